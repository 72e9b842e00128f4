package kb

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"newsgraph/news"
)

// columns are those that a CSV file may have.
var columns = []string{"name", "qid", "type", "aliases", "description", "gender", "office", "organization", "seat"}

// readCSV reads a table of people and firms. The first row has the names of the
// columns; only name has to be there. Without a type an item is a person if it
// has a gender or an office, else an organization. Aliases have | between them;
// an office is "role" or "role, of whom, from/to", and organization says of
// whom where the office does not.
func readCSV(file string, r io.Reader) ([]*record, error) {
	rows := csv.NewReader(r)
	rows.TrimLeadingSpace = true
	header, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: read the header row: %w", file, err)
	}
	if err := checkHeader(header); err != nil {
		return nil, fmt.Errorf("%s, line 1: %w", file, err)
	}
	var records []*record
	for {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := rows.FieldPos(0)
		values := make(map[string]string)
		for i, column := range header {
			values[column] = strings.TrimSpace(fields[i])
		}
		rec, column, err := parseCSVRow(values)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d, column %s: %w", file, line, column, err)
		}
		rec.where = fmt.Sprintf("%s, line %d", file, line)
		records = append(records, rec)
	}
}

// checkHeader makes the names of columns lower case.
func checkHeader(header []string) error {
	for i, column := range header {
		column = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(column, "\uFEFF")))
		if !slices.Contains(columns, column) {
			return fmt.Errorf("there is no column %q; write some of %s", column, strings.Join(columns, ", "))
		}
		if slices.Contains(header[:i], column) {
			return fmt.Errorf("the column %s is there twice; remove one", column)
		}
		header[i] = column
	}
	if !slices.Contains(header, "name") {
		return errors.New("there is no column name; the first row must have the names of the columns")
	}
	return nil
}

// parseCSVRow gives the column where an error is.
func parseCSVRow(values map[string]string) (rec *record, column string, err error) {
	rec = &record{curated: true}
	rec.item.WikidataID, rec.item.Description = values["qid"], values["description"]
	if rec.item.Type = csvType(values); !slices.Contains(types, rec.item.Type) {
		return nil, "type", fmt.Errorf("%q is not a type of entity; write one of %v", values["type"], types)
	}
	if err := checkIdentity(rec.item.Entity); err != nil {
		return nil, "qid", err
	}
	if err := rec.setNames(values["name"], ""); err != nil {
		return nil, "name", err
	}
	if err := rec.setAliases(values["aliases"]); err != nil {
		return nil, "aliases", err
	}
	for _, fact := range csvFacts(values) {
		if err := rec.setFact(fact.key, fact.value); err != nil {
			return nil, fact.column, err
		}
	}
	return rec, "", nil
}

func csvType(values map[string]string) news.EntityType {
	switch {
	case values["type"] != "":
		return news.EntityType(strings.ToUpper(values["type"]))
	case values["gender"] != "" || values["office"] != "":
		return news.Person
	}
	return news.Organization
}

// csvFact is a fact with the column that it comes from.
type csvFact struct{ key, value, column string }

func csvFacts(values map[string]string) (facts []csvFact) {
	office, organization := values["office"], values["organization"]
	switch {
	case office != "" && organization != "" && !strings.Contains(office, ","):
		office += ", " + organization
	case organization != "":
		facts = append(facts, csvFact{"link", organization, "organization"})
	}
	for _, f := range []csvFact{{"gender", values["gender"], "gender"}, {"office", office, "office"}, {"seat", values["seat"], "seat"}} {
		if f.value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}
