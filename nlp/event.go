package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// findEvents adds to a reading, whose names, quotes and times are found, what
// its verbs and nouns tell of events: a statement for each pair of actor and
// recipient, and the events that the statements are of.
//
// What is kept has a participant that the reading knows: a statement that is
// about nobody in particular leads nowhere in a graph. Whoever else takes part
// stays in the text's words.
func findEvents(t tree, r *news.Reading, published news.Date) {
	f := newTeller(t, r, published)
	for i := range f.clauses {
		f.mend(&f.clauses[i])
	}
	var list []*told
	for i, token := range t.list {
		var one *told
		if c, ok := f.at[i]; ok {
			one = f.tellVerb(f.acting(&f.clauses[c]))
		} else if strings.HasPrefix(token.tag, "NN") {
			one = f.tellNoun(i)
		}
		if one != nil {
			list = append(list, one)
		}
	}
	list = slices.DeleteFunc(list, func(o *told) bool { return f.supports[o.head] })
	f.state(list)
}

// mend gives a clause without a subject the name right before its verb, which
// the model takes for something else, as it does in headlines: "Trump bans".
func (f *teller) mend(c *clause) {
	if c.subject >= 0 {
		c.subject = f.behindDateline(c.subject, c.head)
	}
	before := c.head - 1
	if f.toVerb(c.head) {
		before--
	}
	if before < 0 {
		return
	}
	finite := f.list[c.head].tag == "VBZ" || f.list[c.head].tag == "VBD" || f.list[before].head == c.head || before < c.head-1 && c.governor == before
	if c.subject >= 0 || c.passive || !finite || before < f.first[f.list[c.head].sentence] || !f.name[before] {
		return
	}
	for _, at := range append([]int{before}, f.ancestors(before)...) {
		if at < c.head && f.named(at) {
			c.subject = at
			return
		}
		if !f.name[at] {
			return
		}
	}
}

// behindDateline is the name behind a dateline that the model takes for a
// subject: "LOS ANGELES — TikTok sued". Other subjects are themselves.
func (f *teller) behindDateline(subject, verb int) int {
	start := f.first[f.list[subject].sentence]
	if !f.named(subject) || f.list[subject].span.Start != f.words[subject].Start && subject > start+3 || f.list[start].span.Start != f.words[subject].Start {
		return subject
	}
	dash := subject + 1
	if dash >= len(f.list) || !strings.ContainsAny(f.list[dash].text, "—–-") || f.list[subject].text != strings.ToUpper(f.list[subject].text) {
		return subject
	}
	for i := dash + 1; i < verb && i < dash+highest; i++ {
		if f.named(i) {
			return i
		}
	}
	return subject
}

// told is what a verb or a noun tells of an event.
type told struct {
	*sense
	head    int  // the verb or the noun
	noun    bool // it is a noun
	deed    bool // the recipient is what is to be done, and nobody
	bare    bool // a noun without participants of its own, which speaks of an event told before
	outlook outlook
	anchor  anchor

	actors, recipients, others, places []news.Argument
	sure                               float64
}

// roleOf are those who take part in a role.
func (o *told) roleOf(role news.EventRole) *[]news.Argument {
	switch role {
	case news.ActorRole:
		return &o.actors
	case news.RecipientRole:
		return &o.recipients
	case news.PlaceRole:
		return &o.places
	}
	return &o.others
}

// tellVerb is what a clause tells of an event; nil if nothing.
func (f *teller) tellVerb(c *clause) *told {
	if o := f.sensed(c); o != nil {
		return o
	}
	if heading := f.blocks[f.list[c.head].block].Kind == news.Heading; heading && (f.list[c.head].tag == "VBN" || f.list[c.head].tag == "VBD") && !c.passive && c.object < 0 && f.child(c.head, "aux", "ccomp") < 0 {
		short := *c // "Mary Barra appointed as chief": headlines leave out the auxiliary
		short.subject, short.object, short.passive = -1, c.subject, true
		return f.sensed(&short)
	}
	return nil
}

