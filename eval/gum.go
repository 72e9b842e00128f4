package eval

import (
	"cmp"
	"context"
	"slices"
)

// gumRow is a document of GUM. A token is a list of start, end, lemma, part of
// speech, tag, head and relation.
type gumRow struct {
	ID, Title, Date, Text string
	Tokens                [][]any
	Entities              []gumEntity
}

// gumEntity is a mention, in code points. Those of one group mean the same.
type gumEntity struct {
	Start, End                   int
	Text, Type, Group, Wikipedia string
}

// gumRows reads a set of GUM.
func gumRows(ctx context.Context, dir, set string) ([]gumRow, error) {
	var list []gumRow
	for r, err := range rows[gumRow](ctx, dir, "coref", set+".jsonl.gz") {
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// bounds gives where a token begins and ends.
func (r gumRow) bounds(token int) (start, end int) {
	return number(r.Tokens[token][0]), number(r.Tokens[token][1])
}

// head is the index of the first token of a span whose own head is outside;
// -1 for a span without a token.
func (r gumRow) head(start, end int) int {
	first, _ := slices.BinarySearchFunc(r.Tokens, start, func(t []any, at int) int { return cmp.Compare(number(t[0]), at) })
	for i := first; i < len(r.Tokens) && number(r.Tokens[i][1]) <= end; i++ {
		if head := number(r.Tokens[i][5]); head >= 0 && head < len(r.Tokens) {
			if s, e := r.bounds(head); s >= start && e <= end {
				continue
			}
		}
		return i
	}
	return -1
}

// proper reports whether a token is a proper noun.
func (r gumRow) proper(token int) bool { return token >= 0 && r.Tokens[token][3] == "PROPN" }

// properHead gives where the head of a mention begins, if it is a proper noun.
func (r gumRow) properHead(m span) (int, bool) {
	head := r.head(m.start, m.end)
	if head < 0 {
		return 0, false
	}
	start, _ := r.bounds(head)
	return start, r.proper(head)
}

func number(v any) int {
	f, _ := v.(float64)
	return int(f)
}
