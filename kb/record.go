package kb

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// record is what one source says of one item, or what all say after they are
// merged. References are not resolved before all sources are read.
type record struct {
	item    news.Item
	names   []nameOf
	refs    []reference
	curated bool   // from facts written by hand
	own     bool   // by the user
	named   bool   // has an id by hand
	note    string // on what it met
	where   string
	signals signals
}

// nameOf is a name of a record.
type nameOf struct {
	folded string
	form   news.NameForm
	share  float64 // of the mentions of the name, by hand or counted; 0 where it is to be estimated

	written bool // by hand, as a name or alias
}

func (rec *record) hasName(folded string) bool {
	return slices.ContainsFunc(rec.names, func(n nameOf) bool { return n.folded == folded })
}

// addForm adds a name of which no share is known, unless it is there already.
func (rec *record) addForm(name string, form news.NameForm) {
	if folded := news.FoldName(name); folded != "" && !rec.hasName(folded) {
		rec.names = append(rec.names, nameOf{folded: folded, form: form})
	}
}

// relation is how an item refers to another.
type relation uint8

const (
	seat relation = iota
	link
	officeOf
)

// reference is another item, by name or Wikidata identifier.
type reference struct {
	relation relation
	office   int // whose: index into the item's offices, for officeOf
	to       string
}

// directory finds items by what references call them.
type directory struct {
	ids            map[string]string   // by Wikidata identifier
	names, aliases map[string][]string // by folded name
}

// newDirectory knows the items of all records.
func newDirectory(records []*record) *directory {
	d := &directory{make(map[string]string), make(map[string][]string), make(map[string][]string)}
	for _, rec := range records {
		id := rec.item.ID
		if rec.item.WikidataID != "" {
			d.ids[rec.item.WikidataID] = id
		}
		for _, n := range rec.names {
			switch n.form {
			case news.FullName:
				d.names[n.folded] = append(d.names[n.folded], id)
			case news.Alias:
				d.aliases[n.folded] = append(d.aliases[n.folded], id)
			}
		}
	}
	return d
}

// find gives the one item with this Wikidata identifier or name, or alias if
// nobody has that name.
func (d *directory) find(to string) (id string, err error) {
	if id, ok := d.ids[to]; ok {
		return id, nil
	}
	found := d.names[news.FoldName(to)]
	if found == nil {
		found = d.aliases[news.FoldName(to)]
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("nothing here has the name or QID %q; add a line for it, or remove the reference", to)
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%q may be any of %s; write the QID, or a name that only one has", to, strings.Join(found, ", "))
}

// resolve puts ids for all references of the records, found in the first
// directory that knows them. What it cannot resolve it leaves out, with an
// error each.
func resolve(records []*record, directories ...*directory) []error {
	var errs []error
	for _, rec := range records {
		for _, ref := range rec.refs {
			id, err := findIn(directories, ref.to)
			if err != nil {
				errs = append(errs, fmt.Errorf("catalogue of names, %s: %w", rec.where, err))
				continue
			}
			rec.relate(ref, id)
		}
		rec.refs = nil
	}
	return errs
}

// findIn gives the error of the last directory.
func findIn(directories []*directory, to string) (id string, err error) {
	for _, d := range directories {
		if id, err = d.find(to); err == nil {
			break
		}
	}
	return id, err
}

func (rec *record) relate(ref reference, id string) {
	item := &rec.item
	switch ref.relation {
	case officeOf:
		item.Offices[ref.office].Of = id
	case seat:
		item.Seats = union(item.Seats, []string{id})
	case link:
		item.Links = union(item.Links, []string{id})
	}
}

// union adds to a list what is not in it.
func union(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
