package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// findQuotes finds what is quoted, word for word or in other words, and from
// whom. What the grammar gives as said is an indirect quote, and quoted words
// in it a mixed one. Words in quotation marks that are no part of such are a
// quote if a word of saying goes with them or if there are enough of them; the
// rest are titles, nicknames and irony. The mentions are those by name, and
// resolved gives the clusters that pronouns and descriptions mean, by their
// heads.
func findQuotes(t tree, said []attribution, r *news.Reading, outlets []bool, resolved map[int]int) []news.Quote {
	f := quoteFinder{tree: t, mentions: r.Mentions, clusters: r.Clusters, outlets: outlets, resolved: resolved, last: -1}
	for b := range t.blocks {
		f.said = append(f.said, quotations(t.text, t.blocks, b)...)
	}
	f.settle(said)
	f.headings()
	turns := f.turns()
	next := 0 // quotation
	for b, block := range t.blocks {
		first := next
		for next < len(f.said) && f.said[next].block == b {
			next++
		}
		switch {
		case !turns[b].speaker.empty() || turns[b].follows && f.last >= 0:
			f.turn(turns[b], block.Span)
		case block.Kind == news.BlockQuote || block.Kind == news.Embed || first == next && f.asFollows(b):
			f.blockQuote(b)
		default:
			f.block(first, next)
		}
	}
	f.indirect()
	return f.sorted()
}

// quoteFinder gathers the quotes of an article.
type quoteFinder struct {
	tree
	mentions []news.Mention
	clusters []news.Cluster
	outlets  []bool // by cluster
	resolved map[int]int

	said       []quotation   // all quotations
	all        []attribution // that the grammar tells
	others     []int         // those of all that are not quoted whole
	inSentence map[int][]int // others, by the sentence of the cue
	byCue      map[int]int   // all, by the first token of the cue
	saidBy     map[int]int   // those of all whose content is just a quotation, by that

	quotes []news.Quote
	last   int // the last direct quote; -1 if there is none
}

// fewWords is how many words in quotation marks are no quote without a word of
// saying.
const fewWords = 4

// nearAnswer is how many tokens from a quotation that ends a sentence its verb
// of saying stands.
const nearAnswer = 6

// block finds the quotes among the quotations [first, end) of a block.
func (f *quoteFinder) block(first, end int) {
	led := -1 // the quote in other words that the quotation before was a part of
	for i := first; i < end; i++ {
		said := f.said[i]
		heading := f.blocks[said.block].Kind == news.Heading
		if a := f.holder(said); a >= 0 {
			if own, ok := f.saidBy[i]; ok {
				a = own
			}
			if !f.title(said) {
				f.addQuote(f.all[a], said.words, news.Mixed)
				if f.list[f.all[a].cue.first].span.Start > said.marked.End {
					f.last = len(f.quotes) - 1
				}
			}
			continue
		}
		q := news.Quote{Span: said.words, Form: news.Mixed, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.5}
		before, after := f.before(i), f.after(i)
		behind := !f.belongs(before, after) && f.attribute(&q, after, true)
		attributed := behind || f.attribute(&q, before, false)
		starts := len(before) == 0
		if starts || strings.ContainsAny(before[len(before)-1].text, ",:.?!") && (attributed || startsUpper(said.words.Of(f.text))) ||
			attributed && startsUpper(said.words.Of(f.text)) && f.sentence(said) && !f.title(said) {
			q.Form = news.Direct
		}
		if !attributed && q.Form == news.Mixed && led >= 0 && f.goesOn(i, before) {
			whole := f.quotes[led]
			f.quotes[led].Span.End = said.words.End
			whole.Span, whole.Form = said.words, news.Mixed
			f.quotes = append(f.quotes, whole)
			continue
		}
		led = -1
		switch {
		case heading && !attributed:
			continue
		case q.Form == news.Mixed && f.title(said):
			continue
		case attributed:
			if f.last >= 0 && q.Cue == f.quotes[f.last].Cue && q.Cue != (news.Span{}) {
				q.Continues = f.last // “It is,” he said, “over.”
			}
		case starts && !slices.ContainsFunc(after, token.word) && f.goOn(&q, said):
		case f.title(said) || words(said.words.Of(f.text)) < fewWords:
			continue
		}
		if i == first && f.leftOpen(said.block-1) {
			f.goBack(&q, said.block-1)
		}
		if attributed {
			led = f.addLead(&q, i, before, behind)
		}
		f.quotes = append(f.quotes, q)
		if q.Form == news.Direct || attributed {
			f.last = len(f.quotes) - 1
		}
	}
}

