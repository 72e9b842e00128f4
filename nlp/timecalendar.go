package nlp

import (
	"strconv"
	"strings"
	"time"
)

// step reads which of several periods is meant: this one, the last, the next,
// from that of publication or from the one that the text speaks of.
func (p *timeParser) step() (steps int, from func(*clock, grain) period, ok bool) {
	first := p.at
	now := func(c *clock, _ grain) period { return c.now }
	named := (*clock).since
	switch {
	case p.is("this") && p.is("past", "last"), p.is("last", "past"), p.seq("the", "past"), p.seq("the", "last"):
		return -1, now, true
	case p.ahead(-1) == "this" && p.is("coming", "next"), p.is("next", "coming", "upcoming"), p.seq("the", "coming"), p.seq("the", "upcoming"):
		return 1, now, true
	case p.ahead(-1) == "this" && p.at > first, p.is("current"), p.seq("the", "current"), p.seq("the", "present"):
		p.is("current", "same", "very")
		return 0, now, true
	case p.seq("the", "next"), p.seq("the", "following"), p.seq("the", "subsequent"), p.is("following"):
		return 1, named, true
	case p.seq("the", "previous"), p.seq("the", "preceding"), p.seq("the", "prior"), p.is("previous", "preceding"):
		return -1, named, true
	case p.is("that"), p.seq("the", "same"), p.is("same"):
		p.is("same")
		return 0, named, true
	}
	p.at = first
	return 0, nil, false
}

// month reads a month, with or without a year.
func (p *timeParser) month() phrase {
	first := p.at
	steps, from, relative := p.step()
	month := time.Month(p.monthName())
	if month == 0 {
		p.at = first
		return phrase{}
	}
	if relative {
		return on(func(c *clock) period { return besideMonth(from(c, byMonth), month, steps) })
	}
	end := p.at
	p.is(",", "of")
	if year := p.yearNumber(); year > 0 {
		return on(func(*clock) period { return monthAt(year, month) })
	}
	p.at = end
	if year := p.deicticYear(); year != nil {
		return on(func(c *clock) period { return year(c).at(month, byMonth) })
	}
	if _, err := strconv.Atoi(p.next()); err == nil && len(p.next()) < 3 {
		return phrase{} // January 99
	}
	p.at = first
	if !p.surelyMonth() {
		return phrase{}
	}
	p.at = end
	return on(func(c *clock) period { return c.yearly(month, 0) })
}

// surelyMonth reports whether the month that comes next is one without a day or
// a year to show it.
func (p *timeParser) surelyMonth() bool {
	switch p.next() {
	case "may", "march", "april", "june", "august":
		return p.label() == "DATE" || dating[p.ahead(-1)] || monthly[p.ahead(-1)]
	}
	return len(p.next()) > 3 || p.label() == "DATE" || p.ahead(1) == "."
}

// dating are words behind which a number, a season or a month is a date; monthly
// are more of them for months.
var (
	dating  = set("in during since until by early late mid")
	monthly = set("of from last next through - to and or till after before")
)

// besideMonth is a month before, after or in the year of a period.
func besideMonth(from period, month time.Month, steps int) period {
	if !from.known() {
		return period{}
	}
	at := from.at(month, byMonth)
	switch {
	case steps < 0 && !at.start.Before(from.in(byMonth).start):
		return at.shift(-12, byMonth)
	case steps > 0 && !at.start.After(from.in(byMonth).start):
		return at.shift(12, byMonth)
	}
	return at
}

// quarter reads a quarter of a year: "the third quarter of 2020",
// "third-quarter", "Q3 2020", "next year's first quarter".
func (p *timeParser) quarter() phrase {
	return p.ofYear(byQuarter, func() time.Month {
		if p.capital() && p.reads("q") || p.capital() && len(p.next()) == 2 && p.next()[0] == 'q' {
			n, err := strconv.Atoi(strings.TrimPrefix(p.next(), "q"))
			p.at++
			if err != nil {
				return 0
			}
			return nthMonth(n, 4)
		}
		n := p.ordinal()
		if n == 0 && p.is("final") {
			n = 4
		}
		p.hyphen()
		if !p.is("quarter") {
			return 0
		}
		return nthMonth(n, 4)
	})
}

// half reads half a year. Games have halves too: the model must take it for a
// date, unless a year follows.
func (p *timeParser) half() phrase {
	return p.ofYear(byHalf, func() time.Month {
		n := p.ordinal()
		if p.is("latter") || n == 0 && p.is("last") {
			n = 2
		}
		p.hyphen()
		if date := p.label() == "DATE"; !p.is("half") || !date && !p.yearFollows() {
			return 0
		}
		return nthMonth(n, 2)
	})
}

// season reads a season, with or without the year.
func (p *timeParser) season() phrase {
	return p.ofYear(bySeason, func() time.Month {
		month := calendarSeasons[p.next()]
		before := p.ahead(-1)
		certain := p.label() == "DATE" || len(p.next()) > 6
		if month == 0 || strings.HasPrefix(p.tag(), "VB") {
			return 0
		}
		p.at++
		if !certain && !dating[before] && !p.yearFollows() {
			return 0
		}
		return time.Month(month)
	})
}

