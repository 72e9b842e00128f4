package graph_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
)

// endless is a graph in which everybody is named with a hundred others whom
// nobody else is named with.
type endless struct {
	graph.Store
	asked  int
	before func() // each question
}

func (e *endless) Neighbors(_ context.Context, entities []string, _ graph.Where, limit int) ([][]graph.Ref, error) {
	e.before()
	lists := make([][]graph.Ref, len(entities))
	for i := range lists {
		e.asked++
		for n := range limit {
			id := fmt.Sprintf("entity:%d/%d", e.asked, n)
			lists[i] = append(lists[i], graph.Ref{ID: id, Cursor: graph.Cursor{N: 1, Key: id}})
		}
	}
	return lists, nil
}

func TestPathsAreBounded(t *testing.T) {
	store := &endless{Store: mem.New(), before: func() {}}
	var start, end runtime.MemStats
	runtime.ReadMemStats(&start)
	paths, err := graph.New(store).Paths(t.Context(), graph.PathQuery{From: "entity:a", To: "entity:b", MaxLength: 6, First: 5})
	runtime.ReadMemStats(&end)
	if err != nil || len(paths) != 0 {
		t.Errorf("got %v (%v), want no path", paths, err)
	}
	if store.asked < 1000 || store.asked > 2500 {
		t.Errorf("%d entities were looked up, want some 2,000", store.asked)
	}
	if used := (end.TotalAlloc - start.TotalAlloc) >> 20; used > 250 {
		t.Errorf("the search used %d MB, want at most 250", used)
	}
}

func TestPathsEndWithTheirContext(t *testing.T) {
	for _, last := range []int{1, 2, 4} { // the third question begins the third level
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		store := &endless{Store: mem.New(), before: func() {
			if n++; n == last {
				cancel()
			}
		}}
		_, err := graph.New(store).Paths(ctx, graph.PathQuery{From: "entity:a", To: "entity:b", MaxLength: 6, First: 5})
		if !errors.Is(err, context.Canceled) || n != last {
			t.Errorf("canceled at question %d: got %v after %d questions", last, err, n)
		}
	}
}
