package nlp

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/news"
)

// quarterLasts is for how many sentences a quarter is what figures "a year
// earlier" are compared with.
const quarterLasts = 4

// findTimes finds dates, times of day, durations and sets of them, sorted and
// without overlap. Relative ones are worked out from the day of publication in
// its zone, or from the last date that the text named; where that is not known
// they are left out.
func findTimes(t tree, published news.Date) []news.TimeExpression {
	if published.Time.Year() < 1 {
		published = news.Date{} // what is before it would have no date
	}
	f := timeFinder{tree: t, clock: clock{now: dayOf(published)}}
	for s := range t.sentences {
		f.read(s)
	}
	return f.found
}

// timeFinder keeps what the text has said of time so far.
type timeFinder struct {
	tree
	clock
	quarterAt int            // sentence that named the quarter
	when      map[int]period // of the verbs of the sentence, by token
	found     []news.TimeExpression
}

// reading of one expression in a sentence.
type timeReading struct {
	first, end int // words
	timed
}

// read finds the expressions of one sentence.
func (f *timeFinder) read(s int) {
	p := &timeParser{wordReader: wordReader{t: f.tokens, words: timeWords(f.tokens, s)}}
	f.compared = f.quarter.known() && s-f.quarterAt <= quarterLasts
	f.sentence, f.year, f.when = s, 0, nil
	var readings []timeReading
	for first := 0; first < len(p.words); {
		if !p.promising(first) {
			first++
			continue
		}
		q, end := p.longest(first)
		if q.mean == nil {
			first++
			continue
		}
		f.turn(p.words[first].token, p.words[end-1].token, p.before(first, 1))
		if t, ok := q.mean(&f.clock); ok {
			readings = append(readings, timeReading{first, end, t})
			f.note(t, s)
			f.date(p.words[first].token, t)
			f.year = cmp.Or(p.namedYear(first, end, t.at), f.year)
		}
		first = end
	}
	bounds(p, readings)
	for _, r := range readings {
		if e := r.expression(p); e.Value != "" {
			f.found = append(f.found, e)
		}
	}
}

// note keeps what later expressions may be relative to.
func (f *timeFinder) note(t timed, s int) {
	if !t.at.known() || t.at.yearless || t.aside {
		return
	}
	f.name(t.at)
	if q := t.at; q.grain == byQuarter && !q.start.After(f.now.start) && (!f.compared || !q.start.Before(f.quarter.start)) {
		f.quarter, f.quarterAt, f.compared = t.at, s, true
	}
}

// date keeps when the verb is that an expression belongs to.
func (f *timeFinder) date(first int, t timed) {
	if verb := f.verbAbove(first); verb >= 0 && t.kind == aDate && t.at.known() {
		if f.when == nil {
			f.when = make(map[int]period)
		}
		f.when[verb] = t.at
	}
}

func (r timeReading) expression(p *timeParser) news.TimeExpression {
	e := news.TimeExpression{Span: p.span(r.first, r.end), Type: r.kind, Value: r.value, EDTF: r.edtf}
	if r.at.known() && e.Value == "" {
		e.Value = r.at.value()
	}
	return e
}

// namedYear is the year of a day or a part of a year, if the words [first, end) say it; 0 if not.
func (p *timeParser) namedYear(first, end int, at period) int {
	for _, w := range p.words[first:end] {
		if len(w.lower) == len("2020") && at.known() && at.grain < byYear && w.lower == at.in(byYear).value() {
			return at.start.Year()
		}
	}
	return 0
}

// before is the word so many before a place; "" in front of the sentence.
func (p *timeParser) before(place, n int) string {
	if place < n {
		return ""
	}
	return p.words[place-n].lower
}

// bounds gives expressions their EDTF: that of the period that is meant, as far
// as the words around it make it a bound or a range.
func bounds(p *timeParser, list []timeReading) {
	p.carry(list)
	for i := range list {
		r := &list[i]
		if r.edtf == "" {
			r.edtf = r.at.edtf()
		}
		if r.about && r.kind == aDate && r.edtf != "" && !strings.ContainsAny(r.edtf, "/~") {
			r.edtf += "~"
		}
	}
	for i := range list {
		r := &list[i]
		if i > 0 && r.at.known() && list[i-1].at.known() && p.ranges(list[i-1], *r) {
			whole := bound(list[i-1].edtf, false) + "/" + bound(r.edtf, true)
			list[i-1].edtf, r.edtf = whole, whole
		}
	}
	for i := range list {
		r := &list[i]
		inRange := i > 0 && p.ranges(list[i-1], *r) || i+1 < len(list) && p.ranges(*r, list[i+1])
		if r.at.known() && r.edtf != "" && !inRange && !p.attributive(*r) {
			r.edtf = p.bounded(r.first, r.edtf)
		}
	}
}

// ranges reports whether two expressions are the ends of a range: "from March 3
// to March 9", "between 1985 and 1987".
func (p *timeParser) ranges(a, b timeReading) bool {
	if b.first != a.end+1 || !a.at.known() || !b.at.known() || !a.at.start.Before(b.at.start) {
		return false
	}
	switch link := p.words[a.end].lower; p.before(a.first, 1) {
	case "from":
		return slices.Contains([]string{"to", "until", "till", "through"}, link)
	case "between":
		return link == "and"
	default:
		if link == "to" {
			return a.at.grain == byYear && b.at.grain == byYear
		}
		return link == "through" || link == "–" || link == "-"
	}
}

// attributive reports whether an expression says which of several things is meant
// that a preposition stands before, as in "since the March 15 attack": then it
// is no bound.
func (p *timeParser) attributive(r timeReading) bool {
	place := p.words[r.end-1].token
	switch t := p.t.list[place]; t.dep {
	case "compound", "nummod", "amod", "nmod", "poss":
		return t.head > place
	}
	return false
}

// bounded is the EDTF of a date behind a preposition that makes a bound of it.
func (p *timeParser) bounded(first int, edtf string) string {
	switch p.before(first, 1) {
	case "by", "before", "until", "till":
		return "/" + bound(edtf, true)
	case "than":
		if p.before(first, 2) == "later" {
			return "/" + bound(edtf, true)
		}
	case "to":
		if p.before(first, 2) == "prior" {
			return "/" + bound(edtf, true)
		}
	case "since", "after":
		return bound(edtf, false) + "/.."
	}
	return edtf
}
