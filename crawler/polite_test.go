package crawler

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/news"
)

func TestRobotsRules(t *testing.T) {
	const google = `
# a comment
User-agent: other
Disallow: /

User-Agent: NewsGraph/2.0   # that is us
user-agent: third
Disallow: /private
Allow: /private/open$
Disallow: /*.pdf$
Sitemap: http://x.example/s.xml
Crawl-delay: 2.5
nonsense
Disallow: /a*/b
Disallow: /caf%c3%A9
Disallow: /%7Euser
Allow: /tie
Disallow: /tie

User-agent: *
Disallow: /
`
	tests := []struct {
		robots, path string
		allow        bool
	}{
		{"", "/", true},
		{google, "/", true},
		{google, "/private", false},
		{google, "/private/x?y=z", false},
		{google, "/private/open", true},
		{google, "/private/open/x", false},
		{google, "/x/y.pdf", false},
		{google, "/x/y.pdf?z", true},
		{google, "/abc/b", false},
		{google, "/abc", true},
		{google, "/café", false},
		{google, "/caf%C3%A9", false},
		{google, "/~user/", false},
		{google, "/tie", true},
		{"User-agent: *\nDisallow:", "/x", true},
		{"User-agent: *\nDisallow: /", "/x", false},
		{"User-agent: *\nDisallow: /\nUser-agent: newsgraph\nDisallow:", "/x", true},
		{"User-agent: newsgraph\n", "/x", true},
		{"User-agent: news\nDisallow: /", "/x", true},
		{"User-agent: newsgraphs\nDisallow: /", "/x", true},
		{"User-agent: newsgraph bot\nDisallow: /", "/x", false},
		{"User-agent: newsgraph\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: newsgraph\nDisallow: /c", "/c", false},
		{"User-agent: newsgraph\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: newsgraph\nDisallow: /c", "/b", true},
		{"User-agent: newsgraph\nUser-agent: *\n\nDisallow: /a", "/a", false},
		{"\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", false},
		{"Disallow: /", "/x", true},
		{"User-agent: *\nDisallow: *", "/x", false},
		{"User-agent: *\nDisallow: /*$", "/x", false},
		{"User-agent: *\nDisallow: /x$", "/xy", true},
		{"<html><p>User-agent: *", "/x", true},
	}
	for _, test := range tests {
		r := parseRobots(test.robots, "newsgraph")
		if got := r.allow(test.path); got != test.allow {
			t.Errorf("%q: %s allowed %v, want %v", test.robots, test.path, got, test.allow)
		}
	}
	for robots, want := range map[string]time.Duration{
		google: 2500 * time.Millisecond, "User-agent: *\nCrawl-delay: 10": 10 * time.Second, "User-agent: *\nCrawl-delay: -1": 0,
		"User-agent: *\nCrawl-delay: soon": 0, "User-agent: *\nCrawl-delay: NaN": 0, "User-agent: *\nCrawl-delay: 1e300": 1e6 * time.Second,
	} {
		if got := parseRobots(robots, "newsgraph").delay; got != want {
			t.Errorf("%q: delay %v, want %v", robots, got, want)
		}
	}
}

// FuzzRobots checks that rules are read from anything, and that a path that a
// lone rule names to its end is forbidden.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 3", "/aXb")
	f.Add("\ufeffuser-agent:newsgraph#\r\ndisallow:/%41", "/A")
	f.Fuzz(func(t *testing.T, robots, path string) {
		r := parseRobots(robots, "newsgraph")
		r.allow(path)
		if r.delay < 0 {
			t.Errorf("delay %v", r.delay)
		}
		if strings.ContainsAny(path, "#\r\n*$") || strings.TrimSpace(path) != path || path == "" {
			return
		}
		r = parseRobots("User-agent: *\nDisallow: "+path, "newsgraph")
		if r.allow(path) || r.allow(path+"x") {
			t.Errorf("%q is allowed, although forbidden", path)
		}
	})
}

// robotsAnd serves a robots.txt, and "ok" for the rest.
func robotsAnd(status int, robots string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			w.WriteHeader(status)
			io.WriteString(w, robots)
		case "/away":
			http.Redirect(w, r, "http://closed.example/page", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, "/secret", http.StatusFound)
		default:
			io.WriteString(w, "ok")
		}
	}
}

