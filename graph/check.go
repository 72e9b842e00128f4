package graph

import (
	"cmp"
	"fmt"
	"unicode/utf8"

	"newsgraph/news"
)

// maxKey is how long may be what things are found by, in bytes. The index of no
// store has to hold more: that of Neo4j can take some 8,000.
const maxKey = 4096

// Check says what is wrong with an article or with a reading of it: text that
// is not UTF-8, spans outside the text or inside a character, mentions outside
// their sentence, references to what is not there, names and addresses of more
// than maxKey bytes. What passes can be stored and shown: every span of it is a
// stretch of the text.
func Check(a *news.Article, r *news.Reading) error {
	if !utf8.ValidString(a.Text) {
		return fmt.Errorf("the text is not UTF-8")
	}
	c := checker{text: a.Text}
	for _, address := range append([]string{a.URL}, a.Addresses...) {
		c.key("an address", address)
	}
	for i, b := range a.Blocks {
		c.span("block", i, b.Span)
	}
	for i, s := range r.Sentences {
		c.span("sentence", i, s.Span)
		c.index("sentence", i, "block", s.Block, len(a.Blocks))
	}
	c.mentions(r)
	c.quotes(r)
	c.roles(r)
	c.statements(r)
	c.events(r)
	c.opinions(r)
	for i, t := range r.Times {
		c.span("time expression", i, t.Span)
	}
	return c.err
}

// checker keeps the first thing found wrong.
type checker struct {
	text string
	err  error
}

// mentions checks that mentions stand in order, each in its sentence, and that
// each cluster has one.
func (c *checker) mentions(r *news.Reading) {
	named := make([]bool, len(r.Clusters))
	for i, m := range r.Mentions {
		c.span("mention", i, m.Span)
		c.index("mention", i, "cluster", m.Cluster, len(r.Clusters))
		c.index("mention", i, "sentence", m.Sentence, len(r.Sentences))
		if c.err == nil && !r.Sentences[m.Sentence].Span.Contains(m.Span) {
			c.err = fmt.Errorf("mention %d stands outside its sentence", i)
		}
		if c.err == nil && i > 0 && m.Span.Start < r.Mentions[i-1].Span.Start {
			c.err = fmt.Errorf("mention %d stands before the one that it follows", i)
		}
		if c.err == nil {
			named[m.Cluster] = true
		}
	}
	for i := range named {
		c.key("a name", r.Clusters[i].Name)
		if c.err == nil && !named[i] {
			c.err = fmt.Errorf("cluster %d has no mention", i)
		}
	}
}

// quotes checks that quotes stand in order, each that contains another before it.
func (c *checker) quotes(r *news.Reading) {
	for i, q := range r.Quotes {
		c.span("quote", i, q.Span)
		c.words("the source of quote", i, q.Source)
		c.words("the cue of quote", i, q.Cue)
		for _, cluster := range append([]int{q.Speaker, q.Addressee}, q.About...) {
			c.maybe("quote", i, "cluster", cluster, len(r.Clusters))
		}
		c.maybe("quote", i, "quote", q.Continues, i)
		if c.err == nil && i > 0 && order(r.Quotes[i-1].Span, q.Span) >= 0 {
			c.err = fmt.Errorf("quote %d does not start behind the one before it", i)
		}
	}
}

