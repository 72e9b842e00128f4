package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is a Go module that the program is linked with, and the license files that apply to the linked packages.
type module struct {
	path, version string
	files         []file
}

// file is a license, notice or copying file; its name is relative to the module.
type file struct{ name, text string }

// systems are those whose programs are looked at, so that the answer is the same wherever it is asked for.
var systems = []string{"linux", "darwin", "windows"}

// linked returns the modules linked into a program on any of the systems, sorted by path, the Go library first.
func linked(pkg string) ([]module, error) {
	dirs := map[string]map[string]string{} // module path and version → folder of a package → module folder
	for _, system := range systems {
		if err := deps(pkg, system, dirs); err != nil {
			return nil, err
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	goroot := strings.TrimSpace(string(root))
	dirs["Go standard library"] = map[string]string{goroot: goroot}

	var modules []module
	for id, packages := range dirs {
		files, err := licenseFiles(packages)
		if err != nil {
			return nil, err
		}
		path, version, _ := strings.Cut(id, "@")
		modules = append(modules, module{path, version, files})
	}
	slices.SortFunc(modules, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return modules, nil
}

// deps adds the folders of all packages of other modules that a program imports on one system.
func deps(pkg, system string, dirs map[string]map[string]string) error {
	command := exec.Command("go", "list", "-deps", "-json=Dir,Module", pkg)
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return fmt.Errorf("go list -deps %s: %w", pkg, err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read the answer of go list: %w", err)
		}
		if p.Module == nil || p.Module.Main {
			continue
		}
		id := p.Module.Path + "@" + p.Module.Version
		if dirs[id] == nil {
			dirs[id] = map[string]string{}
		}
		dirs[id][p.Dir] = p.Module.Dir
	}
}

var licenseName = regexp.MustCompile(`(?i)(licen[cs]e|^copying|^notice)`)

// licenseFiles reads the license files in the folders of packages and in those above them, up to their module.
func licenseFiles(packages map[string]string) ([]file, error) {
	found := map[string]file{}
	for dir, root := range packages {
		for ; strings.HasPrefix(dir, root); dir = filepath.Dir(dir) {
			if err := readLicenses(dir, root, found); err != nil {
				return nil, fmt.Errorf("read licenses: %w", err)
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b file) int { return cmp.Compare(a.name, b.name) }), nil
}

// readLicenses adds the license files of one folder to those found in the module at root.
func readLicenses(dir, root string, found map[string]file) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !licenseName.MatchString(e.Name()) || filepath.Ext(e.Name()) == ".go" {
			continue
		}
		path := filepath.Join(dir, e.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		if len(bytes.TrimSpace(text)) > 0 {
			found[name] = file{name, string(text)}
		}
	}
	return nil
}
