package crawler

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"newsgraph/archive"
)

const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;">]>`

// hostile is a host that sends at / what no host should, or nothing, and what
// the crawler says of it.
type hostile struct {
	want  string
	serve http.HandlerFunc
}

// body writes the body of an answer.
type body func(io.Writer)

func text(s string) body { return func(w io.Writer) { io.WriteString(w, s) } }

// much is a beginning, and then at least so many bytes of a text.
func much(beginning string, bytes int, s string) body {
	return func(w io.Writer) {
		io.WriteString(w, beginning)
		block := strings.Repeat(s, 1<<20/len(s))
		for n := 0; n < bytes; n += len(block) {
			if _, err := io.WriteString(w, block); err != nil {
				return
			}
		}
	}
}

// zip compresses beforehand, for the time limit's sake.
func zip(write body) body {
	var packed bytes.Buffer
	z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	write(z)
	z.Close()
	return text(packed.String())
}

// atRoot does something at /, and answers 404 elsewhere.
func atRoot(serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		serve(w, r)
	}
}

func page(mime string, write body) http.HandlerFunc { return encoded("", mime, write) }

func encoded(encoding, mime string, write body) http.HandlerFunc {
	return atRoot(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", mime)
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		write(w)
	})
}

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		io.WriteString(w, "<")
		w.(http.Flusher).Flush()
		time.Sleep(20 * time.Millisecond)
	}
}

// breakOff declares a body of some length, but sends few bytes of it.
func breakOff(length string) http.HandlerFunc {
	return atRoot(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", length)
		io.WriteString(w, "short")
	})
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

// hostilePages send too much, too little, too slowly, or what is no page.
func hostilePages() map[string]hostile {
	return map[string]hostile{
		"big.example":       {"larger than 16 MiB", page("text/html", much("", 200<<20, "<p>text "))},
		"declared.example":  {"larger than 16 MiB", breakOff("209715200")},
		"bomb.example":      {"larger than 16 MiB", encoded("gzip", "text/html", zip(much("", 100<<20, "a")))},
		"bombs.example":     {"larger than 16 MiB", encoded("gzip, gzip", "text/html", zip(zip(much("", 100<<20, "a"))))},
		"brotli.example":    {`content encoding "br" cannot be undone`, encoded("br", "text/html", text("x"))},
		"nozip.example":     {"cannot be unpacked", encoded("gzip", "text/html", text("not compressed"))},
		"empty.example":     {"empty page", page("text/html", text(""))},
		"blank.example":     {"empty page", page("text/html", text(" \n"))},
		"none.example":      {"empty page", status(http.StatusNoContent)},
		"drip.example":      {"no complete answer in time", atRoot(drip)},
		"silent.example":    {"no complete answer in time", atRoot(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })},
		"broken.example":    {"breaks off", breakOff("1000")},
		"image.example":     {"it is image/png", page("image/png", text("\x89PNG\r\n\x1a\n"))},
		"binary.example":    {"it is application/octet-stream", page("application/octet-stream", text("\x00\x01\x02\x03"))},
		"gone.example":      {"the server answered 410 Gone", status(http.StatusGone)},
		"unchanged.example": {"the server answered 304 Not Modified", status(http.StatusNotModified)},
		"header.example":    {"left alone", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("x", 200<<10)) }},
	}
}

// hostileLists are feeds and sitemaps made to fill the memory, and broken ones.
func hostileLists() map[string]hostile {
	return map[string]hostile{
		"spacebomb.example": {"more than 50 MiB after decompression", page("application/gzip", zip(much("", 60<<20, " ")))},
		"mapbomb.example":   {"more than 50 MiB after decompression", page("application/gzip", zip(much("<urlset>", 60<<20, " ")))},
		"feedbomb.example":  {"more than 50 MiB after decompression", page("application/gzip", zip(much("<rss>", 60<<20, " ")))},
		"zipped.example":    {"neither a feed nor a sitemap", page("application/gzip", zip(text("<html>")))},
		"manymap.example":   {"lists more than 50000 addresses", page("text/xml", much("<urlset>", 3<<20, "<url><loc>//x</loc></url>"))},
		"deepmap.example":   {"nested more than 100 deep", page("text/xml", much("<urlset>", 3<<20, "<a>"))},
		"deepfeed.example":  {"nested more than 100 deep", page("text/xml", much("<rss><channel><item>", 3<<20, "<x:a>"))},
		"manyfeed.example":  {"more than 500000", page("text/xml", much("<rss><channel><item>", 3<<20, "<a/>"))},
		"manyjson.example":  {"more than 500000", page("application/json", much(`{"version": "https://jsonfeed.org/version/1.1", "items": [`, 14<<20, "{},"))},
		"badjson.example":   {"the feed cannot be read", page("application/json", text(`{"version": "https://jsonfeed.org/version/1.1", "items": 7}`))},
		"laughs.example":    {"declares XML entities", page("application/rss+xml", text(laughs+"<rss><channel><title>&lol3;</title></channel></rss>"))},
		"laughmap.example":  {"declares XML entities", page("text/xml", text(laughs+"<urlset><url><loc>&lol3;</loc></url></urlset>"))},
	}
}

