package spacy

import (
	"fmt"
	"math/bits"

	"github.com/tinylib/msgp/msgp"

	"newsgraph/nlp/spacy/internal/kernel"
)

// embedded is how many lexemes an embedding layer remembers.
const embedded = 1 << 15

// tok2vec is spacy.Tok2Vec.v2: each token's lexeme is embedded on its own by
// spacy.MultiHashEmbed.v2, then sees its neighbors through
// spacy.MaxoutWindowEncoder.v2.
type tok2vec struct {
	width   int
	tables  []hashTable
	vectors *vectors       // nil if the model has none
	project *kernel.Affine // of a vector to the width
	mix     maxout         // of all embeddings to the width
	layers  []maxout
	window  int // neighbors on each side that a layer sees
	cache   *cache[embedKey, []float32]
	spaces  bool // an attribute tells what follows the token
}

// embedKey is all that an embedding depends on: a lexeme is known by its form
// and norm.
type embedKey struct {
	orth, norm uint64
	space      bool
}

// hashTable embeds one attribute: thinc's HashEmbed.
type hashTable struct {
	attr  string
	seed  uint32
	width int
	rows  uint32
	data  []float32
}

// maxout is thinc's Maxout with normalize: of pieces affine maps, the largest
// value for each output; then a layer norm.
type maxout struct {
	affine        *kernel.Affine
	width, pieces int
	gain, bias    []float32
}

// buffers are the working memory of a network.
type buffers struct {
	mixed, row       []float32 // for one token: concatenated embeddings, affine outputs
	input, output    []float32 // rows of tokens, with padding
	unfolded, folded []float32 // a block of rows: affine outputs, their maxima
}

// resize returns a slice of n values, of b's memory if it is enough. The
// values are what they were.
func resize(b *[]float32, n int) []float32 {
	if cap(*b) < n {
		*b = make([]float32, n+n/4)
	}
	return (*b)[:n]
}

