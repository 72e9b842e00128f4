package nlp

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// surname is the last name, in lower case, of a person named in full.
func (f *finder) surname(n name) string {
	end := n.end
	if end > n.first && suffixes[f.list[end-1].lower] {
		end--
	}
	if n.kind != news.Person || end-n.first < 2 {
		return ""
	}
	if first := f.list[n.first].lower; end-n.first == 2 && surnamesFirst[first] {
		return first
	}
	return f.list[end-1].lower
}

// narrowSurnames turns surnames to the people whom the article names in full:
// in an article on Melania Trump alone, Trump is she.
func (f *finder) narrowSurnames(full []name) {
	f.surnamed, f.bodies, f.bare = make(map[string][]name), make(map[string]bool), make(map[string]string)
	for _, n := range full {
		surname, kind, labelled := f.surname(n), news.EntityType(""), false
		if kind, labelled = f.labelled(n); surname != "" {
			f.surnamed[surname] = append(f.surnamed[surname], n)
		} else if n.kind != news.Person && (n.end > n.first+1 || labelled && kind != news.Person && f.inside(n)) {
			f.bodies[f.list[n.first].lower] = true
		}
	}
	for i := range f.names {
		f.narrow(&f.names[i])
	}
}

// narrow turns a name to whom it is the surname of, if it is.
func (f *finder) narrow(n *name) {
	if n.end != n.first+1 {
		return
	}
	of := f.surnamed[f.list[n.first].lower]
	if len(of) == 0 {
		n.gender = f.partingGender(*n)
		return
	}
	if f.somethingElse(*n, of[0]) {
		return
	}
	if who, ok := f.whose(*n, of); ok {
		if !slices.ContainsFunc(of, func(o name) bool { return o.first < n.first && o.key != who.key }) {
			f.bare[f.list[n.first].lower] = who.key // the only one so far
		}
		n.candidates, n.key, n.kind = who.candidates, who.key, who.kind
		return
	}
	n.gender, n.kind, n.stranger = f.titleGender(*n), news.Person, true
	n.key = f.list[n.first].lower
}

// partingGender is the gender that the title before a name tells, if somebody of
// another one has the name.
func (f *finder) partingGender(n name) news.Gender {
	gender := f.titleGender(n)
	other := func(c news.Candidate) bool {
		item, _ := f.catalogue.Item(c.Entity)
		return item.Gender != "" && item.Gender != gender && c.Score >= weakest
	}
	if gender == "" || !slices.ContainsFunc(n.candidates, other) {
		return ""
	}
	return gender
}

// somethingElse reports whether a name that could be a surname is that of a
// firm or a place instead, by the model and the catalogue. Where a person is
// named in full before, the surname is hers as long as it does what people do,
// and no firm or place of the article has that name as well.
func (f *finder) somethingElse(n, full name) bool {
	kind, ok := f.labelled(n)
	it := f.list[n.first].dep == "nsubj" && f.pronounBehind(n.end) == news.Neuter // Tesla said it would
	if f.afterTitle(n) || f.aged(n.end) {
		return false
	}
	if !ok || kind == news.Person {
		return it && slices.ContainsFunc(n.candidates, func(c news.Candidate) bool {
			item, _ := f.catalogue.Item(c.Entity)
			return item.Type == news.Organization && c.Score >= weakest
		})
	}
	known := slices.ContainsFunc(n.candidates, func(c news.Candidate) bool {
		item, _ := f.catalogue.Item(c.Entity)
		return item.Type == kind && c.Score >= weakest
	})
	if !known || n.first < full.first {
		return known
	}
	switch f.pronounBehind(n.end) {
	case news.Male, news.Female:
		return false
	case news.Neuter:
		return true
	}
	t := f.list[n.first]
	return f.bodies[t.lower] || t.dep != "nsubj" && t.dep != "nsubjpass"
}

// whose is the full name that a surname is short for, if there is one of the
// gender that the title tells. Of several it is one of the gender that a pronoun
// tells, the one whom the catalogue mostly thinks of, or else the last before,
// or else the next; behind a
// title nobody if two of one sentence are as near.
func (f *finder) whose(n name, full []name) (name, bool) {
	next, _ := slices.BinarySearchFunc(full, n.first, func(o name, first int) int { return cmp.Compare(o.first, first) })
	before, behind := full[max(0, next-mostNamesakes):next], full[next:min(len(full), next+mostNamesakes)]
	near := slices.Concat(before, behind)
	slices.Reverse(near[:len(before)])
	ofGender := func(gender news.Gender) []name {
		return slices.DeleteFunc(slices.Clone(near), func(o name) bool {
			of := f.genderOf(o)
			return gender != "" && of != "" && of != gender && of != news.Neuter
		})
	}
	fit := ofGender(f.titleGender(n))
	if gender := f.pronounBehind(n.end); len(fit) > 1 && f.list[n.first].dep == "nsubj" && f.titleGender(n) == "" && gender != news.Neuter {
		if some := ofGender(gender); len(some) > 0 {
			fit = some
		}
	}
	if len(fit) == 0 {
		return name{}, false
	}
	if last := f.bare[f.list[n.first].lower]; last != "" && f.titleGender(n) == "" && f.amongKin(fit[0]) {
		// Whoever went by the surname goes on to do so when relatives are named.
		if k := slices.IndexFunc(fit, func(o name) bool { return o.key == last }); k >= 0 {
			return fit[k], true
		}
	}
	for _, o := range fit {
		if len(n.candidates) > 0 && n.candidates[0].Score >= dominant && len(o.candidates) > 0 && o.candidates[0].Entity == n.candidates[0].Entity {
			return o, true
		}
	}
	if f.afterTitle(n) && len(fit) > 1 && fit[0].key != fit[1].key && f.list[fit[0].first].sentence == f.list[fit[1].first].sentence {
		return name{}, false // both stand there alike
	}
	return fit[0], true
}

// amongKin reports whether a word for a relative stands in the sentence of a name.
func (f *finder) amongKin(n name) bool {
	return slices.ContainsFunc(f.of(f.list[n.first].sentence), func(t token) bool { return relatives[t.lower] })
}

// relatives are words for those who often have the same surname.
var relatives = set("parents father mother wife husband son sons daughter daughters brother brothers sister sisters widow widower child children")

// dominant is the prior from which on a surname means one person even where the
// article names another later.
const dominant = 0.75

// mostNamesakes is how many names before and behind a surname are searched for
// whom it may mean.
const mostNamesakes = 30
