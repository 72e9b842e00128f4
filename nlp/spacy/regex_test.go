package spacy

import (
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
