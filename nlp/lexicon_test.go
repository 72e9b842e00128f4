package nlp

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// TestLexicon shows that the table can be read and names types that there are.
func TestLexicon(t *testing.T) {
	types := make(map[news.EventType]bool)
	for _, kind := range news.EventTypes() {
		types[kind] = true
	}
	s, err := parseSenses(lexiconTable)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[news.EventType]bool)
	for _, table := range []map[string][]*sense{s.verbs, s.nouns} {
		for word, list := range table {
			for _, m := range list {
				seen[m.kind] = true
				if !types[m.kind] {
					t.Errorf("%s tells of %s, which is no type", word, m.kind)
				}
				if len(m.roles) == 0 || m.does == "" || m.done == "" || strings.ToLower(word) != word {
					t.Errorf("%s: %+v lacks something", word, *m)
				}
			}
		}
	}
	for kind := range types {
		if !seen[kind] {
			t.Errorf("nothing tells of %s", kind)
		}
	}
}

func TestLexiconErrors(t *testing.T) {
	for _, tt := range []struct{ table, want string }{
		{"verb\tSUE\tsue", "line 1 of the lexicon has 3 columns and begins with \"verb\""},
		{"# nothing\nverb\tSUE\tsue\tsues\tA=subject\tsue", "line 2 of the lexicon: one title only: \"sues\""},
		{"verb\tSUE\tsue\tsues/Suit\tX=subject\tsue", "line 1 of the lexicon: frame \"X=subject\" has a part \"X=subject\" that means nothing"},
		{"verb\tSUE\tsue\tsues/Suit\tA=subject:king\tsue", "line 1 of the lexicon: no set of nouns is called \"king\""},
	} {
		if _, err := parseSenses(tt.table); err == nil || err.Error() != tt.want {
			t.Errorf("%q: got %v, want %s", tt.table, err, tt.want)
		}
	}
}

// FuzzLexicon shows that no table makes the parser fail otherwise than with an
// error.
func FuzzLexicon(f *testing.F) {
	f.Add(lexiconTable[:2000])
	f.Add("verb\tSUE\tsue\tsues/Suit against\tA=subject&! R=object:body!|against +to -object\tsue take_over")
	f.Fuzz(func(t *testing.T, table string) {
		s, err := parseSenses(table)
		if (s == nil) == (err == nil) {
			t.Errorf("got %v and %v", s, err)
		}
	})
}

// TestPredicates shows that relations have the predicates that there are.
func TestPredicates(t *testing.T) {
	all := news.Predicates()
	for _, table := range []map[string][]*sense{relations.verbs, relations.nouns} {
		for word, list := range table {
			for _, m := range list {
				if !slices.Contains(all, string(m.kind)) {
					t.Errorf("%s tells %s, which is no predicate", word, m.kind)
				}
			}
		}
	}
}
