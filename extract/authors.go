package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"newsgraph/news"
)

// authors are the people who wrote the article, from the first source that
// names any: JSON-LD, meta elements, microdata, links to authors, bylines. The
// texts of links and bylines may be other than names, so they must look like one.
func (d declared) authors(source news.Source) []string {
	for _, names := range [][]string{
		d.linked.names(d.article["author"]),
		d.metaAuthors(),
		d.elementAuthors(func(n *html.Node) bool { return attr(n, "itemprop") == "author" }),
	} {
		if list := people(names, source); len(list) > 0 {
			return list
		}
	}
	for _, names := range []func(*html.Node) bool{isAuthorLink, isAuthorName, isByline} {
		list := slices.DeleteFunc(people(d.elementAuthors(names), source), func(s string) bool { return !isProper(s) })
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// metaAuthors are the names in the first kind of meta element that has any.
func (d declared) metaAuthors() []string {
	for _, name := range []string{"author", "article:author", "authors", "byl", "dc.creator", "dc:creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "dcsext.author", "article:author_name"} {
		names := slices.DeleteFunc(slices.Clone(d.metas[name]), func(s string) bool { return webAddress(s) != "" })
		if len(names) > 0 {
			return names
		}
	}
	return nil
}

// maxByline is the number of code points that the line of an author may have.
const maxByline = 100

// elementAuthors are the texts of the elements that name authors, without those
// of comments and of other articles.
func (d declared) elementAuthors(names func(*html.Node) bool) []string {
	var list []string
	nested := make(map[*html.Node]int) // of the elements that name authors, how many such lie around each
	for n := range elementsOutside(d.doc, besideAuthor) {
		if n.Data == "meta" || !names(n) {
			continue
		}
		nested[n] = around(n, nested)
		if nested[n] > maxNested {
			continue
		}
		for _, text := range authorTexts(n) {
			if runes(text) <= maxByline && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
		if len(list) > maxAuthors {
			return list[:1] // a list of teasers, each with its author
		}
	}
	return list
}

// maxNested is the number of elements that name authors around one that is
// looked at: the box, the line, the link.
const maxNested = 3

// around counts the elements around n that are counted.
func around(n *html.Node, counted map[*html.Node]int) int {
	for p := range n.Ancestors() {
		if outer, ok := counted[p]; ok {
			return outer + 1
		}
	}
	return 0
}

// authorTexts are the texts of an element that names authors: of the elements
// in it that hold one name each, else of all.
func authorTexts(n *html.Node) []string {
	var list []string
	for c := range n.Descendants() {
		if c.Type != html.ElementNode || c.FirstChild == nil || c.FirstChild != c.LastChild || c.FirstChild.Type != html.TextNode {
			continue
		}
		if text := textOf(c); strings.Contains(text, " ") && isName(text) && !writtenBy.MatchString(text) {
			list = append(list, text)
		}
	}
	if len(list) > 0 {
		return list
	}
	if textSize(n, maxTitle) > maxTitle {
		return nil
	}
	if text := textOf(n); text != "" {
		return []string{text}
	}
	return []string{attr(n, "content")}
}

// maxAuthors is the number of authors that a byline may name.
const maxAuthors = 6

// besideAuthor reports whether names in n are those of others than the author
// of the article.
func besideAuthor(n *html.Node) bool {
	if isComment(n) || n.Data == "nav" || n.Data == "footer" {
		return true
	}
	return slices.ContainsFunc(labels(n), func(w string) bool {
		return leads[w] || w == "comment" || w == "comments" || w == "sidebar"
	})
}

// isAuthorLink reports whether n leads to the page of an author.
func isAuthorLink(n *html.Node) bool {
	if n.Data != "a" {
		return false
	}
	return attr(n, "rel") == "author" || authorPath.MatchString(attr(n, "href"))
}

var authorPath = regexp.MustCompile(`(?i)/(?:authors?|autore?n?|autorin|auteurs?|journalists?|columnists?|staff|by|people|profile|redakteure?)/[^/]`)

// isAuthorName reports whether n is marked as the name of an author.
func isAuthorName(n *html.Node) bool {
	list := labels(n)
	for i, w := range list {
		if i > 0 && w == "name" && (list[i-1] == "author" || list[i-1] == "byline") || w == "authorname" {
			return true
		}
	}
	return len(list) == 1 && list[0] == "author"
}

// isByline reports whether n is marked as the line of the authors.
func isByline(n *html.Node) bool {
	return hasLabel(n, bylineWords)
}

var bylineWords = words("author authors byline autor autoren auteur autore posted")

var (
	writtenBy  = regexp.MustCompile(`(?i)^(?:(?:written|posted|published|reported|words|story|text|texte|interview|reviewed|analysis|opinion)\s*:?\s+)?(?:by|von|par|por|door|av|af|(?-i:di)|przez|text|texte|autor|autorin|author|authors|redaktion|skribent)(?:\s*:\s*|\s+)`)
	worksOf    = regexp.MustCompile(`(?i)^.*\b(?:posts|articles|stories|beiträge|artikel|profil|profile)\s+(?:by|from|von|of|de)\s+`)
	nameBreaks = regexp.MustCompile(`(?i)\s*(?:[,;|•·、\n]|\s/\s|\s+(?:and|und|et|y|och|og|ja|with|&|\+)\s+)\s*`)
	bracketed  = regexp.MustCompile(`\s*[(\[{][^)\]}]*[)\]}]`)
	afterName  = regexp.MustCompile(`(?:\s+(?:in|at|for|from|of|für|aus|pour|en|on|im)\s+|\s+[-–—]\s+).*$`)
	roleWords  = regexp.MustCompile(`(?i)\b(?:editor|editors|correspondent|reporter|reporters|writer|writers|journalist|columnist|contributor|chef|chief|desk|bureau|staff|newsroom|redaktion|redakteur|redakteurin|redacción|rédaction|redazione|korrespondent|korrespondentin|admin|administrator|webmaster|editorial|team|published|updated|professor|director|analyst|producer|photographer|foto|fotos|photo|photos|agencies|agency|read more|follow|twitter|facebook|instagram|linkedin|e-?mail|whatsapp|telegram|news|nachrichten)\b`)
	hostName   = regexp.MustCompile(`\pL\.\pL{2}`)
)

// maxNames is the number of authors that an article may have. It bounds the
// comparisons of pages that name thousands.
const maxNames = 100

// people makes names out of what stands in the place of an author: without
// "By", roles, addresses and dates, and without the outlet's own name.
func people(texts []string, source news.Source) []string {
	var list []string
	seen := make(map[string]bool)
	for _, text := range texts {
		for _, name := range splitNames(text) {
			if len(list) == maxNames {
				return list
			}
			key := news.FoldName(name)
			if !isName(name) || seen[key] || isOutlet(name, source) {
				continue
			}
			seen[key] = true
			list = append(list, name)
		}
	}
	return list
}

// isOutlet reports whether a name in an author's place is that of the outlet,
// or of a part of it: BBC Sport.
func isOutlet(name string, source news.Source) bool {
	key, outlet := news.FoldName(name)+" ", news.FoldName(source.Name)+" "
	return isSite(name, source) || source.Name != "" && (strings.HasPrefix(key, outlet) || strings.HasPrefix(outlet, key))
}

// splitNames gives the parts of a line that may be names.
func splitNames(text string) []string {
	text = bracketed.ReplaceAllString(collapse(text), "")
	text = writtenBy.ReplaceAllString(worksOf.ReplaceAllString(text, ""), "")
	parts := nameBreaks.Split(text, -1)
	if len(parts) == 2 && strings.Contains(text, ", ") && !strings.Contains(parts[0], " ") && !strings.Contains(parts[1], " ") {
		return []string{parts[1] + " " + parts[0]} // Doe, Jane
	}
	for i, p := range parts {
		p = writtenBy.ReplaceAllString(strings.TrimSpace(p), "")
		p = afterName.ReplaceAllString(p, "")
		parts[i] = strings.Trim(p, " .:*–—-\"'“”")
	}
	return parts
}

// isName reports whether a text may be the name of a person or of an agency.
func isName(s string) bool {
	fields := strings.Fields(s)
	switch {
	case len(fields) == 0 || len(fields) > 6 || runes(s) < 2 || runes(s) > 60:
		return false
	case strings.ContainsAny(s, "@0123456789<>{}?!:") || hostName.MatchString(s) || webAddress(s) != "" || strings.HasPrefix(s, "www."):
		return false
	case len(fields) > 1 && unicode.IsLower(firstRune(s)) && unicode.IsLower(firstRune(fields[len(fields)-1])):
		return false
	}
	return !roleWords.MatchString(s) && !writtenBy.MatchString(s+" ")
}

// isProper reports whether a name is of two or more words of which the first
// and the last have capitals, where their script has any.
func isProper(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) == 1 && !wide(firstRune(s)) {
		return false
	}
	return !unicode.IsLower(firstRune(fields[0])) && !unicode.IsLower(firstRune(fields[len(fields)-1]))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
