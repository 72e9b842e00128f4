package extract

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Bounds of a page's tree. Pages of outlets nest up to 40 elements deep and have
// up to 20,000 tags. The HTML parser refuses more than 512 open elements, and
// opens formatting elements that were left open again in every later paragraph,
// so that a page of some megabytes could grow to a tree of gigabytes.
const (
	maxDepth      = 64     // open elements
	maxFormatting = 4      // open formatting elements
	maxLost       = 4      // formatting elements whose end tags may not have closed them
	maxTags       = 30_000 // tags and comments
	maxRoots      = 10     // tags of html and body, whose attributes the parser unites
)

// formatting are the elements that the parser opens again where they were left
// open (HTML standard, 13.2.4.3), but for a, which it closes itself.
var formatting = words("b big code em font i nobr s small strike strong tt u")

// phrasing are other elements that may stand in formatting elements without
// changing what their end tags close: those that the standard does not call
// special (13.2.4.2), and those without end tag.
var phrasing = words(`a abbr acronym bdi bdo cite data del dfn ins kbd label mark meter output picture progress q ruby rp rt rtc
	samp span sub sup time var video audio canvas map area br img input wbr`)

// unnested are the elements without end tag, those that hold no others, and
// those that the parser closes itself before the next of their kind.
var unnested = words(`area base br col embed hr img input link meta param source track wbr
	iframe noembed noframes noscript plaintext script style textarea title xmp
	a p li dt dd tr td th thead tbody tfoot colgroup option optgroup rb rp rt rtc html head body`)

// foreign are the elements in which tags have other meanings. They hold no text
// of an article, so the tamer drops all that is in them.
var foreign = words("svg math")

// breakout are tags that end an element of another language that was left open
// (HTML standard, 13.2.6.5).
var breakout = words(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing
	menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`)

// words makes a set of the words in s.
func words(s string) map[string]bool { return distinct(strings.Fields(s)) }

// parse makes the tree of a page, within the bounds.
func parse(page string) (*html.Node, error) {
	doc, err := html.Parse(strings.NewReader(tame(page)))
	if err != nil {
		return nil, fmt.Errorf("parse the page: %w (%w)", err, ErrNoArticle)
	}
	return doc, nil
}

// tame drops the tags of elements that are nested beyond the bounds, whose text
// stays; what is in drawings and formulas; and what follows after too many tags.
// It returns a page within the bounds as it is.
func tame(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	t := tamer{open: make(map[string]int), dropped: make(map[string]int), foreign: make(map[string]int)}
	var out strings.Builder
	kept, pos := 0, 0
	for tags := 0; tags <= maxTags; {
		kind := z.Next()
		if kind == html.ErrorToken {
			pos = len(page)
			break
		}
		end := pos + len(z.Raw())
		if kind != html.TextToken {
			tags++
		}
		outside := !t.isForeign()
		if t.dropsToken(z, kind) {
			out.WriteString(page[kept:pos])
			if strings.HasSuffix(page[kept:pos], "<") {
				out.WriteByte(' ') // or else it made a tag with what follows
			}
			if outside && t.isForeign() {
				out.WriteString("<svg></svg>")
			}
			kept = end
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
	open    map[string]int // open elements by name
	dropped map[string]int // dropped start tags by name, whose end tags are still to come
	depth   int
	roots   int // tags of html and body

	formats []format // open formatting elements
	lost    int      // others that the parser may still open again
	blocks  int      // start tags of other elements than formatting and phrasing

	foreign map[string]int // open elements of other languages by name
}

// format is an open formatting element.
type format struct {
	name   string
	blocks int // the tamer's count at its start tag
}

// dropsToken reports whether the token at hand is to be dropped, and counts it.
func (t *tamer) dropsToken(z *html.Tokenizer, kind html.TokenType) bool {
	if kind != html.StartTagToken && kind != html.SelfClosingTagToken && kind != html.EndTagToken {
		return t.isForeign()
	}
	raw, _ := z.TagName()
	name := string(raw)
	if t.isForeign() && t.endsForeign(name, kind) {
		clear(t.foreign)
		z.AllowCDATA(false)
	}
	if !t.isForeign() && !foreign[name] {
		return t.drops(name, kind != html.EndTagToken)
	}
	switch kind {
	case html.StartTagToken:
		t.foreign[name]++
	case html.EndTagToken:
		t.foreign[name] = max(0, t.foreign[name]-1)
	}
	if !t.isForeign() {
		clear(t.foreign)
	}
	z.AllowCDATA(t.isForeign())
	z.NextIsNotRawText()
	return true
}

// isForeign reports whether an element of another language is open.
func (t *tamer) isForeign() bool { return t.foreign["svg"]+t.foreign["math"] > 0 }

// endsForeign reports whether a tag is one of HTML that ends the element of
// another language that was left open.
func (t *tamer) endsForeign(name string, kind html.TokenType) bool {
	if kind == html.EndTagToken {
		return t.foreign[name] == 0 && (t.open[name] > 0 || unnested[name])
	}
	return breakout[name] && t.foreign["foreignobject"] == 0
}

// drops reports whether a tag is to be dropped, and counts it.
func (t *tamer) drops(name string, start bool) bool {
	switch {
	case start && (name == "html" || name == "body"):
		t.roots++
		return t.roots > maxRoots
	case start && !formatting[name] && !phrasing[name]:
		t.blocks++
	}
	if unnested[name] {
		return false
	}
	if !start {
		return t.ends(name)
	}
	if t.depth >= maxDepth || formatting[name] && (len(t.formats) >= maxFormatting || t.lost >= maxLost) {
		t.dropped[name]++
		return true
	}
	t.open[name]++
	t.depth++
	if formatting[name] {
		t.formats = append(t.formats, format{name, t.blocks})
	}
	return false
}

// ends counts an end tag, and reports whether that of its start was dropped.
func (t *tamer) ends(name string) bool {
	if t.dropped[name] > 0 {
		t.dropped[name]--
		return true
	}
	if t.open[name] == 0 {
		return false
	}
	t.open[name]--
	t.depth--
	if formatting[name] {
		t.endFormat(name)
	}
	return false
}

// endFormat ends the last formatting element of a name. The parser may keep it
// among those to open again if there were other elements since.
func (t *tamer) endFormat(name string) {
	for i := len(t.formats) - 1; i >= 0; i-- {
		if t.formats[i].name != name {
			continue
		}
		if t.formats[i].blocks != t.blocks {
			t.lost++
		}
		t.formats = slices.Delete(t.formats, i, i+1)
		return
	}
}
