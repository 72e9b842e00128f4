package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// sayings are what quotes tell of saying: that whom they are from said
// something, where the word of saying is none that has told of an event, as in
// "according to the police". A quote that is only thought tells of nothing said.
func (f *teller) sayings(list []*told) []*told {
	heads := make(map[int]bool)
	for _, o := range list {
		heads[o.head] = true
	}
	var found []*told
	for _, q := range f.reading.Quotes {
		first, end := f.within(q.Cue)
		if q.Speaker < 0 || q.Act == news.ActThink || first >= end || q.Form == news.Indirect && !f.hasVerb(q.Span) {
			continue
		}
		head := f.head(first, end)
		if heads[head] || f.supports[head] || strings.HasPrefix(f.list[head].tag, "NN") || f.infinitive(head) {
			continue // whoever offers to buy does not only say something
		}
		heads[head] = true
		if o := f.saying(head, q); !o.outlook.negated && !looksAhead(o.outlook.status) {
			found = append(found, o)
		}
	}
	return found
}

// hasVerb reports whether there is a verb in a span: "defended her title" says
// nothing.
func (f *teller) hasVerb(span news.Span) bool {
	first, end := f.within(span)
	return slices.ContainsFunc(f.list[first:max(first, end)], token.verb)
}

// saying is what the word of saying of a quote tells.
func (f *teller) saying(head int, q news.Quote) *told {
	o := &told{sense: &sense{kind: news.Say, does: "says", done: "Statement by"}, head: head, noun: !f.list[head].verb(), sure: 0.85}
	o.actors = []news.Argument{{Cluster: q.Speaker, Span: q.Source}}
	if q.Addressee >= 0 && q.Addressee != q.Speaker {
		o.sense = &sense{kind: news.Say, does: "tells", done: "Statement to"}
		o.recipients = []news.Argument{f.mentioned(q.Addressee, f.list[head].sentence)}
	}
	o.outlook = outlook{status: news.Happened}
	if c, ok := f.at[head]; ok {
		o.outlook = f.outlook(head, 0)
		o.places = f.placesOf(o, &f.clauses[c])
	}
	o.anchor = f.anchorOf(head, 0)
	return o
}

// mentioned is a cluster where a sentence mentions it.
func (f *teller) mentioned(cluster, sentence int) news.Argument {
	i := slices.IndexFunc(f.reading.Mentions, func(m news.Mention) bool { return m.Cluster == cluster && m.Sentence == sentence })
	if i < 0 {
		return news.Argument{Cluster: cluster}
	}
	return news.Argument{Cluster: cluster, Span: f.reading.Mentions[i].Span}
}
