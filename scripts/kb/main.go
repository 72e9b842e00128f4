// Command kb writes kb/facts/registry.tsv: companies that the world knows by the signs over their doors, and territories,
// from two packages that are kept by others.
//
//	npm pack name-suggestion-index@8.0.20260918 && tar xzf name-suggestion-index-8.0.20260918.tgz -C nsi
//	pip download --no-deps rigour==1.3.4 && unzip rigour-1.3.4-*.whl -d rigour
//	go run ./scripts/kb -nsi nsi/package -rigour rigour -words /usr/share/dict/words -kb entities.jsonl.gz
//
// What the other files in kb/facts know already, by name or by QID, is left out. The words are a list of English words,
// one a line: names that are written like one of them get a low share. The kb is the extract of Wikidata that the test of
// kb/facts checks identifiers with: what it does not have, or has under no name of ours, is left out too.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/news"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("kb: ")
	var from sources
	flag.StringVar(&from.nsi, "nsi", "", "directory of the unpacked name-suggestion-index")
	flag.StringVar(&from.rigour, "rigour", "", "directory of the unpacked rigour")
	flag.StringVar(&from.words, "words", "/usr/share/dict/words", "list of English words, one a line")
	flag.StringVar(&from.kb, "kb", "", "extract of Wikidata to check identifiers with, JSON lines, gzipped")
	facts := flag.String("facts", "kb/facts", "directory of the facts")
	flag.Parse()
	if err := run(from, *facts); err != nil {
		log.Fatal(err)
	}
}

// sources says where the material lies.
type sources struct{ nsi, rigour, words, kb string }

const registry = "registry.tsv"

func run(from sources, facts string) error {
	if from.nsi == "" || from.rigour == "" || from.kb == "" {
		return errors.New("say with -nsi, -rigour and -kb where the packages and the extract of Wikidata lie")
	}
	taken, err := readTaken(facts)
	if err != nil {
		return err
	}
	words, err := readWords(from.words)
	if err != nil {
		return err
	}
	brands, err := readBrands(from.nsi)
	if err != nil {
		return err
	}
	places, err := readTerritories(from.rigour, taken)
	if err != nil {
		return err
	}
	checked, err := check(append(brands, places...), from.kb)
	if err != nil {
		return err
	}
	return write(filepath.Join(facts, registry), taken.leaveOut(checked), words)
}

// entry is a line to be.
type entry struct {
	qid, typ, name string
	aliases        []string
	description    string
	facts          string
}

const head = `# Brands and operators in three countries or more, from the npm package name-suggestion-index (BSD-3-Clause),
# and territories, from the PyPI package rigour (MIT). Written by: go run ./scripts/kb
`

func write(path string, entries []entry, words map[string]bool) error {
	var b strings.Builder
	b.WriteString(head)
	for _, e := range entries {
		for i, alias := range e.aliases {
			e.aliases[i] = shared(alias, words)
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", e.qid, e.typ, shared(e.name, words), strings.Join(e.aliases, " | "), e.description, e.facts)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// shared is a name with its share: an English word is seldom meant as a name, a short name often for others.
func shared(name string, words map[string]bool) string {
	all := true
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		all = all && words[word]
	}
	switch {
	case all && !strings.Contains(name, " "):
		return name + "=0.2"
	case all, len(name) <= 4:
		return name + "=0.4"
	}
	return name + "=0.7"
}

// readWords returns the words of a list that are written in lower case.
func readWords(path string) (map[string]bool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read list of English words: %w; name one with -words", err)
	}
	words := make(map[string]bool)
	for word := range strings.FieldsSeq(string(text)) {
		if word == strings.ToLower(word) {
			words[word] = true
		}
	}
	return words, nil
}

// names is a set of identifiers and folded names.
type names map[string]bool

// readTaken returns what the other files of the facts have.
func readTaken(facts string) (names, error) {
	files, err := filepath.Glob(filepath.Join(facts, "*.tsv"))
	if err != nil {
		return nil, err
	}
	taken := make(names)
	for _, path := range files {
		if filepath.Base(path) == registry {
			continue
		}
		if err := taken.addFile(path); err != nil {
			return nil, err
		}
	}
	return taken, nil
}

func (n names) addFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) < 5 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if fields[0] != "" {
			n[fields[0]] = true
		}
		for name := range strings.SplitSeq(fields[2]+"|"+fields[3], "|") {
			name, _, _ = strings.Cut(name, "=")
			if folded := news.FoldName(name); folded != "" {
				n[folded] = true
			}
		}
	}
	return lines.Err()
}

// leaveOut returns the entries that are new by identifier and by name, without aliases that others have.
func (n names) leaveOut(entries []entry) []entry {
	var left []entry
	for _, e := range entries {
		if n[e.qid] || n[news.FoldName(e.name)] || news.FoldName(e.name) == "" {
			continue
		}
		n[e.qid], n[news.FoldName(e.name)] = true, true
		var aliases []string
		for _, alias := range e.aliases {
			if folded := news.FoldName(alias); folded != "" && !n[folded] {
				n[folded] = true
				aliases = append(aliases, alias)
			}
		}
		e.aliases = aliases
		left = append(left, e)
	}
	return left
}