// sensed is what the first sense that fits makes of a clause; nil if none does.
func (f *teller) sensed(c *clause) *told {
	lemma := strings.ToLower(f.list[c.head].lemma)
	for _, s := range lexicon.verbs[lemma] {
		if s.kind == news.Say && c.tense == noTense && c.modal == "" && f.list[c.head].tag != "VBG" {
			continue // nobody said anything
		}
		if s.particleOf != f.particleOf(c, s.particleOf) || !f.has(c, s) {
			continue
		}
		o := &told{sense: s, head: c.head, sure: 0.85}
		if !f.fill(o, c) {
			continue
		}
		if c.subject >= 0 && f.child(c.head, "nsubj", "agent") < 0 {
			o.sure -= 0.1 // found elsewhere in the sentence
		}
		return f.finish(o, c)
	}
	return nil
}

// particleOf is the particle of a clause: of a verb, or the word that stands
// for one, as "out" in "lash out at".
func (f *teller) particleOf(c *clause, wanted string) string {
	if c.particle >= 0 {
		return f.list[c.particle].lower
	}
	if wanted == "" {
		return ""
	}
	for _, i := range f.children(c.head) {
		if f.list[i].lower == wanted {
			return wanted
		}
	}
	return ""
}

// has reports whether a clause has what a sense asks for besides participants.
func (f *teller) has(c *clause, s *sense) bool {
	if s.noObject && c.object >= 0 && !c.passive || s.singular && f.list[c.head].tag == "NNS" || s.active && c.passive || c.of(s.without...) >= 0 {
		return false
	}
	for _, with := range s.with {
		switch with {
		case "to":
			if !f.infinitive(c.head) {
				return false
			}
		case "as":
			small := f.child(c.head, "oprd")
			if small < 0 {
				small = f.child(c.head, "ccomp")
			}
			if c.of("as") < 0 && (c.link == "acl" || small < 0 || f.list[small].verb()) && !f.twoObjects(c.head) {
				return false
			}
		case "binding":
			if !f.binding(c.head) {
				return false
			}
		default:
			if c.of(with) < 0 {
				return false
			}
		}
	}
	return true
}

// twoObjects reports whether a verb has two objects, of which the second says
// what the first is: "labelled him a bully".
func (f *teller) twoObjects(verb int) bool {
	n := 0
	for _, i := range f.children(verb) {
		if f.list[i].dep == "dobj" {
			n++
		}
	}
	return n > 1
}

// infinitive reports whether a clause with "to" depends on a verb.
func (f *teller) infinitive(verb int) bool {
	for _, i := range f.children(verb) {
		if d := f.list[i].dep; (d == "xcomp" || d == "ccomp") && f.toVerb(i) {
			return true
		}
	}
	return false
}

// fill finds who takes part; false if a sense does not fit.
func (f *teller) fill(o *told, c *clause) bool {
	taken := make(map[int]bool) // no token takes part in two roles
	for _, rule := range o.roles {
		needed := slices.ContainsFunc(rule.slots, func(s slotRule) bool { return s.required })
		found := f.fillRole(o, c, rule, taken)
		if needed && !found {
			return false
		}
	}
	if o.reciprocals && len(o.recipients) == 0 && len(o.actors) > 1 {
		o.actors, o.recipients = o.actors[:1], o.actors[1:]
	}
	return true
}

func (f *teller) fillRole(o *told, c *clause, rule roleRule, taken map[int]bool) bool {
	for _, slot := range rule.slots {
		if slot.name == "clause" {
			if what := f.toDo(c.head); what != (news.Span{}) && !(o.reciprocals && len(o.actors) > 1) {
				*o.roleOf(rule.role), o.deed = []news.Argument{{Cluster: -1, Span: what}}, true
				return true
			}
			continue
		}
		at := f.slot(c, slot.name)
		if at < 0 && o.throughObject() && c.object >= 0 && !f.named(c.object) {
			at = f.behind(c.object, slot.name)
		}
		if at < 0 || taken[at] {
			continue
		}
		var found []news.Argument
		for _, token := range f.members(at) {
			if nobody[f.list[token].label] || !f.named(token) && vague[f.list[token].lower] {
				continue
			}
			if who := f.argument(token); f.meets(token, who, slot.condition) {
				taken[token] = true
				if at := f.whose(o, token); rule.role == news.RecipientRole && at != token {
					for _, one := range f.members(at) {
						found = append(found, f.argument(one))
					}
					continue
				}
				found = append(found, who)
			}
		}
		if len(found) > 0 {
			*o.roleOf(rule.role) = found
			return true
		}
	}
	return false
}

