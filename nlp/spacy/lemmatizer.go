package spacy

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// lemmatizer is spaCy's rule lemmatizer for English: suffixes are replaced by
// rules, and the result is looked up among the known forms.
type lemmatizer struct {
	overwrite bool
	classes   map[string]*lemmaTables // by part of speech in lower case
}

// lemmaTables are the tables of one part of speech.
type lemmaTables struct {
	rules      [][2]string // old and new ending
	exceptions map[string][]string
	index      map[string]bool // known base forms
}

// newLemmatizer reads lookups.bin: the tables lemma_rules, lemma_exc and
// lemma_index, each by the string id of the part of speech.
func newLemmatizer(data []byte, mode string, overwrite bool) (*lemmatizer, error) {
	if mode != "rule" {
		return nil, fmt.Errorf("the mode %q cannot be run here, only \"rule\"", mode)
	}
	l := &lemmatizer{overwrite: overwrite, classes: make(map[string]*lemmaTables)}
	byID := make(map[uint64]*lemmaTables)
	for _, class := range strings.Fields(strings.ToLower(partsOfSpeech)) {
		l.classes[class] = new(lemmaTables)
		byID[stringID(class)] = l.classes[class]
	}
	err := eachKey(data, func(table string, value []byte) error {
		return eachID(value, func(class uint64, value []byte) error {
			t := byID[class]
			if t == nil {
				return nil
			}
			return t.read(table, value)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("lookups/lookups.bin: %w", err)
	}
	return l, nil
}

func (t *lemmaTables) read(table string, data []byte) error {
	switch table {
	case "lemma_rules":
		return eachItem(data, func(_ int, item []byte) error {
			pair, err := readTexts(item)
			if err == nil && len(pair) != 2 {
				err = fmt.Errorf("a rule of %d parts, want 2", len(pair))
			}
			if err != nil {
				return err
			}
			t.rules = append(t.rules, [2]string(pair))
			return nil
		})
	case "lemma_exc":
		t.exceptions = make(map[string][]string)
		return eachKey(data, func(form string, value []byte) (err error) {
			t.exceptions[form], err = readTexts(value)
			return err
		})
	case "lemma_index":
		forms, err := readTexts(data)
		t.index = make(map[string]bool, len(forms))
		for _, form := range forms {
			t.index[form] = true
		}
		return err
	}
	return nil
}

func (l *lemmatizer) annotate(w *work) {
	for i := range w.doc.Tokens {
		if t := &w.doc.Tokens[i]; t.Lemma == "" || l.overwrite {
			t.Lemma = l.lemma(t)
		}
	}
}

// lemma follows Lemmatizer.rule_lemmatize of spacy/pipeline/lemmatizer.py and
// returns the first of its lemmas.
func (l *lemmatizer) lemma(t *Token) string {
	class := strings.ToLower(t.POS)
	if class == "" || class == "eol" || class == "space" || baseForm(t, class) {
		return t.lex.lower
	}
	tables := l.classes[class]
	if tables == nil || len(tables.rules) == 0 && len(tables.exceptions) == 0 && len(tables.index) == 0 {
		if class == "propn" {
			return t.Text
		}
		return t.lex.lower
	}
	// Exceptions are put before the others one by one, so the last new one leads.
	forms, unknown := tables.apply(t.lex.lower)
	for _, form := range tables.exceptions[t.lex.lower] {
		if !slices.Contains(forms, form) {
			forms = slices.Insert(forms, 0, form)
		}
	}
	switch {
	case len(forms) > 0:
		return forms[0]
	case unknown != "":
		return unknown
	}
	return t.Text
}

// apply returns the forms that the rules make of a word, those in the index
// before others, the last found first; and, should there be none, the first
// form that is not in the index.
func (t *lemmaTables) apply(word string) (forms []string, unknown string) {
	for _, rule := range t.rules {
		stem, ok := strings.CutSuffix(word, rule[0])
		form := stem + rule[1]
		switch {
		case !ok || form == "":
		case t.index[form]:
			forms = slices.Insert(forms, 0, form)
		case !letters(form):
			forms = append(forms, form)
		case unknown == "":
			unknown = form
		}
	}
	return forms, unknown
}

// letters says whether a word has only letters, as Python's str.isalpha.
func letters(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// baseForm says whether a word is not inflected: EnglishLemmatizer.is_base_form.
func baseForm(t *Token, class string) bool {
	feature := func(name string) string {
		for f := range strings.SplitSeq(t.Morph, "|") {
			if value, ok := strings.CutPrefix(f, name+"="); ok {
				return value
			}
		}
		return ""
	}
	form := feature("VerbForm")
	switch {
	case class == "noun" && feature("Number") == "Sing":
		return true
	case class == "verb" && form == "Fin" && feature("Tense") == "Pres" && feature("Number") == "":
		return true
	}
	return form == "Inf" || form == "None" || feature("Degree") == "Pos"
}
