package spacy

import "fmt"

// The actions of the entity recognizer, by spaCy's numbers
// (spacy/pipeline/_parser_internals/ner.pyx). Number 0 stands for a missing
// annotation and is never taken.
const (
	begin = iota + 1
	inside
	lastOf
	unit
	outside
)

// recognizer finds named entities: one move a token, which begins, continues
// or ends an entity, is one of its own, or is none.
type recognizer struct {
	*scorer
	moves []move
}

// entFeatures is the number of tokens that describe a recognizer's state.
const entFeatures = 3

func newRecognizer(l *layers, moves []byte, shared *tok2vec, v *vectors) (*recognizer, error) {
	list, err := readMoves(moves)
	if err != nil {
		return nil, err
	}
	for _, m := range list {
		if m.action < begin || m.action > outside {
			return nil, fmt.Errorf("moves: a recognizer has no action %d", m.action)
		}
	}
	s, err := newScorer(l, shared, v, entFeatures, len(list))
	return &recognizer{scorer: s, moves: list}, err
}

func (r *recognizer) annotate(w *work) {
	if len(w.doc.Tokens) == 0 {
		return
	}
	steps := r.start(w)
	open := Span{Start: -1}
	for i := range w.doc.Tokens {
		ids := [entFeatures]int{i, -1, -1}
		if open.Start >= 0 {
			ids = [entFeatures]int{i, open.Start, i - 1}
		}
		// An entity may not go on where the text or the sentence ends.
		more := i+1 < len(w.doc.Tokens) && w.sents[i+1] <= 0
		space := w.doc.Tokens[i].lex.isSpace
		m := best(steps.score(ids[:]), func(m int) bool { return allowed(r.moves[m], open, more, space) })
		if m < 0 {
			continue
		}
		switch r.moves[m].action {
		case begin:
			open = Span{Start: i, Label: r.moves[m].label}
		case lastOf:
			open.End = i + 1
			w.doc.Ents = append(w.doc.Ents, open)
			open = Span{Start: -1}
		case unit:
			w.doc.Ents = append(w.doc.Ents, Span{Start: i, End: i + 1, Label: r.moves[m].label})
		}
	}
}

// allowed says whether a move may be taken at a token that is or is not white
// space, while an entity is or is not open.
func allowed(m move, open Span, more, space bool) bool {
	if open.Start >= 0 {
		return m.label == open.Label && (m.action == lastOf || m.action == inside && more)
	}
	switch m.action {
	case outside:
		return true
	case unit:
		return m.label != "" && !space
	case begin:
		return m.label != "" && !space && more
	}
	return false
}
