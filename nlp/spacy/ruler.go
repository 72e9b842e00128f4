package spacy

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// ruler is the attribute_ruler: rules that set attributes of tokens where a
// pattern of one or a few tokens matches.
type ruler struct {
	rules []rule
	// Patterns by what their first token must be, so that a token is only
	// compared with a few; others are tried everywhere.
	byLower, byTag map[string][]rulePattern
	others         []rulePattern
}

// rule sets attributes of the token at an index in a match; a negative index
// counts from the match's end.
type rule struct {
	set   map[string]string
	index int
}

// rulePattern is a sequence of conditions on consecutive tokens, a list for each.
type rulePattern struct {
	rule   int
	tokens [][]condition
}

// condition is a test of one attribute of a token.
type condition struct {
	attr  string
	test  string // what the value is compared by: "=", "IN", "NOT_IN", "REGEX"
	texts []string
	regex *pattern
}

// newRuler reads the file of patterns: a list of maps of patterns, attrs and index.
func newRuler(data []byte) (*ruler, error) {
	r := &ruler{byLower: make(map[string][]rulePattern), byTag: make(map[string][]rulePattern)}
	err := eachItem(data, func(i int, item []byte) error {
		var saved struct {
			patterns [][][]condition
			rule
		}
		saved.set = make(map[string]string)
		err := eachKey(item, func(key string, value []byte) (err error) {
			switch key {
			case "patterns":
				saved.patterns, err = readPatterns(value)
			case "attrs":
				err = eachKey(value, func(attr string, value []byte) (err error) {
					if !slices.Contains([]string{"TAG", "POS", "MORPH", "LEMMA", "DEP"}, attr) {
						return fmt.Errorf("this attribute cannot be set here")
					}
					saved.set[attr], err = readValue(attr, value)
					return err
				})
			case "index":
				saved.index, _, err = msgp.ReadIntBytes(value)
			}
			return err
		})
		if err != nil {
			return err
		}
		r.rules = append(r.rules, saved.rule)
		for _, p := range saved.patterns {
			if n := len(p); saved.index < -n || saved.index >= n {
				return fmt.Errorf("index %d is outside of a pattern of %d tokens", saved.index, n)
			}
			r.add(rulePattern{rule: i, tokens: p})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("patterns: %w", err)
	}
	return r, nil
}

// add files a pattern by its first condition.
func (r *ruler) add(p rulePattern) {
	for _, index := range []struct {
		attr string
		by   map[string][]rulePattern
	}{{"LOWER", r.byLower}, {"TAG", r.byTag}} {
		for _, c := range p.tokens[0] {
			if c.attr == index.attr && (c.test == "=" || c.test == "IN") {
				for _, text := range c.texts {
					index.by[text] = append(index.by[text], p)
				}
				return
			}
		}
	}
	r.others = append(r.others, p)
}

// partsOfSpeech are all that spaCy knows (spacy/parts_of_speech.pyx).
const partsOfSpeech = "ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X EOL SPACE"

// readValue reads what a rule sets an attribute to.
func readValue(attr string, data []byte) (string, error) {
	value, err := readText(data)
	if err != nil {
		return "", err
	}
	if attr == "POS" && value != "" && !slices.Contains(strings.Fields(partsOfSpeech), value) {
		return "", fmt.Errorf("%q is no part of speech; known are %s", value, partsOfSpeech)
	}
	if attr == "MORPH" {
		return sortFeatures(value)
	}
	return value, nil
}

// sortFeatures puts morphological features and the values of each in order, as
// spaCy's Morphology.normalize_features does: of one that is there twice the
// last holds, and "a1=x" is before "a=x". "_" stands for none.
func sortFeatures(morph string) (string, error) {
	if morph == "_" || morph == "" {
		return "", nil
	}
	byName := make(map[string]string)
	for feature := range strings.SplitSeq(morph, "|") {
		name, list, ok := strings.Cut(feature, "=")
		if !ok || strings.Contains(list, "=") {
			return "", fmt.Errorf("%q is not a feature and its value, as in Number=Sing", feature)
		}
		values := strings.Split(list, ",")
		slices.Sort(values)
		byName[name] = name + "=" + strings.Join(values, ",")
	}
	return strings.Join(slices.Sorted(maps.Values(byName)), "|"), nil
}

func readPatterns(data []byte) ([][][]condition, error) {
	var list [][][]condition
	return list, eachItem(data, func(_ int, item []byte) error {
		var tokens [][]condition
		err := eachItem(item, func(_ int, item []byte) error {
			var conditions []condition
			err := eachKey(item, func(attr string, value []byte) error {
				more, err := readConditions(attr, value)
				conditions = append(conditions, more...)
				return err
			})
			tokens = append(tokens, conditions)
			return err
		})
		list = append(list, tokens)
		return err
	})
}

// readConditions reads the value of one attribute in a pattern: a string, for
// IS_SPACE a truth value, or a map of tests that must all hold.
func readConditions(attr string, data []byte) ([]condition, error) {
	if !slices.Contains([]string{"TAG", "POS", "DEP", "LEMMA", "MORPH", "LOWER", "NORM", "ORTH", "TEXT", "IS_SPACE"}, attr) {
		return nil, fmt.Errorf("patterns with this key cannot be matched here")
	}
	c := condition{attr: attr, test: "="}
	if attr == "IS_SPACE" {
		b, _, err := msgp.ReadBoolBytes(data)
		c.texts = []string{fmt.Sprint(b)}
		return []condition{c}, err
	}
	// spaCy compares features one by one in some tests.
	if msgp.NextType(data) != msgp.MapType || attr == "MORPH" {
		text, err := readText(data)
		c.texts = []string{text}
		return []condition{c}, err
	}
	var list []condition
	return list, eachKey(data, func(test string, value []byte) error {
		c, err := readTest(attr, test, value)
		list = append(list, c)
		return err
	})
}

// readTest reads a test of an attribute and what its value is compared with.
func readTest(attr, test string, data []byte) (condition, error) {
	c := condition{attr: attr, test: test}
	var err error
	switch test {
	case "IN", "NOT_IN":
		c.texts, err = readTexts(data)
	case "REGEX":
		var source string
		if source, err = readText(data); err == nil {
			c.regex, err = newPattern(source)
		}
	default:
		err = fmt.Errorf("this test cannot be made here")
	}
	return c, err
}

// annotate matches all patterns first, against the tokens as they came, and
// then applies the rules in order, so that later ones win.
func (r *ruler) annotate(w *work) {
	type match struct{ rule, start, end int }
	var found []match
	tokens := w.doc.Tokens
	for i := range tokens {
		for _, list := range [][]rulePattern{r.byLower[tokens[i].lex.lower], r.byTag[tokens[i].Tag], r.others} {
			for _, p := range list {
				if p.matches(tokens[i:]) {
					found = append(found, match{p.rule, i, i + len(p.tokens)})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.rule, b.rule) })
	for _, m := range found {
		at := m.start + r.rules[m.rule].index
		if at < m.start {
			at = m.end + r.rules[m.rule].index
		}
		r.rules[m.rule].apply(&tokens[at])
	}
}

func (r rule) apply(t *Token) {
	for attr, value := range r.set {
		switch attr {
		case "TAG":
			t.Tag = value
		case "POS":
			t.POS = value
		case "MORPH":
			t.Morph = value
		case "LEMMA":
			t.Lemma = value
		case "DEP":
			t.Dep = value
		}
	}
}

func (p rulePattern) matches(tokens []Token) bool {
	if len(tokens) < len(p.tokens) {
		return false
	}
	for i, conditions := range p.tokens {
		for j := range conditions {
			if !conditions[j].holds(&tokens[i]) {
				return false
			}
		}
	}
	return true
}

func (c *condition) holds(t *Token) bool {
	value := c.value(t)
	switch c.test {
	case "NOT_IN":
		return !slices.Contains(c.texts, value)
	case "REGEX":
		return c.regex.matches(value)
	}
	return slices.Contains(c.texts, value)
}

func (c *condition) value(t *Token) string {
	switch c.attr {
	case "TAG":
		return t.Tag
	case "POS":
		return t.POS
	case "DEP":
		return t.Dep
	case "LEMMA":
		return t.Lemma
	case "MORPH":
		return t.Morph
	case "LOWER":
		return t.lex.lower
	case "NORM":
		return t.lex.norm
	case "IS_SPACE":
		return fmt.Sprint(t.lex.isSpace)
	}
	return t.Text
}
