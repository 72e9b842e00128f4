package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// merger puts what is told several times together in one event.
type merger struct {
	*teller
	events []*merged
	byWho  map[whose][]int // events, by type and participant
	byWord map[string]int  // the last event of a noun or a verb, by the stem
	names  map[int]string  // of clusters that surely are an entity of the catalogue
}

// merged is what the merger knows of an event of the reading.
type merged struct {
	kind               news.EventType
	actors, recipients []int // clusters
	places             []int
	time               string
	first              *told
	last               int // sentence
}

type whose struct {
	kind    news.EventType
	cluster int
}

func newMerger(f *teller) *merger {
	return &merger{f, nil, make(map[whose][]int), make(map[string]int), knownNames(f.reading)}
}

// knownNames are the names that the catalogue has for clusters, where it is
// quite sure who they are: "China" for "the Middle Kingdom".
func knownNames(r *news.Reading) map[int]string {
	const sure = 0.8
	entities := make(map[string]string)
	for _, e := range r.Entities {
		entities[e.ID] = e.Name
	}
	names := make(map[int]string)
	for _, m := range r.Mentions {
		if len(m.Candidates) > 0 && m.Candidates[0].Score >= sure && names[m.Cluster] == "" {
			names[m.Cluster] = entities[m.Candidates[0].Entity]
		}
	}
	return names
}

// event is the event that something told is of, a new one if none agrees.
func (m *merger) event(o *told) int {
	for _, k := range m.near(o) {
		if m.agrees(m.events[k], o) {
			m.join(k, o)
			return k
		}
	}
	return m.create(o)
}

// near are the last events of the same type with one of the same participants,
// the last one first.
func (m *merger) near(o *told) []int {
	const most = 8
	if o.kind == news.Say {
		return nil // who says something twice says it twice
	}
	var list []int
	for _, cluster := range slices.Concat(clustersOf(o.actors), clustersOf(o.recipients)) {
		events := m.byWho[whose{o.kind, cluster}]
		list = append(list, events[max(0, len(events)-most):]...)
	}
	slices.Sort(list)
	slices.Reverse(list)
	return slices.Compact(list)
}

// agrees reports whether something told may be of an event. Who is known on
// both sides must be the same; who is known on one side only does not count
// against it where the other participant is the same and nothing else is
// missing; times must not exclude each other.
func (m *merger) agrees(e *merged, o *told) bool {
	if e.kind != o.kind || !compatible(e.time, o.anchor.time.EDTF) || !overlap(e.places, clustersOf(o.places), true) {
		return false
	}
	actors, recipients := clustersOf(o.actors), clustersOf(o.recipients)
	if mutual(o.kind) { // who talks to whom does not matter
		all, theirs := slices.Concat(actors, recipients), slices.Concat(e.actors, e.recipients)
		return (len(all) > 1 || m.child(o.head, "det") >= 0 && m.list[m.child(o.head, "det")].lower == "the") && len(theirs) > 1 && !slices.ContainsFunc(all, func(c int) bool { return !slices.Contains(theirs, c) })
	}
	if !overlap(e.actors, actors, true) || !overlap(e.recipients, recipients, true) {
		return false
	}
	return overlap(e.recipients, recipients, false) && (overlap(e.actors, actors, false) || len(actors) == 0 || len(e.actors) == 0) ||
		overlap(e.actors, actors, false) && m.nothingElse(e.first, o) && e.first.stem(m.teller) == o.stem(m.teller)
}

// mutual reports whether events of a type are the same seen from both sides.
func mutual(kind news.EventType) bool {
	return kind == news.Consult || kind == news.Agree || kind == news.Cooperate
}

// overlap reports whether two lists share something; where one is empty, the
// answer is given.
func overlap(a, b []int, empty bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return empty
	}
	return slices.ContainsFunc(a, func(c int) bool { return slices.Contains(b, c) })
}

// compatible reports whether two times in EDTF may be the same, as far as they
// are given: neither ends before the other begins.
func compatible(a, b string) bool {
	notAfter := func(x, y string) bool {
		n := min(len(x), len(y))
		return x[:n] <= y[:n]
	}
	return notAfter(first(a), last(b)) && notAfter(first(b), last(a))
}

// create makes an event.
func (m *merger) create(o *told) int {
	k := len(m.events)
	e := &merged{kind: o.kind, first: o}
	m.events = append(m.events, e)
	m.reading.Events = append(m.reading.Events, news.Event{Type: o.kind})
	m.join(k, o)
	m.reading.Events[k].Title = m.title(o)
	return k
}

