package nlp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// measure is an amount of something, other than of time, in the words of a
// sentence.
type measure struct {
	first, end  int // words
	low, high   float64
	margin      margin
	number      int    // the token of its last number
	money       bool   // a currency is named, though perhaps not of which country
	currency    string // in ISO 4217; "" for none, and where it is not known
	unit        string // percent, or a currency of a country that is not said
	noun        int    // the token of the noun that is counted, or of which it is a part; -1 if there is none
	inDigits    bool
	glued       bool // with a letter that multiplies it: 450m
	indefinite  bool // no one counted: dozens
	approximate bool
}

// margin is what words say of how exact a number is.
type margin uint8

const (
	asSaid margin = iota
	atLeast
	atMost
	about
)

// margins are such words, by the first of each phrase.
var margins = func() map[string][]marginWords {
	table := make(map[string][]marginWords)
	for m, phrases := range map[margin]string{
		atLeast: "more than,over,at least,upward of,upwards of,above,exceeding,no fewer than,no less than,not less than,a minimum of,in excess of,just over,well over",
		atMost:  "less than,fewer than,under,up to,at most,below,no more than,not more than,as many as,as much as,a maximum of,just under",
		about:   "about,around,some,roughly,nearly,almost,approximately,estimated,an estimated,close to,circa,as few as,something like",
	} {
		for phrase := range strings.SplitSeq(phrases, ",") {
			words := strings.Fields(phrase)
			table[words[0]] = append(table[words[0]], marginWords{words, m})
		}
	}
	return table
}()

type marginWords struct {
	words []string
	margin
}

// ends are the bounds of a number, nil for one that the words leave open.
func (m margin) ends(low, high float64) (least, most *float64) {
	switch m {
	case atLeast:
		return &low, nil
	case atMost:
		return nil, &high
	}
	return &low, &high
}

// marginOf is what the words that tokens begin with say of a number.
func marginOf(list []token) margin {
	for _, w := range margins[list[0].lower] {
		if len(w.words) < len(list) && slices.EqualFunc(w.words, list[:len(w.words)], func(word string, t token) bool { return word == t.lower }) {
			return w.margin
		}
	}
	return asSaid
}

// uncounted are numbers that no one counted, and the least that they mean.
var uncounted = map[string]float64{"dozens": 24, "scores": 40, "tens": 20, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9, "trillions": 2e12}

// measureReader reads amounts: "about $3 million", "10 to 12 percent", "at
// least 47 people". Each has a limited number of words.
type measureReader struct{ wordReader }

// measure reads an amount; ok is false where none begins, and end is then where
// the next may.
func (r *measureReader) measure() (m measure, ok bool) {
	m = measure{first: r.at, noun: -1}
	r.margins(&m)
	between := r.is("between")
	r.sign(&m)
	number := r.at
	if !r.apart(number) || !r.value(&m) {
		r.at = max(number, m.first+1)
		return m, false
	}
	if !r.upperEnd(&m, between) {
		return m, false
	}
	r.later(&m)
	r.unit(&m)
	r.later(&m)
	m.end = r.at
	return m, r.sound(&m, number)
}

// margins reads the words that say how exact the number is.
func (r *measureReader) margins(m *measure) {
	for range 2 {
		found := false
		for _, w := range margins[r.next()] {
			if r.seq(w.words...) {
				m.approximate = m.approximate || w.margin == about
				if w.margin != about {
					m.margin = w.margin
				}
				found = true
				break
			}
		}
		if !found {
			return
		}
	}
}

// later reads the words behind the number that say how exact it is.
func (r *measureReader) later(m *measure) {
	switch {
	case r.seq("or", "more"):
		m.margin = atLeast
	case r.seq("or", "less"), r.seq("or", "fewer"):
		m.margin = atMost
	case r.seq("or", "so"):
		m.approximate = true
	}
}

// sign reads a currency before the number: $, US$, EUR.
func (r *measureReader) sign(m *measure) {
	first := r.at
	word := r.next()
	if letters := r.ahead(1); letters == "$" && r.words[first+1].glued && moneyBefore[word+letters] != "" {
		m.currency, m.money = moneyBefore[word+letters], true
		r.at += 2
		return
	}
	code, ok := moneyBefore[word]
	if !ok && currencyCodes[word] && r.words[first].span.Of(r.t.text) == strings.ToUpper(word) {
		code, ok = strings.ToUpper(word), true
	}
	if !ok || len(word) == 2 && word[0] < utf8.RuneSelf && !r.capital() {
		return
	}
	r.at++
	r.is(".")
	if r.at < len(r.words) && startsWithDigit(r.next()) {
		m.currency, m.money = code, true
		return
	}
	r.at = first
}

