package kb

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"newsgraph/news"
)

// markEvery is how many lines of a dump lie between two marks, to which an
// interrupted reading goes back.
const markEvery = 10000

// addDump reads a dump of Wikidata: a JSON array with an item on each line.
// What it keeps of each goes into a file beside the output, from which the
// reading goes on when it was interrupted.
func (in *sources) addDump(ctx context.Context, name string) error {
	if in.partial != nil {
		return fmt.Errorf("%s: there can be only one dump in a catalogue", name)
	}
	p, err := openPartial(in.build.Output+".partial", name, in.build.MinSitelinks)
	if err != nil {
		return err
	}
	in.partial = p
	defer p.close()
	if err := p.readDump(ctx, name, in.build); err != nil {
		if p.lines == 0 { // there is nothing to go on with
			p.remove()
		}
		return err
	}
	t, err := p.taxonomy()
	if err != nil {
		return err
	}
	records := dumpRecords(p.rows, t)
	left := skipped{fmt.Sprintf("classes, no news item, no English name or fewer than %d pages", in.build.MinSitelinks): p.lines - len(records)}
	in.addGroup(filepath.Base(name), records, left, false)
	return nil
}

// readDump reads the lines that were not read before.
func (p *partial) readDump(ctx context.Context, name string, b *Build) error {
	if p.done {
		return nil
	}
	r, err := openSource(ctx, name)
	if err != nil {
		return err
	}
	defer r.Close()
	base, lines, frame := filepath.Base(name), bufio.NewReaderSize(r, 1<<20), dumpFrame{}
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read %s: %w", name, err)
		}
		end := err != nil
		if err := frame.check(bytes.TrimSpace(line), end); err != nil {
			return fmt.Errorf("%s, line %d: %w", base, number, err)
		}
		if number > p.lines {
			row, err := parseDumpLine(line, b.MinSitelinks)
			if err != nil {
				return fmt.Errorf("%s, line %d: %w", base, number, err)
			}
			if err := p.add(row, number, end); err != nil {
				return err
			}
		}
		if b.Progress != nil && number%markEvery == 0 {
			b.Progress(fmt.Sprintf("%s: %d lines read, %d items kept", base, number, len(p.rows)))
		}
		if end {
			return nil
		}
	}
}

// dumpFrame looks for the brackets around the lines of a dump.
type dumpFrame struct{ open, closed bool }

// check sees each line, without blanks around it.
func (f *dumpFrame) check(line []byte, end bool) error {
	switch {
	case f.open && len(line) > 0:
		f.closed = line[len(line)-1] == ']'
	case bytes.Equal(line, []byte("[")):
		f.open = true
	case len(line) > 0:
		return errors.New("this is no dump of Wikidata, which begins with a line of \"[\"; if it has a JSON object on each line, let its name end in .jsonl")
	}
	switch {
	case end && !f.open:
		return errors.New("there is nothing in it")
	case end && !f.closed:
		return errors.New("the dump is cut short: the line of \"]\" that ends it is missing; fetch it again")
	}
	return nil
}

// dumpRecords makes records of the rows, now that all classes are known.
func dumpRecords(rows []*dumpRow, t *taxonomy) []*record {
	var records []*record
	byQID := make(map[string]*record)
	for _, r := range rows {
		typ, ok := t.typeOf(r.Classes)
		if !r.Kept || !ok || byQID[r.QID] != nil {
			continue
		}
		rec := r.record(t, typ)
		byQID[r.QID] = rec
		records = append(records, rec)
	}
	for _, r := range rows {
		for _, term := range r.Chiefs {
			byQID[term.Item].addTerm("chief executive", r.QID, term)
		}
		for _, term := range r.Chairs {
			byQID[term.Item].addTerm("chair", r.QID, term)
		}
	}
	return records
}

func (r *dumpRow) record(t *taxonomy, typ news.EntityType) *record {
	rec := &record{signals: signals{sitelinks: r.Sitelinks, sources: 1, wikipedia: r.Title != ""}}
	rec.item.Entity = news.Entity{ID: news.WikidataEntityID(r.QID), WikidataID: r.QID, Name: r.Name, Type: typ, Description: r.Desc}
	rec.addForm(r.Name, news.FullName)
	rec.addAliases(withoutParentheses(r.Title))
	rec.addAliases(r.Aliases...)
	for _, class := range append(r.Classes, r.Kinds...) {
		if _, kind := head(t.names[class]); kind != "" && class != humanClass {
			rec.item.Kinds = union(rec.item.Kinds, []string{kind})
		}
	}
	for _, to := range r.Links {
		rec.refs = append(rec.refs, reference{relation: link, to: to})
	}
	if typ == news.Person {
		rec.item.Gender = genderOf(r.Gender)
		for _, term := range r.Offices {
			role, of := t.role(term.Item)
			if term.Of != "" {
				of = term.Of
			}
			rec.addTerm(role, of, term)
		}
		return rec
	}
	for _, to := range r.Seats {
		rec.refs = append(rec.refs, reference{relation: seat, to: to})
	}
	return rec
}

// addTerm adds an office to a person; nothing to anybody else.
func (rec *record) addTerm(role, of string, term dumpTerm) {
	if rec == nil || rec.item.Type != news.Person || role == "" {
		return
	}
	if of != "" {
		rec.refs = append(rec.refs, reference{relation: officeOf, office: len(rec.item.Offices), to: of})
	}
	rec.item.Offices = append(rec.item.Offices, news.Office{Role: role, From: term.From, To: term.To})
}

// genderOf reads Wikidata's "sex or gender".
func genderOf(values []string) news.Gender {
	for _, value := range values {
		switch value {
		case "Q6581072", "Q1052281": // female, trans woman
			return news.Female
		case "Q6581097", "Q2449503": // male, trans man
			return news.Male
		case "Q48270": // non-binary
			return news.Neuter
		}
	}
	return ""
}