// whose is who is criticized, praised or refused by what is done to something
// of theirs, "Britain's decision", who is relieved of sanctions on them, and
// with whom dealings are banned; or else the token itself.
func (f *teller) whose(o *told, token int) int {
	if f.argument(token).Cluster >= 0 {
		return token
	}
	at := -1
	switch o.kind {
	case news.Accuse, news.Support, news.Reject:
		at = f.child(token, "poss")
	case news.Concede:
		at = f.behindAny(token, "on", "against")
	case news.Sanction:
		at = f.behindAny(token, "with", "to", "of", "from", "by") // a ban on dealings with WeChat
	}
	if at < 0 || !f.named(at) || o.takesPart(f.cluster[at]) || o.kind != news.Sanction && !acts(f.reading.Clusters[f.cluster[at]].Type) {
		return token
	}
	return at
}

// nobody are the kinds of named entity that are nobody.
var nobody = set("DATE TIME PERCENT MONEY QUANTITY ORDINAL")

// vague are pronouns that mean nobody where the reading does not know whom.
var vague = set("it its that this these those which who whom what whoever whatever there one another you your anyone someone everyone nobody anybody somebody everybody nothing something")

// behindAny is what stands behind one of some prepositions of a noun; -1 if
// there is none.
func (f *teller) behindAny(noun int, prepositions ...string) int {
	for _, p := range prepositions {
		if at := f.behind(noun, p); at >= 0 {
			return at
		}
	}
	return -1
}

// throughObject reports whether the object of a sense is no participant but
// what links the others: "restore ties with", "impose sanctions on".
func (s *sense) throughObject() bool {
	return slices.ContainsFunc(s.roles, func(r roleRule) bool {
		return r.role == news.OtherRole && r.slots[0].name == "object" && r.slots[0].required
	})
}

// behind is what stands behind a preposition of a noun; -1 if there is none.
func (f *teller) behind(noun int, preposition string) int {
	for _, o := range f.obliques(noun) {
		if o.preposition == preposition {
			return o.at
		}
	}
	return -1
}

// toDo are the words of the infinitive or the finite clause that a verb governs;
// zero if there is none.
func (f *teller) toDo(verb int) news.Span {
	for _, i := range f.children(verb) {
		d := f.list[i].dep
		if !(d == "xcomp" && f.toVerb(i) || d == "ccomp" && f.list[i].verb() && i > verb) || f.list[i].sentence != f.list[verb].sentence {
			continue
		}
		span := f.spanOf(i, f.list[i].span)
		if words := strings.Count(span.Of(f.text), " "); words < highest {
			return span
		}
	}
	return news.Span{}
}

// slot is the token at a place of a clause; -1 if there is none.
func (f *teller) slot(c *clause, name string) int {
	switch name {
	case "subject":
		return c.subject
	case "object":
		return c.object
	case "receiver":
		return c.receiver
	case "poss":
		return f.child(c.head, "poss")
	case "mod":
		return f.modifier(c.head)
	case "by":
		if c.passive {
			return -1
		}
	}
	return c.of(name)
}

// modifier is a name that stands before a noun: "the WeChat ban".
func (f *teller) modifier(noun int) int {
	for _, i := range f.children(noun) {
		if d := f.list[i].dep; d == "compound" || d == "amod" || d == "nmod" {
			if _, ok := f.cluster[i]; ok {
				return i
			}
		}
	}
	return -1
}

// members are a noun and those that are coordinated with it.
func (f *teller) members(at int) []int {
	const most = 6
	var list []int
	if cc := f.child(at, "cc"); cc >= 0 && cc < at {
		// "Trump and Mike Pompeo", of which the model takes the first for a modifier.
		if before := f.child(at, "nmod"); before >= 0 && before < cc && f.named(before) {
			list = append(list, before)
		}
	} else if before := f.child(f.list[at].head, "nmod"); f.list[at].dep == "nsubj" && before >= 0 && before < at && f.named(before) && f.list[before+1].tag == "CC" {
		list = append(list, before)
	}
	list = append(list, at)
	for i := at; len(list) < most; {
		next := f.child(i, "conj")
		if next < 0 || !f.stands(next) {
			break
		}
		list = append(list, next)
		i = next
	}
	return list
}

