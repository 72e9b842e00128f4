package view

import (
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Entity shows an entity.
type Entity struct {
	ID          string
	Name        string
	Type        EntityType
	WikidataID  *string
	Description *string

	query   Query
	aliases []string
	// Of all entities of one list:
	former   *batch[[]string]
	mentions *batch[int]
}

// entities shows the entities with some ids; nil for those that are not there.
// An id that an entity had leads to it: it may have been merged a moment ago.
func (q Query) entities(ctx context.Context, ids []string) ([]*Entity, error) {
	found, err := q.graph.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, e := range found {
		if e == nil {
			if found[i], err = maybe(q.graph.EntityByID(ctx, ids[i])); err != nil {
				return nil, err
			}
		}
	}
	return q.showEntities(found), nil
}

// showEntities shows the entities of a list; nil for nil.
func (q Query) showEntities(found []*graph.Entity) []*Entity {
	var ids []string
	for _, e := range found {
		if e != nil {
			ids = append(ids, e.ID)
		}
	}
	list := Entity{query: q, former: later(ids, q.graph.FormerIDs), mentions: later(ids, q.graph.MentionCounts)}
	return each(found, list.show)
}

// show shows an entity as one of a list.
func (list Entity) show(e *graph.Entity) *Entity {
	if e == nil {
		return nil
	}
	return &Entity{
		ID: e.ID, Name: e.Name, Type: EntityType(e.Type), WikidataID: orNull(e.WikidataID), Description: orNull(e.Description),
		query: list.query, aliases: e.Aliases, former: list.former, mentions: list.mentions,
	}
}

// IsNode marks entities as nodes.
func (*Entity) IsNode() {}

// Aliases are other names.
func (e *Entity) Aliases(first *int) ([]string, error) {
	return cut("first", append([]string{}, e.aliases...), first)
}

// FormerIds are the ids that lead to the entity, in order.
func (e *Entity) FormerIds(ctx context.Context) ([]string, error) {
	ids, err := e.former.get(ctx, e.ID)
	return append([]string{}, ids...), err
}

// MentionCount is the number of mentions in current versions.
func (e *Entity) MentionCount(ctx context.Context) (int, error) { return e.mentions.get(ctx, e.ID) }

// Articles are the articles that mention the entity.
func (e *Entity) Articles(ctx context.Context, first *int, after *string) (*ArticleConnection, error) {
	return e.query.articleList(ctx, graph.ArticleFilter{MentionsAll: []string{e.ID}}, Window{First: first, After: after})
}

// QuotesSpoken are the quotes of the entity.
func (e *Entity) QuotesSpoken(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	return e.query.quoteList(ctx, graph.QuoteFilter{Speakers: []string{e.ID}}, Window{First: first, After: after})
}

// QuotesAbout are the quotes that name the entity.
func (e *Entity) QuotesAbout(ctx context.Context, first *int, after *string) (*QuoteConnection, error) {
	return e.query.quoteList(ctx, graph.QuoteFilter{About: []string{e.ID}}, Window{First: first, After: after})
}

// Events are the events in which the entity takes part.
func (e *Entity) Events(ctx context.Context, first *int, after *string) (*EventConnection, error) {
	return e.query.eventList(ctx, graph.EventFilter{Participants: []string{e.ID}}, Window{First: first, After: after})
}

// Relations are the relations in which the entity stands.
func (e *Entity) Relations(ctx context.Context, first *int, after *string) (*RelationConnection, error) {
	return e.query.relationList(ctx, graph.RelationFilter{Entity: e.ID}, Window{First: first, After: after})
}

// Statements are the statements about the entity.
func (e *Entity) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return e.query.statementList(ctx, graph.StatementFilter{Entities: []string{e.ID}}, Window{First: first, After: after})
}

// Opinions are the opinions of the entity.
func (e *Entity) Opinions(ctx context.Context, first *int, after *string) (*OpinionConnection, error) {
	return e.query.opinionList(ctx, graph.OpinionFilter{Targets: []string{e.ID}}, Window{First: first, After: after})
}

// CoMentions are the entities that are named in one sentence with it.
func (e *Entity) CoMentions(ctx context.Context, first *int, after *string) (*CoMentionConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return e.query.graph.ListCoMentions(ctx, graph.CoMentionFilter{Entity: e.ID}, p)
	}
	return connect(ctx, Window{First: first, After: after}, list, func(_ context.Context, refs []graph.Ref) ([]*CoMention, error) {
		entities := later(ids(refs), present(e.query.entities))
		return each(refs, func(r graph.Ref) *CoMention {
			return &CoMention{ArticleCount: int(r.Cursor.N), entity: r.ID, entities: entities}
		}), nil
	})
}

// CoMention is an entity named beside another.
type CoMention struct {
	ArticleCount int
	entity       string
	entities     *batch[*Entity]
}

// Entity is the one that is named beside the other.
func (c *CoMention) Entity(ctx context.Context) (*Entity, error) {
	return c.entities.get(ctx, c.entity)
}

// Mention is a place that names an entity.
type Mention struct {
	ID         string
	Text       string
	Position   *TextPositionSelector
	Form       MentionForm
	Confidence float64

	article    *Article
	entity     string
	candidates []news.Candidate
}

// Entity is the one that is meant.
func (m *Mention) Entity(ctx context.Context) (*Entity, error) {
	return m.article.entities.get(ctx, m.entity)
}

// Candidates are the entities that may be meant.
func (m *Mention) Candidates(first *int) ([]*Candidate, error) {
	return cut("first", each(m.candidates, func(c news.Candidate) *Candidate {
		return &Candidate{Score: c.Score, entity: c.Entity, entities: m.article.candidates}
	}), first)
}

// Candidate is an entity that may be meant.
type Candidate struct {
	Score    float64
	entity   string
	entities *batch[*Entity]
}

// Entity is the one that may be meant.
func (c *Candidate) Entity(ctx context.Context) (*Entity, error) {
	return c.entities.get(ctx, c.entity)
}
