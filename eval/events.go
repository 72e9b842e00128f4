package eval

import (
	"context"
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

// petrarchRow is a sentence with pairs of codes.
type petrarchRow struct {
	Date, Text string
	Events     []struct{ SourceCode, TargetCode string }
}

func (r petrarchRow) measure(reader *nlp.Reader) counts {
	t, c := newText("", r.Date, r.Text), make(counts)
	reading := reader.Read(t.article)
	var found [][2]string
	for _, s := range eventsOf(reading) {
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
		for _, s := range eventsOf(reading) {
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

// eventsOf are the statements of a reading that tell of events, not of relations.
func eventsOf(r *news.Reading) []news.Statement {
	return slices.DeleteFunc(slices.Clone(r.Statements), func(s news.Statement) bool { return s.Event < 0 })
}
