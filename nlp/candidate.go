package nlp

import (
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// referent is an entity that a group may be.
type referent struct {
	item  news.Item
	prior float64
	form  news.NameForm
	bent  bool // only by a name that was made from one in the text
	score float64
}

// mostReferents is how many entities of one name are considered: what comes
// behind them has hardly any chance.
const mostReferents = 30

// candidates gives the entities that the fullest names of a group may refer to.
// Shorter names tell nothing where a full one stands: nobody who is called Fred
// Trump is found under Trump.
func (f *finder) candidates(g *group) []referent {
	others := make(map[string]bool) // people named in full, none of whom a stranger is
	if n := g.names[0]; n.stranger {
		for _, o := range f.surnamed[f.list[n.first].lower] {
			for _, c := range o.candidates[:min(len(o.candidates), 1)] {
				others[c.Entity] = true
			}
		}
	}
	return slices.DeleteFunc(f.bearers(g), func(r referent) bool {
		if others[r.item.ID] {
			return true
		}
		of := r.item.Gender
		return g.gender != "" && (r.item.Type != news.Person || of != "" && of != g.gender && of != news.Neuter)
	})
}

// bearers gives those whose names they are.
func (f *finder) bearers(g *group) []referent {
	if found := f.inRegion(g); len(found) > 0 {
		return found
	}
	full := words(g.forms[0])
	for i, bend := range []func(string) []string{plain, bent, shorter, cut, initialed} {
		for _, form := range g.forms {
			if words(form) < full && !f.abbreviates(form, g.forms[0]) {
				continue
			}
			for _, name := range bend(form) {
				found := f.referents(name, form)
				found = slices.DeleteFunc(found, func(r referent) bool {
					person := r.item.Type == news.Person
					return i == 2 && !person || i == 3 && !f.fitsRest(r.item, name, form) || i == 4 && !(person && r.item.Name != "" && r.item.Name[0] == form[0])
				})
				if len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// inRegion gives those who have the fullest name together with the region that
// stands behind it: Cambridge, Massachusetts.
func (f *finder) inRegion(g *group) []referent {
	for _, region := range g.regions {
		found := f.referents(g.forms[0]+", "+region, g.forms[0])
		for i := range found {
			found[i].bent = false
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// abbreviates reports whether a name only leaves out words of a full one that
// tell little, so that it may be looked up as well.
func (f *finder) abbreviates(form, full string) bool {
	return words(form) > 1 && slices.Equal(ends(form), ends(full))
}

// ends are the first and the last word of a name, folded.
func ends(name string) []string {
	fields := strings.Fields(news.FoldName(name))
	if len(fields) == 0 {
		return nil
	}
	return []string{fields[0], fields[len(fields)-1]}
}

// referents gives whom the catalogue knows by a name, as far as it is written
// in the text as theirs is. The priors of those whose name is written in another
// way go to the others.
func (f *finder) referents(name, written string) []referent {
	var found []referent
	share := 1.0
	for _, r := range f.catalogue.Named(name) {
		item, ok := f.catalogue.Item(r.Entity)
		if !ok || !fits(written, item) {
			share -= r.Prior
		} else if len(found) < mostReferents {
			found = append(found, referent{item: item, prior: r.Prior, form: r.Form, bent: name != written})
		}
	}
	for i := range found {
		found[i].prior /= max(share, found[i].prior)
	}
	return found
}

// fits reports whether a name is written as an item's is: "US" in capitals, not
// "us", and no name without any.
func fits(surface string, item news.Item) bool {
	if !hasUpper(surface) {
		return false
	}
	if !hasLower(surface) {
		return true
	}
	folded, others := news.FoldName(surface), false
	for i := -1; i < len(item.Aliases); i++ {
		known := item.Name
		if i >= 0 {
			known = item.Aliases[i]
		}
		if news.FoldName(known) != folded {
			continue
		}
		// Google+ is not Google, though they fold to the same.
		if hasLower(known) && strings.Contains(known, "+") == strings.Contains(surface, "+") {
			return true
		}
		others = true
	}
	return !others
}

func plain(name string) []string { return []string{name} }

// bent gives forms of a name without what the text adds to it: articles,
// possessive endings, plurals, roles, the law's word for a firm.
func bent(name string) []string {
	var found []string
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		found = append(found, rest)
	} else if rest, ok := strings.CutPrefix(name, "the "); ok {
		found = append(found, rest)
	} else {
		found = append(found, "the "+name)
	}
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if rest, ok := strings.CutSuffix(name, ending); ok {
			found = append(found, rest)
		}
	}
	fields := strings.Fields(name)
	first, end := 0, len(fields)
	for first < end-1 && roles[strings.ToLower(strings.Trim(fields[first], ".,"))] {
		first++
	}
	for end > first+1 && legal[strings.ToLower(strings.Trim(fields[end-1], ".,"))] {
		end--
	}
	if first > 0 || end < len(fields) {
		found = append(found, strings.Trim(strings.Join(fields[first:end], " "), ","))
	}
	if rest, ok := strings.CutSuffix(name, "s"); ok && len(fields) == 1 && len(rest) > 3 && hasLower(rest) {
		found = append(found, rest)
	}
	return found
}

// cut gives a name without what stands behind a comma, in parentheses or before
// a possessive ending: phrases that hold two names.
func cut(name string) []string {
	var found []string
	for _, mark := range []string{" (", ", "} {
		if before, _, ok := strings.Cut(name, mark); ok {
			found = append(found, before)
		}
	}
	for _, mark := range []string{"'s ", "’s "} {
		if _, behind, ok := strings.Cut(name, mark); ok {
			found = append(found, behind)
		}
	}
	if before, ok := strings.CutSuffix(name, "-based"); ok {
		found = append(found, before)
	}
	if short := strings.TrimRight(name, ".,"); short != name {
		found = append(found, short)
	}
	return found
}

// initialed gives the surname behind initials: "M. Holloway".
func initialed(name string) []string {
	first, rest, ok := strings.Cut(name, " ")
	for ok && initials(first) {
		if next, behind, more := strings.Cut(rest, " "); more && initials(next) {
			rest = behind
			continue
		}
		return []string{rest}
	}
	return nil
}

// fitsRest reports whether an item may be what a part of a form names: a place
// only lies where the rest says.
func (f *finder) fitsRest(item news.Item, part, form string) bool {
	rest, ok := strings.CutPrefix(form, part+", ")
	if !ok {
		return true
	}
	region := rest
	if i := strings.LastIndex(rest, ", "); i >= 0 {
		region = rest[i+2:]
	}
	return f.lies(item, part, region) || f.lies(item, part, rest)
}

// legal are the words for a kind of firm at the end of its name.
var legal = set("inc corp corporation co company ltd limited llc plc ag sa se nv spa gmbh group holdings holding")

// shorter gives a full name without its middle names and initials: the last
// resort.
func shorter(name string) []string {
	fields := strings.Fields(name)
	if len(fields) < 3 || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsDigit(r) || r == ',' || r == '&' }) {
		return nil
	}
	for _, middle := range fields[1 : len(fields)-1] {
		if !hasUpper(middle) {
			return nil
		}
	}
	return []string{fields[0] + " " + fields[len(fields)-1]}
}
