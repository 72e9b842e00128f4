package nlp

import (
	"strings"

	"newsgraph/news"
)

// common reports whether a name of the catalogue is no name where it stands: a
// title or a role, as CEO and Vice President, or a common noun in capitals,
// unless the model takes it, just as it stands, for a name.
func (f *finder) common(n name) bool {
	if n.end == n.first+1 && commonCapitals[strings.Trim(f.list[n.first].lower, ".")] {
		return n.candidates[0].Score < 0.8
	}
	sure := n.candidates[0].Score >= 0.5
	ranked := !sure && n.end < len(f.list) && f.list[n.end].glued && f.list[n.end].capital() && f.rank(n.end) // Commerce in Commerce Secretary
	for i := n.first; i < n.end; i++ {
		if tag := f.list[i].tag; !sure && ranked && tag == "IN" || !sure && i == n.first && tag == "DT" {
			continue // Secretary of State, The Chancellor
		}
		if !f.role(i) || parties[f.list[i].lower] {
			return false
		}
		ranked = ranked || f.rank(i)
	}
	kind, labelled := f.labelled(n)
	named := labelled && f.justAsSeen(n) && (kind != news.Person || sure)
	return ranked && !(named && (n.end == len(f.list) || !f.list[n.end].proper()))
}

// rank reports whether a token is a word of a role that says what somebody is,
// not only of what: "secretary", not "commerce".
func (f *finder) rank(i int) bool {
	return f.role(i) && !fields[strings.TrimSuffix(f.list[i].lower, ".")]
}
