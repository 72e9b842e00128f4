package nlp

import (
	"fmt"
	"strings"

	"newsgraph/news"
)

// adverbs of sets, and the lengths between their times.
var everySo = map[string]string{
	"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M",
	"annually": "P1Y", "yearly": "P1Y", "annual": "P1Y", "biannual": "P6M", "biennial": "P2Y",
}

// yearlyThings are adjectives that say more of what kind a thing is than when: an
// annual meeting, a quarterly dividend.
var yearlyThings = set("annual yearly quarterly monthly biannual biennial")

// set reads times that come again and again: "every day", "each July",
// "weekly", "Mondays", "$5 a year".
func (p *timeParser) set() phrase {
	before := p.ahead(-1)
	if value, ok := everySo[p.next()]; ok && p.dated() && (p.tag() == "RB" || !yearlyThings[p.next()]) {
		p.at++
		return always(aSet, value)
	}
	if day, ok := calendarDays[strings.TrimSuffix(p.next(), "s")]; ok && p.capital() && (strings.HasSuffix(p.next(), "days") || strings.HasSuffix(p.ahead(1), "s") && dayParts[strings.TrimSuffix(p.ahead(1), "s")] != "") {
		p.at++
		return weekly(day, p.manyParts())
	}
	switch {
	case p.next() == "weekends":
		p.at++
		return always(aSet, "XXXX-WXX-WE")
	case p.is("every", "each"):
		return p.every()
	case p.is("a", "an", "per"):
		if g := units[p.next()]; g >= byHour && !strings.HasSuffix(p.next(), "s") && p.rated(before) {
			p.at++
			return always(aSet, amount{1, "1"}.duration(g))
		}
	}
	return phrase{}
}

// rated reports whether what stands before "a year" is counted by it: money, a
// percentage, or how often something is.
func (p *timeParser) rated(before string) bool {
	if p.next() == "hour" || p.next() == "hours" {
		return p.at > 1 && p.t.list[p.words[p.at-2].token].label == "MONEY" // speeds are no sets
	}
	if p.ahead(-1) == "per" || before == "times" || before == "once" || before == "twice" || before == "percent" || before == "%" || before == "time" {
		return true
	}
	if p.at < 2 {
		return false
	}
	switch t := p.t.list[p.words[p.at-2].token]; t.label {
	case "MONEY", "PERCENT", "QUANTITY":
		return true
	default:
		if t.tag == "CD" {
			return true
		}
	}
	return scales[before] > 0 || before == "billion"
}

// weekly is a day of the week or a part of it, each week.
func weekly(day int, part string) phrase {
	return always(aSet, fmt.Sprintf("XXXX-WXX-%d%s", day+1, part))
}

// manyParts reads "mornings"; "" if that does not follow.
func (p *timeParser) manyParts() string {
	part := dayParts[strings.TrimSuffix(p.next(), "s")]
	if part != "" {
		p.at++
	}
	return part
}

// every reads what comes behind "every".
func (p *timeParser) every() phrase {
	if p.is("single"); p.is("other") {
		if g := units[p.next()]; g >= byHour {
			p.at++
			return always(aSet, amount{2, "2"}.duration(g))
		}
		return phrase{}
	}
	word := p.next()
	if g, ok := units[word]; ok && g >= byHour && !strings.HasSuffix(word, "s") {
		p.at++
		return always(aSet, amount{1, "1"}.duration(g))
	}
	if month := p.monthName(); month > 0 {
		return always(aSet, fmt.Sprintf("XXXX-%02d", month))
	}
	if day, ok := calendarDays[word]; ok {
		p.at++
		return weekly(day, p.anyPart())
	}
	if month, ok := calendarSeasons[word]; ok {
		p.at++
		return always(aSet, "XXXX-"+seasons[month/3-1])
	}
	if part := p.anyPart(); part != "" {
		return always(aSet, "XXXX-XX-XX"+part)
	}
	if a, g, ok := p.length(); ok {
		return always(aSet, a.duration(g))
	}
	return phrase{}
}

