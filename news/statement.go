package news

// Statement is one thing that an article says once: that somebody did something
// to somebody, or stands in a relation to somebody.
type Statement struct {
	Span        Span          `json:"span"`    // the clause that says it
	Trigger     Span          `json:"trigger"` // the words that its predicate is read from, within the span
	Sentence    int           `json:"sentence"`
	Predicate   string        `json:"predicate"` // an event type or a relation in lower case: "sanction", "head_of"
	Subject     Argument      `json:"subject"`
	Object      Argument      `json:"object"`
	Event       int           `json:"event"` // index in the reading's events; -1 for what is no event
	Quantity    *Quantity     `json:"quantity,omitempty"`
	Voice       Voice         `json:"voice"`
	Status      Status        `json:"status"`
	Negated     bool          `json:"negated,omitempty"`
	Attribution []Attribution `json:"attribution,omitempty"` // outermost first; none where the newsroom itself says it
	Time        When          `json:"time,omitzero"`
	Deadline    When          `json:"deadline,omitzero"`
	Confidence  float64       `json:"confidence"` // 0 to 1: that subject, predicate, object, voice and status are right
}

// Argument is who or what a statement is about, or takes part in an event.
type Argument struct {
	Cluster int  `json:"cluster"`       // -1 for what is no cluster of the reading
	Span    Span `json:"span,omitzero"` // the words that name it at that place; zero where there is none
}

// Attribution is whom an article has something from.
type Attribution struct {
	Argument
	Kind SourceKind `json:"kind"`
	Cue  Span       `json:"cue,omitzero"` // the word of saying; zero where there is none
}

// Status is how a text puts something: as done, as planned, as denied.
type Status string

// The statuses, as in the schema.
const (
	Happened     Status = "HAPPENED"
	Ongoing      Status = "ONGOING"
	Planned      Status = "PLANNED"
	Ordered      Status = "ORDERED"
	Threatened   Status = "THREATENED"
	Alleged      Status = "ALLEGED"
	Denied       Status = "DENIED"
	Blocked      Status = "BLOCKED" // stayed, enjoined, revoked
	Lapsed       Status = "LAPSED"
	Hypothetical Status = "HYPOTHETICAL"
)

// When is a time as far as the text tells it.
type When struct {
	EDTF string `json:"edtf,omitempty"` // "" where the text gives no date, or one that EDTF cannot express
	Span Span   `json:"span,omitzero"`  // the words that say so
}

// Quantity is an amount of something.
type Quantity struct {
	Span        Span     `json:"span"`
	Low         *float64 `json:"low,omitempty"`      // nil where there is no lower bound: "fewer than 40"
	High        *float64 `json:"high,omitempty"`     // the same as Low where one value is given
	Unit        string   `json:"unit,omitempty"`     // "percent", "share", "person", ...; "" for a bare number
	Currency    string   `json:"currency,omitempty"` // ISO 4217; "" for what is no money
	Approximate bool     `json:"approximate,omitempty"`
	OfWhat      Span     `json:"ofWhat,omitzero"` // the words that say what is counted
}
