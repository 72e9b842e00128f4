package kb

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write builtin.kb anew")

// TestReferences checks that all lines in kb/facts can be read, that each entity
// has one, and that every office, seat and link leads to one.
func TestReferences(t *testing.T) {
	records, err := builtinRecords()
	if err != nil {
		t.Error(err)
	}
	for _, err := range resolve(records, newDirectory(records)) {
		t.Error(err)
	}
}

// TestBuiltinIsFresh checks that the compiled facts are those in kb/facts.
func TestBuiltinIsFresh(t *testing.T) {
	data, err := compileBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("builtin.kb", data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(data) != builtin {
		t.Error("builtin.kb is not made of what is in facts now: run go generate ./kb")
	}
}
