package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// nearCue is how many tokens from a quotation its verb of saying stands.
const nearCue = 16

// attribute looks for a word of saying and who says it in the tokens before or
// behind a quotation.
func (f *quoteFinder) attribute(q *news.Quote, list []token, behind bool) bool {
	cue := f.cue(list, behind)
	if cue < 0 && behind {
		cue = f.spoken(q, list)
	}
	if cue < 0 {
		return !behind && f.introduced(q, list)
	}
	a := attribution{cue: stretch{cue, cue + 1}, act: news.ActSay, source: -1, addressee: -1}
	if way, ok := taking(verbsOfSaying[f.list[cue].lemma], clausal); ok {
		a.act = way.act
		if object := f.child(cue, "dobj", "dative"); way.takes(telling) && object >= 0 && !q.Span.Contains(f.list[object].span) {
			a.addressee = object
		}
	}
	if i, ok := f.byCue[cue]; ok {
		a = f.all[i]
	}
	if a.source < 0 || q.Span.Contains(f.list[a.source].span) || f.list[a.source].sentence != f.list[cue].sentence {
		if a.source = f.subject(cue, q.Span); a.source < 0 {
			a.source = f.beside(cue, list)
		}
	}
	f.credit(q, a)
	return true
}

// spoken is the first verb in the few tokens behind a quotation that a comma
// ends: whatever it means, somebody says the words by it. -1 if there is none.
func (f *quoteFinder) spoken(q *news.Quote, list []token) int {
	if len(list) == 0 || q.Span.End >= len(f.text) || !strings.ContainsAny(f.text[q.Span.End-1:q.Span.End+1], ",?!") || list[0].text == "," {
		return -1
	}
	first := f.place(list[0])
	for i := first; i < first+min(len(list), nearAnswer); i++ {
		t := f.list[i]
		plain := strings.TrimSuffix(t.lower, "s")
		if _, says := taking(verbsOfSaying[plain], clausal); t.tag == "NNS" && says && i > first && (f.list[i-1].proper() || f.list[i-1].tag == "PRP") {
			return i // “No,” Jones notes.
		}
		if t.tag == "VBD" || t.tag == "VBZ" {
			return i
		}
	}
	return -1
}

// leading is the noun between a quotation and a verb of saying right behind it;
// -1 if there is none. The model takes it for something else where it does not
// see that the quotation ends there.
func (f *quoteFinder) leading(cue int, quote news.Span) int {
	at := cue - 1
	for at > 0 && strings.HasPrefix(f.list[at].tag, "RB") {
		at--
	}
	if at > 0 && f.list[at].text == "," && f.list[at].span.Start > quote.End { // “No,” Jones, a doctor, said
		_, at = f.within(quote)
		for at < cue && !f.list[at].word() {
			at++
		}
		for at < cue && (f.list[at+1].proper() || f.list[at].tag == "DT" || f.list[at].tag == "JJ") {
			at++
		}
	}
	if at < 0 || at >= cue || f.list[at].span.Start < quote.End || !strings.HasPrefix(f.list[at].tag, "NN") && f.list[at].tag != "PRP" {
		return -1
	}
	return at
}

// beside is the name right behind a verb of saying, among some tokens; -1 if
// there is none.
func (f *quoteFinder) beside(cue int, list []token) int {
	first, end := f.place(list[0]), cue+1
	for end < first+len(list) && (f.list[end].proper() || f.list[end].tag == "PRP") {
		end++
	}
	if end > cue+1 {
		return end - 1
	}
	return -1
}

// cue is the verb of saying that is nearest to the quotation, or "according",
// among tokens before or behind it; -1 if there is none.
func (f *quoteFinder) cue(list []token, behind bool) int {
	if len(list) == 0 {
		return -1
	}
	at, step := f.place(list[0]), 1
	if !behind {
		at, step = at+len(list)-1, -1
	}
	for range min(nearCue, len(list)) {
		if f.says(at) {
			return at
		}
		at += step
	}
	return -1
}

// place is the place of a token in the list of all.
func (f *quoteFinder) place(t token) int {
	i, _ := slices.BinarySearchFunc(f.list, t, func(o, t token) int { return o.span.Start - t.span.Start })
	return i
}

// says reports whether a token is a verb of saying that quoted words may go
// with, or the beginning of "according to".
func (f *quoteFinder) says(i int) bool {
	t := f.list[i]
	if t.lower == "according" {
		return i+1 < len(f.list) && f.list[i+1].lower == "to"
	}
	return t.verb() && t.dep != "aux" && !f.hyphenated(i) && slices.ContainsFunc(f.waysOf(i), func(s saying) bool {
		return s.takes(clausal) && (s.act != news.ActThink || t.lemma == "think")
	})
}

