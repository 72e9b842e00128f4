package spacy

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/tinylib/msgp/msgp"
)

// englishTokenizer returns the tokenizer of the built-in pipeline.
func englishTokenizer(t testing.TB) *tokenizer {
	t.Helper()
	data, err := fs.ReadFile(builtin(t), "tokenizer")
	if err != nil {
		t.Fatal(err)
	}
	tokenizer, err := newTokenizer(data, newVocab(englishNorms(t)))
	if err != nil {
		t.Fatal(err)
	}
	return tokenizer
}

// texts returns the texts of tokens with spaces between them.
func texts(tokens []token) string {
	var list []string
	for _, t := range tokens {
		list = append(list, t.lex.text)
	}
	return strings.Join(list, " ")
}

// TestTokenizeChunk compares with spaCy 3.8.
func TestTokenizeChunk(t *testing.T) {
	tokenizer := englishTokenizer(t)
	for _, test := range []struct{ chunk, want string }{
		{"can't", "ca n't"},
		{"Can’t've", "Can’t've"},
		{"cannot", "can not"},
		{"I'm", "I 'm"},
		{"they’ll", "they ’ll"},
		{"y'all", "y' all"},
		{"'em", "'em"},
		{"'Cause", "'Cause"},
		{"O'Neill", "O'Neill"},
		{"it's", "it 's"},
		{"James's", "James 's"},
		{"dogs'", "dogs '"},
		{"rock'n'roll", "rock'n'roll"},
		{"U.S.", "U.S."},
		{"U.K.'s", "U.K. 's"},
		{"N.Y.,", "N.Y. ,"},
		{"p.m.).", "p.m. ) ."},
		{"10a.m.", "10 a.m."},
		{"e.g.", "e.g."},
		{"Ph.D.", "Ph.D."},
		{"Mr.Smith", "Mr. Smith"},
		{"end.Start", "end . Start"},
		{"$5.5m", "$ 5.5 m"},
		{"US$5bn", "US$ 5bn"},
		{"5€", "5 €"},
		{"€3", "€ 3"},
		{"50kg,", "50 kg ,"},
		{"7km²", "7 km²"},
		{"3m/s.", "3 m/s ."},
		{"90°F.", "90 ° F ."},
		{"20%.", "20 % ."},
		{"1,000", "1,000"},
		{"2020-08-27", "2020 - 08 - 27"},
		{"2-3", "2 - 3"},
		{"x-1", "x-1"},
		{"well-known", "well - known"},
		{"a--b", "a -- b"},
		{"a—b", "a — b"},
		{"a...b", "a ... b"},
		{"...", "..."},
		{"wait…", "wait …"},
		{"(\"Hello!\")", "( \" Hello ! \" )"},
		{"'hello'", "' hello '"},
		{"''", "''"},
		{"-", "-"},
		{"---", "---"},
		{"http://a.b.com/x?y=1#z", "http://a.b.com/x?y=1#z"},
		{"www.x.co.uk,", "www.x.co.uk ,"},
		{"bob@example.com.", "bob@example.com ."},
		{"ftp://user:pa:ss@host.example.com/p", "ftp://user:pa:ss@host.example.com/p"},
		{"10.0.0.1", "10.0.0.1"},
		{"8.8.8.8", "8.8.8.8"},
		{"x.y.Z", "x.y . Z"},
		{"AT&T", "AT&T"},
		{"C++", "C++"},
		{"#tag", "# tag"},
		{"@user", "@user"},
		{"a/b", "a / b"},
		{"k=v", "k = v"},
		{":-)", ":-)"},
		{":)!", ":) !"},
		{"(ಠ_ಠ)", "(ಠ_ಠ)"},
		{"¯\\(ツ)/¯", "¯\\(ツ)/¯"},
		{"👍🏽ok", "👍 🏽ok"},
		{"中文。", "中文 。"},
		{"Привет,", "Привет ,"},
		{"ﬁnance²", "ﬁnance²"},
		{"\u00adsoft\u00ad", "\u00adsoft\u00ad"},
		{"\u200bzero", "\u200bzero"},
		{"\ufeffbom", "\ufeffbom"},
		{"İstanbul's", "İstanbul 's"},
		{"ΟΔΟΣ.", "ΟΔΟΣ ."},
		{"...)))", "... ) ) )"},
		{"((a))", "( ( a ) )"},
		{"x!!!!!!!!!!!!!!!", "x ! ! ! ! ! ! ! ! ! ! ! ! ! ! !"},
	} {
		if got := texts(tokenizer.tokenize(test.chunk)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.chunk, got, test.want)
		}
	}
}

