package crawler

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/archive"
)

// web is a small Internet: hosts by name, all on one loopback listener, and a
// record of what was asked for.
type web struct {
	hosts map[string]http.HandlerFunc
	addr  string

	mu       sync.Mutex
	requests []request
}

type request struct {
	host, path string
	begin, end time.Time
	header     http.Header
}

func newWeb(t *testing.T, hosts map[string]http.HandlerFunc) *web {
	t.Helper()
	w := &web{hosts: hosts}
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	t.Cleanup(server.CloseClientConnections) // before that
	w.addr = server.Listener.Addr().String()
	return w
}

func (w *web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	req := request{host: r.Host, path: r.URL.RequestURI(), begin: time.Now(), header: r.Header}
	defer func() {
		req.end = time.Now()
		w.mu.Lock()
		w.requests = append(w.requests, req)
		w.mu.Unlock()
	}()
	w.hosts[r.Host](out, r)
}

func (w *web) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, _ := net.SplitHostPort(address)
	if w.hosts[host] != nil {
		address = w.addr
		return newDialer().DialContext(ctx, network, address)
	}
	return DialPublic(ctx, network, address)
}

// asked lists what was asked for, without robots.txt, as host and path, sorted.
func (w *web) asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []string
	for _, r := range w.requests {
		if r.path != "/robots.txt" {
			list = append(list, r.host+r.path)
		}
	}
	slices.Sort(list)
	return list
}

// crawl runs a crawl without pauses into a new archive and reads that.
func (w *web) crawl(t *testing.T, cfg Config, seeds ...string) (Stats, []archive.Page) {
	t.Helper()
	dir := t.TempDir()
	to, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	cfg.Dial = w.dial
	if cfg.Delay == 0 {
		cfg.Delay = -1
	}
	stats, err := Crawl(t.Context(), cfg, seeds, to)
	if err != nil {
		t.Fatal(err)
	}
	return stats, pages(t, dir)
}

