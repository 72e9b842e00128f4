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
// without a label have no speaker here. Other articles have none.
func interviewQuotes(t *tokens, r *news.Reading) []news.Quote {
	from := beginOfInterview(t)
	if from < 0 {
		return nil
	}
	var quotes []news.Quote
	for _, b := range t.blocks[from:] {
		if b.Kind != news.Paragraph && b.Kind != news.ListItem {
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
// is none.
func beginOfInterview(t *tokens) int {
	first, questions, labels, answers := -1, 0, 0, 0
	for i, b := range t.blocks {
		text := b.Span.Of(t.text)
		label := speakerLabel.FindStringSubmatch(text)
		named := label != nil && label[2] != "Q" && label[2] != "A"
		question := b.Kind == news.Paragraph && len(text) <= longQuestion && strings.HasSuffix(text, "?") && (label != nil || hasWord(text, wordClasses[wordYou]))
		if named {
			labels++
		}
		switch {
		case question:
			questions++
		case hasWord(text, wordClasses[wordI]) || hasWord(text, wordClasses[wordWe]):
			answers++
		}
		if first < 0 && (label != nil || question) {
			first = i
		}
	}
	signs := 0
	for _, enough := range []bool{questions >= fewQuestions, labels >= fewLabels, answers >= fewAnswers} {
		if enough {
			signs++
		}
	}
	if signs >= 2 {
		return first
	}
	return -1
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
// there is one with the same words, that one stays.
func addInterview(t *tokens, r *news.Reading) {
	at := make(map[news.Span]bool)
	for _, q := range r.Quotes {
		at[q.Span] = true
	}
	old := len(r.Quotes)
	for _, q := range interviewQuotes(t, r) {
		if !at[q.Span] {
			r.Quotes = append(r.Quotes, q)
		}
	}
	if len(r.Quotes) > old {
		sortQuotes(r)
	}
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
