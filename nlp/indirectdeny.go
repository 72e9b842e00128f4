package nlp

// attitudes are verbs of thinking and wanting whose denial speaks of what they
// give: who does not believe it holds that it is not so. Who does not say it
// leaves that open.
var attitudes = set("think believe expect want suppose feel imagine anticipate wish hope agree favor favour support back endorse welcome like see consider")

// unwilling are verbs with which somebody does not do what follows.
var unwilling = set("refuse decline fail neglect hesitate")

// denies finds the negation of a word of saying or thinking: unsaid where
// nothing is said then, and else the token that the negation begins at; -1 if
// there is none.
func (f *sayer) denies(verb int) (from int, unsaid bool) {
	first := -1
	for _, i := range f.children(verb) {
		if t := f.list[i]; i < verb && (t.dep == "neg" || t.lower == "never") {
			if n := f.list[i+1].lower; n == "only" || n == "just" || n == "merely" || n == "simply" {
				return -1, false
			}
			first = i
		}
	}
	_, _, negated := f.mood(verb)
	if !negated {
		return -1, f.unwillingly(verb)
	}
	if first < 0 || !attitudes[f.list[verb].lemma] {
		return -1, true
	}
	for first > 0 && f.list[first-1].head == verb && (f.list[first-1].dep == "aux" || f.list[first-1].dep == "auxpass") {
		first--
	}
	return first, false
}

// unwillingly reports whether a verb names what somebody does not do: "refused
// to say", "left without saying".
func (f *sayer) unwillingly(verb int) bool {
	t := f.list[verb]
	up := f.list[t.head]
	return t.dep == "xcomp" && unwilling[up.lemma] || t.dep == "pcomp" && up.lower == "without"
}

// silent reports whether an infinitive only says that somebody speaks: who
// declines to comment denies nothing.
func (f *sayer) silent(verb, content int) bool {
	return unwilling[f.list[verb].lemma] && speaking[f.list[content].lemma]
}

// speaking are verbs that say nothing of what is said.
var speaking = set("comment elaborate respond reply answer speak talk testify")
