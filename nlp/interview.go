package nlp

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"newsgraph/news"
)

// speakerLabel is who speaks in a paragraph of an interview, before what is said:
// "((Jane Roe)) Yes.", "Jane Roe: Yes.", "Q: Why?".
var speakerLabel = regexp.MustCompile(`^(?:\(\((\pL[^()\n]{0,40})\)\)|(Q|A|\p{Lu}[\pL'’.-]*(?: \p{Lu}[\pL'’.-]*){1,3}):)[\s:]+`)

// What an interview has two of, at least so many: paragraphs that are questions
// to somebody, paragraphs that say who speaks, and paragraphs in the first
// person. The questions that an outlet answers itself get no such answers.
const (
	fewQuestions = 4
	fewLabels    = 4
	fewAnswers   = 3
	longQuestion = 400 // bytes; longer paragraphs that end with a question argue
)

// interviewQuotes are the paragraphs of an interview, from the first that asks or
// says who speaks: each is a direct quote, though without quotation marks. Of
// those that do not say who speaks, questions are the outlet's, and answers
// without a label have no speaker here. What the outlet tells in between is no
// answer: nobody says "I" there. Other articles have none.
func interviewQuotes(t *tokens, r *news.Reading) []news.Quote {
	from := beginOfInterview(t)
	if from < 0 {
		return nil
	}
	var quotes []news.Quote
	answers, spoken := answersQuestions(t, t.blocks[from:]), false // in the paragraph before, which may be gone on with
	labels := labelsOf(t)
	for _, b := range t.blocks[from:] {
		if b.Kind != news.Paragraph && b.Kind != news.ListItem {
			continue
		}
		text := b.Span.Of(t.text)
		asked := asks(text)
		if labels[labelOf(text)] > 1 || asked {
			spoken = !asked || answers
		} else if !spoken && !firstPerson(quotedWords.ReplaceAllString(text, "")) {
			continue
		}
		q := news.Quote{Span: b.Span, Form: news.Direct, Speaker: -1, Addressee: -1, Continues: -1, Confidence: 0.7}
		if m := speakerLabel.FindStringSubmatchIndex(b.Span.Of(t.text)); m != nil {
			source := news.Span{Start: b.Span.Start + max(m[2], m[4]), End: b.Span.Start + max(m[3], m[5])}
			if nobody := source.Of(t.text); nobody != "Q" && nobody != "A" {
				q.Source, q.Speaker, q.Kind = source, labelled(r, source), news.FromPerson
			}
			q.Span.Start += m[1]
		}
		if q.Span.Start < q.Span.End {
			q.About = namedIn(r.Mentions, q.Span)
			quotes = append(quotes, q)
		}
	}
	return quotes
}

// beginOfInterview is the first block of the interview that a text is; -1 if it
// is none. Where most paragraphs say who speaks, that is enough.
func beginOfInterview(t *tokens) int {
	first, paragraphs, questions, labels, answers := -1, 0, 0, 0, 0
	all := labelsOf(t)
	for i, b := range t.blocks {
		text := b.Span.Of(t.text)
		label := labelOf(text)
		if all[label] < 2 {
			label = "" // a caption
		}
		named := label != "" && label != "Q" && label != "A"
		question := b.Kind == news.Paragraph && asks(text)
		if named {
			labels++
		}
		if b.Kind == news.Paragraph {
			paragraphs++
		}
		switch {
		case question:
			questions++
		case firstPerson(text):
			answers++
		}
		if first < 0 && (label != "" || question) {
			first = i
		}
	}
	signs := 0
	for _, enough := range []bool{questions >= fewQuestions, labels >= fewLabels, answers >= fewAnswers} {
		if enough {
			signs++
		}
	}
	if signs >= 2 || labels >= fewLabels && 3*labels >= 2*paragraphs {
		return first
	}
	return -1
}

