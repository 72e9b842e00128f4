package nlp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// quotation is a stretch of text in quotation marks: the words, and the words
// with their marks.
type quotation struct {
	words, marked news.Span
	block         int
	open          bool // the next block goes on with it
}

// quotations finds the words in quotation marks in a block: double ones, and
// single ones that are no apostrophes. Marks within marks belong to the words.
// A quotation without closing mark counts if the next block opens with a mark,
// as quotes of several paragraphs do.
func quotations(text string, blocks []news.Block, b int) []quotation {
	var found []quotation
	span := blocks[b].Span
	marks := findMarks(text, span)
	for i := span.Start; i < span.End; {
		open, size := markAt(text[i:])
		if !opensQuotation(text, i, span) {
			i += size
			continue
		}
		start := i + size
		end, closed := marks.close(open, start)
		if !closed {
			if b+1 == len(blocks) || !strings.HasPrefix(text[blocks[b+1].Span.Start:], text[i:i+size]) {
				i = start
				continue
			}
			end = span.End
		}
		marked := news.Span{Start: i, End: span.End}
		if closed {
			_, size := markAt(text[end:])
			marked.End = min(end+size, span.End)
		}
		words := strings.TrimRight(text[start:end], ", ")
		if words != "" {
			found = append(found, quotation{news.Span{Start: start, End: start + len(words)}, marked, b, !closed})
		}
		i = marked.End
	}
	return found
}

// twin stands for two single marks, which old systems write for a double one.
const twin = '″'

// markAt is the mark, or any other letter, that a text begins with, and its size.
func markAt(text string) (rune, int) {
	if strings.HasPrefix(text, "''") {
		return twin, len("''")
	}
	return utf8.DecodeRuneInString(text)
}

// opensQuotation reports whether the mark at i opens a quotation: it stands
// before a word, and not behind one.
func opensQuotation(text string, i int, block news.Span) bool {
	mark, size := markAt(text[i:])
	if !strings.ContainsRune("“\"‘'", mark) && mark != twin {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[block.Start:i])
	after, _ := utf8.DecodeRuneInString(text[i+size : block.End])
	return !inWord(before) && before != '.' && after != utf8.RuneError && !unicode.IsSpace(after)
}

// marks are the places in a block where quotations may be closed, in order. A
// single mark closes one surely where punctuation stands beside it; elsewhere
// it may be an apostrophe.
type marks struct {
	double       map[rune][]int // by the closing mark
	sure, likely map[rune][]int
}

// findMarks looks through a block once, as each mark in it may ask for the
// next one that closes.
func findMarks(text string, span news.Span) marks {
	m := marks{make(map[rune][]int), make(map[rune][]int), make(map[rune][]int)}
	for at, size := span.Start, 0; at < span.End; at += size {
		var r rune
		switch r, size = markAt(text[at:span.End]); r {
		case twin:
			m.double[r] = append(m.double[r], at)
		case '”', '"':
			m.double[r] = append(m.double[r], at)
		case '’', '\'':
			before, _ := utf8.DecodeLastRuneInString(text[span.Start:at])
			after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r) : span.End])
			switch {
			case inWord(after):
			case strings.ContainsRune(".,?!…;", before) || strings.ContainsRune(".,?!;:)", after):
				m.sure[r] = append(m.sure[r], at)
			default:
				m.likely[r] = append(m.likely[r], at)
			}
		}
	}
	return m
}

// close gives the place of the mark that closes a quotation which starts at
// start: a sure one, or else the first likely one.
func (m marks) close(open rune, start int) (int, bool) {
	switch open {
	case '“', '"': // some texts mix them
		return next(start, m.double['”'], m.double['"'])
	case twin:
		return next(start, m.double[twin])
	case '\'':
		if end, ok := next(start, m.sure['\'']); ok {
			return end, true
		}
		return next(start, m.likely['\''])
	}
	if end, ok := next(start, m.sure['’'], m.sure['\'']); ok {
		return end, true
	}
	return next(start, m.likely['’'], m.likely['\''])
}

// next gives the first place from start on in some ordered lists of places.
func next(start int, lists ...[]int) (int, bool) {
	best, found := 0, false
	for _, list := range lists {
		if i, _ := slices.BinarySearch(list, start); i < len(list) && (!found || list[i] < best) {
			best, found = list[i], true
		}
	}
	return best, found
}
