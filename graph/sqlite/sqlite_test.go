package sqlite_test

import (
	"path/filepath"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/sqlite"
)

func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(t *testing.T) graph.Store {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph ?#.db"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
