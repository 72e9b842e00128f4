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

// cohere finds out what others tell of whom, when the readings that count of an
// article are others than before: of the clusters of the new reading, and of
// those of other articles that are akin to what has come or gone.
func (g *Graph) cohere(ctx context.Context, c *Change, before *Article) error {
	here, err := g.standing(ctx, c.Article)
	if err != nil {
		return err
	}
	if c.Reading != nil && slices.Contains(c.Article.readings(), c.Reading.ID) {
		here = append(here, c.Reading)
	}
	affected, err := g.claimants(ctx, before, here)
	if err != nil {
		return err
	}
	for _, r := range affected {
		told, err := g.told(ctx, r, c.Article.ID, here)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(r.Clusters, told, func(c Cluster, told []string) bool { return slices.Equal(c.Told, told) }) {
			c.join(r, told)
		}
	}
	if c.Reading == nil {
		return nil
	}
	told, err := g.told(ctx, c.Reading, c.Article.ID, nil)
	if err == nil {
		c.Reading.join(told)
		c.Reading.undecide()
	}
	return err
}

// claimants gives the readings of other articles with clusters of which more is
// told, or less, when readings here take the place of those that counted of an
// article before, which is nil if there was none.
func (g *Graph) claimants(ctx context.Context, before *Article, here []*Reading) ([]*Reading, error) {
	old, err := g.Readings(ctx, before.readings())
	if err != nil {
		return nil, err
	}
	was, is := tells(old), tells(here)
	come, err := g.Claimants(ctx, beyond(is, was), false)
	if err != nil {
		return nil, err
	}
	gone, err := g.Claimants(ctx, beyond(was, is), true)
	if err != nil {
		return nil, err
	}
	return g.Readings(ctx, union(come, gone))
}

// tells gives what is akin to what readings tell beyond doubt.
func tells(readings []*Reading) (akin []Kinship) {
	for _, r := range readings {
		for _, c := range r.Claims() {
			if c.Linked {
				akin = append(akin, r.kinship(c, r.Article))
			}
		}
	}
	return akin
}

// beyond gives those of some kinships that hold of more than others do.
func beyond(akin, others []Kinship) []Kinship {
	return slices.DeleteFunc(slices.Clone(akin), func(k Kinship) bool {
		return slices.ContainsFunc(others, func(o Kinship) bool {
			return o.Namesake == k.Namesake && o.Entity == k.Entity && len(union(o.Companions, k.Companions)) == len(o.Companions)
		})
	})
}

// told gives, for each cluster of a reading, the candidates that other articles
// tell it is, sorted. One of these articles has the readings here now.
func (g *Graph) told(ctx context.Context, r *Reading, article string, here []*Reading) ([][]string, error) {
	claims := slices.DeleteFunc(r.Claims(), func(c Claim) bool { return c.Linked })
	var akin []Kinship
	for _, c := range claims {
		akin = append(akin, r.kinship(c, r.Article, article))
	}
	elsewhere, err := g.Told(ctx, akin)
	if err != nil {
		return nil, err
	}
	told := make([][]string, len(r.Clusters))
	for i, c := range claims {
		k := r.kinship(c, r.Article)
		if elsewhere[i] || slices.ContainsFunc(here, k.linked) {
			told[c.Cluster] = union(told[c.Cluster], []string{c.Entity})
		}
	}
	return told, nil
}

// join writes into a reading what others tell of its clusters: one of which they
// tell that it is its best candidate, and nobody else, joins that.
func (r *Reading) join(told [][]string) {
	for i, candidates := range candidates(r.Mentions, len(r.Clusters)) {
		c := &r.Clusters[i]
		c.Told, c.Joined = told[i], ""
		if len(told[i]) == 1 && told[i][0] == candidates[0].Entity {
			c.Joined = told[i][0]
		}
	}
}

// undecide makes the decisions what they are without corrections.
func (r *Reading) undecide() {
	for i := range r.Clusters {
		r.Clusters[i].Entity = r.Clusters[i].Found()
	}
}

// join writes into a change what is told now of the clusters of a stored reading.
func (c *Change) join(r *Reading, told [][]string) {
	if c.told == nil {
		c.told = make(map[string][][]string)
	}
	c.told[r.ID] = told
	decided := c.applied(r)
	decided.undecide()
	c.Decided = append(c.Decided, decided)
}

// applied is a stored reading after the merges of a change, and with what is
// told of its clusters then; the decisions after corrections are not made anew.
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
	}
	if told, ok := c.told[r.ID]; ok {
		changed.join(told)
	}
	return &changed
}
