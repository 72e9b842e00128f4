package kb

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// wikidataItem is what is read of an item in a dump of Wikidata; see
// https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON.
type wikidataItem struct {
	Type         string                                    `json:"type"`
	ID           string                                    `json:"id"`
	Labels       object[map[string]monolingual]            `json:"labels"`
	Descriptions object[map[string]monolingual]            `json:"descriptions"`
	Aliases      object[map[string][]monolingual]          `json:"aliases"`
	Claims       object[map[string]json.RawMessage]        `json:"claims"`
	Sitelinks    object[map[string]struct{ Title string }] `json:"sitelinks"`
}

type monolingual struct{ Value string }

// object is a JSON object; an empty one may be written as an empty list.
type object[T any] struct{ value T }

func (o *object[T]) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("[]")) {
		return nil
	}
	return json.Unmarshal(data, &o.value)
}

// statement is a statement about an item.
type statement struct {
	Mainsnak   snak
	Qualifiers object[map[string][]snak]
	Rank       string
}

type snak struct {
	Datavalue struct {
		Value json.RawMessage
	}
}

// item is the identifier that a snak has for a value, "" for any other value.
func (s snak) item() string {
	var value struct{ ID string }
	if json.Unmarshal(s.Datavalue.Value, &value) != nil || !qid.MatchString(value.ID) {
		return ""
	}
	return value.ID
}

// date is the date that a snak has for a value.
func (s snak) date() news.Date {
	var value struct {
		Time      string
		Precision int // 9 year, 10 month, 11 day
	}
	size := map[int]int{9: len("2006"), 10: len("2006-01"), 11: len("2006-01-02")}
	if json.Unmarshal(s.Datavalue.Value, &value) != nil {
		return news.Date{}
	}
	text, n := strings.TrimPrefix(value.Time, "+"), size[value.Precision]
	if n == 0 || len(text) < n {
		return news.Date{}
	}
	d, err := news.ParseDate(text[:n])
	if err != nil {
		return news.Date{}
	}
	return d
}

// statements are those of a property that are not deprecated.
func (w *wikidataItem) statements(property string) []statement {
	var all []statement
	if raw := w.Claims.value[property]; raw == nil || json.Unmarshal(raw, &all) != nil {
		return nil
	}
	return slices.DeleteFunc(all, func(s statement) bool { return s.Rank == "deprecated" })
}

// now are the statements of a property without those that have ended, unless
// all have.
func (w *wikidataItem) now(property string) []statement {
	all := w.statements(property)
	going := slices.DeleteFunc(slices.Clone(all), func(s statement) bool { return len(s.Qualifiers.value["P582"]) > 0 })
	if len(going) == 0 {
		return all
	}
	return going
}

// best are those of a property's statements that Wikidata prefers, or all where
// it prefers none: Berlin lies in Germany, and once lay in others.
func (w *wikidataItem) best(property string) []statement {
	all := w.now(property)
	preferred := slices.DeleteFunc(slices.Clone(all), func(s statement) bool { return s.Rank != "preferred" })
	if len(preferred) == 0 {
		return all
	}
	return preferred
}

// values are the items that these properties lead to, by the statements that
// take (now or best) gives.
func values(take func(property string) []statement, properties ...string) (qids []string) {
	for _, property := range properties {
		for _, s := range take(property) {
			if to := s.Mainsnak.item(); to != "" {
				qids = union(qids, []string{to})
			}
		}
	}
	return qids
}

// terms are the statements of a property with the dates of their qualifiers
// "start time" and "end time".
func (w *wikidataItem) terms(property string) (terms []dumpTerm) {
	for _, s := range w.statements(property) {
		t := dumpTerm{Item: s.Mainsnak.item()}
		if t.Item == "" {
			continue
		}
		for _, q := range s.Qualifiers.value["P580"] {
			t.From = q.date()
		}
		for _, q := range s.Qualifiers.value["P582"] {
			t.To = q.date()
		}
		for _, q := range s.Qualifiers.value["P642"] { // "of"
			t.Of = q.item()
		}
		terms = append(terms, t)
	}
	return terms
}

// dumpRow is what is kept of an item until the whole dump is read.
type dumpRow struct {
	QID       string     `json:"qid"`
	Name      string     `json:"name"`
	Kept      bool       `json:"kept,omitempty"` // as an item, not only for its name and its classes
	Aliases   []string   `json:"aliases,omitempty"`
	Desc      string     `json:"desc,omitempty"`
	Title     string     `json:"title,omitempty"`
	Sitelinks int        `json:"sitelinks,omitempty"`
	Classes   []string   `json:"classes,omitempty"` // instance of
	Parents   []string   `json:"parents,omitempty"` // subclass of
	Of        []string   `json:"of,omitempty"`      // of a position: the country or organization
	Kinds     []string   `json:"kinds,omitempty"`   // occupations
	Gender    []string   `json:"gender,omitempty"`
	Seats     []string   `json:"seats,omitempty"`
	Links     []string   `json:"links,omitempty"`
	Offices   []dumpTerm `json:"offices,omitempty"`
	Chiefs    []dumpTerm `json:"chiefs,omitempty"` // of an organization: people
	Chairs    []dumpTerm `json:"chairs,omitempty"`
}

// dumpTerm is an item for some time: an office of a person, a chief of a firm.
type dumpTerm struct {
	Item string    `json:"item"`
	Of   string    `json:"of,omitempty"`
	From news.Date `json:"from,omitzero"`
	To   news.Date `json:"to,omitzero"`
}

// parseDumpLine gives nil for what is not to be kept: properties, lexemes, and
// items without an English name or told of by too few pages, unless other items
// may be said to be one of it.
func parseDumpLine(line []byte, minSitelinks int) (*dumpRow, error) {
	line = bytes.TrimRight(bytes.TrimSpace(line), ",")
	if len(line) == 0 || bytes.Equal(line, []byte("[")) || bytes.Equal(line, []byte("]")) {
		return nil, nil
	}
	var w wikidataItem
	if err := json.Unmarshal(line, &w); err != nil {
		return nil, fmt.Errorf("this is no item of a Wikidata dump: %w", err)
	}
	name := strings.TrimSpace(w.Labels.value["en"].Value)
	if w.Type != "item" || !qid.MatchString(w.ID) || news.FoldName(name) == "" {
		return nil, nil
	}
	r := &dumpRow{QID: w.ID, Name: name, Classes: values(w.now, "P31"), Parents: values(w.now, "P279"), Of: values(w.best, "P1001", "P2389", "P17")}
	r.Kept = len(r.Classes) > 0 && len(w.Sitelinks.value) >= minSitelinks
	switch {
	case r.Kept:
		r.fill(&w)
	case len(r.Parents) == 0 && !slices.Contains(r.Classes, positionClass):
		return nil, nil
	}
	return r, nil
}

// fill takes from an item what only those have that are kept.
func (r *dumpRow) fill(w *wikidataItem) {
	for _, alias := range w.Aliases.value["en"] {
		r.Aliases = append(r.Aliases, alias.Value)
	}
	r.Desc, r.Title, r.Sitelinks = w.Descriptions.value["en"].Value, w.Sitelinks.value["enwiki"].Title, len(w.Sitelinks.value)
	r.Kinds, r.Gender = values(w.now, "P106"), values(w.best, "P21")
	r.Seats = values(w.best, "P159", "P276", "P131", "P17")
	r.Links = values(w.best, "P127", "P749", "P361", "P102", "P108", "P169", "P488", "P27")
	r.Offices, r.Chiefs, r.Chairs = w.terms("P39"), w.terms("P169"), w.terms("P488")
}
