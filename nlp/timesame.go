package nlp

import "slices"

// sameAgo reads what figures are compared with: "the same period last year",
// "the corresponding month a year ago", "the same quarter of 2019". It is as long
// as what the text named last.
func (p *timeParser) sameAgo() phrase {
	p.is("the")
	if !p.is("same", "corresponding", "comparable", "like", "equivalent") {
		return phrase{}
	}
	g := units[p.next()]
	if p.next() != "period" && p.next() != "time" && (g != byDay && g != byMonth && g != byQuarter) {
		return phrase{}
	}
	p.at++
	year := p.agoYear()
	if year == nil {
		return phrase{}
	}
	return phrase{aDate, func(c *clock) (timed, bool) {
		at := year(c)
		if !at.known() || at.grain != byYear {
			return timed{}, false
		}
		if from := c.comparable(g); from.known() {
			at = from.shift(0, from.grain).yearOf(at.start.Year())
		}
		return timed{kind: aDate, at: at, aside: true}, at.known()
	}}
}

// agoYear reads "last year", "a year ago", "of 2019"; nil if there is none.
func (p *timeParser) agoYear() periodFinder {
	first := p.at
	if year := p.deicticYear(); year != nil {
		return year
	}
	p.at = first
	if (p.seq("a", "year") || p.seq("one", "year")) && p.is("ago", "earlier", "before", "previously") {
		return func(c *clock) period { return cmpPeriod(c.comparable(noGrain), c.now).shift(-1, byYear) }
	}
	p.at = first
	if p.seq("the", "year", "before") || p.seq("the", "previous", "year") || p.seq("the", "prior", "year") {
		return func(c *clock) period { return cmpPeriod(c.comparable(noGrain), c.now).shift(-1, byYear) }
	}
	p.at = first
	return nil
}

// comparable is the last day, month, quarter or half of a year that the text
// named, of one grain where that is given; unknown if there is none.
func (c *clock) comparable(g grain) period {
	if g != noGrain {
		return c.named[g].period
	}
	var best naming
	for _, g := range []grain{byMonth, byQuarter, bySeason, byHalf} {
		if n := c.named[g]; n.order > best.order {
			best = n
		}
	}
	return best.period
}

// yearOf is the same stretch of another year.
func (p period) yearOf(year int) period { return p.shift(0, p.grain).years(year - p.start.Year()) }

// years is p so many years later.
func (p period) years(n int) period {
	p.start = p.start.AddDate(n, 0, 0)
	if y := p.start.Year(); y < 1 || y > 9999 {
		return period{}
	}
	return p
}

// inARow reads which of several days, weeks and the like in a row it is: "for a
// second consecutive day", "the fourth straight week". It is the one that the
// text speaks of.
func (p *timeParser) inARow() phrase {
	p.is("a", "the", "its", "their", "his", "her")
	if p.ordinal() == 0 || !p.is("consecutive", "straight", "successive", "running") {
		return phrase{}
	}
	g := units[p.next()]
	if !slices.Contains([]grain{byDay, byWeek, byMonth, byQuarter, byYear}, g) {
		return phrase{}
	}
	p.at++
	return on(func(c *clock) period {
		if g == byQuarter {
			return c.lastQuarter()
		}
		return c.thatDay().in(g)
	})
}
