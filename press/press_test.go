package press

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func newPress(t *testing.T) *Press {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// get fetches an address of the press, through a port as the demo does.
func get(t *testing.T, p *Press, address string) (body, contentType string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("GET", u.Path, nil)
	r.Host = u.Host + ":8099"
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d", address, w.Code)
	}
	return w.Body.String(), w.Header().Get("Content-Type")
}

// text is an HTML page as UTF-8, without tags and references.
func text(page, contentType string) string {
	if strings.Contains(contentType, "windows-1252") {
		page = decode(page)
	}
	return html.UnescapeString(tag.ReplaceAllString(page, ""))
}

var tag = regexp.MustCompile(`<[^>]*>`)

// decode turns windows-1252 into UTF-8.
func decode(s string) string {
	var out strings.Builder
	for _, b := range []byte(s) {
		r := rune(b)
		if b >= 0x80 && b < 0xA0 {
			r = high[b-0x80]
		}
		out.WriteRune(r)
	}
	return out.String()
}

func TestArticles(t *testing.T) {
	p := newPress(t)
	articles := p.Articles()
	if len(articles) < 24 || len(p.Hosts()) < 6 {
		t.Errorf("%d articles of %d outlets, want 24 of 6", len(articles), len(p.Hosts()))
	}
	for _, a := range articles {
		page, contentType := get(t, p, a.URL)
		shown := text(page, contentType)
		for _, b := range a.Paragraphs {
			if !strings.Contains(shown, b.Text) {
				t.Errorf("%s lacks %s %.60q", a.URL, b.Kind, b.Text)
			}
		}
		for _, want := range append([]string{a.Headline, Notice, a.Outlet}, a.Authors...) {
			if !strings.Contains(shown, want) {
				t.Errorf("%s lacks %q", a.URL, want)
			}
		}
		if !strings.Contains(html.UnescapeString(page), a.Published) {
			t.Errorf("%s lacks its date %q", a.URL, a.Published)
		}
		if !strings.Contains(page, `<link rel="canonical" href="`+a.URL+`">`) {
			t.Errorf("%s lacks its canonical address", a.URL)
		}
	}
}

// TestVariety holds the press to the range of forms that it is there to show.
func TestVariety(t *testing.T) {
	p := newPress(t)
	blocks, kinds, pages := map[Kind]int{}, map[string]int{}, ""
	for _, a := range p.Articles() {
		kinds[a.Kind]++
		for _, b := range a.Paragraphs {
			blocks[b.Kind]++
		}
		page, _ := get(t, p, a.URL)
		pages += page
	}
	for kind, want := range map[string]int{"reportage": 15, "column": 4, "analysis": 1, "wire": 2} {
		if kinds[kind] < want {
			t.Errorf("%d articles of kind %s, want %d", kinds[kind], kind, want)
		}
	}
	for _, kind := range []Kind{Paragraph, Heading, BlockQuote, Embed, Caption, ListItem} {
		if blocks[kind] == 0 {
			t.Errorf("no block of kind %s", kind)
		}
	}
	for _, want := range []string{"application/ld+json", `"@graph"`, "itemprop=", "og:title", "article:published_time",
		`<time datetime="2020-08-07">`, `class="twitter-tweet"`, "<figcaption", "windows-1252", "“", "😬", "ookie", "omments"} {
		if !strings.Contains(pages, want) {
			t.Errorf("no page has %q", want)
		}
	}
	if longshore, _ := get(t, p, "http://longshore-review.example/essays/bowing-lessons.html"); regexp.MustCompile(`datetime|og:|itemprop|ld\+json|name="(date|author)"`).MatchString(longshore) {
		t.Error("the outlet without metadata has some")
	}
}

func TestDescriptions(t *testing.T) {
	script := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	p := newPress(t)
	found := 0
	for _, a := range p.Articles() {
		page, _ := get(t, p, a.URL)
		m := script.FindStringSubmatch(page)
		if m == nil {
			continue
		}
		found++
		var d map[string]any
		if err := json.Unmarshal([]byte(m[1]), &d); err != nil {
			t.Errorf("%s: %v", a.URL, err)
			continue
		}
		if graph, ok := d["@graph"].([]any); ok {
			d = graph[len(graph)-1].(map[string]any)
		}
		if d["headline"] != a.Headline || d["datePublished"] != a.Published || d["url"] != a.URL {
			t.Errorf("%s: described as %v", a.URL, d)
		}
	}
	if found < 8 {
		t.Errorf("%d pages with JSON-LD, want 8", found)
	}
}

