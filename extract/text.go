package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// Text finds the article in a plain text file. Its blocks are separated by blank
// lines, and the first is the headline if it is one line that does not end as a
// sentence. Errors wrap [ErrNoArticle].
func Text(text string, given Given) (*news.Article, error) {
	list := withoutInsets(textBlocks(text))
	list = beforeEnd(list)
	list = slices.DeleteFunc(list, func(b textBlock) bool { return lacksLetters(b.text) })
	address := declared{}.canonicalAddress(given.URL) // a file declares nothing
	a := &news.Article{
		ID: news.ArticleID(address), URL: address, Addresses: addresses(address, given),
		Source: sourceOf(address, ""), Headline: short(collapse(given.Headline)),
		Published: given.Published, Fetched: given.Fetched.UTC(),
	}
	if len(list) > 0 && (letters(a.Headline) == letters(list[0].text) || a.Headline == "" && list[0].mayBeHeadline()) {
		a.Headline = cmp.Or(a.Headline, list[0].text)
		list = list[1:]
		if len(list) > 1 && list[0].mayBeHeadline() && !endsSentence(list[0].text) && !endsQuoted(list[0].text) {
			list[0].kind = news.Heading // the line below that goes on with it
		}
	}
	var pieces []piece
	for i, b := range list {
		switch {
		case i < headLines && len(a.Authors) == 0 && isByLine(b.text):
			a.Authors = people([]string{b.text}, a.Source)
		case i < headLines && isDateline(b.text):
			if a.Published.IsZero() {
				a.Published = readDate(b.text)
			}
		default:
			pieces = append(pieces, piece{kind: b.kind, text: b.text})
		}
	}
	if len(pieces) == 0 {
		return nil, fmt.Errorf("the file has no text below a headline: %w", ErrNoArticle)
	}
	lay(a, pieces)
	a.Language = languageOf(a.Body())
	return a, nil
}

// headLines is the number of blocks below the headline among which the lines of
// the author and of the date may be.
const headLines = 4

// textBlock is a block of a plain text file.
type textBlock struct {
	text   string
	kind   news.BlockKind
	lines  int
	before int // blank lines before it; none at the beginning of the file
	after  int // blank lines after it; none at the end
}

// textBlocks cuts a text at its blank lines and before each bulleted line. Lines
// within a block are joined by a blank. Indented blocks below a list item belong
// to the list.
func textBlocks(text string) []textBlock {
	var list []textBlock
	var open []string // lines of the last block
	end := func() {
		if len(open) > 0 {
			last := &list[len(list)-1]
			last.text, last.lines = strings.Join(open, " "), len(open)
		}
		open = nil
	}
	blank := 0
	for line := range strings.SplitSeq(newlines.Replace(text), "\n") {
		content := collapse(line)
		if content == "" {
			end()
			blank++
			continue
		}
		content, bulleted := cutBullet(content)
		if bulleted {
			end()
		}
		if len(open) == 0 {
			b := textBlock{kind: news.Paragraph, before: blank}
			if len(list) > 0 {
				last := &list[len(list)-1]
				last.after = blank
				if bulleted || last.kind == news.ListItem && indented(line) {
					b.kind = news.ListItem
				}
			} else {
				b.before = 0
			}
			list = append(list, b)
		}
		open = append(open, content)
		blank = 0
	}
	end()
	return list
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// cutBullet takes the bullet off a line, and reports whether there was one.
func cutBullet(line string) (string, bool) {
	for _, bullet := range []string{"• ", "- ", "* ", "– ", "· ", "‣ ", "◦ "} {
		if rest, ok := strings.CutPrefix(line, bullet); ok {
			return rest, true
		}
	}
	return line, false
}

func indented(line string) bool {
	return strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t")
}

// mayBeHeadline reports whether the first block of a file may be its headline.
func (b textBlock) mayBeHeadline() bool {
	return b.kind == news.Paragraph && b.lines == 1 && runes(b.text) <= 200 && !strings.HasSuffix(b.text, ".")
}

// minInset is the number of words from which a line that is set apart is taken
// for the title of another article, and not for a heading of this one.
const minInset = 5

// withoutInsets drops the lines that link to other articles amid the text. Text
// dumps of pages set boxes off by two or more blank lines on both sides, while
// paragraphs are separated by one; a text that has two between most of its
// blocks says nothing by them.
func withoutInsets(list []textBlock) []textBlock {
	wide := 0
	for _, b := range list {
		if b.after >= 2 {
			wide++
		}
	}
	if 2*wide >= len(list) {
		return list
	}
	return slices.DeleteFunc(list, func(b textBlock) bool {
		return b.before >= 2 && b.after >= 2 && b.lines == 1 && len(tokens(b.text)) >= minInset && !endsSentence(b.text) && !endsQuoted(b.text)
	})
}

// endsQuoted reports whether a text ends with a closing quotation mark.
func endsQuoted(text string) bool {
	return strings.HasSuffix(text, "”") || strings.HasSuffix(text, `"`) || strings.HasSuffix(text, "»")
}

// ends are the lines after which outlets list other articles, advertise or let
// readers comment. All that follows them is no part of the article.
var ends = []string{
	"other stories you might like", "you may also like", "you might also like", "you may also be interested in", "related stories", "related articles",
	"related news", "related content", "related topics", "related coverage", "more from ", "more stories", "more on this story", "more top stories", "most read", "most popular", "popular stories",
	"trending now", "trending stories", "latest stories", "latest news", "top stories", "recommended for you", "recommended stories", "recommended reading",
	"read next", "up next", "editor's picks", "editors' picks", "around the web", "from around the web", "sponsored content", "sponsored stories", "promoted stories",
	"sign up for our newsletter", "sign up to our newsletter", "sign up for the newsletter", "subscribe to our newsletter", "get our newsletter", "join the conversation", "leave a comment",
}

// beforeEnd cuts the list where what follows the article begins. That is never
// before the first sentence, as some pages start with such lists.
func beforeEnd(list []textBlock) []textBlock {
	begun := false
	for i, b := range list {
		if begun && b.lines == 1 && isEnd(b.text) {
			return list[:i]
		}
		begun = begun || endsSentence(b.text) && len(tokens(b.text)) >= minInset
	}
	return list
}

// isEnd reports whether a line is one of those after which an article is over.
func isEnd(line string) bool {
	if runes(line) > 60 || strings.HasSuffix(line, ".") {
		return false
	}
	low := strings.ToLower(strings.ReplaceAll(line, "’", "'"))
	plain := strings.TrimFunc(low, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(ends, func(end string) bool {
		return plain == end || strings.HasSuffix(end, " ") && strings.HasPrefix(low, end)
	})
}
