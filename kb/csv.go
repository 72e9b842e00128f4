package kb

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// CSVColumns says what the columns of a CSV file are, for those who write one.
const CSVColumns = `  name          as the news writes it at first mention; the one column that must be there.
                "John Smith=0.3": of ten articles with that name, three mean this one
  id            of your own, to keep two of one name apart
  qid           Wikidata identifier such as Q2283: joins the row to what is known of it
  type          PERSON ORGANIZATION GEOPOLITICAL PLACE NAMED_EVENT WORK PRODUCT GROUP OTHER.
                May be empty where there is a gender or an office (a person) or a
                qid of which another source says the type
  aliases       other names, with | or ; between them
  description   short; its words help to tell namesakes apart
  gender        female or f, male or m, x (they)
  office        "role", or "role, of whom, from/to": "chair, Bell Works, 2019/2021-05"
  organization  of whom the office is, where that does not say; else one that
                the person has to do with
  seat          of an organization or place: the name or qid of where it lies
`

// columns are those that a CSV file may have.
var columns = []string{"name", "id", "qid", "type", "aliases", "description", "gender", "office", "organization", "seat"}

// readCSV reads a table of people and firms, in UTF-8, with commas or semicolons
// between the fields. The first row has the names of the columns, which
// [CSVColumns] describes.
func readCSV(file string, r io.Reader) ([]*record, skipped, error) {
	rows, header, err := openCSV(r)
	if err != nil {
		return nil, nil, fmt.Errorf("%s, line 1: %w", file, err)
	}
	var records []*record
	for {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			separate(records)
			return records, nil, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := rows.FieldPos(0)
		rec, column, err := parseCSVRow(header, fields)
		if err != nil {
			return nil, nil, fmt.Errorf("%s, line %d, column %s: %w", file, line, column, err)
		}
		rec.where = fmt.Sprintf("%s, line %d", file, line)
		records = append(records, rec)
	}
}

// openCSV reads the header row.
func openCSV(r io.Reader) (rows *csv.Reader, header []string, err error) {
	in := bufio.NewReader(r)
	if mark, _ := in.Peek(3); string(mark) == "\uFEFF" {
		in.Discard(len(mark))
	}
	start, _ := in.Peek(1024) // what is wrong comes again
	first, _, _ := bytes.Cut(start, []byte("\n"))
	rows = csv.NewReader(in)
	rows.TrimLeadingSpace = true
	if !bytes.Contains(first, []byte(",")) && bytes.Contains(first, []byte(";")) {
		rows.Comma = ';'
	}
	header, err = rows.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil, errors.New("there is nothing in it; the first row must have the names of the columns")
	case err != nil:
		return nil, nil, err
	}
	return rows, header, checkHeader(header)
}

// checkHeader makes the names of columns lower case.
func checkHeader(header []string) error {
	for i, column := range header {
		if !utf8.ValidString(column) {
			return notUTF8(column)
		}
		column = strings.ToLower(strings.TrimSpace(column))
		switch {
		case !slices.Contains(columns, column):
			return fmt.Errorf("there is no column %q; write some of %s", column, strings.Join(columns, ", "))
		case slices.Contains(header[:i], column):
			return fmt.Errorf("the column %s is there twice; remove one", column)
		}
		header[i] = column
	}
	if !slices.Contains(header, "name") {
		return errors.New("there is no column name; the first row must have the names of the columns")
	}
	return nil
}

func notUTF8(text string) error {
	return fmt.Errorf("%q is not UTF-8, but perhaps Latin-1 or Windows-1252; save the file in UTF-8 (in a spreadsheet: \"CSV UTF-8\"; or iconv -f WINDOWS-1252 -t UTF-8)", text)
}

// parseCSVRow gives the column where an error is.
func parseCSVRow(header, fields []string) (rec *record, column string, err error) {
	values := make(map[string]string)
	for i, column := range header {
		if !utf8.ValidString(fields[i]) {
			return nil, column, notUTF8(fields[i])
		}
		values[column] = strings.TrimSpace(fields[i])
	}
	rec = &record{curated: true, own: true}
	rec.item.WikidataID, rec.item.Description = values["qid"], values["description"]
	if rec.item.Type, err = csvType(values); err != nil {
		return nil, "type", err
	}
	if err := checkQID(rec.item.WikidataID); err != nil {
		return nil, "qid", err
	}
	if err := rec.setNames(values["name"], ""); err != nil {
		return nil, "name", err
	}
	if err := rec.setID(values["id"]); err != nil {
		return nil, "id", err
	}
	if err := rec.setAliases(strings.ReplaceAll(strings.Trim(values["aliases"], "|; "), ";", "|")); err != nil {
		return nil, "aliases", err
	}
	for _, fact := range csvFacts(values) {
		if err := rec.setFact(fact.key, fact.value); err != nil {
			return nil, fact.column, err
		}
	}
	return rec, "", nil
}

// csvType is "" where only another source can say the type.
func csvType(values map[string]string) (news.EntityType, error) {
	typ := news.EntityType(strings.ToUpper(values["type"]))
	switch {
	case slices.Contains(types, typ):
		return typ, nil
	case typ != "":
		return "", fmt.Errorf("%q is not a type of entity; write one of %v", values["type"], types)
	case values["gender"] != "" || values["office"] != "":
		return news.Person, nil
	case values["qid"] != "":
		return "", nil
	}
	return "", fmt.Errorf("nothing says what %q is; write one of %v (or a gender or an office of a person, or a qid that another source knows)", values["name"], types)
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
	gender := values["gender"]
	switch strings.ToLower(gender) {
	case "female", "f":
		gender = string(news.Female)
	case "male", "m":
		gender = string(news.Male)
	case "x":
		gender = string(news.Neuter)
	}
	for _, f := range []csvFact{{"gender", gender, "gender"}, {"office", office, "office"}, {"seat", values["seat"], "seat"}} {
		if f.value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}
