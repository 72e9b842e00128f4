package graph

import (
	"cmp"
	"context"
	"math"
	"time"

	"newsgraph/news"
)

// Store keeps a graph: what was published, what was read in it, and who is
// meant. The stores are alike in their answers to the last bit; package
// graphtest says so as a test suite. All rules (who is the same, what is
// current, limits, normalization) are applied above them, in [Graph].
//
// Methods that take ids answer in that order, with nil or "" for an id that
// is not there; asking twice for one id answers twice. Lists are ordered by
// [Cursor]. Records that were given to a store or came from it are not changed
// afterwards by either side. A Store is safe for concurrent reads beside one
// writer.
type Store interface {
	// Apply writes all of a change or nothing. Applying it again changes nothing.
	Apply(ctx context.Context, c *Change) error

	// Mark is how far the named reader of an archive has come; zero if nowhere.
	Mark(ctx context.Context, reader string) (Mark, error)

	Sources(ctx context.Context, ids []string) ([]*news.Source, error)
	Articles(ctx context.Context, ids []string) ([]*Article, error)
	Readings(ctx context.Context, ids []string) ([]*Reading, error)
	Quotes(ctx context.Context, ids []string) ([]*Quote, error)
	Statements(ctx context.Context, ids []string) ([]*Statement, error)
	Opinions(ctx context.Context, ids []string) ([]*Opinion, error)
	Entities(ctx context.Context, ids []string) ([]*Entity, error)
	Failures(ctx context.Context, ids []string) ([]*Failure, error) // see [Failure.ID]

	// ArticlesAt gives the ids of the articles at addresses: the one whose
	// canonical address it is, or else the smallest id that was seen there.
	ArticlesAt(ctx context.Context, addresses []string) ([]string, error)

	// Redirects gives, for each address, those that it was seen to redirect to,
	// sorted.
	Redirects(ctx context.Context, addresses []string) ([][]string, error)

	// EventIDs gives, for ids that events of one article have or would have, the
	// ids of the events that they are; see [Reading.LocalEventID].
	EventIDs(ctx context.Context, localIDs []string) ([]string, error)

	// CurrentIDs gives, for ids that local entities have or had, who they are now:
	// an id leads to itself if a cluster of a reading that counts is decided to be
	// it, and else to who the clusters with that local id are decided to be, the
	// smallest where they differ. Readings that count come before those that do not.
	CurrentIDs(ctx context.Context, localIDs []string) ([]string, error)

	// FormerIDs is the reverse: it gives, for each entity, sorted, the other local
	// ids that lead to it and were of an entity once, and the ids that are merged
	// into it.
	FormerIDs(ctx context.Context, entities []string) ([][]string, error)

	// Corrections gives all there are, in the order of the log.
	Corrections(ctx context.Context) ([]*Correction, error)

	// Touching gives the ids, sorted, of the readings of some articles, and of
	// those with a cluster that is decided to be one of some entities, by its text,
	// by other articles or after corrections.
	Touching(ctx context.Context, entities, articles []string) ([]string, error)

	// MentionCounts counts the mentions of entities in current readings.
	MentionCounts(ctx context.Context, entities []string) ([]int, error)

	// Namesakes gives, for each name, sorted, the ids of the local entities with
	// a cluster of that name and type, in the article or beside a companion.
	Namesakes(ctx context.Context, names []Namesake, near Company) ([][]string, error)

	// Told reports, for each kinship, whether a cluster of a reading that counts
	// claims the entity beyond doubt.
	Told(ctx context.Context, akin []Kinship) ([]bool, error)

	// Claimants gives the ids, sorted, of readings with a cluster that claims an
	// entity, not beyond doubt, in any of the kinships: one of which that is told
	// already, or one of which it is not.
	Claimants(ctx context.Context, akin []Kinship, told bool) ([]string, error)

	// The lists. Each gives at most p.Limit references, and how many there are
	// in all where p.Total asks for it. Only current readings count.
	ListArticles(ctx context.Context, f ArticleFilter, p Page) ([]Ref, int, error)     // N: sort time
	ListEntities(ctx context.Context, f EntityFilter, p Page) ([]Ref, int, error)      // N: mentions; those with none are left out
	ListQuotes(ctx context.Context, f QuoteFilter, p Page) ([]Ref, int, error)         // N: sort time, Key: place in the article
	ListStatements(ctx context.Context, f StatementFilter, p Page) ([]Ref, int, error) // N: sort time, Key: place in the article
	ListOpinions(ctx context.Context, f OpinionFilter, p Page) ([]Ref, int, error)     // N: sort time, Key: place in the article
	ListEvents(ctx context.Context, f EventFilter, p Page) ([]Ref, int, error)         // ID: see [Reading.EventID]; N: see [Reading.EventSpan]
	ListRelations(ctx context.Context, f RelationFilter, p Page) ([]Ref, int, error)   // ID: see [Relation.ID]; N: articles
	ListCoMentions(ctx context.Context, f CoMentionFilter, p Page) ([]Ref, int, error) // N: articles with both in one sentence
	ListShared(ctx context.Context, f SharedFilter, p Page) ([]Ref, int, error)        // ID: see [SentenceID]; N: sort time, Key: place

	// Neighbors gives, for each entity, the first limit of its co-mentions, as
	// ListCoMentions would: one batch for a level of a path search.
	Neighbors(ctx context.Context, entities []string, in Where, limit int) ([][]Ref, error)

	// Dump gives every record of the store to yield, in any order: *news.Source,
	// *Article, *Reading, *Entity, *Redirect, *Failure and *Correction. Marks are
	// not part of the graph. It ends at yield's first error; yield must not ask the store.
	Dump(ctx context.Context, yield func(record any) error) error

	Close() error
}

