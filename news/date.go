package news

import (
	"fmt"
	"strings"
	"time"
)

// Precision says how much of a [Date] is known.
type Precision uint8

// The precisions, from nothing to an instant with its zone.
const (
	Unknown Precision = iota
	Year
	Month
	Day
	Instant
)

// Date is a moment as exactly as a text gives it: a year, a month, a day, or an
// instant with its zone. What is not given is never made up, so a day has no
// hour. The zero Date is unknown. Time holds the start of the period, in UTC
// for all but an instant, which keeps the zone that the page gave.
type Date struct {
	Time      time.Time
	Precision Precision
}

// layouts are the forms that [ParseDate] reads. A clock time without a zone is
// not an instant; only its day is kept.
var layouts = []struct {
	layout    string
	precision Precision
}{
	{time.RFC3339Nano, Instant},
	{"2006-01-02T15:04Z07:00", Instant},
	{"2006-01-02T15:04:05.999999999Z0700", Instant},
	{"2006-01-02T15:04Z0700", Instant},
	{"2006-01-02 15:04:05.999999999Z07:00", Instant},
	{"2006-01-02 15:04:05 Z0700", Instant},
	{"2006-01-02 15:04:05 Z07:00", Instant},
	{time.RFC1123Z, Instant},
	{"Mon, 2 Jan 2006 15:04:05 -0700", Instant},
	{"Mon, 2 Jan 2006 15:04:05 GMT", Instant},
	{"2006-01-02T15:04:05.999999999", Day},
	{"2006-01-02T15:04", Day},
	{"2006-01-02 15:04:05.999999999", Day},
	{"2006-01-02 15:04", Day},
	{"2006-01-02", Day},
	{"20060102", Day},
	{"2006-01", Month},
	{"2006", Year},
}

// ParseDate reads the ISO 8601 and RFC 3339 forms of dates, whole or partial,
// and the RFC 1123 form of HTTP headers.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		switch l.precision {
		case Instant:
			return Date{withoutZoneName(t), Instant}, nil
		case Day:
			t = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		}
		return Date{t, l.precision}, nil
	}
	return Date{}, fmt.Errorf("%q is not a date such as 2020, 2020-08, 2020-08-07 or 2020-08-07T10:00:00+02:00", s)
}

// withoutZoneName keeps only the offset of t's zone, so that equal dates are
// equal values wherever they were parsed.
func withoutZoneName(t time.Time) time.Time {
	if _, offset := t.Zone(); offset != 0 {
		return t.In(time.FixedZone("", offset))
	}
	return t.UTC()
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool { return d.Precision == Unknown }

// String is the form that [ParseDate] reads back; "" for an unknown date.
func (d Date) String() string {
	if d.Precision == Instant {
		return d.Time.Format(time.RFC3339Nano)
	}
	return d.EDTF()
}

// EDTF is the date in the Extended Date/Time Format (ISO 8601-2), to the day at
// the most: the day of an instant is the day in its own zone. "" if unknown.
func (d Date) EDTF() string {
	switch d.Precision {
	case Year:
		return d.Time.Format("2006")
	case Month:
		return d.Time.Format("2006-01")
	case Day, Instant:
		return d.Time.Format("2006-01-02")
	}
	return ""
}

// Bounds is the period that the date may lie in: from included, to excluded,
// both in UTC. An instant lasts a millisecond, the resolution of the stores.
// Both are zero for an unknown date.
func (d Date) Bounds() (from, to time.Time) {
	from = d.Time.UTC()
	switch d.Precision {
	case Year:
		return from, from.AddDate(1, 0, 0)
	case Month:
		return from, from.AddDate(0, 1, 0)
	case Day:
		return from, from.AddDate(0, 0, 1)
	case Instant:
		return from, from.Add(time.Millisecond)
	}
	return time.Time{}, time.Time{}
}

// MarshalText writes the form of [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] wrote.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
