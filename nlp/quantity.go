package nlp

import (
	"math"
	"strconv"
	"strings"

	"newsgraph/news"
)

// addQuantities gives statements the amounts that their clauses name: how much
// was paid, how many were killed. An amount belongs to the nearest verb or noun
// above it that a statement is read from; a statement has the first.
func (f *teller) addQuantities() {
	at := make(map[int][]int) // statements, by the place of their trigger
	for i, s := range f.reading.Statements {
		at[s.Trigger.Start] = append(at[s.Trigger.Start], i)
	}
	for _, e := range f.entities {
		if !amountLabels[e.label] {
			continue
		}
		q, ok := f.quantity(e)
		if !ok {
			continue
		}
		for _, up := range f.ancestors(f.head(e.first, e.end)) {
			of := at[f.list[up].span.Start]
			for _, i := range of {
				if f.reading.Statements[i].Quantity == nil {
					f.reading.Statements[i].Quantity = &q
				}
			}
			if _, verb := f.at[up]; verb || len(of) > 0 {
				break
			}
		}
	}
}

// amountLabels are the labels of named entities that are amounts.
var amountLabels = set("MONEY PERCENT CARDINAL QUANTITY")

// quantity is the amount that a named entity is, with the words before it that
// say how exact it is; false if it is none.
func (f *teller) quantity(e entity) (q news.Quantity, ok bool) {
	first := e.first
	for first > 0 && f.list[first].glued && (bounding[f.list[first-1].lower] || f.list[first-1].text == "$" || f.list[first-1].tag == "$") {
		first--
	}
	low, high, ok := f.bounds(first, e.end)
	if !ok {
		return q, false
	}
	q.Span = news.Span{Start: f.list[first].span.Start, End: f.list[e.end-1].span.End}
	words := " " + f.spoken(first, e.end) + " "
	switch {
	case containsAny(words, atLeast) || indefinite[f.list[e.first].lower]:
		q.Low = &low
	case containsAny(words, atMost):
		q.High = &high
	default:
		q.Low, q.High = &low, &high
	}
	q.Approximate = containsAny(words, about) || indefinite[f.list[e.end-1].lower] || e.end-first > 1 && indefinite[f.list[e.first].lower]
	q.Currency = f.currency(first, e.end)
	f.count(&q, e)
	return q, true
}

// spoken are words in lower case, with blanks between them.
func (f *teller) spoken(first, end int) string {
	var words []string
	for i := first; i < end; i++ {
		words = append(words, f.list[i].lower)
	}
	return strings.Join(words, " ")
}

func containsAny(words string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(words, " "+p+" ") {
			return true
		}
	}
	return false
}

var (
	atLeast = []string{"more than", "over", "at least", "upward of", "upwards of", "above", "exceeding", "no fewer than", "no less than"}
	atMost  = []string{"less than", "fewer than", "under", "up to", "at most", "below", "no more than", "as many as", "as much as"}
	about   = []string{"about", "around", "some", "roughly", "nearly", "almost", "approximately", "estimated", "close to", "an estimated", "circa"}
	// bounding are words of such phrases, which may stand before an amount.
	bounding = set("more than over at least upward upwards of above exceeding less fewer under up to most below as many much no about around some roughly nearly almost approximately estimated close circa a an")
	// indefinite are numbers that no one counted.
	indefinite = set("dozens hundreds thousands millions billions trillions scores tens")
)

// bounds is the lower and the upper end of the number that tokens say.
func (f *teller) bounds(first, end int) (low, high float64, ok bool) {
	for i := first + 1; i < end-1; i++ {
		if w := f.list[i].lower; w != "to" && w != "and" && w != "-" && w != "–" {
			continue
		}
		a, aok := f.number(first, i)
		b, bok := f.number(i+1, end)
		if !aok || !bok || a >= b {
			continue
		}
		if f.list[i].lower == "and" && (f.list[first].lower != "between" && (first == 0 || f.list[first-1].lower != "between")) {
			continue // one hundred and twenty
		}
		// "between 3 and 4 million": the scale is that of both.
		if scale := f.scale(end); scale > 1 && f.scale(i) == 1 && a < b/scale {
			a *= scale
		}
		return a, b, true
	}
	n, ok := f.number(first, end)
	return n, n, ok
}

// scale is the last word of a number if that is a power of ten, else 1.
func (f *teller) scale(end int) float64 {
	for i := end - 1; i >= max(0, end-3); i-- {
		if s := magnitudes[f.list[i].lower]; s >= 1000 {
			return s
		}
	}
	return 1
}

