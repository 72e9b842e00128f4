package spacy

import (
	"math"
	"strings"
	"testing"
)

func TestFromPython(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{`^a|b$`, `^a|b$`},
		{`\u00e9\U0001F600\x41`, `é😀A`},
		{`\u002b\x5d`, `\+\]`},
		{`[\u00a1-\uffff]`, "[¡-\uffff]"},
		{`[\x5d\x2d[]`, `[\]\-\[]`},
		{`[]a]`, `[\]a]`},
		{`[^]a]`, `[^\]a]`},
		{`[a-[b]`, `[a-\[b]`},
		{`\w`, `[a-zA-Z0-9_\p{L}\p{N}]`},
		{`\W`, `[^a-zA-Z0-9_\p{L}\p{N}]`},
		{`[\w-]`, `[a-zA-Z0-9_\p{L}\p{N}-]`},
		{`\S*\s`, `[^\s\x1c-\x1f]*[\s\x1c-\x1f]`},
		{`[^\s]`, `[^\s\x1c-\x1f]`},
		{`[\Wa]`, `(?:[^a-zA-Z0-9_\p{L}\p{N}]|[a])`},
		{`[^\W^]`, `(?:(?!(?:[^a-zA-Z0-9_\p{L}\p{N}]|[\^]))(?s:.))`},
		{`\_\“\-\d`, `_“\-\d`},
		{`(?P<x>a)\Z`, `(?<x>a)\z`},
		{`[(?P<]`, `[(?P<]`},
		{`\`, `\`},
	} {
		if got := fromPython(test.source); got != test.want {
			t.Errorf("fromPython(%s)\n got %s\nwant %s", test.source, got, test.want)
		}
	}
}

// TestClasses compares with Python 3.11.
func TestClasses(t *testing.T) {
	const sample = "9a_\u0301\u200d \x1c-^²"
	for _, test := range []struct{ source, want string }{
		{`[\W\d]`, "1001111110"},
		{`[^\W\d]`, "0110000001"},
		{`[\W_]`, "0011111110"},
		{`[\W\S]`, "1111111111"},
		{`[^\S]`, "0000011000"},
		{`[^\S\d]`, "0000011000"},
		{`[\D_]`, "0111111111"},
		{`[^\D]`, "1000000000"},
		{`[^\W^]`, "1110000001"},
		{`[\W-]`, "0001111110"},
	} {
		p, err := newPattern(test.source)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range sample {
			got += map[bool]string{false: "0", true: "1"}[p.matches(string(r))]
		}
		if got != test.want {
			t.Errorf("%s matches %s, want %s", test.source, got, test.want)
		}
	}
}

// TestBoundaries compares with Python 3.11.
func TestBoundaries(t *testing.T) {
	for _, test := range []struct {
		source, text string
		want         bool
	}{
		{`a\b`, "a\u0301", true},
		{`m\b`, "m²", false},
		{`m\B`, "m²", true},
		{`\B.`, "\u0301", true},
		{`\Bb\b`, "ab", true},
		{`^[\b]$`, "\b", true},
	} {
		p, err := newPattern(test.source)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.matches(test.text); got != test.want {
			t.Errorf("%s in %q: %t, want %t", test.source, test.text, got, test.want)
		}
	}
}

func TestReach(t *testing.T) {
	const noLimit = math.MaxInt32
	for _, test := range []struct {
		source string
		want   int
	}{
		{`(?:km²|m)$`, 3},
		{`(?<=[0-9])(?:km|\u00e9)$`, 3},
		{`(?<=abcdefgh)s$`, 9},
		{`\w{15}$`, 15},
		{`(?:\w{2}){3,4}`, 8},
		{`[^\W_]?(?!b)`, 3}, // what a group only looks at counts too
		{`x+$`, noLimit},
		{`x{3,}$`, noLimit},
		{`(a)\1`, noLimit},
	} {
		if got := reach(test.source); got != test.want {
			t.Errorf("reach(%s) = %d, want %d", test.source, got, test.want)
		}
	}
}

func TestFactor(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{`^a|^\.\.+|^[|]`, `^(?:a|\.\.+|[|])`},
		{`a$|(?<=b|c)d$`, `(?:a|(?<=b|c)d)$`},
		{`a$|b\$`, `a$|b\$`},
		{`^a|b`, `^a|b`},
		{`a`, `a`},
		{``, ``},
	} {
		if got := factor(test.source); got != test.want {
			t.Errorf("factor(%s) = %s, want %s", test.source, got, test.want)
		}
	}
}

func TestPartSingles(t *testing.T) {
	singles, others := partSingles(`…$|……$|\!$|[a|b]$|\.\.+$|'s$|(?<=[0-9])\+$|(?<=a(b|c))d$|(?<=[0-9])(?:km|m)$|\b$|a+$|(?<=x)(?:y)z$|\u00e9$`)
	if want := `…$|\!$|[a|b]$|(?<=[0-9])\+$|\u00e9$`; singles != want {
		t.Errorf("singles are %s, want %s", singles, want)
	}
	if want := `……$|\.\.+$|'s$|(?<=a(b|c))d$|(?<=[0-9])(?:km|m)$|\b$|a+$|(?<=x)(?:y)z$`; others != want {
		t.Errorf("others are %s, want %s", others, want)
	}
	if singles, others := partSingles(`(?i)a$|b$`); singles != "" || others != `(?i)a$|b$` {
		t.Errorf("of those with flags, singles are %s, others %s", singles, others)
	}
}

// FuzzPattern shows that no source makes the compiler panic.
func FuzzPattern(f *testing.F) {
	for _, source := range []string{`^§|^\+(?![0-9])`, `(?<=[0-9])(?:km|m/s)$|[\u00A6-\u00A9]$`, `(?u)^(?:\S+@)?[^\W_]`, `[a-[b]]`, `(?P<a>x)\Z`, `\`, `[`, `(?`} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		p, err := newPattern(source)
		if (p == nil) == (err == nil) {
			t.Errorf("pattern %v and error %v", p, err)
		}
		if got := strings.Join(regexPieces(source), ""); got != source {
			t.Errorf("the pieces make up %q", got)
		}
	})
}
