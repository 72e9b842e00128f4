package graph

import (
	"strings"
	"testing"

	"newsgraph/news"
)

func TestDifferences(t *testing.T) {
	for _, tt := range []struct{ a, b, onlyA, onlyB string }{
		{"", "", "", ""},
		{"the deal is dead", "The deal is DEAD.", "", ""},
		{"we will, I think, never sign it", "“We will never sign”", "I think|it", ""},
		{"a great deal for us", "a good deal for all of us", "great", "good|all of"},
		{"one", "two", "one", "two"},
	} {
		onlyA, onlyB := Differences(tt.a, tt.b)
		if got, other := cutOut(tt.a, onlyA), cutOut(tt.b, onlyB); got != tt.onlyA || other != tt.onlyB {
			t.Errorf("%q and %q: only %q and %q, want %q and %q", tt.a, tt.b, got, other, tt.onlyA, tt.onlyB)
		}
	}
	long := strings.Repeat("word ", 3000)
	if onlyA, onlyB := Differences("begin "+long+"x end", "begin y "+long+"end"); len(onlyA) != 1 || len(onlyB) != 1 {
		t.Errorf("of very long texts %v and %v differ, want one stretch each", onlyA, onlyB)
	}
}

func cutOut(text string, spans []news.Span) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.Of(text))
	}
	return strings.Join(all, "|")
}

// FuzzDifferences checks that two texts without what only one has are the same
// words.
func FuzzDifferences(f *testing.F) {
	f.Add("We will, I think, never sign", "never’s “sign”")
	f.Add("\xff a.b", "…")
	f.Fuzz(func(t *testing.T, a, b string) {
		onlyA, onlyB := Differences(a, b)
		if x, y := without(a, onlyA), without(b, onlyB); x != y {
			t.Errorf("%q and %q share %q and %q", a, b, x, y)
		}
	})
}

// without are the words of a text outside some stretches of it.
func without(text string, spans []news.Span) string {
	var all []string
	for _, w := range words(text) {
		inside := false
		for _, s := range spans {
			inside = inside || s.Contains(w.span)
		}
		if !inside {
			all = append(all, w.folded)
		}
	}
	return strings.Join(all, " ")
}