// Change is what one page changes in a graph.
type Change struct {
	Source    *news.Source
	Article   *Article // the whole record as it shall be
	Reading   *Reading // new; one with this id that is there already is left as it is
	Merges    []Merge
	Decided   []*Reading // known already: what their clusters are decided to be after the merges
	Entities  []*Entity  // as they shall be
	Gone      []string   // entities that are no more; nobody is decided to be one
	Redirects []Redirect
	Failure   *Failure // as it shall be
	Mark      *Mark

	Corrections []*Correction // new

	told map[string][][]string // by reading: what is told now of its clusters
}

// Merge says that what was taken for one local entity is another: the clusters
// of From are those of Into, and From is no entity any more.
type Merge struct{ From, Into string }

// Mark is a place in an archive: the reader that keeps it has dealt with all
// before it.
type Mark struct {
	Reader string
	File   string
	Offset int64 // bytes
}

// Redirect says that an address was seen to lead to another. One address may
// lead to several, in the course of time.
type Redirect struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Failure is a page that could not be read. One is kept a page and step, the
// latest.
type Failure struct {
	URL   string    `json:"url"`
	Step  string    `json:"step"` // fetch, extract or read
	Error string    `json:"error"`
	At    time.Time `json:"at"` // when the page was fetched
}

// ID names the page and the step.
func (f *Failure) ID() string { return "failure:" + news.Hash(f.URL, f.Step) }

// compare orders the failures of one page and step by time, and by content
// where two happened in the same moment.
func (f *Failure) compare(o *Failure) int {
	return cmp.Or(f.At.Compare(o.At), cmp.Compare(f.Error, o.Error))
}

// Cursor is a place in a list. Every list is ordered by N, largest first, then
// by Key, smallest first; no two entries of a list have the same cursor.
type Cursor struct {
	N   int64
	Key string
}

// Compare is negative if c stands before o in a list, positive if behind it.
func (c Cursor) Compare(o Cursor) int {
	return cmp.Or(cmp.Compare(o.N, c.N), cmp.Compare(c.Key, o.Key))
}

// Before reports whether c stands before o in a list.
func (c Cursor) Before(o Cursor) bool { return c.Compare(o) < 0 }

// Ref is an entry of a list.
type Ref struct {
	ID     string
	Cursor Cursor
}

// Page asks for a part of a list: the first Limit entries after After, or, with
// Reverse, the last Limit ones before it, still in the order of the list.
type Page struct {
	After   *Cursor // nil: from the beginning, or with Reverse from the end
	Limit   int
	Reverse bool
	Total   bool // also count the whole list
}

// Period is a stretch of time: From included, To, which is later, excluded. A
// zero bound is open. What is dated to a day or a month is in every period that
// has some of it.
type Period struct{ From, To time.Time }

// IsZero reports whether p is open at both ends. An article without a date is
// in such a period only.
func (p Period) IsZero() bool { return p.From.IsZero() && p.To.IsZero() }

// Millis is p in milliseconds since 1970, with the extreme values for open bounds.
func (p Period) Millis() (from, to int64) {
	from, to = math.MinInt64, math.MaxInt64
	if !p.From.IsZero() {
		from = p.From.UnixMilli()
	}
	if !p.To.IsZero() {
		to = p.To.UnixMilli()
	}
	return from, to
}

// ArticleFilter narrows a list of articles. Its zero value lets all pass.
type ArticleFilter struct {
	MentionsAll []string // entities, each mentioned
	Published   Period
	Genres      []news.Genre
}

// EntityFilter narrows a list of entities. Its zero value lets all pass.
type EntityFilter struct {
	Name  string // folded: the name or an alias
	Query string // folded: the beginning of a word of the name or of an alias
}

// QuoteFilter narrows a list of quotes. Its zero value lets all pass.
type QuoteFilter struct {
	Speakers  []string // entities, one of which speaks
	About     []string // entities, one of which is named in the quote
	Runs      []int64  // one of which it has; see [Quote]
	Elsewhere string   // an article that it is not in
	Published Period
}

// Where says which sentences count. Its zero value lets all.
type Where struct {
	Published Period
	Voices    []news.Voice // of the sentence
}

// CoMentionFilter says whose co-mentions are listed.
type CoMentionFilter struct {
	Entity string
	Where
}

// SharedFilter says which sentences are listed: those that name both A and B.
type SharedFilter struct {
	A, B string
	Where
}

// Namesake is what new clusters and the local entities that they may be have in
// common.
type Namesake struct {
	Name string // folded
	Type news.EntityType
}

// Company is where clusters stand.
type Company struct {
	Article    string
	Companions []string // entities of the catalogue that the article names
}
