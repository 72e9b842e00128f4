package graph

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// TestConflicts gives amounts of one event, "article/source: low-high unit", and
// the numbers of those that are in conflict.
func TestConflicts(t *testing.T) {
	for _, tt := range []struct {
		amounts []string
		want    string
	}{
		{[]string{"a: 5-5 person", "b: 7-7 person"}, "[0 1]"},
		{[]string{"a: 5-5 person", "b: 5-5 person"}, ""},
		{[]string{"a: 5-5 person", "a: 7-7 person"}, ""},
		{[]string{"a/police: 5-5 person", "a/family: 7-7 person", "b: 7-7 person"}, "[0 1]"},
		{[]string{"a: 5-5 person", "b: 7-7 soldier"}, ""},
		{[]string{"a: 5-5 ", "b: 7-7 "}, ""},
		{[]string{"a: 5-8 person", "b: 7-9 person"}, ""},
		{[]string{"a: 5- person", "b: 7-9 person"}, ""},
		{[]string{"a: -4 person", "b: 7-9 person"}, "[0 1]"},
		{[]string{"a: 2400000000-2400000000 USD", "b: 2430000000-2430000000 USD"}, ""},
		{[]string{"a: 2400000000-2400000000 USD", "b: 2460000000-2460000000 USD", "c: 2400000000-2400000000 EUR"}, "[0 1]"},
		{[]string{"a: 100-100 person ~", "b: 109-109 person"}, ""},
		{[]string{"a: 101-101 person", "b: 109-109 person", "c: 102-109 person", "d: 91-91 person"}, "[0 1 2 3]"},
		{[]string{"a: 500-500 person", "b: 498-498 person"}, ""},
		{[]string{"a: 500-500 person", "b: 438-438 person"}, "[0 1]"},
		{[]string{"a: 500-500 USD", "b: 612-612 USD"}, "[0 1]"},
		{[]string{"a: 5-5 percent", "b: 4.6-4.6 percent"}, ""},
		{[]string{"a: 5-5 percent", "b: 4.3-4.3 percent"}, "[0 1]"},
		{[]string{"a: 4.6-4.6 percent", "b: 4.8-4.8 percent"}, "[0 1]"},
		{[]string{"a: 5-5 person", "b: 7-7 person", "b: 3-3 USD", "a: 4-4 USD"}, "[0 1] [2 3]"},
	} {
		m := &maker{texts: map[string]string{"": "police family"}}
		var statements []*Statement
		for _, amount := range tt.amounts {
			statements = append(statements, amountStatement(amount))
		}
		var got []string
		for _, c := range m.conflicts(statements) {
			var at []int
			for i, s := range statements {
				for _, disputed := range c.Statements {
					if s == disputed {
						at = append(at, i)
					}
				}
			}
			got = append(got, fmt.Sprint(at))
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%v: got %s, want %s", tt.amounts, got, tt.want)
		}
	}
}

// TestRealConflicts shows that only amounts of what happened, or goes on, are in
// conflict.
func TestRealConflicts(t *testing.T) {
	for _, tt := range []struct {
		status  news.Status
		negated bool
		want    int
	}{
		{news.Happened, false, 1}, {news.Ongoing, false, 1}, {news.Happened, true, 0}, {news.Planned, false, 0}, {news.Ordered, false, 0},
		{news.Alleged, false, 0}, {news.Denied, false, 0}, {news.Blocked, false, 0}, {news.Lapsed, false, 0}, {news.Hypothetical, false, 0},
	} {
		a, b := amountStatement("a: 5-5 person"), amountStatement("b: 7-7 person")
		b.Status, b.Negated = tt.status, tt.negated
		m := &maker{texts: map[string]string{"": ""}}
		if got := len(m.conflicts([]*Statement{a, b})); got != tt.want {
			t.Errorf("%s, negated %v: got %d conflicts, want %d", tt.status, tt.negated, got, tt.want)
		}
	}
}

func amountStatement(amount string) *Statement {
	from, rest, _ := strings.Cut(amount, ": ")
	article, source, quoted := strings.Cut(from, "/")
	s := &Statement{Article: article, Statement: news.Statement{Status: news.Happened, Quantity: &news.Quantity{Approximate: strings.HasSuffix(rest, " ~")}}}
	if quoted {
		at := strings.Index("police family", source)
		s.Attribution = []news.Attribution{{Argument: news.Argument{Cluster: -1, Span: news.Span{Start: at, End: at + 6}}}}
	}
	span, unit, _ := strings.Cut(strings.TrimSuffix(rest, " ~"), " ")
	if s.Quantity.Unit = unit; strings.ToUpper(unit) == unit {
		s.Quantity.Unit, s.Quantity.Currency = "", unit
	}
	low, high, _ := strings.Cut(span, "-")
	for text, end := range map[string]**float64{low: &s.Quantity.Low, high + " ": &s.Quantity.High} {
		var n float64
		if _, err := fmt.Sscan(text, &n); err == nil {
			*end = &n
		}
	}
	return s
}
