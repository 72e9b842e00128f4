package eval

import (
	"context"
	"io"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
	"newsgraph/nlp"
)

// quoteRow is a text of PolNeAR.
type quoteRow struct {
	ID, Date, Title, Text string
	Attributions          []struct {
		Source, Cue, Content [][]any // each of first code point, end and words
		Quoted               string  // direct, mixed or indirect
	}
}

// saying is one attribution, annotated or found: which words of the text are
// said, and which name who says them.
type saying struct {
	kind            string // direct, mixed or indirect
	content, source []int  // words, ascending
	cue             string
}

// Quotes measures what is found to be said, and by whom, on a set of PolNeAR:
// "polnear-dev", or "polnear-train", whose errors may be read. They are written
// to wrong if that is not nil.
//
// Spans are compared by their words, so that quotation marks, commas and full
// stops do not count; all else does: the set takes the "that" of a clause for a
// part of it. A quote that is cut in pieces is one there, and so is one that
// mixes quoted words with others; here they are put together in the same way.
// Each annotated attribution is set against one that was found at most, those
// first that share most words.
//
// "Exact" counts what is the same word for word; "overlap" counts of each
// content or source the share of its words that the other has as well, as
// Pareti (https://aclanthology.org/D13-1101/) does; "touch" whether there is
// any. Sources count where both the content and the words for the source have a
// word in common. "Source, of found" is of the attributions whose contents have.
//
// The set's scheme is wider than that of newsgraph in what it takes for an
// attribution: it has what people favor, fear, want, do and vote on, down to
// single nouns. It is narrower in that nothing is annotated within annotated
// content; so what was found within something else that was found is left out.
//
// The leak is the share of the verbs in annotated content outside of headings
// that would be told as REPORTAGE.
func Quotes(ctx context.Context, reader *nlp.Reader, dir, set string, wrong io.Writer) ([]Figure, error) {
	var all []counts
	log := quoteLog{w: wrong}
	for r, err := range rows[quoteRow](ctx, dir, "quotes", set+".jsonl.gz") {
		if err != nil {
			return nil, err
		}
		t := newText(r.Title, r.Date, r.Text)
		q := newQuoteText(t)
		reading := reader.Read(t.article)
		c := make(counts)
		q.measure(c, r.sayings(q), q.found(reading), &log)
		q.leak(c, r.sayings(q), reading, reader.Model)
		all = append(all, c)
	}
	names := []string{"content exact", "content overlap", "content touch", "source exact", "source overlap", "source touch", "source touch, of found"}
	for _, kind := range []string{"direct", "mixed", "indirect"} {
		names = append(names, kind+": content exact", kind+": content overlap", kind+": content touch", kind+": source touch, of found")
	}
	return figures(set, all, append(names, "leak of verbs", "leak of statements")...), log.err
}

// quoteText is a text with its words in order.
type quoteText struct {
	*text
	words []news.Span
}

func newQuoteText(t *text) *quoteText {
	q := &quoteText{text: t}
	start, in := 0, false
	for i, r := range t.article.Text {
		if word := unicode.IsLetter(r) || unicode.IsDigit(r); word != in {
			if in {
				q.words = append(q.words, news.Span{Start: start, End: i})
			}
			start, in = i, word
		}
	}
	if in {
		q.words = append(q.words, news.Span{Start: start, End: len(t.article.Text)})
	}
	return q
}

// within are the words that start in a span, by index.
func (q *quoteText) within(s news.Span) []int {
	at := func(i int) int {
		n, _ := slices.BinarySearchFunc(q.words, i, func(w news.Span, i int) int { return w.Start - i })
		return n
	}
	var list []int
	for i := at(s.Start); i < at(s.End); i++ {
		list = append(list, i)
	}
	return list
}

