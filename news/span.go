package news

// Span is a stretch of an article's text: the bytes [Start, End).
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of returns the words of the span in text, the text it was found in.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o have at least one byte in common.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }
