package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// addHeadlines adds the clauses of headlines in which the model sees no verb, as
// it often does where all words have capitals: "Trump Orders Ban on TikTok".
func (f *teller) addHeadlines() {
	for i, s := range f.sentences {
		if f.blocks[s.Block].Kind != news.Heading {
			continue
		}
		if c, ok := f.headline(f.first[i], f.first[i+1]); ok {
			f.at[c.head] = len(f.clauses)
			f.clauses = append(f.clauses, c)
		}
	}
}

// headline is the clause of a headline with the tokens [first, end) that has no
// verb for the model: its verb is the first word in the third person that tells
// of an event, behind a name or a noun.
func (f *teller) headline(first, end int) (clause, bool) {
	verbless := !slices.ContainsFunc(f.list[first:end], token.verb)
	for i := first + 1; verbless && i < end-1; i++ {
		lemma, ok := thirdPerson(f.list[i].lower)
		if before := f.list[i-1]; (before.tag == "NNS" || before.lower == "police") && f.name[i+1] {
			lemma, ok = f.list[i].lower, len(lexicon.verbs[f.list[i].lower]) > 0 // Police arrest Jimmy Lai
		}
		if !ok || f.name[i] || f.list[i].tag[0] != 'N' || f.list[i-1].tag[0] != 'N' {
			continue
		}
		c := clause{head: i, lemma: lemma, particle: -1, subject: i - 1, object: -1, receiver: -1, obliques: f.obliques(i), tense: present, governor: -1}
		if c.object = f.child(i, "dobj"); c.object < 0 && f.list[i].head > i {
			c.object = f.list[i].head
		}
		return c, true
	}
	return clause{}, false
}

// thirdPerson is the lemma of a verb of the lexicon that a word may be the third
// person of.
func thirdPerson(word string) (string, bool) {
	for _, ending := range [][2]string{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, ok := strings.CutSuffix(word, ending[0]); ok && len(lexicon.verbs[stem+ending[1]]) > 0 {
			return stem + ending[1], true
		}
	}
	return "", false
}
