package spacy

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// token is a piece of a text before it is analyzed.
type token struct {
	lex   *lexeme
	start int  // code points from the start of the text
	space bool // followed by one space that belongs to it
}

// end returns where a token ends, in code points from the start of the text.
func (t token) end() int { return t.start + t.lex.runes }

// tokenizer cuts a text into tokens as spaCy does (spacy/tokenizer.pyx): at
// white space, then by the prefixes, suffixes and infixes that its patterns
// find, where the special cases do not say otherwise. It may be used by many
// goroutines at once.
type tokenizer struct {
	vocab                 *vocab
	prefix, suffix, infix *pattern
	suffixRune            *pattern             // the suffixes of one code point, which suffix leaves out
	window                int                  // code points at a chunk's end that are searched for suffixes first
	whole, url            *pattern             // what infixes do not cut, and the first not even affixes
	special               map[string][]*lexeme // the tokens of special cases
	longest               int                  // code points of the longest special case
	phrases               *phrases             // special cases that are several tokens to the patterns
	chunks                *cache[string, []*lexeme]
}

// Together these bound what the chunks known take: 2 MB in news, and at the very
// worst, where each character is a token that no other chunk has, 100 MB.
const (
	keptChunks   = 1 << 14
	longestChunk = 32 // code points of a chunk that is kept
)

// newTokenizer makes the tokenizer that a pipeline keeps in its file
// "tokenizer", of which data is the content.
func newTokenizer(data []byte, v *vocab) (*tokenizer, error) {
	settings, err := readTokenizerSettings(data)
	if err != nil {
		return nil, fmt.Errorf("read the tokenizer's settings: %w", err)
	}
	t := &tokenizer{vocab: v}
	if err := t.compile(settings.patterns); err != nil {
		return nil, err
	}
	return t, t.addSpecialCases(settings)
}

// compile compiles the patterns whose sources are given by their names.
func (t *tokenizer) compile(sources map[string]string) (err error) {
	singles, suffixes := partSingles(sources["suffix_search"])
	t.window = searchWindow(sources["suffix_search"])
	for _, p := range []struct {
		name, source string
		to           **pattern
	}{
		{"prefix_search", sources["prefix_search"], &t.prefix},
		{"suffix_search", linearDots(suffixes), &t.suffix},
		{"suffix_search", singles, &t.suffixRune},
		{"infix_finditer", sources["infix_finditer"], &t.infix},
		{"token_match", sources["token_match"], &t.whole},
		{"url_match", linearURL(sources["url_match"]), &t.url},
	} {
		if p.source == "" {
			continue
		}
		if *p.to, err = newPattern(p.source); err != nil {
			return fmt.Errorf("compile the tokenizer's %s: %w", p.name, err)
		}
	}
	return nil
}

// linearDots makes a search for suffixes take time in proportion to a text's
// length and not to its square, where it has many dots, without changing what
// is found: of the dots at the end, a search finds the first, so the others need
// not be tried, each of which would look at all dots after it.
func linearDots(source string) string {
	all := alternatives(source)
	if i := slices.Index(all, dots); i >= 0 {
		all[i] = `(?<!\.)` + all[i]
	}
	return strings.Join(all, "|")
}

// linearURL does the same to spaCy's pattern of URLs. It has two repeats that
// may meet at any colon, but whatever the second matches the first does too.
func linearURL(source string) string {
	return strings.Replace(source, `(?:\S+(?::\S*)?@)?`, `(?:\S+@)?`, 1)
}

// addSpecialCases takes in the special cases. Those that the patterns would
// cut are looked for again among the tokens, for they can begin or end inside
// a chunk or have spaces in them.
func (t *tokenizer) addSpecialCases(settings *tokenizerSettings) error {
	special := make(map[string][]*lexeme, len(settings.exceptions))
	t.phrases = new(phrases)
	for text, parts := range settings.exceptions {
		var orths string
		for _, p := range parts {
			orths += p.orth
			special[text] = append(special[text], t.vocab.lexeme(p.orth, p.norm))
		}
		if orths != text || text == "" {
			return fmt.Errorf("the tokenizer's special case %q has tokens that make up %q", text, orths)
		}
		runes := []rune(text)
		t.longest = max(t.longest, len(runes))
		if !settings.fasterHeuristics || t.isCut(runes) {
			t.phrases.add(t.cut(runes)) // without special cases, as there are none yet
		}
	}
	t.special = special
	t.chunks = newCache[string, []*lexeme](keptChunks)
	return nil
}

// isCut reports whether a special case would be cut if it was none.
func (t *tokenizer) isCut(s []rune) bool {
	start, end := t.prefix.find(s, 0)
	infix := false
	t.infix.findAll(s, func(int, int) { infix = true })
	return start < end || infix || t.suffixLen(s) > 0 || slices.Contains(s, ' ')
}

// tokenize returns the tokens of a text. Each byte that is not UTF-8 counts as
// one U+FFFD.
func (t *tokenizer) tokenize(text string) []token {
	runes := []rune(text)
	return t.mergePhrases(runes, t.cut(runes))
}

