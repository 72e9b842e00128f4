package spacy

import (
	"slices"
	"testing"

	"github.com/tinylib/msgp/msgp"
)

// movesFile returns a file of moves as spaCy writes it.
func movesFile(labels string) []byte {
	return msgp.AppendString(msgp.AppendString(msgp.AppendMapHeader(nil, 1), "moves"), labels)
}

// TestReadMoves compares the order with that of spaCy 3.8, for labels that were
// learned and ones that were added by hand.
func TestReadMoves(t *testing.T) {
	got, err := readMoves(movesFile(`{
		"0": {},
		"1": {"ORG": 5, "GPE": 7, "LAW": 5, "APPLE": -2, "ZEBRA": -1, "MOON": -3},
		"2": {"ORG": 5, "GPE": 7, "LAW": 5, "APPLE": -2, "ZEBRA": -1, "MOON": -3},
		"4": {"ORG": 1, "ZEBRA": -3, "APPLE": -1, "NEW": -2},
		"5": {"": 1}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []move{
		{1, "GPE"}, {1, "ORG"}, {1, "LAW"}, {2, "GPE"}, {2, "ORG"}, {2, "LAW"}, {4, "ORG"}, {5, ""},
		{1, "ZEBRA"}, {2, "ZEBRA"}, {4, "ZEBRA"}, {1, "APPLE"}, {2, "APPLE"}, {4, "APPLE"}, {4, "NEW"}, {1, "MOON"}, {2, "MOON"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
