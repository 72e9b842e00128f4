package nlp

import (
	"slices"
	"strings"
)

// clause is what the text says with one verb, or with a noun for an action:
// who does what to whom. The one who does it is the subject, whether the text
// says it in the active or in the passive; arguments that stand elsewhere in
// the sentence, as of relative clauses, infinitives and coordinated verbs, are
// found there. All places are places of tokens, -1 for what is not there.
type clause struct {
	head     int    // the verb or the noun
	lemma    string // of the verb, in lower case
	particle int    // of the verb: "out" in "carry out"

	subject  int       // who does it
	object   int       // to whom or what it is done
	receiver int       // of what is given or told: "him" in "gave him a list"
	obliques []oblique // what stands behind prepositions, in order

	passive bool
	negated bool
	modal   string // lemma of the modal verb, "" if there is none; "will" for "is going to"
	tense   tense

	governor int    // verb or noun that the clause depends on
	link     string // how it depends on it: ccomp, xcomp, advcl, acl, relcl, pcomp, conj
}

// oblique is what stands behind a preposition of a clause.
type oblique struct {
	preposition string // in lower case
	at          int
}

// tense says when a verb puts what it tells.
type tense uint8

const (
	noTense tense = iota // of infinitives, participles and nouns
	past
	present
	future
)

// of is the first thing behind one of some prepositions; -1 if there is none.
func (c *clause) of(prepositions ...string) int {
	for _, o := range c.obliques {
		if slices.Contains(prepositions, o.preposition) {
			return o.at
		}
	}
	return -1
}

// clauses are the clauses of the verbs of a text, in order of the verbs.
// Auxiliaries have none.
func (f tree) clauses() []clause {
	var found []clause
	for i, t := range f.list {
		if strings.HasPrefix(t.tag, "VB") && t.dep != "aux" && t.dep != "auxpass" && t.dep != "amod" && t.dep != "compound" {
			found = append(found, f.clause(i))
		}
	}
	return found
}

// clause reads the clause of a verb.
func (f tree) clause(verb int) clause {
	t := f.list[verb]
	c := clause{head: verb, lemma: strings.ToLower(t.lemma), particle: f.child(verb, "prt"), subject: -1, object: -1, receiver: f.child(verb, "dative"), governor: -1}
	if t.head != verb {
		c.governor, c.link = t.head, t.dep
		if f.openInfinitive(verb) {
			c.link = "acl"
		}
	}
	c.passive = f.isPassive(verb)
	c.modal, c.tense, c.negated = f.mood(verb)
	c.obliques = f.obliques(verb)
	if r := c.receiver; r >= 0 && f.list[r].tag == "IN" {
		c.receiver = f.child(r, "pobj") // gave a list to him
	}
	first, second := f.ownSubject(verb), f.ownObject(verb)
	if c.passive {
		c.subject, c.object = f.agent(verb), first
		if second >= 0 && f.list[second].dep == "dobj" && !f.sum(second) { // he was given a list
			c.receiver, c.object = first, second
			if c.subject < 0 {
				c.subject = f.agent(second) // given a list by the court
			}
		}
		if what := c.of("as", "in"); c.subject < 0 && what >= 0 {
			c.subject = f.agent(what) // arrested in a raid by the police
		}
	} else {
		c.subject, c.object = first, second
	}
	f.borrow(&c)
	return c
}

// isPassive reports whether a verb is in the passive: with an auxiliary, or as a
// participle behind its noun, "the app banned by Trump".
func (f tree) isPassive(verb int) bool {
	for range highest {
		if f.ownPassive(verb) {
			return true
		}
		// "was arrested and charged": the auxiliary stands at the first verb.
		t := f.list[verb]
		if t.tag != "VBN" || t.dep != "conj" || f.child(verb, "aux", "nsubj") >= 0 || f.list[t.head].tag != "VBN" {
			return false
		}
		verb = t.head
	}
	return false
}

// ownPassive reports whether a verb is in the passive by what stands with it.
func (f tree) ownPassive(verb int) bool {
	if f.child(verb, "auxpass", "nsubjpass", "csubjpass", "agent") >= 0 {
		return true
	}
	t := f.list[verb]
	// "TikTok sued Google" is no participle, whatever the model takes it for.
	return t.tag == "VBN" && t.dep == "acl" && f.child(verb, "dobj") < 0
}

