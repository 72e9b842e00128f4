package graph

import (
	"fmt"
	"math"
	"slices"

	"newsgraph/news"
)

// ConflictKind says what the statements of a conflict disagree on.
type ConflictKind string

// Amount is a conflict of how much or how many.
const Amount ConflictKind = "AMOUNT"

// Conflict are statements of one event that cannot all be right, newest first:
// one for each thing that is claimed.
type Conflict struct {
	Kind       ConflictKind
	Statements []*Statement
}

// conflicts are the conflicts of the amounts that statements of one event give:
// of one currency, or of the same that is counted. Other words for what is
// counted may mean something else, so they are no conflict.
func (m *maker) conflicts(statements []*Statement) []Conflict {
	var kinds []string
	of := make(map[string][]*Statement)
	for _, s := range statements {
		if kind := m.counted(s); kind != "" {
			if of[kind] == nil {
				kinds = append(kinds, kind)
			}
			of[kind] = append(of[kind], s)
		}
	}
	var found []Conflict
	for _, kind := range kinds {
		if disputed := m.disputed(of[kind]); len(disputed) > 0 {
			found = append(found, Conflict{Amount, disputed})
		}
	}
	return found
}

// counted names what an amount of a statement is of; "" for none, and for a bare
// number. Only what happened, or goes on, has one amount: what is planned, asked
// for or denied may be told of each with another.
func (m *maker) counted(s *Statement) string {
	q := s.Quantity
	if q == nil || !s.real() || q.Currency == "" && q.Unit == "" {
		return ""
	}
	what := ""
	if q.Unit == "percent" {
		what = news.FoldName(q.OfWhat.Of(m.texts[s.Reading]))
	}
	return fmt.Sprint(q.Currency, "/", q.Unit, "/", what)
}

// disputed are the statements that another contradicts, one for each amount.
func (m *maker) disputed(statements []*Statement) []*Statement {
	var found []*Statement
	for _, s := range statements {
		known := slices.ContainsFunc(found, func(o *Statement) bool { return bounds(o.Quantity) == bounds(s.Quantity) })
		if !known && slices.ContainsFunc(statements, func(o *Statement) bool { return m.source(o) != m.source(s) && apart(o.Quantity, s.Quantity) }) {
			found = append(found, s)
		}
	}
	return found
}

// source names on whose word a statement rests: of an article, or of those whom
// it quotes. Two amounts of one source are two things.
func (m *maker) source(s *Statement) string {
	of := s.Article
	for _, a := range s.Attribution {
		if a.Cluster >= 0 {
			of += fmt.Sprint("/", a.Cluster)
		} else {
			of += "/" + news.FoldName(a.Span.Of(m.texts[s.Reading]))
		}
	}
	return of
}

// apart reports whether two amounts cannot be the same.
func apart(a, b *news.Quantity) bool {
	x, y := bounds(a), bounds(b)
	return x[1] < y[0] || y[1] < x[0]
}

// bounds are the lowest and the highest number that a quantity may be: what is
// approximate may be a tenth more or less, and any other be rounded.
func bounds(q *news.Quantity) [2]float64 {
	low, high := math.Inf(-1), math.Inf(1)
	margin := func(n float64) float64 {
		if q.Approximate {
			return math.Abs(n) / 10
		}
		return rounding(n, q.Unit == "percent")
	}
	if q.Low != nil {
		low = *q.Low - margin(*q.Low)
	}
	if q.High != nil {
		high = *q.High + margin(*q.High)
	}
	return [2]float64{low, high}
}

// rounding is by how much a number may be rounded: by half of its last digit, so
// that 4.6 percent may be told as 5 percent and 498 as 500. What is counted to
// the last one is not rounded, if it is less than 1000.
func rounding(n float64, share bool) float64 {
	last := lastDigit(n)
	if last == 1 && !share && math.Abs(n) < 1000 {
		return 0
	}
	return last / 2
}

// lastDigit is the power of ten of the last digit of a number that is not 0; of
// fractions, down to a thousandth.
func lastDigit(n float64) float64 {
	n = math.Round(math.Abs(n) * 1000)
	power := 1.0
	for n > 0 && math.Mod(n, 10*power) == 0 {
		power *= 10
	}
	return power / 1000
}
