package main

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// sets are those that the weights may be trained on. In MEANTIME only what is
// annotated is known: a name that is not may be one that the annotators left
// out.
var sets = []string{"oke-2016-train", "wiki-fair-2", "meantime"}

// document is a text with its names and who they mean.
type document struct {
	article *news.Article
	gold    map[news.Span]string // Wikidata identifiers; "" for nobody there
	open    []news.Span          // that may be linked or not
	scope   news.Span            // that is annotated
	partial bool                 // not all names in the scope are annotated
	own     bool                 // written for the training
}

// row is a text of a set. It counts in code points.
type row struct {
	Title, Date, Text string
	EvalSpan          []int `json:"eval_span"`
	Mentions          []struct {
		Start, End int
		QID, Type  string
		Optional   bool
	}
	Entities []struct { // of MEANTIME
		Start, End int
		QID        string
	}
}

// readSets reads the sets from their folder.
func readSets(dir string) ([]document, error) {
	var documents []document
	for _, set := range sets {
		found, err := readSet(filepath.Join(dir, "linking", set+".jsonl.gz"))
		if err != nil {
			return nil, fmt.Errorf("read a set to train on: %w", err)
		}
		documents = append(documents, found...)
	}
	return append(documents, ownTexts()...), nil
}

// own are texts written for the training, of kinds that the sets have few of:
// results and tables of sport, markets, people whom nobody knows. A line --- is
// between them; the first line is the date. Names stand in braces with who is
// meant, an identifier of Wikidata or
// of our facts, or nothing for nobody.
//
//go:embed own.txt
var own string

var marked = regexp.MustCompile(`\{([^{}=]+)=(Q\d+|kb-[a-z-]+)?\}`)

// ownTexts makes documents of them. What is not marked counts for nothing.
func ownTexts() []document {
	var documents []document
	for text := range strings.SplitSeq(own, "---\n") {
		date, text, _ := strings.Cut(text, "\n")
		text = strings.TrimPrefix(text, "# ")
		var plain strings.Builder
		last, gold := 0, make(map[news.Span]string)
		for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
			plain.WriteString(text[last:m[0]])
			start := plain.Len()
			plain.WriteString(text[m[2]:m[3]])
			qid := ""
			if m[4] >= 0 {
				qid = text[m[4]:m[5]]
			}
			gold[news.Span{Start: start, End: plain.Len()}] = qid
			last = m[1]
		}
		plain.WriteString(text[last:])
		title, _, _ := strings.Cut(plain.String(), "\n")
		r := row{Title: title, Date: date, Text: plain.String()}
		documents = append(documents, document{article: r.article(), gold: gold, scope: news.Span{End: len(r.Text)}, partial: true, own: true})
	}
	return documents
}

func readSet(name string) ([]document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var documents []document
	for lines := json.NewDecoder(z); ; {
		var r row
		err := lines.Decode(&r)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s, text %d: %w", name, len(documents)+1, err)
		}
		documents = append(documents, r.document())
	}
}

func (r row) document() document {
	d := document{article: r.article(), gold: make(map[news.Span]string), scope: news.Span{End: len(r.Text)}}
	var offsets []int
	for i := range r.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(r.Text))
	span := func(start, end int) news.Span { return news.Span{Start: offsets[start], End: offsets[end]} }
	if len(r.EvalSpan) == 2 {
		d.scope = span(r.EvalSpan[0], r.EvalSpan[1])
	}
	for _, m := range r.Mentions {
		s := span(m.Start, m.End)
		if capital(s.Of(r.Text)) && m.Type != "DATETIME" && m.Type != "QUANTITY" && !m.Optional {
			d.gold[s] = m.QID
		}
		d.open = append(d.open, s)
	}
	for _, e := range r.Entities {
		d.partial = true
		if s := withoutArticle(r.Text, span(e.Start, e.End)); e.QID != "" && allCapital(s.Of(r.Text)) {
			d.gold[s] = e.QID
		}
	}
	return d
}

// article makes an article of the text, a block a line. The title, where it
// stands first, is a heading.
func (r row) article() *news.Article {
	a := &news.Article{Language: "en", Text: r.Text}
	a.Published, _ = news.ParseDate(r.Date) // unknown where the set gives none
	at := 0
	for line := range strings.Lines(r.Text) {
		text := strings.TrimSpace(line)
		start := at + strings.Index(line, text)
		at += len(line)
		if text == "" {
			continue
		}
		block := news.Block{Kind: news.Paragraph, Span: news.Span{Start: start, End: start + len(text)}}
		if len(a.Blocks) == 0 && strings.HasSuffix(r.Title, text) {
			block.Kind = news.Heading
		}
		a.Blocks = append(a.Blocks, block)
	}
	return a
}

// withoutArticle is the span of a phrase without "the" before it.
func withoutArticle(text string, s news.Span) news.Span {
	if words := s.Of(text); len(words) > 4 && strings.EqualFold(words[:4], "the ") {
		s.Start += 4
	}
	return s
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// allCapital reports whether a phrase is a name: its words have capitals, but
// for those that names have inside.
func allCapital(phrase string) bool {
	fields := strings.Fields(phrase)
	return len(fields) > 0 && !slices.ContainsFunc(fields, func(w string) bool {
		return !capital(w) && !slices.Contains([]string{"of", "and", "the", "for"}, w)
	})
}
