package nlp

import (
	"strings"
	"testing"
)

// TestAffiliation tells who belongs to whom by names alone.
func TestAffiliation(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Ann Lee of the Brookings Institution told the BBC that the ban was illegal.": "Ann Lee employer Brookings Institution",
		"Critics such as Tom Reed at Harvard University disagreed.":                   "Tom Reed employer Harvard University",
		"The motion was filed by Joanna Cherry of the Scottish National Party.":       "Joanna Cherry member_of Scottish National Party",
		"He wrote to Britain's Ministry of Defence in May.":                           "Ministry of Defence part_of Britain",
		"Republican Larry Hogan met Democrat Nancy Pelosi on Monday.":                 "Larry Hogan member_of Republican; Nancy Pelosi member_of Democrat",
		"Joe Biden of Delaware spoke in Berlin.":                                      "",
	} {
		a := article("2020-08-07", text)
		reading := read(t, r, a)
		var got []string
		for _, s := range reading.Statements {
			if s.Event < 0 {
				got = append(got, s.Subject.Span.Of(a.Text)+" "+s.Predicate+" "+strings.TrimPrefix(s.Object.Span.Of(a.Text), "the "))
			}
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}

// TestSayings tells who says something by the quotes.
func TestSayings(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"According to NASA, the rocket flew for two minutes.":                        "NASA say",
		"\"The ban is illegal,\" Elon Musk countered on Friday.":                     "Elon Musk say",
		"Joe Biden said \"Will you shut up?\"":                                       "Joe Biden say",
		"The rocket will fly, Elon Musk thinks, and he would say so to Jeff Bezos.":  "",
		"Elon Musk told the BBC that the rocket flew, and the BBC reported as much.": "Elon Musk say BBC; BBC say",
	} {
		a := article("2020-08-07", text)
		var got []string
		for _, s := range read(t, r, a).Statements {
			got = append(got, strings.TrimSpace(s.Subject.Span.Of(a.Text)+" "+s.Predicate+" "+s.Object.Span.Of(a.Text)))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}
