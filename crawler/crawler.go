// Package crawler fetches news pages politely into an archive.
//
// It is built on colly, which makes requests, follows redirects and finds links
// in pages. What colly leaves out is here: robots.txt (RFC 9309) with
// Crawl-delay, also for the targets of redirects; one request at a time and a
// pause for each host; limits of size, time and decompression; character sets;
// the refusal of addresses that are not public; feeds and sitemaps; a frontier
// that holds addresses rather than goroutines.
//
// Whatever a server sends, the run goes on: a page that cannot be had is
// archived with the reason, in words for people.
package crawler

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"newsgraph/archive"
)

// Config is how to crawl. The zero Config is a polite crawl of the given pages.
type Config struct {
	// UserAgent is the product name and version sent to servers, by default
	// newsgraph/0.1. The name alone is what robots.txt may address.
	UserAgent string
	// Contact is an address, of a page or for mail, at which those who run the
	// servers reach whoever runs the crawler. It is sent with UserAgent.
	Contact string
	// AllowPrivate permits loopback and private addresses; see [DialPublic].
	AllowPrivate bool
	// Depth is how many links are followed from the given pages, and from those
	// that given feeds and sitemaps list: 0 for none.
	Depth int
	// MaxPages is how many addresses are tried in a run, by default 1000.
	MaxPages int
	// Workers is how many hosts are asked at the same time, by default 4.
	Workers int
	// Delay is the pause between two requests to a host, by default one
	// second; negative for none. A host's robots.txt may ask for a longer one.
	Delay time.Duration
	// MaxBody is the size of the largest page in bytes, after decompression, by
	// default 16 MiB, at most [archive.MaxBody].
	MaxBody int64
	// Timeout is how long one request may take, to the last byte of its
	// answer, by default 30 seconds.
	Timeout time.Duration
	// Dial connects to servers. It replaces the guard against private
	// addresses; a function for a few names of its own should leave the others
	// to [DialPublic].
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Now dates what is archived; nil means time.Now. The pace goes by the real
	// clock in any case.
	Now func() time.Time
	// Progress is called for each page and failure that has been archived,
	// never twice at the same time.
	Progress func(Event)
}

// Event is news of one address.
type Event struct {
	URL   string
	Seed  bool   // it was given, not found
	Kind  Kind   // "" if there is no page
	Err   string // why there is no page
	Found int    // addresses that it leads to, those known before included
	Bytes int    // of the page, after decompression
	Stats Stats  // so far
}

// Stats count what a run has done.
type Stats struct {
	Pages    int // archived, but for feeds and sitemaps
	Feeds    int
	Sitemaps int
	Failed   int   // archived as failures
	Repeated int   // redirected to what the run fetches anyway; archived as redirects
	Queued   int   // not tried yet, or not at all because of MaxPages
	Dropped  int   // not even noted, for lack of room
	Bytes    int64 // of all that was fetched, after decompression
}

// Crawl fetches the seeds, which may be pages, RSS, Atom and JSON feeds,
// sitemaps and indexes of sitemaps (their content tells), what the feeds and
// sitemaps list, and what is linked on the same site down to cfg.Depth, into
// an archive. A page is fetched once at most.
//
// What goes wrong with a page is archived, not returned. The error is about
// the configuration, a seed that is no address, the archive, or the context;
// with it come the counts so far.
func Crawl(ctx context.Context, cfg Config, seeds []string, to *archive.Archive) (Stats, error) {
	if err := cfg.complete(); err != nil {
		return Stats{}, err
	}
	c := &crawl{cfg: cfg, archive: to, transport: newTransport(&cfg)}
	c.frontier = newFrontier(c.transport.hosts)
	var errs []error
	for _, seed := range seeds {
		u, err := parseSeed(seed)
		if err != nil {
			errs = append(errs, fmt.Errorf("seed: %w", err))
			continue
		}
		c.add(job{url: u})
	}
	if len(errs) > 0 {
		return Stats{}, errors.Join(errs...)
	}
	defer c.transport.close()
	err := c.run(ctx)
	c.stats.Queued = c.frontier.queued
	return c.stats, err
}

