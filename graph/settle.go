package graph

import (
	"context"
	"maps"
	"reflect"
	"slices"

	"newsgraph/news"
)

// settlement is the work of deciding anew who clusters are.
type settlement struct {
	*Change
	want map[string]*Entity // by id: the records there shall be for corrections; nil for those that may go
}

// settle adds to a change what it makes of the decisions, when one curation
// takes the place of another: the clusters that are somebody else now, and the
// entities that come and go with that.
func (g *Graph) settle(ctx context.Context, c *Change, before, after *curation) error {
	entities, articles := changed(before.rules, after.rules)
	for _, m := range c.Merges {
		if after.rules.about(m.Into) {
			entities = append(entities, m.From) // what was not spoken of is now
		}
	}
	affected, err := g.affected(ctx, entities, articles, slices.Collect(maps.Keys(c.told)))
	if err != nil {
		return err
	}
	s := settlement{c, make(map[string]*Entity)}
	s.Decided = nil // they come again
	for _, r := range affected {
		s.decide(r, after.rules)
	}
	if c.Reading != nil {
		for i := range c.Reading.Clusters {
			c.Reading.Clusters[i].Entity, _ = after.rules.decide(c.Reading, i)
			s.apart(c.Reading, i)
		}
	}
	if err := g.vacate(ctx, &s, affected); err != nil {
		return err
	}
	return g.record(ctx, &s, before.rules.records(), after.rules.records())
}

// affected gives the readings that touch entities or articles, and some more.
func (g *Graph) affected(ctx context.Context, entities, articles, more []string) ([]*Reading, error) {
	if len(entities)+len(articles) > 0 {
		ids, err := g.Touching(ctx, entities, articles)
		if err != nil {
			return nil, err
		}
		more = union(more, ids)
	}
	return g.Readings(ctx, union(more, nil))
}

// decide decides anew who the clusters of a reading are.
func (s *settlement) decide(stored *Reading, all *rules) {
	r := s.applied(stored)
	same := s.told[r.ID] == nil
	for i := range r.Clusters {
		old := r.Clusters[i].Entity
		r.Clusters[i].Entity, _ = all.decide(r, i)
		if old != r.Clusters[i].Entity {
			same = false
			if _, ok := s.want[old]; !ok && old == apartID(r.clusterKeys(len(r.Clusters))[i]) {
				s.want[old] = nil
			}
		}
		s.apart(r, i)
	}
	if !same {
		s.Decided = append(s.Decided, r)
	}
}

// apart makes the record of a cluster that is an entity of its own.
func (s *settlement) apart(r *Reading, i int) {
	key, c := r.clusterKeys(len(r.Clusters))[i], r.Clusters[i]
	if c.Entity == apartID(key) && s.want[c.Entity] == nil {
		s.want[c.Entity] = &Entity{Key: key, Curated: true, Entity: news.Entity{ID: c.Entity, Name: c.Name, Type: c.Type, Aliases: c.Aliases}}
	}
}

// vacate finds out which of the entities that may go are still somebody's.
func (g *Graph) vacate(ctx context.Context, s *settlement, decided []*Reading) error {
	known := make(map[string]bool)
	for _, r := range decided {
		known[r.ID] = true
	}
	for id, e := range s.want {
		if e != nil {
			continue
		}
		readings, err := g.Touching(ctx, []string{id}, nil)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(readings, func(r string) bool { return !known[r] }) {
			delete(s.want, id)
		}
	}
	return nil
}

// record writes the entities that corrections speak of and takes away those
// that are there for no other reason than a correction that holds no more.
func (g *Graph) record(ctx context.Context, s *settlement, before, after map[string]*Entity) error {
	merged := make(map[string]bool)
	for _, m := range s.Merges {
		merged[m.From] = true
	}
	for _, id := range union(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(after))) {
		_, wanted := s.want[id]
		switch {
		case after[id] != nil && !wanted && !merged[id] && reflect.DeepEqual(before[id], after[id]): // it is there
		case after[id] != nil || !wanted:
			s.want[id] = after[id]
		}
	}
	ids := slices.Sorted(maps.Keys(s.want))
	known, err := g.Entities(ctx, ids)
	if err != nil {
		return err
	}
	for i, id := range ids {
		have := known[i]
		if merged[id] {
			have = nil
		}
		if !slices.ContainsFunc(s.Entities, func(e *Entity) bool { return e.ID == id }) { // else a page says more of it
			s.keep(have, s.want[id])
		}
	}
	return nil
}

// keep makes of a record what corrections want it to be.
func (s *settlement) keep(have, want *Entity) {
	lead := func(to string) {
		if have != nil && have.MergedInto != to {
			led := *have
			led.MergedInto = to
			s.Entities = append(s.Entities, &led)
		}
	}
	switch {
	case want == nil && have != nil && have.Curated:
		s.Gone = append(s.Gone, have.ID)
	case want == nil:
		lead("")
	case have == nil || have.Curated:
		s.Entities = append(s.Entities, want)
	default:
		lead(want.MergedInto)
	}
}
