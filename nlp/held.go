package nlp

import (
	"slices"

	"newsgraph/news"
)

// servesAs is who becomes, is or was what stands behind "as"; -1 if the verb
// does not say that: who is endorsed as president is none.
func (f *teller) servesAs(c *clause) int {
	of := func(kind news.EventType) bool {
		return slices.ContainsFunc(lexicon.verbs[c.lemma], func(s *sense) bool { return s.kind == kind })
	}
	switch {
	case serving[c.lemma], of(news.Leave) && !unseats[c.lemma]:
		return c.subject
	case of(news.Appoint), of(news.Leave), identifying[c.lemma]:
		return c.object
	}
	return -1
}

var (
	// copulas say what somebody is or becomes.
	copulas = set("be become remain")
	// serving are verbs whose subject is what stands behind "as": masquerade-29.6,
	// and those for taking an office.
	serving = set("serve act work succeed replace follow return")
	// unseats are verbs for leaving an office whose object leaves it.
	unseats = set("fire sack dismiss oust depose unseat topple overthrow demote")
	// identifying are verbs by which somebody is told to be something.
	identifying = set("know identify recognize introduce keep retain")
)

// heldAs is how the text puts that somebody bears a noun: what is former is no
// more.
func (f *teller) heldAs(noun, verb int) outlook {
	o := outlook{status: news.Happened}
	if verb >= 0 {
		o = f.outlook(verb, 0)
	}
	words := f.children(noun)
	if verb >= 0 {
		for _, i := range f.children(verb) {
			if f.list[i].dep == "advmod" {
				words = append(words, i) // previously served as
			}
		}
	}
	if before := f.left[noun] - 1; before >= 0 && f.list[before].dep == "advmod" {
		words = append(words, before) // formerly the director
	}
	for _, i := range words {
		switch word := f.list[i].lower; {
		case gone[word]:
			o.status = news.Lapsed
		case coming[word]:
			o.status = news.Planned
		case word == "not" && f.list[i].dep == "neg":
			o.negated = true
		}
	}
	if survivors[f.list[noun].lemma] || f.formerSpouse(noun) || verb >= 0 && f.leaves(verb) && o.status == news.Happened {
		o.status = news.Lapsed
	}
	if o.status == news.Happened && (verb < 0 || f.list[verb].tag == "VBZ" || f.list[verb].tag == "VBP") {
		o.status = news.Ongoing
	}
	return o
}

var (
	gone   = set("former formerly ex then late ex- one-time onetime erstwhile outgoing previously once deceased")
	coming = set("incoming future designate elect next")
)

// leaves reports whether a verb tells of leaving an office.
func (f *teller) leaves(verb int) bool {
	return slices.ContainsFunc(lexicon.verbs[f.list[verb].lemma], func(s *sense) bool { return s.kind == news.Leave })
}

// formerSpouse reports whether a noun is for the first of several spouses.
func (f *teller) formerSpouse(noun int) bool {
	if lemma := f.list[noun].lemma; lemma != "husband" && lemma != "wife" {
		return false
	}
	first := f.child(noun, "amod")
	return first >= 0 && f.list[first].lower == "first"
}

// survivors are those whose marriage is over.
var survivors = set("widow widower")

// findDead finds who is told to have died, and in which sentence who has left
// an office.
func (f *teller) findDead() {
	f.dead, f.resigned = make(map[int]bool), make(map[[2]int]bool)
	for i := range f.clauses {
		c := &f.clauses[i]
		who := -1
		switch t := f.list[c.head]; {
		case dying[c.lemma] || c.lemma == "pass" && c.particle >= 0 && f.list[c.particle].lower == "away":
			who = c.subject
		case c.passive && (killing[c.lemma] || c.lemma == "find" && f.list[min(c.head+1, len(f.list)-1)].lower == "dead"):
			who = c.object
		case c.lemma == "be" && t.lower == "is" && f.list[min(c.head+1, len(f.list)-1)].lower == "dead":
			who = c.subject
		}
		happened := func(who int) bool {
			return who >= 0 && f.named(who) && f.outlook(c.head, 0) == (outlook{status: news.Happened})
		}
		if happened(who) {
			f.dead[f.cluster[who]] = true
		}
		if who := f.leaver(c); happened(who) {
			f.resigned[[2]int{f.cluster[who], f.list[c.head].sentence}] = true
		}
	}
}

// leaver is who resigns or is dismissed; -1 if a verb does not tell that.
func (f *teller) leaver(c *clause) int {
	switch {
	case unseats[c.lemma]:
		return c.object
	case c.lemma == "resign", c.lemma == "step" && c.particle >= 0 && f.list[c.particle].lower == "down":
		return c.subject
	}
	return -1
}

var (
	dying   = set("die perish")
	killing = set("kill murder assassinate execute slay behead")
)
