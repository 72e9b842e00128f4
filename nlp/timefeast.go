package nlp

import "time"

// movable are the holidays that are on a certain day of the week, or so many days
// from Easter, as American English has them where countries differ.
var movable = []struct {
	name   string // in lower case, cut as tokens are
	month  time.Month
	day, n int // the nth such day of the week of the month, from its end where n is negative
	easter int // days from Easter, where there is no month
}{
	{name: "martin luther king jr . day", month: 1, day: 0, n: 3}, {name: "martin luther king day", month: 1, day: 0, n: 3}, {name: "presidents ' day", month: 2, day: 0, n: 3}, {name: "presidents day", month: 2, day: 0, n: 3},
	{name: "memorial day", month: 5, day: 0, n: -1}, {name: "labor day", month: 9, day: 0, n: 1}, {name: "columbus day", month: 10, day: 0, n: 2}, {name: "election day", month: 11, day: 1, n: 0},
	{name: "thanksgiving day", month: 11, day: 3, n: 4}, {name: "thanksgiving", month: 11, day: 3, n: 4}, {name: "father 's day", month: 6, day: 6, n: 3},
	{name: "ash wednesday", easter: -46}, {name: "palm sunday", easter: -7}, {name: "maundy thursday", easter: -3}, {name: "good friday", easter: -2}, {name: "easter sunday", easter: 0},
	{name: "easter monday", easter: 1}, {name: "easter", easter: 0}, {name: "pentecost", easter: 49}, {name: "whit monday", easter: 50},
}

// feast reads a movable holiday, with or without the year.
func (p *timeParser) feast() periodFinder {
	if !p.capital() || p.label() == "ORG" {
		return nil
	}
	for i, h := range movable {
		if !p.reads(h.name) {
			continue
		}
		end := p.at
		p.is(",", "of", "in")
		if year := p.yearNumber(); year > 0 {
			return func(*clock) period { return feastOf(i, year) }
		}
		p.at = end
		return func(c *clock) period { return c.nearest(func(year int) period { return feastOf(i, year) }) }
	}
	return nil
}

// feastOf is a movable holiday in a year.
func feastOf(i, year int) period {
	h := movable[i]
	switch {
	case h.month == 0:
		return easter(year).shift(h.easter, byDay)
	case h.n == 0: // the Tuesday after the first Monday
		return monthAt(year, h.month).weekday(h.day-1, 1).shift(1, byDay)
	}
	return monthAt(year, h.month).weekday(h.day, h.n)
}

// easter is Easter Sunday of the western churches, by the rule of Butcher's
// Ecclesiastical Calendar (1876).
func easter(year int) period {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return dayAt(year, time.Month(month), day)
}
