package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// blockQuote adds a block that is a quote as a whole, or a post of somebody.
// Who speaks is said by its signature, or by the end of the block before it; a
// block quote right behind another goes on with it.
func (f *quoteFinder) blockQuote(b int) {
	block := f.blocks[b]
	if first, end := f.within(block.Span); first >= end {
		return // no word
	}
	by, signed := f.signature(b)
	if signed && by.from == block.Span.Start {
		f.signRun(b, by)
		return
	}
	q := news.Quote{Span: block.Span, Form: news.Direct, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.6}
	switch {
	case b == 0:
	case f.blocks[b-1].Kind == block.Kind && f.last >= 0 && f.blocks[b-1].Span.Contains(f.quotes[f.last].Span):
		f.follow(&q, f.last)
	default:
		if s := f.sentenceAt(f.blocks[b-1].Span.End - 1); f.sentences[s].Block == b-1 && (f.colon(b-1) || !f.answers(s)) {
			f.introduce(&q, f.first[s], f.first[s+1])
		}
	}
	if signed {
		q.Span.End = q.Span.Start + len(strings.TrimRight(f.text[q.Span.Start:by.from], " \n"))
		f.sign(&q, by)
	}
	f.quotes = append(f.quotes, q)
	f.last = len(f.quotes) - 1
}

// colon reports whether a block ends with a colon.
func (f *quoteFinder) colon(b int) bool {
	return strings.HasSuffix(f.blocks[b].Span.Of(f.text), ":")
}

// answers reports whether a sentence has the end of a direct quote, or says who
// speaks it: it leads up to no other one.
func (f *quoteFinder) answers(sentence int) bool {
	return f.last >= 0 && max(f.quotes[f.last].Span.End, f.quotes[f.last].Cue.End) > f.sentences[sentence].Span.Start
}

// asFollows reports whether a paragraph without quotation marks is what the one
// before it announces: "It has the following to say:", "The order reads:".
func (f *quoteFinder) asFollows(b int) bool {
	if f.blocks[b].Kind != news.Paragraph || b == 0 || f.blocks[b-1].Kind != news.Paragraph {
		return false
	}
	s := f.sentenceAt(f.blocks[b-1].Span.End - 1)
	if !f.colon(b-1) || f.sentences[s].Block != b-1 {
		return false
	}
	for i := f.first[s]; i < f.first[s+1]; i++ {
		if t := f.list[i]; t.lower == "follows" || t.lower == "following" || announcing[t.lemma] && t.verb() && i+1 < f.first[s+1] && f.list[i+1].text == ":" {
			return true
		}
	}
	return false
}

// announcing are verbs that announce the words of a text: say-37.7 of documents.
var announcing = set("read state say write declare")

// follow lets a quote go on with another one.
func (f *quoteFinder) follow(q *news.Quote, i int) {
	last := f.quotes[i]
	q.Speaker, q.Source, q.Kind, q.Cue, q.Act, q.Addressee = last.Speaker, last.Source, last.Kind, last.Cue, last.Act, last.Addressee
	q.Continues, q.Confidence = i, last.Confidence-0.1
}

// turn is the part of a speaker in a transcript, as it begins: "TAPPER: Talk to
// them."
type turn struct {
	speaker stretch // the words before the colon; empty where none begins
	follows bool    // the block goes on with the turn before it
}

// longestLabel is how many tokens name the speaker of a turn.
const longestLabel = 6

// turns are the turns of transcripts in an article, by block. A line that
// begins with a name and a colon is one if the article has several of them,
// and what stands between two turns that are near each other belongs to the
// first.
func (f *quoteFinder) turns() []turn {
	list := make([]turn, len(f.blocks))
	count := 0
	for b := range f.blocks {
		list[b] = f.label(b)
		if !list[b].speaker.empty() {
			count++
		}
	}
	const few, near = 3, 4
	if count < few {
		return make([]turn, len(f.blocks))
	}
	last := -1
	for b := range list {
		if list[b].speaker.empty() {
			continue
		}
		for k := last + 1; last >= 0 && b-last <= near && k < b; k++ {
			list[k].follows = f.blocks[k].Kind == news.Paragraph && !strings.HasPrefix(f.blocks[k].Span.Of(f.text), "(")
		}
		last = b
	}
	return list
}

// label finds the name with which a block begins as a turn: in capitals, or a
// name that the reader found.
func (f *quoteFinder) label(b int) turn {
	if f.blocks[b].Kind != news.Paragraph {
		return turn{}
	}
	first, limit := f.within(f.blocks[b].Span)
	limit = min(limit, first+longestLabel)
	capitals := true
	for i := first; i < limit; i++ {
		t := f.list[i]
		if t.text == ":" {
			if i > first && i+1 < len(f.list) && f.list[i+1].tag != "CD" && (capitals || f.mentionOf(i-1) == news.Person) {
				return turn{speaker: stretch{first, i}}
			}
			break
		}
		if !t.capital() {
			break
		}
		capitals = capitals && !hasLower(t.text)
	}
	return turn{}
}

// turn adds a turn of a transcript as a quote.
func (f *quoteFinder) turn(t turn, block news.Span) {
	q := news.Quote{Span: block, Form: news.Direct, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.6}
	if t.follows {
		f.follow(&q, f.last)
	} else {
		q.Span.Start = f.list[t.speaker.end+1].span.Start
		f.speaker(&q, f.head(t.speaker.first, t.speaker.end), stretch{-1, -1})
		q.Source = f.spanOf(t.speaker)
	}
	if q.Span.Start >= q.Span.End {
		return
	}
	f.quotes = append(f.quotes, q)
	f.last = len(f.quotes) - 1
}

// headings finds what headings give as said by somebody whose name they begin
// with: "Jane Roe: I will not go".
func (f *quoteFinder) headings() {
	for _, block := range f.blocks {
		first, end := f.within(block.Span)
		m := f.mentionAt(min(first, len(f.list)-1))
		if block.Kind != news.Heading || m < 0 || first >= end {
			continue
		}
		_, colon := f.within(f.mentions[m].Span)
		if colon+1 >= end || f.list[colon].text != ":" || f.mentionOf(first) != news.Person || f.quotationAt(f.list[colon+1].span.Start) >= 0 || !slices.ContainsFunc(f.list[colon+1:end], token.verb) {
			continue
		}
		q := news.Quote{Span: f.spanOf(stretch{colon + 1, end}), Form: news.Indirect, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.6}
		f.speaker(&q, colon-1, stretch{-1, -1})
		f.quotes = append(f.quotes, q)
	}
}