// hostileRedirects lead to where no page is, or none that may be asked for.
func hostileRedirects() map[string]hostile {
	to := func(address string) http.HandlerFunc { return serve(map[string]string{"/": "-> " + address}) }
	return map[string]hostile{
		"circle.example":     {"in a circle", serve(map[string]string{"/": "-> /b", "/b": "-> /"})},
		"far.example":        {"more than 10 times", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }},
		"ftp.example":        {"begins with neither http://", to("ftp://x.example/")},
		"file.example":       {"begins with neither http://", to("file:///etc/passwd")},
		"password.example":   {"has a user name", to("http://u:p@x.example/")},
		"long.example":       {"more than 4096 bytes", to("http://x.example/" + strings.Repeat("x", 5000))},
		"inward.example":     {"redirected to http://127.0.0.1:2/: 127.0.0.1 is a private or local address, which the crawler reaches only with --allow-private", to("http://127.0.0.1:2/")},
		"localhost.example":  {"redirected to http://localhost:1/: ", to("http://localhost:1/")},
		"nosuchhost.example": {"no-such-host.invalid", to("http://no-such-host.invalid/")},
	}
}

// TestHostile crawls one host of each kind beside a good one: each leaves a
// clear reason in the archive, and the good one is fetched.
func TestHostile(t *testing.T) {
	all := map[string]hostile{"127.0.0.1:1": {want: "127.0.0.1 is a private or local address"}}
	for _, group := range []map[string]hostile{hostilePages(), hostileLists(), hostileRedirects()} {
		maps.Copy(all, group)
	}
	w := newWeb(t, map[string]http.HandlerFunc{"good.example": serve(map[string]string{"/": `<a href="/more">`, "/more": "more"})})
	seeds := []string{"http://good.example/"}
	for name, host := range all {
		w.hosts[name] = host.serve
		seeds = append(seeds, "http://"+name+"/")
	}
	stats, list := w.crawl(t, Config{Depth: 1, Timeout: 5 * time.Second, Workers: 3}, seeds...)
	for name, host := range all {
		if p := find(t, list, "http://"+name+"/"); !strings.Contains(p.Err, host.want) {
			t.Errorf("%s: %q, want %q", name, p.Err, host.want)
		}
	}
	if stats.Pages != 2 || stats.Failed != len(all) {
		t.Errorf("counted %+v; %d hosts should fail", stats, len(all))
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.Sys > 2<<30 {
		t.Errorf("the crawl took %d MiB of memory", memory.Sys>>20)
	}
}

// TestManyLinks checks that the links of a page are bounded.
func TestManyLinks(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": page("text/html", func(w io.Writer) {
		for n := range maxListed + 9 {
			fmt.Fprintf(w, "<a href=/%d>", n)
		}
	})})
	stats, list := w.crawl(t, Config{Depth: 1, MaxPages: 1}, "http://a.example/")
	if stats.Queued != maxListed || list[0].Fields.Get("linksNotRead") != "it has 50009 links; the first 50000 are read" {
		t.Errorf("counted %+v, fields %v", stats, list[0].Fields)
	}
}

// TestDifficultPages are bad, but pages: they are archived as they came.
func TestDifficultPages(t *testing.T) {
	nested := strings.Repeat("<div>", 100_000) + `<a href="/never">`
	wrong := "<p>Le pr\xe9sident a annonc\xe9 de nouvelles mesures pour la ville et le canton, avec effet imm\xe9diat. <a href=\"/g\xe9n\xe8ve?q=caf\xe9\">"
	w := newWeb(t, map[string]http.HandlerFunc{
		"nested.example":  serve(map[string]string{"/": nested}),
		"charset.example": serve(map[string]string{"text/html;charset=utf-8 /": wrong, "/g%C3%A9n%C3%A8ve?q=caf%C3%A9": "here"}),
	})
	stats, list := w.crawl(t, Config{Depth: 1}, "http://nested.example/", "http://charset.example/")
	if stats.Pages != 3 {
		t.Errorf("counted %+v", stats)
	}
	p := find(t, list, "http://nested.example/")
	if string(p.Body) != nested || !strings.Contains(p.Fields.Get("linksNotRead"), "512") {
		t.Errorf("nested: %d bytes, fields %v", len(p.Body), p.Fields)
	}
	if p := find(t, list, "http://charset.example/"); string(p.Body) != wrong {
		t.Errorf("wrong charset: %q", p.Body)
	}
}

// TestGuardEndToEnd asks for a loopback server by several names, with and
// without leave.
func TestGuardEndToEnd(t *testing.T) {
	hits := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { hits++; io.WriteString(w, "inside") }))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	seeds := []string{"http://127.0.0.1:" + port, "http://localhost:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://2130706433:" + port, "http://0x7f.1:" + port + "/x"}
	for _, allow := range []bool{false, true} {
		hits = 0
		dir := t.TempDir()
		to, err := archive.Open(dir, archive.Options{})
		if err != nil {
			t.Fatal(err)
		}
		stats, err := Crawl(t.Context(), Config{AllowPrivate: allow, Delay: -1, Workers: 1}, seeds, to)
		if err != nil {
			t.Fatal(err)
		}
		to.Close()
		for _, p := range pages(t, dir) {
			if !allow && !strings.Contains(p.Err, "is a private or local address") {
				t.Errorf("%s: %q", p.URL, p.Err)
			}
		}
		if allow && (stats.Pages != 4 || stats.Failed != 0) || !allow && (stats.Failed != 4 || hits != 0) { // two seeds are one address
			t.Errorf("allow %v: counted %+v, %d hits", allow, stats, hits)
		}
	}
}
