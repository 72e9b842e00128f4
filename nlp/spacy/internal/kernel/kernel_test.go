package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var inf = float32(math.Inf(1))

// guarded returns n random values with infinity on both sides, within the
// capacity: a kernel that reads too far gives infinity. The check afterwards
// finds one that writes too far.
func guarded(t *testing.T, r *rand.Rand, n int) []float32 {
	t.Helper()
	const guard = 40
	whole := slices.Repeat([]float32{inf}, guard+n+guard)
	for i := range n {
		whole[guard+i] = float32(r.NormFloat64())
	}
	t.Cleanup(func() {
		for i, v := range whole {
			if (i < guard || i >= guard+n) && v != inf {
				t.Errorf("value %d beside %d values was overwritten by %v", i-guard, n, v)
			}
		}
	})
	return whole[guard:][:n]
}

func near(got float32, want float64) bool {
	return math.Abs(float64(got)-want) <= 1e-4*(1+math.Abs(want))
}

func compare(t *testing.T, got []float32, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d values, want %d", len(got), len(want))
	}
	for i := range got {
		if !near(got[i], want[i]) {
			t.Fatalf("value %d of %d is %v, want %v", i, len(got), got[i], want[i])
		}
	}
}

type shape struct{ rows, in, out, stride int }

// shapes has those of the models (out of a maxout layer is all its pieces),
// odd ones, and random ones.
func shapes(r *rand.Rand) []shape {
	s := []shape{
		{200, 288, 288, 96}, {33, 48, 32, 16}, {7, 576, 288, 576}, {1, 300, 96, 300}, // layers of windows, embeddings
		{14, 96, 50, 96}, {19, 96, 64, 96}, {9, 64, 1024, 64}, {1, 64, 106, 64}, {1, 64, 74, 64}, // tagger, parsers
		{0, 5, 5, 5}, {1, 1, 1, 0}, {6, 1, 16, 1}, {12, 4, 17, 4}, {5, 3, 15, 1}, {2, 300, 7, 300}, {13, 7, 33, 0}, {6, 8, 16, 100},
	}
	for range 100 {
		in := 1 + r.IntN(70)
		s = append(s, shape{1 + r.IntN(40), in, 1 + r.IntN(70), r.IntN(2 * in)})
	}
	return s
}

func TestAffine(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i, s := range shapes(r) {
		t.Run(fmt.Sprint(s), func(t *testing.T) {
			w, b := guarded(t, r, s.in*s.out), guarded(t, r, s.out)
			if i%3 == 0 {
				b = nil
			}
			a := NewAffine(w, b, s.out, s.in)
			if want := (s.out + 15) / 16 * 16; a.In != s.in || a.Out != s.out || a.Width != want {
				t.Fatalf("In, Out, Width are %d %d %d, want %d %d %d", a.In, a.Out, a.Width, s.in, s.out, want)
			}
			x := guarded(t, r, max(s.rows-1, 0)*s.stride+s.in)
			before := slices.Clone(x)
			dst := guarded(t, r, s.rows*a.Width)
			a.Apply(dst, x, s.rows, s.stride)
			compare(t, dst, affineWant(w, b, x, s, a.Width))
			if !slices.Equal(x, before) {
				t.Error("the input was changed")
			}
		})
	}
}

func affineWant(w, b, x []float32, s shape, width int) []float64 {
	want := make([]float64, s.rows*width)
	for r := range s.rows {
		for o := range s.out {
			y := &want[r*width+o]
			if b != nil {
				*y = float64(b[o])
			}
			for i := range s.in {
				*y += float64(w[o*s.in+i]) * float64(x[r*s.stride+i])
			}
		}
	}
	return want
}

// TestAffineByHand shows which weight goes where.
func TestAffineByHand(t *testing.T) {
	a := NewAffine([]float32{1, 2, 10, 20, 100, 200}, []float32{0.5, 0, -1}, 3, 2)
	got := make([]float32, 2*a.Width)
	a.Apply(got, []float32{1, 2, 3}, 2, 1)
	want := make([]float64, 32)
	copy(want, []float64{5.5, 50, 499})
	copy(want[16:], []float64{8.5, 80, 799})
	compare(t, got, want)
}

func TestMaxout(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct{ rows, width, pieces, ystride int }{
		{20, 96, 3, 288}, {5, 16, 2, 32}, {1, 64, 2, 128}, {3, 7, 3, 32}, {4, 50, 1, 64}, {2, 1, 5, 16}, {3, 300, 3, 912}, {0, 8, 2, 16},
	} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			y := guarded(t, r, max(c.rows-1, 0)*c.ystride+c.width*c.pieces)
			dst := guarded(t, r, c.rows*c.width)
			want := make([]float64, len(dst))
			for i := range want {
				row := y[i/c.width*c.ystride:]
				want[i] = float64(row[i%c.width])
				for p := range c.pieces {
					want[i] = max(want[i], float64(row[p*c.width+i%c.width]))
				}
			}
			Maxout(dst, y, c.rows, c.width, c.pieces, c.ystride)
			compare(t, dst, want)
			Maxout(y, y, c.rows, c.width, c.pieces, c.ystride)
			compare(t, y[:len(dst)], want)
		})
	}
}

