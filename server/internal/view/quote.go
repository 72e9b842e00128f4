package view

import (
	"context"

	"newsgraph/graph"
	"newsgraph/news"
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

	Act             *QuoteAct
	AttributionKind *AttributionKind

	record   *graph.Quote
	read     text
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
			entities = append(append(entities, quote.SpeakerEntity, quote.AddresseeEntity), quote.AboutEntities...)
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
		return showQuote(quote, texts[quote.Reading], named)
	}), nil
}

// showQuote shows a quote of a reading. It names some of entities.
func showQuote(q *graph.Quote, read text, entities *batch[*Entity]) *Quote {
	shown := &Quote{
		ID: q.ID, Text: read.words(q.Span), Form: QuoteForm(q.Form), SpeakerText: orNull(read.words(q.Source)), Cue: orNull(read.words(q.Cue)),
		Article: read.article, Position: read.text.Position(q.Span), Confidence: q.Confidence, record: q, read: read, entities: entities,
	}
	if q.Act != "" {
		shown.Act = new(QuoteAct(q.Act))
	}
	if q.Kind != "" {
		shown.AttributionKind = new(AttributionKind(q.Kind))
	}
	return shown
}

// IsNode marks quotes as nodes.
func (*Quote) IsNode() {}

// Speaker is the one who is quoted; nil if that is not clear.
func (q *Quote) Speaker(ctx context.Context) (*Entity, error) {
	return q.entities.get(ctx, q.record.SpeakerEntity)
}

// Addressee is to whom it is said; nil if that is not told.
func (q *Quote) Addressee(ctx context.Context) (*Entity, error) {
	return q.entities.get(ctx, q.record.AddresseeEntity)
}

// Continues is the quote that this one goes on with; nil for none.
func (q *Quote) Continues() *Quote {
	if q.record.Continues < 0 {
		return nil
	}
	before := q.read.reading.Quotes[q.record.Continues].ID
	return showQuote(q.read.reading.Quote(before), q.read, q.entities)
}

// About are the entities that the quote names.
func (q *Quote) About(ctx context.Context) ([]*Entity, error) {
	found, err := q.entities.all.get(ctx)
	return each(q.record.AboutEntities, func(id string) *Entity { return found[id] }), err
}

// QuotedAgain is a quote that shares words with another.
type QuotedAgain struct {
	Quote     *Quote
	LeavesOut []string
	Adds      []string
}

// AlsoIn are the quotes of the same speaker that share words with this one.
func (q *Quote) AlsoIn(ctx context.Context, first *int, after *string) (*QuotedAgainConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.read.query.graph.AlsoIn(ctx, q.record, p)
	}
	return connect(ctx, Window{First: first, After: after}, list, func(ctx context.Context, refs []graph.Ref) ([]*QuotedAgain, error) {
		found, err := present(q.read.query.quotes)(ctx, ids(refs))
		return each(found, q.again), err
	})
}

// again shows another quote beside q.
func (q *Quote) again(other *Quote) *QuotedAgain {
	left, added := graph.Differences(q.Text, other.Text)
	return &QuotedAgain{
		Quote:     other,
		LeavesOut: each(left, func(s news.Span) string { return s.Of(q.Text) }),
		Adds:      each(added, func(s news.Span) string { return s.Of(other.Text) }),
	}
}

// text is what a reading read.
type text struct {
	query   Query
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
		texts[id] = text{q, r, articles[r.Article], articles[r.Article].version(r.Digest)}
	}
	return texts, nil
}