// subject is the head of what is said to speak: the subject of the verb, or of
// the verb that it is coordinated with; for "according to" the object. Where
// the model takes words of the quote for the subject, it is what follows the
// verb: “No comment,” said three officials. -1 if there is none.
func (f *quoteFinder) subject(cue int, quote news.Span) int {
	if f.list[cue].lower == "according" {
		if to := f.child(cue, "prep"); to >= 0 {
			return f.child(to, "pobj")
		}
		return f.child(cue+1, "pobj")
	}
	for at := cue; ; at = f.list[at].head {
		for _, dep := range []string{"nsubj", "nsubjpass", "csubj"} {
			if subject := f.child(at, dep); subject >= 0 && !quote.Contains(f.list[subject].span) {
				return f.antecedent(subject)
			}
		}
		if before := f.leading(at, quote); before >= 0 && at == cue {
			return before
		}
		if way, ok := taking(f.waysOf(at), telling); ok && way.takes(clausal) {
			return -1 // what follows is who is told
		}
		if behind := f.behind(at); behind > cue && quote.End <= f.list[cue].span.Start {
			return behind
		}
		if dep := f.list[at].dep; f.list[at].head == at || dep != "conj" && dep != "advcl" && dep != "xcomp" && dep != "pcomp" && dep != "prep" {
			// A participle has the noun that it belongs to for a subject: "Trump, saying".
			if dep == "acl" {
				return f.list[at].head
			}
			return -1
		}
	}
}

// behind is the object of a verb, or the subject of a clause that depends on
// it; -1 if there is none.
func (f *quoteFinder) behind(verb int) int {
	for _, dep := range []string{"dobj", "attr", "oprd"} {
		if object := f.child(verb, dep); object >= 0 {
			return object
		}
	}
	if clause := f.child(verb, "ccomp"); clause >= 0 {
		return f.child(clause, "nsubj")
	}
	return -1
}

// introduced finds who speaks where a sentence leads up to a quotation with a
// colon: "Trump’s answer: “No.”", "Trump was blunt: “No.”".
func (f *quoteFinder) introduced(q *news.Quote, list []token) bool {
	if len(list) == 0 || list[len(list)-1].text != ":" {
		return false
	}
	first := f.place(list[0])
	end := first + len(list) - 1
	if end > first && f.mentionAt(end-1) >= 0 && f.mentionAt(first) == f.mentionAt(end-1) {
		f.speaker(q, f.head(first, end), stretch{-1, -1}) // Trump: ‘No’
		return true
	}
	return f.introduce(q, first, end)
}

// introduce finds who speaks in tokens [first, end) that lead up to what is
// said: who owns a noun of saying, a document, or the subject of the last verb.
func (f *quoteFinder) introduce(q *news.Quote, first, end int) bool {
	a := attribution{cue: stretch{-1, -1}, act: news.ActSay, source: -1, addressee: -1}
	for i := end - 1; i >= first && a.source < 0; i-- {
		t := f.list[i]
		switch {
		case f.mentionAt(i) >= 0: // a part of a name
		case f.says(i):
			a.cue, a.source = stretch{i, i + 1}, f.subject(i, q.Span)
			if a.source < 0 {
				a.source = f.clause(i).subject
			}
		case nounsOfSaying[t.lemma] != nil && t.tag[:1] == "N":
			a.cue, a.source = stretch{i, i + 1}, f.tree.owner(i)
		}
		if a.source >= 0 && f.bare(a.source) {
			a.source = -1
		}
	}
	for _, fits := range []func(int) bool{f.speaking, f.document} {
		for i := first; i < end && a.source < 0; i++ {
			if fits(i) {
				a.source = i
			}
		}
	}
	if a.source < 0 {
		return false
	}
	if a.cue.first >= 0 {
		f.credit(q, a)
	} else {
		f.speaker(q, a.source, stretch{-1, -1})
	}
	return true
}

// bare reports whether a noun only points: "the following", "the reasons". Its
// words say nothing of who speaks.
func (f *quoteFinder) bare(i int) bool {
	t := f.list[i]
	return t.tag == "EX" || t.tag == "DT" || t.lower == "it" || t.lemma == "reason" || t.lemma == "following"
}

// document reports whether a token is a noun for something written.
func (f *quoteFinder) document(i int) bool {
	t := f.list[i]
	return strings.HasPrefix(t.tag, "NN") && documents[t.lemma] && t.dep != "compound" || f.mentionOf(i) == news.Work
}

// speaking reports whether a token is a subject that may speak: a name, a pronoun
// or a document.
func (f *quoteFinder) speaking(i int) bool {
	t := f.list[i]
	return t.dep == "nsubj" && (f.document(i) || f.mentionAt(i) >= 0 && speaks(f.mentionOf(i)) || t.lower == "he" || t.lower == "she" || t.lower == "they")
}

// mentionOf is the type of the cluster that a token is a part of a name of; ""
// if it is none.
func (f *quoteFinder) mentionOf(i int) news.EntityType {
	m := f.mentionAt(i)
	if m < 0 {
		return ""
	}
	return f.clusters[f.mentions[m].Cluster].Type
}

// mentionAt is the mention that a token belongs to; -1 if there is none.
func (f *quoteFinder) mentionAt(token int) int {
	if token < 0 {
		return -1
	}
	span := f.list[token].span
	i, _ := slices.BinarySearchFunc(f.mentions, span, func(m news.Mention, s news.Span) int {
		if m.Span.End <= s.Start {
			return -1
		}
		return 1
	})
	if i < len(f.mentions) && f.mentions[i].Span.Contains(span) {
		return i
	}
	return -1
}

// clusterOf is the cluster that the head of a phrase means, by name, in
// apposition to a name, or as a pronoun or a description; -1 if it is none.
func (f *quoteFinder) clusterOf(head int) int {
	for _, at := range []int{head, f.child(head, "appos")} {
		if m := f.mentionAt(at); m >= 0 {
			return f.mentions[m].Cluster
		}
	}
	if cluster, ok := f.resolved[head]; ok {
		return cluster
	}
	return -1
}
