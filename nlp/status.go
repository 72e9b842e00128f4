package nlp

import (
	"slices"
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

// Words that say how what depends on them is put, verbs and nouns alike, by
// lemma. The classes are those of VerbNet.
var governors = map[news.Status]map[string]bool{
	// want-32.1, promise-37.13, plan, intend; future_having-13.3
	news.Planned: set(`plan intend want hope aim agree decide expect prepare promise vow pledge propose set schedule due ready seek look offer choose opt determine resolve poise slate bind destine arrange
		deal agreement decision bid proposal promise intention deadline preparation commitment move push effort goal negotiation talk announce willing about postpone delay face upcoming await`),
	// order-60, force-59
	news.Ordered: set("order require instruct direct command compel force mandate decree oblige oblige tell law decree ruling ultimatum subpoena must demand"),
	// threat
	news.Threatened: set("threaten threat warn warning"),
	// accuse, judgment-33, conjecture-29.5 of wrongs
	news.Alleged: set("accuse allege suspect charge blame allegation accusation claim suspicion indict criticize criticise condemn denounce"),
	// refuse, deny-29.5
	news.Denied: set("deny refuse decline reject refusal denial oppose rule"),
	// forbid-67, limit-76, of measures
	news.Blocked: set("ban bar prohibit prevent stop block forbid halt stay enjoin suspend cancel revoke overturn quash veto scrap scuttle thwart strike invalidate nullify"),
	// end, of what was in force
	news.Lapsed: set("lift end expire lapse drop repeal rescind terminate collapse abandon"),
	// wish-62, urge-58.1, beg-58.2, allow-64, consider-29.9, try-61
	news.Hypothetical: set(`consider mull weigh contemplate explore discuss ask urge beg request call press appeal invite encourage recommend suggest advise want wish allow permit enable let can could try attempt fear risk
		avoid avert mean possibility chance prospect idea option call request demand bill fear risk attempt ability right need if whether unlikely likely able possible`),
}

// factual are verbs that say that what depends on them was so: begin-55.1 and
// the like, manage-74.
var factual = set("begin start continue keep help manage proceed go come resume get have make use see hear watch finish stop happen")

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
	t := f.list[verb]
	if t.dep == "conj" {
		return f.reported(t.head)
	}
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

var conditional = set("if whether unless lest")

// governed is the outlook of a clause that a verb or a noun governs.
func (f *teller) governed(c *clause, own outlook, depth int) outlook {
	finite := c.tense != noTense || c.modal != ""
	lemma := strings.ToLower(f.list[c.governor].lemma)
	if f.asked(c.head) {
		return outlook{news.Hypothetical, own.negated}
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

// wishes are verbs whose finite clauses tell what may be: wish-62, demand.
var wishes = set("hope wish fear demand suggest propose recommend insist request imagine suppose doubt wonder ask consider")

// adverbial is the outlook of an adverbial clause: what is for a purpose is
// planned, what is a condition is not said to be so.
func (f *teller) adverbial(c *clause, own outlook, depth int) outlook {
	switch {
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

// nounOutlook is that of a noun for an action: as the verb that supports it, as
// what is said of it, or as its adjectives put it.
func (f *teller) nounOutlook(noun, depth int) outlook {
	o := outlook{status: news.Happened}
	for _, i := range f.children(noun) {
		w := f.list[i]
		switch {
		case w.dep == "det" && w.lower == "no":
			o.negated = true
		case w.dep == "amod" || w.dep == "compound":
			if s, ok := adjectives[w.lower]; ok {
				return outlook{s, o.negated}
			}
		}
	}
	if depth > deepest {
		return o
	}
	t := f.list[f.firstOf(noun)]
	if t.head == noun || f.list[t.head].sentence != t.sentence {
		return o
	}
	up := f.list[t.head]
	lemma := strings.ToLower(up.lemma)
	switch t.dep {
	case "dobj", "nsubjpass":
		return f.objectOutlook(t.head, lemma, o, depth)
	case "nsubj":
		return f.subjectOutlook(noun, t.head, lemma, o, depth)
	case "pobj":
		return f.behindPreposition(t.head, o, depth)
	}
	return o
}

// objectOutlook is that of a noun that is the object of a verb.
func (f *teller) objectOutlook(verb int, lemma string, own outlook, depth int) outlook {
	if _, ok := f.at[verb]; !ok {
		return own
	}
	up := f.outlook(verb, depth+1)
	if lightVerbs[lemma] && lemma != "order" {
		return outlook{up.status, own.negated != up.negated}
	}
	settled := up.status == news.Happened || up.status == news.Ongoing
	for _, s := range []news.Status{news.Blocked, news.Lapsed} {
		if governors[s][lemma] {
			if !settled || up.negated {
				return own
			}
			return outlook{s, own.negated}
		}
	}
	if lemma == "accept" || lemma == "criticize" || lemma == "condemn" || lemma == "denounce" || lemma == "suggest" || lemma == "oppose" || lemma == "discuss" || lemma == "reject" {
		return own
	}
	for _, s := range []news.Status{news.Ordered, news.Threatened, news.Denied, news.Planned, news.Hypothetical} {
		if governors[s][lemma] && !factual[lemma] {
			return outlook{s, own.negated != (up.negated && s != news.Denied)}
		}
	}
	return own
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
	modal := f.clauses[f.at[verb]].modal
	switch {
	case up.status == news.Planned && phases[lemma], modal == "would" && !f.possessed(noun), modal != "" && f.indefinite(noun):
		return outlook{up.status, own.negated}
	}
	if phases[lemma] {
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

// phases are verbs by which what their subject names happens.
var phases = set("come take begin start end expire happen occur proceed continue resume run last go follow be")

// behindPreposition is the outlook of a noun behind a preposition: "threat of
// sanctions", "plans for talks".
func (f *teller) behindPreposition(prep int, own outlook, depth int) outlook {
	up := f.list[prep].head
	if up == prep {
		return own
	}
	word, lemma := f.list[prep].lower, strings.ToLower(f.list[up].lemma)
	if word == "without" {
		return outlook{own.status, true}
	}
	if word != "of" && word != "for" && word != "to" && word != "from" && word != "on" {
		return own
	}
	for _, s := range []news.Status{news.Threatened, news.Planned, news.Hypothetical} {
		if governors[s][lemma] && !factual[lemma] && (word == "of" || word == "for") && lemma != "talk" && lemma != "negotiation" {
			return outlook{s, own.negated}
		}
	}
	return own
}

// adjectives put the noun that they stand with.
var adjectives = map[string]news.Status{
	"possible": news.Hypothetical, "potential": news.Hypothetical, "hypothetical": news.Hypothetical, "attempted": news.Hypothetical, "would-be": news.Hypothetical,
	"proposed": news.Planned, "planned": news.Planned, "upcoming": news.Planned, "looming": news.Planned, "future": news.Planned, "pending": news.Planned, "forthcoming": news.Planned, "impending": news.Planned, "imminent": news.Planned, "scheduled": news.Planned, "prospective": news.Planned,
	"alleged": news.Alleged, "suspected": news.Alleged, "threatened": news.Threatened, "expired": news.Lapsed, "failed": news.Lapsed, "ongoing": news.Ongoing, "continuing": news.Ongoing, "continued": news.Ongoing, "blocked": news.Blocked, "cancelled": news.Blocked, "canceled": news.Blocked,
}

// ahead reports whether a status looks ahead.
func looksAhead(s news.Status) bool {
	return slices.Contains([]news.Status{news.Planned, news.Ordered, news.Threatened, news.Hypothetical}, s)
}
