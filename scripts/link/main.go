// Command link trains the weights by which the reader chooses who is meant, on
// the texts of NEWSGRAPH_EVAL that may be used for it, and writes them into
// nlp/linkweights.go. It prints how well they do on texts that they were not
// trained on.
//
//	NEWSGRAPH_EVAL=../shared/eval go run ./scripts/link --kb FILE
//
// The names are those of the compiled knowledge base and, as other texts for
// the same weights, of the one that ships with the program. The same texts and
// catalogues give the same weights.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"newsgraph/kb"
	"newsgraph/news"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

func main() {
	file := flag.String("kb", "", "the compiled knowledge base to train with")
	out := flag.String("out", "nlp/linkweights.go", "the file to write")
	flag.Parse()
	if err := run(*file, *out); err != nil {
		fmt.Fprintln(os.Stderr, "link:", err)
		os.Exit(1)
	}
}

func run(file, out string) error {
	dir := os.Getenv("NEWSGRAPH_EVAL")
	if dir == "" || file == "" {
		return errors.New("set NEWSGRAPH_EVAL to the folder of evaluation data, and --kb to a file of newsgraph kb build")
	}
	documents, err := readSets(dir)
	if err != nil {
		return err
	}
	readers, err := openReaders(file)
	if err != nil {
		return err
	}
	expected := nlp.ExpectedWeights()
	local := gather(readers, documents, nlp.Weights{First: expected, Second: expected}, nlp.LocalFeatures())
	passes := func(wanted func(example) bool) (nlp.Weights, []example) {
		first := train(only(local, wanted), expected)
		all := gather(readers, documents, nlp.Weights{First: first, Second: expected}, len(expected))
		return nlp.Weights{First: first, Second: train(only(all, wanted), expected)}, all
	}
	var held []guess
	for fold := range folds {
		part := func(e example) bool { return e.document%folds == fold }
		w, all := passes(func(e example) bool { return !part(e) })
		for _, e := range only(all, part) {
			held = append(held, e.guess(w.Second))
		}
	}
	for _, own := range []bool{false, true} {
		fmt.Printf("on texts written for the training: %t\n", own)
		judge(held, own)
	}
	w, _ := passes(func(example) bool { return true })
	return os.WriteFile(out, []byte(source(w)), 0o644)
}

// only gives the examples that are wanted.
func only(examples []example, wanted func(example) bool) []example {
	return slices.DeleteFunc(slices.Clone(examples), func(e example) bool { return !wanted(e) })
}

// openReaders gives a reader with the knowledge base and one with the names
// that ship.
func openReaders(file string) ([]*nlp.Reader, error) {
	files, err := en.Files()
	if err != nil {
		return nil, err
	}
	model, err := spacy.Load(files)
	if err != nil {
		return nil, err
	}
	large, err := kb.Open(file)
	if err != nil {
		return nil, err
	}
	small, err := kb.Builtin()
	if err != nil {
		return nil, err
	}
	return []*nlp.Reader{{Names: large, Model: model}, {Names: small, Model: model}}, nil
}

// gather makes examples of the groups that a document's annotation covers. Only
// the first features count; the others are zero.
func gather(readers []*nlp.Reader, documents []document, w nlp.Weights, features int) []example {
	var examples []example
	for _, r := range readers {
		for i, d := range documents {
			for _, c := range r.Choices(d.article, w, nil) {
				if e, ok := d.example(c); ok {
					e.document, e.own = i, d.own
					if d.own {
						e.weight *= ownWeight
					}
					for _, x := range e.Features {
						clear(x[features:])
					}
					examples = append(examples, e)
				}
			}
		}
	}
	return examples
}

// ownWeight is how much a name in a text written for the training counts
// beside one in a set: there are more strangers in them than in real texts.
const ownWeight = 0.5

// peopleWeight is how much a name for the people or the language of a place
// counts where the annotators have not linked it to the place: it is not the
// place, but not nobody either.
const peopleWeight = 0.1

// mostWeight is how many names of a group count.
const mostWeight = 4

// demonym reports whether a group may be those of a place. Some annotators leave
// such adjectives out, which says nothing about what they mean.
func demonym(c nlp.Choice) bool {
	for k := range nlp.LocalFeatures() {
		if nlp.FeatureName(k) == "byDemonym" {
			return slices.ContainsFunc(c.Features, func(x []float64) bool { return x[k] == 1 })
		}
	}
	return false
}

// example says who is meant by most of the names of a group that the annotation
// covers.
func (d document) example(c nlp.Choice) (example, bool) {
	votes, covered := make(map[string]int), 0
	for _, span := range c.Spans {
		qid, ok := d.gold[span]
		near := func(o news.Span) bool { return o.Overlaps(span) }
		if !d.scope.Contains(span) || !ok && (d.partial || demonym(c) || slices.ContainsFunc(d.open, near)) {
			continue
		}
		covered++
		votes[qid]++
	}
	e := example{Choice: c, right: -1, weight: float64(min(covered, mostWeight))}
	most := votes[""]
	for i, id := range c.Entities {
		if n := votes[strings.TrimPrefix(id, news.WikidataEntityID(""))]; n > most {
			most, e.right = n, i
		}
	}
	// What has no identifier of Wikidata may be right, where nothing else is.
	local := func(id string) bool { return !strings.HasPrefix(id, news.WikidataEntityID("Q")) }
	if e.right < 0 && !d.own && demonym(c) {
		e.weight *= peopleWeight
	}
	return e, covered > 0 && len(c.Entities) > 0 && (e.right >= 0 || !slices.ContainsFunc(c.Entities, local))
}