// stands reports whether a token may stand for somebody or something.
func (f *teller) stands(i int) bool {
	t := f.list[i].tag
	_, known := f.cluster[i]
	return known || strings.HasPrefix(t, "NN") || strings.HasPrefix(t, "PRP") || t == "DT" || t == "CD"
}

// meets reports whether what stands somewhere meets a condition.
func (f *teller) meets(token int, who news.Argument, condition string) bool {
	var kind news.EntityType
	if who.Cluster >= 0 {
		kind = f.reading.Clusters[who.Cluster].Type
	}
	switch condition {
	case "":
		return true
	case "name":
		return who.Cluster >= 0
	case "agent":
		return acts(kind)
	case "state":
		return kind == news.Geopolitical
	case "person":
		if who.Cluster >= 0 {
			return kind == news.Person || kind == news.Group
		}
		return demonym(f.list[token]) || personal[f.list[token].lower] || lexicon.sets["person"][f.list[token].lemma] || f.list[token].label == "PERSON"
	case "body":
		if who.Cluster >= 0 {
			return kind == news.Organization || kind == news.Group
		}
	case "target":
		if who.Cluster >= 0 {
			return kind != news.Work && kind != news.NamedEvent
		}
	case "firm", "made":
		if who.Cluster >= 0 {
			return kind == news.Organization || kind == news.Product || kind == news.Work
		}
	}
	return lexicon.sets[condition][strings.ToLower(f.list[token].lemma)]
}

// personal are the pronouns for people.
var personal = set("he him she her i me we us they them who whom")

// acts reports whether entities of a type do things.
func acts(kind news.EntityType) bool {
	return kind == news.Person || kind == news.Organization || kind == news.Geopolitical || kind == news.Group
}

// finish adds how the text puts what is told, when and where it was.
func (f *teller) finish(o *told, c *clause) *told {
	o.places = f.placesOf(o, c)
	o.outlook = f.outlook(o.head, 0)
	if lasting[o.kind] && c.tense == present && o.outlook.status == news.Happened && f.blocks[f.list[o.head].block].Kind != news.Heading {
		o.outlook.status = news.Ongoing // she supports it
	}
	o.anchor = f.anchorOf(o.head, 0)
	f.settle(o)
	return o
}

// lasting are the types of event that are attitudes as well.
var lasting = map[news.EventType]bool{news.Support: true, news.Reject: true, news.Cooperate: true}

// placesOf are the places where a clause says that something was.
func (f *teller) placesOf(o *told, c *clause) []news.Argument {
	var found []news.Argument
	for _, at := range c.obliques {
		switch at.preposition {
		case "in", "at", "near", "outside":
			who := f.argument(at.at)
			if who.Cluster < 0 || o.takesPart(who.Cluster) {
				continue
			}
			if k := f.reading.Clusters[who.Cluster].Type; k == news.Geopolitical || k == news.Place {
				found = append(found, who)
			}
		}
	}
	return found
}

// takesPart reports whether a cluster is actor, recipient or other.
func (o *told) takesPart(cluster int) bool {
	return slices.ContainsFunc(slices.Concat(o.actors, o.recipients, o.others), func(a news.Argument) bool { return a.Cluster == cluster })
}

// state makes statements of what is told, and events of the statements.
func (f *teller) state(list []*told) {
	m := newMerger(f)
	for _, o := range list {
		if o.bare {
			// What is said of "the ban" tells of it again only if it says when it is, or how.
			if o.anchor == (anchor{}) && o.outlook.status == news.Happened || !m.recall(o) {
				continue
			}
		} else if !f.worthy(o) {
			continue
		}
		pairs := f.pairs(o)
		if len(pairs) == 0 {
			continue
		}
		event := m.event(o)
		for _, p := range pairs {
			s := f.statement(o, p)
			s.Event = event
			f.reading.Events[event].Statements = append(f.reading.Events[event].Statements, len(f.reading.Statements))
			f.reading.Statements = append(f.reading.Statements, s)
		}
	}
}

