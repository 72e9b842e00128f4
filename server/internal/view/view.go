// Package view shows a graph as the schema has it. Its types are those of the
// schema; their methods and fields are the schema's fields. Byte offsets become
// code points here and nowhere else.
package view

import (
	"errors"
	"fmt"

	"newsgraph/graph"
	"newsgraph/news"
)

// Node is an object with a global id.
type Node interface{ IsNode() }

// Code says, for programs, what is wrong with a question.
type Code string

// The codes of errors, as in the extensions of GraphQL errors.
const (
	BadInput   Code = "BAD_USER_INPUT"
	NotFound   Code = "NOT_FOUND"
	TooComplex Code = "QUERY_TOO_COMPLEX"
	Forbidden  Code = "FORBIDDEN"
	TimedOut   Code = "TIMED_OUT"
	Internal   Code = "INTERNAL"
)

// Error is a fault of the question. Its message is for the one who asked.
type Error struct {
	Code    Code
	Message string
}

func (e *Error) Error() string { return e.Message }

func bad(format string, args ...any) error {
	return &Error{BadInput, fmt.Sprintf(format, args...)}
}

// Text is a text of an article, in which spans can be shown in code points.
type Text struct {
	Text string
	// points[i] is the number of code points before byte 64·i.
	points []int
}

// stride is how many bytes lie between the places that a Text remembers.
const stride = 64

// NewText prepares a text for counting.
func NewText(text string) *Text {
	t := &Text{Text: text}
	for i, n := 0, 0; i < len(text); i++ {
		if i%stride == 0 {
			t.points = append(t.points, n)
		}
		if text[i]&0xC0 != 0x80 { // not inside a character
			n++
		}
	}
	return t
}

// point is the number of code points before byte i.
func (t *Text) point(i int) int {
	if len(t.points) == 0 {
		return 0
	}
	near := min(i/stride, len(t.points)-1)
	n := t.points[near]
	for j := near * stride; j < i; j++ {
		if t.Text[j]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// Position is a span in code points.
func (t *Text) Position(s news.Span) *TextPositionSelector {
	return &TextPositionSelector{Start: t.point(s.Start), End: t.point(s.End)}
}

// maybe turns the error that something is not there into null.
func maybe[T any](found T, err error) (T, error) {
	if errors.Is(err, graph.ErrNotFound) {
		var none T
		return none, nil
	}
	return found, err
}

// orNull is a string, or null for "".
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
