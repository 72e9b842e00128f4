package nlp

import (
	"strings"

	"newsgraph/news"
)

// A full name of a person is one name: no catalogue, however large, cuts a town
// out of Jim Rowan or a country out of Georgia Meloni-Clarke.

// findPeople finds full names of people by their form, so that names of the
// catalogue inside them are not taken for names of their own.
func (f *finder) findPeople() {
	for k, e := range f.entities {
		if first, end, ok := f.fullName(e); ok {
			f.close(first, end, k)
		}
	}
	for i := range f.list {
		if end := f.doubleSurname(i); end > 0 && f.personal(i, end) {
			f.people = append(f.people, entity{i, end, "PERSON"})
			f.close(i, end, len(f.entities)+len(f.people))
		} else if f.placesInName(i) {
			f.people = append(f.people, entity{i, i + 2, "PERSON"})
			f.close(i, i+2, len(f.entities)+len(f.people))
		}
	}
}

// close marks the tokens of one name with a number of their own.
func (f *finder) close(first, end, number int) {
	for i := first; i < end; i++ {
		f.person[i] = number + 1
	}
}

// cuts reports whether a name takes a part of a person's full name.
func (f *finder) cuts(n name) bool {
	inside := func(i, beside int) bool {
		return f.person[i] > 0 && beside >= 0 && beside < len(f.list) && f.person[i] == f.person[beside]
	}
	return inside(n.first, n.first-1) || inside(n.end-1, n.end)
}

// fullName gives the full name in what the model takes for a person: without
// titles before it, two words or more that have capitals. In headlines with
// capitals throughout only what begins with a given name is one.
func (f *finder) fullName(e entity) (first, end int, ok bool) {
	if e.label != "PERSON" || e.end-e.first > longestName {
		return 0, 0, false
	}
	first, end = e.first, e.end
	for first < end && f.role(first) {
		first++
	}
	for end > first && (f.list[end-1].tag == "POS" || !f.list[end-1].word()) {
		end--
	}
	if end-first < 2 || !hasLower(f.list[first].text) && !initials(f.list[first].text) {
		return 0, 0, false
	}
	for i := first; i < end; i++ {
		t := f.list[i]
		if t.text != "-" && (!t.proper() || !t.capital() || f.role(i)) {
			return 0, 0, false
		}
	}
	if f.titleCase(f.list[first].sentence) && givenGender(f.list[first].lower) == "" {
		return 0, 0, false
	}
	return first, end, !f.holdsName(first, end)
}

// holdsName reports whether tokens have a likely name of several words with
// something before it, as the model sometimes takes a firm and its boss for one.
func (f *finder) holdsName(first, end int) bool {
	for i := first + 1; i < end-1; i++ {
		if n, ok := f.known(i, end); ok && n.candidates[0].Score >= 0.5 {
			return true
		}
	}
	return false
}

// doubleSurname gives the end of a given name and two surnames with a hyphen
// that begin at a token, 0 if there are none: Georgia Meloni-Clarke.
func (f *finder) doubleSurname(i int) int {
	if i+3 >= len(f.list) || f.list[i+2].text != "-" || !hasLower(f.list[i].text) || f.role(i) {
		return 0
	}
	for _, k := range []int{i, i + 1, i + 3} {
		if t := f.list[k]; !t.proper() || !t.capital() || t.label == "NORP" || calendar[t.lower] {
			return 0
		}
	}
	if !f.list[i+1].glued || f.list[i+1].span.End != f.list[i+2].span.Start || f.list[i+2].span.End != f.list[i+3].span.Start {
		return 0
	}
	if _, known := f.known(i+1, i+4); known {
		return 0
	}
	return i + 4
}

// placesInName reports whether two tokens that the model takes for two places
// side by side are the name of somebody who speaks: Paris Washington said she.
func (f *finder) placesInName(i int) bool {
	if i+1 >= len(f.list) || f.list[i].head != i+1 || f.list[i].dep != "compound" || !f.list[i+1].glued || f.within[i] == f.within[i+1] {
		return false
	}
	place := func(k int) bool { return f.list[k].label == "GPE" && hasLower(f.list[k].text) }
	if !place(i) || !place(i+1) {
		return false
	}
	_, known := f.known(i, i+2)
	return !known && f.personal(i, i+2)
}

// personal reports whether tokens are followed by what only people have: an age,
// he or she in the same sentence, a noun for a person between commas.
func (f *finder) personal(first, end int) bool {
	gender := f.pronounBehind(end)
	return gender == news.Female || gender == news.Male || f.aged(end) || f.trade(name{first: first, end: end}) != ""
}

// aged reports whether an age stands at a token: "Dell, 54, is".
func (f *finder) aged(i int) bool {
	return i+2 < len(f.list) && f.list[i].text == "," && isNumber(f.list[i+1].text) && len(f.list[i+1].text) <= 2 && strings.Contains(",.", f.list[i+2].text)
}

// trade is the noun for a person, in lower case, that stands behind a name and a
// comma: lawyer in "Adam Smith, a lawyer from Leeds,"; "" if there is none.
func (f *finder) trade(n name) string {
	if n.end+2 >= len(f.list) || f.list[n.end].text != "," || f.list[n.end+1].tag != "DT" && f.list[n.end+1].tag != "PRP$" {
		return ""
	}
	for i := n.end + 2; i < min(len(f.list), n.end+8) && f.list[i].sentence == f.list[n.first].sentence; i++ {
		switch tag := f.list[i].tag; {
		case tag == "NN":
			if _, person := nounGender(f.list[i].lower); person && (i+1 == len(f.list) || f.list[i+1].tag != "NN") {
				return f.list[i].lower
			}
		case !strings.HasPrefix(tag, "JJ") && tag != "HYPH":
			return ""
		}
	}
	return ""
}

// nearPronoun is how many tokens behind a name a pronoun for it is looked for.
const nearPronoun = 8

// pronounBehind is the gender of the first pronoun in the sentence from a token
// on, as long as no other name stands before it; "" if there is none. It is
// [news.Neuter] for "it".
func (f *finder) pronounBehind(i int) news.Gender {
	for end := min(len(f.list), i+nearPronoun); i < end && i > 0 && f.list[i].sentence == f.list[i-1].sentence; i++ {
		switch f.list[i].lower {
		case "he", "his", "him", "himself":
			return news.Male
		case "she", "her", "herself":
			return news.Female
		case "it", "its", "itself":
			return news.Neuter
		}
		if f.list[i].proper() && !calendar[f.list[i].lower] {
			break
		}
	}
	return ""
}

// titles tell the gender of the person whose name stands behind them.
var titles = map[string]news.Gender{
	"mr": news.Male, "sir": news.Male, "lord": news.Male,
	"mrs": news.Female, "ms": news.Female, "miss": news.Female, "dame": news.Female, "lady": news.Female,
}

// titleGender is the gender that the title before a name tells; "" if none does.
func (f *finder) titleGender(n name) news.Gender {
	if n.first == 0 || !f.list[n.first].glued {
		return ""
	}
	return titles[strings.TrimSuffix(f.list[n.first-1].lower, ".")]
}

// genderOf is the gender of somebody who is named in full, by the catalogue,
// the title or the given name; "" if none tells.
func (f *finder) genderOf(n name) news.Gender {
	if len(n.candidates) > 0 && n.candidates[0].Score >= 0.5 {
		if item, _ := f.catalogue.Item(n.candidates[0].Entity); item.Gender != "" {
			return item.Gender
		}
	}
	if gender := f.titleGender(n); gender != "" {
		return gender
	}
	return givenGender(f.list[n.first].lower)
}
