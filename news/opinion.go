package news

// Stance says how an opinion stands to what it is about.
type Stance string

// The stances, as in the schema.
const (
	StancePositive Stance = "POSITIVE"
	StanceNegative Stance = "NEGATIVE"
	StanceMixed    Stance = "MIXED"   // for it and against it
	StanceUnclear  Stance = "UNCLEAR" // the words do not tell
)

// Opinion is what somebody thinks of somebody or something, as far as one
// sentence tells it. The writer's own is what they say in their own words of each
// that a sentence speaks of, in commentary and anywhere in columns and reviews,
// also where no word tells their stance; of others only what has a stance is an
// opinion.
type Opinion struct {
	Sentence   int      `json:"sentence"`
	Holder     Argument `json:"holder"`          // no cluster and no words: the writer
	Target     Argument `json:"target"`          // a cluster
	Aspect     Span     `json:"aspect,omitzero"` // what of the target is judged: "the handling of the case"; zero where that is the target itself
	Words      Span     `json:"words,omitzero"`  // the words that judge; zero where none do
	Stance     Stance   `json:"stance"`
	Voice      Voice    `json:"voice"`
	Confidence float64  `json:"confidence"` // 0 to 1: that holder, target and stance are right
}

// Written reports whether the opinion is the writer's own.
func (o Opinion) Written() bool { return o.Holder == Argument{Cluster: -1} }
