// Package mem keeps a graph in plain maps. It has no index but the maps' own
// keys and answers every question by looking at all there is, so that it can
// be read and believed: it is the oracle that the other stores are tested
// against, and serves programs whose graph lives as long as they do.
package mem

import (
	"context"
	"maps"
	"slices"
	"sync"

	"newsgraph/graph"
	"newsgraph/news"
)

// Store is a [graph.Store] in memory.
type Store struct {
	mu       sync.RWMutex
	sources  map[string]*news.Source
	articles map[string]*graph.Article
	readings map[string]*graph.Reading
	entities map[string]*graph.Entity
	failures map[failureKey]*graph.Failure
	marks    map[string]graph.Mark
}

type failureKey struct{ url, step string }

// New gives an empty store.
func New() *Store {
	return &Store{
		sources:  make(map[string]*news.Source),
		articles: make(map[string]*graph.Article),
		readings: make(map[string]*graph.Reading),
		entities: make(map[string]*graph.Entity),
		failures: make(map[failureKey]*graph.Failure),
		marks:    make(map[string]graph.Mark),
	}
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// Apply writes a change.
func (s *Store) Apply(_ context.Context, c *graph.Change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.Source != nil {
		s.sources[c.Source.ID] = c.Source
	}
	if c.Article != nil {
		s.articles[c.Article.ID] = c.Article
	}
	if c.Reading != nil && s.readings[c.Reading.ID] == nil {
		s.readings[c.Reading.ID] = c.Reading
	}
	for _, m := range c.Merges {
		s.merge(m)
	}
	for _, e := range c.Entities {
		s.entities[e.ID] = e
	}
	if c.Failure != nil {
		s.failures[failureKey{c.Failure.URL, c.Failure.Step}] = c.Failure
	}
	if c.Mark != nil {
		s.marks[c.Mark.Reader] = *c.Mark
	}
	return nil
}

// merge writes new readings for those whose decisions change: the old ones may
// be in a caller's hands.
func (s *Store) merge(m graph.Merge) {
	delete(s.entities, m.From)
	for id, r := range s.readings {
		if !slices.ContainsFunc(r.Clusters, func(c graph.Cluster) bool { return c.Entity == m.From }) {
			continue
		}
		changed := *r
		changed.Clusters = slices.Clone(r.Clusters)
		for i := range changed.Clusters {
			if changed.Clusters[i].Entity == m.From {
				changed.Clusters[i].Entity = m.Into
			}
		}
		s.readings[id] = &changed
	}
}

// Mark is how far a reader has come.
func (s *Store) Mark(_ context.Context, reader string) (graph.Mark, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.marks[reader], nil
}

// get looks ids up in a map.
func get[T any](s *Store, m map[string]*T, ids []string) ([]*T, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found := make([]*T, len(ids))
	for i, id := range ids {
		found[i] = m[id]
	}
	return found, nil
}

// Sources looks up outlets.
func (s *Store) Sources(_ context.Context, ids []string) ([]*news.Source, error) {
	return get(s, s.sources, ids)
}

// Articles looks up articles.
func (s *Store) Articles(_ context.Context, ids []string) ([]*graph.Article, error) {
	return get(s, s.articles, ids)
}

// Readings looks up readings.
func (s *Store) Readings(_ context.Context, ids []string) ([]*graph.Reading, error) {
	return get(s, s.readings, ids)
}

// Entities looks up entities.
func (s *Store) Entities(_ context.Context, ids []string) ([]*graph.Entity, error) {
	return get(s, s.entities, ids)
}

// Quotes looks up quotes.
func (s *Store) Quotes(_ context.Context, ids []string) ([]*graph.Quote, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := make(map[string]*graph.Quote)
	for _, r := range s.readings {
		for i := range r.Quotes {
			id := r.Quotes[i].ID
			all[id] = r.Quote(id)
		}
	}
	found := make([]*graph.Quote, len(ids))
	for i, id := range ids {
		found[i] = all[id]
	}
	return found, nil
}

// ArticlesAt finds articles by address.
func (s *Store) ArticlesAt(_ context.Context, addresses []string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found := make([]string, len(addresses))
	for i, address := range addresses {
		for _, id := range slices.Sorted(maps.Keys(s.articles)) {
			a := s.articles[id]
			if a.URL == address {
				found[i] = id
				break
			}
			if found[i] == "" && slices.Contains(a.Addresses, address) {
				found[i] = id
			}
		}
	}
	return found, nil
}

// Redirects finds what clusters with given local ids are decided to be.
func (s *Store) Redirects(_ context.Context, localIDs []string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	decisions := make(map[string]string)
	for _, id := range slices.Sorted(maps.Keys(s.readings)) {
		for _, c := range s.readings[id].Clusters {
			if to := decisions[c.LocalID]; to == "" || c.Entity < to {
				decisions[c.LocalID] = c.Entity
			}
		}
	}
	found := make([]string, len(localIDs))
	for i, id := range localIDs {
		found[i] = decisions[id]
	}
	return found, nil
}

// Namesakes finds the local entities that a new cluster may be.
func (s *Store) Namesakes(_ context.Context, n graph.Namesake) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	same := make(map[string]bool)
	for _, r := range s.readings {
		for _, c := range r.Clusters {
			if c.Entity == "" || s.entities[c.Entity].Key == "" || c.Type != n.Type || news.FoldName(c.Name) != n.Name {
				continue
			}
			shared := slices.ContainsFunc(n.Companions, func(id string) bool { return slices.Contains(c.Companions, id) })
			if shared || r.Article == n.Article {
				same[c.Entity] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(same)), nil
}

// Dump yields all records.
func (s *Store) Dump(_ context.Context, yield func(any) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, dump := range []func(func(any) error) error{
		each(s.sources), each(s.articles), each(s.readings), each(s.entities), each(s.failures),
	} {
		if err := dump(yield); err != nil {
			return err
		}
	}
	return nil
}

func each[K comparable, T any](m map[K]*T) func(func(any) error) error {
	return func(yield func(any) error) error {
		for _, record := range m {
			if err := yield(record); err != nil {
				return err
			}
		}
		return nil
	}
}
