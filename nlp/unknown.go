package nlp

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// findUnknown finds, in running text, names that the catalogue does not know
// and whose form tells what they are: people by a given name or a title,
// organizations by their last word.
func (f *finder) findUnknown(sentence int) {
	if f.blocks[f.sentences[sentence].Block].Kind == news.Heading {
		return
	}
	for i := f.first[sentence]; i < f.first[sentence+1]; {
		end := f.runEnd(i, f.first[sentence+1])
		if end == i {
			i++
			continue
		}
		f.addUnknown(i, end)
		i = end
	}
}

// runEnd is the end of the run of words with capitals that starts at token i,
// particles between them included; i if there is none.
func (f *finder) runEnd(i, limit int) int {
	end := i
	for j := i; j < limit && !f.taken[j] && (j == i || f.list[j].glued); j++ {
		switch r, _ := utf8.DecodeRuneInString(f.list[j].text); {
		case unicode.IsUpper(r) && !calendar[f.list[j].lower()]:
			end = j + 1
		case j > i && particles[f.list[j].text]:
		default:
			return end
		}
	}
	return end
}

// addUnknown adds the name in a run of words with capitals, if it is one.
func (f *finder) addUnknown(first, end int) {
	titled := false
	for ; first < end; first++ {
		lower := strings.TrimSuffix(f.list[first].lower(), ".")
		if roles[lower] {
			titled = true
			continue
		}
		if !demonyms[lower] && !f.opensSentence(first) {
			break
		}
	}
	if end-first >= 2 && organizationWords[strings.TrimSuffix(f.list[end-1].lower(), ".")] {
		f.addLocal(first, end, news.Organization)
		return
	}
	if n := slices.IndexFunc(f.list[first:end], func(t token) bool { return roles[strings.TrimSuffix(t.lower(), ".")] }); n > 0 {
		end = first + n
	}
	if f.looksLikePerson(first, end, titled) {
		f.addLocal(first, end, news.Person)
	}
}

// looksLikePerson reports whether a run of words is a person's name: of two to
// five words, with a given name first or a title before it, and not in capitals
// throughout, where capitals tell nothing.
func (f *finder) looksLikePerson(first, end int, titled bool) bool {
	if end-first < 2 || end-first > 5 || !hasLower(f.surface(first, end)) {
		return false
	}
	last := f.list[end-1].lower()
	if suffixes[last] {
		last = f.list[end-2].lower()
	}
	return !placeWords[last] && (titled || givenNames[f.list[first].lower()] || f.titleBefore(first))
}

// titleBefore reports whether the word before token i is a title or role, even
// in lower case: "chief executive Kevin Mayer".
func (f *finder) titleBefore(i int) bool {
	return i > 0 && f.list[i].glued && roles[strings.TrimSuffix(f.list[i-1].lower(), ".")]
}

func (f *finder) addLocal(first, end int, kind news.EntityType) {
	f.add(name{first: first, end: end, kind: kind, key: string(kind) + "/" + news.FoldName(f.surface(first, end)), confidence: 0.75})
}

// findAgain finds shorter and repeated forms of names that the article gives in
// full: surnames, acronyms that stand in parentheses behind the name, and
// unknown names in headlines.
func (f *finder) findAgain() {
	full := slices.Clone(f.names)
	slices.SortFunc(full, func(a, b name) int { return cmp.Compare(a.first, b.first) })
	f.narrowSurnames(full)
	forms := f.shortForms(full)
	for i := range f.list {
		if f.taken[i] || !f.list[i].capital() {
			continue
		}
		for _, form := range forms[f.list[i].lower()] {
			if n, ok := f.formAt(i, form); ok {
				f.add(n)
				break
			}
		}
	}
}

// form is another way in which the article may give a name: these words, in
// lower case.
type form struct {
	words      []string
	of         name
	confidence float64
}

// formAt gives the name at token i, if the form stands there and not as a part
// of something longer.
func (f *finder) formAt(i int, form form) (name, bool) {
	end := i + len(form.words)
	if end > len(f.list) || f.list[i].sentence != f.list[end-1].sentence {
		return name{}, false
	}
	for j, word := range form.words {
		if f.taken[i+j] || f.list[i+j].lower() != word {
			return name{}, false
		}
	}
	n := form.of
	n.first, n.end, n.confidence = i, end, form.confidence
	return n, f.titleCase(f.list[i].sentence) || f.standsAlone(n)
}

// shortForms gives the forms that the article may use, by their first word.
func (f *finder) shortForms(full []name) map[string][]form {
	forms := make(map[string][]form)
	add := func(words []string, of name, confidence float64) {
		known := slices.ContainsFunc(forms[words[0]], func(o form) bool { return slices.Equal(o.words, words) })
		if !known {
			forms[words[0]] = append(forms[words[0]], form{words, of, confidence})
		}
	}
	for _, n := range full {
		if len(n.candidates) == 0 {
			add(f.lowerWords(n), n, 0.75)
		}
		if acronym := f.acronymBehind(n); acronym != "" {
			add([]string{acronym}, n, 0.85)
		}
	}
	for _, n := range full {
		if surname := f.surname(n); surname != "" {
			add([]string{surname}, n, 0.85)
		}
	}
	return forms
}

func (f *finder) lowerWords(n name) []string {
	var words []string
	for _, t := range f.list[n.first:n.end] {
		words = append(words, t.lower())
	}
	return words
}

// acronymBehind is the acronym, in lower case, that stands in parentheses behind
// a name and has its initials: "Asia Business Council (ABC)".
func (f *finder) acronymBehind(n name) string {
	if n.end+2 >= len(f.list) || f.list[n.end].text != "(" || f.list[n.end+2].text != ")" {
		return ""
	}
	var initials strings.Builder
	for _, t := range f.list[n.first:n.end] {
		if r, _ := utf8.DecodeRuneInString(t.text); unicode.IsUpper(r) {
			initials.WriteRune(r)
		}
	}
	if initials.Len() < 2 || f.list[n.end+1].text != initials.String() {
		return ""
	}
	return strings.ToLower(initials.String())
}

// surname is the last name, in lower case, of a person named in full.
func (f *finder) surname(n name) string {
	end := n.end
	if end > n.first && suffixes[f.list[end-1].lower()] {
		end--
	}
	if n.kind != news.Person || end-n.first < 2 {
		return ""
	}
	if first := f.list[n.first].lower(); end-n.first == 2 && surnamesFirst[first] {
		return first
	}
	return f.list[end-1].lower()
}

// narrowSurnames turns surnames that the catalogue knows, and whoever it thinks
// of first, to the people whom the article names in full: in an article on
// Melania Trump alone, Trump is she. Among several the catalogue's first choice
// stays, or else the one named last before.
func (f *finder) narrowSurnames(full []name) {
	people := make(map[string][]name)
	for _, n := range full {
		if surname := f.surname(n); surname != "" {
			people[surname] = append(people[surname], n)
		}
	}
	for i, n := range f.names {
		if n.kind != news.Person || n.end != n.first+1 {
			continue
		}
		of := people[f.list[n.first].lower()]
		if len(of) == 0 || slices.ContainsFunc(of, func(o name) bool { return o.key == n.key }) {
			continue
		}
		who := of[0]
		for _, o := range of {
			if o.first < n.first {
				who = o
			}
		}
		f.names[i].candidates, f.names[i].key = who.candidates, who.key
	}
}