// locations parses XML and returns the text, or for Atom the href, of all elements of a name within another.
func locations(t *testing.T, doc, within, name string) []string {
	t.Helper()
	var found []string
	d := xml.NewDecoder(strings.NewReader(doc))
	inside := false
	for {
		token, err := d.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatalf("parse XML: %v", err)
			}
			return found
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == within {
			inside = true
		} else if inside && start.Name.Local == name {
			inside = false
			var e struct {
				Text string `xml:",chardata"`
				Href string `xml:"href,attr"`
			}
			if err := d.DecodeElement(&e, &start); err != nil {
				t.Fatalf("parse XML: %v", err)
			}
			found = append(found, e.Text+e.Href)
		}
	}
}

// on lists the addresses of p's articles on a host, sorted.
func on(p *Press, host string) []string {
	var list []string
	for _, a := range p.Articles() {
		if strings.HasPrefix(a.URL, "http://"+host+"/") {
			list = append(list, a.URL)
		}
	}
	slices.Sort(list)
	return list
}

func TestFeedsAndSitemaps(t *testing.T) {
	p := newPress(t)
	for _, o := range outlets() {
		want := on(p, o.Host)
		feed, _ := get(t, p, o.URL(o.Feed))
		entry := map[bool]string{false: "item", true: "entry"}[o.atom]
		if got := locations(t, feed, entry, "link"); !equalSets(got, want) {
			t.Errorf("%s: feed has %v, want %v", o.Name, got, want)
		}
		maps := []string{o.URL(o.sitemap)}
		if o.indexed {
			index, _ := get(t, p, maps[0])
			maps = locations(t, index, "sitemap", "loc")
		}
		var got []string
		for _, m := range maps {
			doc, _ := get(t, p, m)
			got = append(got, locations(t, doc, "url", "loc")...)
		}
		if !equalSets(got, want) {
			t.Errorf("%s: sitemap has %v, want %v", o.Name, got, want)
		}
	}
}

