package main

import (
	"math"

	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
)

// The training: how strongly weights of features of unit variance are held to
// zero, and the steps of Adam over all examples.
const (
	hold          = 100.0
	holdDirection = 0.05
	steps         = 400
	rate          = 0.05
)

// flavors finds the directions that part the seeds of each flavor from words
// without it and from the seeds of the others.
func flavors(model *spacy.Pipeline) []nlp.Direction {
	seeded, neutral := nlp.FlavorSeeds()
	var list []nlp.Direction
	for k := range seeded {
		own := make(map[string]bool)
		var p problem
		add := func(words []string, right bool) {
			for _, word := range words {
				if v, ok := model.Vector(word); ok && (right || !own[word]) {
					p.add(unit(v), right, 1)
				}
				own[word] = own[word] || right
			}
		}
		add(seeded[k], true)
		add(neutral, false)
		for other, words := range seeded {
			if other != k {
				add(words, false)
			}
		}
		p.balance(0, len(p.x))
		w := p.solve(holdDirection)
		d := nlp.Direction{Bias: w[len(w)-1]}
		for _, value := range w[:len(w)-1] {
			d.Of = append(d.Of, float32(value))
		}
		list = append(list, d)
	}
	return list
}

func unit(v []float32) []float64 {
	length := 0.0
	for _, x := range v {
		length += float64(x) * float64(x)
	}
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = float64(x) / max(math.Sqrt(length), 1e-9)
	}
	return out
}

// train finds the weights by which the examples are most likely. Each set has
// a bias of its own, as each draws its line elsewhere; that of the first is
// kept.
func train(examples []example) nlp.CommentWeights {
	n := len(examples[0].features)
	mean, deviation := moments(examples)
	var p problem
	for set := range sets {
		first := len(p.x)
		for _, e := range examples {
			if e.set != set {
				continue
			}
			x := make([]float64, n+len(sets)-1)
			for k, value := range e.features {
				x[k] = (value - mean[k]) / deviation[k]
			}
			if set > 0 {
				x[n+set-1] = ownBias
			}
			p.add(x, e.comment, e.weight)
		}
		p.balance(first, len(p.x))
	}
	solved := p.solve(hold)
	w := nlp.CommentWeights{Bias: solved[len(solved)-1], Of: make([]float64, n)}
	for k := range n {
		w.Of[k] = solved[k] / deviation[k]
		w.Bias -= w.Of[k] * mean[k]
	}
	return w
}

// ownBias is the value of the feature that is the bias of a set: so large that
// its weight is hardly held.
const ownBias = 4

// moments are the mean and the standard deviation of each feature.
func moments(examples []example) (mean, deviation []float64) {
	n := len(examples[0].features)
	mean, deviation = make([]float64, n), make([]float64, n)
	for _, e := range examples {
		for k, x := range e.features {
			mean[k] += x / float64(len(examples))
		}
	}
	for _, e := range examples {
		for k, x := range e.features {
			deviation[k] += (x - mean[k]) * (x - mean[k]) / float64(len(examples))
		}
	}
	for k, v := range deviation {
		deviation[k] = max(math.Sqrt(v), 1e-3)
	}
	return mean, deviation
}

// problem is a logistic regression.
type problem struct {
	x      [][]float64 // the last feature is 1
	right  []bool
	weight []float64
}

func (p *problem) add(x []float64, right bool, weight float64) {
	p.x, p.right, p.weight = append(p.x, append(x, 1)), append(p.right, right), append(p.weight, weight)
}

// balance gives both sides of the examples [first, end) the same weight.
func (p *problem) balance(first, end int) {
	var sum [2]float64
	for i := first; i < end; i++ {
		sum[side(p.right[i])] += p.weight[i]
	}
	for i := first; i < end; i++ {
		if p.right[i] {
			p.weight[i] *= sum[0] / sum[1]
		}
	}
}

func side(right bool) int {
	if right {
		return 1
	}
	return 0
}

// solve finds the weights, each but the last held to zero.
func (p *problem) solve(hold float64) []float64 {
	n := len(p.x[0])
	w, first, second := make([]float64, n), make([]float64, n), make([]float64, n)
	for step := 1; step <= steps; step++ {
		gradient := make([]float64, n)
		for k := range n - 1 {
			gradient[k] = hold * w[k]
		}
		for i, x := range p.x {
			sum := 0.0
			for k, value := range x {
				sum += w[k] * value
			}
			error := p.weight[i] * (1/(1+math.Exp(-sum)) - float64(side(p.right[i])))
			for k, value := range x {
				gradient[k] += error * value
			}
		}
		// Steps grow shorter, so that they end at the bottom.
		pace := rate * math.Min(1, 2*(1-float64(step)/float64(steps+1)))
		for k, g := range gradient {
			first[k] = 0.9*first[k] + 0.1*g
			second[k] = 0.999*second[k] + 0.001*g*g
			m, v := first[k]/(1-math.Pow(0.9, float64(step))), second[k]/(1-math.Pow(0.999, float64(step)))
			w[k] -= pace * m / (math.Sqrt(v) + 1e-9)
		}
	}
	return w
}
