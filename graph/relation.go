package graph

import (
	"context"
	"strings"

	"newsgraph/news"
)

// Valid is when a relation held, as far as its statements tell: dates in EDTF,
// "" where none does.
type Valid struct{ From, To string }

// Relations gives when relations held; nil for one that no current reading
// tells. Entities that were found to be others stand for those.
func (g *Graph) Relations(ctx context.Context, relations []Relation) ([]*Valid, error) {
	found := make([]*Valid, len(relations))
	for i := range relations {
		refs, _, err := g.ListStatements(ctx, StatementFilter{Relation: &relations[i]}, Page{Limit: maxStatements})
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, r := range refs {
			ids = append(ids, r.ID)
		}
		statements, err := g.Statements(ctx, ids)
		if err != nil {
			return nil, err
		}
		if len(statements) > 0 {
			found[i] = valid(statements)
		}
	}
	return found, nil
}

// CurrentRelation is a relation between those who its entities are now.
func (g *Graph) CurrentRelation(ctx context.Context, r Relation) (Relation, error) {
	for _, id := range []*string{&r.Subject, &r.Object} {
		e, err := g.EntityByID(ctx, *id)
		if err != nil {
			return r, err
		}
		*id = e.ID
	}
	return r, nil
}

// valid is when a relation held by its statements, newest first: from the
// earliest beginning that one tells to the latest end. One date alone is a time
// at which it held, and no bound.
func valid(statements []*Statement) *Valid {
	v := &Valid{}
	for _, s := range statements {
		from, to := interval(s.Time.EDTF)
		if from != "" && (v.From == "" || before(from, v.From)) {
			v.From = from
		}
		if to != "" && (v.To == "" || before(v.To, to)) {
			v.To = to
		}
	}
	return v
}

// before reports whether one date begins before another.
func before(a, b string) bool {
	x, _ := news.EDTFBounds(a)
	y, _ := news.EDTFBounds(b)
	return x.Before(y)
}

// interval gives the ends of an interval in EDTF; "" for one that is open, and
// for both of a date that is none.
func interval(edtf string) (from, to string) {
	from, to, ok := strings.Cut(edtf, "/")
	if !ok {
		return "", ""
	}
	return from, to
}
