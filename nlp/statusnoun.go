package nlp

import (
	"cmp"
	"strings"

	"newsgraph/news"
)

// nounOutlook is that of a noun for an action: as the verb that supports it, as
// what is said of it, or as its adjectives put it.
func (f *teller) nounOutlook(noun, depth int) outlook {
	o, put := outlook{status: news.Happened}, news.Status("")
	for _, i := range f.children(noun) {
		w := f.list[i]
		switch {
		case w.dep == "det" && w.lower == "no":
			o.negated = true
		case w.dep == "amod" || w.dep == "compound":
			if s, ok := adjectives[w.lower]; ok {
				put = s
			}
		}
	}
	if depth > deepest {
		return outlook{cmp.Or(put, o.status), o.negated}
	}
	told := f.nounAt(noun, o, depth)
	if put != "" && told.status != news.Blocked && told.status != news.Lapsed && told.status != news.Denied {
		told.status = put
	}
	return told
}

// nounAt is the outlook of a noun by the verb or the noun that it depends on.
func (f *teller) nounAt(noun int, o outlook, depth int) outlook {
	t := f.list[f.firstOf(noun)]
	if t.head == noun || f.list[t.head].sentence != t.sentence {
		return o
	}
	up := f.list[t.head]
	lemma := strings.ToLower(up.lemma)
	switch t.dep {
	case "dobj", "nsubjpass":
		return f.objectOutlook(noun, t.head, lemma, o, depth)
	case "nsubj":
		return f.subjectOutlook(noun, t.head, lemma, o, depth)
	case "pobj":
		return f.behindPreposition(noun, t.head, o, depth)
	case "attr":
		if f.child(t.head, "expl") >= 0 { // there will be a ban
			there := f.outlook(t.head, depth+1)
			return outlook{there.status, o.negated != there.negated}
		}
	}
	return o
}

// objectOutlook is that of a noun that is the object of a verb.
func (f *teller) objectOutlook(noun, verb int, lemma string, own outlook, depth int) outlook {
	if _, ok := f.at[verb]; !ok {
		return own
	}
	up := f.outlook(verb, depth+1)
	switch lemma {
	case "vow", "pledge", "promise", "offer":
		return outlook{news.Planned, own.negated != up.negated}
	}
	word := f.wordOf(verb)
	if lightVerbs[lemma] && !strings.Contains(word, "_") { // strike a deal, but not strike it down
		return outlook{up.status, own.negated != up.negated}
	}
	settled := up.status == news.Happened || up.status == news.Ongoing
	if s, ok := f.dropped(noun, verb); ok && settled && !up.negated {
		return outlook{s, own.negated}
	}
	if lemma == "face" && f.pending(noun) {
		return own
	}
	for _, s := range []news.Status{news.Blocked, news.Lapsed} {
		if governors[s][lemma] || governors[s][word] {
			if !settled || up.negated {
				return own
			}
			return outlook{s, own.negated}
		}
	}
	if debating[lemma] && f.indefinite(noun) || word == "rule_out" && up.negated {
		return outlook{news.Hypothetical, own.negated} // there may be none
	}
	if lemma == "approve" && up.negated {
		return outlook{news.Hypothetical, own.negated}
	}
	if lemma == "accept" || lemma == "criticize" || lemma == "condemn" || lemma == "denounce" || lemma == "suggest" || lemma == "oppose" || lemma == "discuss" || lemma == "reject" {
		return own
	}
	if lemma == "appeal" || musing[lemma] && f.possessed(noun) {
		return own // considered the president's nomination of her
	}
	for _, s := range []news.Status{news.Ordered, news.Threatened, news.Denied, news.Planned, news.Hypothetical} {
		if governors[s][word] && !factual[lemma] {
			return outlook{s, own.negated != (up.negated && s != news.Denied)}
		}
	}
	return own
}

// dropped is the status of a lawsuit that a court does not hear, or of a bid that
// is refused; false for whatever else is the object of a verb.
func (f *teller) dropped(noun, verb int) (news.Status, bool) {
	switch lemma, by := f.list[noun].lemma, f.wordOf(verb); {
	case lexicon.sets["suit"][lemma] && dropping[by]:
		return news.Lapsed, true
	case by == "lose" && (offering[lemma] || lexicon.sets["suit"][lemma] || wills[lemma]):
		return news.Lapsed, true
	case offering[lemma] && (deniers[by] || by == "turn_down" || by == "decline" || by == "spurn" || by == "rebuff"):
		return news.Denied, true
	}
	return "", false
}

