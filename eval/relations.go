package eval

import (
	"context"
	"maps"
	"slices"

	"newsgraph/news"
	"newsgraph/nlp"
)

// property is how a set calls a relation of newsgraph.
type property struct {
	name    string
	inverse bool // the set has the object first
}

// properties are the properties of Wikidata for the predicates of newsgraph. A
// statement is right if the set has any of them between the two.
var properties = map[string][]property{
	"head_of":    {{"P35", true}, {"P6", true}, {"P169", true}, {"P488", true}, {"P1037", true}, {"P3320", true}},
	"employer":   {{"P108", false}, {"P463", false}},
	"member_of":  {{"P463", false}, {"P102", false}, {"P361", false}},
	"owns":       {{"P127", true}, {"P1830", false}, {"P749", true}, {"P355", false}},
	"part_of":    {{"P361", false}, {"P749", false}, {"P355", true}, {"P127", false}},
	"located_in": {{"P131", false}, {"P17", false}, {"P159", false}, {"P276", false}, {"P30", false}},
	"founded":    {{"P112", true}},
	"spouse":     {{"P26", false}},
	"parent_of":  {{"P40", false}, {"P22", true}, {"P25", true}},
	"child_of":   {{"P40", true}, {"P22", false}, {"P25", false}},
	"sibling":    {{"P3373", false}},
	"capital_of": {{"P36", true}, {"P1376", false}},
}

// crossTypes are the relations of CrossRE for those of newsgraph, which are finer.
var crossTypes = map[string][]string{
	"head_of": {"role", "general-affiliation"}, "employer": {"role", "general-affiliation"}, "member_of": {"role", "part-of", "general-affiliation"},
	"owns": {"part-of", "artifact"}, "part_of": {"part-of"}, "located_in": {"physical"}, "capital_of": {"physical", "part-of"}, "founded": {"role", "artifact", "origin"},
	"spouse": {"social"}, "parent_of": {"social"}, "child_of": {"social"}, "sibling": {"social"}, "relative_of": {"social"},
}

// Relations measures the relations that last, on Re-DocRED (Wikipedia, relations
// of Wikidata over whole documents, many of which no sentence says) and on
// CrossRE (sentences of news and politics, wide relations without direction
// here).
//
// A statement counts as predicted where both its sides overlap annotated
// entities. Recall is over the annotated relations of the types that newsgraph
// has, each pair once; "stated" leaves out those of Re-DocRED whose two entities
// no one sentence names.
func Relations(ctx context.Context, reader *nlp.Reader, dir string) ([]Figure, error) {
	var list []Figure
	var all []counts
	for r, err := range rows[docredRow](ctx, dir, "relations", "redocred-dev.jsonl.gz") {
		if err != nil {
			return nil, err
		}
		all = append(all, r.measure(reader))
	}
	list = append(list, figures("redocred-dev", all, "relations", "relations, stated")...)
	for _, set := range []string{"crossre-news-dev", "crossre-politics-train"} {
		var all []counts
		for r, err := range rows[relationRow](ctx, dir, "relations", set+".jsonl.gz") {
			if err != nil {
				return nil, err
			}
			all = append(all, r.relations(reader))
		}
		list = append(list, figures(set, all, "relations")...)
	}
	return list, nil
}

// docredRow is a document of Re-DocRED.
type docredRow struct {
	ID, Text  string
	Entities  [][]struct{ Start, End int }
	Relations []struct {
		Head, Tail int
		Relation   string
	}
}

// fact is an annotated relation: a pair, and its property.
type fact struct {
	pair
	property string
}

