package neo4j_test

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/neo4j/neo4jtest"
)

func TestStore(t *testing.T) {
	uri := neo4jtest.URI(t)
	graphtest.TestStore(t, func(t *testing.T) graph.Store {
		neo4jtest.Empty(t, uri)
		s, err := neo4j.Open(t.Context(), neo4j.Config{URI: uri})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
