package graph

import (
	"cmp"
	"maps"
	"slices"

	"newsgraph/news"
)

// rule is what a correction says of the clusters there are.
type rule struct {
	*Correction
	from map[string]bool         // the entities whose clusters it is about
	at   map[string][]MentionKey // the places whose clusters it is about, by article
	into string                  // who they are
	not  map[string]bool         // or who they are not
}

// rules are the corrections that hold, in the order of the log, with the places
// in that order of those that speak of an entity's clusters or of an article's.
type rules struct {
	list []*rule
	of   map[string][]int // by entity and by article, ascending
}

// compile finds out what the corrections that hold say of the clusters there
// are. read has the readings that count, of the articles where the corrections
// have mentions.
func compile(log []*Correction, read map[string][]*Reading) *rules {
	all := &rules{of: make(map[string][]int)}
	for _, c := range active(log) {
		all.add(c, read)
	}
	return all
}

// and are the rules after some more corrections.
func (all *rules) and(log, more []*Correction, read map[string][]*Reading) *rules {
	if slices.ContainsFunc(more, func(c *Correction) bool { return c.Kind == UndoIt }) {
		return compile(slices.Concat(log, more), read)
	}
	next := &rules{slices.Clone(all.list), make(map[string][]int)}
	for key, places := range all.of {
		next.of[key] = slices.Clip(places) // what is added here is not there
	}
	for _, c := range more {
		next.add(c, read)
	}
	return next
}

// add adds what one correction says behind the others.
func (all *rules) add(c *Correction, read map[string][]*Reading) {
	u := &rule{Correction: c, from: c.About.group(read), at: make(map[string][]MentionKey)}
	for _, key := range c.About.Mentions {
		u.at[key.Article] = append(u.at[key.Article], key)
	}
	if c.Kind == RejectEntity {
		u.not = c.Not.group(read)
	} else {
		u.into = all.resolve(c.Into, read)
	}
	for id := range u.from {
		all.of[id] = append(all.of[id], len(all.list))
	}
	for article := range u.at {
		all.of[article] = append(all.of[article], len(all.list))
	}
	all.list = append(all.list, u)
}

// next is the place, from one on, of the first rule that speaks of any of some
// entities and articles; the number of the rules if none does.
func (all *rules) next(from int, keys ...string) int {
	first := len(all.list)
	for _, key := range keys {
		places := all.of[key]
		if i, _ := slices.BinarySearch(places, from); i < len(places) {
			first = min(first, places[i])
		}
	}
	return first
}

// group are the ids that a subject's entity has: the one it had, and those of
// the local entities that its mentions were taken for since.
func (s *Subject) group(read map[string][]*Reading) map[string]bool {
	ids := make(map[string]bool)
	if s.Entity == nil {
		return ids
	}
	ids[s.Entity.ID] = true
	for _, key := range s.Mentions {
		for _, r := range read[key.Article] {
			if i := r.clusterAt(key); i >= 0 && r.local(i) {
				ids[r.Clusters[i].Automatic] = true
			}
		}
	}
	return ids
}

// resolve gives the id of the entity that others are to be: of one that has no
// Wikidata id, who its first mention is now, if need be in another text of the
// article.
func (all *rules) resolve(s *Subject, read map[string][]*Reading) string {
	for _, same := range []bool{true, false} {
		for _, key := range s.Mentions {
			for _, r := range read[key.Article] {
				if i := r.clusterAt(key); i >= 0 && (r.Digest == key.Digest) == same {
					entity, _ := all.decide(r, i)
					return entity
				}
			}
		}
	}
	return s.Entity.ID
}

// decide gives who a cluster is, and by which corrections that was changed: each
// in the order of the log, from what the graph found by itself. What is said of
// a local entity holds also for those of its clusters that join another.
func (all *rules) decide(r *Reading, cluster int) (entity string, by []*rule) {
	c := &r.Clusters[cluster]
	entity = c.Found()
	rejected := make(map[string]bool)
	for i := all.next(0, entity, c.Automatic, r.Article); i < len(all.list); i = all.next(i+1, entity, c.Automatic, r.Article) {
		u := all.list[i]
		local := len(by) == 0 && u.from[c.Automatic]
		if !u.from[entity] && !local && !u.holds(r, cluster) {
			continue
		}
		next := u.into
		if u.not != nil {
			maps.Copy(rejected, u.not)
			if next = entity; u.not[entity] {
				next = r.nextBest(cluster, rejected)
			}
		}
		if next != entity {
			entity, by = next, append(by, u)
		}
	}
	return entity, by
}

// holds reports whether a rule is about a cluster by a place in its article.
func (u *rule) holds(r *Reading, cluster int) bool {
	return slices.ContainsFunc(u.at[r.Article], func(key MentionKey) bool { return r.clusterAt(key) == cluster })
}

