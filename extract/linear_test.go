package extract

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// hostile are kinds of pages that make a reader slow which compares all parts of
// one kind with each other, reads a part again for each around it, or opens
// elements again that were left open. Each is some n bytes long.
var hostile = []struct {
	name string
	page func(n int) string
}{
	// Titles and headings.
	{"a title of names", func(n int) string { return "<title>News" + repeat(n, " | example") + "</title>" + prose }},
	{"a title of the site's names", func(n int) string { return "<title>" + repeat(n, "example｜") + "</title>" + prose }},
	{"a long title and headings", func(n int) string {
		return "<title>" + repeat(n/2, "word ") + "</title>" + repeat(n/2, "<h1>a b</h1>") + prose
	}},
	{"a long declared title and headings", func(n int) string {
		return `<meta property=og:title content="` + repeat(n/2, "word ") + `">` + repeat(n/2, "<h1>a b</h1>") + prose
	}},
	{"a long headline and paragraphs", func(n int) string {
		return script(`{"@type":"NewsArticle","headline":"`+repeat(n/2, "word ")+`"}`) + repeat(n/2, "<h1>a b</h1><p>A b c d, said he on Friday.</p>")
	}},
	{"headings like the title", func(n int) string {
		return "<title>The minister speaks</title>" + repeat(n/2, "<h1>The minister speaks</h1>") + repeat(n/2, "<p>The minister speaks</p>") + prose
	}},
	{"long headings", func(n int) string {
		return "<title>" + repeat(900, "word ") + "</title>" + repeat(n, "<h1>"+repeat(900, "word other ")+"</h1>") + prose
	}},
	{"headings in headings", func(n int) string {
		return repeat(1200, "<div><h1>") + "<div>" + repeat(n, "some <i>words</i> ") + prose
	}},
	{"headings of all ranks", func(n int) string { return number(n, "<h2>The minister %[1]d</h2><p>Text %[1]d.</p>") + prose }},

	// Declarations.
	{"authors in meta elements", func(n int) string { return name(n, "<meta name=author content='Jane %s'>") + prose }},
	{"authors in one meta element", func(n int) string { return "<meta name=author content='" + name(n, "Jane %s, ") + "'>" + prose }},
	{"dates in meta elements", func(n int) string {
		return repeat(n, "<meta name=lastmod content='January 3, 1950, or 2020-13-44'>") + prose
	}},
	{"titles in meta elements", func(n int) string { return number(n, "<meta property=og:title content='Some title %d'>") + prose }},
	{"tags in meta elements", func(n int) string { return number(n, "<meta property=article:tag content='tag %d'>") + prose }},
	{"attributes of body", func(n int) string { return number(n, "<body a%d=1>") + prose }},
	{"a long language", func(n int) string { return "<html lang='" + repeat(n, "de-") + "de'>" + prose }},
	{"a long address", func(n int) string {
		return "<link rel=canonical href='https://www.example.org/" + repeat(n, "../a?b=c&") + "'>" + prose
	}},
	{"scripts of JSON-LD", func(n int) string {
		return number(n, script(`{"@type":"NewsArticle","headline":"Some title %d"}`)) + prose
	}},
	{"authors in JSON-LD", func(n int) string {
		return script(`{"@type":"NewsArticle","author":[`+name(n/2, `{"@type":"Person","name":"Jane %s"},`)+`{}]}`) + repeat(n/2, "<p>Said the minister.</p>")
	}},
	{"authors that refer to authors", func(n int) string {
		return script(`[{"@id":"a","name":[` + name(n/2, `"Jane %s",`) + `""]},{"@type":"NewsArticle","author":[` + repeat(n/2, `{"@id":"a"},`) + `{}]}]`)
	}},
	{"authors of many types", func(n int) string {
		return script(`{"@type":"NewsArticle","author":{"@type":[` + number(n/2, `"T%d",`) + `""],"name":[` + name(n/2, `"Jane %s",`) + `""]}}`)
	}},
	{"JSON-LD in JSON-LD", func(n int) string {
		return repeat(n, script(repeat(45_000, `{"mainEntity":`)+repeat(2000, "}"))) + prose
	}},
	{"JSON-LD of brackets", func(n int) string { return script(`{"a":1`+repeat(n, "}")) + prose }},
	{"JSON-LD of commas", func(n int) string { return script("["+repeat(n, ",  ")+"]") + prose }},

	// Nesting.
	{"nested elements", func(n int) string { return repeat(n, repeat(500, "<div>some words")+repeat(600, "</div>")) }},
	{"nested elements around lines", func(n int) string { return repeat(1000, "<div>") + repeat(n, "some words here<br>") }},
	{"nested elements around paragraphs", func(n int) string { return repeat(1000, "<article>") + repeat(n, sentence) }},
	{"nested elements around links", func(n int) string { return repeat(1000, "<div>") + repeat(n, "<a href=/x>some words</a>") + prose }},
	{"nested phrases", func(n int) string { return repeat(1000, "<span>") + repeat(n, "some words <i>here</i>") }},
	{"nested unknown elements", func(n int) string { return repeat(1000, "<foo>") + repeat(n, "<bar>some words</bar>") }},
	{"nested quotes", func(n int) string {
		return repeat(n, repeat(1000, "<blockquote>some words")+repeat(1000, "</blockquote>"))
	}},
	{"nested posts", func(n int) string {
		return repeat(3000, "<blockquote class=twitter-tweet>") + repeat(n, "<a href=http://x.com/a>some</a> words")
	}},
	{"nested lists", func(n int) string {
		return repeat(900, "<ul><li>") + repeat(n, "<ul><li>The quick brown fox jumps.</ul>")
	}},
	{"nested tables", func(n int) string { return repeat(n, repeat(600, "<table><tr><td>some words")+repeat(300, "</table>")) }},
	{"nested tables around rows", func(n int) string {
		return repeat(900, "<table><tr><td>") + repeat(n, "<tr><td>The quick brown fox jumps.")
	}},
	{"nested figures around pictures", func(n int) string { return repeat(900, "<figure>") + repeat(n, "<img>") }},
	{"nested captions", func(n int) string {
		return repeat(100_000, "<div class='"+repeat(900, "picture related ")+"'>") + repeat(n, "<i></i>") + prose
	}},
	{"nested footers", func(n int) string { return repeat(2000, "<div class=footer>") + repeat(n, "<a href=x>x</a>") + prose }},
	{"nested comments", func(n int) string {
		return repeat(2000, "<div itemprop=comment>") + repeat(n, "<i itemprop=headline>x</i><time datetime=2020-01-02></time>") + prose
	}},
	{"nested bylines", func(n int) string { return repeat(2000, "<div class=author>") + repeat(n, "<i>Jane Doe</i>") + prose }},
	{"nested bylines of blanks", func(n int) string { return repeat(2000, "<div class=author>") + repeat(n, "<i> </i>") + prose }},
	{"nested code", func(n int) string { return repeat(600, "<pre>") + repeat(n, "<span class=hljs>some words</span>") }},
	{"parts that were sent out of order", func(n int) string {
		var b strings.Builder
		for i := n / 70; i >= 0; i-- {
			fmt.Fprintf(&b, "<div hidden id=S:%d><div>some words<template id=B:%d></template></div></div>", i, i+1)
		}
		return b.String() + "<template id=B:0></template>" + prose
	}},

	// Elements that the parser opens again.
	{"formats left open in objects", func(n int) string { return "<p>" + number(5000, "<b a=%d><object></b></object>") + repeat(n, "<p>x") }},
	{"formats left open in tables", func(n int) string {
		return "<p>" + number(5000, "<b a=%d><table><tr><td></b></table>") + repeat(n, "<p>x")
	}},
	{"formats left open around blocks", func(n int) string {
		return number(9000, "<nobr a=%d>"+strings.Repeat("<div>", 10)+"</nobr>"+strings.Repeat("</div>", 10)) + repeat(n, "<p>x")
	}},
	{"formats in a drawing", func(n int) string { return "<svg><style>" + number(3000, "<b a=%d>") + repeat(n, "<p>x") }},
	{"formats in a formula", func(n int) string { return "<math><![CDATA[ ><xmp>]]>" + number(3000, "<b a=%d>") + repeat(n, "<p>x") }},
	{"formats in a deep script", func(n int) string {
		return repeat(1000, "<div>") + "<script>" + number(3000, "<b a=%d>") + repeat(n, "<p>x")
	}},

	// Attributes.
	{"a long class around bylines", func(n int) string {
		return "<div class='" + repeat(n/2, "aa bb ") + "'>" + repeat(n/2, "<a rel=author>Jane Doe</a><p>some words") + prose
	}},
	{"a class of blanks", func(n int) string {
		return "<div class='" + repeat(n/2, "    ") + "'>" + repeat(n/2, "<a rel=author>Jane</a>") + prose
	}},
	{"long classes", func(n int) string { return repeat(n, "<div class='"+repeat(4900, "aa bb ")+"'><p>x") + prose }},
	{"many attributes", func(n int) string {
		return "<div " + number(n/2, "a%d=1 ") + ">" + repeat(n/2, "<a rel=author>Jane</a>") + prose
	}},
	{"formats of many attributes", func(n int) string { return repeat(n, "<b "+number(n/100, "a%d=1 ")+">x") + prose }},
	{"a long picture", func(n int) string {
		return "<p><img src='data:image/png;base64," + repeat(n/2, "aa bb ") + "' srcset='" + repeat(n/2, "a.jpg 2x, ") + "'>" + prose
	}},

	// Dates.
	{"dates in paragraphs", func(n int) string { return number(n, "<p>On %[1]d March 1950 the minister said that it was good.</p>") }},
	{"dates in lines", func(n int) string { return number(n, "<span class=date>%[1]d March 1950</span> ") + prose }},
	{"wrong dates", func(n int) string { return number(n, "<p>On 2020-13-%[1]d or 45/13/%[1]d the minister said.</p>") }},
	{"wrong dates in one line", func(n int) string { return "<p class=date>" + number(n, "45/13/%d ") + "</p>" + prose }},
	{"times", func(n int) string { return number(n, "<p><time datetime=x%[1]d>On day %[1]d</time>") + prose }},
	{"addresses with dates", func(n int) string { return number(n, "<a href=/2020/13/%d/x>x</a> ") + prose }},
	{"digits", func(n int) string { return "<p>" + repeat(n, "12/34/56/") + prose }},

	// Many of one kind.
	{"numbered paragraphs", func(n int) string {
		return number(n, "<p>Paragraph %[1]d tells of case %[1]d and of <a href=/%[1]d>other</a> things.</p>")
	}},
	{"tiny paragraphs", func(n int) string { return repeat(n, "<p>Hm.") + prose }},
	{"equal paragraphs", func(n int) string { return repeat(n, sentence) }},
	{"copies of a text", func(n int) string { return repeat(n, "<p>"+repeat(2000, "The quick brown fox jumps. ")+"</p>") + prose }},
	{"pull quotes", func(n int) string {
		return "<p>" + repeat(n/2, "aaaa aaaa ") + repeat(n/2, "<p>"+repeat(40, "aaaa ")+"b.") + prose
	}},
	{"one paragraph", func(n int) string { return "<p>" + repeat(n, "The quick brown fox jumps over the lazy dog. ") }},
	{"one word", func(n int) string { return "<p>" + repeat(n, "word") }},
	{"one paragraph of blanks", func(n int) string { return "<p>a" + repeat(n, " ") + "b" + prose }},
	{"one paragraph of marks", func(n int) string { return "<p>" + repeat(n, ",. <!>") + prose }},
	{"one paragraph of Japanese", func(n int) string { return "<p>" + repeat(n, "今日は良い天気です。") }},
	{"one paragraph of lines", func(n int) string { return "<p>" + repeat(n, "some words here<br>") }},
	{"breaks", func(n int) string { return prose + "<div>" + repeat(n, "<br> ") }},
	{"text and stray end tags", func(n int) string { return "<p>" + repeat(n, "some words</i>") }},
	{"text beside a table", func(n int) string { return "<table>" + repeat(n, "some words </i>") + "</table>" + prose }},
	{"comments", func(n int) string { return prose + repeat(n, "x<!---->") }},
	{"links", func(n int) string { return repeat(n, "<a href=/x>some words</a>") + prose }},
	{"paragraphs of links", func(n int) string { return repeat(n, "<p><a href=/x>some words</a>") + prose }},
	{"invitations", func(n int) string {
		return "<div>" + repeat(n/2, "<i></i>") + repeat(n/2, "<p>More: <a href=/x>x</a></p>") + "</div>" + prose
	}},
	{"list items", func(n int) string { return "<ul>" + repeat(n, "<li>some words, said he.") + "</ul>" + prose }},
	{"rows", func(n int) string {
		return "<table>" + repeat(n, "<tr><td>The quick fox<td>jumps") + "</table>" + prose
	}},
	{"quotes", func(n int) string { return repeat(n, "<blockquote>some words, said he.</blockquote>") + prose }},
	{"bylines", func(n int) string {
		return number(n/2, "<i class=author>Jane Doe%d</i>") + name(n/2, "<p><a rel=author>Jane %s</a>") + prose
	}},
	{"pictures", func(n int) string {
		return repeat(n, "<figure><img src=x.jpg><figcaption>Some words.</figcaption></figure>") + prose
	}},
	{"articles", func(n int) string { return repeat(n, "<article><h1>Some words</h1>"+sentence+"</article>") }},
	{"scripts", func(n int) string { return prose + "<script>" + repeat(n, "<!--<script>") }},
}

