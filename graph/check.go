package graph

import (
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

// quotes checks that quotes stand in order.
func (c *checker) quotes(r *news.Reading) {
	for i, q := range r.Quotes {
		c.span("quote", i, q.Span)
		if q.Speaker != -1 {
			c.index("quote", i, "cluster", q.Speaker, len(r.Clusters))
		}
		for _, about := range q.About {
			c.index("quote", i, "cluster", about, len(r.Clusters))
		}
		if c.err == nil && i > 0 && q.Span.Start <= r.Quotes[i-1].Span.Start {
			c.err = fmt.Errorf("quote %d does not start behind the one before it", i)
		}
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
