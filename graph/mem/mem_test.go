package mem_test

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/mem"
)

func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(*testing.T) graph.Store { return mem.New() })
}
