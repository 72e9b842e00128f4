package nlp

import (
	"strconv"
	"strings"
	"time"
)

// yearNumber reads a year in four digits, or as it is spoken; 0 if there is
// none.
func (p *timeParser) yearNumber() int {
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) == 4 && n >= 1000 && n < 2200 {
		p.at++
		return n
	}
	first := p.at
	if p.is("nineteen", "eighteen", "twenty") {
		hundreds := spokenHundreds[p.words[first].lower]
		if n := p.upTo99(); n >= 10 {
			return hundreds + n
		}
	}
	p.at = first
	return 0
}

// upTo99 reads a number below 100 in words; -1 if there is none.
func (p *timeParser) upTo99() int {
	if n, ok := tens[p.next()]; ok {
		p.at++
		first := p.at
		p.hyphen()
		if one, ok := cardinals[p.next()]; ok && one > 0 && one < 10 {
			p.at++
			return 10*n + one
		}
		p.at = first
		return 10 * n
	}
	if n, ok := cardinals[p.next()]; ok {
		p.at++
		return n
	}
	return -1
}

// deicticYear reads "(of) last year", "this year's", "fiscal 2020"; nil if there
// is none.
func (p *timeParser) deicticYear() periodFinder {
	first := p.at
	p.is("of", "in")
	p.is("the")
	loose := p.fiscal()
	p.is("year")
	if year := p.yearNumber(); year > 0 {
		at := yearAt(year)
		at.loose = loose
		return func(*clock) period { return at }
	}
	p.at = first
	p.is("of", "in")
	steps, from, ok := p.step()
	loose = p.fiscal() || loose
	if !ok || !p.is("year") {
		p.at = first
		return nil
	}
	return func(c *clock) period {
		at := from(c, byYear).shift(steps, byYear)
		at.loose = loose
		return at
	}
}

