// Package en carries a pipeline for English: spaCy's en_core_web_md 3.8.0 in
// the compact form, weights in half precision. Where it comes from and under
// which licenses it stands is said in the files beside it.
package en

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"strings"
)

// Origin says what is known of where the weights come from.
//
//go:embed ORIGIN.md
var Origin string

//go:embed en_core_web_md.zip
var packed string

// Files returns the pipeline's files, to be read by the package spacy. The
// error can only be that the program was built wrongly.
func Files() (fs.FS, error) {
	return zip.NewReader(strings.NewReader(packed), int64(len(packed)))
}
