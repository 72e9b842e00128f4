package view

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/news"
)

// EntityKey names an entity in a question.
type EntityKey struct{ ID, WikidataID, Name *string }

// PeriodInput is a stretch of time.
type PeriodInput struct{ From, To *DateTime }

func (p *PeriodInput) period(name string) (graph.Period, error) {
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
		return period, bad("%s: from has to be before to", name)
	}
	return period, nil
}

// known gives the values that some words of a filter mean, whatever their case.
func known[T ~string](argument string, words []string, all []T) ([]T, error) {
	values := make([]T, len(words))
	for i, word := range words {
		at := slices.IndexFunc(all, func(v T) bool { return strings.EqualFold(string(v), word) })
		if at < 0 {
			return nil, bad("%s: %q is none of %s", argument, word, strings.Join(as[string](all), ", "))
		}
		values[i] = all[at]
	}
	return values, nil
}

// ArticleFilter narrows a list of articles.
type ArticleFilter struct {
	MentionsAll []string
	Published   *PeriodInput
	Genres      []ArticleGenre
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
	Voices    []Voice
	Published *PeriodInput
}

// Steps is how many steps a path may have.
func (in PathInput) Steps() int {
	if in.MaxLength == nil {
		return 4
	}
	return *in.MaxLength
}

// Query answers the questions of the schema.
type Query struct{ graph *graph.Graph }

// NewQuery answers questions about a graph.
func NewQuery(g *graph.Graph) Query { return Query{g} }

// areIDs reports what is no id among those that an argument wants, so that a name
// is not taken for somebody of whom nothing is known.
func areIDs(argument string, ids ...string) error {
	for _, id := range ids {
		if !strings.Contains(id, ":") {
			return bad("%s: %q is no id, such as entity:Q22686; entities(query:) finds those of a name", argument, id)
		}
	}
	return nil
}

// Node finds any object; nil if there is none with that id.
func (q Query) Node(ctx context.Context, id string) (Node, error) {
	ids := []string{id}
	switch kind, _, _ := strings.Cut(id, ":"); kind {
	case "entity":
		return node(q.Entity(ctx, EntityKey{ID: &id}))
	case "article":
		return node(one(q.articles(ctx, ids)))
	case "source":
		return node(one(q.sources(ctx, ids)))
	case "quote":
		return node(one(q.quotes(ctx, ids)))
	case "statement":
		return node(one(q.statements(ctx, ids)))
	case "opinion":
		return node(one(q.opinions(ctx, ids)))
	case "event":
		return node(one(q.events(ctx, ids)))
	case "relation":
		return node(one(q.relations(ctx, ids)))
	case "reading":
		return node(one(q.readings(ctx, ids)))
	}
	return nil, nil
}

// node is an object, if there is one.
func node[T any, P interface {
	*T
	Node
}](found P, err error) (Node, error) {
	if found == nil || err != nil {
		return nil, err
	}
	return found, nil
}

// Article finds an article by id or address.
func (q Query) Article(ctx context.Context, id, url *string) (*Article, error) {
	if (id == nil) == (url == nil) {
		return nil, bad("article: give either id or url")
	}
	if id != nil {
		return one(q.articles(ctx, []string{*id}))
	}
	found, err := maybe(q.graph.ArticleAt(ctx, news.Address(*url)))
	return q.showArticles([]*graph.Article{found})[0], err
}

// Articles lists the articles that pass a filter.
func (q Query) Articles(ctx context.Context, first *int, after *string, last *int, before *string, f *ArticleFilter) (*ArticleConnection, error) {
	var filter graph.ArticleFilter
	if f != nil {
		published, err := f.Published.period("published")
		if err != nil {
			return nil, err
		}
		filter = graph.ArticleFilter{MentionsAll: f.MentionsAll, Published: published, Genres: as[news.Genre](f.Genres)}
	}
	return q.articleList(ctx, filter, Window{First: first, After: after, Last: last, Before: before})
}

func (q Query) articleList(ctx context.Context, f graph.ArticleFilter, w Window) (*ArticleConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListArticles(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.articles))
}

