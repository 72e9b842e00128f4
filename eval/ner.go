package eval

import (
	"context"
	"slices"

	"newsgraph/nlp/spacy"
)

// span is a stretch of a text, in code points, with a type.
type span struct {
	start, end int
	kind       string
}

// mapped are the types of the sets by the model's labels. Entities of other
// labels, dates and numbers, are left out.
var mapped = map[string]string{
	"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
	"NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}

// right are the labels that fit the types of GUM.
var right = map[string][]string{"person": {"PERSON"}, "place": {"GPE", "LOC", "FAC"}, "organization": {"ORG", "NORP", "GPE"}}

// NER measures the names that a model finds, in texts as they stand, on the
// sets of the folder: conllpp-2020 and wikigold by exact span and type,
// gum-news by the heads of mentions. scripts/spacy/ner.py measures spaCy in
// the same way, and says exactly what is counted.
func NER(ctx context.Context, model *spacy.Pipeline, dir string) ([]Score, error) {
	var scores []Score
	for _, set := range []string{"conllpp-2020", "wikigold"} {
		counts, err := exactSpans(ctx, model, dir, set)
		if err != nil {
			return nil, err
		}
		scores = append(scores, counts.scores(set, []group{
			{"PER", []string{"PER"}}, {"ORG", []string{"ORG"}}, {"LOC", []string{"LOC"}}, {"MISC", []string{"MISC"}},
			{"names", []string{"PER", "ORG", "LOC"}}, {"all", []string{"PER", "ORG", "LOC", "MISC"}},
		})...)
	}
	counts, err := mentionHeads(ctx, model, dir)
	if err != nil {
		return nil, err
	}
	return append(scores, counts.scores("gum-news", []group{
		{"person", []string{"person"}}, {"place", []string{"place"}}, {"organization", []string{"organization"}},
		{"all", []string{"person", "place", "organization"}},
	})...), nil
}

func exactSpans(ctx context.Context, model *spacy.Pipeline, dir, set string) (tally, error) {
	counts := newTally()
	type row struct {
		Text     string
		Entities []struct {
			Start, End int
			Type       string
		}
	}
	for r, err := range rows[row](ctx, dir, "ner", set+".jsonl.gz") {
		if err != nil {
			return counts, err
		}
		gold := make(map[span]bool)
		for _, e := range r.Entities {
			gold[span{e.Start, e.End, e.Type}] = true
		}
		for s := range gold {
			counts.gold[s.kind]++
		}
		for _, s := range entities(model.Parse(r.Text)) {
			kind, ok := mapped[s.kind]
			if !ok {
				continue
			}
			counts.predicted[kind]++
			if gold[span{s.start, s.end, kind}] {
				counts.correct[kind]++
			}
		}
	}
	return counts, nil
}

// entities are the named entities of a doc, from the first code point of the
// first token to the last of the last.
func entities(doc *spacy.Doc) []span {
	var list []span
	for _, e := range doc.Ents {
		last := doc.Tokens[e.End-1]
		list = append(list, span{doc.Tokens[e.Start].Start, last.Start + last.Len(), e.Label})
	}
	return list
}

func mentionHeads(ctx context.Context, model *spacy.Pipeline, dir string) (tally, error) {
	counts := newTally()
	for r, err := range rows[gumRow](ctx, dir, "coref", "gum-news.jsonl.gz") {
		if err != nil {
			return counts, err
		}
		found := entities(model.Parse(r.Text))
		for _, m := range r.outermost() {
			head, ok := r.properHead(m)
			if !ok {
				continue
			}
			counts.gold[m.kind]++
			i := slices.IndexFunc(found, func(s span) bool { return s.start <= head && head < s.end })
			if i >= 0 {
				counts.predicted[m.kind]++
				if slices.Contains(right[m.kind], found[i].kind) {
					counts.correct[m.kind]++
				}
			}
		}
	}
	return counts, nil
}

// outermost are the mentions with a Wikipedia page of the types that are
// measured, without those inside others.
func (r gumRow) outermost() []span {
	var all []span
	for _, e := range r.Entities {
		if right[e.Type] != nil && e.Wikipedia != "" {
			all = append(all, span{e.Start, e.End, e.Type})
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(s span) bool {
		return slices.ContainsFunc(all, func(o span) bool {
			return o.start <= s.start && s.end <= o.end && (o.start != s.start || o.end != s.end)
		})
	})
}
