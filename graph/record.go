package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/news"
)

// Article is an article as the graph keeps it, with all its versions.
type Article struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`                 // canonical
	Addresses []string  `json:"addresses,omitempty"` // where it was seen, sorted
	Source    string    `json:"source"`
	Versions  []Version `json:"versions,omitempty"` // by FirstFetched, then Digest
}

// Version is one text of an article.
type Version struct {
	Digest       string       `json:"digest"` // of Text, see [news.Article.Digest]
	Headline     string       `json:"headline"`
	Authors      []string     `json:"authors,omitempty"`
	Published    news.Date    `json:"published"`
	Modified     news.Date    `json:"modified"`
	FirstFetched time.Time    `json:"firstFetched"`
	LastFetched  time.Time    `json:"lastFetched"`
	Language     string       `json:"language"`
	Text         string       `json:"text"`
	Blocks       []news.Block `json:"blocks,omitempty"`
	Reading      string       `json:"reading"` // the reading that counts
}

// Order compares the places of two versions among those of an article: by when
// they were first seen.
func (v Version) Order(o Version) int {
	return cmp.Or(v.FirstFetched.Compare(o.FirstFetched), cmp.Compare(v.Digest, o.Digest))
}

// readings are the ids of the readings that count, sorted; none for nil.
func (a *Article) readings() (ids []string) {
	if a == nil {
		return nil
	}
	for _, v := range a.Versions {
		ids = append(ids, v.Reading)
	}
	return union(ids, nil)
}

// Current is the version that was seen last.
func (a *Article) Current() *Version {
	v := slices.MaxFunc(a.Versions, func(x, y Version) int {
		return cmp.Or(x.LastFetched.Compare(y.LastFetched), cmp.Compare(x.Digest, y.Digest))
	})
	return a.Version(v.Digest)
}

// Version is the version with that text; nil if there is none.
func (a *Article) Version(digest string) *Version {
	if n := a.Number(digest); n > 0 {
		return &a.Versions[n-1]
	}
	return nil
}

// Number is the place of a version among the article's versions, from 1; 0 for
// a text that it never had.
func (a *Article) Number(digest string) int {
	return 1 + slices.IndexFunc(a.Versions, func(v Version) bool { return v.Digest == digest })
}

// SortTime orders articles in lists: milliseconds of the current version's
// publication, or of the first fetch where no date is known.
func (a *Article) SortTime() int64 {
	v := a.Current()
	if v.Published.IsZero() {
		return a.Versions[0].FirstFetched.UnixMilli()
	}
	from, _ := v.Published.Bounds()
	return from.UnixMilli()
}

// Reading is what one reader found in one version, with the decisions who its
// clusters are.
type Reading struct {
	ID           string                `json:"id"`
	Article      string                `json:"article"`
	Digest       string                `json:"digest"` // of the text that was read
	Agent        string                `json:"agent"`
	AgentVersion string                `json:"agentVersion"`
	Knowledge    string                `json:"knowledge"`
	Basis        string                `json:"basis"`                // digest of what was read besides the text
	Companions   []string              `json:"companions,omitempty"` // see [Company]
	Sentences    []news.Sentence       `json:"sentences,omitempty"`
	Clusters     []Cluster             `json:"clusters,omitempty"`
	Mentions     []news.Mention        `json:"mentions,omitempty"`
	Quotes       []Quote               `json:"quotes,omitempty"`
	Times        []news.TimeExpression `json:"times,omitempty"`
	Roles        []news.Role           `json:"roles,omitempty"`
	Genre        news.Genre            `json:"genre,omitempty"`
	Statements   []Statement           `json:"statements,omitempty"`
	Events       []news.Event          `json:"events,omitempty"`
	Opinions     []Opinion             `json:"opinions,omitempty"`
}

// Cluster is a cluster of a reading and the decisions who it is. All answers
// follow Entity.
type Cluster struct {
	ID        string          `json:"id"`
	LocalID   string          `json:"localId"` // id of the entity that it is, or would be, for itself
	Name      string          `json:"name"`
	Type      news.EntityType `json:"type"`
	Aliases   []string        `json:"aliases,omitempty"`
	Automatic string          `json:"automatic"`        // by its text: the best candidate, or a local entity
	Told      []string        `json:"told,omitempty"`   // the candidates that other articles tell it is, sorted; see [Kinship]
	Joined    string          `json:"joined,omitempty"` // the best candidate, if that is all they tell
	Entity    string          `json:"entity"`           // the decision, after the corrections by people
}

// Found is who the graph by itself takes a cluster for: where corrections start.
func (c *Cluster) Found() string { return cmp.Or(c.Joined, c.Automatic) }

// Quote is a quote of a reading.
type Quote struct {
	news.Quote
	ID              string   `json:"id"`
	Article         string   `json:"article"`
	Reading         string   `json:"reading"`
	Runs            []int64  `json:"runs,omitempty"` // hashes of its runs of words, sorted; see [Graph.AlsoIn]
	SpeakerEntity   string   `json:"-"`              // as decided now; "" where there is no speaker
	AboutEntities   []string `json:"-"`              // as decided now, sorted, without doubles
	AddresseeEntity string   `json:"-"`              // as decided now; "" where there is none
}

// Place is where the quote stands, as a key of lists. Of quotes that start in
// one place the longest comes first.
func (q *Quote) Place() string {
	return fmt.Sprintf("%s-%09d", place(q.Article, q.Span.Start), max(0, maxText-q.Span.Len()))
}

// maxText is more than the bytes of any text.
const maxText = 999_999_999

// Entity is an entity as the graph keeps it.
type Entity struct {
	news.Entity
	Key        string `json:"key,omitempty"`        // smallest mention key of a local entity; "" for one of the catalogue
	Curated    bool   `json:"curated,omitempty"`    // it is here for a correction alone: no page tells of it
	MergedInto string `json:"mergedInto,omitempty"` // the entity that it is, as a person says; its own clusters are that one's
}

// FoldedNames are the forms by which an entity is found: its name and aliases,
// folded, sorted, without doubles.
func (e *Entity) FoldedNames() []string {
	names := []string{news.FoldName(e.Name)}
	for _, alias := range e.Aliases {
		names = append(names, news.FoldName(alias))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// place is a key that orders what stands in articles: by article, then by the
// byte where it starts.
func place(article string, start int) string { return fmt.Sprintf("%s/%09d", article, start) }

// SentenceMark stands in the id of a sentence between the reading and the
// number, for stores that make such ids in their own language.
const SentenceMark = "#"

// SentenceID names sentence n of a reading.
func SentenceID(reading string, n int) string { return reading + SentenceMark + strconv.Itoa(n) }

// ParseSentenceID is the reverse of [SentenceID].
func ParseSentenceID(id string) (reading string, n int, err error) {
	reading, number, ok := strings.Cut(id, SentenceMark)
	if n, err = strconv.Atoi(number); !ok || err != nil {
		return "", 0, fmt.Errorf("%q is not the id of a sentence", id)
	}
	return reading, n, nil
}

// SentencePlace is where sentence n of r stands, as a key of lists.
func (r *Reading) SentencePlace(n int) string { return place(r.Article, r.Sentences[n].Span.Start) }

// readingID names the reading of a text, of which more was known, by a reader
// that knew certain names.
func readingID(article, digest, basis string, r *news.Reading) string {
	return "reading:" + news.Hash(article, digest, basis, r.Agent, r.AgentVersion, r.Knowledge)
}

// basis names what of an article a reader goes by besides the text: the date
// that "yesterday" and who holds an office depend on, the language, the blocks.
func basis(published news.Date, language string, blocks []news.Block) string {
	data, _ := json.Marshal(blocks) // they have nothing that JSON cannot tell
	return news.Hash(published.String(), language, string(data))
}

// mentionKey names a place in a text of an article. Local entities get their
// ids from the smallest key of their mentions, never from their names, so that
// two strangers of one name stay two.
func mentionKey(article, digest string, start int) string {
	return fmt.Sprintf("%s/%s/%09d", article, digest, start)
}

// localEntityID is the id of the local entity with that smallest mention key.
func localEntityID(key string) string { return "entity:" + news.Hash(key) }

// Quote is the quote of r with an id, its speaker and subjects as decided; nil
// if r has none such.
func (r *Reading) Quote(id string) *Quote {
	i := slices.IndexFunc(r.Quotes, func(q Quote) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	q := r.Quotes[i]
	if q.Speaker >= 0 {
		q.SpeakerEntity = r.Clusters[q.Speaker].Entity
	}
	if q.Addressee >= 0 {
		q.AddresseeEntity = r.Clusters[q.Addressee].Entity
	}
	for _, c := range q.About {
		q.AboutEntities = append(q.AboutEntities, r.Clusters[c].Entity)
	}
	slices.Sort(q.AboutEntities)
	q.AboutEntities = slices.Compact(q.AboutEntities)
	return &q
}

// QuotesOf gives, of each reading, the quote with the id in the same place of
// ids; nil where the reading is nil.
func QuotesOf(readings []*Reading, ids []string) []*Quote {
	quotes := make([]*Quote, len(ids))
	for i, r := range readings {
		if r != nil {
			quotes[i] = r.Quote(ids[i])
		}
	}
	return quotes
}
