package news

import (
	"strings"
	"time"
)

// EDTFBounds gives the stretch of time that a date in EDTF means, from included,
// to excluded. A bound that the date leaves open is the zero time, as both are
// of a date that is none. Years, months, days and instants, decades ("199X"),
// seasons and quarters ("2020-33") are understood, about and uncertain ones
// ("2020~", "2020?") as if they were exact, and intervals of such ("/2020-08-02").
//
// Source: https://www.loc.gov/standards/datetime/ (levels 0 to 2, as far as
// package nlp makes such dates).
func EDTFBounds(edtf string) (from, to time.Time) {
	first, last, interval := strings.Cut(edtf, "/")
	from, to = bounds(first)
	if interval {
		_, to = bounds(last)
	}
	return from, to
}

// bounds are the bounds of a date that is no interval.
func bounds(date string) (from, to time.Time) {
	date = strings.TrimRight(date, "~?%")
	if d, err := ParseDate(date); err == nil {
		return d.Bounds()
	}
	for digits := 1; digits <= 2; digits++ { // 199X, 19XX
		year, masked := strings.CutSuffix(date, strings.Repeat("X", digits))
		if d, err := ParseDate(year + strings.Repeat("0", digits)); masked && len(date) == 4 && err == nil {
			return d.Time, d.Time.AddDate([]int{0, 10, 100}[digits], 0, 0)
		}
	}
	year, part, ok := strings.Cut(date, "-")
	months, known := parts[part]
	d, err := ParseDate(year)
	if !ok || !known || err != nil || d.Precision != Year {
		return time.Time{}, time.Time{}
	}
	return d.Time.AddDate(0, months[0], 0), d.Time.AddDate(0, months[1], 0)
}

// parts are parts of a year, in months from its beginning: seasons of the north,
// quarters, and halves. Winter is that in which the year begins.
var parts = map[string][2]int{
	"21": {2, 5}, "22": {5, 8}, "23": {8, 11}, "24": {-1, 2},
	"33": {0, 3}, "34": {3, 6}, "35": {6, 9}, "36": {9, 12},
	"40": {0, 6}, "41": {6, 12},
}
