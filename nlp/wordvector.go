package nlp

import (
	"strings"
	"sync"
	"sync/atomic"

	"newsgraph/nlp/spacy"
)

// wordVectors remembers vectors of words, scaled to length 1, from one article to
// the next: to take them from the model costs more than all that is done with
// them. It is safe for concurrent use.
type wordVectors struct {
	known sync.Map // of []float32, nil for words that the model does not know
	n     atomic.Int32
}

// mostVectors is how many words are remembered: with 300 numbers each, 12 MB.
const mostVectors = 10_000

// of gives the vector of a word, which must not be changed; nil if there is none.
func (w *wordVectors) of(model *spacy.Pipeline, word string) []float32 {
	if v, ok := w.known.Load(word); ok {
		return v.([]float32)
	}
	v, _ := model.Vector(word)
	v = unit(v)
	if w.n.Add(1) <= mostVectors {
		w.known.Store(strings.Clone(word), v)
	}
	return v
}

// vector is the vector of a word, scaled to length 1; nil if there is none.
func (r *Reader) vector(word string) []float32 { return r.vectors.of(r.Model, word) }
