package nlp

import (
	"strconv"
	"strings"
)

// length reads a number of units, such as "two weeks" or "three-year"; what
// stands between the two is passed over.
func (p *timeParser) length() (amount, grain, bool) {
	a, ok := p.count()
	if !ok {
		return a, noGrain, false
	}
	p.hyphen()
	p.is("more", "additional", "full", "straight", "consecutive", "successive", "calendar", "fiscal", "business", "working", "trading", "school", "whole", "long", "short", "solid", "other", "further", "extra", "crucial", "entire", "recent")
	p.hyphen()
	if p.is("fortnight", "fortnights") {
		return a.times(2), byWeek, true
	}
	g, ok := units[p.next()]
	if !ok || g == bySecond && a.n == 1 || g == byQuarter && p.fraction(a.n) {
		return a, noGrain, false
	}
	p.at++
	if p.next() == "-" && (p.ahead(1) == "earlier" || p.ahead(1) == "ago") {
		return a, noGrain, false // a year-earlier loss
	}
	return a, g, true
}

// times is n times as many.
func (a amount) times(n int) amount {
	switch {
	case a.value == half && n == 2:
		return amount{1, "1"}
	case a.n == 0:
		return a
	}
	return amount{a.n * n, strconv.Itoa(a.n * n)}
}

// fraction reports whether a number of quarters is a part of a whole: "a quarter
// of the votes", "three-quarters".
func (p *timeParser) fraction(n int) bool {
	return (n == 1 || n == 3) && (p.label() != "DATE" || p.ahead(-1) == "-" && n == 3 || p.ahead(1) == "of" || p.ahead(1) == "as")
}

// duration is a length as TIMEX3 writes it.
func (a amount) duration(g grain) string {
	switch {
	case a.value == half && g == byHour:
		return "PT30M"
	case a.value == half && g == byYear:
		return "P6M"
	case a.value == half && g == byDecade:
		return "P5Y"
	case a.value == half && g == byCentury:
		return "P50Y"
	case a.n > 0 && g == byDecade:
		return "P" + strconv.Itoa(10*a.n) + "Y"
	case a.n > 0 && g == byCentury:
		return "P" + strconv.Itoa(100*a.n) + "Y"
	case a.n > 1 && g == byQuarter:
		return "P" + strconv.Itoa(3*a.n) + "M"
	case g < byDay:
		return "PT" + a.value + durationUnits[g]
	}
	return "P" + a.value + durationUnits[g]
}

// shifted reads a length with the way to go: "two weeks ago", "in five days",
// "four days later", "a year earlier", "10 years from now".
func (p *timeParser) shifted() phrase {
	before, first := p.ahead(-1), p.at
	a, g, ok := p.length()
	if !ok && units[p.next()] >= byDay && strings.HasSuffix(p.next(), "s") {
		a, g, ok = amount{0, "X"}, units[p.next()], true // months ago
		p.at++
	}
	if !ok {
		return phrase{}
	}
	now := func(c *clock) period { return c.now }
	switch {
	case p.is("ago"), p.seq("before", "now"):
		return a.going(g, -1, func(c *clock) period {
			if g == byYear && a.n == 1 && c.compared {
				return c.quarter
			}
			return c.now
		})
	case p.seq("from", "now"), p.seq("from", "today"), p.is("hence"):
		return a.going(g, 1, now)
	case p.is("later", "afterward", "afterwards", "thereafter"), p.is("after") && p.atBreak():
		return a.going(g, 1, func(c *clock) period { return c.last(max(g, byDay)) })
	case p.is("before", "prior", "previously"):
		if !p.atBreak() {
			return phrase{}
		}
		return a.going(g, -1, func(c *clock) period { return c.last(max(g, byDay)) })
	case p.is("earlier"):
		return a.going(g, -1, func(c *clock) period {
			if g == byYear && c.compared {
				return c.quarter
			}
			return c.since(g)
		})
	case before == "in" && a.n > 0 && g >= byDay:
		ranked := p.ranked(first)
		return phrase{aDate, func(c *clock) (timed, bool) {
			if c.direction == forward && !ranked {
				at := later(c.now, a.n, g)
				return timed{kind: aDate, at: at}, at.known()
			}
			return timed{kind: aDuration, value: a.duration(g)}, true
		}}
	}
	return phrase{}
}

