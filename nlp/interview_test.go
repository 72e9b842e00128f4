package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

func TestInterview(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		name string
		text []string
		want string // the speakers of the quotes, with their words
	}{
		{"questions", []string{
			"# Ten Minutes With a Baker", "Jane Roe has baked bread in Leeds since 1990.",
			"How did you begin?", "I was hungry.", "Do you still like it?", "Yes, I do. We open at five.", "What would you change?", "My alarm clock.", "What will you do next?", "I will sleep.",
		}, "?: How did you begin?|?: I was hungry.|?: Do you still like it?|?: Yes, I do. We open at five.|?: What would you change?|?: My alarm clock.|?: What will you do next?|?: I will sleep."},
		{"labels", []string{
			"Jane Roe has baked bread in Leeds since 1990.",
			"Q: Why bread?", "Jane Roe: I was hungry.", "Q: And still?", "Jane Roe: Yes, I am.", "((Jane Roe)) : We all are.", "Jane Roe: Ask my brother Tim.",
		}, "?: Why bread?|Jane Roe: I was hungry.|?: And still?|Jane Roe: Yes, I am.|Jane Roe: We all are.|Jane Roe: Ask my brother Tim."},
		{"a few labels", []string{
			"The Ledger: Did he lie?", "Jane Roe: Yes, he lied.", "The Ledger: And what about now?", "Jane Roe: Now we know better.",
		}, "?: Did he lie?|Jane Roe: Yes, he lied.|?: And what about now?|Jane Roe: Now we know better."},
		{"what an outlet asks itself", []string{
			"The order is out.", "Can you still use the app?", "Yes.", "Can you buy it?", "No.", "What should you do?", "Nothing for now.",
		}, ""},
		{"a column", []string{"I ask.", "Is this right?", "I think not.", "Is it wise?", "I doubt it.", "Is it fair?", "We all know."}, ""},
	} {
		a := article("2021-03-04", tt.text...)
		reading := read(t, r, a)
		var got []string
		for _, q := range reading.Quotes {
			who := "?"
			if q.Speaker >= 0 {
				who = reading.Clusters[q.Speaker].Name
			}
			got = append(got, fmt.Sprintf("%s: %s", who, q.Span.Of(a.Text)))
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		for _, s := range reading.Sentences {
			inside := false
			for _, q := range reading.Quotes {
				inside = inside || q.Span.Overlaps(s.Span)
			}
			if inside != (s.Voice == news.Quoted) {
				t.Errorf("%s: %s has the voice %s", tt.name, s.Span.Of(a.Text), s.Voice)
			}
		}
	}
}
