package view

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

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

// EntityType, QuoteForm, MentionForm and BlockKind are the enums of the schema.
type (
	EntityType  news.EntityType
	QuoteForm   news.QuoteForm
	MentionForm news.MentionForm
	BlockKind   news.BlockKind
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

const (
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
