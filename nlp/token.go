package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
	"newsgraph/nlp/spacy"
)

// token is a word, a number or a sign of the text, with what the model says of
// it. White space is no token.
type token struct {
	span     news.Span
	text     string
	lower    string // in lower case, with straight apostrophes
	sentence int
	block    int
	glued    bool // no more than blanks between it and the token before it in the sentence

	tag   string // fine-grained part of speech
	lemma string
	dep   string // relation to the head
	head  int    // place in the list of tokens; its own if it has none
	label string // of the named entity that it belongs to, or ""
}

// word reports whether the token has a letter or digit.
func (t token) word() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// capital reports whether the token has a capital letter, in front or inside
// as in iPhone.
func (t token) capital() bool {
	return hasUpper(t.text)
}

// proper reports whether the token is a proper noun.
func (t token) proper() bool { return t.tag == "NNP" || t.tag == "NNPS" }

// entity is a named entity that the model found: the tokens [first, end).
type entity struct {
	first, end int
	label      string // of OntoNotes, such as PERSON
}

// tokens is a text cut into tokens and sentences.
type tokens struct {
	text      string
	blocks    []news.Block
	list      []token
	sentences []news.Sentence
	first     []int // index of each sentence's first token, and len(list) at the end
	entities  []entity
}

// of gives the tokens of a sentence.
func (t *tokens) of(sentence int) []token { return t.list[t.first[sentence]:t.first[sentence+1]] }

// parse cuts an article into tokens and sentences. Each block is read for
// itself, so that sentences do not go beyond it, and so is a dateline: nothing
// that is told happened there, or then. With a model for another language than
// the article's nothing but the sentences should be used.
func parse(a *news.Article, model *spacy.Pipeline) *tokens {
	t := &tokens{text: a.Text, blocks: a.Blocks}
	for b, block := range a.Blocks {
		tokens, sentences, entities := len(t.list), len(t.sentences), len(t.entities)
		t.addText(a, model, b, block.Span)
		if tokens == len(t.list) {
			continue
		}
		if n := t.dateline(tokens); n > 0 && tokens+n+1 < len(t.list) {
			rest := t.list[tokens+n+1].span.Start
			t.list, t.sentences, t.first, t.entities = t.list[:tokens], t.sentences[:sentences], t.first[:sentences], t.entities[:entities]
			t.addText(a, model, b, news.Span{Start: block.Span.Start, End: rest})
			t.addText(a, model, b, news.Span{Start: rest, End: block.Span.End})
		}
	}
	t.first = append(t.first, len(t.list))
	t.mendTitles()
	return t
}

// addText adds what the model reads in a stretch of a block.
func (t *tokens) addText(a *news.Article, model *spacy.Pipeline, block int, span news.Span) {
	doc := Parse(model, span.Of(a.Text))
	if !english(a.Language) {
		endSentences(doc)
	}
	t.addDoc(doc, block, span.Start)
}

// endSentences lets the sentences of a doc end at full stops and the like, as
// far as that can be said of any language.
func endSentences(doc *spacy.Doc) {
	ended := false
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		t.SentStart = i == 0 || ended && !closing(t.Text)
		if t.SentStart {
			ended = false
		}
		ended = ended || strings.ContainsAny(t.Text, ".?!…。？！।؟") && t.Len() == 1
	}
}

// addDoc adds the tokens, sentences and entities of a doc, whose text begins at a
// byte of the article's.
func (t *tokens) addDoc(doc *spacy.Doc, block, at int) {
	places := make([]int, len(doc.Tokens)) // of the doc's tokens in the list, -1 for white space
	fresh, begun := true, len(t.sentences)
	for i := range doc.Tokens {
		w := &doc.Tokens[i]
		span := news.Span{Start: at, End: at + len(w.Text)}
		at = span.End
		places[i] = -1
		fresh = fresh || w.SentStart || t.setOff(span, block)
		if !w.IsSpace() {
			places[i] = len(t.list)
			fresh = fresh && (len(t.sentences) == begun || !t.goesOn(w, span, block))
			if fresh && (len(t.sentences) == begun || !t.closes(span, block)) {
				t.begin(span, block)
				fresh = false
			}
			t.add(w, span, block)
		}
		if w.Space {
			_, size := utf8.DecodeRuneInString(t.text[at:])
			at += size
		}
	}
	for i, place := range places {
		if place < 0 {
			continue
		}
		w := &t.list[place]
		if w.head = headOf(doc, places, i); t.list[w.head].sentence != w.sentence {
			w.head, w.dep = place, "ROOT"
		}
		t.mendInfinitive(place)
	}
	t.addEntities(doc, places)
}

