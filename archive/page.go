package archive

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Page is one fetched page, or one file, as it came; or the news that it could
// not be fetched.
type Page struct {
	// URL is the address that gave the page: http or https, or urn:sha256:…
	// for a file without an address.
	URL string
	// Fetched is when it came, in UTC.
	Fetched time.Time
	// Status is the HTTP status; 0 for a file, and where Err is set.
	Status int
	// Header is as sent, but for what no longer describes Body:
	// Content-Encoding, Transfer-Encoding and a Content-Length that is not
	// Body's have "X-Crawler-" before their names, as in Common Crawl's files.
	// A file has a Content-Type only.
	Header http.Header
	// Body is the payload, with transfer and content encoding undone.
	Body []byte
	// Fields are what is known about the fetching: via, depth, redirectedFrom,
	// title… They are written as a metadata record beside the page.
	Fields Fields
	// Err says, for people, why there is no page; "" if there is one.
	Err string
	// Next is the mark to keep once this page has been dealt with. It is set
	// by reading and ignored by writing.
	Next Pos
}

// Field is one named value of a page's metadata. Names are those of the WARC
// standard (via, hopsFromSeed, fetchTimeMs) or our own; case does not matter.
type Field struct{ Name, Value string }

// Fields are metadata in the order in which they were written.
type Fields []Field

// Get returns the first value of a field, "" if there is none.
func (f Fields) Get(name string) string {
	for _, field := range f {
		if strings.EqualFold(field.Name, name) {
			return field.Value
		}
	}
	return ""
}

// All returns all values of a field in order, nil if there are none.
func (f Fields) All(name string) []string {
	var values []string
	for _, field := range f {
		if strings.EqualFold(field.Name, name) {
			values = append(values, field.Value)
		}
	}
	return values
}

// without is f without a field.
func (f Fields) without(name string) Fields {
	var rest Fields
	for _, field := range f {
		if !strings.EqualFold(field.Name, name) {
			rest = append(rest, field)
		}
	}
	return rest
}

// Pos is a place between two pages of an archive: a mark that a reader keeps
// to go on from. The zero Pos is the beginning. As text (and so in JSON) it is
// "newsgraph-000001.warc.gz@1234", and "" for the beginning.
type Pos struct {
	File   string // base name
	Offset int64  // in bytes of the file as it is on disk
}

// String is p as text, the form that [ParsePos] reads.
func (p Pos) String() string {
	if p == (Pos{}) {
		return ""
	}
	return p.File + "@" + strconv.FormatInt(p.Offset, 10)
}

// ParsePos reads the text of a mark.
func ParsePos(s string) (Pos, error) {
	if s == "" {
		return Pos{}, nil
	}
	file, digits, ok := strings.Cut(s, "@")
	offset, err := strconv.ParseInt(digits, 10, 64)
	if !ok || file == "" || err != nil || offset < 0 {
		return Pos{}, fmt.Errorf("archive mark %q is not of the form FILE@OFFSET", s)
	}
	return Pos{File: file, Offset: offset}, nil
}

// MarshalText is p as [Pos.String].
func (p Pos) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is the reverse of [Pos.MarshalText].
func (p *Pos) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePos(string(text))
	return err
}
