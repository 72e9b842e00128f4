package nlp

import (
	"strconv"
	"strings"
)

// moment reads a day, a part of a day or an hour of it, in either order.
func (p *timeParser) moment() phrase {
	if part := p.clockTime(); part != "" {
		end := p.at
		p.aside()
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
	if p.lastDay > 0 {
		return days(day, p.lastDay)
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

// aside reads a few words in parentheses, as of the time elsewhere: "2 a.m. (0100
// UTC) on Friday".
func (p *timeParser) aside() {
	if p.next() != "(" {
		return
	}
	for n := 1; n < 6; n++ {
		if p.ahead(n) == ")" {
			p.at += n + 1
			return
		}
	}
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
	first := p.at
	if p.is("tonight") {
		return onPart((*clock).published, "TNI")
	}
	if p.is("overnight") {
		return onPart(func(c *clock) period { return c.today().shift(-1, byDay) }, "TNI")
	}
	steps, from := 0, (*clock).today
	switch {
	case p.next() == "last" && p.ahead(1) == "night":
		p.at++
		steps, from = -1, (*clock).published
	case p.is("this"):
		p.is("past", "coming")
		from = (*clock).published
	case p.seq("that", "same") || p.is("that", "same") || p.seq("the", "same"):
	case p.seq("the", "next") || p.seq("the", "following"):
		steps = 1
	case p.seq("the", "previous"):
		steps = -1
	default:
		return p.theMorning()
	}
	part := p.anyPart()
	if part == "" {
		p.at = first
		return phrase{}
	}
	return onPart(func(c *clock) period { return from(c).shift(steps, byDay) }, part)
}

// published is the day of publication.
func (c *clock) published() period { return c.now }

// anyPart reads the name of a part of the day; "" if there is none.
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
	if part == "" || p.inTitle() {
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
	if named := p.ahead(-2) == "the"; !named && (part == "TNI" || !partly[before] && p.ahead(-2) != "-") {
		return phrase{}
	}
	return phrase{aTime, func(c *clock) (timed, bool) {
		if c.direction == forward && c.weak {
			return timed{}, false // they come in the evening, whatever the day
		}
		return onPart((*clock).today, part).mean(c)
	}}
}

// partly are words behind which the name of a part of the day needs no article.
var partly = set("by since until before at mid")

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
	if clock := p.military(); clock != "" {
		return clock
	}
	hours, minutes, colon := strings.Cut(p.next(), ":")
	if !colon && (p.ahead(1) == "am" || p.ahead(1) == "pm" || p.ahead(1) == "a.m." || p.ahead(1) == "p.m.") {
		hours, minutes, colon = strings.Cut(p.next(), ".") // 10.30am
	}
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

// military reads an hour in four digits, before a zone: 0730 GMT; "" if there is
// none.
func (p *timeParser) military() string {
	n, err := strconv.Atoi(p.next())
	if err != nil || len(p.next()) != 4 || n > 2400 || n%100 > 59 || !zones[p.ahead(1)] {
		return ""
	}
	p.at++
	return "T" + twoDigits(n/100) + ":" + twoDigits(n%100)
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
