package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// text is a text of a set as an article. Sets count in code points, articles
// in bytes.
type text struct {
	article *news.Article
	offsets []int // of the code points, in bytes, and of the end
}

// newText makes an article of a text, a block of each line that is not blank.
// A first line that the title repeats is the headline.
func newText(title, date, content string) *text {
	t := &text{article: &news.Article{ID: news.ArticleID(content), Language: "en", Text: content}}
	for i := range content {
		t.offsets = append(t.offsets, i)
	}
	t.offsets = append(t.offsets, len(content))
	t.article.Published, _ = news.ParseDate(date) // unknown where the set gives none
	start := 0
	for line := range strings.Lines(content) {
		inner := strings.TrimSpace(line)
		span := news.Span{Start: start + strings.Index(line, inner)}
		span.End = span.Start + len(inner)
		start += len(line)
		if inner == "" {
			continue
		}
		block := news.Block{Kind: news.Paragraph, Span: span}
		if len(t.article.Blocks) == 0 && strings.HasSuffix(title, inner) {
			block.Kind, t.article.Headline = news.Heading, inner
		}
		t.article.Blocks = append(t.article.Blocks, block)
	}
	return t
}

// span is a stretch that a set gives in code points. What goes beyond the text
// is cut off.
func (t *text) span(start, end int) news.Span {
	last := len(t.offsets) - 1
	return news.Span{Start: t.offsets[min(max(start, 0), last)], End: t.offsets[min(max(end, start, 0), last)]}
}

// points gives a span in code points.
func (t *text) points(s news.Span) (start, end int) {
	start, _ = slices.BinarySearch(t.offsets, s.Start)
	end, _ = slices.BinarySearch(t.offsets, s.End)
	return start, end
}

// named reports whether words are a name, as those who measure linking have
// it: their first letter is a capital, and they are no pronoun.
func named(words string) bool {
	i := strings.IndexFunc(words, unicode.IsLetter)
	if i < 0 || pronouns[strings.ToLower(words)] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(words[i:])
	return unicode.IsUpper(r)
}

// pronouns are those that may stand for a person or an organization.
var pronouns = wordSet(`i me my mine myself we us our ours ourselves you your yours yourself yourselves
	he him his himself she her hers herself it its itself they them their theirs themselves
	who whom whose which that this these those`)

// singular are the pronouns that stand for one person whom the text names.
var singular = wordSet("he him his himself she her hers herself")

// firstPerson are the pronouns by which one speaks of oneself.
var firstPerson = wordSet("i me my mine myself")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
