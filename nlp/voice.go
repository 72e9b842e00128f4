package nlp

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// speech tells, of any place in an article, in whose words and on whose word it
// is said. It goes by the quotes that the place lies in.
type speech struct {
	reading *news.Reading
	blocks  []news.Block
}

// voice is the voice of a place: that of the innermost quote around it. What no
// quote holds is a headline, the writer's own view, or reported as a fact.
func (s speech) voice(at news.Span, sentence int) news.Voice {
	if quotes := s.around(at); len(quotes) > 0 {
		if quotes[len(quotes)-1].Form == news.Indirect {
			return news.Paraphrased
		}
		return news.Quoted
	}
	in := s.reading.Sentences[sentence]
	switch {
	case s.blocks[in.Block].Kind == news.Heading:
		return news.Headline
	case in.Voice == news.Commentary:
		return news.Commentary
	}
	return news.Reportage
}

// attribution is whom a place is attributed to, outermost first.
func (s speech) attribution(at news.Span) []news.Attribution {
	var found []news.Attribution
	for _, q := range s.around(at) {
		if q.Speaker < 0 && q.Source == (news.Span{}) {
			continue
		}
		a := news.Attribution{Argument: news.Argument{Cluster: q.Speaker, Span: q.Source}, Kind: q.Kind, Cue: q.Cue}
		// The quoted words of a sentence lie within what it paraphrases.
		if !slices.ContainsFunc(found, func(o news.Attribution) bool { return o.Argument == a.Argument && o.Cue == a.Cue }) {
			found = append(found, a)
		}
	}
	return found
}

// around gives the quotes that hold a place, outermost first.
func (s speech) around(at news.Span) []news.Quote {
	end, _ := slices.BinarySearchFunc(s.reading.Quotes, at.Start, func(q news.Quote, start int) int { return cmp.Compare(q.Span.Start, start+1) })
	var found []news.Quote
	for _, q := range s.reading.Quotes[:end] {
		if q.Span.Contains(at) {
			found = append(found, q)
		}
	}
	return found
}
