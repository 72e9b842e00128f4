package crawler

import (
	"bytes"
	"compress/gzip"
	"io"
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

// hostile are hosts each of which sends at / what no host should, or nothing.
func hostile() map[string]http.HandlerFunc {
	page := func(mime string, write func(io.Writer)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", mime)
			write(w)
		}
	}
	fill := func(bytes int, text string) func(io.Writer) {
		return func(w io.Writer) {
			block := strings.Repeat(text, 1<<20/len(text))
			for n := 0; n < bytes; n += len(block) {
				if _, err := io.WriteString(w, block); err != nil {
					return
				}
			}
		}
	}
	zip := func(write func(io.Writer)) func(io.Writer) { // compressed beforehand, for the time limit's sake
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
		write(z)
		z.Close()
		return func(w io.Writer) { w.Write(packed.Bytes()) }
	}
	text := func(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }
	encoded := func(encoding string, h http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/" {
				w.Header().Set("Content-Encoding", encoding)
			}
			h(w, r)
		}
	}
	drip := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil && r.URL.Path == "/" {
			io.WriteString(w, "<")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	}
	silent := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			<-r.Context().Done()
		}
	}
	broken := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "short")
		}
	}
	return map[string]http.HandlerFunc{
		"big.example": page("text/html", fill(200<<20, "<p>text ")),
		"declared.example": func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/" {
				w.Header().Set("Content-Length", "209715200")
			}
		},
		"bomb.example":       encoded("gzip", page("text/html", zip(fill(100<<20, "a")))),
		"bombs.example":      encoded("gzip, gzip", page("text/html", zip(zip(fill(100<<20, "a"))))),
		"brotli.example":     encoded("br", page("text/html", text("x"))),
		"nozip.example":      encoded("gzip", page("text/html", text("not compressed"))),
		"spacebomb.example":  page("application/gzip", zip(fill(60<<20, " "))),
		"mapbomb.example":    page("application/gzip", zip(func(w io.Writer) { text("<urlset>")(w); fill(60<<20, " ")(w) })),
		"feedbomb.example":   page("application/gzip", zip(func(w io.Writer) { text("<rss>")(w); fill(60<<20, " ")(w) })),
		"zipped.example":     page("application/gzip", zip(text("<html>"))),
		"manymap.example":    page("text/xml", func(w io.Writer) { text("<urlset>")(w); fill(3<<20, "<url><loc>//x</loc></url>")(w) }),
		"deepmap.example":    page("text/xml", func(w io.Writer) { text("<urlset>")(w); fill(3<<20, "<a>")(w) }),
		"deepfeed.example":   page("text/xml", func(w io.Writer) { text("<rss><channel><item>")(w); fill(3<<20, "<x:a>")(w) }),
		"manyfeed.example":   page("text/xml", func(w io.Writer) { text("<rss><channel><item>")(w); fill(3<<20, "<a/>")(w) }),
		"laughs.example":     page("application/rss+xml", text(laughs+"<rss><channel><title>&lol3;</title></channel></rss>")),
		"laughmap.example":   page("text/xml", text(laughs+"<urlset><url><loc>&lol3;</loc></url></urlset>")),
		"badjson.example":    page("application/json", text(`{"version": "https://jsonfeed.org/version/1.1", "items": 7}`)),
		"empty.example":      page("text/html", text("")),
		"blank.example":      page("text/html", text(" \n")),
		"none.example":       func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"drip.example":       drip,
		"silent.example":     silent,
		"broken.example":     broken,
		"image.example":      page("image/png", text("\x89PNG\r\n\x1a\n")),
		"binary.example":     page("application/octet-stream", text("\x00\x01\x02\x03")),
		"gone.example":       func(w http.ResponseWriter, r *http.Request) { http.Error(w, "", http.StatusGone) },
		"unchanged.example":  func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) },
		"circle.example":     serve(map[string]string{"/": "-> /b", "/b": "-> /"}),
		"far.example":        func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) },
		"ftp.example":        serve(map[string]string{"/": "-> ftp://x.example/"}),
		"file.example":       serve(map[string]string{"/": "-> file:///etc/passwd"}),
		"password.example":   serve(map[string]string{"/": "-> http://u:p@x.example/"}),
		"long.example":       serve(map[string]string{"/": "-> http://x.example/" + strings.Repeat("x", 5000)}),
		"inward.example":     serve(map[string]string{"/": "-> http://127.0.0.1:2/"}),
		"localhost.example":  serve(map[string]string{"/": "-> http://localhost:1/"}),
		"header.example":     func(w http.ResponseWriter, r *http.Request) { w.Header().Set("X", strings.Repeat("x", 200<<10)) },
		"nosuchhost.example": serve(map[string]string{"/": "-> http://no-such-host.invalid/"}),
	}
}

