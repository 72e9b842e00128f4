package extract

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Bounds of what is searched for a date that the page does not declare. The
// libraries need a millisecond or more for each text that may be a date, and
// read on to the end of the page at each run of digits. Pages that need the
// search have some hundred digits.
const (
	maxDigits   = 2000    // digits in all
	maxDated    = 100_000 // bytes in all
	maxDateText = 1000    // bytes of one text or attribute
	maxDateLD   = 20_000  // bytes of one script of JSON-LD
)

// dateAttributes are those by which dates are found.
var dateAttributes = words("class id itemprop name property http-equiv pubdate")

// dateValues are those in which dates may stand.
var dateValues = words("content datetime title data-utime")

// datedPath is a date in an address, datedField one in a script.
var (
	datedPath  = regexp.MustCompile(`(?:19|20)\d\d[-/_.]?[01]?\d|[0-3]?\d[-/_.][01]?\d[-/_.](?:19|20)\d\d`)
	datedField = regexp.MustCompile(`[\w"':]{0,30}(?:19|20)\d\d[-/.][01]\d[-/.][0-3]\d[\dT:+.Z-]{0,20}["']?`)
)

// datable is a small tree made of what may be dates in a page, with the
// elements around that.
func datable(doc *html.Node) *html.Node {
	c := dateCopier{}
	root := c.copy(doc)
	if root == nil {
		root = &html.Node{Type: html.DocumentNode}
	}
	return root
}

// dateCopier counts what was copied.
type dateCopier struct{ digits, bytes int }

// copy gives a copy of what may be dates in n; nil if there is nothing.
func (c *dateCopier) copy(n *html.Node) *html.Node {
	switch {
	case n.Type == html.TextNode:
		return c.text(n.Data)
	case n.Type != html.ElementNode && n.Type != html.DocumentNode || n.Data == "style" || c.full():
		return nil
	case n.Data == "script":
		return c.script(n)
	}
	own := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom}
	dated := c.attributes(own, n.Attr)
	for child := range n.ChildNodes() {
		if part := c.copy(child); part != nil {
			own.AppendChild(part)
		}
	}
	if own.FirstChild == nil && !dated {
		return nil
	}
	c.bytes += 2 * len("<div></div>")
	for _, a := range own.Attr {
		c.bytes += len(a.Val)
	}
	return own
}

func (c *dateCopier) full() bool { return c.digits >= maxDigits || c.bytes >= maxDated }

func (c *dateCopier) text(text string) *html.Node {
	text = strings.ToValidUTF8(text[:min(len(text), maxDateText)], "")
	if c.full() || !c.mayDate(text) {
		return nil
	}
	c.bytes += len(text)
	return &html.Node{Type: html.TextNode, Data: text}
}

// attributes copies attributes, and reports whether one may hold a date.
func (c *dateCopier) attributes(own *html.Node, list []html.Attribute) bool {
	dated := false
	for _, a := range list {
		switch {
		case len(a.Val) > maxDateText:
		case dateValues[a.Key] && c.mayDate(a.Val), (a.Key == "href" || a.Key == "src") && datedPath.MatchString(a.Val) && c.mayDate(a.Val):
			dated = true
			own.Attr = append(own.Attr, a)
		case dateAttributes[a.Key]:
			own.Attr = append(own.Attr, a)
		}
	}
	return dated
}

// script copies JSON-LD that is short and free of faults, as faulty JSON leads
// the libraries to endless repair, and of other scripts the dates.
func (c *dateCopier) script(n *html.Node) *html.Node {
	if n.FirstChild == nil {
		return nil
	}
	own := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
	text := &html.Node{Type: html.TextNode, Data: n.FirstChild.Data}
	if isLinkedData(n) && len(text.Data) <= maxDateLD && json.Valid([]byte(text.Data)) {
		c.bytes += len(text.Data)
		c.mayDate(text.Data)
	} else {
		own.Attr = nil
		text = c.text(strings.Join(datedField.FindAllString(text.Data, 30), " "))
	}
	if text == nil {
		return nil
	}
	own.AppendChild(text)
	return own
}

// mayDate reports whether a text has enough digits for a date with a year, and
// counts them if so.
func (c *dateCopier) mayDate(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits < 4 {
		return false
	}
	c.digits += digits
	return true
}
