package nlp

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("ZZ"))
	if err != nil {
		t.Skip()
	}
	r := reader(t)
	for _, p := range strings.Split(strings.TrimSpace(string(b)), "\n---\n") {
		a := article("2026-03-02", strings.FieldsFunc(p, func(r rune) bool { return r == 10 })...)
		fmt.Println(describe(a, read(t, r, a)))
	}
}
