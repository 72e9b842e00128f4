// Package ingest moves pages into the graph: archive → extract → nlp → graph.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"newsgraph/archive"
	"newsgraph/graph"
	"newsgraph/nlp"
)

// Line is the way of pages from an archive into a graph. It is for one run at a
// time.
type Line struct {
	Dir     string // of the archive
	Reader  *nlp.Reader
	Graph   *graph.Graph
	Workers int           // pages that are read at once; at least 1
	Timeout time.Duration // for reading one page; 0 means 30 seconds

	// Done is told of each page after it is in the graph, in order. It may be nil.
	Done func(Outcome)

	places chan struct{} // holds a value for each page that is being read, in time or not
}

// maxLate is how many more pages than Workers may be under way when some are
// not read in time.
const maxLate = 4

// Outcome is what became of a page.
type Outcome struct {
	URL    string
	Kind   Kind
	Reason string // of a failure, a damage or a page without article
	Asked  bool   // the page was asked for by its address; set where Kind is Refused, Failed or NoArticle
	File   bool   // the page is a file that somebody named
}

// Kind says what became of a page.
type Kind int

// What may become of a page.
const (
	Read      Kind = iota // an article was read
	NoArticle             // the page holds no article, such as an index
	Passed                // no page to read: a feed, a picture, a redirect
	Refused               // robots.txt does not let us have it
	Failed                // it could not be fetched or read; the graph has the reason
	Damaged               // the archive could not be read there
)

// Run reads all pages that are new in the archive since the line's mark in the
// graph, and returns at the end of the archive. again reads from the beginning
// instead. The mark is saved with each article, so that a program that dies goes
// on where it was; a page that cannot be read, or not in time, is recorded, and
// the line goes on. Only an error of the archive or of the store ends it, or too
// many pages that keep the machine busy without end.
func (l *Line) Run(ctx context.Context, again bool) error {
	id, err := archive.ID(l.Dir)
	if err != nil {
		return err
	}
	name := "ingest/" + id
	var from archive.Pos
	if !again {
		mark, err := l.Graph.Mark(ctx, name)
		if err != nil {
			return fmt.Errorf("look up how far the archive was read: %w", err)
		}
		from = archive.Pos{File: mark.File, Offset: mark.Offset}
	}
	pages, err := archive.NewReader(l.Dir, from)
	if err != nil {
		return err
	}
	defer pages.Close()
	return l.run(ctx, pages, name)
}

// run keeps a queue of pages that are being read, and puts them into the graph
// in the order of the archive.
func (l *Line) run(ctx context.Context, pages *archive.Reader, name string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := max(1, l.Workers)
	if l.places == nil {
		l.places = make(chan struct{}, workers+maxLate)
	}
	queue := make(chan chan item, workers-1) // one more is read for keeper
	var readError error
	go func() {
		defer close(queue)
		readError = l.fill(ctx, pages, queue)
	}()
	keeper := keeper{line: l, name: name}
	for slot := range queue {
		if err := keeper.take(ctx, slot); err != nil {
			cancel()
			for range queue { // let fill end
			}
			return err
		}
	}
	return errors.Join(readError, keeper.finish(ctx))
}

// fill starts the reading of each page and puts a slot for it into the queue,
// which bounds how many there are.
func (l *Line) fill(ctx context.Context, pages *archive.Reader, queue chan<- chan item) error {
	for {
		page, err := pages.Next()
		var damage *archive.Damage
		switch {
		case err == io.EOF:
			return nil
		case err != nil && !errors.As(err, &damage):
			return err
		}
		slot := make(chan item, 1)
		select {
		case queue <- slot:
		case <-ctx.Done():
			return ctx.Err()
		}
		if damage != nil {
			slot <- item{outcome: Outcome{URL: damage.URL, Kind: Damaged, Reason: damage.Error()}, next: damage.Next}
			continue
		}
		go func() { slot <- l.readInTime(ctx, &page) }()
	}
}

// keeper puts what was read into the graph.
type keeper struct {
	line    *Line
	name    string
	pending *graph.Mark // past pages that left no trace, not saved yet
}

// take keeps the page that comes in a slot, unless ctx is done before it comes.
func (k *keeper) take(ctx context.Context, slot <-chan item) error {
	select {
	case i := <-slot:
		if i.err != nil {
			return i.err
		}
		return k.keep(ctx, i)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// keep puts one page into the graph, with the mark behind it.
func (k *keeper) keep(ctx context.Context, i item) error {
	mark := &graph.Mark{Reader: k.name, File: i.next.File, Offset: i.next.Offset}
	var err error
	switch {
	case i.article != nil:
		err = k.line.Graph.Add(ctx, i.article, i.reading, mark)
	case i.leadsTo != "":
		err = k.line.Graph.Redirect(ctx, i.addresses, i.leadsTo, mark)
	case i.failure != nil:
		err = k.line.Graph.Note(ctx, i.failure, mark)
	default:
		k.pending = mark
		mark = nil
	}
	if err != nil {
		return err
	}
	if mark != nil {
		k.pending = nil
	}
	if k.line.Done != nil {
		k.line.Done(i.outcome)
	}
	return nil
}

// finish saves the mark past the last pages.
func (k *keeper) finish(ctx context.Context) error {
	if k.pending == nil {
		return nil
	}
	return k.line.Graph.Advance(ctx, k.pending)
}