// openInfinitive reports whether a verb is an infinitive behind a noun, without
// a relative pronoun: "a deal to buy TikTok". The model takes some for relative
// clauses.
func (f tree) openInfinitive(verb int) bool {
	d := f.list[verb].dep
	return (d == "relcl" || d == "acl") && f.toVerb(verb) && f.child(verb, "nsubj", "nsubjpass") < 0
}

// toVerb reports whether a verb is an infinitive with "to".
func (f tree) toVerb(verb int) bool {
	for _, i := range f.children(verb) {
		if f.list[i].tag == "TO" && f.list[i].dep == "aux" {
			return true
		}
	}
	return false
}

// ownSubject is the subject of a verb: where the model sees several, the one
// that is nearest before it.
func (f tree) ownSubject(verb int) int {
	subject := -1
	for _, i := range f.children(verb) {
		if d := f.list[i].dep; (d == "nsubj" || d == "nsubjpass") && (subject < 0 || i < verb) {
			subject = i
		}
	}
	return f.relative(subject, verb)
}

// ownObject is the object of a verb, or what it makes of something: "called him
// a liar" has both, and the object is him.
func (f tree) ownObject(verb int) int {
	if object := f.child(verb, "dobj", "attr"); object >= 0 {
		if who := f.beforeAmount(verb, object); who >= 0 {
			return who
		}
		return f.relative(f.meant(object), verb)
	}
	// "labelled the US a bully": the parser makes a small clause of it.
	if small := f.child(verb, "ccomp"); small >= 0 && !f.list[small].verb() {
		if f.list[small].proper() && f.child(small, "nsubj") < 0 {
			return small // called Donald Trump a clown
		}
		return f.child(small, "nsubj")
	}
	if to := f.child(verb, "dative"); to >= 0 && f.list[to].tag != "IN" {
		return to // fined the bank $2 billion, where the model does not see the amount
	}
	if adverb := f.child(verb, "npadvmod"); adverb == verb+1 && f.list[adverb].proper() && f.list[adverb].label != "DATE" && f.list[adverb].label != "TIME" {
		return adverb // "Apple unveils iPhone 4"
	}
	return f.child(verb, "oprd")
}

// beforeAmount is the name between a verb and the amount of money that the model
// takes for its only object: "fined Google 2.4 billion euros"; -1 if there is none.
func (f tree) beforeAmount(verb, object int) int {
	if object <= verb {
		return -1 // what Biden said
	}
	t := f.list[object]
	at := verb + 1
	for at < object && f.list[at].proper() {
		at++
	}
	end := at
	for at < object && more[f.list[at].lower] {
		at++ // fined Google about 2 billion euros
	}
	number := f.list[at].tag == "CD" || f.list[at].tag == "$"
	many := at == object && (t.lemma == "million" || t.lemma == "billion") // fined Apple billions
	if at == verb+1 || at > object || !many && (!number || t.label != "MONEY" && !isMoney(t.lower)) {
		return -1
	}
	return end - 1
}

// more are words before a number that say how exact it is.
var more = set("about around some nearly almost over roughly approximately up to more less than at least")

// sum reports whether a noun is for a sum of money.
func (f tree) sum(noun int) bool {
	t := f.list[noun]
	first := f.list[max(f.left[noun], noun-4)]
	return t.label == "MONEY" || isMoney(t.lower) || first.tag == "$"
}

// relative is the noun that a relative pronoun of a verb's clause stands for,
// and any other token itself.
func (f tree) relative(i, verb int) int {
	if i < 0 || !strings.HasPrefix(f.list[i].tag, "W") {
		return i
	}
	for at, steps := verb, 0; steps < highest && f.list[at].head != at; steps++ {
		if f.list[at].dep == "relcl" {
			if f.list[i].lower == "who" {
				return f.personOf(f.list[at].head)
			}
			return f.list[at].head
		}
		at = f.list[at].head
	}
	return i
}

// personOf is the person that "who" stands for, behind a noun that the model
// takes it to: the adviser of "an adviser to the Bank who had left".
func (f tree) personOf(noun int) int {
	for at, steps := noun, 0; steps < highest; steps++ {
		lemma := f.list[at].lemma
		if f.list[at].label == "PERSON" || lexicon.sets["person"][lemma] || roles[lemma] || offices[lemma] {
			return at
		}
		prep := f.list[at].head
		if f.list[at].dep != "pobj" || f.list[prep].verb() || f.list[prep].head == prep {
			return noun
		}
		at = f.list[prep].head
	}
	return noun
}