func TestRobotsEndToEnd(t *testing.T) {
	moved := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.Redirect(w, r, "http://closed.example/robots.txt", http.StatusMovedPermanently)
			return
		}
		io.WriteString(w, "ok")
	}
	round := func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/robots.txt") {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
			return
		}
		io.WriteString(w, "ok")
	}
	cut := func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }
	w := newWeb(t, map[string]http.HandlerFunc{
		"open.example":   robotsAnd(200, "User-agent: *\nDisallow: /secret"),
		"closed.example": robotsAnd(200, "User-agent: newsgraph\nDisallow: /"),
		"none.example":   robotsAnd(404, "User-agent: *\nDisallow: /"),
		"ill.example":    robotsAnd(503, ""),
		"slow.example":   robotsAnd(200, "User-agent: *\nCrawl-delay: 3600"),
		"large.example":  robotsAnd(200, "User-agent: *\nDisallow: /secret\n"+strings.Repeat("#\n", maxRobots)+"Disallow: /"),
		"moved.example":  moved, "round.example": round, "cut.example": cut,
	})
	want := map[string]string{
		"http://open.example/":        "",
		"http://open.example/secret":  "robots.txt of open.example does not allow newsgraph",
		"http://open.example/inside":  "redirected to http://open.example/secret: robots.txt of open.example does not allow newsgraph",
		"http://open.example/away":    "redirected to http://closed.example/page: robots.txt of closed.example does not allow newsgraph",
		"http://closed.example/":      "robots.txt of closed.example does not allow newsgraph",
		"http://none.example/":        "",
		"http://ill.example/":         "answered 503 for http://ill.example/robots.txt, so the host is left alone",
		"http://ill.example/again":    "answered 503 for http://ill.example/robots.txt",
		"http://slow.example/":        "asks for 1h0m0s between two requests",
		"http://large.example/":       "",
		"http://large.example/secret": "does not allow",
		"http://moved.example/":       "robots.txt of moved.example does not allow newsgraph",
		"http://round.example/":       "",
		"http://cut.example/":         "robots.txt cannot be read, so the host is left alone",
	}
	delete(want, "http://open.example/secret") // a redirect leads there
	var seeds []string
	for url := range want {
		seeds = append(seeds, url)
	}
	_, list := w.crawl(t, Config{}, seeds...)
	for url, reason := range want {
		p := find(t, list, url)
		if reason == "" && p.Err != "" || !strings.Contains(p.Err, reason) {
			t.Errorf("%s: %q, want %q", url, p.Err, reason)
		}
	}
	fetched := 0
	for _, r := range w.requests {
		if r.host == "closed.example" && r.path != "/robots.txt" || r.path == "/secret" || r.host == "slow.example" && r.path == "/" {
			t.Errorf("asked for %s%s", r.host, r.path)
		}
		if r.host == "open.example" && r.path == "/robots.txt" {
			fetched++
		}
	}
	if fetched != 1 {
		t.Errorf("robots.txt fetched %d times", fetched)
	}
}

// TestPace checks on the servers' side that on no host two requests overlap or
// follow each other too soon, redirects and robots.txt included, and that hosts
// do not wait for one another.
func TestPace(t *testing.T) {
	const delay, crawlDelay = 60 * time.Millisecond, 150 * time.Millisecond
	slow := func(h http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { time.Sleep(10 * time.Millisecond); h(w, r) }
	}
	pages := map[string]string{"/": `<a href="/1"><a href="/2"><a href="/3"><a href="/r">`, "/1": "1", "/2": "2", "/3": "3", "/r": "-> /4", "/4": "-> http://b.example/x", "/x": "x", "/robots.txt": ""}
	careful := map[string]string{"/": pages["/"], "/1": "1", "/2": "2", "/3": "3", "/r": "-> /4", "/4": "4", "/robots.txt": "User-agent: *\nCrawl-delay: 0.15"}
	w := newWeb(t, map[string]http.HandlerFunc{"a.example": slow(serve(pages)), "b.example": slow(serve(pages)), "c.example": slow(serve(careful)), "d.example": slow(serve(pages))})
	start := time.Now()
	w.crawl(t, Config{Depth: 1, Delay: delay, Workers: 8}, "http://a.example/", "http://b.example/", "http://c.example/", "http://d.example/")
	took := time.Since(start)

	last := map[string]time.Time{}
	sum := map[string]time.Duration{}
	slices.SortFunc(w.requests, func(a, b request) int { return a.begin.Compare(b.begin) })
	for i, r := range w.requests {
		want := delay
		if r.host == "c.example" && i > 0 && r.path != "/" { // the first page may not know the delay's end
			want = crawlDelay
		}
		if before, ok := last[r.host]; ok {
			if gap := r.begin.Sub(before); gap < want-time.Millisecond {
				t.Errorf("%s%s came %v after the last request, want %v", r.host, r.path, gap, want)
			}
			sum[r.host] += r.begin.Sub(before)
		}
		last[r.host] = r.end
	}
	if len(w.requests) < 24 || took > 3*sum["c.example"] {
		t.Errorf("%d requests took %v, on the slowest host alone %v", len(w.requests), took, sum["c.example"])
	}
}

