package nlp

import (
	"strings"

	"newsgraph/news"
)

// turn sets the clock's direction for an expression, the tokens from first to
// last, behind a word: that of the verb that it belongs to.
func (f *timeFinder) turn(first, last int, before string) {
	f.weak, f.due = false, false
	f.ordered = period{}
	if before == "by" || before == "until" || before == "before" {
		f.ordered = f.orderOf(first)
	}
	f.direction, f.direct = f.directionOf(f.head(first, last+1))
	if f.beside(first, last) {
		f.direction, f.direct = backward, true
	}
	if before == "of" && f.direction == forward && f.weak {
		f.direction = either // as of Sunday, all are well
	}
	if before == "ended" || before == "since" {
		f.direction, f.direct = backward, true
	}
	if by := before == "by" || before == "until" || before == "before"; by && f.awaited(first, last) || before == "to" && f.movedTo(first) {
		f.direction, f.direct, f.weak, f.due = forward, true, false, true
	} else if f.direction != backward && (before == "by" || before == "until" || before == "due") {
		f.due = f.direction == forward && !f.weak // must be done by Friday
		f.direction, f.direct = forward, true
	}
	if ahead := first > 1 && f.list[first-2].lower == "ahead"; ahead && f.direction != backward {
		f.direction, f.direct = forward, true // ahead of Tuesday's vote
	} else if f.weak && last+1 < len(f.list) && f.list[last+1].tag == "POS" && before != "of" && before != "before" {
		f.direction, f.weak = either, false // Friday's closing price
	}
}

// orderOf is when the verb above an infinitive that a date belongs to was, as far
// as the sentence says so before the date.
func (f *timeFinder) orderOf(date int) period {
	verb := f.verbAbove(date)
	if verb < 0 || !f.hasAux(verb, "to") || f.list[verb].head == verb {
		return period{}
	}
	at := f.when[f.verbAbove(f.list[verb].head)]
	if at.grain > byMonth {
		return period{}
	}
	return at
}

// verbAbove is the nearest verb from a token upward; -1 if there is none.
func (f *timeFinder) verbAbove(at int) int {
	for range highest {
		if f.list[at].verb() {
			return at
		}
		if f.list[at].head == at {
			break
		}
		at = f.list[at].head
	}
	return -1
}

// awaited reports whether an expression behind "by" or "until" dates what is still
// to come, though its verb is in the past: "gave him until Friday to answer",
// "threatened to leave if they did not answer by Friday".
func (f *timeFinder) awaited(at, last int) bool {
	to := last+1 < len(f.list) && f.list[last+1].tag == "TO"
	for range highest {
		t := f.list[at]
		if t.verb() && (granting[t.lemma] && (to || t.lemma != "have") || postponing[t.lemma] || f.conditional(at)) {
			return true
		}
		if t.head == at {
			return false
		}
		at = t.head
	}
	return false
}

// movedTo reports whether a date is one that something is put off to: "extended
// the deadline to December 4".
func (f *timeFinder) movedTo(at int) bool {
	for _, up := range f.ancestors(at) {
		if t := f.list[up]; t.verb() {
			return t.lemma == "extend" || postponing[t.lemma] || deadlines[f.objectLemma(up)]
		}
	}
	return false
}

// objectLemma is the lemma of the object of a verb; "" if it has none.
func (f *timeFinder) objectLemma(verb int) string {
	if object := f.child(verb, "dobj", "nsubjpass"); object >= 0 {
		return f.list[object].lemma
	}
	return ""
}

// granting are verbs of having and giving: give-13.1, allow-64, set.
var granting = set("have give grant allow set extend")

// postponing are verbs by which something is to stay as it is for a while, or is
// put off.
var postponing = set("postpone adjourn suspend delay defer reschedule prolong bar ban")

// conditional reports whether a clause is a condition for what is threatened or
// promised.
func (f *timeFinder) conditional(verb int) bool {
	mark := f.child(verb, "mark")
	return mark >= 0 && (f.list[mark].lower == "if" || f.list[mark].lower == "unless")
}

// beside reports whether a verb in the past stands right before or behind an
// expression, which is then its own whatever the parser says: "the court Friday
// rejected", "they said Friday".
func (f *timeFinder) beside(first, last int) bool {
	s := f.list[first].sentence
	return first > f.first[s] && f.list[first-1].tag == "VBD" || last+1 < f.first[s+1] && f.list[last+1].tag == "VBD"
}

// directionOf climbs from a token to the verb that it belongs to. A verb in the
// past looks back, one in the future ahead; one in the present ahead where the
// expression is its own ("talks resume on Monday"). An infinitive with "to"
// looks ahead, whatever its verb: "was set to expire on Monday".
func (f *timeFinder) directionOf(at int) (d direction, direct bool) {
	direct = true
	for range highest {
		t := f.list[at]
		if t.verb() && t.dep != "aux" && t.dep != "auxpass" && t.dep != "amod" {
			if d, ok := f.looks(at, direct); ok {
				return d, direct
			}
			direct = false
		} else if !strings.HasPrefix(t.tag, "IN") && at != t.head && t.dep != "npadvmod" && t.dep != "pobj" && t.dep != "advmod" && t.dep != "dobj" {
			direct = false
		}
		if t.head == at {
			break
		}
		at = t.head
	}
	return either, false
}

// looks is the direction of a verb; ok is false where its own verb decides.
func (f *timeFinder) looks(verb int, direct bool) (d direction, ok bool) {
	t := f.list[verb]
	modal, tense, _ := f.mood(verb)
	switch {
	case tense == future:
		return forward, true
	case modal != "" && f.hasAux(verb, "have"):
		return backward, true // may have met on Monday
	case tense == past, t.tag == "VBN" && t.dep == "acl":
		return backward, true
	case modal != "":
		return forward, direct
	case f.hasAux(verb, "to") && t.dep == "xcomp" && f.list[t.head].lemma == "be" && f.list[t.head].tag == "VBD":
		return either, true // it was to end in March
	case f.hasAux(verb, "to"):
		return forward, direct && f.intended(verb)
	case tense == present && direct && f.blocks[t.block].Kind != news.Heading:
		f.weak = true
		return forward, true // in headlines, the present tells what has happened
	case tense == present:
		return either, true
	}
	return either, false
}

// intended reports whether an infinitive tells of what is to come: not where it
// gives the purpose of what was done ("flew home to see her on Monday"), nor
// where the verb before it says whether it was done ("managed to").
func (f *timeFinder) intended(verb int) bool {
	t := f.list[verb]
	switch t.dep {
	case "advcl":
		return false
	case "xcomp":
		return !implicative[f.list[t.head].lemma]
	}
	return true
}

// implicative are the verbs whose infinitive is as true as they are, or not at
// all (Karttunen 1971), with those of beginning, ending and seeming.
var implicative = set(`
manage fail neglect bother dare happen get remember forget condescend help come go prove turn
begin start cease stop continue tend use seem appear
`)

// hasAux reports whether a verb has an auxiliary with a lemma.
func (f *timeFinder) hasAux(verb int, lemma string) bool {
	for _, i := range f.children(verb) {
		if t := f.list[i]; t.dep == "aux" && t.lemma == lemma {
			return true
		}
	}
	return false
}
