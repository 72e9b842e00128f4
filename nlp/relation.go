package nlp

import (
	_ "embed"
	"slices"
	"strings"

	"newsgraph/news"
)

// relationTable says which verbs and nouns tell of which relation.
//
//go:embed relations.tsv
var relationTable string

// relations is the table, ready to look things up. Conditions name the sets of
// nouns of the lexicon.
var relations = mustParse(setsOf(lexiconTable) + relationTable)

// setsOf are the lines of a table that list sets of nouns.
func setsOf(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "set\t") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// findRelations adds to a reading what its verbs and nouns tell of relations
// that last: who heads what, works for whom, owns what, is whose wife, and where
// something lies. Both sides must be known.
func (f *teller) findRelations() {
	f.strict = true
	f.findDead()
	titles := f.relateRoles()
	for i, t := range f.list {
		if c, ok := f.at[i]; ok {
			f.relateVerb(&f.clauses[c])
		} else if strings.HasPrefix(t.tag, "NN") {
			if !titles[i] {
				f.relateNoun(i)
			}
			f.placed(i)
			f.affiliate(i)
		}
	}
}

// relateVerb adds what a verb tells of a relation.
func (f *teller) relateVerb(c *clause) {
	for _, s := range relations.verbs[strings.ToLower(f.list[c.head].lemma)] {
		o := &told{sense: s, head: c.head, sure: 0.85}
		if !f.has(c, s) || c.link == "acl" && f.toVerb(c.head) && !f.ranked(c.governor) || !f.fill(o, c) {
			continue
		}
		o.outlook, o.anchor = f.outlookOf(o, c), f.anchorOf(c.head, 0)
		lasts := c.tense == present || c.tense == noTense && c.passive && o.kind != headOfBody // "based in Chicago"
		if lasts && o.outlook.status == news.Happened && !begins[c.lemma] {
			o.outlook.status = news.Ongoing
		}
		f.relate(o)
		return
	}
}

// begins are verbs by which a relation begins.
var begins = set("join marry wed found co-found cofound establish")

// relateNoun adds what a noun tells of the one who bears it.
func (f *teller) relateNoun(noun int) {
	f.liesIn(noun)
	for _, s := range relations.nouns[f.wordFor(noun)] {
		bearer, verb := f.bears(noun)
		if bearer < 0 || verb >= 0 && f.toVerb(verb) && f.child(verb, "nsubj") < 0 && looksAhead(f.outlook(verb, 0).status) {
			return // nobody, or who is to become it
		}
		c := clause{head: noun, subject: bearer, object: -1, receiver: -1, particle: -1, governor: -1, obliques: f.tree.obliques(noun)}
		o := &told{sense: f.rank(s, noun), head: noun, noun: true, sure: 0.9}
		if !f.fill(o, &c) {
			continue
		}
		if !strings.HasSuffix(f.list[noun].tag, "S") {
			o.actors = o.actors[:1] // one bears it, whoever stands behind
		}
		o.outlook, o.passing = f.heldAs(noun, verb), verb < 0
		if verb >= 0 {
			o.anchor = f.anchorOf(verb, 0)
			o.sure -= 0.05
		}
		f.relate(o)
		return
	}
}

// wordFor is the word by which a noun is looked up: "son-in-law" for "son" in it.
func (f *teller) wordFor(noun int) string {
	lemma := strings.TrimSuffix(strings.ToLower(f.list[noun].lemma), ".")
	if end := noun + 4; end < len(f.list) && f.list[end].lower == "law" && f.list[noun+1].text == "-" && f.list[noun+2].lower == "in" {
		return lemma + "-in-law"
	}
	if lemma == "general" && noun > 0 {
		before := noun - 1 // Attorney General, Secretary-General
		if f.list[before].text == "-" && before > 0 {
			before--
		}
		return f.list[before].lower + "-general"
	}
	return lemma
}

// rank is what a noun tells with the words before it: a vice president is no
// head, a chief executive and a prime minister are.
func (f *teller) rank(s *sense, noun int) *sense {
	for i := noun - 1; i >= max(0, noun-3) && f.list[i+1].glued && f.list[i].head == noun; i-- {
		word := f.list[i].lower
		said := !f.name[i] && f.list[i].dep != "det" && !ranks[word]
		switch {
		case s.kind == headOfBody && (lesser[word] || f.list[noun].lower == "director" && i == noun-1 && said && !managing[word]):
			return s.as(employs)
		case s.kind == headOfBody && factions[word]:
			return s.as("member_of")
		case s.kind == employs && (word == "chief" && f.list[noun].lower == "executive" || (word == "prime" || word == "first") && f.list[noun].lower == "minister"):
			return s.as(headOfBody)
		}
	}
	return s
}

const (
	headOfBody news.EventType = "head_of"
	employs    news.EventType = "employer"
)

// as is a sense with another predicate.
func (s sense) as(predicate news.EventType) *sense {
	s.kind = predicate
	return &s
}

var (
	// managing are words before "director" that leave it the first place.
	managing = set("managing executive general")
	// factions are words before "leader" for a part of what has members.
	factions = set("minority majority opposition floor")
	// ofState are those whom a country or a city employs.
	ofState = set("secretary minister ambassador envoy spokesman spokeswoman spokesperson commissioner treasurer judge prosecutor official officer agent attorney adviser advisor general")
	// ofPortfolio are those whose title names what they see to, not who has them.
	ofPortfolio = set("minister secretary")
)

// lesser are words before a title that take the first place from it.
var lesser = set("vice deputy assistant associate co junior regional")