func equalSets(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func TestRobots(t *testing.T) {
	p := newPress(t)
	delays := 0
	for _, o := range outlets() {
		robots, _ := get(t, p, o.URL("/robots.txt"))
		for _, want := range []string{"User-agent: *\n", "Disallow: " + o.Private + "\n", "Sitemap: " + o.URL(o.sitemap) + "\n"} {
			if !strings.Contains(robots, want) {
				t.Errorf("%s: robots.txt lacks %q", o.Name, want)
			}
		}
		delays += strings.Count(robots, "Crawl-delay: 0.2\n")
		for _, a := range on(p, o.Host) {
			if strings.HasPrefix(a, o.URL(o.Private)) {
				t.Errorf("robots.txt forbids %s", a)
			}
		}
	}
	if delays != 1 {
		t.Errorf("%d outlets with a crawl delay, want 1", delays)
	}
}

// TestLinks follows every link within an outlet, from its seed on: none is
// broken, and all articles are found.
func TestLinks(t *testing.T) {
	p := newPress(t)
	href := regexp.MustCompile(`(?:href|src|action)="([^"#]+)|<loc>([^<]+)|<link>([^<]+)`)
	for i, seed := range p.Seeds() {
		host := p.Hosts()[i]
		seen, queue := map[string]bool{seed: true}, []string{seed}
		for len(queue) > 0 {
			body, contentType := get(t, p, queue[0])
			base, err := url.Parse(queue[0])
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(contentType, "text/html") && !strings.Contains(text(body, contentType), Notice) {
				t.Errorf("%s does not say that it is a sample", queue[0])
			}
			queue = queue[1:]
			for _, m := range href.FindAllStringSubmatch(body, -1) {
				next, err := base.Parse(html.UnescapeString(m[1] + m[2] + m[3]))
				if err != nil {
					t.Fatal(err)
				}
				if next.Host == host && !seen[next.String()] {
					seen[next.String()] = true
					queue = append(queue, next.String())
				}
			}
		}
		for _, a := range on(p, host) {
			if !seen[a] {
				t.Errorf("%s is not found from %s", a, seed)
			}
		}
	}
}

// TestSeedsSuffice checks that each seed, or a sitemap it lists, links to all articles itself.
func TestSeedsSuffice(t *testing.T) {
	p := newPress(t)
	for i, seed := range p.Seeds() {
		body, _ := get(t, p, seed)
		if strings.Contains(body, "<sitemapindex") {
			for _, m := range locations(t, body, "sitemap", "loc") {
				more, _ := get(t, p, m)
				body += more
			}
		}
		for _, a := range on(p, p.Hosts()[i]) {
			path := strings.TrimPrefix(a, "http://"+p.Hosts()[i])
			if !strings.Contains(body, path) {
				t.Errorf("%s does not lead to %s", seed, a)
			}
		}
	}
}

func TestCorrect(t *testing.T) {
	p := newPress(t)
	find := func() Article {
		i := slices.IndexFunc(p.Articles(), func(a Article) bool { return a.URL == p.Corrected() })
		if i < 0 {
			t.Fatalf("no article at %q", p.Corrected())
		}
		return p.Articles()[i]
	}
	before, count := find(), len(p.Articles())
	first, _ := get(t, p, p.Corrected())
	p.Correct()
	after := find()
	second, _ := get(t, p, p.Corrected())
	if before.Modified != "" || after.Modified == "" || before.Published != after.Published {
		t.Errorf("dates before %q, %q and after %q, %q", before.Published, before.Modified, after.Published, after.Modified)
	}
	if before.Headline == after.Headline || slices.Equal(before.Paragraphs, after.Paragraphs) {
		t.Error("headline or body are as before")
	}
	last := after.Paragraphs[len(after.Paragraphs)-1].Text
	if !strings.HasPrefix(last, "Correction, ") || !strings.Contains(text(second, ""), last) || strings.Contains(first, "dateModified") {
		t.Errorf("the correction note is not where it should be: %q", last)
	}
	if !strings.Contains(second, `"dateModified":"`+after.Modified+`"`) {
		t.Error("the second edition has no dateModified")
	}
	if len(p.Articles()) != count {
		t.Errorf("%d articles, %d before the correction", len(p.Articles()), count)
	}
}

// TestWire checks that two outlets carry nearly the same story.
func TestWire(t *testing.T) {
	var wire []Article
	for _, a := range newPress(t).Articles() {
		if a.Kind == "wire" {
			wire = append(wire, a)
		}
	}
	if len(wire) != 2 || wire[0].Outlet == wire[1].Outlet || wire[0].Headline == wire[1].Headline {
		t.Fatalf("%d wire stories, want two of two outlets with their own headlines", len(wire))
	}
	known := map[string]bool{}
	for _, shingle := range shingles(wire[0]) {
		known[shingle] = true
	}
	all := shingles(wire[1])
	same := 0
	for _, shingle := range all {
		if known[shingle] {
			same++
		}
	}
	if share := float64(same) / float64(len(all)); share < 0.8 || share == 1 {
		t.Errorf("%.0f %% of the second story is in the first, want 80 and more, but not all", 100*share)
	}
}

// shingles are the runs of three words in a.
func shingles(a Article) []string {
	var words, runs []string
	for _, b := range a.Paragraphs {
		words = append(words, strings.Fields(plain(b.Text))...)
	}
	for i := range len(words) - 2 {
		runs = append(runs, strings.Join(words[i:i+3], " "))
	}
	return runs
}

func TestServeHTTP(t *testing.T) {
	p := newPress(t)
	for _, test := range []struct {
		method, host, path string
		status             int
	}{
		{"GET", "Daily-Ledger.example:80", "/", 200},
		{"HEAD", "daily-ledger.example", "/", 200},
		{"GET", "daily-ledger.example", "/nothing", 404},
		{"GET", "nobody.example", "/", 404},
		{"GET", "", "/", 404},
		{"POST", "daily-ledger.example", "/", 405},
	} {
		r := httptest.NewRequest(test.method, test.path, nil)
		r.Host = test.host
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("%s %s%s: status %d, want %d", test.method, test.host, test.path, w.Code, test.status)
		}
		if test.method == "HEAD" && w.Body.Len() > 0 {
			t.Error("HEAD has a body")
		}
	}
}

func TestConcurrent(t *testing.T) {
	p := newPress(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { get(t, p, p.Corrected()); p.Correct(); p.Articles() })
	}
	wg.Wait()
}

func TestEncode(t *testing.T) {
	o := &outlet{Charset: "windows-1252"}
	if got, want := string(o.encode("£2bn – ‘é’ 😬 \u0081")), "\xa32bn \x96 \x91\xe9\x92 &#128556; &#129;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	page, contentType := get(t, newPress(t), "http://thameside-courier.example/")
	if utf8.ValidString(page) || contentType != "text/html; charset=windows-1252" {
		t.Errorf("the page is UTF-8, or not declared: %s", contentType)
	}
}
