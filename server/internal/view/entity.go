package view

import (
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Entity shows an entity.
type Entity struct {
	show   Shower
	record *graph.Entity
}

// IsNode marks entities as nodes.
func (*Entity) IsNode() {}

// The fields of an entity that its record has.

func (e *Entity) ID() string           { return e.record.ID }
func (e *Entity) Name() string         { return e.record.Name }
func (e *Entity) Type() EntityType     { return EntityType(e.record.Type) }
func (e *Entity) WikidataID() *string  { return orNull(e.record.WikidataID) }
func (e *Entity) Description() *string { return orNull(e.record.Description) }

// Aliases are other names.
func (e *Entity) Aliases(first *int) ([]string, error) {
	return cut("first", append([]string{}, e.record.Aliases...), first)
}

// Articles are the articles that mention the entity.
func (e *Entity) Articles(ctx context.Context, first *int, after *string) (*ArticleConnection, error) {
	return e.show.ArticleList(ctx, graph.ArticleFilter{MentionsAll: []string{e.record.ID}}, Window{First: first, After: after})
}

// QuotesSpoken are the quotes of the entity.
func (e *Entity) QuotesSpoken(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	return e.show.QuoteList(ctx, graph.QuoteFilter{Speakers: []string{e.record.ID}}, Window{First: first, After: after})
}

// QuotesAbout are the quotes that name the entity.
func (e *Entity) QuotesAbout(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	return e.show.QuoteList(ctx, graph.QuoteFilter{About: []string{e.record.ID}}, Window{First: first, After: after})
}

// CoMentions are the entities that are named in one sentence with it.
func (e *Entity) CoMentions(ctx context.Context, first *int, after *string) (*CoMentionConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return e.show.ListCoMentions(ctx, graph.CoMentionFilter{Entity: e.record.ID}, p)
	}
	return connect(ctx, Window{First: first, After: after}, list, func(_ context.Context, refs []graph.Ref) ([]*CoMention, error) {
		nodes := []*CoMention{}
		for _, r := range refs {
			nodes = append(nodes, &CoMention{ArticleCount: int(r.Cursor.N), entity: r.ID})
		}
		return nodes, nil
	})
}

// CoMention is an entity named beside another.
type CoMention struct {
	ArticleCount int
	entity       string
}

// Mention is a place that names an entity.
type Mention struct {
	Text       string
	Position   *TextPositionSelector
	Confidence float64
	entity     string
	candidates []news.Candidate
}

// Candidates are the entities that may be meant.
func (m *Mention) Candidates(first *int) ([]*Candidate, error) {
	shown := []*Candidate{}
	for _, c := range m.candidates {
		shown = append(shown, &Candidate{Score: c.Score, entity: c.Entity})
	}
	return cut("first", shown, first)
}

// Candidate is an entity that may be meant.
type Candidate struct {
	Score  float64
	entity string
}

// The entities of several objects at once.

func (s Shower) EntitiesOfMentions(ctx context.Context, of []*Mention) ([]*Entity, error) {
	return s.entities(ctx, each(of, func(m *Mention) string { return m.entity }))
}

func (s Shower) EntitiesOfCandidates(ctx context.Context, of []*Candidate) ([]*Entity, error) {
	return s.entities(ctx, each(of, func(c *Candidate) string { return c.entity }))
}

func (s Shower) EntitiesOfCoMentions(ctx context.Context, of []*CoMention) ([]*Entity, error) {
	return s.entities(ctx, each(of, func(c *CoMention) string { return c.entity }))
}

// CountsOf counts the mentions of several entities at once.
func (s Shower) CountsOf(ctx context.Context, of []*Entity) ([]int, error) {
	return s.MentionCounts(ctx, each(of, (*Entity).ID))
}

// each gives one string of each object.
func each[T any](of []T, get func(T) string) []string {
	all := make([]string, len(of))
	for i, o := range of {
		all[i] = get(o)
	}
	return all
}
