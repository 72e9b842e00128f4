package nlp

import "strings"

// costing are verbs that take an amount of money besides who pays it, handing those
// that take so many things besides who gets them: bill-54.5, fine, give-13.1,
// future_having-13.3.
var (
	costing = set("fine penalize penalise charge bill tax bet invest spend")
	handing = set("give award grant send hand offer lend loan owe donate pay cost save earn win bring sell ship deliver supply leave lose")
)

// disputed reports whether the "over" before a number is the preposition of a verb
// rather than a margin: "sued Apple over 3 patents". The model takes it for part
// of the number wherever one follows.
func (f *teller) disputed(m measured) bool {
	over := m.words[m.first].token
	if f.list[over].lower != "over" || over == 0 || f.list[over-1].sentence != f.list[over].sentence {
		return false
	}
	before, what := f.list[over-1], f.list[m.token()]
	if what.dep == "nsubj" || what.dep == "nsubjpass" || what.dep == "pobj" && f.list[over].dep != "prep" {
		return false // by over 5 percent
	}
	if before.label == "DATE" || !strings.HasPrefix(before.tag, "NN") && before.tag != "PRP" && f.list[over].dep != "prep" {
		return false // killed over 300 people
	}
	up := m.token()
	for !f.list[up].verb() && f.list[up].head != up {
		up = f.list[up].head
	}
	return f.list[up].verb() && !handing[f.list[up].lemma] && !(m.money && costing[f.list[up].lemma])
}
