package web

import (
	"bytes"
	"strings"
	"testing"
)

func TestAcceptsGzip(t *testing.T) {
	for _, test := range []struct {
		header string
		want   bool
	}{
		{"", false},
		{"gzip", true},
		{"deflate, GZIP;q=0.5, br", true},
		{"gzip;q=1.000", true},
		{"gzip;q=0", false},
		{"br, gzip; q=0.000", false},
		{"x-gzip-not", false},
		{",;=,gzip", true},
	} {
		if got := acceptsGzip(test.header); got != test.want {
			t.Errorf("acceptsGzip(%q) = %v, want %v", test.header, got, test.want)
		}
	}
}

// Only a client that names gzip is sent gzip.
func FuzzAcceptsGzip(f *testing.F) {
	f.Add("gzip, deflate;q=0")
	f.Add("*;q=0.1,;gzip=\"")
	f.Fuzz(func(t *testing.T, header string) {
		if acceptsGzip(header) && !strings.Contains(strings.ToLower(header), "gzip") {
			t.Errorf("acceptsGzip(%q) = true", header)
		}
	})
}

func TestCompressAndBack(t *testing.T) {
	want := []byte("what a text says\n")
	got, err := decompress(compress(want))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
