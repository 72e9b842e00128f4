package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// file is something to send, kept compressed, as nearly every browser wants it.
type file struct {
	contentType string
	etag        string
	compressed  []byte // gzip
}

// newFile makes a file of compressed content; the name's ending gives its type.
func newFile(name string, compressed []byte) file {
	sum := sha256.Sum256(compressed)
	return file{
		contentType: contentType(name),
		etag:        fmt.Sprintf(`W/"%x"`, sum[:12]), // weak: one for both encodings
		compressed:  compressed,
	}
}

// contentType is the media type of a name's ending. The table is our own, as
// the one of package mime depends on the machine.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".ttf":
		return "font/ttf"
	}
	return "application/octet-stream"
}

func (f file) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", f.contentType)
	header.Set("Cache-Control", "no-cache") // keep it, but ask each time whether it is still the same
	header.Set("ETag", f.etag)
	header.Set("Vary", "Accept-Encoding")
	body := f.compressed
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
	} else {
		var err error
		if body, err = decompress(body); err != nil {
			http.Error(w, "Internal error.", http.StatusInternalServerError)
			return
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110, section 12.5.3).
func acceptsGzip(header string) bool {
	for coding := range strings.SplitSeq(header, ",") {
		name, params, err := mime.ParseMediaType(coding)
		if err == nil && name == "gzip" {
			q, given := params["q"]
			return !given || strings.Trim(q, "0.") != "" // q=0, q=0.0 and so on refuse
		}
	}
	return false
}

func compress(content []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(content) // writing to memory does not fail
	w.Close()
	return b.Bytes()
}

func decompress(content []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// withPolicy sends the security headers of a page, and of all that belongs to
// it, with every answer of h.
func withPolicy(policy string, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		h.ServeHTTP(w, r)
	})
}
