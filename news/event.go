package news

import "strings"

// EventType says what kind of thing happened.
type EventType string

// The types of event: those of PLOVER (https://osf.io/preprints/socarxiv/rm5dw/),
// and those that business and politics need beside them.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT" // talks and meetings of any kind
	Support   EventType = "SUPPORT"
	Concede   EventType = "CONCEDE"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE" // criticism too
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION" // bans too
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
	Say       EventType = "SAY"
	Order     EventType = "ORDER" // laws and rulings too
	Sue       EventType = "SUE"
	Acquire   EventType = "ACQUIRE" // sales too: the actor acquires, the other sells
	Appoint   EventType = "APPOINT"
	Leave     EventType = "LEAVE"
	Launch    EventType = "LAUNCH"
	Invest    EventType = "INVEST"
)

// EventTypes are all types of event.
func EventTypes() []EventType {
	return []EventType{
		Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault, Say, Order, Sue,
		Acquire, Appoint, Leave, Launch, Invest,
	}
}

// Predicate is the predicate of statements that tell of an event of a type.
func (t EventType) Predicate() string { return strings.ToLower(string(t)) }

// Predicates are all predicates of statements: those of the types of event, and
// the relations that last.
func Predicates() []string {
	all := []string{
		"head_of", "employer", "member_of", "owns", "part_of", "founded", "located_in", "capital_of", "spouse", "parent_of", "child_of", "sibling", "relative_of",
	}
	for _, t := range EventTypes() {
		all = append(all, t.Predicate())
	}
	return all
}

// Event is something that happened or may happen, as one article tells it in
// one statement or more.
type Event struct {
	Type         EventType     `json:"type"`
	Title        string        `json:"title"` // short and readable, in English
	Participants []Participant `json:"participants,omitempty"`
	Time         When          `json:"time,omitzero"`
	Deadline     When          `json:"deadline,omitzero"`
	Statements   []int         `json:"statements"` // ascending
}

// EventRole says how somebody takes part in an event.
type EventRole string

// The roles, as in the schema.
const (
	ActorRole     EventRole = "ACTOR"
	RecipientRole EventRole = "RECIPIENT"
	PlaceRole     EventRole = "PLACE"
	OtherRole     EventRole = "OTHER"
)

// Participant is one who takes part in an event.
type Participant struct {
	Argument
	Role EventRole `json:"role"`
}