// cut returns the tokens of a text, cut by the patterns and by those special
// cases that make up the rest of a chunk. Chunks are runs of white space and
// runs of all else. The first of some white space, if it is a plain space,
// belongs to the token before.
func (t *tokenizer) cut(s []rune) []token {
	var tokens []token
	for start, end := 0, 0; start < len(s); start = end {
		space := isSpace(s[start])
		for end = start; end < len(s) && isSpace(s[end]) == space; end++ {
		}
		if s[start] == ' ' && start > 0 {
			tokens[len(tokens)-1].space = true
			start++
		}
		at := start
		for _, lex := range t.chunk(s[start:end]) {
			tokens = append(tokens, token{lex: lex, start: at})
			at += lex.runes
		}
	}
	return tokens
}

// chunk returns the tokens of a chunk.
func (t *tokenizer) chunk(s []rune) []*lexeme {
	switch {
	case len(s) == 0:
		return nil
	case len(s) > longestChunk || t.chunks == nil:
		return t.cutAffixes(s)
	}
	return t.chunks.get(string(s), func() []*lexeme { return t.cutAffixes(s) })
}

// cutAffixes takes prefixes and suffixes off a chunk by turns until none is
// left or the rest is a special case.
func (t *tokenizer) cutAffixes(s []rune) []*lexeme {
	var prefixes, suffixes []*lexeme
	cutPrefix := func(n int) { prefixes, s = append(prefixes, t.lexeme(s[:n])), s[n:] }
	cutSuffix := func(n int) { suffixes, s = append(suffixes, t.lexeme(s[len(s)-n:])), s[:len(s)-n] }
	bare := false // no suffix was found although all was searched that will be
	for last := -1; len(s) > 0 && len(s) != last; {
		if t.whole.matchesStart(s) || t.specialCase(s) != nil {
			break
		}
		last = len(s)
		start, end := t.prefix.find(s, 0)
		p := end - start
		if p > 0 && t.specialCase(s[p:]) != nil {
			cutPrefix(p)
			break
		}
		n := 0
		if !bare || len(s)-p <= t.window {
			n = t.suffixLen(s[p:]) // look-behind does not see the prefix
			bare = n == 0 && len(s)-p > t.window
		}
		if n > 0 && t.specialCase(s[:len(s)-n]) != nil {
			cutSuffix(n)
			break
		}
		if p > 0 {
			cutPrefix(p)
		}
		if n > 0 {
			cutSuffix(n)
		}
	}
	slices.Reverse(suffixes)
	return slices.Concat(prefixes, t.core(s), suffixes)
}

// suffixWindow is how many code points at a chunk's end are searched for
// suffixes if none can be longer, with what it looks at before it; or else the
// time for a chunk of n suffixes would be in proportion to n².
const suffixWindow = 12

// searchWindow returns the window of a suffix search: all of a chunk, unless
// each alternative stands at the end, and is shorter or is some dots, which are
// looked for in longer and longer windows.
func searchWindow(source string) int {
	for _, a := range alternatives(source) {
		if a != dots && (without(a, "$") == a || reach(a) > suffixWindow) {
			return math.MaxInt
		}
	}
	return suffixWindow
}

// dots is a suffix in spaCy's own rules.
const dots = `\.\.+$`

// suffixLen returns the length of the suffix of a chunk: of the one that begins
// first. Most are one code point, for which no other place is looked at.
func (t *tokenizer) suffixLen(s []rune) int {
	if n := t.longSuffixLen(s); n > 0 || len(s) == 0 {
		return n
	}
	start, end := t.suffixRune.find(s, len(s)-1)
	return end - start
}

// longSuffixLen returns the length of the suffix of a chunk of those that may
// be longer than one code point. A match that begins where the part searched
// does, so that it may be only the end of a longer one, is searched for again
// in twice as much.
func (t *tokenizer) longSuffixLen(s []rune) int {
	for window := t.window; window < len(s); window *= 2 {
		start, end := t.suffix.find(s[len(s)-window:], 0)
		if start > 0 || end == 0 {
			return end - start
		}
	}
	start, end := t.suffix.find(s, 0)
	return end - start
}

// core returns the tokens of what is left of a chunk between its affixes.
func (t *tokenizer) core(s []rune) []*lexeme {
	if len(s) == 0 {
		return nil
	}
	if known := t.specialCase(s); known != nil {
		return known
	}
	if t.whole.matchesStart(s) || t.url.matchesStart(s) {
		return []*lexeme{t.lexeme(s)}
	}
	return t.cutInfixes(s)
}

// cutInfixes cuts a text before and after each infix but one at its start.
func (t *tokenizer) cutInfixes(s []rune) []*lexeme {
	var parts []*lexeme
	begin := 0
	cutAt := func(end int) {
		if begin < end {
			parts = append(parts, t.lexeme(s[begin:end]))
			begin = end
		}
	}
	t.infix.findAll(s, func(start, end int) {
		if start > 0 {
			cutAt(start)
			cutAt(end)
		}
	})
	cutAt(len(s))
	return parts
}

// lexeme returns the lexeme of a text, which it copies.
func (t *tokenizer) lexeme(s []rune) *lexeme { return t.vocab.lexeme(string(s), "") }

// specialCase returns the tokens of a text if it is a special case. It does not
// even hash a text longer than all of them.
func (t *tokenizer) specialCase(s []rune) []*lexeme {
	if len(s) > t.longest {
		return nil
	}
	return t.special[string(s)]
}
