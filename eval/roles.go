package eval

import (
	"context"
	"slices"

	"newsgraph/news"
	"newsgraph/nlp"
)

// relationRow is a text of CrossRE.
type relationRow struct {
	ID, Text string
	Entities []struct {
		Start, End int
		Type       string
	}
	Relations []struct {
		Head, Tail int
		Type       string
	}
}

// people and bodies are the types of entity in CrossRE between which there are
// roles.
var (
	people = []string{"person", "politician", "researcher", "scientist", "writer", "musicalartist"}
	bodies = []string{"organisation", "politicalparty", "university", "country", "location"}
)

// Roles measures whose offices and jobs are found, on two sets of CrossRE.
//
// What is annotated are pairs of a person and an organization, party, country
// or place in a sentence between which the set has the relation "role"; titles
// are not annotated. A predicted pair is the person and the organization of a
// role that the reader finds; it is right if mentions of both overlap those of
// an annotated pair.
//
// The relation is wider than an office: it holds of a player and the team whose
// score is given. So recall is also given over "near" pairs, those that no other
// annotated entity stands between, with 40 code points between them at most.
// "known entities" leaves out predictions of pairs that are not both annotated
// entities of these types.
func Roles(ctx context.Context, reader *nlp.Reader, dir string) ([]Figure, error) {
	var list []Figure
	for _, set := range []string{"crossre-news-dev", "crossre-politics-train"} {
		var all []counts
		for r, err := range rows[relationRow](ctx, dir, "relations", set+".jsonl.gz") {
			if err != nil {
				return nil, err
			}
			all = append(all, r.measure(reader))
		}
		list = append(list, figures(set, all, "roles", "roles of known entities", "roles, near")...)
	}
	return list, nil
}

// pair is a person and a body, by index.
type pair [2]int

func (r relationRow) measure(reader *nlp.Reader) counts {
	t, c := newText("", "", r.Text), make(counts)
	gold := r.pairs()
	found := make(map[pair]bool)
	reading := reader.Read(t.article)
	for _, role := range reading.Roles {
		if role.Organization < 0 {
			continue
		}
		persons := r.entities(t, reading, role.Person, people)
		organizations := r.entities(t, reading, role.Organization, bodies)
		right := false
		for _, person := range persons {
			for _, organization := range organizations {
				if p := (pair{person, organization}); slices.Contains(gold, p) {
					right, found[p] = true, true
				}
			}
		}
		c.of("roles").shown(right)
		if len(persons) > 0 && len(organizations) > 0 {
			c.of("roles of known entities").shown(right)
		}
	}
	for _, p := range gold {
		c.of("roles").share(found[p])
		c.of("roles of known entities").share(found[p])
		if r.near(p) {
			c.of("roles, near").share(found[p])
		}
	}
	return c
}

// pairs are the annotated ones, each once.
func (r relationRow) pairs() []pair {
	var list []pair
	for _, relation := range r.Relations {
		p := pair{relation.Head, relation.Tail}
		if relation.Type == "role" && !slices.Contains(list, p) &&
			slices.Contains(people, r.Entities[p[0]].Type) && slices.Contains(bodies, r.Entities[p[1]].Type) {
			list = append(list, p)
		}
	}
	return list
}

// entities are those of some types that mentions of a cluster overlap.
func (r relationRow) entities(t *text, reading *news.Reading, cluster int, types []string) []int {
	var list []int
	for i, e := range r.Entities {
		span := t.span(e.Start, e.End)
		if slices.Contains(types, e.Type) && slices.ContainsFunc(reading.Mentions, func(m news.Mention) bool {
			return m.Cluster == cluster && m.Span.Overlaps(span)
		}) {
			list = append(list, i)
		}
	}
	return list
}

// near reports whether nothing that is annotated stands between the two, and
// not much else.
func (r relationRow) near(p pair) bool {
	const far = 40
	a, b := r.Entities[p[0]], r.Entities[p[1]]
	if a.Start > b.Start {
		a, b = b, a
	}
	for _, e := range r.Entities {
		if e.Start >= a.End && e.End <= b.Start {
			return false
		}
	}
	return b.Start-a.End <= far
}
