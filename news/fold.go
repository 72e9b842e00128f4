package news

import (
	"strings"
	"unicode"
)

// folds gives, for each plain letter, the letters that are written for it with
// marks. It covers the Latin letters of European and Vietnamese names and of
// the usual romanizations.
var folds = foldTable(map[string]string{
	"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "ae": "æǽ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěẹẻẽếềểễệ",
	"g": "ĝğġģǧ", "h": "ĥħḥ", "i": "ìíîïĩīĭįıǐịỉ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ",
	"o": "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "oe": "œ", "r": "ŕŗř", "s": "śŝşšșṣ", "ss": "ß", "t": "ţťŧțṭ", "th": "þ",
	"u": "ùúûüũūŭůűųưǔụủứừửữự", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
})

func foldTable(letters map[string]string) map[rune]string {
	table := make(map[rune]string)
	for plain, marked := range letters {
		for _, r := range marked {
			table[r] = plain
		}
	}
	return table
}

// FoldName is the form of a name by which names are compared and looked up:
// lower case, without accents, periods and apostrophes; runs of other
// punctuation and blanks become one blank. "U.S." folds to "us", "Wal-Mart" to
// "wal mart", "Beyoncé" to "beyonce". Combining marks are dropped.
func FoldName(name string) string {
	var b strings.Builder
	blank := false
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case r == '.' || r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		if plain, ok := folds[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
