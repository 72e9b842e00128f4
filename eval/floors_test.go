package eval

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"newsgraph/kb"
	"newsgraph/nlp"
)

// bound is the least value, in percent, that a figure of docs/FIGURES.md may
// have.
type bound struct {
	set, name string
	least     float64
}

// hold reports the figures that are below their bounds, and bounds of figures
// that are not there.
func hold(t *testing.T, figures []Figure, bounds []bound) {
	t.Helper()
	values := make(map[[2]string]float64)
	for _, f := range figures {
		values[[2]string{f.Set, f.Name}] = f.Value
	}
	for _, b := range bounds {
		if got, ok := values[[2]string{b.set, b.name}]; !ok || got < b.least {
			t.Errorf("%s, %s: got %.1f (there: %t), want %.1f or more", b.set, b.name, got, ok, b.least)
		}
	}
	if t.Failed() || testing.Verbose() {
		var table bytes.Buffer
		if err := WriteFigures(&table, figures); err != nil {
			t.Error(err)
		}
		t.Log("\n" + table.String())
	}
}

// TestFloors keeps the figures of docs/FIGURES.md from falling, with the
// knowledge base that is made of the items that NEWSGRAPH_KB names.
func TestFloors(t *testing.T) {
	dir, items := folder(t), os.Getenv("NEWSGRAPH_KB")
	if items == "" {
		message := "no items for a knowledge base: set NEWSGRAPH_KB to the path of entities.jsonl.gz"
		if required("eval") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	build := kb.Build{Sources: []string{items}, Output: filepath.Join(t.TempDir(), "items.kb")}
	names, err := build.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	reader := &nlp.Reader{Names: names, Model: model(t)}
	t.Run("linking", func(t *testing.T) {
		figures, err := Linking(t.Context(), reader, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"msnbc", "names", 59},
			{"msnbc", "name spans", 81},
			{"msnbc", "given: ceiling, names in the kb", 92},
			{"msnbc", "given: choice of the ceiling", 92},
			{"msnbc", "given: shown, precision", 91},
			{"msnbc", "given: shown, coverage of the kb", 80.5},
			{"msnbc", "given: no item, not linked", 98},
			{"msnbc", "given: not in the kb, not linked", 95},
			{"aida-dev", "names", 56},
			{"aida-dev", "name spans", 86.5},
			{"aida-dev", "given: ceiling, names in the kb", 88.5},
			{"aida-dev", "given: choice of the ceiling", 91.5},
			{"aida-dev", "given: shown, precision", 86},
			{"aida-dev", "given: shown, coverage of the kb", 66.5},
			{"aida-dev", "given: no item, not linked", 87.5},
			{"aida-dev", "given: not in the kb, not linked", 94},
			{"news-fair-1", "names", 42},
			{"news-fair-1", "name spans", 73},
			{"news-fair-1", "given: ceiling, names in the kb", 75},
			{"news-fair-1", "given: choice of the ceiling", 86},
			{"news-fair-1", "given: shown, precision", 83},
			{"news-fair-1", "given: shown, coverage of the kb", 51},
			{"news-fair-1", "given: no item, not linked", 95},
			{"news-fair-1", "given: not in the kb, not linked", 92},
		})
	})
	t.Run("coref", func(t *testing.T) {
		figures, err := Coreference(t.Context(), reader, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"gum-news newsgraph", "mean", 49},
			{"gum-news newsgraph", "mean, nothing left out", 48},
			{"gum-news newsgraph", "he, she", 69},
			{"gum-news newsgraph", "he, she: shown", 75},
			{"gum-news newsgraph", "it, they: shown", 75},
			{"gum-news newsgraph", "descriptions: shown", 50},
			{"gum-interview newsgraph", "mean", 30},
			{"gum-interview newsgraph", "he, she", 77},
			{"gum-interview newsgraph", "he, she: shown", 88},
			{"gum-interview newsgraph", "descriptions: shown", 40},
		})
	})
	t.Run("events", func(t *testing.T) {
		figures, err := Events(t.Context(), reader, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"meantime", "trigger of a name", 29},
			{"meantime", "actor", 95},
			{"meantime", "recipient", 79}, // the set has what is asked for as the recipient, newsgraph whom
			{"meantime", "factual or not", 94},
			{"meantime", "time", 60},
			{"petrarch", "source and target", 20},
		})
	})
	t.Run("time", func(t *testing.T) {
		figures, err := TimeExpressions(t.Context(), reader, dir, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"timebank newsgraph", "spans", 93},
			{"timebank newsgraph", "type", 90},
			{"timebank newsgraph", "value", 80},
			{"timebank held out", "value", 77},
			{"aquaint newsgraph", "spans", 91},
			{"aquaint newsgraph", "value", 72},
			{"aquaint newsgraph", "value, one notation", 76},
		})
	})
	t.Run("quotes", func(t *testing.T) {
		figures, err := Quotes(t.Context(), reader, dir, "polnear-dev", nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"polnear-dev", "content exact", 55},
			{"polnear-dev", "content overlap", 72},
			{"polnear-dev", "source overlap", 67},
			{"polnear-dev", "source touch, of found", 83},
			{"polnear-dev", "direct: content overlap", 94},
			{"polnear-dev", "direct: source touch, of found", 88},
		})
		for _, f := range figures {
			if most := map[string]float64{"leak of verbs": 15, "leak of statements": 32}[f.Name]; most > 0 && f.Value > most {
				t.Errorf("%s: got %.1f, want %.0f or less", f.Name, f.Value, most)
			}
		}
	})
	t.Run("roles", func(t *testing.T) {
		figures, err := Roles(t.Context(), reader, dir)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{{"crossre-politics-train", "roles, near", 19}})
	})
	t.Run("voice", func(t *testing.T) {
		figures, err := Voice(t.Context(), reader, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, figures, []bound{
			{"checkthat-2023-dev newsgraph", "macro F1", 69},
			{"brown genre", "macro F1", 88},
			{"brown", "COMMENTARY in editorials and reviews", 27},
		})
	})
}

