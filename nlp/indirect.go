package nlp

import (
	"strings"

	"newsgraph/news"
)

// attribution is something that a word of saying or thinking gives as said,
// thought or asked. All places are places of tokens, -1 for what is not there.
type attribution struct {
	cue       stretch
	act       news.Act
	source    int       // head of who says it
	addressee int       // head of who is told
	content   []stretch // what is said, in order
	thing     bool      // the content is a noun for it
	denied    int       // the negation of the cue, which never begins a text; 0 or less if there is none
}

// sayer finds the attributions that the grammar of a text tells.
type sayer struct {
	phraser
	found []attribution
}

// attributions are what the words of saying in a text give as said, in the
// order of the words.
func (t tree) attributions() []attribution {
	f := &sayer{phraser: phraser{t}}
	for i := range t.list {
		switch w := t.list[i]; {
		case w.lower == "according":
			f.according(i)
		case w.lower == "per" && w.dep == "prep":
			f.per(i)
		case w.verb() && w.dep != "aux" && w.dep != "auxpass" && w.dep != "amod":
			f.ofVerb(i)
		case w.tag == "NN" || w.tag == "NNS":
			f.ofNoun(i, nounsOfSaying[w.lemma])
			f.view(i)
		case w.tag == "JJ":
			f.ofAdjective(i, adjectivesOfSaying[w.lower])
		case hearsay[w.lower] && w.dep == "advmod" && t.list[w.head].verb() && verbsOfSaying[t.list[w.head].lemma] == nil:
			f.around(attribution{cue: stretch{i, i + 1}, act: news.ActClaim, source: -1, addressee: -1}, w.head, i)
		}
	}
	return f.found
}

// hearsay are adverbs that say of a clause that somebody else says so.
var hearsay = set("reportedly allegedly purportedly supposedly")

// ofVerb finds what a verb gives as said.
func (f *sayer) ofVerb(verb int) {
	ways := f.waysOf(verb)
	if len(ways) == 0 {
		return
	}
	denied, unsaid := f.denies(verb)
	if unsaid || f.hyphenated(verb) || f.cites(verb) {
		return
	}
	c := f.clause(verb)
	a := attribution{cue: f.cueOf(c), source: c.subject, addressee: c.receiver, denied: denied}
	if c.passive || f.bareParticiple(verb) {
		a.source = f.agent(verb)
	}
	a.source = f.lastSubject(f.doer(a.source, verb))
	if f.expletive(a.source) {
		a.source = -1
	}
	if a.addressee < 0 {
		a.addressee = c.of("to")
	}
	object := f.child(verb, "dobj", "nsubjpass")
	vague := a.source >= 0 && abstract(f.list[a.source])
	switch {
	case vague && f.clauseOf(verb) < 0:
	case f.complement(verb, a, ways, object):
	case f.predication(verb, a, ways, object):
	case (object < 0 || tells(ways)) && f.behindPreposition(verb, a, ways):
	case f.list[verb].lemma == "dismiss" && object >= 0 && f.person(object): // from office
	case object >= 0 && f.list[object].tag[:1] == "N":
		if way, ok := taking(ways, nominal); ok {
			a.act, a.thing = way.act, true
			f.add(a, f.tail(verb, f.all(object)))
		}
	}
}

// person reports whether a noun is for a person.
func (f *sayer) person(noun int) bool {
	t := f.list[noun]
	return t.label == "PERSON" || lexicon.sets["person"][t.lemma] || lexicon.sets["post"][t.lemma]
}

// cites reports whether a verb names who or what told somebody what they say,
// and says nothing itself: "citing two officials".
func (f *sayer) cites(verb int) bool {
	object := f.child(verb, "dobj")
	if f.list[verb].lemma != "cite" || object < 0 {
		return false
	}
	t := f.list[object]
	return t.proper() || documents[t.lemma] || outlets[t.lemma] || voices[t.lemma] || roles[t.lemma] || t.lemma == "people" || t.lemma == "person" || t.lemma == "source"
}

// hyphenated reports whether a verb is the second part of a word: "so-called".
func (f tree) hyphenated(verb int) bool {
	return verb > 0 && f.list[verb-1].text == "-" && f.list[verb-1].span.End == f.list[verb].span.Start
}

// tells reports whether the object of a verb may be who is told: "warned him of it".
func tells(ways []saying) bool {
	_, ok := taking(ways, telling)
	return ok
}

