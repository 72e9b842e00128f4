package nlp

// carry gives the beginning of a range the year or the week that is said with its
// end: "from March to May 2019", "from Monday to Wednesday last week".
func (p *timeParser) carry(list []timeReading) {
	for i := len(list) - 1; i >= 0; i-- {
		b := &list[i]
		if i+1 < len(list) && list[i+1].first == b.end && list[i+1].at.grain == byWeek {
			p.inWeek(b, list[i+1].at) // Wednesday last week
		}
		if i == 0 {
			return
		}
		a := &list[i-1]
		switch {
		case b.first != a.end+1 || !p.linked(*a) || !a.at.known() || !b.at.known() || a.edtf != "":
		case p.says(*b, isYear) && p.says(*a, isMonth) && !p.says(*a, isYear):
			a.at = a.at.before(b.at)
		case b.at.grain == byDay && isWeekday(p.words[b.first].lower):
			p.inWeek(a, b.at.in(byWeek))
			if a.at.start.After(b.at.start) {
				p.inWeek(a, b.at.shift(-1, byWeek)) // from Friday to Monday
			}
		}
	}
}

// inWeek puts an expression that is but a day of the week into a week.
func (p *timeParser) inWeek(r *timeReading, week period) {
	if day, ok := calendarDays[p.words[r.first].lower]; ok && r.end == r.first+1 && r.at.grain == byDay && r.at.part == "" {
		r.at = week.weekday(day, 0)
	}
}

// before is the same day or month in the year of another, or in the one before if
// it would not be earlier than that.
func (p period) before(end period) period {
	if p.grain != byDay && p.grain != byMonth || p.part != "" {
		return p
	}
	y, m, d := end.start.Year(), p.start.Month(), p.start.Day()
	for _, year := range []int{y, y - 1} {
		if q := dayAt(year, m, d); q.start.Before(end.start) && q.start.Day() == d {
			return q.in(p.grain)
		}
	}
	return period{}
}

// linked reports whether the words around an expression make it the beginning of
// a range.
func (p *timeParser) linked(a timeReading) bool {
	if a.end >= len(p.words) {
		return false
	}
	switch link, before := p.words[a.end].lower, p.before(a.first, 1); link {
	case "to", "until", "till":
		return before == "from"
	case "and":
		return before == "between"
	default:
		return link == "through" || link == "–" || link == "-"
	}
}

// says reports whether one of the words of an expression is of a kind.
func (p *timeParser) says(r timeReading, kind func(word string) bool) bool {
	for _, w := range p.words[r.first:r.end] {
		if kind(w.lower) {
			return true
		}
	}
	return false
}

func isYear(word string) bool {
	return word == "year" || len(word) == len("2020") && startsWithDigit(word)
}

func isMonth(word string) bool { return calendarMonths[word] > 0 }

func isWeekday(word string) bool {
	_, ok := calendarDays[word]
	return ok
}