func pages(t *testing.T, dir string) []archive.Page {
	t.Helper()
	r, err := archive.NewReader(dir, archive.Pos{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var list []archive.Page
	for {
		p, err := r.Next()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// find is the page with an address.
func find(t *testing.T, list []archive.Page, url string) archive.Page {
	t.Helper()
	i := slices.IndexFunc(list, func(p archive.Page) bool { return p.URL == url })
	if i < 0 {
		t.Fatalf("%s is not in the archive", url)
	}
	return list[i]
}

// serve answers with fixed content by path, and 404 for the rest. A path may
// have its media type before it: "text/xml /feed".
func serve(content map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for key, body := range content {
			mime, path, ok := strings.Cut(key, " ")
			if !ok {
				mime, path = "text/html; charset=utf-8", key
			}
			if path != r.URL.RequestURI() {
				continue
			}
			if to, ok := strings.CutPrefix(body, "-> "); ok {
				http.Redirect(w, r, to, http.StatusFound)
				return
			}
			w.Header().Set("Content-Type", mime)
			io.WriteString(w, body)
			return
		}
		http.NotFound(w, r)
	}
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func TestCrawlFollowsLinks(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{
		"a.example": serve(map[string]string{
			"/": `<base href="/dir/"><a href="one?utm_source=x&id=1#top">1</a> <a href="one?id=1&ocid=y">1</a> <a href="http://www.a.example/two">2</a>
				<a href="http://b.example/">elsewhere</a> <a href="photo.JPG">photo</a> <a href="mailto:a@a.example">mail</a> <a href="http://u:p@a.example/x">x</a>
				<a href="//a.example:80/dir/one?id=1">1</a><a href="#">top</a><a>none</a>`,
			"/dir/one?id=1": `<a href="/deep">deep</a> <a href="/">home</a>`,
			"/deep":         `<a href="/deeper">deeper</a>`,
			"/deeper":       "no",
		}),
		"www.a.example": serve(map[string]string{"/two": "-> /three", "/three": "-> http://a.example/four"}),
		"b.example":     serve(map[string]string{"/": "no"}),
	})
	w.hosts["a.example"] = also(w.hosts["a.example"], "/four", "<p>four")
	day := time.Date(2020, 8, 7, 0, 0, 0, 0, time.UTC)
	cfg := Config{Depth: 2, Contact: "https://us.example/bot", Now: func() time.Time { return day }}
	stats, list := w.crawl(t, cfg, "http://A.example", "http://a.example/#again")

	want := []string{"a.example/", "a.example/deep", "a.example/dir/one?id=1", "a.example/four", "www.a.example/three", "www.a.example/two"}
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
	if stats.Pages != 4 || stats.Failed != 0 || len(list) != 4 {
		t.Errorf("counted %+v, archived %d", stats, len(list))
	}
	four := find(t, list, "http://a.example/four")
	wantFields := archive.Fields{{Name: "via", Value: "http://a.example/"}, {Name: "depth", Value: "1"}, {Name: "kind", Value: "page"},
		{Name: "redirectedFrom", Value: "http://www.a.example/two"}, {Name: "redirectedFrom", Value: "http://www.a.example/three"}}
	if !slices.Equal(four.Fields, wantFields) || string(four.Body) != "<p>four" || !four.Fetched.Equal(day) || four.Status != 200 {
		t.Errorf("archived %+v, want fields %v", four, wantFields)
	}
	for _, r := range w.requests {
		if got := r.header.Get("User-Agent"); got != "newsgraph/0.1 (+https://us.example/bot)" {
			t.Errorf("%s%s: user agent %q", r.host, r.path, got)
		}
	}
}

func also(h http.HandlerFunc, path, body string) http.HandlerFunc {
	extra := serve(map[string]string{path: body})
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path {
			extra(w, r)
			return
		}
		h(w, r)
	}
}

func TestCrawlFeeds(t *testing.T) {
	russian := "\xcd\xee\xe2\xee\xf1\xf2\xe8" // Новости in windows-1251
	w := newWeb(t, map[string]http.HandlerFunc{
		"a.example": serve(map[string]string{
			"application/rss+xml /rss": `<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE rss><rss version="2.0"><channel><title>` + russian + `</title>
				<item><title>A & B</title><link>/one</link></item>
				<item><link>http://b.example/two?utm_medium=rss</link></item>
				<item><guid>http://a.example/three</guid></item>
				<item><link>http://a.example/` + russian + `</link></item><item><title>none</title></item></channel></rss>`,
			"text/html /atom":             "\ufeff\n<!-- x --><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><entry><id>urn:x</id><link rel=\"alternate\" href=\"four\"/></entry></feed>",
			"application/json /json":      ` {"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1", "url": "http://a.example/five"}]}`,
			"application/json /data.json": `{"items": [{"url": "http://a.example/no"}]}`,
			"text/plain /zip":             zipped(`<rss version="2.0"><channel><item><link>/six</link></item></channel></rss>`),
			"/one":                        `<a href="/rss-of-a-page">feed</a><a href="/seven">7</a>`, "/three": "3", "/four": "4", "/five": "5", "/six": "6", "/seven": "7",
			"/%D0%9D%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8": "8",
			"text/xml /rss-of-a-page":                     `<rss version="2.0"><channel><item><link>/not-ours</link></item></channel></rss>`,
		}),
		"b.example": serve(map[string]string{"/two": "2"}),
	})
	stats, list := w.crawl(t, Config{Depth: 1}, "http://a.example/rss", "http://a.example/atom", "http://a.example/json", "http://a.example/data.json", "http://a.example/zip")
	want := []string{"/%D0%9D%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", "/atom", "/data.json", "/five", "/four", "/json", "/one", "/rss", "/rss-of-a-page", "/seven", "/six", "/three", "/zip"}
	for i := range want {
		want[i] = "a.example" + want[i]
	}
	want = append(want, "b.example/two")
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked for\n%q, want\n%q", got, want)
	}
	if stats.Feeds != 5 || stats.Pages != 9 || stats.Failed != 0 {
		t.Errorf("counted %+v", stats)
	}
	if rss := find(t, list, "http://a.example/rss"); !strings.Contains(string(rss.Body), russian) || rss.Fields.Get("kind") != "feed" {
		t.Errorf("the feed is not archived as it came: %q %v", rss.Body, rss.Fields)
	}
	if one := find(t, list, "http://a.example/one"); one.Fields.Get("via") != "http://a.example/rss" || one.Fields.Get("depth") != "0" {
		t.Errorf("fields %v", one.Fields)
	}
}

func TestCrawlSitemaps(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{
		"a.example": serve(map[string]string{
			"text/xml /index":          `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc> /s1.xml.gz </loc><lastmod>2020-08-07</lastmod></sitemap><sitemap><loc>/s2</loc></sitemap></sitemapindex>`,
			"application/x /s1.xml.gz": zipped(`<urlset><url><loc>http://a.example/one</loc><image:image><image:loc>http://a.example/i</image:loc></image:image></url></urlset>`),
			"text/plain /s2":           `<?xml version="1.0"?><urlset><url><loc><![CDATA[http://a.example/two?a=1&b=2]]></loc></url><url><loc>http://b.example/</loc></url><url><loc>http://m.a.example/three&amp;x</loc></url>`,
			"/one":                     "1", "/two?a=1&b=2": "2",
		}),
		"b.example":   serve(map[string]string{"/": "no"}),
		"m.a.example": serve(map[string]string{"/three&x": "3"}),
	})
	stats, list := w.crawl(t, Config{}, "http://a.example/index")
	want := []string{"a.example/index", "a.example/one", "a.example/s1.xml.gz", "a.example/s2", "a.example/two?a=1&b=2", "m.a.example/three&x"}
	if got := w.asked(); !slices.Equal(got, want) {
		t.Errorf("asked for\n%q, want\n%q", got, want)
	}
	if stats.Sitemaps != 2 || stats.Pages != 3 || stats.Failed != 1 {
		t.Errorf("counted %+v", stats)
	}
	if got := find(t, list, "http://a.example/s2").Err; !strings.Contains(got, "the sitemap cannot be read: ") {
		t.Errorf("a sitemap that breaks off: %q", got)
	}
}

