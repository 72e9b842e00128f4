package kb

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// row is an item in a line of JSON. Only qid and name must be there.
type row struct {
	QID         string   `json:"qid"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Types       []string `json:"types"`       // names of classes, in English
	MoreTypes   []string `json:"codex_types"` // the same
	Classes     []string `json:"type_qids"`
	Description string   `json:"desc"`
	Wikipedia   string   `json:"wikipedia"` // title in the English Wikipedia, with blanks or underscores
	Views       int      `json:"page_views"`
	Sitelinks   int      `json:"sitelinks"`
	Sources     []string `json:"sources"`
	Gender      string   `json:"gender"`  // of a person: f, m or x
	Offices     []string `json:"offices"` // of a person, as in facts: "chancellor, Q183, 2005-11-22/2021-12-08"
}

const humanClass = "Q5"

// readRows reads lines of JSON.
func readRows(file string, r io.Reader) ([]*record, skipped, error) {
	left := make(skipped)
	var records []*record
	lines := bufio.NewReaderSize(r, 1<<16)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, nil, fmt.Errorf("read %s: %w", file, err)
		}
		if len(strings.TrimSpace(string(line))) > 0 {
			rec, err := parseRow(line)
			if err != nil {
				return nil, nil, fmt.Errorf("%s, line %d: %w", file, number, err)
			}
			if rec == nil {
				left["names without a letter or digit"]++
			} else {
				rec.where = fmt.Sprintf("%s, line %d", file, number)
				records = append(records, rec)
			}
		}
		if err != nil {
			return records, left, nil
		}
	}
}

// parseRow gives nil for an item whose name has neither letter nor digit: nobody
// can look it up.
func parseRow(line []byte) (*record, error) {
	var r row
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf("write one JSON object a line, with the fields qid, name, aliases, types, desc, wikipedia, page_views, sitelinks, gender and offices: %w", err)
	}
	if !qid.MatchString(r.QID) {
		return nil, fmt.Errorf("qid %q is not a Wikidata identifier such as Q2283", r.QID)
	}
	if news.FoldName(r.Name) == "" {
		return nil, nil
	}
	rec := r.record()
	if r.Gender != "" {
		if err := rec.setGender(r.Gender); err != nil {
			return nil, err
		}
	}
	for _, office := range r.Offices {
		if err := rec.addOffice(office); err != nil {
			return nil, fmt.Errorf("office %q: %w", office, err)
		}
	}
	return rec, nil
}

func (r *row) record() *record {
	classes := union(slices.Clone(r.Types), r.MoreTypes)
	if slices.Contains(r.Classes, humanClass) || r.Gender != "" || len(r.Offices) > 0 {
		classes = union(classes, []string{"human"})
	}
	title := withoutParentheses(strings.ReplaceAll(r.Wikipedia, "_", " "))
	if strings.Contains(title, "%") { // an escape nobody undid
		title = ""
	}
	rec := &record{signals: signals{views: r.Views, sitelinks: r.Sitelinks, sources: max(1, len(r.Sources)), wikipedia: r.Wikipedia != ""}}
	rec.item.Entity = news.Entity{
		ID: news.WikidataEntityID(r.QID), WikidataID: r.QID, Name: strings.TrimSpace(r.Name),
		Type: classify(classes, r.Description), Description: strings.TrimSpace(r.Description),
	}
	rec.item.Kinds = kindsOf(classes, r.Description)
	rec.addForm(rec.item.Name, news.FullName)
	rec.addAliases(title)
	rec.addAliases(r.Aliases...)
	return rec
}

// addAliases adds the names that English news may use: those that begin with a
// Latin letter or a digit, without commas that only turn a name around.
func (rec *record) addAliases(aliases ...string) {
	for _, alias := range aliases {
		alias = strings.TrimSpace(alias)
		if !latin(alias) || rec.item.Type == news.Person && strings.Contains(alias, ", ") || rec.hasName(news.FoldName(alias)) {
			continue
		}
		if folded := news.FoldName(alias); len(folded) > 1 || rec.item.Type != news.Person {
			rec.addForm(alias, news.Alias)
			rec.item.Aliases = append(rec.item.Aliases, alias)
		}
	}
}

// latin reports whether all letters of a name are Latin and one is, or a digit.
func latin(name string) bool {
	some := false
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
		some = some || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return some && len(name) <= 100
}
