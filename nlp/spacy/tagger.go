package spacy

import (
	"encoding/json"
	"fmt"

	"newsgraph/nlp/spacy/internal/kernel"
)

// classifier is the model of spacy.Tagger.v2: the class of a token is the one
// with the highest score of an affine map of its vector. (A softmax would not
// change which is highest.)
type classifier struct {
	source *tok2vec
	scores *kernel.Affine
}

// newClassifier takes a model's output layer, and its own tok2vec if it does
// not listen to a shared one.
func newClassifier(l *layers, shared *tok2vec, v *vectors) (*classifier, error) {
	source, err := newSource(l, shared, v)
	if err != nil {
		return nil, err
	}
	n, err := l.take("softmax")
	if err != nil {
		return nil, err
	}
	scores, err := newAffine(n, source.width)
	return &classifier{source: source, scores: scores}, err
}

// newSource returns the tok2vec that a model uses: the shared one if it has a
// listener, otherwise one of its own layers.
func newSource(l *layers, shared *tok2vec, v *vectors) (*tok2vec, error) {
	if !l.has("tok2vec-listener") {
		return newTok2vec(l, v)
	}
	if shared == nil {
		return nil, fmt.Errorf("the model listens to a tok2vec that is not in the pipeline before it")
	}
	return shared, nil
}

// newAffine makes the affine map of a layer with parameters W and b.
func newAffine(n node, inputs int) (*kernel.Affine, error) {
	w, err := n.param("W", 0, inputs)
	if err != nil {
		return nil, err
	}
	b, err := n.param("b", w.shape[0])
	if err != nil {
		return nil, err
	}
	return kernel.NewAffine(w.data, b.data, w.shape[0], inputs), nil
}

// classes calls found with the class of each token.
func (c *classifier) classes(w *work, found func(token, class int)) {
	rows := c.source.tensor(w)
	width := c.source.width
	y := resize(&w.net.unfolded, block*c.scores.Width)
	for first := 0; first < len(w.doc.Tokens); first += block {
		n := min(block, len(w.doc.Tokens)-first)
		c.scores.Apply(y, rows[first*width:], n, width)
		for i := range n {
			at := i * c.scores.Width
			found(first+i, kernel.Argmax(y[at:at+c.scores.Out]))
		}
	}
}

// tagger sets the fine-grained part of speech. One that is there holds, unless
// overwrite is set.
type tagger struct {
	*classifier
	labels    []string
	overwrite bool
}

func newTagger(l *layers, cfg []byte, shared *tok2vec, v *vectors) (*tagger, error) {
	c, err := newClassifier(l, shared, v)
	if err != nil {
		return nil, err
	}
	var settings struct {
		Labels    []string
		Overwrite bool
	}
	if err := json.Unmarshal(cfg, &settings); err != nil {
		return nil, fmt.Errorf("cfg: %w", err)
	}
	if len(settings.Labels) != c.scores.Out {
		return nil, fmt.Errorf("cfg has %d labels, and the model %d classes", len(settings.Labels), c.scores.Out)
	}
	return &tagger{classifier: c, labels: settings.Labels, overwrite: settings.Overwrite}, nil
}

func (t *tagger) annotate(w *work) {
	t.classes(w, func(token, class int) {
		if known := &w.doc.Tokens[token].Tag; *known == "" || t.overwrite {
			*known = t.labels[class]
		}
	})
}

// senter finds sentence starts without a parse. What was said before it holds,
// unless overwrite is set.
type senter struct {
	*classifier
	overwrite bool
}

func newSenter(l *layers, cfg []byte, shared *tok2vec, v *vectors) (*senter, error) {
	c, err := newClassifier(l, shared, v)
	if err != nil {
		return nil, err
	}
	if c.scores.Out != 2 {
		return nil, fmt.Errorf("the model has %d classes, want 2", c.scores.Out)
	}
	s := &senter{classifier: c}
	var settings struct{ Overwrite bool }
	if err := json.Unmarshal(cfg, &settings); err != nil {
		return nil, fmt.Errorf("cfg: %w", err)
	}
	s.overwrite = settings.Overwrite
	return s, nil
}

func (s *senter) annotate(w *work) {
	s.classes(w, func(token, class int) {
		if w.sents[token] == 0 || s.overwrite {
			w.sents[token] = int8(2*class - 1)
		}
	})
}
