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
