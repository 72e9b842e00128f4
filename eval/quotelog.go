package eval

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"newsgraph/news"
)

// quoteLog writes where what was found differs from what is annotated, as JSON
// lines.
type quoteLog struct {
	w   io.Writer
	err error
}

// wrongQuote is an attribution that is not found as it is annotated. Both are
// given as the text around them, with [content] and {source} marked.
type wrongQuote struct {
	Problem string // missed, not annotated, content or source
	Kind    string
	Cue     string `json:",omitempty"` // as annotated, or else of what was found
	Want    string `json:",omitempty"`
	Got     string `json:",omitempty"`
}

// compare writes a pair that differs. One of the two may be empty.
func (l *quoteLog) compare(q *quoteText, gold, found saying) {
	if l.w == nil || l.err != nil {
		return
	}
	w := wrongQuote{Kind: gold.kind, Cue: cmp.Or(gold.cue, found.cue)}
	switch {
	case len(found.content) == 0:
		w.Problem, w.Want = "missed", q.marked(gold)
	case len(gold.content) == 0:
		w.Problem, w.Got, w.Kind = "not annotated", q.marked(found), found.kind
	case !slices.Equal(gold.content, found.content):
		w.Problem, w.Want, w.Got = "content", q.marked(gold), q.marked(found)
	case len(gold.source) > 0 && !slices.Equal(gold.source, found.source):
		w.Problem, w.Want, w.Got = "source", q.marked(gold), q.marked(found)
	default:
		return
	}
	e := json.NewEncoder(l.w)
	e.SetEscapeHTML(false)
	l.err = e.Encode(w)
}

// marked is the text around an attribution with its parts marked.
func (q *quoteText) marked(s saying) string {
	const around = 12
	all := slices.Concat(s.content, s.source)
	first, last := max(slices.Min(all)-around, 0), min(slices.Max(all)+around, len(q.words)-1)
	var b strings.Builder
	at := q.words[first].Start
	state := [2]bool{}
	for i := first; i <= last; i++ {
		w := q.words[i]
		now := [2]bool{slices.Contains(s.content, i), slices.Contains(s.source, i)}
		closing, opening := "", ""
		for k, marks := range []string{"[]", "{}"} {
			if state[k] && !now[k] {
				closing += marks[1:]
			}
			if !state[k] && now[k] {
				opening += marks[:1]
			}
		}
		b.WriteString(closing + news.Span{Start: at, End: w.Start}.Of(q.article.Text) + opening + w.Of(q.article.Text))
		at, state = w.End, now
	}
	if state[0] {
		b.WriteString("]")
	}
	if state[1] {
		b.WriteString("}")
	}
	return strings.ReplaceAll(b.String(), "\n", "¶")
}
