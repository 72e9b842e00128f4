package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// beside are the elements and roles that the HTML standard has for what stands
// beside the article.
var beside = words("aside nav footer dialog navigation complementary contentinfo search")

// clutter are words in class names and ids by which outlets mark what is not
// part of the article.
var clutter = words(`newsletter newsletters taboola outbrain share sharing sharebar social socials breadcrumb breadcrumbs
	comments commentlist disqus cookie cookies consent gdpr advert advertisement adslot ad ads adunit sponsored
	signup subscribe subscription inlinesignup visuallyhidden byline toolbar sidebar screenreader`)

// leads are words that mark what leads to other pages. They have other meanings
// too, so they count only where there is a link.
var leads = words(`related recirc recirculation recommended recommendation recommendations teaser teasers promo promos
	promobox promotion trending popular mostread mostpopular seealso`)

// clutterPairs are two words in a row that mark clutter.
var clutterPairs = pairs(`visually`, `hidden`, `sr screen`, `only reader`, `author writer`, `bio box card info profile`, `tag keyword`, `list cloud`, `call`, `action`,
	`more other latest top further`, `stories news articles topics topic posts reads headlines coverage videos`, `see read`, `also next`)

// states are words before a word that say it is a state, not the nature of an
// element: has-sidebar, no-ads.
var states = words("has no with without is not enable enabled")

// pairs makes the set of pairs of a word of the first list and one of the
// second, and so on for further two lists.
func pairs(lists ...string) map[[2]string]bool {
	set := make(map[[2]string]bool)
	for i := 0; i+1 < len(lists); i += 2 {
		for first := range strings.FieldsSeq(lists[i]) {
			for second := range strings.FieldsSeq(lists[i+1]) {
				set[[2]string{first, second}] = true
			}
		}
	}
	return set
}

// declutter cuts from the tree what stands beside the article: the parts that
// their element, role or class name marks, and the insets that invite to read
// another page. It never cuts a part that holds half of all running text, or
// what only articles have.
func declutter(doc *html.Node) {
	pieces := cut(doc)
	mass, total := weigh(pieces, runningText)
	holders := holdersOf(doc, marksArticle)
	var parts []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && isClutter(n) && 2*mass[n] < total && !holders[n] {
			parts = append(parts, n)
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(doc)
	finder := insetFinder{mass, total, make(map[*html.Node]*html.Node)}
	for _, p := range pieces {
		if p.invites() {
			parts = append(parts, finder.inset(p))
		}
	}
	for _, n := range parts {
		if n != nil && n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// maxInset is the number of bytes of text that an inset may have.
const maxInset = 600

// insetFinder finds the insets of a page.
type insetFinder struct {
	mass   map[*html.Node]int
	total  int
	firsts map[*html.Node]*html.Node // first texts of the elements asked for so far
}

// inset is the largest element that begins with p and is small, in itself and
// compared with the article; nil if p is part of a longer text.
func (f insetFinder) inset(p piece) *html.Node {
	var largest *html.Node
	for n := p.node; n != nil && n.Parent != nil && n.Data != "body"; n = n.Parent {
		if first := f.first(n); first == nil || !isWithin(first, p.node) {
			break
		}
		largest = n
	}
	return largest
}

// first is the first text of an element that may be an inset, being small and
// not marked as an article; nil if it may not or has none.
func (f insetFinder) first(n *html.Node) *html.Node {
	first, known := f.firsts[n]
	if !known {
		if 8*f.mass[n] <= f.total && !marksArticle(n) && textSize(n, maxInset) <= maxInset {
			first = firstText(n)
		}
		f.firsts[n] = first
	}
	return first
}

// firstText is the first text below n that can be seen; nil if there is none.
func firstText(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isElement(d.Parent, silent) && strings.TrimSpace(d.Data) != "" {
			return d
		}
	}
	return nil
}

// textSize is the number of bytes of text below n; it stops counting beyond
// the limit.
func textSize(n *html.Node, limit int) int {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && (d.Parent == nil || !silent[d.Parent.Data]) {
			size += len(strings.TrimSpace(d.Data))
		}
		if size > limit {
			break
		}
	}
	return size
}

// weigh sums up the sizes of pieces below each element, and of all.
func weigh(pieces []piece, size func(piece) int) (mass map[*html.Node]int, total int) {
	mass = make(map[*html.Node]int)
	for _, p := range pieces {
		n := size(p)
		if n == 0 {
			continue
		}
		total += n
		mass[p.node] += n
		for a := range p.node.Ancestors() {
			mass[a] += n
		}
	}
	return mass, total
}

// minSentence is the number of code points outside links from which a piece
// counts as running text before it is known what the article is.
const minSentence = 60

func runningText(p piece) int {
	if size := runes(p.text) - p.links; size >= minSentence {
		return size
	}
	return 0
}

// isClutter reports whether n is marked as standing beside the article.
func isClutter(n *html.Node) bool {
	switch n.Data {
	case "html", "body", "main", "article", "h1":
		return false
	case "footer":
		if n.Parent != nil && n.Parent.Data == "blockquote" {
			return false // who is quoted
		}
	}
	if beside[n.Data] || beside[attr(n, "role")] {
		return true
	}
	list := labels(n)
	leading := false
	for i, w := range list {
		if i > 0 && states[list[i-1]] {
			continue
		}
		if clutter[w] || i > 0 && clutterPairs[[2]string{list[i-1], w}] {
			return true
		}
		leading = leading || leads[w]
	}
	return leading && find(n, isLink) != nil
}

func isLink(n *html.Node) bool { return n.Data == "a" }

// holdersOf are the elements that are wanted and all around them.
func holdersOf(doc *html.Node, wanted func(*html.Node) bool) map[*html.Node]bool {
	holders := make(map[*html.Node]bool)
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || !wanted(n) {
			continue
		}
		for ; n != nil && !holders[n]; n = n.Parent {
			holders[n] = true
		}
	}
	return holders
}

// marksArticle reports whether n is marked as the article, its headline, or a
// post shown in it.
func marksArticle(n *html.Node) bool {
	if n.Data == "main" || n.Data == "h1" || attr(n, "itemprop") == "articleBody" {
		return true
	}
	list := labels(n)
	for i := 1; i < len(list); i++ {
		if articleMarks[[2]string{list[i-1], list[i]}] {
			return true
		}
	}
	return isEmbed(n)
}

// articleMarks are two words in a row in the class name or id of the element
// that holds the article's text.
var articleMarks = pairs("article story entry post", "body content text")
