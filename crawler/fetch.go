package crawler

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"

	"newsgraph/archive"

	"github.com/gocolly/colly/v2"
	"golang.org/x/net/publicsuffix"
)

// maxRedirects is how many redirects are followed for one page.
const maxRedirects = 10

// maxLists is how many feeds and sitemaps may lead to one another.
const maxLists = 3

// errKnown says that a redirect leads to an address that the run fetches, or
// has fetched, anyway.
var errKnown = errors.New("it redirects to a page that this run fetches anyway")

// errRobots begins the reason why a page was not asked for.
var errRobots = errors.New("robots.txt of")

// outcome is what came of a job.
type outcome struct {
	job  job
	kind Kind         // "" if there is no page
	page archive.Page // with Err if it could not be had
	next []job        // what the page leads to
	err  error        // nothing is to be kept: the run was canceled
}

// fetch fetches one page and finds out where it leads. It does not return an
// error for what is wrong with the page: that is kept in its place.
func (c *crawl) fetch(ctx context.Context, j job) (out outcome) {
	out.job = j
	v := &visit{}
	defer func() {
		if p := recover(); p != nil { // in a parser of others; one page must not end the run
			out = outcome{job: j, page: c.failure(j, v, fmt.Errorf("reading it failed: %v", p))}
		}
	}()
	linked := links{job: j}
	var note error // what kept us from reading the links of a page that is fine
	collector := c.collector(ctx, v, j)
	collector.OnError(func(_ *colly.Response, err error) { note = err })
	collector.OnResponse(func(r *colly.Response) { out.next, out.err = c.listed(j, v.kind, r) })
	if j.depth < c.cfg.Depth {
		collector.OnHTML("a[href]", linked.add)
	}
	err := collector.Visit(j.url.String())
	switch {
	case ctx.Err() != nil:
		return outcome{job: j, err: ctx.Err()}
	case errors.Is(err, errKnown):
		return outcome{job: j, kind: kindRedirect, page: c.redirection(j, v)}
	case err != nil:
		return outcome{job: j, page: c.failure(j, v, cause(err))}
	case out.err != nil: // a feed or sitemap that is broken; what stands before the break counts
		return outcome{job: j, page: c.failure(j, v, fmt.Errorf("the %s cannot be read: %w", v.kind, out.err)), next: out.next}
	}
	out.kind, out.next = v.kind, append(out.next, linked.found...)
	out.page = c.success(j, v, cmp.Or(note, linked.note()))
	return out
}

// collector is a colly collector for one page. Cookies live no longer than it,
// and settings in the environment (COLLY_…) have no effect.
func (c *crawl) collector(ctx context.Context, v *visit, j job) *colly.Collector {
	collector := &colly.Collector{}
	collector.Init()
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
	collector.SetCookieJar(jar)
	collector.Context = context.WithValue(ctx, visitKey{}, v)
	collector.UserAgent = c.transport.userAgent
	collector.Headers = &http.Header{"Accept": {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}}
	collector.AllowURLRevisit = true        // the frontier sees to it
	collector.IgnoreRobotsTxt = true        // so do robots, better
	collector.MaxBodySize = 0               // so does the transport
	collector.ParseHTTPErrorResponse = true // what comes through it is a page
	collector.SetRequestTimeout(0)          // there pauses do not count
	collector.WithTransport(c.transport)
	collector.SetRedirectHandler(func(req *http.Request, via []*http.Request) error {
		return c.redirect(v, j, req.URL, via)
	})
	return collector
}

// redirect decides whether a redirect is followed.
func (c *crawl) redirect(v *visit, j job, to *url.URL, via []*http.Request) error {
	target, err := resolve(to, to.String())
	if err != nil {
		return fmt.Errorf("it redirects to an address that is not asked for: %w", err)
	}
	if len(via) > maxRedirects {
		return fmt.Errorf("it redirects more than %d times, at last to %s", maxRedirects, to)
	}
	own, same := false, 0
	for _, req := range via {
		u, err := resolve(req.URL, req.URL.String())
		own = own || err == nil && u.String() == target.String()
		if req.URL.String() == to.String() {
			same++
		}
	}
	switch {
	case same > 1: // once is how cookies are tried
		return fmt.Errorf("it redirects in a circle: %s leads back to itself", to)
	case j.site != "" && site(target) != j.site:
		return fmt.Errorf("it redirects to another site: %s", to)
	case !own && !c.frontier.claim(target):
		v.known = target.String()
		return errKnown
	}
	return nil
}

