package spacy

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stringID returns spaCy's number for a string: the number of its symbol if it
// is one, as "mark", "X" and "" are, or else its hash (spacy/strings.pyx).
func stringID(s string) uint64 {
	if id, ok := symbolIDs()[s]; ok {
		return id
	}
	return murmurHash64A(s, 1)
}

// murmurHash64A is the 64-bit MurmurHash2 of Austin Appleby, who placed it in
// the public domain, for little-endian machines.
func murmurHash64A(s string, seed uint64) uint64 {
	const m, r = 0xc6a4a7935bd1e995, 47
	h := seed ^ uint64(len(s))*m
	for ; len(s) >= 8; s = s[8:] {
		k := binary.LittleEndian.Uint64([]byte(s[:8])) * m
		h = (h ^ (k^k>>r)*m) * m
	}
	if len(s) > 0 {
		var tail [8]byte
		copy(tail[:], s)
		h = (h ^ binary.LittleEndian.Uint64(tail[:])) * m
	}
	h = (h ^ h>>r) * m
	return h ^ h>>r
}

// isSpace is Python's str.isspace, which counts four control characters that
// separate files, groups, records and units as space.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || '\x1c' <= r && r <= '\x1f'
}

// otherDigits are the characters that Python's str.isdigit takes for digits
// though they have no part in decimal numbers: Unicode's Numeric_Type=Digit.
var otherDigits = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0xb2, Hi: 0xb3, Stride: 1},     // ² ³
		{Lo: 0xb9, Hi: 0xb9, Stride: 1},     // ¹
		{Lo: 0x1369, Hi: 0x1371, Stride: 1}, // Ethiopic
		{Lo: 0x19da, Hi: 0x19da, Stride: 1}, // New Tai Lue
		{Lo: 0x2070, Hi: 0x2070, Stride: 1}, // superscripts
		{Lo: 0x2074, Hi: 0x2079, Stride: 1},
		{Lo: 0x2080, Hi: 0x2089, Stride: 1}, // subscripts
		{Lo: 0x2460, Hi: 0x2468, Stride: 1}, // ①
		{Lo: 0x2474, Hi: 0x247c, Stride: 1}, // ⑴
		{Lo: 0x2488, Hi: 0x2490, Stride: 1}, // ⒈
		{Lo: 0x24ea, Hi: 0x24ea, Stride: 1}, // ⓪
		{Lo: 0x24f5, Hi: 0x24fd, Stride: 1}, // ⓵
		{Lo: 0x24ff, Hi: 0x24ff, Stride: 1}, // ⓿
		{Lo: 0x2776, Hi: 0x277e, Stride: 1}, // ❶
		{Lo: 0x2780, Hi: 0x2788, Stride: 1}, // ➀
		{Lo: 0x278a, Hi: 0x2792, Stride: 1}, // ➊
	},
	R32: []unicode.Range32{
		{Lo: 0x10a40, Hi: 0x10a43, Stride: 1}, // Kharoshthi
		{Lo: 0x10e60, Hi: 0x10e68, Stride: 1}, // Rumi
		{Lo: 0x11052, Hi: 0x1105a, Stride: 1}, // Brahmi
		{Lo: 0x1f100, Hi: 0x1f10a, Stride: 1}, // 🄀 🄁
	},
	LatinOffset: 2,
}

// isDigit is Python's str.isdigit.
func isDigit(r rune) bool {
	return unicode.IsDigit(r) || unicode.Is(otherDigits, r)
}

// lower is Python's str.lower. It differs from strings.ToLower in two letters:
// İ keeps its dot, and Σ at the end of a word becomes ς.
func lower(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i\u0307")
		case r == 'Σ' && endsWord(s[:i], s[i+len("Σ"):]):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// endsWord reports whether a letter between two texts is the last of a word:
// Unicode's condition Final_Sigma (The Unicode Standard, section 3.13).
func endsWord(before, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, isCaseIgnorable))
	right, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(after, isCaseIgnorable))
	return isCased(left) && !isCased(right) // where there is nothing, U+FFFD stands for it
}

// isCased is Unicode's property Cased.
func isCased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// isCaseIgnorable is Unicode's property Case_Ignorable.
func isCaseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) ||
		strings.ContainsRune("'.:·\u0387\u055f\u05f4‘’․‧︓﹒﹕＇．：", r)
}
