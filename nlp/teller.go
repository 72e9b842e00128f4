package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// teller makes statements of what the clauses of an article say.
type teller struct {
	tree
	speech
	published  news.Date
	clauses    []clause
	at         map[int]int // clauses, by their heads
	cluster    map[int]int // clusters, by the heads of the words that mean them
	words      map[int]news.Span
	name       []bool        // by token: it is part of a name
	dated      map[int][]dat // time expressions, by the verb or noun that they date
	strict     bool          // nobody stands for another: the head of a firm's unit is not the firm's
	deadlineOf map[int]int   // the last dated noun for a deadline, by sentence
	supports   map[int]bool  // verbs that only support a noun: "held" in "held talks"
}

// newTeller makes ready to tell what a reading says whose sentences, mentions,
// quotes and times are found.
func newTeller(t tree, r *news.Reading, published news.Date) *teller {
	f := &teller{
		tree: t, speech: newSpeech(r, t.blocks), published: published, clauses: t.clauses(),
		at: make(map[int]int), cluster: make(map[int]int), words: make(map[int]news.Span),
		name: make([]bool, len(t.list)), dated: make(map[int][]dat), deadlineOf: make(map[int]int), supports: make(map[int]bool),
	}
	for i, c := range f.clauses {
		f.at[c.head] = i
	}
	for _, m := range r.Mentions {
		first, end := t.within(m.Span)
		if first >= end {
			continue
		}
		head := t.head(first, end)
		for i := first; i < end && m.Form == news.ByName; i++ {
			f.name[i] = true
		}
		if words, ok := f.words[head]; !ok || m.Form == news.ByName || words.Len() < m.Span.Len() {
			f.cluster[head], f.words[head] = m.Cluster, m.Span
		}
	}
	f.addHeadlines()
	f.placeTimes()
	return f
}

// argument is who or what a token means that stands for a phrase: who is meant
// by it, by what stands in apposition to it, by "some of" it, or by the
// government of it.
func (f *teller) argument(token int) news.Argument {
	if token < 0 {
		return news.Argument{Cluster: -1}
	}
	stands := []int{token, f.child(token, "appos"), f.stand(token)}
	if f.strict {
		stands = []int{token, f.kindOf(token)}
	}
	for _, at := range stands {
		if cluster, ok := f.cluster[at]; ok && !(at == token && f.reading.Clusters[cluster].Type == news.Geopolitical && demonym(f.list[at])) {
			return news.Argument{Cluster: cluster, Span: f.words[at]}
		}
	}
	return news.Argument{Cluster: -1, Span: f.phrase(token)}
}

// demonym reports whether a token is the name of some people of a country:
// Canadians are not Canada.
func demonym(t token) bool {
	if t.tag != "NNPS" && t.tag != "NNS" || !t.capital() {
		return false
	}
	return slices.ContainsFunc([]string{"ans", "ons", "is", "eks", "rks", "ers", "des"}, func(end string) bool { return strings.HasSuffix(t.lower, end) })
}

// kindOf is the name behind a word for the kind of place that it is: "the city
// of Gdańsk"; -1 if there is none.
func (f *teller) kindOf(head int) int {
	if of := f.child(head, "prep"); placeKinds[f.list[head].lemma] && of >= 0 && f.list[of].lower == "of" {
		return f.child(of, "pobj")
	}
	return -1
}

// placeKinds are words for kinds of place.
var placeKinds = set("city town village state province county district country kingdom republic region island municipality capital")

// stand is the name that stands for a phrase whose head is none: the whole for
// a part, "some of TikTok", "TikTok's operations"; the country for those who
// act for it, "Chinese officials"; the body for its spokesman. -1 if there is
// none.
func (f *teller) stand(head int) int {
	lemma := f.list[head].lemma
	if portions[lemma] {
		if of := f.child(head, "prep"); of >= 0 && (f.list[of].lower == "of" || f.list[of].lower == "in") {
			at := f.child(of, "pobj")
			if _, ok := f.cluster[at]; ok || at < 0 {
				return at
			}
			if portions[f.list[at].lemma] {
				return f.owner(at) // some of TikTok's operations
			}
			return -1
		}
		if lemma != "share" && lemma != "percent" {
			return f.owner(head)
		}
	}
	if stateOrgans[lemma] {
		at := f.owner(head)
		if c, ok := f.cluster[at]; ok && f.reading.Clusters[c].Type == news.Geopolitical {
			return at
		}
	}
	if voices[lemma] {
		at := f.owner(head)
		if c, ok := f.cluster[at]; ok && f.reading.Clusters[c].Type == news.Organization {
			return at
		}
	}
	return -1
}

// owner is the name that stands before a noun or in the genitive: "Chinese
// officials", "TikTok's operations"; -1 if there is none.
func (f *teller) owner(noun int) int {
	if at := f.child(noun, "poss"); at >= 0 {
		return at
	}
	if at := f.modifier(noun); at >= 0 {
		return at
	}
	if of := f.child(noun, "prep"); of >= 0 && (f.list[of].lower == "of" || f.list[of].lower == "from") {
		return f.child(of, "pobj")
	}
	return -1
}

var (
	// portions are nouns for a part of something.
	portions = set("some part portion piece half most all majority rest stake share operation business unit arm asset percent third quarter hundred dozen thousand million score number")
	// stateOrgans are those who act for a country.
	stateOrgans = set("government authority official ministry military army navy force troop police regulator administration parliament diplomat regime soldier warplane delegation negotiator")
	// voices are those who speak for an organization.
	voices = set("spokesman spokeswoman spokesperson representative official executive lawyer attorney")
)

// phrase is a token with the words right beside it that depend on it, without
// clauses and what stands in apposition or in coordination.
func (f *teller) phrase(head int) news.Span {
	part := map[int]bool{head: true}
	s := f.list[head].sentence
	first, end := head, head+1
	for first > f.first[s] && head-first < highest && f.partOf(first-1, part) {
		first--
	}
	for end < f.first[s+1] && end-head < highest && f.partOf(end, part) {
		end++
	}
	for end > head+1 && (!f.list[end-1].word() || f.list[end-1].tag == "IN") {
		end--
	}
	for first < head && !f.list[first].word() {
		first++
	}
	return news.Span{Start: f.list[first].span.Start, End: f.list[end-1].span.End}
}

// partOf reports whether a token depends on one of a phrase, and adds it.
func (f *teller) partOf(i int, part map[int]bool) bool {
	for at, steps := i, 0; steps < highest; steps++ {
		if part[at] {
			part[i] = true
			return true
		}
		switch d := f.list[at].dep; {
		case d == "relcl" || d == "acl" || d == "appos" || d == "conj" || d == "cc" || d == "advcl" || d == "pcomp" || strings.HasPrefix(d, "nsubj") || f.list[at].head == at:
			return false
		}
		at = f.list[at].head
	}
	return false
}
