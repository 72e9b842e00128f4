// Package graph decides what is the same thing, and answers questions about
// it. It holds the rules; a [Store] holds the records.
package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"newsgraph/news"
)

// ErrNotFound says that what was asked for by name or id is not in the graph.
var ErrNotFound = errors.New("not found")

// linkThreshold is the score that a candidate must reach to be taken for who is
// meant. Below it the cluster is an entity of its own: a missing link can be
// found later, a wrong one misleads. On texts that the linker was trained on,
// held out, 95 of 100 links of this score or more are right (scripts/link).
const linkThreshold = 0.8

// Graph answers questions about a store and is its only writer. The questions
// that need no rule are the store's own.
type Graph struct {
	Store
	writing  sync.Mutex // Add and Correct read, decide and write
	curation *curation  // nil until it is asked for
}

// New gives the graph in a store.
func New(s Store) *Graph { return &Graph{Store: s} }

// Add takes an article and what was read in it, and the mark of the reader of
// the archive that it came from, in one transaction. Adding the same again
// changes nothing; adding the same articles in another order gives the same
// graph. The reading must fit the text (see [Check]).
func (g *Graph) Add(ctx context.Context, a *news.Article, r *news.Reading, mark *Mark) error {
	return g.add(ctx, a, r, basis(a.Published, a.Language, a.Blocks), mark)
}

// add is Add of a reading with a certain basis.
func (g *Graph) add(ctx context.Context, a *news.Article, r *news.Reading, basis string, mark *Mark) error {
	if err := Check(a, r); err != nil {
		return fmt.Errorf("reading of %s: %w", a.URL, err)
	}
	g.writing.Lock()
	defer g.writing.Unlock()
	change, err := g.change(ctx, a, r, basis)
	if err != nil {
		return fmt.Errorf("add %s to the graph: %w", a.URL, err)
	}
	change.Mark = mark
	next, err := g.overrule(ctx, change)
	if err != nil {
		return fmt.Errorf("add %s to the graph: %w", a.URL, err)
	}
	if err := g.commit(ctx, change, next); err != nil {
		return fmt.Errorf("add %s to the graph: %w", a.URL, err)
	}
	return nil
}

// Note records a page that could not be read, with the mark of the reader. Of
// two failures of a page in one step the later is kept, whatever the order.
func (g *Graph) Note(ctx context.Context, f *Failure, mark *Mark) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	known, err := one(g.Failures(ctx, []string{f.ID()}))
	if err != nil {
		return fmt.Errorf("note that %s failed: %w", f.URL, err)
	}
	latest := *f
	latest.At = f.At.UTC()
	if known != nil && known.compare(&latest) > 0 {
		latest = *known
	}
	return g.Apply(ctx, &Change{Failure: &latest, Mark: mark})
}

// Redirect records that addresses lead to another, with the mark of the reader.
// What is found there may come before or after; see [Graph.ArticleAt]. An
// address that is too long for that of an article (see [Check]) is left out.
func (g *Graph) Redirect(ctx context.Context, from []string, to string, mark *Mark) error {
	c := &Change{Mark: mark}
	for _, address := range from {
		if address != to && max(len(address), len(to)) <= maxKey {
			c.Redirects = append(c.Redirects, Redirect{From: address, To: to})
		}
	}
	return g.apply(ctx, c)
}

// Advance saves the mark of a reader past pages that leave no trace in the graph.
func (g *Graph) Advance(ctx context.Context, mark *Mark) error {
	return g.apply(ctx, &Change{Mark: mark})
}

func (g *Graph) apply(ctx context.Context, c *Change) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	return g.Apply(ctx, c)
}

// change works out what an article and its reading change.
func (g *Graph) change(ctx context.Context, a *news.Article, r *news.Reading, basis string) (*Change, error) {
	reading := stored(a, r, basis)
	known, err := one(g.Readings(ctx, []string{reading.ID}))
	if err != nil {
		return nil, err
	}
	before, err := one(g.Articles(ctx, []string{a.ID}))
	if err != nil {
		return nil, err
	}
	c := &Change{Article: articleWith(before, a, reading.ID)}
	if c.Source, err = g.sourceWith(ctx, a.Source); err != nil {
		return nil, err
	}
	if known == nil {
		c.Reading = reading
		for _, e := range r.Entities {
			c.Entities = append(c.Entities, &Entity{Entity: e})
		}
		if err := g.identify(ctx, c, r); err != nil {
			return nil, err
		}
	}
	return c, g.cohere(ctx, c, before)
}

// articleWith is the record of an article, which may be known, after a is seen.
// It does not depend on the order in which the article's versions are seen.
func articleWith(known *Article, a *news.Article, reading string) *Article {
	record := &Article{ID: a.ID, URL: a.URL, Source: a.Source.ID}
	if known != nil {
		record.Addresses, record.Versions = known.Addresses, slices.Clone(known.Versions)
	}
	record.Addresses = union(record.Addresses, slices.Concat(a.Addresses, []string{a.URL}))
	seen := Version{
		Digest: a.Digest(), Headline: a.Headline, Authors: a.Authors, Published: a.Published, Modified: a.Modified,
		FirstFetched: a.Fetched.UTC(), LastFetched: a.Fetched.UTC(), Language: a.Language, Text: a.Text, Blocks: a.Blocks, Reading: reading,
	}
	if v := record.Version(seen.Digest); v == nil {
		record.Versions = append(record.Versions, seen)
	} else {
		*v = seen.merge(*v)
	}
	slices.SortFunc(record.Versions, Version.Order)
	return record
}

// merge is what is known of a version that was seen as v now and as old before:
// the page that was fetched last tells its headline, authors and dates, and what
// was read in that page counts.
func (v Version) merge(old Version) Version {
	merged := v
	if old.compare(v) > 0 {
		merged = old
	}
	merged.FirstFetched = v.FirstFetched
	if old.FirstFetched.Before(v.FirstFetched) {
		merged.FirstFetched = old.FirstFetched
	}
	return merged
}

// compare orders what is known of one version by when it was learned, and by
// content where two pages were fetched in the same moment.
func (v Version) compare(o Version) int {
	return cmp.Or(
		v.LastFetched.Compare(o.LastFetched),
		cmp.Compare(v.Modified.String(), o.Modified.String()),
		cmp.Compare(v.Published.String(), o.Published.String()),
		cmp.Compare(v.Headline, o.Headline),
		slices.Compare(v.Authors, o.Authors),
		cmp.Compare(v.Language, o.Language),
		cmp.Compare(basis(v.Published, v.Language, v.Blocks), basis(o.Published, o.Language, o.Blocks)),
	)
}

// sourceWith is the record of an outlet after one more page names it. Pages of
// one outlet give it different names, or none; the shortest name that is not
// just its domain is kept, whatever the order.
func (g *Graph) sourceWith(ctx context.Context, s news.Source) (*news.Source, error) {
	known, err := one(g.Sources(ctx, []string{s.ID}))
	if err != nil || known == nil {
		return &s, err
	}
	rank := func(name string) int {
		if name == s.Domain {
			return 1
		}
		return 0
	}
	if cmp.Or(cmp.Compare(rank(known.Name), rank(s.Name)), cmp.Compare(len(known.Name), len(s.Name)), cmp.Compare(known.Name, s.Name)) <= 0 {
		s.Name = known.Name
	}
	return &s, nil
}

// one is the single answer to a question about a single id.
func one[T any](answers []T, err error) (T, error) {
	if err != nil || len(answers) == 0 {
		var none T
		return none, err
	}
	return answers[0], nil
}

// union is the sorted set of what is in a or b.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