func startsWithDigit(word string) bool { return word != "" && word[0] >= '0' && word[0] <= '9' }

// apart reports whether the number at a place is no part of a longer word:
// COVID-19, 9/11, F-35.
func (r *measureReader) apart(place int) bool {
	if place >= len(r.words) {
		return false
	}
	if place == 0 || !r.words[place].glued {
		return true
	}
	before, _ := utf8.DecodeRuneInString(r.words[place-1].lower)
	return unicode.Is(unicode.Sc, before) || unicode.IsLetter(before) && currencyBehind(r.words[place-1].lower) || strings.ContainsRune("([\"“‘—'", before)
}

func currencyBehind(word string) bool { return moneyBefore[word] != "" || currencyCodes[word] }

// value reads the number itself.
func (r *measureReader) value(m *measure) bool {
	first := r.at
	m.number, m.inDigits = r.words[first].token, startsWithDigit(r.next())
	if least, ok := uncounted[r.next()]; ok {
		r.at++
		m.low, m.high, m.indefinite = least, least, true
		if scale, ok := uncounted[r.ahead(1)]; ok && r.is("of") {
			m.low *= scale / 2
			r.at++
		}
		return true
	}
	if r.seq("a", "few") || r.is("several") {
		scale := map[string]float64{"dozen": 12, "hundred": 100}[r.next()] + magnitudes[r.next()]
		m.low, m.indefinite = 2*scale, true
		r.at++
		return scale > 0
	}
	if m.low = r.share(); m.low > 0 {
		m.high, m.unit = m.low, "percent"
		return true
	}
	n, ok := r.scaled(m)
	m.low, m.high = n.value, n.value
	return ok
}

// scaled reads a number with a letter that multiplies it.
func (r *measureReader) scaled(m *measure) (numeral, bool) {
	n, ok := r.numeral()
	if !ok {
		return n, false
	}
	m.number = r.words[r.at-1].token
	if r.at < len(r.words) && r.words[r.at].glued && n.scale == 1 {
		if scale := map[string]float64{"k": 1e3, "m": 1e6, "b": 1e9}[r.next()]; scale > 0 {
			r.at++
			m.glued = true
			n = numeral{n.value * scale, scale}
		}
	}
	return n, true
}

