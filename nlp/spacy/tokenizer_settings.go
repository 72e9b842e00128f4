package spacy

import (
	"fmt"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// tokenizerSettings is what a pipeline's file "tokenizer" says.
type tokenizerSettings struct {
	patterns         map[string]string // sources of regular expressions by their names
	exceptions       map[string][]specialToken
	fasterHeuristics bool
}

// specialToken is a token of a special case. An empty norm says nothing.
type specialToken struct{ orth, norm string }

// readTokenizerSettings decodes msgpack: a map of names to settings, in which
// that of a pattern may be nil.
func readTokenizerSettings(data []byte) (*tokenizerSettings, error) {
	s := &tokenizerSettings{
		patterns:         make(map[string]string),
		exceptions:       make(map[string][]specialToken),
		fasterHeuristics: true,
	}
	return s, eachKey(data, func(name string, value []byte) (err error) {
		switch name {
		case "exceptions":
			return eachKey(value, func(text string, tokens []byte) error {
				s.exceptions[text], err = readSpecialTokens(tokens)
				return err
			})
		case "faster_heuristics":
			s.fasterHeuristics, _, err = msgp.ReadBoolBytes(value)
		case "prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match":
			if !msgp.IsNil(value) {
				s.patterns[name], err = readText(value)
			}
		}
		return err
	})
}

// readSpecialTokens decodes a list of tokens.
func readSpecialTokens(data []byte) ([]specialToken, error) {
	var tokens []specialToken
	err := eachItem(data, func(_ int, item []byte) error {
		var t specialToken
		err := t.read(item)
		tokens = append(tokens, t)
		return err
	})
	return tokens, err
}

// read decodes a map of attributes to strings.
func (t *specialToken) read(data []byte) error {
	n, data, err := msgp.ReadMapHeaderBytes(data)
	for ; err == nil && n > 0; n-- {
		var id uint64
		var value string
		if id, data, err = readAttribute(data); err != nil {
			break
		}
		value, data, err = msgp.ReadStringBytes(data)
		switch id {
		case stringID("ORTH"):
			t.orth = value
		case stringID("NORM"):
			t.norm = value
		default:
			return fmt.Errorf("attribute %d is neither ORTH nor NORM", id)
		}
	}
	return err
}

// readAttribute decodes the name of an attribute or the number of its name.
func readAttribute(data []byte) (id uint64, rest []byte, err error) {
	if msgp.NextType(data) != msgp.StrType {
		return msgp.ReadUint64Bytes(data)
	}
	name, rest, err := msgp.ReadStringBytes(data)
	return stringID(strings.ToUpper(name)), rest, err
}
