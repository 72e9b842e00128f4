package nlp

// attachSaying hangs verbs of saying that the model takes for a part of what
// somebody says on the one who says it, or above: in "She said he left, adding
// that" it is she who adds, and in "He said that it was late, the Herald
// reported" nothing of what he says is reported by him.
func (t *tokens) attachSaying() {
	for i, w := range t.list {
		switch {
		case !says(w) || i == 0:
		case w.tag == "VBG" && t.list[i-1].text == ",":
			if verb := t.speaking(i); verb >= 0 {
				t.list[i].head, t.list[i].dep = verb, "advcl"
			}
		case w.dep == "ccomp" && w.head < i && says(t.list[w.head]) && t.list[w.head].head == w.head:
			if said := t.saidBefore(i); said >= 0 {
				up := w.head
				t.list[said].head = up
				t.list[up].head, t.list[up].dep = i, "ccomp"
				t.list[i].head, t.list[i].dep = i, "ROOT"
			}
		}
	}
}

// attachHearers makes those hearers to whom something is told whose names the
// model takes for a part of what comes next: "told Reuters shares had fallen".
func (t *tokens) attachHearers() {
	for _, e := range t.entities {
		verb, last := e.first-1, e.end-1
		if verb < 0 || !hearing[t.list[verb].lemma] || !t.list[verb].verb() || e.label != "ORG" && e.label != "PERSON" && e.label != "GPE" {
			continue
		}
		next := t.list[last].head
		if d := t.list[last].dep; d != "compound" && d != "nmod" || next != e.end || t.list[next].proper() {
			continue
		}
		clause := t.list[next].head
		if d := t.list[next].dep; (d == "nsubj" || d == "nsubjpass") && t.list[clause].head == verb {
			t.list[last].head, t.list[last].dep = verb, "dative"
		}
	}
}

// hearing are verbs whose object is who is told: tell-37.2.
var hearing = set("tell inform notify remind assure warn")

// says reports whether a token is a verb of saying.
func says(t token) bool { return t.verb() && (sayings[t.lemma] || lexicon.saying[t.lemma]) }

// speaking is the verb of saying in what depends on which a participle behind a
// comma stands, the outermost one of the sentence; -1 if there is none.
func (t *tokens) speaking(participle int) int {
	verb := -1
	for at, steps := participle, 0; steps < highest && t.list[at].head != at; steps++ {
		up := t.list[at].head
		if t.list[at].dep == "ccomp" && up < at && says(t.list[up]) && t.list[up].sentence == t.list[participle].sentence {
			verb = up
		}
		at = up
	}
	return verb
}

// saidBefore is the verb of a clause with "that" before another verb, which the
// model takes for what that one governs; -1 if there is none.
func (t *tokens) saidBefore(verb int) int {
	for i := verb - 1; i > t.list[verb].head; i-- {
		w := t.list[i]
		if w.dep == "mark" && w.lower == "that" && w.head < verb && t.list[w.head].head == verb && t.list[w.head].dep == "ccomp" {
			return w.head
		}
	}
	return -1
}
