package nlp

import (
	"strconv"
	"strings"
)

// yearNumber reads a year in four digits, or as it is spoken; 0 if there is
// none.
func (p *timeParser) yearNumber() int {
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) == 4 && n >= 1000 && n < 2200 {
		p.at++
		return n
	}
	first := p.at
	if before := p.ahead(-1); (dating[before] || before == "of" || before == "from" || calendarMonths[before] > 0) && p.is("'", "‘") && p.at < len(p.words) && p.words[p.at].glued && len(p.next()) == 2 && startsWithDigit(p.next()) && !(p.at+1 < len(p.words) && p.words[p.at+1].glued && p.ahead(1) == "s") {
		n, _ := strconv.Atoi(p.next())
		p.at++
		return in1900s(n) // '82
	}
	p.at = first
	if p.is("nineteen", "eighteen", "twenty") {
		hundreds := spokenHundreds[p.words[first].lower]
		if n := p.upTo99(); n >= 10 {
			return hundreds + n
		}
	}
	p.at = first
	return 0
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
	if p.seq("of", "the", "year") {
		return func(c *clock) period { return c.now.in(byYear) }
	}
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
	if year == 0 || p.next() == "-" && p.words[p.at].glued && p.ahead(1) > "a" {
		return phrase{} // 2019-nCoV
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
	case !dating[before] && before != "the" && before != "least":
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
	case err == nil && n%10 == 0 && (digits == 4 && n >= 1000 && n < 2200 || digits == 2 && n > 0 && (apostrophe || p.label() == "DATE" && p.ahead(-1) == "the" || p.decadeBefore())):
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

// decadeBefore reports whether another decade stands before the next word: "the
// 70s and 80s".
func (p *timeParser) decadeBefore() bool {
	return (p.ahead(-1) == "and" || p.ahead(-1) == "or") && p.ahead(-2) == "s" && startsWithDigit(p.ahead(-3)) && strings.HasSuffix(p.ahead(-3), "0")
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