// TestHostile crawls one host of each kind beside a good one: each leaves a
// clear reason in the archive, and the good one is fetched.
func TestHostile(t *testing.T) {
	want := map[string]string{
		"big.example": "larger than 16 MiB", "declared.example": "larger than 16 MiB",
		"bomb.example": "larger than 16 MiB", "bombs.example": "larger than 16 MiB",
		"brotli.example": `content encoding "br" cannot be undone`, "nozip.example": "cannot be unpacked",
		"spacebomb.example": "more than 50 MiB after decompression", "mapbomb.example": "more than 50 MiB after decompression",
		"feedbomb.example": "more than 50 MiB after decompression", "zipped.example": "neither a feed nor a sitemap",
		"manymap.example": "lists more than 49999 addresses", "deepmap.example": "nested more than 100 deep",
		"deepfeed.example": "nested more than 100 deep", "manyfeed.example": "more than 500000",
		"laughs.example": "declares XML entities", "laughmap.example": "declares XML entities", "badjson.example": "the feed cannot be read",
		"empty.example": "empty page", "blank.example": "empty page", "none.example": "empty page",
		"drip.example": "no complete answer in time", "silent.example": "no complete answer in time", "broken.example": "breaks off",
		"image.example": "it is image/png", "binary.example": "it is application/octet-stream",
		"gone.example": "the server answered 410 Gone", "unchanged.example": "the server answered 304 Not Modified",
		"circle.example": "in a circle", "far.example": "more than 10 times",
		"ftp.example": "begins with neither http://", "file.example": "begins with neither http://", "password.example": "has a user name",
		"long.example":      "more than 4096 bytes",
		"inward.example":    "redirected to http://127.0.0.1:2/: 127.0.0.1 is a private or local address, which the crawler reaches only with --allow-private",
		"localhost.example": "redirected to http://localhost:1/: ", "header.example": "left alone", "nosuchhost.example": "no-such-host.invalid",
		"127.0.0.1:1": "127.0.0.1 is a private or local address",
	}
	hosts := hostile()
	hosts["good.example"] = serve(map[string]string{"/": `<a href="/more">`, "/more": "more"})
	w := newWeb(t, hosts)
	seeds := []string{"http://127.0.0.1:1/"}
	for name := range hosts {
		seeds = append(seeds, "http://"+name+"/")
	}
	stats, list := w.crawl(t, Config{Depth: 1, Timeout: 5 * time.Second, Workers: 3}, seeds...)
	for name, reason := range want {
		if p := find(t, list, "http://"+name+"/"); !strings.Contains(p.Err, reason) {
			t.Errorf("%s: %q, want %q", name, p.Err, reason)
		}
	}
	if stats.Pages != 2 || stats.Failed != len(hosts) || len(want) != len(hosts) {
		t.Errorf("counted %+v; %d hosts, %d expected to fail", stats, len(hosts), len(want))
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if memory.Sys > 2<<30 {
		t.Errorf("the crawl took %d MiB of memory", memory.Sys>>20)
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
		to, err := archive.Open(t.TempDir(), archive.Options{})
		if err != nil {
			t.Fatal(err)
		}
		stats, err := Crawl(t.Context(), Config{AllowPrivate: allow, Delay: -1, Workers: 1}, seeds, to)
		if err != nil {
			t.Fatal(err)
		}
		to.Close()
		for _, p := range pages(t, to.Dir()) {
			if !allow && !strings.Contains(p.Err, "is a private or local address") {
				t.Errorf("%s: %q", p.URL, p.Err)
			}
		}
		if allow && (stats.Pages != 4 || stats.Failed != 0) || !allow && (stats.Failed != 4 || hits != 0) { // two seeds are one address
			t.Errorf("allow %v: counted %+v, %d hits", allow, stats, hits)
		}
	}
}
