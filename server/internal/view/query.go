package view

import (
	"context"
	"fmt"
	"strings"

	"newsgraph/graph"
	"newsgraph/news"
)

// EntityKey names an entity in a question.
type EntityKey struct{ ID, WikidataID, Name *string }

// PeriodInput is a stretch of time.
type PeriodInput struct{ From, To *DateTime }

func (p *PeriodInput) period() (graph.Period, error) {
	var period graph.Period
	if p == nil {
		return period, nil
	}
	if p.From != nil {
		period.From = p.From.Time
	}
	if p.To != nil {
		period.To = p.To.Time
	}
	if p.From != nil && p.To != nil && !period.From.Before(period.To) {
		return period, bad("published: from has to be before to")
	}
	return period, nil
}

// ArticleFilter narrows a list of articles.
type ArticleFilter struct {
	MentionsAll []string
	Published   *PeriodInput
}

// QuoteFilter narrows a list of quotes.
type QuoteFilter struct {
	SpeakerIds []string
	AboutIds   []string
	Published  *PeriodInput
}

// PathInput asks for paths.
type PathInput struct {
	From      *EntityKey
	To        *EntityKey
	MaxLength *int
	Published *PeriodInput
}

// Node finds any object; nil if there is none with that id.
func (s Shower) Node(ctx context.Context, id string) (Node, error) {
	switch kind, _, _ := strings.Cut(id, ":"); kind {
	case "entity":
		e, err := Maybe(s.EntityByID(ctx, id))
		return node(e, err, func() Node { return &Entity{s, e} })
	case "article":
		a, err := first(s.Articles(ctx, []string{id}))
		return node(a, err, func() Node { return s.Article(a) })
	case "source":
		o, err := first(s.Sources(ctx, []string{id}))
		return node(o, err, func() Node { return &Source{o} })
	case "quote":
		q, err := first(s.quotes(ctx, []string{id}))
		return node(q, err, func() Node { return q })
	}
	return nil, nil
}

// node shows a record, if there is one.
func node[T any](record *T, err error, show func() Node) (Node, error) {
	if record == nil || err != nil {
		return nil, err
	}
	return show(), nil
}

// first is the answer to a question about one id.
func first[T any](found []*T, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// FindArticle finds an article by id or address.
func (s Shower) FindArticle(ctx context.Context, id, url *string) (*Article, error) {
	if (id == nil) == (url == nil) {
		return nil, bad("article: give either id or url")
	}
	var found *graph.Article
	var err error
	if url != nil {
		found, err = Maybe(s.ArticleAt(ctx, *url))
	} else {
		found, err = first(s.Articles(ctx, []string{*id}))
	}
	if found == nil || err != nil {
		return nil, err
	}
	return s.Article(found), nil
}

// FindEntity finds an entity. The error is [graph.ErrNotFound] if there is none.
func (s Shower) FindEntity(ctx context.Context, argument string, by *EntityKey) (*Entity, error) {
	given := 0
	for _, key := range []*string{by.ID, by.WikidataID, by.Name} {
		if key != nil {
			given++
		}
	}
	if given != 1 {
		return nil, bad("%s: give exactly one of id, wikidataId and name", argument)
	}
	var e *graph.Entity
	var err error
	switch {
	case by.ID != nil:
		e, err = s.EntityByID(ctx, *by.ID)
	case by.WikidataID != nil:
		e, err = s.EntityByID(ctx, news.WikidataEntityID(*by.WikidataID))
	default:
		e, err = s.EntityByName(ctx, *by.Name)
	}
	if err != nil {
		return nil, err
	}
	return &Entity{s, e}, nil
}

// ArticleList lists articles.
func (s Shower) ArticleList(ctx context.Context, f graph.ArticleFilter, w Window) (*ArticleConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) { return s.ListArticles(ctx, f, p) }
	return connect(ctx, w, list, func(ctx context.Context, refs []graph.Ref) ([]*Article, error) {
		return s.articles(ctx, ids(refs))
	})
}

