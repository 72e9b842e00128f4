package archive

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// foreign is a record as another program may write it.
func foreign(kind, url, mime, block string, extra ...string) string {
	header := append([]string{"WARC/1.0", "WARC-Type: " + kind, "WARC-Target-URI: " + url, "WARC-Date: 2020-08-07T10:00:00Z",
		"WARC-Record-ID: <urn:uuid:1>", "Content-Type: " + mime, fmt.Sprint("Content-Length: ", len(block))}, extra...)
	return strings.Join(header, "\r\n") + "\r\n\r\n" + block + "\r\n\r\n"
}

const httpMIME = "application/http; msgtype=response"

func response(url, message string, extra ...string) string {
	return foreign("response", "https://news.example/"+url, httpMIME, message, extra...)
}

func packed(t *testing.T, format string, plain []byte) string {
	t.Helper()
	var buf bytes.Buffer
	var w io.WriteCloser
	switch format {
	case "gzip":
		w = gzip.NewWriter(&buf)
	case "zlib":
		w = zlib.NewWriter(&buf)
	case "flate":
		w, _ = flate.NewWriter(&buf, 6)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func readForeign(t *testing.T, content string) ([]Page, []*Damage) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "foreign.warc")
	writeFile(t, path, []byte(content))
	r, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return drain(t, r)
}

