package nlp

import (
	"slices"
	"strings"
)

// verdict is a word that judges.
type verdict struct {
	word    int
	value   int  // 1 for the better, -1 for the worse
	of      int  // who or what is judged; -1 for nobody
	holder  int  // who the text says judges; -1 for whoever speaks
	conduct bool // it judges what somebody is or does
}

// verdict is what a token judges; false where it judges nothing, or leaves it
// open.
func (f *teller) verdict(i int) (verdict, bool) {
	v := verdict{word: i, of: -1, holder: -1}
	if f.name[i] || f.list[i].proper() {
		return v, false
	}
	switch t := f.list[i]; {
	case t.tag == "JJ" || t.tag == "JJS":
		f.adjective(&v)
	case t.tag == "NN" || t.tag == "NNS":
		f.noun(&v)
	case strings.HasPrefix(t.tag, "VB"):
		f.action(&v)
	case strings.HasPrefix(t.tag, "RB"):
		f.adverb(&v)
	}
	return v, v.value != 0 && v.of >= 0
}

// valueOf is what a word says in one of some lists; 0 for nothing.
func (f *teller) valueOf(i int, lists ...map[string]int) int {
	t := f.list[i]
	for _, words := range lists {
		if value := words[t.lower]; value != 0 {
			return value
		}
		if value := words[t.lemma]; value != 0 {
			return value
		}
	}
	return 0
}

// adjective reads "the reckless Trump", "Trump is reckless", "she called Trump
// reckless", "Trump's reckless order".
func (f *teller) adjective(v *verdict) {
	value := f.valueOf(v.word, conductAdjectives)
	v.conduct = value != 0
	if value == 0 {
		value = f.valueOf(v.word, qualityAdjectives)
	}
	if value == 0 || f.forSomebody(v.word) {
		return
	}
	first := f.firstOf(v.word)
	switch t := f.list[first]; t.dep {
	case "amod":
		if f.judgedBy(v, t.head); v.of >= 0 {
			v.value = f.shifted(v.word, t.head, value)
		}
	case "acomp", "oprd", "attr":
		if f.predicated(v, first, t.head) {
			v.value = f.shifted(v.word, t.head, value)
		}
	case "pcomp", "pobj":
		up := f.list[t.head].head
		if f.list[up].lower == "far" && f.predicated(v, up, f.list[up].head) || f.likened(v, first) {
			v.value = f.shifted(v.word, f.list[up].head, value)
		}
	case "ccomp":
		// "labelled the order reckless": the parser makes a small clause of it.
		if verb := t.head; !t.verb() && findings[f.list[verb].lemma] && f.plain(verb) {
			v.of, v.holder = f.child(first, "nsubj"), f.doer(verb)
			v.value = f.shifted(v.word, verb, value)
		}
	}
}

// forSomebody reports whether an adjective says what something is for somebody:
// "good for exporters".
func (f *teller) forSomebody(i int) bool {
	prep := f.child(i, "prep")
	return prep >= 0 && f.list[prep].lower == "for"
}

// firstOf is the first of the words that a word is coordinated with.
func (f *teller) firstOf(i int) int {
	for range highest {
		if t := f.list[i]; t.dep != "conj" || f.list[t.head].tag != t.tag {
			break
		}
		i = f.list[i].head
	}
	return i
}

// predicated finds who a word is said of by a verb.
func (f *teller) predicated(v *verdict, word, verb int) bool {
	if !f.list[verb].verb() || !f.plain(verb) {
		return false
	}
	switch lemma := f.list[verb].lemma; {
	case seemings[lemma]:
		if v.of = f.doer(verb); v.of < 0 && v.conduct {
			v.of = f.child(f.child(verb, "csubj"), "nsubj") // what he did was shameful
		}
	case findings[lemma]:
		v.of, v.holder = f.ownObject(verb), f.doer(verb)
	}
	return v.of >= 0 && v.of != word
}

// likened finds who is described as what a word says: "described Trump as a
// menace".
func (f *teller) likened(v *verdict, word int) bool {
	as := f.list[word].head
	verb := f.list[as].head
	if f.list[as].lower != "as" || !likenings[f.list[verb].lemma] || !f.plain(verb) {
		return false
	}
	v.of, v.holder = f.ownObject(verb), f.doer(verb)
	return v.of >= 0
}

// judgedBy finds who a noun is that a word judges: "Trump is a reckless man".
func (f *teller) judgedBy(v *verdict, noun int) {
	switch t := f.list[noun]; {
	case f.own(noun).Cluster >= 0:
		v.of = noun
	case t.dep == "attr" || t.dep == "oprd":
		if !f.predicated(v, noun, t.head) {
			v.of = -1
		}
	case t.dep == "appos":
		v.of = t.head
	case t.dep == "pobj" && f.likened(v, noun):
	case t.dep == "dobj" && f.plain(t.head) && (showings[f.list[t.head].lemma] || characterNouns[f.list[noun].lower] != 0 && havings[f.list[t.head].lemma]):
		v.of = f.doer(t.head)
	case v.conduct && !f.doubted(noun):
		v.of = noun // its owner
	}
}

