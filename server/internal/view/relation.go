package view

import (
	"context"

	"newsgraph/graph"
)

// Relation shows a relation.
type Relation struct {
	ID        string
	Predicate string

	record graph.Relation
	query  Query
	// Of all relations of one list:
	told     *batch[*graph.Told]
	entities *batch[*Entity]
}

// relations shows the relations with some ids; nil for those that nobody tells.
func (q Query) relations(ctx context.Context, ids []string) ([]*Relation, error) {
	found := make([]*Relation, len(ids))
	var entities, told []string
	for i, id := range ids {
		r, err := graph.ParseRelationID(id)
		if err != nil {
			continue // no relation has it
		}
		if r, err = maybe(q.graph.CurrentRelation(ctx, r)); err != nil {
			return nil, err
		}
		found[i] = &Relation{ID: r.ID(), Predicate: r.Predicate, record: r, query: q}
		entities, told = append(entities, r.Subject, r.Object), append(told, r.ID())
	}
	list := Relation{told: later(told, q.told), entities: later(entities, q.entities)}
	for i, r := range found {
		if r == nil {
			continue
		}
		r.told, r.entities = list.told, list.entities
		if known, err := r.told.get(ctx, r.ID); err != nil {
			return nil, err
		} else if known == nil {
			found[i] = nil
		}
	}
	return found, nil
}

// told gives what is told of relations, by their ids.
func (q Query) told(ctx context.Context, ids []string) ([]*graph.Told, error) {
	relations := make([]graph.Relation, len(ids))
	for i, id := range ids {
		var err error
		if relations[i], err = graph.ParseRelationID(id); err != nil {
			return nil, err
		}
	}
	return q.graph.Relations(ctx, relations)
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

// ValidFrom is the earliest beginning that a statement gives.
func (r *Relation) ValidFrom(ctx context.Context) (*string, error) {
	told, err := r.told.get(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	return orNull(told.From), nil
}

// ValidTo is the latest end that a statement gives.
func (r *Relation) ValidTo(ctx context.Context) (*string, error) {
	told, err := r.told.get(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	return orNull(told.To), nil
}

// ArticleCount is the number of articles that tell it.
func (r *Relation) ArticleCount(ctx context.Context) (int, error) {
	told, err := r.told.get(ctx, r.ID)
	if err != nil {
		return 0, err
	}
	return told.Articles, nil
}

// OriginCount is the number of articles that tell it, without copies.
func (r *Relation) OriginCount(ctx context.Context) (int, error) {
	told, err := r.told.get(ctx, r.ID)
	if err != nil {
		return 0, err
	}
	return told.Origins, nil
}

// Statements are the statements that tell it.
func (r *Relation) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return r.query.statementList(ctx, graph.StatementFilter{Relation: &r.record}, Window{First: first, After: after})
}

// Evidence are the sentences that tell it.
func (r *Relation) Evidence(ctx context.Context, first *int, after *string) (*EvidenceConnection, error) {
	return r.query.evidenceList(ctx, graph.StatementFilter{Relation: &r.record}, Window{First: first, After: after})
}

// RelationFilter narrows a list of relations.
type RelationFilter struct {
	SubjectID  *string
	ObjectID   *string
	Predicates []string
}

// Relations lists the relations that pass a filter.
func (q Query) Relations(ctx context.Context, f *RelationFilter, first *int, after *string) (*RelationConnection, error) {
	var filter graph.RelationFilter
	if f != nil {
		filter.Predicates = f.Predicates
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
