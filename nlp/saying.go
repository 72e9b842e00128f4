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
		if q.Speaker < 0 || q.Act == news.ActThink || q.Act == news.ActDemand || first >= end || q.Form == news.Indirect && !f.clausal(q.Span) {
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

// clausal reports whether there is a finite verb in a span: who "defended her
// title" or "declined to go" said nothing by it.
func (f *teller) clausal(span news.Span) bool {
	first, end := f.within(span)
	return slices.ContainsFunc(f.list[first:max(first, end)], func(t token) bool { return finite[t.tag] })
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
		f.addHearers(o, &f.clauses[c])
		o.outlook = f.outlook(head, 0)
		o.places = f.placesOf(o, &f.clauses[c])
	}
	o.anchor = f.anchorOf(head, 0)
	return o
}

// addHearers adds to whom something is said who is not said to be told it by the
// verb's own frame: by its object, by whom the saying is "in an interview with",
// "in remarks to", or by whom one is "speaking to".
func (f *teller) addHearers(o *told, c *clause) {
	if len(o.recipients) > 0 || o.kind != news.Say {
		return
	}
	places := []int{c.receiver}
	if hearing[c.lemma] && !c.passive {
		places = append(places, c.object)
	}
	for _, at := range c.obliques {
		if (at.preposition == "in" || at.preposition == "during") && exchanges[f.list[at.at].lemma] {
			places = append(places, f.hearerOf(at.at))
		}
	}
	for _, i := range f.children(c.head) {
		if t := f.list[i]; t.dep == "advcl" && t.tag == "VBG" && (t.lemma == "speak" || t.lemma == "talk" || t.lemma == "write") {
			places = append(places, f.hearerOf(i))
		}
	}
	for _, at := range places {
		if at < 0 || f.list[at].verb() || slices.ContainsFunc(f.around(f.list[at].span), func(q news.Quote) bool { return !q.Span.Contains(f.list[c.head].span) }) {
			continue
		}
		who := f.argument(at)
		if who.Cluster < 0 || slices.ContainsFunc(o.actors, func(a news.Argument) bool { return a.Cluster == who.Cluster }) {
			continue
		}
		o.recipients = []news.Argument{who}
		return
	}
}

// hearerOf is who stands behind "to" or "with" of a word; -1 if nobody does.
func (f *teller) hearerOf(word int) int {
	for _, at := range f.tree.obliques(word) {
		if at.preposition == "to" || at.preposition == "with" {
			return at.at
		}
	}
	return -1
}

// exchanges are nouns for what something is said in to somebody.
var exchanges = set("interview remark comment statement email e-mail letter message conversation call speech address note text")

// mentioned is a cluster where a sentence mentions it.
func (f *teller) mentioned(cluster, sentence int) news.Argument {
	i := slices.IndexFunc(f.reading.Mentions, func(m news.Mention) bool { return m.Cluster == cluster && m.Sentence == sentence })
	if i < 0 {
		return news.Argument{Cluster: cluster}
	}
	return news.Argument{Cluster: cluster, Span: f.reading.Mentions[i].Span}
}
