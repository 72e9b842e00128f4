package nlp

import (
	"strings"

	"newsgraph/news"
)

// nothingElse reports whether two things told have no recipients; of those who
// leave a post one may leave out which.
func (m *merger) nothingElse(a, b *told) bool {
	if a.kind != news.Leave {
		return len(a.recipients)+len(b.recipients) == 0
	}
	return len(a.recipients) == 0 || len(b.recipients) == 0 || m.nameOf(a.recipients) == m.nameOf(b.recipients)
}

// many reports whether the first of some participants are several, whose name
// the reading does not know: "hundreds".
func (m *merger) many(list []news.Argument) bool {
	if len(clustersOf(list)) > 0 || len(list) == 0 {
		return false
	}
	_, end := m.within(list[0].Span)
	for i := end - 1; i >= 0 && m.list[i].span.Start >= list[0].Span.Start; i-- {
		if t := m.list[i].tag; t == "NNS" || t == "NNPS" {
			return i == end-1 || m.list[i+1].tag == "IN"
		}
	}
	return false
}

// plural gives a verb in the third person, with words behind it, the form of
// several: "accuse" for "accuses".
func plural(does string) string {
	verb, rest, _ := strings.Cut(does, " ")
	switch stem := strings.TrimSuffix(verb, "es"); {
	case strings.HasSuffix(verb, "ies"):
		verb = strings.TrimSuffix(verb, "ies") + "y"
	case stem != verb && (strings.HasSuffix(stem, "ch") || strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ss")):
		verb = stem
	default:
		verb = strings.TrimSuffix(verb, "s")
	}
	return strings.TrimSpace(verb + " " + rest)
}

// spoken are the pronouns that only who speaks can tell the meaning of.
var spoken = set("i we me us you")
