package graph

import (
	"cmp"
	"context"
	"slices"

	"newsgraph/news"
)

// What the text of one article leaves open another may tell. A cluster that is
// nobody the catalogue knows joins its best candidate if other articles name
// that entity so, without doubt, in the same company, and none names another of
// its candidates so. Only what readings tell by themselves counts for that,
// never what was joined: so neither the order of articles nor chains of them
// matter.

// joinThreshold is the score that a candidate must reach to be joined. It is
// lower than linkThreshold, as there is more to go by, but who is all but
// excluded by the text stays so.
const joinThreshold = 0.25

// SharedCompany is how many companions two clusters must share for one to join
// the entity of the other: one more than make two strangers of one name one, as
// a wrong link misleads more.
const SharedCompany = 2

// Claim says that a cluster of a reading is an entity of the catalogue, or that
// it may be.
type Claim struct {
	Namesake
	Entity  string
	Cluster int
	Linked  bool // it is, as its text tells; else it is nobody, and the entity one of its candidates
}

// Claims gives the claims of a reading, those of a cluster together, best first;
// none where it has no company to share.
func (r *Reading) Claims() (claims []Claim) {
	if len(r.Companions) < SharedCompany {
		return nil
	}
	for i, candidates := range candidates(r.Mentions, len(r.Clusters)) {
		name := Namesake{news.FoldName(r.Clusters[i].Name), r.Clusters[i].Type}
		for _, c := range candidates {
			linked := c.Score >= linkThreshold
			if name.Name != "" && c.Score >= joinThreshold {
				claims = append(claims, Claim{name, c.Entity, i, linked})
			}
			if linked {
				break // the others are out of the question
			}
		}
	}
	return claims
}

// Kinship is what clusters have in common of which one may join the entity of
// the other: the name, the entity, and two of the companions.
type Kinship struct {
	Namesake
	Entity     string
	Companions []string // other than Entity
	Except     []string // articles that are not asked
}

// kinship is what a reading's claim has in common with its kin.
func (r *Reading) kinship(c Claim, except ...string) Kinship {
	others := slices.DeleteFunc(slices.Clone(r.Companions), func(id string) bool { return id == c.Entity })
	return Kinship{c.Namesake, c.Entity, others, except}
}

// Among gives the claims of a reading that are akin.
func (k Kinship) Among(r *Reading) []Claim {
	shared := 0
	for _, id := range k.Companions {
		if slices.Contains(r.Companions, id) {
			shared++
		}
	}
	if shared < SharedCompany || slices.Contains(k.Except, r.Article) {
		return nil
	}
	return slices.DeleteFunc(r.Claims(), func(c Claim) bool { return c.Namesake != k.Namesake || c.Entity != k.Entity })
}

// linked reports whether one of the akin claims of a reading is beyond doubt.
func (k Kinship) linked(r *Reading) bool {
	return slices.ContainsFunc(k.Among(r), func(c Claim) bool { return c.Linked })
}

// cohere finds out which clusters join an entity, or do so no more, when the
// readings that count of an article are others than before: those of the new
// reading, and those of other articles that are akin to what has come or gone.
func (g *Graph) cohere(ctx context.Context, c *Change, before *Article) error {
	here, err := g.standing(ctx, c.Article)
	if err != nil {
		return err
	}
	if c.Reading != nil && slices.Contains(c.Article.readings(), c.Reading.ID) {
		here = append(here, c.Reading)
	}
	affected, err := g.claimants(ctx, before.readings(), here)
	if err != nil {
		return err
	}
	for _, r := range affected {
		joined, err := g.joined(ctx, r, c.Article.ID, here)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(r.Clusters, joined, func(c Cluster, id string) bool { return c.Joined == id }) {
			c.join(r, joined)
		}
	}
	if c.Reading == nil {
		return nil
	}
	joined, err := g.joined(ctx, c.Reading, c.Article.ID, here)
	for i := range joined {
		c.Reading.Clusters[i].Joined = joined[i]
		c.Reading.Clusters[i].Entity = c.Reading.Clusters[i].Found()
	}
	return err
}

// claimants gives the readings of other articles with clusters that may join
// what came, or that have joined what went: before are the ids of the readings
// of an article that counted, here those that count now.
func (g *Graph) claimants(ctx context.Context, before []string, here []*Reading) ([]*Reading, error) {
	var come, gone []Kinship
	for _, r := range here {
		if i := slices.Index(before, r.ID); i >= 0 {
			before = slices.Delete(slices.Clone(before), i, i+1)
		} else {
			come = append(come, r.tells()...)
		}
	}
	old, err := g.Readings(ctx, before)
	if err != nil {
		return nil, err
	}
	for _, r := range old {
		gone = append(gone, r.tells()...)
	}
	fresh, err := g.Claimants(ctx, come, false)
	if err != nil {
		return nil, err
	}
	known, err := g.Claimants(ctx, gone, true)
	if err != nil {
		return nil, err
	}
	return g.Readings(ctx, union(fresh, known))
}

// tells gives what is akin to what a reading tells beyond doubt.
func (r *Reading) tells() (akin []Kinship) {
	for _, c := range r.Claims() {
		if c.Linked {
			akin = append(akin, r.kinship(c, r.Article))
		}
	}
	return akin
}

// joined gives the entities that the clusters of a reading join, as other
// articles tell, one of which has the readings here now: the best candidate, if
// they tell of that alone.
func (g *Graph) joined(ctx context.Context, r *Reading, article string, here []*Reading) ([]string, error) {
	claims := slices.DeleteFunc(r.Claims(), func(c Claim) bool { return c.Linked })
	var akin []Kinship
	for _, c := range claims {
		akin = append(akin, r.kinship(c, r.Article, article))
	}
	told, err := g.Told(ctx, akin)
	if err != nil {
		return nil, err
	}
	joined := make([]string, len(r.Clusters))
	for i, c := range claims {
		best := i == 0 || claims[i-1].Cluster != c.Cluster
		switch {
		case !told[i] && (r.Article == article || !slices.ContainsFunc(here, akin[i].in(article).linked)):
		case best:
			joined[c.Cluster] = c.Entity
		default:
			joined[c.Cluster] = ""
		}
	}
	return joined, nil
}

// in is k asked of an article too.
func (k Kinship) in(article string) Kinship {
	k.Except = slices.DeleteFunc(slices.Clone(k.Except), func(id string) bool { return id == article })
	return k
}

// join writes into a change that the clusters of a stored reading join others
// than before.
func (c *Change) join(r *Reading, joined []string) {
	if c.joined == nil {
		c.joined = make(map[string][]string)
	}
	c.joined[r.ID] = joined
	decided := c.applied(r)
	for i := range decided.Clusters {
		decided.Clusters[i].Entity = decided.Clusters[i].Found()
	}
	c.Decided = append(c.Decided, decided)
}

// applied is a stored reading after the merges of a change, and with what its
// clusters join then; the decisions after corrections are not made anew.
func (c *Change) applied(r *Reading) *Reading {
	into := make(map[string]string)
	for _, m := range c.Merges {
		into[m.From] = m.Into
	}
	changed := *r
	changed.Clusters = slices.Clone(r.Clusters)
	for i := range changed.Clusters {
		cluster := &changed.Clusters[i]
		cluster.Automatic = cmp.Or(into[cluster.Automatic], cluster.Automatic)
		cluster.Entity = cmp.Or(into[cluster.Entity], cluster.Entity)
		if joined, ok := c.joined[r.ID]; ok {
			cluster.Joined = joined[i]
		}
	}
	return &changed
}
