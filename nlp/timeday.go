package nlp

import (
	"strconv"
	"strings"
	"time"
)

// periodFinder finds the stretch of the calendar that words mean.
type periodFinder func(c *clock) period

// days is a day and those after it, to the last day of the same month.
func days(first periodFinder, last int) phrase {
	return phrase{aDate, func(c *clock) (timed, bool) {
		at := first(c)
		t := timed{kind: aDate, at: at}
		if y, m, _ := at.start.Date(); at.edtf() != "" {
			if end := dayOrMonth(y, m, last); end.known() {
				t.edtf = at.edtf() + "/" + end.edtf()
			}
		}
		return t, at.known()
	}}
}

// day reads a day; nil if there is none.
func (p *timeParser) day() periodFinder {
	first := p.at
	p.lastDay = 0
	for _, rule := range []func(*timeParser) periodFinder{
		(*timeParser).isoDay, (*timeParser).monthDay, (*timeParser).holiday, (*timeParser).feast, (*timeParser).deicticDay, (*timeParser).weekdayOf, (*timeParser).weekday, (*timeParser).anaphoricDay,
	} {
		p.at = first
		if day := rule(p); day != nil {
			return day
		}
	}
	p.at = first
	return nil
}

// fixed finds the same day whatever the clock; nil for a day that no calendar
// has.
func fixed(year, month, day int) periodFinder {
	at := dayAt(year, time.Month(month), day)
	if at.start.Day() != day || int(at.start.Month()) != month || year < 1 {
		return nil
	}
	return func(*clock) period { return at }
}

// isoDay reads 2020-09-20, and 9/20/2020 as Americans write it.
func (p *timeParser) isoDay() periodFinder {
	var n [3]int
	var widths [3]int
	sign := p.ahead(1)
	if sign != "-" && sign != "/" || p.at+5 > len(p.words) || p.ahead(3) != sign || p.ahead(5) == sign {
		return nil
	}
	for i := range n {
		var err error
		word := p.ahead(2 * i)
		if n[i], err = strconv.Atoi(word); err != nil {
			return nil
		}
		widths[i] = len(word)
	}
	p.at += 5
	switch {
	case widths == [3]int{4, 2, 2}:
		return fixed(n[0], n[1], n[2])
	case widths[2] == 4 && widths[0] <= 2 && widths[1] <= 2:
		return fixed(n[2], n[0], n[1])
	case sign == "/" && widths[0] <= 2 && widths[1] <= 2 && widths[2] == 2:
		year := 1900 + n[2]
		if n[2] < 50 {
			year += 100
		}
		return fixed(year, n[0], n[1])
	}
	return nil
}

// monthDay reads a day of a month, in the order of Americans or that of others,
// with or without the weekday and the year.
func (p *timeParser) monthDay() periodFinder {
	if _, ok := calendarDays[p.next()]; ok {
		p.at++
		p.dot()
		p.is(",")
	}
	month, day := 0, 0
	if month = p.monthName(); month > 0 {
		p.is("the")
		day = p.dayNumber()
	} else {
		p.is("the")
		if day = p.dayNumber(); day > 0 {
			p.is("of")
			month = p.monthName()
		}
	}
	if day < 1 || day > 31 || month == 0 {
		return nil
	}
	p.lastDay = p.toDay(day)
	end := p.at
	p.is(",")
	if year := p.yearNumber(); year > 0 {
		return fixed(year, month, day)
	}
	p.at = end
	if year := p.deicticYear(); year != nil {
		return func(c *clock) period {
			at := year(c)
			if !at.known() {
				return at
			}
			return dayAt(at.start.Year(), time.Month(month), day)
		}
	}
	p.at = end
	return func(c *clock) period { return c.yearly(time.Month(month), day) }
}

// toDay reads the last of several days, behind the first: "to 17", "-17"; 0 if
// there is none.
func (p *timeParser) toDay(first int) int {
	end := p.at
	if p.is("to", "through", "until", "-", "–") {
		if last := p.dayNumber(); last > first && last <= 31 && !p.is("%") && units[p.next()] == noGrain && p.tag() != "NNS" && !isMonth(p.next()) {
			return last
		}
	}
	p.at = end
	return 0
}

// monthName reads the name of a month; 0 if there is none. Marches and people
// called May are told by what the model takes them for.
func (p *timeParser) monthName() int {
	month, ok := calendarMonths[p.next()]
	if !ok || !p.capital() || !p.dated() || p.titled() || p.tag() == "MD" || p.label() == "" && p.tag() == "VB" {
		return 0
	}
	p.at++
	p.dot()
	return month
}

// holiday reads a holiday of a fixed date, with or without the year.
func (p *timeParser) holiday() periodFinder {
	if !p.capital() || p.label() == "ORG" {
		return nil
	}
	for _, h := range holidays {
		if !p.reads(h.name) {
			continue
		}
		end := p.at
		p.is(",")
		if year := p.yearNumber(); year > 0 {
			return fixed(year, int(h.month), h.day)
		}
		p.at = end
		return func(c *clock) period { return c.yearly(h.month, h.day) }
	}
	return nil
}

