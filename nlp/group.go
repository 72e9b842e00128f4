package nlp

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// group is the names of an article that most likely mean the same: one cluster
// while it is not known who that is.
type group struct {
	names     []name
	forms     []string // the different names, the fullest first
	votes     map[news.EntityType]float64
	seen      float64     // share of the names that the model takes for names, just as they stand
	acts      float64     // share of the names that do something: the subject of a verb of saying or deciding, a possessor
	located   float64     // share of the names behind "in", "at", "from"
	scored    float64     // share of the names beside numbers
	plays     float64     // share of the names that do what teams do
	bracketed float64     // share of the names in parentheses
	gender    news.Gender // that all of them have, where titles tell
	titled    bool        // one has a title such as "Mr" before it
	roles     []string
	trades    []string // nouns for a person between commas behind one: lawyer
	called    []string // common nouns beside the names: the retailer Gap
	regions   []string // names that stand behind a comma behind one: Cambridge, Massachusetts
	referent  []referent
}

// groups gathers the names by their keys, in the order of the text.
func (f *finder) groups() []*group {
	var groups []*group
	places := make(map[string]*group)
	for _, n := range f.names {
		key := n.key + f.use(n)
		if n.gender != "" {
			key += "/" + string(n.gender)
		}
		g := places[key]
		if g == nil {
			g = &group{gender: n.gender, votes: make(map[news.EntityType]float64)}
			places[key] = g
			groups = append(groups, g)
		}
		g.names = append(g.names, n)
	}
	for _, g := range groups {
		f.describe(g)
	}
	return groups
}

// use keeps apart the names of a place that stands for its government where
// it acts, or for its team where it does not lie somewhere, from those where it
// is the place: Beijing said, in Beijing; beat Phoenix in Phoenix.
func (f *finder) use(n name) string {
	referents := f.catalogue.Named(n.span.Of(f.text))
	called := func(form news.NameForm) bool {
		return slices.ContainsFunc(referents, func(r news.Referent) bool { return r.Form == form })
	}
	switch {
	case called(news.Metonym) && f.acting(n):
		return "/acting"
	case called(news.ShortForm) && f.inside(n):
		return "/inside"
	}
	return ""
}

// describe says how a group's names stand in the text.
func (f *finder) describe(g *group) {
	share := 1 / float64(len(g.names))
	voters := 0
	for _, n := range g.names {
		voters += int(yes(!f.short(n)))
	}
	for _, n := range g.names {
		g.forms = append(g.forms, n.span.Of(f.text))
		if kind, ok := f.labelled(n); ok && (voters == 0 || !f.short(n)) {
			g.votes[kind] += 1 / float64(cmp.Or(voters, len(g.names)))
		}
		if f.justAsSeen(n) {
			g.seen += share
		}
		if f.acting(n) {
			g.acts += share
		}
		if f.inside(n) {
			g.located += share
		}
		g.scored += share * yes(f.beside(n))
		g.plays += share * yes(f.playing(n))
		g.bracketed += share * yes(f.bracketed(n))
		g.titled = g.titled || f.afterTitle(n)
		if role := f.roleBefore(n); role != "" {
			g.roles = append(g.roles, role)
		}
		if trade := f.trade(n); trade != "" {
			g.trades = append(g.trades, trade)
		}
		g.called = append(g.called, f.saidOf(n)...)
		if region := f.regionBehind(n); region != "" {
			g.regions = append(g.regions, region)
		}
	}
	fuller := func(a, b string) int {
		return cmp.Or(cmp.Compare(words(b), words(a)), cmp.Compare(len(b), len(a)), cmp.Compare(yes(hasLower(b)), yes(hasLower(a))), cmp.Compare(a, b))
	}
	slices.SortFunc(g.forms, fuller)
	g.forms = slices.Compact(g.forms)
}

// short reports whether a name is the surname of somebody who is named in full:
// what the model takes it for alone tells less.
func (f *finder) short(n name) bool {
	return n.end == n.first+1 && strings.Contains(n.key, " ")
}

// labelled is the type that the model gives to a name, if it gives one.
func (f *finder) labelled(n name) (news.EntityType, bool) {
	if f.person[n.first] > len(f.entities) {
		return news.Person, true
	}
	for i := n.first; i < n.end; i++ {
		if kind, ok := kinds[f.list[i].label]; ok {
			return kind, true
		}
		if f.list[i].label == "NORP" {
			return news.Group, true
		}
	}
	return "", false
}

// justAsSeen reports whether the model takes the very tokens for a name, but for
// an article or a possessive ending.
func (f *finder) justAsSeen(n name) bool {
	k := f.within[n.first]
	if k == 0 {
		return false
	}
	e := f.entities[k-1]
	for e.first < n.first && f.list[e.first].tag == "DT" {
		e.first++
	}
	for e.end > n.end && !f.list[e.end-1].word() || e.end > n.end && f.list[e.end-1].tag == "POS" {
		e.end--
	}
	return e.first == n.first && e.end == n.end
}

