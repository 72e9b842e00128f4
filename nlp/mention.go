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
	candidates []news.Candidate // none for one that the catalogue does not know
	kind       news.EntityType
	key        string // names of one key are one cluster
	confidence float64
}

// finder gathers the names of an article.
type finder struct {
	*tokens
	catalogue Catalogue
	names     []name
	taken     []bool // tokens that belong to a name
	within    []int  // the named entity that each token belongs to, counted from 1; 0 for none
}

// findMentions finds who is named where: first names of the catalogue, then
// what else the model takes for a name, then what repeats a name in a shorter
// form.
func findMentions(t *tokens, catalogue Catalogue) ([]news.Cluster, []news.Mention) {
	f := &finder{tokens: t, catalogue: catalogue, taken: make([]bool, len(t.list)), within: make([]int, len(t.list))}
	for k, e := range t.entities {
		for i := e.first; i < e.end; i++ {
			f.within[i] = k + 1
		}
	}
	for s := range t.sentences {
		f.findKnown(s)
	}
	f.findUnknown()
	f.findAgain()
	slices.SortFunc(f.names, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	return f.clusters()
}

func (f *finder) add(n name) {
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
		if shouting || f.standsAlone(n) {
			f.add(n)
		}
		i = n.end - 1
	}
}

// knownAt gives the longest name of the catalogue that starts at token i.
func (f *finder) knownAt(i, limit int) (name, bool) {
	if !f.list[i].capital() || f.list[i].label == "DATE" && f.list[i].proper() && calendar[f.list[i].lower] {
		return name{}, false
	}
	end := i + 1
	for end < limit && end < i+longestName && f.list[end].glued {
		end++
	}
	for ; end > i; end-- {
		if !f.list[end-1].word() {
			continue
		}
		surface := f.surface(i, end)
		var candidates []news.Candidate
		for _, r := range f.catalogue.Named(surface) {
			if f.fits(surface, r) {
				candidates = append(candidates, news.Candidate{Entity: r.Entity, Score: r.Prior})
			}
		}
		if len(candidates) == 0 {
			continue
		}
		e, _ := f.catalogue.Item(candidates[0].Entity)
		confidence := 0.95
		if end == i+1 {
			confidence = 0.85
		}
		return name{first: i, end: end, candidates: candidates, kind: e.Type, key: knownKey(surface, candidates), confidence: confidence}, true
	}
	return name{}, false
}

// knownKey keeps names together that are most likely of one entity.
func knownKey(surface string, candidates []news.Candidate) string {
	if candidates[0].Score >= 0.5 {
		return candidates[0].Entity
	}
	return news.FoldName(surface)
}

// fits reports whether a name is written as a referent's is: "US" in capitals,
// not "us", and no name without any.
func (f *finder) fits(surface string, r news.Referent) bool {
	e, ok := f.catalogue.Item(r.Entity)
	if !ok {
		return false
	}
	folded := news.FoldName(surface)
	for _, known := range append([]string{e.Name}, e.Aliases...) {
		if news.FoldName(known) == folded && (hasLower(known) || !hasLower(surface)) {
			return true
		}
	}
	return false
}

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
	acronym := n.kind == news.Geopolitical && !hasLower(f.surface(n.first, n.end)) // US Commerce Department
	if !acronym && f.partOfLonger(n) {
		return false
	}
	if n.end < len(f.list) && f.list[n.end].glued {
		if suffixes[f.list[n.end].lower] || n.end == n.first+1 && !acronym && f.continues(n.end) && !f.knownFrom(n.end) {
			return false
		}
	}
	if n.end > n.first+1 || n.first == 0 || !f.list[n.first].glued {
		return true
	}
	before := f.list[n.first-1]
	if compass[before.lower] && before.capital() && n.kind != news.Person {
		return false
	}
	return n.kind != news.Person || f.taken[n.first-1] || !f.continues(n.first-1)
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
		if other, ok := f.knownAt(i, end); ok && (other.end <= n.first || i >= n.end) {
			i = other.end - 1
			continue
		}
		part = part || f.continues(i) && !f.taken[i]
	}
	return part
}

// knownFrom reports whether a name of the catalogue starts at token i.
func (f *finder) knownFrom(i int) bool {
	_, known := f.knownAt(i, min(i+longestName, len(f.list)))
	return known
}

// continues reports whether the token at i, beside a name, is likely part of
// it: a proper noun that is no role, nation or day.
func (f *finder) continues(i int) bool {
	t := f.list[i]
	return t.proper() && t.capital() && !f.role(i) && t.label != "NORP" && !calendar[t.lower]
}

// clusters makes clusters and mentions of the names.
func (f *finder) clusters() ([]news.Cluster, []news.Mention) {
	var clusters []news.Cluster
	var mentions []news.Mention
	places := make(map[string]int)
	surfaces := make(map[int][]string) // of each cluster
	for _, n := range f.names {
		surface := f.surface(n.first, n.end)
		i, ok := places[n.key]
		if !ok {
			i = len(clusters)
			places[n.key] = i
			clusters = append(clusters, news.Cluster{Name: surface, Type: n.kind})
		}
		if words(surface) > words(clusters[i].Name) {
			clusters[i].Name = surface
		}
		surfaces[i] = append(surfaces[i], surface)
		mentions = append(mentions, news.Mention{
			Span:     news.Span{Start: f.list[n.first].span.Start, End: f.list[n.end-1].span.End},
			Sentence: f.list[n.first].sentence, Cluster: i, Candidates: n.candidates, Confidence: n.confidence,
		})
	}
	for i, names := range surfaces {
		slices.Sort(names)
		clusters[i].Aliases = slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == clusters[i].Name })
	}
	return clusters, mentions
}

func words(s string) int { return len(strings.Fields(s)) }
