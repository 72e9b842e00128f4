package nlp

import (
	"strconv"
	"strings"
	"time"
)

// A finder finds the stretch of the calendar that words mean.
type periodFinder func(c *clock) period

// moment reads a day, a part of a day or an hour of it, in either order.
func (p *timeParser) moment() phrase {
	if part := p.clockTime(); part != "" {
		end := p.at
		p.is("on", ",")
		p.is("of")
		day := p.day()
		if day == nil {
			p.at = end
			day = (*clock).today
		}
		return onPart(day, part)
	}
	first := p.at
	if q := p.partOfDay(); q.mean != nil {
		return q
	}
	p.at = first
	day := p.day()
	if day == nil {
		return phrase{}
	}
	end := p.at
	if part, ok := dayParts[p.next()]; ok {
		p.at++
		return onPart(day, part)
	}
	p.is(",")
	p.is("at")
	p.is("around", "about")
	if part := p.clockTime(); part != "" {
		return onPart(day, part)
	}
	p.at = end
	return on(day)
}

// onPart is a part of a day.
func onPart(day periodFinder, part string) phrase {
	q := on(func(c *clock) period {
		at := day(c)
		if at.grain > byDay {
			return period{}
		}
		at.part = part
		return at
	})
	q.kind = aTime
	return q
}

// partOfDay reads a part of today or of the day the text speaks of.
func (p *timeParser) partOfDay() phrase {
	switch {
	case p.is("tonight"):
		return onPart(func(c *clock) period { return c.now }, "TNI")
	case p.seq("last", "night"):
		return onPart(func(c *clock) period { return c.now.shift(-1, byDay) }, "TNI")
	case p.is("overnight"):
		return onPart(func(c *clock) period { return c.today().shift(-1, byDay) }, "TNI")
	case p.is("this"):
		p.is("past", "coming")
		if part := p.anyPart(); part != "" {
			return onPart(func(c *clock) period { return c.now }, part)
		}
	case p.is("that", "same") || p.seq("the", "same"):
		if part := p.anyPart(); part != "" {
			return onPart((*clock).today, part)
		}
	case p.seq("the", "next") || p.seq("the", "following"):
		if part := p.anyPart(); part != "" {
			return onPart(func(c *clock) period { return c.today().shift(1, byDay) }, part)
		}
	case p.seq("the", "previous"):
		if part := p.anyPart(); part != "" {
			return onPart(func(c *clock) period { return c.today().shift(-1, byDay) }, part)
		}
	}
	return p.theMorning()
}

func (p *timeParser) anyPart() string {
	part := dayParts[p.next()]
	if part != "" {
		p.at++
	}
	return part
}

// theMorning reads "the morning (of that day)" and "mid-afternoon".
func (p *timeParser) theMorning() phrase {
	before := p.ahead(-1)
	p.is("the")
	p.is("early", "late", "mid")
	p.hyphen()
	part := p.anyPart()
	if part == "" {
		return phrase{}
	}
	end := p.at
	if p.is("of", "on") {
		if day := p.day(); day != nil {
			return onPart(day, part)
		}
	}
	p.at = end
	if p.is("after", "before") {
		if !p.atBreak() {
			return phrase{} // the morning after the vote
		}
		days := map[string]int{"after": 1, "before": -1}[p.ahead(-1)]
		return onPart(func(c *clock) period { return c.today().shift(days, byDay) }, part)
	}
	switch {
	case part == "TNI" && p.ahead(-2) != "the", p.ahead(-2) != "the" && before != "by" && before != "since" && before != "until" && before != "before" && before != "at" && before != "mid" && p.ahead(-2) != "-":
		return phrase{}
	}
	return onPart((*clock).today, part)
}

// clockTime reads an hour, with or without minutes; "" if there is none.
func (p *timeParser) clockTime() string {
	first := p.at
	part := p.hour()
	if part == "" {
		p.at = first
		return ""
	}
	p.zone()
	return part
}

