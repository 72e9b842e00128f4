package spacy

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Open loads a pipeline from a directory, a wheel or a compact file. See [Load].
func Open(name string) (*Pipeline, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open a spaCy pipeline: %w", err)
	}
	if info.IsDir() {
		return Load(os.DirFS(name))
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("open the spaCy pipeline %s, which is neither a directory nor a wheel: %w", name, err)
	}
	defer z.Close()
	return Load(z)
}

// Load reads a pipeline from the files of a directory that spaCy saved
// (nlp.to_disk), at its top or further down, as it is in a wheel. Parts that
// the config disables are left out. A part that cannot be run here is an error
// that names it, since without it the others would compute something else.
func Load(files fs.FS) (*Pipeline, error) {
	root, err := findRoot(files)
	if err != nil {
		return nil, fmt.Errorf("load a spaCy pipeline: %w", err)
	}
	sub, err := fs.Sub(files, root)
	if err != nil {
		return nil, fmt.Errorf("load a spaCy pipeline: %w", err)
	}
	l := loader{files: sub}
	p, err := l.load()
	if err != nil {
		return nil, fmt.Errorf("load a spaCy pipeline: %w", err)
	}
	return p, nil
}

// deepest is how many directories a wheel has above a pipeline's files.
const deepest = 3

// findRoot returns the one directory with both meta.json and config.cfg.
func findRoot(files fs.FS) (string, error) {
	var roots []string
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.Count(name, "/") >= deepest:
			return fs.SkipDir
		case path.Base(name) != "config.cfg":
			return nil
		}
		if _, err := fs.Stat(files, path.Join(path.Dir(name), "meta.json")); err == nil {
			roots = append(roots, path.Dir(name))
		}
		return nil
	})
	switch {
	case err != nil:
		return "", err
	case len(roots) == 0:
		return "", errors.New("no directory has a meta.json and a config.cfg; is this a pipeline that spaCy saved?")
	case len(roots) > 1:
		return "", fmt.Errorf("there are several pipelines, in %s: name one of them", strings.Join(roots, " and "))
	}
	return roots[0], nil
}

// loader reads the parts of one pipeline.
type loader struct {
	files   fs.FS
	config  config
	vectors *vectors
	shared  *tok2vec // the last one before a part: its vectors are those to which the part listens
}

