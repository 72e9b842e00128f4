package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCatalogueCommands(t *testing.T) {
	own := write(t, "own.csv", "name,type,gender,office,organization\nAda Zebulon Bell,,f,chief executive,Bell Works\nBell Works,organization,,,\n")
	file := filepath.Join(t.TempDir(), "own.kb")
	if _, stderr, code := run(t, "", "kb", "build", "-o", file, "--without-builtin", own); code != 0 || !strings.Contains(stderr, "own.csv: 2 rows, 2 items added, 0 joined") || !strings.Contains(stderr, "2 items and") {
		t.Fatalf("kb build gives %d, %s", code, stderr)
	}
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"kb", "info", file}, 0, "own.csv (2 items)"},
		{[]string{"kb", "info"}, 0, "PERSON"},
		{[]string{"kb", "find", "--kb", file, "ada works"}, 1, "nobody in the catalogue is called"},
		{[]string{"kb", "find", "--kb", file, "Bell"}, 0, "entity:kb-ada-zebulon-bell"},
		{[]string{"kb", "find"}, 2, "kb find: give one name"},
		{[]string{"kb", "find", "--help"}, 0, "newsgraph kb find [--kb FILE] NAME"},
		{[]string{"kb", "build", "--help"}, 0, "  aliases       other names, with | or ; between them"},
		{[]string{"kb", "look"}, 2, "cannot do \"look\"; say build SOURCE"},
		{[]string{"kb", "info", "--licenses"}, 0, "Copyright 2026, name-suggestion-index contributors"},
		{[]string{"kb", "info", "--kb", "builtin"}, 0, "facts that ship with newsgraph"},
		{[]string{"kb", "build", "-o", own, own}, 1, "is a source and cannot be the output"},
		{[]string{"kb", "build", "-o", filepath.Join(t.TempDir(), "x.kb"), write(t, "more.csv", "name,type,description\nMicrosoft,organization,our client\n")}, 0, "line 2: \"Microsoft\" joins Q2283 (Microsoft, ORGANIZATION"},
		{[]string{"curate", "merge", "--help"}, 0, "  merge FROM INTO"},
		{[]string{"demo", "--help"}, 0, "(default: a temporary one, which goes when the demo ends)"},
		{[]string{"kb"}, 2, "say what to do"},
		{[]string{"kb", "build", "-o", file, "absent.csv"}, 1, "absent.csv"},
		{[]string{"kb", "info", own}, 1, "no compiled catalogue"},
	} {
		stdout, stderr, code := run(t, "", tt.args...)
		if code != tt.code || !strings.Contains(stdout+stderr, tt.want) {
			t.Errorf("%q gives %d, %s%s; want %d and %q", tt.args, code, stdout, stderr, tt.code, tt.want)
		}
	}
}

// TestKnowledgeIsRemembered: what was read with a catalogue is not read again
// without it by mistake, and a failed call leaves no directory.
func TestKnowledgeIsRemembered(t *testing.T) {
	own := write(t, "own.csv", "name,type,description\nBrad Parscale,person,campaign manager\n")
	file, data := filepath.Join(t.TempDir(), "own.kb"), filepath.Join(t.TempDir(), "data")
	page := write(t, "story.txt", story)
	ok(t, "kb", "build", "-o", file, own)
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"ingest", "--again"}, 1, "there is no archive in " + data},
		{[]string{"ingest", "--kb", own, page}, 1, "no compiled catalogue"},
		{[]string{"ingest", page}, 0, "1 articles read"},
		{[]string{"ingest", "--kb", file, page}, 0, "were read with other names; 'newsgraph ingest --again --data " + data + " --kb " + file + "'"},
		{[]string{"ingest", "--again"}, 2, "was last read with the names of " + file + ": give --kb " + file},
		{[]string{"ingest", page}, 2, "was last read with the names of " + file},
		{[]string{"ingest", "--again", "--kb", file}, 0, "articles read"},
		{[]string{"ingest", "--again", "--kb", "builtin"}, 0, "articles read"},
		{[]string{"ingest", "--again"}, 0, "articles read"},
	} {
		_, stderr, code := run(t, "", append(tt.args, "--data", data)...)
		if code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("%q gives %d, %s; want %d and %q", tt.args, code, stderr, tt.code, tt.want)
		}
		if _, err := os.Stat(data); tt.code == 1 && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q made %s", tt.args, data)
		}
	}
	if err := os.WriteFile(filepath.Join(data, "knowledge.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := run(t, "", "ingest", "--again", "--data", data); code != 1 || !strings.Contains(stderr, "remove "+data) {
		t.Errorf("a broken file gives %d, %s", code, stderr)
	}
}

// TestOldFailuresAreOver: a page that came after it could not be fetched is not
// told of as failed when the archive is read again.
func TestOldFailuresAreOver(t *testing.T) {
	gone, good := response("https://a.example/a", "404 Not Found", "gone"), response("https://a.example/a", "200 OK", goodPage)
	other := response("https://a.example/b", "404 Not Found", "gone")
	data := t.TempDir()
	_, stderr, _ := run(t, "", "ingest", "--data", data, write(t, "a.warc", gone+other+good))
	if !strings.Contains(stderr, "1 articles read, 2 failed") {
		t.Errorf("at first: %s", stderr)
	}
	_, stderr, _ = run(t, "", "ingest", "--data", data, "--again")
	if !strings.Contains(stderr, "1 articles read, 1 failed") || strings.Contains(stderr, "https://a.example/a:") {
		t.Errorf("again: %s", stderr)
	}
}
