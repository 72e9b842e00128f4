package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"newsgraph/ingest"
	"newsgraph/news"
)

// progress tells how far the work is: on a terminal in one line that changes,
// elsewhere in a line now and then. Failures get a line each.
type progress struct {
	out      io.Writer
	terminal bool
	start    time.Time

	fetched, read, failed, without, refused atomic.Int64

	mu     sync.Mutex      // guards out and what follows
	asked  map[string]bool // addresses that somebody named
	lost   map[string]bool // addresses of which nothing could be read
	undone bool            // something else that somebody named could not be done

	stop    chan struct{}
	stopped sync.WaitGroup
}

func (p *program) newProgress() *progress {
	t := &progress{out: p.stderr, terminal: p.terminal, start: time.Now(), asked: make(map[string]bool), lost: make(map[string]bool), stop: make(chan struct{})}
	every := 10 * time.Second
	if t.terminal {
		every = 200 * time.Millisecond
	}
	t.stopped.Go(func() { t.tick(every) })
	return t
}

func (t *progress) tick(every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			t.show()
		case <-t.stop:
			return
		}
	}
}

// show writes where the work stands.
func (t *progress) show() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.terminal {
		fmt.Fprintf(t.out, "\r\033[K%s", t)
	} else {
		fmt.Fprintln(t.out, t)
	}
}

func (t *progress) String() string {
	pages := t.read.Load() + t.without.Load()
	s := fmt.Sprintf("%d articles read, %d failed, %d without article", t.read.Load(), t.failed.Load(), t.without.Load())
	if refused := t.refused.Load(); refused > 0 {
		s += fmt.Sprintf(", %d refused by robots.txt", refused)
	}
	if fetched := t.fetched.Load(); fetched > 0 {
		s, pages = fmt.Sprintf("%d pages fetched, %s", fetched, s), fetched
	}
	if pages > 0 {
		s += fmt.Sprintf(", %.1f pages/s", float64(pages)/time.Since(t.start).Seconds())
	}
	return s
}

// done takes note of what became of a page.
func (t *progress) done(o ingest.Outcome) {
	switch kind := o.Kind; {
	case kind == ingest.Read:
		t.read.Add(1)
	case kind == ingest.NoArticle && !o.File:
		t.without.Add(1)
		if o.Asked {
			t.say("%s: %s", o.URL, o.Reason)
		}
	case kind == ingest.Refused:
		t.refused.Add(1)
		t.lose(o.URL)
		if o.Asked {
			t.say("%s: %s", o.URL, o.Reason)
		}
	case kind == ingest.Damaged:
		t.failed.Add(1)
		t.miss("%s", o.Reason) // which says where
	case kind != ingest.Passed:
		t.failure(o.URL, o.Reason)
	}
}

// failure takes note of an address of which nothing could be read.
func (t *progress) failure(address, reason string) {
	t.failed.Add(1)
	t.lose(address)
	t.say("%s: %s", address, reason)
}

func (t *progress) lose(address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.lost[news.Address(address)] = true
}

// named takes note of an address that somebody named, not found by a link nor in
// a WARC file.
func (t *progress) named(address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.asked[news.Address(address)] = true
}

// miss says why something that somebody named could not be done.
func (t *progress) miss(format string, args ...any) {
	t.mu.Lock()
	t.undone = true
	t.mu.Unlock()
	t.say(format, args...)
}

// missed reports whether anything that somebody named could not be done.
func (t *progress) missed() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for address := range t.lost {
		if t.asked[address] {
			return true
		}
	}
	return t.undone
}

// say writes a line of its own.
func (t *progress) say(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear := ""
	if t.terminal {
		clear = "\r\033[K"
	}
	fmt.Fprintf(t.out, clear+format+"\n", args...)
}

// finish ends the telling with a last line.
func (t *progress) finish() {
	close(t.stop)
	t.stopped.Wait()
	t.show()
	if t.terminal {
		fmt.Fprintln(t.out)
	}
}