// read returns the content of a file, which may claim to be longer than any
// memory.
func (l *loader) read(name string) ([]byte, error) {
	limit := int64(64 << 20)
	if name == "vocab/vectors" {
		limit = 1 << 30
	}
	f, err := l.files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var content bytes.Buffer
	if info, err := f.Stat(); err == nil {
		content.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	}
	n, err := content.ReadFrom(io.LimitReader(f, limit+1))
	if err == nil && n > limit {
		err = fmt.Errorf("it is longer than %d MB, the most that is read", limit>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return content.Bytes(), nil
}

func (l *loader) load() (*Pipeline, error) {
	p := &Pipeline{}
	p.work.New = func() any { return newWork() }
	meta, err := l.read("meta.json")
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(meta, &p.meta); err != nil {
		return nil, fmt.Errorf("meta.json: %w", err)
	}
	text, err := l.read("config.cfg")
	if err != nil {
		return nil, err
	}
	l.config = readConfig(string(text))
	// Other languages have other rules for norms and lemmas, and some other tokenizers.
	if lang := l.config.text("nlp", "lang"); lang != "en" {
		return nil, fmt.Errorf("the pipeline is for the language %q; only English (en) can be read here", lang)
	}
	if err := l.loadVocab(p); err != nil {
		return nil, err
	}
	return p, l.loadParts(p)
}

// loadVocab reads what all parts share: the tokenizer, norms and vectors.
func (l *loader) loadVocab(p *Pipeline) error {
	var norms map[uint64]string
	if data, err := l.read("vocab/lookups.bin"); err == nil {
		if norms, err = readNorms(data); err != nil {
			return fmt.Errorf("vocab/lookups.bin: %w", err)
		}
	}
	if kind := l.config.text("nlp.tokenizer", "@tokenizers"); kind != "spacy.Tokenizer.v1" {
		return fmt.Errorf("the tokenizer, [nlp.tokenizer], is a %q; only \"spacy.Tokenizer.v1\" can be run here", kind)
	}
	data, err := l.read("tokenizer")
	if err != nil {
		return err
	}
	if p.tokenizer, err = newTokenizer(data, newVocab(norms)); err != nil {
		return fmt.Errorf("tokenizer: %w", err)
	}
	npy, err := l.read("vocab/vectors")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var settings struct{ Mode string }
	if data, err := l.read("vocab/vectors.cfg"); err == nil && json.Unmarshal(data, &settings) == nil && settings.Mode != "default" {
		return fmt.Errorf("vocab/vectors.cfg: vectors of the mode %q cannot be used here, only those of the mode \"default\"", settings.Mode)
	}
	keys, err := l.read("vocab/key2row")
	if err != nil {
		return err
	}
	if v, err := newVectors(npy, keys); err != nil {
		return err
	} else if v.width > 0 {
		l.vectors, p.vectors = v, v
	}
	return nil
}

// readNorms reads the table lexeme_norm of a file of lookups.
func readNorms(data []byte) (map[uint64]string, error) {
	norms := make(map[uint64]string)
	return norms, eachKey(data, func(table string, value []byte) error {
		if table != "lexeme_norm" {
			return nil
		}
		return eachID(value, func(id uint64, value []byte) (err error) {
			norms[id], err = readText(value)
			return err
		})
	})
}

func (l *loader) loadParts(p *Pipeline) error {
	var names, disabled []string
	if err := errors.Join(l.config.get("nlp", "pipeline", &names), l.config.get("nlp", "disabled", &disabled)); err != nil {
		return err
	}
	for _, name := range names {
		if slices.Contains(disabled, name) {
			continue
		}
		part, err := l.loadPart(name)
		if err != nil {
			return fmt.Errorf("the part %q: %w", name, err)
		}
		if isRecognizer(part) && slices.ContainsFunc(p.parts, isRecognizer) {
			return fmt.Errorf("the part %q: it is a second ner, which cannot be run here: it would have to leave alone what the first finds. Remove one (nlp.remove_pipe), or disable it in config.cfg", name)
		}
		if part != nil {
			p.parts = append(p.parts, part)
		}
	}
	return nil
}

func isRecognizer(p part) bool {
	_, ok := p.(*recognizer)
	return ok
}

// loadPart makes one component; nil if it only serves others.
func (l *loader) loadPart(name string) (part, error) {
	section := "components." + name
	file := func(base string) ([]byte, error) { return l.read(path.Join(name, base)) }
	switch factory := l.config.text(section, "factory"); factory {
	case "attribute_ruler":
		data, err := file("patterns")
		if err != nil {
			return nil, err
		}
		return newRuler(data)
	case "lemmatizer":
		data, err := file("lookups/lookups.bin")
		if err != nil {
			return nil, err
		}
		overwrite := false
		if err := l.config.get(section, "overwrite", &overwrite); err != nil {
			return nil, err
		}
		return newLemmatizer(data, l.config.text(section, "mode"), overwrite)
	case "tok2vec", "tagger", "senter", "parser", "ner":
		return l.loadModel(name, factory, file)
	default:
		return nil, fmt.Errorf("it is made by the factory %q, which cannot be run here; known are tok2vec, tagger, senter, parser, ner, attribute_ruler and lemmatizer. Remove it (nlp.remove_pipe), or disable it in config.cfg", factory)
	}
}

// loadModel makes a component that has a neural network.
func (l *loader) loadModel(name, factory string, file func(base string) ([]byte, error)) (part, error) {
	section := "components." + name + ".model"
	if err := l.check(section, factory); err != nil {
		return nil, err
	}
	data, err := file("model")
	if err != nil {
		return nil, err
	}
	layers, err := readLayers(data)
	if err != nil {
		return nil, err
	}
	second := map[string]string{"tagger": "cfg", "senter": "cfg", "parser": "moves", "ner": "moves"}[factory]
	if second != "" {
		if data, err = file(second); err != nil {
			return nil, err
		}
	}
	part, err := l.build(factory, layers, data)
	if err != nil {
		return nil, err
	}
	return part, layers.done()
}

func (l *loader) build(factory string, layers *layers, data []byte) (part, error) {
	switch factory {
	case "tok2vec":
		t, err := newTok2vec(layers, l.vectors)
		l.shared = t
		return nil, err
	case "tagger":
		return newTagger(layers, data, l.shared, l.vectors)
	case "senter":
		return newSenter(layers, data, l.shared, l.vectors)
	case "parser":
		return newParser(layers, data, l.shared, l.vectors)
	}
	return newRecognizer(layers, data, l.shared, l.vectors)
}

// check compares the architectures of a model with those that are built here.
func (l *loader) check(section, factory string) error {
	type want struct{ section, architecture string }
	tok2vec := []want{{"", "spacy.Tok2Vec.v2"}, {".embed", "spacy.MultiHashEmbed.v2"}, {".encode", "spacy.MaxoutWindowEncoder.v2"}}
	list := tok2vec
	if factory != "tok2vec" {
		list = []want{{"", "spacy.Tagger.v2"}}
		if factory == "parser" || factory == "ner" {
			list = []want{{"", "spacy.TransitionBasedParser.v2"}}
		}
		if l.config.text(section+".tok2vec", "@architectures") != "spacy.Tok2VecListener.v1" {
			for _, w := range tok2vec {
				list = append(list, want{".tok2vec" + w.section, w.architecture})
			}
		}
	}
	for _, w := range list {
		if got := l.config.text(section+w.section, "@architectures"); got != w.architecture {
			return fmt.Errorf("its model, [%s], is a %q; only %q can be run here", section+w.section, got, w.architecture)
		}
	}
	return l.checkTransitions(section, factory)
}

// checkTransitions refuses variants of a transition-based model.
func (l *loader) checkTransitions(section, factory string) error {
	if factory != "parser" && factory != "ner" {
		return nil
	}
	extra, upper, kind := false, true, factory
	err := errors.Join(l.config.get(section, "extra_state_tokens", &extra), l.config.get(section, "use_upper", &upper), l.config.get(section, "state_type", &kind))
	if err != nil {
		return err
	}
	if extra || !upper || kind != factory {
		return fmt.Errorf("its model has extra_state_tokens = %t, use_upper = %t and state_type = %q; only false, true and %q can be run here", extra, upper, kind, factory)
	}
	return nil
}
