//go:build !unix

package kb

import "os"

// mapFile reads a file: here it cannot be mapped.
func mapFile(name string) (string, error) {
	data, err := os.ReadFile(name)
	return string(data), err
}
