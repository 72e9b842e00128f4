package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// fill finds who takes part; false if a sense does not fit.
func (f *teller) fill(o *told, c *clause) bool {
	taken := make(map[int]bool) // no token takes part in two roles
	if f.misfits(o, c) {
		return false
	}
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
	if at := c.object; at > 0 && !c.passive && f.list[at].lower == "other" && f.list[at-1].lower == "each" && len(o.actors) > 1 {
		o.recipients = o.actors // they accused each other
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
		at := f.slotOf(o, c, slot.name)
		if at < 0 || taken[at] {
			continue
		}
		var found []news.Argument
		for _, token := range f.byName(f.members(at)) {
			if nobody[f.list[token].label] && slot.condition != "money" || !f.named(token) && indistinct[f.list[token].lower] {
				continue
			}
			who := f.argument(token)
			if slot.name == "as" || !f.named(token) && f.itself(o, rule.role, f.list[token].lemma) {
				who = news.Argument{Cluster: -1, Span: f.phrase(token)}
			}
			if f.fits(token, who, slot) {
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
		if !lexicon.sets["person"][f.list[token].lemma] {
			at = f.child(token, "poss")
		}
	case news.Concede:
		if !lexicon.sets["burden"][f.list[token].lemma] {
			return token
		}
		at = f.behindAny(token, "on", "against")
	case news.Sanction:
		if !lexicon.sets["dealings"][strings.ToLower(f.list[token].lemma)] {
			return token
		}
		at = f.behindAny(token, "with", "to", "of", "from", "by") // a ban on dealings with WeChat
	}
	if at < 0 || !f.named(at) || o.takesPart(f.cluster[at]) || o.kind != news.Sanction && !acts(f.reading.Clusters[f.cluster[at]].Type) {
		return token
	}
	return at
}

// bodily are the types of event that befall people and not whom they act for.
var bodily = map[news.EventType]bool{news.Assault: true, news.Coerce: true, news.Concede: true, news.Leave: true, news.Appoint: true, news.Sanction: true}

// nobody are the kinds of named entity that are nobody.
var nobody = set("DATE TIME PERCENT MONEY QUANTITY ORDINAL")

// indistinct are pronouns that mean nobody where the reading does not know whom.
var indistinct = set("it its that this these those which who whom what whoever whatever there one another you your anyone someone everyone nobody anybody somebody everybody nothing something")

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

// behind is what stands behind a preposition of a noun or an adjective; -1 if
// there is none.
func (f *teller) behind(noun int, preposition string) int {
	if noun < 0 {
		return -1
	}
	for _, o := range f.obliques(noun) {
		if o.preposition == preposition {
			return o.at
		}
	}
	return -1
}

// longest is how many bytes the words of a clause have at most that are shown as
// what somebody promises or demands.
const longest = 300

// toDo are the words of the infinitive or the finite clause that a verb governs;
// zero if there is none.
func (f *teller) toDo(verb int) news.Span {
	for _, i := range f.children(verb) {
		d := f.list[i].dep
		if !(d == "xcomp" && f.toVerb(i) || d == "ccomp" && f.list[i].verb() && i > verb) || f.list[i].sentence != f.list[verb].sentence {
			continue
		}
		if span := f.spanOf(i, f.list[i].span); span.Len() < longest {
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
	if !f.excepted(at) {
		list = append(list, at)
	}
	for i := at; len(list) < most; {
		next := f.child(i, "conj")
		if next < 0 || !f.stands(next) {
			break
		}
		if !f.excepted(next) {
			list = append(list, next)
		}
		i = next
	}
	return list
}

// excepted reports whether a word says that just this member of several is not
// meant: "Apple but not Intel", "not Google but Apple".
func (f *teller) excepted(i int) bool {
	if not := f.child(i, "neg"); not >= 0 && not < i {
		return true
	}
	if cc := f.child(f.list[i].head, "cc"); f.list[i].dep == "conj" && cc > 0 && cc < i && (insteads[f.list[cc].lower] || insteads[f.list[cc-1].lower]) {
		return true // Apple rather than Intel
	}
	before := f.left[i] - 1
	return before >= f.first[f.list[i].sentence] && f.list[before].lower == "not" && f.list[before].dep == "neg" && !f.list[f.list[before].head].auxiliary()
}

// insteads are words for what is not meant, in "rather than", "instead of" and
// "let alone".
var insteads = set("rather instead than alone")

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
	case "place":
		return kind == news.Geopolitical || kind == news.Place
	case "somebody":
		return kind == news.Person
	case "person":
		if who.Cluster >= 0 {
			return kind == news.Person || kind == news.Group
		}
		return f.list[token].tag == "CD" && f.list[token].label == "CARDINAL" || demonym(f.list[token]) || personal[f.list[token].lower] || lexicon.sets["person"][f.list[token].lemma] || f.list[token].label == "PERSON"
	case "body":
		if who.Cluster >= 0 {
			return kind == news.Organization || kind == news.Group
		}
	case "target":
		if who.Cluster >= 0 {
			return kind != news.Work && kind != news.NamedEvent
		}
	case "money":
		return f.list[token].label == "MONEY" || f.list[token].tag == "CD" && f.list[f.left[token]].tag == "$"
	case "work": // nominated for an Oscar
		t := f.list[token]
		agent := acts(kind) && (kind != news.Person || f.child(token, "det") < 0)
		return t.proper() && !agent && !lexicon.sets["post"][t.lower] && !lexicon.sets["seat"][t.lower]
	case "calamity":
		if kind := f.child(token, "compound"); kind >= 0 && lexicon.sets[condition][f.list[kind].lower] {
			return true // Hurricane Laura
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

// takesPart reports whether a cluster is actor, recipient or other.
func (o *told) takesPart(cluster int) bool {
	return slices.ContainsFunc(slices.Concat(o.actors, o.recipients, o.others), func(a news.Argument) bool { return a.Cluster == cluster })
}
