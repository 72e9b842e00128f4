package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// Named is a cluster of a reading that counts.
type Named struct {
	Article *Article
	Version *Version
	Reading *Reading
	Cluster int
}

// Key is the place where the cluster is first named, or else first mentioned.
func (n Named) Key() MentionKey {
	c := n.Reading.Clusters[n.Cluster]
	var key MentionKey // no cluster is without mention
	for _, m := range n.Reading.Mentions {
		named := m.Form != news.ByPronoun && m.Form != news.ByDescription
		if m.Cluster == n.Cluster && (named || key.Article == "") {
			key = MentionKey{Article: n.Article.ID, Digest: n.Reading.Digest, Span: m.Span, Name: c.Name, Type: c.Type}
			if named {
				break
			}
		}
	}
	return key
}

// Clusters gives the clusters that are decided to be an entity, of all versions
// of articles, by their keys.
func (g *Graph) Clusters(ctx context.Context, entity string) ([]Named, error) {
	all, err := g.named(ctx, []string{entity}, nil)
	return slices.DeleteFunc(all, func(n Named) bool { return n.Reading.Clusters[n.Cluster].Entity != entity }), err
}

// named gives the clusters of the readings that count among those that touch
// entities or articles, by their keys.
func (g *Graph) named(ctx context.Context, entities, articles []string) ([]Named, error) {
	ids, err := g.Touching(ctx, entities, articles)
	if err != nil {
		return nil, err
	}
	readings, err := g.Readings(ctx, ids)
	if err != nil {
		return nil, err
	}
	var of []string
	for _, r := range readings {
		of = append(of, r.Article)
	}
	known, err := g.Articles(ctx, of)
	if err != nil {
		return nil, err
	}
	var all []Named
	for i, r := range readings {
		v := known[i].Version(r.Digest)
		if v == nil || v.Reading != r.ID {
			continue
		}
		for n := range r.Clusters {
			all = append(all, Named{known[i], v, r, n})
		}
	}
	slices.SortFunc(all, func(a, b Named) int { return a.Key().compare(b.Key()) })
	return all, nil
}

// ClusterAt gives the cluster that is named in a place.
func (g *Graph) ClusterAt(ctx context.Context, key MentionKey) (*Named, error) {
	a, err := one(g.Articles(ctx, []string{key.Article}))
	if err != nil {
		return nil, err
	}
	if a == nil || a.Version(key.Digest) == nil {
		return nil, fmt.Errorf("article of the mention %s: %w", key, ErrNotFound)
	}
	v := a.Version(key.Digest)
	r, err := one(g.Readings(ctx, []string{v.Reading}))
	if err != nil {
		return nil, err
	}
	if i := r.clusterAt(key); i >= 0 {
		return &Named{a, v, r, i}, nil
	}
	return nil, fmt.Errorf("mention %s: nobody is named there: %w", key, ErrNotFound)
}

// Subject gives an entity for a correction, by an id that it has or had.
func (g *Graph) Subject(ctx context.Context, id string) (*Subject, error) {
	e, err := g.EntityByID(ctx, id)
	if err != nil {
		return nil, err
	}
	s := &Subject{Entity: &e.Entity}
	if e.WikidataID != "" || e.Curated {
		return s, nil
	}
	clusters, err := g.Clusters(ctx, e.ID)
	for _, n := range clusters {
		if n.Reading.Clusters[n.Cluster].Automatic == e.ID { // not those that another correction made it
			s.Mentions = append(s.Mentions, n.Key())
		}
	}
	return s, err
}

// SubjectAt gives clusters for a correction: those named in some places.
func (g *Graph) SubjectAt(ctx context.Context, keys ...MentionKey) (*Subject, error) {
	s := new(Subject)
	for _, key := range keys {
		n, err := g.ClusterAt(ctx, key)
		if err != nil {
			return nil, err
		}
		key.Name, key.Type = n.Reading.Clusters[n.Cluster].Name, n.Reading.Clusters[n.Cluster].Type
		s.Mentions = append(s.Mentions, key)
	}
	slices.SortFunc(s.Mentions, MentionKey.compare)
	return s, nil
}