// written writes tokens as text@start, with = and the norm where it is not the
// lower case, and with _ before @ where a space follows.
func written(tokens []token) string {
	var list []string
	for _, t := range tokens {
		s := fmt.Sprintf("%q", t.lex.text)
		s = s[1 : len(s)-1]
		if t.lex.norm != t.lex.lower {
			s += "=" + t.lex.norm
		}
		if t.space {
			s += "_"
		}
		list = append(list, fmt.Sprint(strings.ReplaceAll(s, " ", "␣"), "@", t.start))
	}
	return strings.Join(list, " ")
}

// TestTokenize compares with spaCy 3.8.
func TestTokenize(t *testing.T) {
	tokenizer := englishTokenizer(t)
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{" ", "␣@0"},
		{"\n ", `\n␣@0`},
		{"  a  b \n\nc ", `␣␣@0 a_@2 ␣@4 b_@5 \n\n@7 c_@9`},
		{"\u00a0x\u00a0", `\u00a0=␣␣@0 x@1 \u00a0=␣␣@2`},
		{"a\x1fb", `a@0 \x1f@1 b@2`},
		{"a\u2003 b", `a@0 \u2003␣@1 b@3`},
		{"a\u0085\u2028b", `a@0 \u0085\u2028@1 b@3`},
		{"a :) b", `a_@0 :)_@2 b@5`},
		{"' '", `'_@0 '@2`},
		{"can't ain’t I'm", "ca=can@0 n't=not_@2 ai@6 n’t=not_@8 I@12 'm=am@13"},
		{"can ’t", "can_@0 ’='@4 t@5"},
		{"a\x00b", `a\x00b@0`},
		{"a\xff\xfe b", "a@0 �@1 �_@2 b@4"}, // spaCy is given a�� b
	} {
		if got := written(tokenizer.tokenize(test.text)); got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// ownTokenizer is a file such as spaCy writes for patterns and special cases of
// one's own, and what other settings there may be.
func ownTokenizer(fasterHeuristics bool, more ...string) []byte {
	settings := append([]string{
		"prefix_search", `^\(|^'`,
		"suffix_search", `\)$|'$|\.\.+$|(?<=\d)km$`,
		"infix_finditer", `[-~/]`,
		"token_match", `\d+-\w+$`,
		"url_match", `\w+//\S+$`,
	}, more...)
	b := msgp.AppendMapHeader(nil, uint32(len(settings)/2+2))
	for _, s := range settings {
		b = msgp.AppendString(b, s)
	}
	b = msgp.AppendBool(msgp.AppendString(b, "faster_heuristics"), fasterHeuristics)
	b = msgp.AppendMapHeader(msgp.AppendString(b, "exceptions"), 4)
	special := func(text string, tokens ...specialToken) {
		b = msgp.AppendArrayHeader(msgp.AppendString(b, text), uint32(len(tokens)))
		for _, t := range tokens {
			b = msgp.AppendMapHeader(b, 2)
			b = msgp.AppendString(msgp.AppendUint64(b, 65), t.orth)
			b = msgp.AppendString(msgp.AppendString(b, "NORM"), t.norm)
		}
	}
	special("a b", specialToken{"a ", ""}, specialToken{"b", "bee"})
	special("(c)", specialToken{"(c)", ""})
	special("gimme", specialToken{"gim", "give"}, specialToken{"me", ""})
	special("x-y", specialToken{"x", ""}, specialToken{"-y", ""})
	return b
}

// TestOwnTokenizer compares with spaCy 3.8.
func TestOwnTokenizer(t *testing.T) {
	tests := []struct{ text, want string }{
		{"a b", "a␣@0 b=bee@2"},
		{"(a b)", "(@0 a␣@1 b=bee@3 )@4"},
		{"a  b", "a_@0 ␣@2 b@3"},
		{"'a b c", "'@0 a␣@1 b=bee_@3 c@5"},
		{"((c))", "(@0 (c)@1 )@4"},
		{"gimme)", "gim=give@0 me@3 )@5"},
		{"(x-y)", "(@0 x@1 -y@2 )@4"},
		{"qx-y-z", "qx@0 -@2 y@3 -@4 z@5"},
		{"12-ab)", "12-ab@0 )@5"},
		{"a-b//c", "a@0 -@1 b@2 /@3 /@4 c@5"},
		{"b//c-d", "b//c-d@0"},
		{"-a-", "-a@0 -@2"},
		{"5km", "5@0 km@1"},
		{"km", "km@0"},
		{"x.....", "x@0 .....@1"},
		{"x" + strings.Repeat(".", 50), "x@0 " + strings.Repeat(".", 50) + "@1"},
		{"agimme/gimme/(c)", "agimme@0 /@6 gimme@7 /@12 (c@13 )@15"},
	}
	for _, faster := range []bool{true, false} {
		tokenizer, err := newTokenizer(ownTokenizer(faster), newVocab(nil))
		if err != nil {
			t.Fatal(err)
		}
		if !faster { // special cases are also looked for between infixes
			tests[len(tests)-1].want = "agimme@0 /@6 gim=give@7 me@10 /@12 (c@13 )@15"
		}
		for _, test := range tests {
			if got := written(tokenizer.tokenize(test.text)); got != test.want {
				t.Errorf("faster %v: %q\n got %s\nwant %s", faster, test.text, got, test.want)
			}
		}
	}
}

// TestLongSuffixes compares with spaCy 3.8, for suffixes that are longer than
// spaCy's own, look further behind, or do not stand at the end.
func TestLongSuffixes(t *testing.T) {
	for _, test := range []struct{ suffix, chunk, want string }{
		{`(?:ing|\w{15})$`, "wwwwabcdefghijklmno", "wwww@0 abcdefghijklmno@4"},
		{`(?<=abcdefghijklmnop)s$`, "abcdefghijklmnops", "abcdefghijklmnop@0 s@16"},
		{`ab|cd$`, "xabyyyyyyyyyyyyyy", "x@0 ab@1 yy@3 yy@5 yy@7 yy@9 yy@11 yy@13 yy@15"},
	} {
		tokenizer, err := newTokenizer(ownTokenizer(true, "suffix_search", test.suffix), newVocab(nil))
		if err != nil {
			t.Fatal(err)
		}
		if got := written(tokenizer.tokenize(test.chunk)); got != test.want {
			t.Errorf("%s in %q\n got %s\nwant %s", test.suffix, test.chunk, got, test.want)
		}
	}
	if got := englishTokenizer(t).window; got != suffixWindow {
		t.Errorf("spaCy's own suffixes are looked for in %d code points, want %d", got, suffixWindow)
	}
}

func TestNewTokenizerErrors(t *testing.T) {
	good := ownTokenizer(true)
	orth := string(msgp.AppendString(nil, "gim"))
	for _, test := range []struct{ name, data, want string }{
		{"nothing", "", "read the tokenizer's settings"},
		{"half", string(good[:len(good)/2]), "read the tokenizer's settings"},
		{"a bad pattern", string(ownTokenizer(true, "infix_finditer", `(a`)), "compile the tokenizer's infix_finditer"},
		{"a text in place of a map", string(msgp.AppendString(nil, "x")), "read the tokenizer's settings"},
		{"other tokens", strings.Replace(string(good), orth, string(msgp.AppendString(nil, "gam")), 1), `special case "gimme" has tokens that make up "gamme"`},
		{"other attributes", strings.ReplaceAll(string(good), "NORM", "LANG"), "neither ORTH nor NORM"},
	} {
		_, err := newTokenizer([]byte(test.data), newVocab(nil))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want %s", test.name, err, test.want)
		}
	}
}

