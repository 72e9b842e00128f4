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
// The error says why it cannot be kept.
func (p *Page) records() ([]*record, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	records := p.convert()
	for _, r := range records {
		if size := p.headerSize(r); size > maxHeader/2 {
			return nil, fmt.Errorf("its address, header and metadata have %d bytes; an archive takes at most %d", size, maxHeader/2)
		}
	}
	return records, nil
}

// headerSize is how many bytes of a record of p, as it is written, are not the
// page's body. Readers take maxHeader of them; half of that leaves room for the
// fields that pack and appendTo add.
func (p *Page) headerSize(r *record) int {
	var header bytes.Buffer
	writeFields(&header, r.header)
	size := header.Len() + len(r.block)
	if r.kind() != "metadata" {
		size -= len(p.Body)
	}
	return size
}

// convert is p, which has passed check, as records.
func (p *Page) convert() []*record {
	if p.Err != "" {
		return []*record{p.metadata("")}
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
		return []*record{main}
	}
	return []*record{p.metadata(main.header.Get("WARC-Record-ID")), main}
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
	case !utf8.ValidString(p.URL) || strings.ContainsFunc(p.URL, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }):
		return fmt.Errorf("the address %.200q has a space, a control character or broken UTF-8 in it", p.URL)
	case len(p.Body) > MaxBody:
		return fmt.Errorf("the page has %d bytes; an archive takes at most %d", len(p.Body), MaxBody)
	case p.Status != 0 && (p.Status < 100 || p.Status > 999):
		return fmt.Errorf("%d is not an HTTP status", p.Status)
	case p.Err != "" && strings.TrimSpace(p.Err) == "":
		return errors.New("the reason why there is no page is blank")
	}
	for _, f := range p.Fields {
		if !isWord(f.Name) || strings.EqualFold(f.Name, "fetchError") {
			return fmt.Errorf("the metadata field name %.200q is not one word of ASCII, or is reserved", f.Name)
		}
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

// page makes a page of a response, a resource, a revisit, or a note that there
// is none; nil of all other records. meta is the metadata record before it, or
// nil.
func (r *record) page(meta *record) (*Page, error) {
	if !r.isPage() {
		return nil, r.checkHeader()
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
	case "revisit":
		p.Status, p.Header = http.StatusNotModified, http.Header{}
		p.Fields = append(p.Fields, Field{"revisitOf", r.original()})
	case "metadata":
		fields := r.fields()
		p.Err, p.Fields = fields.Get("fetchError"), fields.without("fetchError")
	}
	return p, err
}

// checkHeader says what is wrong with the header of a record that is no page: if
// that is damaged, it may have been one.
func (r *record) checkHeader() error {
	for _, name := range []string{"WARC-Type", "WARC-Record-ID", "WARC-Date"} {
		if r.header.Get(name) == "" {
			return fmt.Errorf("the header of a record has no %s", name)
		}
	}
	scheme, _, _ := strings.Cut(strings.ToLower(r.target()), ":")
	web := scheme == "http" || scheme == "https"
	switch kind := r.kind(); {
	case strings.Trim(kind, "abcdefghijklmnopqrstuvwxyz-") != "":
		return fmt.Errorf("a record has the WARC-Type %.60q", kind)
	case r.target() == "" && (kind == "response" || kind == "resource" || kind == "revisit"):
		return fmt.Errorf("a %s has no WARC-Target-URI", kind)
	case kind == "response" && web != r.isMessage():
		return fmt.Errorf("a response has the WARC-Target-URI %.200q and the Content-Type %.60q", r.target(), r.header.Get("Content-Type"))
	}
	return nil
}

// isMessage reports whether r's block is an HTTP message.
func (r *record) isMessage() bool {
	return strings.HasPrefix(strings.ToLower(r.header.Get("Content-Type")), "application/http")
}

// original is the address of the page that a revisit repeats; "" where that is
// not told.
func (r *record) original() string { return r.address("WARC-Refers-To-Target-URI") }

// isPage reports whether a record is, or explains the lack of, something that
// can be a page: writers also keep DNS answers and notes about themselves as
// responses and resources.
func (r *record) isPage() bool {
	if !isPageURL(r.target()) {
		return false
	}
	switch r.kind() {
	case "response":
		return r.isMessage()
	case "metadata":
		return r.err != nil || r.failed()
	case "revisit":
		return isPageURL(r.original()) && r.original() != r.target()
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