func TestCrawlLimits(t *testing.T) {
	body := ""
	for n := range 50 {
		body += fmt.Sprintf(`<a href="/%d">`, n)
	}
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "<p>"+body) }})
	var events []Event
	stats, list := w.crawl(t, Config{Depth: 1, MaxPages: 10, Progress: func(e Event) { events = append(events, e) }}, "http://a.example/")
	if stats.Pages != 10 || stats.Queued != 41 || len(list) != 10 || len(events) != 10 || events[9].Stats.Pages != 10 {
		t.Errorf("counted %+v, archived %d, %d events", stats, len(list), len(events))
	}
}

// TestEvents checks what is told of seeds and of what they lead to.
func TestEvents(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": serve(map[string]string{
		"/": `<a href="/1"><a href="/gone">`, "/1": "<p>one", "/broken": `<?xml version="1.0"?><urlset><url><loc>http://a.example/2</loc></url><url><`, "/2": "<p>two",
	})})
	var got []string
	tell := func(e Event) {
		got = append(got, fmt.Sprintf("%s %v %d %v", strings.TrimPrefix(e.URL, "http://a.example"), e.Seed, e.Found, e.Err != ""))
	}
	w.crawl(t, Config{Depth: 1, Progress: tell}, "http://a.example/", "http://a.example/broken", "http://a.example/none")
	slices.Sort(got)
	want := []string{"/ true 2 false", "/1 false 0 false", "/2 false 0 false", "/broken true 1 true", "/gone false 0 true", "/none true 0 true"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRedirectToKnownPage(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": serve(map[string]string{"/old": "-> /new", "/older": "-> /new?utm_source=x", "/new": "new", "/self": "-> /self?utm_source=x", "/self?utm_source=x": "self"})})
	stats, list := w.crawl(t, Config{}, "http://a.example/old", "http://a.example/older", "http://a.example/new", "http://a.example/self")
	if stats.Pages != 2 || stats.Repeated != 2 || len(list) != 4 {
		t.Errorf("counted %+v, archived %d", stats, len(list))
	}
	for _, from := range []string{"/old", "/older"} {
		if p := find(t, list, "http://a.example"+from); p.Status != 302 || p.Fields.Get("redirectedTo") != "http://a.example/new" {
			t.Errorf("%s: archived %+v", from, p)
		}
	}
	if got := w.asked(); !slices.Equal(got, []string{"a.example/new", "a.example/old", "a.example/older", "a.example/self", "a.example/self?utm_source=x"}) {
		t.Errorf("asked for %q", got)
	}
}

func TestRedirectToFailure(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": serve(map[string]string{"/a": "-> /b", "/c": "-> /d?x"})})
	stats, list := w.crawl(t, Config{MaxPages: 3}, "http://a.example/b", "http://a.example/a", "http://a.example/c", "http://a.example/d?x")
	if stats.Failed != 1 || stats.Repeated != 2 || stats.Queued != 1 || len(list) != 3 {
		t.Errorf("counted %+v, archived %d", stats, len(list))
	}
	for from, to := range map[string]string{"/a": "/b", "/c": "/d?x"} { // one fails, the other is not tried
		if p := find(t, list, "http://a.example"+from); p.Status != 302 || p.Fields.Get("redirectedTo") != "http://a.example"+to {
			t.Errorf("%s: archived %+v", from, p)
		}
	}
}

func TestUnusualStatus(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNonAuthoritativeInfo)
		io.WriteString(w, "<p>ok")
	}})
	if stats, list := w.crawl(t, Config{}, "http://a.example/"); stats.Pages != 1 || list[0].Status != 203 || string(list[0].Body) != "<p>ok" {
		t.Errorf("counted %+v, archived %+v", stats, list)
	}
}

