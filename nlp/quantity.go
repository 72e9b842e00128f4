package nlp

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/news"
)

// addQuantities gives statements the amounts that their clauses name: how much
// was paid, how many were killed. An amount belongs to the nearest verb or noun
// above it that a statement is read from; a statement has the first, and a
// length of time only where it has no other: a sentence of 18 months.
func (f *teller) addQuantities() {
	at := make(map[int][]int) // statements, by the place of their trigger
	sentences := make(map[int]bool)
	for i, s := range f.reading.Statements {
		if s.Predicate == "say" || s.Event < 0 && s.Predicate != "owns" {
			continue // how much is said of is not how much is said
		}
		at[s.Trigger.Start] = append(at[s.Trigger.Start], i)
		sentences[s.Sentence] = true
	}
	times := f.reading.Times
	for s := range f.sentences {
		for len(times) > 0 && times[0].Span.End <= f.sentences[s].Span.Start {
			times = times[1:]
		}
		if !sentences[s] {
			continue
		}
		for _, m := range f.measures(s, times) {
			over := f.disputed(m)
			if over {
				m.margin = asSaid
			}
			if !f.setting(m.measure) && (m.money || !over) {
				f.giveQuantity(at, m.token(), f.quantity(m.measure, m.words))
			}
		}
	}
	f.addLengths(at)
}

// setting reports whether what is counted is where or among whom something is
// done, which is not how much: in four countries.
func (f *teller) setting(m measure) bool {
	if m.noun < 0 || m.money || m.unit != "" || f.list[m.noun].dep != "pobj" {
		return false
	}
	switch f.list[f.list[m.noun].head].lower {
	case "in", "at", "from", "with", "across", "within", "among", "under", "near", "through", "during", "over", "around":
		return true
	}
	return false
}

// measured is an amount in the words of its sentence.
type measured struct {
	measure
	words []timeWord
}

// token is that by which an amount belongs to a verb or a noun.
func (m measured) token() int {
	if m.noun >= 0 && m.unit == "" {
		return m.noun
	}
	return m.number
}

// measures are the amounts of a sentence, outside its expressions of time.
func (f *teller) measures(s int, times []news.TimeExpression) []measured {
	r := &measureReader{wordReader{t: f.tokens, words: timeWords(f.tokens, s)}}
	var list []measured
	for r.at < len(r.words) {
		here := r.words[r.at].span
		for len(times) > 0 && times[0].Span.End <= here.Start {
			times = times[1:]
		}
		if len(times) > 0 && times[0].Span.Start <= here.Start || !numeric(r.words[r.at]) {
			r.at++
			continue
		}
		first := r.at
		m, ok := r.measure()
		r.at = max(r.at, first+1)
		if ok && (len(times) == 0 || r.words[m.end-1].span.End <= times[0].Span.Start) {
			list = append(list, measured{m, r.words})
		}
	}
	return list
}

// numeric reports whether an amount may begin with a word.
func numeric(w timeWord) bool {
	return startsWithDigit(w.lower) || len(margins[w.lower]) > 0 || uncounted[w.lower] > 0 || currencyBehind(w.lower) || numberWords[w.lower]
}

// numberWords are words that numbers begin with.
var numberWords = func() map[string]bool {
	words := set("a an half between several us au ca hk nz nt mx r c s")
	for _, table := range []map[string]int{cardinals, tens} {
		for w := range table {
			words[w] = true
		}
	}
	return words
}()

// giveQuantity gives an amount to what is told by the nearest verb or noun above
// a token.
func (f *teller) giveQuantity(at map[int][]int, token int, q news.Quantity) {
	for _, up := range f.above(token) {
		of := at[f.list[up].span.Start]
		for _, i := range of {
			if f.reading.Statements[i].Quantity == nil {
				f.reading.Statements[i].Quantity = &q
			}
		}
		if _, verb := f.at[up]; verb || len(of) > 0 {
			return
		}
	}
}

// above are a token and those above it, up to a name that the token only says
// something of: the billions that a firm is worth are no price.
func (f *teller) above(token int) []int {
	list := append([]int{token}, f.ancestors(token)...)
	for n, up := range list[1:] {
		below := f.list[list[n]]
		switch below.dep {
		case "appos", "acl", "relcl", "amod", "prep":
			if f.name[up] && below.lower != "for" && below.lower != "at" && below.lower != "by" {
				return list[:n+1]
			}
		}
	}
	return list
}

// quantity is an amount as statements have it.
func (f *teller) quantity(m measure, words []timeWord) news.Quantity {
	q := news.Quantity{Span: news.Span{Start: words[m.first].span.Start, End: words[m.end-1].span.End}, Unit: m.unit, Currency: m.currency, Approximate: m.approximate || m.indefinite}
	if m.indefinite && m.margin == asSaid {
		m.margin = atLeast
	}
	q.Low, q.High = m.margin.ends(m.low, m.high)
	if m.noun >= 0 {
		q.OfWhat = f.list[m.noun].span
		if q.Unit == "" {
			q.Unit = f.list[m.noun].lemma
		}
	}
	if q.Unit == "people" {
		q.Unit = "person"
	}
	return q
}

// addLengths gives penalties without another amount the length of time that is
// meted out: sentenced to 18 months, a four-year ban. How long anything else was
// put off or lasts is not how much of it there is.
func (f *teller) addLengths(at map[int][]int) {
	for place, list := range at {
		at[place] = slices.DeleteFunc(list, func(i int) bool {
			predicate := f.reading.Statements[i].Predicate
			return predicate != news.Sanction.Predicate() && predicate != news.Coerce.Predicate()
		})
	}
	for _, e := range f.reading.Times {
		unit, n, ok := lengthOf(e.Value)
		first, end := f.within(e.Span)
		if e.Type != aDuration || !ok || first >= end || e.EDTF != "" {
			continue
		}
		head := f.head(first, end)
		t := f.list[head]
		behind := t.dep == "pobj" && slices.Contains([]string{"to", "by", "of"}, f.list[t.head].lower)
		beside := (t.dep == "nummod" || t.dep == "compound") && len(at[f.list[t.head].span.Start]) > 0 // a three-day strike
		if behind && f.list[t.head].head != t.head || t.dep == "dobj" || beside {
			q := news.Quantity{Span: e.Span, Unit: unit}
			q.Low, q.High = marginOf(f.list[first:end]).ends(n, n)
			f.giveQuantity(at, head, q)
		}
	}
}

// lengthOf is the number and the unit of a duration in TIMEX3; ok is false where
// it has none.
func lengthOf(value string) (unit string, n float64, ok bool) {
	number, time := strings.CutPrefix(value, "PT")
	if !time {
		number = strings.TrimPrefix(value, "P")
	}
	if number == "" {
		return "", 0, false
	}
	units := map[byte]string{'D': "day", 'W': "week", 'M': "month", 'Y': "year"}
	if time {
		units = map[byte]string{'H': "hour", 'M': "minute", 'S': "second"}
	}
	last := len(number) - 1
	n, err := strconv.ParseFloat(number[:last], 64)
	return units[number[last]], n, err == nil && units[number[last]] != ""
}
