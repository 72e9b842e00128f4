package nlp

import (
	"strings"

	"newsgraph/news"
)

// teller makes statements of what the clauses of an article say.
type teller struct {
	tree
	speech
	clauses []clause
	at      map[int]int // clauses, by their heads
	cluster map[int]int // clusters, by the heads of the words that mean them
	words   map[int]news.Span
}

// newTeller makes ready to tell what a reading says whose sentences, mentions,
// quotes and times are found.
func newTeller(t tree, r *news.Reading) *teller {
	f := &teller{
		tree: t, speech: speech{r, t.blocks}, clauses: t.clauses(),
		at: make(map[int]int), cluster: make(map[int]int), words: make(map[int]news.Span),
	}
	for i, c := range f.clauses {
		f.at[c.head] = i
	}
	for _, m := range r.Mentions {
		if first, end := t.within(m.Span); first < end {
			head := t.head(first, end)
			f.cluster[head], f.words[head] = m.Cluster, m.Span
		}
	}
	return f
}

// argument is who or what a token means that stands for a phrase.
func (f *teller) argument(token int) news.Argument {
	if token < 0 {
		return news.Argument{Cluster: -1}
	}
	if cluster, ok := f.cluster[token]; ok {
		return news.Argument{Cluster: cluster, Span: f.words[token]}
	}
	return news.Argument{Cluster: -1, Span: f.phrase(token)}
}

// phrase is a token with the words right beside it that depend on it, without
// clauses and what stands in apposition or in coordination.
func (f *teller) phrase(head int) news.Span {
	part := map[int]bool{head: true}
	s := f.list[head].sentence
	first, end := head, head+1
	for first > f.first[s] && f.partOf(first-1, part) {
		first--
	}
	for end < f.first[s+1] && f.partOf(end, part) {
		end++
	}
	return news.Span{Start: f.list[first].span.Start, End: f.list[end-1].span.End}
}

// partOf reports whether a token depends on one of a phrase, and adds it.
func (f *teller) partOf(i int, part map[int]bool) bool {
	t := f.list[i]
	for at, steps := i, 0; steps < highest; steps++ {
		if part[at] {
			part[i] = true
			return true
		}
		switch d := f.list[at].dep; {
		case d == "relcl" || d == "acl" || d == "appos" || d == "conj" || d == "cc" || d == "advcl" || strings.HasPrefix(d, "nsubj") || f.list[at].head == at:
			return false
		}
		at = f.list[at].head
	}
	return t.head == i
}
