package extract

import (
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
)

// dateAttributes are those by which dates are found, dateValues those in which
// they may stand. Addresses of pictures, styles and other pages are not among
// them: their dates are those of other things.
var (
	dateAttributes = words("class id itemprop name property http-equiv pubdate")
	dateValues     = words("content datetime title data-utime")
)

// undated are elements whose dates are not the article's: years of copyright,
// teasers, builds of programs.
var undated = words("style script footer aside nav")

// maxDateLine is how long, in bytes, a line by itself may be that says when the
// article was published. What is longer is prose, which dates events.
const maxDateLine = 150

// copyright marks a line with the years of a copyright.
var copyright = regexp.MustCompile(`(?i)©|\(c\)|copyright|all rights reserved`)

// serial matches the digits of attributes that number things.
var serial = regexp.MustCompile(`\d{5,}`)

// datable is a small tree made of what may be dates in a page, with the
// elements around that; of datelines alone if wanted.
func datable(doc *html.Node, datelines bool) *html.Node {
	c := dateCopier{datelines: datelines}
	root := c.copy(doc)
	if root == nil {
		root = &html.Node{Type: html.DocumentNode}
	}
	return root
}

// dateCopier counts what was copied.
type dateCopier struct {
	digits, bytes int
	datelines     bool // only texts that are nothing but a date
}

// copy gives a copy of what may be dates in n; nil if there is nothing.
func (c *dateCopier) copy(n *html.Node) *html.Node {
	switch {
	case n.Type == html.TextNode:
		return c.text(n.Data)
	case n.Type != html.ElementNode && n.Type != html.DocumentNode || undated[n.Data] || besideAuthor(n) || c.full():
		return nil
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
	if c.full() || c.datelines && !isDateline(text) || len(strings.TrimSpace(text)) > maxDateLine || copyright.MatchString(text) || !c.mayDate(text) {
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
		case len(a.Val) > maxDateText || c.datelines:
		case dateValues[a.Key] && c.mayDate(a.Val):
			dated = true
			own.Attr = append(own.Attr, a)
		case dateAttributes[a.Key] && !serial.MatchString(a.Val):
			own.Attr = append(own.Attr, a)
		}
	}
	return dated
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
