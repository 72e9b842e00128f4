package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// token is a word, a number or a sign of the text. A possessive ending is a
// token of its own.
type token struct {
	span     news.Span
	text     string
	sentence int
	block    int
	glued    bool // no more than blanks between it and the token before it in the sentence
}

// word reports whether the token has a letter or digit.
func (t token) word() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// capital reports whether the token begins with a capital letter, or is a
// number or name with one inside, such as iPhone.
func (t token) capital() bool {
	for _, r := range t.text {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return true
		}
	}
	return false
}

func (t token) lower() string { return strings.ToLower(t.text) }

// tokens is a text cut into tokens and sentences.
type tokens struct {
	text      string
	blocks    []news.Block
	list      []token
	sentences []news.Sentence
	first     []int // index of each sentence's first token, and len(list) at the end
}

// of gives the tokens of a sentence.
func (t *tokens) of(sentence int) []token { return t.list[t.first[sentence]:t.first[sentence+1]] }

// tokenize cuts an article into tokens and sentences. Sentences do not go
// beyond their block.
func tokenize(a *news.Article) *tokens {
	t := &tokens{text: a.Text, blocks: a.Blocks}
	for b, block := range a.Blocks {
		list := scan(a.Text, block.Span)
		for len(list) > 0 {
			n := sentenceLength(a.Text, list)
			t.first = append(t.first, len(t.list))
			for i := range list[:n] {
				tok := list[i]
				tok.sentence, tok.block = len(t.sentences), b
				tok.glued = i > 0 && strings.TrimSpace(a.Text[list[i-1].span.End:tok.span.Start]) == ""
				t.list = append(t.list, tok)
			}
			t.sentences = append(t.sentences, news.Sentence{
				Span: news.Span{Start: list[0].span.Start, End: list[n-1].span.End}, Block: b,
			})
			list = list[n:]
		}
	}
	t.first = append(t.first, len(t.list))
	return t
}

// scan cuts a stretch of text into tokens.
func scan(text string, span news.Span) []token {
	var list []token
	for i := span.Start; i < span.End; {
		r, size := utf8.DecodeRuneInString(text[i:span.End])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		if inWord(r) {
			end = wordEnd(text[:span.End], i)
		}
		for _, s := range possessive(text, news.Span{Start: i, End: end}) {
			list = append(list, token{span: s, text: s.Of(text)})
		}
		i = end
	}
	return list
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// joints are signs that stand inside words when a letter or digit follows:
// O'Brien, Wal-Mart, U.S., AT&T, 1,000, 5:30.
const joints = "'’-.&,:@_"

// wordEnd is where the word that starts at start ends. The last period of an
// abbreviation such as U.S. belongs to the word.
func wordEnd(text string, start int) int {
	end, periods := start, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if inWord(r) {
			end += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		if !strings.ContainsRune(joints, r) || !inWord(next) || (r == ',' || r == ':') && !(digitBefore(text, end) && unicode.IsDigit(next)) {
			break
		}
		if r == '.' {
			periods++
		}
		end += size
	}
	word := text[start:end]
	if strings.HasPrefix(text[end:], ".") && (periods > 0 && isInitials(word) || abbreviations[strings.ToLower(word)] || isInitial(word)) {
		end++
	}
	return end
}

func digitBefore(text string, end int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:end])
	return unicode.IsDigit(r)
}

// isInitials reports whether word is letters with periods between, as in U.S.
func isInitials(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// isInitial reports whether word is one capital letter.
func isInitial(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r) && r != 'I'
}

// possessive splits 's from the end of a word.
func possessive(text string, word news.Span) []news.Span {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if rest, ok := strings.CutSuffix(word.Of(text), ending); ok && rest != "" {
			cut := word.Start + len(rest)
			return []news.Span{{Start: word.Start, End: cut}, {Start: cut, End: word.End}}
		}
	}
	return []news.Span{word}
}

// sentenceLength is how many of the tokens of a block are its first sentence.
func sentenceLength(text string, list []token) int {
	for i := range list {
		if !endsSentence(list[i].text) {
			continue
		}
		n := i + 1
		abbreviated := strings.HasSuffix(list[i].text, ".") && len(list[i].text) > 1
		for n < len(list) && (closing(list[n].text) || stop(list[n].text)) && list[n].span.Start == list[n-1].span.End {
			abbreviated = abbreviated && !closing(list[n].text) // “etc.” ends with the quotation
			n++
		}
		if n == len(list) {
			return n
		}
		spaced := list[n].span.Start > list[n-1].span.End
		if spaced && startsSentence(list[n:]) && (!abbreviated || beginner(list[n])) {
			return n
		}
	}
	return len(list)
}

func stop(s string) bool { return s == "." || s == "?" || s == "!" || s == "…" }

// endsSentence reports whether a sentence may end with the token. After an
// abbreviation it may, if what follows can hardly go on with it.
func endsSentence(s string) bool {
	return stop(s) || strings.HasSuffix(s, ".") && !titles[strings.ToLower(strings.TrimSuffix(s, "."))] && !isInitial(strings.TrimSuffix(s, "."))
}

func closing(s string) bool { return strings.ContainsAny(s, "\"”’')]»") && len(s) <= 3 }

func opening(s string) bool { return strings.ContainsAny(s, "\"“‘'([«") && len(s) <= 3 }

// startsSentence reports whether tokens can start a sentence: with a capital, a
// digit, or such behind opening marks.
func startsSentence(list []token) bool {
	for _, t := range list {
		if t.word() {
			r, _ := utf8.DecodeRuneInString(t.text)
			return !unicode.IsLower(r) || t.capital()
		}
		if !opening(t.text) && t.text != "—" && t.text != "–" && t.text != "•" {
			return !closing(t.text)
		}
	}
	return false
}

// beginner reports whether a token is a word that begins sentences and is no
// part of names: after "U.S." it shows that the sentence is over.
func beginner(t token) bool { return common[t.lower()] || opening(t.text) }
