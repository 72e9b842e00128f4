package press

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Article is what a reader should find on a page of the press.
type Article struct {
	URL      string // canonical; http, without a port
	Outlet   string // name, as shown
	Language string // BCP 47
	Kind     string // reportage, column, analysis or wire
	Headline string
	Authors  []string // for a wire story the agency

	// Published and Modified are as the page states them for machines, and where
	// it states nothing for them, as it shows the day to people. Modified is ""
	// until the article is corrected.
	Published, Modified string
	Day                 string // of publication, YYYY-MM-DD

	// Paragraphs is the body in order, without headline, byline and date.
	Paragraphs []Block
}

// clone is a, sharing nothing with it that could be changed.
func (a Article) clone() Article {
	a.Authors, a.Paragraphs = slices.Clone(a.Authors), slices.Clone(a.Paragraphs)
	return a
}

// Kind says what part of an article a block is.
type Kind string

// The kinds of block.
const (
	Paragraph  Kind = "PARAGRAPH"
	Heading    Kind = "HEADING"
	BlockQuote Kind = "BLOCKQUOTE"
	Embed      Kind = "EMBED" // a post of another site; Text is its words, without who and when
	Caption    Kind = "CAPTION"
	ListItem   Kind = "LIST_ITEM"
)

// Block is a stretch of an article's body.
type Block struct {
	Kind Kind
	Text string // plain, on one line
	Cite string // address of an embedded post, "" for other blocks
}

// story is an article with what its outlet's template needs to show it.
type story struct {
	Article
	Path, Section, Summary, Correction string
	Date                               string // as in the file
	Shown                              string // the day, for people
	Body                               []block
	time                               time.Time
}

// block is a Block with its looks.
type block struct {
	Block
	HTML        template.HTML // Text with links and emphasis
	Credit      string        // who and when, for an embedded post
	First, Last bool          // in a list
	Promo       bool          // a teaser may stand behind it
}

// parse reads an article from the form that the package comment describes.
func parse(text string) (*story, error) {
	head, body, ok := strings.Cut(text, "\n\n")
	if !ok {
		return nil, fmt.Errorf("no blank line between the keys and the body")
	}
	s := &story{}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if err := s.set(key, value); err != nil {
			return nil, err
		}
	}
	if s.Headline == "" || s.Path == "" || s.Date == "" {
		return nil, fmt.Errorf("headline, path and date are required")
	}
	for chunk := range strings.SplitSeq(body, "\n\n") {
		if b, ok := parseBlock(chunk); ok {
			s.Body = append(s.Body, b)
		}
	}
	if s.Correction != "" {
		s.Body = append(s.Body, block{Block: Block{Kind: Paragraph, Text: s.Correction}, HTML: inline(s.Correction)})
	}
	s.arrange()
	return s, nil
}

// set sets the field that a key of the file stands for.
func (s *story) set(key, value string) (err error) {
	switch key {
	case "headline":
		s.Headline = value
	case "path":
		s.Path = value
	case "kind":
		s.Kind = value
	case "authors":
		s.Authors = strings.Split(value, "; ")
	case "section":
		s.Section = value
	case "summary":
		s.Summary = value
	case "correction":
		s.Correction = value
	case "modified":
		s.Modified = value
	case "date":
		s.Date, s.Day = value, value[:min(len(value), len(time.DateOnly))]
		s.time, err = parseTime(value)
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return err
}

// parseTime reads an RFC 3339 time, or a day.
func parseTime(value string) (time.Time, error) {
	if len(value) == len(time.DateOnly) {
		return time.Parse(time.DateOnly, value)
	}
	return time.Parse(time.RFC3339, value)
}

// parseBlock reads one block without its comments. It is not ok if there is nothing else.
func parseBlock(chunk string) (b block, ok bool) {
	lines := slices.DeleteFunc(strings.Split(chunk, "\n"), func(line string) bool {
		return line == "" || strings.HasPrefix(line, "//")
	})
	if len(lines) == 0 {
		return b, false
	}
	b.Kind = Paragraph
	for _, form := range []struct {
		prefix string
		kind   Kind
	}{{"## ", Heading}, {"> ", BlockQuote}, {"* ", ListItem}, {"[figure] ", Caption}} {
		if rest, found := strings.CutPrefix(lines[0], form.prefix); found {
			b.Kind, lines[0] = form.kind, rest
		}
	}
	if rest, found := strings.CutPrefix(lines[0], "[post "); found {
		b.Kind = Embed
		b.Cite, b.Credit, _ = strings.Cut(rest, "] ")
		lines = lines[1:]
	}
	words := strings.Join(lines, " ")
	b.HTML = inline(words)
	b.Text = emphasis.ReplaceAllString(link.ReplaceAllString(words, "$1"), "$1")
	return b, true
}

var (
	link     = regexp.MustCompile(`\[([^\]]+)\]\(([^)]+)\)`)
	emphasis = regexp.MustCompile(`\*([^*]+)\*`)
)

// inline turns links and emphasis into HTML.
func inline(words string) template.HTML {
	escaped := html.EscapeString(words)
	escaped = link.ReplaceAllString(escaped, `<a href="$2">$1</a>`)
	return template.HTML(emphasis.ReplaceAllString(escaped, "<em>$1</em>"))
}

// arrange finds the ends of lists and the place for a teaser: after the first
// paragraph past the middle that is not followed by a list.
func (s *story) arrange() {
	is := func(i int, kind Kind) bool { return i >= 0 && i < len(s.Body) && s.Body[i].Kind == kind }
	placed := false
	for i := range s.Body {
		b := &s.Body[i]
		b.First = is(i, ListItem) && !is(i-1, ListItem)
		b.Last = is(i, ListItem) && !is(i+1, ListItem)
		b.Promo = !placed && i >= len(s.Body)/2 && is(i, Paragraph) && is(i+1, Paragraph)
		placed = placed || b.Promo
		s.Paragraphs = append(s.Paragraphs, b.Block)
	}
}
