package spacy

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

// englishNorms returns the table of norms of the built-in pipeline.
func englishNorms(t testing.TB) map[uint64]string {
	t.Helper()
	data, err := fs.ReadFile(builtin(t), "vocab/lookups.bin")
	if err != nil {
		t.Fatal(err)
	}
	norms, err := readNorms(data)
	if err != nil {
		t.Fatal(err)
	}
	return norms
}

// TestLexeme compares with lexemes of spaCy 3.8.
func TestLexeme(t *testing.T) {
	v := newVocab(englishNorms(t))
	for _, want := range []lexeme{
		{"The", "the", "the", 5059648917813135842, 7425985699627899538, 5582244037879929967, 5059648917813135842, 18200729499220207786, false, 3},
		{"n't", "n't", "n't", 2043519015752540944, 2043519015752540944, 13210364986222294696, 2043519015752540944, 15075103628056407474, false, 3},
		{"Trump", "trump", "trump", 1134333841961332695, 15856857394754098415, 5582244037879929967, 6305915743055363235, 16072095006890171862, false, 5},
		{"colour", "color", "colour", 2579953423244470672, 7045580820573707335, 16900879642891266615, 17577015140245084783, 13110060611322374290, false, 6},
		{"'s", "'s", "'s", 16428057658620181782, 16428057658620181782, 11221368173670222813, 16428057658620181782, 3155823383004454315, false, 2},
		{"£", "$", "£", 10097772119863786097, 11283501755624150392, 10097772119863786097, 10097772119863786097, 10097772119863786097, false, 1},
		{"—", "-", "—", 13657828488461764581, 9153284864653046197, 13657828488461764581, 13657828488461764581, 13657828488461764581, false, 1},
		{"mark", "mark", "mark", 423, 423, 646772771845179972, 8179384140789734470, 13110060611322374290, false, 4},
		{"İ", "i̇", "i̇", 10007816788334446145, 3313339602440725609, 10007816788334446145, 10007816788334446145, 101, false, 1},
		{"ΟΔΟΣ", "οδος", "οδος", 7936547192537741845, 17129677069475088392, 6281389250385958075, 17379186000339699687, 13862804199789047564, false, 4},
		{"US$", "$", "us$", 12598149363324302177, 11283501755624150392, 8804677687338025421, 12598149363324302177, 15213297831061012390, false, 3},
		{"AT&T2020", "at&t2020", "at&t2020", 13241848807162311346, 2382143627994322667, 14862748245026736845, 11917905163896628230, 8579299604217274219, false, 8},
		{"①²x", "①²x", "①²x", 649579473938958919, 649579473938958919, 5711679940398778098, 649579473938958919, 6520225004190554808, false, 3},
		{"\n\n", "\n\n", "\n\n", 908432558851201422, 908432558851201422, 962983613142996970, 908432558851201422, 908432558851201422, true, 2},
		{"ǅx", "ǆx", "ǆx", 9554343535551468004, 15019910456114564414, 1909871774901318200, 9554343535551468004, 4370460163704169311, false, 2},
	} {
		if got := *v.lexeme(want.text, ""); got != want {
			t.Errorf("lexeme %q\n got %+v\nwant %+v", want.text, got, want)
		}
	}
}

func TestLexemeNorm(t *testing.T) {
	v := newVocab(map[uint64]string{stringID("colour"): "color"})
	for _, test := range []struct{ text, norm, want string }{
		{"colour", "", "color"},
		{"Colour", "", "colour"},
		{"colour", "hue", "hue"},
		{"n't", "not", "not"},
		{"n't", "", "n't"},
		{"“", "", `"`},
		{"Mex$", "", "$"},
	} {
		lex := v.lexeme(test.text, test.norm)
		if lex.norm != test.want || lex.normID != stringID(test.want) || lex.text != test.text {
			t.Errorf("norm of %q, given %q: got %q (%d), want %q", test.text, test.norm, lex.norm, lex.normID, test.want)
		}
	}
}

func TestShape(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Trump", "Xxxxx"},
		{"Johnson", "Xxxxx"},
		{"C-3PO", "X-dXX"},
		{"2020-08-27", "dddd-dd-dd"},
		{"1234567", "dddd"},
		{"......", "...."},
		{"x²", "xd"},
		{"½", "½"},
		{"ǅ", "x"},
		{"e\u0301", "x\u0301"},
		{"", ""},
		{strings.Repeat("é", 99), "xxxx"},
		{strings.Repeat("é", 100), "LONG"},
	} {
		if got := shape(test.text); got != test.want {
			t.Errorf("shape(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// TestVocabIsBounded makes many more lexemes than are kept.
func TestVocabIsBounded(t *testing.T) {
	v := newVocab(nil)
	for i := range 3 * keptLexemes {
		v.lexeme(fmt.Sprint("w", i), "")
	}
	if got := len(v.known.known); got > keptLexemes {
		t.Errorf("%d lexemes are kept, more than %d", got, keptLexemes)
	}
	before := len(v.known.known)
	v.lexeme(strings.Repeat("x", longestLexeme+1), "")
	if got := len(v.known.known); got != before {
		t.Error("a long lexeme is kept")
	}
}
