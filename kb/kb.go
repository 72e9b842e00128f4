// Package kb is a catalogue of names: who may be meant by "Trump", "Microsoft"
// or "the Commerce Department", and what is known of them. A small one ships
// with the program (facts/*.tsv, written by hand); users may bring their own in
// the same form, or build a big one from Wikidata and lists of their own.
//
// A catalogue proposes; it does not decide. [Catalogue.Named] gives candidates
// with priors, and whoever reads the text chooses among them. Names are compared
// in the form of [news.FoldName], which ignores case: it is for the reader of
// the text to see that "us" and "who" are not the United States and the World
// Health Organization.
//
// All sources give records (facts.go, jsonl.go, dump.go, csv.go), which are
// merged by Wikidata identifier (merge.go; own.go has the rows of users without
// one, report.go what they are told), get names that follow from others
// (names.go) and priors (priors.go), and are compiled (write.go) to bytes that
// are read in place (format.go).
package kb

import (
	"errors"
	"io"
	"iter"
	"strings"

	"newsgraph/news"
)

// Catalogue knows entities by id and by name. It never changes, so that it can
// be used by many goroutines at once.
type Catalogue struct {
	data                string
	items, names, roles table
	digest, sources     string
}

// Read reads a catalogue: UTF-8 text, one entity a line, in the form that the
// facts/README.md describes. Blank lines and lines that begin with # are
// left out. An error in the text names its line and says what to do.
func Read(r io.Reader) (*Catalogue, error) {
	records, err := readFacts("", r)
	if err == nil {
		err = checkTwice(records)
	}
	if err == nil {
		err = errors.Join(resolve(records, newDirectory(records))...)
	}
	if err != nil {
		return nil, err
	}
	return catalogueOf(records, "text")
}

func catalogueOf(records []*record, sources ...string) (*Catalogue, error) {
	shareDemonyms(records)
	return newCatalogue(string(finish(records, nil, sources)))
}

// Named returns the entities that have this name, by prior, best first, and by
// id where priors are equal; nil if there is none. What the priors of one name
// leave to 1 is the chance that somebody outside the catalogue is meant.
func (c *Catalogue) Named(name string) []news.Referent {
	d, ok := c.names.find(news.FoldName(name))
	if !ok {
		return nil
	}
	n := d.uint()
	referents := make([]news.Referent, 0, min(n, maxReferents))
	for d.more(&n) {
		r := news.Referent{Entity: c.id(d.uint()), Prior: float64(d.uint()) / priorParts, Form: news.NameForm(d.uint())}
		referents = append(referents, r)
	}
	return referents
}

// id is that of the item with this number, "" for a number of damaged bytes.
func (c *Catalogue) id(number uint64) string {
	d := c.items.at(int(min(number, 1<<40)))
	return d.str()
}

// Item returns what is known of the entity with this id, and whether there is
// one. An entity without a Wikidata identifier has an id made from its name:
// "entity:kb-" and the folded name, with hyphens for blanks.
func (c *Catalogue) Item(id string) (news.Item, bool) {
	d, ok := c.items.find(id)
	if !ok {
		return news.Item{}, false
	}
	return c.decode(id, d), true
}

// decode reads an item behind its id.
func (c *Catalogue) decode(id string, d decoder) news.Item {
	var item news.Item
	item.ID, item.WikidataID = id, wikidataID(id)
	item.Name = d.str()
	item.Type = types[min(int(d.uint()&0xff), len(types)-1)]
	item.Description = d.str()
	item.Popularity = float64(d.uint()) / popularityParts
	item.Gender = news.Gender(d.str())
	item.Aliases = d.strs()
	item.Kinds = d.strs()
	item.Seats = c.ids(&d)
	item.Links = c.ids(&d)
	for n := d.uint(); d.more(&n); {
		o := news.Office{Role: d.str()}
		if of := d.uint(); of > 0 {
			o.Of = c.id(of - 1)
		}
		o.From, o.To = d.date(), d.date()
		item.Offices = append(item.Offices, o)
	}
	return item
}

// wikidataID is the Wikidata identifier in an id, "" for an id made from a name.
func wikidataID(id string) string {
	if q, ok := strings.CutPrefix(id, "entity:Q"); ok {
		return "Q" + q
	}
	return ""
}

func (c *Catalogue) ids(d *decoder) (list []string) {
	for n := d.uint(); d.more(&n); {
		list = append(list, c.id(d.uint()))
	}
	return list
}

// Holders returns the ids of the people who have or had an office of this role,
// in lower case, sorted.
func (c *Catalogue) Holders(role string) []string {
	d, ok := c.roles.find(role)
	if !ok {
		return nil
	}
	return c.ids(&d)
}

// Items gives all items, by id.
func (c *Catalogue) Items() iter.Seq[news.Item] {
	return func(yield func(news.Item) bool) {
		for i := range c.items.len() {
			d := c.items.at(i)
			if !yield(c.decode(d.str(), d)) {
				return
			}
		}
	}
}

// Digest names what the catalogue knows: the SHA-256, in hexadecimal, of its
// compiled records. Comments and the order of lines in a text do not count.
func (c *Catalogue) Digest() string { return c.digest }

// Len is the number of entities.
func (c *Catalogue) Len() int { return c.items.len() }

// Names is the number of names in the form of [news.FoldName].
func (c *Catalogue) Names() int { return c.names.len() }

// Size is the number of bytes of the compiled catalogue.
func (c *Catalogue) Size() int { return len(c.data) }

// Sources says what the catalogue was made from.
func (c *Catalogue) Sources() []string { return strings.Split(c.sources, "\n") }
