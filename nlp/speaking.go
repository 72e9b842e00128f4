package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// speaks reports whether a verb of saying is used for saying something: there is
// a clause, a quote or a thing that may be said.
func (f *teller) speaks(c *clause) bool {
	clausal := f.child(c.head, "ccomp", "xcomp") >= 0
	switch {
	case c.lemma == "call" || c.lemma == "describe":
		return true
	case c.lemma == "claim" && c.object >= 0 && takings[f.list[c.object].lemma]:
		return false
	case c.lemma == "deny" && !clausal && c.object >= 0 && benefits[f.list[c.object].lemma]:
		return false // denied funding
	case clausal || f.cues[c.head]:
		return !(c.lemma == "deny" && (c.receiver >= 0 || f.twoObjects(c.head))) // denying them citizenship
	case c.link == "relcl" && c.object == c.governor:
		return false // the policies that he mentioned
	}
	return !wordless[c.lemma]
}

var (
	// takings are claimed not in words: lives, a prize.
	takings = set("life victim place prize seat title medal point share position asylum benefit damage")
	// benefits are what is denied to somebody by not giving it.
	benefits = set("access entry permission bail request funding citizenship visa license right service admission appeal motion asylum parole aid opportunity petition bid application")
	// wordless are verbs that mean something else where nothing is said.
	wordless = set("add note write maintain estimate observe post ask")
)

// unnamed reports whether an argument is one of those who act for a country or a
// body, of whom the reading only knows that: "an official from TfL".
func (f *teller) unnamed(a news.Argument) bool {
	first, end := f.within(a.Span)
	if first == end {
		return false
	}
	head := f.list[f.head(first, end)]
	return !head.proper() && strings.HasPrefix(head.tag, "NN") && head.tag != "NNS" && individuals[head.lemma]
}

// speakers are those of some who speak whom the reading knows.
func (f *teller) speakers(actors []news.Argument) []news.Argument {
	return slices.DeleteFunc(actors, func(a news.Argument) bool { return a.Cluster < 0 || f.unnamed(a) })
}

// goesOnSaying reports whether a verb by which somebody goes on speaking stands
// in no quote but of what they say before: "she supports it while arguing", "a
// statement on it, stating".
func (f *teller) goesOnSaying(verb, speaker int) bool {
	t := f.list[verb]
	return t.dep != "ccomp" && t.dep != "xcomp" && t.dep != "pcomp" && !slices.ContainsFunc(f.around(t.span), func(q news.Quote) bool {
		first, end := f.within(q.Cue)
		noun := first < end && strings.HasPrefix(f.list[first].tag, "NN")
		return q.Form != news.Indirect || q.Speaker != speaker || !noun && t.tag != "VBG"
	})
}

// individuals are those who speak for themselves as well.
var individuals = set("official diplomat soldier executive lawyer attorney negotiator")

// addsTo reports whether a verb of saying stands behind a comma and goes on
// the clause before, whatever the model hangs it on: ", saying that".
func (f tree) addsTo(verb int) bool {
	t := f.list[verb]
	return t.tag == "VBG" && verb > 0 && f.list[verb-1].text == "," && f.child(verb, "aux") < 0 && says(t)
}