// TestTokenizeTime shows that time is in proportion to length, whatever makes up
// a chunk: for eight times the text it takes less than 24 times the time, where
// the square would be 64.
func TestTokenizeTime(t *testing.T) {
	tokenizer := englishTokenizer(t)
	took := func(text string) time.Duration {
		start := time.Now()
		tokenizer.tokenize(text)
		return time.Since(start)
	}
	const n = 1 << 12
	for _, test := range []struct{ before, repeated, after string }{
		{"", "x", ""}, {"", "'", ""}, {"", "-", ""}, {"", ".", ""}, {"", "(", ""}, {"", "👍", ""}, {"", "中", ""}, {"", "\n", ""}, {"", " ", ""},
		{"", "a:", ""}, {"", "a@", ""}, {"", "a.", ""}, {"", "a-", ""}, {"", "1.", ""}, {"", "Σ'", ""}, {"", ":)", ""},
		{"", "a:b@", ""}, {"", "a.@", ""}, {"", "5km", ""}, {"", "can't", ""}, {"", "10.0.", ""}, {"", "\n ", ""},
		{"http://", "x", ""}, {"http://", "a.", ""}, {"http://", "a/b", ""},
		{"", "(", "x"}, {"x", ")", ""}, {"x", ".", ""}, {"x.", ".", "y" + strings.Repeat(".", n/2)},
	} {
		text := func(n int) string { return test.before + strings.Repeat(test.repeated, n) + test.after }
		for try := 1; ; try++ { // the machine may have other things to do
			small, large := min(took(text(n)), took(text(n))), took(text(8*n))
			if large < 24*small {
				break
			}
			if try == 5 {
				t.Errorf("%q, %q many times, %q: %d times takes %v, %d times %v", test.before, test.repeated, test.after, n, small, 8*n, large)
				break
			}
		}
	}
}

