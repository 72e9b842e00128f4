package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// mostLead is how many tokens stand between a word of saying and quoted words
// that go on with what it leads up to.
const mostLead = 20

// lead is where what is said begins that ends in quoted words behind a word of
// saying: at the "that" or the "to" between the two, at the subject of a clause,
// or right behind a verb that calls something by the words. It is the first of
// the quoted words where nothing leads up to them.
func (f *quoteFinder) lead(cue, quoted int) int {
	if cue < 0 || quoted-cue > mostLead || f.list[cue].sentence != f.list[quoted].sentence || !f.list[cue].verb() {
		return quoted
	}
	ways := f.waysOf(cue)
	_, calls := taking(ways, calling|likening)
	_, says := taking(ways, clausal)
	_, promises := taking(ways, infinitive|ordering)
	subject := -1
	for i := cue + 1; i < quoted; i++ {
		t := f.list[i]
		switch {
		case f.quotationAt(t.span.Start) >= 0:
			return quoted
		case says && t.lower == "that" && (t.tag == "IN" || t.dep == "mark" || i == cue+1), promises && t.tag == "TO":
			return i
		case t.text == ":" || t.text == ";" || f.says(i) && subject < 0:
			return quoted
		case t.text == "," && subject < 0:
			return quoted
		case strings.HasPrefix(t.dep, "nsubj") && t.tag[0] != 'W' && subject < 0:
			subject = max(cue+1, f.left[i])
		case t.verb() && t.tag != "VBG":
			calls = false
		}
	}
	first := cue + 1
	switch {
	case says && !tells(ways) && subject >= 0:
		return subject
	case calls && first < quoted && f.list[first].tag != "IN":
		return first
	}
	return quoted
}

// ledUp is what a word of saying before quoted words gives as said with them;
// false if that is no more than they.
func (f *quoteFinder) ledUp(q news.Quote, said quotation) (news.Span, bool) {
	_, cue := f.within(q.Cue)
	quoted, _ := f.within(said.marked)
	if q.Form != news.Mixed || q.Cue.Len() == 0 || q.Cue.Start > said.marked.Start {
		return news.Span{}, false
	}
	first := f.lead(cue-1, quoted)
	return news.Span{Start: f.list[first].span.Start, End: said.words.End}, first < quoted
}

// addLead adds a quote in other words where what leads up to quoted words is
// said with them. It gives the place of that if the quoted words are a part of
// it, and -1 otherwise.
func (f *quoteFinder) addLead(q *news.Quote, i int, before []token, behind bool) int {
	add := func(span news.Span) int {
		whole := *q
		whole.Span, whole.Form = span, news.Indirect
		f.quotes = append(f.quotes, whole)
		return len(f.quotes) - 1
	}
	if whole, ok := f.openingOf(i, before); behind && ok {
		q.Form = news.Mixed
		return add(whole)
	}
	if behind {
		return -1
	}
	if first, ok := f.cutBy(*q, before); ok {
		q.Continues = add(first)
	} else if whole, ok := f.ledUp(*q, f.said[i]); ok {
		return add(whole)
	}
	return -1
}

// goesOn reports whether quoted words go on with those before them in the same
// sentence, with but a few words between: "that it was “wrong” and “a shame”".
func (f *quoteFinder) goesOn(i int, before []token) bool {
	const few = 6
	if i == 0 || len(before) > few || f.said[i-1].block != f.said[i].block || f.sentenceAt(f.said[i-1].marked.Start) != f.sentenceAt(f.said[i].marked.Start) {
		return false
	}
	return !slices.ContainsFunc(before, func(t token) bool { return t.text == ":" || t.text == ";" || f.says(f.place(t)) })
}

// leadUp lets the content of an attribution begin with what leads up to the
// quoted words that it begins with.
func (f *quoteFinder) leadUp(a attribution) {
	if len(a.content) == 0 || a.content[0].first <= a.cue.first {
		return
	}
	first := a.content[0].first
	if q := f.quotationAt(f.list[first].span.Start); q >= 0 && q != f.quotationAt(f.list[a.cue.first].span.Start) {
		mark, _ := f.within(f.said[q].marked)
		if begin := f.lead(a.cue.end-1, mark); begin < mark {
			a.content[0].first = begin
		}
	}
}

// openingOf finds the words that a sentence begins with and that go on in quoted
// words, before it is said whose they are: "Like all of us, “they want it,” he
// said". There are none if anybody is said to say something before.
func (f *quoteFinder) openingOf(i int, before []token) (news.Span, bool) {
	if len(before) < 2 || slices.ContainsFunc(before, func(t token) bool { return t.text == ":" || t.text == ";" || f.says(f.place(t)) }) {
		return news.Span{}, false
	}
	first := f.place(before[0])
	if first != f.first[f.list[first].sentence] || !before[0].word() || startsUpper(f.said[i].words.Of(f.text)) {
		return news.Span{}, false
	}
	return news.Span{Start: before[0].span.Start, End: f.said[i].words.End}, true
}

// belongs reports whether quoted words belong to a word of saying before them,
// whatever is said behind them: "called it “a shame” and promised to go".
func (f *quoteFinder) belongs(before, after []token) bool {
	if len(before) == 0 || len(after) == 0 || !after[0].word() {
		return false
	}
	return before[len(before)-1].word() && f.cue(before, false) >= 0
}

// cutBy finds the words that a sentence begins with and that go on in quoted
// words, where it is said between the two whose they are: "If it falls, he said,
// “we are lost”".
func (f *quoteFinder) cutBy(q news.Quote, before []token) (news.Span, bool) {
	const least = 3
	if len(before) < least+3 || q.Form != news.Direct || q.Cue.Len() == 0 || q.Source.Len() == 0 || startsUpper(q.Span.Of(f.text)) || before[len(before)-1].text != "," {
		return news.Span{}, false
	}
	who, cue := f.within(news.Span{Start: min(q.Source.Start, q.Cue.Start), End: max(q.Source.End, q.Cue.End)})
	first := f.place(before[0])
	if cue != first+len(before)-1 || who-1-first < least || f.list[who-1].text != "," || first != f.first[f.list[first].sentence] {
		return news.Span{}, false
	}
	return f.spanOf(stretch{first, who - 1}), true
}
