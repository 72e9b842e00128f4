package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// nearCue is how many tokens from a quotation its verb of saying stands.
const nearCue = 16

// speaks reports whether entities of a type can say something.
func speaks(kind news.EntityType) bool {
	return kind == news.Person || kind == news.Organization || kind == news.Geopolitical || kind == news.Product || kind == news.Group
}

// messengers speak for the one who is named beside them, and are not that one.
var messengers = set("spokesman spokeswoman spokesperson spokespeople official officials source sources lawyer lawyers employee employees aide aides representative representatives executive executives person people")

// attribute looks for a verb of saying and its subject in the tokens before or
// behind a quotation.
func (f *quoteFinder) attribute(q *news.Quote, list []token, behind bool) bool {
	cue := f.cue(list, behind)
	if cue < 0 {
		return false
	}
	q.Cue = list[cue].text
	before, after := list[:cue], list[cue+1:]
	switch {
	case list[cue].lower() == "according":
		f.speaker(q, after)
	case slices.ContainsFunc(before, token.word):
		f.speaker(q, before)
	default: // “…,” said Trump
		f.speaker(q, upTo(trim(after), ",.;"))
	}
	return true
}

// cue is the place of the verb of saying that is nearest to the quotation.
func (f *quoteFinder) cue(list []token, behind bool) int {
	says := func(i int) bool {
		return sayings[list[i].text] || list[i].lower() == "according" && i+1 < len(list) && list[i+1].lower() == "to"
	}
	if behind {
		for i := 0; i < min(nearCue, len(list)); i++ {
			if says(i) {
				return i
			}
		}
		return -1
	}
	for i := len(list) - 1; i >= max(0, len(list)-nearCue); i-- {
		if says(i) {
			return i
		}
	}
	return -1
}

// upTo cuts tokens before the first sign out of stops.
func upTo(list []token, stops string) []token {
	if i := slices.IndexFunc(list, func(t token) bool { return strings.Contains(stops, t.text) }); i >= 0 {
		return list[:i]
	}
	return list
}

// speaker takes who speaks out of the tokens of a subject: a person rather than
// the firm or country beside them, the nearest to the verb.
func (f *quoteFinder) speaker(q *news.Quote, subject []token) {
	subject = trim(withoutInsertion(subject))
	if len(subject) == 0 {
		return
	}
	span := news.Span{Start: subject[0].span.Start, End: subject[len(subject)-1].span.End}
	q.SpeakerText = lastClause(f.text, subject)
	if last := subject[len(subject)-1]; last.lower() == "he" || last.lower() == "she" {
		q.SpeakerText = last.text
		if q.Speaker = f.onlyPerson(q.Span.Start); q.Speaker >= 0 {
			q.Confidence = 0.6
		}
		return
	}
	if slices.ContainsFunc(subject, func(t token) bool { return messengers[t.lower()] }) && !f.hasPerson(span) {
		q.Confidence = 0.6
		return
	}
	best := -1
	for i, m := range f.mentions {
		kind := f.clusters[m.Cluster].Type
		if span.Contains(m.Span) && speaks(kind) && f.heads(m, subject) && (best < 0 || kind == news.Person || f.clusters[f.mentions[best].Cluster].Type != news.Person) {
			best = i
		}
	}
	if best >= 0 {
		q.Speaker, q.SpeakerText, q.Confidence = f.mentions[best].Cluster, f.mentions[best].Span.Of(f.text), 0.9
	}
}

// lastClause is the text of a subject behind its last comma or colon.
func lastClause(text string, subject []token) string {
	for i, t := range slices.Backward(subject) {
		if t.text == "," || t.text == ":" || t.text == ";" {
			subject = subject[i+1:]
			break
		}
	}
	return text[subject[0].span.Start:subject[len(subject)-1].span.End]
}

// withoutInsertion takes what stands between two commas off the end of a
// subject: "Nadella, chief executive of Microsoft,".
func withoutInsertion(subject []token) []token {
	n := len(subject)
	if n == 0 || subject[n-1].text != "," {
		return subject
	}
	for i, t := range slices.Backward(subject[:n-1]) {
		if t.text == "," && i > 0 {
			return subject[:i]
		}
	}
	return subject
}

// heads reports whether a mention may be who the subject is about: a person, or
// a name that no noun follows. "The TikTok order" is an order.
func (f *quoteFinder) heads(m news.Mention, subject []token) bool {
	if f.clusters[m.Cluster].Type == news.Person {
		return true
	}
	i := slices.IndexFunc(subject, func(t token) bool { return t.span.Start >= m.Span.End })
	return i < 0 || !subject[i].word() || goesOn[subject[i].lower()]
}

// trim takes signs off both ends.
func trim(list []token) []token {
	for len(list) > 0 && !list[0].word() {
		list = list[1:]
	}
	for len(list) > 0 && !list[len(list)-1].word() {
		list = list[:len(list)-1]
	}
	return list
}

func (f *quoteFinder) hasPerson(span news.Span) bool {
	return slices.ContainsFunc(f.mentions, func(m news.Mention) bool {
		return span.Contains(m.Span) && f.clusters[m.Cluster].Type == news.Person
	})
}

// onlyPerson is the person whom "he" or "she" must mean: the only one named so
// far in the block, or, where there is none, the only one in the block before.
// -1 if there are more.
func (f *quoteFinder) onlyPerson(before int) int {
	block := f.sentences[f.sentenceAt(before)].Block
	for b := block; b >= max(0, block-1); b-- {
		found := make(map[int]bool)
		who := -1
		for _, m := range f.mentions {
			if f.blocks[b].Span.Contains(m.Span) && m.Span.Start < before && f.clusters[m.Cluster].Type == news.Person {
				found[m.Cluster] = true
				who = m.Cluster
			}
		}
		if len(found) > 0 {
			if len(found) > 1 {
				return -1
			}
			return who
		}
	}
	return -1
}
