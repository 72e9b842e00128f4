package nlp

import "testing"

// TestTitles gives people the place in the sentence that the model gives to the
// title before their names.
func TestTitles(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Former US Ambassador to the United Nations Nikki Haley met Jeff Bezos.": "Nikki Haley",
		"Speaker of the parliament Ali Larijani met Jeff Bezos.":                 "Ali Larijani",
		"The editor of Time Nancy Gibbs met Jeff Bezos.":                         "Nancy Gibbs",
		"The president, Ali Larijani, met Jeff Bezos.":                           "The president",
	} {
		a := article("2020-08-07", text)
		got := ""
		for _, s := range read(t, r, a).Statements {
			if s.Predicate == "consult" {
				got = s.Subject.Span.Of(a.Text)
			}
		}
		if got != want {
			t.Errorf("%s: %q met him, want %q", text, got, want)
		}
	}
}
