package kb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Build says what to make a catalogue of.
type Build struct {
	Sources        []string          // names of files, which tell what they are; see [Build.Run]
	Output         string            // the file to write; [Build.Output].partial keeps what is read of a dump
	WithoutBuiltin bool              // leave out the facts that ship with the program
	MinSitelinks   int               // of an item of a dump
	Progress       func(done string) // told now and then how far the reading is; may be nil
	Tell           func(Report)      // told of each source at the end what became of it; may be nil
}

// Run reads the sources and writes the catalogue. The ends of a source's name
// tell what it is, with .gz where it is compressed:
//
//	.json       a dump of Wikidata; may be .bz2 as well
//	.jsonl      items, one JSON object a line
//	.csv        people and firms, with a header; see [CSVColumns]
//	.tsv        facts in the form of facts/README.md, but
//	anchors*.tsv  names, titles in Wikipedia or QIDs, and counts
//	title*.tsv    titles in Wikipedia and QIDs, for the anchors
//
// Sources stand in the order of trust: where two tell of one item, the first
// says what its name is. The facts that ship with the program come before all.
func (b *Build) Run(ctx context.Context) (*Catalogue, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	in := &sources{build: b, counts: make(anchors), titles: make(map[string]string)}
	defer func() { in.partial.release() }() // whatever comes of it
	if !b.WithoutBuiltin {
		if err := in.addBuiltin(); err != nil {
			return nil, err
		}
	}
	for _, name := range b.Sources {
		if err := in.add(ctx, name); err != nil {
			return nil, err
		}
	}
	data, err := in.compile()
	if err != nil {
		return nil, err
	}
	if err := writeFile(b.Output, data); err != nil {
		return nil, err
	}
	if err := in.partial.remove(); err != nil {
		return nil, err
	}
	if b.Tell != nil {
		for _, r := range in.told {
			b.Tell(r)
		}
	}
	return Open(b.Output)
}

// sources is what was read so far.
type sources struct {
	build   *Build
	groups  [][]*record // of each source, with references that are not resolved
	strict  []bool      // whether all references of the group have to lead somewhere
	bases   []string    // names of the groups' files
	skipped []skipped   // of each group
	tables  []Report    // of the sources that are no groups
	told    []Report    // of all
	names   []string
	counts  anchors
	titles  map[string]string
	anchors []string // files to read when the titles are known
	partial *partial // of the dump; nil if there is none
}

func (in *sources) addBuiltin() error {
	records, err := builtinRecords()
	if err != nil {
		return err
	}
	in.addGroup(builtinName, records, nil, true)
	return nil
}

func (in *sources) addGroup(name string, records []*record, left skipped, strict bool) {
	in.bases = append(in.bases, name)
	in.skipped = append(in.skipped, left)
	in.groups = append(in.groups, records)
	in.strict = append(in.strict, strict)
	in.names = append(in.names, fmt.Sprintf("%s (%d items)", name, len(records)))
}

// add reads one source.
func (in *sources) add(ctx context.Context, name string) error {
	base := filepath.Base(name)
	plain := strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".bz2")
	if filepath.Ext(plain) == ".json" {
		return in.addDump(ctx, name)
	}
	r, err := openSource(ctx, name)
	if err != nil {
		return err
	}
	defer r.Close()
	switch ext := filepath.Ext(plain); {
	case ext == ".jsonl":
		return in.addRecords(base, readRows, r, false)
	case ext == ".csv":
		return in.addRecords(base, readCSV, r, true)
	case ext == ".tsv" && strings.HasPrefix(base, "anchor"):
		in.anchors = append(in.anchors, name)
		return nil
	case ext == ".tsv" && strings.HasPrefix(base, "title"):
		in.names = append(in.names, base)
		return in.readTitles(base, r)
	case ext == ".tsv":
		return in.addRecords(base, readOwnFacts, r, true)
	}
	return fmt.Errorf("%s: its name does not tell what it is; a source ends in .json (a dump of Wikidata), .jsonl, .csv or .tsv, and .gz after that if it is compressed", name)
}

func (in *sources) addRecords(base string, read func(string, io.Reader) ([]*record, skipped, error), r io.Reader, strict bool) error {
	records, left, err := read(base, r)
	if err == nil {
		err = checkTwice(records)
	}
	if err != nil {
		return err
	}
	in.addGroup(base, records, left, strict)
	return nil
}

// check refuses to overwrite a source, or anything else that is not a catalogue.
func (b *Build) check() error {
	output, err := os.Stat(b.Output)
	if err != nil {
		return nil // there is none yet, or writing it will say what is wrong
	}
	for _, name := range b.Sources {
		if info, err := os.Stat(name); err == nil && os.SameFile(info, output) {
			return fmt.Errorf("%s is a source and cannot be the output as well; name another file to write", name)
		}
	}
	f, err := os.Open(b.Output)
	if err != nil {
		return fmt.Errorf("write the catalogue of names: %w", err)
	}
	defer f.Close()
	start := make([]byte, len(magic))
	if n, _ := io.ReadFull(f, start); n > 0 && string(start) != magic {
		return fmt.Errorf("%s is there already and is no compiled catalogue; name another file to write, or remove it", b.Output)
	}
	return nil
}

// halve parts the user's own records from others.
func halve(all []*record) (own, others []*record) {
	for _, rec := range all {
		if rec.own {
			own = append(own, rec)
		} else {
			others = append(others, rec)
		}
	}
	return own, others
}

// checkTypes refuses rows whose type was left to other sources, which do not
// know it.
func checkTypes(merged []*record) error {
	for _, rec := range merged {
		if rec.item.Type == "" {
			return fmt.Errorf("%s: no source says what %s (%s) is; write its type, one of %v", rec.where, rec.item.WikidataID, rec.item.Name, types)
		}
	}
	return nil
}

// compile joins all that was read.
func (in *sources) compile() ([]byte, error) {
	var all []*record
	for _, group := range in.groups {
		all = append(all, group...)
	}
	if !in.build.WithoutBuiltin {
		identify(in.groups[0], all[len(in.groups[0]):])
	}
	own, others := halve(all)
	joinOwn(own, others)
	in.told = in.reports()
	everything := newDirectory(all)
	var errs []error
	for i, group := range in.groups {
		unresolved := resolve(group, newDirectory(group), newDirectory(in.groups[0]), everything)
		if in.strict[i] {
			errs = append(errs, unresolved...)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	merged := merge(all)
	if err := checkTypes(merged); err != nil {
		return nil, err
	}
	prefer(merged)
	shareDemonyms(merged)
	placeByDescription(merged)
	for _, name := range in.anchors {
		if err := in.readAnchors(name, merged); err != nil {
			return nil, err
		}
	}
	if len(merged) == 0 {
		return nil, errors.New("the sources have no items; name some, or leave the facts in that ship with newsgraph")
	}
	return finish(merged, in.counts, in.names), nil
}

// writeFile puts a file in its place when it is whole and on the disk.
func writeFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write the catalogue of names: %w", err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("write the catalogue of names %s: %w", name, err)
	}
	return nil
}