var prose = strings.Repeat(sentence, 12)

// repeat repeats a text to some n bytes.
func repeat(n int, text string) string { return strings.Repeat(text, n/len(text)+1) }

// number repeats a text to some n bytes, with numbers in it.
func number(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// name repeats a text to some n bytes, with names in it.
func name(n int, format string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		surname := []byte("Abcdefgh")
		for at, rest := 1, i; rest > 0; at, rest = at+1, rest/26 {
			surname[at] = 'a' + byte(rest%26)
		}
		fmt.Fprintf(&b, format, surname)
	}
	return b.String()
}

func script(json string) string { return `<script type="application/ld+json">` + json + "</script>" }

// The page of TestLinearTime of eight times the size, which is where a quadratic
// reader needs a minute for most kinds, must be answered within slowest; the
// limit is wide, as machines are slow and busy at times.
const (
	smallPage = 40_000
	slowest   = 15 * time.Second
)

// TestLinearTime checks that a page of eight times the size takes some eight
// times as long, and not sixty-four.
func TestLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred hostile pages")
	}
	for _, tt := range hostile {
		t.Run(tt.name, func(t *testing.T) {
			small, large := tt.page(smallPage), tt.page(8*smallPage)
			checkLinear(t, func() { readHostile(t, small) }, func() { readHostile(t, large) })
		})
	}
	for name, unit := range map[string]string{
		"blocks": "Some words that tell\nof other things.\n\n", "lines": "Some words.\n", "one line": "Some words. ", "one word": "word",
		"blank lines": "\n", "wide blocks": "Some words of other things\n\n\n", "items": "• some words\n", "bylines": "By Jane Doe\n\n", "returns": "a\r",
	} {
		t.Run("text of "+name, func(t *testing.T) {
			small, large := repeat(4*smallPage, unit), repeat(32*smallPage, unit)
			checkLinear(t, func() { Text(small, Given{}) }, func() { Text(large, Given{}) })
		})
	}
}

