package kernel

import "math"

// affinePlain computes 16 columns of Affine.Apply, two rows at a time; the
// last of an odd number of rows is computed twice.
func affinePlain(dst, x []float32, panel []lanes, bias *lanes, rows, stride, width int) {
	for r := 0; r < rows; r += 2 {
		s := min(r+1, rows-1)
		x0, x1 := x[r*stride:][:len(panel)], x[s*stride:][:len(panel)]
		d0, d1 := dst[r*width:][:16], dst[s*width:][:16]
		for q := range bias {
			twoByFour((*[4]float32)(d0[q*4:]), (*[4]float32)(d1[q*4:]), x0, x1, panel, q, &bias[q])
		}
	}
}

// twoByFour computes columns 4q to 4q+3 of two rows. Eight sums are as many
// as the registers hold beside what is multiplied, and enough to hide the
// latency of an addition. Where the machine has it, the compiler turns each
// line into one fused instruction (on amd64 with GOAMD64=v3).
func twoByFour(d0, d1 *[4]float32, x0, x1 []float32, panel []lanes, q int, bias *[4]float32) {
	x1, panel = x1[:len(x0)], panel[:len(x0)]
	q &= 3 // tells the compiler that q is in range
	s0, s1, s2, s3 := bias[0], bias[1], bias[2], bias[3]
	t0, t1, t2, t3 := s0, s1, s2, s3
	for i, v := range x0 {
		w, u := &panel[i][q], x1[i]
		s0 += v * w[0]
		t0 += u * w[0]
		s1 += v * w[1]
		t1 += u * w[1]
		s2 += v * w[2]
		t2 += u * w[2]
		s3 += v * w[3]
		t3 += u * w[3]
	}
	*d0 = [4]float32{s0, s1, s2, s3}
	*d1 = [4]float32{t0, t1, t2, t3}
}

// normalizePlain is Normalize for one row.
func normalizePlain(x, gain, bias []float32) {
	gain, bias = gain[:len(x)], bias[:len(x)]
	var sum, squares float32
	for _, v := range x {
		sum += v
	}
	mean := sum / float32(len(x))
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	scale := 1 / float32(math.Sqrt(float64(squares/float32(len(x))+1e-8)))
	for i, v := range x {
		x[i] = (v-mean)*scale*gain[i] + bias[i]
	}
}

func addPlain(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}

func maximumPlain(dst, a, b []float32) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = max(a[i], b[i])
	}
}
