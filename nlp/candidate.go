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
const mostReferents = 16

// candidates gives the entities that the fullest names of a group may refer to.
// Shorter names tell nothing where a full one stands: nobody who is called Fred
// Trump is found under Trump.
func (f *finder) candidates(g *group) []referent {
	full := words(g.forms[0])
	for i, bend := range []func(string) []string{plain, bent, shorter} {
		for _, form := range g.forms {
			if words(form) < full && !f.abbreviates(form, g.forms[0]) {
				continue
			}
			for _, name := range bend(form) {
				found := f.referents(name, form)
				if i == 2 {
					found = slices.DeleteFunc(found, func(r referent) bool { return r.item.Type != news.Person })
				}
				if len(found) > 0 {
					return found
				}
			}
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
