package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// kinds are the types of the model's labels, those of OntoNotes. What is not
// in it, such as nationalities, laws and amounts, is not taken for a name.
var kinds = map[string]news.EntityType{
	"PERSON": news.Person, "ORG": news.Organization, "GPE": news.Geopolitical, "LOC": news.Place, "FAC": news.Place,
	"PRODUCT": news.Product, "EVENT": news.NamedEvent, "WORK_OF_ART": news.Work,
}

// findUnknown finds, in running text, names that the model finds and the
// catalogue does not know. In headlines the model goes astray; names that
// stand there are found again later.
func (f *finder) findUnknown() {
	var found []name
	for _, e := range slices.Concat(f.people, f.entities) {
		heading := f.blocks[f.list[e.first].block].Kind == news.Heading
		if n, ok := f.named(e); ok && !heading {
			found = append(found, n)
		}
	}
	types, surnames := f.vote(found), f.surnames(found)
	for _, n := range found {
		folded := news.FoldName(f.surface(n.first, n.end))
		n.kind = types[folded]
		if n.end == n.first+1 && surnames[f.list[n.first].lower] {
			n.kind = news.Person
		}
		n.key = folded
		if !f.taken[n.first] {
			f.add(n)
		}
	}
}

// named gives the name in an entity: without an article or a role before it
// and an ending behind it, and with a proper noun in it that is more than a
// role ("Commerce Secretary").
func (f *finder) named(e entity) (name, bool) {
	kind, ok := kinds[e.label]
	if !ok {
		return name{}, false
	}
	first, end := e.first, e.end
	for first < end && (f.list[first].tag == "DT" || !f.list[first].word() || kind == news.Person && f.role(first)) {
		first++
	}
	if i := slices.IndexFunc(f.list[first:end], func(t token) bool { return t.text == "(" }); i >= 0 {
		end = first + i
	}
	for end > first && !f.endsName(end-1) {
		end--
	}
	for kind == news.Person && first > 0 && first < end && !f.taken[first-1] && f.list[first].glued && initials(f.list[first-1].text) && f.list[first].capital() {
		first--
	}
	proper := false
	for i := first; i < end; i++ {
		if f.taken[i] {
			return name{}, false
		}
		proper = proper || f.list[i].proper() && f.list[i].capital() && !f.role(i)
	}
	confidence := 0.75
	if end == first+1 {
		confidence = 0.6
	}
	return name{first: first, end: end, kind: kind, confidence: confidence}, proper
}

// role reports whether a token is a word of a role.
func (f *finder) role(i int) bool { return roles[strings.TrimSuffix(f.list[i].lower, ".")] }

// endsName reports whether a token can be the last of a name.
func (f *finder) endsName(i int) bool {
	switch f.list[i].tag {
	case "POS", "CC", "IN", "DT", "TO", ",", ":":
		return false
	}
	return f.list[i].word() || f.list[i].text == "!"
}

// initials reports whether a token is initials: "C.T." or "J.".
func initials(text string) bool {
	for i, r := range text {
		if i%2 == 0 && !unicode.IsUpper(r) || i%2 == 1 && r != '.' {
			return false
		}
	}
	return len(text) > 1 && len(text)%2 == 0 && len(text) <= 8
}

// surnames are the surnames of the people whom the article names in full.
func (f *finder) surnames(found []name) map[string]bool {
	surnames := make(map[string]bool)
	for _, n := range slices.Concat(f.names, found) {
		if surname := f.surname(n); surname != "" {
			surnames[surname] = true
		}
	}
	return surnames
}

// vote gives each name one type for the whole article: the one that the model
// chose most often.
func (f *finder) vote(found []name) map[string]news.EntityType {
	count := make(map[string]map[news.EntityType]int)
	for _, n := range found {
		folded := news.FoldName(f.surface(n.first, n.end))
		if count[folded] == nil {
			count[folded] = make(map[news.EntityType]int)
		}
		count[folded][n.kind]++
	}
	types := make(map[string]news.EntityType)
	for folded, of := range count {
		for kind, n := range of {
			if best := types[folded]; n > of[best] || n == of[best] && kind < best {
				types[folded] = kind
			}
		}
	}
	return types
}