// references are words for the present, the past and the future as such.
var references = []struct{ words, value string }{
	{"now", "PRESENT_REF"}, {"the time being", "PRESENT_REF"}, {"the present day", "PRESENT_REF"}, {"the distant past", "PAST_REF"}, {"the immediate future", "FUTURE_REF"}, {"the distant future", "FUTURE_REF"}, {"anytime soon", "FUTURE_REF"}, {"currently", "PRESENT_REF"}, {"current", "PRESENT_REF"}, {"presently", "PRESENT_REF"}, {"nowadays", "PRESENT_REF"},
	{"at present", "PRESENT_REF"}, {"the present", "PRESENT_REF"}, {"at the moment", "PRESENT_REF"}, {"the moment", "PRESENT_REF"}, {"this moment", "PRESENT_REF"}, {"these days", "PRESENT_REF"},
	{"recently", "PAST_REF"}, {"recent", "PAST_REF"}, {"lately", "PAST_REF"}, {"the past", "PAST_REF"}, {"long ago", "PAST_REF"},
	{"the recent past", "PAST_REF"}, {"the future", "FUTURE_REF"}, {"the near future", "FUTURE_REF"}, {"the foreseeable future", "FUTURE_REF"}, {"soon", "FUTURE_REF"}, {"shortly", "FUTURE_REF"},
	{"someday", "FUTURE_REF"}, {"some day", "FUTURE_REF"}, {"the short term", "FUTURE_REF"}, {"the long term", "FUTURE_REF"}, {"the near term", "FUTURE_REF"},
}

// vague reads words for the present, the past and the future as such, and
// "then" where it stands for a date.
func (p *timeParser) vague() phrase {
	first, end := p.at, p.at
	best := phrase{}
	for _, r := range references {
		if p.at = first; p.reads(r.words) && p.at > end && !p.inTitle() {
			best, end = always(aDate, r.value), p.at
		}
	}
	p.at = end
	if last := p.ahead(-1); (last == "soon" || last == "shortly") && (p.next() == "after" || p.next() == "before" || p.next() == "as" || p.before(first, 1) == "as" || p.before(first, 1) == "how") {
		return phrase{}
	}
	switch before := p.ahead(-1); {
	case p.next() == "today" && p.todayAsSuch():
		p.at++
		return always(aDate, "PRESENT_REF") // the youth of today
	case end > first:
		if p.words[first].lower == "the" && end == first+2 && p.goesOn() {
			return phrase{}
		}
		return best
	case (p.next() == "then" || p.next() == "that" && p.ahead(1) == "time") && (before == "until" || before == "since" || before == "by" || before == "before"):
		p.is("that")
		p.at++
		return on(func(c *clock) period { return c.last(byCentury) })
	}
	return phrase{}
}

// inTitle reports whether the word that was just read belongs to a title, such
// as Back to the Future: it has a capital letter within a sentence.
func (p *timeParser) inTitle() bool {
	p.at--
	defer func() { p.at++ }()
	return p.capital() && p.at > 0 && p.t.blocks[p.t.list[p.words[p.at].token].block].Kind != news.Heading && p.before(p.at, 1) != "."
}

// goesOn reports whether a noun comes next: "the past glory", "the future king".
func (p *timeParser) goesOn() bool { return strings.HasPrefix(p.tag(), "NN") || p.next() == "of" }

// oneDay reads "one day", which means the future where the verb does.
func (p *timeParser) oneDay() phrase {
	if p.next() != "one" && p.next() != "some" || p.ahead(1) != "day" {
		return phrase{}
	}
	before := p.ahead(-1)
	p.at += 2
	return phrase{aDate, func(c *clock) (timed, bool) {
		if c.direction == forward {
			return timed{kind: aDate, value: "FUTURE_REF"}, true
		}
		long := before == "for" || before == "in" || before == "within" || before == "than" || before == "only" || before == "just" || before == "by"
		return timed{kind: aDuration, value: "P1D"}, long // one day, she left
	}}
}