func TestNormalize(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		rows, width  int
		scale, shift float32
	}{{40, 96, 1, 0}, {3, 16, 100, 5}, {2, 8, 1e-3, 0}, {4, 300, 1, -7}, {5, 7, 1, 1}, {2, 1, 1, 1}, {2, 24, 0, 3}, {0, 96, 1, 0}, {3, 0, 1, 0}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			x, gain, bias := guarded(t, r, c.rows*c.width), guarded(t, r, c.width), guarded(t, r, c.width)
			for i := range x {
				x[i] = x[i]*c.scale + c.shift
			}
			want := normalizeWant(x, c.rows, gain, bias)
			Normalize(x, c.rows, gain, bias)
			compare(t, x, want)
		})
	}
}

func normalizeWant(x []float32, rows int, gain, bias []float32) []float64 {
	var want []float64
	n := float64(len(gain))
	for r := range rows {
		row := x[r*len(gain):][:len(gain)]
		var mean, variance float64
		for _, v := range row {
			mean += float64(v) / n
		}
		for _, v := range row {
			variance += (float64(v) - mean) * (float64(v) - mean) / n
		}
		for i, v := range row {
			want = append(want, (float64(v)-mean)/math.Sqrt(variance+1e-8)*float64(gain[i])+float64(bias[i]))
		}
	}
	return want
}

func TestAddMax(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{0, 1, 2, 7, 8, 9, 15, 16, 31, 96, 128, 1000} {
		dst, a, b := guarded(t, r, n), guarded(t, r, n), guarded(t, r, n+3)
		sum, largest := make([]float64, n), make([]float64, n)
		for i := range n {
			sum[i] = float64(a[i]) + float64(b[i])
			largest[i] = float64(max(a[i], b[i]))
		}
		Max(dst, a, b)
		compare(t, dst, largest)
		Max(dst, dst, a) // the destination may be a source
		compare(t, dst, largest)
		Add(a, b)
		compare(t, a, sum)
	}
}

func TestArgmax(t *testing.T) {
	for _, c := range []struct {
		x    []float32
		want int
	}{
		{nil, -1},
		{[]float32{-3}, 0},
		{[]float32{1, 3, 2, 3}, 1},
		{[]float32{-5, -4, -4.5}, 1},
		{[]float32{0, 0, 0}, 0},
		{[]float32{1, 2, 3}, 2},
		{[]float32{-inf, -inf}, 0},
	} {
		if got := Argmax(c.x); got != c.want {
			t.Errorf("Argmax(%v) is %d, want %d", c.x, got, c.want)
		}
	}
}

// TestShort gives slices that are too short, by one where that can be, and
// wants a clear panic and an untouched destination.
func TestShort(t *testing.T) {
	a := NewAffine(make([]float32, 20*5), nil, 20, 5)
	f := func(n int) []float32 { return make([]float32, n, n+100) }
	dst := slices.Repeat([]float32{7}, 6*32)
	for name, call := range map[string]func(){
		"weights":            func() { NewAffine(f(99), nil, 20, 5) },
		"more weights":       func() { NewAffine(f(101), nil, 20, 5) },
		"bias":               func() { NewAffine(f(100), f(19), 20, 5) },
		"no outputs":         func() { NewAffine(nil, nil, 0, 5) },
		"no inputs":          func() { NewAffine(nil, nil, 5, 0) },
		"affine input":       func() { a.Apply(dst, f(29), 6, 5) },
		"affine window":      func() { a.Apply(dst, f(5+5*2-1), 6, 2) },
		"affine destination": func() { a.Apply(dst[:6*32-1], f(30), 6, 5) },
		"one row":            func() { a.Apply(dst, f(4), 1, 5) },
		"huge stride":        func() { a.Apply(dst, f(30), 3, math.MaxInt/2+1) },
		"huge row count":     func() { a.Apply(dst, f(30), math.MaxInt/16, 0) },
		"negative rows":      func() { a.Apply(dst, f(30), -1, 5) },
		"negative stride":    func() { a.Apply(dst, f(30), 2, -1) },
		"maxout input":       func() { Maxout(dst, f(2*24-1), 2, 8, 3, 24) },
		"maxout destination": func() { Maxout(dst[:15], f(48), 2, 8, 3, 24) },
		"no pieces":          func() { Maxout(dst, f(48), 2, 8, 0, 24) },
		"negative width":     func() { Maxout(dst, f(48), 2, -8, 3, 24) },
		"normalize rows":     func() { Normalize(dst, 25, f(8), f(8)) },
		"normalize bias":     func() { Normalize(dst, 2, f(8), f(7)) },
		"add":                func() { Add(dst, f(6*32-1)) },
		"max, first":         func() { Max(dst, f(6*32-1), f(6*32)) },
		"max, second":        func() { Max(dst, f(6*32), f(6*32-1)) },
	} {
		if got := panicOf(call); !strings.HasPrefix(got, "kernel: ") {
			t.Errorf("%s: the panic is %q", name, got)
		}
		if slices.ContainsFunc(dst, func(v float32) bool { return v != 7 }) {
			t.Fatalf("%s: the destination was written", name)
		}
	}
}

func panicOf(call func()) (message string) {
	defer func() { message = fmt.Sprint(recover()) }()
	call()
	return ""
}
