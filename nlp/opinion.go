package nlp

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/news"
)

// findOpinions adds to the reading who thinks what of whom: what writers say of
// anybody in their own words, and of others what words of judgment tell. Where a
// sentence leaves open what is thought, in questions and suppositions, that has
// no stance.
func (f *teller) findOpinions() {
	var found []news.Opinion
	for i := range f.list {
		if v, ok := f.verdict(i); ok {
			if o, ok := f.opinion(v); ok {
				found = append(found, o)
			}
		}
	}
	found = append(found, f.spokenOf()...)
	slices.SortStableFunc(found, func(a, b news.Opinion) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Target.Cluster, b.Target.Cluster), cmp.Compare(a.Holder.Cluster, b.Holder.Cluster),
			cmp.Compare(a.Holder.Span.Start, b.Holder.Span.Start), cmp.Compare(a.Voice, b.Voice))
	})
	for _, o := range found {
		f.reading.Opinions = joinOpinion(f.reading.Opinions, o)
	}
	slices.SortStableFunc(f.reading.Opinions, func(a, b news.Opinion) int {
		return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Target.Span.Start, b.Target.Span.Start))
	})
}

// joinOpinion adds an opinion, or makes it one with the last, if that is of the
// same holder, of the same target and in the same sentence.
func joinOpinion(list []news.Opinion, o news.Opinion) []news.Opinion {
	n := len(list) - 1
	if n < 0 || !sameOpinion(list[n], o) {
		return append(list, o)
	}
	last := &list[n]
	switch {
	case o.Stance == news.StanceUnclear:
	case last.Stance == news.StanceUnclear:
		*last = o
	case last.Stance != o.Stance:
		last.Stance = news.StanceMixed
		last.Words = news.Span{Start: min(last.Words.Start, o.Words.Start), End: max(last.Words.End, o.Words.End)}
	}
	return list
}

// sameOpinion reports whether two opinions are one.
func sameOpinion(a, b news.Opinion) bool {
	if a.Sentence != b.Sentence || a.Target.Cluster != b.Target.Cluster || a.Written() != b.Written() {
		return false
	}
	return a.Written() || a.Voice == b.Voice && a.Holder.Cluster == b.Holder.Cluster && (a.Holder.Cluster >= 0 || a.Holder.Span == b.Holder.Span)
}

// opinion is what a verdict tells; false where it is nobody's that is known to
// hold it, or of nobody that is known.
func (f *teller) opinion(v verdict) (o news.Opinion, ok bool) {
	sentence, word := f.list[v.word].sentence, f.list[v.word].span
	target, aspect := f.aimed(v)
	if target.Cluster < 0 {
		return o, false
	}
	holder, voice, ok := f.holder(v, sentence)
	if !ok || holder.Cluster == target.Cluster {
		return o, false
	}
	o = news.Opinion{
		Sentence: sentence, Holder: holder, Target: target, Aspect: aspect, Words: word, Stance: news.StanceNegative, Voice: voice, Confidence: 0.75,
	}
	if v.value > 0 {
		o.Stance = news.StancePositive
	}
	return o, true
}

// holder is whose verdict it is, and in which voice it is told: of whoever is
// quoted, of the writer, or of whom the text tells that they judge; false where
// the newsroom reports and nobody holds it.
func (f *teller) holder(v verdict, sentence int) (news.Argument, news.Voice, bool) {
	word := f.list[v.word].span
	voice, _ := f.wording(word, sentence)
	writer := news.Argument{Cluster: -1}
	told := f.argument(v.holder)
	own := v.holder < 0 || ownPronouns[f.list[v.holder].lower]
	if quotes := f.around(word); len(quotes) > 0 {
		q := quotes[len(quotes)-1]
		speaker := news.Argument{Cluster: q.Speaker, Span: q.Source}
		return speaker, voice, (own || told.Cluster >= 0 && told.Cluster == q.Speaker) && speaker != writer
	}
	if !own {
		if voice == news.Commentary {
			voice = news.Reportage // the writer tells of another's
		}
		return told, voice, told.Cluster >= 0 || strings.HasPrefix(f.list[v.holder].tag, "NN")
	}
	// Words of judgment are no report: neither in a column nor of a writer who says I.
	return writer, news.Commentary, voice == news.Commentary || voice == news.Reportage && (f.column() || v.holder >= 0)
}

// column reports whether the whole article is what its writer thinks.
func (f *teller) column() bool {
	return f.reading.Genre == news.OpinionGenre || f.reading.Genre == news.Review
}

// ownPronouns are the pronouns by which those who speak name themselves.
var ownPronouns = set("i we me us")

// aimed is who a verdict is of, and what of them, if that is something they do
// or have made.
func (f *teller) aimed(v verdict) (target news.Argument, aspect news.Span) {
	if v.of < 0 {
		return news.Argument{Cluster: -1}, aspect
	}
	if f.doneTo(v.of) {
		return news.Argument{Cluster: -1}, aspect
	}
	if target = f.argument(v.of); target.Cluster >= 0 {
		return target, aspect
	}
	if owner := f.owner(v.of); owner >= 0 && (v.conduct || deeds[f.list[v.of].lemma]) {
		if target = f.own(owner); target.Cluster >= 0 && (f.list[v.of].tag != "NNS" || deeds[f.list[v.of].lemma]) {
			return target, f.phrase(v.of)
		}
	}
	return news.Argument{Cluster: -1}, aspect
}

// doneTo reports whether the parser takes for a noun with an attribute what is
// done to it: "banning TikTok is foolish".
func (f *teller) doneTo(noun int) bool {
	return noun > 0 && f.list[noun-1].tag == "VBG" && f.list[noun-1].head == noun
}

// spokenOf gives opinions without a stance: of each that the writer speaks of in
// their own words, in sentences of commentary and in all of a column. Who is only
// named as having said something is not meant.
func (f *teller) spokenOf() (found []news.Opinion) {
	source := make(map[news.Span]bool)
	for _, q := range f.reading.Quotes {
		source[q.Source] = true
	}
	for _, m := range f.reading.Mentions {
		voice, _ := f.wording(m.Span, m.Sentence)
		if source[m.Span] || voice != news.Commentary && (voice != news.Reportage || !f.column()) {
			continue
		}
		found = append(found, news.Opinion{
			Sentence: m.Sentence, Holder: news.Argument{Cluster: -1}, Target: news.Argument{Cluster: m.Cluster, Span: m.Span},
			Stance: news.StanceUnclear, Voice: voice, Confidence: m.Confidence,
		})
	}
	return found
}