func TestForeignFiles(t *testing.T) {
	gz := packed(t, "gzip", []byte("inside"))
	records := []string{
		foreign("warcinfo", "", "application/warc-fields", "software: other\r\n"),
		foreign("request", "https://news.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		response("plain", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nno colon here\r\nX: 1\r\n  2\r\n\r\nbody"),
		foreign("metadata", "https://news.example/1", "application/warc-fields", "via: x\r\nfetchTimeMs: 7"),
		response("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbo\r\r\n2\r\ndy\r\n0\r\n\r\n"),
		response("chunked-no-more", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot chunked"),
		response("gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+gz),
		response("gzip-no-more", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain"),
		response("both", fmt.Sprintf("HTTP/1.1 200 OK\r\ncontent-encoding: X-GZip\r\nTransfer-Encoding: Chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(gz), gz)),
		response("deflate", "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n"+packed(t, "zlib", []byte("inside"))),
		response("bare-deflate", "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n"+packed(t, "flate", []byte("inside"))),
		foreign("revisit", "https://news.example/1", httpMIME, "HTTP/1.1 304 Not Modified\r\n\r\n"),
		foreign("revisit", "https://news.example/same", httpMIME, "HTTP/1.1 200 OK\r\n\r\n", "WARC-Refers-To-Target-URI: https://news.example/same"),
		foreign("revisit", "https://news.example/other", httpMIME, "HTTP/1.1 200 OK\r\n\r\n", "WARC-Refers-To-Target-URI: <https://news.example/1>"),
		foreign("conversion", "https://news.example/1", "text/plain", "text"),
		foreign("response", "dns:news.example", "text/dns", "20200807 news.example. A 1.2.3.4"),
		foreign("resource", "metadata://gnu.org/wget", "text/plain", "log"),
		response("missing", "HTTP/1.1 404 Not Found\r\n\r\n"),
		response("headers-only", "HTTP/2 200\r\nA: b\r\n"),
		foreign("resource", "<urn:sha256:1>", "text/plain; charset=utf-8", "a file"),
		foreign("resource", "https://news.example/none", "text/plain", ""),
	}
	want := []string{
		"plain 200 body", "chunked 200 bo\rdy", "chunked-no-more 200 not chunked", "gzip 200 inside", "gzip-no-more 200 plain", "both 200 inside",
		"deflate 200 inside", "bare-deflate 200 inside", "other 304 ", "missing 404 ", "headers-only 200 ", "urn:sha256:1 0 a file", "none 0 ",
	}
	var members strings.Builder
	for _, r := range records {
		members.WriteString(packed(t, "gzip", []byte(r)))
	}
	all := strings.Join(records, "")
	for name, content := range map[string]string{
		"plain": all, "one member a record": members.String(), "one member": packed(t, "gzip", []byte(all)),
		"plain, then compressed": all[:strings.Index(all, "WARC/1.0\r\nWARC-Type: request")] + packed(t, "gzip", []byte(strings.Join(records[1:], ""))),
	} {
		pages, damage := readForeign(t, content)
		var got []string
		for _, p := range pages {
			got = append(got, fmt.Sprintf("%s %d %s", strings.TrimPrefix(p.URL, "https://news.example/"), p.Status, p.Body))
		}
		if len(damage) > 0 || strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s:\ngot  %q\nwant %q\ndamage %v", name, got, want, damage)
		}
		if got := pages[8].Fields; len(got) != 1 || got.Get("revisitOf") != "https://news.example/1" {
			t.Errorf("%s: fields of the revisit %v", name, got)
		}
		if got := pages[0].Header; len(got) != 2 || got.Get("X") != "1 2" {
			t.Errorf("%s: header %v", name, got)
		}
	}
}

// TestForeignDamage has one bad record between two good ones.
func TestForeignDamage(t *testing.T) {
	ok := "HTTP/1.1 200 OK\r\n\r\nok"
	page := func(block string, extra ...string) string { return response("bad", block, extra...) }
	bomb := packed(t, "gzip", make([]byte, MaxBody+1))
	tests := []struct{ what, bad, want string }{
		{"bomb", page("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb), "larger than 64 MiB after decompression"},
		{"bomb in a bomb", page("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n" + packed(t, "gzip", []byte(bomb))), "larger than 64 MiB"},
		{"brotli", page("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx"), `content encoding "br" cannot be undone`},
		{"broken gzip", page("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb[:100]), "undo content encoding gzip: unexpected EOF"},
		{"many codings", page("HTTP/1.1 200 OK\r\nContent-Encoding: gzip,gzip,gzip,gzip\r\n\r\n" + bomb), "nested too deep"},
		{"not HTTP", page("hello"), "does not begin with an HTTP status line"},
		{"wrong status", page("HTTP/1.1 2x0 OK\r\n\r\n"), `HTTP status "2x0"`},
		{"no block digest", page(ok, "WARC-Block-Digest: sha1:AAAA"), "WARC-Block-Digest"},
		{"no payload digest", page(ok, "WARC-Payload-Digest: sha1:AAAA"), "WARC-Payload-Digest"},
		{"no date", strings.Replace(page(ok), "2020-08-07T10:00:00Z", "yesterday", 1), `date "yesterday"`},
		{"long header", page(ok, "X: "+strings.Repeat("x", maxHeader)), "a header is longer than"},
		{"no length", strings.Replace(page(ok), "Content-Length: ", "Content-Size: ", 1), `Content-Length ""`},
		{"length too small", strings.Replace(page(ok), "Content-Length: 21", "Content-Length: 19", 1), "more bytes than its Content-Length says"},
		{"length negative", strings.Replace(page(ok), "Content-Length: 21", "Content-Length: -1", 1), `Content-Length "-1"`},
		{"length huge", strings.Replace(page(ok), "Content-Length: 21", "Content-Length: 9223372036854775807", 1), "at most 1073741824"},
		{"garbage", "garbage\r\n\r\n", `begin with WARC/, not with "garbage"`},
		{"empty lines", strings.Repeat("\r\n", 5000), "empty"},
	}
	for _, test := range tests {
		plain := []string{response("1", ok), test.bad, response("2", ok)}
		var members string
		for _, part := range plain {
			members += packed(t, "gzip", []byte(part))
		}
		for name, content := range map[string]string{"plain": strings.Join(plain, ""), "gzip": members} {
			pages, damage := readForeign(t, content)
			got := urls(pages)
			if name == "plain" && (test.what == "garbage" || test.what == "empty lines") && got == "2" && len(damage) == 1 {
				continue // they seem to belong to the record before them
			}
			if got != "1 2" || len(damage) != 1 {
				t.Errorf("%s, %s: read %q, damage %v", test.what, name, got, damage)
			} else if !strings.Contains(damage[0].Error(), test.want) && test.what != "empty lines" {
				t.Errorf("%s, %s: %v; want %q", test.what, name, damage[0], test.want)
			}
		}
	}
}

// TestForeignDamagedHeader overwrites every part of a record's header in turn.
// The page may be read all the same; if not, the reader says so.
func TestForeignDamagedHeader(t *testing.T) {
	ok := "HTTP/1.1 200 OK\r\n\r\nok"
	first, second := response("1", ok), response("2", ok, "X: "+strings.Repeat("x", 100))
	all := first + second + response("3", ok)
	for at := len(first); at < len(first+second)-len(ok); at++ {
		for _, size := range []int{1, 10, 100} {
			pages, damage := readForeign(t, all[:at]+strings.Repeat("#", size)+all[at+size:])
			if len(pages) < 3 && len(damage) == 0 {
				t.Errorf("%d bytes at %d: read %q, and no damage", size, at-len(first), urls(pages))
			}
		}
	}
}

func TestForeignDigestsThatFit(t *testing.T) {
	chunks := "3\r\nabc\r\n0\r\n\r\n"
	head := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	for _, extra := range []string{
		"WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", // of abc
		"WARC-Payload-Digest: SHA-1:a9993e364706816aba3e25717850c26c9cd0d89d",
		"WARC-Payload-Digest: md5:900150983cd24fb0d6963f7d28e17f72",
		"WARC-Payload-Digest: " + digest([]byte(chunks)),
		"WARC-Block-Digest: " + digest([]byte(head+chunks)),
		"WARC-Block-Digest: blake3:whatever",
	} {
		pages, damage := readForeign(t, response("1", head+chunks, extra))
		if urls(pages) != "1" || len(damage) > 0 {
			t.Errorf("%s: read %q, damage %v", extra, urls(pages), damage)
		}
	}
}

func TestForeignEnds(t *testing.T) {
	whole := response("1", "HTTP/1.1 200 OK\r\n\r\nok")
	for name, content := range map[string]string{
		"plain": whole + whole[:len(whole)-8], "gzip": packed(t, "gzip", []byte(whole)) + packed(t, "gzip", []byte(whole))[:100],
	} {
		pages, damage := readForeign(t, content)
		if urls(pages) != "1" || len(damage) != 1 || !strings.Contains(damage[0].Error(), "breaks off") {
			t.Errorf("%s cut off: read %q, damage %v", name, urls(pages), damage)
		}
	}
	if pages, damage := readForeign(t, ""); len(pages)+len(damage) > 0 {
		t.Errorf("an empty file gives %v, %v", pages, damage)
	}
	path := filepath.Join(t.TempDir(), "x")
	writeFile(t, path, []byte("<html>"))
	if _, err := OpenFile(path); err == nil || !strings.Contains(err.Error(), "not a WARC file") {
		t.Errorf("open HTML as WARC: %v", err)
	}
}

// TestForeignManyFalseStarts checks that a file made of beginnings of records
// does not keep the reader busy.
func TestForeignManyFalseStarts(t *testing.T) {
	start := packed(t, "gzip", []byte("WARC/1.1\r\n"))[:12]
	pages, damage := readForeign(t, strings.Repeat(start, 100_000))
	if len(pages) > 0 || len(damage) != 1 {
		t.Errorf("read %d pages, %d damages", len(pages), len(damage))
	}
}

// FuzzReader checks that any bytes give pages and damage in order, within the
// limits, up to the end; and that what is read can be written and read again.
func FuzzReader(f *testing.F) {
	ok := response("1", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nok")
	f.Add([]byte(ok + ok))
	f.Add([]byte(foreign("metadata", "https://news.example/", "application/warc-fields", "fetchError: none\r\n")))
	f.Add([]byte(foreign("resource", "urn:a:b", "text/plain", "x") + "x" + ok))
	f.Add([]byte(response("1", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n\r\n3\r\nabc\r\n0\r\n\r\n")))
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write([]byte(ok))
	w.Close()
	f.Add(append(gz.Bytes(), gz.Bytes()[:60]...))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(dir, "fuzz.warc")
		writeFile(t, path, content)
		r, err := OpenFile(path)
		if err != nil {
			return
		}
		defer r.Close()
		pages, damage := drain(t, r)
		for _, d := range damage {
			if d.Size <= 0 || d.Offset < 0 || d.Offset+d.Size > int64(len(content)) {
				t.Errorf("damage %+v in %d bytes", d, len(content))
			}
		}
		for _, p := range pages {
			writeAndRead(t, p)
		}
	})
}

func writeAndRead(t *testing.T, p Page) {
	records, err := p.records()
	if err != nil {
		return // an address or size that we do not write
	}
	data, err := pack(records, "<urn:uuid:x>")
	if err != nil {
		t.Fatal(err)
	}
	pages, damage := readForeign(t, string(data))
	if len(pages) != 1 || len(damage) != 0 || pages[0].URL != p.URL || pages[0].Err != p.Err || !bytes.Equal(pages[0].Body, p.Body) || pages[0].Status != p.Status {
		t.Errorf("wrote %+v, read %+v, damage %v", p, pages, damage)
	}
}
