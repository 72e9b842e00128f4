package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// longestName is how many tokens a name of the catalogue may have.
const longestName = 12

// name is a place in the text where somebody or something is named: the tokens
// [first, end).
type name struct {
	first, end int
	span       news.Span
	candidates []news.Candidate // none for one that the catalogue does not know
	kind       news.EntityType
	key        string // names of one key are one cluster
	confidence float64
	gender     news.Gender // that the title before it tells, where that parts it from others of the key
	stranger   bool        // the title tells that it is none of the people of the surname
}

// finder gathers the names of an article.
type finder struct {
	*tokens
	catalogue Catalogue
	names     []name
	taken     []bool            // tokens that belong to a name
	small     map[string]bool   // words that the article has in small letters
	within    []int             // the named entity that each token belongs to, counted from 1; 0 for none
	person    []int             // the person's full name that each token belongs to, likewise
	people    []entity          // full names of people that the model does not find
	surnamed  map[string][]name // people named in full, by surname, in order
	bodies    map[string]bool   // words that firms or places in the article are called by, which may be surnames
	bare      map[string]string // by surname: the key of whom it last meant alone
	told      bool              // the names were given, not looked for
}

// findNames finds who is named where: first names of the catalogue, then what
// else the model takes for a name, then what repeats a name in a shorter form.
func findNames(t *tokens, catalogue Catalogue) *finder {
	f := newFinder(t, catalogue)
	f.findPeople()
	for s := range t.sentences {
		f.findKnown(s)
	}
	f.findUnknown()
	f.findAgain()
	slices.SortFunc(f.names, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	return f
}

func newFinder(t *tokens, catalogue Catalogue) *finder {
	f := &finder{tokens: t, catalogue: catalogue, taken: make([]bool, len(t.list)), within: make([]int, len(t.list)), person: make([]int, len(t.list)), small: make(map[string]bool)}
	for _, token := range t.list {
		if !token.capital() {
			f.small[token.lower] = true
		}
	}
	for k, e := range t.entities {
		for i := e.first; i < e.end; i++ {
			f.within[i] = k + 1
		}
	}
	return f
}

func (f *finder) add(n name) {
	if n.span.End == 0 {
		n.span = news.Span{Start: f.list[n.first].span.Start, End: f.list[n.end-1].span.End}
	}
	f.names = append(f.names, n)
	for i := n.first; i < n.end; i++ {
		f.taken[i] = true
	}
}

// surface is the text of tokens [first, end).
func (f *finder) surface(first, end int) string {
	return f.text[f.list[first].span.Start:f.list[end-1].span.End]
}

// findKnown finds names of the catalogue in a sentence, longest first.
func (f *finder) findKnown(sentence int) {
	shouting := f.titleCase(sentence)
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ {
		n, ok := f.knownAt(i, f.first[sentence+1])
		if !ok {
			continue
		}
		if f.likely(n, shouting) && !f.common(n) && !f.cuts(n) && (shouting || f.standsAlone(n)) {
			f.add(n)
		}
		i = n.end - 1
	}
}

// likely reports whether the model, too, takes a name of the catalogue for
// something like a name: there are films called It, and songs called Yesterday.
// In a headline with capitals throughout the model goes astray.
func (f *finder) likely(n name, shouting bool) bool {
	sure := n.candidates[0].Score >= 0.5
	if shouting && n.end == n.first+1 && (!sure || f.small[f.list[n.first].lower]) {
		return false
	}
	for i := n.first; i < n.end; i++ {
		if f.within[i] > 0 && !amounts[f.list[i].label] || f.list[i].proper() && f.list[i].capital() {
			return true
		}
	}
	t := f.list[n.first]
	begins := strings.HasPrefix(t.tag, "NN") && n.candidates[0].Score >= 0.8
	return oddCase(t.text) || begins || sure && (shouting || t.glued) && len(t.tag) > 1 && strings.Contains("NN VB JJ", t.tag[:2])
}

// amounts are labels of what is no name.
var amounts = set("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL")

// knownAt gives the longest name of the catalogue that starts at token i.
func (f *finder) knownAt(i, limit int) (name, bool) {
	if _, named := kinds[f.list[i].label]; !f.list[i].capital() || calendar[f.list[i].lower] && f.list[i].proper() && !named {
		return name{}, false
	}
	end := i + 1
	for end < limit && end < i+longestName && f.list[end].glued && !parts(f.list[end].text) && !f.possessor(i, end) {
		end++
	}
	for ; end > i; end-- {
		if !f.endsKnown(i, end) {
			continue
		}
		if n, ok := f.known(i, end); ok {
			return n, true
		}
	}
	return name{}, false
}

// endsKnown reports whether a name of the catalogue may end with the last of the
// tokens [first, end): a word that nothing must follow, or an ending that makes
// another name of it, as in McDonald's.
func (f *finder) endsKnown(first, end int) bool {
	switch f.list[end-1].tag {
	case "IN", "DT", "CC", "TO":
		return end == first+1
	case "POS":
		return end > first+1 && strings.HasSuffix(f.list[end-1].lower, "s")
	}
	return f.list[end-1].word()
}

// possessor reports whether the tokens [first, end) are a country that has what
// follows: "China's Ministry of Commerce" names two.
func (f *finder) possessor(first, end int) bool {
	if f.list[end].tag != "POS" {
		return false
	}
	n, ok := f.known(first, end)
	return ok && n.kind == news.Geopolitical
}

// parts reports whether a mark stands between names, not in one.
func parts(mark string) bool { return strings.ContainsAny(mark, ",;:()[]\"“”—…?") }

// known is the name of the catalogue that the tokens [first, end) are, if they
// are one.
func (f *finder) known(first, end int) (name, bool) {
	surface := f.surface(first, end)
	n := name{first: first, end: end, key: news.FoldName(surface), confidence: 0.95}
	if end == first+1 {
		n.confidence = 0.85
	}
	for i, r := range f.referents(surface, surface) {
		if i == 0 {
			n.kind = r.item.Type
		} else if kind, ok := f.labelled(n); ok && kind == r.item.Type && r.prior >= weakest {
			n.kind = kind
		}
		n.candidates = append(n.candidates, news.Candidate{Entity: r.item.ID, Score: r.prior})
	}
	return n, len(n.candidates) > 0
}

// weakest is the prior from which on a bearer of a name is reckoned with.
const weakest = 0.05

// titleCase reports whether a sentence is a headline with capitals throughout,
// where capitals tell nothing.
func (f *finder) titleCase(sentence int) bool {
	if f.blocks[f.sentences[sentence].Block].Kind != news.Heading {
		return false
	}
	words, capitals := 0, 0
	for _, t := range f.of(sentence) {
		if t.word() && utf8.RuneCountInString(t.text) > 3 {
			words++
			if t.capital() {
				capitals++
			}
		}
	}
	return capitals*10 >= words*7
}

// standsAlone reports whether a name is not a part of a longer one that the
// catalogue does not know: "Trump" in "Fred Trump", "China" in "Bank of China".
func (f *finder) standsAlone(n name) bool {
	acronym := n.kind == news.Geopolitical && !hasLower(f.surface(n.first, n.end)) && f.list[n.first].label != "PERSON" // US Commerce Department
	if !acronym && f.partOfLonger(n) {
		return false
	}
	if n.end < len(f.list) && f.list[n.end].glued {
		if suffixes[f.list[n.end].lower] || n.end == n.first+1 && !acronym && f.continues(n.end) && !f.parted(n.end) && !f.knownFrom(n) {
			return false
		}
	}
	if f.hyphened(n) {
		return false
	}
	if n.end > n.first+1 || n.first == 0 || !f.list[n.first].glued {
		return true
	}
	before := f.list[n.first-1]
	if before.lower == "of" && n.first > 1 && before.glued && f.continues(n.first-2) && !f.taken[n.first-2] && !f.taken[n.first-1] {
		return false // University of Wisconsin
	}
	if compass[before.lower] && before.capital() && n.kind != news.Person {
		return false
	}
	return f.taken[n.first-1] || !f.continues(n.first-1) || n.kind != news.Person && (f.parted(n.first) || f.sureBehind(n))
}

// parted reports whether a token begins another named entity than the one that
// the token before it belongs to.
func (f *finder) parted(i int) bool {
	return f.within[i-1] > 0 && f.within[i] > 0 && f.within[i-1] != f.within[i] && !initials(f.list[i-1].text)
}

// sureBehind reports whether a name that hardly is anybody else's stands behind
// a word that the model, too, takes for no name: TikTok in "No TikTok Act".
func (f *finder) sureBehind(n name) bool {
	return f.within[n.first-1] == 0 && f.within[n.first] == 0 && len(n.candidates) > 0 && n.candidates[0].Score >= 0.8
}

// hyphened reports whether a hyphen joins a name to another word with a capital
// that with it is one name: Darmstadt in Hesse-Darmstadt. Two that are known
// stand beside each other, as in US-China.
func (f *finder) hyphened(n name) bool {
	joined := func(hyphen, word int) bool {
		if hyphen < 0 || word < 0 || word >= len(f.list) || f.list[hyphen].text != "-" || !f.continues(word) {
			return false
		}
		second := max(hyphen, word)
		if f.list[second].span.Start != f.list[second-1].span.End {
			return false
		}
		other, known := f.known(word, word+1)
		return !known || !likeliest(other) || other.kind == news.Person
	}
	return joined(n.first-1, n.first-2) || joined(n.end, n.end+1)
}

// partOfLonger reports whether what the model takes for one name has further
// proper nouns around a name, which are no names of the catalogue themselves
// and no possessor stands between: "Microsoft CEO Satya Nadella" and "China's
// Huawei" name two.
func (f *finder) partOfLonger(n name) bool {
	if f.within[n.first] == 0 {
		return false
	}
	e, part := f.entities[f.within[n.first]-1], false
	// No name is that long; where the model takes a whole list for one, its ends don't matter.
	first, end := max(e.first, n.first-longestName), min(e.end, n.end+longestName)
	for i := first; i < end; i++ {
		if i == n.first {
			i = n.end - 1
			continue
		}
		if f.list[i].tag == "POS" {
			if i > n.first {
				break
			}
			part = false // what stands before is the possessor
			continue
		}
		if other, ok := f.knownAt(i, end); ok && (other.end <= n.first || i >= n.end) && likeliest(other) && !oneName(n, other) && !f.joined(n, other) {
			i = other.end - 1
			continue
		}
		part = part || f.continues(i) && !f.taken[i]
	}
	return part
}

// knownFrom reports whether another name of the catalogue starts where a name
// ends.
func (f *finder) knownFrom(n name) bool {
	other, known := f.knownAt(n.end, min(n.end+longestName, len(f.list)))
	return known && likeliest(other) && !oneName(n, other)
}

// likeliest reports whether a name most likely is somebody's in the catalogue.
func likeliest(n name) bool { return n.end > n.first+1 || n.candidates[0].Score >= 0.3 }

// joined reports whether two names side by side in one named entity are parts
// of one name: Eagle Rock, Brigham Young Academy. A person's full name stands
// for itself behind that of a firm or a country.
func (f *finder) joined(a, b name) bool {
	if a.first > b.first {
		a, b = b, a
	}
	apart := a.kind != news.Person && b.kind == news.Person && b.end > b.first+1 && f.list[b.first].label != "PERSON"
	return a.end == b.first && !apart
}

// oneName reports whether two names side by side are likely those of one
// person: Chen Wei is neither Chen nor Wei.
func oneName(a, b name) bool {
	return a.kind == news.Person && b.kind == news.Person && a.end-a.first == 1 && b.end-b.first == 1 && (a.end == b.first || b.end == a.first)
}

// continues reports whether the token at i, beside a name, is likely part of
// it: a proper noun that is no role, nation or day.
func (f *finder) continues(i int) bool {
	t := f.list[i]
	return t.proper() && t.capital() && !f.role(i) && t.label != "NORP" && !calendar[t.lower]
}

func words(s string) int { return len(strings.Fields(s)) }
