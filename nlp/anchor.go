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

// anchor is when something happens, and by when it has to.
type anchor struct{ time, deadline news.When }

// placeTimes finds the verb or the noun for an action that each time
// expression dates: the nearest above it in the tree.
func (f *teller) placeTimes() {
	for i, e := range f.reading.Times {
		first, end := f.within(e.Span)
		if first >= end || f.dateline(e, first) || f.ranged(i-1) {
			continue // the end of a range is dated with its beginning
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

// addTenure adds to a relation that a noun tells how long it holds. What held
// until a day before publication is over.
func (f *teller) addTenure(o *told) {
	if o.noun && o.anchor.time == (news.When{}) {
		o.anchor.time = f.ownAnchor(o.head).time
	}
	_, end, both := strings.Cut(o.anchor.time.EDTF, "/")
	if both && end != "" && o.outlook.status == news.Ongoing && !f.published.IsZero() && !f.ahead(end) {
		o.outlook.status = news.Lapsed
	}
}

var deadlines = set("deadline cutoff ultimatum")

// anchorOf is when what a verb or noun tells happens, as far as its clause says
// so, or the clause that it depends on.
func (f *teller) anchorOf(head, depth int) anchor {
	a := f.ownAnchor(head)
	if depth > deepest {
		return a
	}
	if a.time == (news.When{}) {
		a.time = f.inherited(head, depth)
	}
	if a.deadline == (news.When{}) {
		d, bounds := f.deadlineOfEvent(head)
		a.deadline = d
		if bounds && a.time == (news.When{}) && d.EDTF != "" {
			a.time = news.When{EDTF: "/" + last(d.EDTF), Span: d.Span}
		}
	}
	return a
}

// ownAnchor is what the time expressions of a clause say: one that gives the
// time itself rather than one that it lies before or after.
func (f *teller) ownAnchor(head int) anchor {
	var a anchor
	exact := false
	for _, d := range f.dated[head] {
		e := f.reading.Times[d.time]
		if e.Type == "SET" {
			continue
		}
		when, deadline, precise := bounded(e, d.relation)
		if e.Type == "DURATION" && !deadline {
			continue
		}
		if deadline {
			if looksAhead(f.outlook(head, 0).status) {
				if a.deadline == (news.When{}) {
					a.deadline = f.due(e, head)
				}
			} else if f.ahead(last(e.EDTF)) {
				continue // what was ordered is to be done by then, what was suspended is so until then
			}
		}
		if when.EDTF != "" && (a.time == (news.When{}) || precise && !exact || precise && strings.HasPrefix(when.EDTF, a.time.EDTF)) {
			a.time, exact = when, precise
		}
	}
	return a
}

// bounded is what a time expression says with the preposition before it, and
// whether it may be a deadline. The open side of an interval is unknown:
// "/2020-08-02" is no later than that day.
func bounded(e news.TimeExpression, relation string) (when news.When, deadline, exact bool) {
	when = news.When{EDTF: e.EDTF, Span: e.Span}
	switch relation {
	case "by", "before", "until", "till", "within", "to":
		if e.EDTF != "" {
			when.EDTF = "/" + last(e.EDTF)
		}
		return when, true, false
	case "after", "since", "from", "following":
		if e.EDTF != "" {
			when.EDTF = first(e.EDTF) + "/"
		}
		return when, false, false
	}
	return when, false, true
}

// first and last are the bounds of an interval, or the date itself.
func first(edtf string) string {
	from, _, _ := strings.Cut(edtf, "/")
	return from
}

func last(edtf string) string {
	from, to, found := strings.Cut(edtf, "/")
	if !found {
		return from
	}
	return to
}

// inherited is the time that the clause above gives to a verb or a noun.
func (f *teller) inherited(head, depth int) news.When {
	c, verb := f.at[head]
	t := f.list[head]
	if verb && f.proverb(&f.clauses[c]) {
		return f.recalled(&f.clauses[c])
	}
	if !verb {
		return f.nounTime(head, depth)
	}
	if t.head == head || f.list[t.head].sentence != t.sentence {
		return news.When{}
	}
	up := f.list[t.head]
	switch t.dep {
	case "conj":
		// "On Sunday he met Li and signed a deal": the time stands before both.
		if when := f.anchorOf(t.head, depth+1).time; up.verb() && when != (news.When{}) && when.Span.End <= up.span.Start && f.child(head, "nsubj", "nsubjpass") < 0 {
			return when
		}
	case "xcomp":
		if factual[up.lemma] {
			return f.anchorOf(t.head, depth+1).time
		}
	case "pcomp":
		return f.beside(up.lower, up.head, t.head, depth)
	case "advcl":
		if mark := f.child(head, "mark"); mark >= 0 && (f.list[mark].lower == "after" || f.list[mark].lower == "before") {
			return f.beside(f.list[mark].lower, t.head, t.head, depth)
		}
		if when := f.child(head, "advmod"); when >= 0 && f.list[when].lower == "when" {
			return f.anchorOf(t.head, depth+1).time
		}
	}
	return news.When{}
}

// beside is the time of what stands behind a preposition or conjunction of
// time: what a clause was after happened before it.
func (f *teller) beside(word string, governor, prep, depth int) news.When {
	if governor == prep && f.list[prep].tag == "IN" {
		return news.When{}
	}
	when := f.anchorOf(governor, depth+1).time
	if when.EDTF == "" {
		return news.When{}
	}
	switch word {
	case "after", "following", "since":
		if end := last(when.EDTF); end != "" {
			return news.When{EDTF: "/" + end, Span: when.Span}
		}
	case "before":
		if start := first(when.EDTF); start != "" {
			return news.When{EDTF: start + "/", Span: when.Span}
		}
	case "during", "in", "at", "by":
		return when
	}
	return news.When{}
}

// nounTime is the time of a noun for an action: that of the verb that supports
// it, or by which it happens, or of the clause that it stands beside.
func (f *teller) nounTime(noun, depth int) news.When {
	if v := f.support(noun); v >= 0 {
		return f.anchorOf(v, depth+1).time
	}
	t := f.list[f.firstOf(noun)]
	if t.head == noun || f.list[t.head].sentence != t.sentence {
		return news.When{}
	}
	up := f.list[t.head]
	switch {
	case (t.dep == "nsubj" || t.dep == "nsubjpass") && (phases[up.lemma] || lightVerbs[up.lemma] || governors[news.Planned][up.lemma] || governors[news.Lapsed][up.lemma]):
		return f.anchorOf(t.head, depth+1).time
	case t.dep == "pobj" && (up.lower == "after" || up.lower == "before" || up.lower == "following" || up.lower == "during"):
		if up.head != t.head {
			return f.beside(up.lower, up.head, -1, depth)
		}
	}
	return news.When{}
}

// proverb reports whether a clause stands for one before it: "did so".
func (f *teller) proverb(c *clause) bool {
	if f.list[c.head].lemma != "do" {
		return false
	}
	for _, i := range f.children(c.head) {
		if w := f.list[i].lower; w == "so" || (w == "it" || w == "that" || w == "this") && f.list[i].dep == "dobj" {
			return true
		}
	}
	return false
}

// recalled is the time of the clause that another stands for: the nearest with
// a time and the same subject, in the sentence or the one before it.
func (f *teller) recalled(c *clause) news.When {
	const most = 12
	who := f.argument(c.subject)
	if who.Cluster < 0 {
		return news.When{}
	}
	at := f.at[c.head]
	for k := at - 1; k >= max(0, at-most); k-- {
		other := &f.clauses[k]
		if f.list[other.head].sentence < f.list[c.head].sentence-1 {
			break
		}
		if f.argument(other.subject).Cluster != who.Cluster {
			continue
		}
		if when := f.ownAnchor(other.head).time; when.EDTF != "" {
			return when
		}
	}
	return news.When{}
}
