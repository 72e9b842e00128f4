package nlp

import "strings"

// yearAgo reads what a figure is compared with: "the year-earlier quarter",
// "year-ago", "the year-ago third quarter", "the year-earlier nine months".
func (p *timeParser) yearAgo() phrase {
	p.is("the")
	if !p.is("year") || !p.hyphen() || !p.is("ago", "earlier") {
		return phrase{}
	}
	end := p.at
	if a, g, ok := p.length(); ok {
		return always(aDuration, a.duration(g))
	}
	p.at = end
	n := p.ordinal()
	p.hyphen()
	if !p.is("quarter", "period", "month", "week") {
		p.at, n = end, 0
	}
	month := nthMonth(n, 4)
	return phrase{aDate, func(c *clock) (timed, bool) {
		from := c.since(byYear)
		switch {
		case month > 0:
			from = c.within(month, byQuarter)
		case c.compared:
			from = c.quarter
		}
		at := later(from, -1, byYear)
		return timed{kind: aDate, at: at, aside: true}, at.known()
	}}
}

// pastYear reads "the past year" and "(over) the next week": as long as a year or
// a week, which need not be one of the calendar.
func (p *timeParser) pastYear() phrase {
	before := p.ahead(-1)
	if !p.is("the") {
		return phrase{}
	}
	sign, bare := 1, p.next() == "past"
	if p.is("past", "last") {
		sign = -1
	} else if !p.is("next", "coming") {
		return phrase{}
	}
	g := units[p.next()]
	if g == byQuarter {
		return phrase{} // that of the calendar, or of a firm
	}
	if !bare && (!spanning[before] || before == "of") || g < byHour || g == byWeekend || strings.HasSuffix(p.next(), "s") || p.ahead(1) == "of" {
		return phrase{}
	}
	p.at++
	return phrase{aDuration, func(c *clock) (timed, bool) {
		return timed{kind: aDuration, value: amount{1, "1"}.duration(g), edtf: c.stretch(sign, g)}, true
	}}
}

// throughout reads a whole stretch: "all day", "the entire week", "a whole year",
// "week-long", "yearlong".
func (p *timeParser) throughout() phrase {
	if long, ok := strings.CutSuffix(p.next(), "long"); ok && long != "" && units[long] >= byDay {
		p.at++
		return always(aDuration, amount{1, "1"}.duration(units[long]))
	}
	if g := units[p.next()]; g >= byHour && p.ahead(1) == "-" && p.ahead(2) == "long" && !strings.HasSuffix(p.next(), "s") {
		p.at += 3
		return always(aDuration, amount{1, "1"}.duration(g))
	}
	if !p.is("all") {
		if !p.is("a", "an", "the") || !p.is("entire", "whole", "full") {
			return phrase{}
		}
	}
	g := units[p.next()]
	if g < byHour || g == byWeekend || strings.HasSuffix(p.next(), "s") || p.ahead(1) == "of" {
		return phrase{}
	}
	p.at++
	return always(aDuration, amount{1, "1"}.duration(g))
}

// stretch is a length that ends or begins at the day of publication, as an EDTF
// interval as exact as the unit; "" where n is 0, and of "the next two years" of
// a story of the past.
func (c *clock) stretch(n int, g grain) string {
	now := c.now
	if n == 0 || !now.known() || n > 0 && c.direction == backward {
		return ""
	}
	if g < byDay {
		days := n / 24
		if g != byHour || n%24 != 0 {
			return ""
		}
		n, g = days, byDay
	}
	unit := g
	switch g {
	case byWeek:
		n, unit = 7*n, byDay
	case byDecade, byCentury:
		n, unit = map[grain]int{byDecade: 10, byCentury: 100}[g]*n, byYear
	}
	there := now.shift(n, unit)
	if !there.known() {
		return ""
	}
	edtf := bound(there.edtf(), n > 0)
	if g == byWeek {
		edtf += "~"
	}
	if n < 0 {
		return edtf + "/" + now.edtf()
	}
	return now.edtf() + "/" + edtf
}
