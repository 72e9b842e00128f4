package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// claimed is the outlook of a finite clause that a verb or a noun governs.
func (f *teller) claimed(c *clause, own outlook, depth int) outlook {
	if d := f.list[c.governor].dep; c.link == "acl" || d == "nsubj" || d == "dobj" || d == "pobj" { // where the model takes a noun for a verb
		return f.contentOutlook(c.governor, own)
	}
	verb := c.governor
	if t := f.list[verb]; t.dep == "acomp" {
		verb = t.head // is not sure that
	}
	k, ok := f.at[verb]
	if !ok {
		return own
	}
	up, lemma := f.outlook(verb, depth+1), f.wordOf(verb)
	open := verb < c.head && !knowing[lemma] && !f.wondering(c.head) // it may be said not to be so
	unsaid := open && (f.clauses[k].negated || up.negated || up.status == news.Denied)
	supposed := open && up.status == news.Hypothetical && own.status == news.Happened
	status, governs := statusUnder(lemma, true)
	switch {
	case lemma == "be":
		own, _ = f.said(&f.clauses[k], own)
	case f.clauses[k].passive && f.clauses[k].subject < 0 && reputed[lemma]:
		own.status = news.Alleged // it is believed that
	case unsaid && opinions[lemma]:
		own.status = news.Denied
	case unsaid && status == news.Denied:
		own.status = news.Alleged // did not deny that
	case unsaid, supposed && !governs:
		own.status = news.Hypothetical
	case governs:
		own.status = status
	}
	return own
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
	status, governs := statusUnder(lemma, true)
	switch {
	case f.confirmed(noun):
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

// contentOf reports whether what the model takes for a relative clause is what a
// noun says: "claims it had bought Apple".
func (f *teller) contentOf(c *clause) bool {
	noun := f.wordOf(c.governor)
	if !rumors[noun] && !notions[noun] || f.child(c.head, "nsubj", "nsubjpass") < 0 || f.child(c.head, "dobj", "nsubjpass", "mark") < 0 {
		return false
	}
	return !slices.ContainsFunc(f.children(c.head), func(i int) bool { return f.list[i].tag[0] == 'W' && f.list[i].dep != "mark" })
}

// confirmed reports whether what a noun says is said to be so: "confirmed
// reports".
func (f *teller) confirmed(noun int) bool {
	t := f.list[noun]
	k, ok := f.at[t.head]
	return ok && t.dep == "dobj" && confirming[f.list[t.head].lemma] && !f.clauses[k].negated && f.mooded(&f.clauses[k]) == news.Happened
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
	lemma := strings.ToLower(f.list[i].lemma)
	if f.list[i].proper() {
		lemma = verbLemma(lemma, lemma) // in headlines
	}
	if k, ok := f.at[i]; ok {
		lemma = f.clauses[k].lemma
		if p := f.clauses[k].particle; p >= 0 {
			return lemma + "_" + f.list[p].lower
		}
	}
	return lemma
}
