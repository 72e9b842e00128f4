package extract

import (
	"slices"
	"strings"
)

// The sizes, in bytes of letters, that tell repeats apart: text shorter than
// minRepeat may well occur twice, a pull quote is not longer than maxPull, and a
// piece from minCopy on may be a whole article in one.
const (
	minRepeat = 30
	maxPull   = 300
	minCopy   = 1500
)

// pullWindow is the number of pieces on either side in which the words of a
// pull quote are looked for.
const pullWindow = 25

// withoutRepeats drops pieces that repeat others: a whole article in one piece,
// for other devices, beside its paragraphs; the second of two equal pieces; and
// pull quotes, whose words stand in a longer piece nearby.
func withoutRepeats(list []piece) []piece {
	list = withoutCopies(list)
	plain := make([]string, len(list))
	for i, p := range list {
		plain[i] = letters(p.text)
	}
	seen := make(map[string]bool)
	var kept []piece
	for i, p := range list {
		if len(plain[i]) >= minRepeat && (seen[plain[i]] || pulled(plain, i)) {
			continue
		}
		seen[plain[i]] = true
		kept = append(kept, p)
	}
	return kept
}

// withoutCopies drops long pieces most of whose words stand in other pieces.
func withoutCopies(list []piece) []piece {
	if !slices.ContainsFunc(list, func(p piece) bool { return len(p.text) >= minCopy }) {
		return list
	}
	counts := make(map[string]int)
	for _, p := range list {
		for s := range distinct(shingles(p.text)) {
			counts[s]++
		}
	}
	return slices.DeleteFunc(list, func(p piece) bool {
		if len(p.text) < minCopy {
			return false
		}
		own := distinct(shingles(p.text))
		elsewhere := 0
		for s := range own {
			if counts[s] > 1 {
				elsewhere++
			}
		}
		if 10*elsewhere < 9*len(own) {
			return false
		}
		for s := range own {
			counts[s]--
		}
		return true
	})
}

// distinct is the set of the strings in a list.
func distinct(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// pulled reports whether a longer text near the i-th holds it.
func pulled(plain []string, i int) bool {
	if len(plain[i]) > maxPull {
		return false
	}
	for j := max(0, i-pullWindow); j < min(len(plain), i+pullWindow); j++ {
		if len(plain[j]) > len(plain[i]) && strings.Contains(plain[j], plain[i]) {
			return true
		}
	}
	return false
}
