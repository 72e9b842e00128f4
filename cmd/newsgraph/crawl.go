package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"newsgraph/crawler"
	"newsgraph/ingest"
)

func crawlFlags(c *config) {
	readFlags(c)
	c.set.IntVar(&c.depth, "depth", 0, "how many links to follow from the given pages on their site")
	c.set.IntVar(&c.maxPages, "max-pages", 1000, "how many addresses to try at the most")
	c.set.DurationVar(&c.delay, "delay", time.Second, "the pause between two requests to a host; a longer one that its robots.txt asks for is kept")
	c.set.StringVar(&c.contact, "contact", "", "the `address`, of a page or for mail, at which those who run the sites reach you (also NEWSGRAPH_CONTACT)")
	c.set.BoolVar(&c.fetchOnly, "fetch-only", false, "stop after the archive; 'newsgraph ingest --again' or the next crawl reads it")
	c.set.BoolVar(&c.allowPrivate, "allow-private", false, "let the crawler reach loopback and private addresses")
}

// crawl fetches pages into the archive and reads them.
func (p *program) crawl(ctx context.Context, c *config) error {
	if len(c.args) == 0 {
		return usagef("crawl: name at least one address of a page, a feed or a sitemap")
	}
	if c.depth < 0 || c.maxPages < 1 || c.delay < 0 {
		return usagef("crawl: --depth and --delay are 0 or more, --max-pages is 1 or more")
	}
	cfg := crawler.Config{
		UserAgent: "newsgraph/" + release, Contact: c.contact, AllowPrivate: c.allowPrivate,
		Depth: c.depth, MaxPages: c.maxPages, Delay: c.delay, Now: p.now,
	}
	if cfg.Contact == "" {
		cfg.Contact = p.getenv("NEWSGRAPH_CONTACT")
	}
	if cfg.Contact == "" {
		fmt.Fprintln(p.stderr, "no --contact: name a page or an address for mail, which is sent with each request, so that those who run the sites can reach you before they shut you out")
	}
	if cfg.Delay == 0 {
		cfg.Delay = -1 // none; 0 is the crawler's default
	}
	w, err := p.openWriter(ctx, c)
	if err != nil {
		return err
	}
	defer w.close()
	err = p.fetch(ctx, c, cfg, w)
	if ctx.Err() != nil {
		return errGoesOn
	}
	return err
}

// fetch crawls the addresses among the arguments, and meanwhile reads what has
// arrived in the archive, if it is not to stay there. The error is errQuiet if
// an address among the arguments gave nothing.
func (p *program) fetch(ctx context.Context, c *config, cfg crawler.Config, w *writer) error {
	progress := p.newProgress()
	cfg.Progress = func(e crawler.Event) {
		progress.fetched.Store(int64(e.Stats.Pages + e.Stats.Feeds + e.Stats.Sitemaps))
		if e.Seed && (e.Err == "" || e.Found == 0) { // what a broken feed leads to counts
			progress.named(e.URL)
		}
		if w.line == nil && e.Err != "" {
			progress.failure(e.URL, e.Err)
		}
	}
	type result struct {
		stats crawler.Stats
		err   error
	}
	crawled := make(chan result, 1)
	go func() {
		stats, err := crawler.Crawl(ctx, cfg, c.args, w.archive)
		crawled <- result{stats, err}
	}()
	r, readErr := result{}, error(nil)
	if w.line == nil {
		r = <-crawled
	} else {
		w.line.Done = progress.done
		readErr = readWhile(ctx, w.line, progress, func() bool {
			select {
			case r = <-crawled:
				return false
			case <-time.After(200 * time.Millisecond):
				return true
			}
		})
	}
	progress.finish()
	if ctx.Err() == nil {
		p.hint(c, r.stats, progress)
	}
	if r.err == nil && readErr == nil && progress.missed() {
		return errQuiet
	}
	return cmp.Or(crawlError(r.err), readErr)
}

// readWhile reads the archive again and again while more may come, and once
// more after that. An error is told at once, and errQuiet returned in the end:
// what the crawler goes on to fetch stays in the archive.
func readWhile(ctx context.Context, line *ingest.Line, progress *progress, more func() bool) error {
	var err error
	for going := true; going; {
		going = more()
		if err != nil {
			continue
		}
		if err = line.Run(ctx, false); err != nil && ctx.Err() == nil {
			progress.say("what is fetched is kept, but no longer read: %v", err)
			err = errQuiet
		}
	}
	return err
}

// crawlError is an error of the crawler; those about the seeds are wrong calls.
func crawlError(err error) error {
	if err != nil && strings.HasPrefix(err.Error(), "seed: ") {
		return usageError{err}
	}
	return err
}

// hint says what the user may have wanted, where a crawl found no article.
func (p *program) hint(c *config, s crawler.Stats, progress *progress) {
	if s.Pages > 0 && progress.read.Load() == 0 && progress.without.Load() > 0 && c.depth == 0 {
		fmt.Fprintln(p.stderr, "no article on the given pages; --depth 1 follows their links")
	}
	if s.Queued > 0 {
		fmt.Fprintf(p.stderr, "%d addresses were not tried; --max-pages raises the limit\n", s.Queued)
	}
}
