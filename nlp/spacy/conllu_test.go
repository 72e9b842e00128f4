package spacy

import (
	"strings"
	"testing"
)

func TestCoNLLU(t *testing.T) {
	p := english(t)
	for _, test := range []struct{ text, want string }{
		{"Trump met Satya Nadella.\n\nHe left\u00a0now. ", `# sent_id = 1
# text = Trump met Satya Nadella.
1	Trump	trump	NOUN	NN	Number=Sing	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	_
3	Satya	Satya	PROPN	NNP	Number=Sing	4	compound	_	NER=B-PERSON
4	Nadella	Nadella	PROPN	NNP	Number=Sing	2	dobj	_	NER=I-PERSON|SpaceAfter=No
5	.	.	PUNCT	.	PunctType=Peri	2	punct	_	SpacesAfter=\n\n

# sent_id = 2
# text = He left now.
1	He	he	PRON	PRP	Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs	2	nsubj	_	_
2	left	leave	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	SpacesAfter=\u00A0
3	now	now	ADV	RB	_	2	advmod	_	SpaceAfter=No
4	.	.	PUNCT	.	PunctType=Peri	2	punct	_	_

`},
		{"\n\t Yes", `# sent_id = 1
# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	SpacesBefore=\n\t\s

`},
		{" \n ", ""},
		{"", ""},
	} {
		var got strings.Builder
		if _, err := p.Parse(test.text).WriteCoNLLU(&got, 1); err != nil {
			t.Fatal(err)
		}
		if got.String() != test.want {
			t.Errorf("%q:\ngot\n%s\nwant\n%s", test.text, got.String(), test.want)
		}
	}
}
