package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of what is read of a tree; what exceeds them is no part of an article.
// go-trafilatura and the libraries below it compare titles, headings and authors
// with each other, and read the text of an element again for each around it.
const (
	maxAttrs    = 100     // attributes of an element; outlets use up to 70
	maxValue    = 5000    // bytes of an attribute's value, be it a long address
	maxTitle    = 1000    // bytes of a title, a heading or what a meta element says; outlets use up to 400
	maxHeadings = 200     // main headings; lists of articles have up to 60
	maxImages   = 1000    // images; outlets use up to 300
	maxMeta     = 100_000 // bytes of meta elements in all; outlets use up to 30,000
	maxLinked   = 2 << 20 // bytes of JSON-LD in all; outlets use up to 850,000
	maxText     = 1 << 20 // bytes of text in all; outlets use up to 120,000
	maxHeight   = 512     // depth of the tree, as of those that the parser makes
)

// bound cuts a tree down to the bounds.
func bound(doc *html.Node) {
	var b bounder
	b.walk(doc, 0)
}

// bounder counts what was seen so far.
type bounder struct {
	headings, images   int
	meta, linked, text int // bytes
}

func (b *bounder) walk(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if depth < maxHeight && b.keeps(c) {
			b.walk(c, depth+1)
		} else {
			n.RemoveChild(c)
		}
		c = next
	}
}

// keeps cuts a node down to the bounds, and reports whether to keep it.
func (b *bounder) keeps(n *html.Node) bool {
	switch n.Type {
	case html.ElementNode:
		boundAttributes(n)
		return b.keepsElement(n)
	case html.TextNode:
		return n.Parent.Data == "script" || n.Parent.Data == "style" || b.keepsText(n)
	}
	return true
}

func (b *bounder) keepsElement(n *html.Node) bool {
	switch n.Data {
	case "title":
		return textSize(n, maxTitle) <= maxTitle
	case "h1", "h2":
		if b.headings++; b.headings > maxHeadings || textSize(n, maxTitle) > maxTitle {
			n.Data, n.DataAtom = "div", 0
		}
	case "img":
		b.images++
		return b.images <= maxImages
	case "meta":
		for _, a := range n.Attr {
			b.meta += len(a.Key) + len(a.Val)
		}
		return b.meta <= maxMeta
	case "script":
		if isLinkedData(n) && n.FirstChild != nil {
			b.linked += len(n.FirstChild.Data)
			return b.linked <= maxLinked
		}
	}
	return true
}

// keepsText cuts a text where there is too much of it.
func (b *bounder) keepsText(n *html.Node) bool {
	rest := maxText - b.text
	b.text += len(n.Data)
	if len(n.Data) > rest {
		n.Data = strings.ToValidUTF8(n.Data[:max(0, rest)], "")
	}
	return rest > 0
}

// boundAttributes drops attributes that are too long or too many.
func boundAttributes(n *html.Node) {
	limit := maxValue
	if n.Data == "meta" {
		limit = maxTitle
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return len(a.Val) > limit })
	n.Attr = n.Attr[:min(len(n.Attr), maxAttrs)]
}
