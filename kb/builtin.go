package kb

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"path"
)

// The facts as they are written, for catalogues that are built, and compiled,
// for use.
//
//go:generate go test -run TestBuiltinIsFresh -update
var (
	//go:embed facts/*.tsv
	facts embed.FS
	//go:embed builtin.kb
	builtin string
	//go:embed facts/LICENSES.txt
	licenses string
)

const builtinName = "facts that ship with newsgraph"

// Licenses are those of the parts of the facts that others wrote.
func Licenses() string { return licenses }

// Builtin is the catalogue that ships with the program.
func Builtin() (*Catalogue, error) { return newCatalogue(builtin) }

// compileBuiltin makes what Builtin uses.
func compileBuiltin() ([]byte, error) {
	records, err := builtinRecords()
	if err == nil {
		err = errors.Join(resolve(records, newDirectory(records))...)
	}
	if err != nil {
		return nil, err
	}
	shareDemonyms(records)
	return finish(records, nil, []string{builtinName}), nil
}

// builtinRecords reads facts/*.tsv. It gives the good lines with the errors of
// all others.
func builtinRecords() ([]*record, error) {
	files, err := fs.Glob(facts, "facts/*.tsv")
	if err != nil {
		return nil, err
	}
	var all []*record
	var errs []error
	for _, name := range files {
		text, err := facts.ReadFile(name)
		if err != nil {
			return nil, err
		}
		records, err := readFacts(path.Base(name), bytes.NewReader(text))
		all, errs = append(all, records...), append(errs, err)
	}
	return all, errors.Join(append(errs, checkTwice(all))...)
}
