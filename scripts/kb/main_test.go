package main

import (
	"slices"
	"testing"
)

func TestShared(t *testing.T) {
	words := map[string]bool{"target": true, "tea": true, "shop": true}
	for name, want := range map[string]string{
		"Target":    "Target=0.2",
		"Tea Shop":  "Tea Shop=0.4",
		"Tea Ikea":  "Tea Ikea=0.7",
		"GWM":       "GWM=0.4",
		"Specsaver": "Specsaver=0.7",
	} {
		if got := shared(name, words); got != want {
			t.Errorf("shared(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"Crédit Agricole": true, "7-Eleven": true, "Мегафон": false, "99": false, "": false, "A|B": false, "a=0.1": false,
	} {
		if got := isName(name); got != want {
			t.Errorf("isName(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, test := range []struct {
		include []any
		want    bool
	}{
		{[]any{"001"}, true},
		{[]any{"de", "fr", "it"}, true},
		{[]any{"de", "fr"}, false},
		{[]any{"de", "us-ca.geojson", []any{1.0, 2.0}, "fr"}, false},
		{nil, false},
	} {
		var i item
		i.LocationSet.Include = test.include
		if got := i.spread(); got != test.want {
			t.Errorf("spread of %v = %v, want %v", test.include, got, test.want)
		}
	}
}

func TestLeaveOut(t *testing.T) {
	taken := names{"Q1": true, "known": true}
	got := taken.leaveOut([]entry{
		{qid: "Q1", name: "Other"}, {qid: "Q2", name: "Known"}, {qid: "Q3", name: "New", aliases: []string{"Known", "Newer"}}, {qid: "Q4", name: "New"},
	})
	if len(got) != 1 || got[0].qid != "Q3" || !slices.Equal(got[0].aliases, []string{"Newer"}) {
		t.Errorf("left are %v, want Q3 alone, with the alias Newer", got)
	}
}