// TestChunksAreBounded tokenizes many more chunks than are kept.
func TestChunksAreBounded(t *testing.T) {
	tokenizer := englishTokenizer(t)
	var b strings.Builder
	for i := range 2 * keptChunks {
		fmt.Fprint(&b, "w", i, " ")
	}
	tokenizer.tokenize(b.String() + strings.Repeat("x", longestChunk+1))
	for chunk := range tokenizer.chunks.known {
		if utf8.RuneCountInString(chunk) > longestChunk {
			t.Errorf("a chunk of %d bytes is kept", len(chunk))
		}
	}
	if got := len(tokenizer.chunks.known); got > keptChunks {
		t.Errorf("%d chunks are kept, more than %d", got, keptChunks)
	}
}

// FuzzTokenize shows that tokens and spaces make up the text, in order.
func FuzzTokenize(f *testing.F) {
	tokenizer := englishTokenizer(f)
	for _, text := range []string{"", " ", "can't  stop\n\n(now)... ", "http://a:b@c.de/f 5km² 'S", "İ\x1f\u00a0\x00\xff\xfe", "x.....:)", ": ) 'Cause I’d"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b strings.Builder
		for i, token := range tokenizer.tokenize(text) {
			if got := utf8.RuneCountInString(b.String()); got != token.start {
				t.Fatalf("token %d starts at %d, want %d", i, token.start, got)
			}
			if token.lex.text == "" || token.lex.runes != utf8.RuneCountInString(token.lex.text) {
				t.Fatalf("token %d is %q of length %d", i, token.lex.text, token.lex.runes)
			}
			b.WriteString(token.lex.text)
			if token.space {
				b.WriteByte(' ')
			}
		}
		if got, want := b.String(), string([]rune(text)); got != want {
			t.Fatalf("the tokens make up %q, want %q", got, want)
		}
	})
}

// FuzzTokenizerSettings shows that no file makes the reader panic.
func FuzzTokenizerSettings(f *testing.F) {
	f.Add(ownTokenizer(true))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := readTokenizerSettings(data); s == nil && err == nil {
			t.Error("neither settings nor an error")
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	tokenizer := englishTokenizer(b)
	text := strings.Repeat("The U.S. can't sell TikTok (yet), said Mr. O'Neill's well-known aide for $5bn on 2020-08-27. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tokenizer.tokenize(text)
	}
}
