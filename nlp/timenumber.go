package nlp

import "strconv"

// amount is a number of units of time, as TIMEX3 writes it: X for an unknown
// one.
type amount struct {
	n     int // 0 where it is not a whole number, or unknown
	value string
}

const half = "0.5"

// count reads how many of something there are; ok is false where nothing says
// so.
func (p *timeParser) count() (a amount, ok bool) {
	first := p.at
	switch {
	case p.seq("a", "few"), p.seq("a", "number", "of"), p.seq("dozens", "of"), p.seq("hundreds", "of"), p.seq("thousands", "of"), p.seq("tens", "of"), p.seq("millions", "of"), p.seq("billions", "of"), p.seq("a", "good", "many"):
		return amount{0, "X"}, true
	case p.seq("a", "couple", "of"), p.seq("couple", "of"), p.seq("a", "couple"):
		return amount{2, "2"}, true
	case p.seq("half", "a"), p.seq("half", "an"), p.seq("a", "half"):
		p.hyphen()
		return amount{0, half}, true
	case p.is("half") && p.is("-"):
		return amount{0, half}, true
	}
	p.at = first
	if vague[p.next()] && p.next() != "various" {
		p.at++
		p.seq("dozen")
		return amount{0, "X"}, true
	}
	n, ok := p.number()
	switch whole := int(n); {
	case !ok:
		return amount{}, false
	case float64(whole) == n && n < 1e6:
		return amount{whole, strconv.Itoa(whole)}, true
	}
	return amount{0, strconv.FormatFloat(n, 'f', -1, 64)}, true
}

// number reads a number, which "a" is as well.
func (p *timeParser) number() (float64, bool) {
	if n, ok := p.numeral(); ok {
		return n.value, true
	}
	return 1, p.is("a", "an", "another")
}

// dayNumber reads the number of a day; 0 if there is none.
func (p *timeParser) dayNumber() int {
	first := p.at
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) <= 2 {
		p.at++
		if p.at < len(p.words) && p.words[p.at].glued && p.next() == "%" {
			p.at = first
			return 0
		}
		p.ordinalEnding()
		return n
	}
	return p.ordinal()
}

// ordinalEnding reads the letters behind a number: 20th.
func (p *timeParser) ordinalEnding() bool {
	return p.at < len(p.words) && p.words[p.at].glued && p.is("st", "nd", "rd", "th")
}

// ordinal reads first, 1st, twenty-first; 0 if there is none.
func (p *timeParser) ordinal() int {
	first := p.at
	if n, err := strconv.Atoi(p.next()); err == nil && len(p.next()) <= 3 {
		p.at++
		if p.ordinalEnding() {
			return n
		}
		p.at = first
		return 0
	}
	if n, ok := ordinals[p.next()]; ok {
		p.at++
		return n
	}
	if n, ok := tens[p.next()]; ok {
		p.at++
		p.hyphen()
		if one, ok := ordinals[p.next()]; ok && one < 10 {
			p.at++
			return 10*n + one
		}
	}
	p.at = first
	return 0
}
