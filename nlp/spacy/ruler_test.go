package spacy

import (
	"strings"
	"testing"

	"github.com/tinylib/msgp/msgp"
)

// These are values in a file of patterns.
type (
	anyMap  = map[string]any
	anyList = []any
)

// packed returns a value in msgpack.
func packed(t testing.TB, value any) []byte {
	t.Helper()
	data, err := msgp.AppendIntf(nil, value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// oneRule returns a file of patterns with one rule for one token.
func oneRule(t testing.TB, conditions, attrs anyMap, index int) []byte {
	return packed(t, anyList{anyMap{"patterns": anyList{anyList{conditions}}, "attrs": attrs, "index": index}})
}

// TestRulerConditions shows that all tests of an attribute must hold.
func TestRulerConditions(t *testing.T) {
	for _, test := range []struct {
		name       string
		conditions anyMap
		want       string // the tokens that match
	}{
		{"in", anyMap{"LOWER": anyMap{"IN": anyList{"the", "a"}}}, "The a"},
		{"in and not in", anyMap{"LOWER": anyMap{"IN": anyList{"the", "a"}, "NOT_IN": anyList{"a"}}}, "The"},
		{"regex and not in", anyMap{"LOWER": anyMap{"REGEX": "^t", "NOT_IN": anyList{"the"}}}, "tea"},
		{"the regex of Python", anyMap{"TEXT": anyMap{"REGEX": `^[^\W\d_]+\Z`}}, "The tea a"},
		{"two attributes", anyMap{"LOWER": "the", "TEXT": "the"}, ""},
		{"no condition", anyMap{}, "The tea a 9"},
	} {
		r, err := newRuler(oneRule(t, test.conditions, anyMap{"LEMMA": "x"}, -1))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		w := newWork()
		tokenizer := &tokenizer{vocab: newVocab(nil), phrases: new(phrases)}
		w.begin("The tea a 9", tokenizer.tokenize("The tea a 9"))
		r.annotate(w)
		var got []string
		for _, token := range w.end().Tokens {
			if token.Lemma == "x" {
				got = append(got, token.Text)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: matches %q, want %q", test.name, got, test.want)
		}
	}
}

// TestSortFeatures compares with spaCy 3.8.
func TestSortFeatures(t *testing.T) {
	for _, test := range []struct{ morph, want string }{
		{"Number=Sing", "Number=Sing"},
		{"Case=Nom,Acc|Abc=1", "Abc=1|Case=Acc,Nom"},
		{"Foo=a|Foo1=b", "Foo1=b|Foo=a"},
		{"b=1|B=1", "B=1|b=1"},
		{"Foo=b|Foo=a", "Foo=a"},
		{"_", ""},
		{"", ""},
	} {
		if got, err := sortFeatures(test.morph); got != test.want || err != nil {
			t.Errorf("sortFeatures(%q) = %q, %v, want %q", test.morph, got, err, test.want)
		}
	}
}
