package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"newsgraph/news"
)

// territory is a country, or a part of one, in rigour.
type territory struct {
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	FullName   string   `json:"full_name"`
	Parent     string   `json:"parent"` // code
	QID        string   `json:"qid"`
	Historical bool     `json:"is_historical"`
	Strong     []string `json:"names_strong"`
}

// readTerritories returns the territories of today in rigour that have a Latin name, in its order. They lie in their
// parents where those are known.
func readTerritories(dir string, known names) ([]entry, error) {
	path := filepath.Join(dir, "rigour/data/territories/data.jsonl")
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var all []territory
	byCode := make(map[string]territory)
	for decoder := json.NewDecoder(file); ; {
		var t territory
		if err := decoder.Decode(&t); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, t)
		byCode[t.Code] = t
	}
	var entries []entry
	for _, t := range all {
		if !t.Historical && identifier.MatchString(t.QID) && isName(t.Name) {
			entries = append(entries, t.entry(byCode[t.Parent], known))
		}
	}
	return entries, nil
}

func (t territory) entry(parent territory, known names) entry {
	e := entry{qid: t.QID, typ: string(news.Geopolitical), name: inBrackets.ReplaceAllString(t.Name, ""), description: "territory", facts: "kind: territory"}
	if known[parent.QID] {
		e.description, e.facts = "part of "+parent.Name, "kind: region; seat: "+parent.QID
	}
	for _, name := range append(t.Strong, t.FullName) {
		if isName(name) && !inBrackets.MatchString(name) && !slices.Contains(e.aliases, name) {
			e.aliases = append(e.aliases, name)
		}
	}
	return e
}
