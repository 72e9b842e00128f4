package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
)

// leak counts the verbs and the triggers of statements in annotated content, and
// those of them that the reader tells as reported by the newsroom.
func (q *quoteText) leak(c counts, gold []saying, r *news.Reading, model *spacy.Pipeline) {
	said := make(map[int]bool)
	for _, g := range gold {
		for _, w := range g.content {
			said[w] = true
		}
	}
	content := func(s news.Span) bool {
		w := q.within(s)
		return len(w) > 0 && said[w[0]]
	}
	for _, block := range q.article.Blocks {
		if block.Kind == news.Heading {
			continue
		}
		for _, verb := range q.verbs(block.Span, model) {
			if content(verb) {
				c.of("leak of verbs").share(reported(r, verb))
			}
		}
	}
	for _, s := range r.Statements {
		if content(s.Trigger) {
			c.of("leak of statements").share(s.Voice == news.Reportage)
		}
	}
}

// verbs are the verbs of a block, without auxiliaries.
func (q *quoteText) verbs(block news.Span, model *spacy.Pipeline) []news.Span {
	var list []news.Span
	at := block.Start
	doc := nlp.Parse(model, block.Of(q.article.Text))
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if strings.HasPrefix(t.Tag, "VB") && !strings.HasPrefix(t.Dep, "aux") {
			list = append(list, news.Span{Start: at, End: at + len(t.Text)})
		}
		at += len(t.Text)
		if t.Space {
			_, size := utf8.DecodeRuneInString(q.article.Text[at:])
			at += size
		}
	}
	return list
}

// reported reports whether a place is neither in a quote nor commentary.
func reported(r *news.Reading, at news.Span) bool {
	in := slices.IndexFunc(r.Sentences, func(s news.Sentence) bool { return s.Span.Contains(at) })
	return !slices.ContainsFunc(r.Quotes, func(q news.Quote) bool { return q.Span.Contains(at) }) && (in < 0 || r.Sentences[in].Voice != news.Commentary)
}