// sentence reports whether quoted words end as a sentence does.
func (f *quoteFinder) sentence(said quotation) bool {
	inner := strings.TrimRight(news.Span{Start: said.words.Start, End: said.marked.End}.Of(f.text), "”\"’'")
	return strings.ContainsAny(inner[max(len(inner)-1, 0):], ".,?!")
}

// title reports whether quoted words have capitals as a title has: all but the
// short ones, and more than one.
func (f *quoteFinder) title(said quotation) bool {
	all := strings.Fields(said.words.Of(f.text))
	capitals := 0
	for _, w := range all {
		switch {
		case startsUpper(w):
			capitals++
		case len(w) > 4 || !hasLower(w):
			return false
		}
	}
	return capitals > 1 && !strings.ContainsAny(news.Span{Start: said.words.Start, End: said.marked.End}.Of(f.text), ".?!")
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// goOn finds the speaker of a quotation that has a place of its own, and no word
// of saying: whoever is said to say something in the sentence before it, or was
// quoted last, in the same block or the one before.
func (f *quoteFinder) goOn(q *news.Quote, said quotation) bool {
	s := f.sentenceAt(said.marked.Start)
	near := f.last >= 0 && f.quotes[f.last].Span.End > f.blocks[max(said.block-1, 0)].Span.Start
	switch {
	case f.announced(q, said.block):
		return true
	case near && f.sentenceAt(max(f.quotes[f.last].Span.End, f.quotes[f.last].Cue.End-1)) >= s-1:
	case f.saidIn(q, s-1):
		q.Confidence -= 0.1
		return true
	}
	if !near {
		return false
	}
	f.follow(q, f.last)
	return true
}

// announced finds the speaker of a quotation that begins a block where the block
// before it ends with a colon.
func (f *quoteFinder) announced(q *news.Quote, block int) bool {
	if block == 0 || q.Span.Start-f.blocks[block].Span.Start > len("“") || !f.colon(block-1) {
		return false
	}
	s := f.sentenceAt(f.blocks[block-1].Span.End - 1)
	return f.introduce(q, f.first[s], f.first[s+1])
}

// goBack gives the speaker of a quote to the one in the block before, which it
// goes on with, and for which nobody is named.
func (f *quoteFinder) goBack(q *news.Quote, block int) {
	if f.last < 0 || !f.blocks[block].Span.Contains(f.quotes[f.last].Span) {
		return
	}
	q.Continues = f.last
	for i := f.last; i >= 0 && f.quotes[i].Speaker < 0 && f.quotes[i].Source == (news.Span{}); i = f.quotes[i].Continues {
		continues, span, form := f.quotes[i].Continues, f.quotes[i].Span, f.quotes[i].Form
		f.quotes[i] = *q
		f.quotes[i].Continues, f.quotes[i].Span, f.quotes[i].Form = continues, span, form
	}
}

// leftOpen reports whether the last quotation of a block goes on in the next one.
func (f *quoteFinder) leftOpen(block int) bool {
	i, found := slices.BinarySearchFunc(f.said, block+1, func(q quotation, b int) int { return q.block - b })
	for !found && i < len(f.said) && f.said[i].block <= block {
		i++
	}
	for i > 0 && f.said[i-1].block > block {
		i--
	}
	return i > 0 && f.said[i-1].block == block && f.said[i-1].open
}

// saidIn credits a quote to the one who says the main thing that is said in a
// sentence.
func (f *quoteFinder) saidIn(q *news.Quote, sentence int) bool {
	if sentence < 0 || sentence+1 < len(f.sentences) && f.sentences[sentence].Block < f.sentences[sentence+1].Block-1 {
		return false
	}
	for _, i := range f.inSentence[sentence] {
		a := f.all[i]
		if d := f.list[a.cue.first].dep; a.source >= 0 && (d == "ROOT" || d == "conj") && f.list[a.cue.first].verb() {
			f.credit(q, a)
			q.Cue, q.Act = news.Span{}, ""
			return true
		}
	}
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ { // Jones agreed. “It is.”
		if f.list[i].dep != "ROOT" || !f.says(i) {
			continue
		}
		if subject := f.ownSubject(i); subject >= 0 && sentence+1 < len(f.sentences) && f.sentences[sentence].Block == f.sentences[sentence+1].Block && !f.own(attribution{source: subject}) {
			f.speaker(q, subject, stretch{-1, -1})
			return true
		}
	}
	return false
}

// before gives the tokens of the sentence before quotation i, back to the
// quotation before it.
func (f *quoteFinder) before(i int) []token {
	start := f.said[i].marked.Start
	from := 0
	if i > 0 {
		from = f.said[i-1].marked.End
	}
	return f.between(f.sentenceAt(start), from, start)
}

// after gives the tokens of the sentence behind quotation i, up to the next
// quotation. Where the sentence ends with the quotation, one behind it may begin
// with the speaker: “Why?” Trump asked.
func (f *quoteFinder) after(i int) []token {
	end, limit := f.said[i].marked.End, len(f.text)
	if i+1 < len(f.said) {
		limit = f.said[i+1].marked.Start
	}
	sentence := f.sentenceAt(end - 1)
	rest := f.between(sentence, end, limit)
	next := sentence + 1
	if slices.ContainsFunc(rest, token.word) || next >= len(f.sentences) || f.sentences[next].Block != f.said[i].block || f.sentences[next].Span.Start > end+1 {
		return rest
	}
	mark, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.text[f.said[i].words.Start:end], "”\"’' "))
	if short := f.between(next, end, limit); strings.ContainsRune("?!….,", mark) && slices.ContainsFunc(short[:min(len(short), nearAnswer)], func(t token) bool { return f.says(f.place(t)) }) {
		return short
	}
	return nil
}

