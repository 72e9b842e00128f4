package nlp

import (
	"slices"

	"newsgraph/news"
)

// state makes statements of what is told, and events of the statements.
func (f *teller) state(list []*told) {
	m := newMerger(f)
	for _, o := range list {
		if o.bare {
			// What is said of "the ban" tells of it again only if it says when it is, or how.
			if o.anchor == (anchor{}) && (o.outlook.status == news.Happened || o.outlook.status == news.Hypothetical) || !m.recall(o) {
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
		o.actors = f.speakers(o.actors)
		return said && len(o.actors) > 0
	}
	if f.actorless(o) || len(o.actors) == 0 && joint[o.kind] {
		return false
	}
	if len(o.recipients) == 0 && !alone[o.kind] && !(o.noun && o.kind == news.Order) {
		return false
	}
	return slices.ContainsFunc(o.actors, known) || slices.ContainsFunc(o.recipients, known)
}

// joint are the types of what several do together: one alone is half of it.
var joint = map[news.EventType]bool{news.Agree: true, news.Cooperate: true}

// actorless reports whether a verb in the active tells as done what its subject
// does, and the reading knows no subject: somebody does it, whom the text may
// well name.
func (f *teller) actorless(o *told) bool {
	c, verb := f.at[o.head]
	if !verb || o.noun || len(o.actors) > 0 || o.outlook.status != news.Happened && o.outlook.status != news.Ongoing || f.toVerb(o.head) || f.clauses[c].passive || f.short(&f.clauses[c]) {
		return false
	}
	return slices.ContainsFunc(o.roles, func(r roleRule) bool {
		return r.role == news.ActorRole && slices.ContainsFunc(r.slots, func(s slotRule) bool { return s.name == "subject" })
	})
}

// alone are the types of which somebody may be actor without a recipient. Of
// the others half is missing then: who threatens threatens somebody.
var alone = map[news.EventType]bool{news.Leave: true, news.Protest: true, news.Retreat: true, news.Mobilize: true, news.Say: true, news.Sue: true}

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
			if o.kind == news.Say && a.Cluster == r.Cluster {
				r = none[0] // who describes themselves
			}
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
	voice, attribution := f.wording(trigger, sentence)
	s := news.Statement{
		Span: f.spanOf(o.head, trigger), Trigger: trigger, Sentence: sentence, Predicate: o.kind.Predicate(),
		Subject: pair[0], Object: pair[1], Event: -1,
		Voice: voice, Attribution: attribution,
		Status: o.outlook.status, Negated: o.outlook.negated, Time: o.anchor.time, Deadline: o.anchor.deadline, Confidence: o.sure,
	}
	if s.Voice == news.Paraphrased && (f.aside(o.head) || f.outOfReach(o.head) || o.kind == news.Say && f.goesOnSaying(o.head, pair[0].Cluster)) {
		s.Voice, s.Attribution = news.Reportage, nil
	}
	s.Confidence = o.likely(s)
	return s
}

// usual is how sure a sense makes that fits as it should.
const usual = 0.85

// likely is how likely a statement of what is told is right in all: the share of
// its kind that people held right (docs/FIGURES.md), less where the words fitted
// less well than usual.
func (o *told) likely(s news.Statement) float64 {
	share := 0.74
	switch {
	case o.kind == news.Say:
		share = 0.9
	case string(o.kind) == s.Predicate: // a relation that lasts
		share = 0.82
	}
	if s.Voice == news.Paraphrased || s.Voice == news.Quoted {
		share -= 0.3
	}
	if looksAhead(s.Status) {
		share -= 0.25
	}
	if s.Subject.Cluster < 0 {
		share -= 0.1
	}
	return min(max(share+o.sure-usual, 0.1), 0.95)
}

// aside reports whether something stands in a clause that the writer adds to what
// somebody says: ", which is in Ohio", "while Ohio sued".
func (f *teller) aside(head int) bool {
	for at, steps := head, 0; steps < highest && f.list[at].head != at; at, steps = f.list[at].head, steps+1 {
		switch f.list[at].dep {
		case "relcl":
			if before := f.left[at] - 1; before >= 0 && f.list[before].text == "," {
				return true
			}
		case "advcl":
			if mark := f.child(at, "mark"); mark >= 0 && asides[f.list[mark].lower] {
				return true
			}
		case "ccomp":
			return false
		}
	}
	return false
}

// outOfReach reports whether something lies in no quote but such as "according to"
// makes, and a clause with a subject of its own lies between: "Iran sued, and Iraq
// did too, according to Oman" has only the second from Oman.
func (f *teller) outOfReach(head int) bool {
	quotes := f.around(f.list[head].span)
	for _, q := range quotes {
		cue, end := f.within(q.Cue)
		if cue >= end || f.list[cue].lower != "according" || !f.parted(head, cue) {
			return false
		}
	}
	return len(quotes) > 0
}

// parted reports whether a verb or noun and a word before or behind it stand in
// different clauses of several that are coordinated.
func (f *teller) parted(head, word int) bool {
	own := func(verb int) bool {
		return f.list[verb].dep == "conj" && f.list[verb].verb() && f.child(verb, "nsubj", "nsubjpass") >= 0
	}
	for at, steps := head, 0; steps < highest && f.list[at].head != at; at, steps = f.list[at].head, steps+1 {
		if word < head && own(at) {
			return true
		}
	}
	next := f.child(f.root(head), "conj")
	return next > head && next < word && own(next) && f.left[next] > head
}

// root is the head of the sentence that a token stands in.
func (f *teller) root(token int) int {
	for steps := 0; steps < highest && f.list[token].head != token; steps++ {
		token = f.list[token].head
	}
	return token
}

// asides are conjunctions of clauses that writers set beside what they report.
var asides = set("while although though whereas")

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
