package eval

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
	"newsgraph/nlp"
)

// Events measures which events are found, who takes part in them, when they
// are said to happen and how surely, on four sets.
//
// Of MEANTIME, which annotates the beginning of each text, all events that have
// a class other than "grammatical" count, of whatever type: newsgraph has 24
// types and keeps only events of somebody it knows, so that recall is low by
// design. A trigger is found if a statement's trigger overlaps it. Participants,
// times and factuality are measured on the triggers that were found. The actor
// is to be Arg0 of PropBank and the recipient Arg1, each by a mention of the
// annotated chain; where a verb is turned round (who sells is no actor, who is
// dismissed leaves) the set has it the other way. A time is right if the words
// are a time expression that a TLINK ties to the event. Not factual is what the
// set has as future or less than certain, and a status other than HAPPENED,
// ONGOING, LAPSED and BLOCKED; negated is its polarity NEG, and a statement that
// is negated or DENIED.
//
// The PETRARCH set gives pairs of codes for who does something to whom. A
// participant matches a code if its first three letters stand in one word of
// the participant, in that order, the first of them in front: "Gondor" is GON,
// "Philippines" PHL. A country that is named by its capital is missed. SAY is
// left out on our side.
//
// Of WikiEvents and CASIE only the recall of triggers is measured, for the types
// that map to some of newsgraph's (see the tables below), with one of those
// types.
//
// Errors on MEANTIME, which may be tuned on, are written to wrong, if it is not
// nil.
func Events(ctx context.Context, reader *nlp.Reader, dir string, wrong io.Writer) ([]Figure, error) {
	var list []Figure
	var all []counts
	for r, err := range rows[meantimeRow](ctx, dir, "linking", "meantime.jsonl.gz") {
		if err != nil {
			return nil, err
		}
		c, err := r.measure(reader, wrong)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	list = append(list, figures("meantime", all, "trigger", "trigger of a name", "actor", "recipient", "actor or recipient", "time", "not factual", "factual or not", "negated")...)
	all = nil
	for r, err := range rows[petrarchRow](ctx, dir, "events", "petrarch.jsonl.gz") {
		if err != nil {
			return nil, err
		}
		all = append(all, r.measure(reader))
	}
	list = append(list, figures("petrarch", all, "source and target", "source", "target")...)
	for _, set := range []string{"wikievents-dev", "casie"} {
		all = nil
		for r, err := range rows[eventRow](ctx, dir, "events", set+".jsonl.gz") {
			if err != nil {
				return nil, err
			}
			all = append(all, r.measure(reader))
		}
		list = append(list, figures(set, all, "trigger and type, recall", "trigger, recall")...)
	}
	return list, nil
}

// meantimeRow is a text of MEANTIME.
type meantimeRow struct {
	ID, Title, Date, Text string
	Entities              []meantimeSpan
	Events                []meantimeSpan
	Timex                 []meantimeSpan
	Participants          []struct{ Event, Entity, Role string }
	TLinks                []struct{ Source, Target string }
}

// meantimeSpan is an annotated entity, event or time expression.
type meantimeSpan struct {
	ID                                            string
	Start, End                                    int
	Text, Chain, Class, Certainty, Polarity, Time string
	Syntactic, Function                           string
}

// meantimeText is such a text while it is measured.
type meantimeText struct {
	meantimeRow
	*text
	reading *news.Reading
	chain   map[string]string // of the entities, by id
	times   map[string]bool   // ids of time expressions other than the text's own date
	wrong   *json.Encoder
}

func (r meantimeRow) measure(reader *nlp.Reader, wrong io.Writer) (counts, error) {
	m := meantimeText{meantimeRow: r, text: newText(r.Title, r.Date, r.Text), chain: make(map[string]string), times: make(map[string]bool)}
	m.reading = reader.Read(m.article)
	for _, e := range r.Entities {
		m.chain[e.ID] = e.Chain
	}
	for _, t := range r.Timex {
		m.times[t.ID] = t.Function != "CREATION_TIME"
	}
	if wrong != nil {
		m.wrong = json.NewEncoder(wrong)
	}
	c := make(counts)
	end := 0
	for _, e := range r.Events {
		end = max(end, m.span(e.Start, e.End).End)
	}
	seen := make(map[news.Span]bool)
	for i, s := range m.reading.Statements {
		if s.Trigger.End > end || seen[s.Trigger] {
			continue
		}
		seen[s.Trigger] = true
		gold := m.event(s.Trigger)
		c.of("trigger").shown(gold != nil)
		if gold == nil {
			if err := m.report("no event", i, ""); err != nil {
				return nil, err
			}
			continue
		}
		if err := m.compare(c, i, gold); err != nil {
			return nil, err
		}
	}
	for _, e := range r.Events {
		if e.Class == "GRAMMATICAL" {
			continue
		}
		found := slices.ContainsFunc(m.reading.Statements, func(s news.Statement) bool { return s.Trigger.Overlaps(m.span(e.Start, e.End)) })
		c.of("trigger").share(found)
		if m.ofName(e.ID) {
			c.of("trigger of a name").share(found)
		}
	}
	return c, nil
}

// event is the annotated event at a trigger.
func (m *meantimeText) event(trigger news.Span) *meantimeSpan {
	for i, e := range m.Events {
		if m.span(e.Start, e.End).Overlaps(trigger) {
			return &m.Events[i]
		}
	}
	return nil
}

// ofName reports whether a name is Arg0 or Arg1 of an event.
func (m *meantimeText) ofName(event string) bool {
	for _, p := range m.Participants {
		if p.Event != event || p.Role != "Arg0" && p.Role != "Arg1" {
			continue
		}
		if slices.ContainsFunc(m.Entities, func(e meantimeSpan) bool { return e.ID == p.Entity && e.Syntactic == "NAM" }) {
			return true
		}
	}
	return false
}

// compare compares what the statements of a trigger say with the annotation.
func (m *meantimeText) compare(c counts, i int, gold *meantimeSpan) error {
	first := m.reading.Statements[i]
	var subjects, objects []news.Argument
	for _, s := range m.reading.Statements[i:] {
		if s.Trigger == first.Trigger {
			subjects, objects = addArgument(subjects, s.Subject), addArgument(objects, s.Object)
		}
	}
	arg0, arg1 := m.spans(gold.ID, "Arg0"), m.spans(gold.ID, "Arg1")
	if !m.score(c.of("actor"), subjects, arg0) {
		if err := m.report("actor", i, m.words(arg0)); err != nil {
			return err
		}
	}
	if !m.score(c.of("recipient"), objects, arg1) && first.Predicate != "say" {
		if err := m.report("recipient", i, m.words(arg1)); err != nil {
			return err
		}
	}
	m.score(c.of("actor or recipient"), slices.Concat(subjects, objects), slices.Concat(arg0, arg1))
	if err := m.compareTime(c.of("time"), i, gold); err != nil {
		return err
	}
	return m.compareStatus(c, i, gold)
}

// addArgument adds who is named in the text, each once.
func addArgument(list []news.Argument, a news.Argument) []news.Argument {
	if a.Span == (news.Span{}) || slices.Contains(list, a) {
		return list
	}
	return append(list, a)
}

// spans are the places of those who have a role in an event, a list for each.
func (m *meantimeText) spans(event, role string) [][]news.Span {
	var list [][]news.Span
	for _, p := range m.Participants {
		if p.Event != event || p.Role != role {
			continue
		}
		var places []news.Span
		for _, e := range m.Entities {
			if e.ID == p.Entity || e.Chain != "" && e.Chain == m.chain[p.Entity] {
				places = append(places, m.span(e.Start, e.End))
			}
		}
		list = append(list, places)
	}
	return list
}

// score counts participants. Events whose participants of a role are not
// annotated count on neither side. It reports whether nothing is wrong.
func (m *meantimeText) score(c *count, found []news.Argument, gold [][]news.Span) bool {
	if len(gold) == 0 {
		return true
	}
	at := func(a news.Argument) func(news.Span) bool {
		return func(s news.Span) bool { return s.Overlaps(a.Span) }
	}
	right := true
	for _, places := range gold {
		c.share(slices.ContainsFunc(found, func(a news.Argument) bool { return slices.ContainsFunc(places, at(a)) }))
	}
	for _, a := range found {
		ok := slices.ContainsFunc(gold, func(places []news.Span) bool { return slices.ContainsFunc(places, at(a)) })
		c.shown(ok)
		right = right && ok
	}
	return right && len(found) > 0
}

func (m *meantimeText) compareTime(c *count, i int, gold *meantimeSpan) error {
	var linked []news.Span
	for _, l := range m.TLinks {
		other := l.Source
		if other == gold.ID {
			other = l.Target
		} else if l.Target != gold.ID {
			continue
		}
		for _, t := range m.Timex {
			if t.ID == other && m.times[t.ID] {
				linked = append(linked, m.span(t.Start, t.End))
			}
		}
	}
	s := m.reading.Statements[i]
	found := s.Time.Span
	if found == (news.Span{}) {
		found = s.Deadline.Span
	}
	right := slices.ContainsFunc(linked, found.Overlaps)
	if len(linked) > 0 {
		c.share(right)
	}
	if found != (news.Span{}) {
		c.shown(right)
	}
	if !right && (len(linked) > 0 || found != (news.Span{})) {
		return m.report("time", i, m.words([][]news.Span{linked}))
	}
	return nil
}

func (m *meantimeText) compareStatus(c counts, i int, gold *meantimeSpan) error {
	if gold.Certainty == "" || gold.Time == "" {
		return nil
	}
	s := m.reading.Statements[i]
	factual := gold.Certainty == "CERTAIN" && gold.Time == "NON_FUTURE"
	ours := slices.Contains([]news.Status{news.Happened, news.Ongoing, news.Lapsed, news.Blocked}, s.Status) || s.Status == news.Denied
	if !factual {
		c.of("not factual").share(!ours)
	}
	if !ours {
		c.of("not factual").shown(!factual)
	}
	c.of("factual or not").shown(factual == ours)
	negative, negated := gold.Polarity == "NEG", s.Negated || s.Status == news.Denied
	if negative {
		c.of("negated").share(negated)
	}
	if negated {
		c.of("negated").shown(negative)
	}
	if factual != ours || negative != negated {
		return m.report("status", i, gold.Certainty+" "+gold.Time+" "+gold.Polarity)
	}
	return nil
}

func (m *meantimeText) words(list [][]news.Span) string {
	var words []string
	for _, places := range list {
		if len(places) > 0 {
			words = append(words, places[0].Of(m.article.Text))
		}
	}
	return strings.Join(words, "; ")
}

// report writes what is wrong with a statement.
func (m *meantimeText) report(what string, i int, want string) error {
	if m.wrong == nil {
		return nil
	}
	s := m.reading.Statements[i]
	of := func(span news.Span) string { return span.Of(m.article.Text) }
	return m.wrong.Encode(map[string]string{
		"wrong": what, "want": want, "id": m.ID, "sentence": of(m.reading.Sentences[s.Sentence].Span), "trigger": of(s.Trigger),
		"predicate": s.Predicate, "subject": of(s.Subject.Span), "object": of(s.Object.Span), "status": string(s.Status), "time": of(s.Time.Span),
	})
}

// petrarchRow is a sentence with pairs of codes.
type petrarchRow struct {
	Date, Text string
	Events     []struct{ SourceCode, TargetCode string }
}

func (r petrarchRow) measure(reader *nlp.Reader) counts {
	t, c := newText("", r.Date, r.Text), make(counts)
	reading := reader.Read(t.article)
	var found [][2]string
	for _, s := range reading.Statements {
		words := func(a news.Argument) string {
			if a.Cluster >= 0 {
				return a.Span.Of(r.Text) + " " + reading.Clusters[a.Cluster].Name
			}
			return a.Span.Of(r.Text)
		}
		if p := [2]string{words(s.Subject), words(s.Object)}; s.Predicate != "say" && !slices.Contains(found, p) {
			found = append(found, p)
		}
	}
	for _, e := range r.Events {
		if e.SourceCode == "" && e.TargetCode == "" {
			continue
		}
		c.of("source and target").share(slices.ContainsFunc(found, func(p [2]string) bool { return coded(p[0], e.SourceCode) && coded(p[1], e.TargetCode) }))
		c.of("source").share(slices.ContainsFunc(found, func(p [2]string) bool { return coded(p[0], e.SourceCode) }))
		c.of("target").share(slices.ContainsFunc(found, func(p [2]string) bool { return coded(p[1], e.TargetCode) }))
	}
	for _, p := range found {
		source, target, both := false, false, false
		for _, e := range r.Events {
			from, to := coded(p[0], e.SourceCode), coded(p[1], e.TargetCode)
			source, target, both = source || from, target || to, both || from && to
		}
		if p[0] != "" {
			c.of("source").shown(source)
		}
		if p[1] != "" {
			c.of("target").shown(target)
		}
		if p[0] != "" && p[1] != "" {
			c.of("source and target").shown(both)
		}
	}
	return c
}

// coded reports whether words match a code, by the letters.
func coded(words, code string) bool {
	const letters = 3
	if len(code) < letters {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToUpper(words), func(r rune) bool { return !unicode.IsLetter(r) }) {
		rest, ok := strings.CutPrefix(word, code[:1])
		for _, letter := range code[1:letters] {
			i := strings.IndexRune(rest, letter)
			if i < 0 {
				ok = false
				break
			}
			rest = rest[i+1:]
		}
		if ok {
			return true
		}
	}
	return false
}

// eventRow is a text of WikiEvents or of CASIE, whose events stand in hoppers.
type eventRow struct {
	Title, Date, Text string
	Events            []typedEvent
	Hoppers           []struct{ Events []typedEvent }
}

type typedEvent struct {
	Type, Subtype string
	Trigger       struct{ Start, End int }
}

func (r eventRow) measure(reader *nlp.Reader) counts {
	t, c := newText(r.Title, r.Date, r.Text), make(counts)
	reading := reader.Read(t.article)
	events := r.Events
	for _, h := range r.Hoppers {
		events = append(events, h.Events...)
	}
	for _, e := range events {
		types := typesOf(e.Type)
		if types == nil {
			continue
		}
		span := t.span(e.Trigger.Start, e.Trigger.End)
		there, typed := false, false
		for _, s := range reading.Statements {
			if s.Trigger.Overlaps(span) {
				there, typed = true, typed || slices.Contains(types, news.EventType(strings.ToUpper(s.Predicate)))
			}
		}
		c.of("trigger, recall").share(there)
		c.of("trigger and type, recall").share(typed)
	}
	return c
}

// typesOf are the types of newsgraph that a type of WikiEvents or of CASIE may
// be; none for those that it has not.
func typesOf(kind string) []news.EventType {
	for _, m := range []struct {
		prefix string
		types  []news.EventType
	}{
		{"Conflict.Attack", []news.EventType{news.Assault}},
		{"Conflict.Demonstrate", []news.EventType{news.Protest}},
		{"Contact.Contact.Meet", []news.EventType{news.Consult}},
		{"Contact.Contact.Broadcast", []news.EventType{news.Say}},
		{"Contact.RequestCommand", []news.EventType{news.Request, news.Order}},
		{"Contact.ThreatenCoerce", []news.EventType{news.Threaten, news.Coerce}},
		{"Justice.ArrestJailDetain", []news.EventType{news.Coerce}},
		{"Justice.ChargeIndict", []news.EventType{news.Accuse, news.Sue}},
		{"Justice.Convict", []news.EventType{news.Coerce}},
		{"Justice.Sentence", []news.EventType{news.Coerce}},
		{"Justice.InvestigateCrime", []news.EventType{news.Accuse}},
		{"Justice.ReleaseParole", []news.EventType{news.Concede}},
		{"Life.Injure", []news.EventType{news.Assault}},
		{"Personnel.EndPosition", []news.EventType{news.Leave}},
		{"Personnel.StartPosition", []news.EventType{news.Appoint}},
		{"Transaction.ExchangeBuySell", []news.EventType{news.Acquire}},
		{"Attack", []news.EventType{news.Assault, news.Coerce}},
	} {
		if strings.HasPrefix(kind, m.prefix) {
			return m.types
		}
	}
	return nil
}
