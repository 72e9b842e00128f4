package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"newsgraph/news"
)

// AsOf builds in an empty store the graph as it was known at a time: from the
// versions of articles that had been fetched by then, as they are read now, and
// the corrections and failures by then. Redirects, whose times are not kept, are
// all there. It goes through the whole graph, and the store has room for all of
// it.
func (g *Graph) AsOf(ctx context.Context, t time.Time, empty Store) (*Graph, error) {
	past := New(empty)
	var all snapshot
	if err := g.Store.Dump(ctx, func(record any) error { all.take(record, t); return nil }); err != nil {
		return nil, fmt.Errorf("read the graph as of %s: %w", t.Format(time.RFC3339), err)
	}
	for _, s := range all.sources {
		all.source[s.ID] = *s
	}
	err := past.apply(ctx, &Change{Redirects: all.redirects})
	for i := 0; err == nil && i < len(all.failures); i++ {
		err = past.Note(ctx, all.failures[i], nil)
	}
	if err == nil {
		err = past.Correct(ctx, all.log()...)
	}
	for _, a := range all.articles {
		if err == nil {
			err = all.replay(ctx, past, a, t)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("build the graph as of %s: %w", t.Format(time.RFC3339), err)
	}
	return past, nil
}

// snapshot is what a graph knew at a time.
type snapshot struct {
	sources     []*news.Source
	articles    []*Article
	redirects   []Redirect
	failures    []*Failure
	corrections []*Correction
	readings    map[string][]*Reading // by article and digest
	entities    map[string]news.Entity
	source      map[string]news.Source
}

func (s *snapshot) take(record any, t time.Time) {
	if s.readings == nil {
		s.readings, s.entities, s.source = make(map[string][]*Reading), make(map[string]news.Entity), make(map[string]news.Source)
	}
	switch r := record.(type) {
	case *news.Source:
		s.sources = append(s.sources, r)
	case *Article:
		s.articles = append(s.articles, r)
	case *Redirect:
		s.redirects = append(s.redirects, *r)
	case *Reading:
		key := r.Article + "/" + r.Digest
		s.readings[key] = append(s.readings[key], r)
	case *Entity:
		if r.Key == "" && !r.Curated {
			s.entities[r.ID] = r.Entity
		}
	case *Failure:
		if !r.At.After(t) {
			s.failures = append(s.failures, r)
		}
	case *Correction:
		if !r.At.After(t) {
			s.corrections = append(s.corrections, r)
		}
	}
}

// log is the beginning of the log that was known: a correction whose clock was
// ahead keeps those behind it waiting.
func (s *snapshot) log() []*Correction {
	slices.SortFunc(s.corrections, func(a, b *Correction) int { return a.N - b.N })
	for i, c := range s.corrections {
		if c.N != i+1 {
			return s.corrections[:i]
		}
	}
	return s.corrections
}

// replay adds the versions of an article that were known.
func (s *snapshot) replay(ctx context.Context, past *Graph, a *Article, t time.Time) error {
	for _, v := range a.Versions {
		readings := slices.Clone(s.readings[a.ID+"/"+v.Digest])
		slices.SortFunc(readings, func(x, y *Reading) int { // the one that counts comes last
			return cmp.Or(cmp.Compare(x.place(&v), y.place(&v)), cmp.Compare(x.ID, y.ID))
		})
		for _, fetched := range []time.Time{v.FirstFetched, v.LastFetched} {
			if fetched.After(t) {
				continue
			}
			for _, r := range readings {
				if err := past.add(ctx, a.published(&v, s.source[a.Source], fetched), r.found(s.entities), r.Basis, nil); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// place orders the readings of a version.
func (r *Reading) place(v *Version) int {
	if r.ID == v.Reading {
		return 1
	}
	return 0
}

// published is a version of an article as it was when it was fetched.
func (a *Article) published(v *Version, source news.Source, fetched time.Time) *news.Article {
	return &news.Article{
		ID: a.ID, URL: a.URL, Addresses: a.Addresses, Source: source, Headline: v.Headline, Authors: v.Authors,
		Published: v.Published, Modified: v.Modified, Fetched: fetched, Language: v.Language, Text: v.Text, Blocks: v.Blocks,
	}
}

// found is a reading as its reader gave it.
func (r *Reading) found(entities map[string]news.Entity) *news.Reading {
	f := &news.Reading{
		Agent: r.Agent, AgentVersion: r.AgentVersion, Knowledge: r.Knowledge,
		Sentences: r.Sentences, Mentions: r.Mentions, Times: r.Times, Roles: r.Roles, Genre: r.Genre, Events: r.Events,
	}
	for _, c := range r.Clusters {
		f.Clusters = append(f.Clusters, news.Cluster{Name: c.Name, Type: c.Type, Aliases: c.Aliases})
	}
	for _, q := range r.Quotes {
		f.Quotes = append(f.Quotes, q.Quote)
	}
	for _, s := range r.Statements {
		f.Statements = append(f.Statements, s.Statement)
	}
	for _, o := range r.Opinions {
		f.Opinions = append(f.Opinions, o.Opinion)
	}
	var ids []string
	for _, m := range r.Mentions {
		for _, c := range m.Candidates {
			ids = append(ids, c.Entity)
		}
	}
	for _, id := range union(ids, nil) {
		if e, ok := entities[id]; ok {
			f.Entities = append(f.Entities, e)
		}
	}
	return f
}