func readHostile(t *testing.T, page string) {
	a, err := HTML(page, Given{URL: "https://www.example.org/news/1", Fetched: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC)})
	checkResult(t, a, err)
}

// checkLinear checks that a run on eight times the input takes less than sixteen
// times as long, up to what a busy machine adds.
func checkLinear(t *testing.T, once, eight func()) {
	t.Helper()
	const noise = 300 * time.Millisecond
	limit := min(slowest, 16*took(once)+noise)
	least := took(eight)
	for try := 0; try < 3 && least > limit; try++ {
		limit = max(limit, min(slowest, 16*took(once)+noise))
		least = min(least, took(eight))
	}
	if least > limit {
		t.Errorf("eight times the size took %v, want less than %v", least, limit)
	}
}

func took(run func()) time.Duration {
	start := time.Now()
	run()
	return time.Since(start)
}

// TestLargePages reads pages of the largest size that the crawler takes.
func TestLargePages(t *testing.T) {
	if testing.Short() {
		t.Skip("reads pages of 16 MiB")
	}
	const size, limit = 16 << 20, 30 * time.Second
	for _, name := range []string{
		"numbered paragraphs", "one paragraph", "one word", "links", "comments", "rows", "a title of names", "scripts of JSON-LD", "JSON-LD of brackets",
		"many attributes", "text and stray end tags", "nested elements around paragraphs", "dates in paragraphs",
	} {
		for _, kind := range hostile {
			if kind.name != name {
				continue
			}
			t.Run(name, func(t *testing.T) {
				page := kind.page(size)
				if d := took(func() { readHostile(t, page) }); d > limit {
					t.Errorf("took %v, want less than %v", d, limit)
				}
			})
		}
	}
}

