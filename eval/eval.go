// Package eval measures how well newsgraph reads, on texts that others have
// annotated. The sets are not part of newsgraph; a folder holds them.
package eval

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

// Score counts, for one set and one type or group of types, what is annotated,
// what was found, and what of that is right.
type Score struct {
	Set, Type                string
	Gold, Predicted, Correct int
}

// P is the precision: the share of what was found that is right, in percent.
func (s Score) P() float64 { return percent(s.Correct, s.Predicted) }

// R is the recall: the share of what is annotated that was found, in percent.
func (s Score) R() float64 { return percent(s.Correct, s.Gold) }

// F is the harmonic mean of precision and recall, in percent.
func (s Score) F() float64 {
	if s.Correct == 0 {
		return 0
	}
	return 2 * s.P() * s.R() / (s.P() + s.R())
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }

// Write prints scores as a table, its columns parted by tabs.
func Write(w io.Writer, scores []Score) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "set\ttype\tgold\tpredicted\tcorrect\tP\tR\tF")
	for _, s := range scores {
		fmt.Fprintf(b, "%s\t%s\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\n", s.Set, s.Type, s.Gold, s.Predicted, s.Correct, s.P(), s.R(), s.F())
	}
	return b.Flush()
}

// group is a line of a table: types that are counted together.
type group struct {
	name  string
	types []string
}

// tally counts by type.
type tally struct{ gold, predicted, correct map[string]int }

func newTally() tally {
	return tally{make(map[string]int), make(map[string]int), make(map[string]int)}
}

// scores adds the counts up for each group.
func (t tally) scores(set string, groups []group) []Score {
	var list []Score
	for _, g := range groups {
		s := Score{Set: set, Type: g.name}
		for _, kind := range g.types {
			s.Gold += t.gold[kind]
			s.Predicted += t.predicted[kind]
			s.Correct += t.correct[kind]
		}
		list = append(list, s)
	}
	return list
}

// rows gives the rows of a gzipped file of JSON lines. The error is the last
// that is given.
func rows[T any](ctx context.Context, dir string, parts ...string) iter.Seq2[T, error] {
	name := filepath.Join(slices.Concat([]string{dir}, parts)...)
	return func(yield func(T, error) bool) {
		var row T
		fail := func(err error) { yield(row, fmt.Errorf("read the evaluation set %s: %w", name, err)) }
		f, err := os.Open(name)
		if err != nil {
			fail(err)
			return
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			fail(err)
			return
		}
		for row, err := range objects[T](z) {
			if ctx.Err() != nil {
				yield(row, ctx.Err())
				return
			}
			if err != nil {
				fail(err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// objects gives the JSON objects that stand one after the other. The error is
// the last that is given.
func objects[T any](r io.Reader) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		decoder := json.NewDecoder(r)
		for {
			var row T
			err := decoder.Decode(&row)
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// readOther reads what another system found, of which the rows of a file tell,
// to be measured beside. The fields are those that each row must have.
func readOther[T any](name, what, fields string, keep func(row T)) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read %s of another system: %w", what, err)
	}
	defer f.Close()
	for row, err := range objects[T](f) {
		if err != nil {
			return fmt.Errorf("read %s of another system in %s, which must have a JSON object with %s on each line: %w", what, name, fields, err)
		}
		keep(row)
	}
	return nil
}