// labelOf is who a paragraph says that speaks; "" if it does not say it.
func labelOf(text string) string {
	if m := speakerLabel.FindStringSubmatch(text); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// labelsOf counts the labels of a text.
func labelsOf(t *tokens) map[string]int {
	count := make(map[string]int)
	for _, b := range t.blocks {
		if label := labelOf(b.Span.Of(t.text)); label != "" {
			count[label]++
		}
	}
	return count
}

// quotedWords are words in quotation marks, in which not the one who speaks in
// the paragraph says "I".
var quotedWords = regexp.MustCompile(`"[^"]*"|“[^”]*”`)

// answersQuestions reports whether most paragraphs behind questions that do not
// say who speaks are in the first person: those are answers.
func answersQuestions(t *tokens, blocks []news.Block) bool {
	all, answers := 0, 0
	for i, b := range blocks {
		text := b.Span.Of(t.text)
		if i == 0 || !asks(blocks[i-1].Span.Of(t.text)) || asks(text) || speakerLabel.MatchString(text) {
			continue
		}
		all++
		if firstPerson(text) {
			answers++
		}
	}
	return 2*answers > all
}

// asks reports whether a paragraph is a question to somebody.
func asks(text string) bool {
	return len(text) <= longQuestion && strings.HasSuffix(text, "?") && (speakerLabel.MatchString(text) || hasWord(text, wordClasses[wordYou]))
}

// firstPerson reports whether somebody speaks of themselves in a text.
func firstPerson(text string) bool {
	text = strings.ReplaceAll(text, "US", "") // the country
	return hasWord(text, wordClasses[wordI]) || hasWord(text, wordClasses[wordWe])
}

// hasWord reports whether a text has one of some words.
func hasWord(text string, words map[string]bool) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !inWord(r) }) {
		if words[w] {
			return true
		}
	}
	return false
}

// labelled is the person who is mentioned in a label; -1 if there is none.
func labelled(r *news.Reading, label news.Span) int {
	first, _ := slices.BinarySearchFunc(r.Mentions, label.Start, func(m news.Mention, at int) int { return cmp.Compare(m.Span.Start, at) })
	for _, m := range r.Mentions[first:] {
		if m.Span.Start >= label.End {
			break
		}
		if label.Contains(m.Span) && r.Clusters[m.Cluster].Type == news.Person {
			return m.Cluster
		}
	}
	return -1
}

// namedIn are the clusters that are mentioned by name within a span, ascending.
func namedIn(mentions []news.Mention, span news.Span) []int {
	var found []int
	first, _ := slices.BinarySearchFunc(mentions, span.Start, func(m news.Mention, at int) int { return cmp.Compare(m.Span.Start, at) })
	for _, m := range mentions[first:] {
		if m.Span.Start >= span.End {
			break
		}
		if m.Form == news.ByName && span.Contains(m.Span) {
			found = append(found, m.Cluster)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// addInterview adds the quotes of an interview to those of a reading. Where
// there is one with the same words, that one stays; those that hold the label of
// a paragraph go.
func addInterview(t *tokens, r *news.Reading) {
	spoken := interviewQuotes(t, r)
	if len(spoken) == 0 {
		return
	}
	labels := make(map[int]bool)
	for _, q := range spoken {
		if q.Source.Len() > 0 {
			labels[q.Source.Start] = true
		}
	}
	at, place := make(map[news.Span]bool), make([]int, len(r.Quotes))
	var kept []news.Quote
	for i, q := range r.Quotes {
		at[q.Span], place[i] = true, -1
		if labels[q.Span.Start] {
			continue
		}
		if q.Continues >= 0 {
			q.Continues = place[q.Continues]
		}
		place[i] = len(kept)
		kept = append(kept, q)
	}
	r.Quotes = slices.Concat(kept, slices.DeleteFunc(spoken, func(q news.Quote) bool { return at[q.Span] && !labels[q.Span.Start] }))
	sortQuotes(r)
}

// sortQuotes sorts the quotes of a reading by start, those that contain others
// first, and keeps them pointing to each other.
func sortQuotes(r *news.Reading) {
	sorted, place := order(r.Quotes, outermost)
	for i, q := range sorted {
		if q.Continues >= 0 {
			sorted[i].Continues = place[q.Continues]
		}
	}
	r.Quotes = sorted
}

// outermost orders quotes by where they start, those first that contain others.
func outermost(a, b news.Quote) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
}
