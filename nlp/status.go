package nlp

import (
	"strings"

	"newsgraph/news"
)

// outlook is how a text puts what it tells.
type outlook struct {
	status  news.Status
	negated bool
}

// deepest is how many verbs and nouns above one are asked how they put it.
const deepest = 8

// outlook is how the text puts what a verb or a noun tells.
func (f *teller) outlook(head, depth int) outlook {
	c, ok := f.at[head]
	if !ok {
		return f.nounOutlook(head, depth)
	}
	return f.verbOutlook(&f.clauses[c], depth)
}

// verbOutlook is that of a verb.
func (f *teller) verbOutlook(c *clause, depth int) outlook {
	o := outlook{f.mooded(c), c.negated}
	if depth > deepest || c.governor < 0 || f.list[c.governor].sentence != f.list[c.head].sentence {
		return o
	}
	switch c.link {
	case "conj":
		if c.tense == noTense && c.modal == "" || f.shared(c) {
			up := f.outlook(c.governor, depth+1)
			return outlook{up.status, up.negated && f.bare(c.head) && f.orJoins(c.governor) || o.negated}
		}
	case "relcl":
	case "advcl":
		return f.adverbial(c, o, depth)
	case "pcomp":
		return f.prepositional(c, o, depth)
	case "xcomp", "ccomp", "acl":
		return f.governed(c, o, depth)
	}
	return o
}

// shared reports whether a coordinated verb stands with the auxiliaries of the
// one before it.
func (f *teller) shared(c *clause) bool {
	t := f.list[c.head]
	return (t.tag == "VB" || t.tag == "VBG") && f.child(c.head, "aux") < 0
}

func (f *teller) bare(verb int) bool { return f.list[verb].tag == "VB" }

// orJoins reports whether "or" or "nor" joins what is coordinated with a verb.
func (f *teller) orJoins(verb int) bool {
	cc := f.child(verb, "cc")
	return cc >= 0 && (f.list[cc].lower == "or" || f.list[cc].lower == "nor")
}

// mooded is the status by the mood, tense and aspect of a verb alone.
func (f *teller) mooded(c *clause) news.Status {
	t := f.list[c.head]
	heading := f.blocks[t.block].Kind == news.Heading
	switch c.modal {
	case "will", "wo", "'ll", "’ll", "shall":
		return news.Planned
	case "would", "'d", "’d":
		if f.reported(c.head) {
			return news.Planned // the future of what was said
		}
		return news.Hypothetical
	case "must":
		return news.Ordered
	case "":
	default:
		return news.Hypothetical
	}
	if f.aux(c.head, "going") {
		return news.Planned
	}
	switch {
	case c.tense == noTense && f.toVerb(c.head) && (heading || f.list[c.head].head == c.head):
		return news.Planned // "Trump to ban TikTok"
	case t.tag == "VBG" && c.tense == present && !heading:
		return news.Ongoing
	case f.asked(c.head):
		return news.Hypothetical
	}
	return news.Happened
}

// aux reports whether a verb has an auxiliary of a form.
func (f *teller) aux(verb int, form string) bool {
	for _, i := range f.children(verb) {
		if f.list[i].lower == form && f.list[i].dep == "aux" {
			return true
		}
	}
	return false
}

// reported reports whether a verb depends on one of saying in the past.
func (f *teller) reported(verb int) bool {
	t := f.list[f.firstVerb(verb)]
	if t.dep != "ccomp" {
		return false
	}
	up := f.list[t.head]
	return sayings[up.lemma] || lexicon.saying[up.lemma] || governors[news.Planned][up.lemma] || governors[news.Threatened][up.lemma]
}

// asked reports whether a verb is what a question asks, or depends on if or
// whether.
func (f *teller) asked(verb int) bool {
	if mark := f.child(verb, "mark"); mark >= 0 && conditional[f.list[mark].lower] {
		return true
	}
	t := f.list[verb]
	s := f.sentences[t.sentence].Span.Of(f.text)
	return t.head == verb && strings.HasSuffix(strings.TrimRight(s, "”\"’'"), "?")
}

