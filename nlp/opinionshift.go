package nlp

import "strings"

// plain reports whether a verb says that something is so, or is not: it is no
// question, no supposition, and nothing that may be.
func (f *teller) plain(verb int) bool {
	modal, _, _ := f.mood(verb)
	if s := f.ownSubject(verb); s >= 0 && generic[f.list[s].lower] && esteemVerbs[f.list[verb].lemma] != 0 {
		modal = "" // nobody should trust them
	}
	return !doubters[modal] && modal != "will" && !f.inQuestion(verb) && !f.supposed(verb)
}

// doubted reports whether the clause that a noun stands in leaves open what it
// says.
func (f *teller) doubted(noun int) bool {
	for _, up := range f.ancestors(noun) {
		if f.list[up].verb() {
			return f.inQuestion(up) || f.supposed(up)
		}
	}
	return f.inQuestion(noun)
}

// inQuestion reports whether a token stands in a question.
func (f *teller) inQuestion(i int) bool {
	last := f.first[f.list[i].sentence+1] - 1
	for last > i && strings.ContainsAny(f.list[last].text, `"”’')`) {
		last--
	}
	return f.list[last].text == "?"
}

// supposed reports whether a verb stands in a clause that is only supposed, or
// depends on words of doubt.
func (f *teller) supposed(verb int) bool {
	for _, at := range append([]int{verb}, f.ancestors(verb)...) {
		for _, i := range f.children(at) {
			if t := f.list[i]; (t.dep == "mark" || t.dep == "advmod") && doubters[t.lower] {
				return true
			}
		}
		if at != verb && f.child(at, "neg") >= 0 {
			return true // nobody says so
		}
		if d := f.list[at].dep; d != "conj" && d != "xcomp" && d != "ccomp" {
			return false
		}
	}
	return false
}

// shifted is the value of a word with what the words around it make of it: "not
// wise", "far from wise", "too generous", "fails to be wise".
func (f *teller) shifted(word, head, value int) int {
	if f.excess(word) {
		return -1
	}
	turns := f.shiftersOf(word)
	if first := f.firstOf(word); first != word {
		return f.shifted(first, head, 1) * value * sign(turns)
	}
	turns += f.turnsAbove(word)
	if f.list[head].verb() {
		_, _, negated := f.mood(head)
		if s := f.ownSubject(head); s >= 0 && f.list[s].lower == "nobody" {
			negated = true
		}
		if negated && !(word == head && f.child(word, "neg") >= 0) {
			turns++ // else it is counted
		}
		if f.turned(head) || f.list[head].lemma == "lack" {
			turns++
		}
	}
	return value * sign(turns)
}

// turnsAbove is how often the words that a word depends on turn it round, up to
// their verb.
func (f *teller) turnsAbove(word int) (turns int) {
	for at, steps := word, 0; steps < 4 && f.list[at].head != at; steps++ {
		at = f.list[at].head
		t := f.list[at]
		if t.verb() {
			break
		}
		if t.dep == "attr" || t.dep == "dobj" || t.dep == "pobj" || t.dep == "prep" {
			turns += f.shiftersOf(at)
		}
		if t.lower == "without" || t.lower == "lack" || t.lower == "far" || t.lower == "absence" {
			turns++
		}
	}
	return turns
}

// shiftersOf is how many words that depend on one turn it round.
func (f *teller) shiftersOf(word int) (n int) {
	for _, i := range f.children(word) {
		if shifters[f.list[i].lower] {
			n++
		}
	}
	return n
}

// sign is 1 for an even number of turns, -1 for an odd one.
func sign(turns int) int { return 1 - 2*(turns%2) }

// excess reports whether a word is said to be too much: nothing is too good.
func (f *teller) excess(word int) bool {
	for _, i := range f.children(word) {
		if f.list[i].lower == "too" && i < word {
			return true
		}
	}
	return false
}

// turned reports whether a verb is an infinitive of what is not done: "fails to
// impress", "refused to praise".
func (f *teller) turned(verb int) bool {
	if f.list[verb].dep != "xcomp" {
		return false
	}
	switch f.list[f.list[verb].head].lemma {
	case "fail", "refuse", "decline", "cease", "stop":
		return true
	}
	return false
}
