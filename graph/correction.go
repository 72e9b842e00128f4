package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/news"
)

// CorrectionKind says what a correction does.
type CorrectionKind string

// The kinds of correction.
const (
	MergeEntities CorrectionKind = "merge"  // every cluster that is About is Into, also later ones, and the id leads there
	SplitEntity   CorrectionKind = "split"  // the clusters at About's mentions are none of Not but Into, an entity of their own
	RelinkCluster CorrectionKind = "relink" // what is About is Into
	RejectEntity  CorrectionKind = "reject" // what is About is not Not
	UndoIt        CorrectionKind = "undo"   // the correction Undoes is void
)

// Correction is what a person says of who is meant: a line of the curation log.
// It says what it is about in a way that outlasts readers and catalogues: by
// places in texts, and by ids as they were.
type Correction struct {
	ID     string         `json:"id"`
	N      int            `json:"n"` // place in the log, from 1
	Kind   CorrectionKind `json:"kind"`
	About  *Subject       `json:"about,omitempty"`
	Into   *Subject       `json:"into,omitempty"`
	Not    *Subject       `json:"not,omitempty"`
	Undoes string         `json:"undoes,omitempty"` // id of a correction
	By     string         `json:"by"`
	Why    string         `json:"why,omitempty"`
	At     time.Time      `json:"at"`
}

// Subject is an entity, or clusters, as known when a correction was made.
type Subject struct {
	Entity   *news.Entity `json:"entity,omitempty"`   // nil: the clusters at the mentions alone
	Mentions []MentionKey `json:"mentions,omitempty"` // of an entity that has no Wikidata id those that the graph took for it by itself, sorted
}

// MentionKey is a place in a text of an article where somebody is named. Name
// and type find the same cluster in other versions of the article.
type MentionKey struct {
	Article string
	Digest  string // of the text
	Span    news.Span
	Name    string // of the cluster; "" where it is not known
	Type    news.EntityType
}

// String gives the key without name and type: article/digest/start-end.
func (k MentionKey) String() string {
	return fmt.Sprintf("%s/%s/%d-%d", k.Article, k.Digest, k.Span.Start, k.Span.End)
}

// ParseMentionKey is the reverse of [MentionKey.String].
func ParseMentionKey(s string) (k MentionKey, err error) {
	parts := strings.Split(s, "/")
	if len(parts) == 3 {
		from, to, ok := strings.Cut(parts[2], "-")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if ok && err1 == nil && err2 == nil && 0 <= start && start < end {
			return MentionKey{Article: parts[0], Digest: parts[1], Span: news.Span{Start: start, End: end}}, nil
		}
	}
	return k, fmt.Errorf("%q is not the key of a mention, ARTICLE/DIGEST/START-END in bytes", s)
}

func (k MentionKey) compare(o MentionKey) int {
	return strings.Compare(mentionKey(k.Article, k.Digest, k.Span.Start)+k.String(), mentionKey(o.Article, o.Digest, o.Span.Start)+o.String())
}

// jsonKey is a mention key as JSON.
type jsonKey struct {
	At   string          `json:"at"`
	Name string          `json:"name,omitempty"`
	Type news.EntityType `json:"type,omitempty"`
}

// MarshalJSON writes the key with its name and type.
func (k MentionKey) MarshalJSON() ([]byte, error) {
	return json.Marshal(jsonKey{k.String(), k.Name, k.Type})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (k *MentionKey) UnmarshalJSON(data []byte) error {
	var j jsonKey
	err := json.Unmarshal(data, &j)
	if err == nil {
		*k, err = ParseMentionKey(j.At)
		k.Name, k.Type = j.Name, j.Type
	}
	return err
}

// sign gives a correction its place in the log and its id, which is made of all
// that it says. What is no UTF-8 in it is replaced first, as JSON does it: so the
// line in the log says just what is signed.
func (c *Correction) sign(n int) {
	c.N, c.ID, c.At = n, "", c.At.UTC()
	data, _ := json.Marshal(c) // it has nothing that JSON cannot tell
	written := new(Correction)
	if json.Unmarshal(data, written) == nil {
		*c = *written
		data, _ = json.Marshal(c)
	}
	c.ID = "correction:" + news.Hash(string(data))
}

// ReadCorrections reads a curation log: a correction a line. A last line that
// breaks off is none: whole says how many bytes stand before it. One that lacks
// nothing but the line feed counts.
func ReadCorrections(data []byte) (log []*Correction, whole int, err error) {
	for line := range strings.Lines(string(data)) {
		c, err := readCorrection(line, len(log)+1)
		if err != nil && !strings.HasSuffix(line, "\n") {
			break
		}
		if err != nil {
			return nil, 0, fmt.Errorf("line %d: %w", len(log)+1, err)
		}
		log, whole = append(log, c), whole+len(line)
	}
	return log, whole, nil
}

// readCorrection reads line n of a curation log.
func readCorrection(line string, n int) (*Correction, error) {
	c := new(Correction)
	if err := json.Unmarshal([]byte(line), c); err != nil {
		return nil, err
	}
	signed := *c
	if signed.sign(n); signed.ID != c.ID || signed.N != c.N {
		return nil, errors.New("it was changed, or a line before it is missing")
	}
	return c, c.check()
}

// check says what a correction lacks.
func (c *Correction) check() error {
	named := func(s *Subject) bool { return s != nil && s.Entity != nil && s.Entity.ID != "" }
	about := c.About != nil && (named(c.About) || len(c.About.Mentions) > 0)
	ok := false
	switch c.Kind {
	case MergeEntities:
		ok = named(c.About) && named(c.Into)
	case SplitEntity, RelinkCluster:
		ok = about && named(c.Into)
	case RejectEntity:
		ok = about && named(c.Not)
	case UndoIt:
		ok = c.Undoes != ""
	default:
		return fmt.Errorf("there is no correction of kind %q", c.Kind)
	}
	if !ok {
		return fmt.Errorf("a %s that does not say what it is about", c.Kind)
	}
	return nil
}

// active are the corrections of a log that are not undone.
func active(log []*Correction) []*Correction {
	undone := make(map[string]bool)
	for _, c := range log {
		undone[c.Undoes] = true
	}
	return slices.DeleteFunc(slices.Clone(log), func(c *Correction) bool { return c.Kind == UndoIt || undone[c.ID] })
}