// noun reads "Trump is a disgrace", "Trump's arrogance", "Trump made a blunder",
// "Trump deserves praise".
func (f *teller) noun(v *verdict) {
	i := v.word
	t := f.list[i]
	if value := f.valueOf(i, deservedNouns); value != 0 && t.dep == "dobj" && f.list[t.head].lemma == "deserve" && f.plain(t.head) {
		v.value, v.of = f.shifted(i, t.head, value), f.doer(t.head)
		return
	}
	value := f.valueOf(i, verdictNouns, characterNouns)
	if value == 0 {
		return
	}
	v.conduct = true
	if f.judgedBy(v, i); v.of == i {
		v.of = -1
		if owner := f.owner(i); f.valueOf(i, characterNouns) != 0 && owner != f.modifier(i) { // of "anti-Cuban bigotry" others are judged
			v.of = owner
		}
		if on := f.child(i, "prep"); on >= 0 && t.lower == "shame" && f.list[on].lower == "on" {
			v.of = f.child(on, "pobj")
		}
	}
	if v.of >= 0 {
		v.value = f.shifted(i, t.head, value)
	}
}

// action reads verbs that judge, or that tell of judging.
func (f *teller) action(v *verdict) {
	at, ok := f.at[v.word]
	if !ok {
		return
	}
	c := &f.clauses[at]
	switch {
	case f.demands(c):
		v.value, v.of, v.conduct = -1, c.subject, true
	case !f.plain(c.head):
	case c.subject >= 0 && generic[f.list[c.subject].lower]:
		if value := esteemVerbs[c.lemma]; value != 0 { // whoever says so shares that view
			v.value, v.of = f.shifted(c.head, c.head, value), c.object
		}
	case c.tense != noTense || f.list[c.head].tag == "VBN" || f.turned(c.head):
		f.deed(v, c)
	}
}

// deed reads a verb that tells what is so.
func (f *teller) deed(v *verdict, c *clause) {
	switch says, holds, does, moves := verdictSayings[c.lemma], esteemVerbs[c.lemma], conductVerbs[c.lemma], movingVerbs[c.lemma]; {
	case says != 0:
		if c.subject >= 0 && !c.negated && !f.turned(c.head) && !f.any(c.subject) {
			v.value, v.of, v.holder = says, c.object, c.subject
		}
	case holds != 0:
		if c.subject >= 0 && c.of("to") < 0 && !f.infinitive(c.head) {
			v.value, v.of, v.holder = f.shifted(c.head, c.head, holds), c.object, c.subject
		}
	case c.lemma == "lie" && c.of("to") >= 0: // else it may be a place
		v.value, v.of, v.conduct = f.shifted(c.head, c.head, -1), c.subject, true
	case does != 0:
		v.value, v.of, v.conduct = f.shifted(c.head, c.head, does), c.subject, true
	case moves != 0 && !c.passive && c.object >= 0 && f.list[c.object].lower != "nobody":
		v.value, v.of, v.conduct = f.shifted(c.head, c.head, moves), c.subject, true
		if who := f.list[c.object].lower; !ownPronouns[who] && !generic[who] {
			v.holder = c.object
		}
	}
}

// any reports whether a noun leaves open whether there is such a one: "any senator
// who praised it".
func (f *teller) any(noun int) bool {
	det := f.child(noun, "det")
	return det >= 0 && f.list[det].lower == "any"
}

// demands reports whether a clause asks of its subject what those ought to do who
// did wrong, or says what should have been: "should resign", "must apologize",
// "should never have".
func (f *teller) demands(c *clause) bool {
	if c.modal != "should" && c.modal != "must" && c.modal != "ought" || c.passive || f.inQuestion(c.head) || f.supposed(c.head) {
		return false
	}
	if demanded[c.lemma] {
		return !c.negated
	}
	have := slices.ContainsFunc(f.children(c.head), func(i int) bool { return f.list[i].dep == "aux" && f.list[i].lemma == "have" })
	return have && c.modal != "must"
}

// adverb reads "Trump foolishly banned it".
func (f *teller) adverb(v *verdict) {
	value := f.valueOf(v.word, conductAdverbs)
	verb := f.list[v.word].head
	if value == 0 || f.list[v.word].dep != "advmod" {
		return
	}
	if c, ok := f.at[verb]; ok && f.plain(verb) && !f.clauses[c].negated {
		v.value, v.of, v.conduct = value, f.clauses[c].subject, true
	}
}
