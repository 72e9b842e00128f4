package nlp

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// wordReader reads on in the words of a sentence. What is read is passed over;
// what is not there leaves it where it is.
type wordReader struct {
	t     *tokens
	words []timeWord
	at    int
}

// is reads one of some words.
func (p *wordReader) is(words ...string) bool {
	if p.at < len(p.words) && slices.Contains(words, p.words[p.at].lower) {
		p.at++
		return true
	}
	return false
}

// seq reads words one after the other, or nothing.
func (p *wordReader) seq(words ...string) bool {
	first := p.at
	for _, w := range words {
		if !p.is(w) {
			p.at = first
			return false
		}
	}
	return true
}

// next is the word that comes next; "" at the end.
func (p *wordReader) next() string { return p.ahead(0) }

// ahead is a word further on; "" behind the end.
func (p *wordReader) ahead(n int) string {
	if i := p.at + n; i >= 0 && i < len(p.words) {
		return p.words[i].lower
	}
	return ""
}

// capital reports whether the next word begins with a capital letter.
func (p *wordReader) capital() bool {
	if p.at >= len(p.words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.words[p.at].span.Of(p.t.text))
	return unicode.IsUpper(r)
}

// hyphen reads a hyphen between two words, if there is one. It is always true.
func (p *wordReader) hyphen() bool { return p.is("-", "–", "‑") || true }

// possessive reads 's.
func (p *wordReader) possessive() bool { return p.seq("'", "s") }

// label is what the model takes the next word for, as a name or a number.
func (p *wordReader) label() string {
	if p.at >= len(p.words) {
		return ""
	}
	return p.t.list[p.words[p.at].token].label
}

// tag is the part of speech of the next word.
func (p *wordReader) tag() string {
	if p.at >= len(p.words) {
		return ""
	}
	return p.t.list[p.words[p.at].token].tag
}

// span is where the words [first, end) stand.
func (p *wordReader) span(first, end int) news.Span {
	return news.Span{Start: p.words[first].span.Start, End: p.words[end-1].span.End}
}

// then reads one of some words, with a hyphen before it or without.
func (p *wordReader) then(words ...string) bool {
	first := p.at
	if p.hyphen(); p.is(words...) {
		return true
	}
	p.at = first
	return false
}

// magnitudes are the powers of ten that numbers are multiplied by.
var magnitudes = map[string]float64{
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
	"bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}

// numeral is a number as it is written.
type numeral struct {
	value float64
	scale float64 // what it is multiplied by: the last power of ten, or the dozen; 1 if nothing
}

// numeral reads a number in digits or in words, with what it is multiplied by:
// 1,200, 7.5 billion, twenty-five, a hundred and ten, two and a half million,
// half a dozen. Powers of ten descend, so that it is of limited length.
func (p *wordReader) numeral() (n numeral, ok bool) {
	least := math.Inf(1)
	for {
		end := p.at
		if ok {
			p.is("and")
		}
		small, found := p.belowThousand(!ok)
		scale := p.magnitude()
		if !found || scale >= least {
			p.at = end
			return n, ok
		}
		n = numeral{n.value + small.value*scale, max(small.scale, scale)}
		if least, ok = scale, true; scale == 1 {
			return n, true
		}
	}
}

// belowThousand reads what a power of ten is multiplied by, or a number without
// one. The first may be in digits.
func (p *wordReader) belowThousand(first bool) (n numeral, ok bool) {
	n = numeral{1, 1}
	if first {
		if n.value, ok = p.digits(); ok {
			ok = p.andHalf(&n.value) || true
			return n, ok
		}
	}
	start := p.at
	half := p.is("half")
	switch a := p.is("a", "an"); {
	case a && (p.next() == "hundred" || p.next() == "dozen" || magnitudes[p.next()] > 0):
		n.value = map[bool]float64{true: 0.5, false: 1}[half]
	case a || half:
		p.at = start
		return n, false
	default:
		small := p.upTo99()
		if small < 0 {
			return n, false
		}
		n.value = float64(small)
		p.andHalf(&n.value)
	}
	switch {
	case p.then("hundred"):
		n.value *= 100
		p.tail(&n.value)
	case p.then("dozen"):
		n.value, n.scale = 12*n.value, 12
	}
	return n, true
}

// tail reads what stands behind hundreds: "and twenty".
func (p *wordReader) tail(n *float64) {
	end := p.at
	p.is("and")
	if more := p.upTo99(); more > 0 {
		*n += float64(more)
		return
	}
	p.at = end
}

// andHalf reads the half behind a number: "two and a half years".
func (p *wordReader) andHalf(n *float64) bool {
	end := p.at
	if p.then("and") {
		p.hyphen()
		if p.is("a", "one"); p.then("half") {
			*n += 0.5
			return true
		}
	}
	p.at = end
	return false
}

// digits reads a number in digits.
func (p *wordReader) digits() (float64, bool) {
	const most = 15 // a float64 is exact up to there
	digits := strings.ReplaceAll(p.next(), ",", "")
	if n, err := strconv.ParseFloat(digits, 64); err == nil && len(digits) <= most && digits[0] >= '0' && digits[0] <= '9' {
		p.at++
		return n, true
	}
	return 0, false
}

// magnitude reads the power of ten that a number is multiplied by, in one word
// or two: "thousand million"; 1 if there is none.
func (p *wordReader) magnitude() float64 {
	scale := 1.0
	for range 2 {
		end := p.at
		p.hyphen()
		more := magnitudes[p.next()]
		if more == 0 {
			p.at = end
			break
		}
		p.at++
		scale *= more
	}
	return scale
}

// upTo99 reads a number below 100 in words; -1 if there is none.
func (p *wordReader) upTo99() int {
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
