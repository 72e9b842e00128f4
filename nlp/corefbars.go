package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// sameVoice reports whether a pronoun and what it may mean are words of one
// speaker: outside of quotes nobody refers to what is only spoken of inside,
// and in a quote "he" is not the speaker.
func (f *resolver) sameVoice(i int, o occurrence) bool {
	q := f.quote[i]
	if q < 0 {
		return f.quote[o.token] < 0
	}
	return o.cluster < 0 || f.reading.Quotes[q].Speaker != o.cluster
}

// governor is the nearest subject that stands over a pronoun in its sentence,
// and may be meant: of the clause for "his", of the clause above for "he".
func (f *resolver) governor(i int) int {
	for _, at := range f.ancestors(i) {
		if f.list[at].verb() {
			if subject := f.subjectOf(at); subject >= 0 && subject < i {
				return f.antecedent(subject)
			}
		}
	}
	return -1
}

// spokenFor is the organization for which the subject of a verb of saying speaks
// as what it is: Visa in "a spokeswoman for Visa said" and "Visa's founder said";
// -1 if there is none.
func (f *resolver) spokenFor(subject int) int {
	if subject < 0 || !sayings[f.list[f.list[subject].head].lemma] {
		return -1
	}
	if _, person := nounGender(f.list[subject].lemma); !person {
		return -1
	}
	of := f.child(subject, "poss")
	for _, k := range f.children(subject) {
		if word := f.list[k].lower; f.list[k].dep == "prep" && (word == "for" || word == "of" || word == "at") {
			of = f.child(k, "pobj")
			break
		}
	}
	if cluster, ok := f.named[of]; ok && f.characters[cluster].kind == news.Organization {
		return of
	}
	return -1
}

// antecedent is what a relative pronoun stands for, or the token itself.
func (f tree) antecedent(subject int) int {
	if subject < 0 {
		return -1
	}
	t := f.list[subject]
	if verb := f.list[t.head]; (t.tag == "WP" || t.tag == "WDT") && verb.dep == "relcl" {
		return verb.head
	}
	return subject
}

// barred are the clusters that grammar does not let a pronoun mean: that of
// which it is a part ("his wife Melania"), the other roles of its verb ("Trump
// met him", "Trump got hold of him"), and a name that comes only in what it governs ("he said that Trump").
func (f *resolver) barred(i int) []int {
	var out []int
	bar := func(token int) {
		if cluster, ok := f.meant(f.antecedent(token)); ok {
			out = append(out, cluster)
		}
	}
	t := f.list[i]
	at := i
	for range highest {
		if !f.belongs(at) {
			break
		}
		at = f.list[at].head
		bar(at)
		for _, k := range f.children(at) {
			if f.list[k].dep == "appos" {
				bar(k)
			}
		}
	}
	if t.tag == "PRP$" {
		if whole := f.list[t.head]; whole.dep == "attr" {
			bar(f.subjectOf(whole.head))
		}
		return out
	}
	verb := f.phraseVerb(i)
	if !f.list[verb].verb() {
		return out
	}
	if beside := f.escort(i); beside >= 0 {
		bar(beside)
	} else if t.dep != "nsubj" && t.dep != "nsubjpass" {
		subject := f.subjectOf(verb)
		for n := 0; subject >= 0 && n < highest; n++ {
			bar(subject)
			subject = f.child(subject, "conj")
		}
	}
	for _, k := range f.children(verb) {
		switch f.list[k].dep {
		case "dobj", "dative", "attr":
			bar(k)
		case "prep":
			if to := f.child(k, "pobj"); to >= 0 && t.dep == "pobj" {
				bar(to)
			}
		}
	}
	if strings.HasPrefix(t.dep, "nsubj") {
		out = append(out, f.governed(verb, i)...)
		out = append(out, f.quotedBy(verb)...)
	}
	return out
}

// abreast are words that say where somebody is, seen from another.
var abreast = set("beside behind near around over above alongside opposite next close standing sitting seated walking")

// escort is who is said to be beside the one that a pronoun means, and who need
// not be another one than the subject: Pence in "Trump spoke, with Pence beside
// him"; -1 if there is none.
func (f *resolver) escort(i int) int {
	if f.list[i].dep != "pobj" {
		return -1
	}
	first := max(f.first[f.list[i].sentence], i-5)
	for k := i - 1; k > first; k-- {
		before := f.list[k-1]
		if abreast[f.list[k].lower] && before.dep == "pobj" && f.list[before.head].lower == "with" {
			return k - 1
		}
	}
	return -1
}

// phraseVerb is what a token depends on, or the verb above it if only nouns with
// prepositions stand between: "got hold of him".
func (f *resolver) phraseVerb(i int) int {
	at := i
	for range highest {
		dep := f.list[at].dep
		at = f.list[at].head
		if f.list[at].verb() || dep != "pobj" && dep != "prep" && dep != "dobj" {
			break
		}
	}
	return at
}

// belongs reports whether a token is a part of the phrase of the noun that it
// depends on, so that the two cannot mean the same: "his" in "his wife Melania"
// and in "the lawyer of his wife", but not in "a man with his dog".
func (f *resolver) belongs(i int) bool {
	t := f.list[i]
	switch t.dep {
	case "poss", "appos", "compound", "nmod":
		return true
	case "prep":
		return t.lower == "of"
	case "pobj":
		return f.list[t.head].lower == "of"
	}
	return false
}

// governed are the clusters named behind a subject in what its verb governs.
func (f *resolver) governed(verb, subject int) []int {
	var out []int
	end := min(f.first[f.list[subject].sentence+1], subject+60)
	for k := subject + 1; k < end; k++ {
		if cluster, ok := f.named[k]; ok && slices.Contains(f.ancestors(k), verb) {
			out = append(out, cluster)
		}
	}
	return out
}

// quotedBy are the clusters that the subject of a verb of saying speaks of by
// name in the same sentence: "“Trump won,” he said". Firms may do so of
// themselves, if not in the same breath with "we".
func (f *resolver) quotedBy(verb int) []int {
	if !sayings[f.list[verb].lemma] {
		return nil
	}
	s := f.list[verb].sentence
	first, end := max(f.first[s], verb-60), min(f.first[s+1], verb+60)
	ours := false
	for k := first; k < end; k++ {
		ours = ours || f.quote[k] >= 0 && slices.Contains([]string{"we", "us", "our"}, f.list[k].lower)
	}
	var out []int
	for k := first; k < end; k++ {
		if cluster, ok := f.named[k]; ok && f.quote[k] >= 0 && (ours || f.characters[cluster].kind == news.Person) {
			out = append(out, cluster)
		}
	}
	return out
}
