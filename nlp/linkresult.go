package nlp

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// linkedFrom is the score from which on a group is taken for its best candidate
// while the article is read.
const linkedFrom = 0.5

// shortened gives groups in which the short form of a name that the article has
// in full means whoever that is, not some other body that is called so for short:
// Meridian is Meridian Airlines there, and not Meridian Energy.
func (l *linker) shortened(groups []*group) []*group {
	fuller := make(map[string]*group) // the first body in the text whose name begins with a word
	for _, g := range groups {
		first, _, more := strings.Cut(g.names[0].span.Of(l.text), " ")
		if more && fuller[first] == nil && l.kind(g) == news.Organization {
			fuller[first] = g
		}
	}
	return slices.DeleteFunc(groups, func(g *group) bool {
		best, short := g.best(), g.names[0].span.Of(l.text)
		full := fuller[short]
		if best == nil || full == nil || best.item.Type != news.Organization || !strings.HasPrefix(best.item.Name, short+" ") {
			return false
		}
		if full.names[0].span.Of(l.text) == best.item.Name || full.names[0].first > g.names[0].first {
			return false
		}
		full.names = append(full.names, g.names...)
		return true
	})
}

// merge makes one group of all that are the same entity.
func merge(groups []*group) []*group {
	var merged []*group
	same := make(map[string]*group)
	for _, g := range groups {
		best := g.best()
		if best == nil || best.score < linkedFrom {
			merged = append(merged, g)
			continue
		}
		first, ok := same[best.item.ID]
		if !ok {
			same[best.item.ID] = g
			merged = append(merged, g)
			continue
		}
		first.names = append(first.names, g.names...)
		if o := first.best(); best.score > o.score {
			first.referent = g.referent
		}
	}
	return merged
}

// leastScore is the score below which a candidate is not worth keeping.
const leastScore = 0.001

// result makes clusters and mentions of the groups.
func (l *linker) result(groups []*group) ([]news.Cluster, []news.Mention) {
	clusters := make([]news.Cluster, len(groups))
	var mentions []news.Mention
	for k, g := range groups {
		var candidates []news.Candidate
		for _, r := range g.referent {
			if r.score >= leastScore {
				candidates = append(candidates, news.Candidate{Entity: r.item.ID, Score: r.score})
			}
		}
		slices.SortStableFunc(candidates, func(a, b news.Candidate) int { return cmp.Compare(b.Score, a.Score) })
		clusters[k] = l.cluster(g)
		for _, n := range g.names {
			mentions = append(mentions, news.Mention{
				Span: n.span, Sentence: l.list[n.first].sentence, Cluster: k, Candidates: candidates, Confidence: n.confidence,
			})
		}
	}
	slices.SortStableFunc(mentions, func(a, b news.Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return inOrder(clusters, mentions)
}

// inOrder puts clusters in the order of their first mentions.
func inOrder(clusters []news.Cluster, mentions []news.Mention) ([]news.Cluster, []news.Mention) {
	var sorted []news.Cluster
	places := make(map[int]int)
	for i, m := range mentions {
		place, ok := places[m.Cluster]
		if !ok {
			place = len(sorted)
			places[m.Cluster] = place
			sorted = append(sorted, clusters[m.Cluster])
		}
		mentions[i].Cluster = place
	}
	return sorted, mentions
}

// plausible drops what is hardly a name: single words that the model does not take
// for names, and that mostly are nobody's for whom the article speaks. The larger the
// catalogue, the more common words are the name of something.
func (l *linker) plausible(groups []*group) []*group {
	return slices.DeleteFunc(groups, func(g *group) bool {
		best := g.best()
		return !l.told && (len(g.votes) == 0 || l.inHeadlines(g)) && best != nil && best.score < surelyFrom && (best.prior < 0.5 || best.score < linkedFrom && l.inHeadlines(g)) && !g.titled && !l.datelined(g) &&
			!slices.ContainsFunc(g.names, func(n name) bool { return n.end > n.first+1 })
	})
}

// inHeadlines reports whether a group is named only where capitals, and so what
// the model makes of them, tell nothing.
func (l *linker) inHeadlines(g *group) bool {
	return !slices.ContainsFunc(g.names, func(n name) bool { return !l.titleCase(l.list[n.first].sentence) })
}

// datelined reports whether a group is where the article was written: a name in a
// dateline that the model takes for no person's.
func (l *linker) datelined(g *group) bool {
	return g.votes[news.Person] < 0.5 && slices.ContainsFunc(g.names, l.dateline)
}

// kind is what a group is, as far as the text tells.
func (l *linker) kind(g *group) news.EntityType {
	if l.datelined(g) && g.names[0].kind != news.Organization {
		return news.Geopolitical
	}
	kind, most := g.names[0].kind, 0.5
	for _, k := range slices.Sorted(maps.Keys(g.votes)) {
		if g.votes[k] > most && k != news.Group {
			kind, most = k, g.votes[k]
		}
	}
	return kind
}

// cluster names a group and says what it is: the type of its entity, or what
// the text tells. A country is not called by its adjective where the text or the
// catalogue has its name.
func (l *linker) cluster(g *group) news.Cluster {
	c, best := news.Cluster{Type: l.kind(g)}, g.best()
	if best != nil && best.score >= linkedFrom {
		c.Type, c.Name = best.item.Type, best.item.Name
	} else {
		best = nil
	}
	fullest := 0 // words
	for _, n := range g.names {
		surface := n.span.Of(l.text)
		if n.stranger {
			surface = l.surface(n.first-1, n.end) // Mr. Williams, in an article on Serena Williams
		}
		if best != nil && best.item.Type == news.Geopolitical && surface == best.item.Name {
			c.Name, fullest = surface, math.MaxInt
		}
		if words(surface) > fullest && !l.adjective(surface, best) {
			c.Name, fullest = surface, words(surface)
		}
		c.Aliases = append(c.Aliases, surface)
	}
	slices.Sort(c.Aliases)
	c.Aliases = slices.DeleteFunc(slices.Compact(c.Aliases), func(name string) bool { return name == c.Name })
	if len(c.Aliases) == 0 {
		c.Aliases = nil
	}
	return c
}

// adjective reports whether a name is no name that the catalogue has for a place,
// but its adjective, or what its people are called: Greek.
func (l *linker) adjective(name string, of *referent) bool {
	return of != nil && of.item.Type == news.Geopolitical && !slices.ContainsFunc(l.catalogue.Named(name), func(r news.Referent) bool {
		return r.Entity == of.item.ID && r.Form != news.Demonym
	})
}
