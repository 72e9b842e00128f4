package archive

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"
)

// message is an HTTP response as a record keeps it.
type message struct {
	status int
	header http.Header
	body   []byte
}

// parseMessage reads a stored HTTP response leniently: header lines that make
// no sense are passed over.
func parseMessage(block []byte) (message, error) {
	src := bytes.NewReader(block)
	in := bufio.NewReader(src)
	left := maxHeader
	line, err := readLine(in, &left)
	words := strings.Fields(line)
	if err != nil || len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return message{}, errors.New("the stored response does not begin with an HTTP status line")
	}
	status, err := strconv.Atoi(words[1])
	if err != nil || status < 100 || status > 999 {
		return message{}, fmt.Errorf("the stored response has the HTTP status %.20q", words[1])
	}
	fields, err := readFields(in, &left)
	if err != nil && err != io.ErrUnexpectedEOF {
		return message{}, err
	}
	m := message{status: status, header: http.Header{}}
	for _, f := range fields {
		m.header.Add(textproto.CanonicalMIMEHeaderKey(f.Name), f.Value)
	}
	m.body = block[len(block)-src.Len()-in.Buffered():]
	return m, nil
}

// decode undoes chunked transfer and content encoding, and renames the headers
// that spoke of them.
func (m *message) decode() error {
	if strings.Contains(strings.ToLower(m.header.Get("Transfer-Encoding")), "chunked") {
		m.body = dechunk(m.body)
	}
	if err := m.decodeContent(strings.Join(m.header.Values("Content-Encoding"), ",")); err != nil {
		return err
	}
	m.header = plainHeader(m.header, len(m.body))
	return nil
}

func (m *message) decodeContent(encoding string) error {
	if !encodedAs(m.body, encoding) {
		return nil
	}
	r, err := Decode(bytes.NewReader(m.body), encoding)
	if err != nil {
		return err
	}
	if m.body, err = io.ReadAll(io.LimitReader(r, MaxBody+1)); err != nil {
		return fmt.Errorf("undo content encoding %s: %w", encoding, err)
	}
	if len(m.body) > MaxBody {
		return fmt.Errorf("the page is larger than %d MiB after decompression", MaxBody>>20)
	}
	return nil
}

// dechunk undoes chunked transfer encoding. What is not chunked at all comes
// back as it is (many writers undo it and keep the header); of a body that
// breaks off, what is there.
func dechunk(body []byte) []byte {
	plain, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(plain) == 0 {
		return body
	}
	return plain
}

// encodedAs reports whether body may have the encoding that its header names:
// some writers undo gzip and keep the header.
func encodedAs(body []byte, encoding string) bool {
	if len(body) == 0 || encoding == "" {
		return false
	}
	if strings.HasSuffix(strings.ToLower(encoding), "gzip") {
		return bytes.HasPrefix(body, []byte{0x1f, 0x8b})
	}
	return true
}

// Decode undoes a Content-Encoding (gzip, deflate, or several in a row). The
// caller limits what is read: a few bytes may unfold to very many.
func Decode(body io.Reader, contentEncoding string) (io.Reader, error) {
	codings := strings.Split(contentEncoding, ",")
	if len(codings) > 3 {
		return nil, fmt.Errorf("content encoding %.60q is nested too deep", contentEncoding)
	}
	for i := range codings {
		var err error
		switch coding := strings.ToLower(strings.TrimSpace(codings[len(codings)-1-i])); coding {
		case "", "identity":
		case "gzip", "x-gzip":
			if body, err = gzip.NewReader(body); err != nil {
				return nil, fmt.Errorf("undo content encoding gzip: %w", err)
			}
		case "deflate":
			body = inflate(body)
		default:
			return nil, fmt.Errorf("content encoding %q cannot be undone; gzip and deflate can", coding)
		}
	}
	return body, nil
}

// inflate reads what servers send as "deflate": the zlib format, as the
// standard says, or bare deflate data.
func inflate(body io.Reader) io.Reader {
	in := bufio.NewReader(body)
	head, _ := in.Peek(2)
	if len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		if r, err := zlib.NewReader(in); err == nil {
			return r
		}
	}
	return flate.NewReader(in)
}

// plainHeader is h as it is kept beside a body of size bytes without encodings.
func plainHeader(h http.Header, size int) http.Header {
	plain := http.Header{}
	for name, values := range h {
		switch http.CanonicalHeaderKey(name) {
		case "Content-Encoding", "Transfer-Encoding":
			name = "X-Crawler-" + name
		case "Content-Length":
			if len(values) != 1 || values[0] != strconv.Itoa(size) {
				name = "X-Crawler-" + name
			}
		}
		plain[name] = values
	}
	return plain
}
