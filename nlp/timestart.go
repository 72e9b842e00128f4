package nlp

import (
	"maps"
	"unicode"
	"unicode/utf8"
)

// timely are the words of which each expression of time has one, unless it has
// a number; leading are those that may stand before it. By them most places of
// a text are passed over without trying the grammar there.
var (
	timely  = timelyWords()
	leading = set(`
the a an about around approximately roughly circa some at up no less more fewer early late mid later earlier sometime end beginning start middle close rest remainder latter first last past next coming
upcoming previous preceding prior following subsequent this that same current present each every all another final latest per per recent fiscal fy financial calendar several few many numerous countless dozens hundreds
thousands millions billions tens couple half other ' ‘ long these as saint st international april fool guy boxing flag earth bastille veterans armistice remembrance canada australia independence new valentine
martin presidents memorial labor columbus election father ash palm maundy good whit all entire whole full corresponding comparable like equivalent its their his her nearly almost distant
`)
)

// reach is how many words before the first timely one an expression may have.
const reach = 8

func timelyWords() map[string]bool {
	words := set(`
yesterday today tomorrow tonight now currently current presently nowadays present moment recently recent lately past ago future soon shortly someday term then weekends year fy
noon midday fortnight fortnights being thanksgiving easter pentecost weeklong monthlong yearlong daylong decadelong time day
 midnight century centuries half dozen hundred thousand period christmas halloween juneteenth epiphany
`)
	for _, table := range []map[string]int{calendarMonths, calendarDays, calendarSeasons, cardinals, tens, ordinals, decadesIn} {
		for w := range table {
			words[w] = true
		}
	}
	for w := range maps.Keys(units) {
		words[w] = true
	}
	for w := range maps.Keys(dayParts) {
		words[w], words[w+"s"] = true, true
	}
	for w := range maps.Keys(everySo) {
		words[w] = true
	}
	for day := range maps.Keys(calendarDays) {
		words[day+"s"] = true
	}
	return words
}

// isTimely reports whether a word is timely, a number or a quarter.
func isTimely(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r) || timely[word] || word == "q" || len(word) == len("q1") && word[0] == 'q'
}

// promising reports whether an expression may begin at a place.
func (p *timeParser) promising(first int) bool {
	if p.words[first].timely {
		return true
	}
	if !leading[p.words[first].lower] {
		return false
	}
	for _, w := range p.words[first+1 : min(first+reach, len(p.words))] {
		if w.timely {
			return true
		}
	}
	return false
}
