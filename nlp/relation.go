package nlp

import (
	_ "embed"
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
	titles := f.relateRoles()
	for i, t := range f.list {
		if c, ok := f.at[i]; ok {
			f.relateVerb(&f.clauses[c])
		} else if strings.HasPrefix(t.tag, "NN") {
			if !titles[i] {
				f.relateNoun(i)
			}
			f.placed(i)
		}
	}
}

// relateVerb adds what a verb tells of a relation.
func (f *teller) relateVerb(c *clause) {
	for _, s := range relations.verbs[strings.ToLower(f.list[c.head].lemma)] {
		o := &told{sense: s, head: c.head, sure: 0.85}
		if !f.has(c, s) || !f.fill(o, c) {
			continue
		}
		o.outlook, o.anchor = f.outlook(c.head, 0), f.anchorOf(c.head, 0)
		f.relate(o)
		return
	}
}

// relateNoun adds what a noun tells of the one who bears it.
func (f *teller) relateNoun(noun int) {
	f.liesIn(noun)
	lemma := strings.TrimSuffix(strings.ToLower(f.list[noun].lemma), ".")
	for _, s := range relations.nouns[lemma] {
		bearer, verb := f.bears(noun)
		if bearer < 0 {
			return
		}
		c := clause{head: noun, subject: bearer, object: -1, receiver: -1, particle: -1, governor: -1, obliques: f.tree.obliques(noun)}
		o := &told{sense: f.rank(s, noun), head: noun, noun: true, sure: 0.9}
		if !f.fill(o, &c) {
			continue
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

// rank is what a noun tells with the words before it: a vice president is no
// head, a chief executive and a prime minister are.
func (f *teller) rank(s *sense, noun int) *sense {
	for i := noun - 1; i >= max(0, noun-3) && f.list[i+1].glued && f.list[i].head == noun; i-- {
		word := f.list[i].lower
		switch {
		case s.kind == headOfBody && (lesser[word] || f.list[noun].lower == "director" && i == noun-1 && !managing[word]):
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
			if serving[f.list[as.head].lemma] {
				return f.clauses[c].subject, as.head
			}
			return f.clauses[c].object, as.head
		}
	}
	return f.child(noun, "appos"), -1
}

var (
	// copulas say what somebody is or becomes.
	copulas = set("be become remain")
	// serving are verbs whose subject is what stands behind "as": masquerade-29.6.
	serving = set("serve act work")
)

// heldAs is how the text puts that somebody bears a noun: what is former is no
// more.
func (f *teller) heldAs(noun, verb int) outlook {
	o := outlook{status: news.Happened}
	if verb >= 0 {
		o = f.outlook(verb, 0)
	}
	for _, i := range f.children(noun) {
		switch word := f.list[i].lower; {
		case gone[word]:
			o.status = news.Lapsed
		case coming[word]:
			o.status = news.Planned
		}
	}
	if o.status == news.Happened && (verb < 0 || f.list[verb].tag == "VBZ" || f.list[verb].tag == "VBP") {
		o.status = news.Ongoing
	}
	return o
}

var (
	gone   = set("former ex then late ex- one-time onetime erstwhile outgoing")
	coming = set("incoming future designate elect next")
)

// placed adds where something lies or what country it is of: "the Beijing-based
// firm ByteDance", "Cambridge, Massachusetts", "the Chinese firm Huawei".
func (f *teller) placed(noun int) {
	who := f.argument(noun)
	if who.Cluster < 0 {
		return
	}
	for _, i := range f.children(noun) {
		t := f.list[i]
		switch {
		case t.dep == "amod" && (t.lower == "based" || t.lower == "headquartered"):
			f.locate(who, f.child(i, "npadvmod", "nmod"), t.span)
		case t.dep == "appos" && i > noun && f.list[i-1].text == "," && f.place(who) && f.place(f.own(i)):
			f.locate(who, i, t.span)
		}
	}
}

// liesIn adds where something lies that is said to be something there: "Rzhavki
// is a village in Russia", "Aktobe, a city in Kazakhstan". People are not meant.
func (f *teller) liesIn(noun int) {
	bearer, verb := f.bears(noun)
	if bearer < 0 || bearer == noun {
		return
	}
	who := f.own(bearer)
	if who.Cluster < 0 || !f.place(who) && f.reading.Clusters[who.Cluster].Type != news.Organization {
		return
	}
	for _, o := range f.tree.obliques(noun) {
		if o.preposition != "in" {
			continue
		}
		where := f.own(o.at)
		if where.Cluster < 0 {
			where = f.own(f.kindOf(o.at))
		}
		if f.place(where) && where.Cluster != who.Cluster && (verb < 0 || f.list[verb].lemma == "be") {
			t := &told{sense: &sense{kind: "located_in"}, head: noun, noun: true, sure: 0.85, actors: []news.Argument{who}, recipients: []news.Argument{where}}
			t.outlook = f.heldAs(noun, verb)
			f.relate(t)
		}
	}
}

// own is who a token names itself.
func (f *teller) own(token int) news.Argument {
	if cluster, ok := f.cluster[token]; ok {
		return news.Argument{Cluster: cluster, Span: f.words[token]}
	}
	return news.Argument{Cluster: -1}
}

// place reports whether an argument is a place.
func (f *teller) place(a news.Argument) bool {
	if a.Cluster < 0 {
		return false
	}
	k := f.reading.Clusters[a.Cluster].Type
	return k == news.Geopolitical || k == news.Place
}

// locate adds that something lies at what a token names.
func (f *teller) locate(who news.Argument, at int, trigger news.Span) {
	where := f.own(at)
	if !f.place(where) || where.Cluster == who.Cluster {
		return
	}
	o := &told{sense: &sense{kind: "located_in"}, head: at, noun: true, sure: 0.9, actors: []news.Argument{who}, recipients: []news.Argument{where}}
	o.outlook.status = news.Ongoing
	f.relate(o)
}

// relate adds statements of a relation between all whom it names.
func (f *teller) relate(o *told) {
	f.addTenure(o)
	for _, p := range f.pairs(o) {
		if p[0].Cluster >= 0 && p[1].Cluster >= 0 && f.possible(o, p) {
			f.reading.Statements = append(f.reading.Statements, f.statement(o, p))
		}
	}
}

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

// proper reports whether the words of an argument are a name, and no adjective.
func (f *teller) proper(a news.Argument) bool {
	first, end := f.within(a.Span)
	return first < end && f.list[f.head(first, end)].proper()
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