// fiscal reads that a year is a firm's.
func (p *timeParser) fiscal() bool {
	if p.is("fiscal", "fy", "financial") {
		return p.hyphen()
	}
	return false
}

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
		switch p.ahead(-1) {
		case "in", "since", "until", "by", "during", "late", "early", "mid", "of", "from", "last", "next", "through", "-", "to", "and", "or", "till", "after", "before":
			return true
		}
		return p.label() == "DATE"
	}
	return len(p.next()) > 3 || p.label() == "DATE" || p.ahead(1) == "."
}

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
	date := false
	return p.ofYear(byHalf, func() time.Month {
		n := p.ordinal()
		if p.is("latter") || n == 0 && p.is("last") {
			n = 2
		}
		p.hyphen()
		date = p.label() == "DATE" || p.ahead(1) == "of"
		if !p.is("half") || !date {
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
		if !certain && before != "early" && before != "late" && before != "mid" && before != "in" && before != "during" && before != "since" && before != "until" && before != "by" && !p.yearFollows() {
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
	if end := p.at; year == nil {
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

// year reads a year by its number: "2020", "fiscal 2020", "1990-91". What is
// only a number is taken for a year where the model takes it for a date or it
// stands behind a preposition.
func (p *timeParser) year() phrase {
	the := p.is("the")
	p.is("calendar")
	loose := p.fiscal()
	p.is("year")
	label, before, words := p.label(), p.ahead(-1), p.at
	year := p.yearNumber()
	if year == 0 {
		return phrase{}
	}
	spoken := p.words[words].lower[0] > '9'
	switch {
	case loose || spoken || before == "year" || label == "DATE":
	case yearLike(before, p.ahead(-3)) || p.yearsFollow():
	case label == "CARDINAL" && p.tag() == "NNS":
		return phrase{}
	case label != "" && label != "CARDINAL" && label != "TIME" && label != "EVENT" && label != "LAW":
		return phrase{}
	case year < 1700 || year > 2100 || p.next() == "%" || units[p.next()] != noGrain:
		return phrase{}
	case before == "of" && (p.atBreak() || p.next() == "-" || p.next() == "–"):
	case before != "the" && before != "least" && before != "in" && before != "since" && before != "until" && before != "by" && before != "during" && before != "mid" && before != "early" && before != "late":
		return phrase{}
	}
	at := yearAt(year)
	at.loose = loose
	if (label == "DATE" || before == "the") && p.is("period", "quarter") {
		return phrase{aDate, func(c *clock) (timed, bool) {
			if c.quarter.known() {
				return timed{kind: aDate, at: at.at(c.quarter.start.Month(), byQuarter), aside: true}, true
			}
			return timed{kind: aDate, at: at}, true
		}}
	}
	if the && !loose && before != "year" {
		return phrase{}
	}
	q := on(func(*clock) period { return at })
	if last := p.lastYear(year); last > year {
		return phrase{aDate, func(*clock) (timed, bool) {
			return timed{kind: aDate, at: at, edtf: at.value() + "/" + yearAt(last).value()}, true
		}}
	}
	return q
}

// yearsFollow reports whether a range of years goes on: "to 2025".
func (p *timeParser) yearsFollow() bool { return yearLike(p.next(), p.ahead(1)) }

// yearLike reports whether a word leads to or from a year.
func yearLike(link, year string) bool {
	return (link == "to" || link == "through") && len(year) == 4 && year[0] >= '1' && year[0] <= '2'
}

// lastYear reads the end of a range such as 1990-91; 0 if there is none.
func (p *timeParser) lastYear(first int) int {
	if sign := p.next(); sign != "-" && sign != "–" && sign != "/" {
		return 0
	}
	last, err := strconv.Atoi(p.ahead(1))
	if len(p.ahead(1)) == 2 {
		last += first - first%100
	}
	if err != nil || last <= first || last > 2200 || !p.words[p.at].glued {
		return 0
	}
	p.at += 2
	return last
}

// decade reads "the 1980s", "the '80s", "the mid-eighties".
func (p *timeParser) decade() phrase {
	p.is("the")
	if p.is("early", "late", "mid") {
		p.hyphen()
	}
	year := 0
	apostrophe := p.is("'", "‘", "`")
	n, err := strconv.Atoi(p.next())
	digits := len(p.next())
	switch hundreds, word := spokenHundreds[p.next()], p.afterHyphen(1); {
	case err == nil && n%10 == 0 && (digits == 4 && n >= 1000 && n < 2200 || digits == 2 && apostrophe && n > 0):
		p.at++
		p.is("'")
		if !p.words[p.at-1].glued && p.at > len(p.words) || !p.is("s") || !p.words[p.at-1].glued {
			return phrase{}
		}
		year = n
		if digits == 2 {
			year = in1900s(n)
		}
	case decadesIn[p.next()] > 0 && (p.ahead(-1) == "the" || p.ahead(-1) == "-"):
		year = in1900s(10 * decadesIn[p.next()])
		p.at++
	case hundreds > 0 && decadesIn[word] > 0:
		year = hundreds + 10*decadesIn[word]
		p.at++
		p.hyphen()
		p.at++
	default:
		return phrase{}
	}
	return on(func(*clock) period { return yearAt(year).in(byDecade) })
}

// spokenHundreds are what spoken years begin with.
var spokenHundreds = map[string]int{"nineteen": 1900, "eighteen": 1800, "twenty": 2000}

// afterHyphen is a word further on, or behind a hyphen there.
func (p *timeParser) afterHyphen(n int) string {
	if p.ahead(n) == "-" {
		n++
	}
	return p.ahead(n)
}

// in1900s is the year of a decade named by two digits.
func in1900s(n int) int {
	if n < 20 {
		return 2000 + n
	}
	return 1900 + n
}

// century reads "the 20th century".
func (p *timeParser) century() phrase {
	p.is("the")
	if p.is("early", "late", "mid") {
		p.hyphen()
	}
	n := p.ordinal()
	p.hyphen()
	if n < 1 || n > 22 || !p.is("century") {
		return phrase{}
	}
	year := max(1, 100*(n-1))
	return on(func(*clock) period { return yearAt(year).in(byCentury) })
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
	if g < byDay || strings.HasSuffix(p.next(), "s") {
		return phrase{}
	}
	p.at++
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
	if before != "for" && before != "in" && before != "of" && before != "during" && before != "through" && before != "over" {
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

// cmpPeriod is the first of two periods that is known.
func cmpPeriod(a, b period) period {
	if a.known() {
		return a
	}
	return b
}

// yearEnd reads "year-end" and "year's end": the last day of the year, of which
// EDTF says no more than that it is about the end of December.
func (p *timeParser) yearEnd() phrase {
	since := p.ahead(-1) == "since"
	if !p.is("year") || !(p.possessive() || p.is("-") || p.next() == "end") || !p.is("end") {
		return phrase{}
	}
	return phrase{aDate, func(c *clock) (timed, bool) {
		year := c.now.in(byYear)
		if since || c.direction == backward && c.direct {
			year = year.shift(-1, byYear)
		}
		if !year.known() {
			return timed{}, false
		}
		return timed{kind: aDate, at: dayAt(year.start.Year(), 12, 31), edtf: monthAt(year.start.Year(), 12).edtf() + "~"}, true
	}}
}