func (r docredRow) measure(reader *nlp.Reader) counts {
	t, c := newText("", "", r.Text), make(counts)
	reading := reader.Read(t.article)
	of := r.overlapping(t, reading)
	gold, found := make(map[fact]bool), make(map[pair]bool)
	for _, a := range r.Relations {
		gold[fact{pair{a.Head, a.Tail}, a.Relation}] = true
	}
	for _, s := range reading.Statements {
		names := properties[s.Predicate]
		if names == nil || s.Subject.Cluster < 0 || s.Object.Cluster < 0 {
			continue
		}
		subjects, objects, right := of[s.Subject.Cluster], of[s.Object.Cluster], false
		for _, a := range subjects {
			for _, b := range objects {
				for _, p := range names {
					f := fact{pair{a, b}, p.name}
					if p.inverse {
						f.pair = pair{b, a}
					}
					if gold[f] {
						right, found[pair{min(a, b), max(a, b)}] = true, true
					}
				}
			}
		}
		if len(subjects) > 0 && len(objects) > 0 {
			c.of("relations").shown(right)
			c.of("relations, stated").shown(right)
		}
	}
	for p := range r.pairs() {
		c.of("relations").share(found[p])
		if r.together(t, reading, p) {
			c.of("relations, stated").share(found[p])
		}
	}
	return c
}

// overlapping are, for each cluster, the annotated entities that its mentions
// overlap.
func (r docredRow) overlapping(t *text, reading *news.Reading) [][]int {
	of := make([][]int, len(reading.Clusters))
	for i, mentions := range r.Entities {
		for _, m := range reading.Mentions {
			if !slices.Contains(of[m.Cluster], i) && slices.ContainsFunc(mentions, func(e struct{ Start, End int }) bool { return m.Span.Overlaps(t.span(e.Start, e.End)) }) {
				of[m.Cluster] = append(of[m.Cluster], i)
			}
		}
	}
	return of
}

// pairs are the pairs with an annotated relation that newsgraph has.
func (r docredRow) pairs() map[pair]bool {
	known := make(map[string]bool)
	for _, names := range properties {
		for _, p := range names {
			known[p.name] = true
		}
	}
	pairs := make(map[pair]bool)
	for _, a := range r.Relations {
		if known[a.Relation] {
			pairs[pair{min(a.Head, a.Tail), max(a.Head, a.Tail)}] = true
		}
	}
	return pairs
}

// together reports whether one sentence names both of a pair.
func (r docredRow) together(t *text, reading *news.Reading, p pair) bool {
	return slices.ContainsFunc(reading.Sentences, func(s news.Sentence) bool {
		in := func(entity int) bool {
			return slices.ContainsFunc(r.Entities[entity], func(e struct{ Start, End int }) bool { return s.Span.Contains(t.span(e.Start, e.End)) })
		}
		return in(p[0]) && in(p[1])
	})
}

// relations measures a sentence of CrossRE.
func (r relationRow) relations(reader *nlp.Reader) counts {
	t, c := newText("", "", r.Text), make(counts)
	reading := reader.Read(t.article)
	var types []string
	for _, e := range r.Entities {
		types = append(types, e.Type)
	}
	known := slices.Concat(slices.Collect(maps.Values(crossTypes))...)
	gold, found := make(map[fact]bool), make(map[fact]bool)
	for _, a := range r.Relations {
		if slices.Contains(known, a.Type) {
			gold[fact{pair{min(a.Head, a.Tail), max(a.Head, a.Tail)}, a.Type}] = true
		}
	}
	for _, s := range reading.Statements {
		if crossTypes[s.Predicate] == nil || s.Subject.Cluster < 0 || s.Object.Cluster < 0 {
			continue
		}
		subjects, objects, right := r.entities(t, reading, s.Subject.Cluster, types), r.entities(t, reading, s.Object.Cluster, types), false
		for _, a := range subjects {
			for _, b := range objects {
				for _, kind := range crossTypes[s.Predicate] {
					if f := (fact{pair{min(a, b), max(a, b)}, kind}); gold[f] {
						right, found[f] = true, true
					}
				}
			}
		}
		if len(subjects) > 0 && len(objects) > 0 {
			c.of("relations").shown(right)
		}
	}
	for f := range gold {
		c.of("relations").share(found[f])
	}
	return c
}
