package spacy

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteCoNLLU writes a doc in the format of Universal Dependencies,
// https://universaldependencies.org/format.html, with spaCy's labels. MISC has
// NER in IOB form, and says what white space stands around a token, as UDPipe
// does. Tokens of white space alone, which the format does not know, are left
// out: what depends on one depends on its head instead.
func (d *Doc) WriteCoNLLU(w io.Writer) error {
	b := bufio.NewWriter(w)
	c := conllu{doc: d, entities: d.iob(), numbers: make([]int, len(d.Tokens))}
	for c.first < len(d.Tokens) && d.Tokens[c.first].IsSpace() {
		c.first++
	}
	n := 0
	for s := range d.Sents() {
		if c.number(s) > 0 {
			n++
			fmt.Fprintf(b, "# sent_id = %d\n", n)
			c.sentence(b, s)
		}
	}
	return b.Flush()
}

// conllu is the state of writing a doc.
type conllu struct {
	doc      *Doc
	entities []string // an IOB label for each token, or ""
	numbers  []int    // of tokens in their sentence, from 1; 0 for white space
	first    int      // the first token that is not white space
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
	var text strings.Builder
	for _, t := range c.doc.Tokens[s.Start:s.End] {
		text.WriteString(t.Text)
		if t.Space {
			text.WriteByte(' ')
		}
	}
	fmt.Fprintf(b, "# text = %s\n", strings.Join(strings.Fields(text.String()), " "))
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

// field returns a value as the format wants it: no tab or line break, and "_" for none.
func field(value string) string {
	if value == "" {
		return "_"
	}
	return strings.Join(strings.Fields(value), " ")
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
	if before := c.spaces(0); before != "" && c.first == i {
		list = append(list, "SpacesBefore="+escapeSpaces.Replace(before))
	}
	after := c.spaces(i + 1)
	if c.doc.Tokens[i].Space {
		after = " " + after
	}
	switch {
	case after == "" && i+1 < len(c.doc.Tokens):
		list = append(list, "SpaceAfter=No")
	case after != "" && after != " ":
		list = append(list, "SpacesAfter="+escapeSpaces.Replace(after))
	}
	if len(list) == 0 {
		return "_"
	}
	return strings.Join(list, "|")
}

// spaces returns the text of the tokens of white space from a token on.
func (c *conllu) spaces(from int) string {
	var text strings.Builder
	for _, t := range c.doc.Tokens[from:] {
		if !t.IsSpace() {
			break
		}
		text.WriteString(t.Text)
		if t.Space {
			text.WriteByte(' ')
		}
	}
	return text.String()
}

// escapeSpaces writes white space as UDPipe does.
var escapeSpaces = strings.NewReplacer(" ", `\s`, "\t", `\t`, "\r", `\r`, "\n", `\n`, "|", `\p`, `\`, `\\`)
