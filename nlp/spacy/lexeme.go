package spacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexeme is what is known of a word form whatever its context. It is not
// changed once it is made.
type lexeme struct {
	text  string
	norm  string // what the text stands for: "not" for "n't", or its lower case
	lower string

	orth, normID, prefix, suffix, shape uint64 // string ids

	isSpace bool
	runes   int // length of the text in code points
}

// vocab makes lexemes and keeps those of short texts, a limited number. It may
// be used by many goroutines at once.
type vocab struct {
	norms map[uint64]string
	known *cache[lexemeKey, *lexeme]
}

type lexemeKey struct{ text, norm string }

// Together these bound what the lexemes known take to some 25 MB.
const (
	keptLexemes   = 1 << 16
	longestLexeme = 64 // bytes of a text that is kept
)

// newVocab returns a vocabulary in which the norms of some texts, known by
// their string ids, are given. It may be nil.
func newVocab(norms map[uint64]string) *vocab {
	return &vocab{norms: norms, known: newCache[lexemeKey, *lexeme](keptLexemes)}
}

// lexeme returns the lexeme of a text. Its norm is the one given, or if that is
// empty the usual one of the text. The vocabulary may keep the text, so it
// should not be a part of a much longer string.
func (v *vocab) lexeme(text, norm string) *lexeme {
	if len(text) > longestLexeme {
		return v.newLexeme(text, norm)
	}
	return v.known.get(lexemeKey{text, norm}, func() *lexeme { return v.newLexeme(text, norm) })
}

func (v *vocab) newLexeme(text, norm string) *lexeme {
	lex := &lexeme{
		text:    text,
		norm:    norm,
		lower:   lower(text),
		orth:    stringID(text),
		shape:   stringID(shape(text)),
		prefix:  stringID(firstRune(text)),
		suffix:  stringID(lastRunes(text, 3)),
		isSpace: text != "" && strings.TrimLeftFunc(text, isSpace) == "",
		runes:   utf8.RuneCountInString(text),
	}
	if norm == "" {
		lex.norm = v.usualNorm(lex)
	}
	lex.normID = stringID(lex.norm)
	return lex
}

// usualNorm returns the norm of a lexeme of which no token says otherwise: what
// the pipeline's own table says, or what is common to all languages, or else
// its lower case. English has no other rule (spacy/vocab.pyx, create_vocab and
// from_disk).
func (v *vocab) usualNorm(lex *lexeme) string {
	if norm, ok := v.norms[lex.orth]; ok {
		return norm
	}
	if norm := baseNorm(lex.text); norm != "" {
		return norm
	}
	return lex.lower
}

// firstRune returns the first code point of a text.
func firstRune(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// lastRunes returns the last n code points of a text, or all if it has fewer.
func lastRunes(text string, n int) string {
	start := len(text)
	for range n {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return text[start:]
}

// shape returns a text with X for capital letters, x for other letters and d
// for digits, of runs of one of them at most four: "Xxxxx" for "Trump" as for
// "Johnson" (spacy/lang/lex_attrs.py, word_shape).
func shape(text string) string {
	if utf8.RuneCountInString(text) >= 100 {
		return "LONG"
	}
	var b strings.Builder
	last, run := rune(-1), 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case isDigit(r):
			r = 'd'
		}
		run++
		if r != last {
			last, run = r, 1
		}
		if run <= 4 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
