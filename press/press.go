// Package press is a small sample press: six made-up outlets with articles in
// our own words about real affairs of 2020, served over HTTP like real sites.
// It is what the demo crawls, and what tests compare extraction with.
//
// Outlets differ as real ones do: in markup, in where the metadata stands
// (JSON-LD, microdata, OpenGraph, plain elements or nowhere), in how exact their
// dates are, in charset, in feeds and in sitemaps. Around the articles stands what
// surrounds articles: navigation, teasers, cookie bars, newsletters, comments.
// Every page says that it is a sample.
//
// # Content
//
// An article is one file, content/OUTLET/NAME.txt: lines of the form "key: value",
// a blank line, and the body. NAME.2.txt is its second, corrected edition. The
// keys are headline, path, kind (reportage, column, analysis, wire), authors
// (separated by ";"), section, date (RFC 3339, or a day where the outlet gives no
// more), summary, and in a second edition modified and correction.
//
// Blocks of the body are separated by blank lines. The first characters say what
// a block is:
//
//	## A heading
//	> A block quote
//	* An item of a list; items in a row are one list
//	[figure] The caption of a picture
//	[post ADDRESS] Who, when        (and the words of the post on the next line)
//	// A comment, at the head of a block
//
// Anything else is a paragraph. In it, [words](address) is a link and *words* are
// emphasized. Direct speech is real and public, word for word: a comment
// "// source: NAME" stands beside it, and content/sources.txt has the words and
// says where they were said.
package press

import (
	"embed"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
)

//go:embed content/*/*.txt templates
var files embed.FS

// Notice is the sentence that every page shows.
const Notice = "Sample page written for newsgraph: the outlet and its bylines are made up, the affairs it tells of are real."

// Press serves all outlets. It is safe for concurrent use.
type Press struct {
	editions  [2]edition
	corrected string
	current   atomic.Int32
}

// edition is all that is to be read at one time.
type edition struct {
	pages    map[string]page // by host and path: "daily-ledger.example/robots.txt"
	articles []Article
}

// page is a response.
type page struct {
	contentType string
	body        []byte
}

// New prepares every page of both editions. An error means that the bundled
// content is broken.
func New() (*Press, error) {
	p := &Press{}
	for i := range p.editions {
		p.editions[i].pages = map[string]page{}
		for _, o := range outlets() {
			if err := o.load(i); err != nil {
				return nil, err
			}
			if err := o.publish(&p.editions[i]); err != nil {
				return nil, err
			}
			for _, s := range o.Stories {
				if s.Correction != "" {
					p.corrected = s.URL
				}
			}
		}
	}
	return p, nil
}

// ServeHTTP answers for the outlet that the Host header names, whatever the
// port, and with 404 for hosts and paths that are not there.
func (p *Press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	found, ok := p.edition().pages[hostOf(r)+r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", found.contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(found.body)))
	if r.Method == http.MethodGet {
		w.Write(found.body)
	}
}

// hostOf is the host that r asks for, without a port.
func hostOf(r *http.Request) string {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(host)
}

func (p *Press) edition() *edition { return &p.editions[p.current.Load()] }

// Correct publishes the corrected edition of the one article that has one. From
// then on all pages, the feed and the sitemap of its outlet show it.
func (p *Press) Correct() { p.current.Store(1) }

// Corrected is the address of the article that Correct changes.
func (p *Press) Corrected() string { return p.corrected }

// Articles lists the articles of the current edition, outlet by outlet, newest first.
func (p *Press) Articles() []Article {
	list := make([]Article, 0, len(p.edition().articles))
	for _, a := range p.edition().articles {
		list = append(list, a.clone())
	}
	return list
}

// Hosts lists the names of the outlets' hosts.
func (p *Press) Hosts() []string {
	var hosts []string
	for _, o := range outlets() {
		hosts = append(hosts, o.Host)
	}
	return hosts
}

// Seeds lists one address for each outlet from which a crawler finds all its
// articles: a feed, a sitemap, a sitemap index, or a home page that links to them.
func (p *Press) Seeds() []string {
	var seeds []string
	for _, o := range outlets() {
		seeds = append(seeds, o.URL(o.seed))
	}
	return seeds
}