// waysOf are the ways of a verb, with its particle if it has ways of its own with
// that.
func (f tree) waysOf(verb int) []saying {
	lemma := f.list[verb].verbLemma()
	if lemma == "put" {
		if it := f.child(verb, "dobj"); it < 0 || f.list[it].lower != "it" {
			return nil
		}
	}
	if particle := f.child(verb, "prt", "acomp"); particle >= 0 {
		if ways := verbsOfSaying[lemma+"_"+f.list[particle].lower]; ways != nil {
			return ways
		}
	}
	return verbsOfSaying[lemma]
}

// verbLemma is the lemma of a verb. The model takes "hopes" for a form of "hop".
func (t token) verbLemma() string {
	if t.lemma == "hop" && !strings.HasPrefix(t.lower, "hopp") {
		return "hope"
	}
	return t.lemma
}

// bareParticiple reports whether a verb is a past participle that stands for a
// clause in the passive: "Asked about this, he said".
func (f *sayer) bareParticiple(verb int) bool {
	t := f.list[verb]
	return t.tag == "VBN" && t.dep != "conj" && f.child(verb, "aux", "auxpass", "nsubj") < 0
}

// cueOf is the verb of a clause with its particle, if that is next to it.
func (f *sayer) cueOf(c clause) stretch {
	if c.particle == c.head+1 {
		return stretch{c.head, c.head + 2}
	}
	return stretch{c.head, c.head + 1}
}

// doer is who says something by a verb for which the parser gives the source:
// in "issued a statement saying it", "won the support of many by saying it", it is
// the subject of the first verb.
func (f *sayer) doer(source, verb int) int {
	if source < 0 || source >= verb {
		return source
	}
	t, up := f.list[source], f.list[source].head
	switch v := f.list[verb]; {
	case v.dep == "acl" && v.tag == "VBG" && t.dep == "dobj" && supporting[f.list[up].lemma] && (documents[t.lemma] || nounsOfSaying[t.lemma] != nil):
	case v.dep == "pcomp" && t.dep == "dobj" && f.list[up].verb() && adverbial[f.list[v.head].lower]:
	default:
		return source
	}
	if s := f.clause(up).subject; s >= 0 {
		return s
	}
	return source
}

// adverbial are prepositions before a participle that says how or when a
// subject does something: "by saying".
var adverbial = set("by upon on after before while without in")

// lastSubject is the subject nearest to the verb where the parser gives it
// several: "The escalation first: China slammed the firm".
func (f *sayer) lastSubject(subject int) int {
	if subject < 0 || f.list[subject].dep != "nsubj" {
		return subject
	}
	verb := f.list[subject].head
	for _, i := range f.children(verb) {
		if f.list[i].dep == "nsubj" && i < verb {
			subject = i
		}
	}
	return subject
}

// expletive reports whether a subject is the "it" of "it seems that".
func (f *sayer) expletive(i int) bool { return i >= 0 && f.list[i].tag == "EX" }

// complement finds the clause or the infinitive that a verb has for what is
// said, or that it stands within.
func (f *sayer) complement(verb int, a attribution, ways []saying, object int) bool {
	say, clausal := taking(ways, clausal)
	if content := f.clauseOf(verb); content >= 0 {
		way, ok := say, clausal
		if f.toInfinitive(content) {
			way, ok = taking(ways, ordering|raising|infinitive)
		}
		if !ok || way.act == news.ActThink && f.question(content) {
			return false
		}
		a.act = way.act
		if way.takes(telling) {
			a.addressee = object
		}
		f.add(a, f.beyond(a, f.whole(verb, content))...)
		return true
	}
	if content := f.child(verb, "xcomp"); content >= 0 && f.toInfinitive(content) {
		return f.infinitive(verb, content, a, ways, object)
	} else if way, ok := taking(ways, doing); ok && content > verb && f.list[content].tag == "VBG" {
		a.act = way.act
		f.add(a, f.said(content))
		return true
	}
	if head := f.parenthesis(verb); clausal && head >= 0 && (say.act != news.ActThink || musings[f.list[verb].lemma]) {
		a.act = say.act
		f.around(a, head, verb)
		return true
	}
	return false
}

// musings are the verbs of thinking that may stand within what is thought: "the
// wall, he thinks, is high".
var musings = set("think believe suppose guess reckon figure")