// FindArticles lists the articles that pass a filter.
func (s Shower) FindArticles(ctx context.Context, f *ArticleFilter, w Window) (*ArticleConnection, error) {
	var filter graph.ArticleFilter
	if f != nil {
		published, err := f.Published.period()
		if err != nil {
			return nil, err
		}
		filter = graph.ArticleFilter{MentionsAll: f.MentionsAll, Published: published}
	}
	return s.ArticleList(ctx, filter, w)
}

// FindEntities lists the entities that a query finds.
func (s Shower) FindEntities(ctx context.Context, query *string, w Window) (*EntityConnection, error) {
	var filter graph.EntityFilter
	if query != nil {
		filter.Query = news.FoldName(*query)
	}
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return s.ListEntities(ctx, filter, p)
	}
	return connect(ctx, w, list, func(ctx context.Context, refs []graph.Ref) ([]*Entity, error) {
		return s.entities(ctx, ids(refs))
	})
}

// QuoteList lists quotes.
func (s Shower) QuoteList(ctx context.Context, f graph.QuoteFilter, w Window) (*QuoteConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) { return s.ListQuotes(ctx, f, p) }
	return connect(ctx, w, list, func(ctx context.Context, refs []graph.Ref) ([]*Quote, error) {
		return s.quotes(ctx, ids(refs))
	})
}

// FindQuotes lists the quotes that pass a filter.
func (s Shower) FindQuotes(ctx context.Context, f *QuoteFilter, w Window) (*QuoteConnection, error) {
	var filter graph.QuoteFilter
	if f != nil {
		published, err := f.Published.period()
		if err != nil {
			return nil, err
		}
		filter = graph.QuoteFilter{Speakers: f.SpeakerIds, About: f.AboutIds, Published: published}
	}
	return s.QuoteList(ctx, filter, w)
}

// MaxPathLength is how many steps a path may be asked to have.
const MaxPathLength = 6

// FindPaths finds paths between two entities.
func (s Shower) FindPaths(ctx context.Context, in PathInput, n *int) ([]*Path, error) {
	from, err := s.FindEntity(ctx, "from", in.From)
	if err != nil {
		return nil, err
	}
	to, err := s.FindEntity(ctx, "to", in.To)
	if err != nil {
		return nil, err
	}
	published, err := in.Published.period()
	if err != nil {
		return nil, err
	}
	q := graph.PathQuery{From: from.ID(), To: to.ID(), MaxLength: 4, First: 5, Published: published}
	if in.MaxLength != nil {
		q.MaxLength = *in.MaxLength
	}
	if n != nil {
		q.First = *n
	}
	if q.MaxLength < 1 || q.MaxLength > MaxPathLength {
		return nil, bad("maxLength: %d is not between 1 and %d", q.MaxLength, MaxPathLength)
	}
	if q.First < 0 || q.First > 100 {
		return nil, bad("first: %d is not between 0 and 100", q.First)
	}
	found, err := s.Paths(ctx, q)
	if err != nil {
		return nil, err
	}
	paths := []*Path{}
	for _, p := range found {
		paths = append(paths, &Path{show: s, ids: p, published: published})
	}
	return paths, nil
}

// Source shows an outlet.
type Source struct{ record *news.Source }

// IsNode marks outlets as nodes.
func (*Source) IsNode() {}

// The fields of an outlet.

func (s *Source) ID() string     { return s.record.ID }
func (s *Source) Name() string   { return s.record.Name }
func (s *Source) Domain() string { return s.record.Domain }
func (s *Source) Owner() *string { return orNull(s.record.Owner) }

// SourcesOf gives the outlets of several articles at once.
func (s Shower) SourcesOf(ctx context.Context, of []*Article) ([]*Source, error) {
	found, err := s.Sources(ctx, each(of, func(a *Article) string { return a.record.Source }))
	shown := make([]*Source, len(found))
	for i, source := range found {
		if source == nil {
			return nil, fmt.Errorf("source %s is not in the store", of[i].record.Source)
		}
		shown[i] = &Source{source}
	}
	return shown, err
}
