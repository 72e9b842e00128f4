package kb

import (
	"strings"

	"newsgraph/news"
)

// Shares of the mentions of a demonym that are written by hand without one: what
// is left is for languages, dishes and strangers. Nearly nothing else is called
// by two words such as "South Korean".
const (
	demonymShare     = 0.95
	longDemonymShare = 0.97
)

// shareDemonyms gives these shares to the demonyms of facts, unless other facts
// have the name too: hardly a stranger is called Italian, so that estimating by
// fame, as for names, would leave too much to them.
func shareDemonyms(records []*record) {
	bearers := make(map[string]int)
	for _, rec := range records {
		for _, n := range rec.names {
			if rec.curated && (n.form <= news.Alias || n.form == news.Demonym) {
				bearers[n.folded]++
			}
		}
	}
	for _, rec := range records {
		for i := range rec.names {
			n := &rec.names[i]
			if !rec.curated || n.form != news.Demonym || n.share > 0 || bearers[n.folded] > 1 {
				continue
			}
			n.share = demonymShare
			if strings.Contains(n.folded, " ") {
				n.share = longDemonymShare
			}
		}
	}
}
