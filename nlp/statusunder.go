package nlp

import (
	"slices"

	"newsgraph/news"
)

// governed is the outlook of a clause that a verb or a noun governs.
func (f *teller) governed(c *clause, own outlook, depth int) outlook {
	switch {
	case f.asked(c.head):
		return outlook{news.Hypothetical, own.negated}
	case c.tense != noTense || c.modal != "":
		return f.claimed(c, own, depth)
	case c.link == "acl" && f.toVerb(c.head) && f.inverted(f.list[c.governor].head), f.name[c.governor] && f.toVerb(c.head):
		return f.ofName(c, own)
	case c.link == "acl" && !f.toVerb(c.head) && (!papers[f.wordOf(c.governor)] || f.list[c.head].tag == "VBN"):
		return own // "the man arrested on Sunday"
	}
	above := c.governor
	if f.list[above].dep == "acomp" {
		above = f.list[above].head // is not willing to buy
	}
	if f.list[above].dep == "attr" && f.ranked(above) {
		above = f.list[above].head // will be the first to buy
	}
	return f.undertaken(c, own, f.outlook(above, depth+1))
}

// ofName is the outlook of an infinitive that the model lets depend on a name:
// "Trump to ban TikTok", "Were Google to buy it".
func (f *teller) ofName(c *clause, own outlook) outlook {
	if were := f.list[c.governor].head; f.list[c.governor].dep == "nsubj" && f.inverted(were) {
		return outlook{news.Hypothetical, own.negated}
	}
	return outlook{news.Planned, own.negated}
}

// undertaken is the outlook of an infinitive or a participle that a word governs
// which is put as in up.
func (f *teller) undertaken(c *clause, own, up outlook) outlook {
	lemma, to, negated := f.wordOf(c.governor), f.toVerb(c.head), own.negated != up.negated
	status, ok := f.leaning(c, lemma)
	switch {
	case f.raised(c, lemma) && (!ok || reputed[lemma] || status == news.Alleged):
		return outlook{news.Alleged, own.negated} // is said to have
	case (f.list[c.head].tag == "VBG" || f.aux(c.head, "being")) && c.link == "xcomp" && feeling[lemma]:
		return own // did not like being arrested
	case undoing[lemma], f.yetTo(c):
		return outlook{up.status, !up.negated}
	case f.resulting(c, lemma), lemma == "vote" && f.performed(c):
		return outlook{up.status, negated}
	case (lemma == "stop" || governors[news.Lapsed][lemma]) && (c.link == "xcomp" || c.link == "advcl"):
		return f.stopped(own, up)
	case lemma == "able" && up.negated:
		return outlook{up.status, true}
	case f.measured(c.governor):
		return outlook{news.Hypothetical, own.negated}
	case lemma == "have" && c.link == "xcomp" && to:
		return f.obliged(own, up)
	case lemma == "be" && f.child(c.governor, "acomp") >= 0 && to:
		return f.judged(c, own, up)
	case lemma == "be" && c.link == "xcomp" && to, lemma == "go" && f.list[c.governor].tag == "VBG" && to:
		return outlook{news.Planned, negated} // is to be sentenced, is going to be
	case lemma == "order" && f.list[f.list[c.governor].head].lower == "in" && to:
		return outlook{news.Planned, own.negated} // in order to buy
	case c.link == "acl" && (up.status == news.Blocked || up.status == news.Lapsed || up.status == news.Denied):
		return outlook{up.status, own.negated} // "cancelled a deal to sell Opel"
	case !ok && c.link == "acl" && to && f.ranked(c.governor):
		return outlook{up.status, negated} // the first woman to lead it
	case !ok && c.link == "acl" && to:
		return outlook{news.Planned, negated}
	case !ok && c.link == "acl":
		return own
	case !ok && f.list[c.governor].verb() && !factual[lemma] && to && !f.seems(lemma):
		return outlook{news.Hypothetical, negated}
	case !ok:
		if f.seems(lemma) && lemma != "be" && up.status == news.Happened && to {
			up.status = news.Alleged // appears to have
		}
		return outlook{up.status, negated}
	case status == news.Denied && up.negated:
		return outlook{news.Hypothetical, own.negated} // has not ruled out buying
	case status == news.Planned && up.status == news.Denied:
		return outlook{news.Denied, own.negated} // denied that it had agreed to buy
	case status == news.Alleged:
		return outlook{status, own.negated}
	}
	return outlook{status, negated}
}