// ranked reports whether the length at a place is that in which something is the
// first or the greatest of its kind: "its largest deal in six years".
func (p *timeParser) ranked(first int) bool {
	const far = 7
	for at := first - 2; at >= max(0, first-far); at-- {
		w := p.words[at]
		switch t := p.t.list[w.token]; {
		case t.tag == "JJS" || t.tag == "RBS" || w.lower == "first" || w.lower == "only" || w.lower == "second" || w.lower == "third":
			return true
		case t.verb() || w.lower == "," || t.tag == "IN" && w.lower != "of":
			return false
		}
	}
	return false
}

// going is a phrase for what lies a length before or after something. What
// cannot be placed is as long as it says.
func (a amount) going(g grain, sign int, from periodFinder) phrase {
	return phrase{aDate, func(c *clock) (timed, bool) {
		if a.n == 0 && g >= byYear && sign < 0 {
			return timed{kind: aDate, value: "PAST_REF"}, true
		}
		if at := later(from(c), sign*a.n, g); a.n > 0 && at.known() {
			return timed{kind: aDate, at: at, aside: g == byYear && at.grain == byQuarter}, true
		}
		return timed{kind: aDuration, value: a.duration(g)}, true
	}}
}

// duration reads a length that is no date: "45 days", "three-year", "the past
// two weeks", "at least 20 more years", "weeks".
func (p *timeParser) duration() phrase {
	first := p.at
	sign := p.frame()
	framed := p.at > first
	the := framed && p.ahead(-1) == "the"
	a, g, ok := p.length()
	if ok && the && !strings.HasSuffix(p.ahead(-1), "s") {
		return phrase{} // of the eight-year war, the article belongs to the war
	}
	if !ok {
		if framed && sign == 0 {
			return phrase{}
		}
		p.at = first
		p.frame()
		if a, g, ok = p.units(framed); !ok {
			return phrase{}
		}
	}
	if p.age(g) {
		return phrase{}
	}
	return phrase{aDuration, func(c *clock) (timed, bool) {
		return timed{kind: aDuration, value: a.duration(g), edtf: c.stretch(sign*a.n, g)}, true
	}}
}

// age reads "-old" or "-long" behind a length; it reports whether it is one
// of years, as people have.
func (p *timeParser) age(g grain) bool {
	end := p.at
	p.hyphen()
	if p.is("old") {
		return g == byYear
	}
	if !p.is("long") {
		p.at = end
	}
	return false
}

// frame reads what places a length in time: +1 for "the next", -1 for "the
// past", 0 for "the", "the first" and nothing.
func (p *timeParser) frame() int {
	if p.is("each", "all") {
		p.is("of")
	}
	the := p.is("the")
	switch {
	case p.is("past", "last", "preceding", "previous", "prior", "recent"):
		return -1
	case p.is("next", "coming", "following"):
		return 1
	case the && p.is("first", "final", "other", "same", "entire", "whole"):
	}
	return 0
}

// units reads units without a number: "for months", "in recent years".
func (p *timeParser) units(framed bool) (amount, grain, bool) {
	g := units[p.next()]
	before := p.ahead(-1)
	if g == noGrain || !strings.HasSuffix(p.next(), "s") || p.next() == "hrs" || p.tag() != "NNS" || g < byMinute || p.ahead(1) >= "1" && p.ahead(1) < "3" {
		return amount{}, noGrain, false
	}
	p.at++
	if !framed && !spanning[before] && before != "by" {
		if l := p.label0(); l != "DATE" && l != "TIME" {
			return amount{}, noGrain, false
		}
	}
	return amount{0, "X"}, g, true
}

// label0 is what the model takes the last word for.
func (p *timeParser) label0() string { return p.t.list[p.words[p.at-1].token].label }