// success is a page as it is archived. note is why its links were not read.
func (c *crawl) success(j job, v *visit, note error) archive.Page {
	last := len(v.asked) - 1
	p := archive.Page{URL: v.asked[last], Fetched: c.cfg.Now(), Status: v.status, Header: v.header, Body: v.body, Fields: j.fields()}
	p.Fields = append(p.Fields, archive.Field{Name: "kind", Value: string(v.kind)})
	for _, address := range v.asked[:last] {
		p.Fields = append(p.Fields, archive.Field{Name: "redirectedFrom", Value: address})
	}
	if note != nil {
		p.Fields = append(p.Fields, archive.Field{Name: "linksNotRead", Value: note.Error()})
	}
	return p
}

// redirection is what a server answers at an address that leads to a page which
// the run fetches anyway. The field redirectedTo says where it leads.
func (c *crawl) redirection(j job, v *visit) archive.Page {
	last := len(v.asked) - 1
	p := archive.Page{URL: v.asked[last], Fetched: c.cfg.Now(), Status: v.status, Header: v.header, Fields: j.fields()}
	for _, address := range v.asked[:last] {
		p.Fields = append(p.Fields, archive.Field{Name: "redirectedFrom", Value: address})
	}
	p.Fields = append(p.Fields, archive.Field{Name: "redirectedTo", Value: v.known})
	return p
}

// failure is what is archived in place of a page.
func (c *crawl) failure(j job, v *visit, err error) archive.Page {
	p := archive.Page{URL: j.url.String(), Fetched: c.cfg.Now(), Err: fmt.Sprintf("%.2000s", err), Fields: j.fields()}
	if errors.Is(err, errRobots) {
		p.Fields = append(p.Fields, archive.Field{Name: "refusedBy", Value: "robots.txt"})
	}
	if len(v.asked) > 1 {
		last := v.asked[len(v.asked)-1]
		p.Err = fmt.Sprintf("redirected to %s: %s", last, p.Err)
		for _, address := range v.asked[1:] {
			p.Fields = append(p.Fields, archive.Field{Name: "redirectedTo", Value: address})
		}
	}
	return p
}

// fields are what is known about a job beforehand.
func (j *job) fields() archive.Fields {
	fields := archive.Fields{{Name: "depth", Value: strconv.Itoa(j.depth)}}
	if j.via != "" {
		fields = append(archive.Fields{{Name: "via", Value: j.via}}, fields...)
	}
	return fields
}

// listed are the pages that a feed or a sitemap lists: fetched like seeds, those
// of a sitemap only on its own site. A feed that a page links to is none of ours.
func (c *crawl) listed(j job, kind Kind, r *colly.Response) ([]job, error) {
	if kind == KindPage || j.depth > 0 || j.lists >= maxLists {
		return nil, nil
	}
	addresses, err := readListing(kind, r.Body)
	var jobs []job
	for _, address := range addresses {
		u, err := resolve(r.Request.URL, address)
		if err != nil {
			continue
		}
		next := job{url: u, via: r.Request.URL.String(), lists: j.lists + 1}
		if kind == KindSitemap {
			next.site = site(r.Request.URL)
		}
		if next.site == "" || next.site == site(u) {
			jobs = append(jobs, next)
		}
	}
	return jobs, err
}

// readListing reads the addresses in a feed or sitemap.
func readListing(kind Kind, body []byte) ([]string, error) {
	if kind == KindSitemap {
		return readSitemap(unpacked(body))
	}
	raw, err := io.ReadAll(unpacked(body))
	if err != nil {
		return nil, err
	}
	text, _ := archive.UTF8(raw, "")
	return readFeed(text)
}

// links are where a page leads on its own site. Of a page that has too many only
// the first are looked at.
type links struct {
	job   job // of the page
	seen  int
	found []job
}

// add adds where one link leads, if that is a page of the same site.
func (l *links) add(e *colly.HTMLElement) {
	if l.seen++; l.seen > maxListed {
		return
	}
	from := e.Request.URL
	u, err := resolve(from, e.Request.AbsoluteURL(e.Attr("href")))
	if err == nil && site(u) == site(from) && looksLikePage(u) {
		l.found = append(l.found, job{url: u, via: from.String(), depth: l.job.depth + 1, lists: l.job.lists, site: site(from)})
	}
}

// note says that links were left out; nil if none were.
func (l *links) note() error {
	if l.seen <= maxListed {
		return nil
	}
	return fmt.Errorf("it has %d links; the first %d are read", l.seen, maxListed)
}
