package spacy

import (
	"fmt"
	"math"
)

// fromHalf widens a number of IEEE 754 binary16.
func fromHalf(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	exponent, fraction := uint32(h>>10&0x1f), uint32(h&0x3ff)
	switch exponent {
	case 0: // zero and numbers below the normal ones, in steps of 2^-24
		f := float32(fraction) * 0x1p-24
		return math.Float32frombits(math.Float32bits(f) | sign)
	case 0x1f:
		return math.Float32frombits(sign | 0x7f800000 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | fraction<<13)
}

// toHalf rounds a number to binary16, to the nearest, ties to even. It is an
// error if the number is too large for that or not a number.
func toHalf(f float32) (uint16, error) {
	bits := math.Float32bits(f)
	sign := uint16(bits >> 16 & 0x8000)
	size := math.Abs(float64(f))
	if !(size < 65520) {
		return 0, fmt.Errorf("%g does not fit half precision", f)
	}
	if size < 0x1p-14 {
		return sign | uint16(math.RoundToEven(size*0x1p24)), nil
	}
	// Rounding may carry into the exponent, which is then right as well.
	bits = bits&0x7fffffff + 0xfff + bits>>13&1
	return sign | uint16(bits>>13-(127-15)<<10), nil
}