// governed is the outlook of a clause that a verb or a noun governs.
func (f *teller) governed(c *clause, own outlook, depth int) outlook {
	finite := c.tense != noTense || c.modal != ""
	lemma := strings.ToLower(f.list[c.governor].lemma)
	if status, ok := f.granted(c.head); ok {
		return outlook{status, own.negated}
	}
	if f.asked(c.head) {
		return outlook{news.Hypothetical, own.negated}
	}
	if at, ok := f.at[c.governor]; ok && c.link == "xcomp" && f.clauses[at].passive && (lexicon.saying[lemma] || reputed[lemma]) {
		return outlook{news.Alleged, own.negated} // "is said to have"
	}
	if f.name[c.governor] && f.toVerb(c.head) {
		return outlook{news.Planned, own.negated} // "Trump to ban TikTok", where the model takes the name for a verb
	}
	if c.link == "acl" && !f.toVerb(c.head) && !finite && (!papers[lemma] || f.list[c.head].tag == "VBN") {
		return own // "the man arrested on Sunday"
	}
	status, ok := f.governing(lemma, finite)
	if ok && status == news.Planned && f.wanted(c, lemma) {
		status = news.Hypothetical
	}
	above := c.governor
	if f.list[above].dep == "acomp" {
		above = f.list[above].head // is not willing to buy
	}
	up := f.outlook(above, depth+1)
	if implied := lemma == "fail" || lemma == "failure"; implied {
		return outlook{up.status, !up.negated}
	}
	switch {
	case lemma == "be" && c.link == "xcomp" && f.toVerb(c.head):
		return outlook{news.Planned, own.negated != up.negated} // "is to be sentenced"
	case (lemma == "stop" || lemma == "cease") && c.link == "xcomp" && up.status == news.Happened && !up.negated:
		return outlook{news.Lapsed, own.negated}
	case !ok && finite:
		return own
	case !ok && c.link == "acl" && f.toVerb(c.head):
		return outlook{news.Planned, own.negated}
	case !ok && c.link == "acl":
		return own
	case !ok:
		if f.list[c.governor].verb() && !factual[lemma] && f.toVerb(c.head) && !f.seems(lemma) {
			return outlook{news.Hypothetical, own.negated != up.negated}
		}
		return outlook{up.status, own.negated != up.negated}
	}
	if c.link == "acl" && (up.status == news.Blocked || up.status == news.Lapsed || up.status == news.Denied) {
		return outlook{up.status, own.negated} // "cancelled a deal to sell Opel"
	}
	return outlook{status, own.negated != (up.negated && status != news.Denied && status != news.Alleged)}
}

// wanted reports whether a verb tells what somebody wants of somebody else:
// "they want him to resign".
func (f *teller) wanted(c *clause, lemma string) bool {
	return (lemma == "want" || lemma == "expect" || lemma == "hope") && (f.child(c.head, "nsubj", "nsubjpass") >= 0 || f.child(c.governor, "dobj") >= 0)
}

// seems reports whether a verb leaves it to its infinitive how it is put:
// seem-109.
func (f *teller) seems(lemma string) bool {
	return lemma == "appear" || lemma == "seem" || lemma == "be" || lemma == "say" || lemma == "believe"
}

// governing is the status that a word gives to what depends on it. Of finite
// clauses few do: who hopes that something was so does not plan it.
func (f *teller) governing(lemma string, finite bool) (news.Status, bool) {
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

// adverbial is the outlook of an adverbial clause: what is for a purpose is
// planned, what is a condition is not said to be so.
func (f *teller) adverbial(c *clause, own outlook, depth int) outlook {
	status, granted := f.granted(c.head)
	switch {
	case granted:
		return outlook{status, own.negated}
	case f.asked(c.head):
		return outlook{news.Hypothetical, own.negated}
	case c.tense == present && own.status == news.Happened:
		// "When Microsoft buys it, Nadella will own it."
		if up := f.outlook(c.governor, depth+1); up.status == news.Planned || up.status == news.Hypothetical {
			return outlook{up.status, own.negated}
		}
		return own
	case c.tense != noTense || c.modal != "":
		return own
	case f.toVerb(c.head):
		lemma := strings.ToLower(f.list[c.governor].lemma)
		if status, ok := f.governing(lemma, false); ok {
			return outlook{status, own.negated}
		}
		return outlook{news.Planned, own.negated}
	}
	up := f.outlook(c.governor, depth+1)
	return outlook{up.status, own.negated}
}

// prepositional is the outlook of a verb behind a preposition.
func (f *teller) prepositional(c *clause, own outlook, depth int) outlook {
	prep := c.governor
	up := f.list[prep].head
	if up == prep {
		return own
	}
	word := f.list[prep].lower
	if word == "without" {
		return outlook{own.status, true}
	}
	lemma := strings.ToLower(f.list[up].lemma)
	if status, ok := f.governing(lemma, false); ok && word != "after" && word != "before" && word != "by" && word != "since" {
		return outlook{status, own.negated}
	}
	if word == "instead" || word == "against" {
		return outlook{news.Hypothetical, own.negated}
	}
	if word == "after" || word == "since" || word == "in" || word == "during" {
		return own
	}
	if _, ok := f.at[up]; ok {
		return outlook{f.outlook(up, depth+1).status, own.negated}
	}
	return outlook{news.Hypothetical, own.negated} // "a chance of buying", "the practice of banning"
}