// reads reads the words of a name.
func (p *timeParser) reads(name string) bool {
	first := p.at
	for word := range strings.FieldsSeq(name) {
		for _, piece := range pieces(word) {
			if !p.is(piece.Of(word)) {
				p.at = first
				return false
			}
		}
	}
	return true
}

// deicticDay reads a day beside that of publication.
func (p *timeParser) deicticDay() periodFinder {
	days := 0
	switch {
	case p.seq("the", "day", "before", "yesterday"):
		days = -2
	case p.seq("the", "day", "after", "tomorrow"):
		days = 2
	case p.is("yesterday"):
		days = -1
	case p.is("tomorrow"):
		days = 1
	case p.next() == "today" && p.todayAsSuch():
		return nil
	case p.is("today"), p.seq("this", "day"):
	default:
		return nil
	}
	return func(c *clock) period { return c.now.shift(days, byDay) }
}

// todayAsSuch reports whether the "today" that comes next is no day, but the
// present: the youth of today.
func (p *timeParser) todayAsSuch() bool {
	return p.ahead(-1) == "of" && p.ahead(-2) != "as" && p.ahead(1) != "'"
}

// weekday reads a day of the week.
func (p *timeParser) weekday() periodFinder {
	first := p.at
	steps, relative := 0, false
	from := func(c *clock) period { return c.now }
	switch {
	case p.seq("the", "previous"), p.seq("the", "preceding"):
		steps, relative, from = -1, true, (*clock).today
	case p.seq("the", "following"), p.seq("the", "next"):
		steps, relative, from = 1, true, (*clock).today
	case p.is("last", "past"), p.seq("this", "past"):
		steps, relative = -1, true
	case p.is("next", "coming"), p.seq("this", "coming"), p.seq("this", "next"):
		steps, relative = 1, true
	case p.is("this"):
	}
	this := p.ahead(-1) == "this"
	if _, nth := ordinals[p.ahead(-1)]; nth || p.ahead(-1) == "final" {
		p.at = first
		return nil // the first Monday of what is not known
	}
	day := p.dayName()
	if day < 0 {
		p.at = first
		return nil
	}
	if relative {
		return func(c *clock) period { return besideWeekday(from(c), day, steps) }
	}
	return func(c *clock) period {
		if this && c.direction == either {
			return besideWeekday(c.now.shift(-1, byDay), day, 1)
		}
		return c.weekday(day)
	}
}

// dayName reads the name of a day of the week, counted from Monday; -1 if there
// is none.
func (p *timeParser) dayName() int {
	day, ok := calendarDays[p.next()]
	if !ok || !p.capital() || !p.dated() || p.titled() || len(p.next()) < 6 && p.label() != "DATE" {
		return -1
	}
	p.at++
	p.dot()
	return day
}

// weekdayOf reads a day of the week in a period: "the first Monday of June",
// "the last Friday in September", "Monday of last week".
func (p *timeParser) weekdayOf() periodFinder {
	p.is("the")
	n := p.ordinal()
	if n == 0 && p.is("last", "final") {
		n = -1
	}
	day := p.dayName()
	if day < 0 || !p.is("of", "in") {
		return nil
	}
	rules := []func(*timeParser) phrase{(*timeParser).month, (*timeParser).beside}
	first := p.at
	for _, rule := range rules {
		p.at = first
		if q := rule(p); q.mean != nil {
			return func(c *clock) period {
				t, _ := q.mean(c)
				return t.at.weekday(day, n)
			}
		}
	}
	return nil
}

// anaphoricDay reads a day beside the one that the text speaks of.
func (p *timeParser) anaphoricDay() periodFinder {
	days := 0
	switch {
	case p.seq("the", "next", "day"), p.seq("the", "following", "day"), p.seq("a", "day", "later"), p.seq("the", "day", "after"):
		days = 1
	case p.seq("the", "previous", "day"), p.seq("the", "day", "before"), p.seq("a", "day", "earlier"):
		days = -1
	case p.seq("that", "day"), p.seq("the", "same", "day"), p.seq("that", "same", "day"):
	case p.next() == "the" && p.ahead(1) == "day" && (p.ahead(-1) == "in" && (p.ahead(-2) == "later" || p.ahead(-2) == "earlier" || p.ahead(-2) == "late" || p.ahead(-2) == "early") || p.ahead(-1) == "on" || p.ahead(-1) == "for" || endsDay[p.ahead(-1)]):
		p.at += 2
		if p.next() == "that" || p.next() == "when" || p.next() == "of" || p.next() == "he" || p.next() == "she" {
			return nil
		}
	default:
		return nil
	}
	if last := p.ahead(-1); (last == "after" || last == "before") && p.at < len(p.words) && !p.atBreak() {
		return nil // the day after the election
	}
	return func(c *clock) period { return c.dayBeside(days) }
}

// endsDay are forms of verbs of which a day is the object where markets and
// games are spoken of: "ended the day at 40".
var endsDay = set("end ends ended ending finish finished finishing close closed closing begin began beginning start started starting")

// atBreak reports whether a sign comes next, or nothing.
func (p *timeParser) atBreak() bool {
	switch p.next() {
	case "", ",", ".", ";", ":", "!", "?", ")", "\"", "”", "''", "—", "–":
		return true
	}
	return false
}