// join adds what is told to an event.
func (m *merger) join(k int, o *told) {
	e, event := m.events[k], &m.reading.Events[k]
	for _, role := range []news.EventRole{news.ActorRole, news.RecipientRole, news.OtherRole, news.PlaceRole} {
		for _, who := range *o.roleOf(role) {
			if o.deed && role == news.RecipientRole {
				continue
			}
			m.participate(event, who, role)
		}
	}
	e.actors, e.recipients, e.places = union(e.actors, o.actors), union(e.recipients, o.recipients), union(e.places, o.places)
	for _, cluster := range slices.Concat(clustersOf(o.actors), clustersOf(o.recipients)) {
		key := whose{o.kind, cluster}
		if !slices.Contains(m.byWho[key][max(0, len(m.byWho[key])-1):], k) {
			m.byWho[key] = append(m.byWho[key], k)
		}
	}
	m.byWord[o.stem(m.teller)] = k
	e.last = m.list[o.head].sentence
	if t := o.anchor.time; narrower(t, event.Time) {
		event.Time, e.time = t, t.EDTF
	}
	if event.Deadline == (news.When{}) {
		event.Deadline = o.anchor.deadline
	}
}

// participate adds a participant to an event, each cluster once. Whom the
// reading does not know takes part only where nobody known does.
func (m *merger) participate(event *news.Event, who news.Argument, role news.EventRole) {
	const most = 20
	same := slices.ContainsFunc(event.Participants, func(p news.Participant) bool {
		return p.Cluster == who.Cluster && (who.Cluster >= 0 || p.Role == role)
	})
	if same || missing(who) || len(event.Participants) >= most {
		return
	}
	event.Participants = append(event.Participants, news.Participant{Argument: who, Role: role})
}

// narrower reports whether a time says more than another.
func narrower(a, b news.When) bool {
	if a.EDTF == "" {
		return false
	}
	open := func(s string) bool { return strings.HasPrefix(s, "/") || strings.HasSuffix(s, "/") }
	return b.EDTF == "" || open(b.EDTF) && !open(a.EDTF) || open(a.EDTF) == open(b.EDTF) && len(a.EDTF) > len(b.EDTF)
}

// recall gives a noun without participants, "the ban", those of the event that
// was last told by the same word; false if there is none.
func (m *merger) recall(o *told) bool {
	k, ok := m.byWord[o.stem(m.teller)]
	const far = 12 // sentences
	if !ok || m.events[k].kind != o.kind || m.list[o.head].sentence-m.events[k].last > far || len(m.events[k].recipients) == 0 || !compatible(m.events[k].time, o.anchor.time.EDTF) {
		return false
	}
	if mutual(o.kind) && len(m.events[k].actors) == 0 {
		return false
	}
	bare := func(clusters []int) []news.Argument {
		var list []news.Argument
		for _, c := range clusters {
			list = append(list, news.Argument{Cluster: c})
		}
		return list
	}
	o.actors, o.recipients = bare(m.events[k].actors), bare(m.events[k].recipients)
	return len(o.actors)+len(o.recipients) > 0
}

// stem is what verbs and nouns of one root have in common, roughly: the
// beginning of the lemma.
func (o *told) stem(f *teller) string {
	lemma := strings.ToLower(f.list[o.head].lemma)
	const long = 5
	if len(lemma) > long {
		n := long
		for !utf8.RuneStart(lemma[n]) {
			n--
		}
		lemma = lemma[:n]
	}
	return string(o.kind) + " " + lemma
}

func clustersOf(list []news.Argument) []int {
	var clusters []int
	for _, a := range list {
		if a.Cluster >= 0 {
			clusters = append(clusters, a.Cluster)
		}
	}
	return clusters
}

func union(clusters []int, more []news.Argument) []int {
	for _, c := range clustersOf(more) {
		if !slices.Contains(clusters, c) {
			clusters = append(clusters, c)
		}
	}
	return clusters
}

// title names an event: "China criticizes United States", "Ban on WeChat".
func (m *merger) title(o *told) string {
	actor, recipient := m.nameOf(o.actors), m.nameOf(o.recipients)
	does := o.does
	if does == "agrees" && len(clustersOf(o.recipients)) > 0 {
		does = "agrees with" // and not to do something
	}
	if m.many(o.actors) {
		does = plural(does)
	}
	if o.kind == news.Leave && len(clustersOf(o.recipients)) == 0 {
		recipient = "" // a post is no title
	}
	switch {
	case actor != "" && recipient != "":
		return actor + " " + does + " " + recipient
	case recipient != "":
		return o.done + " " + recipient
	}
	for _, preposition := range []string{" with", " to", " against", " from", " on", " for", " in", " at", " about"} {
		does = strings.TrimSuffix(does, preposition)
	}
	return actor + " " + does
}

// nameOf is what the first of some participants is called: the name, or the
// words; "" if there is none.
func (m *merger) nameOf(list []news.Argument) string {
	const long = 60
	for _, a := range list {
		if a.Cluster >= 0 {
			return cmp.Or(m.names[a.Cluster], m.reading.Clusters[a.Cluster].Name)
		}
	}
	for _, a := range list {
		if words := a.Span.Of(m.text); len(words) > 0 && len(words) <= long && !spoken[strings.ToLower(words)] {
			return strings.Join(strings.Fields(words), " ")
		}
	}
	return ""
}