// Draft makes a correction ready for the log: it checks that it makes sense now
// and gives it its place and id. The graph is left as it is; see [Graph.Correct].
func (g *Graph) Draft(ctx context.Context, c *Correction) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	cur, err := g.curated(ctx)
	if err != nil {
		return err
	}
	if c.Kind == SplitEntity {
		c.Into = c.splinter(len(cur.log) + 1)
	}
	if err := c.check(); err != nil {
		return err
	}
	if c.Kind == UndoIt {
		err = c.checkUndo(cur.log)
	} else {
		err = g.checkAbout(ctx, cur, c)
	}
	if err == nil {
		c.sign(len(cur.log) + 1)
	}
	return err
}

// splinter is the entity that a split makes.
func (c *Correction) splinter(n int) *Subject {
	if c.Not == nil || c.Not.Entity == nil || c.About == nil || len(c.About.Mentions) == 0 {
		return nil // check says so
	}
	id := []string{"split", fmt.Sprint(n)}
	for _, key := range c.About.Mentions {
		id = append(id, key.String())
	}
	return &Subject{Entity: &news.Entity{ID: "entity:" + news.Hash(id...), Name: c.About.Mentions[0].Name, Type: c.Not.Entity.Type}}
}

// checkAbout refuses what is so already, or cannot be.
func (g *Graph) checkAbout(ctx context.Context, cur *curation, c *Correction) error {
	if e := c.About.Entity; e != nil {
		if c.Into != nil && c.Into.Entity.ID == e.ID {
			return fmt.Errorf("%s (%s) is that entity already: nothing can be merged into itself", e.Name, e.ID)
		}
		if c.Kind != RejectEntity {
			return nil
		}
		decided, err := g.decidedBy(ctx, cur, c)
		if err == nil && len(decided) == 0 {
			err = fmt.Errorf("nothing that is %s (%s) is taken for %s (%s): there is nothing to reject", e.Name, e.ID, c.Not.Entity.Name, c.Not.Entity.ID)
		}
		return err
	}
	for _, key := range c.About.Mentions {
		n, err := g.ClusterAt(ctx, key)
		if err != nil {
			return err
		}
		now := n.Reading.Clusters[n.Cluster].Entity
		switch {
		case c.Kind == SplitEntity && now != c.Not.Entity.ID:
			return fmt.Errorf("%q in %s is not %s but %s: it cannot be split from it", key.Name, n.Article.URL, c.Not.Entity.ID, now)
		case c.Kind == RelinkCluster && now == c.Into.Entity.ID:
			return fmt.Errorf("%q in %s is %s already", key.Name, n.Article.URL, now)
		case c.Kind == RejectEntity && now != c.Not.Entity.ID:
			return fmt.Errorf("%q in %s is %s, not %s: there is nothing to reject", key.Name, n.Article.URL, now, c.Not.Entity.ID)
		}
	}
	return nil
}

// checkUndo refuses to undo what is not there, is undone, or has others rest on
// it.
func (c *Correction) checkUndo(log []*Correction) error {
	i := slices.IndexFunc(log, func(o *Correction) bool { return o.ID == c.Undoes })
	if i < 0 {
		return fmt.Errorf("correction %q: %w", c.Undoes, ErrNotFound)
	}
	if log[i].Kind == UndoIt {
		return fmt.Errorf("%s is itself an undo: make the correction again instead", c.Undoes)
	}
	for _, o := range log[i+1:] {
		if o.Undoes == c.Undoes {
			return fmt.Errorf("%s is undone already, by %s", c.Undoes, o.ID)
		}
	}
	made := log[i].Into
	if made == nil || log[i].Kind != SplitEntity {
		return nil
	}
	var resting []string
	for _, o := range active(log[i+1:]) {
		for _, s := range []*Subject{o.About, o.Into, o.Not} {
			if s != nil && s.Entity != nil && s.Entity.ID == made.Entity.ID {
				resting = append(resting, o.ID)
			}
		}
	}
	if len(resting) > 0 {
		return fmt.Errorf("%s made an entity that later corrections are about: undo %s first", c.Undoes, strings.Join(slices.Compact(resting), ", "))
	}
	return nil
}
