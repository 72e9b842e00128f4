package nlp

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/news"
)

// roleFeatures compares the roles before the names with what the entity is
// and was.
func (l *linker) roleFeatures(x []float64, g *group, r referent) {
	if r.item.Type != news.Person {
		return
	}
	about := strings.ToLower(r.item.Description)
	for _, role := range g.roles {
		last := role[strings.LastIndexByte(role, ' ')+1:]
		if courtesies[strings.TrimSuffix(last, ".")] && last != "president" && last != "chancellor" {
			continue
		}
		has, now := strings.Contains(about, role) || strings.Contains(about, last), false
		for _, o := range r.item.Offices {
			if o.Role == role || strings.HasSuffix(o.Role, last) {
				has, now = true, now || holds(o, l.published)
			}
		}
		x[hasRole] = max(x[hasRole], yes(has))
		x[hasOffice] = max(x[hasOffice], yes(now))
		x[otherRole] = max(x[otherRole], yes(!has))
	}
}

// calledFeatures compares the words beside the names with what the entity is. A
// kind of several words must be there as a whole: a sovereign state is no state
// of a country.
func calledFeatures(x []float64, c *choice, i int) {
	item := c.referent[i].item
	if item.Type == news.Person || len(c.called) == 0 {
		return
	}
	is := lookup(strings.FieldsFunc(strings.ToLower(item.Description), func(r rune) bool { return !inWord(r) }))
	for _, kind := range item.Kinds {
		words := strings.Fields(kind)
		if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(c.called, w) }) {
			maps.Copy(is, lookup(words))
		}
	}
	n := 0
	for w := range lookup(c.called) {
		n += int(yes(is[w] && !empty[w]))
	}
	x[isCalled] = slow(n)
}

// lifeFeatures compare what people are with what stands between commas behind
// the names, and when they lived with when the article appeared.
func (l *linker) lifeFeatures(x []float64, c *choice, i int) {
	item := c.referent[i].item
	if item.Type != news.Person {
		return
	}
	for _, trade := range c.trades {
		same := slices.Contains(c.about[i], trade) || slices.ContainsFunc(item.Offices, func(o news.Office) bool { return endsRole(o.Role, trade) })
		x[sameTrade] = max(x[sameTrade], yes(same))
		x[otherTrade] = max(x[otherTrade], yes(!same))
	}
	if died := deathIn(item.Description); died > 0 && !l.published.IsZero() && l.published.Time.Year() > died+remembered {
		x[longDead] = max(c.acts, x[otherTrade])
	}
}

// remembered is for how many years people are spoken of, now and then, as if
// they lived.
const remembered = 40

// lifetimes matches the years of somebody's life in a description.
var lifetimes = regexp.MustCompile(`\(\d{3,4} ?[-–] ?(\d{3,4})\)`)

// deathIn is the year of somebody's death that a description tells; 0 if none.
func deathIn(description string) int {
	m := lifetimes.FindStringSubmatch(description)
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// regionFeatures compares what stands behind a comma with where the entity
// lies: Cambridge, Massachusetts.
func (l *linker) regionFeatures(x []float64, g *group, r referent) {
	if len(g.regions) == 0 || r.item.Type == news.Person || r.item.Type == news.Work {
		return
	}
	for _, region := range g.regions {
		x[hasRegion] = max(x[hasRegion], yes(l.lies(r.item, g.forms[0], region)))
	}
	x[otherRegion] = 1 - x[hasRegion]
}

// lies reports whether an item lies in a region, as far as is known.
func (f *finder) lies(item news.Item, name, region string) bool {
	both := news.FoldName(name + ", " + region)
	if news.FoldName(item.Name) == both {
		return true
	}
	if slices.ContainsFunc(item.Aliases, func(a string) bool { return news.FoldName(a) == both }) || strings.Contains(item.Description, region) {
		return true
	}
	return slices.ContainsFunc(f.catalogue.Named(region), func(r news.Referent) bool { return slices.Contains(item.Seats, r.Entity) })
}
