package kb

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

const (
	maxReferents = 30   // of one name; the best are kept
	maxShare     = 0.99 // of all who are known by a name: somebody else may always be meant
)

// finish gives the records names and priors, and compiles them.
func finish(records []*record, counts anchors, sources []string) []byte {
	slices.SortFunc(records, func(a, b *record) int { return strings.Compare(a.item.ID, b.item.ID) })
	dropParts(records)
	bearers := make(map[string][]bearer)
	items := make([]news.Item, 0, len(records))
	for _, rec := range records {
		slices.Sort(rec.item.Links)
		slices.Sort(rec.item.Aliases)
		rec.item.Popularity = rec.popularity()
		rec.addForms()
		items = append(items, rec.item)
		for _, n := range rec.names {
			if n.share == 0 {
				n.share = counts.share(n.folded, rec)
			}
			bearers[n.folded] = append(bearers[n.folded], bearer{nameOf: n, rec: rec})
		}
	}
	names := make(map[string][]news.Referent, len(bearers))
	for folded, list := range bearers {
		names[folded] = priors(folded, list)
	}
	return compile(items, names, sources)
}

// mostParts is how many names of other places a place may have as aliases.
const mostParts = 4

// dropParts takes from places the aliases that are the names of others, where a
// list has thrown all places of a country under its name.
func dropParts(records []*record) {
	named := make(map[string]int) // places with this full name
	for _, rec := range records {
		if rec.isPlace() {
			named[news.FoldName(rec.item.Name)]++
		}
	}
	for _, rec := range records {
		own := news.FoldName(rec.item.Name)
		part := func(n nameOf) bool {
			return n.form == news.Alias && !n.written && n.folded != own && named[n.folded] > 0
		}
		parts := 0
		for _, n := range rec.names {
			if part(n) {
				parts++
			}
		}
		if rec.isPlace() && parts > mostParts {
			rec.names = slices.DeleteFunc(rec.names, part)
		}
	}
}

func (rec *record) isPlace() bool {
	return rec.item.Type == news.Geopolitical || rec.item.Type == news.Place
}

// bearer is a record with one of its names.
type bearer struct {
	nameOf
	rec       *record
	estimated float64 // weight
}

// within reports whether a place has the name as an alias because it lies in a
// more important one that has it as its own: lists of aliases are full of that.
func (b bearer) within(all []bearer) bool {
	return b.form == news.Alias && !b.written && b.rec.isPlace() && slices.ContainsFunc(all, func(o bearer) bool {
		return o.form == news.FullName && o.rec.isPlace() && o.rec.item.Popularity > b.rec.item.Popularity
	})
}

// estimate sets the weights of those who share a name. What is the full name of
// one is, as an alias that a list has of another, mostly a mistake.
func estimate(bearers []bearer) {
	isName := slices.ContainsFunc(bearers, func(b bearer) bool { return b.form == news.FullName })
	for i, b := range bearers {
		bearers[i].estimated = b.weight()
		if isName && b.form == news.Alias && !b.written {
			bearers[i].estimated *= 0.2
		}
	}
}

// weight says how many mentions of its name a bearer may have, in a unit of
// its own: popularity is logarithmic, and three orders of magnitude lie between
// its ends.
func (b bearer) weight() float64 {
	w := formWeight[b.form]
	if b.rec.curated && b.written {
		w = max(w, 0.8) // somebody thought of it
	}
	if b.form == news.ShortForm && slices.ContainsFunc(b.rec.item.Kinds, isTeam) {
		w *= 4 // teams are mostly called by their place
	}
	if first, _ := utf8.DecodeRuneInString(b.rec.item.Name); unicode.IsLower(first) {
		w *= 0.1 // a common noun: texts that write it with a capital mean another
	}
	return w * math.Pow(1000, b.rec.item.Popularity)
}

// priors shares out the mentions of a name. Shares that are given or counted
// stay. What they leave is shared by weight among the others and those who are
// in no catalogue: they weigh as much as an obscure bearer of the full name, and
// more where the name is one word, which many strangers have.
func priors(folded string, bearers []bearer) []news.Referent {
	bearers = slices.DeleteFunc(bearers, func(b bearer) bool { return b.within(bearers) })
	estimate(bearers)
	given, weights := 0.0, 2.0
	if !strings.Contains(folded, " ") {
		weights = 7
	}
	for _, b := range bearers {
		given += b.share
		if b.share == 0 {
			weights += b.estimated
		}
	}
	rest := max(0, maxShare-given)
	referents := make([]news.Referent, 0, len(bearers))
	total := 0.0
	for _, b := range bearers {
		r := news.Referent{Entity: b.rec.item.ID, Prior: b.share, Form: b.form}
		if b.share == 0 {
			r.Prior = rest * b.estimated / weights
		}
		total += r.Prior
		referents = append(referents, r)
	}
	for i := range referents {
		referents[i].Prior *= maxShare / max(total, maxShare)
		referents[i].Prior = math.Round(referents[i].Prior*priorParts) / priorParts
	}
	slices.SortFunc(referents, byPrior)
	return slices.Clip(referents[:min(len(referents), maxReferents)])
}