func TestHostThatFails(t *testing.T) {
	links := ""
	for _, n := range strings.Fields("1 2 3 4 5 6 7 8 9") {
		links += `<a href="/` + n + `">`
	}
	busy := 0
	w := newWeb(t, map[string]http.HandlerFunc{
		"cut.example": func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/":
				io.WriteString(w, "<p>"+links)
			case "/robots.txt":
				http.NotFound(w, r)
			default:
				panic(http.ErrAbortHandler)
			}
		},
		"busy.example": func(w http.ResponseWriter, r *http.Request) {
			if busy++; busy == 2 {
				w.Header().Set("Retry-After", "1")
				http.Error(w, "", http.StatusTooManyRequests)
				return
			}
			io.WriteString(w, "ok")
		},
		"good.example": serve(map[string]string{"/": "ok"}),
	})
	stats, list := w.crawl(t, Config{Depth: 1}, "http://cut.example/", "http://good.example/", "http://busy.example/1", "http://busy.example/2")
	if stats.Pages != 3 || stats.Failed != 10 {
		t.Errorf("counted %+v", stats)
	}
	given, cut := 0, 0
	for _, p := range list {
		if strings.Contains(p.Err, "cut.example failed 5 times in a row and is given up for this run") {
			given++
		} else if strings.Contains(p.Err, "no answer from cut.example") {
			cut++
		}
	}
	if cut != maxFailures || given != 4 {
		t.Errorf("%d pages failed, %d were given up", cut, given)
	}
	var at []time.Time
	for _, r := range w.requests {
		if r.host == "busy.example" {
			at = append(at, r.begin)
		}
	}
	if len(at) != 3 || at[2].Sub(at[1]) < time.Second {
		t.Errorf("a busy server was asked at %v", at)
	}
}

func TestResolve(t *testing.T) {
	base, _ := url.Parse("https://news.example/dir/page?q=1")
	tests := []struct{ ref, want string }{
		{"x", "https://news.example/dir/x"},
		{"  /x#frag ", "https://news.example/x"},
		{"//B.Example:443/", "https://b.example/"},
		{"http://b.example:80", "http://b.example/"},
		{"http://b.example:8080/", "http://b.example:8080/"},
		{"http://b.example./", "http://b.example/"},
		{"http://münchen.example/ü?ö=ß", "http://xn--mnchen-3ya.example/%C3%BC?%C3%B6=%C3%9F"},
		{"/a/../b/./c", "https://news.example/b/c"},
		{"/?utm_source=a&id=2&UTM_Medium=b&ocid=c&x=%20&fbclid=d", "https://news.example/?id=2&x=%20&fbclid=d"},
		{"/?at_medium=RSS", "https://news.example/"},
		{"/?", "https://news.example/"},
		{"/?utm=1&a&&b=", "https://news.example/?utm=1&a&b="},
		{"http://0x7f.1/", "http://127.0.0.1/"},
		{"mailto:a@b.example", ""}, {"javascript:alert(1)", ""}, {"http://u@b.example/", ""}, {"http://", ""}, {"http://a b/", ""},
		{"/" + strings.Repeat("x", maxAddress), ""},
	}
	for _, test := range tests {
		got := ""
		if u, err := resolve(base, test.ref); err == nil {
			got = u.String()
		}
		if got != test.want {
			t.Errorf("resolve(%.60q) = %q, want %q", test.ref, got, test.want)
		}
		if again := news.Address(got); again != got {
			t.Errorf("what is fetched at %q is known in the graph at %q", got, again)
		}
	}
}

func TestSite(t *testing.T) {
	for address, want := range map[string]string{
		"http://www.news.example/": "news.example", "http://a.b.bbc.co.uk/": "bbc.co.uk", "http://127.0.0.1/": "127.0.0.1", "http://[::1]/": "::1",
		"http://localhost/": "localhost", "http://me.github.io/": "me.github.io", "http://co.uk/": "co.uk",
	} {
		u, _ := url.Parse(address)
		if got := site(u); got != want {
			t.Errorf("site(%s) = %q, want %q", address, got, want)
		}
	}
}
