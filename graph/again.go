package graph

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// runLength is how many words in a row two quotes must share to be taken for
// parts of what was said once. Fewer are common turns of speech.
const runLength = 6

// AlsoIn lists the quotes of the same speaker in other articles that share a run
// of six words or more with one, newest first. What is quoted in the writer's
// words, or from somebody who is not known, has none. It is a relation between
// two, which does not lead on from one to a third.
func (g *Graph) AlsoIn(ctx context.Context, q *Quote, p Page) ([]Ref, int, error) {
	if q.SpeakerEntity == "" || len(q.Runs) == 0 {
		return nil, 0, nil
	}
	return g.ListQuotes(ctx, QuoteFilter{Speakers: []string{q.SpeakerEntity}, Runs: q.Runs, Elsewhere: q.Article}, p)
}

// runs are the hashes of the runs of words of a quote, sorted, without doubles.
func runs(q news.Quote, text string) (all []int64) {
	if q.Form == news.Indirect {
		return nil
	}
	said := words(q.Span.Of(text))
	for i := range len(said) - runLength + 1 {
		h := fnv.New64a()
		for _, w := range said[i : i+runLength] {
			_, _ = h.Write([]byte(w.folded + " ")) // it never fails
		}
		all = append(all, int64(h.Sum64()))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// word is a word of a text, and how it is compared: as names are.
type word struct {
	span   news.Span
	folded string
}

func words(text string) (all []word) {
	apart := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(".'’", r)
	}
	end := 0
	for part := range strings.FieldsFuncSeq(text, apart) {
		start := end + strings.Index(text[end:], part)
		end = start + len(part)
		if folded := news.FoldName(part); folded != "" {
			all = append(all, word{news.Span{Start: start, End: end}, folded})
		}
	}
	return all
}

// maxCompared is how many pairs of words are compared to find what two quotes
// share, besides what they begin and end with.
const maxCompared = 1_000_000

// Differences gives the stretches that only one of two quotes has, by words, in
// bytes of each. Where they are very long, all between the words that they
// begin and end with is different.
func Differences(a, b string) (onlyA, onlyB []news.Span) {
	x, y := words(a), words(b)
	for len(x) > 0 && len(y) > 0 && x[0].folded == y[0].folded {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1].folded == y[len(y)-1].folded {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	sharedX, sharedY := make([]bool, len(x)), make([]bool, len(y))
	if len(x)*len(y) <= maxCompared {
		share(x, y, sharedX, sharedY)
	}
	return stretches(x, sharedX), stretches(y, sharedY)
}

// share marks the words of a longest common subsequence.
func share(x, y []word, sharedX, sharedY []bool) {
	longest := make([][]int32, len(x)+1) // of what stands behind
	longest[len(x)] = make([]int32, len(y)+1)
	for i := len(x) - 1; i >= 0; i-- {
		longest[i] = make([]int32, len(y)+1)
		for j := len(y) - 1; j >= 0; j-- {
			if longest[i][j] = max(longest[i+1][j], longest[i][j+1]); x[i].folded == y[j].folded {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].folded == y[j].folded:
			sharedX[i], sharedY[j] = true, true
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}

// stretches are the runs of words that are not shared.
func stretches(all []word, shared []bool) (spans []news.Span) {
	for i, w := range all {
		switch {
		case shared[i]:
		case i > 0 && !shared[i-1]:
			spans[len(spans)-1].End = w.span.End
		default:
			spans = append(spans, w.span)
		}
	}
	return spans
}
