package kb

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

var types = []news.EntityType{
	news.Person, news.Organization, news.Geopolitical, news.Place, news.NamedEvent,
	news.Work, news.Product, news.Group, news.Other,
}

var qid = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// readFacts reads UTF-8 text, one entity a line, in the form that
// facts/README.md describes. The name of the file is for errors; it may be "".
// It gives the good lines with the errors of all others.
func readFacts(file string, r io.Reader) ([]*record, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read catalogue of names: %w", err)
	}
	if file != "" {
		file += ", "
	}
	var records []*record
	var errs []error
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\uFEFF")) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		rec, err := parseLine(line)
		rec.where = file + "line " + strconv.Itoa(number)
		if err != nil {
			errs = append(errs, fmt.Errorf("catalogue of names, %s: %w", rec.where, err))
			continue
		}
		records = append(records, rec)
	}
	return records, errors.Join(errs...)
}

// readOwnFacts reads facts that a user wrote.
func readOwnFacts(file string, r io.Reader) ([]*record, skipped, error) {
	records, err := readFacts(file, r)
	for _, rec := range records {
		rec.own = true
	}
	return records, nil, err
}

// checkTwice refuses two lines for one entity.
func checkTwice(records []*record) error {
	var errs []error
	first := make(map[string]string)
	for _, rec := range records {
		id := rec.item.ID
		if where, ok := first[id]; ok {
			errs = append(errs, fmt.Errorf("catalogue of names, %s: %s is already on %s; make one line of the two, or give one another name, QID or, in a CSV file, id or description", rec.where, id, where))
			continue
		}
		first[id] = rec.where
	}
	return errors.Join(errs...)
}

// parseLine gives a record even where there is an error.
func parseLine(line string) (*record, error) {
	rec := &record{curated: true}
	if !utf8.ValidString(line) {
		return rec, errors.New("not UTF-8; save the file in that encoding")
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 5 && len(fields) != 6 {
		return rec, fmt.Errorf("%d fields; write five or six, separated by tabs: QID (may be empty), type, name, aliases (may be empty), description, facts (may be left out)", len(fields))
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	rec.item.Entity = news.Entity{WikidataID: fields[0], Type: news.EntityType(fields[1]), Description: fields[4]}
	if err := checkIdentity(rec.item.Entity); err != nil {
		return rec, err
	}
	if err := rec.setNames(fields[2], fields[3]); err != nil {
		return rec, err
	}
	if len(fields) == 6 {
		return rec, rec.setFacts(fields[5])
	}
	return rec, nil
}

func checkIdentity(e news.Entity) error {
	if err := checkQID(e.WikidataID); err != nil {
		return err
	}
	if !slices.Contains(types, e.Type) {
		return fmt.Errorf("%q is not a type of entity; write one of %v", e.Type, types)
	}
	return nil
}

func checkQID(id string) error {
	if id != "" && !qid.MatchString(id) {
		return fmt.Errorf("%q is not a Wikidata identifier such as Q2283; leave the field empty if there is none", id)
	}
	return nil
}

// setNames reads the fields of the name and the aliases, and makes the id.
func (rec *record) setNames(name, aliases string) (err error) {
	if rec.item.Name, err = rec.addName(name, news.FullName); err != nil {
		return err
	}
	rec.item.ID = itemID(rec.item.WikidataID, rec.item.Name)
	return rec.setAliases(aliases)
}

func (rec *record) setAliases(aliases string) error {
	if aliases == "" {
		return nil
	}
	for field := range strings.SplitSeq(aliases, "|") {
		alias, err := rec.addName(strings.TrimSpace(field), news.Alias)
		if err != nil {
			return err
		}
		rec.item.Aliases = append(rec.item.Aliases, alias)
	}
	slices.Sort(rec.item.Aliases)
	return nil
}

// itemID is the id of an item with this Wikidata identifier, or, where that is
// "", with this name.
func itemID(qid, name string) string {
	if qid != "" {
		return news.WikidataEntityID(qid)
	}
	return ownID(news.FoldName(name))
}

// addName reads a name that may end in "=" and its share, and returns the name
// alone.
func (rec *record) addName(field string, form news.NameForm) (name string, err error) {
	name, share := field, 0.0
	if i := strings.LastIndexByte(field, '='); i >= 0 {
		name = strings.TrimSpace(field[:i])
		share, err = strconv.ParseFloat(field[i+1:], 64)
		if err != nil || !(share > 0 && share <= 1) { // put so that NaN is refused
			return "", fmt.Errorf("%q: write a number over 0 and up to 1 after =, the share of this name's mentions that mean the entity", field)
		}
	}
	folded := news.FoldName(name)
	if folded == "" {
		return "", fmt.Errorf("name or alias %q has no letter or digit; remove or complete it", name)
	}
	if rec.hasName(folded) {
		return "", fmt.Errorf("%q is there twice (case, accents and periods do not count); remove one", name)
	}
	rec.names = append(rec.names, nameOf{folded: folded, form: form, share: share, written: form <= news.Alias})
	return name, nil
}
