package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/news"
)

func open(t *testing.T) graph.Store { return openFile(t, filepath.Join(t.TempDir(), "graph ?#.db")) }

func openFile(t *testing.T, file string) *Store {
	t.Helper()
	s, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) { graphtest.TestStore(t, open) }

func TestIndexes(t *testing.T) {
	graphtest.TestIndexes(t, open, func(t *testing.T, s graph.Store) string { return contents(t, s.(*Store)) })
}

// contents is all that stands in the tables, but for the documents of readings:
// they have the decisions as they were at first.
func contents(t *testing.T, s *Store) string {
	t.Helper()
	var lines []string
	for _, table := range texts(t, s, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		columns := slices.DeleteFunc(texts(t, s, "SELECT name FROM pragma_table_info(?)", table), func(column string) bool {
			return table == "reading" && column == "doc"
		})
		for _, row := range texts(t, s, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table) {
			lines = append(lines, table+" "+row)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// texts gives the only column of what a query finds.
func texts(t *testing.T, s *Store, query string, args ...any) (found []string) {
	t.Helper()
	err := each(t.Context(), s.read, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		found = append(found, text)
		return err
	}, query, args...)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestFailedStatement has a statement fail behind others: no two articles have
// the same reading.
func TestFailedStatement(t *testing.T) {
	s := open(t).(*Store)
	defer s.Close()
	item := graphtest.Build(t, "https://a.example/1", "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke.")
	if err := graph.New(s).Add(t.Context(), item.Article, item.Reading, nil); err != nil {
		t.Fatal(err)
	}
	before := contents(t, s)
	a, err := graph.New(s).ArticleAt(t.Context(), item.Article.URL)
	if err != nil {
		t.Fatal(err)
	}
	other := *a
	other.ID = "article:other"
	if err := s.Apply(t.Context(), &graph.Change{Source: &news.Source{ID: "source:x"}, Article: &other}); err == nil {
		t.Error("two articles have the same reading")
	}
	if after := contents(t, s); after != before {
		t.Errorf("after a change that failed:\n%s\nwant\n%s", after, before)
	}
}

func TestOpenTogether(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			s, err := Open(t.Context(), file)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			for n := range 20 {
				mark := graph.Mark{Reader: fmt.Sprint("reader ", i), File: "f", Offset: int64(n)}
				if err := graph.New(s).Advance(t.Context(), &mark); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestOpen(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	s := openFile(t, file)
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "user_version": fmt.Sprint(schemaVersion)} {
		for _, pool := range []*sql.DB{s.write, s.read} {
			var got string
			if err := pool.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %s (%v), want %s", pragma, got, err, want)
			}
		}
	}
	if _, err := s.write.ExecContext(t.Context(), "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), file); err == nil || !strings.Contains(err.Error(), "version 99") {
		t.Errorf("a file of an unknown version: error %v, want one that names the version", err)
	}
	if _, err := Open(context.Background(), filepath.Join(file, "below")); err == nil {
		t.Error("a file below a file is opened")
	}
}

// TestOpenOther opens files that are no graphs.
func TestOpenOther(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	db, err := connect(other, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE t (x)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		other:                                  "it is the database of another program: name another directory with --data",
		text:                                   "the file is damaged; move it away and run 'newsgraph ingest --again'",
		filepath.Join(dir, "none", "graph.db"): "must be writable",
	} {
		s, err := Open(t.Context(), path)
		if err == nil {
			s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, want an error with the path and %q", path, err, want)
		}
	}
}