// number is the number that tokens say, in digits or words; words that say
// nothing of it are passed over.
func (f *teller) number(first, end int) (n float64, ok bool) {
	whole, part := 0.0, 0.0 // what is multiplied already, and what may be yet
	for i := first; i < end; i++ {
		for _, word := range strings.FieldsFunc(strings.Trim(f.list[i].lower, "$£€¥%"), func(r rune) bool { return r == '-' || r == '–' || r == '$' || r == '£' || r == '€' }) {
			value, digits := digits(word)
			switch {
			case digits:
				part, ok = part+value, true
			case numbers[word] > 0 || word == "zero":
				part, ok = part+numbers[word], true
			case magnitudes[word] > 0:
				if part == 0 {
					part = 1
					if indefinite[word] {
						part = 2 // hundreds are two hundred at least
					}
				}
				part, ok = part*magnitudes[word], true
				if magnitudes[word] >= 1000 {
					whole, part = whole+part, 0
				}
			}
		}
	}
	return whole + part, ok
}

// digits reads a number in digits: 1,000 or 7.5 or 9.2m.
func digits(word string) (float64, bool) {
	word = strings.ReplaceAll(word, ",", "")
	scale := 1.0
	for suffix, s := range map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12} {
		if rest, ok := strings.CutSuffix(word, suffix); ok && rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9' {
			word, scale = rest, s
			break
		}
	}
	n, err := strconv.ParseFloat(word, 64)
	return n * scale, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) && word[0] >= '0' && word[0] <= '9'
}

// numbers are numbers in words below a hundred, magnitudes those that others are
// multiplied by.
var (
	numbers = func() map[string]float64 {
		m := map[string]float64{"half": 0.5, "quarter": 0.25, "third": 1.0 / 3, "thirds": 1.0 / 3}
		for i, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
			m[w] = float64(i + 1)
		}
		for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
			m[w] = float64(10 * (i + 2))
		}
		return m
	}()
	magnitudes = map[string]float64{
		"dozen": 12, "dozens": 12, "score": 20, "scores": 20, "hundred": 100, "hundreds": 100, "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6,
		"billion": 1e9, "billions": 1e9, "trillion": 1e12, "trillions": 1e12, "bn": 1e9, "mn": 1e6,
	}
)

// currency is the currency of an amount, in ISO 4217; "" for what is no money.
func (f *teller) currency(first, end int) string {
	for i := first; i < end; i++ {
		w := f.list[i].lower
		if c := currencies[w]; c != "" {
			return c
		}
		for sign, c := range signs {
			if strings.HasPrefix(w, sign) && len(w) > len(sign) {
				return c
			}
		}
	}
	return ""
}

// currencies are signs and words for currencies.
var (
	signs      = map[string]string{"us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW"}
	currencies = map[string]string{
		"$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "£": "GBP", "pound": "GBP", "pounds": "GBP", "€": "EUR", "euro": "EUR", "euros": "EUR",
		"¥": "JPY", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "won": "KRW", "francs": "CHF", "krona": "SEK", "pesos": "MXN", "lira": "TRY", "rand": "ZAR",
	}
)

// count adds what is counted, and its unit.
func (f *teller) count(q *news.Quantity, e entity) {
	head := f.head(e.first, e.end)
	switch {
	case q.Currency != "":
		return
	case e.label == "PERCENT":
		q.Unit = "percent"
		if of := f.child(head, "prep"); of >= 0 && f.list[of].lower == "of" {
			q.OfWhat = f.wordsOf(f.child(of, "pobj"))
		}
		return
	}
	noun := head
	if d := f.list[head].dep; d == "nummod" || d == "quantmod" || d == "amod" || d == "compound" {
		noun = f.list[head].head
	} else if of := f.child(head, "prep"); of >= 0 && f.list[of].lower == "of" {
		noun = f.child(of, "pobj") // hundreds of people
	}
	if noun < 0 || !strings.HasPrefix(f.list[noun].tag, "NN") || magnitudes[f.list[noun].lower] > 0 {
		return
	}
	q.OfWhat = f.wordsOf(noun)
	if q.Unit = f.list[noun].lemma; q.Unit == "people" {
		q.Unit = "person"
	}
}

// wordsOf are the words of a phrase; none for -1.
func (f *teller) wordsOf(head int) news.Span {
	if head < 0 {
		return news.Span{}
	}
	return f.list[head].span
}