// TestVoicePeer measures beside TF-IDF and logistic regression, in the same run
// and by the same scores.
func TestVoicePeer(t *testing.T) {
	dir := folder(t)
	python := os.Getenv("NEWSGRAPH_PYTHON")
	if python == "" || exec.Command(python, "-c", "import sklearn").Run() != nil {
		message := "no scikit-learn: set NEWSGRAPH_PYTHON to a Python with the packages of scripts/voice/requirements.txt"
		if required("sklearn") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	set := func(name string) string { return filepath.Join(dir, "voice", "checkthat-2023-"+name+".jsonl.gz") }
	other, err := ReadLabels(printed(t, python, "../scripts/voice/peer.py", set("train"), set("dev")))
	if err != nil {
		t.Fatal(err)
	}
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	figures, err := Voice(t.Context(), &nlp.Reader{Names: names, Model: model(t)}, dir, other)
	if err != nil {
		t.Fatal(err)
	}
	holdPeer(t, figures, "checkthat-2023-dev", "macro F1")
}

// TestCorefPeer measures beside what plain rules make of spaCy's reading, in
// the same run and by the same scores.
func TestCorefPeer(t *testing.T) {
	dir := folder(t)
	python, wheel := spacyPeer(t)
	sets, err := filepath.Glob(filepath.Join(dir, "coref", "gum-*.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := ReadChains(printed(t, python, append([]string{"../scripts/coref/peer.py", wheel}, sets...)...))
	if err != nil {
		t.Fatal(err)
	}
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	figures, err := Coreference(t.Context(), &nlp.Reader{Names: names, Model: model(t)}, dir, other)
	if err != nil {
		t.Fatal(err)
	}
	holdPeer(t, figures, "gum-news", "mean")
}

// printed runs a program, and gives a file with what it prints.
func printed(t *testing.T, program string, args ...string) (file string) {
	t.Helper()
	var problems bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &problems
	found, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, problems.String())
	}
	file = filepath.Join(t.TempDir(), "printed")
	if err := os.WriteFile(file, found, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// holdPeer checks that a figure of a set is not below that of the peer.
func holdPeer(t *testing.T, figures []Figure, set, name string) {
	t.Helper()
	i := slices.IndexFunc(figures, func(f Figure) bool { return f.Set == set+" other" && f.Name == name })
	if i < 0 || figures[i].Value == 0 {
		t.Fatal("the peer has no figure")
	}
	hold(t, figures, []bound{{set + " newsgraph", name, figures[i].Value}})
}
