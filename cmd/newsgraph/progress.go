package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"newsgraph/ingest"
)

// progress tells how far the work is: on a terminal in one line that changes,
// elsewhere in a line now and then. Failures get a line each.
type progress struct {
	out      io.Writer
	terminal bool
	start    time.Time

	fetched, read, failed, without, refused atomic.Int64

	mu      sync.Mutex // guards out
	stop    chan struct{}
	stopped sync.WaitGroup
}

func (p *program) newProgress() *progress {
	t := &progress{out: p.stderr, terminal: p.terminal, start: time.Now(), stop: make(chan struct{})}
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
	pages := t.read.Load() + t.failed.Load() + t.without.Load()
	s := fmt.Sprintf("%d articles read, %d failed, %d without article", t.read.Load(), t.failed.Load(), t.without.Load())
	if refused := t.refused.Load(); refused > 0 {
		s += fmt.Sprintf(", %d refused by robots.txt", refused)
	}
	if fetched := t.fetched.Load(); fetched > 0 {
		s, pages = fmt.Sprintf("%d pages fetched, %s", fetched, s), fetched
	}
	return fmt.Sprintf("%s, %.1f pages/s", s, float64(pages)/time.Since(t.start).Seconds())
}

// done takes note of what became of a page.
func (t *progress) done(o ingest.Outcome) {
	switch kind := o.Kind; {
	case kind == ingest.Read:
		t.read.Add(1)
	case kind == ingest.NoArticle && !o.File:
		t.without.Add(1)
	case kind == ingest.Refused:
		t.refused.Add(1)
		if o.Asked {
			t.say("%s: %s", o.URL, o.Reason)
		}
	case kind != ingest.Passed:
		t.failed.Add(1)
		t.say("%s: %s", o.URL, o.Reason)
	}
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
