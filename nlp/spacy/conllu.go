package spacy

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// WriteCoNLLU writes a doc in the format of Universal Dependencies,
// https://universaldependencies.org/format.html, with spaCy's labels. MISC has
// NER in IOB form, and says what white space stands around a token, as UDPipe
// does, with \uXXXX for kinds that UDPipe has no name for. Tokens of white
// space alone, which the format does not know, are left out: what depends on
// one depends on its head instead. Sentences are numbered from first on; the
// number after the last is returned.
func (d *Doc) WriteCoNLLU(w io.Writer, first int) (next int, err error) {
	b := bufio.NewWriter(w)
	c := conllu{doc: d, entities: d.iob(), starts: d.byteStarts(), numbers: make([]int, len(d.Tokens))}
	for s := range d.Sents() {
		if c.number(s) > 0 {
			fmt.Fprintf(b, "# sent_id = %d\n", first)
			c.sentence(b, s)
			first++
		}
	}
	return first, b.Flush()
}

// conllu is the state of writing a doc.
type conllu struct {
	doc      *Doc
	entities []string // an IOB label for each token, or ""
	starts   []int    // where each token begins, in bytes, and the text's end
	numbers  []int    // of tokens in their sentence, from 1; 0 for white space
	written  bool     // a token has been written
}

// iob returns B-LABEL or I-LABEL for the tokens of entities.
func (d *Doc) iob() []string {
	list := make([]string, len(d.Tokens))
	for _, e := range d.Ents {
		for i := e.Start; i < e.End; i++ {
			list[i] = "I-" + e.Label
		}
		list[e.Start] = "B-" + e.Label
	}
	return list
}

// byteStarts returns where each token begins in the text, in bytes, and at the
// end the text's length.
func (d *Doc) byteStarts() []int {
	starts := make([]int, 0, len(d.Tokens)+1)
	at, runes := 0, 0
	for i := range d.Tokens {
		for ; runes < d.Tokens[i].Start; runes++ {
			_, size := utf8.DecodeRuneInString(d.Text[at:])
			at += size
		}
		starts = append(starts, at)
	}
	return append(starts, len(d.Text))
}

// end returns where a token ends, in bytes.
func (c *conllu) end(i int) int {
	at := c.starts[i]
	for range c.doc.Tokens[i].Len() {
		_, size := utf8.DecodeRuneInString(c.doc.Text[at:])
		at += size
	}
	return at
}

// number counts the tokens of a sentence that are not white space.
func (c *conllu) number(s Span) int {
	n := 0
	for i := s.Start; i < s.End; i++ {
		if !c.doc.Tokens[i].IsSpace() {
			n++
			c.numbers[i] = n
		}
	}
	return n
}

func (c *conllu) sentence(b *bufio.Writer, s Span) {
	fmt.Fprintf(b, "# text = %s\n", oneLine(c.doc.Text[c.starts[s.Start]:c.starts[s.End]]))
	root := c.root(s)
	for i := s.Start; i < s.End; i++ {
		t := &c.doc.Tokens[i]
		if t.IsSpace() {
			continue
		}
		head, dep := c.head(i, s, root)
		fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", c.numbers[i], field(t.Text), field(t.Lemma), field(t.POS),
			field(t.Tag), field(t.Morph), head, field(dep), c.misc(i))
	}
	b.WriteByte('\n')
}

// oneLine returns a text with single blanks for its white space, and none
// around it.
func oneLine(text string) string { return strings.Join(strings.FieldsFunc(text, isSpace), " ") }

// field returns a value as the format wants it: on one line, and "_" for none.
func field(value string) string {
	if value = oneLine(value); value == "" {
		return "_"
	}
	return value
}

// head returns the number of a token's head, past heads of white space, and
// the relation. A sentence has one root.
func (c *conllu) head(i int, s Span, root int) (int, string) {
	if i == root {
		return 0, "root"
	}
	head := c.climb(i, s)
	if head == i {
		head = root
	}
	dep := c.doc.Tokens[i].Dep
	if dep == "" || dep == "ROOT" {
		dep = "dep"
	}
	return c.numbers[head], dep
}

// climb returns the next token above a token that is not white space, or the
// token itself if there is none in the sentence.
func (c *conllu) climb(i int, s Span) int {
	for at := i; ; {
		head := c.doc.Tokens[at].Head
		if head == at || head < s.Start || head >= s.End {
			return i
		}
		if c.numbers[head] > 0 {
			return head
		}
		at = head
	}
}

// root returns the first token that depends on no other one.
func (c *conllu) root(s Span) int {
	for i := s.Start; i < s.End; i++ {
		if c.numbers[i] > 0 && c.climb(i, s) == i {
			return i
		}
	}
	return s.Start
}

// misc says what entity a token belongs to and what white space stands after
// it; before it only at the start of the text.
func (c *conllu) misc(i int) string {
	var list []string
	if c.entities[i] != "" {
		list = append(list, "NER="+c.entities[i])
	}
	if before := c.doc.Text[:c.starts[i]]; !c.written && before != "" {
		list = append(list, "SpacesBefore="+escapeSpaces(before))
	}
	c.written = true
	next := i + 1
	for next < len(c.doc.Tokens) && c.doc.Tokens[next].IsSpace() {
		next++
	}
	after := c.doc.Text[c.end(i):c.starts[next]]
	switch {
	case after == "" && next < len(c.doc.Tokens):
		list = append(list, "SpaceAfter=No")
	case after != "" && after != " ":
		list = append(list, "SpacesAfter="+escapeSpaces(after))
	}
	if len(list) == 0 {
		return "_"
	}
	return strings.Join(list, "|")
}

// escapeSpaces writes white space so that it can be seen.
func escapeSpaces(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch r {
		case ' ':
			b.WriteString(`\s`)
		case '\t':
			b.WriteString(`\t`)
		case '\r':
			b.WriteString(`\r`)
		case '\n':
			b.WriteString(`\n`)
		case '|':
			b.WriteString(`\p`)
		case '\\':
			b.WriteString(`\\`)
		default:
			if isSpace(r) {
				fmt.Fprintf(&b, `\u%04X`, r)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
