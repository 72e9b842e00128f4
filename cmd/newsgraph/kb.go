package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"newsgraph/kb"
	"newsgraph/news"
)

func kbFlags(c *config) {
	c.set.StringVar(&c.kb, "kb", "", "for info and find: a `file` with the catalogue of names, instead of the one that ships with the program")
	c.set.StringVar(&c.output, "o", "newsgraph.kb", "for build: the `file` to write")
	c.set.BoolVar(&c.withoutBuiltin, "without-builtin", false, "for build: leave out the facts that ship with the program")
	c.set.BoolVar(&c.licenses, "licenses", false, "for info: print the licenses of the facts that ship with the program")
	c.set.IntVar(&c.minSitelinks, "min-sitelinks", 10, "for build: leave out the items of a Wikidata dump that fewer `pages` tell of")
}

const kbForms = "build SOURCE..., info [FILE] or find NAME"

func kbHelp() string {
	return `  newsgraph kb build [-o FILE] SOURCE...
  newsgraph kb info [--licenses] [FILE]
  newsgraph kb find [--kb FILE] NAME

A source is a table of your own (.csv), lines of JSON (.jsonl), facts (.tsv) or a
dump of Wikidata (.json), and may be compressed (.gz). Where several tell of one
item, the facts that ship with the program come first, then the sources as you
name them. A CSV file is in UTF-8 and has in its first row the names of its columns:

` + kb.CSVColumns + `
A line of JSON has qid and name, and may have aliases, types, desc, wikipedia,
page_views, sitelinks, gender ("f", "m" or "x") and offices ("chair, Q77, 2019/").

find prints the prior of each who has the name: how likely it means them before
anything is read. Reading adds what the article says, and links from a score of
.80; below that a name gets an entity of its own.
`
}

// catalogue builds a catalogue of names, or tells what is in one.
func (p *program) catalogue(ctx context.Context, c *config) error {
	if len(c.args) == 0 {
		return usagef("kb: say what to do: %s", kbForms)
	}
	switch what, args := c.args[0], c.args[1:]; {
	case what == "build":
		return p.buildCatalogue(ctx, c, args)
	case what == "info" && len(args) <= 1:
		if len(args) == 1 {
			c.kb = args[0]
		}
		return p.catalogueInfo(c)
	case what == "find" && len(args) == 1:
		return p.findName(c, args[0])
	}
	switch c.args[0] {
	case "find":
		return usagef("kb find: give one name, in quotes if it has blanks, as in: newsgraph kb find 'Satya Nadella'")
	case "info":
		return usagef("kb info: give one file, or none for the names that ship with the program")
	}
	return usagef("kb: cannot do %q; say %s", c.args[0], kbForms)
}

func (p *program) buildCatalogue(ctx context.Context, c *config, sources []string) error {
	t := &ticker{out: p.stderr, terminal: p.terminal}
	defer t.finish()
	b := &kb.Build{Sources: sources, Output: c.output, WithoutBuiltin: c.withoutBuiltin, MinSitelinks: c.minSitelinks, Progress: t.show, Tell: p.tellSource}
	names, err := b.Run(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return errGoesOn
		}
		return err
	}
	t.show(fmt.Sprintf("%d items and %d names in %s, %.1f MB", names.Len(), names.Names(), c.output, float64(names.Size())/1e6))
	return nil
}

// tellSource says what became of a source: how many of its rows are in, and of
// the user's own those that met other items.
func (p *program) tellSource(r kb.Report) {
	const most = 50
	clear := ""
	if p.terminal {
		clear = "\r\033[K"
	}
	fmt.Fprintf(p.stderr, "%s%s\n", clear, r)
	for i, note := range r.Notes {
		if i == most {
			fmt.Fprintf(p.stderr, "  and %d more\n", len(r.Notes)-most)
			break
		}
		fmt.Fprintf(p.stderr, "  %s\n", note)
	}
}

// ticker shows how far a long task is, in the way of [progress].
type ticker struct {
	out      io.Writer
	terminal bool
}

func (t *ticker) show(done string) {
	if t.terminal {
		fmt.Fprintf(t.out, "\r\033[K%s", done)
	} else {
		fmt.Fprintln(t.out, done)
	}
}

func (t *ticker) finish() {
	if t.terminal {
		fmt.Fprintln(t.out)
	}
}

// catalogueInfo tells what a catalogue has.
func (p *program) catalogueInfo(c *config) error {
	if c.licenses {
		_, err := io.WriteString(p.stdout, kb.Licenses())
		return err
	}
	names, err := c.names()
	if err != nil {
		return err
	}
	if err := names.Verify(); err != nil {
		return err
	}
	byType := make(map[news.EntityType]int)
	for item := range names.Items() {
		byType[item.Type]++
	}
	var order []news.EntityType
	for typ := range byType {
		order = append(order, typ)
	}
	slices.SortFunc(order, func(a, b news.EntityType) int { return byType[b] - byType[a] })
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "items\t%d\n", names.Len())
	for _, typ := range order {
		fmt.Fprintf(w, "  %s\t%d\n", typ, byType[typ])
	}
	fmt.Fprintf(w, "names\t%d\nbytes\t%d\ndigest\t%s\n", names.Names(), names.Size(), names.Digest())
	for _, source := range names.Sources() {
		fmt.Fprintf(w, "source\t%s\n", source)
	}
	return w.Flush()
}

// findName lists whom a name may mean.
func (p *program) findName(c *config, name string) error {
	names, err := c.names()
	if err != nil {
		return err
	}
	referents := names.Named(name)
	if len(referents) == 0 {
		fmt.Fprintf(p.stderr, "newsgraph: nobody in the catalogue is called %q\n", name)
		return errQuiet
	}
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "PRIOR\tFORM\tID\tTYPE\tNAME\tDESCRIPTION")
	for _, r := range referents {
		item, _ := names.Item(r.Entity)
		fmt.Fprintf(w, "%.3f\t%s\t%s\t%s\t%s\t%s\n", r.Prior, formName(r.Form), r.Entity, item.Type, item.Name, item.Description)
	}
	return w.Flush()
}

func formName(form news.NameForm) string {
	switch form {
	case news.FullName:
		return "name"
	case news.Alias:
		return "alias"
	case news.Demonym:
		return "demonym"
	case news.Metonym:
		return "metonym"
	case news.Surname:
		return "surname"
	case news.ShortForm:
		return "short"
	}
	return "other"
}
