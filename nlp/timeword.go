package nlp

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// timeWord is a word, a number or a sign, as dates are made of: finer than a
// token, so that "45-day" is three and "1990s" two.
type timeWord struct {
	span  news.Span
	lower string
	glued bool // right behind the one before
	token int  // place of the token it is part of

	timely bool // see [isTimely]
}

// timeWords cuts the tokens of a sentence into words.
func timeWords(t *tokens, sentence int) []timeWord {
	var words []timeWord
	for i := t.first[sentence]; i < t.first[sentence+1]; i++ {
		for _, span := range pieces(t.list[i].text) {
			w := timeWord{lower: strings.ToLower(span.Of(t.list[i].text)), token: i}
			if w.lower == "’" {
				w.lower = "'"
			}
			w.timely = isTimely(w.lower)
			w.span = news.Span{Start: t.list[i].span.Start + span.Start, End: t.list[i].span.Start + span.End}
			w.glued = len(words) > 0 && words[len(words)-1].span.End == w.span.Start
			words = append(words, w)
		}
	}
	return words
}

// pieces cuts a token into runs of letters, with points and apostrophes inside
// (p.m., o'clock), runs of digits, with points, commas and colons inside, and
// signs.
func pieces(text string) []news.Span {
	var found []news.Span
	for at := 0; at < len(text); {
		end := at + runLength(text[at:])
		found = append(found, news.Span{Start: at, End: end})
		at = end
	}
	return found
}

func runLength(text string) int {
	first, end := utf8.DecodeRuneInString(text)
	inside, within := unicode.IsLetter, ".'’"
	switch {
	case unicode.IsDigit(first):
		inside, within = unicode.IsDigit, ".,:"
	case !unicode.IsLetter(first):
		return end
	}
	point := false
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		switch {
		case inside(r):
		case strings.ContainsRune(within, r) && inside(next):
			point = r == '.'
		case r == '.' && point && end+size == len(text) && unicode.IsLetter(first):
			return end + size // p.m.
		default:
			return end
		}
		end += size
	}
	return end
}

// calendarMonths are the months and their abbreviations.
var calendarMonths = countedFrom(1, "january february march april may june july august september october november december",
	"jan feb mar apr may jun jul aug sep oct nov dec", "jan feb mar apr may jun jul aug sept oct nov dec")

// calendarDays are the days of the week, from Monday, and their abbreviations.
var calendarDays = countedFrom(0, "monday tuesday wednesday thursday friday saturday sunday", "mon tue wed thu fri sat sun", "mon tues wed thurs fri sat sun")

// calendarSeasons are the first months of the seasons in the north.
var calendarSeasons = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "springtime": 3, "summertime": 6, "wintertime": 12}

// units are the names of what time is counted in.
var units = map[string]grain{
	"second": bySecond, "minute": byMinute, "hour": byHour, "day": byDay, "week": byWeek, "month": byMonth, "quarter": byQuarter, "year": byYear, "decade": byDecade, "century": byCentury,
	"seconds": bySecond, "minutes": byMinute, "hours": byHour, "days": byDay, "weeks": byWeek, "months": byMonth, "quarters": byQuarter, "years": byYear, "decades": byDecade, "centuries": byCentury,
	"yr": byYear, "yrs": byYear, "hr": byHour, "hrs": byHour, "min": byMinute, "mins": byMinute, "secs": bySecond, "weekend": byWeekend, "weekends": byWeekend,
}

// durationUnits are the units of durations in TIMEX3.
var durationUnits = map[grain]string{
	bySecond: "S", byMinute: "M", byHour: "H", byDay: "D", byWeek: "W", byMonth: "M", byQuarter: "Q", byYear: "Y", byDecade: "DE", byCentury: "CE",
	byWeekend: "WE", bySeason: "Q", byHalf: "H",
}

// dayParts are the parts of a day, as TIMEX3 writes them.
var dayParts = map[string]string{
	"morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "noon": "T12:00", "midday": "TMI", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV",
	"night": "TNI", "midnight": "T24:00", "overnight": "TNI", "daytime": "TDT", "lunchtime": "TMI",
}

// cardinals and ordinals are the numbers that are written as words.
var (
	cardinals = countedFrom(0, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens      = countedFrom(2, "twenty thirty forty fifty sixty seventy eighty ninety")
	ordinals  = countedFrom(1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	scales    = map[string]int{"hundred": 100, "thousand": 1000, "million": 1_000_000}
	vague     = set("several few many some numerous countless various")
	decadesIn = countedFrom(2, "twenties thirties forties fifties sixties seventies eighties nineties")
)

// countedFrom gives each word of some lists its place in the list, counted from a
// first number.
func countedFrom(first int, lists ...string) map[string]int {
	table := make(map[string]int)
	for _, words := range lists {
		for i, w := range strings.Fields(words) {
			table[w] = first + i
		}
	}
	return table
}

// holiday is a holiday that is on the same day each year.
type holiday struct {
	name  string // in lower case
	month time.Month
	day   int
}

// holidays are those of fixed dates that English-language news speaks of by
// name, longer names before those they begin with, cut as tokens are.
var holidays = []holiday{
	{"new year 's eve", 12, 31}, {"new year 's day", 1, 1}, {"new years eve", 12, 31}, {"new years day", 1, 1}, {"new year 's", 1, 1}, {"epiphany", 1, 6},
	{"australia day", 1, 26}, {"valentine 's day", 2, 14}, {"international women 's day", 3, 8}, {"st. patrick 's day", 3, 17}, {"saint patrick 's day", 3, 17},
	{"april fool 's day", 4, 1}, {"april fools ' day", 4, 1}, {"earth day", 4, 22}, {"may day", 5, 1}, {"flag day", 6, 14}, {"juneteenth", 6, 19}, {"canada day", 7, 1},
	{"independence day", 7, 4}, {"fourth of july", 7, 4}, {"july fourth", 7, 4}, {"bastille day", 7, 14}, {"halloween", 10, 31}, {"guy fawkes night", 11, 5},
	{"veterans day", 11, 11}, {"armistice day", 11, 11}, {"remembrance day", 11, 11}, {"christmas eve", 12, 24}, {"christmas day", 12, 25}, {"christmas", 12, 25}, {"boxing day", 12, 26},
}
