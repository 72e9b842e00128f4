package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"newsgraph/news"
)

// wrongLink is a name that is not linked as it is annotated.
type wrongLink struct {
	Set, ID string
	Kind    string // see [linker.logFound] and [linker.logGiven]
	Text    string // the name, in brackets, with the words around it
	Start   int    // of the name, in bytes
	Want    string `json:",omitempty"` // QID, "" where there is none
	Name    string `json:",omitempty"` // of the item that is wanted
	Got     string `json:",omitempty"` // QID of what is linked, or the best candidate
	GotName string `json:",omitempty"`
	Score   float64
	InKB    bool // the knowledge base knows what is wanted
}

func (l *linker) log(t *linkText, kind string, span news.Span, want linkMention, got link) {
	const around = 60
	text := t.article.Text
	w := wrongLink{Set: l.set, ID: t.id, Kind: kind, Start: span.Start, Want: want.qid, Name: want.name, Got: got.qid, Score: got.score, InKB: l.knows(want.qid)}
	before, after := text[max(span.Start-around, 0):span.Start], text[span.End:min(span.End+around, len(text))]
	w.Text = strings.ToValidUTF8(before, "") + "[" + span.Of(text) + "]" + strings.ToValidUTF8(after, "")
	if item, ok := l.reader.Names.Item(news.WikidataEntityID(got.qid)); ok && got.qid != "" {
		w.GotName = item.Name
	}
	l.wrong = append(l.wrong, w)
}

// logFound notes the names that were not found, and those found where none is
// annotated.
func (l *linker) logFound(t *linkText, found, links map[news.Span]string) {
	annotated := make(map[news.Span]bool)
	for _, m := range t.mentions {
		annotated[m.span] = true
	}
	for _, unit := range t.units(func(m linkMention) bool { return m.named && !m.free }) {
		missed := true
		for _, m := range unit {
			_, ok := found[m.span]
			missed = missed && !ok
		}
		if missed {
			l.log(t, "not found", unit[0].span, unit[0], link{})
		}
	}
	for _, span := range slices.SortedFunc(maps.Keys(found), func(a, b news.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) }) {
		if !annotated[span] {
			l.log(t, "not annotated", span, linkMention{}, link{qid: links[span]})
		}
	}
}

// logGiven notes the given names that are not linked as annotated.
func (l *linker) logGiven(t *linkText, m linkMention, got link, reachable bool) {
	kind := ""
	switch {
	case m.qid == got.qid && (m.qid == "" || got.taken):
	case m.qid == got.qid:
		kind = "given: right, below the threshold"
	case !l.knows(m.qid) && got.taken:
		kind = "given: linked, but not in the kb"
	case !l.knows(m.qid):
	case !reachable:
		kind = "given: no candidate"
	default:
		kind = "given: wrong choice"
	}
	if kind != "" {
		l.log(t, kind, m.span, m, got)
	}
}

// write writes what is wrong as JSON lines, if there is where to.
func (l *linker) write(w io.Writer) error {
	if w == nil {
		return nil
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, wrong := range l.wrong {
		if err := encoder.Encode(wrong); err != nil {
			return fmt.Errorf("write what is wrong in %s: %w", l.set, err)
		}
	}
	return nil
}
