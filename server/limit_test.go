package server

import (
	"math"
	"testing"
)

func TestCosts(t *testing.T) {
	thousand := 1000
	for _, child := range []int{maxCost, 1 << 40, math.MaxInt/1000 + 1, math.MaxInt} {
		if got := cost(child, &thousand); got <= maxCost || got > math.MaxInt/1000 {
			t.Errorf("cost of 1000 entries of %d: got %d, want more than %d, and far from the largest int", child, got, maxCost)
		}
	}
	for _, tt := range []struct{ steps, want int }{
		{math.MinInt, 2000}, {1, 2000}, {4, 2000}, {5, 20_000}, {6, 20_000}, {math.MaxInt, 20_000},
	} {
		if got := searchCost(tt.steps); got != tt.want {
			t.Errorf("search of %d steps: got %d, want %d", tt.steps, got, tt.want)
		}
	}
}
