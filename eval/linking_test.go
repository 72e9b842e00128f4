package eval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/kb"
	"newsgraph/news"
	"newsgraph/nlp"
)

func TestNewText(t *testing.T) {
	x := newText("20200102 - Zürich wählt", "2020-01-02", "Zürich wählt\n\n  Überall – ja.\nEnde")
	var got []string
	for _, b := range x.article.Blocks {
		got = append(got, string(b.Kind)+" "+b.Span.Of(x.article.Text))
	}
	if want := "HEADING Zürich wählt|PARAGRAPH Überall – ja.|PARAGRAPH Ende"; strings.Join(got, "|") != want {
		t.Errorf("got the blocks %q, want %q", got, want)
	}
	s := x.span(16, 23)
	if got := s.Of(x.article.Text); got != "Überall" {
		t.Errorf("code points 16 to 23 are %q, want Überall", got)
	}
	if start, end := x.points(s); start != 16 || end != 23 {
		t.Errorf("back in code points: %d to %d, want 16 to 23", start, end)
	}
	if x.article.Headline != "Zürich wählt" || x.article.Published.IsZero() {
		t.Errorf("headline %q, published %v", x.article.Headline, x.article.Published)
	}
}

// FuzzText keeps spans within the text, whatever a set says.
func FuzzText(f *testing.F) {
	f.Add("a – b\n\nc", 2, 3)
	f.Add("", -1, 7)
	f.Add("\xff\n\u00a0x", 3, 1)
	f.Fuzz(func(t *testing.T, content string, start, end int) {
		x := newText("", "", content)
		s := x.span(start, end)
		if s.Start < 0 || s.End < s.Start || s.End > len(content) {
			t.Fatalf("%q has no span %v", content, s)
		}
		if first, last := x.points(s); x.span(first, last) != s {
			t.Fatalf("%v is %d to %d in code points, and these are %v", s, first, last, x.span(first, last))
		}
		for _, b := range x.article.Blocks {
			if strings.TrimSpace(b.Span.Of(content)) != b.Span.Of(content) {
				t.Fatalf("block %q", b.Span.Of(content))
			}
		}
	})
}

func TestNamed(t *testing.T) {
	for words, want := range map[string]bool{
		"Obama": true, "777-200LR": true, "“Hamlet”": true, "the Kremlin": false, "I": false, "His": false, "his": false, "42": false, "": false, "Éire": true, "iPhone": false,
	} {
		if got := named(words); got != want {
			t.Errorf("named(%q) = %t, want %t", words, got, want)
		}
	}
}

