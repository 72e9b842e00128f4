package nlp

import (
	"strings"

	"newsgraph/news"
)

// tellNoun is what a noun for an action tells of an event; nil if nothing.
func (f *teller) tellNoun(noun int) *told {
	t := f.list[noun]
	heading := f.blocks[t.block].Kind == news.Heading // where nouns may have capitals
	if t.dep == "compound" || t.proper() && !heading || f.named(noun) || f.name[noun] {
		return nil
	}
	list := lexicon.nouns[strings.ToLower(t.lemma)]
	if len(list) == 0 {
		return nil
	}
	c, support := f.nominal(noun)
	for _, s := range list {
		o := &told{sense: s, head: noun, noun: true, sure: 0.75}
		if !f.has(c, s) || !f.fill(o, c) || !f.worthy(o) {
			continue
		}
		if support >= 0 {
			f.supports[support] = true
		}
		return f.finish(o, c)
	}
	// "The ban", of which more was said before.
	if f.definite(noun) && len(c.obliques) == 0 {
		return f.finish(&told{sense: list[0], head: noun, noun: true, bare: true, sure: 0.6}, c)
	}
	return nil
}

// named reports whether a token is the head of words for somebody or something
// that the reading knows.
func (f *teller) named(token int) bool {
	_, ok := f.cluster[token]
	return ok
}

// nominal is the clause that a noun for an action makes, and the verb that
// supports it, -1 if none: "Trump held talks with Li" has the subject of "held".
func (f *teller) nominal(noun int) (*clause, int) {
	c := &clause{head: noun, particle: -1, subject: -1, object: -1, receiver: -1, obliques: f.obliques(noun), governor: -1}
	for _, o := range c.obliques {
		if by := f.obliques(o.at); o.preposition == "of" && len(by) > 0 && by[0].preposition == "by" {
			c.obliques = append(c.obliques, by[0]) // the purchase of GitHub by Microsoft
		}
	}
	support := f.support(noun)
	if support < 0 {
		c.obliques = append(c.obliques, f.trailing(noun)...)
	}
	if bearer := f.bearer(noun); bearer >= 0 {
		c.obliques = append(c.obliques, oblique{"on", bearer}, oblique{"against", bearer})
	}
	if support >= 0 {
		verb := f.clauses[f.at[support]]
		c.subject = verb.subject
		c.receiver = verb.receiver
		c.obliques = append(c.obliques, verb.obliques...)
	} else if mutualNoun(f.list[noun].lemma) {
		c.subject = f.companion(noun)
	}
	return c, support
}

// trailing are the prepositions right behind the object of a verb that the model
// takes for the verb's, though they say what the object is on or against:
// "overturned the fine on Apple", "threw out a suit by Apple against Intel".
func (f *teller) trailing(noun int) []oblique {
	verb := f.list[noun].head
	if f.list[noun].dep != "dobj" || f.list[verb].lemma == "blame" {
		return nil
	}
	for _, prep := range f.children(verb) {
		word, at := f.list[prep].lower, f.child(prep, "pobj")
		if prep != f.right[noun]+1 || at < 0 || word != "on" && word != "against" && !(word == "by" && f.named(at)) {
			continue
		}
		return append([]oblique{{word, at}}, f.obliques(at)...)
	}
	return nil
}

// bearer is who faces what a noun tells: "Iran faces sanctions". -1 if nobody.
func (f *teller) bearer(noun int) int {
	t := f.list[f.firstOf(noun)]
	if c, ok := f.at[t.head]; ok && t.dep == "dobj" && bearing[f.list[t.head].lemma] {
		return f.clauses[c].subject
	}
	return -1
}

var bearing = set("face suffer undergo incur")

// binding reports whether an order is one that somebody has to follow, and none
// for goods: it says what for, or what kind it is.
func (f *teller) binding(noun int) bool {
	for _, i := range f.children(noun) {
		switch w := f.list[i]; w.dep {
		case "acl", "relcl", "ccomp", "poss":
			return true
		case "prep":
			if w.lower == "against" {
				return true
			}
		case "amod", "compound":
			if w.lower == "executive" || w.lower == "presidential" || w.lower == "court" || w.lower == "judicial" || w.lower == "federal" || w.lower == "restraining" {
				return true
			}
		}
	}
	return false
}

