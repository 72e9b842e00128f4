package view

import (
	"cmp"
	"context"
	"fmt"

	"newsgraph/graph"
	"newsgraph/news"
)

// TextPositionSelector is a span in code points.
type TextPositionSelector struct{ Start, End int }

// TextQuoteSelector is a span by its words and those around it.
type TextQuoteSelector struct {
	Exact  string
	Prefix *string
	Suffix *string
}

// Article shows an article as it stands.
type Article struct {
	ID                string
	URL               string
	Headline          string
	DatePublished     *DateTime
	DatePublishedEdtf *string
	DateModified      *DateTime
	DateFetched       DateTime
	InLanguage        string
	Version           int
	TextDigest        string
	Text              *string

	record  *graph.Article
	current *graph.Version
	counted *Text
	query   Query
	// Of all articles of one list:
	sources    *batch[*Source]
	readings   *batch[*graph.Reading]
	entities   *batch[*Entity] // that the readings name
	candidates *batch[*Entity] // that they might name
}

// articles shows the articles with some ids; nil for those that are not there.
func (q Query) articles(ctx context.Context, ids []string) ([]*Article, error) {
	found, err := q.graph.Articles(ctx, ids)
	return q.showArticles(found), err
}

// showArticles shows the articles of a list; nil for nil.
func (q Query) showArticles(found []*graph.Article) []*Article {
	var sources, readings []string
	for _, a := range found {
		if a != nil {
			sources, readings = append(sources, a.Source), append(readings, a.Current().Reading)
		}
	}
	list := Article{query: q, sources: later(sources, present(q.sources)), readings: later(readings, present(q.graph.Readings))}
	list.entities, list.candidates = q.entitiesOf(list.readings, named), q.entitiesOf(list.readings, candidates)
	return each(found, list.show)
}

// show shows an article as one of a list.
func (list Article) show(a *graph.Article) *Article {
	if a == nil {
		return nil
	}
	v := a.Current()
	return &Article{
		ID: a.ID, URL: a.URL, Headline: v.Headline,
		DatePublished: instant(v.Published), DatePublishedEdtf: orNull(v.Published.EDTF()), DateModified: instant(v.Modified),
		DateFetched: DateTime{v.FirstFetched}, InLanguage: v.Language, Version: a.Number(v.Digest), TextDigest: v.Digest, Text: &v.Text,
		record: a, current: v, counted: NewText(v.Text), query: list.query, sources: list.sources, readings: list.readings, entities: list.entities, candidates: list.candidates,
	}
}

// named are the ids of the entities that a reading names.
func named(r *graph.Reading) []string {
	return each(r.Clusters, func(c graph.Cluster) string { return c.Entity })
}

// candidates are the ids of the entities that a reading might name.
func candidates(r *graph.Reading) []string {
	var ids []string
	for _, m := range r.Mentions {
		ids = append(ids, each(m.Candidates, func(c news.Candidate) string { return c.Entity })...)
	}
	return ids
}

// entitiesOf are the entities of readings, by those ids of them that are asked for.
func (q Query) entitiesOf(readings *batch[*graph.Reading], of func(*graph.Reading) []string) *batch[*Entity] {
	return batched(func(ctx context.Context) (map[string]*Entity, error) {
		all, err := readings.all.get(ctx)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, r := range all {
			ids = append(ids, of(r)...)
		}
		return byID(ctx, ids, present(q.entities))
	})
}

// IsNode marks articles as nodes.
func (*Article) IsNode() {}

// Source is the outlet.
func (a *Article) Source(ctx context.Context) (*Source, error) {
	return a.sources.get(ctx, a.record.Source)
}

// reading is what was read in the article as it stands.
func (a *Article) reading(ctx context.Context) (*graph.Reading, error) {
	return a.readings.get(ctx, a.current.Reading)
}

// version is a text that the article had.
func (a *Article) version(digest string) *Text {
	if digest == a.TextDigest {
		return a.counted
	}
	return NewText(a.record.Version(digest).Text)
}

// of is the words of a span.
func (a *Article) of(s news.Span) string { return s.Of(a.current.Text) }

// Authors are the authors as the page names them.
func (a *Article) Authors() []*Byline {
	return each(a.current.Authors, func(name string) *Byline { return &Byline{Name: name} })
}

// Byline is an author.
type Byline struct{ Name string }