// agent is who does what a verb in the passive tells, behind "by".
func (f tree) agent(verb int) int {
	by := f.child(verb, "agent")
	if prep := f.child(verb, "prep"); by < 0 && prep >= 0 && f.list[prep].lower == "by" && !f.list[verb].verb() {
		by = prep
	}
	if by > 0 && f.list[by-1].lower == "not" {
		by = f.child(by, "conj") // not by Tencent but by its users
	}
	return f.child(by, "pobj")
}

// obliques are what stands behind the prepositions of a verb or a noun, and
// behind those that depend on them: "from contracting", "out of the country".
func (f tree) obliques(head int) []oblique {
	var found []oblique
	for _, i := range f.children(head) {
		if d := f.list[i].dep; d != "prep" && d != "agent" {
			continue
		}
		name, at := f.list[i].lower, i
		for inner := f.child(at, "prep", "pcomp"); inner >= 0 && f.child(at, "pobj") < 0 && f.list[inner].tag == "IN"; inner = f.child(at, "prep", "pcomp") {
			name, at = name+" "+f.list[inner].lower, inner
		}
		if object := f.child(at, "pobj", "pcomp"); object >= 0 && !(name == "to" && feelings[f.list[object].lemma]) {
			found = append(found, oblique{name, f.relative(object, head)})
		}
	}
	return found
}

// feelings are what somebody does something to, and nobody gets: "to the dismay
// of Mike Pompeo".
var feelings = set("dismay surprise delight horror chagrin shock relief anger disappointment astonishment amazement joy annoyance fury alarm")

// mood is the modal, the tense and the negation of a verb, by its auxiliaries;
// of a coordinated verb without any, by those of the verb before it.
func (f tree) mood(verb int) (modal string, t tense, negated bool) {
	for range highest {
		if w := f.list[verb]; w.dep != "conj" || !f.list[w.head].verb() || w.tag == "VBD" || w.tag == "VBP" || w.tag == "VBZ" || f.child(verb, "aux", "auxpass") >= 0 {
			break
		}
		verb = f.list[verb].head
	}
	return f.ownMood(verb)
}

// firstVerb is the first of the verbs that a verb is coordinated with.
func (f tree) firstVerb(verb int) int {
	for range highest {
		if t := f.list[verb]; t.dep != "conj" || t.head == verb {
			break
		}
		verb = f.list[verb].head
	}
	return verb
}

// ownMood is the mood of a verb by what stands with it.
func (f tree) ownMood(verb int) (modal string, t tense, negated bool) {
	for _, i := range f.children(verb) {
		switch w := f.list[i]; w.dep {
		case "aux", "auxpass":
			switch {
			case w.tag == "MD":
				modal = w.lemma
			case w.tag == "VBD":
				t = past
			case w.tag == "VBP" || w.tag == "VBZ":
				t = max(t, present)
				if w.lemma == "have" {
					t = past
				}
			}
		case "neg", "preconj":
			negated = negated || w.dep == "neg" && !f.notOnly(i) && !f.notObject(verb, i) || w.lower == "neither"
		case "nsubj", "nsubjpass":
			negated = negated || f.noneOf(i)
		case "advmod":
			negated = negated || negations[w.lower] || almost[w.lower] && i < verb || f.hardlyEver(i)
		case "prep":
			negated = negated || f.noMeans(i)
		}
	}
	negated = negated || f.behindNor(verb)
	switch w := f.list[verb]; {
	case w.tag == "VBD":
		t = past
	case w.tag == "VBP" || w.tag == "VBZ":
		t = present
	}
	if modal == "will" || modal == "’ll" || modal == "'ll" || modal == "shall" {
		modal, t = "will", future
	}
	return modal, t, negated
}

// noneOf reports whether a subject or an object denies what is said of it:
// "nobody", "no country", "hardly anybody", "neither China nor Japan".
func (f tree) noneOf(noun int) bool {
	hardly := false
	for _, i := range f.children(noun) {
		switch w := f.list[i]; w.dep {
		case "det", "preconj", "cc":
			if w.lower == "no" || w.lower == "neither" || w.lower == "nor" {
				return true
			}
		case "advmod":
			hardly = hardly || w.lower == "hardly" || w.lower == "scarcely"
		}
	}
	return hardly || nones[f.list[noun].lower]
}

var (
	// nones are pronouns for nobody and nothing.
	nones = set("nobody none nothing neither")
	// negations are adverbs that deny.
	negations = set("never no neither nor hardly scarcely")
	// almost are adverbs for what did not quite happen.
	almost = set("almost nearly")
)
