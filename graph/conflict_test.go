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
		{[]string{"a: 100-100 person", "b: 109-109 person", "c: 100-109 person", "d: 90-90 person"}, "[0 1 2 3]"},
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

func amountStatement(amount string) *Statement {
	from, rest, _ := strings.Cut(amount, ": ")
	article, source, quoted := strings.Cut(from, "/")
	s := &Statement{Article: article, Statement: news.Statement{Quantity: &news.Quantity{Approximate: strings.HasSuffix(rest, " ~")}}}
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
