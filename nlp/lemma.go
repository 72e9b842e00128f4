package nlp

import (
	"maps"
	"strings"
)

// knownVerbs are the verbs, and some other words, of the tables that say what
// verbs tell and how they put what depends on them.
var knownVerbs = wordsOfTables()

func wordsOfTables() map[string]bool {
	known := make(map[string]bool)
	for _, table := range []*senses{lexicon, relations} {
		for word := range table.verbs {
			known[word] = true
		}
	}
	for _, words := range governors {
		maps.Copy(known, words)
	}
	maps.Copy(known, undoing)
	return known
}

// verbLemma is the lemma of the form of a verb: the one that the model gives, or
// where no table knows that, the stem of the form that one does. The model knows
// rare verbs better than common ones, "fin" of "fined" and "hop" of "hoped", and
// none that are made anew, as "relaunch".
func verbLemma(form, lemma string) string {
	if knownVerbs[lemma] {
		return lemma
	}
	for _, ending := range endings {
		base, ok := strings.CutSuffix(form, ending.of)
		if !ok || len(base) < 2 {
			continue
		}
		for _, stem := range []string{base + ending.is, base + "e", undoubled(base)} {
			if knownVerbs[stem] {
				return stem
			}
		}
	}
	return lemma
}

// endings are those of regular verbs, and what stands in their place in the stem.
var endings = []struct{ of, is string }{{"ied", "y"}, {"ies", "y"}, {"ed", ""}, {"ing", ""}, {"es", ""}, {"s", ""}}

// undoubled is a stem without the last of two equal letters at its end: "ban" of
// "bann"; any other is itself.
func undoubled(stem string) string {
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		return stem[:n-1]
	}
	return stem
}