// order compares the places of spans: by start, the longer one first.
func order(a, b news.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// statements checks what statements are about and refer to.
func (c *checker) statements(r *news.Reading) {
	for i, s := range r.Statements {
		c.span("statement", i, s.Span)
		c.span("the trigger of statement", i, s.Trigger)
		c.key("a predicate", s.Predicate)
		c.index("statement", i, "sentence", s.Sentence, len(r.Sentences))
		c.maybe("statement", i, "event", s.Event, len(r.Events))
		c.argument("statement", i, s.Subject, r)
		c.argument("statement", i, s.Object, r)
		for _, a := range s.Attribution {
			c.argument("the attribution of statement", i, a.Argument, r)
			c.words("the attribution of statement", i, a.Cue)
		}
		c.words("the time of statement", i, s.Time.Span)
		c.words("the deadline of statement", i, s.Deadline.Span)
		if s.Quantity != nil {
			c.span("the quantity of statement", i, s.Quantity.Span)
			c.words("the quantity of statement", i, s.Quantity.OfWhat)
		}
		if c.err == nil && !s.Span.Contains(s.Trigger) {
			c.err = fmt.Errorf("the trigger of statement %d stands outside of it", i)
		}
	}
}

// events checks that each event rests on statements, each statement on one
// event at most.
func (c *checker) events(r *news.Reading) {
	for i, e := range r.Events {
		c.key("a title", e.Title)
		c.words("the time of event", i, e.Time.Span)
		c.words("the deadline of event", i, e.Deadline.Span)
		for _, p := range e.Participants {
			c.argument("event", i, p.Argument, r)
		}
		for _, s := range e.Statements {
			c.index("event", i, "statement", s, len(r.Statements))
			if c.err == nil && r.Statements[s].Event != i {
				c.err = fmt.Errorf("event %d rests on statement %d, which is of event %d", i, s, r.Statements[s].Event)
			}
		}
		if c.err == nil && len(e.Statements) == 0 {
			c.err = fmt.Errorf("event %d rests on no statement", i)
		}
	}
}

// opinions checks whose opinions there are, and of whom.
func (c *checker) opinions(r *news.Reading) {
	for i, o := range r.Opinions {
		c.index("opinion", i, "sentence", o.Sentence, len(r.Sentences))
		c.argument("the holder of opinion", i, o.Holder, r)
		c.index("opinion", i, "cluster", o.Target.Cluster, len(r.Clusters))
		c.span("the target of opinion", i, o.Target.Span)
		c.words("the aspect of opinion", i, o.Aspect)
		c.words("the judgment of opinion", i, o.Words)
	}
}

func (c *checker) argument(what string, i int, a news.Argument, r *news.Reading) {
	c.maybe(what, i, "cluster", a.Cluster, len(r.Clusters))
	c.words("the words of "+what, i, a.Span)
}

// words checks a span that may be zero.
func (c *checker) words(what string, i int, s news.Span) {
	if s != (news.Span{}) {
		c.span(what, i, s)
	}
}

// maybe checks an index that may be -1.
func (c *checker) maybe(what string, i int, ofWhat string, index, n int) {
	if index != -1 {
		c.index(what, i, ofWhat, index, n)
	}
}

// roles checks that roles are of clusters that are there.
func (c *checker) roles(r *news.Reading) {
	for i, role := range r.Roles {
		c.span("role", i, role.Span)
		c.key("a title", role.Title)
		c.index("role", i, "cluster", role.Person, len(r.Clusters))
		c.index("role", i, "sentence", role.Sentence, len(r.Sentences))
		if role.Organization != -1 {
			c.index("role", i, "cluster", role.Organization, len(r.Clusters))
		}
	}
}

func (c *checker) span(what string, i int, s news.Span) {
	inside := 0 <= s.Start && s.Start < s.End && s.End <= len(c.text)
	if c.err == nil && !(inside && c.boundary(s.Start) && c.boundary(s.End)) {
		c.err = fmt.Errorf("%s %d is not a stretch of the text: bytes %d to %d of %d", what, i, s.Start, s.End, len(c.text))
	}
}

func (c *checker) key(what, key string) {
	if c.err == nil && len(key) > maxKey {
		c.err = fmt.Errorf("%s has %d bytes, more than %d: %.40s…", what, len(key), maxKey, key)
	}
}

func (c *checker) boundary(i int) bool { return i == len(c.text) || utf8.RuneStart(c.text[i]) }

func (c *checker) index(what string, i int, ofWhat string, index, n int) {
	if c.err == nil && (index < 0 || index >= n) {
		c.err = fmt.Errorf("%s %d refers to %s %d of %d", what, i, ofWhat, index, n)
	}
}
