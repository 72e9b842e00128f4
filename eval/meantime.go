package eval

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"newsgraph/news"
	"newsgraph/nlp"
)

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
	m.reading.Statements = eventsOf(m.reading)
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
