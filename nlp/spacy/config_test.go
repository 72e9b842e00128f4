package spacy

import "testing"

// TestReadConfig shows that both forms of a map are read alike.
func TestReadConfig(t *testing.T) {
	c := readConfig(`
# a comment
[nlp]
lang = "en"
tokenizer = {"@tokenizers":"a.v1","more":{"deep":"b"}}
pipeline = ["x",
    "y"]

[nlp.vectors]
@vectors = "c.v1"
`)
	for _, test := range []struct{ section, key, want string }{
		{"nlp", "lang", "en"},
		{"nlp.tokenizer", "@tokenizers", "a.v1"},
		{"nlp.tokenizer.more", "deep", "b"},
		{"nlp.vectors", "@vectors", "c.v1"},
		{"nlp", "none", ""},
	} {
		if got := c.text(test.section, test.key); got != test.want {
			t.Errorf("%s in [%s] is %q, want %q", test.key, test.section, got, test.want)
		}
	}
	var pipeline []string
	if err := c.get("nlp", "pipeline", &pipeline); err != nil || len(pipeline) != 2 || pipeline[1] != "y" {
		t.Errorf("the pipeline is %q, %v", pipeline, err)
	}
}
