package extract

import (
	"strings"

	"newsgraph/news"
)

// lay writes the headline and the pieces as the text and the blocks of a: each
// block one line, a blank line between two.
func lay(a *news.Article, list []piece) {
	var text strings.Builder
	if a.Headline != "" {
		list = append([]piece{{kind: news.Heading, text: a.Headline}}, list...)
	}
	for _, p := range list {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(p.text)
		a.Blocks = append(a.Blocks, news.Block{Kind: p.kind, Span: news.Span{Start: start, End: text.Len()}, Cite: p.cite})
	}
	a.Text = text.String()
}
