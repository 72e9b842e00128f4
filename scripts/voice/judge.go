package main

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/nlp"
)

// folds is into how many parts sentences are cut, and outlets: each is judged
// by the weights that the others give.
const folds = 5

// judge prints how well weights do on what they were not trained on.
func judge(examples []example) {
	var outlets []string
	for _, e := range examples {
		outlets = append(outlets, e.outlet)
	}
	slices.Sort(outlets)
	outlets = slices.Compact(outlets)
	part := func(i int) int { // of an outlet's sentences all or none are left out
		if e := examples[i]; e.outlet != "" {
			return slices.Index(outlets, e.outlet) % folds
		}
		return i % folds
	}
	counts := make([][2][2]float64, len(sets)) // by what is right and what is found
	for fold := range folds {
		var some []example
		for i, e := range examples {
			if part(i) != fold {
				some = append(some, e)
			}
		}
		w := train(some)
		for i, e := range examples {
			if part(i) == fold {
				counts[e.set][side(e.comment)][side(odds(w, e.features) > 0)]++
			}
		}
	}
	for set, c := range counts {
		f := func(k int) float64 { return 2 * c[k][k] / (2*c[k][k] + c[k][1-k] + c[1-k][k]) }
		fmt.Printf("%s: %.0f sentences, comments F1 %.3f, reports F1 %.3f, macro F1 %.3f\n",
			sets[set].name, c[0][0]+c[0][1]+c[1][0]+c[1][1], f(1), f(0), (f(0)+f(1))/2)
	}
}

func odds(w nlp.CommentWeights, x []float64) float64 {
	sum := w.Bias
	for k, value := range x {
		sum += w.Of[k] * value
	}
	return sum
}

// source is the text of the file with the weights.
func source(w nlp.CommentWeights) string {
	var b strings.Builder
	b.WriteString("package nlp\n\n// commentWeights are trained by scripts/voice: change the features, not the\n// numbers.\nvar commentWeights = CommentWeights{\n")
	fmt.Fprintf(&b, "\tBias: %.4f,\n\tOf: []float64{\n", w.Bias)
	names := nlp.CommentFeatures()
	for k, value := range w.Of {
		if k < len(names) {
			fmt.Fprintf(&b, "\t\t%s: %.4f,\n", names[k], value)
		} else {
			fmt.Fprintf(&b, "\t\t%.4f,\n", value)
		}
	}
	b.WriteString("\t},\n\tDirections: []Direction{\n")
	for _, d := range w.Directions {
		fmt.Fprintf(&b, "\t\t{Bias: %.4f, Of: []float32{", d.Bias)
		for k, value := range d.Of {
			if k%20 == 0 {
				b.WriteString("\n\t\t\t")
			} else {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%.3f,", value)
		}
		b.WriteString("\n\t\t}},\n")
	}
	b.WriteString("\t},\n}\n")
	return b.String()
}
