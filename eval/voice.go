package eval

import (
	"context"

	"newsgraph/news"
	"newsgraph/nlp"
)

// Labels are what another system takes sentences for, SUBJ or OBJ, by the id of
// the row.
type Labels map[string]string

// ReadLabels reads labels as scripts/voice/peer.py prints them.
func ReadLabels(name string) (Labels, error) {
	type row struct{ ID, Label string }
	labels := make(Labels)
	err := readOther(name, "the labels", "id and label", func(r row) { labels[r.ID] = r.Label })
	return labels, err
}

// voiceRow is a sentence or a document of a set.
type voiceRow struct{ ID, Text, Label string }

// Voice measures how well the writer's comments are told from reports.
//
// On checkthat-2023-dev, sentences that people took for subjective or for
// objective, a sentence counts as subjective if it is more likely a comment than
// not; with labels of another system, these are measured beside. "as read" are
// the sentences to which the reader, who knows nothing of the article around
// them, gives the voice COMMENTARY: it must be surer for that.
//
// On the documents of Brown, the genre tells those that give views (editorials
// and reviews) from reports; and the voice of sentences is counted as if
// reports had no comment in them, which is nearly so. The weights know nothing of
// these documents, but the few bounds of [nlp] on the tone of articles do.
func Voice(ctx context.Context, reader *nlp.Reader, dir string, other Labels) ([]Figure, error) {
	var ours, theirs, asRead, documents []counts
	for r, err := range rows[voiceRow](ctx, dir, "voice", "checkthat-2023-dev.jsonl.gz") {
		if err != nil {
			return nil, err
		}
		t := newText("", "", r.Text)
		gold := r.Label == "SUBJ"
		ours = append(ours, judgement(gold, likely(reader, t.article)))
		asRead = append(asRead, judgement(gold, comments(reader.Read(t.article))))
		if other != nil {
			theirs = append(theirs, judgement(gold, other[r.ID] == "SUBJ"))
		}
	}
	for r, err := range rows[voiceRow](ctx, dir, "voice", "brown.jsonl.gz") {
		if err != nil {
			return nil, err
		}
		documents = append(documents, r.document(reader))
	}
	list := sides("checkthat-2023-dev newsgraph", ours)
	list = append(list, figures("checkthat-2023-dev as read", asRead, subjective)...)
	if other != nil {
		list = append(list, sides("checkthat-2023-dev other", theirs)...)
	}
	list = append(list, sides("brown genre", documents)...)
	return append(list, figures("brown", documents, "COMMENTARY in reports", "COMMENTARY in editorials and reviews")...), nil
}

const (
	subjective = "comments"
	objective  = "reports"
)

// judgement counts what was found for one text on both sides.
func judgement(gold, found bool) counts {
	c := make(counts)
	for name, side := range map[string]bool{subjective: true, objective: false} {
		if gold == side {
			c.of(name).share(found == side)
		}
		if found == side {
			c.of(name).shown(gold == side)
		}
	}
	return c
}

// sides gives the figures of both sides and their mean, macro F1.
func sides(set string, texts []counts) []Figure {
	macro := func(some []counts) float64 {
		return (total(some, subjective).value() + total(some, objective).value()) / 2
	}
	f := Figure{Set: set, Name: "macro F1", Value: macro(texts)}
	f.Low, f.High = interval(texts, macro)
	return append(figures(set, texts, subjective, objective), f)
}

// likely reports whether the sentences of a text, by their length, are rather
// comments than reports.
func likely(reader *nlp.Reader, a *news.Article) bool {
	sum := 0.0
	for _, m := range reader.Comments(a) {
		sum += m.Odds * float64(m.Words)
	}
	return sum > 0
}

// comments reports whether a sentence of a reading is a comment.
func comments(r *news.Reading) bool {
	for _, s := range r.Sentences {
		if s.Voice == news.Commentary {
			return true
		}
	}
	return false
}

// document counts what is found in a document of Brown.
func (r voiceRow) document(reader *nlp.Reader) counts {
	reading := reader.Read(newText("", "", r.Text).article)
	c := judgement(r.Label != "news", reading.Genre != news.ReportageGenre)
	name := "COMMENTARY in editorials and reviews"
	if r.Label == "news" {
		name = "COMMENTARY in reports"
	}
	for _, s := range reading.Sentences {
		c.of(name).share(s.Voice == news.Commentary)
	}
	return c
}
