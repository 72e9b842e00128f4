package spacy

import (
	"fmt"
	"slices"
	"strings"
)

// The actions of the parser, by spaCy's numbers
// (spacy/pipeline/_parser_internals/arc_eager.pyx).
const (
	shift = iota
	reduce
	leftArc
	rightArc
	breakSent
	arcActions
)

// depParser builds dependency trees: the non-monotonic arc-eager system of
// Honnibal and Johnson (2015), https://aclanthology.org/D15-1162/, with
// sentence breaks as moves. Trees whose arcs cross are parsed as ones that do
// not, with labels that say how to restore them (Nivre and Nilsson 2005,
// https://aclanthology.org/P05-1013/).
type depParser struct {
	*scorer
	moves []move
}

// arcFeatures is the number of tokens that describe a parser's state.
const arcFeatures = 8

func newParser(l *layers, moves []byte, shared *tok2vec, v *vectors) (*depParser, error) {
	list, err := readMoves(moves)
	if err != nil {
		return nil, err
	}
	for _, m := range list {
		if m.action < 0 || m.action >= arcActions {
			return nil, fmt.Errorf("moves: a parser has no action %d", m.action)
		}
		if m.label == "subtok" {
			return nil, fmt.Errorf("moves: the label \"subtok\" joins tokens (learn_tokens in config.cfg), which cannot be done here")
		}
	}
	s, err := newScorer(l, shared, v, arcFeatures, len(list))
	return &depParser{scorer: s, moves: list}, err
}

func (p *depParser) annotate(w *work) {
	if len(w.doc.Tokens) == 0 {
		return
	}
	steps := p.start(w)
	s := newArcState(len(w.doc.Tokens), w.sents)
	var ids [arcFeatures]int
	for !s.final() {
		s.features(&ids)
		valid := s.valid()
		i := best(steps.score(ids[:]), func(m int) bool { return valid[p.moves[m].action] })
		if i < 0 {
			break // cannot be: with an empty stack one may shift, otherwise reduce
		}
		s.do(p.moves[i])
	}
	s.set(w.doc.Tokens)
	e := newEdges(w.doc.Tokens)
	deprojectivize(w.doc.Tokens, e)
	newEdges(w.doc.Tokens).sentences(w.doc.Tokens, w.sents)
}

// arcState is a half-built parse. All tokens are indices.
type arcState struct {
	length      int
	stack       []int
	returned    []int // tokens that went from the stack back to the buffer's front
	next        int   // first token that has never left the buffer
	heads       []int // -1 without
	labels      []string
	unshiftable []bool // was returned, and may not be shifted again
	starts      []bool // sentence starts
	preset      []int8 // sentence starts known before: 1 yes, -1 no
	left, right []int  // the child added last on each side, -1 without
	before      []int  // the child on the same side that was added before this one
}

func newArcState(n int, preset []int8) *arcState {
	none := func() []int { return slices.Repeat([]int{-1}, n) }
	s := &arcState{
		length: n, heads: none(), left: none(), right: none(), before: none(),
		labels: make([]string, n), unshiftable: make([]bool, n), starts: make([]bool, n), preset: preset,
	}
	for i, p := range preset {
		s.starts[i] = p > 0
	}
	return s
}

func (s *arcState) final() bool { return len(s.stack) == 0 && s.waiting() == 0 }

// waiting is the length of the buffer.
func (s *arcState) waiting() int { return s.length - s.next + len(s.returned) }

// S returns the i-th token of the stack from its top, or -1.
func (s *arcState) S(i int) int {
	if i >= len(s.stack) {
		return -1
	}
	return s.stack[len(s.stack)-1-i]
}

// B returns the i-th token of the buffer, or -1.
func (s *arcState) B(i int) int {
	if i < len(s.returned) {
		return s.returned[len(s.returned)-1-i]
	}
	if i += s.next - len(s.returned); i < s.length {
		return i
	}
	return -1
}

// last returns the child of a token that was added last, or -1.
func last(children []int, token int) int {
	if token < 0 {
		return -1
	}
	return children[token]
}

// features describes the state.
func (s *arcState) features(ids *[arcFeatures]int) {
	b0, s0 := s.B(0), s.S(0)
	*ids = [arcFeatures]int{b0, s.B(1), s0, s.S(1), s.S(2), last(s.left, b0), last(s.left, s0), last(s.right, s0)}
}

// valid says of each action whether it may be taken.
func (s *arcState) valid() [arcActions]bool {
	depth, waiting := len(s.stack), s.waiting()
	b0, b1 := s.B(0), s.B(1)
	begins := b0 >= 0 && s.starts[b0]
	arc := depth > 0 && waiting > 0 && !begins
	return [arcActions]bool{
		shift:     depth == 0 || waiting >= 2 && !begins && !s.unshiftable[b0],
		reduce:    depth > 0 && (waiting == 0 || depth > 1 || s.preset[b0] >= 0),
		leftArc:   arc,
		rightArc:  arc,
		breakSent: waiting >= 2 && b1 == b0+1 && !s.starts[b1] && s.preset[b1] >= 0,
	}
}

