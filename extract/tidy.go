package extract

import (
	"slices"

	"golang.org/x/net/html"

	"newsgraph/news"
)

// tidy drops from the pieces of an article what does not tell of its subject:
// links to other pages, credits, bylines, pull quotes, and what comes before
// and after the text.
func tidy(list []piece) []piece {
	list = slices.DeleteFunc(list, func(p piece) bool {
		return lacksLetters(p.text) || p.invites() || p.links > 0 && p.promotes() || p.linksOnly() || p.credits() || p.bylines()
	})
	list = withoutRepeats(list)
	list = insideContainer(list)
	first, after := bounds(list)
	for after > first && list[after-1].promotes() {
		after--
	}
	return list[first:after]
}

// firstArticle takes out what follows where another article of the page begins:
// at a main heading in another article element, after some text of the first.
func firstArticle(all []piece, in []bool) {
	var own *html.Node
	size := 0
	for i, p := range all {
		if in[i] && p.solid() {
			own = articleOf(p.node)
			size += runes(p.text)
		}
		if p.node.Data != "h1" || own == nil || size < minArticle {
			continue
		}
		if other := articleOf(p.node); other != nil && other != own {
			clear(in[i:])
			return
		}
	}
}

// minArticle is the number of code points from which a text is taken for an
// article, and not for a teaser.
const minArticle = 600

// articleOf is the article element around n; nil if there is none.
func articleOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Data == "article" {
			return n
		}
	}
	return nil
}

// insideContainer drops what stands outside the element that holds nearly all
// running text of the list, but for sentences before it.
func insideContainer(list []piece) []piece {
	container := containerOf(list)
	if container == nil {
		return list
	}
	var kept []piece
	begun := false
	for _, p := range list {
		inside := isWithin(p.node, container)
		begun = begun || inside
		if inside || !begun && (p.solid() || p.kind == news.Heading) {
			kept = append(kept, p)
		}
	}
	return kept
}

// partial are elements that may hold most of an article's text, but never are
// its container.
var partial = words("ul ol dl li dd dt table tbody tr td th blockquote p")

// containerOf is the smallest element that holds 85 % of the running text.
func containerOf(list []piece) *html.Node {
	mass, total := weigh(list, func(p piece) int {
		if p.solid() {
			return runes(p.text)
		}
		return 0
	})
	if total == 0 {
		return nil
	}
	var smallest *html.Node
	depth := -1
	for n, m := range mass {
		if 100*m < 85*total || isElement(n, partial) {
			continue
		}
		// These elements lie in each other, so the deepest is the smallest.
		if d := depthOf(n); d > depth {
			smallest, depth = n, d
		}
	}
	return smallest
}

func depthOf(n *html.Node) int {
	depth := 0
	for range n.Ancestors() {
		depth++
	}
	return depth
}

// bounds gives the part of the list from its first to after its last running
// text, with what stands in the same element, and with the headings before it.
func bounds(list []piece) (first, after int) {
	first = slices.IndexFunc(list, piece.solid)
	if first < 0 {
		return 0, len(list)
	}
	for first > 0 && list[first-1].leadsTo(list[first]) {
		first--
	}
	after = len(list)
	for !list[after-1].solid() {
		after--
	}
	for after < len(list) && list[after].kind != news.Heading && list[after].node.Parent == list[after-1].node.Parent {
		after++
	}
	return first, after
}

// leadsTo reports whether p, which comes just before next, belongs to the same
// text: a line in the same element, or a standfirst.
func (p piece) leadsTo(next piece) bool {
	if p.kind == news.Heading {
		return len(tokens(p.text)) >= 4
	}
	return p.node.Parent == next.node.Parent
}
