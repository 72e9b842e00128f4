package nlp

import (
	"fmt"
	"strings"
	"time"

	"newsgraph/news"
)

// grain is how long a stretch of the calendar is, from the shortest.
type grain uint8

const (
	noGrain grain = iota
	bySecond
	byMinute
	byHour
	byDay
	byWeekend
	byWeek
	byMonth
	byQuarter
	bySeason
	byHalf
	byYear
	byDecade
	byCentury
)

// period is a stretch of the calendar: a day, the week that begins on one, a
// season. The zero period is unknown.
type period struct {
	grain grain
	start time.Time // its first day, at midnight UTC
	part  string    // part of the day or hour, as TIMEX3 writes it behind the day: TMO, T19:15
	loose bool      // of a firm's year, which need not be the calendar's

	yearless bool // the year is not known
}

// dayOf is the day of a date; unknown if the day is.
func dayOf(d news.Date) period {
	if d.Precision < news.Day {
		return period{}
	}
	y, m, day := d.Time.Date()
	return dayAt(y, m, day)
}

func dayAt(year int, month time.Month, day int) period {
	return period{grain: byDay, start: time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

func monthAt(year int, month time.Month) period { return dayAt(year, month, 1).in(byMonth) }

func yearAt(year int) period { return dayAt(year, 1, 1).in(byYear) }

func (p period) known() bool { return p.grain != noGrain }

// in is the period of a grain that p begins in. Weeks begin on Monday, as in
// ISO 8601; the weekend of a week is the one at its end; winter belongs to the
// year it begins in, as do January and February to the winter before.
func (p period) in(g grain) period {
	if !p.known() {
		return period{}
	}
	y, m, d := p.start.Date()
	switch g {
	case byWeekend:
		d += 5 - sinceMonday(p.start)
	case byWeek:
		d -= sinceMonday(p.start)
	case byMonth:
		d = 1
	case byQuarter:
		m, d = m-(m-1)%3, 1
	case bySeason:
		m, d = m-m%3, 1
	case byHalf:
		m, d = m-(m-1)%6, 1
	case byYear:
		m, d = 1, 1
	case byDecade:
		y, m, d = y-y%10, 1, 1
	case byCentury:
		y, m, d = y-y%100, 1, 1
	default:
		g = byDay
	}
	q := dayAt(y, m, d)
	q.grain, q.loose = g, p.loose
	return q
}

func sinceMonday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// shift is the period of a grain n of them after the one that p begins in.
func (p period) shift(n int, g grain) period {
	q := p.in(g)
	if !q.known() {
		return q
	}
	years, months, days := 0, 0, 0
	switch q.grain {
	case byDay:
		days = n
	case byWeek, byWeekend:
		days = 7 * n
	case byMonth:
		months = n
	case byQuarter, bySeason:
		months = 3 * n
	case byHalf:
		months = 6 * n
	case byYear:
		years = n
	case byDecade:
		years = 10 * n
	case byCentury:
		years = 100 * n
	}
	q.start = q.start.AddDate(years, months, days)
	if y := q.start.Year(); y < 1 || y > 9999 {
		return period{} // four digits are all that TIMEX3 and EDTF have
	}
	return q
}

// end is the last day of p.
func (p period) end() time.Time {
	if p.grain == byWeekend {
		return p.start.AddDate(0, 0, 1)
	}
	return p.shift(1, p.grain).start.AddDate(0, 0, -1)
}

// seasons are the codes of TIMEX3 for the seasons, by the quarter that they
// begin in.
var seasons = [...]string{"SP", "SU", "FA", "WI"}

// value is p as TIMEX3 writes it.
func (p period) value() string {
	year := fmt.Sprintf("%04d", p.start.Year())
	if p.yearless {
		q := p
		q.yearless = false
		return "XXXX" + q.value()[len(year):]
	}
	month := int(p.start.Month())
	switch p.grain {
	case byCentury:
		return year[:2]
	case byDecade:
		return year[:3]
	case byYear:
		return year
	case byHalf:
		return fmt.Sprintf("%s-H%d", year, (month+5)/6)
	case byQuarter:
		return fmt.Sprintf("%s-Q%d", year, (month+2)/3)
	case bySeason:
		return year + "-" + seasons[month/3-1]
	case byMonth:
		return p.start.Format("2006-01")
	case byWeek, byWeekend:
		y, w := p.start.ISOWeek()
		week := fmt.Sprintf("%04d-W%02d", y, w)
		if p.grain == byWeekend {
			week += "-WE"
		}
		return week
	}
	return p.start.Format(time.DateOnly) + p.part
}

// edtf is p in the Extended Date/Time Format, level 1: to the day at the most,
// with an interval where it has no form of its own; "" where the days are not
// known.
func (p period) edtf() string {
	if !p.known() || p.yearless {
		return ""
	}
	if p.loose {
		if p.grain == byYear {
			return p.value() + "~"
		}
		return ""
	}
	switch p.grain {
	case byCentury:
		return p.value() + "XX"
	case byDecade:
		return p.value() + "X"
	case bySeason:
		return fmt.Sprintf("%04d-%d", p.start.Year(), 20+int(p.start.Month())/3)
	case byHalf, byQuarter:
		return p.start.Format("2006-01") + "/" + p.end().Format("2006-01")
	case byWeek, byWeekend:
		return p.start.Format(time.DateOnly) + "/" + p.end().Format(time.DateOnly)
	case byDay:
		return p.start.Format(time.DateOnly)
	}
	return p.value()
}

// bound gives the last part of an EDTF interval, or the first one, of what is
// one; anything else it leaves.
func bound(edtf string, last bool) string {
	from, to, both := strings.Cut(edtf, "/")
	if both && last {
		return to
	}
	return from
}
