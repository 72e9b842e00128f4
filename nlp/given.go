package nlp

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// givenNames makes names of known places in a text.
func givenNames(t *tokens, catalogue Catalogue, spans []news.Span) *finder {
	f := newFinder(t, catalogue)
	f.told = true
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b news.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	for _, span := range slices.Compact(spans) {
		if n, ok := f.given(span); ok {
			f.add(n)
		}
	}
	f.narrowSurnames(slices.Clone(f.names))
	f.joinShort()
	return f
}

// given is the name in a span, if there is a token in it.
func (f *finder) given(span news.Span) (name, bool) {
	first, _ := slices.BinarySearchFunc(f.list, span.Start, func(t token, at int) int { return cmp.Compare(t.span.End, at+1) })
	end := first
	for end < len(f.list) && f.list[end].span.Start < span.End {
		end++
	}
	if first == end {
		return name{}, false
	}
	surface := span.Of(f.text)
	n := name{first: first, end: end, span: span, kind: news.Other, key: news.FoldName(surface), confidence: 1}
	for _, bend := range []func(string) []string{plain, bent} {
		for _, written := range bend(surface) {
			for _, r := range f.referents(written, surface) {
				n.candidates = append(n.candidates, news.Candidate{Entity: r.item.ID, Score: r.prior})
			}
		}
		if len(n.candidates) > 0 {
			item, _ := f.catalogue.Item(n.candidates[0].Entity)
			n.kind = item.Type
			break
		}
	}
	if kind, ok := f.labelled(n); ok {
		n.kind = kind
	}
	return n, true
}
