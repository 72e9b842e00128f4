package eval

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"newsgraph/nlp"
)

// timeRow is a text of TimeBank or AQUAINT as TempEval-3 has them.
type timeRow struct {
	ID, Title, Text string
	DCT             string // the date of publication
	Timex           []timex
}

// timex is an expression of time, in code points.
type timex struct {
	Type, Value string
	Start, End  int
}

// Times are the expressions of time that a system found, by the text's id.
type Times map[string][]timex

// ReadTimes reads what another system found: a JSON object a line, with the id
// of a text, and times, the expressions with type, value, start and end in code
// points.
func ReadTimes(name string) (Times, error) {
	type row struct {
		ID    string
		Times []timex
	}
	found := make(Times)
	err := readOther(name, "the times", "id and times", func(r row) { found[r.ID] = r.Times })
	return found, err
}

// TimeExpressions measures how well expressions of time are found and what they
// are taken to mean, on TimeBank and AQUAINT, beside what another system found
// in the same texts, if it is not nil.
//
// The figures are those of TempEval-3: F1 of spans that are the same and of
// spans that overlap, each with one at the most; and F1 of types and values,
// where one is right if its span overlaps and the type or the value is the same
// string. "value, where found" is the share of right values among the spans that
// overlap. Only expressions in the text count, not the date of publication that
// stands above it.
//
// Half of TimeBank, by the hash of the id, may be looked at (see tuned); what is
// wrong there is written to wrong, as JSON lines, if it is not nil. "timebank
// held out" is the other half.
func TimeExpressions(ctx context.Context, reader *nlp.Reader, dir string, other Times, wrong io.Writer) ([]Figure, error) {
	var list []Figure
	for _, set := range []string{"timebank", "aquaint"} {
		var all, heldOut, others []counts
		for r, err := range rows[timeRow](ctx, dir, "time", set+".jsonl.gz") {
			if err != nil {
				return nil, err
			}
			found := r.read(reader)
			c := r.measure(found)
			all = append(all, c)
			switch {
			case set == "timebank" && !tuned(r.ID):
				heldOut = append(heldOut, c)
			case set == "timebank" && wrong != nil:
				if err := r.report(wrong, found); err != nil {
					return nil, fmt.Errorf("write what is wrong: %w", err)
				}
			}
			if other != nil {
				others = append(others, r.measure(other[r.ID]))
			}
		}
		list = append(list, timeFigures(set+" newsgraph", all)...)
		list = append(list, timeFigures(set+" held out", heldOut)...)
		list = append(list, timeFigures(set+" other", others)...)
	}
	return list, nil
}

func timeFigures(set string, all []counts) []Figure {
	return figures(set, all, "spans", "spans, exact", "type", "value", "value, where found", "value, one notation")
}

// tuned reports whether the text of an id is one that the rules were tuned on.
func tuned(id string) bool { return sha256.Sum256([]byte(id))[0]%2 == 0 }

// read gives the expressions that newsgraph finds.
func (r timeRow) read(reader *nlp.Reader) []timex {
	t := newText(r.Title, r.DCT, r.Text)
	var found []timex
	for _, e := range reader.Read(t.article).Times {
		start, end := t.points(e.Span)
		found = append(found, timex{e.Type, e.Value, start, end})
	}
	return found
}

func (r timeRow) measure(found []timex) counts {
	c := make(counts)
	pairs := r.pair(found)
	of := make(map[int]int, len(pairs)) // annotated, by what was found
	for g, f := range pairs {
		if f >= 0 {
			of[f] = g
		}
	}
	for name, right := range rightTimes {
		for g, f := range pairs {
			c.of(name).share(f >= 0 && right(r.Timex[g], found[f]))
		}
		for f := range found {
			g, ok := of[f]
			c.of(name).shown(ok && right(r.Timex[g], found[f]))
		}
	}
	for f, g := range of {
		c.of("value, where found").shown(r.Timex[g].Value == found[f].Value)
	}
	return c
}

// rightTimes say, for each figure, whether an expression is right, given an
// annotated one that overlaps it.
var rightTimes = map[string]func(a, b timex) bool{
	"spans":               func(_, _ timex) bool { return true },
	"spans, exact":        func(a, b timex) bool { return a.Start == b.Start && a.End == b.End },
	"type":                func(a, b timex) bool { return a.Type == b.Type },
	"value":               func(a, b timex) bool { return a.Value == b.Value },
	"value, one notation": func(a, b timex) bool { return plainValue(a.Value) == plainValue(b.Value) },
}

// shortWeek is the number of a week in one digit.
var shortWeek = regexp.MustCompile(`-W(\d)$`)

// plainValue brings a value into one of the forms that mean the same: 1998-XX
// and 1998, 199X and 199, 1998-W9 and 1998-W09, PT24H and P1D, P12M and P1Y.
func plainValue(value string) string {
	if same, ok := map[string]string{"PT24H": "P1D", "P12M": "P1Y", "P1DE": "P10Y", "P1CE": "P100Y", "P1Q": "P3M"}[value]; ok {
		return same
	}
	if strings.HasPrefix(value, "P") || strings.HasPrefix(value, "X") {
		return value
	}
	for strings.HasSuffix(value, "-XX") {
		value = strings.TrimSuffix(value, "-XX")
	}
	if len(value) == len("199X") {
		value = strings.TrimRight(value, "X")
	}
	return shortWeek.ReplaceAllString(value, "-W0$1")
}

// pair gives for each annotated expression the one found that overlaps it most
// and no other annotated one, by index; -1 where there is none.
func (r timeRow) pair(found []timex) []int {
	taken := make([]bool, len(found))
	pairs := make([]int, len(r.Timex))
	for g, gold := range r.Timex {
		best, most := -1, 0
		for f, t := range found {
			if shared := min(gold.End, t.End) - max(gold.Start, t.Start); shared > most && !taken[f] {
				best, most = f, shared
			}
		}
		pairs[g] = best
		if best >= 0 {
			taken[best] = true
		}
	}
	return pairs
}

// report writes what is wrong in a text.
func (r timeRow) report(w io.Writer, found []timex) error {
	encoder := json.NewEncoder(w)
	text := []rune(r.Text)
	around := func(t timex) string {
		return string(text[max(t.Start-60, 0):t.Start]) + "[" + string(text[t.Start:t.End]) + "]" + string(text[t.End:min(t.End+40, len(text))])
	}
	type line struct{ Kind, ID, Text, Want, Got string }
	pairs := r.pair(found)
	paired := make(map[int]bool)
	var err error
	for g, f := range pairs {
		gold := r.Timex[g]
		l := line{"missed", r.ID, around(gold), gold.Type + " " + gold.Value, ""}
		if f >= 0 {
			paired[f] = true
			l.Kind, l.Got = "wrong", found[f].Type+" "+found[f].Value+" "+string(text[found[f].Start:found[f].End])
			if found[f].Value == gold.Value {
				l.Kind = "span"
				if found[f].Start == gold.Start && found[f].End == gold.End {
					continue
				}
			}
		}
		err = errors.Join(err, encoder.Encode(l))
	}
	for f, t := range found {
		if !paired[f] {
			err = errors.Join(err, encoder.Encode(line{"extra", r.ID, around(t), "", t.Type + " " + t.Value}))
		}
	}
	return err
}
