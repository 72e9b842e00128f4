package ingest

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"

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
}

// read does all that needs no graph. A panic of a library on some page is a
// failure of that page alone.
func (l *Line) read(p *archive.Page) (i item) {
	defer func() {
		if fault := recover(); fault != nil {
			i = failed(p, "read", fmt.Sprintf("a fault of the program: %v at %s", fault, place(debug.Stack())), Failed)
		}
	}()
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
	reading := l.Reader.Read(a)
	if err := graph.Check(a, reading); err != nil {
		return failed(p, "read", err.Error(), Failed)
	}
	return item{article: a, reading: reading, outcome: Outcome{URL: p.URL, Kind: Read}, next: p.Next}
}

func redirect(p *archive.Page) item {
	to := p.Fields.Get(fieldTo)
	if to == "" { // an archive of others
		if u, err := url.Parse(p.URL); err == nil {
			if target, err := u.Parse(p.Header.Get("Location")); err == nil {
				to = target.String()
			}
		}
	}
	return item{addresses: append(p.Fields.All(fieldFrom), p.URL), leadsTo: to, outcome: Outcome{URL: p.URL, Kind: Passed}, next: p.Next}
}

func failed(p *archive.Page, step, reason string, kind Kind) item {
	return item{
		failure: &graph.Failure{URL: p.URL, Step: step, Error: reason, At: p.Fetched},
		outcome: Outcome{URL: p.URL, Kind: kind, Reason: reason, Asked: p.Fields.Get(fieldVia) == "", File: p.Status == 0 && p.Err == ""},
		next:    p.Next,
	}
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
		URL: p.URL, Addresses: p.Fields.All(fieldFrom), Fetched: p.Fetched, Headline: p.Fields.Get(FieldTitle),
		Certain: p.Status == 0, // a file
	}
	var err error
	if date := p.Fields.Get(FieldDate); date != "" {
		g.Published, err = news.ParseDate(date)
	}
	return g, err
}
