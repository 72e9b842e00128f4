package view

import (
	"context"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
)

// DefaultPage and MaxPage are how many entries a page has where the question
// does not say, and at the most.
const (
	DefaultPage = 20
	MaxPage     = 1000
)

// Connection is a page of a list (Relay).
type Connection[N any] struct {
	PageInfo *PageInfo
	refs     []graph.Ref
	nodes    lazy[[]N]
	total    lazy[int]
}

// Nodes are what stands on the page.
func (c *Connection[N]) Nodes(ctx context.Context) ([]N, error) { return c.nodes.get(ctx) }

// Edges are the entries of the page.
func (c *Connection[N]) Edges(ctx context.Context) ([]*Edge[N], error) {
	nodes, err := c.Nodes(ctx)
	edges := make([]*Edge[N], len(nodes))
	for i, node := range nodes {
		edges[i] = &Edge[N]{Cursor: encode(c.refs[i].Cursor), Node: node}
	}
	return edges, err
}

// TotalCount is the length of the whole list.
func (c *Connection[N]) TotalCount(ctx context.Context) (int, error) { return c.total.get(ctx) }

// Edge is an entry of a list.
type Edge[N any] struct {
	Cursor string
	Node   N
}

// PageInfo says where a page begins and ends.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// The lists of the schema.
type (
	ArticleConnection     = Connection[*Article]
	EntityConnection      = Connection[*Entity]
	MentionConnection     = Connection[*Mention]
	QuoteConnection       = Connection[*Quote]
	QuotedAgainConnection = Connection[*QuotedAgain]
	StatementConnection   = Connection[*Statement]
	EventConnection       = Connection[*Event]
	OpinionConnection     = Connection[*Opinion]
	RelationConnection    = Connection[*Relation]
	CoMentionConnection   = Connection[*CoMention]
	EvidenceConnection    = Connection[*Evidence]
	ArticleEdge           = Edge[*Article]
	EntityEdge            = Edge[*Entity]
	MentionEdge           = Edge[*Mention]
	QuoteEdge             = Edge[*Quote]
	QuotedAgainEdge       = Edge[*QuotedAgain]
	StatementEdge         = Edge[*Statement]
	EventEdge             = Edge[*Event]
	OpinionEdge           = Edge[*Opinion]
	RelationEdge          = Edge[*Relation]
	CoMentionEdge         = Edge[*CoMention]
	EvidenceEdge          = Edge[*Evidence]
)

// encode makes a cursor opaque. It names the entry, not its number, so that it
// survives what is added before it.
func encode(c graph.Cursor) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(c.N, 10) + " " + c.Key))
}

func decode(argument, cursor string) (*graph.Cursor, error) {
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	number, key, ok := strings.Cut(string(data), " ")
	n, numberErr := strconv.ParseInt(number, 10, 64)
	if err != nil || !ok || numberErr != nil {
		return nil, bad("%s: %q is not a cursor of this list; take it from pageInfo or an edge", argument, cursor)
	}
	return &graph.Cursor{N: n, Key: key}, nil
}

// Window is which part of a list is asked for.
type Window struct {
	First, Last   *int
	After, Before *string
}

// page is the window as a question to a store, for one entry more than the
// window has, which tells whether there are more.
func (w Window) page() (graph.Page, error) {
	p := graph.Page{Limit: DefaultPage, Reverse: w.Last != nil || w.Before != nil}
	if p.Reverse && (w.First != nil || w.After != nil) {
		return p, bad("ask either with first and after or with last and before")
	}
	argument, size, cursor := "first", w.First, w.After
	if p.Reverse {
		argument, size, cursor = "last", w.Last, w.Before
	}
	if size != nil {
		if *size < 0 || *size > MaxPage {
			return p, bad("%s: %d is not between 0 and %d", argument, *size, MaxPage)
		}
		p.Limit = *size
	}
	p.Limit++
	var err error
	if cursor != nil {
		p.After, err = decode(map[bool]string{false: "after", true: "before"}[p.Reverse], *cursor)
	}
	return p, err
}

// lister gives a part of a list.
type lister func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error)

// connect answers with a page of a list. show gives the nodes of the entries,
// when they are asked for.
func connect[N any](ctx context.Context, w Window, list lister, show func(ctx context.Context, refs []graph.Ref) ([]N, error)) (*Connection[N], error) {
	p, err := w.page()
	if err != nil {
		return nil, err
	}
	refs, _, err := list(ctx, p)
	if err != nil {
		return nil, err
	}
	info := &PageInfo{}
	more := len(refs) == p.Limit
	if more && p.Reverse {
		refs, info.HasPreviousPage = refs[1:], true
	} else if more {
		refs, info.HasNextPage = refs[:len(refs)-1], true
	}
	if n := len(refs); n > 0 {
		info.StartCursor, info.EndCursor = new(encode(refs[0].Cursor)), new(encode(refs[n-1].Cursor))
	}
	c := &Connection[N]{PageInfo: info, refs: refs}
	c.nodes.find = func(ctx context.Context) ([]N, error) { return show(ctx, refs) }
	c.total.find = func(ctx context.Context) (int, error) {
		if p.After == nil && !more { // the page is the whole list
			return len(refs), nil
		}
		_, total, err := list(ctx, graph.Page{Total: true})
		return total, err
	}
	return c, nil
}

// inMemory lists things that are at hand, in their order, by their places.
func inMemory(cursors []graph.Cursor) lister {
	refs := make([]graph.Ref, len(cursors))
	for i, c := range cursors {
		refs[i] = graph.Ref{ID: strconv.Itoa(i), Cursor: c}
	}
	return listed(refs)
}

// listed lists entries that are at hand, in their order.
func listed(all []graph.Ref) lister {
	return func(_ context.Context, p graph.Page) ([]graph.Ref, int, error) {
		refs := all
		if p.After != nil {
			refs = slices.DeleteFunc(slices.Clone(all), func(r graph.Ref) bool { return !p.After.Before(r.Cursor) })
		}
		return refs[:min(p.Limit, len(refs))], len(all), nil
	}
}

// at shows entries that [inMemory] listed, by their places.
func at[N any](show func(i int) N) func(context.Context, []graph.Ref) ([]N, error) {
	return func(_ context.Context, refs []graph.Ref) ([]N, error) {
		nodes := make([]N, len(refs))
		for n, r := range refs {
			i, err := strconv.Atoi(r.ID)
			if err != nil {
				return nil, err
			}
			nodes[n] = show(i)
		}
		return nodes, nil
	}
}

// shown shows entries by their ids.
func shown[N any](find finder[*N]) func(context.Context, []graph.Ref) ([]*N, error) {
	return func(ctx context.Context, refs []graph.Ref) ([]*N, error) {
		return present(find)(ctx, ids(refs))
	}
}

// ids are the ids of entries.
func ids(refs []graph.Ref) []string {
	return each(refs, func(r graph.Ref) string { return r.ID })
}

// cut is the first n of a list, all for nil.
func cut[T any](argument string, list []T, n *int) ([]T, error) {
	if n == nil {
		return list, nil
	}
	if *n < 0 {
		return nil, bad("%s: %d is less than 0", argument, *n)
	}
	return slices.Clip(list[:min(*n, len(list))]), nil
}
