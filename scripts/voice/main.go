// Command voice trains the weights by which the reader tells comments from
// reports, on the texts of NEWSGRAPH_EVAL that may be used for it, and writes
// them into nlp/commentweights.go. It prints how well they do on sentences, and
// on outlets, that they were not trained on.
//
//	NEWSGRAPH_EVAL=../shared/eval go run ./scripts/voice
//
// The same texts give the same weights.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"newsgraph/kb"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

func main() {
	out := flag.String("out", "nlp/commentweights.go", "the file to write")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "voice:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	dir := os.Getenv("NEWSGRAPH_EVAL")
	if dir == "" {
		return errors.New("set NEWSGRAPH_EVAL to the folder of evaluation data")
	}
	reader, err := openReader()
	if err != nil {
		return err
	}
	directions := flavors(reader.Model)
	examples, err := readExamples(dir, reader, directions)
	if err != nil {
		return err
	}
	judge(examples)
	w := train(examples)
	w.Directions = directions
	return os.WriteFile(out, []byte(source(w)), 0o644)
}

// openReader gives a reader with the names that ship.
func openReader() (*nlp.Reader, error) {
	files, err := en.Files()
	if err != nil {
		return nil, err
	}
	model, err := spacy.Load(files)
	if err != nil {
		return nil, err
	}
	names, err := kb.Builtin()
	if err != nil {
		return nil, err
	}
	return &nlp.Reader{Names: names, Model: model}, nil
}
