package spacy

import (
	"cmp"
	"slices"
)

// phrases is a tree of token sequences, by the string ids of their texts.
type phrases struct {
	next map[uint64]*phrases
	end  bool // a sequence may end here
}

// add adds a sequence.
func (p *phrases) add(tokens []token) {
	for _, t := range tokens {
		if p.next == nil {
			p.next = make(map[uint64]*phrases)
		}
		if p.next[t.lex.orth] == nil {
			p.next[t.lex.orth] = new(phrases)
		}
		p = p.next[t.lex.orth]
	}
	p.end = true
}

// stretch is a part of a text in tokens: tokens[start:end].
type stretch struct{ start, end int }

func (s stretch) len() int { return s.end - s.start }

// find returns all stretches of the tokens that are sequences, by their start.
func (p *phrases) find(tokens []token) []stretch {
	var found []stretch
	for start := range tokens {
		node := p
		for end := start; end < len(tokens); {
			if node = node.next[tokens[end].lex.orth]; node == nil {
				break
			}
			end++
			if node.end {
				found = append(found, stretch{start, end})
			}
		}
	}
	return found
}

// longestFirst chooses among stretches so that none overlap: the longer ones first,
// of equal ones the first, none that begins or ends in one that was looked at
// before, be it chosen or not (spacy/tokenizer.pyx, _filter_special_spans). It
// returns them by their start.
func longestFirst(all []stretch, tokens int) []stretch {
	slices.SortStableFunc(all, func(a, b stretch) int { return b.len() - a.len() })
	seen := make([]bool, tokens)
	var chosen []stretch
	for _, s := range all {
		if !seen[s.start] && !seen[s.end-1] {
			chosen = append(chosen, s)
		}
		for i := s.start; i < s.end; i++ {
			seen[i] = true
		}
	}
	slices.SortFunc(chosen, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	return chosen
}

// mergePhrases puts the tokens of special cases in place of the tokens that the
// patterns make of them. A sequence whose text is not the special case, as one
// with a space within it, stays as it is.
func (t *tokenizer) mergePhrases(text []rune, tokens []token) []token {
	found := t.phrases.find(tokens)
	if len(found) == 0 {
		return tokens
	}
	var merged []token
	done := 0
	for _, f := range longestFirst(found, len(tokens)) {
		merged = append(merged, tokens[done:f.start]...)
		merged = append(merged, t.mergePhrase(text, tokens[f.start:f.end])...)
		done = f.end
	}
	return append(merged, tokens[done:]...)
}

func (t *tokenizer) mergePhrase(text []rune, tokens []token) []token {
	first, last := tokens[0], tokens[len(tokens)-1]
	special := t.specialCase(text[first.start:last.end()])
	if special == nil {
		return tokens
	}
	merged := make([]token, len(special))
	at := first.start
	for i, lex := range special {
		merged[i] = token{lex: lex, start: at}
		at += lex.runes
	}
	merged[len(merged)-1].space = last.space
	return merged
}
