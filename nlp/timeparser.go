package nlp

// The types of TIMEX3.
const (
	aDate     = "DATE"
	aTime     = "TIME"
	aDuration = "DURATION"
	aSet      = "SET"
)

// timed is what an expression means at its place.
type timed struct {
	kind  string
	value string // where at does not say it
	at    period // the stretch of the calendar that is meant; unknown where there is none
	edtf  string // where at does not say it
	about bool   // it is given as approximate
	aside bool   // it is only what something is compared with: nothing after it is relative to it
}

// meaning works out what words mean where they stand; ok is false where that
// cannot be known.
type meaning func(c *clock) (t timed, ok bool)

// phrase is what a rule of the grammar has read.
type phrase struct {
	kind string
	mean meaning // nil where the rule has read nothing
}

// on is a phrase for a stretch of the calendar.
func on(find func(c *clock) period) phrase {
	return phrase{aDate, func(c *clock) (timed, bool) {
		at := find(c)
		t := timed{kind: aDate, at: at}
		if at.part != "" {
			t.kind = aTime
		}
		return t, at.known()
	}}
}

// always is a phrase that means the same wherever it stands.
func always(kind, value string) phrase {
	return phrase{kind, func(*clock) (timed, bool) { return timed{kind: kind, value: value}, true }}
}

// timeParser reads expressions of time by recursive descent. A rule either
// reads on from where the parser is, or gives an empty phrase; only a limited
// number of words is read, so that the time is linear in the text.
type timeParser struct {
	wordReader

	lastDay int // of the days that were read last: 17 in "March 15 to 17"; 0 for one day
}

// longest is the longest expression that begins at a place, and its end.
func (p *timeParser) longest(first int) (phrase, int) {
	best, end := phrase{}, first
	for _, rule := range timeRules {
		p.at = first
		if q := rule(p); q.mean != nil && p.at > end {
			best, end = q, p.at
		}
	}
	return best, end
}

// timeRules are tried at each place; the longest that fits is taken, of two
// equally long ones the first.
var timeRules = []func(*timeParser) phrase{(*timeParser).marked, (*timeParser).core}

// core is an expression without words before it that say how exact it is.
func (p *timeParser) core() phrase {
	first, end := p.at, p.at
	var best phrase
	for _, rule := range []func(*timeParser) phrase{
		(*timeParser).moment, (*timeParser).month, (*timeParser).quarter, (*timeParser).half, (*timeParser).season, (*timeParser).year, (*timeParser).decade, (*timeParser).century,
		(*timeParser).pastYear, (*timeParser).sameAgo, (*timeParser).inARow, (*timeParser).throughout, (*timeParser).beside, (*timeParser).yearEnd, (*timeParser).shifted, (*timeParser).yearAgo, (*timeParser).set, (*timeParser).oneDay, (*timeParser).duration, (*timeParser).vague,
	} {
		p.at = first
		if q := rule(p); q.mean != nil && p.at > end {
			best, end = q, p.at
		}
	}
	p.at = end
	return best
}

// dot reads the point behind an abbreviation that has just been read, if there
// is one.
func (p *timeParser) dot() {
	if last := p.ahead(-1); len(last) <= len("sept") && last != "may" && last != "june" && last != "july" && p.at < len(p.words) && p.words[p.at].glued {
		p.is(".")
	}
}

// titled reports whether a title stands before the next word, which is then a
// name.
func (p *timeParser) titled() bool {
	before := p.ahead(-1)
	if before == "." {
		before = p.ahead(-2)
	}
	switch before {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "minister", "president", "senator":
		return true
	}
	return false
}

// dated reports whether nothing speaks against the next word being part of a
// date: it is no part of a name.
func (p *timeParser) dated() bool {
	switch p.label() {
	case "", "DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT":
		return true
	}
	return false
}

// marked is an expression behind words that say how exact it is, or which part
// of it is meant: "about two weeks", "early next year", "the end of May".
func (p *timeParser) marked() phrase {
	about, limit := p.quantifier()
	part := p.partOf()
	if !about && !limit && !part {
		return phrase{}
	}
	q := p.core()
	if q.mean == nil || part && q.kind != aDate && q.kind != aTime || limit && q.kind != aDuration {
		return phrase{}
	}
	return phrase{q.kind, func(c *clock) (timed, bool) {
		t, ok := q.mean(c)
		t.about = t.about || about
		return t, ok && (!part || t.at.known())
	}}
}

// quantifier reads what makes a number or a date approximate, or a limit.
func (p *timeParser) quantifier() (about, limit bool) {
	switch {
	case p.is("about", "around", "approximately", "roughly", "circa", "some"):
		_, month := calendarMonths[p.next()]
		return p.tag() == "CD" || month || p.next() == "a" || p.next() == "noon" || p.next() == "midnight", false
	case p.seq("at", "least"), p.seq("at", "most"), p.seq("up", "to"), p.seq("no", "more", "than"), p.seq("no", "less", "than"),
		p.seq("less", "than"), p.seq("more", "than"), p.seq("fewer", "than"), p.seq("no", "longer", "than"), p.is("nearly", "almost"):
		return false, true
	}
	return false, false
}

// partOf reads which part of a period is meant. TIMEX3 and EDTF have no value
// for that: the period stands for it.
func (p *timeParser) partOf() bool {
	first := p.at
	p.is("the")
	switch {
	case p.is("early", "late", "mid"):
		return p.is("on") || p.hyphen()
	case p.is("end", "beginning", "start", "middle", "close", "rest", "remainder") && p.is("of"):
		return true
	case p.seq("latter", "part", "of"), p.seq("early", "part", "of"), p.seq("first", "part", "of"):
		return true
	}
	p.at = first
	if p.is("later", "earlier", "sometime") {
		return p.is("in", "on") || true
	}
	return false
}