// pending reports whether a noun names what somebody is up against already who is
// said to face it: an accusation, a lawsuit.
func (f *teller) pending(noun int) bool {
	list := lexicon.nouns[f.list[noun].lemma]
	return len(list) > 0 && (list[0].kind == news.Accuse || list[0].kind == news.Sue)
}

// subjectOutlook is that of a noun that is the subject of a verb: what will
// happen to it, and what ends it.
func (f *teller) subjectOutlook(noun, verb int, lemma string, own outlook, depth int) outlook {
	if _, ok := f.at[verb]; !ok {
		return own
	}
	up := f.outlook(verb, depth+1)
	if up.status == news.Happened && !up.negated && (governors[news.Lapsed][lemma] || lemma == "fall" || lemma == "fail") {
		return outlook{news.Lapsed, own.negated}
	}
	if what := f.child(verb, "acomp"); what >= 0 && guesses[f.list[what].lower] {
		return outlook{news.Hypothetical, own.negated}
	}
	if lemma == "await" {
		return outlook{news.Planned, own.negated}
	}
	modal := f.clauses[f.at[verb]].modal
	switch {
	case up.status == news.Planned && phases[lemma], modal == "would" && !f.possessed(noun), modal != "" && f.indefinite(noun):
		return outlook{up.status, own.negated}
	}
	if phases[lemma] && !(lemma == "be" && f.possessed(noun)) {
		return outlook{up.status, own.negated != up.negated}
	}
	return own
}

// possessed reports whether a noun says whose it is.
func (f *teller) possessed(noun int) bool { return f.child(noun, "poss") >= 0 }

// indefinite reports whether a noun has no article, or an indefinite one.
func (f *teller) indefinite(noun int) bool {
	if f.possessed(noun) {
		return false
	}
	det := f.child(noun, "det")
	return det < 0 || f.list[det].lower == "a" || f.list[det].lower == "an" || f.list[det].lower == "any"
}

// behindPreposition is the outlook of a noun behind a preposition: "threat of
// sanctions", "plans for talks".
func (f *teller) behindPreposition(noun, prep int, own outlook, depth int) outlook {
	up := f.list[prep].head
	if up == prep {
		return own
	}
	word, lemma := f.list[prep].lower, strings.ToLower(f.list[up].lemma)
	if word == "without" {
		return outlook{own.status, true}
	}
	if word != "of" && word != "for" && word != "to" && word != "from" && word != "on" && word != "about" && word != "against" {
		return own
	}
	switch {
	case f.indefinite(noun) && word == "against" && debating[lemma], word == "of" && lemma == "talk":
		return outlook{news.Hypothetical, own.negated}
	case f.indefinite(noun) && (word == "to" && lemma == "agree" || word == "on" && lemma == "decide"):
		return outlook{news.Planned, own.negated}
	}
	if f.leaving(prep) {
		return outlook{news.Lapsed, own.negated}
	}
	if word == "of" && (ending[lemma] != "" || lacking[lemma]) {
		return f.undone(up, lemma, own, depth)
	}
	if (word == "of" || word == "about") && (rumors[lemma] || notions[lemma] || f.nothingFor(up)) {
		return f.contentOutlook(up, own)
	}
	for _, s := range []news.Status{news.Threatened, news.Planned, news.Hypothetical} {
		if governors[s][lemma] && !factual[lemma] && (word == "of" || word == "for") && lemma != "talk" && lemma != "negotiation" {
			return outlook{s, own.negated}
		}
	}
	return own
}

// undone is the outlook of what a noun says has ended, or is not there: "the
// lifting of sanctions", "the lack of a deal".
func (f *teller) undone(noun int, lemma string, own outlook, depth int) outlook {
	up := f.outlook(noun, depth+1)
	switch {
	case lacking[lemma]:
		return outlook{own.status, !own.negated}
	case up.negated || up.status != news.Happened && up.status != news.Ongoing:
		return own
	}
	return outlook{ending[lemma], own.negated}
}

// leaving reports whether a preposition stands behind a verb for leaving what one
// had agreed to: "backed out of a deal", "walked away from talks".
func (f *teller) leaving(prep int) bool {
	if w := f.list[prep].lower; w != "of" && w != "from" {
		return false
	}
	verb := f.list[prep].head
	if w := f.list[verb].lower; w == "out" || w == "away" || w == "back" {
		verb = f.list[verb].head
	}
	k, ok := f.at[verb]
	return ok && leavings[f.list[verb].lemma] && !f.clauses[k].negated && f.clauses[k].modal == "" && f.clauses[k].tense != noTense
}
