package spacy

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"newsgraph/nlp/spacy/internal/kernel"
)

// scorer is the model of spacy.TransitionBasedParser.v2 with an upper layer.
// A state is described by a few tokens, the features; each adds a vector that
// depends on the token and its place among the features only, and so can be
// computed for whole blocks of tokens ahead.
type scorer struct {
	source   *tok2vec
	reduce   *kernel.Affine // a token's vector to the hidden width
	features int
	hidden   int
	pieces   int
	lower    *kernel.Affine // reduced vector to [features][pieces][hidden]
	missing  []float32      // the same for a feature that has no token
	bias     []float32      // [pieces][hidden]
	upper    *kernel.Affine // hidden to the moves
}

// newScorer takes the layers of a transition model with a number of moves.
func newScorer(l *layers, shared *tok2vec, v *vectors, features, moves int) (*scorer, error) {
	source, err := newSource(l, shared, v)
	if err != nil {
		return nil, err
	}
	s := &scorer{source: source, features: features}
	lower, err := l.take("precomputable_affine")
	if err != nil {
		return nil, err
	}
	// Both are called linear; the one for the scores stands first.
	upper, err := l.take("linear")
	if err != nil {
		return nil, err
	}
	reduce, err := l.take("linear")
	if err != nil {
		return nil, err
	}
	if s.reduce, err = newAffine(reduce, source.width); err != nil {
		return nil, err
	}
	if err := s.setLower(lower); err != nil {
		return nil, err
	}
	if s.upper, err = newAffine(upper, s.hidden); err != nil {
		return nil, err
	}
	if s.upper.Out != moves {
		return nil, fmt.Errorf("the model scores %d moves, and the file of moves has %d", s.upper.Out, moves)
	}
	return s, nil
}

func (s *scorer) setLower(n node) error {
	w, err := n.param("W", s.features, 0, 0, s.reduce.Out)
	if err != nil {
		return err
	}
	s.hidden, s.pieces = w.shape[1], w.shape[2]
	b, err := n.param("b", s.hidden, s.pieces)
	if err != nil {
		return err
	}
	pad, err := n.param("pad", 1, s.features, s.hidden, s.pieces)
	if err != nil {
		return err
	}
	var weights []float32
	size := s.hidden * s.pieces
	for f := range s.features {
		weights = append(weights, piecesFirst(w.data[f*size*s.reduce.Out:(f+1)*size*s.reduce.Out], s.hidden, s.pieces, s.reduce.Out)...)
		s.missing = append(s.missing, piecesFirst(pad.data[f*size:(f+1)*size], s.hidden, s.pieces, 1)...)
	}
	s.lower = kernel.NewAffine(weights, nil, s.features*size, s.reduce.Out)
	s.bias = piecesFirst(b.data, s.hidden, s.pieces, 1)
	return nil
}

// stepBuffers are the working memory of a scorer.
type stepBuffers struct {
	reduced []float32
	blocks  [][]float32 // of the lower layer's outputs; nil where not computed
	free    [][]float32
	recent  []int // the computed blocks, oldest first
	sum     []float32
	hidden  []float32
	scores  []float32
}

// ahead is how many blocks of the lower layer's outputs are kept, about 50 MB
// for a parser. Longer texts compute some of them again.
const ahead = 256

// start prepares for a doc.
func (s *scorer) start(w *work) *steps {
	b := &w.states
	for _, i := range b.recent {
		b.free = append(b.free, b.blocks[i])
	}
	n := len(w.doc.Tokens)/block + 1
	b.recent = b.recent[:0]
	b.blocks = append(b.blocks[:0], make([][]float32, n)...)
	return &steps{
		scorer: s, buffers: b, tensor: s.source.tensor(w), tokens: len(w.doc.Tokens),
		sum: resize(&b.sum, s.hidden*s.pieces), hidden: resize(&b.hidden, s.hidden), scores: resize(&b.scores, s.upper.Width),
	}
}

// steps scores the moves of one doc's states, one after the other.
type steps struct {
	*scorer
	buffers     *stepBuffers
	tensor      []float32
	tokens      int
	sum, hidden []float32
	scores      []float32
}

