package graph

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// certainty are the statuses from the most to the least certain: of what is
// ordered, that it is to come says more.
var certainty = []news.Status{
	news.Happened, news.Ongoing, news.Blocked, news.Lapsed, news.Planned, news.Ordered, news.Threatened, news.Alleged, news.Hypothetical, news.Denied,
}

// Outcome is what statements make of an event, as a number: the smaller, the
// more certain. Whatever a newsroom says itself stands before all that others
// are quoted with, which begins at SecondHand.
type Outcome int

// SecondHand is the first outcome of what a newsroom does not say itself.
const SecondHand Outcome = 100

// outcome is what one statement makes of its event: what it says did not happen,
// or will not, is denied.
func (s *Statement) outcome() Outcome {
	held := s.Status
	if s.Negated {
		held = news.Denied
	}
	o := Outcome(max(0, slices.Index(certainty, held)))
	if !s.Firsthand() {
		o += SecondHand
	}
	return o
}

// Firsthand reports whether the newsroom says so itself, as a fact.
func (s *Statement) Firsthand() bool { return s.Voice == news.Reportage || s.Voice == news.Headline }

// Status is the status of an event with an outcome: what only others say
// happened is alleged.
func (o Outcome) Status() news.Status {
	status := certainty[o%SecondHand]
	if o >= SecondHand && (status == news.Happened || status == news.Ongoing) {
		return news.Alleged
	}
	return status
}

// Outcomes are those that have one of some statuses.
func Outcomes(statuses []news.Status) (all []Outcome) {
	for i := range Outcome(len(certainty)) {
		for _, o := range []Outcome{i, i + SecondHand} {
			if slices.Contains(statuses, o.Status()) {
				all = append(all, o)
			}
		}
	}
	return all
}

// Outcome is what r makes of its event n.
func (r *Reading) Outcome(n int) Outcome {
	best := 2 * SecondHand
	for _, i := range r.Events[n].Statements {
		best = min(best, r.Statements[i].outcome())
	}
	return best
}

// Account is what one article makes of an event, and the article's sort time.
type Account struct {
	Outcome Outcome
	Time    int64
}

// Compare is negative if a says more of how an event stands than b: a newsroom
// before those whom others quote, the newer article before the older, what is
// certain before what is not.
func (a Account) Compare(b Account) int {
	return cmp.Or(cmp.Compare(a.Outcome/SecondHand, b.Outcome/SecondHand), cmp.Compare(b.Time, a.Time), cmp.Compare(a.Outcome, b.Outcome))
}
