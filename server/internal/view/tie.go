package view

import (
	"context"
	"slices"

	"newsgraph/graph"
)

// tie is what connects a pair.
type tie struct {
	label string
	refs  []graph.Ref                 // the sentences that tell the label, newest first; none where the two are only named together
	said  map[string]*graph.Statement // what sentences say of the two, by their ids: before all else that which tells the label
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
	of := make(map[string][]saying)
	for i, s := range statements {
		key := pairOf(s.SubjectEntity, s.ObjectEntity).key()
		of[key] = append(of[key], saying{s, refs[i].Cursor, s.Related() && (len(l.where.Voices) > 0 || s.Firsthand())})
	}
	ties := make(map[string]tie)
	for p := range l.pairs {
		ties[p.key()] = newTie(of[p.key()])
	}
	return ties, nil
}

// saying is a statement between the two of a pair, its place in a list, and
// whether it counts for their label.
type saying struct {
	*graph.Statement
	at     graph.Cursor
	counts bool
}

// newTie is what statements tell of a pair: the predicate that most of those have
// that count.
func newTie(all []saying) tie {
	t := tie{label: "named together", said: make(map[string]*graph.Statement)}
	most, counts := 0, make(map[string]int)
	for _, s := range all {
		if !s.counts {
			continue
		}
		counts[s.Predicate]++
		if n := counts[s.Predicate]; n > most || n == most && s.Predicate < t.label {
			t.label, most = s.Predicate, n
		}
	}
	for _, telling := range []bool{true, false} {
		for _, s := range all {
			id := graph.SentenceID(s.Reading, s.Sentence)
			if t.said[id] != nil || telling != (s.counts && s.Predicate == t.label) {
				continue
			}
			t.said[id] = s.Statement
			if telling {
				t.refs = append(t.refs, graph.Ref{ID: id, Cursor: s.at})
			}
		}
	}
	slices.SortFunc(t.refs, func(a, b graph.Ref) int { return a.Cursor.Compare(b.Cursor) })
	return t
}
