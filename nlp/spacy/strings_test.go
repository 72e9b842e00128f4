package spacy

import (
	"slices"
	"testing"
	"unicode"
)

func TestStringID(t *testing.T) {
	for _, test := range []struct {
		text string
		want uint64
	}{
		{"the", 7425985699627899538},
		{"Trump", 1134333841961332695},
		{"not", 447765159362469301},
		{"n't", 2043519015752540944},
		{"case", 8110129090154140942},
		{"a", 11901859001352538922},
		{"12345678", 9871996032675327904},
		{"123456789", 2056675840866671865},
		{"naïve café", 9646334175591888092},
		{"\x00", 12725806677685968135},

		// symbols
		{"", 0},
		{"IS_ALPHA", 1},
		{"FLAG19", 19},
		{"LANG", 83},
		{"X", 101},
		{"DEPRECATED276", 379},
		{"PERSON", 380},
		{"mark", 423},
		{"punct", 445},
		{"_", 456},
	} {
		if got := stringID(test.text); got != test.want {
			t.Errorf("stringID(%q) = %d, want %d", test.text, got, test.want)
		}
	}
	if got, want := len(symbolIDs()), 457; got != want {
		t.Errorf("%d symbols, want %d", got, want)
	}
}

// TestIsDigit counts, for Unicode may grow but not change.
func TestIsDigit(t *testing.T) {
	var others []rune
	for r := range rune(unicode.MaxRune) {
		if isDigit(r) && !unicode.IsDigit(r) {
			others = append(others, r)
		}
	}
	if got, want := len(others), 128; got != want {
		t.Errorf("%d digits that are not decimal, want %d: %q", got, want, others)
	}
	for _, r := range "²①⓪➉½Ⅷ十" {
		if got, want := isDigit(r), slices.Contains([]rune("²①⓪"), r); got != want {
			t.Errorf("isDigit(%q) = %v", r, got)
		}
	}
}

func TestIsSpace(t *testing.T) {
	const spaces = "\t\n\v\f\r\x1c\x1d\x1e\x1f \u0085\u00a0\u1680" +
		"\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
	var got []rune
	for r := range rune(unicode.MaxRune) {
		if isSpace(r) {
			got = append(got, r)
		}
	}
	if string(got) != spaces {
		t.Errorf("spaces are %q, want %q", string(got), spaces)
	}
}

// TestLower compares with Python's str.lower.
func TestLower(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Trump", "trump"},
		{"ÀÉÎ", "àéî"},
		{"İstanbul", "i\u0307stanbul"},
		{"ΟΔΟΣ", "οδος"},
		{"ΟΔΟΣ.", "οδος."},
		{"ΣΑΣΑ", "σασα"},
		{"Σ", "σ"},
		{"AΣ'", "aς'"},
		{"AΣ'B", "aσ'b"},
		{"A'Σ", "a'ς"},
		{"1Σ", "1σ"},
		{"ⓐΣ", "ⓐς"},
		{"ẞǅK", "ßǆk"},
	} {
		if got := lower(test.text); got != test.want {
			t.Errorf("lower(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
