package nlp

import (
	"strings"

	"newsgraph/news"
)

// Choice is what the weights are trained on: the places of one group of names,
// and the entities that they may mean.
type Choice struct {
	Spans    []news.Span
	Entities []string
	Features [][]float64 // of each entity
}

// Choices gives the groups of names in an article whom the catalogue may know.
// The features of the second pass follow from the first pass with the given
// weights. With spans, the names are those there, as in [Reader.ReadNames].
func (r *Reader) Choices(a *news.Article, w Weights, spans []news.Span) []Choice {
	names, t := newMemo(r.Names), parse(a, r.Model)
	var f *finder
	if spans == nil {
		f = findNames(t, names)
	} else {
		f = givenNames(t, names, spans)
	}
	l := r.newLinker(f, a, w)
	groups := l.groups()
	var choices []Choice
	for k, x := range l.choices(groups) {
		c := Choice{Features: x}
		for _, n := range groups[k].names {
			c.Spans = append(c.Spans, n.span)
		}
		for _, r := range groups[k].referent {
			c.Entities = append(c.Entities, r.item.ID)
		}
		choices = append(choices, c)
	}
	return choices
}

// featureNames are the names of the constants, in their order.
var featureNames = strings.Fields(`
isAny logPrior restPrior popular byAlias byDemonym byMetonym bySurname byShortForm byBentName sameName sameSpelling longName rightType nearType
wrongType noType crowd nearFirst behindFirst gapToSecond alikeNear alikeFar wordsNear wordsFar otherForms seenByModel
often inCapitals hasTitle titleNoOne hasRole hasOffice otherRole hasRegion otherRegion actsMetonym liesMetonym isPerson
isOrganized isMade isEvent isNothing singlePerson
isTeam teamInSport placeScored placePlays teamLocated teamScored teamPlays teamInBrackets teamSport otherSport sportsInSport elsewhereInSport obscureWord obscureName sameTrade otherTrade longDead isCalled
linked home belonging described inSameSport together
`)

// FeatureName is the name of a feature.
func FeatureName(k int) string { return featureNames[k] }

// LocalFeatures is how many features depend on no other group; they come first.
func LocalFeatures() int { return linked }

// ExpectedWeights are what is expected of the weights before any training. They
// stay where the texts to train on say nothing.
func ExpectedWeights() []float64 {
	return []float64{
		isAny: 1, logPrior: 1, restPrior: -0.5, alikeNear: 1, alikeFar: 1, wordsNear: 0.5, rightType: 1, wrongType: -1,
		hasTitle: 0.5, titleNoOne: -3, hasRole: 1, hasOffice: 1, otherRole: -0.3, hasRegion: 2, otherRegion: -2,
		byMetonym: -0.5, sameTrade: 1, otherTrade: -1, longDead: -2, isCalled: 1, sameSpelling: 2, actsMetonym: 6, liesMetonym: -3, linked: 1, home: 1, belonging: 0.5, described: 1, together: 1,
	}
}