func (s *arcState) do(m move) {
	switch m.action {
	case shift:
		s.push()
	case reduce:
		s0 := s.pop()
		if s.heads[s0] < 0 && len(s.stack) > 0 {
			s.unshiftable[s0] = true
			s.returned = append(s.returned, s0)
		}
	case leftArc:
		b0, s0 := s.B(0), s.pop()
		s.attach(b0, s0, m.label)
		// The stack has changed, so shifting again cannot go on forever.
		s.unshiftable[b0] = false
	case rightArc:
		s.attach(s.S(0), s.B(0), m.label)
		s.push()
	case breakSent:
		s.starts[s.B(1)] = true
	}
}

func (s *arcState) push() {
	if n := len(s.returned); n > 0 {
		s.stack = append(s.stack, s.returned[n-1])
		s.returned = s.returned[:n-1]
		return
	}
	s.stack = append(s.stack, s.next)
	s.next++
}

func (s *arcState) pop() int {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return top
}

// attach makes a token the child of a head, and of no other any more.
func (s *arcState) attach(head, child int, label string) {
	if old := s.heads[child]; old >= 0 {
		// A token with a head came to the stack as that head's last right
		// child, and stays the last as long as it is on the stack.
		side := s.right
		if old > child {
			side = s.left
		}
		if side[old] == child {
			side[old] = s.before[child]
		}
	}
	side := s.right
	if head > child {
		side = s.left
	}
	s.before[child], side[head] = side[head], child
	s.heads[child], s.labels[child] = head, label
}

// set writes the tree to the tokens.
func (s *arcState) set(tokens []Token) {
	for i := range tokens {
		if s.heads[i] < 0 {
			tokens[i].Head, tokens[i].Dep = i, "ROOT"
		} else {
			tokens[i].Head, tokens[i].Dep = s.heads[i], s.labels[i]
		}
	}
}

// edges are the first and last token below each token of a tree.
type edges struct{ left, right []int }

// newEdges follows spaCy's set_children_from_heads. One pass forward and one
// back suffice for trees whose arcs don't cross; for others passes are
// repeated until every head is in its sentence, but not without end.
func newEdges(tokens []Token) edges {
	n := len(tokens)
	e := edges{left: make([]int, n), right: make([]int, n)}
	for i := range n {
		e.left[i], e.right[i] = i, i
	}
	for range 12 {
		for i := range n {
			e.widen(tokens[i].Head, i)
		}
		for i := n - 1; i >= 0; i-- {
			e.widen(tokens[i].Head, i)
		}
		if e.headsInside(tokens) {
			break
		}
	}
	return e
}

func (e edges) widen(head, child int) {
	e.left[head] = min(e.left[head], e.left[child])
	e.right[head] = max(e.right[head], e.right[child])
}

// headsInside says whether every head is in the sentence of its child, as
// spaCy checks it: the last token is not looked at.
func (e edges) headsInside(tokens []Token) bool {
	begins := make([]bool, len(tokens))
	for i, t := range tokens {
		if t.Head == i {
			begins[e.left[i]] = true
		}
	}
	start := 0
	for i := range tokens {
		if !(i > 0 && begins[i]) && i != len(tokens)-1 {
			continue
		}
		for j := start; j < i; j++ {
			if h := tokens[j].Head; h < start || h > i {
				return false
			}
		}
		start = i
	}
	return true
}

// sentences marks the first token below each root as the start of a sentence.
func (e edges) sentences(tokens []Token, sents []int8) {
	for i := range sents {
		sents[i] = -1
	}
	for i, t := range tokens {
		if t.Head == i {
			sents[e.left[i]] = 1
		}
	}
}

// deprojectivize restores arcs that cross others. A label x||y stands for the
// relation x to a head that is found below the present one: the first token
// with relation y, by breadth and from left to right. If there is none, the
// head stays.
func deprojectivize(tokens []Token, e edges) {
	for i := range tokens {
		dep, headDep, ok := strings.Cut(tokens[i].Dep, "||")
		if !ok {
			continue
		}
		tokens[i].Head = findHead(tokens, e, i, headDep)
		tokens[i].Dep = dep
	}
}

func findHead(tokens []Token, e edges, child int, dep string) int {
	level := []int{tokens[child].Head}
	for len(level) > 0 {
		var below []int
		for _, parent := range level {
			for i := e.left[parent]; i <= e.right[parent]; i++ {
				if i == parent || i == child || tokens[i].Head != parent || tokens[i].lex.isSpace {
					continue
				}
				if tokens[i].Dep == dep {
					return i
				}
				below = append(below, i)
			}
		}
		level = below
	}
	return tokens[child].Head
}
