package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// affiliate adds what a name tells by the name that it stands with, without a
// title: "Ann Lee of the Brookings Institution", "Labour's Ann Lee", "Britain's
// Ministry of Defence".
func (f *teller) affiliate(head int) {
	who := f.own(head)
	if who.Cluster < 0 || !f.name[head] {
		return
	}
	switch f.reading.Clusters[who.Cluster].Type {
	case news.Person:
		f.affiliatePerson(head, who)
	case news.Organization:
		f.affiliateBody(head, who)
	}
}

// affiliatePerson adds for whom a person works, or of which party one is.
func (f *teller) affiliatePerson(head int, who news.Argument) {
	for _, o := range f.tree.obliques(head) {
		body := f.own(o.at)
		if body.Cluster < 0 || f.reading.Clusters[body.Cluster].Type != news.Organization || !f.name[o.at] {
			continue
		}
		switch {
		case f.holds(who.Cluster, body.Cluster):
		case (f.party(body) || f.assembled(body)) && (o.preposition == "of" || o.preposition == "from"):
			f.affiliated("member_of", who, body, f.list[f.list[o.at].head].span)
		case o.preposition == "of" || o.preposition == "at" || o.preposition == "from" || o.preposition == "with":
			f.affiliated(employs, who, body, f.list[f.list[o.at].head].span)
		}
	}
	for _, i := range f.children(head) {
		if d := f.list[i].dep; (d == "amod" || d == "compound" || d == "poss" || d == "nmod") && i < head && f.party(f.own(i)) {
			f.affiliated("member_of", who, f.own(i), f.words[i])
		}
	}
}

// affiliateBody adds which state a body is of that has its name in the genitive.
func (f *teller) affiliateBody(head int, who news.Argument) {
	state := f.child(head, "poss")
	if state < 0 || !ofStates[f.list[head].lower] && !ofStates[f.list[f.start(who)].lower] {
		return
	}
	if at := f.own(state); at.Cluster >= 0 && f.reading.Clusters[at.Cluster].Type == news.Geopolitical {
		f.affiliated("part_of", who, at, f.words[state])
	}
}

func (f *teller) start(a news.Argument) int {
	first, _ := f.within(a.Span)
	return first
}

// ofStates are words for bodies of a state.
var ofStates = set("ministry department agency office bureau police army navy parliament senate congress assembly legislature council commission court authority service administration board cabinet force guard treasury committee")

// party reports whether an argument is a party.
func (f *teller) party(a news.Argument) bool { return f.parties[a.Cluster] }

// assembled reports whether a body by its name is one that has members.
func (f *teller) assembled(body news.Argument) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(body.Span.Of(f.text))), func(word string) bool { return assemblies[word] })
}

// findParties gives the clusters that are parties, by their names or by those
// of the entities that they are taken for: "Democrats".
func findParties(r *news.Reading) map[int]bool {
	parties := make(map[int]bool)
	for i, c := range r.Clusters {
		parties[i] = (c.Type == news.Organization || c.Type == news.Group) && strings.HasSuffix(c.Name, " Party")
	}
	for _, m := range r.Mentions {
		if len(m.Candidates) == 0 || m.Candidates[0].Score < linkedFrom {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.Entities, m.Candidates[0].Entity, func(e news.Entity, id string) int { return strings.Compare(e.ID, id) })
		parties[m.Cluster] = parties[m.Cluster] || strings.HasSuffix(r.Entities[at].Name, " Party")
	}
	return parties
}

// affiliated adds that one belongs to another.
func (f *teller) affiliated(predicate news.EventType, who, to news.Argument, trigger news.Span) {
	first, end := f.within(trigger)
	if who.Cluster == to.Cluster || first >= end {
		return
	}
	f.relateInPassing(predicate, f.head(first, end), who, to, 0.85)
}

// relateInPassing adds a relation that holds and is told by a word beside names.
func (f *teller) relateInPassing(predicate news.EventType, word int, who, to news.Argument, sure float64) {
	o := &told{sense: &sense{kind: predicate}, head: word, noun: true, passing: true, sure: sure, actors: []news.Argument{who}, recipients: []news.Argument{to}}
	o.outlook.status = news.Ongoing
	f.relate(o)
}
