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

// outlook is how the text puts what a verb or a noun tells.
func (f *teller) outlook(head, depth int) outlook {
	c, ok := f.at[head]
	if !ok {
		return f.nounOutlook(head, depth)
	}
	return f.verbOutlook(&f.clauses[c], depth)
}

// verbOutlook is that of a verb: what is told as done may be told as hearsay, or
// as over.
func (f *teller) verbOutlook(c *clause, depth int) outlook {
	o := f.linked(c, depth)
	if o.status == news.Happened || o.status == news.Ongoing {
		switch s, ok := f.hedge(c.head); {
		case f.noLonger(c.head):
			return outlook{news.Lapsed, false}
		case ok:
			o.status = s
		}
	}
	return o
}

// linked is the outlook of a verb by its mood and by what it depends on.
func (f *teller) linked(c *clause, depth int) outlook {
	o := outlook{f.mooded(c), c.negated}
	if depth > deepest || c.governor < 0 || f.list[c.governor].sentence != f.list[c.head].sentence {
		return o
	}
	switch c.link {
	case "conj":
		return f.coordinated(c, o, depth)
	case "csubj", "csubjpass":
		if up := f.outlook(c.governor, depth+1); c.tense == noTense && unreal(up.status) {
			return outlook{up.status, o.negated} // executing him would not help
		}
	case "relcl":
		if f.contentOf(c) {
			return f.contentOutlook(c.governor, o)
		}
	case "advcl":
		return f.adverbial(c, o, depth)
	case "pcomp":
		return f.prepositional(c, o, depth)
	case "xcomp", "ccomp", "acl":
		return f.governed(c, o, depth)
	}
	return o
}

// coordinated is the outlook of a coordinated verb: that of the one before it,
// if it stands with the auxiliaries, the conjunction or the denial of that.
func (f *teller) coordinated(c *clause, own outlook, depth int) outlook {
	up := f.outlook(c.governor, depth+1)
	if c.tense == noTense && c.modal == "" || f.shared(c) {
		return outlook{up.status, up.negated && f.bare(c.head) && f.orJoins(c.governor) || own.negated}
	}
	first := f.firstVerb(c.head)
	k, ok := f.at[first]
	if !ok || own.status != news.Happened || f.belongsTo(c.head) >= 0 {
		return own
	}
	if link := f.clauses[k].link; f.clauses[k].modal == "" && (link == "ccomp" || link == "acl" || link == "advcl") && unreal(up.status) {
		own.status = up.status
	}
	return own
}

// unreal reports whether what has a status is not said to be so.
func unreal(s news.Status) bool {
	return s == news.Denied || s == news.Alleged || s == news.Hypothetical
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
	if c.modal == "will" && f.asked(c.head) {
		return news.Hypothetical
	}
	switch c.modal {
	case "will", "wo", "'ll", "’ll", "shall":
		return news.Planned
	case "would", "'d", "’d":
		if f.reported(c.head) {
			return news.Planned // the future of what was said
		}
		return news.Hypothetical
	case "must":
		if f.aux(c.head, "have") {
			return news.Hypothetical // must have forgotten
		}
		return news.Ordered
	case "could":
		if c.negated && f.child(c.head, "mark") < 0 && !f.aux(c.head, "have") && !f.asked(c.head) {
			return news.Happened // could not agree
		}
		return news.Hypothetical
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
	case (t.tag == "VBG" || c.passive && f.aux(c.head, "being")) && c.tense == present && !heading:
		return news.Ongoing
	case f.asked(c.head):
		return news.Hypothetical
	}
	return news.Happened
}

// aux reports whether a verb has an auxiliary of a form.
func (f *teller) aux(verb int, form string) bool {
	for _, i := range f.children(verb) {
		if d := f.list[i].dep; f.list[i].lower == form && (d == "aux" || d == "auxpass") {
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
// whether. Behind what somebody said may stand a question that is quoted.
func (f *teller) asked(verb int) bool {
	if mark := f.child(verb, "mark"); mark >= 0 && conditional[f.list[mark].lower] || f.list[verb].dep == "advcl" && f.inverted(verb) {
		return true
	}
	t := f.list[verb]
	behind := strings.TrimRight(f.text[t.span.End:max(t.span.End, f.sentences[t.sentence].Span.End)], "”\"’'")
	return t.head == verb && strings.HasSuffix(behind, "?") && !strings.ContainsAny(behind, "“\"")
}

// governed is the outlook of a clause that a verb or a noun governs.
func (f *teller) governed(c *clause, own outlook, depth int) outlook {
	if status, ok := f.granted(c.head); ok {
		return outlook{status, own.negated}
	}
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
	case lemma == "be" && c.link == "xcomp" && to, lemma == "go" && f.list[c.governor].tag == "VBG" && to:
		return outlook{news.Planned, negated} // is to be sentenced, is going to be
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
	case c.link == "acl" && (up.status == news.Blocked || up.status == news.Lapsed || up.status == news.Denied):
		return outlook{up.status, own.negated} // "cancelled a deal to sell Opel"
	case status == news.Denied && up.negated:
		return outlook{news.Hypothetical, own.negated} // has not ruled out buying
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

// adverbial is the outlook of an adverbial clause: what is for a purpose is
// planned, what is a condition is not said to be so.
func (f *teller) adverbial(c *clause, own outlook, depth int) outlook {
	mark := f.child(c.head, "mark")
	status, granted := f.granted(c.head)
	switch {
	case granted:
		return outlook{status, own.negated}
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
	word, lemma := f.list[prep].lower, f.wordOf(up)
	switch status, ok := statusUnder(lemma, false); {
	case word == "without", f.instead(c.head):
		return outlook{own.status, !own.negated}
	case word == "from" && hindering[lemma], word == "of" && lemma == "talk_out":
		return f.hindered(up, own, depth)
	case word == "on" && governors[news.Lapsed][lemma]:
		return outlook{news.Lapsed, own.negated} // gave up on buying
	case (word == "from" || word == "in") && undoing[lemma]:
		return outlook{own.status, !own.negated}
	case word == "against" && ok:
		return outlook{f.against(status), !own.negated}
	case word == "of" && clearing[lemma]:
		return outlook{news.Denied, own.negated}
	case (word == "for" || word == "over") && suspecting[lemma]:
		return outlook{news.Alleged, own.negated}
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
