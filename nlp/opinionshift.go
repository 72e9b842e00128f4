package nlp

import (
	"strings"

	"newsgraph/news"
)

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

// supposed reports whether a verb stands in a clause that is only supposed,
// denied or given up, or depends on words of doubt.
func (f *teller) supposed(verb int) bool {
	for _, at := range append([]int{verb}, f.ancestors(verb)...) {
		for _, i := range f.children(at) {
			if t := f.list[i]; (t.dep == "mark" || t.dep == "advmod") && doubters[t.lower] {
				return true
			}
		}
		if _, _, negated := f.mood(at); at != verb && (negated || f.givenUp(at)) {
			return true // nobody says so
		}
		switch t := f.list[at]; t.dep {
		case "acl":
			return f.child(at, "mark") >= 0 && f.contentOutlook(t.head, outlook{status: news.Happened}).status != news.Happened
		case "xcomp", "ccomp":
			if f.gainsaid(t.head, t.dep == "ccomp") {
				return true
			}
		case "conj":
		default:
			return false
		}
	}
	return false
}

// gainsaid reports whether a verb says of what depends on it that it is not so,
// or may not be: "denied that", "doubt that", "it is false that".
func (f *teller) gainsaid(verb int, finite bool) bool {
	lemma := f.wordOf(verb)
	switch {
	case deniers[lemma], lemma == "doubt", lemma == "disagree":
		return true
	case !finite:
		return false
	case lemma == "be":
		c, ok := f.at[verb]
		if ok {
			_, ok = f.said(&f.clauses[c], outlook{})
		}
		return ok
	}
	status, _ := statusUnder(lemma, true)
	return status == news.Denied
}

// givenUp reports whether a verb tells what was so once: "once thought", "used to
// think", "no longer thinks".
func (f *teller) givenUp(verb int) bool {
	t := f.list[verb]
	if once := f.child(verb, "advmod"); once >= 0 && f.list[once].lower == "once" && opinions[t.lemma] {
		return true
	}
	return t.lower == "used" && t.tag == "VBD" || f.noLonger(verb)
}

// shifted is the value of a word with what the words around it make of it: "not
// wise", "far from wise", "too generous", "fails to be wise". Where two of these
// meet, as in "not too bad", that is left open: 0.
func (f *teller) shifted(word, head, value int) int {
	turns, excess := f.turns(word, head), f.excess(word)
	switch {
	case turns > 1, turns == 1 && excess, f.muddled(word):
		return 0
	case turns == 1:
		return -value
	case excess:
		return -1
	}
	return value
}

// turns is how often a word is turned round that a noun or a verb, its head, has
// something say: by what stands with it, else as the word is that it is
// coordinated with.
func (f *teller) turns(word, head int) int {
	if f.list[word].verb() {
		return f.verbTurns(word)
	}
	turns := f.shiftersOf(word)
	if first := f.firstOf(word); first != word {
		if turns > 0 || f.joint(word) == "but" {
			return turns
		}
		return f.turns(first, head)
	}
	turns += f.turnsAbove(word)
	if f.predicative(head) {
		head = f.list[head].head
	}
	if f.list[head].verb() {
		turns += f.verbTurns(head)
	}
	return turns
}

// predicative reports whether a noun says what the subject of its verb is or has,
// so that who denies the verb denies what judges it: "is not a brave man".
func (f *teller) predicative(noun int) bool {
	switch t := f.list[noun]; t.dep {
	case "attr", "oprd":
		return f.own(noun).Cluster < 0
	case "dobj":
		return showings[f.list[t.head].lemma] || havings[f.list[t.head].lemma]
	}
	return false
}

// verbTurns is how often a verb turns round what it says: where it is denied, and
// where it tells what is not done, or not there.
func (f *teller) verbTurns(verb int) (turns int) {
	_, _, negated := f.mood(verb)
	if s := f.ownSubject(verb); s >= 0 && f.list[s].lower == "nobody" {
		negated = true
	}
	if negated {
		turns++
	} else {
		turns += f.shiftersOf(verb)
	}
	if f.turned(verb) || f.list[verb].lemma == "lack" {
		turns++
	}
	return turns
}

// muddled reports whether a word stands in a phrase that says and denies: "anything
// but wise", "nothing if not wise", "not so much wise as lucky", "no more wise than".
func (f *teller) muddled(word int) bool {
	at := word - 1
	if at > 0 && f.list[at].dep == "det" {
		at--
	}
	switch f.twoWords(at) {
	case "anything but", "if not", "so much", "no more":
		return true
	}
	return false
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

// shiftersOf is how many words that depend on one turn it round. The second of
// "neither" and "nor" only goes on.
func (f *teller) shiftersOf(word int) (n int) {
	for _, i := range f.children(word) {
		t := f.list[i]
		if t.dep != "cc" && shifters[t.lower] && !f.notOnly(i) && (i == 0 || !f.notOnly(i-1)) || f.noMeans(i) {
			n++
		}
	}
	return n
}

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
