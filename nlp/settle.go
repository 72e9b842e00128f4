package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// settle brings what the grammar gives as said together with what stands in
// quotation marks. Nothing that is said within a quotation goes on outside of
// it; what is quoted whole is left to the quotation.
func (f *quoteFinder) settle(said []attribution) {
	f.all = slices.Clone(said)
	f.inSentence, f.byCue, f.saidBy = make(map[int][]int), make(map[int]int), make(map[int]int)
	for i, a := range f.all {
		a.content = slices.Clone(a.content)
		f.byCue[a.cue.first] = i
		own := f.quotationAt(f.list[a.cue.first].span.Start)
		if a.source >= 0 && f.quotationAt(f.list[a.source].span.Start) != own && own < 0 {
			f.all[i].source = -1 // the parser took quoted words for who says them
			continue
		}
		if q := own; q >= 0 {
			a.content = f.clip(a.content, f.said[q].words)
		} else {
			f.complete(a.content)
			f.leadUp(a)
		}
		a.content = slices.DeleteFunc(a.content, stretch.empty)
		f.all[i].content = a.content
		if len(a.content) > 0 && f.quoted(a) {
			if q := f.quotationAt(f.list[a.content[0].first].span.Start); q >= 0 && len(a.content) == 1 {
				f.saidBy[q] = i
			}
		} else if len(a.content) > 0 && !f.opensWith(a) {
			f.others = append(f.others, i)
			s := f.list[a.cue.first].sentence
			f.inSentence[s] = append(f.inSentence[s], i)
		}
	}
}

// quotationAt is the quotation with byte i of the text, its marks included; -1
// if there is none.
func (f *quoteFinder) quotationAt(i int) int {
	n, _ := slices.BinarySearchFunc(f.said, i, func(q quotation, i int) int {
		if q.marked.End <= i {
			return -1
		}
		return 1
	})
	if n < len(f.said) && f.said[n].marked.Start <= i {
		return n
	}
	return -1
}

// clip leaves out what stands outside of some words.
func (f *quoteFinder) clip(content []stretch, words news.Span) []stretch {
	first, end := f.within(words)
	var list []stretch
	for _, s := range content {
		if s = (stretch{max(s.first, first), min(s.end, end)}); !s.empty() {
			list = append(list, s)
		}
	}
	return list
}

// complete lets content that begins or ends within a quotation begin and end with
// it, or begin behind it if it has but little of it.
func (f *quoteFinder) complete(content []stretch) {
	for i, s := range content {
		if q := f.quotationAt(f.list[s.first].span.Start); q >= 0 {
			switch first, end := f.within(f.said[q].words); {
			case first < s.first && s.first-first <= end-s.first && (i == 0 || content[i-1].end <= first):
				content[i].first = first
			case first < s.first && end < s.end:
				content[i].first = end
			}
		}
		if q := f.quotationAt(f.list[s.end-1].span.Start); q >= 0 {
			if _, end := f.within(f.said[q].words); end > s.end && (i+1 == len(content) || content[i+1].first >= end) {
				content[i].end = end
			}
		}
	}
}

// quoted reports whether every word of some content stands in quotation marks,
// of a quotation that the word of saying is no part of; or every word before it,
// if that begins with the content.
func (f *quoteFinder) quoted(a attribution) bool {
	own := f.quotationAt(f.list[a.cue.first].span.Start)
	if len(a.content) == 0 {
		return false
	}
	for i, s := range a.content {
		if i > 0 && s.first > a.cue.first && a.content[0].first < a.cue.first {
			break
		}
		for _, t := range f.list[s.first:s.end] {
			if q := f.quotationAt(t.span.Start); t.word() && (q < 0 || q == own) {
				return false
			}
		}
	}
	return true
}

// opensWith reports whether a sentence in quotation marks stands before a word of
// saying, or right behind the comma or colon with which that leads up to it. What
// else the parser takes for said is not.
func (f *quoteFinder) opensWith(a attribution) bool {
	first := a.content[0].first
	q := f.quotationAt(f.list[first].span.Start)
	if q < 0 || q == f.quotationAt(f.list[a.cue.first].span.Start) {
		return false
	}
	first, end := f.within(f.said[q].marked)
	if end <= a.cue.first {
		return startsUpper(f.said[q].words.Of(f.text)) && f.sentence(f.said[q]) && end-first > fewWords+2
	}
	return first > a.cue.first && strings.Contains(",:", f.list[first-1].text) && startsUpper(f.said[q].words.Of(f.text)) && f.sentence(f.said[q])
}

