package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// quotation is a stretch of text in quotation marks: the words, and the words
// with their marks.
type quotation struct {
	words, marked news.Span
	block         int
}

// findQuotes finds what is quoted word for word, and from whom. Words in
// quotation marks are a quote if a verb of saying goes with them or if there
// are enough of them; the rest are titles, nicknames and irony. The mentions
// are those by name, and resolved gives the clusters that pronouns and
// descriptions mean, by their heads.
func findQuotes(t tree, mentions []news.Mention, clusters []news.Cluster, resolved map[int]int) []news.Quote {
	f := quoteFinder{tree: t, mentions: mentions, clusters: clusters, resolved: resolved}
	for b, block := range t.blocks {
		switch block.Kind {
		case news.Heading, news.Embed:
		case news.BlockQuote:
			f.quotes = append(f.quotes, f.blockQuote(block.Span))
		default:
			f.block(b)
		}
	}
	return f.quotes
}

// quoteFinder gathers the quotes of an article.
type quoteFinder struct {
	tree
	mentions []news.Mention
	clusters []news.Cluster
	resolved map[int]int
	quotes   []news.Quote
	said     []quotation // all quotations of the block at hand
}

// blockQuote is a block quote. Who speaks is said in the text before it, in too
// many ways for these rules.
func (f *quoteFinder) blockQuote(span news.Span) news.Quote {
	return news.Quote{Span: span, Form: news.Direct, Speaker: -1, Addressee: -1, Continues: -1, About: f.named(span), Confidence: 0.6}
}

// fewWords is how many words in quotation marks are no quote without a verb of
// saying.
const fewWords = 4

func (f *quoteFinder) block(b int) {
	f.said = quotations(f.text, f.blocks, b)
	for i, said := range f.said {
		q := news.Quote{Span: said.words, Form: news.Mixed, Speaker: -1, Addressee: -1, Continues: -1, About: f.named(said.words), Confidence: 0.5}
		before := f.before(i)
		attributed := f.attribute(&q, f.after(i), true) || f.attribute(&q, before, false)
		if len(before) == 0 || strings.ContainsAny(before[len(before)-1].text, ",:.?!") && (attributed || startsUpper(q.Span.Of(f.text))) {
			q.Form = news.Direct
		}
		switch {
		case attributed:
		case i > 0 && len(before) == 0 && len(f.after(i)) == 0 && f.continues(said):
			last := f.quotes[len(f.quotes)-1]
			q.Speaker, q.Source, q.Confidence = last.Speaker, last.Source, last.Confidence-0.1
		case words(said.words.Of(f.text)) < fewWords:
			continue
		}
		f.quotes = append(f.quotes, q)
	}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// continues reports whether a quotation goes on with the quote before it: it
// stands in the same block.
func (f *quoteFinder) continues(said quotation) bool {
	return len(f.quotes) > 0 && f.blocks[said.block].Span.Contains(f.quotes[len(f.quotes)-1].Span)
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
// quotation. Where the sentence ends with the quotation, a short sentence
// behind it may name the speaker: “Why?” Trump asked.
func (f *quoteFinder) after(i int) []token {
	end, limit := f.said[i].marked.End, len(f.text)
	if i+1 < len(f.said) {
		limit = f.said[i+1].marked.Start
	}
	sentence := f.sentenceAt(end - 1)
	rest := f.between(sentence, end, limit)
	next := sentence + 1
	if slices.ContainsFunc(rest, token.word) || next >= len(f.sentences) || f.sentences[next].Block != f.said[i].block {
		return rest
	}
	mark, _ := utf8.DecodeLastRuneInString(f.said[i].words.Of(f.text))
	if short := f.between(next, end, limit); strings.ContainsRune("?!…", mark) && len(short) <= 8 {
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

// quotations finds the words in quotation marks in a block: double ones, and
// single ones that are no apostrophes. Marks within marks belong to the words.
// A quotation without closing mark counts if the next block opens with a mark,
// as quotes of several paragraphs do.
func quotations(text string, blocks []news.Block, b int) []quotation {
	var found []quotation
	span := blocks[b].Span
	marks := findMarks(text, span)
	for i := span.Start; i < span.End; {
		open, size := utf8.DecodeRuneInString(text[i:])
		if !opensQuotation(text, i, span) {
			i += size
			continue
		}
		start := i + size
		end, closed := marks.close(open, start)
		if !closed {
			if b+1 == len(blocks) || !strings.HasPrefix(text[blocks[b+1].Span.Start:], string(open)) {
				i = start
				continue
			}
			end = span.End
		}
		marked := news.Span{Start: i, End: span.End}
		if closed {
			_, size := utf8.DecodeRuneInString(text[end:])
			marked.End = end + size
		}
		words := strings.TrimRight(text[start:end], ", ")
		if words != "" {
			found = append(found, quotation{news.Span{Start: start, End: start + len(words)}, marked, b})
		}
		i = marked.End
	}
	return found
}

// opensQuotation reports whether the mark at i opens a quotation: it stands
// before a word, and not behind one.
func opensQuotation(text string, i int, block news.Span) bool {
	mark, size := utf8.DecodeRuneInString(text[i:])
	if !strings.ContainsRune("“\"‘'", mark) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[block.Start:i])
	after, _ := utf8.DecodeRuneInString(text[i+size : block.End])
	return !inWord(before) && before != '.' && after != utf8.RuneError && !unicode.IsSpace(after)
}

// marks are the places in a block where quotations may be closed, in order. A
// single mark closes one surely where punctuation stands beside it; elsewhere
// it may be an apostrophe.
type marks struct {
	double       map[rune][]int // by the closing mark
	sure, likely map[rune][]int
}

// findMarks looks through a block once, as each mark in it may ask for the
// next one that closes.
func findMarks(text string, span news.Span) marks {
	m := marks{make(map[rune][]int), make(map[rune][]int), make(map[rune][]int)}
	for i, r := range span.Of(text) {
		at := span.Start + i
		switch r {
		case '”', '"':
			m.double[r] = append(m.double[r], at)
		case '’', '\'':
			before, _ := utf8.DecodeLastRuneInString(text[span.Start:at])
			after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r) : span.End])
			switch {
			case inWord(after):
			case strings.ContainsRune(".,?!…;", before) || strings.ContainsRune(".,?!;:)", after):
				m.sure[r] = append(m.sure[r], at)
			default:
				m.likely[r] = append(m.likely[r], at)
			}
		}
	}
	return m
}

// close gives the place of the mark that closes a quotation which starts at
// start: a sure one, or else the first likely one.
func (m marks) close(open rune, start int) (int, bool) {
	switch open {
	case '“':
		return next(start, m.double['”'])
	case '"':
		return next(start, m.double['"'])
	case '\'':
		if end, ok := next(start, m.sure['\'']); ok {
			return end, true
		}
		return next(start, m.likely['\''])
	}
	if end, ok := next(start, m.sure['’'], m.sure['\'']); ok {
		return end, true
	}
	return next(start, m.likely['’'], m.likely['\''])
}

// next gives the first place from start on in some ordered lists of places.
func next(start int, lists ...[]int) (int, bool) {
	best, found := 0, false
	for _, list := range lists {
		if i, _ := slices.BinarySearch(list, start); i < len(list) && (!found || list[i] < best) {
			best, found = list[i], true
		}
	}
	return best, found
}
