package view

import (
	"context"
	"slices"

	"newsgraph/graph"
)

// tie is what connects a pair.
type tie struct {
	label string
	refs  []graph.Ref                 // the sentences that tell the label, newest first
	told  map[string]*graph.Statement // by the ids of the sentences; none where the two are only named together
}

// mostStatements is how many statements between two tell what connects them.
const mostStatements = 100

// findTies finds what connects the pairs of a list, by their keys.
func (l *pathList) findTies(ctx context.Context) (map[string]tie, error) {
	g := l.query.graph
	var refs []graph.Ref
	for p := range l.pairs {
		found, _, err := g.ListStatements(ctx, graph.StatementFilter{Between: p[:], Voices: l.where.Voices, Published: l.where.Published}, graph.Page{Limit: mostStatements})
		if err != nil {
			return nil, err
		}
		refs = append(refs, found...)
	}
	statements, err := g.Statements(ctx, ids(refs))
	if err != nil {
		return nil, err
	}
	of := make(map[string][]int)
	for i, s := range statements {
		if s.Related() && (len(l.where.Voices) > 0 || s.Firsthand()) {
			key := pairOf(s.SubjectEntity, s.ObjectEntity).key()
			of[key] = append(of[key], i)
		}
	}
	ties := make(map[string]tie)
	for p := range l.pairs {
		ties[p.key()] = newTie(of[p.key()], refs, statements)
	}
	return ties, nil
}

// newTie is what some of a list of statements tell of a pair: the predicate that
// most of them have.
func newTie(some []int, refs []graph.Ref, statements []*graph.Statement) tie {
	t := tie{label: "named together", told: make(map[string]*graph.Statement)}
	most, counts := 0, make(map[string]int)
	for _, i := range some {
		predicate := statements[i].Predicate
		counts[predicate]++
		if n := counts[predicate]; n > most || n == most && predicate < t.label {
			t.label, most = predicate, n
		}
	}
	for _, i := range some {
		s := statements[i]
		id := graph.SentenceID(s.Reading, s.Sentence)
		if s.Predicate == t.label && t.told[id] == nil {
			t.told[id] = s
			t.refs = append(t.refs, graph.Ref{ID: id, Cursor: refs[i].Cursor})
		}
	}
	slices.SortFunc(t.refs, func(a, b graph.Ref) int { return a.Cursor.Compare(b.Cursor) })
	return t
}
