package graph

import (
	"context"
	"slices"
)

// The bounds of a path search.
const (
	pathDegree = 100       // co-mentions of an entity that are followed, the strongest ones
	pathLinks  = 200_000   // co-mentions that are looked up in all, but for those of the last batch
	pathBatch  = 200       // entities whose co-mentions are looked up at once
	pathSteps  = 1_000_000 // co-mentions that are tried in search of the paths of one length
)

// PathQuery asks for paths between two entities.
type PathQuery struct {
	From, To  string // ids
	MaxLength int    // steps
	First     int    // paths
	Where
}

// Path is a chain of entities, each named in a sentence with the next.
type Path []string

// Paths finds chains of co-mentions between two entities, shortest first. Of two
// of one length, the one whose first step has more articles comes first, then
// the second step, and so on; at last the smaller id.
//
// A direct co-mention is always found. Longer chains are searched from both ends
// to the middle over the strongest co-mentions of each entity (see
// [pathDegree]), since some are named with everybody: a chain is missed if a
// link of it is weak for all entities that were looked up. The search ends as
// soon as enough chains are known.
func (g *Graph) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if q.From == q.To {
		return nil, nil
	}
	s := pathSearch{PathQuery: q, links: make(map[string]map[string]int64), reached: map[string]bool{q.From: true, q.To: true}}
	direct, _, err := g.ListShared(ctx, SharedFilter{q.From, q.To, q.Where}, Page{Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(direct) > 0 {
		s.link(q.From, q.To, 1)
	}
	// Paths grow from both ends at once, so that two steps are won each time. The
	// second time shows too what leads from the neighbors of one end to the other.
	frontier := []string{q.From, q.To}
	for times := 1; len(s.found) < q.First && times <= max(2, (q.MaxLength+1)/2); times++ {
		if frontier, err = g.grow(ctx, &s, frontier); err != nil {
			return nil, err
		}
		if err := s.find(ctx, min(2*times, q.MaxLength)); err != nil {
			return nil, err
		}
	}
	return s.found, nil
}

// grow looks up the co-mentions of a frontier and gives the next: the entities
// that were not reached before, those with the strongest links first.
func (g *Graph) grow(ctx context.Context, s *pathSearch, frontier []string) (next []string, err error) {
	var beyond []Ref
	for ids := range slices.Chunk(frontier, pathBatch) {
		if s.known >= pathLinks {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		neighbors, err := g.Neighbors(ctx, ids, s.Where, pathDegree)
		if err != nil {
			return nil, err
		}
		for i, refs := range neighbors {
			s.known += len(refs)
			for _, ref := range refs {
				s.link(ids[i], ref.ID, ref.Cursor.N)
			}
			beyond = append(beyond, refs...)
		}
	}
	slices.SortFunc(beyond, func(a, b Ref) int { return a.Cursor.Compare(b.Cursor) })
	for _, ref := range beyond {
		if !s.reached[ref.ID] {
			s.reached[ref.ID] = true
			next = append(next, ref.ID)
		}
	}
	return next, nil
}

// pathSearch is what is known of the graph around the two ends.
type pathSearch struct {
	PathQuery
	links   map[string]map[string]int64 // both ways: the number of articles
	known   int                         // co-mentions looked up
	reached map[string]bool             // entities of some frontier

	found    []Path
	distance map[string]int   // steps from To
	towards  map[string][]Ref // links to entities of some distance, strongest first
	steps    int
}

// link makes a co-mention known.
func (s *pathSearch) link(a, b string, articles int64) {
	for range 2 {
		if s.links[a] == nil {
			s.links[a] = make(map[string]int64)
		}
		s.links[a][b] = articles
		a, b = b, a
	}
}

// find finds the paths of at most some length over the links known by now.
func (s *pathSearch) find(ctx context.Context, length int) error {
	s.found, s.distance, s.towards = nil, s.distances(length), make(map[string][]Ref)
	for n := 1; n <= length; n++ {
		s.steps = 0
		s.walk(ctx, Path{s.From}, n)
	}
	return ctx.Err()
}

// distances gives the number of steps to the goal from all within a limit.
func (s *pathSearch) distances(limit int) map[string]int {
	distance := map[string]int{s.To: 0}
	frontier := []string{s.To}
	for d := 1; d <= limit; d++ {
		var next []string
		for _, id := range frontier {
			for beside := range s.links[id] {
				if _, ok := distance[beside]; !ok {
					distance[beside] = d
					next = append(next, beside)
				}
			}
		}
		frontier = next
	}
	return distance
}

// walk goes on from the end of path by exactly left steps, without loops,
// towards the goal.
func (s *pathSearch) walk(ctx context.Context, path Path, left int) {
	if left == 0 {
		s.found = append(s.found, slices.Clone(path))
		return
	}
	for _, ref := range s.linksTowards(path[len(path)-1]) {
		if s.steps++; s.steps > pathSteps || len(s.found) == s.First || ctx.Err() != nil {
			return
		}
		d := s.distance[ref.ID]
		if d < left && (d == 0) == (left == 1) && !slices.Contains(path, ref.ID) {
			s.walk(ctx, append(path, ref.ID), left-1)
		}
	}
}

// linksTowards gives the links of an entity that may lead to the goal, strongest
// first.
func (s *pathSearch) linksTowards(id string) []Ref {
	refs, ok := s.towards[id]
	if !ok {
		for beside, articles := range s.links[id] {
			if _, near := s.distance[beside]; near {
				refs = append(refs, Ref{ID: beside, Cursor: Cursor{N: articles, Key: beside}})
			}
		}
		slices.SortFunc(refs, func(a, b Ref) int { return a.Cursor.Compare(b.Cursor) })
		s.towards[id] = refs
	}
	return refs
}
