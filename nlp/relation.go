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
			f.ofBody(i)
			f.placed(i)
		}
	}
}

// relateVerb adds what a verb tells of a relation.
func (f *teller) relateVerb(c *clause) {
	for _, s := range relations.verbs[strings.ToLower(f.list[c.head].lemma)] {
		o := &told{sense: s, head: c.head, sure: 0.85}
		if !f.has(c, s) || c.link == "acl" && f.toVerb(c.head) || !f.fill(o, c) {
			continue
		}
		o.outlook, o.anchor = f.outlook(c.head, 0), f.anchorOf(c.head, 0)
		if c.tense == present && o.outlook.status == news.Happened && !begins[c.lemma] {
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
		if bearer < 0 {
			return
		}
		c := clause{head: noun, subject: bearer, object: -1, receiver: -1, particle: -1, governor: -1, obliques: f.tree.obliques(noun)}
		o := &told{sense: f.rank(s, noun), head: noun, noun: true, sure: 0.9}
		if !f.fill(o, &c) {
			continue
		}
		if !strings.HasSuffix(f.list[noun].tag, "S") {
			o.actors = o.actors[:1] // one bears it, whoever stands behind
		}
		o.outlook = f.heldAs(noun, verb)
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
	ofState = set("secretary minister ambassador envoy spokesman spokeswoman spokesperson commissioner treasurer judge prosecutor official officer agent attorney adviser advisor")
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

// servesAs is who becomes, is or was what stands behind "as"; -1 if the verb
// does not say that: who is endorsed as president is none.
func (f *teller) servesAs(c *clause) int {
	of := func(kind news.EventType) bool {
		return slices.ContainsFunc(lexicon.verbs[c.lemma], func(s *sense) bool { return s.kind == kind })
	}
	switch {
	case serving[c.lemma], of(news.Leave) && !unseats[c.lemma]:
		return c.subject
	case of(news.Appoint), of(news.Leave), identifying[c.lemma]:
		return c.object
	}
	return -1
}

var (
	// copulas say what somebody is or becomes.
	copulas = set("be become remain")
	// serving are verbs whose subject is what stands behind "as": masquerade-29.6,
	// and those for taking an office.
	serving = set("serve act work succeed replace follow return")
	// unseats are verbs for leaving an office whose object leaves it.
	unseats = set("fire sack dismiss oust depose unseat topple overthrow demote")
	// identifying are verbs by which somebody is told to be something.
	identifying = set("know identify recognize introduce keep retain")
)

// heldAs is how the text puts that somebody bears a noun: what is former is no
// more.
func (f *teller) heldAs(noun, verb int) outlook {
	o := outlook{status: news.Happened}
	if verb >= 0 {
		o = f.outlook(verb, 0)
	}
	words := f.children(noun)
	if before := f.left[noun] - 1; before >= 0 && f.list[before].dep == "advmod" {
		words = append(words, before) // formerly the director
	}
	for _, i := range words {
		switch word := f.list[i].lower; {
		case gone[word]:
			o.status = news.Lapsed
		case coming[word]:
			o.status = news.Planned
		}
	}
	if survivors[f.list[noun].lemma] || f.formerSpouse(noun) || verb >= 0 && f.leaves(verb) && o.status == news.Happened {
		o.status = news.Lapsed
	}
	if o.status == news.Happened && (verb < 0 || f.list[verb].tag == "VBZ" || f.list[verb].tag == "VBP") {
		o.status = news.Ongoing
	}
	return o
}

var (
	gone   = set("former formerly ex then late ex- one-time onetime erstwhile outgoing previously once deceased")
	coming = set("incoming future designate elect next")
)

// ofBody adds for whom somebody works, or of what one is a member, whose name
// has that right behind: "Mike Ryan of the World Health Organization".
func (f *teller) ofBody(name int) {
	of := f.child(name, "prep")
	who, body := f.own(name), f.own(f.child(of, "pobj"))
	if of != name+1 || f.list[of].lower != "of" || who.Cluster < 0 || body.Cluster < 0 || !f.name[name] || words(who.Span.Of(f.text)) < 2 || f.holds(who.Cluster, body.Cluster) {
		return
	}
	if f.reading.Clusters[who.Cluster].Type != news.Person || f.reading.Clusters[body.Cluster].Type != news.Organization {
		return
	}
	o := &told{sense: &sense{kind: employs}, head: of, noun: true, sure: 0.8, actors: []news.Argument{who}, recipients: []news.Argument{body}}
	for _, word := range strings.Fields(strings.ToLower(body.Span.Of(f.text))) {
		if assemblies[word] {
			o.sense = o.as("member_of")
		}
	}
	o.outlook.status = news.Ongoing
	f.relate(o)
}

// assemblies are words in the names of bodies that have members.
var assemblies = set("party parliament congress senate house assembly committee council commission caucus alliance movement union front league coalition federation society club democrats republicans greens conservatives labour liberals")

// holds reports whether somebody has an office of a body by their title.
func (f *teller) holds(person, body int) bool {
	return slices.ContainsFunc(f.reading.Roles, func(r news.Role) bool { return r.Person == person && r.Organization == body })
}

// leaves reports whether a verb tells of leaving an office.
func (f *teller) leaves(verb int) bool {
	return slices.ContainsFunc(lexicon.verbs[f.list[verb].lemma], func(s *sense) bool { return s.kind == news.Leave })
}

// formerSpouse reports whether a noun is for the first of several spouses.
func (f *teller) formerSpouse(noun int) bool {
	if lemma := f.list[noun].lemma; lemma != "husband" && lemma != "wife" {
		return false
	}
	first := f.child(noun, "amod")
	return first >= 0 && f.list[first].lower == "first"
}

// survivors are those whose marriage is over.
var survivors = set("widow widower")

// relate adds statements of a relation between all whom it names. Whoever holds
// an office by a party's adjective is one of the party, a Republican governor;
// the dead hold none any more.
func (f *teller) relate(o *told) {
	for _, p := range f.pairs(o) {
		if p[0].Cluster < 0 || p[1].Cluster < 0 {
			continue
		}
		one := *o
		if office := o.kind == headOfBody || o.kind == employs; office && f.ofParty(p[1]) && !ofBody[strings.TrimSuffix(f.list[o.head].lower, "s")] {
			one.sense = o.as("member_of")
		}
		if one.outlook.status == news.Ongoing && one.noun && f.dead[p[0].Cluster] && (one.kind == headOfBody || one.kind == employs || one.kind == "member_of") {
			one.outlook.status = news.Lapsed
		}
		if f.possible(&one, p) {
			f.reading.Statements = append(f.reading.Statements, f.statement(&one, p))
		}
	}
}

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

// findDead finds who is told to have died.
func (f *teller) findDead() {
	f.dead = make(map[int]bool)
	for i := range f.clauses {
		c := &f.clauses[i]
		who := -1
		switch t := f.list[c.head]; {
		case dying[c.lemma] || c.lemma == "pass" && c.particle >= 0 && f.list[c.particle].lower == "away":
			who = c.subject
		case c.passive && (killing[c.lemma] || c.lemma == "find" && f.list[min(c.head+1, len(f.list)-1)].lower == "dead"):
			who = c.object
		case c.lemma == "be" && t.lower == "is" && f.list[min(c.head+1, len(f.list)-1)].lower == "dead":
			who = c.subject
		}
		if who >= 0 && f.named(who) && f.outlook(c.head, 0) == (outlook{status: news.Happened}) {
			f.dead[f.cluster[who]] = true
		}
	}
}

var (
	dying   = set("die perish")
	killing = set("kill murder assassinate execute slay behead")
)

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

// relateRoles adds what the titles tell that stand beside names, and gives the
// tokens of those titles.
func (f *teller) relateRoles() (titles map[int]bool) {
	titles = make(map[int]bool)
	for _, r := range f.reading.Roles {
		first, end := f.within(r.Span)
		if r.Organization < 0 || first == end || f.modifies(f.nearest(r.Organization, end-1), end-1) {
			continue
		}
		for i := first; i < end; i++ {
			titles[i] = true
		}
		noun := end - 1
		senses := relations.nouns[strings.TrimSuffix(f.list[noun].lower, ".")]
		if len(senses) == 0 {
			continue
		}
		o := &told{sense: f.rank(senses[0], noun), head: noun, noun: true, sure: 0.9, outlook: f.heldAs(noun, -1)}
		for i := first; i < end; i++ {
			if gone[f.list[i].lower] {
				o.outlook.status = news.Lapsed
			}
		}
		o.actors, o.recipients = []news.Argument{f.nearest(r.Person, noun)}, []news.Argument{f.nearest(r.Organization, noun)}
		f.relate(o)
	}
	return titles
}

// modifies reports whether a name only says more of a common noun that is not
// the title: French in "the mayor of the French city of Paris".
func (f *teller) modifies(who news.Argument, title int) bool {
	first, end := f.within(who.Span)
	if first == end {
		return false
	}
	t := f.list[f.head(first, end)]
	head := f.list[t.head]
	return (t.dep == "amod" || t.dep == "compound" || t.dep == "nmod") && t.head != title && t.head > title && head.tag == "NN"
}

// nearest is a cluster at its mention nearest to a token, in the same sentence
// and not far away.
func (f *teller) nearest(cluster, token int) news.Argument {
	s := f.list[token].sentence
	for away := 0; away <= highest; away++ {
		for _, i := range []int{token - away, token + away} {
			if i < f.first[s] || i >= f.first[s+1] {
				continue
			}
			if c, ok := f.cluster[i]; ok && c == cluster {
				return news.Argument{Cluster: cluster, Span: f.words[i]}
			}
		}
	}
	return news.Argument{Cluster: cluster}
}
