package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"newsgraph/news"
)

// check returns the entries whose identifier the extract of Wikidata has, under one of their names, as an organization
// or a territory.
func check(entries []entry, path string) ([]entry, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	plain, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	known := make(map[string]names)
	for decoder := json.NewDecoder(plain); ; {
		var row struct {
			QID     string   `json:"qid"`
			Name    string   `json:"name"`
			Aliases []string `json:"aliases"`
			Types   []string `json:"types"`
		}
		if err := decoder.Decode(&row); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		if !slices.ContainsFunc(row.Types, expected) || slices.Contains(row.Types, "historical country") {
			continue
		}
		known[row.QID] = make(names)
		for _, name := range append(row.Aliases, row.Name) {
			known[row.QID][news.FoldName(name)] = true
		}
	}
	return slices.DeleteFunc(entries, func(e entry) bool {
		return !slices.ContainsFunc(append(e.aliases, e.name), func(name string) bool { return known[e.qid][news.FoldName(name)] })
	}), nil
}

// expected reports whether a kind of item in the extract is one of those that the two packages have.
func expected(kind string) bool {
	return kind == "brand/organisation" || kind == "operator/organisation" || kind == "territory"
}
