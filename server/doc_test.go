package server

import (
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
)

// TestQueriesOfDocs asks what docs/QUERIES.md proposes to ask.
func TestQueriesOfDocs(t *testing.T) {
	text, err := os.ReadFile("../docs/QUERIES.md")
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```graphql\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	if len(queries) < 5 {
		t.Fatalf("%d queries, want some", len(queries))
	}
	s := New(graph.New(mem.New()), slog.New(slog.DiscardHandler), time.Second)
	for _, q := range queries {
		// Nobody is known to an empty graph, so only "paths" has an error.
		if got := ask(t, s, q[1], nil); strings.Contains(got, "errors") && !strings.Contains(got, "NOT_FOUND") {
			t.Errorf("%s\n%s", q[1], got)
		}
	}
}