// score returns the scores of all moves in a state, described by its features:
// indices of tokens, negative where there is none. They hold until the next call.
func (s *steps) score(ids []int) []float32 {
	size := s.scorer.hidden * s.pieces
	clear(s.sum)
	for f, id := range ids {
		if id < 0 {
			kernel.Add(s.sum, s.missing[f*size:(f+1)*size])
			continue
		}
		at := id%block*s.lower.Width + f*size
		kernel.Add(s.sum, s.block(id / block)[at:at+size])
	}
	kernel.Add(s.sum, s.bias)
	kernel.Maxout(s.hidden, s.sum, 1, s.scorer.hidden, s.pieces, size)
	s.upper.Apply(s.scores, s.hidden, 1, s.scorer.hidden)
	return s.scores[:s.upper.Out]
}

// block returns the lower layer's outputs for a block of tokens.
func (s *steps) block(i int) []float32 {
	b := s.buffers
	if y := b.blocks[i]; y != nil {
		return y
	}
	if len(b.recent) == ahead {
		oldest := b.recent[0]
		b.recent = slices.Delete(b.recent, 0, 1)
		b.free = append(b.free, b.blocks[oldest])
		b.blocks[oldest] = nil
	}
	var y []float32
	if n := len(b.free); n > 0 {
		y, b.free = b.free[n-1], b.free[:n-1]
	}
	y = resize(&y, block*s.lower.Width)
	n := min(block, s.tokens-i*block)
	t := resize(&b.reduced, block*s.reduce.Width)
	s.reduce.Apply(t, s.tensor[i*block*s.source.width:], n, s.source.width)
	s.lower.Apply(y, t, n, s.reduce.Width)
	b.blocks[i] = y
	b.recent = append(b.recent, i)
	return y
}

// move is something that a transition system can do.
type move struct {
	action int
	label  string
}

// readMoves reads the file of moves: for each action the labels with their
// frequencies.
func readMoves(data []byte) ([]move, error) {
	var saved struct{ moves string }
	err := eachKey(data, func(key string, value []byte) (err error) {
		if key == "moves" {
			saved.moves, err = readText(value)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var actions map[string]map[string]int
	if err := json.NewDecoder(bytes.NewReader([]byte(saved.moves))).Decode(&actions); err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	counts := make(map[move]int)
	for action, labels := range actions {
		a, err := strconv.Atoi(action)
		if err != nil {
			return nil, fmt.Errorf("moves: action %q is not a number", action)
		}
		for label, n := range labels {
			counts[move{action: a, label: label}] = n
		}
	}
	return orderMoves(counts), nil
}

// orderMoves returns moves in the order in which spaCy adds them
// (TransitionSystem.initialize_actions): by action, then the most frequent
// label first, and of equally frequent ones the last by name. Labels that were
// added by hand have frequencies below zero. They come after all others, each
// with all its actions, where it is the most frequent.
func orderMoves(counts map[move]int) []move {
	var learned, added []move
	most := make(map[string]int) // of the labels that were added
	for m, n := range counts {
		if n >= 0 {
			learned = append(learned, m)
			continue
		}
		if old, ok := most[m.label]; !ok || n > old {
			most[m.label] = n
		}
		added = append(added, m)
	}
	slices.SortFunc(learned, func(a, b move) int {
		return cmp.Or(cmp.Compare(a.action, b.action), cmp.Compare(counts[b], counts[a]), cmp.Compare(b.label, a.label))
	})
	slices.SortFunc(added, func(a, b move) int {
		return cmp.Or(cmp.Compare(most[b.label], most[a.label]), cmp.Compare(b.label, a.label), cmp.Compare(a.action, b.action))
	})
	return append(learned, added...)
}

// best returns the highest scored move among those that are valid, the first
// of equals; -1 if none is.
func best(scores []float32, valid func(m int) bool) int {
	found := -1
	for i, s := range scores {
		if (found < 0 || s > scores[found]) && valid(i) {
			found = i
		}
	}
	return found
}
