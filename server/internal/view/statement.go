package view

import (
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Statement shows a statement.
type Statement struct {
	ID          string
	SubjectText *string
	Predicate   string
	ObjectText  *string
	Trigger     string
	Quantity    *Quantity
	Voice       Voice
	Status      Status
	Negated     bool
	Time        *EventTime
	Evidence    *Evidence
	Confidence  float64

	record *graph.Statement
	read   text
	// Of all statements of one list:
	entities *batch[*Entity]
	events   *batch[*Event]
}

// EventTime is a time as far as a text tells it.
type EventTime struct{ Edtf, Text *string }

// Quantity is an amount.
type Quantity struct {
	Value, Low, High       *float64
	Unit, Currency, OfWhat *string
	Approximate            bool
	Text                   string
}

// Attribution is whom an article has something from.
type Attribution struct {
	Text   string
	Kind   AttributionKind
	Cue    *string
	entity string
	list   *batch[*Entity]
}

// statements shows the statements with some ids; nil for those that are not there.
func (q Query) statements(ctx context.Context, ids []string) ([]*Statement, error) {
	found, err := q.graph.Statements(ctx, ids)
	if err != nil {
		return nil, err
	}
	var readings, events []string
	for _, s := range found {
		if s != nil {
			readings, events = append(readings, s.Reading), append(events, s.EventID)
		}
	}
	texts, err := q.texts(ctx, readings)
	if err != nil {
		return nil, err
	}
	var entities []string
	for _, t := range texts {
		entities = append(entities, named(t.reading)...)
	}
	list := Statement{entities: later(entities, present(q.entities)), events: later(events, q.events)}
	return each(found, func(s *graph.Statement) *Statement {
		if s == nil {
			return nil
		}
		return list.show(s, texts[s.Reading])
	}), nil
}

// show shows a statement as one of a list.
func (list Statement) show(s *graph.Statement, read text) *Statement {
	return &Statement{
		ID: s.ID, SubjectText: orNull(read.words(s.Subject.Span)), Predicate: s.Predicate, ObjectText: orNull(read.words(s.Object.Span)),
		Trigger: read.words(s.Trigger), Quantity: read.quantity(s.Quantity), Voice: Voice(s.Voice), Status: Status(s.Status), Negated: s.Negated,
		Time: read.when(s.Time), Evidence: read.stated(s), Confidence: s.Confidence,
		record: s, read: read, entities: list.entities, events: list.events,
	}
}

// words are the words of a span.
func (t text) words(s news.Span) string { return s.Of(t.text.Text) }

func (t text) when(w news.When) *EventTime {
	return &EventTime{Edtf: orNull(w.EDTF), Text: orNull(t.words(w.Span))}
}

func (t text) quantity(q *news.Quantity) *Quantity {
	if q == nil {
		return nil
	}
	shown := &Quantity{
		Low: q.Low, High: q.High, Unit: orNull(q.Unit), Currency: orNull(q.Currency), OfWhat: orNull(t.words(q.OfWhat)),
		Approximate: q.Approximate, Text: t.words(q.Span),
	}
	if q.Low != nil && q.High != nil && *q.Low == *q.High {
		shown.Value = q.Low
	}
	return shown
}

// stated shows the sentence of a statement.
func (t text) stated(s *graph.Statement) *Evidence {
	status := s.Status
	if s.Negated {
		status = news.Denied
	}
	return t.sentence(s.Sentence, s.Voice, status, s.Confidence)
}

// IsNode marks statements as nodes.
func (*Statement) IsNode() {}

// Subject is who it is about; nil for nobody that is known.
func (s *Statement) Subject(ctx context.Context) (*Entity, error) {
	return s.entities.get(ctx, s.record.SubjectEntity)
}

// Object is who the other is; nil for nobody that is known.
func (s *Statement) Object(ctx context.Context) (*Entity, error) {
	return s.entities.get(ctx, s.record.ObjectEntity)
}

// Event is the event that it tells of; nil for none.
func (s *Statement) Event(ctx context.Context) (*Event, error) {
	return s.events.get(ctx, s.record.EventID)
}

// Reading is the reading that found it.
func (s *Statement) Reading() *Reading { return showReading(s.read) }

// Attribution is whom the article has it from.
func (s *Statement) Attribution() []*Attribution {
	return each(s.record.Attribution, func(a news.Attribution) *Attribution {
		shown := &Attribution{Text: s.read.words(a.Span), Kind: AttributionKind(a.Kind), Cue: orNull(s.read.words(a.Cue)), list: s.entities}
		if a.Cluster >= 0 {
			shown.entity = s.read.reading.Clusters[a.Cluster].Entity
		}
		return shown
	})
}

// Entity is who it is; nil for nobody that is known.
func (a *Attribution) Entity(ctx context.Context) (*Entity, error) { return a.list.get(ctx, a.entity) }

// Reading shows a reading.
type Reading struct {
	ID                  string
	Agent               string
	AgentVersion        string
	KnowledgeBaseDigest *string
	At                  DateTime
	read                text
	query               Query
}

func showReading(t text) *Reading {
	r := t.reading
	return &Reading{
		ID: r.ID, Agent: r.Agent, AgentVersion: r.AgentVersion, KnowledgeBaseDigest: orNull(r.Knowledge),
		At: DateTime{t.article.record.Version(r.Digest).FirstFetched}, read: t, query: t.query,
	}
}

// readings shows the readings with some ids; nil for those that are not there.
func (q Query) readings(ctx context.Context, ids []string) ([]*Reading, error) {
	found, err := q.graph.Readings(ctx, ids)
	if err != nil {
		return nil, err
	}
	var known []string
	for _, r := range found {
		if r != nil {
			known = append(known, r.ID)
		}
	}
	texts, err := q.texts(ctx, known)
	return each(found, func(r *graph.Reading) *Reading {
		if r == nil || err != nil {
			return nil
		}
		return showReading(texts[r.ID])
	}), err
}

// IsNode marks readings as nodes.
func (*Reading) IsNode() {}

// SupersededBy is the reading of the text that counts; nil if this one does.
func (r *Reading) SupersededBy(ctx context.Context) (*Reading, error) {
	counts := r.read.article.record.Version(r.read.reading.Digest).Reading
	if counts == r.ID {
		return nil, nil
	}
	return one(r.query.readings(ctx, []string{counts}))
}

// StatementFilter narrows a list of statements.
type StatementFilter struct {
	EntityIds  []string
	Predicates []string
	Voices     []Voice
	Statuses   []Status
	ArticleID  *string
	Published  *PeriodInput
}

// Statements lists the statements that pass a filter.
func (q Query) Statements(ctx context.Context, f *StatementFilter, first *int, after *string) (*StatementConnection, error) {
	var filter graph.StatementFilter
	if f != nil {
		published, err := f.Published.period("published")
		if err != nil {
			return nil, err
		}
		predicates, err := known("predicates", f.Predicates, news.Predicates())
		if err != nil {
			return nil, err
		}
		filter = graph.StatementFilter{
			Entities: f.EntityIds, Predicates: predicates, Voices: as[news.Voice](f.Voices), Statuses: as[news.Status](f.Statuses), Published: published,
		}
		if f.ArticleID != nil {
			filter.Article = *f.ArticleID
		}
	}
	return q.statementList(ctx, filter, Window{First: first, After: after})
}

func (q Query) statementList(ctx context.Context, f graph.StatementFilter, w Window) (*StatementConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListStatements(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.statements))
}

// evidenceList lists the sentences of statements.
func (q Query) evidenceList(ctx context.Context, f graph.StatementFilter, w Window) (*EvidenceConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListStatements(ctx, f, p)
	}
	return connect(ctx, w, list, func(ctx context.Context, refs []graph.Ref) ([]*Evidence, error) {
		found, err := q.statements(ctx, ids(refs))
		return each(found, func(s *Statement) *Evidence { return s.Evidence }), err
	})
}

// as turns the values of an enum into those of the program.
func as[T, V ~string](values []V) []T {
	return each(values, func(v V) T { return T(v) })
}
