package nlp

import "newsgraph/news"

// passing are verbs by which a deadline that is their subject is over.
var passing = set("pass expire lapse elapse run_out go_by")

// overdue is the status of what had to be done by a deadline that is over, told
// by an infinitive or a gerund that depends on a token: with a deadline that
// was missed it lapsed, with one that was met it was done. ok is false where the
// words do not say that a deadline is over.
func (f *teller) overdue(governor, depth int) (s news.Status, ok bool) {
	noun := governor
	switch t := f.list[governor]; {
	case t.verb():
		noun = f.child(governor, "dobj", "nsubj")
	case t.lower == "for":
		noun = t.head
	}
	if noun < 0 || !deadlines[f.list[noun].lemma] {
		return "", false
	}
	verb, dep := f.list[noun].head, f.list[noun].dep
	if _, clause := f.at[verb]; !clause {
		return "", false
	}
	up := f.outlook(verb, depth+1)
	if up.status != news.Happened {
		return "", false
	}
	switch lemma := f.wordOf(verb); {
	case dep == "dobj" && (lemma == "miss" || lemma == "meet"):
		if (lemma == "meet") == up.negated {
			return news.Lapsed, true
		}
		return news.Happened, true
	case dep == "nsubj" && passing[lemma] && !up.negated:
		return news.Lapsed, true
	}
	return "", false
}