// newTok2vec takes the layers of a tok2vec out of a model.
func newTok2vec(l *layers, v *vectors) (*tok2vec, error) {
	features, err := l.take("extract_features")
	if err != nil {
		return nil, err
	}
	t := &tok2vec{cache: newCache[embedKey, []float32](embedded), window: 1}
	err = eachItem(features.attrs["columns"], func(_ int, column []byte) error {
		if id, _, err := msgp.ReadUint64Bytes(column); err == nil {
			return fmt.Errorf("the attribute number %d cannot be embedded here; attributes must have names", id)
		}
		attr, err := readText(column)
		if err != nil {
			return err
		}
		return t.addTable(l, attr)
	})
	if err != nil {
		return nil, fmt.Errorf("the columns of the layer %q: %w", features.name, err)
	}
	if len(t.tables) == 0 {
		return nil, fmt.Errorf("the layer %q names no columns", features.name)
	}
	t.width = t.tables[0].width
	inputs := t.width * len(t.tables)
	if l.has("static_vectors") {
		if err := t.addVectors(l, v); err != nil {
			return nil, err
		}
		inputs += t.width
	}
	if t.mix, err = newMaxout(l, t.width, inputs); err != nil {
		return nil, err
	}
	for l.has("expand_window") {
		if err := t.addLayer(l); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *tok2vec) addTable(l *layers, attr string) error {
	n, err := l.take("hashembed")
	if err != nil {
		return err
	}
	seed, err := n.number("seed")
	if err != nil {
		return err
	}
	width := 0
	if len(t.tables) > 0 {
		width = t.tables[0].width
	}
	e, err := n.param("E", 0, width)
	if err != nil {
		return err
	}
	switch attr {
	case "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "ORTH", "IS_SPACE":
	case "SPACY":
		t.spaces = true
	default:
		return fmt.Errorf("the attribute %q cannot be embedded here; known are NORM, LOWER, ORTH, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE", attr)
	}
	t.tables = append(t.tables, hashTable{attr: attr, seed: uint32(seed), width: e.shape[1], rows: uint32(e.shape[0]), data: e.data})
	return nil
}

func (t *tok2vec) addVectors(l *layers, v *vectors) error {
	if v == nil {
		return fmt.Errorf("the model needs word vectors, and the pipeline has none in vocab/vectors")
	}
	n, err := l.take("static_vectors")
	if err != nil {
		return err
	}
	w, err := n.param("W", t.width, v.width)
	if err != nil {
		return err
	}
	t.vectors = v
	t.project = kernel.NewAffine(w.data, nil, t.width, v.width)
	return nil
}

func (t *tok2vec) addLayer(l *layers) error {
	n, err := l.take("expand_window")
	if err != nil {
		return err
	}
	if t.window, err = n.number("window_size"); err != nil {
		return err
	}
	if t.window < 1 || t.window > 16 {
		return fmt.Errorf("a window of %d cannot be right", t.window)
	}
	m, err := newMaxout(l, t.width, t.width*(2*t.window+1))
	t.layers = append(t.layers, m)
	return err
}

// newMaxout takes a maxout and its layer norm. The weights' order changes from
// output, piece to piece, output, so that a maximum runs over whole vectors.
func newMaxout(l *layers, outputs, inputs int) (maxout, error) {
	n, err := l.take("maxout")
	if err != nil {
		return maxout{}, err
	}
	w, err := n.param("W", outputs, 0, inputs)
	if err != nil {
		return maxout{}, err
	}
	pieces := w.shape[1]
	b, err := n.param("b", outputs, pieces)
	if err != nil {
		return maxout{}, err
	}
	if n, err = l.take("layernorm"); err != nil {
		return maxout{}, err
	}
	gain, err := n.param("G", outputs)
	if err != nil {
		return maxout{}, err
	}
	bias, err := n.param("b", outputs)
	if err != nil {
		return maxout{}, err
	}
	affine := kernel.NewAffine(piecesFirst(w.data, outputs, pieces, inputs), piecesFirst(b.data, outputs, pieces, 1), outputs*pieces, inputs)
	return maxout{affine: affine, width: outputs, pieces: pieces, gain: gain.data, bias: bias.data}, nil
}

// piecesFirst turns [outputs][pieces][n] into [pieces][outputs][n].
func piecesFirst(data []float32, outputs, pieces, n int) []float32 {
	out := make([]float32, 0, len(data))
	for p := range pieces {
		for o := range outputs {
			at := (o*pieces + p) * n
			out = append(out, data[at:at+n]...)
		}
	}
	return out
}

// tensor returns the vectors of a doc's tokens, a row each, computing them
// when they are asked for first.
func (t *tok2vec) tensor(w *work) []float32 {
	if rows, ok := w.tensors[t]; ok {
		return rows
	}
	n := len(w.doc.Tokens)
	pad := t.window * len(t.layers)
	// The rows of padding take part in every layer, as in thinc's with_array;
	// beyond them every layer sees zeros, the guard.
	guard := t.window
	size := (n + 2*pad + 2*guard) * t.width
	in, out := resize(&w.net.input, size), resize(&w.net.output, size)
	clear(in[:(guard+pad)*t.width])
	clear(in[(guard+pad+n)*t.width:])
	clear(out[:guard*t.width])
	clear(out[size-guard*t.width:])
	for i := range w.doc.Tokens {
		copy(in[(guard+pad+i)*t.width:], t.embed(&w.doc.Tokens[i], &w.net))
	}
	for _, layer := range t.layers {
		t.encode(layer, out, in, n+2*pad, &w.net)
		in, out = out, in
	}
	rows := append([]float32(nil), in[(guard+pad)*t.width:(guard+pad+n)*t.width]...)
	w.tensors[t] = rows
	return rows
}

// block is how many rows go through a layer together: few enough that what is
// between its steps stays in the processor's cache.
const block = 48

// encode computes out = in + layer(windows of in) for rows of tokens that
// stand between guards.
func (t *tok2vec) encode(layer maxout, out, in []float32, rows int, b *buffers) {
	y, m := resize(&b.unfolded, block*layer.affine.Width), resize(&b.folded, block*t.width)
	for first := 0; first < rows; first += block {
		n := min(block, rows-first)
		// The window of a row begins as many rows before it as the guard has.
		layer.apply(m, y, in[first*t.width:], n, t.width)
		at := (t.window + first) * t.width
		copy(out[at:at+n*t.width], in[at:at+n*t.width])
		kernel.Add(out[at:at+n*t.width], m[:n*t.width])
	}
}

// apply computes rows of x, which begin stride apart; y is working memory.
func (m maxout) apply(dst, y, x []float32, rows, stride int) {
	m.affine.Apply(y, x, rows, stride)
	kernel.Maxout(dst, y, rows, m.width, m.pieces, m.affine.Width)
	kernel.Normalize(dst, rows, m.gain, m.bias)
}

// embed returns the vector of a token before it sees its neighbors.
func (t *tok2vec) embed(token *Token, b *buffers) []float32 {
	key := embedKey{orth: token.lex.orth, norm: token.lex.normID, space: t.spaces && token.Space}
	return t.cache.get(key, func() []float32 {
		// One row of x with all embeddings, the vector's last; thinc adds no bias to it.
		x := resize(&b.mixed, t.mix.affine.In)
		clear(x)
		for i := range t.tables {
			t.tables[i].add(x[i*t.width:(i+1)*t.width], token)
		}
		if t.vectors != nil {
			if v, ok := t.vectors.find(token.lex.orth); ok {
				y := resize(&b.row, t.project.Width)
				t.project.Apply(y, v, 1, len(v))
				copy(x[len(t.tables)*t.width:], y[:t.width])
			}
		}
		out := make([]float32, t.width)
		t.mix.apply(out, resize(&b.row, t.mix.affine.Width), x, 1, len(x))
		return out
	})
}

// add adds the four rows that an attribute's value hashes to.
func (h *hashTable) add(dst []float32, t *Token) {
	for _, r := range hash(h.value(t), h.seed) {
		at := int(r%h.rows) * h.width
		kernel.Add(dst, h.data[at:at+h.width])
	}
}

func (h *hashTable) value(t *Token) uint64 {
	switch h.attr {
	case "NORM":
		return t.lex.normID
	case "LOWER":
		return stringID(t.lex.lower) // embeddings are kept, so this is seldom computed
	case "ORTH":
		return t.lex.orth
	case "PREFIX":
		return t.lex.prefix
	case "SUFFIX":
		return t.lex.suffix
	case "SHAPE":
		return t.lex.shape
	case "IS_SPACE":
		return flag(t.lex.isSpace)
	}
	return flag(t.Space) // SPACY
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// hash is MurmurHash3_x86_128 as thinc's Ops.hash uses it on one 64-bit key.
func hash(key uint64, seed uint32) [4]uint32 {
	h1 := key * 0x87c37b91114253d5
	h1 = bits.RotateLeft64(h1, 31) * 0x4cf5ad432745937f
	h1 ^= uint64(seed)
	h1 ^= 8 // the key's length
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = finish(h1), finish(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}

func finish(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
