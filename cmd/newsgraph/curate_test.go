package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// curated makes a data directory with two articles about a man whom no
// catalogue knows.
func curated(t *testing.T) (data string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "data")
	for i, text := range []string{
		"Zeta hires Quentin Farrow\n\nHuawei said on Monday that Quentin Farrow of Shenzhen will lead its new unit. Quentin Farrow met Satya Nadella in Seattle.",
		"Quentin Farrow speaks\n\nQuentin Farrow told Microsoft and Huawei on Tuesday that the deal was dead. Satya Nadella did not answer questions.",
	} {
		file := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		ok(t, "ingest", file, "--data", data, "--url", "https://a.example/"+string(rune('1'+i)), "--date", "2020-08-07")
	}
	return data
}

func TestCurate(t *testing.T) {
	data := curated(t)
	curate := func(args ...string) string {
		t.Helper()
		return strings.TrimSpace(ok(t, append([]string{"curate", "--data", data, "--by", "Ann"}, args...)...))
	}
	before := ok(t, "dump", "--data", data)
	merge := curate("merge", "Quentin Farrow", "Satya Nadella", "--why", "a test")
	if log := curate("log"); !strings.HasPrefix(log, merge) || !strings.Contains(log, "Ann: merge Quentin Farrow") || !strings.Contains(log, "– a test") {
		t.Errorf("log: %s", log)
	}
	for _, name := range []string{"Quentin Farrow", "Satya Nadella"} { // the old name finds him too
		if shown := curate("show", name); !strings.HasPrefix(shown, "entity:Q7426870") || !strings.Contains(shown, "by Ann: a test") {
			t.Errorf("show %s:\n%s", name, shown)
		}
	}
	var first testCase
	exported := curate("export")
	if err := json.Unmarshal([]byte(strings.SplitN(exported, "\n", 2)[0]), &first); err != nil || first.Exact != "Quentin Farrow" || first.Expected.WikidataID != "Q7426870" {
		t.Errorf("export: %v\n%s", err, exported)
	}
	for at, want := range map[string]string{"2020-09-30": `"entity": null`, "2020-10-01": `"mentionCount": `} {
		if got := ok(t, "query", "--data", data, "--known-at", at, `{entity(by: {name: "Quentin Farrow"}) {mentionCount}}`); !strings.Contains(got, want) {
			t.Errorf("known at %s: %s, want %s", at, got, want)
		}
	}
	// A graph that is made anew from archive and log is the same.
	want := ok(t, "dump", "--data", data)
	for _, name := range []string{"graph.db", "graph.db-wal", "graph.db-shm"} {
		if err := os.Remove(filepath.Join(data, name)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	ok(t, "ingest", "--again", "--data", data)
	if got := ok(t, "dump", "--data", data); got != want {
		t.Error("the graph made anew is another")
	}
	curate("undo", merge)
	if got := strings.Count(ok(t, "dump", "--data", data), `{"correction"`); got != 2 {
		t.Errorf("%d corrections, want 2", got)
	}
	var rest []string
	for line := range strings.Lines(ok(t, "dump", "--data", data)) {
		if !strings.HasPrefix(line, `{"correction"`) {
			rest = append(rest, line)
		}
	}
	if strings.Join(rest, "") != before {
		t.Error("after the undo the graph is not as before")
	}
}

// TestCurationLog has a program die between log and graph, and loses the log.
func TestCurationLog(t *testing.T) {
	data := curated(t)
	ok(t, "curate", "--data", data, "split", "Quentin Farrow", "https://a.example/2")
	want := ok(t, "dump", "--data", data)
	log := filepath.Join(data, "curation.jsonl")
	lines, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(log, append(lines, `{"id":"corre`...), 0o644); err != nil {
		t.Fatal(err)
	}
	ok(t, "ingest", "--again", "--data", data)
	if got, _ := os.ReadFile(log); string(got) != string(lines) {
		t.Errorf("a line that broke off is still there: %s", got)
	}
	if err := os.Remove(log); err != nil {
		t.Fatal(err)
	}
	ok(t, "ingest", "--again", "--data", data)
	if got, _ := os.ReadFile(log); string(got) != string(lines) {
		t.Errorf("the log is not written again from the graph: %s", got)
	}
	if got := ok(t, "dump", "--data", data); got != want {
		t.Error("the graph has changed")
	}
}

func TestCurateErrors(t *testing.T) {
	data := curated(t)
	ok(t, "curate", "--data", data, "split", "Quentin Farrow", "https://a.example/2")
	for _, tt := range []struct {
		args, want string
		code       int
	}{
		{"", "curate: say one of", 2},
		{"merge Huawei", "usage: newsgraph curate merge FROM INTO", 2},
		{"merge Huawei|Huawei", "nothing can be merged into itself", 1},
		{"merge Nobody|Huawei", `no entity named "Nobody"`, 1},
		{"merge Quentin Farrow|Huawei", `"Quentin Farrow" is the name of several`, 1},
		{"show entity:none", "not found", 1},
		{"undo correction:none", "not found", 1},
		{"relink Huawei|Q999999999999", "--kb names another catalogue", 1},
		{"split Huawei|https://a.example/9", "not found", 1},
	} {
		name, rest, _ := strings.Cut(tt.args, " ")
		args := []string{"curate", "--data", data}
		if name != "" {
			args = append(append(args, name), strings.Split(rest, "|")...)
		}
		_, stderr, code := run(t, "", args...)
		if code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("curate %s: code %d, %s; want %d, %q", tt.args, code, stderr, tt.code, tt.want)
		}
	}
}
