package nlp

import "strings"

// weather are the lemmas of verbs whose "it" is nobody.
var weather = set("rain snow hail pour drizzle thunder freeze")

// seem are the lemmas of verbs after which a clause tells what "it" is.
var seem = set("be seem appear become remain prove look feel sound take cost mean turn happen matter")

// think are the lemmas of verbs whose object "it" stands for what follows.
var think = set("make find think consider believe deem call keep take leave")

// holding are lemmas of verbs whose object "it" stands for what was said or done,
// beside those of saying: "she knew it".
var holding = set("mean do know doubt regret believe dispute understand confirm realize forget")

// wares are nouns for what has a name without being an organization.
var wares = set("app application software program game device phone product platform browser film movie book song album show country nation city town state republic island region continent river ship aircraft rocket car model system language")

// pleonastic reports whether the "it" at i stands for nothing, for a clause that
// follows or for what was said: "it is likely that", "it rained", "made it clear
// that", "he meant it".
func (f *resolver) pleonastic(i int) bool {
	t := f.list[i]
	verb := t.head
	lemma := f.list[verb].lemma
	switch {
	case t.lower != "it" || verb == i:
		return false
	case t.dep == "expl" || weather[lemma]:
		return true
	case t.dep == "nsubjpass":
		return f.child(verb, "ccomp", "xcomp", "csubjpass", "csubj", "advcl") > verb && f.clauseBehind(verb)
	case t.dep == "nsubj" && seem[lemma]:
		return f.clauseBehind(verb) || f.ofTime(verb) || f.ofEvent(verb)
	case t.dep == "dobj" && (sayings[lemma] || holding[lemma]):
		return true
	case think[lemma] || f.list[verb].tag == "JJ":
		return f.clauseBehind(verb)
	}
	return false
}

// clauseBehind reports whether a clause with "that", "to", "whether" or the like
// hangs on a verb, or on the adjective or noun of its predicate.
func (f *resolver) clauseBehind(verb int) bool {
	heads := []int{verb}
	for _, k := range f.children(verb) {
		if dep := f.list[k].dep; k > verb && (dep == "acomp" || dep == "attr" || dep == "oprd" || dep == "ccomp" && f.list[k].tag == "JJ") {
			heads = append(heads, k)
		}
	}
	for _, head := range heads {
		for _, k := range f.children(head) {
			if dep := f.list[k].dep; k > head && (strings.HasSuffix(dep, "comp") && dep != "acomp" || dep == "csubj" || dep == "relcl" || dep == "advcl" && head == verb) && (f.list[k].verb() || dep == "ccomp") {
				return true
			}
		}
	}
	return false
}

// ofEvent reports whether a predicate is a noun for what happened, or anything
// else than somebody or a thing of the names: "it was a useful answer".
func (f *resolver) ofEvent(verb int) bool {
	attr := f.child(verb, "attr")
	if attr < 0 || f.list[attr].tag != "NN" {
		return false
	}
	noun := f.list[attr].lower
	_, person := nounGender(noun)
	return !person && !body(noun) && !wares[noun]
}

// ofTime reports whether a predicate is a time or a day, or a distance: "it was
// Monday".
func (f *resolver) ofTime(verb int) bool {
	attr := f.child(verb, "attr", "npadvmod", "acomp")
	if attr < 0 {
		return false
	}
	switch f.list[attr].label {
	case "DATE", "TIME", "QUANTITY":
		return true
	}
	return f.list[attr].lemma == "time" || f.list[attr].lemma == "case"
}
