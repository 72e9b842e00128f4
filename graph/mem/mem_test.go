package mem_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/mem"
)

func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(*testing.T) graph.Store { return mem.New() })
}

// TestManyCorrections merges many into one and asks for all the decisions: the
// work must not grow with a power of their number.
func TestManyCorrections(t *testing.T) {
	const n = 250
	g := graph.New(mem.New())
	for i := range n + 1 {
		item := graphtest.Build(t, fmt.Sprintf("https://a.example/%d", i), "", "2020-08-08T01:00:00Z", fmt.Sprintf("{Ann Olds} met {C|Q1%d}.", i))
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
	all, _, err := g.ListEntities(t.Context(), graph.EntityFilter{Name: "ann olds"}, graph.Page{Limit: n + 1})
	if err != nil || len(all) != n+1 {
		t.Fatalf("%d strangers, %v", len(all), err)
	}
	start := time.Now()
	for _, ref := range all[1:] {
		c := graph.Correction{Kind: graph.MergeEntities, By: "Ann"}
		if c.About, err = g.Subject(t.Context(), ref.ID); err != nil {
			t.Fatal(err)
		}
		if c.Into, err = g.Subject(t.Context(), all[0].ID); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(g.Draft(t.Context(), &c), g.Correct(t.Context(), &c)); err != nil {
			t.Fatal(err)
		}
	}
	clusters, err := g.Clusters(t.Context(), all[0].ID)
	if err != nil || len(clusters) != n+1 {
		t.Fatalf("%d clusters, %v", len(clusters), err)
	}
	for _, c := range clusters {
		if _, err := g.Identity(t.Context(), c.Key()); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took > 20*time.Second { // some .5 s; it was a minute when every rule was made anew for each
		t.Errorf("%d merges and their decisions took %v", n, took)
	}
}
