package nlp

import (
	"strconv"
	"strings"
)

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
	n, text := p.number()
	if text == "" {
		p.at = first
		return amount{}, false
	}
	p.and(&n, &text)
	if whole, err := strconv.Atoi(text); err == nil {
		return amount{whole, text}, true
	}
	return amount{0, text}, true
}

// and reads the half behind a number: "two and a half years".
func (p *timeParser) and(n *int, text *string) {
	end := p.at
	p.hyphen()
	if !p.is("and") {
		p.at = end
		return
	}
	p.hyphen()
	if p.is("a", "one"); p.hyphen() && p.is("half") {
		*text = strconv.Itoa(*n) + ".5"
		return
	}
	p.at = end
}

// number reads a number in digits or in words, and its value as text; "" if
// there is none.
func (p *timeParser) number() (int, string) {
	first := p.at
	digits := strings.ReplaceAll(p.next(), ",", "")
	if n, err := strconv.ParseFloat(digits, 64); err == nil && len(digits) < 10 && digits[0] >= '0' && digits[0] <= '9' {
		p.at++
		n, text := int(n), digits
		if scale := scales[p.next()]; scale > 0 && !strings.Contains(digits, ".") {
			p.at++
			n *= scale
			text = strconv.Itoa(n)
		}
		return n, text
	}
	n := 1
	if !p.is("a", "an", "another") {
		if n = p.upTo99(); n < 0 {
			return 0, ""
		}
	} else if p.is("dozen") {
		return 12, "12"
	}
	p.hyphen()
	if scale := scales[p.next()]; scale > 0 {
		p.at++
		n *= scale
		if p.is("and"); p.at > first {
			if more := p.upTo99(); more > 0 {
				n += more
			}
		}
	}
	return n, strconv.Itoa(n)
}

// upTo99 reads a number below 100 in words; -1 if there is none.
func (p *timeParser) upTo99() int {
	if n, ok := tens[p.next()]; ok {
		p.at++
		first := p.at
		p.hyphen()
		if one, ok := cardinals[p.next()]; ok && one > 0 && one < 10 {
			p.at++
			return 10*n + one
		}
		p.at = first
		return 10 * n
	}
	if n, ok := cardinals[p.next()]; ok {
		p.at++
		return n
	}
	return -1
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