// complete puts the defaults in, and refuses what makes no sense.
func (cfg *Config) complete() error {
	cfg.UserAgent = or(cfg.UserAgent, "newsgraph/0.1")
	cfg.MaxPages = or(max(cfg.MaxPages, 0), 1000)
	cfg.Workers = or(max(cfg.Workers, 0), 4)
	cfg.Delay = or(cfg.Delay, time.Second)
	cfg.MaxBody = or(max(cfg.MaxBody, 0), 16<<20)
	cfg.Timeout = or(max(cfg.Timeout, 0), 30*time.Second)
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Dial == nil {
		cfg.Dial = DialPublic
		if cfg.AllowPrivate {
			cfg.Dial = newDialer().DialContext
		}
	}
	switch {
	case cfg.MaxBody > archive.MaxBody:
		return fmt.Errorf("pages of %d bytes do not fit into an archive: at most %d", cfg.MaxBody, int64(archive.MaxBody))
	case productName(cfg.UserAgent) == "":
		return fmt.Errorf("the user agent %q does not begin with a name", cfg.UserAgent)
	case strings.ContainsAny(cfg.UserAgent+cfg.Contact, "\r\n"):
		return errors.New("user agent and contact must each be one line")
	}
	return nil
}

func or[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// userAgent is the whole User-Agent header.
func (cfg *Config) userAgent() string {
	if cfg.Contact == "" {
		return cfg.UserAgent
	}
	return cfg.UserAgent + " (+" + cfg.Contact + ")"
}

// crawl is one run. Its goroutine owns frontier, archive and counts; others
// fetch, one job each, at most cfg.Workers at a time.
type crawl struct {
	cfg       Config
	archive   *archive.Archive
	transport *transport
	frontier  *frontier
	running   int // fetches under way
	tried     int // fetches begun
	stats     Stats
}

func (c *crawl) add(j job) {
	if !c.frontier.add(j) {
		c.stats.Dropped++
	}
}

// run fetches until nothing is left, the limit is reached or ctx is done.
func (c *crawl) run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	outcomes := make(chan outcome)
	defer func() { // no goroutine outlives the run
		cancel()
		for ; c.running > 0; c.running-- {
			<-outcomes
		}
	}()
	for {
		wait := c.start(ctx, outcomes)
		if c.running == 0 && wait < 0 {
			return ctx.Err()
		}
		select {
		case out := <-outcomes:
			c.running--
			if err := c.keep(out); err != nil {
				return err
			}
		case <-after(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// start begins as many fetches as may run now. It says after how long the next
// may begin; negative for not before another is done.
func (c *crawl) start(ctx context.Context, outcomes chan<- outcome) time.Duration {
	for c.running < c.cfg.Workers && c.tried < c.cfg.MaxPages {
		j, ok, wait := c.frontier.take(time.Now())
		if !ok {
			return wait
		}
		c.running++
		c.tried++
		go func() { outcomes <- c.fetch(ctx, j) }()
	}
	return -1
}

// after is like [time.After]; it never comes if d is negative.
func after(d time.Duration) <-chan time.Time {
	if d < 0 {
		return nil
	}
	return time.After(d)
}

// keep archives what came of a job and queues where it leads.
func (c *crawl) keep(out outcome) error {
	c.frontier.done(out.job)
	if out.err != nil {
		return out.err
	}
	if err := c.append(&out); err != nil {
		return err
	}
	for _, j := range out.next {
		c.add(j)
	}
	c.count(out)
	return nil
}

// append archives a page; if the archive does not take it, then the reason.
func (c *crawl) append(out *outcome) error {
	_, err := c.archive.Append(out.page)
	if err == nil || out.kind == "" {
		return err
	}
	out.kind, out.page = "", c.failure(out.job, &visit{}, err)
	_, err = c.archive.Append(out.page)
	return err
}

func (c *crawl) count(out outcome) {
	switch out.kind {
	case KindPage:
		c.stats.Pages++
	case KindFeed:
		c.stats.Feeds++
	case KindSitemap:
		c.stats.Sitemaps++
	case kindRedirect:
		c.stats.Repeated++
		return // the run tells of the page itself
	default:
		c.stats.Failed++
	}
	c.stats.Bytes += int64(len(out.page.Body))
	c.stats.Queued = c.frontier.queued
	if c.cfg.Progress != nil {
		c.cfg.Progress(Event{
			URL: out.page.URL, Seed: out.job.via == "", Kind: out.kind, Err: out.page.Err,
			Found: len(out.next), Bytes: len(out.page.Body), Stats: c.stats,
		})
	}
}
