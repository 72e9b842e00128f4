package graphtest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"newsgraph/graph"
	"newsgraph/news"
)

// TestIndexes checks that what a store keeps beside its records is what they
// make, with no trace of what they were before: it takes a store through random
// histories, copies the records alone into an empty store, and compares what
// contents says of both. It is done with the first store before it opens the
// second.
func TestIndexes(t *testing.T, open func(t *testing.T) graph.Store, contents func(t *testing.T, s graph.Store) string) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := history{Rand: rand.New(rand.NewPCG(seed, 3)), readers: true}
			g := openGraph(t, open)
			do(t, g, h.steps(t))
			for range 4 {
				h.correct(t, g)
			}
			do(t, g, h.steps(t))
			h.correct(t, g)
			records := recordsOf(t, g)
			for _, record := range records {
				replace(t, g, record)
			}
			mergeStrangers(t, g, records)
			records = recordsOf(t, g)
			got := contents(t, g.Store)
			fresh := openGraph(t, open)
			fill(t, fresh, records)
			equal(t, "contents", got, contents(t, fresh.Store))
		})
	}
}

func recordsOf(t *testing.T, g *graph.Graph) (records []any) {
	t.Helper()
	if err := g.Store.Dump(t.Context(), func(record any) error { records = append(records, record); return nil }); err != nil {
		t.Fatal(err)
	}
	return records
}

// replace writes some records anew, with less than they had.
func replace(t *testing.T, g *graph.Graph, record any) {
	t.Helper()
	switch r := record.(type) {
	case *graph.Article:
		less := *r
		less.Addresses, less.Source = []string{r.URL}, "source:other"
		apply(t, g, &graph.Change{Source: &news.Source{ID: less.Source, Name: "Other"}, Article: &less})
	case *graph.Entity:
		if r.WikidataID != "" {
			less := *r
			less.Aliases, less.Type = nil, news.Product
			apply(t, g, &graph.Change{Entities: []*graph.Entity{&less}})
		}
	}
}

// mergeStrangers makes two local entities one that have different names.
func mergeStrangers(t *testing.T, g *graph.Graph, records []any) {
	t.Helper()
	var first *graph.Entity
	for _, record := range records {
		e, ok := record.(*graph.Entity)
		switch {
		case !ok || e.Key == "":
		case first == nil:
			first = e
		case first.Name != e.Name:
			apply(t, g, &graph.Change{Merges: []graph.Merge{{From: first.ID, Into: e.ID}}})
			return
		}
	}
}

// fill writes records as they are.
func fill(t *testing.T, g *graph.Graph, records []any) {
	t.Helper()
	articles := make(map[string]*graph.Article)
	for _, record := range records {
		switch r := record.(type) {
		case *news.Source:
			apply(t, g, &graph.Change{Source: r})
		case *graph.Entity:
			apply(t, g, &graph.Change{Entities: []*graph.Entity{r}})
		case *graph.Redirect:
			apply(t, g, &graph.Change{Redirects: []graph.Redirect{*r}})
		case *graph.Failure:
			apply(t, g, &graph.Change{Failure: r})
		case *graph.Correction:
			apply(t, g, &graph.Change{Corrections: []*graph.Correction{r}})
		case *graph.Article:
			articles[r.ID] = r
		}
	}
	for _, record := range records {
		if r, ok := record.(*graph.Reading); ok {
			apply(t, g, &graph.Change{Article: articles[r.Article], Reading: r})
		}
	}
}
