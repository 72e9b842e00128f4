package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// curation is what the writer of a graph keeps at hand of its corrections.
type curation struct {
	log   []*Correction
	read  map[string][]*Reading // readings that count, of the articles where corrections have mentions
	rules *rules
}

// curated gives the corrections that the store has, looked up once.
func (g *Graph) curated(ctx context.Context) (*curation, error) {
	if g.curation != nil {
		return g.curation, nil
	}
	log, err := g.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	cur, err := g.with(ctx, &curation{rules: compile(nil, nil)}, log)
	if err == nil {
		g.curation = cur
	}
	return cur, err
}

// with is a curation after some more corrections.
func (g *Graph) with(ctx context.Context, cur *curation, more []*Correction) (*curation, error) {
	next := &curation{log: slices.Concat(cur.log, more), read: make(map[string][]*Reading)}
	maps.Copy(next.read, cur.read)
	for _, c := range more {
		for _, s := range []*Subject{c.About, c.Into, c.Not} {
			if s == nil {
				continue
			}
			for _, key := range s.Mentions {
				if _, ok := next.read[key.Article]; !ok {
					next.read[key.Article] = nil
				}
			}
		}
	}
	var articles []string
	for id := range next.read {
		if _, ok := cur.read[id]; !ok {
			articles = append(articles, id)
		}
	}
	known, err := g.Articles(ctx, articles)
	if err != nil {
		return nil, err
	}
	for _, a := range known {
		if a != nil {
			if next.read[a.ID], err = g.standing(ctx, a); err != nil {
				return nil, err
			}
		}
	}
	next.rules = cur.rules.and(cur.log, more, next.read)
	return next, nil
}

// standing gives the readings of an article that count, by id.
func (g *Graph) standing(ctx context.Context, a *Article) ([]*Reading, error) {
	readings, err := g.Readings(ctx, a.readings())
	return slices.DeleteFunc(readings, func(r *Reading) bool { return r == nil }), err
}

// after is a curation after a change by a page.
func (g *Graph) after(ctx context.Context, cur *curation, c *Change) (*curation, error) {
	_, spokenOf := cur.read[c.Article.ID]
	if !spokenOf && len(c.Merges) == 0 && len(c.told) == 0 {
		return cur, nil
	}
	next := &curation{log: cur.log, read: maps.Clone(cur.read)}
	if spokenOf {
		readings, err := g.standing(ctx, c.Article) // without the new one, which is not there yet
		if err != nil {
			return nil, err
		}
		if c.Reading != nil {
			readings = append(readings, c.Reading)
		}
		slices.SortFunc(readings, func(x, y *Reading) int { return strings.Compare(x.ID, y.ID) })
		next.read[c.Article.ID] = readings
	}
	for id, readings := range next.read {
		next.read[id] = nil
		for _, r := range readings {
			next.read[id] = append(next.read[id], c.applied(r))
		}
	}
	next.rules = compile(next.log, next.read)
	return next, nil
}

// Correct takes corrections, in the order of the log. Those that the graph has
// are passed over; one that does not follow on them is an error. It makes no
// difference whether the pages that they are about come before or after.
func (g *Graph) Correct(ctx context.Context, log ...*Correction) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	cur, err := g.curated(ctx)
	if err != nil {
		return fmt.Errorf("look up the corrections: %w", err)
	}
	var fresh []*Correction
	for _, c := range log {
		switch {
		case c.N <= len(cur.log) && cur.log[c.N-1].ID == c.ID:
		case c.N == len(cur.log)+len(fresh)+1:
			fresh = append(fresh, c)
		default:
			return fmt.Errorf("correction %d (%s) does not follow on the %d that the graph has", c.N, c.ID, len(cur.log))
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	next, err := g.with(ctx, cur, fresh)
	if err != nil {
		return fmt.Errorf("take corrections: %w", err)
	}
	c := &Change{Corrections: fresh}
	if err := g.settle(ctx, c, cur, next); err != nil {
		return fmt.Errorf("take corrections: %w", err)
	}
	if err := g.commit(ctx, c, next); err != nil {
		return fmt.Errorf("take corrections: %w", err)
	}
	return nil
}

// commit applies a change after which a curation holds.
func (g *Graph) commit(ctx context.Context, c *Change, next *curation) error {
	g.curation = nil // it may have been written or not
	if err := g.Apply(ctx, c); err != nil {
		return err
	}
	g.curation = next
	return nil
}

// overrule has the corrections say of what a page changes who is meant, and
// gives the curation as it is afterwards.
func (g *Graph) overrule(ctx context.Context, c *Change) (*curation, error) {
	cur, err := g.curated(ctx)
	if err != nil || len(cur.log) == 0 {
		return cur, err
	}
	next, err := g.after(ctx, cur, c)
	if err != nil {
		return nil, err
	}
	records := next.rules.records()
	for _, e := range c.Entities {
		if e.MergedInto = ""; records[e.ID] != nil {
			e.MergedInto = records[e.ID].MergedInto
		}
	}
	return next, g.settle(ctx, c, cur, next)
}