// TestScore counts made-up predictions against nested, free and itemless
// mentions.
func TestScore(t *testing.T) {
	at := func(start, end int) news.Span { return news.Span{Start: start, End: end} }
	x := &linkText{mentions: []linkMention{
		{span: at(0, 20), qid: "Q1", named: true}, // Louis, Duke of Hesse
		{span: at(0, 5), qid: "Q1", named: true},
		{span: at(15, 20), qid: "Q2", named: true},
		{span: at(30, 35), qid: "Q3", named: true},
		{span: at(40, 45), named: true},
		{span: at(50, 55), qid: "Q4", named: true, free: true},
		{span: at(60, 63), qid: "Q1"}, // he
	}}
	same := func(got, want string) bool { return got == want }
	for _, test := range []struct {
		name      string
		predicted map[news.Span]string
		want      count
	}{
		{"nothing", nil, count{gold: 2}},
		{"all", map[news.Span]string{at(0, 20): "Q1", at(30, 35): "Q3"}, count{2, 2, 2, 2}},
		{"the inner ones", map[news.Span]string{at(0, 5): "Q1", at(15, 20): "Q2"}, count{2, 1, 1, 1}},
		{"one inside wrong", map[news.Span]string{at(0, 5): "Q1", at(15, 20): "Q9"}, count{2, 1, 2, 1}},
		{"another item", map[news.Span]string{at(0, 20): "Q9"}, count{2, 0, 1, 0}},
		{"another span", map[news.Span]string{at(29, 35): "Q3"}, count{2, 0, 1, 0}},
		{"no item, free, a pronoun", map[news.Span]string{at(40, 45): "Q9", at(50, 55): "Q9", at(60, 63): "Q1"}, count{2, 0, 0, 0}},
	} {
		var got count
		x.score(&got, linkMention.linkable, test.predicted, same)
		if got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
}

// TestBest finds the threshold below which precision is lost; equal scores
// stand together.
func TestBest(t *testing.T) {
	l := linker{inKB: 40}
	for i := range 30 {
		l.shown = append(l.shown, choice{.9 - float64(i)/100, i != 4 && i < 25})
	}
	if f := l.best("x"); f.Note != "threshold 0.660" || f.R != 60 || f.P != 96 {
		t.Errorf("got %+v, want 24 of 25 right, which are 60 %% of 40, at .66", f)
	}
	l.shown = []choice{{.5, true}, {.5, false}}
	if f := l.best("x"); f.R != 0 || f.Note != "no threshold gives it" {
		t.Errorf("got %+v, want nothing", f)
	}
}

// TestLinking runs the whole measure on sets of one made-up text each.
func TestLinking(t *testing.T) {
	dir := t.TempDir()
	for _, set := range append(append([]string{}, measuredOn...), tunedOn...) {
		writeSet(t, filepath.Join(dir, "linking", set+".jsonl.gz"), map[string]any{
			"id": set, "title": "", "text": "Olaf Scholz met Jane Nobody in Berlin.", "eval_span": []int{0, 38},
			"mentions": []map[string]any{
				{"start": 0, "end": 11, "qid": "Q61053", "name": "Olaf Scholz", "type": "Q215627"},
				{"start": 16, "end": 27, "qid": nil, "name": "Unknown", "type": "OTHER"},
				{"start": 31, "end": 37, "qid": "Q1022", "name": "Stuttgart", "type": "Q515"}, // to have something wrong
			},
		})
	}
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var wrong strings.Builder
	figures, err := Linking(t.Context(), &nlp.Reader{Names: names, Model: model(t)}, dir, &wrong)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, f := range figures {
		if f.Set == "msnbc" {
			got[f.Name] = fmt.Sprintf("%.0f", f.Value)
		}
	}
	for name, want := range map[string]string{
		"names": "50", "name spans": "100", "given: choice, all names": "50", "given: choice of the ceiling": "100", "given: no item, not linked": "100",
	} {
		if got[name] != want {
			t.Errorf("%s: got %q, want %q", name, got[name], want)
		}
	}
	if log := wrong.String(); strings.Contains(log, "msnbc") || strings.Contains(log, "aida") || strings.Contains(log, "news-fair") || !strings.Contains(log, `"Set":"wiki-fair-2"`) || !strings.Contains(log, "[Berlin]") {
		t.Errorf("what is wrong should be told of the sets that were tuned on, and only of them; got\n%s", log)
	}
}

func writeSet(t *testing.T, name string, row any) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := gzip.NewWriter(f)
	if err := json.NewEncoder(z).Encode(row); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestReadChains refuses what is no file of chains.
func TestReadChains(t *testing.T) {
	file := filepath.Join(t.TempDir(), "chains")
	for _, test := range []struct{ content, complaint string }{
		{`{"id": "x", "chains": [[[0, 3], [5, 7]]]}`, ""},
		{`{"id": "x", "chains": [[0, 3]]}`, "which must have"},
		{"nonsense", "which must have"},
	} {
		if err := os.WriteFile(file, []byte(test.content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadChains(file); (err != nil) != (test.complaint != "") || err != nil && !strings.Contains(err.Error(), test.complaint) {
			t.Errorf("%s: got the error %v, want %q", test.content, err, test.complaint)
		}
	}
	if _, err := ReadChains(file + "x"); err == nil {
		t.Error("an absent file gives no error")
	}
}