// worthy reports whether what is told is worth keeping: somebody known takes
// part. Of saying that is the one who speaks.
func (f *teller) worthy(o *told) bool {
	known := func(a news.Argument) bool { return a.Cluster >= 0 }
	if o.kind == news.Say {
		said := !looksAhead(o.outlook.status) || o.outlook.status == news.Planned
		return said && slices.ContainsFunc(o.actors, known)
	}
	if len(o.recipients) == 0 && !alone[o.kind] && !(o.noun && o.kind == news.Order) {
		return false
	}
	return slices.ContainsFunc(o.actors, known) || slices.ContainsFunc(o.recipients, known)
}

// alone are the types of which somebody may be actor without a recipient. Of
// the others half is missing then: who threatens threatens somebody.
var alone = map[news.EventType]bool{news.Leave: true, news.Protest: true, news.Retreat: true, news.Mobilize: true, news.Say: true}

// most is how many statements are made of one verb or noun.
const most = 6

// pairs are the actors with the recipients, of which one at least is known.
func (f *teller) pairs(o *told) [][2]news.Argument {
	none := []news.Argument{{Cluster: -1}}
	actors, recipients := o.actors, o.recipients
	if len(actors) == 0 {
		actors = none
	}
	if len(recipients) == 0 {
		recipients = none
	}
	var list [][2]news.Argument
	seen := make(map[[2]int]bool)
	for _, a := range actors {
		for _, r := range recipients {
			key := [2]int{a.Cluster, r.Cluster}
			if a.Cluster >= 0 && r.Cluster >= 0 && seen[key] {
				continue
			}
			seen[key] = true
			if len(list) < most && (a.Cluster >= 0 || r.Cluster >= 0) && (a.Cluster != r.Cluster) {
				list = append(list, [2]news.Argument{a, r})
			}
		}
	}
	return list
}

// statement is one that says what is told of a pair.
func (f *teller) statement(o *told, pair [2]news.Argument) news.Statement {
	trigger := f.trigger(o)
	sentence := f.list[o.head].sentence
	s := news.Statement{
		Span: f.spanOf(o.head, trigger), Trigger: trigger, Sentence: sentence, Predicate: strings.ToLower(string(o.kind)),
		Subject: pair[0], Object: pair[1], Event: -1,
		Voice: f.voice(trigger, sentence), Attribution: f.attribution(trigger),
		Status: o.outlook.status, Negated: o.outlook.negated, Time: o.anchor.time, Deadline: o.anchor.deadline, Confidence: o.sure,
	}
	for _, a := range pair {
		if a.Cluster < 0 {
			s.Confidence -= 0.05
		}
	}
	return s
}

// trigger are the words that an event is read from: a verb with its particle,
// if that stands right behind it, or a noun.
func (f *teller) trigger(o *told) news.Span {
	span := f.list[o.head].span
	if p := o.head + 1; o.particleOf != "" && p < len(f.list) && f.list[p].lower == o.particleOf && f.list[p].sentence == f.list[o.head].sentence {
		span.End = f.list[p].span.End
	}
	return span
}

// spanOf is all that depends on a token, within its sentence.
func (f *teller) spanOf(head int, trigger news.Span) news.Span {
	s := f.list[head].sentence
	first, last := max(f.left[head], f.first[s]), min(f.right[head], f.first[s+1]-1)
	for last > first && !f.list[last].word() && f.list[last].span.Start >= trigger.End {
		last--
	}
	return news.Span{Start: min(trigger.Start, f.list[first].span.Start), End: max(trigger.End, f.list[last].span.End)}
}

// settle brings into accord what time and outlook say: what is told as a fact
// but dated after the day of publication is planned.
func (f *teller) settle(o *told) {
	edtf := o.anchor.time.EDTF
	if o.outlook.status == news.Planned || edtf == "" || f.published.IsZero() || strings.HasPrefix(edtf, "/") {
		return
	}
	if c, ok := f.at[o.head]; ok && (f.clauses[c].tense == past || f.list[o.head].tag == "VBN") {
		return
	}
	start, _, _ := strings.Cut(edtf, "/")
	day := f.published.Time.Format("2006-01-02")
	if (o.outlook.status == news.Happened || o.outlook.status == news.Ongoing) && start > day[:min(len(start), len(day))] {
		o.outlook.status = news.Planned
	}
}
