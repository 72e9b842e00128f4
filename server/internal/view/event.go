package view

import (
	"cmp"
	"context"

	"newsgraph/graph"
	"newsgraph/news"
)

// Event shows an event.
type Event struct {
	ID           string
	Title        string
	Type         string
	Status       Status
	Time         *EventTime
	Deadline     *EventTime
	ArticleCount int
	OriginCount  int

	record   *graph.Event
	query    Query
	entities *batch[*Entity] // that the events of one list name
}

// events shows the events with some ids; nil for those that are not there.
func (q Query) events(ctx context.Context, ids []string) ([]*Event, error) {
	found, err := q.graph.Events(ctx, ids)
	if err != nil {
		return nil, err
	}
	var entities []string
	for _, e := range found {
		if e != nil {
			entities = append(entities, each(e.Participants, func(p graph.Participant) string { return p.Entity })...)
		}
	}
	named := later(entities, present(q.entities))
	return each(found, func(e *graph.Event) *Event {
		if e == nil {
			return nil
		}
		shown := &Event{
			ID: e.ID, Title: e.Title, Type: string(e.Type), Status: Status(e.Status), Time: &EventTime{orNull(e.Time), orNull(e.TimeText)},
			ArticleCount: e.Articles, OriginCount: e.Origins, record: e, query: q, entities: named,
		}
		if e.Deadline != "" || e.DeadlineText != "" {
			shown.Deadline = &EventTime{orNull(e.Deadline), orNull(e.DeadlineText)}
		}
		return shown
	}), nil
}

// IsNode marks events as nodes.
func (*Event) IsNode() {}

// Participants are those who take part.
func (e *Event) Participants() []*EventParticipant {
	return each(e.record.Participants, func(p graph.Participant) *EventParticipant {
		return &EventParticipant{Role: EventRole(p.Role), Text: p.Text, entity: p.Entity, list: e.entities}
	})
}

// Statements are the statements that tell of it.
func (e *Event) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return e.query.statementList(ctx, graph.StatementFilter{Events: []string{e.ID}}, Window{First: first, After: after})
}

// Evidence are the sentences that tell of it.
func (e *Event) Evidence(ctx context.Context, first *int, after *string) (*EvidenceConnection, error) {
	return e.query.evidenceList(ctx, graph.StatementFilter{Events: []string{e.ID}}, Window{First: first, After: after})
}

// Conflicts are the amounts of which not all can be right.
func (e *Event) Conflicts(ctx context.Context) ([]*Conflict, error) {
	var ids []string
	for _, c := range e.record.Conflicts {
		ids = append(ids, each(c.Statements, statementID)...)
	}
	found, err := byID(ctx, ids, present(e.query.statements))
	return each(e.record.Conflicts, func(c graph.Conflict) *Conflict {
		return &Conflict{Kind: ConflictKind(c.Kind), Statements: each(c.Statements, func(s *graph.Statement) *Statement { return found[s.ID] })}
	}), err
}

func statementID(s *graph.Statement) string { return s.ID }

// Conflict are statements of an event that cannot all be right.
type Conflict struct {
	Kind       ConflictKind
	Statements []*Statement
}

// EventParticipant takes part in an event.
type EventParticipant struct {
	Role   EventRole
	Text   string
	entity string
	list   *batch[*Entity]
}

// Entity is who takes part; nil for nobody that is known.
func (p *EventParticipant) Entity(ctx context.Context) (*Entity, error) {
	return p.list.get(ctx, p.entity)
}

// EventFilter narrows a list of events.
type EventFilter struct {
	ParticipantIds []string
	ActorIds       []string
	RecipientIds   []string
	Types          []string
	Happened       *PeriodInput
	Published      *PeriodInput
	Voices         []Voice
	Statuses       []Status
}

// Events lists the events that pass a filter.
func (q Query) Events(ctx context.Context, f *EventFilter, first *int, after *string) (*EventConnection, error) {
	var filter graph.EventFilter
	if f != nil {
		published, err := f.Published.period("published")
		if err != nil {
			return nil, err
		}
		happened, err := f.Happened.period("happened")
		if err != nil {
			return nil, err
		}
		types, err := known("types", f.Types, news.EventTypes())
		if err != nil {
			return nil, err
		}
		if err := cmp.Or(areIDs("participantIds", f.ParticipantIds...), areIDs("actorIds", f.ActorIds...), areIDs("recipientIds", f.RecipientIds...)); err != nil {
			return nil, err
		}
		filter = graph.EventFilter{
			Participants: f.ParticipantIds, Actors: f.ActorIds, Recipients: f.RecipientIds, Published: published, Happened: happened,
			Types: types, Voices: as[news.Voice](f.Voices), Statuses: as[news.Status](f.Statuses),
		}
	}
	return q.eventList(ctx, filter, Window{First: first, After: after})
}

func (q Query) eventList(ctx context.Context, f graph.EventFilter, w Window) (*EventConnection, error) {
	list := func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		return q.graph.ListEvents(ctx, f, p)
	}
	return connect(ctx, w, list, shown(q.events))
}
