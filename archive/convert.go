package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// records are what a page is written as: its metadata, if any, then the page.
func (p *Page) records() ([]*record, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if p.Err != "" {
		return []*record{p.metadata("")}, nil
	}
	main := p.newRecord("resource")
	main.block = p.Body
	mime := p.Header.Get("Content-Type")
	if p.Status != 0 {
		main = p.newRecord("response")
		main.block = p.message()
		mime = "application/http; msgtype=response"
		main.header = append(main.header, Field{"WARC-Payload-Digest", digest(p.Body)})
	}
	if mime != "" {
		main.header = append(main.header, Field{"Content-Type", mime})
	}
	if len(p.Fields) == 0 {
		return []*record{main}, nil
	}
	return []*record{p.metadata(main.header.Get("WARC-Record-ID")), main}, nil
}

func (p *Page) newRecord(kind string) *record {
	return &record{header: Fields{
		{"WARC-Type", kind},
		{"WARC-Record-ID", newRecordID()},
		{"WARC-Date", p.Fetched.UTC().Format(time.RFC3339Nano)},
		{"WARC-Target-URI", p.URL},
	}}
}

// metadata is p's fields and error as a record about the record with an id; ""
// if there is none.
func (p *Page) metadata(about string) *record {
	r := p.newRecord("metadata")
	r.header = append(r.header, Field{"Content-Type", "application/warc-fields"})
	fields := p.Fields
	if about != "" {
		r.header = append(r.header, Field{"WARC-Concurrent-To", about})
	}
	if p.Err != "" {
		fields = append(Fields{{"fetchError", p.Err}}, fields...)
	}
	var block bytes.Buffer
	writeFields(&block, fields)
	r.block = block.Bytes()
	return r
}

// check says why p cannot be kept.
func (p *Page) check() error {
	u, err := url.Parse(p.URL)
	switch {
	case err != nil || !isPageURL(p.URL) || u.Host == "" && u.Opaque == "":
		return fmt.Errorf("%.200q is not the address of a page, http://…, https://… or urn:…", p.URL)
	case !utf8.ValidString(p.URL) || strings.ContainsFunc(p.URL, func(r rune) bool { return r <= ' ' || unicode.IsControl(r) }):
		return fmt.Errorf("the address %.200q has a space, a control character or broken UTF-8 in it", p.URL)
	case len(p.Body) > MaxBody:
		return fmt.Errorf("the page has %d bytes; an archive takes at most %d", len(p.Body), MaxBody)
	case p.Status != 0 && (p.Status < 100 || p.Status > 999):
		return fmt.Errorf("%d is not an HTTP status", p.Status)
	}
	return p.checkHeaders()
}

// checkHeaders sees to it that what Append writes is small enough to be read.
func (p *Page) checkHeaders() error {
	size := len(p.Err)
	for _, f := range p.Fields {
		size += len(f.Name) + len(": \r\n") + len(f.Value)
		if !isWord(f.Name) || strings.EqualFold(f.Name, "fetchError") {
			return fmt.Errorf("the metadata field name %q is not one word of ASCII, or is reserved", f.Name)
		}
	}
	for name, values := range p.Header {
		for _, value := range values {
			size += len(name) + len(": \r\n") + len(value)
		}
	}
	if size > maxHeader/2 {
		return fmt.Errorf("the page's header and metadata have %d bytes; an archive takes at most %d", size, maxHeader/2)
	}
	return nil
}

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == ':' || r >= 0x7f })
}

// message is p as an HTTP response without encodings.
func (p *Page) message() []byte {
	var buf bytes.Buffer
	fmt.Fprintf(&buf, "HTTP/1.1 %d %s\r\n", p.Status, http.StatusText(p.Status))
	header := plainHeader(p.Header, len(p.Body))
	header.Set("Content-Length", strconv.Itoa(len(p.Body)))
	header.Write(&buf)
	buf.WriteString("\r\n")
	buf.Write(p.Body)
	return buf.Bytes()
}

// page makes a page of a response, a resource, or a note that there is none;
// nil of all other records. meta is the metadata record before it, or nil.
func (r *record) page(meta *record) (*Page, error) {
	if !r.isPage() {
		return nil, nil
	}
	if r.err != nil {
		return nil, r.err
	}
	date, err := r.date()
	if err != nil {
		return nil, err
	}
	p := &Page{URL: r.target(), Fetched: date}
	if meta != nil && meta.header.Get("WARC-Concurrent-To") == r.header.Get("WARC-Record-ID") {
		p.Fields = meta.fields()
	}
	switch r.kind() {
	case "response":
		err = r.response(p)
	case "resource":
		p.Header, p.Body = http.Header{}, r.block
		if mime := r.header.Get("Content-Type"); mime != "" {
			p.Header.Set("Content-Type", mime)
		}
	case "metadata":
		fields := r.fields()
		p.Err, p.Fields = fields.Get("fetchError"), fields.without("fetchError")
	}
	return p, err
}

// isPage reports whether a record is, or explains the lack of, something that
// can be a page: writers also keep DNS answers and notes about themselves as
// responses and resources.
func (r *record) isPage() bool {
	if !isPageURL(r.target()) {
		return false
	}
	switch r.kind() {
	case "response":
		return strings.HasPrefix(strings.ToLower(r.header.Get("Content-Type")), "application/http")
	case "metadata":
		return r.err != nil || r.failed()
	}
	return r.kind() == "resource"
}

func isPageURL(address string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
	switch scheme {
	case "http", "https", "urn", "file", "ftp":
		return true
	}
	return false
}

// fields are what a metadata record says.
func (r *record) fields() Fields {
	left := maxHeader
	block := append(r.block[:len(r.block):len(r.block)], "\r\n\r\n"...)
	fields, _ := readFields(bufio.NewReader(bytes.NewReader(block)), &left) // what is too long is left out
	return fields
}

// failed reports whether a metadata record stands for a page that could not be
// fetched.
func (r *record) failed() bool { return r.fields().Get("fetchError") != "" }

// response fills p from a stored HTTP response.
func (r *record) response(p *Page) error {
	m, err := parseMessage(r.block)
	if err != nil {
		return err
	}
	sum := r.header.Get("WARC-Payload-Digest")
	fits := r.header.Get("WARC-Truncated") != "" || digestFits(sum, m.body)
	if !fits { // writers differ in whether the payload is in chunks as it was sent
		fits = digestFits(sum, dechunk(m.body))
	}
	if err := m.decode(); err != nil {
		return err
	}
	if !fits && !digestFits(sum, m.body) {
		return errors.New("the page's bytes do not fit its WARC-Payload-Digest")
	}
	p.Status, p.Header, p.Body = m.status, m.header, m.body
	return nil
}
