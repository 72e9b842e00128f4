package main

import (
	"math"

	"newsgraph/nlp"
)

// example is a group of names with who is meant: the place among its entities,
// or -1 for none of them.
type example struct {
	nlp.Choice
	right    int
	weight   float64
	document int
	own      bool // from a text written for the training
}

// The training: steps of Adam over all examples, and how strongly the weights
// are held to what is expected of them before.
const (
	steps = 600
	rate  = 0.05
	hold  = 2.0
)

// train finds the weights by which the examples are most likely, each feature's
// being held to what is expected of it.
func train(examples []example, expected []float64) []float64 {
	w := append([]float64(nil), expected...)
	first, second := make([]float64, len(w)), make([]float64, len(w))
	for step := 1; step <= steps; step++ {
		gradient := make([]float64, len(w))
		for k := range w {
			gradient[k] = hold * (w[k] - expected[k])
		}
		for _, e := range examples {
			e.addGradient(gradient, w)
		}
		for k, g := range gradient {
			first[k] = 0.9*first[k] + 0.1*g
			second[k] = 0.999*second[k] + 0.001*g*g
			m, v := first[k]/(1-math.Pow(0.9, float64(step))), second[k]/(1-math.Pow(0.999, float64(step)))
			w[k] -= rate * m / (math.Sqrt(v) + 1e-9)
		}
	}
	return w
}

// addGradient adds that of the example's negative log likelihood.
func (e example) addGradient(gradient, w []float64) {
	for i, p := range chances(e.Features, w) {
		if i == e.right {
			p--
		}
		for k, x := range e.Features[i] {
			gradient[k] += e.weight * p * x
		}
	}
}

// chances gives the entities their chances, which add up to 1 with that of
// nobody.
func chances(features [][]float64, w []float64) []float64 {
	p, total := make([]float64, len(features)), 1.0
	for i, x := range features {
		sum := 0.0
		for k := range w {
			sum += w[k] * x[k]
		}
		p[i] = math.Exp(min(sum, 50))
		total += p[i]
	}
	for i := range p {
		p[i] /= total
	}
	return p
}
