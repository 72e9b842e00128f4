package graph

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"newsgraph/news"
)

// Told is a relation with what its statements tell, taken together.
type Told struct {
	Relation
	From, To string       // when it held, in EDTF; "" where no statement tells
	Status   news.Status  // as of an event; ALLEGED where no newsroom says so itself
	Voices   []news.Voice // of the statements, sorted
	Articles int
	Origins  int // see [Event]
}

// Relations looks up relations; nil for an id of which no current reading tells.
// Ids that a relation had before one of the two was found to be somebody else
// lead to what it is now.
func (g *Graph) Relations(ctx context.Context, ids []string) ([]*Told, error) {
	relations := make([]Relation, len(ids))
	for i, id := range ids {
		relations[i], _ = ParseRelationID(id) // nobody tells of one that is none
	}
	told, err := g.tell(ctx, relations)
	if err != nil {
		return nil, err
	}
	var moved []Relation
	for i, r := range relations {
		if told[r] != nil || r == (Relation{}) {
			continue
		}
		if relations[i], err = g.currentRelation(ctx, r); err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		moved = append(moved, relations[i])
	}
	more, err := g.tell(ctx, moved)
	if err != nil {
		return nil, err
	}
	found := make([]*Told, len(ids))
	for i, r := range relations {
		found[i] = cmp.Or(told[r], more[r])
	}
	return found, nil
}

// tell gives what is told of relations.
func (g *Graph) tell(ctx context.Context, relations []Relation) (map[Relation]*Told, error) {
	if len(relations) == 0 {
		return nil, nil
	}
	statements, err := g.allStatements(ctx, StatementFilter{Relations: relations})
	if err != nil {
		return nil, err
	}
	of := make(map[Relation][]*Statement)
	var readings []string
	for _, s := range statements {
		of[s.Relation()], readings = append(of[s.Relation()], s), append(readings, s.Reading)
	}
	m, err := g.newMaker(ctx, union(readings, nil))
	if err != nil {
		return nil, err
	}
	told := make(map[Relation]*Told)
	for r, statements := range of {
		told[r] = m.relation(r, statements)
	}
	return told, nil
}

// relation is what statements tell of a relation.
func (m *maker) relation(r Relation, statements []*Statement) *Told {
	told := &Told{Relation: r, Status: m.status(statements), Origins: m.origins(statements)}
	articles := make(map[string]bool)
	for _, s := range statements {
		articles[s.Article] = true
		if !slices.Contains(told.Voices, s.Voice) {
			told.Voices = append(told.Voices, s.Voice)
		}
	}
	slices.Sort(told.Voices)
	told.Articles = len(articles)
	told.From, told.To = valid(statements)
	return told
}

// currentRelation is a relation between those who its entities are now.
func (g *Graph) currentRelation(ctx context.Context, r Relation) (Relation, error) {
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
