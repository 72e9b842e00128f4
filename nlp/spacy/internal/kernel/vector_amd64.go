//go:build !purego

package kernel

import "golang.org/x/sys/cpu"

// vector says that the machine has the instructions of vector_amd64.s. Only
// tests change it.
var vector = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// affine computes 16 columns of Affine.Apply: six rows at a time, then the
// rest one by one.
func affine(dst, x []float32, panel []lanes, bias *lanes, rows, stride, width int) {
	if !vector {
		affinePlain(dst, x, panel, bias, rows, stride, width)
		return
	}
	r := 0
	for ; r+6 <= rows; r += 6 {
		sixRows(&dst[r*width], &x[r*stride], &panel[0], bias, len(panel), stride, width)
	}
	for ; r < rows; r++ {
		oneRow(&dst[r*width], &x[r*stride], &panel[0], bias, len(panel))
	}
}

// normalize leaves rows that do not fill whole registers to plain Go.
func normalize(x, gain, bias []float32) {
	if !vector || len(x) == 0 || len(x)%8 != 0 {
		normalizePlain(x, gain, bias)
		return
	}
	normalizeEights(&x[0], &gain[0], &bias[0], len(x))
}

func add(dst, src []float32) {
	n := eights(dst)
	if n > 0 {
		addEights(&dst[0], &src[0], n)
	}
	addPlain(dst[n:], src[n:])
}

func maximum(dst, a, b []float32) {
	n := eights(dst)
	if n > 0 {
		maximumEights(&dst[0], &a[0], &b[0], n)
	}
	maximumPlain(dst[n:], a[n:], b[n:])
}

// eights returns how many values of x the assembly takes.
func eights(x []float32) int {
	if !vector {
		return 0
	}
	return len(x) &^ 7
}

// sixRows computes 16 columns of six rows from k inputs each. x rows are
// stride values apart, dst rows width values.
//
//go:noescape
func sixRows(dst, x *float32, panel, bias *lanes, k, stride, width int)

// oneRow computes 16 columns of one row from k inputs.
//
//go:noescape
func oneRow(dst, x *float32, panel, bias *lanes, k int)

// The following take n values, a positive multiple of eight.

//go:noescape
func normalizeEights(x, gain, bias *float32, n int)

//go:noescape
func addEights(dst, src *float32, n int)

//go:noescape
func maximumEights(dst, a, b *float32, n int)
