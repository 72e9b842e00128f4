package nlp

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// linker tells who the groups of an article are. It scores each candidate
// twice: first by itself, then beside those who are likely in the same article.
type linker struct {
	*finder
	published news.Date
	topics    topics
	far       topic           // of the article
	sport     float64         // how much the article is on sport
	words     map[string]bool // of the article
	places    []*place        // by sentence, nil for one that was not asked for
	weights   Weights
}

// place is what a sentence is about.
type place struct {
	sum   topic // of the words' vectors, not of length 1
	words map[string]bool
}

// place describes a sentence, once: one may hold very many names.
func (l *linker) place(sentence int) *place {
	if l.places[sentence] == nil {
		words := content(l.of(sentence))
		l.places[sentence] = &place{l.topics.sum(words), lookup(words)}
	}
	return l.places[sentence]
}

// Weights are those of the features in the two passes. The chance of a
// candidate goes with exp(weights·features), and that of nobody in the
// catalogue with 1.
type Weights struct {
	First, Second []float64
}

func (r *Reader) newLinker(f *finder, a *news.Article, w Weights) *linker {
	l := &linker{finder: f, published: a.Published, places: make([]*place, len(f.sentences)), weights: w}
	l.topics = r.vector
	all := content(f.list)
	l.far, l.words = l.topics.of(all), lookup(all)
	l.sport = l.aboutSport()
	return l
}

func lookup(words []string) map[string]bool {
	table := make(map[string]bool, len(words))
	for _, w := range words {
		table[w] = true
	}
	return table
}

// choices gives each group its candidates and all features of them.
func (l *linker) choices(groups []*group) [][][]float64 {
	all := make([][][]float64, len(groups))
	choices := make([]*choice, len(groups))
	for k, g := range groups {
		g.referent = l.candidates(g)
		choices[k] = l.choice(g)
		for i := range g.referent {
			all[k] = append(all[k], l.local(choices[k], i))
		}
		g.score(all[k], l.weights.First)
	}
	l.compare(choices, all)
	return all
}

// choice describes a group that has candidates.
func (l *linker) choice(g *group) *choice {
	c := &choice{group: g}
	if len(g.referent) == 0 {
		return c
	}
	last := -1
	for _, n := range g.names {
		if s := l.list[n.first].sentence; s != last {
			c.places, last = append(c.places, l.place(s)), s
			c.near = plus(c.near, l.place(s).sum, 1)
		}
	}
	c.near = unit(c.near)
	for _, r := range g.referent {
		about := descriptive(r.item)
		c.about = append(c.about, about)
		c.topics = append(c.topics, l.topics.of(about))
		c.sides = append(c.sides, sideOf(r.item, about))
	}
	return c
}

// score gives the candidates their chances: together 1 at most.
func (g *group) score(x [][]float64, weights []float64) {
	total := 1.0
	for i := range g.referent {
		sum := 0.0
		for k, w := range weights {
			sum += w * x[i][k]
		}
		g.referent[i].score = math.Exp(min(sum, 50))
		total += g.referent[i].score
	}
	for i := range g.referent {
		g.referent[i].score = rounded(g.referent[i].score / total)
	}
}

// rounded gives a score to a millionth: what is behind may differ from one kind
// of processor to the next.
func rounded(score float64) float64 { return math.Round(score*1e6) / 1e6 }

// best is the candidate with the highest score, of those with the same the
// first; nil if there is none.
func (g *group) best() *referent {
	var best *referent
	for i := range g.referent {
		if best == nil || g.referent[i].score > best.score {
			best = &g.referent[i]
		}
	}
	return best
}

// mostCompanions is how many others of an article a candidate is compared with:
// the likeliest ones.
const mostCompanions = 60

// companion is who another group is by the first pass.
type companion struct {
	*referent
	choice *choice
	topic  topic
	name   string // to be found in descriptions
}

// compare adds the features that depend on the other groups, and scores all
// anew.
func (l *linker) compare(choices []*choice, x [][][]float64) {
	others := companions(choices)
	var all topic
	for _, o := range others {
		all = plus(all, o.topic, float32(o.score))
	}
	teams := newLeague(choices)
	for k, c := range choices {
		for i := range c.referent {
			l.company(x[k][i], c, i, others, all)
			x[k][i][inSameSport] = l.sport * teams.same(c, i)
		}
	}
	for k, c := range choices {
		c.score(x[k], l.weights.Second)
	}
}

func companions(choices []*choice) []companion {
	var found []companion
	for _, c := range choices {
		if best := c.best(); best != nil && best.score > 0.1 {
			copied := *best // the score of the first pass, while those of the second are made
			at := slices.IndexFunc(c.referent, func(r referent) bool { return r.item.ID == best.item.ID })
			found = append(found, companion{&copied, c, c.topics[at], " " + news.FoldName(best.item.Name) + " "})
		}
	}
	slices.SortStableFunc(found, func(a, b companion) int { return cmp.Compare(b.score, a.score) })
	return found[:min(len(found), mostCompanions)]
}

// company compares a candidate with those who are likely in the article.
func (l *linker) company(x []float64, c *choice, i int, others []companion, all topic) {
	r := c.referent[i]
	about := " " + news.FoldName(r.item.Description) + " "
	rest := plus(nil, all, 1)
	for _, o := range others {
		if o.choice == c {
			rest = plus(rest, o.topic, float32(-o.score))
			continue
		}
		if o.item.ID == r.item.ID {
			continue
		}
		if related(r.item, o.item) {
			x[linked] += o.score
		}
		if belongs(o.item, r.item.ID) {
			x[home] += o.score
		}
		if belongs(r.item, o.item.ID) {
			x[belonging] += o.score
		}
		if len(o.name) > 5 && strings.Contains(about, o.name) {
			x[described] += o.score
		}
	}
	for _, k := range []int{linked, home, belonging, described} {
		x[k] = math.Log1p(x[k])
	}
	x[together] = float64(dot(c.topics[i], unit(rest)))
}

// related reports whether one item has to do with the other.
func related(a, b news.Item) bool {
	return refers(a, b.ID) || refers(b, a.ID)
}

func refers(a news.Item, id string) bool {
	return slices.Contains(a.Links, id) || belongs(a, id)
}

// belongs reports whether an item lies in another, or has an office of it.
func belongs(a news.Item, id string) bool {
	return slices.Contains(a.Seats, id) || slices.ContainsFunc(a.Offices, func(o news.Office) bool { return o.Of == id })
}
