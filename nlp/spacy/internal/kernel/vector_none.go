//go:build !amd64 || purego

package kernel

func affine(dst, x []float32, panel []lanes, bias *lanes, rows, stride, width int) {
	affinePlain(dst, x, panel, bias, rows, stride, width)
}

func normalize(x, gain, bias []float32) { normalizePlain(x, gain, bias) }
func add(dst, src []float32)            { addPlain(dst, src) }
func maximum(dst, a, b []float32)       { maximumPlain(dst, a, b) }
