package graph

import (
	"context"
	"slices"
)

// pathDegree is how many of an entity's co-mentions a path may go on to, the
// strongest ones. It keeps a search through a hub, who is named with everybody,
// from looking at everybody.
const pathDegree = 100

// pathSteps bounds the work of one search among paths of one length.
const pathSteps = 1_000_000

// PathQuery asks for paths between two entities.
type PathQuery struct {
	From, To  string // ids
	MaxLength int    // steps
	First     int    // paths
	Published Period
}

// Path is a chain of entities, each named in a sentence with the next.
type Path []string

// Paths finds chains of co-mentions between two entities, shortest first. Of two
// of one length, the one whose first step has more articles comes first, then
// the second step, and so on; at last the smaller id. Only the pathDegree
// strongest co-mentions of an entity are followed.
func (g *Graph) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if q.From == q.To {
		return nil, nil
	}
	s := pathSearch{PathQuery: q, links: make(map[string][]Ref)}
	from, to := []string{q.From}, []string{q.To}
	var err error
	for length := 1; length <= q.MaxLength && len(s.found) < q.First; length++ {
		// A path of this length has one more step than the parts that are known
		// around its ends; the search grows from each end in turn.
		if length%2 == 1 {
			from, err = g.grow(ctx, &s, from)
		} else {
			to, err = g.grow(ctx, &s, to)
		}
		if err != nil {
			return nil, err
		}
		s.find(length)
	}
	return s.found, nil
}

// grow looks up the neighbours of a frontier, all at once, and gives the next.
func (g *Graph) grow(ctx context.Context, s *pathSearch, frontier []string) ([]string, error) {
	fresh := slices.DeleteFunc(slices.Clone(frontier), func(id string) bool { return s.grown(id) })
	neighbours, err := g.Neighbours(ctx, fresh, s.Published, pathDegree)
	if err != nil {
		return nil, err
	}
	for i, id := range fresh {
		s.links[id] = neighbours[i]
	}
	var next []string
	seen := make(map[string]bool)
	for _, id := range frontier {
		for _, ref := range s.links[id] {
			if !seen[ref.ID] {
				seen[ref.ID] = true
				next = append(next, ref.ID)
			}
		}
	}
	return next, nil
}

// pathSearch is what is known of the graph around the two ends.
type pathSearch struct {
	PathQuery
	links map[string][]Ref // co-mentions of the entities looked up so far, strongest first
	found []Path
	steps int
}

func (s *pathSearch) grown(id string) bool { _, ok := s.links[id]; return ok }

// find adds the paths of one length to those found.
func (s *pathSearch) find(length int) {
	both := s.bothWays()
	distance := distances(both, s.To, length)
	s.steps = 0
	s.walk(both, distance, Path{s.From}, length)
}

// bothWays makes each known link one of either end, strongest first.
func (s *pathSearch) bothWays() map[string][]Ref {
	both := make(map[string][]Ref)
	for id, refs := range s.links {
		for _, ref := range refs {
			both[id] = append(both[id], ref)
			if !slices.ContainsFunc(s.links[ref.ID], func(back Ref) bool { return back.ID == id }) {
				both[ref.ID] = append(both[ref.ID], Ref{ID: id, Cursor: Cursor{N: ref.Cursor.N, Key: id}})
			}
		}
	}
	for _, refs := range both {
		slices.SortFunc(refs, func(a, b Ref) int {
			if a.Cursor.Before(b.Cursor) {
				return -1
			}
			return 1
		})
	}
	return both
}

// distances gives the number of steps to an entity from all within a limit.
func distances(links map[string][]Ref, to string, limit int) map[string]int {
	distance := map[string]int{to: 0}
	frontier := []string{to}
	for d := 1; d <= limit; d++ {
		var next []string
		for _, id := range frontier {
			for _, ref := range links[id] {
				if _, ok := distance[ref.ID]; !ok {
					distance[ref.ID] = d
					next = append(next, ref.ID)
				}
			}
		}
		frontier = next
	}
	return distance
}

// walk goes on from the end of path by exactly left steps, without loops,
// towards the goal.
func (s *pathSearch) walk(links map[string][]Ref, distance map[string]int, path Path, left int) {
	here := path[len(path)-1]
	if left == 0 {
		s.found = append(s.found, slices.Clone(path))
		return
	}
	for _, ref := range links[here] {
		d, near := distance[ref.ID]
		if !near || d > left-1 || (d == 0) != (left == 1) || slices.Contains(path, ref.ID) {
			continue
		}
		if s.steps++; s.steps > pathSteps || len(s.found) == s.First {
			return
		}
		s.walk(links, distance, append(path, ref.ID), left-1)
	}
}