// mutualNoun reports whether a noun tells of what several do together.
func mutualNoun(lemma string) bool {
	list := lexicon.nouns[lemma]
	return len(list) > 0 && list[0].reciprocals && list[0].kind == news.Consult
}

// companion is who has a conversation after, before or in which something is
// done: the one who does it. -1 if that is not said.
func (f *teller) companion(noun int) int {
	prep := f.list[noun].head
	if f.list[noun].dep != "pobj" || !besides[f.list[prep].lower] {
		return -1
	}
	if c, ok := f.at[f.list[prep].head]; ok {
		return f.clauses[c].subject
	}
	return -1
}

var besides = set("after before during in following at")

// support is the light verb whose object a noun is; -1 if there is none. The
// noun may be coordinated with that object.
func (f *teller) support(noun int) int {
	t := f.list[f.firstOf(noun)]
	if t.dep == "pobj" && f.list[t.head].lower == "into" && f.list[f.list[t.head].head].lemma == "enter" {
		if _, ok := f.at[f.list[t.head].head]; ok {
			return f.list[t.head].head // entered into an agreement
		}
	}
	if t.dep != "dobj" && t.dep != "nsubjpass" {
		return -1
	}
	if _, ok := f.at[t.head]; !ok || !lightVerbs[f.list[t.head].lemma] {
		return -1
	}
	if p := f.clauses[f.at[t.head]].particle; p >= 0 && f.list[p].lower != "out" {
		return -1 // carried out, but not put off
	}
	return t.head
}

// lightVerbs say little but that what their object names is done by their
// subject; Jespersen's light verbs, and those that begin, end and announce it.
var lightVerbs = set(`hold have make give issue impose place put take file bring launch announce reach sign strike conduct carry start begin open lead
deliver send stage mount voice express offer declare enter complete conclude finish resume continue do undertake wage perform commit slap pay raise level tweet show vow pledge promise renew reiterate reaffirm`)

// definite reports whether a noun is one that was spoken of before: "the ban".
func (f *teller) definite(noun int) bool {
	for _, i := range f.children(noun) {
		switch f.list[i].dep {
		case "det":
			if d := f.list[i].lower; d == "the" || d == "this" || d == "that" {
				continue
			}
			return false
		case "punct", "relcl", "case":
		default:
			return false
		}
	}
	d := f.child(noun, "det")
	return d >= 0 && f.list[noun].tag == "NN"
}

// author is who is behind a document or a decision that a verb has for a
// subject: in "Trump issued an order banning it" it is Trump who bans.
func (f *teller) author(noun int) int {
	if who := f.child(noun, "poss"); who >= 0 {
		return who
	}
	for _, o := range f.obliques(noun) {
		if o.preposition == "by" || o.preposition == "from" {
			return o.at
		}
	}
	if verb := f.support(noun); verb >= 0 {
		return f.clauses[f.at[verb]].subject
	}
	if c, ok := f.at[f.list[noun].head]; ok && f.list[noun].dep == "dobj" && authoring[f.list[f.list[noun].head].lemma] {
		return f.clauses[c].subject // the House passed a bill banning it
	}
	return f.modifier(noun)
}

// authoring are what those do who are behind a document.
var authoring = set("pass adopt sign issue approve publish release write")

// papers are documents and decisions by which somebody acts.
var papers = set("order law bill decree ruling resolution rule letter decision measure injunction act legislation directive statement proposal plan deal agreement")

// acting replaces a document by whoever is behind it, where that is known.
func (f *teller) acting(c *clause) *clause {
	if c.subject < 0 || f.named(c.subject) || !papers[f.list[c.subject].lemma] {
		return c
	}
	if who := f.author(c.subject); who >= 0 && f.named(who) {
		other := *c
		other.subject = who
		return &other
	}
	return c
}

// arguments of no cluster that have no words to show are none.
func missing(a news.Argument) bool { return a.Cluster < 0 && a.Span == (news.Span{}) }
