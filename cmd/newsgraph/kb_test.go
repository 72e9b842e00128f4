package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestCatalogueCommands(t *testing.T) {
	own := write(t, "own.csv", "name,gender,office,organization\nAda Zebulon Bell,f,chief executive,Bell Works\nBell Works,,,\n")
	file := filepath.Join(t.TempDir(), "own.kb")
	if _, stderr, code := run(t, "", "kb", "build", "-o", file, "--without-builtin", own); code != 0 || !strings.Contains(stderr, "2 items") {
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
		{[]string{"kb", "find"}, 2, "say build SOURCE"},
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