// governs are lemmas of verbs of what governments do, beside those of saying.
var governs = set(`
accept accuse agree allow approve back ban blame block call condemn consider cut decide defend demand deploy drop endorse expect expel fear give halt hit hope impose lift move need offer oppose order plan press promise propose
protest push raise refuse reject retaliate revoke seek send show sign slam stop summon support take threaten try urge veto view want warn withdraw
`)

// acting reports whether a name is the subject of a verb of saying or deciding,
// or a possessor.
func (f *finder) acting(n name) bool {
	for _, t := range f.list[n.first:n.end] {
		if t.head >= n.first && t.head < n.end {
			continue
		}
		head := f.list[t.head]
		switch t.dep {
		case "nsubj":
			return sayings[head.lemma] || governs[head.lemma]
		case "poss":
			return true
		}
	}
	return false
}

// inside reports whether something is, happens or comes from where a name says.
func (f *finder) inside(n name) bool {
	if f.bracketed(n) || f.dateline(n) {
		return true
	}
	last := f.list[n.end-1]
	switch f.list[last.head].lower {
	case "in", "at", "from", "near", "outside", "around", "into", "across":
		return last.dep == "pobj"
	}
	return false
}

// dateline reports whether a paragraph begins with a name that says where it was
// written: "LONDON, May 3 (AP) -", "Paris - ".
func (f *finder) dateline(n name) bool {
	if n.end+1 >= len(f.list) || n.first > 0 && f.list[n.first-1].block == f.list[n.first].block {
		return false
	}
	next, after := f.list[n.end], f.list[n.end+1]
	switch next.text {
	case "(", "-", "–", "—":
		return !isNumber(after.text)
	case ",":
		return after.label == "DATE" && !isNumber(after.text) // and no age
	}
	return next.label == "DATE" && next.block == f.list[n.first].block
}

// courtesies are titles that people alone have.
var courtesies = set("mr mrs ms miss dr sir dame lord lady prof professor sen senator rep representative gov judge justice gen general president chancellor")

func (f *finder) afterTitle(n name) bool {
	return n.first > 0 && f.list[n.first].glued && courtesies[strings.TrimSuffix(f.list[n.first-1].lower, ".")]
}

// roleBefore is the words of a role right before a name or at its beginning, as
// in King Abdullah, in lower case; "" if there are none.
func (f *finder) roleBefore(n name) string {
	first, end := n.first, n.first
	for end < n.end-1 && f.role(end) {
		end++
	}
	for first > 0 && f.list[first].glued && f.role(first-1) && n.first-first < 5 {
		first--
	}
	if first == end {
		return ""
	}
	return strings.ToLower(f.surface(first, end))
}

// saidOf gives the common nouns and adjectives right before a name, and those
// behind it between commas, or before "of", in lower case: the French
// telecommunications company Orange; Target, a retailer, closes; the state of
// Georgia.
func (f *finder) saidOf(n name) []string {
	var words []string
	common := func(i int) bool {
		return strings.HasPrefix(f.list[i].tag, "NN") || strings.HasPrefix(f.list[i].tag, "JJ")
	}
	for i := n.first - 1; i >= 0 && i >= n.first-4 && f.list[i].sentence == f.list[n.first].sentence && common(i) && !f.list[i].proper(); i-- {
		words = append(words, f.list[i].lower)
	}
	if i := n.first; i > 1 && f.list[i-1].lower == "of" && f.list[i-2].sentence == f.list[i].sentence && f.list[i-2].tag == "NN" {
		words = append(words, f.list[i-2].lower)
	}
	if n.end+1 >= len(f.list) || f.list[n.end].text != "," || f.list[n.end+1].tag != "DT" {
		return words
	}
	for i := n.end + 2; i < len(f.list) && i < n.end+8 && f.list[i].sentence == f.list[n.first].sentence && common(i); i++ {
		words = append(words, f.list[i].lower)
	}
	return words
}

// regionBehind is the name behind a name and a comma; "" if there is none.
func (f *finder) regionBehind(n name) string {
	at := n.end + 1
	if at >= len(f.list) || f.list[n.end].text != "," || !f.list[at].glued || !f.list[at].proper() || !f.list[at].capital() {
		return ""
	}
	end := at + 1
	for end < len(f.list) && f.list[end].glued && f.list[end].proper() && f.list[end].capital() && end < at+4 {
		end++
	}
	return f.surface(at, end)
}

// log1p of a count, which grows ever more slowly.
func slow(n int) float64 { return math.Log1p(float64(n)) }
