package graph

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// Opinion is an opinion of a reading.
type Opinion struct {
	news.Opinion
	ID           string `json:"id"`
	Article      string `json:"article"`
	Reading      string `json:"reading"`
	HolderEntity string `json:"-"` // as decided now; "" where it is the writer's, or nobody's that is known
	TargetEntity string `json:"-"`
}

// opinions are the opinions of a new reading.
func (r *Reading) opinions(found []news.Opinion) []Opinion {
	var all []Opinion
	for i, o := range found {
		all = append(all, Opinion{Opinion: o, ID: fmt.Sprintf("opinion:%s/%d", strings.TrimPrefix(r.ID, "reading:"), i), Article: r.Article, Reading: r.ID})
	}
	return all
}

// Place is where the opinion stands, as a key of lists.
func (o *Opinion) Place() string { return place(o.Article, o.Target.Span.Start) + "/" + o.ID }

// OpinionAt is opinion i of r, with whose it is and of whom as decided.
func (r *Reading) OpinionAt(i int) *Opinion {
	o := r.Opinions[i]
	o.HolderEntity, o.TargetEntity = r.entityOf(o.Holder), r.entityOf(o.Target)
	return &o
}

// OpinionsOf gives, of each reading, the opinion with the id in the same place of
// ids; nil where there is none.
func OpinionsOf(readings []*Reading, ids []string) []*Opinion {
	opinions := make([]*Opinion, len(ids))
	for i, r := range readings {
		if r == nil {
			continue
		}
		if at := slices.IndexFunc(r.Opinions, func(o Opinion) bool { return o.ID == ids[i] }); at >= 0 {
			opinions[i] = r.OpinionAt(at)
		}
	}
	return opinions
}

// OpinionFilter narrows a list of opinions. Its zero value lets all pass.
type OpinionFilter struct {
	Holders   []string // entities, one of which holds it
	Authors   []string // folded: one of whom wrote the article, and it is the writer's own
	Targets   []string // entities, one of which it is of
	Stances   []news.Stance
	Voices    []news.Voice
	Article   string
	Published Period
}

// FoldedAuthors are the forms by which the authors of a version are found,
// sorted, without doubles.
func (v *Version) FoldedAuthors() []string {
	var names []string
	for _, author := range v.Authors {
		names = append(names, news.FoldName(author))
	}
	return union(names, nil)
}
