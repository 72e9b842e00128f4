package eval

import (
	"math"
	"strings"
	"testing"
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
