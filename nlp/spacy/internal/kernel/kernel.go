// Package kernel holds the few loops over float32 in which a neural network
// spends its time. They exist twice: in plain Go (plain.go), which is the
// reference and runs everywhere, and in assembly for amd64 with AVX2 and FMA
// (vector_amd64.s), chosen at run time. The build tag purego leaves the
// assembly out. The two round differently, so results agree to some 1e-6 of
// the largest term, not to the bit.
//
// All functions may be called by many goroutines at once on different
// destinations. Slices that are too short are a mistake of the caller, and
// panic before anything is read or written.
package kernel

import "fmt"

// lanes are the weights that one input has for 16 neighboring outputs, or 16
// neighboring outputs themselves. The plain loops take four at a time.
type lanes [4][4]float32

// Affine is a dense layer, y = Wx + b. It is not changed after it is made.
type Affine struct {
	In    int // values in an input row
	Out   int // values in an output row that mean something
	Width int // values in an output row: Out rounded up to a multiple of 16

	panels []lanes // In lanes for the first 16 outputs, In for the next 16, ...
	bias   []lanes
}

// NewAffine packs the weights w, given as out rows of in values, and the bias
// b of out values, or nil for none. Neither slice is kept.
func NewAffine(w, b []float32, out, in int) *Affine {
	if out < 1 || in < 1 || len(w)/in != out || len(w)%in != 0 || b != nil && len(b) != out {
		panic(fmt.Sprintf("kernel: %d weights and %d biases for %d outputs of %d inputs", len(w), len(b), out, in))
	}
	n := (out + 15) / 16
	a := &Affine{In: in, Out: out, Width: n * 16, panels: make([]lanes, n*in), bias: make([]lanes, n)}
	for o := range out {
		panel := a.panels[o/16*in:][:in]
		for i, v := range w[o*in:][:in] {
			panel[i][o/4%4][o%4] = v
		}
	}
	for o, v := range b {
		a.bias[o/16][o/4%4][o%4] = v
	}
	return a
}

// Apply computes rows of output. Row r of x has In values and starts at
// x[r*stride]; rows may overlap, as the windows of a convolution do. Row r of
// dst starts at dst[r*Width] and gets Width values, those beyond Out zero.
// The two slices must not overlap.
func (a *Affine) Apply(dst, x []float32, rows, stride int) {
	fit("destination", dst, rows, a.Width, a.Width)
	fit("input", x, rows, stride, a.In)
	if rows == 0 {
		return
	}
	for p := range a.bias { // the weights of a panel stay in the nearest cache
		affine(dst[p*16:], x, a.panels[p*a.In:][:a.In], &a.bias[p], rows, stride, a.Width)
	}
}

// Maxout keeps the largest of several pieces:
// dst[r*width+o] = max over p of y[r*ystride + p*width + o].
// dst may be the beginning of y if rows of y do not overlap.
func Maxout(dst, y []float32, rows, width, pieces, ystride int) {
	if pieces < 1 {
		panic(fmt.Sprintf("kernel: the largest of %d pieces", pieces))
	}
	fit("destination", dst, rows, width, width)
	fit("input", y, rows, ystride, width*pieces)
	for r := range rows {
		d, s := dst[r*width:][:width], y[r*ystride:][:width*pieces]
		if pieces == 1 {
			copy(d, s)
			continue
		}
		Max(d, s[:width], s[width:])
		for p := 2; p < pieces; p++ {
			Max(d, d, s[p*width:])
		}
	}
}

// Normalize gives each row of len(gain) values the mean 0 and the variance 1,
// then scales by gain and adds bias, in place. The variance is that of the
// population, and 1e-8 is added to it.
func Normalize(x []float32, rows int, gain, bias []float32) {
	n := len(gain)
	fit("row block", x, rows, n, n)
	bias = atLeast("bias", bias, n)
	for r := range rows {
		normalize(x[r*n:][:n], gain, bias)
	}
}

// Add adds the first len(dst) values of src to dst.
func Add(dst, src []float32) {
	add(dst, atLeast("source", src, len(dst)))
}

// Max sets each value of dst to the larger of those of a and b, which are at
// least as long. dst may be a or b.
func Max(dst, a, b []float32) {
	maximum(dst, atLeast("first source", a, len(dst)), atLeast("second source", b, len(dst)))
}

// Argmax returns the index of the largest value, of the first one if there
// are several, and -1 if there is none. To choose among the outputs of an
// Affine, pass the first Out: zeros that fill up a row could win.
func Argmax(x []float32) int {
	if len(x) == 0 {
		return -1
	}
	best, top := 0, x[0]
	for i, v := range x {
		if v > top {
			best, top = i, v
		}
	}
	return best
}

// fit panics unless x holds so many rows of width values, stride apart. It
// divides, so that no product can overflow.
func fit(what string, x []float32, rows, stride, width int) {
	if rows < 0 || stride < 0 || width < 0 || rows > 0 && width > len(x) ||
		rows > 1 && stride > (len(x)-width)/(rows-1) {
		panic(fmt.Sprintf("kernel: %s of %d values for %d rows of %d, %d apart", what, len(x), rows, width, stride))
	}
}

// atLeast returns the first n values of x, and panics if there are fewer.
func atLeast(what string, x []float32, n int) []float32 {
	if len(x) < n {
		panic(fmt.Sprintf("kernel: %s of %d values, %d are needed", what, len(x), n))
	}
	return x[:n]
}
