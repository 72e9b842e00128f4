package nlp

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/news"
)

// pressing are verbs and nouns by which somebody is to do something, or will:
// order-60, force-59, urge-58.1, promise-37.13, threaten.
var pressing = set(`
order instruct direct require oblige command compel force mandate tell ask urge demand request call press warn threaten promise pledge vow undertake agree commit give grant allow
law decree ruling threat warning promise pledge demand request call agreement
`)

// expiring are verbs by which what their subject names is over; "be" is one with
// an adverb.
var expiring = set("expire end lapse close conclude finish be")

// offers are nouns for what somebody would do if another agrees.
var offers = set("offer bid proposal")

// ends reports whether a noun is the subject of a verb by which it is over.
func (f *teller) ends(noun int) bool {
	t := f.list[noun]
	up := f.list[t.head]
	return (t.dep == "nsubj" || t.dep == "nsubjpass") && expiring[up.lemma] && up.lemma != "be"
}

// deadlineOfEvent is by when what a verb or a noun tells has to be done, as far
// as words outside its own clause say it, and whether that bounds when it
// happens: an order is older than what it demands.
func (f *teller) deadlineOfEvent(head int) (when news.When, bounds bool) {
	if when = f.deadlineAbove(head); when != (news.When{}) {
		return when, true
	}
	if g := f.grantor(head); g >= 0 {
		return f.term(g), true
	}
	if when = f.givenBy(head); when != (news.When{}) {
		return when, false
	}
	if t := f.list[head]; (t.dep == "nsubj" || t.dep == "nsubjpass") && expiring[f.list[t.head].lemma] {
		return f.expiry(t.head), false
	}
	if pressing[f.list[head].lemma] {
		return f.demanded(head), false
	}
	return news.When{}, false
}

// givenBy is the time that an order or the like gives: "the order gives them until
// Monday", "the order, signed on Friday, gives them", "he signed an order, which
// gives them".
func (f *teller) givenBy(head int) news.When {
	noun := head
	if t := f.list[head]; t.dep == "acl" {
		noun = t.head
	} else if object := f.child(head, "dobj"); object >= 0 && lightVerbs[t.lemma] {
		noun = object
	}
	for _, verb := range []int{f.list[noun].head, f.child(noun, "relcl")} {
		if verb >= 0 && granting[f.list[verb].lemma] && (f.list[verb].dep == "relcl" || f.list[noun].dep == "nsubj") {
			return f.term(verb, head)
		}
	}
	return news.When{}
}

// grantor is the verb that gives somebody some time for what an infinitive, or a
// noun that it is about, names: "gave them until Monday to answer", "has 30 days
// to conclude its talks"; -1 if there is none.
func (f *teller) grantor(head int) int {
	const far = 6 // steps
	at := head
	for range far {
		t := f.list[at]
		if t.head == at || t.dep == "nsubj" || f.list[t.head].sentence != t.sentence {
			return -1
		}
		up := t.head
		switch {
		case f.list[up].verb() && granting[f.list[up].lemma]:
			if f.term(up) != (news.When{}) && f.infinitiveUnder(head, up) {
				return up
			}
			return -1
		case f.list[up].verb() && !lightVerbs[f.list[up].lemma]:
			return -1
		}
		at = up
	}
	return -1
}

// granted is the status of what an infinitive tells for which somebody is given
// time: by an order it is ordered, by anybody else it is left open.
func (f *teller) granted(infinitive int) (news.Status, bool) {
	g := f.grantor(infinitive)
	if g < 0 {
		return "", false
	}
	for _, s := range lexicon.nouns[f.lemmaOf(f.child(g, "nsubj", "agent"))] {
		if s.kind == news.Order {
			return news.Ordered, true
		}
	}
	return news.Hypothetical, true
}

// lemmaOf is the lemma of a token; "" for -1.
func (f *teller) lemmaOf(token int) string {
	if token < 0 {
		return ""
	}
	return f.list[token].lemma
}

// infinitiveUnder reports whether an infinitive stands between a verb and what
// is above it, itself included.
func (f *teller) infinitiveUnder(head, above int) bool {
	for at := head; at != above && f.list[at].head != at; at = f.list[at].head {
		if f.toVerb(at) {
			return true
		}
	}
	return false
}

// term is until when, or within what time, somebody has to do something, by the
// expressions that date a verb. Days are counted from when it was, or from when
// what other verbs tell was.
func (f *teller) term(verb int, others ...int) news.When {
	for _, d := range f.dated[verb] {
		e := f.reading.Times[d.time]
		_, limit, _ := bounded(e, d.relation)
		granted := granting[f.list[verb].lemma] && e.Type == aDuration && d.relation == "" && e.EDTF == ""
		if limit || granted {
			return f.due(e, verb, others...)
		}
	}
	return news.When{}
}

// due is a deadline by its words. Days or weeks are counted from the day of what
// others, the verb, or one above it tell, if that is known.
func (f *teller) due(e news.TimeExpression, verb int, others ...int) news.When {
	when := news.When{EDTF: last(e.EDTF), Span: e.Span}
	if e.Type != aDuration || when.EDTF != "" {
		return when
	}
	i, _ := slices.BinarySearchFunc(f.reading.Times, e.Span.Start, func(e news.TimeExpression, start int) int { return e.Span.Start - start })
	if from := f.countedFrom(i); from != "" {
		when.EDTF = dayAfter(from, e.Value)
		return when
	}
	for _, at := range slices.Concat(others, []int{verb}, f.ancestors(verb)) {
		if f.list[at].sentence != f.list[verb].sentence || len(when.EDTF) > 0 {
			break
		}
		if _, ok := f.at[at]; ok && pressing[f.list[at].lemma] || slices.Contains(others, at) {
			when.EDTF = dayAfter(f.dayOf(at), e.Value)
		}
	}
	return when
}

// dayOf is the date that a verb is said to be on; "" for none.
func (f *teller) dayOf(verb int) string {
	for _, d := range f.dated[verb] {
		if d.relation == "" || d.relation == "on" {
			return f.reading.Times[d.time].EDTF
		}
	}
	return ""
}

// dayAfter is the day so many days or weeks after another; "" where either is not
// known to the day.
func dayAfter(day, length string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil || len(length) < len("P1D") {
		return ""
	}
	last := len(length) - 1
	n, err := strconv.Atoi(strings.TrimLeft(length[:last], "PT"))
	switch unit := length[last]; {
	case err != nil:
		return ""
	case unit == 'W':
		n *= 7
	case unit == 'H' && n%24 == 0:
		n /= 24
	case unit != 'D':
		return ""
	}
	if d = d.AddDate(0, 0, n); n > 1e6 || d.Year() > 9999 {
		return "" // four digits are all that EDTF has
	}
	return d.Format(time.DateOnly)
}

// demanded is the deadline of what a word demands, promises or threatens: that
// of the infinitive that depends on it, or its own if that is still to come.
func (f *teller) demanded(head int) news.When {
	for _, i := range f.children(head) {
		if d := f.list[i].dep; (d == "xcomp" || d == "ccomp" || d == "acl" || d == "relcl" || d == "advcl") && f.toVerb(i) {
			for _, at := range []int{i, f.child(i, "xcomp")} { // to sell, to stop buying
				if when := f.term(at); when != (news.When{}) {
					return when
				}
			}
		}
	}
	if when := f.term(head); f.ahead(when.EDTF) {
		return when
	}
	return f.condition(head)
}

// condition is the deadline of what a threat or a promise depends on: "threatened
// to leave if they did not answer by Friday".
func (f *teller) condition(head int) news.When {
	for _, at := range []int{head, f.child(head, "xcomp", "ccomp")} {
		clause := f.child(at, "advcl")
		if mark := f.child(clause, "mark"); mark >= 0 && (f.list[mark].lower == "if" || f.list[mark].lower == "unless") {
			return f.term(clause)
		}
	}
	return news.When{}
}

// expiry is the day on which a verb says that its subject is over, if that is
// still to come.
func (f *teller) expiry(verb int) news.When {
	if f.list[verb].lemma == "be" && f.child(verb, "advmod", "acomp", "prt") < 0 {
		return news.When{}
	}
	for _, d := range f.dated[verb] {
		e := f.reading.Times[d.time]
		if when := (news.When{EDTF: last(e.EDTF), Span: e.Span}); d.relation != "since" && d.relation != "after" && d.relation != "from" && f.ahead(when.EDTF) {
			return when
		}
	}
	return news.When{}
}

// ahead reports whether a date begins after the day of publication.
func (f *teller) ahead(edtf string) bool {
	if edtf == "" || f.published.IsZero() {
		return false
	}
	day := f.published.Time.Format(time.DateOnly)
	return edtf >= day[:min(len(edtf), len(day))] && edtf != day
}

// deadlineAbove is the deadline that something depends on: "the September 15
// deadline to sell", "a deadline of September 15 for a sale".
func (f *teller) deadlineAbove(head int) news.When {
	for _, at := range f.ancestors(head) {
		t := f.list[at]
		if f.list[head].sentence != t.sentence {
			break
		}
		if deadlines[t.lemma] {
			return f.deadline(at)
		}
		if noun := f.child(at, "dobj"); noun >= 0 && noun < head && deadlines[f.list[noun].lemma] && f.list[head].dep == "pobj" {
			return f.deadline(noun) // set a deadline of September 15 for the sale
		}
		if _, ok := f.at[at]; ok && f.list[head].head == at && f.list[head].dep == "xcomp" {
			for _, d := range f.dated[at] {
				e := f.reading.Times[d.time]
				if _, deadline, _ := bounded(e, d.relation); deadline && e.EDTF != "" {
					return news.When{EDTF: last(e.EDTF), Span: e.Span}
				}
			}
		}
	}
	// "The September 15 deadline that Trump has given Microsoft to do a deal"
	if _, ok := f.at[head]; ok && f.toVerb(head) {
		if k, ok := f.deadlineOf[f.list[head].sentence]; ok && k < head {
			return f.deadline(k)
		}
	}
	return news.When{}
}

// deadline is the date of a deadline.
func (f *teller) deadline(noun int) news.When {
	dates := f.dated[noun]
	if up := f.list[noun].head; len(dates) == 0 && (f.list[noun].dep == "nsubj" || f.list[noun].dep == "attr") {
		dates = f.dated[up]
	}
	for _, d := range dates {
		if e := f.reading.Times[d.time]; e.Type == "DATE" || e.Type == "TIME" {
			return news.When{EDTF: e.EDTF, Span: e.Span}
		}
	}
	return news.When{}
}
