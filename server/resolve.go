package server

import (
	"context"

	"newsgraph/server/internal/gql"
	"newsgraph/server/internal/view"
)

// resolver answers the fields that are not fields of package view's types: the
// questions themselves, and what is looked up for many objects at once.
type resolver struct{ view.Shower }

type (
	query     struct{ view.Shower }
	article   struct{ view.Shower }
	candidate struct{ view.Shower }
	coMention struct{ view.Shower }
	entity    struct{ view.Shower }
	evidence  struct{ view.Shower }
	mention   struct{ view.Shower }
	pathStep  struct{ view.Shower }
	quote     struct{ view.Shower }
)

func (r resolver) Query() gql.QueryResolver         { return query(r) }
func (r resolver) Article() gql.ArticleResolver     { return article(r) }
func (r resolver) Candidate() gql.CandidateResolver { return candidate(r) }
func (r resolver) CoMention() gql.CoMentionResolver { return coMention(r) }
func (r resolver) Entity() gql.EntityResolver       { return entity(r) }
func (r resolver) Evidence() gql.EvidenceResolver   { return evidence(r) }
func (r resolver) Mention() gql.MentionResolver     { return mention(r) }
func (r resolver) PathStep() gql.PathStepResolver   { return pathStep(r) }
func (r resolver) Quote() gql.QuoteResolver         { return quote(r) }

func (q query) Article(ctx context.Context, id, url *string) (*view.Article, error) {
	return q.FindArticle(ctx, id, url)
}

func (q query) Articles(ctx context.Context, first *int, after *string, last *int, before *string, filter *view.ArticleFilter) (*view.ArticleConnection, error) {
	return q.FindArticles(ctx, filter, view.Window{First: first, After: after, Last: last, Before: before})
}

func (q query) Entity(ctx context.Context, by view.EntityKey) (*view.Entity, error) {
	return view.Maybe(q.FindEntity(ctx, "by", &by))
}

func (q query) Entities(ctx context.Context, text *string, first *int, after *string) (*view.EntityConnection, error) {
	return q.FindEntities(ctx, text, view.Window{First: first, After: after})
}

func (q query) Quotes(ctx context.Context, filter *view.QuoteFilter, first *int, after *string) (*view.QuoteConnection, error) {
	return q.FindQuotes(ctx, filter, view.Window{First: first, After: after})
}

func (q query) Paths(ctx context.Context, input view.PathInput, first *int) ([]*view.Path, error) {
	return q.FindPaths(ctx, input, first)
}

func (a article) Source(ctx context.Context, of []*view.Article) ([]*view.Source, error) {
	return a.SourcesOf(ctx, of)
}

func (c candidate) Entity(ctx context.Context, of []*view.Candidate) ([]*view.Entity, error) {
	return c.EntitiesOfCandidates(ctx, of)
}

func (c coMention) Entity(ctx context.Context, of []*view.CoMention) ([]*view.Entity, error) {
	return c.EntitiesOfCoMentions(ctx, of)
}

func (e entity) MentionCount(ctx context.Context, of []*view.Entity) ([]int, error) {
	return e.CountsOf(ctx, of)
}

func (e evidence) Article(ctx context.Context, of []*view.Evidence) ([]*view.Article, error) {
	return e.ArticlesOfEvidence(ctx, of)
}

func (m mention) Entity(ctx context.Context, of []*view.Mention) ([]*view.Entity, error) {
	return m.EntitiesOfMentions(ctx, of)
}

func (p pathStep) From(ctx context.Context, of []*view.PathStep) ([]*view.Entity, error) {
	return p.EndsOf(ctx, of, true)
}

func (p pathStep) To(ctx context.Context, of []*view.PathStep) ([]*view.Entity, error) {
	return p.EndsOf(ctx, of, false)
}

func (q quote) Speaker(ctx context.Context, of []*view.Quote) ([]*view.Entity, error) {
	return q.SpeakersOf(ctx, of)
}

func (q quote) About(ctx context.Context, of []*view.Quote) ([][]*view.Entity, error) {
	return q.AboutOf(ctx, of)
}

func (q quote) Article(ctx context.Context, of []*view.Quote) ([]*view.Article, error) {
	return q.ArticlesOfQuotes(ctx, of)
}
