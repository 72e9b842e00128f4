// Package spacy runs spaCy's convolutional pipelines: it computes what
// spaCy 3.8 computes from the same weights - tokens, tags, parts of speech,
// morphology, lemmas, dependency trees, sentence starts and named entities -
// without Python, cgo or a network. It knows nothing of news.
//
// It reads pipelines in spaCy's own directory form, in wheels, and in a
// compact form (see [Compact]), and refuses those with a part that it cannot
// run. What it computes is described where it is done; the parts' own
// description is spaCy's documentation, https://spacy.io/api.
package spacy

import (
	"fmt"
	"iter"
	"sync"
)

// Pipeline turns texts into docs. It may be used by many goroutines at once;
// each that runs at the same time needs some working memory, which grows with
// its longest text: some 6 kB a token up to 12,000 tokens, 3 kB from there on.
type Pipeline struct {
	meta      Meta
	tokenizer *tokenizer
	vectors   *vectors // nil if it has none
	parts     []part
	work      sync.Pool // of *work
}

// part is one component of a pipeline. It adds what it finds to a doc.
type part interface {
	annotate(w *work)
}

// Doc is a text with what a pipeline found in it.
type Doc struct {
	Text   string
	Tokens []Token
	Ents   []Span // named entities, in order; they don't overlap
}

// Token is a word, a mark or a stretch of white space. What no part of the
// pipeline sets is empty.
type Token struct {
	Text      string
	Start     int    // code points before it in the text
	Space     bool   // a single space follows, which belongs to no token
	Tag       string // fine-grained part of speech, for English of the Penn Treebank
	POS       string // part of speech of Universal Dependencies
	Morph     string // features of Universal Dependencies, as in Number=Sing|Person=3
	Lemma     string
	Head      int    // index of the token that this one depends on; a root is its own head
	Dep       string // relation to the head, in the ClearNLP style
	SentStart bool   // a sentence begins here

	lex *lexeme
}

// IsSpace says that the token consists of white space.
func (t *Token) IsSpace() bool { return t.lex.isSpace }

// Len returns the number of code points.
func (t *Token) Len() int { return t.lex.runes }

// Lower returns the text in lower case.
func (t *Token) Lower() string { return t.lex.lower }

// Span is a run of tokens, from Start up to, not including, End.
type Span struct {
	Start, End int
	Label      string
}

// Sents returns the sentences, as runs of tokens without a label.
func (d *Doc) Sents() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		start := 0
		for i := 1; i <= len(d.Tokens); i++ {
			if i < len(d.Tokens) && !d.Tokens[i].SentStart {
				continue
			}
			if !yield(Span{Start: start, End: i}) {
				return
			}
			start = i
		}
	}
}

// Parse reads a text. Bytes that are not UTF-8 count as U+FFFD each.
func (p *Pipeline) Parse(text string) *Doc {
	w := p.work.Get().(*work)
	defer p.work.Put(w)
	w.begin(text, p.tokenizer.tokenize(text))
	for _, part := range p.parts {
		part.annotate(w)
	}
	return w.end()
}

// work is the memory in which one doc at a time is made.
type work struct {
	doc     *Doc
	tensors map[*tok2vec][]float32 // a row a token
	sents   []int8                 // sentence starts: 1 yes, -1 no, 0 not said, a token each
	net     buffers
	states  stepBuffers
}

func newWork() *work { return &work{tensors: make(map[*tok2vec][]float32)} }

// begin starts a doc.
func (w *work) begin(text string, tokens []token) {
	w.doc = &Doc{Text: text, Tokens: make([]Token, len(tokens))}
	for i, t := range tokens {
		w.doc.Tokens[i] = Token{Text: t.lex.text, Start: t.start, Space: t.space, Head: i, lex: t.lex}
	}
	w.sents = append(w.sents[:0], make([]int8, len(tokens))...)
	clear(w.tensors)
}

// end returns the finished doc and forgets it.
func (w *work) end() *Doc {
	doc := w.doc
	w.doc = nil
	for i := range doc.Tokens {
		doc.Tokens[i].SentStart = i == 0 || w.sents[i] > 0
	}
	return doc
}

// Meta is what a pipeline says of itself.
type Meta struct {
	Lang        string `json:"lang"`
	Name        string `json:"name"`
	Version     string `json:"version"`
	Description string `json:"description"`
	Author      string `json:"author"`
	Email       string `json:"email"`
	URL         string `json:"url"`
	License     string `json:"license"`
	Sources     []struct {
		Name    string `json:"name"`
		URL     string `json:"url"`
		License string `json:"license"`
		Author  string `json:"author"`
	} `json:"sources"`
}

// String returns the name that spaCy uses, as in en_core_web_md-3.8.0.
func (m Meta) String() string { return fmt.Sprintf("%s_%s-%s", m.Lang, m.Name, m.Version) }

// Meta returns what the pipeline says of itself.
func (p *Pipeline) Meta() Meta { return p.meta }
