// Package kb is a catalogue of names: who may be meant by "Trump", "Microsoft"
// or "the Commerce Department", and what is known of them. A small one ships
// with the program (builtin.tsv, written by hand); users may bring their own in
// the same form.
//
// A catalogue proposes; it does not decide. [Catalogue.Named] gives candidates
// with scores, and whoever reads the text chooses among them. Names are compared
// in the form of [news.FoldName], which ignores case: it is for the reader of
// the text to see that "us" and "who" are not the United States and the World
// Health Organization.
package kb

import (
	_ "embed"
	"slices"

	"newsgraph/news"
)

//go:embed builtin.tsv
var builtin string

// Catalogue knows entities by id and by name. It never changes, so that it can
// be used by many goroutines at once.
type Catalogue struct {
	entities map[string]news.Entity
	names    map[string][]news.Candidate // by folded name; best first
	digest   string
}

// Builtin is the catalogue that ships with the program. It is parsed anew at
// each call, which takes a few milliseconds: keep the result.
func Builtin() (*Catalogue, error) { return parse(builtin) }

// Named returns the entities that have this name or alias, by score, best
// first, and by id where scores are equal; nil if there is none. A score is the
// share of the articles with that name alone that mean the entity, as the file
// gives or implies it. The scores of one name add up to 1 at most; what is left
// is the chance that somebody outside the catalogue is meant.
func (c *Catalogue) Named(name string) []news.Candidate {
	return slices.Clone(c.names[news.FoldName(name)])
}

// Entity returns the entity with this id, and whether there is one. An entity
// without a Wikidata identifier has an id made from its name: "entity:kb-" and
// the folded name, with hyphens for blanks.
func (c *Catalogue) Entity(id string) (news.Entity, bool) {
	e, ok := c.entities[id]
	e.Aliases = slices.Clone(e.Aliases)
	return e, ok
}

// Digest names what the catalogue knows: the SHA-256, in hexadecimal, of the
// lines it was read from, without comments, blank lines and line ends.
func (c *Catalogue) Digest() string { return c.digest }

// Len is the number of entities.
func (c *Catalogue) Len() int { return len(c.entities) }
