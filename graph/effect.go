package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// Effect is what a correction changes of the articles as they stand.
type Effect struct {
	Articles int
	Moves    []Move // those of most mentions first
}

// Move says of how many mentions who they are is changed.
type Move struct {
	From, To string // entities
	Mentions int
	Words    []string // of the mentions, without doubles, in the order of the texts
}

// Effect tells what a correction that is not in the log yet would change.
func (g *Graph) Effect(ctx context.Context, c *Correction) (*Effect, error) {
	g.writing.Lock()
	defer g.writing.Unlock()
	cur, err := g.curated(ctx)
	if err != nil {
		return nil, err
	}
	decided, err := g.decidedBy(ctx, cur, c)
	if err != nil {
		return nil, err
	}
	var ids, articles []string
	for _, r := range decided {
		ids, articles = append(ids, r.ID), append(articles, r.Article)
	}
	before, err := g.Readings(ctx, ids)
	if err != nil {
		return nil, err
	}
	known, err := g.Articles(ctx, articles)
	if err != nil {
		return nil, err
	}
	e := new(Effect)
	for i, r := range decided {
		if v := known[i].Current(); v.Reading == r.ID && e.add(before[i], r, v.Text) {
			e.Articles++
		}
	}
	slices.SortFunc(e.Moves, func(a, b Move) int {
		return cmp.Or(b.Mentions-a.Mentions, strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return e, nil
}

// decidedBy gives the readings with clusters that a correction makes somebody
// else, as they would be.
func (g *Graph) decidedBy(ctx context.Context, cur *curation, c *Correction) ([]*Reading, error) {
	next, err := g.with(ctx, cur, []*Correction{c})
	if err != nil {
		return nil, err
	}
	change := new(Change)
	err = g.settle(ctx, change, cur, next)
	return change.Decided, err
}

// add adds what changes in one article, if anything does.
func (e *Effect) add(before, after *Reading, text string) (changed bool) {
	for _, m := range after.Mentions {
		from, to := before.Clusters[m.Cluster].Entity, after.Clusters[m.Cluster].Entity
		if from == to {
			continue
		}
		changed = true
		i := slices.IndexFunc(e.Moves, func(o Move) bool { return o.From == from && o.To == to })
		if i < 0 {
			i = len(e.Moves)
			e.Moves = append(e.Moves, Move{From: from, To: to})
		}
		e.Moves[i].Mentions++
		if word := m.Span.Of(text); !slices.Contains(e.Moves[i].Words, word) {
			e.Moves[i].Words = append(e.Moves[i].Words, word)
		}
	}
	return changed
}

// MentionID names a place in a text of an article for people and other programs:
// the words from one code point to another.
func MentionID(article, digest string, start, end int) string {
	return fmt.Sprintf("mention:%s/%s/%d-%d", strings.TrimPrefix(article, "article:"), digest, start, end)
}

// ID is the [MentionID] of a place in a text.
func (k MentionKey) ID(text string) string {
	start := utf8.RuneCountInString(text[:k.Span.Start])
	return MentionID(k.Article, k.Digest, start, start+utf8.RuneCountInString(k.Span.Of(text)))
}

// MentionAt gives the place that a [MentionID] names, where a reading that counts
// has a mention of just these words.
func (g *Graph) MentionAt(ctx context.Context, id string) (MentionKey, error) {
	key, err := ParseMentionKey("article:" + strings.TrimPrefix(id, "mention:"))
	if err != nil || !strings.HasPrefix(id, "mention:") {
		return key, fmt.Errorf("%q is not the id of a mention, mention:ARTICLE/DIGEST/START-END", id)
	}
	a, err := one(g.Articles(ctx, []string{key.Article}))
	if err != nil {
		return key, err
	}
	if a == nil || a.Version(key.Digest) == nil {
		return key, fmt.Errorf("article of %s: %w", id, ErrNotFound)
	}
	key.Span = bytesOf(a.Version(key.Digest).Text, key.Span)
	n, err := g.ClusterAt(ctx, key)
	if err != nil {
		return key, err
	}
	if !slices.ContainsFunc(n.Reading.Mentions, func(m news.Mention) bool { return m.Span == key.Span }) {
		return key, fmt.Errorf("%s: no mention has just these words: %w", id, ErrNotFound)
	}
	return key, nil
}

// bytesOf gives a span in code points as one in bytes; what lies behind the text
// ends with it.
func bytesOf(text string, points news.Span) news.Span {
	span, n := news.Span{Start: len(text), End: len(text)}, 0
	for i := range text {
		switch n {
		case points.Start:
			span.Start = i
		case points.End:
			span.End = i
		}
		n++
	}
	return span
}
