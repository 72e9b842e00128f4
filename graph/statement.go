package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// Statement is a statement of a reading.
type Statement struct {
	news.Statement
	ID            string `json:"id"`
	Article       string `json:"article"`
	Reading       string `json:"reading"`
	SubjectEntity string `json:"-"` // as decided now; "" where the subject is nobody that is known
	ObjectEntity  string `json:"-"`
	EventID       string `json:"-"` // see [Reading.EventID]; "" for what is no event
}

// statements are the statements of a new reading.
func (r *Reading) statements(found []news.Statement) []Statement {
	var all []Statement
	for i, s := range found {
		all = append(all, Statement{Statement: s, ID: fmt.Sprintf("statement:%s/%d", strings.TrimPrefix(r.ID, "reading:"), i), Article: r.Article, Reading: r.ID})
	}
	return all
}

// Place is where the statement stands, as a key of lists.
func (s *Statement) Place() string { return place(s.Article, s.Trigger.Start) + "/" + s.ID }

// StatementAt is statement i of r, with who it is about as decided.
func (r *Reading) StatementAt(i int) *Statement {
	s := r.Statements[i]
	s.SubjectEntity, s.ObjectEntity = r.entityOf(s.Subject), r.entityOf(s.Object)
	if s.Event >= 0 {
		s.EventID = r.EventID(s.Event)
	}
	return &s
}

// entityOf is who an argument of a statement is decided to be; "" for nobody.
func (r *Reading) entityOf(a news.Argument) string {
	if a.Cluster < 0 {
		return ""
	}
	return r.Clusters[a.Cluster].Entity
}

// StatementsOf gives, of each reading, the statement with the id in the same
// place of ids; nil where there is none.
func StatementsOf(readings []*Reading, ids []string) []*Statement {
	statements := make([]*Statement, len(ids))
	for i, r := range readings {
		if r == nil {
			continue
		}
		if at := slices.IndexFunc(r.Statements, func(s Statement) bool { return s.ID == ids[i] }); at >= 0 {
			statements[i] = r.StatementAt(at)
		}
	}
	return statements
}

// Related reports whether the statement tells a relation between two entities:
// that one is something to the other, or did something to it. What is planned,
// denied or only supposed makes no relation.
func (s *Statement) Related() bool {
	return s.real() && s.SubjectEntity != "" && s.ObjectEntity != "" && s.SubjectEntity != s.ObjectEntity
}

// real reports whether the statement tells what is so, or was.
func (s *Statement) real() bool {
	return (s.Status == news.Happened || s.Status == news.Ongoing) && !s.Negated
}

// Relation names a relation: all statements that tell it lead to it.
type Relation struct{ Subject, Predicate, Object string }

// Relation is the relation that the statement tells, if it is [Statement.Related].
func (s *Statement) Relation() Relation {
	return Relation{s.SubjectEntity, s.Predicate, s.ObjectEntity}
}

// ID is the id of the relation. It holds who stands in it, so that no store has
// to keep it.
func (r Relation) ID() string {
	return "relation:" + bare(r.Subject) + "/" + r.Predicate + "/" + bare(r.Object)
}

// ParseRelationID is the reverse of [Relation.ID].
func ParseRelationID(id string) (Relation, error) {
	parts := strings.Split(strings.TrimPrefix(id, "relation:"), "/")
	if !strings.HasPrefix(id, "relation:") || len(parts) != 3 {
		return Relation{}, fmt.Errorf("%q is not the id of a relation", id)
	}
	return Relation{"entity:" + parts[0], parts[1], "entity:" + parts[2]}, nil
}

func bare(entity string) string { return strings.TrimPrefix(entity, "entity:") }

// EventID is the id of event n of r. Events of several articles are the same if
// they are of one type, between the same two entities, on the same day, or for
// what is rare in the same month or year, see [Reading.EventDay]: then the id
// holds just that. That relation does not depend on the order in which articles
// come, nor does anything have to be written when it is decided anew who the two
// are. Any other event is one of its article alone.
func (r *Reading) EventID(n int) string {
	e := r.Events[n]
	if actor, recipient, day := r.only(e, news.ActorRole), r.only(e, news.RecipientRole), r.EventDay(n); actor != "" && recipient != "" && day != "" {
		if Mutual(e.Type) && recipient < actor {
			actor, recipient = recipient, actor
		}
		return fmt.Sprintf("event:%s/%s/%s/%s", strings.ToLower(string(e.Type)), bare(actor), bare(recipient), day)
	}
	return r.LocalEventID(n)
}

