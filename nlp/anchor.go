package nlp

import (
	"strings"

	"newsgraph/news"
)

// anchor is when something happens, and by when it has to.
type anchor struct{ time, deadline news.When }

// addTenure adds to a relation that a noun tells how long it holds. What held
// until a day before publication is over.
func (f *teller) addTenure(o *told) {
	if held := f.ownAnchor(o.head).time; o.noun && o.anchor.time == (news.When{}) && strings.Contains(held.EDTF, "/") {
		o.anchor.time = held // a day is when something was said of it
	}
	_, end, both := strings.Cut(o.anchor.time.EDTF, "/")
	if both && end != "" && o.outlook.status == news.Ongoing && !f.published.IsZero() && !f.ahead(end) {
		o.outlook.status = news.Lapsed
	}
}

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
		if bounds && a.time == (news.When{}) && d.EDTF != "" && f.outlook(head, depth).status != news.Lapsed {
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
		if relation == "from" && strings.HasPrefix(e.EDTF, e.Value+"/") && e.Value != "" {
			return when, false, true // from March 3-5
		}
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
