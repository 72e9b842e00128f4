package crawler

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// maxDelay is the longest pause between two requests that is kept for a host
// that asks for it. One that asks for more is left alone.
const maxDelay = 60 * time.Second

// maxFailures is after how many failed requests in a row a host is given up for
// the rest of the run.
const maxFailures = 5

// hosts keeps the pace: on each host one request at a time, and a pause between
// the end of one and the beginning of the next.
type hosts struct {
	delay time.Duration

	mu sync.Mutex
	m  map[string]*host
}

type host struct {
	turn     chan struct{} // holds a value while a request is under way
	ready    time.Time     // when the next may begin
	delay    time.Duration
	failures int // in a row
}

func newHosts(delay time.Duration) *hosts {
	return &hosts{delay: delay, m: map[string]*host{}}
}

// get is the host with a name. hosts.mu is held.
func (h *hosts) get(name string) *host {
	if h.m[name] == nil {
		h.m[name] = &host{turn: make(chan struct{}, 1), delay: h.delay}
	}
	return h.m[name]
}

// slowDown lengthens the pause on a host to what its robots.txt asks for.
func (h *hosts) slowDown(name string, delay time.Duration) error {
	if delay > maxDelay {
		return fmt.Errorf("robots.txt of %s asks for %v between two requests, and more than %v is not waited", name, delay, maxDelay)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if host := h.get(name); delay > host.delay {
		host.ready = host.ready.Add(delay - host.delay)
		host.delay = delay
	}
	return nil
}

// ready is when a request to a host may begin, if none is under way.
func (h *hosts) ready(name string) time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	if host := h.m[name]; host != nil {
		return host.ready
	}
	return time.Time{}
}

// begin waits until a request to a host may begin. The caller calls end.
func (h *hosts) begin(ctx context.Context, name string) error {
	h.mu.Lock()
	host := h.get(name)
	h.mu.Unlock()
	select {
	case host.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	err := h.wait(ctx, host)
	if err == nil && h.failures(host) >= maxFailures {
		err = fmt.Errorf("%s failed %d times in a row and is given up for this run", name, maxFailures)
	}
	if err != nil {
		<-host.turn
	}
	return err
}

func (h *hosts) failures(host *host) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return host.failures
}

// wait waits for the end of the pause, which may be lengthened meanwhile.
func (h *hosts) wait(ctx context.Context, host *host) error {
	for {
		h.mu.Lock()
		pause := time.Until(host.ready)
		h.mu.Unlock()
		if pause <= 0 {
			return ctx.Err()
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// end gives a host free for the next request, after the pause or what the host
// itself has asked for, and keeps count of failures in a row.
func (h *hosts) end(name string, failed bool, retryAfter time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	host := h.get(name)
	host.ready = time.Now().Add(max(host.delay, min(retryAfter, maxDelay)))
	if host.failures++; !failed {
		host.failures = 0
	}
	<-host.turn
}