// EventEntities are the two entities that the id of an event holds, if any.
func EventEntities(id string) []string {
	if parts := strings.Split(id, "/"); len(parts) == 4 {
		return []string{"entity:" + parts[1], "entity:" + parts[2]}
	}
	return nil
}

// LocalEventID is the id that event n of r would have as one of its article
// alone.
func (r *Reading) LocalEventID(n int) string {
	trigger := r.Statements[r.Events[n].Statements[0]].Trigger
	return "event:" + news.Hash(mentionKey(r.Article, r.Digest, trigger.Start), string(r.Events[n].Type), fmt.Sprint(trigger.End))
}

// Mutual reports whether in events of a type both sides do the same.
func Mutual(t news.EventType) bool {
	return t == news.Consult || t == news.Agree || t == news.Cooperate
}

// only is the one entity that takes part in an event in a role; "" if that is
// nobody, or several.
func (r *Reading) only(e news.Event, role news.EventRole) string {
	found := ""
	for _, p := range e.Participants {
		if p.Role != role {
			continue
		}
		entity := r.entityOf(p.Argument)
		if entity == "" || found != "" && found != entity {
			return ""
		}
		found = entity
	}
	return found
}

// EventDay is the one certain day of event n of r, or its month or year, if there
// hardly is more than one event of its type between the same two in a year: a firm
// buys another one once. "" if there is none.
func (r *Reading) EventDay(n int) string {
	day := r.Events[n].Time.EDTF
	d, err := news.ParseDate(day)
	if err != nil || d.EDTF() != day {
		return ""
	}
	if d.Precision == news.Day || rare[r.Events[n].Type] && (d.Precision == news.Month || d.Precision == news.Year) {
		return day
	}
	return ""
}

// rare are the types of which there hardly is more than one event a year between
// the same two. Bans and suits are none: one may follow another within days.
var rare = map[news.EventType]bool{news.Acquire: true, news.Appoint: true, news.Leave: true, news.Launch: true}

// StatementFilter narrows a list of statements. Its zero value lets all pass.
type StatementFilter struct {
	Entities   []string // one of which is the subject or the object
	Between    []string // each of which is the subject or the object
	Predicates []string
	Voices     []news.Voice
	Statuses   []news.Status
	Article    string
	Published  Period
	Events     []string   // ids, one of which it is about
	Relations  []Relation // one of which it tells
}

// EventFilter narrows a list of events, by what their statements in current
// readings say. Its zero value lets all pass. Types, participants and periods
// must meet in one article's account of the event, voices in a statement of that;
// a status is that of the event, by all accounts.
type EventFilter struct {
	Participants []string // entities, each of which takes part
	Actors       []string // entities, one of which acts
	Recipients   []string // entities, one of which it is done to
	Types        []news.EventType
	Article      string
	Happened     Period // an event without a date is in a period without bounds only
	Published    Period
	Voices       []news.Voice
	Statuses     []news.Status
}

// RelationFilter narrows a list of relations. Its zero value lets all pass.
type RelationFilter struct {
	Entity     string // subject or object
	Subject    string
	Object     string
	Predicates []string
	Voices     []news.Voice // one of which a statement has that tells it
}

// EventSpan is the time of event n of r: its bounds in milliseconds, and its
// place in lists, which go by time, those without a date last. Of an event that
// is only said to be no later, or no earlier, than a date, it is that date:
// otherwise it would be in all periods before, or after. Without a date, the
// bounds are the extreme values.
func (r *Reading) EventSpan(n int) (from, to, sort int64) {
	when := r.Events[n].Time.EDTF
	if first, last, interval := strings.Cut(when, "/"); interval {
		if start, end := news.EDTFBounds(when); start.IsZero() || end.IsZero() {
			when = cmp.Or(strings.Trim(first, "."), strings.Trim(last, "."))
		}
	}
	start, end := news.EDTFBounds(when)
	from, to = Period{start, end}.Millis()
	if start.IsZero() {
		return from, to, from // the smallest number there is
	}
	return from, to, -from
}