// clusterAt gives the cluster that is named in a place: in the text that the
// place is in, the one whose mention has most of it, and least besides; in
// other texts of the article, the only one of that name and type. It is -1 if there is
// none.
func (r *Reading) clusterAt(key MentionKey) int {
	if r.Article != key.Article {
		return -1
	}
	if r.Digest != key.Digest {
		return r.clusterNamed(key)
	}
	best, common, length := -1, 0, 0
	for _, m := range r.Mentions {
		n := min(m.Span.End, key.Span.End) - max(m.Span.Start, key.Span.Start)
		if n > common || n == common && n > 0 && m.Span.Len() < length {
			best, common, length = m.Cluster, n, m.Span.Len()
		}
	}
	return best
}

func (r *Reading) clusterNamed(key MentionKey) int {
	found, folded := -1, news.FoldName(key.Name)
	for i, c := range r.Clusters {
		if folded != "" && c.Type == key.Type && news.FoldName(c.Name) == folded {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// local reports whether the graph by itself took a cluster for nobody that the
// catalogue knows.
func (r *Reading) local(cluster int) bool {
	return !slices.ContainsFunc(r.Candidates(cluster), func(c news.Candidate) bool { return c.Entity == r.Clusters[cluster].Automatic })
}

// Candidates gives the entities of the catalogue that a cluster may be, each
// with its mean score over the mentions, best first.
func (r *Reading) Candidates(cluster int) []news.Candidate {
	return candidates(r.Mentions, len(r.Clusters))[cluster]
}

// nextBest is who a cluster is if it is none of those who are rejected: the best
// candidate, or the local entity it was taken for, or one of its own.
func (r *Reading) nextBest(cluster int, rejected map[string]bool) string {
	for _, c := range r.Candidates(cluster) {
		if c.Score >= linkThreshold && !rejected[c.Entity] {
			return c.Entity
		}
	}
	if own := r.Clusters[cluster].Automatic; r.local(cluster) && !rejected[own] {
		return own
	}
	return apartID(r.clusterKeys(len(r.Clusters))[cluster])
}

// apartID is the id of a cluster that is an entity of its own because a person
// says that it is none of the others.
func apartID(key string) string { return "entity:" + news.Hash("apart", key) }

// candidates gives the candidates of each of n clusters with their mean scores,
// best first; of two with one score the smaller id. Pronouns and descriptions
// have none, and count only where they do.
func candidates(mentions []news.Mention, n int) [][]news.Candidate {
	scores, count := make([]map[string]float64, n), make([]float64, n)
	for _, m := range mentions {
		if (m.Form == news.ByPronoun || m.Form == news.ByDescription) && len(m.Candidates) == 0 {
			continue
		}
		if scores[m.Cluster] == nil {
			scores[m.Cluster] = make(map[string]float64)
		}
		count[m.Cluster]++
		for _, c := range m.Candidates {
			scores[m.Cluster][c.Entity] += c.Score
		}
	}
	all := make([][]news.Candidate, n)
	for i := range all {
		for entity, sum := range scores[i] {
			all[i] = append(all[i], news.Candidate{Entity: entity, Score: sum / count[i]})
		}
		slices.SortFunc(all[i], func(a, b news.Candidate) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entity, b.Entity))
		})
	}
	return all
}

// records are the entities that are there because corrections speak of them,
// and the ids that lead to others.
func (all *rules) records() map[string]*Entity {
	records := make(map[string]*Entity)
	for _, u := range all.list {
		if u.Into != nil && u.into == u.Into.Entity.ID && records[u.into] == nil {
			records[u.into] = &Entity{Entity: *u.Into.Entity, Curated: true}
		}
		if about := u.About; u.Kind == MergeEntities && len(about.Mentions) == 0 {
			records[about.Entity.ID] = &Entity{Entity: *about.Entity, Curated: true, MergedInto: u.into}
		}
	}
	return records
}

// same reports whether two rules of one correction say the same.
func (u *rule) same(o *rule) bool {
	return o != nil && o.into == u.into && maps.Equal(o.from, u.from) && maps.Equal(o.not, u.not)
}

// about reports whether any rule speaks of an entity.
func (all *rules) about(entity string) bool {
	return slices.ContainsFunc(all.list, func(u *rule) bool { return u.from[entity] || u.not[entity] || u.into == entity })
}

// ids are the entities that a rule speaks of.
func (u *rule) ids() map[string]bool {
	ids := maps.Clone(u.from)
	maps.Copy(ids, u.not)
	if u.into != "" {
		ids[u.into] = true
	}
	return ids
}