// findAgain finds shorter and repeated forms of names that the article gives in
// full: surnames, acronyms that stand in parentheses behind the name, and
// unknown names in headlines.
func (f *finder) findAgain() {
	full := slices.Clone(f.names)
	slices.SortFunc(full, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	f.narrowSurnames(full)
	f.narrowAcronyms()
	full = slices.Clone(f.names)
	slices.SortFunc(full, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	forms := f.shortForms(full)
	for i := range f.list {
		if !f.taken[i] && f.list[i].capital() {
			f.findForm(forms, i)
		}
	}
	f.joinShort()
}

// joinShort lets the beginnings of longer names that are no names of the
// catalogue mean who has the longer one: Kestrel for Kestrel Airlines, and given
// names. What is short for two means neither.
func (f *finder) joinShort() {
	longer, unclear := make(map[string]name), make(map[string]bool)
	for _, n := range f.names {
		for end := n.first + 1; end < n.end; end++ {
			words := f.lowerWords(name{first: n.first, end: end})
			if of, known := longer[words]; !known {
				longer[words] = n
			} else if of.key != n.key {
				unclear[words] = true
			}
		}
	}
	for i, n := range f.names {
		words := f.lowerWords(n)
		if of, ok := longer[words]; ok && !unclear[words] && f.shortens(n, of) {
			f.names[i].candidates, f.names[i].key, f.names[i].kind = of.candidates, of.key, of.kind
		}
	}
}

// shortens reports whether a name may be the beginning of a longer one for
// short.
func (f *finder) shortens(n, of name) bool {
	kind, labelled := f.labelled(n)
	first := f.list[n.first].lower
	switch of.kind {
	case news.Person:
		given := n.end == n.first+1 && (givenGender(first) != "" || len(n.candidates) == 0)
		does := n.end == n.first+1 && f.list[n.first].dep == "nsubj" // Georgia said, in an article on Georgia Holloway
		return (does || given && (!labelled || kind == news.Person)) && !f.role(n.first)
	case news.Organization:
		return len(n.candidates) == 0 && (!labelled || kind == news.Organization) && !f.role(n.first) && !compass[first] && f.list[n.end-1].tag != "IN"
	}
	return false
}

// findForm adds the longest form that stands at token i, if it is not a part of
// something longer.
func (f *finder) findForm(forms map[string]form, i int) {
	words := ""
	var best name
	for j := i; j < len(f.list) && j < i+longestName && !f.taken[j] && f.list[j].sentence == f.list[i].sentence; j++ {
		words += f.list[j].lower + " "
		if form, ok := forms[words]; ok {
			best = form.of
			best.first, best.end, best.span, best.confidence = i, j+1, news.Span{}, form.confidence
		}
	}
	if best.end > i && !f.cuts(best) && (f.titleCase(f.list[i].sentence) || f.standsAlone(best)) {
		f.narrow(&best)
		f.add(best)
	}
}

// form is another way in which the article may give a name.
type form struct {
	of         name
	confidence float64
}

// shortForms gives the forms that the article may use, by their words in lower
// case, each with a blank behind it. Of two for the same words the first is
// kept: repeated names before acronyms and surnames, and then the earlier one.
func (f *finder) shortForms(full []name) map[string]form {
	forms := make(map[string]form)
	add := func(words string, of name, confidence float64) {
		if _, known := forms[words]; !known {
			forms[words] = form{of, confidence}
		}
	}
	for _, n := range full {
		if len(n.candidates) == 0 {
			add(f.lowerWords(n), n, 0.75)
		}
		if acronym := f.acronymBehind(n); acronym != "" {
			add(acronym+" ", n, 0.85)
		}
	}
	for _, n := range full {
		if surname := f.surname(n); surname != "" {
			add(surname+" ", n, 0.85)
		}
	}
	return forms
}

func (f *finder) lowerWords(n name) string {
	var words strings.Builder
	for _, t := range f.list[n.first:n.end] {
		words.WriteString(t.lower + " ")
	}
	return words.String()
}

// acronymBehind is the acronym, in lower case, that stands in parentheses behind
// a name and has its initials: "Asia Business Council (ABC)".
func (f *finder) acronymBehind(n name) string {
	if n.end+2 >= len(f.list) || f.list[n.end].text != "(" || f.list[n.end+2].text != ")" {
		return ""
	}
	if initials := f.initials(n); len(initials) >= 2 && f.list[n.end+1].text == initials {
		return strings.ToLower(initials)
	}
	return ""
}

// initials are the capitals that the words of a name begin with.
func (f *finder) initials(n name) string {
	var initials strings.Builder
	for _, t := range f.list[n.first:n.end] {
		if r, _ := utf8.DecodeRuneInString(t.text); unicode.IsUpper(r) {
			initials.WriteRune(r)
		}
	}
	return initials.String()
}

// narrowAcronyms turns acronyms of three letters or more to the organization
// that the article names in full by words of these initials, whoever else the
// catalogue thinks of.
func (f *finder) narrowAcronyms() {
	full := make(map[string]name)
	for _, n := range f.names {
		if initials := f.initials(n); n.kind == news.Organization && n.end-n.first >= 3 && len(initials) >= 3 {
			full[initials] = n
		}
	}
	for i, n := range f.names {
		if who, ok := full[f.surface(n.first, n.end)]; ok && n.end == n.first+1 {
			f.names[i].candidates, f.names[i].key, f.names[i].kind = who.candidates, who.key, who.kind
		}
	}
}
