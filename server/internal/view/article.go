package view

import (
	"context"
	"fmt"
	"strconv"
	"sync"

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
	show    Shower
	record  *graph.Article
	current *graph.Version
	counted *Text
	reading func() (*graph.Reading, error)
}

// Article shows an article.
func (s Shower) Article(a *graph.Article) *Article {
	v := a.Current()
	return &Article{s, a, v, NewText(v.Text), sync.OnceValues(func() (*graph.Reading, error) {
		found, err := s.Readings(context.Background(), []string{v.Reading})
		if err != nil {
			return nil, err
		}
		if found[0] == nil {
			return nil, fmt.Errorf("reading %s of article %s is not in the store", v.Reading, a.ID)
		}
		return found[0], nil
	})}
}

// IsNode marks articles as nodes.
func (*Article) IsNode() {}

// The fields of an article that its record has.

func (a *Article) ID() string                 { return a.record.ID }
func (a *Article) URL() string                { return a.record.URL }
func (a *Article) Headline() string           { return a.current.Headline }
func (a *Article) DatePublished() *DateTime   { return instant(a.current.Published) }
func (a *Article) DatePublishedEdtf() *string { return orNull(a.current.Published.EDTF()) }
func (a *Article) DateModified() *DateTime    { return instant(a.current.Modified) }
func (a *Article) DateFetched() DateTime      { return DateTime{a.current.FirstFetched} }
func (a *Article) InLanguage() string         { return a.current.Language }
func (a *Article) Version() int               { return a.record.Number(a.current.Digest) }
func (a *Article) TextDigest() string         { return a.current.Digest }
func (a *Article) Text() *string              { return &a.current.Text }

// Authors are the authors as the page names them.
func (a *Article) Authors() []*Byline {
	bylines := []*Byline{}
	for _, name := range a.current.Authors {
		bylines = append(bylines, &Byline{Name: name})
	}
	return bylines
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
	blocks := []*Block{}
	for _, b := range a.current.Blocks {
		blocks = append(blocks, &Block{Kind: BlockKind(b.Kind), Position: a.counted.Position(b.Span), Cite: orNull(b.Cite)})
	}
	return blocks
}

// Block is a part of an article.
type Block struct {
	Kind     BlockKind
	Position *TextPositionSelector
	Cite     *string
}

// Sentences are the sentences, in text order.
func (a *Article) Sentences() ([]*Sentence, error) {
	r, err := a.reading()
	if err != nil {
		return nil, err
	}
	sentences := []*Sentence{}
	for _, s := range r.Sentences {
		sentences = append(sentences, &Sentence{Text: a.of(s.Span), Position: a.counted.Position(s.Span), Paragraph: s.Block})
	}
	return sentences, nil
}

// of is the words of a span.
func (a *Article) of(s news.Span) string { return s.Of(a.current.Text) }

// Sentence is a sentence of an article.
type Sentence struct {
	Text      string
	Position  *TextPositionSelector
	Paragraph int
}

// TimeExpressions are the dates and durations, in text order.
func (a *Article) TimeExpressions() ([]*TimeExpression, error) {
	r, err := a.reading()
	if err != nil {
		return nil, err
	}
	times := []*TimeExpression{}
	for _, t := range r.Times {
		times = append(times, &TimeExpression{
			Text: a.of(t.Span), Position: a.counted.Position(t.Span), TimexType: t.Type, Value: t.Value, Edtf: orNull(t.EDTF),
		})
	}
	return times, nil
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
	r, err := a.reading()
	if err != nil {
		return nil, err
	}
	var cursors []graph.Cursor
	for i, m := range r.Mentions {
		cursors = append(cursors, graph.Cursor{Key: fmt.Sprintf("%09d/%05d", m.Span.Start, i)})
	}
	return connect(ctx, Window{First: first, After: after}, inMemory(cursors), func(_ context.Context, refs []graph.Ref) ([]*Mention, error) {
		mentions := []*Mention{}
		for _, ref := range refs {
			i, err := strconv.Atoi(ref.ID)
			if err != nil {
				return nil, err
			}
			mentions = append(mentions, a.mention(r, r.Mentions[i]))
		}
		return mentions, nil
	})
}

func (a *Article) mention(r *graph.Reading, m news.Mention) *Mention {
	return &Mention{
		Text: a.of(m.Span), Position: a.counted.Position(m.Span), Confidence: m.Confidence,
		entity: r.Clusters[m.Cluster].Entity, candidates: m.Candidates,
	}
}

// Quotes are the quotes, in text order.
func (a *Article) Quotes(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	r, err := a.reading()
	if err != nil {
		return nil, err
	}
	var cursors []graph.Cursor
	for _, q := range r.Quotes {
		cursors = append(cursors, graph.Cursor{Key: q.Place()})
	}
	return connect(ctx, Window{First: first, After: after}, inMemory(cursors), func(_ context.Context, refs []graph.Ref) ([]*Quote, error) {
		quotes := []*Quote{}
		for _, ref := range refs {
			i, err := strconv.Atoi(ref.ID)
			if err != nil {
				return nil, err
			}
			quotes = append(quotes, &Quote{r.Quote(r.Quotes[i].ID), a.counted})
		}
		return quotes, nil
	})
}
