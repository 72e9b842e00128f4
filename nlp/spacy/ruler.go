package spacy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dlclark/regexp2"
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
	regex *regexp2.Regexp
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
					saved.set[attr], err = readText(value)
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
		if morph, ok := saved.set["MORPH"]; ok {
			saved.set["MORPH"] = sortFeatures(morph)
		}
		r.rules = append(r.rules, saved.rule)
		for _, p := range saved.patterns {
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
	if len(p.tokens) == 0 {
		return
	}
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

// sortFeatures puts morphological features into the order of Universal
// Dependencies. "_" stands for none.
func sortFeatures(morph string) string {
	if morph == "_" || morph == "" {
		return ""
	}
	list := strings.Split(morph, "|")
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return strings.Join(list, "|")
}

func readPatterns(data []byte) ([][][]condition, error) {
	var list [][][]condition
	return list, eachItem(data, func(_ int, item []byte) error {
		var tokens [][]condition
		err := eachItem(item, func(_ int, item []byte) error {
			var conditions []condition
			err := eachKey(item, func(attr string, value []byte) error {
				c, err := readCondition(attr, value)
				conditions = append(conditions, c)
				return err
			})
			tokens = append(tokens, conditions)
			return err
		})
		list = append(list, tokens)
		return err
	})
}

// readCondition reads the value of one attribute in a pattern: a string, a
// truth value, or a map with one test.
func readCondition(attr string, data []byte) (condition, error) {
	c := condition{attr: attr, test: "="}
	if !slices.Contains([]string{"TAG", "POS", "DEP", "LEMMA", "MORPH", "LOWER", "NORM", "ORTH", "TEXT", "IS_SPACE"}, attr) {
		return c, fmt.Errorf("patterns with this key cannot be matched here")
	}
	switch msgp.NextType(data) {
	case msgp.BoolType:
		b, _, err := msgp.ReadBoolBytes(data)
		c.texts = []string{fmt.Sprint(b)}
		return c, err
	case msgp.MapType:
		return c, eachKey(data, func(test string, value []byte) (err error) {
			switch c.test = test; test {
			case "IN", "NOT_IN":
				c.texts, err = readTexts(value)
			case "REGEX":
				var source string
				if source, err = readText(value); err == nil {
					c.regex, err = regexp2.Compile(source, regexp2.None)
				}
			default:
				err = fmt.Errorf("this test cannot be made here")
			}
			return err
		})
	}
	text, err := readText(data)
	c.texts = []string{text}
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
		if r.rules[m.rule].index < 0 {
			at = m.end + r.rules[m.rule].index
		}
		if at >= m.start && at < m.end {
			r.rules[m.rule].apply(&tokens[at])
		}
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
		ok, err := c.regex.MatchString(value)
		return ok && err == nil
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
