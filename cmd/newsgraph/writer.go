package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"newsgraph/archive"
	"newsgraph/ingest"
)

// writer is what a command that writes works on: the archive and the line from
// there into the graph. Until it is closed the lock of the archive keeps other
// commands from writing into the data directory: two that write the graph at
// the same time would lose versions of articles.
type writer struct {
	archive *archive.Archive
	line    *ingest.Line // nil if pages are to stay in the archive
}

func (p *program) openWriter(ctx context.Context, c *config) (*writer, error) {
	if !c.fetchOnly {
		if err := p.checkKnowledge(c); err != nil { // before anything is made
			return nil, err
		}
	}
	a, err := archive.Open(c.archive(), archive.Options{Now: p.now})
	switch {
	case errors.Is(err, archive.ErrLocked):
		return nil, fmt.Errorf("another newsgraph is writing into %s: wait until it is done, or stop it, or name another directory with --data", c.data)
	case err != nil:
		return nil, err
	}
	if r := a.Repaired(); r != nil {
		fmt.Fprintf(p.stderr, "archive: %v\n", r)
	}
	w := &writer{archive: a}
	if !c.fetchOnly {
		if w.line, err = c.openLine(ctx, p.stderr); err != nil {
			w.close()
			return nil, err
		}
	}
	return w, nil
}

func (c *config) openLine(ctx context.Context, warn io.Writer) (*ingest.Line, error) {
	reader, err := c.reader()
	if err != nil {
		return nil, err
	}
	g, err := c.openGraph(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.replay(ctx, g, warn); err != nil {
		g.Close() // nothing was written
		return nil, err
	}
	if err := c.rememberKnowledge(); err != nil {
		g.Close()
		return nil, err
	}
	return &ingest.Line{Dir: c.archive(), Reader: reader, Graph: g, Workers: runtime.GOMAXPROCS(0)}, nil
}

// close gives the data directory free, after the graph is closed.
func (w *writer) close() {
	if w.line != nil {
		w.line.Graph.Close() // all of it is saved
	}
	w.archive.Close()
}