// TestTamedTrees checks that no tags, in whatever order, make the parser open
// elements again and again, or make the tamer see others than the parser.
func TestTamedTrees(t *testing.T) {
	tags := strings.Fields(`<b> </b> <i> </i> <nobr> </nobr> <a> </a> <div> </div> <p> </p> <li> </li> <dd> <object> </object> <table> </table> <tr> <td> </td> <caption> </caption>
		<template> </template> <select> </select> <option> <button> </button> <marquee> </marquee> <svg> <svg/> </svg> <math> <mi> </math> <foreignobject> </foreignobject> <desc>
		<style> </style> <title> </title> <title/> <script> </script> <textarea> </textarea> <noscript> </noscript> <xmp> </xmp> <h1> </h1> <ul> </ul> <form> </form> <body> </body> <html>
		<frameset> <![CDATA[ ]]> <!-- --> < x > " & <div/> <b/>`)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var part []string
		for range 2 + rng.IntN(14) {
			part = append(part, tags[rng.IntN(len(tags))])
		}
		var page strings.Builder
		for i := range 60 {
			page.WriteString(strings.ReplaceAll(strings.Join(part, ""), "<b>", fmt.Sprintf("<b a=%d>", i)))
		}
		page.WriteString(strings.Repeat("<p>x", 200))
		checkTree(t, page.String())
	}
}

// checkTree checks that the tree of a page is not much larger than the page.
func checkTree(t *testing.T, page string) {
	t.Helper()
	tamed := tame(page)
	if again := tame(tamed); again != tamed {
		t.Fatalf("tame(%q) = %q, and tamed again %q", page, tamed, again)
	}
	doc, err := parse(page)
	if err != nil {
		return // the parser refuses more than 512 open elements
	}
	nodes := 0
	for n := range doc.Descendants() {
		nodes++
		if n.Type == html.ElementNode && n.Namespace != "" && n.FirstChild != nil {
			t.Fatalf("%q: something is left in a %s", page, n.Data)
		}
	}
	if limit := (maxFormatting + maxLost + 2) * (strings.Count(page, "<") + 10); nodes > limit {
		t.Fatalf("%.500q: the tree has %d nodes, want at most %d", page, nodes, limit)
	}
}
