package eval

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"text/tabwriter"
)

// Figure is something measured on one set, with the interval in which 95 of
// 100 sets of such texts would have it. All values are percentages.
type Figure struct {
	Set, Name       string
	Gold, Predicted float64 // how many are annotated and how many were found; 0 where that is not counted
	P, R            float64 // precision and recall; 0 where nothing is counted for them
	Value           float64 // the figure itself: F1, or P or R where that alone counts
	Low, High       float64 // of the value; both 0 where no interval is made
	Note            string  // what else is to say; "" for nothing
}

// count is what the figures are made of, added up over texts. Found are those
// of the annotated that were found, correct those of the predicted that are
// right.
type count struct{ gold, found, predicted, correct float64 }

// share counts one of a whole, and whether it is right.
func (c *count) share(right bool) {
	c.gold++
	if right {
		c.found++
	}
}

// shown counts something found, and whether it is right.
func (c *count) shown(right bool) {
	c.predicted++
	if right {
		c.correct++
	}
}

func (c count) recall() float64    { return 100 * c.found / max(c.gold, 1) }
func (c count) precision() float64 { return 100 * c.correct / max(c.predicted, 1) }

// value is F1 where both sides are counted, else the side that is.
func (c count) value() float64 {
	p, r := c.precision(), c.recall()
	switch {
	case c.gold == 0:
		return p
	case c.predicted == 0 && c.correct == 0 && c.found > 0:
		return r
	case p+r == 0:
		return 0
	}
	return 2 * p * r / (p + r)
}

// counts are the counts of one text, by the figure's name.
type counts map[string]*count

// of gives the count of a name, which is made when first asked for.
func (c counts) of(name string) *count {
	if c[name] == nil {
		c[name] = new(count)
	}
	return c[name]
}

// total adds up what some texts have of a figure.
func total(texts []counts, name string) count {
	var sum count
	for _, t := range texts {
		if c := t[name]; c != nil {
			sum.gold += c.gold
			sum.found += c.found
			sum.predicted += c.predicted
			sum.correct += c.correct
		}
	}
	return sum
}

// figures gives the figures of a set by name, in the order of the names,
// without those of which there is nothing.
func figures(set string, texts []counts, names ...string) []Figure {
	var list []Figure
	for _, name := range names {
		sum := total(texts, name)
		if sum == (count{}) {
			continue
		}
		f := Figure{Set: set, Name: name, Gold: sum.gold, Predicted: sum.predicted, P: sum.precision(), R: sum.recall(), Value: sum.value()}
		f.Low, f.High = interval(texts, func(some []counts) float64 { return total(some, name).value() })
		list = append(list, f)
	}
	return list
}

// interval gives the middle 95 % of a value over 1,000 samples of the texts
// with replacement, each as large as the set: the percentile bootstrap. The
// samples are the same in every run.
func interval(texts []counts, value func([]counts) float64) (low, high float64) {
	const samples = 1000
	random := rand.New(rand.NewPCG(1, 1))
	values, some := make([]float64, samples), make([]counts, len(texts))
	for i := range values {
		for j := range some {
			some[j] = texts[random.IntN(len(texts))]
		}
		values[i] = value(some)
	}
	slices.Sort(values)
	return values[samples/40], values[samples-1-samples/40]
}

// WriteFigures prints figures as a table. What is not counted is a hyphen.
func WriteFigures(w io.Writer, list []Figure) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tfigure\tgold\tpredicted\tP\tR\tvalue\t95 %\tnote")
	cell := func(format string, there bool, values ...any) string {
		if !there {
			return "-"
		}
		return fmt.Sprintf(format, values...)
	}
	for _, f := range list {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%.1f\t%s\t%s\n", f.Set, f.Name,
			cell("%.0f", f.Gold > 0, f.Gold), cell("%.0f", f.Predicted > 0, f.Predicted), cell("%.1f", f.Predicted > 0, f.P), cell("%.1f", f.Gold > 0, f.R),
			f.Value, cell("%.1f to %.1f", f.High > 0, f.Low, f.High), f.Note)
	}
	return t.Flush()
}
