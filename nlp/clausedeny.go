package nlp

import (
	"strings"

	"newsgraph/news"
)

// notOnly reports whether what a word denies is that it is all, or that it is
// less: "not only", "no less".
func (f tree) notOnly(not int) bool {
	if not+1 >= len(f.list) {
		return false
	}
	switch f.list[not+1].lower {
	case "only", "just", "merely", "simply":
		return true
	case "less":
		return f.list[not].lower == "no"
	}
	return false
}

// noMeans reports whether a preposition says that something is so in no way: "by
// no means", "in no way", "under no circumstances".
func (f tree) noMeans(prep int) bool {
	if f.list[prep].dep != "prep" {
		return false
	}
	what := f.child(prep, "pobj")
	if what < 0 || !f.noneOf(what) {
		return false
	}
	switch f.list[what].lower {
	case "means", "way", "stretch", "account", "circumstances":
		return true
	}
	return false
}

// notObject reports whether what a word denies is the object of a verb only: "sued
// not Apple but Intel".
func (f tree) notObject(verb, not int) bool {
	object := f.child(verb, "dobj")
	return not > verb && object >= 0 && f.left[object] == not+1
}

// hardlyEver reports whether an adverb is one that another denies: "hardly ever".
func (f tree) hardlyEver(adverb int) bool {
	by := f.child(adverb, "advmod", "neg")
	return f.list[adverb].lower == "ever" && by >= 0 && (negations[f.list[by].lower] || f.list[by].dep == "neg")
}

// behindNor reports whether a verb is coordinated with one before it by "nor".
func (f tree) behindNor(verb int) bool {
	return f.joint(verb) == "nor"
}

// joint is the word by which something is coordinated with what stands before
// it: "and"; "" if there is none.
func (f tree) joint(i int) string {
	if f.list[i].dep != "conj" {
		return ""
	}
	word := ""
	for _, k := range f.children(f.list[i].head) {
		if f.list[k].dep == "cc" && k < i {
			word = f.list[k].lower
		}
	}
	return word
}

// twoWords are a token and the one before it, in lower case; "" if there is none.
func (f tree) twoWords(at int) string {
	if at < 1 {
		return ""
	}
	return f.list[at-1].lower + " " + f.list[at].lower
}

// instead reports whether a verb tells what somebody did not do, but something
// else: "instead of buying it", "rather than buy it", "far from buying it".
func (f tree) instead(verb int) bool {
	before := verb - 1
	if before > 0 && f.list[before].tag == "TO" {
		before--
	}
	switch f.twoWords(before) {
	case "instead of", "rather than", "far from":
		return true
	}
	return false
}

// belongsTo is the verb that a coordinated verb without a subject belongs to where
// that cannot be the one which the model coordinates it with; -1 elsewhere.
//
// An infinitive is not coordinated with a finite verb: "he wanted her to stay and
// calls on them". Nor is what somebody denies by "and": "Greece denied that he
// spied and summoned the ambassador"; who denied both would have said "or". A
// pronoun may mean who denies, so that nothing is told apart there.
func (f tree) belongsTo(verb int) int {
	first := f.firstVerb(verb)
	tag, t := f.list[verb].tag, f.list[first]
	if first == verb || t.head == first || f.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") >= 0 {
		return -1
	}
	if t.tag == "VB" && (tag == "VBZ" || tag == "VBD") && f.child(first, "aux") >= 0 && f.toVerb(first) {
		return f.finiteOver(first)
	}
	subject := f.child(first, "nsubj", "nsubjpass")
	denied := t.dep == "ccomp" && f.list[t.head].verb() && governors[news.Denied][f.list[t.head].lemma]
	if denied && subject >= 0 && !strings.HasPrefix(f.list[subject].tag, "PRP") && (tag == "VBD" || tag == "VBN") && f.joint(verb) == "and" {
		return t.head
	}
	return -1
}

// finiteOver is the nearest finite verb above one; -1 if there is none.
func (f tree) finiteOver(verb int) int {
	for _, up := range f.ancestors(verb) {
		if tag := f.list[up].tag; tag == "VBZ" || tag == "VBD" || tag == "VBP" || f.list[up].tag == "VB" && !f.toVerb(up) {
			return up
		}
	}
	return -1
}

// accused reports whether a token is the name of somebody to whom a verb does
// something for what stands behind the name, as the model takes it: "acquitted
// Merkel of hacking".
func (f tree) accused(name int) bool {
	t := f.list[name]
	return t.proper() && (t.dep == "dobj" || t.dep == "nsubjpass") && f.list[t.head].verb()
}
