package eval

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"
)

// WritePublished prints what others have reached in linking: F1 over names and
// over all mentions. Their sets are other versions or parts of those that
// [Linking] reads, so it is for orientation.
func WritePublished(w io.Writer, dir string) error {
	name := filepath.Join(dir, "linking", "published-systems.tsv")
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read the published figures: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment = '\t', '#'
	table, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("read the published figures %s: %w", name, err)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range table {
		for i, column := range table[0] {
			if slices.Contains([]string{"system", "msnbc-updated", "aida-conll-test", "news-fair-v2-no-coref", "wiki-fair-v2-no-coref"}, column) {
				fmt.Fprintf(t, "%s\t", row[i])
			}
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}
