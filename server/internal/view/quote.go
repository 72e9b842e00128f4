package view

import (
	"context"

	"newsgraph/graph"
)

// Quote shows a quote.
type Quote struct {
	ID          string
	Text        string
	Form        QuoteForm
	SpeakerText *string
	Cue         *string
	Article     *Article
	Position    *TextPositionSelector
	Confidence  float64

	record   *graph.Quote
	entities *batch[*Entity] // that the quotes of one list name
}

// quotes shows the quotes with some ids; nil for those that are not there.
func (q Query) quotes(ctx context.Context, ids []string) ([]*Quote, error) {
	found, err := q.graph.Quotes(ctx, ids)
	if err != nil {
		return nil, err
	}
	var readings, entities []string
	for _, quote := range found {
		if quote != nil {
			readings = append(readings, quote.Reading)
			entities = append(append(entities, quote.SpeakerEntity), quote.AboutEntities...)
		}
	}
	texts, err := q.texts(ctx, readings)
	if err != nil {
		return nil, err
	}
	named := later(entities, present(q.entities))
	return each(found, func(quote *graph.Quote) *Quote {
		if quote == nil {
			return nil
		}
		read := texts[quote.Reading]
		return showQuote(quote, read.article, read.text, named)
	}), nil
}

// showQuote shows a quote in the text of an article. It names some of entities.
func showQuote(q *graph.Quote, a *Article, text *Text, entities *batch[*Entity]) *Quote {
	return &Quote{
		ID: q.ID, Text: q.Span.Of(text.Text), Form: QuoteForm(q.Form), SpeakerText: orNull(q.Source.Of(text.Text)), Cue: orNull(q.Cue.Of(text.Text)),
		Article: a, Position: text.Position(q.Span), Confidence: q.Confidence, record: q, entities: entities,
	}
}

// IsNode marks quotes as nodes.
func (*Quote) IsNode() {}

// Speaker is the one who is quoted; nil if that is not clear.
func (q *Quote) Speaker(ctx context.Context) (*Entity, error) {
	return q.entities.get(ctx, q.record.SpeakerEntity)
}

// About are the entities that the quote names.
func (q *Quote) About(ctx context.Context) ([]*Entity, error) {
	found, err := q.entities.all.get(ctx)
	return each(q.record.AboutEntities, func(id string) *Entity { return found[id] }), err
}

// text is what a reading read.
type text struct {
	reading *graph.Reading
	article *Article
	text    *Text
}

// texts gives what some readings read, by their ids.
func (q Query) texts(ctx context.Context, ids []string) (map[string]text, error) {
	readings, err := byID(ctx, ids, present(q.graph.Readings))
	if err != nil {
		return nil, err
	}
	var of []string
	for _, r := range readings {
		of = append(of, r.Article)
	}
	articles, err := byID(ctx, of, present(q.articles))
	if err != nil {
		return nil, err
	}
	texts := make(map[string]text)
	for id, r := range readings {
		texts[id] = text{r, articles[r.Article], articles[r.Article].version(r.Digest)}
	}
	return texts, nil
}
