package extract

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"newsgraph/news"
)

// declare reads what a page declares.
func declare(t *testing.T, page string) declared {
	t.Helper()
	doc, err := parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return readDeclared(doc)
}

func linked(json string) string { return `<script type="application/ld+json">` + json + `</script>` }

func TestCanonicalAddress(t *testing.T) {
	const asked = "https://www.example.co.uk/news/a?id=1&utm_source=x#top"
	for _, tt := range []struct{ name, asked, page, want string }{
		{"nothing declared", asked, ``, "https://www.example.co.uk/news/a?id=1"},
		{"canonical", asked, `<link rel=canonical href="https://example.co.uk/news/a">`, "https://example.co.uk/news/a"},
		{"relative", asked, `<link rel=canonical href="/news/b">`, "https://www.example.co.uk/news/b"},
		{"host in capitals", asked, `<link rel=canonical href="https://WWW.Example.co.uk/News/A">`, "https://www.example.co.uk/News/A"},
		{"port of the scheme", asked, `<link rel=canonical href="https://example.co.uk:443/news/a#top">`, "https://example.co.uk/news/a"},
		{"home page", asked, `<link rel=canonical href="https://www.example.co.uk/">`, "https://www.example.co.uk/news/a?id=1"},
		{"home page asked for", "https://www.example.co.uk/?utm_medium=x", `<link rel=canonical href="https://www.example.co.uk/">`, "https://www.example.co.uk/"},
		{"another site", asked, `<link rel=canonical href="https://other.co.uk/news/a"><meta property="og:url" content="https://m.example.co.uk/news/a">`, "https://m.example.co.uk/news/a"},
		{"another scheme", asked, `<link rel=canonical href="javascript:alert(1)">`, "https://www.example.co.uk/news/a?id=1"},
		{"JSON-LD", asked, linked(`{"@type":"NewsArticle","mainEntityOfPage":{"@type":"WebPage","@id":"https://www.example.co.uk/news/c"}}`), "https://www.example.co.uk/news/c"},
		{"a file", "urn:sha256:00", `<link rel=canonical href="https://www.example.co.uk/news/a">`, "urn:sha256:00"},
		{"no address", "", `<link rel=canonical href="https://www.example.co.uk/news/a">`, ""},
	} {
		if got := declare(t, tt.page).canonicalAddress(tt.asked); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestHeadline(t *testing.T) {
	source := news.Source{Name: "The Gazette", Domain: "gazette.example"}
	for _, tt := range []struct{ name, page, want string }{
		{"title alone", `<title>Ban on nets | The Gazette</title>`, "Ban on nets"},
		{"site first", `<title>The Gazette - Ban on nets - Fishing</title>`, "Ban on nets - Fishing"},
		{"domain", `<title>Ban on nets - Gazette.example</title>`, "Ban on nets"},
		{"main heading", `<title>Ban on nets – The Gazette</title><h1>The Gazette</h1><h1>Ban on “nets”</h1>`, "Ban on “nets”"},
		{"heading of the site only", `<title>Ban on nets</title><h1>All the news of the coast</h1>`, "Ban on nets"},
		{"JSON-LD against the heading", linked(`{"@type":"NewsArticle","headline":"Nets &amp; lines banned"}`) + `<h1>Fishermen lose their nets and lines</h1>`, "Nets & lines banned"},
		{"heading alone", `<h1>Ban on nets</h1>`, "Ban on nets"},
		{"nothing", `<p>Text</p>`, ""},
	} {
		if got := declare(t, tt.page).headline(source); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAuthors(t *testing.T) {
	source := news.Source{Name: "The Gazette", Domain: "gazette.example"}
	for _, tt := range []struct{ name, page, want string }{
		{"JSON-LD by reference", linked(`{"@graph":[{"@type":"Article","author":[{"@id":"#a"},{"@id":"#b"}]},{"@id":"#a","@type":"Person","name":"Ada King"},{"@id":"#b","@type":"Person","name":"Bo Li"}]}`), "Ada King; Bo Li"},
		{"JSON-LD, organization beside a person", linked(`{"@type":"Article","author":[{"@type":"Person","name":"Ada King"},{"@type":"Organization","name":"Wire"}]}`), "Ada King"},
		{"the outlet is no author", linked(`{"@type":"Article","author":{"@type":"Organization","name":"The Gazette"}}`) + `<a rel=author href=/>Ada King</a>`, "Ada King"},
		{"agency", linked(`{"@type":"Article","author":{"@type":"Organization","name":"Associated Press"}}`), "Associated Press"},
		{"meta", `<meta name=author content="By Ada King and Bo Li, Political Editor">`, "Ada King; Bo Li"},
		{"meta with the surname first", `<meta name=author content="King, Ada">`, "Ada King"},
		{"meta with an address", `<meta property="article:author" content="https://social.example/ada"><meta name=author content="ada@gazette.example"><p class=byline>Von Ada King</p>`, "Ada King"},
		{"microdata", `<div itemprop=author><a href=/><span itemprop=name>Ada King</span></a></div>`, "Ada King"},
		{"comment", `<div itemprop=comment><span itemprop=author>Troll</span></div><div class=author-name>Ada King (Paris)</div>`, "Ada King"},
		{"link to the author's page", `<p>von <a href="/autoren/ada-king">Dr. Ada King</a></p>`, "Dr. Ada King"},
		{"byline with parts", `<div class=article-byline><span>Ada King</span> <span>Bo Li</span> <time>7 August</time></div>`, "Ada King; Bo Li"},
		{"words in the place of a name", `<div class=author>Posted on</div><span class=byline>read all posts</span>`, ""},
	} {
		if got := strings.Join(declare(t, tt.page).authors(source), "; "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPublished(t *testing.T) {
	fetched := time.Date(2020, 8, 8, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ name, page, want string }{
		{"JSON-LD", linked(`{"@type":"NewsArticle","datePublished":"2020-08-07T10:00:00+02:00"}`), "2020-08-07T10:00:00+02:00"},
		{"a day stays a day", linked(`{"@type":"NewsArticle","datePublished":"2020-08-07"}`), "2020-08-07"},
		{"a time without zone is a day", `<meta property="article:published_time" content="2020-08-07T10:00:00">`, "2020-08-07"},
		{"an instant of the same day", linked(`{"@type":"NewsArticle","datePublished":"2020-08-07"}`) + `<meta property="article:published_time" content="2020-08-07T10:00:00Z">`, "2020-08-07T10:00:00Z"},
		{"an instant of another day", linked(`{"@type":"NewsArticle","datePublished":"2020-08-07"}`) + `<meta property="article:published_time" content="2020-08-06T10:00:00Z">`, "2020-08-07"},
		{"in words", `<meta name=date content="Friday, August 7, 2020 10:00 am">`, "2020-08-07"},
		{"with dots", `<meta name=date content="07.08.2020, 10:00 Uhr">`, "2020-08-07"},
		{"in the future", `<meta name=date content="2020-12-24"><p><time datetime="2020-08-07">Friday</time>`, "2020-08-07"},
		{"before the web", `<meta name=date content="1970-01-01"><meta name=pubdate content="2020-08-07">`, "2020-08-07"},
		{"of a teaser", `<div class=related><time datetime="2020-08-01"></div><time datetime="2020-08-07T10:00Z">`, "2020-08-07T10:00:00Z"},
		{"in the text", `<p>Posted on 7 August 2020</p>`, "2020-08-07"},
		{"nowhere", `<p>Posted</p>`, ""},
	} {
		if got := declare(t, tt.page).published("https://www.example.org/a", fetched).String(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestModified(t *testing.T) {
	published, _ := news.ParseDate("2020-08-07T10:00:00Z")
	for _, tt := range []struct{ page, want string }{
		{`<meta property="article:modified_time" content="2020-08-07T11:00:00Z">`, "2020-08-07T11:00:00Z"},
		{`<meta property="article:modified_time" content="2020-08-07">`, "2020-08-07"},
		{`<meta property="article:modified_time" content="2020-08-06">`, ""},
		{``, ""},
	} {
		if got := declare(t, tt.page).modified(published, time.Time{}).String(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.page, got, tt.want)
		}
	}
}

func TestSiteName(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"publisher", linked(`{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Gazette"}}`) + `<meta property="og:site_name" content="gazette">`, "The Gazette"},
		{"OpenGraph", `<meta property="og:site_name" content="The Gazette">`, "The Gazette"},
		{"web site", linked(`{"@type":["WebSite"],"name":"The Gazette"}`), "The Gazette"},
		{"an address is no name", `<meta property="og:site_name" content="https://gazette.example">`, ""},
	} {
		if got := declare(t, tt.page).siteName(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFaultyLinkedData(t *testing.T) {
	const want = `Ban on "nets"`
	for _, script := range []string{
		`{"@type":"NewsArticle","headline":"Ban on \"nets\""}`,
		`[[{"@type":"https://schema.org/NewsArticle","headline":["Ban on \"nets\""]}]]`,
		"{\"@type\":\"NewsArticle\",\n\"headline\":\"Ban on\n \\\"nets\\\"\",}",
		`<!-- {"@type":"NewsArticle","headline":"Ban on \"nets\""} -->`,
		`/*<![CDATA[*/ {"@type":"NewsArticle","headline":"Ban on \"nets\""} /*]]>*/`,
		`{"@type":"NewsArticle","headline":"Ban on \"nets\""};`,
		`{"@type":"Person","name":"Ada"} {"@type":"NewsArticle","headline":"Ban on \"nets\""} {`,
		`{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Ban on &quot;nets&quot;"}}`,
		`{"@type":"NewsArticle","headline":"Ban on <i>\"nets\"</i>"}`,
	} {
		l := readLinkedData([]string{"{broken", script})
		if got := l.text(l.article()["headline"]); got != want {
			t.Errorf("%s: headline %q, want %q", script, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	const (
		english = "The ministers met on Thursday to talk about the fishing nets, and they did not agree about anything but the date of their next meeting in the autumn."
		german  = "Die Minister trafen sich am Donnerstag, um über die Fischernetze zu sprechen, und sie waren sich über nichts einig als den Tag ihres nächsten Treffens im Herbst."
	)
	for _, tt := range []struct {
		text     string
		declared []string
		want     string
	}{
		{english, nil, "en"},
		{english, []string{"en-gb"}, "en-GB"},
		{english, []string{"en_US"}, "en-US"},
		{english, []string{"de", "en-AU"}, "en-AU"},
		{english, []string{"not a language"}, "en"},
		{german, []string{"en"}, "de"},
		{"大臣たちは木曜日に会談し、漁網について話し合った。", []string{"zh"}, "ja"},
		{"Det norske partiet stemte for forslaget om å øke støtten til bøndene i hele landet, sa statsministeren.", []string{"nb-NO"}, "nb-NO"},
		{"Nets", []string{"fr"}, "fr"},
		{"42", nil, "und"},
	} {
		if got := languageOf(tt.text, tt.declared...); got != tt.want {
			t.Errorf("languageOf(%.20q, %q) = %q, want %q", tt.text, tt.declared, got, tt.want)
		}
	}
}

func TestDateline(t *testing.T) {
	for text, want := range map[string]bool{
		"Published 7 August 2020":               true,
		"Fri 7 Aug 2020 10.34 BST":              true,
		"Last updated on August 7th, 2020":      true,
		"Stand: 22.04.2024, 06:00 Uhr":          true,
		"5 min read":                            true,
		"7 August 2020: the day the nets went":  false,
		"It was 7 August 2020.":                 false,
		"2020":                                  false,
		"May":                                   false,
		"September 11 and the days that follow": false,
	} {
		if got := isDateline(text); got != want {
			t.Errorf("isDateline(%q) = %t, want %t", text, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	doc, err := parse(`<div class="relatedStories-box c12" id="TopAd">`)
	if err != nil {
		t.Fatal(err)
	}
	div := find(doc, func(n *html.Node) bool { return n.Data == "div" })
	if got, want := labels(div), []string{"related", "stories", "box", "c", "top", "ad"}; !slices.Equal(got, want) {
		t.Errorf("labels: got %q, want %q", got, want)
	}
}

// TestSearchedDate looks for the date of a page that declares none: where pages
// show it, and not in what has dates of other things.
func TestSearchedDate(t *testing.T) {
	for _, test := range []struct{ url, part, want string }{
		{"", `<span class="posted-on">August 7, 2020</span>`, "2020-08-07"},
		{"", `<p class="byline">By Jane Roe, August 7, 2020</p>`, "2020-08-07"},
		{"https://a.example/2020/08/07/x", "", "2020-08-07"},
		{"", `<footer>© 2019 A</footer>`, ""},
		{"", `<div>© 2019 A. All rights reserved</div>`, ""},
		{"", `<link rel=stylesheet href="/css/main.20180412.css">`, ""},
		{"", `<script>var cfg={"build":"2016-05-06"}</script>`, ""},
		{"", `<img src="/img/20190305/logo.png">`, ""},
		{"", `<div id="widget-19990704">x</div>`, ""},
		{"", `<aside><time datetime="2018-03-04">4 March</time></aside>`, ""},
		{"", `<p>They met for the first time on September 1 2020, and the deal was done.</p>`, ""},
		{"", `<p>They met on September 1 2020.</p>`, ""},
		{"", `<div class="related"><a href="/2018/03/04/x">Old story</a> <span>March 4, 2018</span></div>`, ""},
	} {
		page := "<html><head><title>Talks go on</title></head><body><article><h1>Talks go on</h1>" + test.part +
			strings.Repeat("<p>Leaders of the two firms met again in the city, and people who were in the room said the talks would go on for some weeks.</p>", 6) +
			"</article></body></html>"
		url := cmp.Or(test.url, "https://a.example/x")
		a, err := HTML(page, Given{URL: url, Fetched: time.Date(2020, 9, 2, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatalf("%s: %v", test.part, err)
		}
		if got := a.Published.String(); got != test.want {
			t.Errorf("%s %s: got date %q, want %q", url, test.part, got, test.want)
		}
	}
}
