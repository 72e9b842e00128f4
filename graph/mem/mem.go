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
	mu        sync.RWMutex
	sources   map[string]*news.Source
	articles  map[string]*graph.Article
	readings  map[string]*graph.Reading
	entities  map[string]*graph.Entity
	redirects map[graph.Redirect]*graph.Redirect
	failures  map[string]*graph.Failure
	marks     map[string]graph.Mark

	corrections []*graph.Correction
}

// New gives an empty store.
func New() *Store {
	return &Store{
		sources:   make(map[string]*news.Source),
		articles:  make(map[string]*graph.Article),
		readings:  make(map[string]*graph.Reading),
		entities:  make(map[string]*graph.Entity),
		redirects: make(map[graph.Redirect]*graph.Redirect),
		failures:  make(map[string]*graph.Failure),
		marks:     make(map[string]graph.Mark),
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
	for _, r := range c.Decided {
		s.readings[r.ID] = r
	}
	for _, e := range c.Entities {
		s.entities[e.ID] = e
	}
	for _, id := range c.Gone {
		delete(s.entities, id)
	}
	for _, r := range c.Redirects {
		s.redirects[r] = &r
	}
	if c.Failure != nil {
		s.failures[c.Failure.ID()] = c.Failure
	}
	if c.Mark != nil {
		s.marks[c.Mark.Reader] = *c.Mark
	}
	for _, correction := range c.Corrections {
		if correction.N > len(s.corrections) {
			s.corrections = append(s.corrections, correction)
		}
	}
	return nil
}

// merge writes new readings for those whose decisions change: the old ones may
// be in a caller's hands.
func (s *Store) merge(m graph.Merge) {
	delete(s.entities, m.From)
	for id, r := range s.readings {
		if !slices.ContainsFunc(r.Clusters, func(c graph.Cluster) bool { return c.Entity == m.From || c.Automatic == m.From }) {
			continue
		}
		changed := *r
		changed.Clusters = slices.Clone(r.Clusters)
		for i := range changed.Clusters {
			for _, decision := range []*string{&changed.Clusters[i].Entity, &changed.Clusters[i].Automatic} {
				if *decision == m.From {
					*decision = m.Into
				}
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

// Failures looks up failures.
func (s *Store) Failures(_ context.Context, ids []string) ([]*graph.Failure, error) {
	return get(s, s.failures, ids)
}

// Quotes looks up quotes.
func (s *Store) Quotes(_ context.Context, ids []string) ([]*graph.Quote, error) {
	return graph.QuotesOf(holders(s, ids, func(r *graph.Reading) []graph.Quote { return r.Quotes }, func(q graph.Quote) string { return q.ID }), ids), nil
}

// Statements looks up statements.
func (s *Store) Statements(_ context.Context, ids []string) ([]*graph.Statement, error) {
	return graph.StatementsOf(holders(s, ids, func(r *graph.Reading) []graph.Statement { return r.Statements }, func(s graph.Statement) string { return s.ID }), ids), nil
}

// Opinions looks up opinions.
func (s *Store) Opinions(_ context.Context, ids []string) ([]*graph.Opinion, error) {
	return graph.OpinionsOf(holders(s, ids, func(r *graph.Reading) []graph.Opinion { return r.Opinions }, func(o graph.Opinion) string { return o.ID }), ids), nil
}

// holders gives the readings that have the parts with some ids; nil for none.
func holders[T any](s *Store, ids []string, parts func(*graph.Reading) []T, id func(T) string) []*graph.Reading {
	s.mu.RLock()
	defer s.mu.RUnlock()
	of := make(map[string]*graph.Reading)
	for _, r := range s.readings {
		for _, part := range parts(r) {
			of[id(part)] = r
		}
	}
	readings := make([]*graph.Reading, len(ids))
	for i, id := range ids {
		readings[i] = of[id]
	}
	return readings
}

// EventIDs finds the events that events of one article are.
func (s *Store) EventIDs(_ context.Context, localIDs []string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	events := make(map[string]string)
	for _, v := range s.views(graph.Period{}) {
		for n := range v.Events {
			events[v.LocalEventID(n)] = v.EventID(n)
		}
	}
	found := make([]string, len(localIDs))
	for i, id := range localIDs {
		found[i] = events[id]
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

// Redirects finds where addresses lead.
func (s *Store) Redirects(_ context.Context, addresses []string) ([][]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found := make([][]string, len(addresses))
	for i, address := range addresses {
		for r := range s.redirects {
			if r.From == address {
				found[i] = append(found[i], r.To)
			}
		}
		slices.Sort(found[i])
	}
	return found, nil
}

// standing are the ids of the readings that count, of any version.
func (s *Store) standing() map[string]bool {
	count := make(map[string]bool)
	for _, a := range s.articles {
		for _, v := range a.Versions {
			count[v.Reading] = true
		}
	}
	return count
}

// decisions gives, for each id that somebody is decided to be and each local id
// of a cluster, who that is now; see [graph.Store.CurrentIDs].
func (s *Store) decisions() map[string]string {
	count := s.standing()
	decisions := make(map[string]string)
	for _, counts := range []bool{true, false} {
		own, led := make(map[string]string), make(map[string]string)
		for _, r := range s.readings {
			for _, c := range r.Clusters {
				if count[r.ID] != counts {
					continue
				}
				own[c.Entity] = c.Entity
				if to := led[c.LocalID]; to == "" || c.Entity < to {
					led[c.LocalID] = c.Entity
				}
			}
		}
		for _, more := range []map[string]string{own, led} {
			for id, to := range more {
				if decisions[id] == "" {
					decisions[id] = to
				}
			}
		}
	}
	return decisions
}

// CurrentIDs finds who local entities are now.
func (s *Store) CurrentIDs(_ context.Context, localIDs []string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	decisions := s.decisions()
	found := make([]string, len(localIDs))
	for i, id := range localIDs {
		found[i] = decisions[id]
	}
	return found, nil
}

// FormerIDs finds the ids that lead to entities.
func (s *Store) FormerIDs(_ context.Context, entities []string) ([][]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	decisions := s.decisions()
	former := make(map[string]map[string]bool)
	add := func(to, id string) {
		if former[to] == nil {
			former[to] = make(map[string]bool)
		}
		former[to][id] = true
	}
	for _, r := range s.readings {
		for _, c := range r.Clusters {
			if to := decisions[c.LocalID]; to != c.LocalID && s.local(c.Automatic) {
				add(to, c.LocalID)
			}
		}
	}
	for _, e := range s.entities {
		if e.MergedInto != "" {
			add(e.MergedInto, e.ID)
		}
	}
	found := make([][]string, len(entities))
	for i, id := range entities {
		found[i] = slices.Sorted(maps.Keys(former[id]))
	}
	return found, nil
}

// Corrections gives all there are.
func (s *Store) Corrections(context.Context) ([]*graph.Correction, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.corrections), nil
}

// Touching finds the readings of articles and entities.
func (s *Store) Touching(_ context.Context, entities, articles []string) ([]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []string
	for id, r := range s.readings {
		if slices.Contains(articles, r.Article) || slices.ContainsFunc(r.Clusters, func(c graph.Cluster) bool {
			return slices.Contains(entities, c.Entity) || slices.Contains(entities, c.Automatic) || slices.Contains(entities, c.Joined)
		}) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found, nil
}

// local reports whether an entity is none of the catalogue.
func (s *Store) local(entity string) bool {
	e := s.entities[entity]
	return e != nil && e.Key != ""
}

// Namesakes finds the local entities that new clusters may be.
func (s *Store) Namesakes(_ context.Context, names []graph.Namesake, near graph.Company) ([][]string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	same := make(map[graph.Namesake]map[string]bool)
	for _, n := range names {
		same[n] = make(map[string]bool)
	}
	for _, r := range s.readings {
		beside := slices.ContainsFunc(near.Companions, func(id string) bool { return slices.Contains(r.Companions, id) })
		for _, c := range r.Clusters {
			of := same[graph.Namesake{Name: news.FoldName(c.Name), Type: c.Type}]
			if of != nil && s.local(c.Automatic) && (beside || r.Article == near.Article) {
				of[c.Automatic] = true
			}
		}
	}
	found := make([][]string, len(names))
	for i, n := range names {
		found[i] = slices.Sorted(maps.Keys(same[n]))
	}
	return found, nil
}

// Told reports what readings that count tell.
func (s *Store) Told(_ context.Context, akin []graph.Kinship) ([]bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	told := make([]bool, len(akin))
	for id := range s.standing() {
		for i, k := range akin {
			told[i] = told[i] || slices.ContainsFunc(k.Among(s.readings[id]), func(c graph.Claim) bool { return c.Linked })
		}
	}
	return told, nil
}

// Claimants finds the readings with clusters that may be an entity.
func (s *Store) Claimants(_ context.Context, akin []graph.Kinship, told bool) (found []string, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for id, r := range s.readings {
		if slices.ContainsFunc(akin, func(k graph.Kinship) bool {
			return slices.ContainsFunc(k.Among(r), func(c graph.Claim) bool {
				return !c.Linked && told == slices.Contains(r.Clusters[c.Cluster].Told, c.Entity)
			})
		}) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found, nil
}

// Dump yields all records.
func (s *Store) Dump(_ context.Context, yield func(any) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, dump := range []func(func(any) error) error{
		each(s.sources), each(s.articles), each(s.readings), each(s.entities), each(s.redirects), each(s.failures),
	} {
		if err := dump(yield); err != nil {
			return err
		}
	}
	for _, c := range s.corrections {
		if err := yield(c); err != nil {
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
