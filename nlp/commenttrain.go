package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// Remark is a sentence of an article as the classifier of comments sees it.
type Remark struct {
	Words    int // how many tokens it has
	Features []float64
	Odds     float64 // for a comment rather than a report, as a logarithm
}

// Remarks gives the sentences of an article, with the features and odds that
// some weights give them. Without weights of the features all odds are even.
func (r *Reader) Remarks(a *news.Article, w *CommentWeights) []Remark {
	reading, t := r.Read(a), parse(a, r.Model)
	f := newRemarker(newTree(t), reading.Quotes, r.vector, w)
	var list []Remark
	for s := range reading.Sentences {
		x := f.features(s)
		list = append(list, Remark{len(t.of(s)), x, w.odds(x)})
	}
	return list
}

// Comments is like [Reader.Remarks] with the reader's own weights.
func (r *Reader) Comments(a *news.Article) []Remark { return r.Remarks(a, &commentWeights) }

// CommentFeatures are the names of the features' constants, in their order;
// those of the flavors have none.
func CommentFeatures() []string { return strings.Fields(commentFeatures) }

// FlavorSeeds gives the words of each flavor, and words that have none of them,
// sorted.
func FlavorSeeds() (seeded [][]string, neutral []string) {
	for _, classes := range seeds {
		var words []string
		for _, k := range classes {
			words = append(words, sortedWords(wordClasses[k])...)
		}
		seeded = append(seeded, words)
	}
	neutral = append(sortedWords(neutralWords), sortedWords(wordClasses[wordSays])...)
	return seeded, append(neutral, sortedWords(wordClasses[wordNewsy])...)
}

func sortedWords(words map[string]bool) []string {
	var list []string
	for w := range words {
		list = append(list, w)
	}
	slices.Sort(list)
	return list
}

const commentFeatures = `
wordI wordWe wordYou wordOne wordMayBe wordMustBe wordWillBe wordWouldBe wordCanBe wordPerhaps wordSurely wordAlas wordSeems wordThinks wordUnclear
wordVery wordRather wordEven wordAll wordNot wordBut wordBecause wordIfs wordBesides wordThings wordGood wordBad wordCharged wordImportant
wordExpected wordSays wordNewsy tagAdjectives tagAdverbs tagComparatives tagSuperlatives tagNouns tagNames tagNumbers tagVerbsPast tagVerbsPresent
tagVerbsBase tagParticiples tagGerunds tagPronouns tagDeterminers tagPrepositions tagInterjections tagQuestionWords depBeVerbs tagPossessives
depPassives depCopulas depThereIs depItIs depWhatClause depThatClause depIfClause depRelatives depNegatedVerbs depSubjectName depSubjectPronoun
depSubjectThis depSubjectPlural depImperative depFragment openAnd openBut openAdverb openWh openName depSaidBySomebody depDated depMoney depEntities
markQuestion markExclamation markDash markColon markSemicolon markEllipsis markComma markParenthesis markContraction markScareQuotes markMixedQuotes
markParaphrase markQuotedWords markOpenQuote markCloseQuote logLength wordLength noEnd
`
