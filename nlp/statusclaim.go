package nlp

import "newsgraph/news"

// believed is the outlook of a finite clause that somebody holds to be so, or
// not, or that is said to be true or false; false where its verb leaves it as it
// is.
func (f *teller) believed(c *clause, own outlook, depth int) (outlook, bool) {
	verb := c.governor
	if t := f.list[verb]; t.dep == "acomp" {
		verb = t.head // is not sure that
	}
	k, ok := f.at[verb]
	if !ok || c.link != "ccomp" || f.wondering(c.head) {
		return own, false
	}
	up, lemma := &f.clauses[k], f.wordOf(verb)
	if lemma == "be" {
		return f.said(up, own)
	}
	if up.passive && up.subject < 0 && reputed[lemma] {
		return outlook{news.Alleged, own.negated}, true // it is believed that
	}
	if !f.unsaid(up, depth) || knowing[lemma] {
		return own, false
	}
	switch {
	case opinions[lemma]:
		return outlook{news.Denied, own.negated}, true
	case governors[news.Denied][lemma]:
		return outlook{news.Alleged, own.negated}, true
	}
	return outlook{news.Hypothetical, own.negated}, true
}

// unsaid reports whether what a verb of saying or thinking tells was not said or
// thought: nobody believes, refused to say, has yet to confirm.
func (f *teller) unsaid(c *clause, depth int) bool {
	if c.negated {
		return true
	}
	o := f.verbOutlook(c, depth+1)
	return o.negated || o.status == news.Denied
}

// wondering reports whether a clause begins with a word that asks when, how or
// why something was that was so.
func (f *teller) wondering(verb int) bool {
	at := f.child(verb, "advmod")
	return at >= 0 && (f.list[at].tag == "WRB" || f.list[at].tag == "WP")
}

// said is the outlook of a clause of which a form of "be" says that it is so or
// not: "it is not true that".
func (f *teller) said(be *clause, own outlook) (outlook, bool) {
	what := f.child(be.head, "acomp", "attr")
	if what < 0 {
		return own, false
	}
	word := f.list[what].lower
	switch {
	case falsehoods[word] != (be.negated && (falsehoods[word] || truths[word])):
		return outlook{news.Denied, own.negated}, true
	case guesses[word], be.negated && certainties[word]:
		return outlook{news.Hypothetical, own.negated}, true
	}
	return own, false
}

// contentOutlook is the outlook of what is said with a noun: "reports that it
// fell", "allegations of spying". It may be denied, or nothing may speak for it.
func (f *teller) contentOutlook(noun int, own outlook) outlook {
	lemma := f.wordOf(noun)
	status, governs := f.governing(lemma, true)
	switch {
	case f.refuted(noun):
		own.status = news.Denied
	case f.nothingFor(noun) && truths[lemma]:
		own.status = news.Denied
	case f.nothingFor(noun), notions[lemma]:
		own.status = news.Hypothetical
	case governs:
		own.status = status
	case rumors[lemma]:
		own.status = news.Alleged
	case falsehoods[lemma]:
		own.status = news.Denied
	}
	return own
}

// refuted reports whether what a noun says is denied, or said to be false:
// "denied reports", "the claim is untrue".
func (f *teller) refuted(noun int) bool {
	t := f.list[f.firstOf(noun)]
	k, ok := f.at[t.head]
	if !ok {
		return false
	}
	switch negated := f.clauses[k].negated; t.dep {
	case "dobj", "nsubjpass":
		return deniers[f.wordOf(t.head)] && !negated
	case "nsubj":
		o, ok := f.said(&f.clauses[k], outlook{})
		return ok && o.status == news.Denied && f.list[t.head].lemma == "be"
	}
	return false
}

// nothingFor reports whether there is none of what a noun names: "no evidence",
// "did not find evidence".
func (f *teller) nothingFor(noun int) bool {
	if f.noneOf(noun) {
		return true
	}
	t := f.list[noun]
	k, ok := f.at[t.head]
	return ok && (t.dep == "dobj" || t.dep == "attr") && f.clauses[k].negated && !deniers[f.wordOf(t.head)]
}

// wordOf is the lemma of a word, with its particle: "rule_out".
func (f *teller) wordOf(i int) string {
	lemma := f.list[i].lemma
	if k, ok := f.at[i]; ok {
		lemma = f.clauses[k].lemma
		if p := f.clauses[k].particle; p >= 0 {
			return lemma + "_" + f.list[p].lower
		}
	}
	return lemma
}
