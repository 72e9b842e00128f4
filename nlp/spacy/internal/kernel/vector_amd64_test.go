//go:build !purego

package kernel

import "testing"

// TestPlain runs the tests once more as on a machine without AVX2.
func TestPlain(t *testing.T) {
	defer func(v bool) { vector = v }(vector)
	vector = false
	t.Run("Affine", TestAffine)
	t.Run("AffineByHand", TestAffineByHand)
	t.Run("Maxout", TestMaxout)
	t.Run("Normalize", TestNormalize)
	t.Run("AddMax", TestAddMax)
	t.Run("Short", TestShort)
}
