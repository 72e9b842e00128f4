package graph

import (
	"context"
	"strings"

	"newsgraph/news"
)

// Told is what the statements of a relation tell, taken together.
type Told struct {
	From, To string // when it held, in EDTF; "" where no statement tells
	Articles int
	Origins  int // see [Event]
}

// Relations gives what is told of relations; nil for one that no current reading
// tells.
func (g *Graph) Relations(ctx context.Context, relations []Relation) ([]*Told, error) {
	found := make([]*Told, len(relations))
	for i := range relations {
		statements, err := g.allStatements(ctx, StatementFilter{Relation: &relations[i]})
		if err != nil {
			return nil, err
		}
		if len(statements) == 0 {
			continue
		}
		var readings []string
		articles := make(map[string]bool)
		for _, s := range statements {
			readings, articles[s.Article] = append(readings, s.Reading), true
		}
		m, err := g.newMaker(ctx, union(readings, nil))
		if err != nil {
			return nil, err
		}
		found[i] = &Told{Articles: len(articles), Origins: m.origins(statements)}
		found[i].From, found[i].To = valid(statements)
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
func valid(statements []*Statement) (first, last string) {
	for _, s := range statements {
		from, to := interval(s.Time.EDTF)
		if from != "" && (first == "" || before(from, first)) {
			first = from
		}
		if to != "" && (last == "" || before(last, to)) {
			last = to
		}
	}
	return first, last
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
