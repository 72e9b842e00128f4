package extract

import (
	"strings"

	"golang.org/x/net/html"

	"newsgraph/news"
)

// piece is a stretch of a page's text with one role: a paragraph, a heading, a
// list item. Article and surroundings alike are cut into pieces.
type piece struct {
	kind  news.BlockKind
	cite  string
	text  string     // blanks collapsed, never empty
	links int        // code points of text that lie in links
	node  *html.Node // the innermost block-level element around the text
}

// silent are the elements whose text is not part of what a page says.
var silent = words(`head script style noscript template svg math iframe object embed applet canvas audio video
	map nav button input select textarea datalist option progress meter dialog menu`)

// blockLevel are the elements that begin and end a piece.
var blockLevel = words(`html body address article aside blockquote center dd details dir div dl dt fieldset figcaption
	figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ol p pre search section summary
	table caption tbody thead tfoot tr ul picture`)

// embeds are the class names under which sites let others show their posts.
var embeds = words(`twitter-tweet twitter-video instagram-media fb-post fb-video bluesky-embed mastodon-embed
	tiktok-embed text-post-media reddit-embed-bq reddit-card truthsocial-embed telegram-post`)

// cut gives the pieces of the tree below root, in document order.
func cut(root *html.Node) []piece {
	c := cutter{kind: news.Paragraph, node: root}
	c.walk(root)
	c.end()
	return c.pieces
}

// cutter walks a tree and collects its pieces.
type cutter struct {
	pieces []piece
	kind   news.BlockKind // role of the text at hand
	cite   string
	node   *html.Node

	text         strings.Builder
	inLink       bool
	inBold       bool
	links, bolds int  // code points at hand that lie in links and in bold type
	br           bool // a line break came just before
}

// end closes the piece at hand.
func (c *cutter) end() {
	if text := collapse(c.text.String()); text != "" {
		size := runes(text)
		kind := c.kind
		switch {
		case kind == news.Paragraph && c.bolds >= size-1 && size <= maxHeading && !endsSentence(text):
			kind = news.Heading
		case kind == news.Heading && size > maxHeading && endsSentence(text):
			kind = news.Paragraph
		}
		c.pieces = append(c.pieces, piece{kind, c.cite, text, min(c.links, size), c.node})
	}
	c.text.Reset()
	c.links, c.bolds, c.br = 0, 0, false
}

// maxHeading is the number of code points up to which a line in bold type is a
// heading, and above which a sentence in a heading element is a standfirst.
const maxHeading = 100

func (c *cutter) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		c.write(n.Data)
	case n.Type == html.DocumentNode:
		c.children(n)
	case n.Type != html.ElementNode || silent[n.Data] || c.kind == news.Caption && hasLabel(n, creditLabels):
	case blockLevel[n.Data]:
		c.block(n)
	case n.Data == "br":
		c.breakLine()
	case n.Data == "a":
		c.inside(&c.inLink, n)
	case n.Data == "b" || n.Data == "strong":
		c.inside(&c.inBold, n)
	case n.Data == "td" || n.Data == "th":
		c.text.WriteByte(' ')
		c.children(n)
	default:
		c.children(n)
	}
}

// block makes the text of a block-level element pieces of its own.
func (c *cutter) block(n *html.Node) {
	c.end()
	kind, cite, node := c.kind, c.cite, c.node
	c.kind, c.cite = role(n, kind, cite)
	c.node = n
	c.children(n)
	c.end()
	c.kind, c.cite, c.node = kind, cite, node
}

// inside walks the text of n with a mark set.
func (c *cutter) inside(mark *bool, n *html.Node) {
	outer := *mark
	*mark = true
	c.children(n)
	*mark = outer
}

func (c *cutter) children(n *html.Node) {
	for child := range n.ChildNodes() {
		c.walk(child)
	}
}

func (c *cutter) write(text string) {
	c.text.WriteString(text)
	size := runes(collapse(text))
	if size == 0 {
		return
	}
	c.br = false
	if c.inLink {
		c.links += size
	}
	if c.inBold {
		c.bolds += size
	}
}

// breakLine makes one line break a blank, and two in a row a new piece.
func (c *cutter) breakLine() {
	if c.br {
		c.end()
		return
	}
	c.text.WriteByte(' ')
	c.br = true
}

// role is the kind and address of text in the block-level element n, given
// those of the text around it: a paragraph in a block quote is part of the quote.
func role(n *html.Node, kind news.BlockKind, cite string) (news.BlockKind, string) {
	if kind == news.Embed {
		return kind, cite
	}
	if isEmbed(n) {
		return news.Embed, postAddress(n)
	}
	switch n.Data {
	case "blockquote":
		if own := webAddress(attr(n, "cite")); own != "" {
			cite = own
		}
		return news.BlockQuote, cite
	case "figcaption", "caption":
		if followsQuote(n) {
			return news.BlockQuote, cite // who is quoted
		}
		return news.Caption, ""
	}
	if kind != news.Paragraph {
		return kind, cite
	}
	if isCaption(n) {
		return news.Caption, ""
	}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return news.Heading, ""
	case "li", "dd", "dt":
		return news.ListItem, ""
	}
	return kind, cite
}

// followsQuote reports whether the element before n is a block quote.
func followsQuote(n *html.Node) bool {
	before := n.PrevSibling
	for before != nil && before.Type == html.TextNode && strings.TrimSpace(before.Data) == "" {
		before = before.PrevSibling
	}
	return before != nil && before.Data == "blockquote"
}

// pictures are words in the names of elements that show a picture or a video.
var pictures = words("figure image picture photo media video img gallery")

// isCaption reports whether the text of n describes a picture: its class name
// says so, or it stands beside a picture in an element for pictures.
func isCaption(n *html.Node) bool {
	list := labels(n)
	picture := n.Data == "figure"
	for i, w := range list {
		if w == "caption" || w == "description" && i > 0 && pictures[list[i-1]] {
			return true
		}
		picture = picture || pictures[w]
	}
	return picture && showsPicture(n)
}

// creditLabels are words in the names of elements that tell who made a picture.
var creditLabels = words("credit credits copyright photographer")

// maxCaption is the number of bytes that the text of a picture may have.
const maxCaption = 500

// showsPicture reports whether n holds a picture and little text.
func showsPicture(n *html.Node) bool {
	size, picture := 0, false
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			size += len(strings.TrimSpace(d.Data))
		case d.Data == "img" || d.Data == "picture" || d.Data == "video" || d.Data == "iframe":
			picture = true
		case d.Data == "table" || d.Data == "blockquote":
			return false
		}
		if size > maxCaption {
			return false
		}
	}
	return picture
}

// isEmbed reports whether n shows a post of another site.
func isEmbed(n *html.Node) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if embeds[class] {
			return true
		}
	}
	return false
}

// postAddress is the address of the post that n shows: an attribute of n, else
// its last link, which by the sites' convention leads to the post.
func postAddress(n *html.Node) string {
	for _, name := range []string{"cite", "data-instgrm-permalink", "data-href", "data-embed-url", "data-text-post-permalink", "data-bluesky-uri"} {
		if address := webAddress(attr(n, name)); address != "" {
			return address
		}
	}
	last := ""
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "a" {
			if address := webAddress(attr(d, "href")); address != "" {
				last = address
			}
		}
	}
	return last
}

// webAddress is s if it is an absolute web address, and none of endless length,
// else "".
func webAddress(s string) string {
	if len(s) > maxValue || !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		return ""
	}
	return s
}
