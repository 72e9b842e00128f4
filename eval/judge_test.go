package eval

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/kb"
	"newsgraph/nlp"
)

func TestVerdicts(t *testing.T) {
	read := func(text string) []Verdict {
		verdicts, err := ReadVerdicts(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return verdicts
	}
	one := read("a\ty\ty\ty\ty\ty\t\nb\ty\ty\tn\ty\ty\tthe object\n\nc\tY\ty\ty\ty\tn\n")
	other := read("c\ty\ty\ty\ty\ty\t\na\ty\ty\ty\ty\ty\nb\ty\ty\tn\ty\ty\n")
	figures, err := Judged(one, other)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"subject": 100, "predicate": 100, "object": 200. / 3, "voice": 100, "status": 200. / 3, "all five": 100. / 3}
	for _, f := range figures {
		if math.Abs(f.Value-want[f.Name]) > 1e-9 || f.Predicted != 3 || f.Low >= f.Value {
			t.Errorf("%s: %.1f of %.0f, from %.1f; want %.1f of 3", f.Name, f.Value, f.Predicted, f.Low, want[f.Name])
		}
	}
	if note := figures[5].Note; note != "the two agree on 66.7 %, kappa 0.40" {
		t.Errorf("all five: %s", note)
	}
	for text, message := range map[string]string{"a\ty": "line 1 has 2 columns", "a\ty\ty\ty\ty\t?\t": "the mark for the status"} {
		if _, err := ReadVerdicts(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%q: %v, want %s", text, err, message)
		}
	}
	for _, others := range [][]Verdict{one[:2], append(one[:2:2], one[0]), read(strings.ReplaceAll("a\ty\ty\ty\ty\ty\nb\ty\ty\ty\ty\ty\nX\ty\ty\ty\ty\ty", "X", "d"))} {
		for _, pair := range [][2][]Verdict{{one, others}, {others, one}} {
			if _, err := Judged(pair[0], pair[1]); err == nil {
				t.Error("verdicts on other statements are taken")
			}
		}
	}
}

// TestWilson compares with values of R's binom.confint(method = "wilson").
func TestWilson(t *testing.T) {
	for _, tt := range []struct {
		right, n  int
		low, high float64
	}{{0, 10, 0, 27.75}, {10, 10, 72.25, 100}, {8, 10, 49.02, 94.33}, {340, 400, 81.17, 88.16}} {
		low, high := Wilson(tt.right, tt.n)
		if math.Abs(low-tt.low) > 0.01 || math.Abs(high-tt.high) > 0.01 {
			t.Errorf("%d of %d: %.2f to %.2f, want %.2f to %.2f", tt.right, tt.n, low, high, tt.low, tt.high)
		}
	}
}

// writeWikinews writes articles as the set has them, with the ids w:0, w:1, ...
func writeWikinews(t *testing.T, texts ...string) (dir string) {
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "wikinews"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, year := range []string{"2019", "2020"} {
		f, err := os.Create(filepath.Join(dir, "wikinews", "wikinews-"+year+".jsonl.gz"))
		if err != nil {
			t.Fatal(err)
		}
		z := gzip.NewWriter(f)
		lines := json.NewEncoder(z)
		for i, text := range texts {
			if year == "2019" {
				break
			}
			if err := lines.Encode(map[string]string{"id": fmt.Sprintf("w:%d", i), "date": "2020-08-07", "text": text}); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestDraw draws samples of what is found in three articles.
func TestDraw(t *testing.T) {
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := &nlp.Reader{Names: names, Model: model(t)}
	dir := writeWikinews(t, "Élysée: Google sued Apple. Apple bought Intel.", "Angela Merkel met Emmanuel Macron. He said that he was glad.", "Microsoft sued Oracle.")
	draw := func(n int, seed uint64, without ...string) []string {
		drawn, err := Draw(t.Context(), reader, dir, without, n, seed)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, d := range drawn {
			found = append(found, d.Article+" "+d.Subject+" "+d.Predicate+" "+d.Object)
		}
		return found
	}
	all := draw(100, 1)
	slices.Sort(all)
	want := []string{"w:0 Apple acquire Intel", "w:0 Google sue Apple", "w:1 Angela Merkel consult Emmanuel Macron", "w:1 He = Emmanuel Macron say ", "w:2 Microsoft sue Oracle"}
	if !slices.Equal(all, want) {
		t.Errorf("all there is:\n got %q\nwant %q", all, want)
	}
	if got := draw(3, 7); len(got) != 3 || !slices.Equal(got, draw(3, 7)) {
		t.Errorf("three by one seed: %q, then %q", got, draw(3, 7))
	}
	if got := draw(100, 1, "w:0", "w:1/14-17/assault/what/it/was"); slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "consult") || strings.HasPrefix(s, "w:0") }) || len(got) != 2 {
		t.Errorf("without an article and a statement: %q", got)
	}
	if got := draw(100, 1, "w:0", "w:1"); !slices.Equal(got, []string{"w:2 Microsoft sue Oracle"}) {
		t.Errorf("without two articles: %q", got)
	}
}

// TestRecall looks for annotated statements. Places are code points.
func TestRecall(t *testing.T) {
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := &nlp.Reader{Names: names, Model: model(t)}
	dir := writeWikinews(t, "Élysée: Google sued Apple. Intel grew.")
	annotated, err := ReadAnnotated(strings.NewReader(`
{"article":"w:0","triggerStart":15,"triggerEnd":19,"predicate":"sue","subjectStart":8,"subjectEnd":14,"objectStart":20,"objectEnd":25,"voice":"REPORTAGE","status":"HAPPENED"}
{"article":"w:0","triggerStart":15,"triggerEnd":19,"predicate":"sue","subjectStart":8,"subjectEnd":14,"objectStart":20,"objectEnd":25,"voice":"QUOTED","status":"HAPPENED"}
{"article":"w:0","triggerStart":15,"triggerEnd":19,"predicate":"sue","subjectStart":8,"subjectEnd":14,"objectStart":27,"objectEnd":32,"voice":"REPORTAGE","status":"HAPPENED"}
{"article":"w:0","triggerStart":33,"triggerEnd":37,"predicate":"launch","subjectStart":27,"subjectEnd":32,"objectStart":-1,"objectEnd":-1,"voice":"REPORTAGE","status":"HAPPENED"}`))
	if err != nil {
		t.Fatal(err)
	}
	figures, err := Recall(t.Context(), reader, dir, annotated)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"statements": 50, "statements with voice and status": 25, "sue": 200. / 3, "launch": 0}
	for _, f := range figures {
		if math.Abs(f.Value-want[f.Name]) > 1e-9 {
			t.Errorf("%s: %.1f, want %.1f", f.Name, f.Value, want[f.Name])
		}
	}
	if len(figures) != len(want) {
		t.Errorf("%d figures, want %d", len(figures), len(want))
	}
	annotated[0].Article = "w:9"
	if _, err := Recall(t.Context(), reader, dir, annotated); err == nil || !strings.Contains(err.Error(), "w:9") {
		t.Errorf("an article that is not there: %v", err)
	}
}
