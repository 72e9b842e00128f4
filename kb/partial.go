package kb

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// partial is the file that keeps what was read of a dump: JSON lines, of which
// the first says of what dump, and marks say how many lines of it are in those
// before.
type partial struct {
	name  string
	file  *os.File
	out   *bufio.Writer
	rows  []*dumpRow
	lines int  // of the dump that are read
	done  bool // the whole dump is
}

type partialHead struct {
	Dump         string `json:"dump"`
	Size         int64  `json:"size"`
	MinSitelinks int    `json:"minSitelinks"`
}

type partialLine struct {
	Head *partialHead `json:"head,omitempty"`
	Row  *dumpRow     `json:"row,omitempty"`
	Mark int          `json:"mark,omitempty"`
	Done bool         `json:"done,omitempty"`
}

// openPartial reads what is there of the same dump up to its last mark, or
// begins anew.
func openPartial(name, dump string, minSitelinks int) (*partial, error) {
	info, err := os.Stat(dump)
	if err != nil {
		return nil, fmt.Errorf("open a source of the catalogue: %w", err)
	}
	want := partialHead{filepath.Base(dump), info.Size(), minSitelinks}
	p := &partial{name: name}
	if p.file, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, fmt.Errorf("keep what is read of the dump: %w", err)
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
		return nil, errors.Join(fmt.Errorf("go on with %s: %w", name, err), p.file.Close())
	}
	return p, nil
}

// load reads the lines up to the last mark, and says where that ends: 0 if the
// file is of something else.
func (p *partial) load(want partialHead) (end int64, err error) {
	lines := bufio.NewReaderSize(p.file, 1<<20)
	var at int64
	marked := 0
	for {
		text, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		var line partialLine
		if err != nil || json.Unmarshal(text, &line) != nil { // the end, or a line cut short
			break
		}
		if at == 0 && (line.Head == nil || *line.Head != want) {
			break
		}
		at += int64(len(text))
		if line.Row != nil {
			p.rows = append(p.rows, line.Row)
		}
		if line.Mark > 0 {
			p.lines, p.done, end, marked = line.Mark, line.Done, at, len(p.rows)
		}
	}
	p.rows = p.rows[:marked]
	return end, nil
}

// add keeps a row, nil for none, and marks the line now and then.
func (p *partial) add(row *dumpRow, line int, end bool) error {
	if row != nil {
		p.rows = append(p.rows, row)
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