// clauseOf is the clause that is the object of a verb; -1 if there is none.
func (f *sayer) clauseOf(verb int) int {
	for _, i := range f.children(verb) {
		if f.asked(i, verb) {
			return i
		}
		if f.list[i].dep == "ccomp" && (f.finite(i) || i > verb && f.list[verb+1].lower == "that") && !f.participial(i, verb) && !f.apart(i, verb) {
			return i
		}
	}
	return -1
}

// question reports whether a clause is an indirect question: who knows where it
// is does not say where.
func (f *sayer) question(clause int) bool {
	first := f.list[f.left[clause]]
	return first.tag[:1] == "W" || first.lower == "whether"
}

// finite reports whether a clause is one of its own: it has a verb for its head,
// or a subject and a copula that the parser lost.
func (f *sayer) finite(i int) bool {
	return f.list[i].verb() || f.child(i, "cop", "aux", "mark") >= 0
}

// participial reports whether what looks like the clause of a verb is a
// participle that opens the sentence: "Asked about this, he said".
func (f *sayer) participial(clause, verb int) bool {
	t := f.list[clause]
	return clause < verb && (t.tag == "VBN" || t.tag == "VBG") && f.child(clause, "nsubj", "nsubjpass", "csubj", "aux", "auxpass", "expl") < 0
}

// asked reports whether a clause with "if" is what somebody asks.
func (f *sayer) asked(clause, verb int) bool {
	if f.list[clause].dep != "advcl" || clause < verb || f.list[verb].lemma != "ask" && f.list[verb].lemma != "wonder" {
		return false
	}
	mark := f.child(clause, "mark")
	return mark >= 0 && f.list[mark].lower == "if"
}

// apart reports whether what looks like the clause of a verb is one of its own
// before a colon, or says more of the noun before it: "told people who came".
func (f *sayer) apart(clause, verb int) bool {
	for i := f.right[clause] + 1; i < min(verb, f.right[clause]+longestPhrase); i++ {
		if f.list[i].text == ":" || f.list[i].text == ";" {
			return true
		}
	}
	first := f.left[clause]
	return f.list[first].tag == "WP" && first > verb+1 && strings.HasPrefix(f.list[first-1].tag, "NN")
}

// toInfinitive reports whether a verb is an infinitive with "to".
func (f *sayer) toInfinitive(verb int) bool {
	i := f.child(verb, "aux")
	return i >= 0 && f.list[i].lower == "to"
}

// infinitive finds what somebody promises to do, wants somebody else to do, or
// is said to do.
func (f *sayer) infinitive(verb, content int, a attribution, ways []saying, object int) bool {
	if object < 0 {
		way, ok := taking(ways, infinitive)
		if ok && f.silent(verb, content) {
			return true
		}
		if ok {
			a.act = way.act
			f.add(a, f.said(content))
		}
		return ok
	}
	way, ok := taking(ways, ordering|raising)
	if !ok {
		return false
	}
	a.act = way.act
	if way.takes(ordering) {
		a.addressee = object
	}
	said := f.said(content)
	if by := f.agentOf(content); by > content && a.source < 0 && object < verb {
		a.source, said.end = f.child(by, "pobj"), min(said.end, by) // he was asked to go by them
	}
	f.add(a, f.all(object), said)
	return true
}

// agentOf is the "by" of whoever does something that the verb, in the active,
// cannot be done by: it belongs to the verb before it; -1 if there is none.
func (f *sayer) agentOf(verb int) int {
	if f.child(verb, "auxpass") >= 0 {
		return -1
	}
	for _, i := range f.children(verb) {
		who := f.child(i, "pobj")
		if f.list[i].lower == "by" && who >= 0 && f.list[who].tag != "VBG" && (f.list[i].dep == "agent" || f.list[who].label == "PERSON" || f.list[who].label == "ORG" || f.list[who].label == "GPE") {
			return i
		}
	}
	return -1
}

// parenthesis is the head of the clause that a verb of saying stands within
// or behind: "the wall, he says, is high", "as he says, the wall is high"; -1
// if it does not.
func (f *sayer) parenthesis(verb int) int {
	t := f.list[verb]
	if t.head == verb || !f.list[t.head].verb() || t.lemma == "call" { // the unit, as it is called, fell
		return -1
	}
	switch mark := f.child(verb, "mark", "advmod"); {
	case t.dep == "parataxis":
		return t.head
	case t.dep == "advcl" && mark >= 0 && f.list[mark].lower == "as" && (f.child(verb, "dobj") < 0 || t.lemma == "put") && f.ownSubject(verb) >= 0:
		return t.head
	}
	return -1
}
