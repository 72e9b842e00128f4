package crawler

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"
)

// Kind is what a fetched page turned out to be, by its content.
type Kind string

// The kinds of page.
const (
	KindPage    Kind = "page"
	KindFeed    Kind = "feed"    // RSS, Atom or JSON Feed
	KindSitemap Kind = "sitemap" // a sitemap, or an index of sitemaps

	kindRedirect Kind = "redirect" // no page, but the way to one that the run fetches anyway
)

// Limits of feeds and sitemaps, as generous as the standard of sitemaps.
const (
	maxListed   = 50_000   // addresses of one
	maxUnpacked = 50 << 20 // bytes of one after decompression
	maxElements = 500_000  // elements and attributes of a feed
	maxNesting  = 100      // of elements
)

func isGzip(b []byte) bool { return bytes.HasPrefix(b, []byte{0x1f, 0x8b}) }

// unpacked reads a body; one compressed as a file (.xml.gz) is unpacked, up to
// the limit.
func unpacked(body []byte) io.Reader {
	if !isGzip(body) {
		return bytes.NewReader(body)
	}
	r, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return failingReader{err}
	}
	return &limitedReader{r: r, left: maxUnpacked + 1}
}

type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

// limitedReader is like [io.LimitedReader], but says where the limit was met.
type limitedReader struct {
	r    io.Reader
	left int
}

func (l *limitedReader) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("it has more than %d MiB after decompression", maxUnpacked>>20)
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// blank is what may stand before the text of a feed.
const blank = "\ufeff \t\r\n"

// sniff finds out by the content what a body is. A compressed file must be a
// feed or a sitemap.
func sniff(body []byte) (Kind, error) {
	if text := bytes.TrimLeft(body, blank); bytes.HasPrefix(text, []byte("{")) {
		if bytes.Contains(text, []byte("jsonfeed.org/version/")) {
			return KindFeed, nil
		}
		return KindPage, nil
	}
	root, err := rootElement(unpacked(body))
	switch root {
	case "urlset", "sitemapindex":
		return KindSitemap, nil
	case "rss", "feed", "rdf":
		return KindFeed, nil
	}
	if isGzip(body) {
		return "", fmt.Errorf("it is a compressed file, and neither a feed nor a sitemap: %w", cmp.Or(err, errors.New("it holds a page")))
	}
	return KindPage, nil
}

// rootElement is the name of the element that an XML text consists of, in lower
// case.
func rootElement(r io.Reader) (string, error) {
	d := newDecoder(r)
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			return strings.ToLower(token.Name.Local), nil
		case xml.CharData:
			if len(bytes.Trim(token, blank)) > 0 {
				return "", errors.New("it is not XML")
			}
		}
	}
}

// newDecoder reads XML in UTF-8, whatever its declaration says, and forgives
// what browsers forgive. It never expands entities that the text declares.
func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// errEntities is what becomes of a "billion laughs".
var errEntities = errors.New("it declares XML entities of its own, which no feed needs and an attacker may use to fill the memory")

func declaresEntities(d xml.Directive) bool {
	return bytes.Contains(bytes.ToUpper(d), []byte("<!ENTITY"))
}

// readSitemap reads the addresses that a sitemap, or an index of sitemaps,
// lists. With an error come those that stand before it.
func readSitemap(r io.Reader) (listed []string, err error) {
	d := newDecoder(r)
	var path []string        // names of the open elements
	var loc *strings.Builder // the text of the open <loc>, or nil
	for {
		token, err := d.Token()
		if err == io.EOF {
			return listed, nil
		}
		if err != nil {
			return listed, err
		}
		switch token := token.(type) {
		case xml.Directive:
			if declaresEntities(token) {
				return listed, errEntities
			}
		case xml.StartElement:
			if path = append(path, token.Name.Local); len(path) > maxNesting {
				return listed, fmt.Errorf("its elements are nested more than %d deep", maxNesting)
			}
			if isLoc(path) {
				loc = &strings.Builder{}
			}
		case xml.CharData:
			if loc != nil && loc.Len() <= maxAddress {
				loc.Write(token[:min(len(token), maxAddress+1)])
			}
		case xml.EndElement:
			if loc != nil && len(listed) == maxListed {
				return listed, fmt.Errorf("it lists more than %d addresses", maxListed)
			}
			if loc != nil {
				listed = append(listed, strings.TrimSpace(loc.String()))
				loc = nil
			}
			path = path[:max(len(path)-1, 0)]
		}
	}
}

// isLoc reports whether the innermost element gives the address of a page or
// of a sitemap, rather than that of an image on it.
func isLoc(path []string) bool {
	n := len(path)
	return n >= 2 && path[n-1] == "loc" && (path[n-2] == "url" || path[n-2] == "sitemap")
}

var xmlDeclaration = regexp.MustCompile(`^[\s\x{feff}]*<\?xml[^>]*\?>`)

// readFeed reads the addresses that a feed in UTF-8 lists.
func readFeed(text string) ([]string, error) {
	// The text is UTF-8 by now, which its declaration may deny.
	text = strings.TrimLeft(xmlDeclaration.ReplaceAllString(text, ""), blank)
	check := checkFeed
	if strings.HasPrefix(text, "{") {
		check = checkJSONFeed
	}
	if err := check(text); err != nil {
		return nil, err
	}
	feed, err := gofeed.NewParser().Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	var listed []string
	for _, item := range feed.Items[:min(len(feed.Items), maxListed)] {
		if address := itemAddress(item); address != "" {
			listed = append(listed, address)
		}
	}
	return listed, nil
}

func itemAddress(item *gofeed.Item) string {
	switch {
	case item.Link != "":
		return item.Link
	case len(item.Links) > 0:
		return item.Links[0]
	case strings.HasPrefix(item.GUID, "http"):
		return item.GUID
	}
	return ""
}

// errTooMuch is what becomes of a feed that would exhaust gofeed, which keeps all
// elements and calls itself for each that is nested.
var errTooMuch = fmt.Errorf("its elements are nested more than %d deep, or there are more than %d", maxNesting, maxElements)

// checkFeed refuses a feed in XML that would exhaust gofeed. It reads as gofeed
// does.
func checkFeed(text string) error {
	d := newDecoder(strings.NewReader(text))
	depth, elements := 0, 0
	for {
		token, err := d.Token()
		if err != nil {
			return nil // gofeed meets the same error, if there is one
		}
		switch token := token.(type) {
		case xml.Directive:
			if declaresEntities(token) {
				return errEntities
			}
		case xml.StartElement:
			depth++
			elements += 1 + len(token.Attr)
		case xml.EndElement:
			depth--
		}
		if depth > maxNesting || elements > maxElements {
			return errTooMuch
		}
	}
}

// checkJSONFeed refuses a feed in JSON that would exhaust gofeed.
func checkJSONFeed(text string) error {
	d := json.NewDecoder(strings.NewReader(text))
	for depth, tokens := 0, 0; depth <= maxNesting && tokens <= maxElements; tokens++ {
		token, err := d.Token()
		switch {
		case err != nil:
			return nil // the end, or an error that gofeed meets too
		case token == json.Delim('{') || token == json.Delim('['):
			depth++
		case token == json.Delim('}') || token == json.Delim(']'):
			depth--
		}
	}
	return errTooMuch
}