func (p *timeParser) hour() string {
	if p.is("noon", "midday") {
		return "T12:00"
	}
	if p.is("midnight") {
		return "T24:00"
	}
	hours, minutes, colon := strings.Cut(p.next(), ":")
	if colon && len(minutes) > 2 {
		minutes = minutes[:min(2, len(minutes))]
	}
	h, err := strconv.Atoi(hours)
	if err != nil && !colon {
		n, ok := cardinals[hours]
		if !ok {
			return ""
		}
		h = n
	}
	m, err := strconv.Atoi(minutes)
	if colon && err != nil || h > 24 || m > 59 || h < 0 {
		return ""
	}
	p.at++
	switch {
	case p.is("a.m.", "am", "a.m"):
		h %= 12
	case p.is("p.m.", "pm", "p.m"):
		if h < 12 {
			h += 12
		}
	case p.is("o'clock", "o’clock"):
	case !colon || !zones[p.next()] && p.t.list[p.words[p.at-1].token].label != "TIME":
		return ""
	}
	return "T" + twoDigits(h) + ":" + twoDigits(m)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// zones are abbreviations of time zones. The value of a time is that of the
// place it is told for, without its zone.
var zones = set("est edt cst cdt mst mdt pst pdt et ct mt pt gmt utc bst cet cest ist jst")

func (p *timeParser) zone() {
	switch {
	case zones[p.next()]:
		p.at++
	case p.is("eastern", "central", "mountain", "pacific", "local"):
		p.is("standard", "daylight")
		p.is("time")
	}
}

// day reads a day; nil if there is none.
func (p *timeParser) day() periodFinder {
	first := p.at
	for _, rule := range []func(*timeParser) periodFinder{
		(*timeParser).isoDay, (*timeParser).monthDay, (*timeParser).holiday, (*timeParser).deicticDay, (*timeParser).weekday, (*timeParser).anaphoricDay,
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

// dayNumber reads the number of a day; 0 if there is none.
func (p *timeParser) dayNumber() int {
	first := p.at
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) <= 2 {
		p.at++
		if p.at < len(p.words) && p.words[p.at].glued && p.next() == "%" {
			p.at = first
			return 0
		}
		p.ordinalEnding()
		return n
	}
	return p.ordinal()
}

// ordinalEnding reads the letters behind a number: 20th.
func (p *timeParser) ordinalEnding() bool {
	return p.at < len(p.words) && p.words[p.at].glued && p.is("st", "nd", "rd", "th")
}

// ordinal reads first, 1st, twenty-first; 0 if there is none.
func (p *timeParser) ordinal() int {
	first := p.at
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) <= 3 {
		p.at++
		if p.ordinalEnding() {
			return n
		}
		p.at = first
		return 0
	}
	if n, ok := ordinals[p.next()]; ok {
		p.at++
		return n
	}
	if n, ok := tens[p.next()]; ok {
		p.at++
		p.hyphen()
		if one, ok := ordinals[p.next()]; ok && one < 10 {
			p.at++
			return 10*n + one
		}
	}
	p.at = first
	return 0
}

// holiday reads a holiday of a fixed date, with or without the year.
func (p *timeParser) holiday() periodFinder {
	if !p.capital() {
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
	case p.is("today"), p.seq("this", "day"):
	default:
		return nil
	}
	return func(c *clock) period { return c.now.shift(days, byDay) }
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
	day, ok := calendarDays[p.next()]
	if !ok || !p.capital() || !p.dated() || p.titled() || len(p.next()) < 6 && p.label() != "DATE" {
		p.at = first
		return nil
	}
	this := p.ahead(-1) == "this"
	p.at++
	p.dot()
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

// anaphoricDay reads a day beside the one that the text speaks of.
func (p *timeParser) anaphoricDay() periodFinder {
	days := 0
	switch {
	case p.seq("the", "next", "day"), p.seq("the", "following", "day"), p.seq("a", "day", "later"), p.seq("the", "day", "after"):
		days = 1
	case p.seq("the", "previous", "day"), p.seq("the", "day", "before"), p.seq("a", "day", "earlier"):
		days = -1
	case p.seq("that", "day"), p.seq("the", "same", "day"), p.seq("that", "same", "day"):
	case p.next() == "the" && p.ahead(1) == "day" && (p.ahead(-1) == "in" && (p.ahead(-2) == "later" || p.ahead(-2) == "earlier") || p.ahead(-1) == "on" || p.ahead(-1) == "for"):
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
	return func(c *clock) period { return c.thatDay().shift(days, byDay) }
}

// atBreak reports whether a sign comes next, or nothing.
func (p *timeParser) atBreak() bool {
	switch p.next() {
	case "", ",", ".", ";", ":", "!", "?", ")", "\"", "”", "''", "—", "–":
		return true
	}
	return false
}