// stopped is the outlook of what stops, is to stop, or does not.
func (f *teller) stopped(own, up outlook) outlook {
	switch {
	case up.negated || up.status == news.Denied:
		return outlook{news.Happened, own.negated}
	case up.status == news.Happened || up.status == news.Ongoing:
		return outlook{news.Lapsed, own.negated}
	}
	return outlook{up.status, !own.negated}
}

// judged is the outlook of what it is or was good or bad to do.
func (f *teller) judged(c *clause, own, up outlook) outlook {
	if k, ok := f.at[c.governor]; ok && f.clauses[k].tense == present && up.status == news.Happened {
		return outlook{news.Hypothetical, own.negated}
	}
	return outlook{up.status, own.negated}
}

// measured reports whether an adjective says that somebody is too much or enough
// of something to do what depends on it.
func (f *teller) measured(adjective int) bool {
	return f.list[adjective].tag == "JJ" && slices.ContainsFunc(f.children(adjective), func(i int) bool { return f.list[i].lower == "too" || f.list[i].lower == "enough" })
}

// resulting reports whether an infinitive tells what came of something: "beat her
// to become senator".
func (f *teller) resulting(c *clause, lemma string) bool {
	return f.becomes(c.head) && lemma != "have" && lemma != "be" && lemma != "go"
}

// performed reports whether to vote for something does it: "voted to elect her".
func (f *teller) performed(c *clause) bool {
	list := lexicon.verbs[c.lemma]
	return len(list) > 0 && (list[0].kind == news.Appoint || list[0].kind == news.Reject || list[0].kind == news.Support || list[0].kind == news.Accuse || list[0].kind == news.Order)
}

// ranked reports whether a noun is the first, the last or the only one, of which
// an infinitive tells what was so: "the first woman to lead it".
func (f *teller) ranked(noun int) bool {
	return slices.ContainsFunc(f.children(noun), func(i int) bool {
		w := f.list[i]
		return w.dep == "amod" && (w.tag == "JJS" || w.label == "ORDINAL" || w.lower == "last" || w.lower == "only" || w.lower == "latest")
	})
}

// raised reports whether others say or think that somebody did what an infinitive
// tells: "is said to have".
func (f *teller) raised(c *clause, lemma string) bool {
	at, ok := f.at[c.governor]
	return ok && c.link == "xcomp" && f.clauses[at].passive && (lexicon.saying[lemma] || reputed[lemma])
}

// leaning is the status that a word gives to an infinitive or a participle; false
// if it gives none.
func (f *teller) leaning(c *clause, lemma string) (news.Status, bool) {
	if s, ok := dispositions[lemma]; ok && f.list[c.governor].tag == "JJ" {
		return s, true
	}
	if favoring[lemma] && f.list[c.head].tag == "VBG" {
		return news.Hypothetical, true
	}
	status, ok := statusUnder(lemma, false)
	if ok && (status == news.Planned && f.wanted(c, lemma) || lemma == "warn") {
		status = news.Hypothetical
	}
	return status, ok
}

// wanted reports whether a verb tells what somebody wants of somebody else:
// "they want him to resign".
func (f *teller) wanted(c *clause, lemma string) bool {
	return (lemma == "want" || lemma == "expect" || lemma == "hope") && (f.child(c.head, "nsubj", "nsubjpass") >= 0 || f.child(c.governor, "dobj") >= 0)
}

// seems reports whether a verb leaves it to its infinitive how it is put:
// seem-109.
func (f *teller) seems(lemma string) bool {
	return lemma == "appear" || lemma == "seem" || lemma == "be"
}

// statusUnder is the status that a word gives to what depends on it. Of finite
// clauses few do: who hopes that something was so does not plan it.
func statusUnder(lemma string, finite bool) (news.Status, bool) {
	if finite {
		for _, s := range []news.Status{news.Denied, news.Alleged} {
			if governors[s][lemma] && lemma != "rule" && lemma != "charge" && lemma != "claim" {
				return s, true
			}
		}
		if wishes[lemma] {
			return news.Hypothetical, true
		}
		return "", false
	}
	for _, s := range []news.Status{news.Ordered, news.Threatened, news.Denied, news.Blocked, news.Planned, news.Alleged, news.Hypothetical} {
		if governors[s][lemma] && !factual[lemma] {
			return s, true
		}
	}
	return "", false
}
