package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// attr is the value of n's attribute, trimmed; "" if it has none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// hasAttr reports whether n has the attribute, with or without a value.
func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// isElement reports whether n is an element with one of the names.
func isElement(n *html.Node, names map[string]bool) bool {
	return n.Type == html.ElementNode && names[n.Data]
}

// textOf is all text below n, blanks collapsed, without scripts and styles.
func textOf(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return collapse(b.String())
}

func writeText(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	if isElement(n, silent) {
		return
	}
	for c := range n.ChildNodes() {
		writeText(b, c)
	}
	if isElement(n, blockLevel) || n.Data == "br" {
		b.WriteByte(' ')
	}
}

// find returns the first element below n, in document order, that is wanted;
// nil if there is none.
func find(n *html.Node, wanted func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && wanted(d) {
			return d
		}
	}
	return nil
}

// elementsOutside are the elements of a tree, in document order, without those
// in an element that bars them.
func elementsOutside(root *html.Node, bars func(*html.Node) bool) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		var walk func(n *html.Node) bool
		walk = func(n *html.Node) bool {
			if n.Type == html.ElementNode {
				if !yield(n) {
					return false
				}
				if bars(n) {
					return true
				}
			}
			for c := range n.ChildNodes() {
				if !walk(c) {
					return false
				}
			}
			return true
		}
		walk(root)
	}
}

// labels are the words, in lower case, in an element's class, id and test id:
// "relatedStories-box" holds related, stories and box.
func labels(n *html.Node) []string {
	var list []string
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-testid", "data-test-id", "data-component", "data-qa", "data-tb-region":
			list = appendWords(list, a.Val)
		}
	}
	return list
}

// hasLabel reports whether one of n's labels is in the set.
func hasLabel(n *html.Node, set map[string]bool) bool {
	return slices.ContainsFunc(labels(n), func(w string) bool { return set[w] })
}

// appendWords appends the words of an identifier to list; a new word starts
// after anything but a letter and at a capital that follows a small letter.
// Identifiers have some hundred bytes; of longer ones it takes the beginning.
func appendWords(list []string, name string) []string {
	name = name[:min(len(name), maxTitle)]
	start, small := -1, false
	for i, r := range name {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || small && unicode.IsUpper(r)) {
			list = append(list, strings.ToLower(name[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		small = unicode.IsLower(r)
	}
	if start >= 0 {
		list = append(list, strings.ToLower(name[start:]))
	}
	return list
}