func TestCookiesLastForOnePage(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err != nil && r.URL.Path != "/robots.txt" {
			http.SetCookie(w, &http.Cookie{Name: "seen", Value: r.URL.Path})
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return
		}
		fmt.Fprint(w, r.Header.Get("Cookie"))
	}})
	_, list := w.crawl(t, Config{}, "http://a.example/one", "http://a.example/two")
	for _, path := range []string{"/one", "/two"} {
		if p := find(t, list, "http://a.example"+path); string(p.Body) != "seen="+path {
			t.Errorf("%s: %q %s", path, p.Body, p.Err)
		}
	}
}

func TestEnvironmentHasNoEffect(t *testing.T) {
	t.Setenv("COLLY_FOLLOW_REDIRECTS", "no")
	t.Setenv("COLLY_CACHE_DIR", t.TempDir())
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": serve(map[string]string{"/": "-> /new", "/new": "new"})})
	if stats, _ := w.crawl(t, Config{}, "http://a.example/"); stats.Pages != 1 {
		t.Errorf("counted %+v", stats)
	}
}

func TestBadSeedsAndConfig(t *testing.T) {
	to, err := archive.Open(t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	_, err = Crawl(t.Context(), Config{}, []string{"news.example", "ftp://x.example/", "http://u:secret@x.example/", "http://", "http://a b/", "http://ok.example/"}, to)
	for _, want := range []string{`"news.example" does not begin with http`, "ftp://x.example/ begins with neither", "has a user name", "has no host name", `"http://a b/" is not an address`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}
	if err != nil && strings.Contains(err.Error(), "secret") {
		t.Errorf("error %v gives a password away", err)
	}
	for _, cfg := range []Config{{MaxBody: archive.MaxBody + 1}, {UserAgent: "1"}, {Contact: "a\r\nb"}} {
		if _, err := Crawl(t.Context(), cfg, nil, to); err == nil {
			t.Errorf("no error for %+v", cfg)
		}
	}
}

func TestCancel(t *testing.T) {
	began := make(chan bool, 10)
	w := newWeb(t, map[string]http.HandlerFunc{
		"slow.example": func(w http.ResponseWriter, r *http.Request) { began <- true; <-r.Context().Done() },
		"fast.example": serve(map[string]string{"/": `<a href="/later">`}),
	})
	dir := t.TempDir()
	to, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-began; time.Sleep(200 * time.Millisecond); cancel() }()
	start := time.Now()
	stats, err := Crawl(ctx, Config{Dial: w.dial, Depth: 1, Delay: 10 * time.Millisecond}, []string{"http://slow.example/", "http://fast.example/"}, to)
	if !errors.Is(err, context.Canceled) || time.Since(start) > 5*time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
	list := pages(t, dir)
	if stats.Pages != 1 || stats.Failed != 1 || len(list) != 2 { // /later is 404; slow.example is no failure
		t.Errorf("counted %+v, archived %d", stats, len(list))
	}
}

func TestArchiveErrorEndsTheRun(t *testing.T) {
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": serve(map[string]string{"/": "x"})})
	to, err := archive.Open(t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	to.Close()
	if _, err := Crawl(t.Context(), Config{Dial: w.dial}, []string{"http://a.example/"}, to); err == nil || !strings.Contains(err.Error(), "archive is closed") {
		t.Errorf("got %v", err)
	}
}
