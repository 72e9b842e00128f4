package nlp

import (
	"slices"

	"newsgraph/news"
)

// nearCue is how many tokens from a quotation its verb of saying stands.
const nearCue = 16

// speaks reports whether entities of a type can say something.
func speaks(kind news.EntityType) bool {
	return kind == news.Person || kind == news.Organization || kind == news.Geopolitical || kind == news.Product || kind == news.Group
}

// attribute looks for a verb of saying and its subject in the tokens before or
// behind a quotation.
func (f *quoteFinder) attribute(q *news.Quote, list []token, behind bool) bool {
	cue := f.cue(list, behind)
	if cue < 0 {
		return false
	}
	q.Cue = f.list[cue].span
	if subject := f.subject(cue, q.Span); subject >= 0 {
		f.speaker(q, subject)
	}
	return true
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

// says reports whether a token is a verb of saying, or the beginning of
// "according to".
func (f *quoteFinder) says(i int) bool {
	t := f.list[i]
	if t.lower == "according" {
		return i+1 < len(f.list) && f.list[i+1].lower == "to"
	}
	return sayings[t.lemma] && len(t.tag) > 1 && t.tag[:2] == "VB"
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
		if behind := f.behind(at); behind > cue && quote.End <= f.list[cue].span.Start {
			return behind
		}
		if dep := f.list[at].dep; f.list[at].head == at || dep != "conj" && dep != "advcl" && dep != "xcomp" {
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

// speaker takes who speaks from the head of a subject. "The TikTok order" is an
// order, and "a Huawei spokesman" somebody else than Huawei: only a name that
// is the head itself, or stands in apposition to it, is the speaker's.
func (f *quoteFinder) speaker(q *news.Quote, head int) {
	q.Source = f.phrase(head, q.Span)
	for _, at := range []int{head, f.child(head, "appos")} {
		if m := f.mentionAt(at); m >= 0 && speaks(f.clusters[f.mentions[m].Cluster].Type) {
			q.Speaker, q.Source, q.Confidence = f.mentions[m].Cluster, f.mentions[m].Span, 0.9
			return
		}
	}
	q.Confidence = 0.6
	if cluster, ok := f.resolved[head]; ok && speaks(f.clusters[cluster].Type) {
		q.Speaker, q.Confidence = cluster, 0.7
	}
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

// phrase is a token with what depends on it, as far as it stands
// without a break around the token and outside of the quote.
func (f *quoteFinder) phrase(head int, quote news.Span) news.Span {
	s := f.list[head].sentence
	inside := func(i int) bool {
		if i < f.first[s] || i >= f.first[s+1] || f.list[i].span.Overlaps(quote) || closing(f.list[i].text) && f.list[i].tag != "POS" || f.list[i].text == "," {
			return false
		}
		for at := i; ; at = f.list[at].head {
			if at == head {
				return true
			}
			if f.list[at].head == at {
				return false
			}
		}
	}
	first, end := head, head+1
	for inside(first - 1) {
		first--
	}
	for inside(end) {
		end++
	}
	return news.Span{Start: f.list[first].span.Start, End: f.list[end-1].span.End}
}
