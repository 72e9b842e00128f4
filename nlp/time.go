package nlp

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/news"
)

// The parts that forms of dates are made of.
const (
	monthPart   = `(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))`
	dayPart     = `(\d{1,2})(?:st|nd|rd|th)?`
	yearPart    = `((?:19|20)\d\d)`
	weekdayPart = `(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)`
	numberPart  = `(\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
	unitPart    = `(day|week|month|year)`
)

// timeForm is one way to write a date. value works it out from what the form's
// groups matched; ok is false where it cannot be known.
type timeForm struct {
	pattern *regexp.Regexp
	value   func(m []string, c clock) (t news.TimeExpression, ok bool)
}

// clock is what a relative date is relative to.
type clock struct {
	now    news.Date // publication, in the outlet's zone
	future bool      // the sentence looks ahead
}

// today is the day of publication, at noon UTC so that adding days is safe.
func (c clock) today() time.Time {
	y, m, d := c.now.Time.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, time.UTC)
}

// knows reports whether the day of publication is known.
func (c clock) knows() bool { return c.now.Precision >= news.Day }

// timeForms are tried in turn at each place; what an earlier one matched, a
// later one cannot.
var timeForms = []timeForm{
	{regexp.MustCompile(`\b(\d{4})-(\d\d)-(\d\d)\b`), func(m []string, _ clock) (news.TimeExpression, bool) { return fullDate(m[1], m[2], m[3]) }},
	{regexp.MustCompile(`\b(?:` + weekdayPart + `,? )?` + monthPart + ` ` + dayPart + `,? ` + yearPart + `\b`), func(m []string, _ clock) (news.TimeExpression, bool) { return fullDate(m[4], monthNumber(m[2]), m[3]) }},
	{regexp.MustCompile(`\b(?:` + weekdayPart + `,? )?(?:the )?` + dayPart + ` (?:of )?` + monthPart + `,? ` + yearPart + `\b`), func(m []string, _ clock) (news.TimeExpression, bool) { return fullDate(m[4], monthNumber(m[3]), m[2]) }},
	{regexp.MustCompile(`\b` + monthPart + `,? ` + yearPart + `\b`), func(m []string, _ clock) (news.TimeExpression, bool) {
		return date(m[2] + "-" + monthNumber(m[1])), true
	}},
	{regexp.MustCompile(`\b(?:` + weekdayPart + `,? )?` + monthPart + ` ` + dayPart + `\b`), func(m []string, c clock) (news.TimeExpression, bool) { return nearestDay(monthNumber(m[2]), m[3], c) }},
	{regexp.MustCompile(`\b(?:` + weekdayPart + `,? )?(?:the )?` + dayPart + ` (?:of )?` + monthPart), func(m []string, c clock) (news.TimeExpression, bool) { return nearestDay(monthNumber(m[3]), m[2], c) }},
	{regexp.MustCompile(`\b(?:([Ll]ast|[Nn]ext|[Tt]his) )?` + weekdayPart + `(?: (?:morning|afternoon|evening|night))?\b`), weekday},
	{regexp.MustCompile(`\b([Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening))\b`), byDay},
	{regexp.MustCompile(`\b([Ll]ast|[Nn]ext|[Tt]his) (week|month|year)\b`), byUnit},
	{regexp.MustCompile(`\b` + numberPart + ` ` + unitPart + `s? ago\b`), func(m []string, c clock) (news.TimeExpression, bool) { return shifted(m[1], m[2], -1, c) }},
	{regexp.MustCompile(`\b[Ii]n ` + numberPart + ` ` + unitPart + `s?\b`), inUnits},
	{regexp.MustCompile(`\b` + numberPart + `[- ]` + unitPart + `s?\b`), duration},
	{regexp.MustCompile(`\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id-?) ` + monthPart + `\b`), bareMonth},
	{regexp.MustCompile(`\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ff]rom|[Ee]arly|[Ll]ate) ` + yearPart + `\b`), func(m []string, _ clock) (news.TimeExpression, bool) { return date(m[1]), true }},
}

// ahead are the words of sentences that look ahead.
var ahead = regexp.MustCompile(`\b(?:will|shall|going to|due|set to|scheduled|plans? to|expected to|next|deadline|until|by|upcoming|expires?|begins|starts|ends|opens|closes|takes effect|comes into)\b`)

// findTimes finds dates and durations, relative to the day of publication.
// Where that is not known, relative dates are left out.
func findTimes(t *tokens, published news.Date) []news.TimeExpression {
	var found []news.TimeExpression
	for _, s := range t.sentences {
		text := s.Span.Of(t.text)
		c := clock{published, ahead.MatchString(text)}
		for _, e := range sentenceTimes(text, c) {
			e.Span = news.Span{Start: e.Span.Start + s.Span.Start, End: e.Span.End + s.Span.Start}
			found = append(found, e)
		}
	}
	return found
}

func sentenceTimes(text string, c clock) []news.TimeExpression {
	var found []news.TimeExpression
	taken := make([]bool, len(text))
	for _, form := range timeForms {
		for _, place := range form.pattern.FindAllStringSubmatchIndex(text, -1) {
			span := news.Span{Start: place[0], End: place[1]}
			if slices.Contains(taken[span.Start:span.End], true) {
				continue
			}
			for i := span.Start; i < span.End; i++ {
				taken[i] = true
			}
			if e, ok := form.value(groups(text, place), c); ok {
				e.Span = withoutPreposition(text, span)
				found = append(found, e)
			}
		}
	}
	slices.SortFunc(found, func(a, b news.TimeExpression) int { return a.Span.Start - b.Span.Start })
	return found
}

func groups(text string, place []int) []string {
	m := make([]string, len(place)/2)
	for i := range m {
		if place[2*i] >= 0 {
			m[i] = text[place[2*i]:place[2*i+1]]
		}
	}
	return m
}

// preposition stands before dates in some forms without being part of them.
var preposition = regexp.MustCompile(`^(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ff]rom) ([A-Z12])`)

func withoutPreposition(text string, span news.Span) news.Span {
	if place := preposition.FindStringSubmatchIndex(span.Of(text)); place != nil && !strings.Contains(span.Of(text), "ays") {
		span.Start += place[2]
	}
	return span
}

// date is a date whose TIMEX3 value is also its EDTF form.
func date(value string) news.TimeExpression {
	return news.TimeExpression{Type: "DATE", Value: value, EDTF: value}
}

func onDay(t time.Time) news.TimeExpression { return date(t.Format(time.DateOnly)) }

func fullDate(year, month, day string) (news.TimeExpression, bool) {
	n, err := strconv.Atoi(day)
	if err != nil {
		return news.TimeExpression{}, false
	}
	t, err := time.Parse(time.DateOnly, fmt.Sprintf("%s-%s-%02d", year, month, n))
	return onDay(t), err == nil
}

func monthNumber(name string) string {
	short := strings.ToLower(name)[:3]
	return fmt.Sprintf("%02d", 1+strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", short)/3)
}

// nearestDay is a day without a year: the one nearest to publication.
func nearestDay(month, day string, c clock) (news.TimeExpression, bool) {
	n, _ := strconv.Atoi(day)
	if !c.knows() {
		return news.TimeExpression{Type: "DATE", Value: fmt.Sprintf("XXXX-%s-%02d", month, n)}, 1 <= n && n <= 31
	}
	var best news.TimeExpression
	ok, nearest := false, time.Duration(0)
	for _, year := range []int{-1, 0, 1} {
		t, err := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%s-%02d", c.today().Year()+year, month, n))
		if distance := t.Sub(c.today()).Abs(); err == nil && (!ok || distance < nearest) {
			best, ok, nearest = onDay(t), true, distance
		}
	}
	return best, ok
}

var weekdays = map[string]time.Weekday{
	"Sunday": time.Sunday, "Monday": time.Monday, "Tuesday": time.Tuesday, "Wednesday": time.Wednesday,
	"Thursday": time.Thursday, "Friday": time.Friday, "Saturday": time.Saturday,
}

// weekday is a day of the week: the last one up to publication, or in a sentence
// that looks ahead the next one. On the day itself it is that day.
func weekday(m []string, c clock) (news.TimeExpression, bool) {
	if !c.knows() {
		return news.TimeExpression{}, false
	}
	back := (int(c.today().Weekday()) - int(weekdays[m[2]]) + 7) % 7
	days := -back
	switch which := strings.ToLower(m[1]); {
	case which == "last" && back == 0:
		days = -7
	case which == "next", which == "" && c.future && back > 0, which == "this" && c.future && back > 0:
		days = 7 - back
	}
	return onDay(c.today().AddDate(0, 0, days)), true
}

func byDay(m []string, c clock) (news.TimeExpression, bool) {
	days := map[string]int{"yesterday": -1, "tomorrow": 1}[strings.ToLower(m[1])]
	return onDay(c.today().AddDate(0, 0, days)), c.knows()
}

// byUnit is a week, month or year beside that of publication. Weeks begin on
// Monday, as in ISO 8601.
func byUnit(m []string, c clock) (news.TimeExpression, bool) {
	shift := map[string]int{"last": -1, "next": 1}[strings.ToLower(m[1])]
	switch today := c.today(); m[2] {
	case "week":
		return week(today.AddDate(0, 0, 7*shift)), c.knows()
	case "month":
		return date(time.Date(today.Year(), today.Month()+time.Month(shift), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), c.knows()
	default:
		return date(strconv.Itoa(today.Year() + shift)), c.knows()
	}
}

func week(day time.Time) news.TimeExpression {
	year, number := day.ISOWeek()
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	return news.TimeExpression{
		Type: "DATE", Value: fmt.Sprintf("%04d-W%02d", year, number),
		EDTF: monday.Format(time.DateOnly) + "/" + monday.AddDate(0, 0, 6).Format(time.DateOnly),
	}
}

func number(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	words := strings.Fields("a one two three four five six seven eight nine ten eleven twelve")
	return max(1, slices.Index(words, strings.TrimSuffix(word, "n")), slices.Index(words, word))
}

// shifted is a date so many units before or after publication, as exact as its
// unit: two months ago is a month, not a day.
func shifted(count, unit string, sign int, c clock) (news.TimeExpression, bool) {
	n := sign * number(count)
	switch today := c.today(); unit {
	case "day":
		return onDay(today.AddDate(0, 0, n)), c.knows()
	case "week":
		return week(today.AddDate(0, 0, 7*n)), c.knows()
	case "month":
		return date(time.Date(today.Year(), today.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), c.knows()
	default:
		return date(strconv.Itoa(today.Year() + n)), c.knows()
	}
}

// inUnits is "in 45 days": ahead where the sentence looks ahead, or else how
// long something took.
func inUnits(m []string, c clock) (news.TimeExpression, bool) {
	if c.future {
		return shifted(m[1], m[2], 1, c)
	}
	return duration(m, c)
}

func duration(m []string, _ clock) (news.TimeExpression, bool) {
	return news.TimeExpression{Type: "DURATION", Value: fmt.Sprintf("P%d%s", number(m[1]), strings.ToUpper(m[2][:1]))}, true
}

// bareMonth is a month without a year: the last one up to publication, or the
// next one where the sentence looks ahead.
func bareMonth(m []string, c clock) (news.TimeExpression, bool) {
	month, _ := strconv.Atoi(monthNumber(m[1]))
	year := c.today().Year()
	switch now := int(c.today().Month()); {
	case c.future && month < now:
		year++
	case !c.future && month > now:
		year--
	}
	return date(fmt.Sprintf("%04d-%02d", year, month)), c.knows()
}
