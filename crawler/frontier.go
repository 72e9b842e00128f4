package crawler

import (
	"net/url"
	"sync"
	"time"
)

// maxKnown is how many addresses a run remembers; more are not followed.
const maxKnown = 100_000

// job is an address to fetch.
type job struct {
	url   *url.URL // as resolve makes it
	via   string   // where it was found; "" for a seed
	depth int      // links followed from a seed, or from what a feed or sitemap lists
	lists int      // feeds and sitemaps on the way
	site  string   // the site that it must not leave; "" if it may
}

// frontier holds the addresses still to fetch, by host, first come, first
// served. It is for one goroutine, but for claim.
type frontier struct {
	hosts  *hosts
	queues map[string]*queue
	order  []*queue // as the hosts became known
	queued int

	mu    sync.Mutex
	known map[string]bool
}

// queue holds the addresses on one host, of which one is fetched at a time.
type queue struct {
	host string
	jobs []job
	busy bool
}

func newFrontier(h *hosts) *frontier {
	return &frontier{hosts: h, queues: map[string]*queue{}, known: map[string]bool{}}
}

// claim makes an address known and reports whether it was not before: whoever
// claims it fetches it.
func (f *frontier) claim(u *url.URL) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if key := u.String(); !f.known[key] {
		f.known[key] = true
		return true
	}
	return false
}

// add queues an address unless it is known, and reports false if there is no
// room for it.
func (f *frontier) add(j job) bool {
	f.mu.Lock()
	full := len(f.known) >= maxKnown && !f.known[j.url.String()]
	f.mu.Unlock()
	if full || !f.claim(j.url) {
		return !full
	}
	host := j.url.Hostname()
	q := f.queues[host]
	if q == nil {
		q = &queue{host: host}
		f.queues[host] = q
		f.order = append(f.order, q)
	}
	q.jobs = append(q.jobs, j)
	f.queued++
	return true
}

// take gives the next address on the host that has waited longest. If none may
// be fetched now, it says how long to wait; negative for until another fetch
// is done.
func (f *frontier) take(now time.Time) (j job, ok bool, wait time.Duration) {
	var best *queue
	var ready time.Time
	for _, q := range f.order {
		if q.busy || len(q.jobs) == 0 {
			continue
		}
		if at := f.hosts.ready(q.host); best == nil || at.Before(ready) {
			best, ready = q, at
		}
	}
	if best == nil {
		return job{}, false, -1
	}
	if wait := ready.Sub(now); wait > 0 {
		return job{}, false, wait
	}
	j = best.jobs[0]
	best.jobs = best.jobs[1:]
	best.busy = true
	f.queued--
	return j, true, 0
}

// done gives the host of an address free for the next.
func (f *frontier) done(j job) { f.queues[j.url.Hostname()].busy = false }
