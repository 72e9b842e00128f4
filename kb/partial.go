package kb

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/gofrs/flock"
)

// partial is the file that keeps what was read of a dump: JSON lines, of which
// the first says of what dump, and marks say how many lines of it are in those
// before. Only the items that are kept are in memory as well, and who is above
// whom among classes.
type partial struct {
	name  string
	lock  *flock.Flock // held from opening to release
	file  *os.File
	out   *bufio.Writer
	rows  []*dumpRow
	above []pair
	lines int  // of the dump that are read
	done  bool // the whole dump is
}

// rowVersion changes when other things are kept of an item.
const rowVersion = 2

// partialHead says what the rows are of: a dump is taken for the same while its
// name, its size, its time and its beginning are.
type partialHead struct {
	Version      int    `json:"version"`
	Dump         string `json:"dump"`
	Size         int64  `json:"size"`
	Modified     int64  `json:"modified"` // nanoseconds since 1970
	Start        string `json:"start"`    // SHA-256 of the first bytes
	MinSitelinks int    `json:"minSitelinks"`
}

type partialLine struct {
	Head *partialHead `json:"head,omitempty"`
	Row  *dumpRow     `json:"row,omitempty"`
	Mark int          `json:"mark,omitempty"`
	Done bool         `json:"done,omitempty"`
}

// headOf describes a dump.
func headOf(dump string, minSitelinks int) (h partialHead, err error) {
	f, err := os.Open(dump)
	if err != nil {
		return h, fmt.Errorf("open a source of the catalogue: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return h, err
	}
	sum := sha256.New()
	if _, err := io.CopyN(sum, f, 1<<20); err != nil && !errors.Is(err, io.EOF) {
		return h, fmt.Errorf("read %s: %w", dump, err)
	}
	return partialHead{rowVersion, filepath.Base(dump), info.Size(), info.ModTime().UnixNano(), hex.EncodeToString(sum.Sum(nil)), minSitelinks}, nil
}

// openPartial reads what is there of the same dump up to its last mark, or
// begins anew. Another process that builds the same file must end first.
func openPartial(name, dump string, minSitelinks int) (*partial, error) {
	want, err := headOf(dump, minSitelinks)
	if err != nil {
		return nil, err
	}
	p := &partial{name: name, lock: flock.New(name + ".lock")}
	switch locked, err := p.lock.TryLock(); {
	case err != nil:
		return nil, fmt.Errorf("keep what is read of the dump: %w", err)
	case !locked:
		return nil, fmt.Errorf("another newsgraph is building with %s: wait until it is done, or name another file to write", name)
	}
	if err := p.open(want); err != nil {
		return nil, errors.Join(fmt.Errorf("keep what is read of the dump in %s: %w", name, err), p.release())
	}
	return p, nil
}

func (p *partial) open(want partialHead) (err error) {
	if p.file, err = os.OpenFile(p.name, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return err
	}
	p.out = bufio.NewWriter(p.file)
	end, err := p.load(want)
	if err == nil {
		err = p.file.Truncate(end)
	}
	if err == nil {
		_, err = p.file.Seek(end, io.SeekStart)
	}
	if err == nil && end == 0 {
		err = p.write(partialLine{Head: &want})
	}
	if err != nil {
		return errors.Join(err, p.file.Close())
	}
	return nil
}

// load reads the lines up to the last mark, and says where that ends: 0 if the
// file is of something else.
func (p *partial) load(want partialHead) (end int64, err error) {
	rows, pairs := 0, 0
	err = eachPartialLine(p.file, func(line *partialLine, at int64) bool {
		if line.Head != nil {
			return *line.Head == want
		}
		if line.Row != nil {
			p.keep(line.Row)
		}
		if line.Mark > 0 {
			p.lines, p.done, end, rows, pairs = line.Mark, line.Done, at, len(p.rows), len(p.above)
		}
		return true
	})
	p.rows, p.above = p.rows[:rows], p.above[:pairs]
	return end, err
}

// eachPartialLine calls use with each whole line and where it ends, while that
// wants more. What has no head has no lines.
func eachPartialLine(r io.Reader, use func(line *partialLine, at int64) bool) error {
	lines := bufio.NewReaderSize(r, 1<<20)
	for at := int64(0); ; {
		text, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		var line partialLine
		if err != nil || json.Unmarshal(text, &line) != nil { // the end, or a line cut short
			return nil
		}
		if at == 0 && line.Head == nil {
			return nil
		}
		if at += int64(len(text)); !use(&line, at) {
			return nil
		}
	}
}

// keep puts into memory what has to be there.
func (p *partial) keep(row *dumpRow) {
	p.above = append(p.above, pairsOf(row.QID, row.Parents)...)
	if row.Kept {
		p.rows = append(p.rows, row)
	}
}

// add keeps a row, nil for none, and marks the line now and then.
func (p *partial) add(row *dumpRow, line int, end bool) error {
	if row != nil {
		p.keep(row)
		if err := p.write(partialLine{Row: row}); err != nil {
			return err
		}
	}
	if line%markEvery == 0 || end {
		p.lines, p.done = line, end
		if err := p.write(partialLine{Mark: line, Done: end}); err != nil {
			return err
		}
		return p.out.Flush()
	}
	return nil
}

// taxonomy reads the names of the classes and positions that the kept items
// have, and of whom the positions are.
func (p *partial) taxonomy() (*taxonomy, error) {
	slices.SortFunc(p.above, comparePairs)
	t := &taxonomy{names: make(map[string]string), of: make(map[string][]string), above: slices.Compact(p.above)}
	wanted := make(map[string]bool)
	for _, r := range p.rows {
		for _, class := range slices.Concat(r.Classes, r.Kinds) {
			wanted[class] = true
		}
		for _, term := range r.Offices {
			wanted[term.Item] = true
		}
	}
	if err := p.readNames(t, wanted); err != nil {
		return nil, err
	}
	more := make(map[string]bool)
	for _, of := range t.of {
		for _, id := range of {
			more[id] = t.names[id] == ""
		}
	}
	return t, p.readNames(t, more)
}

// readNames reads the rows of the wanted items again.
func (p *partial) readNames(t *taxonomy, wanted map[string]bool) error {
	f, err := os.Open(p.name)
	if err != nil {
		return fmt.Errorf("read what is kept of the dump: %w", err)
	}
	defer f.Close()
	return eachPartialLine(f, func(line *partialLine, _ int64) bool {
		if r := line.Row; r != nil && wanted[r.QID] {
			t.names[r.QID] = r.Name
			if len(r.Of) > 0 {
				t.of[r.QID] = r.Of
			}
		}
		return true
	})
}

func (p *partial) write(line partialLine) error {
	text, err := json.Marshal(line)
	if err != nil {
		return err
	}
	if _, err := p.out.Write(append(text, '\n')); err != nil {
		return fmt.Errorf("keep what is read of the dump in %s: %w", p.name, err)
	}
	return nil
}

// close leaves the lines after the last mark where they are.
func (p *partial) close() error { return errors.Join(p.out.Flush(), p.file.Close()) }

// remove takes away what was kept of a dump.
func (p *partial) remove() error {
	if p == nil {
		return nil
	}
	if err := os.Remove(p.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// release lets other processes build the same file.
func (p *partial) release() error {
	if p == nil {
		return nil
	}
	return errors.Join(os.Remove(p.lock.Path()), p.lock.Close())
}
