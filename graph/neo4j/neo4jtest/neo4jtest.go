// Package neo4jtest gives tests a real Neo4j database, empty and for themselves
// alone.
package neo4jtest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gofrs/flock"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// URI gives the address of the database that NEWSGRAPH_TEST_NEO4J names, after
// deleting all that is in it. Tests of other packages wait until t is over.
// Without the variable t is skipped, or fails where NEWSGRAPH_REQUIRE names
// neo4j.
func URI(t *testing.T) string {
	t.Helper()
	uri := os.Getenv("NEWSGRAPH_TEST_NEO4J")
	if uri == "" {
		if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "neo4j") {
			t.Fatal("NEWSGRAPH_REQUIRE names neo4j, but NEWSGRAPH_TEST_NEO4J names no server")
		}
		t.Skip("set NEWSGRAPH_TEST_NEO4J to the bolt:// address of a Neo4j server whose data may be deleted (scripts/neo4j starts one)")
	}
	lock(t)
	Empty(t, uri)
	return uri
}

// lock keeps the database for t: go test runs several packages at once.
func lock(t *testing.T) {
	l := flock.New(filepath.Join(os.TempDir(), "newsgraph-test-neo4j.lock"))
	if err := l.Lock(); err != nil {
		t.Fatalf("wait for the Neo4j server: %v", err)
	}
	t.Cleanup(func() { _ = l.Unlock() })
}

// Empty deletes all that is in the database.
func Empty(t *testing.T, uri string) {
	t.Helper()
	d, err := driver.NewDriverWithContext(uri, driver.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(t.Context())
	_, err = driver.ExecuteQuery(t.Context(), d, "MATCH (n) DETACH DELETE n", nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatalf("empty the Neo4j server at %s: %v", uri, err)
	}
}
