package news

// QuoteForm says how a quote gives the words of its speaker.
type QuoteForm string

// The forms of quote, as in the schema.
const (
	Direct   QuoteForm = "DIRECT"   // word for word, as a sentence of its own
	Indirect QuoteForm = "INDIRECT" // in the writer's words
	Mixed    QuoteForm = "MIXED"    // some words within a sentence of the writer
)

// Quote is what somebody is quoted as saying. The span of a direct quote is its
// words without the quotation marks around them; that of an indirect one is the
// clause that says what was said. Of a mixed one it is the quoted words alone,
// which mostly lie within an indirect quote. A quote that its cue splits in two
// is two quotes, the second of which continues the first.
type Quote struct {
	Span       Span       `json:"span"`
	Form       QuoteForm  `json:"form"`
	Speaker    int        `json:"speaker"`         // cluster; -1 where the text does not make it clear
	Source     Span       `json:"source,omitzero"` // the words that name the speaker; zero where there are none
	Kind       SourceKind `json:"kind,omitempty"`  // what the source is; "" where the text names none
	Cue        Span       `json:"cue,omitzero"`    // the word of saying; zero where there is none
	Act        Act        `json:"act,omitempty"`   // what is done by saying it; "" where there is no cue
	Addressee  int        `json:"addressee"`       // cluster; -1 where the text names none
	Continues  int        `json:"continues"`       // index of the quote that it goes on with; -1 for none
	About      []int      `json:"about,omitempty"` // clusters named in the quote, ascending
	Confidence float64    `json:"confidence"`      // 0 to 1
}

// Act is what somebody does by saying something.
type Act string

// The acts, in terms of the verbs that tell them.
const (
	ActSay       Act = "SAY"
	ActClaim     Act = "CLAIM"
	ActDeny      Act = "DENY"
	ActPromise   Act = "PROMISE"
	ActAccuse    Act = "ACCUSE"
	ActCriticize Act = "CRITICIZE"
	ActPraise    Act = "PRAISE"
	ActAsk       Act = "ASK"
	ActDemand    Act = "DEMAND"
	ActWarn      Act = "WARN"
	ActSuggest   Act = "SUGGEST" // proposals and suppositions
	ActThink     Act = "THINK"   // what somebody is said to think, hope or fear
)

// SourceKind says what it is that something is attributed to.
type SourceKind string

// The kinds of source, as in the schema.
const (
	FromPerson       SourceKind = "PERSON"
	FromOrganization SourceKind = "ORGANIZATION"
	FromOutlet       SourceKind = "OUTLET"
	FromDocument     SourceKind = "DOCUMENT"
	FromUnnamed      SourceKind = "UNNAMED" // described, not named: "three officials briefed on the plan"
)