// Entity finds an entity; nil if there is none.
func (q Query) Entity(ctx context.Context, by EntityKey) (*Entity, error) {
	found, err := maybe(q.entityBy(ctx, "by", &by))
	return q.showEntities([]*graph.Entity{found})[0], err
}

// entityBy finds an entity. The error is [graph.ErrNotFound] if there is none.
func (q Query) entityBy(ctx context.Context, argument string, by *EntityKey) (*graph.Entity, error) {
	given := slices.DeleteFunc([]*string{by.ID, by.WikidataID, by.Name}, func(key *string) bool { return key == nil })
	switch {
	case len(given) != 1:
		return nil, bad("%s: give exactly one of id, wikidataId and name", argument)
	case by.ID != nil:
		return q.graph.EntityByID(ctx, *by.ID)
	case by.WikidataID != nil:
		return q.graph.EntityByID(ctx, news.WikidataEntityID(*by.WikidataID))
	default:
		return q.graph.EntityByName(ctx, *by.Name)
	}
}

// Entities lists the entities that a query finds.
func (q Query) Entities(ctx context.Context, query *string, first *int, after *string) (*EntityConnection, error) {
	var filter graph.EntityFilter
	if query != nil {
		filter.Query = news.FoldName(*query)
	}
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListEntities(ctx, filter, p)
	}
	return connect(ctx, Window{First: first, After: after}, list, shown(q.entities))
}

// Quotes lists the quotes that pass a filter.
func (q Query) Quotes(ctx context.Context, f *QuoteFilter, first *int, after *string) (*QuoteConnection, error) {
	var filter graph.QuoteFilter
	if f != nil {
		published, err := f.Published.period("published")
		if err != nil {
			return nil, err
		}
		if err := cmp.Or(areIDs("speakerIds", f.SpeakerIds...), areIDs("aboutIds", f.AboutIds...)); err != nil {
			return nil, err
		}
		filter = graph.QuoteFilter{Speakers: f.SpeakerIds, About: f.AboutIds, Published: published}
	}
	return q.quoteList(ctx, filter, Window{First: first, After: after})
}

func (q Query) quoteList(ctx context.Context, f graph.QuoteFilter, w Window) (*QuoteConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListQuotes(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.quotes))
}

// The limits of a question for paths.
const (
	maxSteps = 6 // of a path
	maxPaths = 100
)

// Paths finds paths between two entities.
func (q Query) Paths(ctx context.Context, in PathInput, first *int) ([]*Path, error) {
	question, err := q.pathQuery(ctx, in, first)
	if err != nil {
		return nil, err
	}
	found, err := q.graph.Paths(ctx, question)
	if err != nil {
		return nil, err
	}
	return q.showPaths(found, question.Where), nil
}

// pathQuery is a question for paths as the graph understands it.
func (q Query) pathQuery(ctx context.Context, in PathInput, first *int) (graph.PathQuery, error) {
	question := graph.PathQuery{MaxLength: in.Steps(), First: 5}
	if first != nil {
		question.First = *first
	}
	if question.MaxLength < 1 || question.MaxLength > maxSteps {
		return question, bad("maxLength: %d is not between 1 and %d", question.MaxLength, maxSteps)
	}
	if question.First < 0 || question.First > maxPaths {
		return question, bad("first: %d is not between 0 and %d", question.First, maxPaths)
	}
	from, err := q.entityBy(ctx, "from", in.From)
	if err != nil {
		return question, err
	}
	to, err := q.entityBy(ctx, "to", in.To)
	if err != nil {
		return question, err
	}
	question.From, question.To = from.ID, to.ID
	question.Voices = as[news.Voice](in.Voices)
	question.Published, err = in.Published.period("published")
	return question, err
}

// Source shows an outlet.
type Source struct {
	ID     string
	Name   string
	Domain string
	Owner  *string
}

// sources shows the outlets with some ids; nil for those that are not there.
func (q Query) sources(ctx context.Context, ids []string) ([]*Source, error) {
	found, err := q.graph.Sources(ctx, ids)
	return each(found, func(s *news.Source) *Source {
		if s == nil {
			return nil
		}
		return &Source{ID: s.ID, Name: s.Name, Domain: s.Domain, Owner: orNull(s.Owner)}
	}), err
}

// IsNode marks outlets as nodes.
func (*Source) IsNode() {}
