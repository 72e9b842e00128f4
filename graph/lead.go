package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"newsgraph/news"
)

// EntityByID finds an entity by its id, or by an id that it had once: one that
// was found to be another leads there. So does one that no catalogue or only a
// small one knew, when a larger one knows who is meant where it was named, and
// one that a correction made which is undone.
func (g *Graph) EntityByID(ctx context.Context, id string) (*Entity, error) {
	seen := make(map[string]bool)
	var e *Entity
	for here := id; here != "" && !seen[here]; {
		seen[here] = true
		to, err := one(g.CurrentIDs(ctx, []string{here}))
		if err == nil && to != "" && to != here {
			// Somebody else may be named now in the place that the id is made of.
			var better string
			better, err = g.successor(ctx, here)
			to = cmp.Or(better, to)
		}
		if err != nil {
			return nil, err
		}
		known, err := g.Entities(ctx, []string{here, to})
		switch {
		case err != nil:
			return nil, err
		case known[1] != nil:
			e = known[1]
		case known[0] != nil:
			e = known[0]
		}
		if here, err = g.next(ctx, e, here, to); err != nil {
			return nil, err
		}
	}
	if e == nil {
		return nil, fmt.Errorf("entity %q: %w", id, ErrNotFound)
	}
	return e, nil
}

// next is where the way from an id goes on, which leads to another, or "", and
// has so far found e; "" or a step back at its end.
func (g *Graph) next(ctx context.Context, e *Entity, here, to string) (string, error) {
	switch {
	case e == nil:
		return g.unmade(ctx, here)
	case e.MergedInto != "":
		return e.MergedInto, nil
	case to != "" && to != here:
		return to, nil
	case e.WikidataID != "" || e.Curated:
		return "", nil
	}
	mentions, err := one(g.MentionCounts(ctx, []string{e.ID}))
	if err != nil || mentions > 0 {
		return "", err
	}
	return g.successor(ctx, e.ID)
}

// successor is who the readings that count take an entity for that none of them
// names any more, where others named it in full: in more than half of the places
// one, or else "".
func (g *Graph) successor(ctx context.Context, entity string) (string, error) {
	ids, err := g.Touching(ctx, []string{entity}, nil)
	if err != nil {
		return "", err
	}
	readings, err := g.Readings(ctx, ids)
	if err != nil {
		return "", err
	}
	places, votes := 0, make(map[string]int)
	for _, r := range readings {
		a, err := one(g.Articles(ctx, []string{r.Article}))
		if err != nil {
			return "", err
		}
		v := a.Version(r.Digest)
		for i, c := range r.Clusters {
			if c.Entity != entity {
				continue
			}
			if v.Reading == r.ID {
				return "", nil // it is named still
			}
			for _, key := range (Named{a, v, r, i}).full() {
				n, err := g.ClusterAt(ctx, key)
				if places++; err == nil {
					votes[n.Reading.Clusters[n.Cluster].Entity]++
				}
			}
		}
	}
	for id, n := range votes {
		if 2*n > places {
			return id, nil
		}
	}
	return "", nil
}

// full are the places where the cluster is named in full, or else where it is
// first named.
func (n Named) full() (keys []MentionKey) {
	name := news.FoldName(n.Reading.Clusters[n.Cluster].Name)
	for _, m := range n.Reading.Mentions {
		if m.Cluster == n.Cluster && news.FoldName(m.Span.Of(n.Version.Text)) == name {
			keys = append(keys, MentionKey{Article: n.Article.ID, Digest: n.Reading.Digest, Span: m.Span})
		}
	}
	if keys == nil {
		keys = append(keys, n.Key())
	}
	return keys
}

// unmade is who that is now whom a correction made an entity of its own that is
// not there any more; "" if none did.
func (g *Graph) unmade(ctx context.Context, id string) (string, error) {
	log, err := g.Corrections(ctx)
	if err != nil {
		return "", err
	}
	for _, c := range log {
		switch {
		case c.Kind == SplitEntity && c.Into.Entity.ID == id && len(c.About.Mentions) > 0:
			if n, err := g.ClusterAt(ctx, c.About.Mentions[0]); err == nil {
				return n.Reading.Clusters[n.Cluster].Entity, nil
			}
		case c.Kind == RejectEntity:
			all, err := g.named(ctx, []string{c.Not.Entity.ID}, c.About.articles())
			if err != nil {
				return "", err
			}
			for _, n := range all {
				if apartID(n.Reading.clusterKeys(len(n.Reading.Clusters))[n.Cluster]) == id {
					return n.Reading.Clusters[n.Cluster].Entity, nil
				}
			}
		}
	}
	return "", nil
}

// articles are those with mentions of a subject.
func (s *Subject) articles() (ids []string) {
	for _, key := range s.Mentions {
		ids = append(ids, key.Article)
	}
	return union(ids, nil)
}

// FormerIDs gives, for each entity, sorted, the ids that lead to it: those of the
// store but for ids that lead to another, where its places are named otherwise now.
func (g *Graph) FormerIDs(ctx context.Context, entities []string) ([][]string, error) {
	former, err := g.Store.FormerIDs(ctx, entities)
	if err != nil {
		return nil, err
	}
	elsewhere, err := g.successors(ctx, union(slices.Concat(former...), nil))
	if err != nil {
		return nil, err
	}
	for i, id := range entities {
		former[i] = slices.DeleteFunc(former[i], func(old string) bool { return elsewhere[old] != "" && elsewhere[old] != id })
	}
	return former, nil
}

// successors are those of the entities, among some, that readings which do not
// count any more still name.
func (g *Graph) successors(ctx context.Context, ids []string) (map[string]string, error) {
	touching, err := g.Touching(ctx, ids, nil)
	if err != nil || len(touching) == 0 {
		return nil, err
	}
	readings, err := g.Readings(ctx, touching)
	if err != nil {
		return nil, err
	}
	found := make(map[string]string)
	for _, r := range readings {
		for _, c := range r.Clusters {
			_, known := found[c.Entity]
			if _, asked := slices.BinarySearch(ids, c.Entity); !asked || known {
				continue
			}
			if found[c.Entity], err = g.successor(ctx, c.Entity); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}