// Versions are all versions, oldest first.
func (a *Article) Versions() []*ArticleVersion {
	var versions []*ArticleVersion
	for i, v := range a.record.Versions {
		versions = append(versions, &ArticleVersion{
			Number: i + 1, DateFetched: DateTime{v.FirstFetched}, DateModified: instant(v.Modified), Headline: v.Headline, TextDigest: v.Digest,
		})
	}
	return versions
}

// ArticleVersion is one text that an article had.
type ArticleVersion struct {
	Number       int
	DateFetched  DateTime
	DateModified *DateTime
	Headline     string
	TextDigest   string
}

// Blocks are the parts of the article.
func (a *Article) Blocks() []*Block {
	return each(a.current.Blocks, func(b news.Block) *Block {
		return &Block{Kind: BlockKind(b.Kind), Position: a.counted.Position(b.Span), Cite: orNull(b.Cite)}
	})
}

// Block is a part of an article.
type Block struct {
	Kind     BlockKind
	Position *TextPositionSelector
	Cite     *string
}

// Genre is the kind of the article.
func (a *Article) Genre(ctx context.Context) (ArticleGenre, error) {
	r, err := a.reading(ctx)
	if err != nil {
		return "", err
	}
	return ArticleGenre(cmp.Or(r.Genre, news.ReportageGenre)), nil
}

// Events are the events that the article tells of.
func (a *Article) Events(ctx context.Context, first *int, after *string) (*EventConnection, error) {
	return a.query.eventList(ctx, graph.EventFilter{Article: a.ID}, Window{First: first, After: after})
}

// Statements are the statements of the article, in text order.
func (a *Article) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return a.query.statementList(ctx, graph.StatementFilter{Article: a.ID}, Window{First: first, After: after})
}

// Sentences are the sentences, in text order.
func (a *Article) Sentences(ctx context.Context) ([]*Sentence, error) {
	r, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	return each(r.Sentences, func(s news.Sentence) *Sentence {
		return &Sentence{Text: a.of(s.Span), Position: a.counted.Position(s.Span), Voice: Voice(cmp.Or(s.Voice, news.Reportage)), Paragraph: s.Block}
	}), nil
}

// Sentence is a sentence of an article.
type Sentence struct {
	Text      string
	Position  *TextPositionSelector
	Voice     Voice
	Paragraph int
}

// TimeExpressions are the dates and durations, in text order.
func (a *Article) TimeExpressions(ctx context.Context) ([]*TimeExpression, error) {
	r, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	return each(r.Times, func(t news.TimeExpression) *TimeExpression {
		return &TimeExpression{Text: a.of(t.Span), Position: a.counted.Position(t.Span), TimexType: t.Type, Value: t.Value, Edtf: orNull(t.EDTF)}
	}), nil
}

// TimeExpression is a date, time or duration.
type TimeExpression struct {
	Text      string
	Position  *TextPositionSelector
	TimexType string
	Value     string
	Edtf      *string
}

// Mentions are the mentions, in text order.
func (a *Article) Mentions(ctx context.Context, first *int, after *string) (*MentionConnection, error) {
	r, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	var cursors []graph.Cursor
	for i, m := range r.Mentions {
		cursors = append(cursors, graph.Cursor{Key: fmt.Sprintf("%09d/%05d", m.Span.Start, i)})
	}
	return connect(ctx, Window{First: first, After: after}, inMemory(cursors), at(func(i int) *Mention {
		return a.mention(r, r.Mentions[i])
	}))
}

// mention shows a mention of the article's reading.
func (a *Article) mention(r *graph.Reading, m news.Mention) *Mention {
	c, at := r.Clusters[m.Cluster], a.counted.Position(m.Span)
	shown := &Mention{
		ID: graph.MentionID(r.Article, r.Digest, at.Start, at.End), Text: a.of(m.Span), Position: at, Form: MentionForm(m.Form),
		Confidence: m.Confidence, entity: c.Entity, candidates: m.Candidates, article: a,
	}
	if c.Entity != c.Found() {
		shown.Confidence = 1 // a person says so
	}
	return shown
}

// Quotes are the quotes, in text order.
func (a *Article) Quotes(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	r, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	cursors := each(r.Quotes, func(q graph.Quote) graph.Cursor { return graph.Cursor{Key: q.Place()} })
	return connect(ctx, Window{First: first, After: after}, inMemory(cursors), at(func(i int) *Quote {
		return showQuote(r.Quote(r.Quotes[i].ID), text{a.query, r, a, a.counted}, a.entities)
	}))
}
