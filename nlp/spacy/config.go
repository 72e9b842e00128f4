package spacy

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// config is a pipeline's config.cfg: sections of settings, each a JSON value.
type config map[string]map[string]string

// readConfig reads the form in which spaCy saves a config
// (https://spacy.io/api/data-formats#config). Lines that are indented go on
// with the value before them.
func readConfig(text string) config {
	c := make(config)
	section, key := "", ""
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		name, value, isPair := strings.Cut(trimmed, "=")
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#") || strings.HasPrefix(trimmed, ";"):
		case line[0] == ' ' || line[0] == '\t':
			if c[section] != nil && key != "" {
				c[section][key] += trimmed
			}
		case strings.HasPrefix(trimmed, "[") && strings.HasSuffix(trimmed, "]"):
			section, key = trimmed[1:len(trimmed)-1], ""
			if c[section] == nil {
				c[section] = make(map[string]string)
			}
		case isPair && c[section] != nil:
			key = strings.TrimSpace(name)
			c[section][key] = strings.TrimSpace(value)
		}
	}
	for _, section := range slices.Collect(maps.Keys(c)) {
		c.expand(section)
	}
	return c
}

// expand makes a section of each setting that is a map, as in
// tokenizer = {"@tokenizers": "spacy.Tokenizer.v1"}.
func (c config) expand(section string) {
	for key, value := range c[section] {
		var inner map[string]json.RawMessage
		if json.Unmarshal([]byte(value), &inner) != nil || inner == nil {
			continue
		}
		name := section + "." + key
		if c[name] == nil {
			c[name] = make(map[string]string)
		}
		for key, value := range inner {
			c[name][key] = string(value)
		}
		c.expand(name)
	}
}

// get decodes a setting into a value, which stays as it is if there is none.
func (c config) get(section, key string, into any) error {
	text, ok := c[section][key]
	if !ok {
		return nil
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("config.cfg: %s in [%s] is %q: %w", key, section, text, err)
	}
	return nil
}

// text returns a setting that is a string, or "".
func (c config) text(section, key string) string {
	var s string
	if c.get(section, key, &s) != nil {
		return ""
	}
	return s
}
