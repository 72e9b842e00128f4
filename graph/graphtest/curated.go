package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// testCuratedOrder makes random corrections in a random graph, and then lets
// the log and the pages come in other orders: all at once, in halves, first the
// log or first the pages.
func testCuratedOrder(t *testing.T, open func(t *testing.T) graph.Store) {
	for seed := range uint64(150) {
		h := history{Rand: rand.New(rand.NewPCG(seed, 4))}
		g := graph.New(mem.New())
		if seed < 6 {
			g = openGraph(t, open)
		}
		steps := h.steps(t)
		half := len(steps) / 2
		do(t, g, steps[:half])
		for range 3 {
			h.correct(t, g)
		}
		do(t, g, steps[half:])
		for range 3 {
			h.correct(t, g)
		}
		want, log := dump(t, g), must(g.Corrections(t.Context()))(t)
		other := graph.New(mem.New())
		h.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		cut, part := h.IntN(len(log)+1), h.IntN(len(steps)+1)
		if err := other.Correct(t.Context(), log[:cut]...); err != nil {
			t.Fatal(err)
		}
		do(t, other, steps[:part])
		if err := other.Correct(t.Context(), log...); err != nil {
			t.Fatal(err)
		}
		do(t, other, steps[part:])
		if got := dump(t, other); got != want {
			t.Fatalf("history %d with its %d corrections in two orders (%d, %d):\n%s\n%s", seed, len(log), cut, part, difference(got, want), dump(t, g))
		}
		if past := must(g.AsOf(t.Context(), correctAt.AddDate(1, 0, 0), mem.New()))(t); dump(t, past) != want {
			t.Fatalf("history %d as of later:\n%s", seed, difference(dump(t, past), want))
		}
		compare(t, g, other, h)
		h.undoAll(t, g)
		plain := graph.New(mem.New())
		do(t, plain, steps)
		if got, want := bare(t, g), dump(t, plain); got != want {
			t.Fatalf("history %d after all is undone:\n%s", seed, difference(got, want))
		}
	}
}

// difference are the lines that two dumps do not share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for _, line := range g {
		if !slices.Contains(w, line) {
			fmt.Fprintln(&b, "got ", line)
		}
	}
	for _, line := range w {
		if !slices.Contains(g, line) {
			fmt.Fprintln(&b, "want", line)
		}
	}
	return b.String()
}

// correct makes a random correction that makes sense, if the first try gives one.
func (h *history) correct(t *testing.T, g *graph.Graph) {
	refs, _, err := g.ListEntities(t.Context(), graph.EntityFilter{}, all)
	if err != nil || len(refs) == 0 {
		return
	}
	some := func() string { return refs[h.IntN(len(refs))].ID }
	a, b := some(), some()
	clusters := must(g.Clusters(t.Context(), a))(t)
	if len(clusters) == 0 {
		return
	}
	place := must(g.SubjectAt(t.Context(), clusters[h.IntN(len(clusters))].Key()))(t)
	about := place
	if h.IntN(2) == 0 {
		about = subject(t, g, a)
	}
	c := graph.Correction{By: "Ann", At: correctAt, Into: subject(t, g, b)}
	switch h.IntN(6) {
	case 0, 1:
		c.Kind, c.About = graph.MergeEntities, subject(t, g, a)
	case 2:
		c.Kind, c.About = graph.RelinkCluster, about
		if h.IntN(2) == 0 {
			c.Into = &graph.Subject{Entity: &news.Entity{ID: "entity:Q77", Name: "Somebody", Type: news.Person, WikidataID: "Q77"}}
		}
	case 3:
		c.Kind, c.About, c.Into, c.Not = graph.SplitEntity, place, nil, subject(t, g, a)
	case 4:
		c.Kind, c.About, c.Into, c.Not = graph.RejectEntity, about, nil, subject(t, g, a)
	default:
		log := must(g.Corrections(t.Context()))(t)
		if len(log) == 0 {
			return
		}
		c.Kind, c.Into, c.Undoes = graph.UndoIt, nil, log[h.IntN(len(log))].ID
	}
	if err := g.Draft(t.Context(), &c); err != nil {
		return
	}
	if err := g.Correct(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
}

// undoAll undoes all corrections that hold, the last first.
func (h *history) undoAll(t *testing.T, g *graph.Graph) {
	for _, c := range slices.Backward(must(g.Corrections(t.Context()))(t)) {
		undo := graph.Correction{Kind: graph.UndoIt, Undoes: c.ID, By: "Ann", At: correctAt}
		if err := g.Draft(t.Context(), &undo); err == nil {
			if err := g.Correct(t.Context(), &undo); err != nil {
				t.Fatal(err)
			}
		}
	}
}
