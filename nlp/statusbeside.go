package nlp

import "newsgraph/news"

// adverbial is the outlook of an adverbial clause: what is for a purpose is
// planned, what is a condition is not said to be so.
func (f *teller) adverbial(c *clause, own outlook, depth int) outlook {
	mark := f.child(c.head, "mark")
	switch {
	case f.asked(c.head):
		return outlook{news.Hypothetical, own.negated}
	case f.instead(c.head):
		return outlook{own.status, !own.negated}
	case f.gerund(c):
		return f.governed(c, own, depth)
	case c.tense == present && own.status == news.Happened:
		if mark >= 0 && ahead[f.list[mark].lower] {
			return outlook{news.Planned, own.negated}
		}
		// "When Microsoft buys it, Nadella will own it."
		if up := f.outlook(c.governor, depth+1); up.status == news.Planned || up.status == news.Hypothetical {
			return outlook{up.status, own.negated}
		}
		return own
	case c.tense != noTense || c.modal != "":
		return own
	case f.toVerb(c.head):
		lemma := f.wordOf(c.governor)
		if lemma == "go_on" {
			break
		}
		if status, ok := statusUnder(lemma, false); ok {
			return outlook{status, own.negated}
		}
		if f.resulting(c, lemma) {
			break
		}
		return outlook{news.Planned, own.negated}
	}
	up := f.outlook(f.mainVerb(c.head), depth+1)
	return outlook{up.status, own.negated}
}

// ahead are conjunctions of which the present tense tells what is to come.
var ahead = set("until till before once")

// prepositional is the outlook of a verb behind a preposition.
func (f *teller) prepositional(c *clause, own outlook, depth int) outlook {
	prep := c.governor
	up := f.list[prep].head
	if up == prep {
		return own
	}
	if f.accused(up) {
		up = f.list[up].head
	}
	word, lemma := f.list[prep].lower, f.wordOf(up)
	status, ok := statusUnder(lemma, false)
	if s, disposed := dispositions[lemma]; disposed {
		status, ok = s, true
	}
	switch {
	case f.leaving(prep):
		return outlook{news.Lapsed, own.negated}
	case word == "without", f.instead(c.head):
		return outlook{own.status, !own.negated}
	case word == "from" && hindering[lemma], word == "of" && lemma == "talk_out":
		return f.hindered(up, own, depth)
	case word == "on" && governors[news.Lapsed][lemma]:
		return outlook{news.Lapsed, own.negated} // gave up on buying
	case (word == "from" || word == "in") && undoing[lemma]:
		return outlook{own.status, !own.negated}
	case word == "of" && clearing[lemma], lemma == "guilty" && f.child(up, "neg") >= 0:
		return outlook{news.Denied, own.negated}
	case (word == "for" || word == "over") && suspecting[lemma], word == "for" && lemma == "want":
		return outlook{news.Alleged, own.negated}
	case word == "against" && ok:
		return outlook{f.against(status), !own.negated}
	case word == "for" && criticizing[lemma], lemma == "guilty":
		return own
	case (word == "of" || word == "about") && rumors[lemma]:
		return f.contentOutlook(up, own)
	case ok && word != "after" && word != "before" && word != "by" && word != "since":
		return outlook{status, own.negated != f.noneOf(up)}
	case word == "against":
		return outlook{news.Hypothetical, own.negated}
	case word == "after" || word == "since" || word == "in" || word == "during":
		return own
	}
	if _, ok := f.at[up]; ok {
		return outlook{f.outlook(up, depth+1).status, own.negated}
	}
	return outlook{news.Hypothetical, own.negated} // "a chance of buying", "the practice of banning"
}

// against is the status of what somebody decides or warns against, to be negated.
func (f *teller) against(s news.Status) news.Status {
	if s == news.Threatened {
		return news.Hypothetical
	}
	return s
}

// hindered is the outlook of what a verb keeps somebody from.
func (f *teller) hindered(verb int, own outlook, depth int) outlook {
	if up := f.outlook(verb, depth+1); up.status != news.Happened && up.status != news.Ongoing || up.negated {
		return outlook{news.Hypothetical, own.negated}
	}
	return outlook{news.Blocked, own.negated}
}
