package main

import (
	"strings"
	"testing"
)

func TestLicense(t *testing.T) {
	const (
		mit   = "MIT License\n\nCopyright (c) 2020 Ann\n\nPermission is hereby granted, free\nof charge, to any person"
		bsd2  = "Copyright 2011 Bob. All rights reserved.\nRedistribution and use in source and binary\tforms, with or"
		bsd3  = bsd2 + "\n * Neither the name of Google"
		gpl   = "GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007"
		mpl   = "Mozilla Public License, version 2.0\n Incompatible With Secondary Licenses: the GNU General Public License"
		logo  = "https://example.org/logo.png"
		quote = "Parts that are not linked: " + gpl
	)
	for _, test := range []struct {
		name  string
		files []file
		want  string // or the words of the error
		fails bool
	}{
		{"one", []file{{"LICENSE", mit}}, "MIT", false},
		{"two clauses", []file{{"License.txt", bsd2}}, "BSD-2-Clause", false},
		{"three clauses", []file{{"COPYING", bsd3}}, "BSD-3-Clause", false},
		{"file-level copyleft", []file{{"LICENSE", mpl}}, "MPL-2.0", false},
		{"several", []file{{"LICENSE", bsd3}, {"LICENSE-LOGO", logo}, {"sub/LICENSE", mit}}, "BSD-3-Clause, MIT", false},
		{"quoted inventory", []file{{"LICENSE", mit}, {"LICENSE-3RD-PARTY.md", quote}}, "MIT", false},
		{"copyleft", []file{{"LICENSE", gpl}}, "under the GPL", true},
		{"copyleft below", []file{{"LICENSE", mit}, {"sub/LICENSE", gpl}}, "under the GPL (sub/LICENSE)", true},
		{"none", nil, "no license file", true},
		{"unknown", []file{{"LICENSE", "Ask me first."}}, "no license file that is known", true},
		{"only a side file", []file{{"LICENSE-LOGO", mit}}, "no license file that is known", true},
	} {
		got, err := module{"example.org/m", "v1", test.files}.license()
		if (err != nil) != test.fails {
			t.Errorf("%s: error %v, want one: %v", test.name, err, test.fails)
		}
		if err != nil {
			got = err.Error()
		}
		if test.fails && !strings.Contains(got, test.want) || !test.fails && got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTextsOnce(t *testing.T) {
	got := texts([]module{
		{"a", "v1", []file{{"LICENSE", "Same text \r\n"}}},
		{"b", "v2", []file{{"COPYING", "\nSame text"}, {"NOTICE", "Another"}}},
	})
	for text, want := range map[string]int{"Same text": 1, "Another": 1, "a: LICENSE\nb: COPYING\n": 1, "\r": 0} {
		if n := strings.Count(got, text); n != want {
			t.Errorf("%q stands %d times in the texts, want %d:\n%s", text, n, want, got)
		}
	}
}

func TestCopyrights(t *testing.T) {
	m := module{files: []file{{"LICENSE", "// Copyright (c)  2020 Ann\nCopyright [yyyy] [name]\ncopyright notice and\nCopyright 2021 Bob\nCopyright 2021 Bob"}}}
	got, want := strings.Join(m.copyrights(), "|"), "Copyright (c) 2020 Ann|Copyright 2021 Bob"
	if got != want {
		t.Errorf("copyrights: got %q, want %q", got, want)
	}
}