// share reads a part of a whole, in percent: "half of", "two-thirds of"; 0 if
// there is none.
func (r *measureReader) share() float64 {
	first := r.at
	n := 1
	if !r.is("a", "one") && r.next() != "half" {
		if n = r.upTo99(); n < 2 || n > 9 {
			r.at = first
			return 0
		}
	}
	r.hyphen()
	parts := map[string]int{"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}[r.next()]
	r.at++
	if parts > n && (r.next() == "of" || parts == 2 && (r.next() == "the" || r.next() == "its" || r.next() == "their" || r.next() == "his")) {
		return 100 * float64(n) / float64(parts)
	}
	r.at = first
	return 0
}

// upperEnd reads the upper end of a range: "to $12 million", "or three", and
// "and 7" behind "between". It is false for two numbers that are none: a score.
func (r *measureReader) upperEnd(m *measure, between bool) bool {
	first := r.at
	score := (r.next() == "-" || r.next() == "–") && r.words[first].glued
	or := r.next() == "or"
	if m.indefinite || !score && !r.isLink(between) {
		return true
	}
	if score {
		r.at++
	}
	r.sign(m)
	low := numeral{m.low, 1}
	high, ok := r.scaled(m)
	switch {
	case !ok && score:
		r.at++
		return false // 120-member
	case !ok:
		r.at = first
		return true
	}
	if high.scale > 1 && low.value < high.value/high.scale {
		low.value *= high.scale // the scale is that of both
	}
	if low.value >= high.value {
		if r.at = first; score {
			r.at += 2
		}
		return !score
	}
	m.low, m.high, m.approximate = low.value, high.value, m.approximate || or
	return true
}

func (r *measureReader) isLink(between bool) bool {
	return between && r.is("and") || !between && r.is("to", "or")
}

// unit reads what the number is of.
func (r *measureReader) unit(m *measure) {
	switch {
	case m.unit != "":
		m.noun = r.counted(true)
	case r.is("%", "percent", "pct"), r.seq("per", "cent"):
		m.unit = "percent"
		m.noun = -1
		if r.next() == "of" {
			m.noun = r.counted(true)
		}
	case r.seq("percentage", "points"), r.seq("percentage", "point"):
		m.unit = "percentage point"
	case m.money:
	case r.currencyName(m):
	default:
		m.noun = r.counted(m.indefinite)
	}
}

// currencyName reads the name of a currency behind a number: "Swiss francs".
func (r *measureReader) currencyName(m *measure) bool {
	const before = 2 // words: Hong Kong dollars
	for n := range before + 1 {
		if r.at+n >= len(r.words) {
			return false
		}
		w := r.words[r.at+n]
		code, ok := moneyName(w.lower, r.ahead(n-1))
		tag := r.t.list[w.token].tag
		if !ok || !strings.HasPrefix(tag, "NN") {
			if !strings.HasPrefix(tag, "JJ") && !strings.HasPrefix(tag, "NNP") {
				return false
			}
			continue
		}
		if strings.HasPrefix(w.lower, "pound") && code == "GBP" && r.t.list[m.number].label != "MONEY" && m.high < 1e6 {
			return false // a weight
		}
		if m.money, m.currency = true, code; code == "" {
			m.unit = w.lower
		}
		r.at += n + 1
		return true
	}
	return false
}

// counted is the noun behind a number: the last of the next words that are
// adjectives and nouns; -1 if there is none. It is not read as part of the
// amount.
func (r *measureReader) counted(of bool) int {
	const most = 7
	noun := -1
	for at, n := r.at, 0; at < len(r.words) && n < most; at, n = at+1, n+1 {
		t := r.t.list[r.words[at].token]
		switch {
		case strings.HasPrefix(t.tag, "NN"):
			noun = r.words[at].token
		case t.lower == "of" && of && n == 0:
		case noun >= 0 && (t.tag == "POS" || strings.HasPrefix(t.tag, "VB")):
			return noun
		case strings.HasPrefix(t.tag, "JJ"), t.tag == "VBN" || t.tag == "VBG", of && (t.tag == "DT" || t.tag == "PRP$" || t.tag == "CD"), noun < 0 && t.tag == "HYPH":
		default:
			return noun
		}
	}
	return noun
}

// sound reports whether what was read is an amount, and no year, page, score or
// part of a name.
func (r *measureReader) sound(m *measure, number int) bool {
	if m.money || m.unit == "percent" || m.unit == "percentage point" {
		return true
	}
	if r.at < len(r.words) && r.words[r.at].glued && (r.next() == "-" || r.next() == "/" || r.next() == ":" || unicode.IsLetter(rune(r.next()[0]))) {
		return false // 500-page, 737s
	}
	label := r.t.list[m.number].label
	digits := r.words[number].lower
	year := m.inDigits && len(digits) == len("2020") && m.low == m.high && m.low >= 1500 && m.low < 2200 && !strings.Contains(digits, ",")
	if m.high == 1 && !m.inDigits && m.margin == asSaid {
		return false // on one occasion, one of them
	}
	if m.noun < 0 {
		return !year && !m.glued && r.bare(m, number)
	}
	switch label {
	case "", "CARDINAL", "QUANTITY", "MONEY", "PERCENT":
		return r.plural(m)
	}
	return false
}

// plural reports whether the noun that is counted has the number that the amount
// asks for.
func (r *measureReader) plural(m *measure) bool {
	tag := r.t.list[m.noun].tag
	return strings.HasSuffix(tag, "S") || tag == "NN" && m.high == 1 && !m.glued
}

// bare reports whether a number without a noun stands for those that are
// counted: it is subject or object.
func (r *measureReader) bare(m *measure, number int) bool {
	t := r.t.list[m.number]
	if !m.inDigits && m.margin == asSaid && t.capital() && number > 0 {
		return false
	}
	if t.label != "CARDINAL" && t.label != "" {
		return false
	}
	return t.dep == "nsubj" || t.dep == "nsubjpass" || t.dep == "dobj"
}
