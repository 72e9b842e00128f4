package nlp

import (
	"slices"
	"strings"
	"time"

	"newsgraph/news"
)

// dat is a time expression that dates something, and how: "by" September.
type dat struct {
	time     int // index in the reading
	relation string
}

// placeTimes finds the verb or the noun for an action that each time
// expression dates: the nearest above it in the tree.
func (f *teller) placeTimes() {
	for i, e := range f.reading.Times {
		first, end := f.within(e.Span)
		if first >= end || f.dateline(e, first) || f.ranged(i-1) || i > 0 && f.countedFrom(i-1) != "" {
			continue // the end of a range is dated with its beginning, a length with the day that it is counted from
		}
		owner, relation := f.saidThen(first, end), ""
		if owner < 0 {
			owner, relation = f.datedBy(f.tree.head(first, end), first)
		}
		if f.ranged(i) {
			relation = ""
		}
		if owner >= 0 {
			f.dated[owner] = append(f.dated[owner], dat{i, relation})
			if deadlines[f.list[owner].lemma] {
				f.deadlineOf[f.list[owner].sentence] = owner
			}
		}
	}
}

// dateline reports whether a time expression is the date above an article that
// stands with its first sentence: the day of publication in full.
func (f *teller) dateline(e news.TimeExpression, first int) bool {
	full := strings.Contains(e.Span.Of(f.text), first4(e.EDTF))
	return first == f.first[f.list[first].sentence] && !f.published.IsZero() && full && e.EDTF == f.published.Time.Format(time.DateOnly)
}

// first4 is the year of a date in EDTF.
func first4(edtf string) string { return edtf[:min(4, len(edtf))] }

// ranged reports whether a range begins with a time expression: it and the next
// have the EDTF of the range.
func (f *teller) ranged(i int) bool {
	const between = len(" through ")
	list := f.reading.Times
	return i >= 0 && i+1 < len(list) && strings.Contains(list[i].EDTF, "/") && list[i].EDTF == list[i+1].EDTF && list[i+1].Span.Start-list[i].Span.End <= between
}

// countedFrom is the day from which a length of time is counted: "within 90 days of
// August 14"; "" if the words do not say so.
func (f *teller) countedFrom(i int) string {
	if i+1 >= len(f.reading.Times) || f.reading.Times[i].Type != aDuration {
		return ""
	}
	e, next := f.reading.Times[i], f.reading.Times[i+1]
	switch f.text[e.Span.End:max(e.Span.End, next.Span.Start)] {
	case " of ", " after ", " from ", " following ":
		return first(next.EDTF)
	}
	return ""
}

// saidThen is the verb of saying right before a time expression that a clause
// follows, which the model may take the expression for a part of: "said on
// Monday it had agreed"; -1 if there is none.
func (f *teller) saidThen(first, end int) int {
	at := first - 1
	if at > 0 && (f.list[at].lower == "on" || f.list[at].lower == "in") {
		at--
	}
	if at < 0 || end >= len(f.list) || f.list[end].sentence != f.list[at].sentence || !sayings[f.list[at].lemma] && !lexicon.saying[f.list[at].lemma] {
		return -1
	}
	if _, ok := f.at[at]; !ok || !f.list[at].verb() || !f.list[end].word() {
		return -1
	}
	clause := f.child(at, "ccomp", "xcomp")
	if clause < end {
		return -1
	}
	return at
}

// datedBy is what a time expression dates, with the preposition between.
func (f *teller) datedBy(head, first int) (owner int, relation string) {
	relation = f.relationBefore(first)
	for _, at := range append([]int{head}, f.ancestors(head)...) {
		t := f.list[at]
		if at < first && (t.tag == "IN" || t.tag == "TO" || t.lower == "following") && t.dep != "mark" {
			if relation == "" || relation == "in" || relation == "on" {
				relation = strings.TrimSpace(t.lower)
			}
			continue
		}
		if _, ok := f.at[at]; ok || f.dates(at) || f.held(at, relation) {
			return at, relation
		}
		if at != head && strings.HasPrefix(t.tag, "NN") && (relation == "since" || relation == "until") {
			return -1, "" // "at its side since Thursday"
		}
	}
	return -1, ""
}

// relationBefore is the preposition right before a time expression, "no later
// than" and the like in one word.
func (f *teller) relationBefore(first int) string {
	s := f.list[first].sentence
	word := func(back int) string {
		if first-back < f.first[s] {
			return ""
		}
		return f.list[first-back].lower
	}
	before := word(1)
	if before == "the" || before == "early" || before == "late" || before == "end" || before == "than" && word(2) != "later" && word(2) != "earlier" {
		before = word(2)
	}
	switch {
	case before == "than" && word(2) == "later" && (word(3) == "no" || word(3) == "not"):
		return "by"
	case before == "than" && word(2) == "later" || before == "of" && word(2) == "end" && (word(3) == "the" && word(4) == "by" || word(3) == "by"):
		return map[bool]string{true: "by", false: "after"}[before == "of"]
	case before == "to" && word(2) == "prior", before == "of" && word(2) == "ahead":
		return "before"
	case slices.Contains([]string{"by", "before", "until", "till", "after", "since", "from", "between", "within", "following", "on", "in"}, before):
		return before
	}
	return ""
}

// dates reports whether a time may date a noun: one for an action, or a
// deadline.
func (f *teller) dates(noun int) bool {
	t := f.list[noun]
	return strings.HasPrefix(t.tag, "NN") && (len(lexicon.nouns[t.lemma]) > 0 || deadlines[t.lemma])
}

// held reports whether a time says how long a noun for an office or the like
// holds: "chief executive since 2011".
func (f *teller) held(noun int, relation string) bool {
	switch relation {
	case "since", "until", "from", "between", "till":
		return strings.HasPrefix(f.list[noun].tag, "NN") && len(relations.nouns[strings.ToLower(f.list[noun].lemma)]) > 0
	}
	return false
}

var deadlines = set("deadline cutoff ultimatum")