// sayings are the annotated attributions. A few have no content.
func (r quoteRow) sayings(q *quoteText) []saying {
	of := func(spans [][]any) []int {
		var list []int
		for _, s := range spans {
			list = append(list, q.within(q.span(int(s[0].(float64)), int(s[1].(float64))))...)
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	var list []saying
	for _, a := range r.Attributions {
		s := saying{kind: a.Quoted, content: of(a.Content), source: of(a.Source)}
		for _, part := range a.Cue {
			s.cue = strings.TrimSpace(s.cue + " " + part[2].(string))
		}
		if len(s.content) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// found are the attributions of a reading: the quoted words within a sentence
// make a mixed one of what paraphrases the sentence, and pieces are put together.
func (q *quoteText) found(r *news.Reading) []saying {
	var list []saying
	place := make([]int, len(r.Quotes)) // in the list
	for i, quote := range r.Quotes {
		if nested(r.Quotes, i) {
			place[i] = -1
			continue
		}
		if whole := mixes(r.Quotes, i); whole >= 0 {
			place[i] = place[whole]
			list[place[i]].kind = "mixed"
			continue
		}
		if quote.Continues >= 0 && place[quote.Continues] >= 0 {
			place[i] = place[quote.Continues]
			list[place[i]].content = append(list[place[i]].content, q.within(quote.Span)...)
			continue
		}
		place[i] = len(list)
		list = append(list, saying{strings.ToLower(string(quote.Form)), q.within(quote.Span), q.within(quote.Source), quote.Cue.Of(q.article.Text)})
	}
	for i := range list {
		slices.Sort(list[i].content)
		list[i].content = slices.Compact(list[i].content)
	}
	return slices.DeleteFunc(list, func(s saying) bool { return len(s.content) == 0 })
}

// nested reports whether a quote and its cue lie within another quote.
func nested(quotes []news.Quote, i int) bool {
	return slices.ContainsFunc(quotes[:i], func(q news.Quote) bool {
		return q.Span.Contains(quotes[i].Span) && q.Span.Contains(quotes[i].Cue) && quotes[i].Cue != (news.Span{})
	})
}

// mixes is the indirect quote of the same cue in which a mixed one lies; -1 if
// there is none.
func mixes(quotes []news.Quote, i int) int {
	for k := i - 1; k >= 0 && quotes[i].Form == news.Mixed; k-- {
		if quotes[k].Form == news.Indirect && quotes[k].Cue == quotes[i].Cue && quotes[k].Span.Contains(quotes[i].Span) {
			return k
		}
	}
	return -1
}

// measure sets what was found against what is annotated.
func (q *quoteText) measure(c counts, gold, found []saying, log *quoteLog) {
	of := align(gold, found)
	back := make(map[int]int)
	for g, f := range of {
		back[f] = g
	}
	for i, g := range gold {
		f, ok := of[i]
		var other saying
		if ok {
			other = found[f]
		}
		log.compare(q, g, other)
		g.count(c, other, ok, (*count).share, (*count).part)
		for _, kind := range []string{"", g.kind + ": "} {
			if ok && len(g.source) > 0 {
				c.of(kind + "source touch, of found").share(shared(g.source, other.source) > 0)
			}
		}
	}
	for i, f := range found {
		g, ok := back[i]
		var other saying
		if ok {
			other = gold[g]
		} else {
			log.compare(q, other, f)
		}
		f.count(c, other, ok, (*count).shown, (*count).partShown)
	}
}

// count counts one side's saying against the other side's that it was put with,
// if any: whether all of it is right, and which part of its words.
func (s saying) count(c counts, other saying, ok bool, all func(*count, bool), part func(*count, int, int)) {
	for _, kind := range []string{"", s.kind + ": "} {
		all(c.of(kind+"content exact"), slices.Equal(s.content, other.content))
		all(c.of(kind+"content touch"), ok)
		part(c.of(kind+"content overlap"), shared(s.content, other.content), len(s.content))
		if len(s.source) > 0 {
			all(c.of(kind+"source exact"), slices.Equal(s.source, other.source))
			all(c.of(kind+"source touch"), shared(s.source, other.source) > 0)
			part(c.of(kind+"source overlap"), shared(s.source, other.source), len(s.source))
		}
	}
}

// part counts one of a whole of which a share of words is right, and partShown
// something found of which a share is.
func (c *count) part(right, of int) {
	c.gold++
	c.found += float64(right) / float64(of)
}

func (c *count) partShown(right, of int) {
	c.predicted++
	c.correct += float64(right) / float64(of)
}

// align pairs annotated attributions with those that were found, by the share
// of words that they have in common, the greatest first.
func align(gold, found []saying) map[int]int {
	type couple struct {
		gold, found int
		share       float64
	}
	var couples []couple
	at := make(map[int][]int) // attributions found, by word
	for i, f := range found {
		for _, w := range f.content {
			at[w] = append(at[w], i)
		}
	}
	for g, s := range gold {
		common := make(map[int]int)
		for _, w := range s.content {
			for _, f := range at[w] {
				common[f]++
			}
		}
		for f, n := range common {
			couples = append(couples, couple{g, f, 2 * float64(n) / float64(len(s.content)+len(found[f].content))})
		}
	}
	slices.SortFunc(couples, func(a, b couple) int {
		switch {
		case a.share != b.share && a.share > b.share:
			return -1
		case a.share != b.share:
			return 1
		case a.gold != b.gold:
			return a.gold - b.gold
		}
		return a.found - b.found
	})
	pairs, taken := make(map[int]int), make(map[int]bool)
	for _, c := range couples {
		if _, ok := pairs[c.gold]; !ok && !taken[c.found] {
			pairs[c.gold], taken[c.found] = c.found, true
		}
	}
	return pairs
}

// shared is how many words two ascending lists have in common.
func shared(a, b []int) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return n
}
