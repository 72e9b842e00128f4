package view

import (
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Relation shows a relation.
type Relation struct {
	ID           string
	Predicate    string
	Status       Status
	Voices       []Voice
	ValidFrom    *string
	ValidTo      *string
	ArticleCount int
	OriginCount  int

	record   graph.Relation
	query    Query
	entities *batch[*Entity] // of all relations of one list
}

// relations shows the relations with some ids; nil for those that nobody tells.
func (q Query) relations(ctx context.Context, ids []string) ([]*Relation, error) {
	found, err := q.graph.Relations(ctx, ids)
	if err != nil {
		return nil, err
	}
	var entities []string
	for _, r := range found {
		if r != nil {
			entities = append(entities, r.Subject, r.Object)
		}
	}
	named := later(entities, present(q.entities))
	return each(found, func(r *graph.Told) *Relation {
		if r == nil {
			return nil
		}
		return &Relation{
			ID: r.ID(), Predicate: r.Predicate, Status: Status(r.Status), Voices: as[Voice](r.Voices), ValidFrom: orNull(r.From), ValidTo: orNull(r.To),
			ArticleCount: r.Articles, OriginCount: r.Origins, record: r.Relation, query: q, entities: named,
		}
	}), nil
}

// IsNode marks relations as nodes.
func (*Relation) IsNode() {}

// Subject is the one who stands in the relation.
func (r *Relation) Subject(ctx context.Context) (*Entity, error) {
	return r.entities.get(ctx, r.record.Subject)
}

// Object is the one to whom.
func (r *Relation) Object(ctx context.Context) (*Entity, error) {
	return r.entities.get(ctx, r.record.Object)
}

// Statements are the statements that tell it.
func (r *Relation) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return r.query.statementList(ctx, graph.StatementFilter{Relations: []graph.Relation{r.record}}, Window{First: first, After: after})
}

// Evidence are the sentences that tell it.
func (r *Relation) Evidence(ctx context.Context, first *int, after *string) (*EvidenceConnection, error) {
	return r.query.evidenceList(ctx, graph.StatementFilter{Relations: []graph.Relation{r.record}}, Window{First: first, After: after})
}

// RelationFilter narrows a list of relations.
type RelationFilter struct {
	SubjectID  *string
	ObjectID   *string
	Predicates []string
	Voices     []Voice
}

// Relations lists the relations that pass a filter.
func (q Query) Relations(ctx context.Context, f *RelationFilter, first *int, after *string) (*RelationConnection, error) {
	var filter graph.RelationFilter
	if f != nil {
		predicates, err := known("predicates", f.Predicates, news.Predicates())
		if err != nil {
			return nil, err
		}
		filter.Predicates, filter.Voices = predicates, as[news.Voice](f.Voices)
		if f.SubjectID != nil {
			filter.Subject = *f.SubjectID
		}
		if f.ObjectID != nil {
			filter.Object = *f.ObjectID
		}
	}
	return q.relationList(ctx, filter, Window{First: first, After: after})
}

func (q Query) relationList(ctx context.Context, f graph.RelationFilter, w Window) (*RelationConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListRelations(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.relations))
}
