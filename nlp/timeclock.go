package nlp

import (
	"time"
)

// clock is what an expression of time may be relative to.
type clock struct {
	now       period // the day of publication, in the outlet's zone; unknown if that is
	named     [byCentury + 1]naming
	namings   int
	sentence  int       // that is read
	quarter   period    // the last quarter that the text named
	compared  bool      // it did so not long ago: figures are compared with those of the quarter a year earlier
	year      int       // that the sentence names in full; 0 for none
	direction direction // of the verb that the expression belongs to
	direct    bool      // it belongs to the verb itself, not to a noun
	due       bool      // it is when somebody's time is up
	ordered   period    // when what has to be done by then was ordered; unknown where no verb above says so
	weak      bool      // the verb is in the present, which may tell of what has been
}

// direction is which way from the day of publication a date lies.
type direction int

const (
	backward direction = iota - 1
	either
	forward
)

// naming is the last stretch of the calendar of a grain that the text named.
type naming struct {
	period
	order    int // among all namings
	sentence int
}

// name notes what the text has named.
func (c *clock) name(p period) {
	c.namings++
	c.named[p.grain] = naming{p, c.namings, c.sentence}
}

// last is the last stretch of the calendar that the text named, of those that
// are no longer than a grain; unknown if there is none.
func (c *clock) last(longest grain) period {
	var best naming
	for _, n := range c.named[:longest+1] {
		if n.order > best.order {
			best = n
		}
	}
	return best.period
}

// since is what anaphoric words of a grain go back to: what the text named last,
// or else the day of publication.
func (c *clock) since(g grain) period { return cmpPeriod(c.last(max(g, byDay)), c.now) }

// today is the day that the text is about: the last that was named, if nothing
// longer was named after it, or that of publication.
func (c *clock) today() period {
	if last := c.last(byCentury); last.grain == byDay {
		return last
	}
	return c.now
}

// thatDay is the day that "the next day" goes back to: the last that was named
// in this or the two sentences before, or else today.
func (c *clock) thatDay() period {
	if n := c.named[byDay]; n.known() && c.sentence-n.sentence <= 2 {
		return n.period
	}
	return c.today()
}

// dayBeside is so many days after the day that the text speaks of; unknown where
// what happened would lie ahead.
func (c *clock) dayBeside(days int) period {
	at := c.thatDay().shift(days, byDay)
	if days != 0 && c.direction == backward && c.now.known() && at.start.After(c.now.start) {
		return period{}
	}
	return at
}

// weekday is a day of the week: the last one up to publication, or with a verb
// that looks ahead the next one. On the day itself it is that day.
func (c *clock) weekday(day int) period {
	if !c.now.known() {
		return period{}
	}
	back := (sinceMonday(c.now.start) - day + 7) % 7
	if c.direction == forward && back > 0 {
		back -= 7
	}
	return c.now.shift(-back, byDay)
}

// besideWeekday is a day of the week before, after or in the week of a day.
func besideWeekday(from period, day, steps int) period {
	if !from.known() {
		return period{}
	}
	back := (sinceMonday(from.start) - day + 7) % 7
	if steps < 0 {
		back = (back+6)%7 + 1
	} else {
		back -= 7
	}
	return from.shift(-back, byDay)
}

// weekday is the nth of a day of the week in a month, counted from its end where
// n is negative, or where n is 0 that of a week; unknown if there is none.
func (p period) weekday(day, n int) period {
	switch {
	case p.grain == byWeek && n == 0:
		return p.shift(0, byDay).shift(day, byDay)
	case p.grain != byMonth || n == 0:
		return period{}
	case n < 0:
		return besideWeekday(p.shift(1, byMonth).shift(0, byDay), day, -1)
	}
	at := besideWeekday(p.shift(-1, byDay), day, 1).shift(7*(n-1), byDay)
	if at.start.Month() != p.start.Month() {
		return period{}
	}
	return at
}

