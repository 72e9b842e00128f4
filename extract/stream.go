package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// unhide puts the parts of a page that was sent piece by piece in their place.
// React sends them hidden, as S:0, and leaves a template B:0 where they belong.
func unhide(doc *html.Node) {
	var parts []*html.Node
	places := make(map[string]*html.Node)
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "div" && hasAttr(n, "hidden") && strings.HasPrefix(attr(n, "id"), "S:"):
			parts = append(parts, n)
		case n.Data == "template" && strings.HasPrefix(attr(n, "id"), "B:"):
			places[attr(n, "id")[2:]] = n
		}
	}
	for _, part := range parts {
		part.Attr = slices.DeleteFunc(part.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
		place := places[attr(part, "id")[2:]]
		if place == nil || isWithin(place, part) {
			continue
		}
		delete(places, attr(part, "id")[2:])
		part.Parent.RemoveChild(part)
		place.Parent.InsertBefore(part, place)
	}
}

// isWithin reports whether n is container or below it.
func isWithin(n, container *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == container {
			return true
		}
	}
	return false
}
