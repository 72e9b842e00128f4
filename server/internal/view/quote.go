package view

import (
	"context"

	"newsgraph/graph"
)

// Quote shows a quote.
type Quote struct {
	record *graph.Quote
	text   *Text // of its version
}

// IsNode marks quotes as nodes.
func (*Quote) IsNode() {}

// The fields of a quote that its record has.

func (q *Quote) ID() string                      { return q.record.ID }
func (q *Quote) Text() string                    { return q.record.Span.Of(q.text.Text) }
func (q *Quote) Form() QuoteForm                 { return QuoteForm(q.record.Form) }
func (q *Quote) SpeakerText() *string            { return orNull(q.record.SpeakerText) }
func (q *Quote) Cue() *string                    { return orNull(q.record.Cue) }
func (q *Quote) Position() *TextPositionSelector { return q.text.Position(q.record.Span) }
func (q *Quote) Confidence() float64             { return q.record.Confidence }

// quotes shows the quotes with given ids; nil for those that are not there.
func (s Shower) quotes(ctx context.Context, ids []string) ([]*Quote, error) {
	found, err := s.Quotes(ctx, ids)
	if err != nil {
		return nil, err
	}
	var readings []string
	for _, q := range found {
		if q != nil {
			readings = append(readings, q.Reading)
		}
	}
	texts, err := s.texts(ctx, readings)
	if err != nil {
		return nil, err
	}
	shown := make([]*Quote, len(ids))
	for i, q := range found {
		if q != nil {
			shown[i] = &Quote{record: q, text: texts[q.Reading]}
		}
	}
	return shown, nil
}

// texts gives the texts that readings read, by the ids of the readings.
func (s Shower) texts(ctx context.Context, ids []string) (map[string]*Text, error) {
	readings, err := s.Readings(ctx, ids)
	if err != nil {
		return nil, err
	}
	articles, err := s.Articles(ctx, each(readings, func(r *graph.Reading) string { return r.Article }))
	if err != nil {
		return nil, err
	}
	texts := make(map[string]*Text)
	for i, r := range readings {
		if texts[r.ID] == nil {
			texts[r.ID] = NewText(articles[i].Version(r.Digest).Text)
		}
	}
	return texts, nil
}

// SpeakersOf gives the speakers of several quotes at once.
func (s Shower) SpeakersOf(ctx context.Context, of []*Quote) ([]*Entity, error) {
	return s.entities(ctx, each(of, func(q *Quote) string { return q.record.SpeakerEntity }))
}

// AboutOf gives whom several quotes name, at once.
func (s Shower) AboutOf(ctx context.Context, of []*Quote) ([][]*Entity, error) {
	var ids []string
	for _, q := range of {
		ids = append(ids, q.record.AboutEntities...)
	}
	all, err := s.entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	about := make([][]*Entity, len(of))
	for i, q := range of {
		n := len(q.record.AboutEntities)
		about[i], all = append([]*Entity{}, all[:n]...), all[n:]
	}
	return about, nil
}

// ArticlesOfQuotes gives the articles of several quotes at once.
func (s Shower) ArticlesOfQuotes(ctx context.Context, of []*Quote) ([]*Article, error) {
	return s.articles(ctx, each(of, func(q *Quote) string { return q.record.Article }))
}
