package spacy

import (
	"math"
	"testing"
)

func TestHalf(t *testing.T) {
	for _, test := range []struct {
		in   float32
		want uint16
	}{
		{0, 0}, {float32(math.Copysign(0, -1)), 0x8000}, {1, 0x3c00}, {-2, 0xc000}, {65504, 0x7bff}, {65519, 0x7bff},
		{0x1p-14, 0x0400}, {0x1p-24, 1}, {0x1p-25, 0}, {0x1.8p-24, 2}, {1 + 0x1p-11, 0x3c00}, {1 + 0x1.8p-10, 0x3c02}, {0.1, 0x2e66},
		{0x1.ffcp-15, 0x0400}, // rounds up to the smallest normal number
	} {
		got, err := toHalf(test.in)
		if err != nil || got != test.want {
			t.Errorf("%g: got %#04x, %v, want %#04x", test.in, got, err, test.want)
		}
	}
	for _, in := range []float32{65520, -1e30, float32(math.Inf(1)), float32(math.NaN())} {
		if got, err := toHalf(in); err == nil {
			t.Errorf("%g: got %#04x, want an error", in, got)
		}
	}
	for h := range 1 << 16 {
		f := fromHalf(uint16(h))
		if math.IsNaN(float64(f)) || math.IsInf(float64(f), 0) {
			continue
		}
		if back, err := toHalf(f); err != nil || back != uint16(h) {
			t.Fatalf("%#04x widens to %g, which rounds to %#04x, %v", h, f, back, err)
		}
	}
}