// yearFollows reports whether a year comes next.
func (p *timeParser) yearFollows() bool {
	first := p.at
	defer func() { p.at = first }()
	return p.deicticYear() != nil
}

// ofYear reads a part of a year that begins in some month, with the year before
// or behind it, or without.
func (p *timeParser) ofYear(g grain, part func() time.Month) phrase {
	first := p.at
	var year periodFinder
	if p.next() != "in" && p.next() != "of" {
		year = p.deicticYear()
	}
	if year == nil || !p.possessive() {
		year, p.at = nil, first
	}
	the := p.is("the")
	loose := p.fiscal()
	month := part()
	if month == 0 || the && !loose && p.ahead(-2) == "-" && strings.HasPrefix(p.tag(), "NN") {
		return phrase{} // of the third-quarter loss, the article belongs to the loss
	}
	if end := p.at; g != bySeason && p.next() == "of" && p.ahead(1) == "the" && !p.yearFollows() {
		return phrase{} // of the match
	} else if year == nil {
		p.is(",")
		if year = p.deicticYear(); year == nil {
			p.at = end
		}
	}
	return on(func(c *clock) period {
		var at period
		if year != nil {
			at = year(c).at(month, g)
		} else {
			at = c.within(month, g)
		}
		at.loose = at.loose || loose
		return at
	})
}

// nthMonth is the month in which the nth of some parts of a year begins; 0 if
// there are not so many.
func nthMonth(n, parts int) time.Month {
	if n < 1 || n > parts {
		return 0
	}
	return time.Month(1 + (n-1)*12/parts)
}

// beside reads a week, month, season or the like that is told by its place:
// "last week", "the next month", "that year", "this spring", "the latest
// quarter", "the weekend".
func (p *timeParser) beside() phrase {
	first := p.at
	if p.seq("the", "latest", "quarter") || p.seq("latest", "quarter") || p.seq("the", "latest", "period") {
		return on((*clock).lastQuarter)
	}
	if p.is("the") && p.next() == "weekend" {
		p.at++
		return on((*clock).weekend)
	}
	p.at = first
	steps, from, ok := p.step()
	if !ok {
		p.at = first
		return p.theYear()
	}
	loose := p.fiscal()
	if month, ok := calendarSeasons[p.next()]; ok {
		p.at++
		return on(func(c *clock) period { return besideSeason(from(c, bySeason), time.Month(month), steps) })
	}
	g := units[p.next()]
	if g < byDay || strings.HasSuffix(p.next(), "s") || !p.dated() {
		return phrase{}
	}
	if p.at++; p.inTitle() {
		return phrase{} // Kamloops This Week
	}
	if g == byWeekend && steps == 0 {
		return on((*clock).weekend)
	}
	return on(func(c *clock) period {
		at := from(c, g).shift(steps, g)
		at.loose = at.loose || loose
		return at
	})
}

// lastQuarter is the quarter that the text speaks of, or the last one that was
// over when it was published.
func (c *clock) lastQuarter() period {
	if c.quarter.known() {
		return c.quarter
	}
	return c.now.shift(-1, byQuarter)
}

// weekend is the one that the verb points to.
func (c *clock) weekend() period {
	at := c.now.in(byWeekend)
	if at.known() && c.direction != forward && at.start.After(c.now.start) {
		return at.shift(-1, byWeekend)
	}
	return at
}

// besideSeason is a season before, after or in the year of a period.
func besideSeason(from period, month time.Month, steps int) period {
	if !from.known() {
		return period{}
	}
	at := from.at(month, bySeason)
	now := from.in(bySeason).start
	switch {
	case steps < 0 && !at.start.Before(now):
		return at.shift(-4, bySeason)
	case steps > 0 && !at.start.After(now):
		return at.shift(4, bySeason)
	}
	return at
}

// theYear reads "the year", "the quarter", "the month": the one that the text
// speaks of.
func (p *timeParser) theYear() phrase {
	before := p.ahead(-1)
	if !p.is("the") {
		return phrase{}
	}
	loose := p.fiscal()
	g := units[p.next()]
	switch p.next() {
	case "year", "quarter", "month", "week":
		p.at++
	default:
		return phrase{}
	}
	switch p.next() {
	case "ended", "ending", "that", "to", "through", "before", "after", "when":
		if before != "for" && before != "in" {
			return phrase{}
		}
		return always(aDuration, "P1"+durationUnits[g])
	}
	if !spanning[before] {
		return phrase{}
	}
	return on(func(c *clock) period {
		from := c.now
		if g == byQuarter {
			from = c.lastQuarter()
		}
		at := from.in(g)
		at.loose = at.loose || loose
		return at
	})
}

// spanning are prepositions of lengths of time.
var spanning = set("for in of during through throughout over within")

// cmpPeriod is the first of two periods that is known.
func cmpPeriod(a, b period) period {
	if a.known() {
		return a
	}
	return b
}
