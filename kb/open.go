package kb

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Open opens a catalogue: a compiled one, or a text in the form of [Read] whose
// name ends in .tsv. A compiled one is mapped into memory until the program
// ends: opening takes no time, and only what is looked up is read. It must not
// be overwritten while it is in use; [Build.Run] puts a new file in its place.
func Open(name string) (*Catalogue, error) {
	if strings.HasSuffix(name, ".tsv") {
		return openText(name)
	}
	data, err := mapFile(name)
	if err != nil {
		return nil, fmt.Errorf("open the catalogue of names: %w", err)
	}
	c, err := newCatalogue(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

func openText(name string) (*Catalogue, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the catalogue of names: %w", err)
	}
	defer f.Close()
	c, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}

// Verify reads the whole catalogue and reports whether it is as it was built.
func (c *Catalogue) Verify() error {
	sum := sha256.New()
	io.WriteString(sum, c.data[headerSize:])
	if hex.EncodeToString(sum.Sum(nil)) != c.digest {
		return errors.New("the compiled catalogue is damaged: its contents do not have its digest; build it again")
	}
	return nil
}
