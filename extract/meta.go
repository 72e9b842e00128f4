package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"newsgraph/news"
)

// declared is what a page says about itself, by source.
type declared struct {
	metas     map[string][]string // contents of meta elements by name or property, in lower case
	canonical string              // link rel=canonical
	language  string              // of the html element
	title     string              // of the title element
	headings  []string            // h1, in page order
	linked    linkedData
	article   object // the article in linked; may be nil
	doc       *html.Node
}

// readDeclared collects what the page says about itself.
func readDeclared(doc *html.Node) declared {
	d := declared{metas: make(map[string][]string), doc: doc}
	var scripts []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			d.language = attr(n, "lang")
		case "meta":
			d.addMeta(n)
		case "link":
			if d.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				d.canonical = attr(n, "href")
			}
		case "title":
			if d.title == "" && n.Namespace == "" {
				d.title = textOf(n)
			}
		case "h1":
			if text := textOf(n); text != "" {
				d.headings = append(d.headings, text)
			}
		case "script":
			if n.FirstChild != nil && isLinkedData(n) {
				scripts = append(scripts, n.FirstChild.Data)
			}
		}
	}
	d.linked = readLinkedData(scripts)
	d.article = d.linked.article()
	return d
}

func isLinkedData(script *html.Node) bool {
	return strings.Contains(strings.ToLower(attr(script, "type")), "ld+json")
}

// addMeta notes a meta element under its name, property or itemprop.
func (d *declared) addMeta(n *html.Node) {
	content := plainText(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" {
			d.metas[name] = append(d.metas[name], content)
		}
	}
}

// meta is the content of the first of the names that a meta element has; "" if
// there is none.
func (d declared) meta(names ...string) string {
	for _, name := range names {
		if list := d.metas[name]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// property is the text of the first element with this itemprop, which does not
// belong to a comment; "" if there is none.
func (d declared) property(name string) string {
	for n := range elementsOutside(d.doc, isComment) {
		if attr(n, "itemprop") != name || n.Data == "meta" {
			continue
		}
		for _, key := range []string{"content", "datetime"} {
			if value := attr(n, key); value != "" {
				return plainText(value)
			}
		}
		return textOf(n)
	}
	return ""
}

func isComment(n *html.Node) bool {
	return strings.HasSuffix(attr(n, "itemtype"), "Comment") || attr(n, "itemprop") == "comment"
}

// siteName is the name of the outlet as the page gives it; "" if it does not.
func (d declared) siteName() string {
	for _, name := range []string{
		d.linked.text(d.article["publisher"]),
		d.meta("og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title"),
		d.websiteName(),
	} {
		if name != "" && webAddress(name) == "" && runes(name) <= maxSite {
			return name
		}
	}
	return ""
}

// websiteName is the name of the web site or of the organization behind it in
// JSON-LD.
func (d declared) websiteName() string {
	for _, o := range d.linked.objects {
		t := types(o)
		if slices.Contains(t, "WebSite") || slices.Contains(t, "NewsMediaOrganization") {
			return d.linked.text(o["name"])
		}
	}
	return ""
}

// headline is the title of the article: the main heading that agrees with what
// the page declares as its title, else the declared title. Headings alone are
// often those of the site; declared titles alone often carry the site's name.
// The headline in JSON-LD counts most, as it has no other use.
func (d declared) headline(source news.Source) string {
	titles := []string{
		d.linked.text(d.article["headline"]),
		d.property("headline"),
		d.meta("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "citation_title", "headline", "title"),
		d.title,
	}
	for i, t := range titles {
		titles[i] = withoutSite(short(t), source)
	}
	heading := agreeing(d.headings, titles)
	if heading != "" && (titles[0] == "" || bagOf(heading).like(bagOf(titles[0])) > 0.9) {
		return heading
	}
	for _, t := range append(titles, d.headings...) {
		if t != "" {
			return t
		}
	}
	return ""
}

// short is a title, or "" if it is too long for one.
func short(title string) string {
	if len(title) > maxTitle {
		return ""
	}
	return title
}

// agreeing is the heading that is most like one of the titles; "" if none is
// half like one.
func agreeing(headings, titles []string) string {
	var bags []bag
	for _, t := range titles {
		bags = append(bags, bagOf(t))
	}
	best, score := "", 0.5
	for _, h := range headings {
		own := bagOf(h)
		for _, b := range bags {
			if s := own.like(b); s > score {
				best, score = h, s
			}
		}
	}
	return best
}

// bag is how often a text has each of its words.
type bag map[string]int

func bagOf(text string) bag {
	b := make(bag)
	for _, w := range tokens(text) {
		b[w]++
	}
	return b
}

func (b bag) size() int {
	n := 0
	for _, count := range b {
		n += count
	}
	return n
}

// like is the share of words that two texts have in common: 1 for the same
// words, 0 for none (Dice's coefficient).
func (b bag) like(other bag) float64 {
	if len(b) == 0 || len(other) == 0 {
		return 0
	}
	common := 0
	for w, count := range b {
		common += min(count, other[w])
	}
	return 2 * float64(common) / float64(b.size()+other.size())
}

// separators stand between a title and the name of the site or section.
var separators = []string{" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « ", " ‹ ", " // ", "｜", "|"}

// withoutSite takes the site's name, which is the outlet's name or domain, off
// the end or the beginning of a title; of names in a row, no more than there
// are separators.
func withoutSite(title string, source news.Source) string {
	for range separators {
		rest := ""
		for _, sep := range separators {
			if i := strings.LastIndex(title, sep); i > 0 && isSite(title[i+len(sep):], source) {
				rest = title[:i]
			} else if i := strings.Index(title, sep); i > 0 && isSite(title[:i], source) {
				rest = title[i+len(sep):]
			}
		}
		if rest = strings.TrimSpace(rest); rest == "" {
			return title
		}
		title = rest
	}
	return title
}

// maxSite is the number of code points that the name of an outlet may have.
const maxSite = 80

// isSite reports whether a name is that of the outlet: its name, its domain or
// the first label of its domain.
func isSite(name string, source news.Source) bool {
	if runes(name) > 2*maxSite {
		return false
	}
	name = joined(name)
	label, _, _ := strings.Cut(source.Domain, ".")
	return name != "" && (name == joined(source.Name) || name == joined(source.Domain) || name == joined(label))
}

// joined is the folded form of a name without blanks: N-TV and ntv are one.
func joined(name string) string { return strings.ReplaceAll(news.FoldName(name), " ", "") }
