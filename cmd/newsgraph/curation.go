package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// curationLog is the file of the corrections, kept like the archive: a line of
// JSON each, written before the graph is, and never changed.
func (c *config) curationLog() string { return filepath.Join(c.data, "curation.jsonl") }

// replay gives the graph the corrections of the log that it does not have: all
// of them if it is new, or the last one if a program died between the two. A log
// that was lost is written again from the graph.
func (c *config) replay(ctx context.Context, g *graph.Graph, warn io.Writer) error {
	log, err := c.readLog(warn)
	if err != nil {
		return err
	}
	stored, err := g.Corrections(ctx)
	if err != nil {
		return fmt.Errorf("look up the corrections: %w", err)
	}
	for i := range min(len(log), len(stored)) {
		if log[i].ID != stored[i].ID {
			return fmt.Errorf("the graph has another correction %d than %s: it belongs to another log; move the graph away and run 'newsgraph ingest --again'", i+1, c.curationLog())
		}
	}
	for _, correction := range stored[min(len(log), len(stored)):] {
		if err := c.appendLog(correction); err != nil {
			return err
		}
	}
	return g.Correct(ctx, log...)
}

// readLog reads the log. A last line that breaks off was not written whole: it
// goes, and warn tells of it. What is whole but for its line feed gets that.
func (c *config) readLog(warn io.Writer) ([]*graph.Correction, error) {
	data, err := os.ReadFile(c.curationLog())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the curation log: %w", err)
	}
	log, whole, err := graph.ReadCorrections(data)
	switch {
	case err != nil:
	case whole < len(data):
		fmt.Fprintf(warn, "%s: the last line breaks off and is left out: %q\n", c.curationLog(), data[whole:])
		err = os.Truncate(c.curationLog(), int64(whole))
	case whole > 0 && data[whole-1] != '\n':
		err = c.write([]byte{'\n'})
	}
	if err != nil {
		return nil, fmt.Errorf("read the curation log %s: %w", c.curationLog(), err)
	}
	return log, nil
}

// appendLog writes a line, and returns when it is on the disk.
func (c *config) appendLog(correction *graph.Correction) error {
	line, err := json.Marshal(correction)
	if err != nil {
		return err
	}
	if err := c.write(append(line, '\n')); err != nil {
		return fmt.Errorf("write the curation log: %w", err)
	}
	return nil
}

// write adds to the log what is on the disk when it returns.
func (c *config) write(data []byte) error {
	f, err := os.OpenFile(c.curationLog(), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close(), syncDir(c.data))
}

// syncDir has a directory's entries on the disk, where the system can do that.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	_ = d.Sync() // some systems cannot
	return nil
}

// past builds the graph as it was known at a time.
func (c *config) past(ctx context.Context, g *graph.Graph) (*graph.Graph, error) {
	d, err := news.ParseDate(c.knownAt)
	if err != nil || d.IsZero() {
		return nil, usagef("--known-at: %q is not a time such as 2020-08-07 or 2020-08-07T12:00:00Z", c.knownAt)
	}
	at := d.Time
	if _, end := d.Bounds(); d.Precision != news.Instant {
		at = end.Add(-time.Nanosecond) // all of that day counts
	}
	return g.AsOf(ctx, at, mem.New())
}
