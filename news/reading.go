package news

// Reading is all that one pass of one reader found in one text. Its parts refer
// to each other by index. It crosses from the reader to the graph unchanged:
// who the clusters are is decided there.
type Reading struct {
	Agent        string // the reader's name
	AgentVersion string
	Knowledge    string // digest of the catalogue of names that the reader had

	Genre Genre

	Sentences  []Sentence // in text order, without overlap
	Clusters   []Cluster
	Mentions   []Mention        // by start, then end
	Quotes     []Quote          // by start; one that contains another stands before it
	Times      []TimeExpression // by start
	Roles      []Role           // by start
	Statements []Statement      // by the start of the trigger
	Events     []Event          // by their first statement
	Opinions   []Opinion        // by sentence, then the place of the target
	Entities   []Entity         // what the catalogue says of every candidate, by id
}

// Sentence is a sentence or a headline.
type Sentence struct {
	Span  Span  `json:"span"`
	Block int   `json:"block"` // index in the article's blocks
	Voice Voice `json:"voice"` // of most of its words
}

// Cluster is somebody or something that one article speaks of, under one or
// more names: the mentions that point to it.
type Cluster struct {
	Name    string     `json:"name"` // the fullest name in the article; the catalogue's for a place of which it only has the adjective
	Type    EntityType `json:"type"`
	Aliases []string   `json:"aliases,omitempty"` // the other names there, sorted
}

// Mention is a place in the text that points to a cluster. Mentions by name do
// not overlap; others may lie within each other, as "his" in "his company".
type Mention struct {
	Span       Span        `json:"span"`
	Form       MentionForm `json:"form"`
	Sentence   int         `json:"sentence"`
	Cluster    int         `json:"cluster"`
	Candidates []Candidate `json:"candidates,omitempty"` // by score, best first; none where the catalogue knows no such name
	Confidence float64     `json:"confidence"`           // 0 to 1: that these words name this cluster
}

// Candidate is an entity of the catalogue that a mention may refer to.
type Candidate struct {
	Entity string  `json:"entity"` // id
	Score  float64 `json:"score"`  // 0 to 1
}

// TimeExpression is a date, time, duration or set of them in the text, in the
// terms of TIMEX3 (ISO 24617-1).
type TimeExpression struct {
	Span  Span   `json:"span"`
	Type  string `json:"type"`           // DATE, TIME, DURATION or SET
	Value string `json:"value"`          // TIMEX3 value: 2020-09-20, 2020-W32, P45D
	EDTF  string `json:"edtf,omitempty"` // the same as EDTF; "" where none fits
}
