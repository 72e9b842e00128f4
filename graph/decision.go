package graph

import (
	"context"
	"fmt"
	"time"

	"newsgraph/news"
)

// Identity is all that is known of who a cluster is.
type Identity struct {
	Named
	Candidates []news.Candidate // best first
	Decisions  []Decision       // by time; the last one holds
}

// Decision says who a cluster was taken for, in a stretch of time.
type Decision struct {
	Entity     string
	By         string      // a reader with its version, or a person
	Why        string      // "" where a person did not say
	Correction *Correction // nil where the graph decided by itself
	From, To   time.Time   // known from, and to; To is zero for the one that holds
}

// Identity gives the decisions who the cluster in a place is.
func (g *Graph) Identity(ctx context.Context, key MentionKey) (*Identity, error) {
	n, err := g.ClusterAt(ctx, key)
	if err != nil {
		return nil, err
	}
	g.writing.Lock()
	defer g.writing.Unlock()
	cur, err := g.curated(ctx)
	if err != nil {
		return nil, err
	}
	id := &Identity{Named: *n, Candidates: n.Reading.Candidates(n.Cluster)}
	id.Decisions = []Decision{id.automatic()}
	all := compile(nil, nil)
	for i, c := range cur.log {
		if c.Kind == UndoIt {
			all = compile(cur.log[:i+1], cur.read)
		} else {
			all.add(c, cur.read)
		}
		entity, _ := all.decide(n.Reading, n.Cluster)
		id.decide(Decision{Entity: entity, By: c.By, Why: c.Why, Correction: c, From: c.At})
	}
	return id, nil
}

// automatic is the decision that the graph made by itself, when the article
// came. What other articles tell is as if it had been known then: [Graph.AsOf]
// gives what was.
func (id *Identity) automatic() Decision {
	r := id.Reading
	d := Decision{
		Entity: r.Clusters[id.Cluster].Found(), By: r.Agent + " " + r.AgentVersion, From: id.Version.FirstFetched,
		Why: fmt.Sprintf("no candidate has a score of %.2f", linkThreshold),
	}
	for _, c := range id.Candidates {
		if c.Entity == d.Entity {
			d.Why = fmt.Sprintf("the best candidate, with a score of %.2f", c.Score)
		}
	}
	if r.Clusters[id.Cluster].Joined != "" {
		d.Why = "other articles tell that this candidate is named so in such company"
	}
	return d
}

// decide adds a decision, if it is another than the last. One that was there
// before the article was known from when the article came.
func (id *Identity) decide(d Decision) {
	last := &id.Decisions[len(id.Decisions)-1]
	if d.Entity == last.Entity {
		return
	}
	if !d.From.After(last.From) {
		d.From = last.From
		*last = d
		return
	}
	last.To = d.From
	id.Decisions = append(id.Decisions, d)
}

// Corrected is a cluster that corrections make somebody else than the graph by
// itself.
type Corrected struct {
	Named
	By []*Correction // those that changed it, in the order of the log
}

// Corrected gives the clusters of readings that count that are somebody else
// because of corrections, by their keys.
func (g *Graph) Corrected(ctx context.Context) ([]Corrected, error) {
	g.writing.Lock()
	defer g.writing.Unlock()
	cur, err := g.curated(ctx)
	if err != nil {
		return nil, err
	}
	entities, articles := changed(compile(nil, nil), cur.rules)
	all, err := g.named(ctx, entities, articles)
	if err != nil {
		return nil, err
	}
	var corrected []Corrected
	for _, n := range all {
		if entity, by := cur.rules.decide(n.Reading, n.Cluster); entity != n.Reading.Clusters[n.Cluster].Found() {
			c := Corrected{Named: n}
			for _, u := range by {
				c.By = append(c.By, u.Correction)
			}
			corrected = append(corrected, c)
		}
	}
	return corrected, nil
}
