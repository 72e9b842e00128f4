package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/nlp"
)

// folds is into how many parts the documents are cut: each is judged by weights
// that both passes learned from the others.
const folds = 5

// guess is the best entity of an example by weights that it had no part in.
type guess struct {
	chance, weight    float64
	right, known, own bool
}

func (e example) guess(weights []float64) guess {
	p := chances(e.Features, weights)
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	return guess{p[best], e.weight, best == e.right, e.right >= 0, e.own}
}

// judge prints how good guesses are, those in texts that were written for the
// training or the others.
func judge(held []guess, own bool) {
	guesses := slices.DeleteFunc(slices.Clone(held), func(g guess) bool { return g.own != own })
	slices.SortFunc(guesses, func(a, b guess) int { return cmp.Compare(b.chance, a.chance) })
	known, choice := 0.0, 0.0
	for _, g := range guesses {
		if g.known {
			known += g.weight
		}
		if g.right {
			choice += g.weight
		}
	}
	fmt.Printf("%d groups of names\n", len(guesses))
	fmt.Printf("the right one of the candidates, where it is there: %.3f\n", choice/known)
	fmt.Printf("%8s %9s %8s\n", "from", "precision", "coverage")
	for _, from := range []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95} {
		total, right := 0.0, 0.0
		for _, g := range guesses {
			if g.chance >= from {
				total += g.weight
				if g.right {
					right += g.weight
				}
			}
		}
		fmt.Printf("%8.2f %9.3f %8.3f\n", from, right/total, right/known)
	}
	calibration(guesses)
}

// calibration prints how often guesses of a chance are right.
func calibration(guesses []guess) {
	var total, sum, right [10]float64
	for _, g := range guesses {
		i := min(int(10*g.chance), 9)
		total[i] += g.weight
		sum[i] += g.weight * g.chance
		if g.right {
			right[i] += g.weight
		}
	}
	fmt.Println("chance given, and how often it is right:")
	for i, n := range total {
		if n > 0 {
			fmt.Printf("%8.2f %8.2f %8.0f\n", sum[i]/n, right[i]/n, n)
		}
	}
}

// source is the text of the file with the weights.
func source(w nlp.Weights) string {
	var b strings.Builder
	b.WriteString(`package nlp

// weights are trained by scripts/link: change the features, not the numbers.
var weights = Weights{
`)
	for _, pass := range []struct {
		name string
		of   []float64
	}{{"First", w.First}, {"Second", w.Second}} {
		fmt.Fprintf(&b, "\t%s: []float64{\n", pass.name)
		for k, w := range pass.of {
			fmt.Fprintf(&b, "\t\t%s: %.3f,\n", nlp.FeatureName(k), w)
		}
		b.WriteString("\t},\n")
	}
	b.WriteString("}\n")
	return b.String()
}
