package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"newsgraph/news"
	"newsgraph/nlp"
)

// sets are those that the weights are trained on, with how much a sentence of
// each counts: that of the first is what the reader looks for.
var sets = []struct {
	name   string
	weight float64
}{{"checkthat-2023-train", 1}, {"babe-sg2", 0.5}}

// example is a sentence that somebody took for a comment, or for none.
type example struct {
	set      int
	outlet   string // "" where the set does not give it
	features []float64
	comment  bool
	weight   float64
}

// row is a sentence of a set.
type row struct {
	Text, Label, Outlet string
	Opinion             string `json:"label_opinion"`
}

// judged tells whether a sentence is a comment, and how much it counts; 0 where
// those who judged it did not agree.
func (r row) judged() (comment bool, weight float64) {
	switch {
	case r.Label != "":
		return r.Label == "SUBJ", 1
	case r.Opinion == "Entirely factual":
		return false, 1
	case r.Opinion == "Expresses writer’s opinion":
		return true, 1
	case r.Opinion == "Somewhat factual but also opinionated":
		return true, 0.5
	}
	return false, 0
}

func readExamples(dir string, reader *nlp.Reader, directions []nlp.Direction) ([]example, error) {
	var examples []example
	for set, from := range sets {
		name := filepath.Join(dir, "voice", from.name+".jsonl.gz")
		err := eachRow(name, func(r row) {
			comment, weight := r.judged()
			features := r.features(reader, directions)
			if weight > 0 && features != nil {
				examples = append(examples, example{set, r.Outlet, features, comment, weight * from.weight})
			}
		})
		if err != nil {
			return nil, fmt.Errorf("read a set to train on: %w", err)
		}
	}
	return examples, nil
}

// features are the means of those of the sentences that the reader finds in
// the text, by their length; nil if it finds none.
func (r row) features(reader *nlp.Reader, directions []nlp.Direction) []float64 {
	a := &news.Article{Language: "en", Text: r.Text, Blocks: []news.Block{{Kind: news.Paragraph, Span: news.Span{End: len(r.Text)}}}}
	var sum []float64
	remarks := reader.Remarks(a, &nlp.CommentWeights{Directions: directions})
	words := 0
	for _, m := range remarks {
		words += m.Words
	}
	for _, m := range remarks {
		if sum == nil {
			sum = make([]float64, len(m.Features))
		}
		for k, x := range m.Features {
			sum[k] += x * float64(m.Words) / float64(words)
		}
	}
	return sum
}

func eachRow(name string, do func(row)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for n, lines := 1, json.NewDecoder(z); ; n++ {
		var r row
		err := lines.Decode(&r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s, row %d: %w", name, n, err)
		}
		do(r)
	}
}
