package extract

import (
	"regexp"
	"strings"
	"unicode"
)

// dateWords are the words that lines of dates consist of, besides numbers.
var dateWords = words(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag stand aktualisiert veröffentlicht am um uhr vor
	janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche publié mis à jour le
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo de del el
	gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre janeiro fevereiro março maio junho julho setembro outubro dezembro
	published publish posted updated update last modified first created on at the st nd rd th am pm a p m gmt utc bst est edt et pst pdt pt cst cdt ct cet cest ist aest h min mins minute minutes
	hour hours day days ago read reading time date`)

// isDateline reports whether a text is nothing but a date, such as "Published 7
// August 2020, 10:00 BST" or "5 min read".
func isDateline(text string) bool {
	if runes(text) > maxByline || endsSentence(text) {
		return false
	}
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, f := range fields {
		if f = strings.TrimLeftFunc(f, unicode.IsDigit); f != "" && !dateWords[f] {
			return false
		}
	}
	return len(fields) > 1 && strings.ContainsFunc(text, unicode.IsDigit)
}

var byPrefix = regexp.MustCompile(`^(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Door|Words by|Written by|Text:|Story by|Reported by)\s+`)

// withoutDate cuts a date off the end of a line.
func withoutDate(text string) string {
	fields := strings.Fields(text)
	for i := range fields {
		if i > 0 && isDateline(strings.Join(fields[i:], " ")) {
			return strings.Join(fields[:i], " ")
		}
	}
	return text
}

// isByLine reports whether a text is nothing but the names of authors after a
// "By", and perhaps a date.
func isByLine(text string) bool {
	if runes(text) > maxByline || endsSentence(text) {
		return false
	}
	rest := byPrefix.ReplaceAllString(text, "")
	if rest == text {
		return false
	}
	names := splitNames(withoutDate(rest))
	for _, name := range names {
		if !isProper(name) && !roleWords.MatchString(name) {
			return false
		}
	}
	return isProper(names[0])
}