// holder is the attribution in whose content quoted words stand beside others,
// the shortest; -1 if there is none.
func (f *quoteFinder) holder(said quotation) int {
	best := -1
	first, end := f.within(said.words)
	if first >= end {
		return -1
	}
	for _, i := range f.inSentence[f.list[first].sentence] {
		a := f.all[i]
		holds := slices.ContainsFunc(a.content, func(s stretch) bool { return s.first <= first && end <= s.end })
		if holds && !said.marked.Contains(f.list[a.cue.first].span) && (best < 0 || extent(a) < extent(f.all[best])) {
			best = i
		}
	}
	return best
}

// extent is how many tokens an attribution has for its content.
func extent(a attribution) int {
	n := 0
	for _, s := range a.content {
		n += s.end - s.first
	}
	return n
}

// indirect adds the quotes in other words.
func (f *quoteFinder) indirect() {
	direct := slices.Repeat([]bool{false}, len(f.list))
	for _, q := range f.quotes {
		if q.Form == news.Direct {
			for i, end := f.within(q.Span); i < end; i++ {
				direct[i] = true
			}
		}
	}
	for _, i := range f.others {
		a, last := f.all[i], -1
		if !direct[a.cue.first] && (f.own(a) || f.meager(a)) {
			continue
		}
		for _, s := range a.content {
			f.addQuote(a, f.spanOf(s), f.formOf(s, direct))
			f.quotes[len(f.quotes)-1].Continues = last
			last = len(f.quotes) - 1
		}
	}
}

// formOf is direct for words in marks of their own within what is quoted word for
// word: “He told me, ‘I will go’”.
func (f *quoteFinder) formOf(s stretch, direct []bool) news.QuoteForm {
	before, after := s.first-1, s.end
	for after < len(f.list) && strings.ContainsAny(f.list[after].text, ".,?!") {
		after++
	}
	if before >= 0 && after < len(f.list) && direct[s.first] && opening(f.list[before].text) && !f.list[before].word() && closing(f.list[after].text) && strings.ContainsAny(f.list[before].text, "‘'“\"") {
		return news.Direct
	}
	return news.Indirect
}

// own reports whether the writer speaks of what they or their readers say or
// think, or nobody does: it is no quote. Nobody does where an infinitive is
// nobody's: "it is time to admit".
func (f *quoteFinder) own(a attribution) bool {
	if a.source < 0 {
		return f.list[a.cue.first].tag == "VB"
	}
	return notQuoted[f.list[a.source].lower]
}

// notQuoted are the pronouns of the writer, of the readers and of nobody.
var notQuoted = set("i we my our me us you your one nobody none anyone anybody")

// meager reports whether no more is said than a word or a name: "refused an
// offer", "praised Donald Trump".
func (f *quoteFinder) meager(a attribution) bool {
	if len(a.content) > 1 || !a.thing || f.list[a.cue.first].lemma == "deny" {
		return false
	}
	common := 0
	for _, t := range f.list[a.content[0].first:a.content[0].end] {
		if t.word() && t.tag != "DT" && !t.proper() && t.tag != "POS" {
			common++
		}
		if t.verb() || t.label == "" && t.tag == "IN" {
			return false
		}
	}
	return common < 2
}

// addQuote adds a quote of an attribution.
func (f *quoteFinder) addQuote(a attribution, span news.Span, form news.QuoteForm) {
	q := news.Quote{Span: span, Form: form, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.6}
	f.credit(&q, a)
	f.quotes = append(f.quotes, q)
}

// credit says of a quote who says it, to whom and how.
func (f *quoteFinder) credit(q *news.Quote, a attribution) {
	q.Cue = f.spanOf(a.cue)
	if a.denied > 0 {
		q.Cue.Start = f.list[a.denied].span.Start
	}
	q.Act = a.act
	if a.source >= 0 {
		f.speaker(q, a.source, a.cue)
	}
	if a.addressee >= 0 {
		q.Addressee = f.clusterOf(a.addressee)
	}
	if q.Addressee == q.Speaker {
		q.Addressee = -1
	}
}
