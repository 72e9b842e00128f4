package nlp

import "strings"

// reattach hangs verbs and names that the model coordinates with what cannot be
// their like on what can, and those who do something on what they do it to.
func (t *tokens) reattach() {
	for i, w := range t.list {
		if w.dep == "dobj" && i > 0 && w.head == i-1 && w.tag == "NNS" {
			t.attachDoers(i)
		}
		if w.dep != "conj" {
			continue
		}
		if verb := t.finiteAbove(i); verb >= 0 {
			if and := i - 1; t.list[and].dep == "cc" && t.list[and].head == w.head {
				t.list[and].head = verb
			}
			t.list[i].head = verb
		} else if name := t.nameBefore(i); name >= 0 {
			t.list[i].head = name
		}
	}
}

// attachDoers makes those the agent who the model takes for the object of what
// they are busy with: "interrupted by protesting legislators".
func (t *tokens) attachDoers(noun int) {
	verb := noun - 1
	by := t.list[verb].head
	if t.list[verb].tag == "VBG" && t.list[verb].dep == "pcomp" && by == verb-1 && t.list[by].dep == "agent" && lexicon.sets["person"][t.list[noun].lemma] {
		t.list[noun].dep, t.list[noun].head = "pobj", by
		t.list[verb].dep, t.list[verb].head = "amod", noun
	}
}

// finiteAbove is the verb that a finite one without a subject goes on, where the
// model has it go on an infinitive below that: in "He wanted her to stay and
// asked" it is he who asked. -1 if there is none.
func (t *tokens) finiteAbove(verb int) int {
	w := t.list[verb]
	modal, finite := t.auxiliaries(w.head)
	if w.tag != "VBD" && (w.tag != "VBZ" || modal) || t.list[w.head].tag != "VB" || finite || t.subjectBefore(verb) {
		return -1
	}
	for at, steps := w.head, 0; t.list[at].head != at && steps < highest; steps++ {
		at = t.list[at].head
		up := t.list[at]
		_, helped := t.auxiliaries(at)
		if up.tag == "VBD" || !modal && (up.tag == "VBZ" || up.tag == "VBP" || helped) {
			return at
		}
	}
	return -1
}

// auxiliaries tells whether a verb has a modal and whether it has a finite
// auxiliary that is none.
func (t *tokens) auxiliaries(verb int) (modal, finite bool) {
	const far = 8
	for i := max(t.first[t.list[verb].sentence], verb-far); i < verb; i++ {
		if w := t.list[i]; w.head == verb && strings.HasPrefix(w.dep, "aux") {
			modal = modal || w.tag == "MD"
			finite = finite || w.tag == "VBD" || w.tag == "VBZ" || w.tag == "VBP"
		}
	}
	return modal, finite
}

// subjectBefore reports whether a coordinated verb has a subject of its own.
func (t *tokens) subjectBefore(verb int) bool {
	for i := verb - 1; i > t.list[verb].head; i-- {
		if w := t.list[i]; w.head == verb && strings.HasPrefix(w.dep, "nsubj") {
			return true
		}
	}
	return false
}

// nameBefore is the name that another one goes on, where the model has it go on
// the common noun before that: "orders banning WeChat, the app, and TikTok" bans
// both. -1 if there is none.
func (t *tokens) nameBefore(name int) int {
	w := t.list[name]
	if tag := t.list[w.head].tag; !w.capital() || tag != "NN" && tag != "NNS" {
		return -1
	}
	noun := t.list[w.head]
	if noun.dep == "appos" && t.list[noun.head].proper() {
		return noun.head // WeChat, the app of Tencent, and TikTok
	}
	for i := name - 1; i > noun.head; i-- {
		verb := t.list[i].head
		banning := t.list[verb].dep == "acl" && t.list[verb].head == w.head
		if t.list[i].dep == "dobj" && t.list[i].proper() && (banning || noun.dep == "dobj" && noun.head == verb && i < w.head) {
			return i
		}
	}
	return -1
}

// meant is who an object means that the model parts from the name right behind
// it, "confirmed judge Barrett", or takes for one with a post, "appointed Ann
// Boyle chief executive".
func (f tree) meant(object int) int {
	t := f.list[object]
	if next := object + 1; next < len(f.list) && t.tag == "NN" && f.child(object, "det", "poss") < 0 && f.list[next].dep == "dobj" && f.list[next].head == t.head && f.list[next].proper() {
		return next
	}
	name := f.child(object, "compound", "nmod")
	if lexicon.sets["post"][t.lemma] && t.tag == "NN" && name >= 0 && f.list[name].label == "PERSON" && f.child(object, "det", "poss") < 0 {
		return f.nameEnd(name)
	}
	return object
}

// nameEnd is the last token of the person's name that begins at a token.
func (f tree) nameEnd(first int) int {
	for first+1 < len(f.list) && f.list[first+1].label == "PERSON" && f.list[first+1].proper() {
		first++
	}
	return first
}
