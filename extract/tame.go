package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of a page's tree. Pages of outlets nest some 40 elements deep and have
// some thousand tags. The HTML parser refuses more than 512 open elements, and
// opens formatting elements that were left open again in every later paragraph,
// so that a page of some megabytes could grow to a tree of gigabytes.
const (
	maxDepth      = 200
	maxFormatting = 4
	maxTags       = 50_000
)

// formatting are the elements that the parser opens again where they were left
// open (HTML standard, 13.2.4.3), but for a and nobr, which it closes itself.
var formatting = words("b big code em font i s small strike strong tt u")

// unnested are the elements without end tag, and those that the parser closes
// itself before the next of their kind.
var unnested = words(`area base br col embed hr img input link meta param source track wbr
	a nobr p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rp rt rtc html head body`)

// words makes a set of the words in s.
func words(s string) map[string]bool { return distinct(strings.Fields(s)) }

// parse makes the tree of a page. It is within the bounds, but for a page whose
// tags the parser and the tamer understand differently.
func parse(page string) (*html.Node, error) {
	doc, err := html.Parse(strings.NewReader(tame(page)))
	if err != nil {
		return nil, fmt.Errorf("parse the page: %w (%w)", err, ErrNoArticle)
	}
	return doc, nil
}

// tame drops the tags of elements that are nested beyond the bounds, whose text
// stays, and what follows after too many tags. It returns a page within the
// bounds as it is.
func tame(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	t := tamer{open: make(map[string]int), dropped: make(map[string]int)}
	var out strings.Builder
	kept, pos := 0, 0
	for tags := 0; tags <= maxTags; {
		kind := z.Next()
		if kind == html.ErrorToken {
			pos = len(page)
			break
		}
		end := pos + len(z.Raw())
		if kind == html.StartTagToken || kind == html.EndTagToken {
			tags++
			name, _ := z.TagName()
			if t.drops(string(name), kind == html.StartTagToken) {
				out.WriteString(page[kept:pos])
				kept = end
			}
		}
		pos = end
	}
	if kept == 0 {
		return page[:pos]
	}
	out.WriteString(page[kept:pos])
	return out.String()
}

// tamer counts the elements that are open as far as the tags alone tell. End
// tags may be missing, so the counts are upper bounds.
type tamer struct {
	open       map[string]int // open elements by name
	dropped    map[string]int // dropped start tags by name, whose end tags are still to come
	depth      int
	formatting int
}

// drops reports whether a tag is to be dropped, and counts it.
func (t *tamer) drops(name string, start bool) bool {
	if unnested[name] {
		return false
	}
	if start {
		if t.depth >= maxDepth || formatting[name] && t.formatting >= maxFormatting {
			t.dropped[name]++
			return true
		}
		t.count(name, +1)
		return false
	}
	if t.dropped[name] > 0 {
		t.dropped[name]--
		return true
	}
	if t.open[name] > 0 {
		t.count(name, -1)
	}
	return false
}

func (t *tamer) count(name string, by int) {
	t.open[name] += by
	t.depth += by
	if formatting[name] {
		t.formatting += by
	}
}
