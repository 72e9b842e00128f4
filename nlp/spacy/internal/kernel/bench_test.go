package kernel

import "testing"

// benchmarkAffine reports the speed in GFLOP/s, two operations for a weight.
func benchmarkAffine(b *testing.B, rows, in, out, stride int) {
	a := NewAffine(make([]float32, out*in), nil, out, in)
	x, dst := make([]float32, (rows-1)*stride+in), make([]float32, rows*a.Width)
	for b.Loop() {
		a.Apply(dst, x, rows, stride)
	}
	b.ReportMetric(2*float64(rows*in*out)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "GFLOP/s")
}

func BenchmarkConvolution(b *testing.B) { benchmarkAffine(b, 200, 288, 288, 96) }
func BenchmarkShortText(b *testing.B)   { benchmarkAffine(b, 17, 288, 288, 96) }
func BenchmarkTagger(b *testing.B)      { benchmarkAffine(b, 200, 96, 64, 96) }
func BenchmarkTransition(b *testing.B)  { benchmarkAffine(b, 1, 64, 112, 64) }

func BenchmarkMaxoutNormalize(b *testing.B) {
	const rows, width, pieces = 200, 96, 3
	y, x, gain := make([]float32, rows*width*pieces), make([]float32, rows*width), make([]float32, width)
	for i := range y {
		y[i] = float32(i * 7919 % 1013)
	}
	for b.Loop() {
		Maxout(x, y, rows, width, pieces, width*pieces)
		Normalize(x, rows, gain, gain)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
}

func BenchmarkAdd(b *testing.B) {
	dst, src := make([]float32, 128), make([]float32, 128)
	for b.Loop() {
		Add(dst, src)
	}
}

func BenchmarkArgmax(b *testing.B) {
	x := make([]float32, 106)
	for i := range x {
		x[i] = float32(i * 7919 % 1013)
	}
	for b.Loop() {
		Argmax(x)
	}
}