// yearly is a month or a day of the year without the year: the one in the
// direction of the verb. A day is the nearest one unless that speaks clearly
// against it.
func (c *clock) yearly(month time.Month, day int) period {
	if !c.now.known() {
		at := dayOrMonth(2000, month, day) // a leap year
		at.yearless = true
		return at
	}
	return c.nearest(func(year int) period { return dayOrMonth(year, month, day) })
}

// nearest is what comes once a year: in the year that the sentence names, or the
// nearest one in the direction of the verb; unknown without a day of publication.
func (c *clock) nearest(in func(year int) period) period {
	if !c.now.known() {
		return period{}
	}
	if year := c.ordered.start.Year(); c.ordered.known() {
		if at := in(year); at.start.After(c.ordered.start) {
			return at
		}
		return in(year + 1)
	}
	if c.year > 0 {
		return in(c.year)
	}
	var best period
	least := 0.0
	for year := c.now.start.Year() - 1; year <= c.now.start.Year()+1; year++ {
		at := in(year)
		if far := c.distance(at); at.known() && (!best.known() || far < least) {
			best, least = at, far
		}
	}
	return best
}

// dayOrMonth is a day of a year, or a month where the day is 0; unknown if the
// year has no such day.
func dayOrMonth(year int, month time.Month, day int) period {
	if day == 0 {
		return monthAt(year, month)
	}
	if at := dayAt(year, month, day); at.start.Month() == month {
		return at
	}
	return period{}
}

// distance is how far a date lies from publication, more if it is not in the
// direction of the verb.
func (c *clock) distance(at period) float64 {
	if !at.known() {
		return 0
	}
	days := at.start.Sub(c.now.start).Hours() / 24
	last := at.end().Sub(c.now.start).Hours() / 24
	against := 1.0
	switch {
	case days <= 0 && last >= 0:
		return 0
	case days > 0:
		against = [...]float64{2.5, 1, 1}[c.direction+1]
		if at.grain > byDay {
			against = [...]float64{40, 1.5, 1}[c.direction+1]
		}
	case c.weak:
		days, against = -last, [...]float64{1, 1, 1.3}[c.direction+1]
	default:
		days = -last
		against = [...]float64{1, 1, 2.5}[c.direction+1]
		if at.grain > byDay && c.direct || c.due {
			against = [...]float64{1, 1, 40}[c.direction+1]
		}
	}
	return days * against
}

// within is a part of the year without the year, such as a quarter or a season:
// the one in the direction of the verb, that of today first.
func (c *clock) within(month time.Month, g grain) period {
	if !c.now.known() {
		return period{}
	}
	at := dayAt(c.now.start.Year(), month, 1).in(g)
	switch {
	case at.start.After(c.now.start) && c.direction != forward:
		if c.direction == backward || at.start.Sub(c.now.start) > 100*24*time.Hour {
			at = at.shift(-1, byYear).at(month, g)
		}
	case c.now.start.Sub(at.end()) > halfYear && c.direction == forward && c.direct:
		at = at.shift(1, byYear).at(month, g)
	}
	return at
}

const halfYear = 183 * 24 * time.Hour

// at is a part of the year of p.
func (p period) at(month time.Month, g grain) period {
	if !p.known() {
		return p
	}
	q := dayAt(p.start.Year(), month, 1).in(g)
	q.loose = p.loose
	return q
}

// later is what lies n units after a period, as exact as the unit: two months
// later is a month, not a day. A quarter is compared with that of another year.
func later(from period, n int, unit grain) period {
	switch {
	case !from.known() || from.grain > unit && !(unit == byDay && from.grain <= byDay):
		return period{} // days after a month are no day
	case from.grain == byQuarter && unit == byYear:
		return from.shift(4*n, byQuarter)
	case unit < byDay:
		return period{}
	}
	return from.shift(n, unit)
}
