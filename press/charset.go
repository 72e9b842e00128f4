package press

import (
	"fmt"
	"slices"
)

// high holds the characters of windows-1252 at 0x80 to 0x9F, 0 where it has none
// (https://encoding.spec.whatwg.org/index-windows-1252.txt). All others are those of Latin-1.
var high = []rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// encode writes an HTML page in o's charset. What windows-1252 lacks becomes a
// character reference, as browsers do it.
func (o *outlet) encode(page string) []byte {
	if o.Charset != "windows-1252" {
		return []byte(page)
	}
	var out []byte
	for _, r := range page {
		if r < 0x80 || r >= 0xA0 && r <= 0xFF {
			out = append(out, byte(r))
		} else if i := slices.Index(high, r); i >= 0 {
			out = append(out, byte(0x80+i))
		} else {
			out = fmt.Appendf(out, "&#%d;", r)
		}
	}
	return out
}
