// Package kb is a catalogue of names: who may be meant by "Trump", "Microsoft"
// or "the Commerce Department", and what is known of them. A small one ships
// with the program (facts/*.tsv, written by hand); users may bring their own in
// the same form.
//
// A catalogue proposes; it does not decide. [Catalogue.Named] gives candidates
// with priors, and whoever reads the text chooses among them. Names are compared
// in the form of [news.FoldName], which ignores case: it is for the reader of
// the text to see that "us" and "who" are not the United States and the World
// Health Organization.
package kb

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"newsgraph/news"
)

//go:embed facts/*.tsv
var facts embed.FS

// Catalogue knows entities by id and by name. It never changes, so that it can
// be used by many goroutines at once.
type Catalogue struct {
	items   map[string]news.Item
	names   map[string][]news.Referent // by folded name; best first
	holders map[string][]string        // by role: who has or had it
	digest  string
}

// Builtin is the catalogue that ships with the program. It is parsed anew at
// each call, which takes a few milliseconds: keep the result.
func Builtin() (*Catalogue, error) {
	files, err := fs.Glob(facts, "facts/*.tsv")
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	for _, name := range files {
		text, err := facts.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all.Write(text)
	}
	return parse(all.String())
}

// Named returns the entities that have this name or alias, by prior, best
// first, and by id where priors are equal; nil if there is none. What the
// priors of one name leave to 1 is the chance that somebody outside the
// catalogue is meant.
func (c *Catalogue) Named(name string) []news.Referent {
	return slices.Clone(c.names[news.FoldName(name)])
}

// Item returns what is known of the entity with this id, and whether there is
// one. An entity without a Wikidata identifier has an id made from its name:
// "entity:kb-" and the folded name, with hyphens for blanks.
func (c *Catalogue) Item(id string) (news.Item, bool) {
	item, ok := c.items[id]
	item.Aliases = slices.Clone(item.Aliases)
	return item, ok
}

// Holders returns the ids of the people who have or had an office of this role,
// in lower case, sorted.
func (c *Catalogue) Holders(role string) []string { return slices.Clone(c.holders[role]) }

// Digest names what the catalogue knows: the SHA-256, in hexadecimal, of the
// lines it was read from, without comments, blank lines and line ends.
func (c *Catalogue) Digest() string { return c.digest }

// Len is the number of entities.
func (c *Catalogue) Len() int { return len(c.items) }
