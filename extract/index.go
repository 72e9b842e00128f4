package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// minBody is the number of code points of running text from which a page that
// does not call itself an article is taken for one.
const minBody = 100

// maxTeaser is the number of code points of running text that a teaser may have.
const maxTeaser = 300

// noArticle tells why the pieces of a page are no article; "" if they are one.
// signed says that the page gives a date or an author.
func (d declared) noArticle(list []piece, given Given, signed bool) string {
	size, largest, articles := spread(list)
	u, err := url.Parse(given.URL)
	switch {
	case len(list) == 0:
		return "the page has no running text"
	case given.Certain, d.isArticle():
		return ""
	case err == nil && isWeb(u) && isHome(u):
		return "the page is the home page of a site"
	case size < minBody && !inArticle(list):
		return "the page has hardly any running text"
	case articles > 3 && largest < maxTeaser:
		return "the page lists several articles"
	case !signed && solidPieces(list) < 2 && !inArticle(list):
		return "the page has one paragraph, without date or author"
	}
	return ""
}

// inArticle reports whether running text stands in an article element.
func inArticle(list []piece) bool {
	return slices.ContainsFunc(list, func(p piece) bool { return p.solid() && articleOf(p.node) != nil })
}

// solidPieces counts the pieces of running text.
func solidPieces(list []piece) int {
	n := 0
	for _, p := range list {
		if p.solid() {
			n++
		}
	}
	return n
}

// spread gives the code points of running text in a list, those in the article
// element that has most of them, and the number of such elements.
func spread(list []piece) (size, largest, articles int) {
	shares := make(map[*html.Node]int)
	for _, p := range list {
		if p.solid() {
			size += runes(p.text)
			shares[articleOf(p.node)] += runes(p.text)
		}
	}
	for _, n := range shares {
		largest = max(largest, n)
	}
	return size, largest, len(shares)
}

// isArticle reports whether the page says that it is an article.
func (d declared) isArticle() bool {
	return slices.ContainsFunc(types(d.article), isArticleType) || strings.EqualFold(d.meta("og:type"), "article")
}
