package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"newsgraph/kb"
)

// shippedKB is what --kb calls the catalogue that ships with the program.
const shippedKB = "builtin"

// knowledge is the catalogue of names that a data directory was last read with.
type knowledge struct {
	File   string `json:"file,omitempty"` // absolute; "" for the one that ships with the program
	Digest string `json:"digest"`
}

// knowledgeFile is where a data directory keeps its knowledge.
func (c *config) knowledgeFile() string { return filepath.Join(c.data, "knowledge.json") }

// names opens the catalogue of names, once.
func (c *config) names() (*kb.Catalogue, error) {
	if c.catalogue != nil {
		return c.catalogue, nil
	}
	var err error
	if c.kb == "" || c.kb == shippedKB {
		c.catalogue, err = kb.Builtin()
	} else {
		c.catalogue, err = kb.Open(c.kb)
	}
	return c.catalogue, err
}

// knowledge is what --kb names.
func (c *config) knowledge() (k knowledge, err error) {
	names, err := c.names()
	if err != nil {
		return k, err
	}
	k.Digest = names.Digest()
	if c.kb != "" && c.kb != shippedKB {
		if k.File, err = filepath.Abs(c.kb); err != nil {
			return k, fmt.Errorf("find the catalogue of names: %w", err)
		}
	}
	return k, nil
}

// lastKnowledge is that of the data directory, nil if nothing was read there.
func (c *config) lastKnowledge() (*knowledge, error) {
	data, err := os.ReadFile(c.knowledgeFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	last := new(knowledge)
	if err == nil {
		err = json.Unmarshal(data, last)
	}
	if err != nil {
		return nil, fmt.Errorf("look up the names that %s was read with: %w; if you do not need to know, remove %s", c.data, err, c.knowledgeFile())
	}
	return last, nil
}

// checkKnowledge refuses to read with the names that ship what was read with
// others before, unless --kb says so: whoever forgets the flag would lose what
// the others knew. It tells when articles stay that were read with other names.
func (p *program) checkKnowledge(c *config) error {
	now, err := c.knowledge()
	if err != nil {
		return err
	}
	last, err := c.lastKnowledge()
	switch {
	case err != nil || last == nil || *last == now:
		return err
	case last.File != "" && c.kb == "":
		return usagef("%s was last read with the names of %s: give --kb %s to go on with them, or --kb %s to change to the names that ship with the program", c.data, last.File, last.File, shippedKB)
	case c.again:
		return nil
	}
	change := "other names"
	if last.File == now.File {
		change = "names that have changed since"
	}
	fmt.Fprintf(p.stderr, "the articles in %s were read with %s; 'newsgraph ingest --again --data %s --kb %s' reads them again\n", c.data, change, c.data, c.kbArgument())
	return nil
}

// kbArgument is what --kb has or could have.
func (c *config) kbArgument() string {
	if c.kb == "" {
		return shippedKB
	}
	return c.kb
}

// rememberKnowledge keeps what the data directory is read with from now on.
func (c *config) rememberKnowledge() error {
	now, err := c.knowledge()
	if err != nil {
		return err
	}
	data, err := json.Marshal(now)
	if err == nil {
		err = os.WriteFile(c.knowledgeFile(), append(data, '\n'), 0o644)
	}
	if err != nil {
		return fmt.Errorf("keep in the data directory which names are used: %w", err)
	}
	return nil
}
