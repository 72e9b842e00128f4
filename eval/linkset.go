package eval

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"newsgraph/news"
)

// linkText is a text of a linking set.
type linkText struct {
	*text
	id       string
	span     news.Span // the part that is annotated
	mentions []linkMention
}

// linkMention is an annotated mention.
type linkMention struct {
	span  news.Span
	qid   string // "" where no item of Wikidata is meant
	name  string // of the item
	named bool   // it is a name, and no description, pronoun, number or date
	free  bool   // it need not be found
}

type linkRow struct {
	ID, Title, Date, Text string
	EvalSpan              []int `json:"eval_span"`
	Mentions              []struct {
		Start, End      int
		QID, Name, Type string
		Coref, Optional bool
	}
	Entities []struct { // of MEANTIME
		Start, End           int
		QID, Name, Syntactic string
	}
}

// linkTexts reads a linking set.
func linkTexts(ctx context.Context, dir, set string) ([]linkText, error) {
	var texts []linkText
	for r, err := range rows[linkRow](ctx, dir, "linking", set+".jsonl.gz") {
		if err != nil {
			return nil, err
		}
		t := linkText{text: newText(r.Title, r.Date, r.Text), id: r.ID}
		if len(r.EvalSpan) == 2 {
			t.span = t.text.span(r.EvalSpan[0], r.EvalSpan[1])
		}
		t.addMentions(r)
		t.addChains(r)
		texts = append(texts, t)
	}
	return texts, nil
}

func (t *linkText) addMentions(r linkRow) {
	for _, m := range r.Mentions {
		span := t.text.span(m.Start, m.End)
		mention := linkMention{span: span, qid: m.QID, name: m.Name, free: m.Optional}
		mention.named = named(span.Of(t.article.Text)) && !m.Coref && m.Type != "QUANTITY" && m.Type != "DATETIME"
		t.mentions = append(t.mentions, mention)
	}
}

// addChains takes the names of MEANTIME, whose mentions are whole phrases: the
// name is what is left without the article, if all its words have capitals but
// those that names have inside. MEANTIME annotates the beginning of a text
// only, and does not say of what it gives no item whether there is one.
func (t *linkText) addChains(r linkRow) {
	for _, e := range r.Entities {
		span := t.text.span(e.Start, e.End)
		t.span.End = max(t.span.End, span.End)
		words := span.Of(t.article.Text)
		if rest, ok := strings.CutPrefix(strings.Replace(words, "The ", "the ", 1), "the "); ok {
			span.Start += len(words) - len(rest)
			words = rest
		}
		taken := slices.ContainsFunc(t.mentions, func(m linkMention) bool { return m.span == span })
		if !taken && wholeName(words) {
			t.mentions = append(t.mentions, linkMention{span: span, qid: e.QID, name: e.Name, named: true, free: e.QID == ""})
		}
	}
}

// wholeName reports whether all words are of one name.
func wholeName(words string) bool {
	for word := range strings.FieldsSeq(words) {
		if !named(word) && word != "of" && word != "the" && word != "and" && word != "for" {
			return false
		}
	}
	return named(words)
}

// units are the mentions that are to be found, each with those inside it that
// do as well: "Louis VIII" for "Louis VIII, Landgrave of Hesse". The first is
// the longest.
func (t *linkText) units(wanted func(linkMention) bool) [][]linkMention {
	var all []linkMention
	for _, m := range t.mentions {
		if wanted(m) {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b linkMention) int { return cmp.Compare(b.span.Len(), a.span.Len()) })
	var list [][]linkMention
	for _, m := range all {
		i := slices.IndexFunc(list, func(unit []linkMention) bool { return unit[0].span.Contains(m.span) })
		if i < 0 {
			list = append(list, []linkMention{m})
		} else {
			list[i] = append(list[i], m)
		}
	}
	return list
}

// annotatesPronouns reports whether a set says whom pronouns mean.
func annotatesPronouns(texts []linkText) bool {
	return slices.ContainsFunc(texts, func(t linkText) bool {
		return slices.ContainsFunc(t.mentions, func(m linkMention) bool {
			return m.qid != "" && pronouns[strings.ToLower(m.span.Of(t.article.Text))]
		})
	})
}
