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
	_, stderr, _ := run(t, "", "ingest", "--again", "--data", data)
	if got, _ := os.ReadFile(log); string(got) != string(lines) || !strings.Contains(stderr, `the last line breaks off and is left out: "{\"id\":\"corre"`) {
		t.Errorf("a line that broke off is still there, or nobody said that it goes: %s\n%s", stderr, got)
	}
	if err := os.WriteFile(log, lines[:len(lines)-1], 0o644); err != nil { // it lacks the line feed alone
		t.Fatal(err)
	}
	ok(t, "ingest", "--again", "--data", data)
	if got, _ := os.ReadFile(log); string(got) != string(lines) {
		t.Errorf("a line that is whole but for its line feed: %s", got)
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
		{"merge Huawei|Q999999999999", "--kb names another catalogue", 1},
		{"reject Huawei|Microsoft", "nothing to reject", 1},
		{"relink mention:x/y/1-2|Huawei", "not found", 1},
		{"show kb-nobody", `"entity:kb-nobody": not found`, 1},
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

// TestCurateTells has corrections say what they change and how far they reach.
func TestCurateTells(t *testing.T) {
	data := curated(t)
	curate := func(args ...string) (id, told string) {
		t.Helper()
		out, told, code := run(t, "", append([]string{"curate", "--data", data}, args...)...)
		if code != 0 {
			t.Fatalf("curate %s: code %d, %s", args, code, told)
		}
		return strings.TrimSpace(out), told
	}
	var answer struct {
		Data struct {
			Article struct {
				Mentions struct {
					Nodes []struct {
						ID, Text   string
						Confidence float64
					}
				}
			}
		}
	}
	mentions := func() map[string]float64 {
		t.Helper()
		got := ok(t, "query", "--data", data, `{article(url: "https://a.example/1") {mentions {nodes {id text confidence}}}}`)
		if err := json.Unmarshal([]byte(got), &answer); err != nil {
			t.Fatal(err)
		}
		all := make(map[string]float64)
		for _, m := range answer.Data.Article.Mentions.Nodes {
			if m.Text == "Quentin Farrow" {
				all[m.ID] = m.Confidence
			}
		}
		return all
	}
	var first string
	for id, confidence := range mentions() {
		if first = id; confidence == 1 {
			t.Error("a name in doubt has confidence 1")
		}
	}
	shown, _ := curate("show", "Quentin Farrow")
	if strings.Count(shown, "  mention   mention:") != 2 {
		t.Errorf("show: %s", shown)
	}
	id, told := curate("relink", first, "Q7426870", "--why", "caf\xe9") // no UTF-8
	for _, want := range []string{"3 mentions of 1 article changed\n  3: entity:", "now entity:Q7426870 (Satya Nadella) (Quentin Farrow)\n", "Other articles are left alone."} {
		if !strings.Contains(told, want) {
			t.Errorf("relink of a mention: %s\nlacks %q", told, want)
		}
	}
	for id, confidence := range mentions() {
		if confidence != 1 {
			t.Errorf("%s has confidence %v after a correction, want 1", id, confidence)
		}
	}
	if log, _ := curate("log"); !strings.Contains(log, `relink "Quentin Farrow" at `+first) || !strings.Contains(log, "– caf\ufffd") {
		t.Errorf("log: %s", log)
	}
	if _, told = curate("undo", id); !strings.HasPrefix(told, "3 mentions of 1 article changed\n") {
		t.Errorf("undo: %s", told)
	}
	if _, told = curate("merge", "Quentin Farrow", "Q380"); !strings.Contains(told, "5 mentions of 2 articles changed") || !strings.Contains(told, "in the same company") || !strings.Contains(told, "is a PERSON, ") {
		t.Errorf("merge of a local entity into a firm that no page names: %s", told)
	}
	if _, told = curate("relink", "Satya Nadella", "Huawei"); !strings.Contains(told, "also for later articles, wherever a name is taken for Satya Nadella") {
		t.Errorf("relink of an entity: %s", told)
	}
	if help := ok(t, "curate", "merge", "--help"); !strings.Contains(help, "  merge FROM INTO\n") {
		t.Errorf("help: %s", help)
	}
}
