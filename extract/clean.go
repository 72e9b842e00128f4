package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// collapse makes runs of blanks, among them line breaks and control characters,
// one blank and trims the text. It drops what is not seen in print: soft
// hyphens, zero-width spaces and byte order marks. Other characters stay as
// they are; bytes that are not UTF-8 become U+FFFD.
func collapse(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		switch {
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
		case unicode.IsSpace(r) || unicode.IsControl(r):
			blank = true
		default:
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// runes is the length of s in code points.
func runes(s string) int { return utf8.RuneCountInString(s) }

// letters is the text without all but letters and digits, in lower case: the
// form in which texts are compared that may differ in blanks and quotes.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// tokens are the words of s in lower case. Scripts written without blanks give
// one token a character.
func tokens(s string) []string {
	var list []string
	start := -1
	for i, r := range s {
		switch {
		case wide(r):
			if start >= 0 {
				list = append(list, s[start:i])
				start = -1
			}
			list = append(list, string(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			list = append(list, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, s[start:])
	}
	for i, t := range list {
		list[i] = strings.ToLower(t)
	}
	return list
}

// wide reports whether r belongs to a script that puts no blanks between words.
func wide(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
