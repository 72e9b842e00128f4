package nlp

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// corefer finds who is meant by pronouns and descriptions, adds mentions of
// them to a reading whose names are found, and finds the quotes, whose speakers
// may be such.
//
// It goes from the sure to the less sure. What stands outside of quotes is read
// first, from the beginning to the end, each pronoun in the light of what those
// before it were found to mean. With it the speakers of the quotes are known;
// they are who says "I" there, and whom "he" and "she" there do not mean.
// Where several may be meant nearly as well, nobody is.
func corefer(t tree, r *news.Reading, names Catalogue, published news.Date) {
	f := newResolver(t, r, names, published)
	said, outlets := f.attributions(), findOutlets(r, names)
	r.Quotes = findQuotes(f.tree, said, r, outlets, nil)
	f.placeQuotes()
	f.pass(false)
	r.Quotes = findQuotes(f.tree, said, r, outlets, f.resolved)
	f.placeQuotes()
	f.pass(true)
	r.Mentions = append(r.Mentions, f.added...)
	slices.SortStableFunc(r.Mentions, func(a, b news.Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
}

// resolver finds out who is meant.
type resolver struct {
	tree
	reading   *news.Reading
	catalogue Catalogue
	published news.Date

	characters []character // by cluster
	name       []int       // by token: the cluster that it is part of a name of, or -1
	named      map[int]int // clusters, by the heads of their names
	quote      []int       // by token: the quote that it stands in, or -1
	resolved   map[int]int // clusters, by the heads of pronouns and descriptions
	added      []news.Mention
	context    []occurrence         // what has been spoken of so far, in order
	country    string               // that the article is about; "" if that is not clear
	held       map[string]bool      // that people of the article have
	byItem     map[string]int       // clusters, by who they are
	holders    map[[2]string]string // who holds an office, by its role and country
	inner      map[int]int          // clusters, by the tokens of longer names that name them
	dated      map[int]bool         // tokens of datelines
}

// occurrence is a place where somebody or something is spoken of.
type occurrence struct {
	token   int
	cluster int     // below 0 for what has no cluster: another number for each noun
	plural  bool    // of what has no cluster
	weight  float64 // by its place in the sentence
}

func newResolver(t tree, r *news.Reading, names Catalogue, published news.Date) *resolver {
	f := &resolver{
		tree: t, reading: r, catalogue: names, published: published,
		name: slices.Repeat([]int{-1}, len(t.list)), quote: slices.Repeat([]int{-1}, len(t.list)),
		named: make(map[int]int), resolved: make(map[int]int), held: make(map[string]bool), byItem: make(map[string]int), holders: make(map[[2]string]string), inner: make(map[int]int),
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		m.Form = news.ByName
		first, end := t.within(m.Span)
		for k := first; k < end; k++ {
			f.name[k] = m.Cluster
		}
		if first < end {
			f.named[f.head(first, end)] = m.Cluster
		}
	}
	f.placeInner()
	f.dated = f.datelines()
	f.describeCharacters()
	f.country = f.homeCountry()
	return f
}

// placeInner notes whom the words of long names speak of: an order on TikTok
// makes one think of TikTok.
func (f *resolver) placeInner() {
	const long = 4 // words
	names := make(map[string]int)
	for i, c := range f.reading.Clusters {
		names[c.Name] = i
	}
	for _, m := range f.reading.Mentions {
		if k := f.reading.Clusters[m.Cluster].Type; k != news.Work && k != news.NamedEvent {
			continue
		}
		first, end := f.within(m.Span)
		for i := first; i < end && end-first >= long; i++ {
			if c, ok := names[f.list[i].text]; ok && c != m.Cluster {
				f.inner[i] = c
			}
		}
	}
}

// within gives the tokens [first, end) that a span touches.
func (t *tokens) within(span news.Span) (first, end int) {
	first, _ = slices.BinarySearchFunc(t.list, span.Start, func(t token, at int) int { return cmp.Compare(t.span.End, at+1) })
	end, _ = slices.BinarySearchFunc(t.list, span.End, func(t token, at int) int { return cmp.Compare(t.span.Start, at) })
	return first, max(first, end)
}

// placeQuotes notes which tokens stand in which quote, of those that give the
// words of their speaker.
func (f *resolver) placeQuotes() {
	for i := range f.quote {
		f.quote[i] = -1
	}
	for k, q := range f.reading.Quotes {
		if q.Form == news.Indirect {
			continue
		}
		first, end := f.within(q.Span)
		for i := first; i < end; i++ {
			f.quote[i] = k
		}
	}
}

// unclear stands for one of several. It is no rival of any of them later.
const unclear = math.MinInt

// pass reads the text and resolves what stands inside of quotes, or outside.
func (f *resolver) pass(inside bool) {
	f.context = f.context[:0]
	strangers := make(map[string]int) // what has no cluster, by noun or pronoun
	for i, t := range f.list {
		if f.dated[i] {
			continue // where and when it was written
		}
		if c, ok := f.inner[i]; ok {
			f.occur(i, c, false)
		}
		cluster, ok := f.meant(i)
		if !ok && f.name[i] < 0 && (f.quote[i] >= 0) == inside {
			if cluster, ok = f.resolve(i); ok && cluster >= 0 {
				f.resolved[i] = cluster
			}
		}
		switch {
		case ok && cluster != unclear:
			f.occur(i, cluster, false)
			if f.child(i, "conj") >= 0 {
				f.occur(i, -1-len(f.list)-i, true) // those together
			}
		case !ok && f.name[i] < 0 && f.stands(i):
			if strangers[t.lemma] == 0 {
				strangers[t.lemma] = -1 - len(strangers)
			}
			f.occur(i, strangers[t.lemma], t.tag == "NNS" || t.tag == "NNPS" || f.child(i, "conj") >= 0)
		}
	}
}

// stands reports whether a token is a noun that stands for somebody or something,
// and does not only say more of another one: "she is a surgeon".
func (f *resolver) stands(i int) bool {
	t := f.list[i]
	if !strings.HasPrefix(t.tag, "NN") {
		return false
	}
	switch first := f.list[f.firstOf(i)]; first.dep {
	case "compound", "npadvmod", "nmod", "attr", "appos", "oprd":
		return false
	case "pobj":
		return f.list[first.head].lower != "as"
	}
	return true
}

// firstOf is the first of the nouns that a noun is coordinated with.
func (f tree) firstOf(i int) int {
	for range highest {
		if f.list[i].dep != "conj" || f.list[f.list[i].head].verb() {
			break
		}
		i = f.list[i].head
	}
	return i
}

// resolve finds whom the pronoun or the noun at i means, and adds a mention.
func (f *resolver) resolve(i int) (int, bool) {
	t := f.list[i]
	p, ok := pronouns[t.lower]
	switch {
	case ok && p.first:
		return f.firstPerson(i)
	case ok && strings.HasPrefix(t.tag, "PRP"):
		return f.pronoun(i, p)
	case t.tag == "NN" || t.tag == "NNP":
		return f.description(i)
	}
	return 0, false
}

// add adds a mention of a cluster.
func (f *resolver) add(span news.Span, token, cluster int, form news.MentionForm, confidence float64) {
	f.added = append(f.added, news.Mention{Span: span, Form: form, Sentence: f.list[token].sentence, Cluster: cluster, Confidence: confidence})
}

// occur notes that something is spoken of.
func (f *resolver) occur(i, cluster int, plural bool) {
	f.context = append(f.context, occurrence{i, cluster, plural, f.weight(i)})
}

// ofSubject is the weight of a subject.
const ofSubject = 100.0 + 80 + 80 + 50

// weight is how much a place in a sentence draws attention to what stands there,
// after Lappin and Leass, An Algorithm for Pronominal Anaphora Resolution (1994):
// https://aclanthology.org/J94-4002/
func (f *resolver) weight(i int) float64 {
	weight := 100.0
	t := f.list[f.firstOf(i)]
	switch t.dep {
	case "nsubj", "nsubjpass":
		weight = ofSubject
	case "dobj", "attr", "oprd":
		weight += 50 + 80 + 50
	case "dative", "agent":
		weight += 40 + 80 + 50
	case "pobj":
		weight += 40
		if f.list[f.list[t.head].head].verb() {
			weight += 80
		}
	case "poss":
		weight += 40
	case "ROOT":
		weight += 130
	}
	return weight
}