// between gives the tokens of a sentence within bytes [from, to).
func (f *quoteFinder) between(sentence, from, to int) []token {
	list := f.of(sentence)
	first, _ := slices.BinarySearchFunc(list, from, func(t token, i int) int { return cmp.Compare(t.span.Start, i) })
	end, _ := slices.BinarySearchFunc(list, to, func(t token, i int) int { return cmp.Compare(t.span.End, i+1) })
	return list[first:max(first, end)]
}

// sentenceAt is the sentence with byte i.
func (f *quoteFinder) sentenceAt(i int) int {
	n, _ := slices.BinarySearchFunc(f.sentences, i, func(s news.Sentence, i int) int {
		if s.Span.End <= i {
			return -1
		}
		return 1
	})
	return min(n, len(f.sentences)-1)
}

// named are the clusters that are named within a span.
func (f *quoteFinder) named(span news.Span) []int {
	var found []int
	first, _ := slices.BinarySearchFunc(f.mentions, span.Start, func(m news.Mention, i int) int { return cmp.Compare(m.Span.Start, i) })
	for _, m := range f.mentions[first:] {
		if m.Span.Start >= span.End {
			break
		}
		if span.Contains(m.Span) {
			found = append(found, m.Cluster)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// sorted gives the quotes by where they start, those first that contain others,
// each span once.
func (f *quoteFinder) sorted() []news.Quote {
	all, place := order(f.quotes, outermost)
	var list []news.Quote
	at := make([]int, len(all)) // in the list
	for i, q := range all {
		if n := len(list); n == 0 || list[n-1].Span != q.Span {
			q.About = f.named(q.Span)
			list = append(list, q)
		}
		at[i] = len(list) - 1
	}
	for i := range list {
		if c := list[i].Continues; c >= 0 {
			if list[i].Continues = at[place[c]]; list[i].Continues >= i {
				list[i].Continues = -1
			}
		}
	}
	return list
}
