package nlp

import "strings"

// turn sets the clock's direction for an expression, the tokens from first to
// last, behind a word: that of the verb that it belongs to.
func (f *timeFinder) turn(first, last int, before string) {
	f.direction, f.direct = f.directionOf(f.head(first, last+1))
	if before == "ended" {
		f.direction, f.direct = backward, true
	}
	if f.direction != backward && (before == "by" || before == "until" || before == "due") {
		f.direction, f.direct = forward, true
	}
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
	modal, tense, _ := f.mood(verb)
	switch {
	case tense == future || modal == "can" || modal == "may" || modal == "must" || modal == "shall" || modal == "should":
		return forward, true
	case modal != "":
		if f.child(verb, "aux") >= 0 && f.hasAux(verb, "have") {
			return backward, true
		}
		return forward, true
	case tense == past, f.list[verb].tag == "VBN" && f.list[verb].dep == "acl":
		return backward, true
	case !direct && (tense == present || f.hasAux(verb, "to")):
		return either, true
	case f.hasAux(verb, "to"):
		return forward, true
	case tense == present && planned[f.list[verb].lemma]:
		return forward, true
	case tense == present:
		return forward, true
	}
	return either, false
}

// planned are verbs that speak of what is to come.
var planned = set("plan expect intend hope schedule aim seek prepare")

// hasAux reports whether a verb has an auxiliary with a lemma.
func (f *timeFinder) hasAux(verb int, lemma string) bool {
	for _, i := range f.children(verb) {
		if t := f.list[i]; t.dep == "aux" && t.lemma == lemma {
			return true
		}
	}
	return false
}
