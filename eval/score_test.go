package eval

import (
	"math"
	"testing"
)

// TestChainScores has cases of the reference scorer's own suite (TC-A, TC-D)
// with the recall and precision that it states, and the example of Pradhan et
// al. 2014, worked out there.
func TestChainScores(t *testing.T) {
	luo := [][]int{{1}, {2, 3}, {4, 5, 6}}
	for _, test := range []struct {
		name              string
		key, response     [][]int
		muc, bCubed, ceaf [2]float64 // recall and precision; -1 where the suite says nothing
	}{
		{"A1", luo, luo, [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		{"A2", luo, [][]int{{1}, {4, 5}}, [2]float64{1. / 3, 1}, [2]float64{7. / 18, 1}, [2]float64{.6, .9}},
		{"A3", luo, [][]int{{1}, {2, 3, 7}, {4, 5, 6, 8}, {9}}, [2]float64{1, 3. / 5}, [2]float64{1, (4 + 7./12) / 9}, [2]float64{.88571, .66429}},
		{"A4", luo, [][]int{{1}, {2, 3, 7}, {4, 8}, {9}}, [2]float64{1. / 3, 1. / 3}, [2]float64{(3 + 1./3) / 6, (1 + 4./3 + 1./2) / 7}, [2]float64{.73333, .55}},
		{"A10", luo, [][]int{{1}, {2}, {3}, {4}, {5}, {6}}, [2]float64{0, 0}, [2]float64{3. / 6, 1}, [2]float64{-1, -1}},
		{"A11", luo, [][]int{{1, 2, 3, 4, 5, 6}}, [2]float64{1, 3. / 5}, [2]float64{1, (1./6 + 2*2./6 + 3*3./6) / 6}, [2]float64{-1, -1}},
		{"D1", [][]int{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}, [][]int{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}, [2]float64{1, 9. / 10}, [2]float64{1, 16. / 21}, [2]float64{-1, -1}},
		{"Pradhan", [][]int{{1, 2, 3}, {4, 5, 6, 7}}, [][]int{{1, 2}, {3, 4}, {6, 7, 8, 9}}, [2]float64{.4, .4}, [2]float64{35. / 84, .5}, [2]float64{.65, 1.3 / 3}},
		{"nothing found", luo, nil, [2]float64{0, 0}, [2]float64{0, 0}, [2]float64{0, 0}},
	} {
		key, response := clustersOf(test.key), clustersOf(test.response)
		for _, score := range []struct {
			name string
			got  count
			want [2]float64
		}{{"MUC", muc(key, response), test.muc}, {"B3", bCubed(key, response), test.bCubed}, {"CEAF-e", ceaf(key, response), test.ceaf}} {
			if got := [2]float64{score.got.recall() / 100, score.got.precision() / 100}; score.want[0] >= 0 && (far(got[0], score.want[0]) || far(got[1], score.want[1])) {
				t.Errorf("%s, %s: recall and precision are %.5f, want %.5f", test.name, score.name, got, score.want)
			}
		}
	}
}

func far(a, b float64) bool { return math.Abs(a-b) > .00001 }

func clustersOf(lists [][]int) []cluster {
	var clusters []cluster
	for _, list := range lists {
		clusters = append(clusters, clusterOf(list))
	}
	return clusters
}

// TestAssign takes the best of all pairings, where the greedy one is worse.
func TestAssign(t *testing.T) {
	for _, test := range []struct {
		table [][]float64
		want  float64
	}{
		{nil, 0},
		{[][]float64{{.5}}, .5},
		{[][]float64{{.9, .8}, {.8, 0}}, 1.6},
		{[][]float64{{.9, .8}, {.8, 0}, {.85, .1}}, 1.65},
		{[][]float64{{7, 5, 11}, {5, 4, 1}, {9, 3, 2}}, 24},
		{[][]float64{{1, 2, 3, 4}, {2, 4, 6, 8}}, 11},
	} {
		if got := assign(test.table); far(got, test.want) {
			t.Errorf("assign(%v) = %g, want %g", test.table, got, test.want)
		}
	}
}

// TestInterval has a share that is equal in all texts, and one of which the
// binomial distribution is known.
func TestInterval(t *testing.T) {
	var equal, half []counts
	for i := range 400 {
		c, d := make(counts), make(counts)
		c.of("x").share(true)
		c.of("x").share(false)
		d.of("x").share(i%2 == 0)
		equal, half = append(equal, c), append(half, d)
	}
	value := func(some []counts) float64 { return total(some, "x").value() }
	if low, high := interval(equal, value); low != 50 || high != 50 {
		t.Errorf("equal texts: got %g to %g, want 50 to 50", low, high)
	}
	// 1.96 times the deviation of a mean of 400, which is 2.5 %.
	if low, high := interval(half, value); math.Abs(low-45.1) > .6 || math.Abs(high-54.9) > .6 {
		t.Errorf("half of the texts: got %g to %g, want about 45.1 to 54.9", low, high)
	}
}
