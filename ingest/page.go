package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"newsgraph/archive"
	"newsgraph/extract"
	"newsgraph/graph"
	"newsgraph/news"
)

// Fields of a page's metadata that the line reads.
const (
	FieldTitle = "title" // given by hand; wins over the page's
	FieldDate  = "date"  // of publication, given by hand

	fieldFrom    = "redirectedFrom" // an address that led to the page
	fieldTo      = "redirectedTo"   // where a redirect led
	fieldSame    = "revisitOf"      // an address that gave the same page
	fieldRefused = "refusedBy"      // what kept us from asking
	fieldVia     = "via"            // the page on which it was found
	fieldKind    = "kind"           // page, feed or sitemap
	fieldDepth   = "depth"          // links followed to the page; 0 for one that was asked for
)

// item is a page on its way.
type item struct {
	article *news.Article
	reading *news.Reading
	failure *graph.Failure
	outcome Outcome
	next    archive.Pos

	// A redirect: these addresses lead to the article there.
	addresses []string
	leadsTo   string

	err error // why the line ends here
}

// readInTime reads a page, or gives up on it when its time is over. Go cannot
// stop a goroutine: the one that reads such a page is left behind, and what it
// finds is dropped. It keeps its place until it ends, so that never more than
// Workers and maxLate are left behind; when all places are kept so for as long
// as a page may take, the line gives up.
func (l *Line) readInTime(ctx context.Context, p *archive.Page) item {
	timeout := cmp.Or(l.Timeout, 30*time.Second)
	select {
	case l.places <- struct{}{}:
	case <-time.After(timeout):
		return item{err: fmt.Errorf("too many pages take longer than %v to read; start again to go on behind them", timeout)}
	case <-ctx.Done():
		return item{err: ctx.Err()}
	}
	var step atomic.Value
	step.Store("extract")
	done := make(chan item, 1)
	go func() {
		done <- l.read(p, &step)
		<-l.places
	}()
	select {
	case i := <-done:
		return i
	case <-time.After(timeout):
		return failed(p, step.Load().(string), fmt.Sprintf("reading it takes longer than %v", timeout), Failed)
	}
}

// read does all that needs no graph, and says which step it is at. A panic of a
// library on some page is a failure of that page alone.
func (l *Line) read(p *archive.Page, step *atomic.Value) (i item) {
	defer func() {
		if fault := recover(); fault != nil {
			i = failed(p, step.Load().(string), fmt.Sprintf("a fault of the program: %v at %s", fault, place(debug.Stack())), Failed)
		}
	}()
	p.URL = news.Address(p.URL)
	switch {
	case p.Fields.Get(fieldRefused) != "":
		return failed(p, "fetch", p.Err, Refused)
	case p.Err != "":
		return failed(p, "fetch", p.Err, Failed)
	case p.Status >= 300 && p.Status < 400:
		return redirect(p)
	case p.Status >= 400:
		return failed(p, "fetch", fmt.Sprintf("the server answered %d %s", p.Status, http.StatusText(p.Status)), Failed)
	}
	a, err := articleOf(p)
	switch {
	case errors.Is(err, extract.ErrNoArticle):
		return failed(p, "extract", err.Error(), NoArticle)
	case err != nil:
		return failed(p, "extract", err.Error(), Failed)
	case a == nil:
		return item{outcome: Outcome{URL: p.URL, Kind: Passed}, next: p.Next}
	}
	step.Store("read")
	reading := l.Reader.Read(a)
	if err := graph.Check(a, reading); err != nil {
		return failed(p, "read", err.Error(), Failed)
	}
	return item{article: a, reading: reading, outcome: Outcome{URL: p.URL, Kind: Read}, next: p.Next}
}

// redirect is a page that only leads to another address.
func redirect(p *archive.Page) item {
	to := cmp.Or(p.Fields.Get(fieldTo), p.Fields.Get(fieldSame), location(p))
	return item{addresses: append(from(p), p.URL), leadsTo: news.Address(to), outcome: Outcome{URL: p.URL, Kind: Passed}, next: p.Next}
}

// location is where a redirect in an archive of others leads; "" if it does not
// say.
func location(p *archive.Page) string {
	to := p.Header.Get("Location")
	here, err := url.Parse(p.URL)
	if err != nil || to == "" {
		return ""
	}
	there, err := here.Parse(to)
	if err != nil {
		return ""
	}
	return there.String()
}

// from are the addresses that led to a page.
func from(p *archive.Page) []string {
	list := p.Fields.All(fieldFrom)
	for i, address := range list {
		list[i] = news.Address(address)
	}
	return list
}

func failed(p *archive.Page, step, reason string, kind Kind) item {
	return item{
		failure: &graph.Failure{URL: p.URL, Step: step, Error: reason, At: p.Fetched},
		outcome: Outcome{URL: p.URL, Kind: kind, Reason: reason, Asked: asked(p), File: p.Status == 0 && p.Err == ""},
		next:    p.Next,
	}
}

// asked reports whether a page was asked for by its address, not found on
// another nor in an archive of others.
func asked(p *archive.Page) bool {
	return p.Fields.Get(fieldVia) == "" && p.Fields.Get(fieldDepth) == "0"
}

// place is the line of a stack trace where a panic began.
func place(stack []byte) string {
	lines := strings.Split(string(stack), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "panic(") && i+3 < len(lines) {
			return strings.TrimSpace(lines[i+2])
		}
	}
	return "an unknown place"
}

// articleOf extracts the article of a page; nil if the page is of a kind that
// has none.
func articleOf(p *archive.Page) (*news.Article, error) {
	contentType := p.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(contentType)
	read := extract.HTML
	switch {
	case p.Status != 0 && p.Status != http.StatusOK, p.Fields.Get(fieldKind) == "feed", p.Fields.Get(fieldKind) == "sitemap":
		return nil, nil
	case kind == "text/html", kind == "application/xhtml+xml":
	case kind == "text/plain" && !followed(p):
		read = extract.Text
	default:
		return nil, nil
	}
	given, err := given(p)
	if err != nil {
		return nil, err
	}
	text, _ := archive.UTF8(p.Body, contentType)
	return read(text, given)
}

// followed reports whether a page was found by a link. Plain text that sites
// link to is robots.txt and its like, not news.
func followed(p *archive.Page) bool {
	depth := p.Fields.Get(fieldDepth)
	return depth != "" && depth != "0"
}

func given(p *archive.Page) (extract.Given, error) {
	g := extract.Given{
		URL: p.URL, Addresses: from(p), Fetched: p.Fetched, Headline: p.Fields.Get(FieldTitle),
		Certain: p.Status == 0, // a file
	}
	var err error
	if date := p.Fields.Get(FieldDate); date != "" {
		g.Published, err = news.ParseDate(date)
	}
	return g, err
}