// bears is who a noun is said of, and the verb that says so, -1 if there is
// none.
func (f *teller) bears(noun int) (who, verb int) {
	t := f.list[noun]
	switch t.dep {
	case "compound", "nmod", "amod":
		if f.named(t.head) && t.head > noun {
			return t.head, -1
		}
	case "appos":
		return t.head, -1
	case "conj":
		if first := f.firstOf(noun); first != noun && !f.named(first) && f.child(noun, "appos") < 0 {
			return f.bears(first) // chairman and chief executive
		}
	case "nsubj":
		if c, ok := f.at[t.head]; ok && f.list[t.head].lemma == "be" && f.clauses[c].object > noun {
			return f.clauses[c].object, t.head // her mother is Kyoko Kimura
		}
	case "attr", "oprd":
		c, ok := f.at[t.head]
		switch {
		case !ok:
		case t.dep == "oprd":
			return f.clauses[c].object, t.head
		case copulas[f.list[t.head].lemma]:
			return f.clauses[c].subject, t.head
		}
	case "pobj":
		as := f.list[t.head]
		if c, ok := f.at[as.head]; ok && as.lower == "as" {
			return f.servesAs(&f.clauses[c]), as.head
		}
	}
	return f.child(noun, "appos"), -1
}

// relate adds statements of a relation between all whom it names. Whoever holds
// an office by a party's adjective is one of the party, a Republican governor;
// the dead hold none any more.
func (f *teller) relate(o *told) {
	f.addTenure(o)
	for _, p := range f.pairs(o) {
		if p[0].Cluster < 0 || p[1].Cluster < 0 {
			continue
		}
		one := *o
		if office := o.kind == headOfBody || o.kind == employs; office && f.ofParty(p[1]) && !ofBody[strings.TrimSuffix(f.list[o.head].lower, "s")] {
			one.sense = o.as("member_of")
		}
		if (one.outlook.status == news.Ongoing || one.outlook.status == news.Happened) && !one.outlook.negated && one.noun && (f.dead[p[0].Cluster] || f.resigned[[2]int{p[0].Cluster, f.list[o.head].sentence}]) && (one.kind == headOfBody || one.kind == employs || one.kind == "member_of") {
			one.outlook.status = news.Lapsed
		}
		if s := one.outlook.status; one.kind == "founded" && (s == news.Ongoing || s == news.Lapsed) {
			one.outlook.status = news.Happened // it was once
		}
		if f.possible(&one, p) {
			s := f.statement(&one, p)
			if s.Voice == news.Paraphrased && (one.passing || one.noun && f.onlyNamed(one.head, p[0].Cluster)) {
				s.Voice, s.Attribution = news.Reportage, nil
			}
			f.reading.Statements = append(f.reading.Statements, s)
		}
	}
}

// onlyNamed reports whether a noun lies in no quote but such as name what somebody
// speaks of, in the writer's words, or the one who speaks: "she thanked NASA chief
// Jim Bridenstine", "according to Jane Roe, the head of NASA".
func (f *teller) onlyNamed(noun, bearer int) bool {
	beside := f.list[noun].dep != "attr" && f.list[noun].dep != "pobj"
	return !slices.ContainsFunc(f.around(f.list[noun].span), func(q news.Quote) bool {
		first, end := f.within(q.Span)
		return q.Form != news.Indirect || !(beside && q.Speaker == bearer) && slices.ContainsFunc(f.list[first:end], func(t token) bool { return finite[t.tag] })
	})
}

// finite are the tags of finite verbs.
var finite = set("VBD VBP VBZ MD")

// ofParty reports whether an argument is the adjective of a body: Republican.
func (f *teller) ofParty(a news.Argument) bool {
	first, end := f.within(a.Span)
	if first == end || f.reading.Clusters[a.Cluster].Type != news.Organization {
		return false
	}
	t := f.list[f.head(first, end)]
	return t.tag == "JJ" || t.label == "NORP"
}

// ofBody are the titles of those who are at the top of a party or work for it.
var ofBody = set("leader chairman chairwoman chairperson chair head chief boss spokesman spokeswoman spokesperson official aide adviser advisor manager founder employee")

// possible reports whether two can stand in a relation, by what they are.
func (f *teller) possible(o *told, pair [2]news.Argument) bool {
	predicate, title := o.kind, strings.TrimSuffix(f.list[o.head].lower, "s")
	a, b := f.reading.Clusters[pair[0].Cluster].Type, f.reading.Clusters[pair[1].Cluster].Type
	body := b == news.Organization || b == news.Geopolitical
	switch predicate {
	case headOfBody:
		return a == news.Person && (body || b == news.Group) && !(o.noun && b == news.Geopolitical && f.ofPart(o.head, pair[1]))
	case employs:
		return a == news.Person && (b == news.Organization && !ofPortfolio[title] || b == news.Geopolitical && (!o.noun || ofState[title]))
	case "member_of":
		return acts(a) && (b == news.Organization || b == news.Group || b == news.Geopolitical && a == b)
	case "founded":
		return acts(a) && (b == news.Organization || b == news.Product || b == news.Work)
	case "owns", "part_of":
		return b != news.Person && a != news.Group && (a != news.Person || predicate == "owns")
	case "capital_of":
		return f.place(pair[0]) && f.place(pair[1])
	case "located_in":
		return a != news.Group && f.place(pair[1]) && f.proper(pair[1])
	}
	return a == news.Person && b == news.Person // family
}

// ofPart reports whether a word between a country's name and a title says that
// it is the title of a part of the country: "the Russian military leader".
func (f *teller) ofPart(noun int, country news.Argument) bool {
	_, end := f.within(country.Span)
	for i := end; i < noun; i++ {
		if w := f.list[i]; (w.dep == "compound" || w.dep == "amod") && !ranks[w.lower] && !roles[w.lower] {
			return true
		}
	}
	return false
}
