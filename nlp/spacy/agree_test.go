package spacy

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// reading writes a doc as scripts/spacy/reference.py does, a line a token.
func (d *Doc) reading(senter *Doc) []string {
	escape := strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)
	var lines []string
	entities := d.iob()
	for i, t := range d.Tokens {
		entity := entities[i]
		if entity == "" {
			entity = "O"
		}
		columns := []string{
			fmt.Sprint(t.Start), escape.Replace(t.Text), fmt.Sprint(flag(t.Space)), t.Tag, t.POS, t.Morph, escape.Replace(t.Lemma),
			fmt.Sprint(t.Head), t.Dep, entity, fmt.Sprint(flag(t.SentStart)),
		}
		if senter != nil {
			columns = append(columns, fmt.Sprint(flag(senter.Tokens[i].SentStart)))
		}
		lines = append(lines, strings.Join(columns, "\t"))
	}
	return lines
}

// golden is what spaCy itself reads in the texts of testdata/texts.jsonl, made
// by scripts/spacy/golden.sh.
func golden(t *testing.T, name string) map[string][]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	readings := make(map[string][]string)
	id := ""
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "# id = "):
			id = strings.TrimPrefix(line, "# id = ")
			readings[id] = []string{}
		case line != "":
			readings[id] = append(readings[id], line)
		}
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return readings
}

type sampleText struct{ ID, Text string }

func sampleTexts(t testing.TB) []sampleText {
	t.Helper()
	f, err := os.Open("testdata/texts.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []sampleText
	decoder := json.NewDecoder(f)
	for decoder.More() {
		var s sampleText
		if err := decoder.Decode(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// only returns the files of a pipeline with a config that runs one part alone.
func only(t *testing.T, files fs.FS, part string) fs.FS {
	t.Helper()
	root, err := findRoot(files)
	if err != nil {
		t.Fatal(err)
	}
	sub, err := fs.Sub(files, root)
	if err != nil {
		t.Fatal(err)
	}
	config, err := fs.ReadFile(sub, "config.cfg")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(config)) {
		switch {
		case strings.HasPrefix(line, "pipeline ="):
			line = fmt.Sprintf("pipeline = [%q]\n", part)
		case strings.HasPrefix(line, "disabled ="):
			line = "disabled = []\n"
		}
		lines = append(lines, line)
	}
	return overlay{sub, fstest.MapFS{"config.cfg": {Data: []byte(strings.Join(lines, ""))}}}
}

// overlay is a file system with some files replaced.
type overlay struct {
	fs.FS
	replaced fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.replaced[name]; ok {
		return o.replaced.Open(name)
	}
	return o.FS.Open(name)
}

// agree compares our readings of all sample texts with spaCy's.
func agree(t *testing.T, files fs.FS, name string) {
	pipeline, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	senter, err := Load(only(t, files, "senter"))
	if err != nil {
		t.Fatal(err)
	}
	want := golden(t, name)
	tokens, wrong := 0, 0
	for _, s := range sampleTexts(t) {
		got := pipeline.Parse(s.Text).reading(senter.Parse(s.Text))
		tokens += len(want[s.ID])
		if slices.Equal(got, want[s.ID]) {
			continue
		}
		for i := range max(len(got), len(want[s.ID])) {
			g, w := "", ""
			if i < len(got) {
				g = got[i]
			}
			if i < len(want[s.ID]) {
				w = want[s.ID][i]
			}
			if g != w {
				if wrong++; wrong <= 20 {
					t.Errorf("%s, token %d:\ngot  %s\nwant %s", s.ID, i, g, w)
				}
			}
		}
	}
	t.Logf("%d tokens, %d differ", tokens, wrong)
	if tokens < 20_000 {
		t.Errorf("compared %d tokens, want 20,000 or more", tokens)
	}
}
