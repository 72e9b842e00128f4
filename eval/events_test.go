package eval

import (
	"testing"

	"newsgraph/news"
)

func TestCoded(t *testing.T) {
	for _, tt := range []struct {
		words, code string
		want        bool
	}{
		{"Gondor", "GON", true},
		{"the Gondor government", "GONGOV", true},
		{"the Philippines", "PHL", true},
		{"France", "FRA", true},
		{"Minas Tirith", "GON", false}, // a capital for its country is not seen
		{"dragons", "GON", false},      // the first letter is to stand in front
		{"", "GON", false},
		{"Gondor", "", false},
		{"Gondor", "GO", false},
	} {
		if got := coded(tt.words, tt.code); got != tt.want {
			t.Errorf("%q and %s: got %t, want %t", tt.words, tt.code, got, tt.want)
		}
	}
}

func TestTypesOf(t *testing.T) {
	for kind, want := range map[string]news.EventType{
		"Conflict.Attack.DetonateExplode": news.Assault, "Contact.Contact.Meet": news.Consult, "Personnel.EndPosition.Unspecified": news.Leave, "Attack": news.Assault,
		"Life.Die.Unspecified": "", "Vulnerability-related": "",
	} {
		types := typesOf(kind)
		if want == "" && types != nil || want != "" && (len(types) == 0 || types[0] != want) {
			t.Errorf("%s: got %v, want %s", kind, types, want)
		}
	}
}

// TestMeantime shows how a text is measured against its annotation.
func TestMeantime(t *testing.T) {
	text := "Trump met Nadella on Sunday. He did not sue Apple."
	m := meantimeText{text: newText("", "2020-08-07", text), chain: map[string]string{"1": "a", "2": "b"}}
	m.meantimeRow = meantimeRow{
		Entities:     []meantimeSpan{{ID: "1", Start: 0, End: 5, Chain: "a", Syntactic: "NAM"}, {ID: "2", Start: 10, End: 17, Chain: "b"}, {ID: "3", Start: 29, End: 31, Chain: "a"}},
		Events:       []meantimeSpan{{ID: "4", Start: 6, End: 9}},
		Participants: []struct{ Event, Entity, Role string }{{"4", "1", "Arg0"}, {"4", "2", "Arg1"}},
	}
	if !m.ofName("4") {
		t.Error("Trump is no name")
	}
	if e := m.event(news.Span{Start: 6, End: 9}); e == nil || e.ID != "4" {
		t.Errorf("got %v for the trigger", e)
	}
	for _, tt := range []struct {
		found []news.Argument
		want  count
	}{
		{[]news.Argument{{Span: news.Span{Start: 0, End: 5}}}, count{gold: 1, found: 1, predicted: 1, correct: 1}},
		{[]news.Argument{{Span: news.Span{Start: 29, End: 31}}}, count{gold: 1, found: 1, predicted: 1, correct: 1}}, // another mention of the chain
		{[]news.Argument{{Span: news.Span{Start: 10, End: 17}}}, count{gold: 1, predicted: 1}},
		{nil, count{gold: 1}},
	} {
		var c count
		m.score(&c, tt.found, m.spans("4", "Arg0"))
		if c != tt.want {
			t.Errorf("%v: got %+v, want %+v", tt.found, c, tt.want)
		}
	}
}
