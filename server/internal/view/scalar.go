package view

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/graph"
	"newsgraph/news"
)

// DateTime is an instant, sent in UTC.
type DateTime struct{ time.Time }

// MarshalGQL writes RFC 3339.
func (t DateTime) MarshalGQL(w io.Writer) {
	io.WriteString(w, strconv.Quote(t.UTC().Format(time.RFC3339Nano)))
}

// UnmarshalGQL reads RFC 3339.
func (t *DateTime) UnmarshalGQL(v any) error {
	text, ok := v.(string)
	parsed, err := time.Parse(time.RFC3339Nano, text)
	if !ok || err != nil {
		return bad("%v is not an instant such as 2020-08-07T10:00:00Z", v)
	}
	t.Time = parsed
	return nil
}

// instant is a date as an instant, null where it is less exact.
func instant(d news.Date) *DateTime {
	if d.Precision != news.Instant {
		return nil
	}
	return &DateTime{d.Time}
}

// The enums of the schema.
type (
	EntityType      news.EntityType
	QuoteForm       news.QuoteForm
	QuoteAct        news.Act
	MentionForm     news.MentionForm
	BlockKind       news.BlockKind
	Voice           news.Voice
	ArticleGenre    news.Genre
	Status          news.Status
	EventRole       news.EventRole
	AttributionKind news.SourceKind
	Stance          news.Stance
	ConflictKind    graph.ConflictKind
)

// MarshalGQL writes the name of the type.
func (t EntityType) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(t))) }

// MarshalGQL writes the name of the form.
func (f QuoteForm) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(f))) }

// MarshalGQL writes the name of the form.
func (f MentionForm) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(f))) }

// MarshalGQL writes the name of the kind.
func (k BlockKind) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(k))) }

// UnmarshalGQL reads the name of a type.
func (t *EntityType) UnmarshalGQL(v any) error { return enum((*string)(t), v, entityTypes) }

// UnmarshalGQL reads the name of a form.
func (f *QuoteForm) UnmarshalGQL(v any) error { return enum((*string)(f), v, quoteForms) }

// UnmarshalGQL reads the name of a form.
func (f *MentionForm) UnmarshalGQL(v any) error { return enum((*string)(f), v, mentionForms) }

// UnmarshalGQL reads the name of a kind.
func (k *BlockKind) UnmarshalGQL(v any) error { return enum((*string)(k), v, blockKinds) }

// MarshalGQL writes the name of the act.
func (a QuoteAct) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(a))) }

// MarshalGQL writes the name of the voice.
func (v Voice) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(v))) }

// MarshalGQL writes the name of the genre.
func (g ArticleGenre) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(g))) }

// MarshalGQL writes the name of the status.
func (s Status) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(s))) }

// MarshalGQL writes the name of the role.
func (r EventRole) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(r))) }

// MarshalGQL writes the name of the kind.
func (k AttributionKind) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(k))) }

// UnmarshalGQL reads the name of an act.
func (a *QuoteAct) UnmarshalGQL(v any) error { return enum((*string)(a), v, quoteActs) }

// UnmarshalGQL reads the name of a voice.
func (t *Voice) UnmarshalGQL(v any) error { return enum((*string)(t), v, voices) }

// UnmarshalGQL reads the name of a genre.
func (g *ArticleGenre) UnmarshalGQL(v any) error { return enum((*string)(g), v, genres) }

// UnmarshalGQL reads the name of a status.
func (s *Status) UnmarshalGQL(v any) error { return enum((*string)(s), v, statuses) }

// UnmarshalGQL reads the name of a role.
func (r *EventRole) UnmarshalGQL(v any) error { return enum((*string)(r), v, eventRoles) }

// MarshalGQL writes the name of the stance.
func (s Stance) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(s))) }

// UnmarshalGQL reads the name of a stance.
func (s *Stance) UnmarshalGQL(v any) error { return enum((*string)(s), v, stances) }

// MarshalGQL writes the name of the kind.
func (k ConflictKind) MarshalGQL(w io.Writer) { io.WriteString(w, strconv.Quote(string(k))) }

// UnmarshalGQL reads the name of a kind.
func (k *ConflictKind) UnmarshalGQL(v any) error { return enum((*string)(k), v, conflictKinds) }

// UnmarshalGQL reads the name of a kind.
func (k *AttributionKind) UnmarshalGQL(v any) error { return enum((*string)(k), v, attributionKinds) }

const (
	quoteActs        = "SAY CLAIM DENY PROMISE ACCUSE CRITICIZE PRAISE ASK DEMAND WARN SUGGEST THINK"
	voices           = "REPORTAGE QUOTED PARAPHRASED COMMENTARY HEADLINE"
	genres           = "REPORTAGE OPINION ANALYSIS BACKGROUND REVIEW LIVE_BLOG ADVERTISER_CONTENT SATIRE"
	statuses         = "HAPPENED ONGOING PLANNED ORDERED THREATENED ALLEGED DENIED BLOCKED LAPSED HYPOTHETICAL"
	eventRoles       = "ACTOR RECIPIENT PLACE OTHER"
	stances          = "POSITIVE NEGATIVE MIXED UNCLEAR"
	conflictKinds    = "AMOUNT"
	attributionKinds = "PERSON ORGANIZATION OUTLET DOCUMENT UNNAMED"

	entityTypes  = "PERSON ORGANIZATION GEOPOLITICAL PLACE NAMED_EVENT WORK PRODUCT GROUP OTHER"
	quoteForms   = "DIRECT INDIRECT MIXED"
	mentionForms = "NAME DESCRIPTION PRONOUN"
	blockKinds   = "PARAGRAPH HEADING BLOCKQUOTE EMBED CAPTION LIST_ITEM CORRECTION LIVE_POST"
)

func enum(to *string, v any, names string) error {
	name, ok := v.(string)
	if !ok || !slices.Contains(strings.Fields(names), name) {
		return bad("%v is none of %s", v, names)
	}
	*to = name
	return nil
}
