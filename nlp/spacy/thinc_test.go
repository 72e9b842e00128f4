package spacy

import (
	"bytes"
	"strings"
	"testing"

	"github.com/tinylib/msgp/msgp"
)

// TestSettingsAreBounded reads a setting of nested lists, each of which claims
// to be long: that it is not decoded is what keeps it small.
func TestSettingsAreBounded(t *testing.T) {
	bomb := bytes.Repeat([]byte("\xdd\x00\x08\x00\x00"), 4000)
	data := msgp.AppendMapHeader(nil, 2)
	data = msgp.AppendBytes(msgp.AppendString(data, "bomb"), append(bomb, make([]byte, 600_000)...))
	data = msgp.AppendBytes(msgp.AppendString(data, "seed"), packed(t, 7))
	attrs, err := readAttrs(data)
	if err != nil {
		t.Fatal(err)
	}
	n := node{name: "x", attrs: attrs}
	if got, err := n.number("seed"); got != 7 || err != nil {
		t.Errorf("the seed is %d, %v, want 7", got, err)
	}
	for _, name := range []string{"bomb", "none"} {
		if _, err := n.number(name); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}

// TestEmbeddedAttributes shows that an attribute that cannot be embedded is
// named, by its number if it has no name.
func TestEmbeddedAttributes(t *testing.T) {
	for _, test := range []struct {
		column any
		want   string
	}{
		{65, "the attribute number 65 cannot be embedded here"},
		{"IS_ALPHA", `the attribute "IS_ALPHA" cannot be embedded here`},
		{nil, "not a string"},
	} {
		table := node{name: "hashembed", attrs: map[string][]byte{"seed": packed(t, 1)},
			params: map[string]array{"E": {shape: []int{1, 1}, data: []float32{0}}}}
		columns := node{name: "extract_features", attrs: map[string][]byte{"columns": packed(t, anyList{test.column})}}
		_, err := newTok2vec(&layers{nodes: []node{columns, table}}, nil)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want an error with %q", test.column, err, test.want)
		}
	}
}
