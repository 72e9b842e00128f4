package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"newsgraph/news"
)

// stored is the reading in the form of the graph, its clusters not yet decided.
func stored(a *news.Article, r *news.Reading, basis string) *Reading {
	digest := a.Digest()
	s := &Reading{
		ID: readingID(a.ID, digest, basis, r), Article: a.ID, Digest: digest, Basis: basis,
		Agent: r.Agent, AgentVersion: r.AgentVersion, Knowledge: r.Knowledge,
		Sentences: r.Sentences, Mentions: r.Mentions, Times: r.Times, Roles: r.Roles, Genre: r.Genre, Events: r.Events,
	}
	for i, key := range s.clusterKeys(len(r.Clusters)) {
		s.Clusters = append(s.Clusters, Cluster{
			ID: "cluster:" + news.Hash(s.ID, key), LocalID: localEntityID(key), Name: r.Clusters[i].Name, Type: r.Clusters[i].Type, Aliases: r.Clusters[i].Aliases,
		})
	}
	for _, q := range r.Quotes {
		s.Quotes = append(s.Quotes, Quote{
			Quote: q, ID: "quote:" + news.Hash(s.ID, mentionKey(a.ID, digest, q.Span.Start), strconv.Itoa(q.Span.Len())), Article: a.ID, Reading: s.ID,
			Runs: runs(q, a.Text),
		})
	}
	s.Statements, s.Opinions = s.statements(r.Statements), s.opinions(r.Opinions)
	return s
}

// clusterKeys gives the smallest mention key of each of n clusters: that of its
// first mention. Of clusters whose first mentions begin in one place, as in
// "Trump" and "Trump administration", all but the first get a longer key.
func (r *Reading) clusterKeys(n int) []string {
	keys, taken := make([]string, n), make(map[string]bool)
	for _, m := range r.Mentions {
		if keys[m.Cluster] != "" {
			continue
		}
		key := mentionKey(r.Article, r.Digest, m.Span.Start)
		for taken[key] {
			key += "+"
		}
		keys[m.Cluster], taken[key] = key, true
	}
	return keys
}

// identify decides who the clusters of a new reading are, and adds the
// decisions to c: entities of the catalogue by the best candidate of their
// mentions, all others by [Change.identifyLocal].
func (g *Graph) identify(ctx context.Context, c *Change, r *news.Reading) error {
	types := make(map[string]news.EntityType)
	for _, e := range r.Entities {
		types[e.ID] = e.Type
	}
	var companions []string
	for i, candidates := range candidates(r.Mentions, len(r.Clusters)) {
		if len(candidates) == 0 || candidates[0].Score < linkThreshold {
			continue
		}
		best := candidates[0].Entity
		c.Reading.Clusters[i].Automatic = best
		// A country is in too many articles to tell two strangers apart.
		if t := types[best]; t == news.Person || t == news.Organization || t == news.Product {
			companions = append(companions, best)
		}
	}
	c.Reading.Companions = union(companions, nil)
	names, groups := localGroups(c.Reading)
	known, err := g.namesakes(ctx, names, Company{c.Reading.Article, c.Reading.Companions})
	if err != nil {
		return err
	}
	keys := c.Reading.clusterKeys(len(c.Reading.Clusters))
	for i, group := range groups {
		c.identifyLocal(group, keys, known[i])
	}
	c.Reading.undecide()
	return nil
}

// localGroups gathers the clusters that are nobody the catalogue knows by name
// and type, in the order of the reading.
func localGroups(r *Reading) (names []Namesake, groups [][]int) {
	places := make(map[Namesake]int)
	for i, cluster := range r.Clusters {
		if cluster.Automatic != "" {
			continue
		}
		name := Namesake{news.FoldName(cluster.Name), cluster.Type}
		place, ok := places[name]
		if !ok {
			place = len(names)
			places[name] = place
			names, groups = append(names, name), append(groups, nil)
		}
		groups[place] = append(groups[place], i)
	}
	return names, groups
}

// namesakes gives, for each name, the local entities that clusters of that name
// are.
func (g *Graph) namesakes(ctx context.Context, names []Namesake, near Company) ([][]*Entity, error) {
	ids, err := g.Namesakes(ctx, names, near)
	if err != nil {
		return nil, err
	}
	all, err := g.Entities(ctx, slices.Concat(ids...))
	if err != nil {
		return nil, err
	}
	same := make([][]*Entity, len(names))
	for i := range same {
		n := len(ids[i])
		same[i], all = all[:n], all[n:]
	}
	return same, nil
}

// identifyLocal decides which local entity a group of clusters of the new
// reading is, all of one name and type, given the namesakes that are known.
//
// Clusters of one name and type are one entity if they stand in the same
// article or share a companion, directly or through others of them. That
// relation does not depend on the order in which articles come. The entity has
// the smallest of the clusters' mention keys, and the name in that place.
func (c *Change) identifyLocal(group []int, keys []string, known []*Entity) {
	clusters, same := c.Reading.Clusters, slices.Clone(known)
	for _, i := range group {
		same = append(same, &Entity{Key: keys[i], Entity: news.Entity{ID: clusters[i].LocalID, Name: clusters[i].Name, Type: clusters[i].Type, Aliases: clusters[i].Aliases}})
	}
	merged := mergeLocal(same)
	for _, e := range known {
		if e.ID != merged.ID {
			c.Merges = append(c.Merges, Merge{From: e.ID, Into: merged.ID})
		}
	}
	for _, i := range group {
		clusters[i].Automatic = merged.ID
	}
	c.Entities = append(c.Entities, merged)
}

// mergeLocal is the one entity that several local ones are.
func mergeLocal(same []*Entity) *Entity {
	merged := *slices.MinFunc(same, func(x, y *Entity) int { return cmp.Compare(x.Key, y.Key) })
	for _, e := range same {
		merged.Aliases = union(merged.Aliases, slices.Concat(e.Aliases, []string{e.Name}))
	}
	merged.Aliases = slices.DeleteFunc(merged.Aliases, func(name string) bool { return name == merged.Name })
	return &merged
}