// goesOn reports whether the last sentence goes on with a token at which the
// model would begin another: no sentence ends with a dash, a comma or a colon,
// nor before a word in lower case behind a closing mark (“Why?” she said), and
// hardly one with initials before a name (the U.S. Commerce Department).
func (t *tokens) goesOn(w *spacy.Token, span news.Span, block int) bool {
	if !t.inside(block) {
		return false
	}
	last := t.list[len(t.list)-1].text
	next, _ := utf8.DecodeRuneInString(span.Of(t.text))
	initials := strings.Count(last, ".") > 1 && strings.HasSuffix(last, ".") && hasUpper(last)
	return closing(last) && unicode.IsLower(next) || strings.Contains("—–-,:", last) || initials && w.Tag == "NNP"
}

// setOff reports whether a token begins a sentence by how it is set: with a capital
// letter and more than one blank behind a quote that ends as a sentence.
func (t *tokens) setOff(span news.Span, block int) bool {
	n := len(t.list)
	if n < 2 || !t.inside(block) || !strings.Contains("”\"", t.list[n-1].text) || !strings.Contains(".?!", t.list[n-2].text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(span.Of(t.text))
	return unicode.IsUpper(next) && span.Start-t.list[n-1].span.End > 1
}

// closes reports whether a token closes what the last sentence opened, and so
// belongs to it.
func (t *tokens) closes(span news.Span, block int) bool {
	return t.inside(block) && t.list[len(t.list)-1].span.End == span.Start && closing(span.Of(t.text))
}

// inside reports whether the last token is one of a block.
func (t *tokens) inside(block int) bool {
	return len(t.list) > 0 && t.list[len(t.list)-1].block == block
}

// begin begins a sentence with a token that comes next. A mark that opens
// something right before the token belongs to the sentence too.
func (t *tokens) begin(span news.Span, block int) {
	n, s := len(t.list), len(t.sentences)
	start, first := span, n
	if s > 0 && n-1 > t.first[s-1] && t.list[n-1].block == block && t.list[n-1].span.End == span.Start && opening(t.list[n-1].text) {
		first, start.Start = n-1, t.list[n-1].span.Start
		t.list[first].sentence, t.list[first].glued = s, false
		t.sentences[s-1].Span.End = t.list[n-2].span.End
	}
	t.first = append(t.first, first)
	t.sentences = append(t.sentences, news.Sentence{Span: start, Block: block})
}

// add adds a token to the last sentence.
func (t *tokens) add(w *spacy.Token, span news.Span, block int) {
	s := len(t.sentences) - 1
	t.sentences[s].Span.End = span.End
	glued := len(t.list) > t.first[s] && strings.TrimSpace(t.text[t.list[len(t.list)-1].span.End:span.Start]) == ""
	lemma := w.Lemma
	if strings.HasPrefix(w.Tag, "VB") {
		lemma = verbLemma(w.Lower(), lemma)
	}
	t.list = append(t.list, token{
		span: span, text: w.Text, lower: w.Lower(), sentence: s, block: block, glued: glued,
		tag: w.Tag, lemma: lemma, dep: w.Dep,
	})
}

// mendInfinitive tags an infinitive as one that the model takes for an adjective
// or a noun, though it sees the auxiliary: "threatened to fine Google".
func (t *tokens) mendInfinitive(to int) {
	if w := &t.list[to]; w.dep == "aux" && w.tag == "IN" && w.lower == "to" {
		if verb := &t.list[w.head]; (verb.tag == "JJ" || verb.tag == "NN") && knownVerbs[verb.lower] {
			w.tag, verb.tag, verb.lemma = "TO", "VB", verb.lower
		}
	}
}

// headOf gives the place of a token's head, past heads of white space; the
// token's own place if there is none.
func headOf(doc *spacy.Doc, places []int, i int) int {
	for at := i; ; {
		head := doc.Tokens[at].Head
		switch {
		case head == at:
			return places[i]
		case places[head] >= 0:
			return places[head]
		}
		at = head
	}
}

// addEntities adds the named entities of a doc.
func (t *tokens) addEntities(doc *spacy.Doc, places []int) {
	for _, e := range doc.Ents {
		first, end := -1, -1
		for _, place := range places[e.Start:e.End] {
			if place >= 0 {
				if first < 0 {
					first = place
				}
				end = place + 1
				t.list[place].label = e.Label
			}
		}
		if first >= 0 {
			t.entities = append(t.entities, entity{first, end, e.Label})
		}
	}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func closing(s string) bool { return strings.ContainsAny(s, "\"”’')]»") && len(s) <= 3 }

func opening(s string) bool { return strings.ContainsAny(s, "\"“‘'([«") && len(s) <= 3 }

func hasUpper(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }

func hasLower(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }
