package nlp

import (
	"newsgraph/news"
)

// borrow finds the subject and the object of a clause that has none of its own
// in the clause that it depends on.
func (f tree) borrow(c *clause) {
	t := f.list[c.head]
	if t.head == c.head {
		return
	}
	if t.dep == "relcl" && c.object < 0 && !c.passive && c.subject >= 0 && c.subject != t.head && f.child(c.head, "ccomp", "xcomp", "mark") < 0 {
		c.object = t.head // the app they bought
	}
	missing := &c.subject
	if c.passive {
		missing = &c.object
	}
	if *missing < 0 {
		*missing = f.controller(c.head)
	}
	if c.passive && c.subject < 0 && t.dep == "conj" {
		c.subject = f.agent(t.head) // was arrested and charged by police is left alone
	}
}

// controller is who an infinitive, a participle or a coordinated verb without
// a subject is about: "Trump ordered the firm to sell" the firm, "the firm
// promised to sell" the firm, "a law banning it" the law; -1 if that is not said.
func (f tree) controller(verb int) int {
	for range highest {
		t := f.list[verb]
		if t.head == verb {
			return -1
		}
		up := t.head
		switch t.dep {
		case "acl", "relcl":
			if f.openInfinitive(verb) {
				return f.ofNoun(up)
			}
			if main := f.mainVerb(verb); f.addsTo(verb) && f.list[main].verb() {
				return f.doer(main)
			}
			return up
		case "xcomp", "ccomp", "pcomp":
			if t.dep == "pcomp" && f.list[up].head != up {
				up = f.list[up].head // before buying, from buying
				if f.accused(up) {
					return up // acquitted her of buying
				}
			}
			if f.list[up].dep == "acomp" && f.list[up].head != up {
				up = f.list[up].head // is willing to buy
			}
			if t.dep == "ccomp" && f.child(verb, "mark") >= 0 || !f.list[up].verb() {
				return f.ofNoun(up)
			}
			if on := f.calledOn(up); on >= 0 && t.dep != "pcomp" {
				return on
			}
			if object := f.toldTo(up, verb); object >= 0 {
				return f.relative(object, up)
			}
		case "advcl":
			if who := f.given(up); who >= 0 && f.toVerb(verb) {
				return who // gave him until Monday to answer
			}
			if up = f.mainVerb(verb); up < 0 {
				return -1
			}
		case "conj":
			if other := f.belongsTo(verb); other >= 0 {
				up = other
			}
		case "prep", "dep":
		default:
			return -1
		}
		if s := f.ownSubject(up); s >= 0 {
			return s
		}
		verb = up
	}
	return -1
}

// toldTo is who a verb tells to do something, or keeps from it; -1 if it is its
// subject that does it.
func (f tree) toldTo(up, verb int) int {
	t := f.list[verb]
	object := f.child(up, "dobj", "nsubjpass")
	if object < 0 && t.dep == "pcomp" {
		object = f.child(up, "oprd")
	}
	if object < 0 || f.list[object].tag == "CD" || f.list[object].label == "DATE" || f.list[object].label == "TIME" || f.becomes(verb) || subjectControl[f.list[up].lemma] {
		return -1
	}
	if t.dep == "pcomp" && (beside[f.list[t.head].lower] || f.instead(verb)) {
		return -1
	}
	return object
}

// becomes reports whether an infinitive tells what the subject of the verb above
// became by what it did: "beat her to become senator".
func (f tree) becomes(verb int) bool {
	up := f.list[f.list[verb].head]
	_, governs := statusUnder(up.lemma, false)
	return f.list[verb].lemma == "become" && f.toVerb(verb) && up.verb() && !governs
}

// ofNoun is who has a plan, a decision or an attempt: the possessor of a noun
// that an infinitive depends on, or the subject of its verb.
func (f tree) ofNoun(noun int) int {
	if who := f.child(noun, "poss"); who >= 0 {
		return who
	}
	for _, o := range f.obliques(noun) {
		if p := o.preposition; !f.list[o.at].verb() && (p == "by" || p == "from" || p == "of" && wills[f.list[noun].lemma]) {
			return o.at
		}
	}
	switch head := f.list[noun].head; f.list[noun].dep {
	case "dobj", "attr":
		if who := f.child(head, "dative"); who >= 0 && f.list[who].tag != "IN" {
			return who // gave him a chance
		}
		if who := f.child(noun, "compound"); who == head+1 && f.list[who].proper() && giving[f.list[head].lemma] {
			return who // gave Boeing a chance, where the model takes the name for a part of the noun
		}
		return f.doer(head)
	case "pobj": // is in talks
		verb := f.list[head].head
		if f.list[verb].verb() && rumors[f.list[noun].lemma] {
			return f.child(verb, "nsubjpass", "dobj") // was arrested on suspicion of
		}
		if f.list[verb].verb() {
			return f.doer(verb)
		}
	}
	return -1
}

// given is to whom a verb gives time to do something; -1 if it does not.
func (f tree) given(verb int) int {
	if !granting[f.list[verb].lemma] || f.list[verb].lemma == "have" {
		return -1
	}
	who, object := f.child(verb, "dative"), f.child(verb, "dobj", "nsubjpass")
	if who < 0 && object >= 0 && f.list[object].label != "DATE" && f.list[object].label != "TIME" {
		who = object
	}
	if who < 0 || f.list[who].tag == "IN" {
		return -1
	}
	for _, i := range f.children(verb) {
		if l := f.list[i]; l.lower == "until" || l.lower == "till" || i == object && i != who && (l.label == "DATE" || l.label == "TIME") {
			return who
		}
	}
	return -1
}

// giving are verbs with an object for who is given something: give-13.1,
// future_having-13.3, and to deny.
var giving = set("give grant offer award deny refuse")

// calledOn is who is called on, or relied on, to do something; -1 if nobody is.
func (f tree) calledOn(verb int) int {
	for _, o := range f.obliques(verb) {
		if o.preposition == "on" || o.preposition == "upon" {
			if callings[f.list[verb].lemma] {
				return o.at
			}
		}
	}
	return -1
}

var callings = set("call prevail rely count depend")

// mainVerb is the verb whose subject does what an adverbial clause tells: the
// one that it depends on, or for a participle behind a comma, ", saying that",
// the next above with a subject of its own.
func (f tree) mainVerb(verb int) int {
	up := f.list[verb].head
	if f.list[verb].tag != "VBG" || verb == 0 || f.list[verb-1].text != "," {
		return up
	}
	for _, at := range append([]int{up}, f.ancestors(up)...) {
		if f.list[at].verb() && f.ownSubject(at) >= 0 {
			if t := f.list[at]; t.dep == "ccomp" && governors[news.Denied][f.list[t.head].lemma] {
				return t.head // denied that it was so, calling it absurd
			}
			return at
		}
	}
	return up
}

// beside are the prepositions before what is done beside something else, and by
// the same: "tested it by launching it".
var beside = set("by after before while since when without in through upon besides despite")

// wills are nouns for what those behind "of" want to do or not to do.
var wills = set("refusal failure decision attempt plan intention promise threat offer willingness ability right desire effort")

// doer is who does what a verb tells, which may be said of another verb.
func (f tree) doer(verb int) int {
	if f.child(verb, "auxpass") >= 0 && f.child(verb, "dobj") < 0 {
		return f.agent(verb)
	}
	if who := f.ownSubject(verb); who >= 0 && f.child(verb, "auxpass") < 0 {
		return who
	}
	return f.controller(verb)
}

// subjectControl are verbs whose subject, not their object, does what their
// infinitive tells: "he promised her to come".
var subjectControl = set("promise vow pledge threaten swear offer use take make get cost")
