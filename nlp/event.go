package nlp

import (
	"cmp"
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
	list = append(list, f.sayings(list)...)
	slices.SortStableFunc(list, func(a, b *told) int { return cmp.Compare(a.head, b.head) })
	f.state(list)
	f.findRelations()
	orderStatements(r)
	f.addQuantities()
	f.findOpinions()
}

// orderStatements puts statements in the order of their triggers.
func orderStatements(r *news.Reading) {
	sorted, place := order(r.Statements, func(a, b news.Statement) int { return cmp.Compare(a.Trigger.Start, b.Trigger.Start) })
	r.Statements = sorted
	for _, e := range r.Events {
		for k, i := range e.Statements {
			e.Statements[k] = place[i]
		}
		slices.Sort(e.Statements)
	}
}

// mend gives a clause without a subject the name right before its verb, which
// the model takes for something else, as it does in headlines: "Trump bans".
func (f *teller) mend(c *clause) {
	if c.subject >= 0 {
		c.subject = f.behindDateline(c.subject, c.head)
	}
	if c.subject >= 0 && f.bracketed(c.subject) && !f.bracketed(c.head) {
		c.subject = -1 // (Reporter) Have you met her?
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

// bracketed reports whether a token stands alone in brackets.
func (f *teller) bracketed(i int) bool {
	return i > 0 && i+1 < len(f.list) && strings.HasSuffix(f.list[i-1].text, "(") && strings.HasPrefix(f.list[i+1].text, ")")
}

// behindDateline is the name behind a dateline that the model takes for a
// subject: "LOS ANGELES — TikTok sued". Other subjects are themselves.
func (f *teller) behindDateline(subject, verb int) int {
	if !f.lines[subject] {
		return subject
	}
	for i := subject + 1; i < verb && i < subject+longestDateline+highest; i++ {
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
	passing bool // by a title, in apposition or by whose it is: a paraphrase takes it from the writer
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
	if f.short(c) {
		short := *c
		short.subject, short.object, short.passive = c.of("by"), c.subject, true
		if o := f.sensed(&short); o != nil {
			return o
		}
	}
	return f.sensed(c)
}

// short reports whether a clause may be one in the passive whose auxiliary the
// headline leaves out: "Mary Barra appointed as chief", "Boris Johnson elected
// leader".
func (f *teller) short(c *clause) bool {
	t := f.list[c.head]
	if f.blocks[t.block].Kind != news.Heading || t.tag != "VBN" && t.tag != "VBD" || c.passive || f.child(c.head, "aux", "ccomp") >= 0 {
		return false
	}
	return c.object < 0 || !f.named(c.object) && (lexicon.sets["post"][f.list[c.object].lemma] || f.list[c.object].label == "MONEY")
}

// sensed is what the first sense that fits makes of a clause; nil if none does.
func (f *teller) sensed(c *clause) *told {
	for _, s := range lexicon.verbs[c.lemma] {
		if s.kind == news.Say && c.tense == noTense && c.modal == "" && f.list[c.head].tag != "VBG" {
			continue // nobody said anything
		}
		if s.kind == news.Say && !f.speaks(c) {
			continue
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
		case "passive":
			if !c.passive {
				return false
			}
		case "binding":
			if !f.binding(c.head) {
				return false
			}
		default:
			if at := c.of(with); at >= 0 && (f.list[at].label == "DATE" || f.list[at].label == "TIME") {
				return false // "on Monday"
			}
			if adjective := f.child(c.head, "acomp", "oprd"); c.of(with) < 0 && (adjective < 0 || f.list[adjective].lower != with || f.child(adjective, "neg") >= 0) {
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
		if d := f.list[i].dep; (d == "xcomp" || d == "ccomp") && f.toVerb(i) && !strings.HasPrefix(f.list[f.left[i]].tag, "W") {
			return true // and not "what to do"
		}
	}
	return false
}

// finish adds how the text puts what is told, when and where it was.
func (f *teller) finish(o *told, c *clause) *told {
	o.places = f.placesOf(o, c)
	o.outlook = f.outlookOf(o, c)
	if o.kind == news.Support && o.outlook.status == news.Ordered {
		return nil // whose approval is needed praises nobody yet
	}
	if lasting[o.kind] && c.tense == present && o.outlook.status == news.Happened && f.blocks[f.list[o.head].block].Kind != news.Heading {
		o.outlook.status = news.Ongoing // she supports it
	}
	if o.ahead && (o.outlook.status == news.Happened || o.outlook.status == news.Ongoing) {
		o.outlook.status = news.Planned // who bids has not bought
	}
	o.anchor = f.anchorOf(o.head, 0)
	f.addHearers(o, c)
	f.settle(o)
	return o
}

// outlookOf is how the text puts what is told: nothing is done to nobody, and who
// bids for something does not have it.
func (f *teller) outlookOf(o *told, c *clause) outlook {
	put := f.outlook(o.head, 0)
	put.negated = put.negated || !o.noun && o.kind != news.Say && f.toNobody(c)
	if lemma := strings.ToLower(f.list[o.head].lemma); o.kind == news.Acquire && put.status == news.Happened && offering[lemma] {
		put.status = news.Planned
	}
	return put
}

// toNobody reports whether a clause has an object that denies what it tells:
// "bought neither Apple nor Intel", "met no officials".
func (f *teller) toNobody(c *clause) bool {
	if c.object >= 0 && f.list[c.object].head == c.head && f.noneOf(c.object) {
		return true
	}
	return slices.ContainsFunc(c.obliques, func(o oblique) bool {
		neither := f.child(o.at, "preconj")
		return neither >= 0 && f.list[neither].lower == "neither"
	})
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

// settle brings into accord what time and outlook say: what is told as a fact
// but dated after the day of publication is planned.
func (f *teller) settle(o *told) {
	if end := cmp.Or(o.anchor.deadline, o.anchor.time); o.noun && f.ends(o.head) && f.ahead(last(end.EDTF)) {
		o.outlook.status, o.anchor = news.Ongoing, anchor{deadline: end} // what expires on a day to come holds until then
		if offers[f.list[o.head].lemma] {
			o.outlook.status = news.Planned
		}
		return
	}
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
