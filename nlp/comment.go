package nlp

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

// feature is what may tell a comment from a report.
type feature int

// The features of words come first, by class; see wordClasses.
const (
	wordI feature = iota
	wordWe
	wordYou
	wordOne
	wordMayBe
	wordMustBe
	wordWillBe
	wordWouldBe
	wordCanBe
	wordPerhaps
	wordSurely
	wordAlas
	wordSeems
	wordThinks
	wordUnclear
	wordVery
	wordRather
	wordEven
	wordAll
	wordNot
	wordBut
	wordBecause
	wordIfs
	wordBesides
	wordThings
	wordGood
	wordBad
	wordCharged
	wordImportant
	wordExpected
	wordSays
	wordNewsy
	tagAdjectives // by part of speech
	tagAdverbs
	tagComparatives
	tagSuperlatives
	tagNouns
	tagNames
	tagNumbers
	tagVerbsPast
	tagVerbsPresent
	tagVerbsBase
	tagParticiples
	tagGerunds
	tagPronouns
	tagDeterminers
	tagPrepositions
	tagInterjections
	tagQuestionWords
	depBeVerbs
	tagPossessives
	depPassives // by grammar
	depCopulas
	depThereIs
	depItIs
	depWhatClause
	depThatClause
	depIfClause
	depRelatives
	depNegatedVerbs
	depSubjectName
	depSubjectPronoun
	depSubjectThis
	depSubjectPlural
	depImperative
	depFragment
	openAnd
	openBut
	openAdverb
	openWh
	openName
	depSaidBySomebody
	depDated
	depMoney
	depEntities
	markQuestion // by punctuation
	markExclamation
	markDash
	markColon
	markSemicolon
	markEllipsis
	markComma
	markParenthesis
	markContraction
	markScareQuotes
	markMixedQuotes
	markParaphrase
	markQuotedWords
	markOpenQuote
	markCloseQuote
	logLength
	wordLength
	noEnd
	flavorFirst // by the flavors of words
)

// allFeatures is how many features there are.
const allFeatures = int(flavorFirst) + int(flavors)*flavorParts

// CommentWeights say how much each feature speaks for a comment.
type CommentWeights struct {
	Directions []Direction // of the flavors
	Bias       float64
	Of         []float64
}

// odds are the logarithm of those for a comment.
func (w *CommentWeights) odds(x []float64) float64 {
	sum := w.Bias
	for k, weight := range w.Of {
		sum += weight * x[k]
	}
	return sum
}

// remarker reads the features of sentences.
type remarker struct {
	tree
	inside  []news.Voice // of each token, by the quote around it; "" for none
	telling []bool       // by token: it only says who says what a quote holds, to whom and where
	flavors flavored
}

// newRemarker is ready for the sentences of a reading whose quotes are found.
func newRemarker(t tree, quotes []news.Quote, vector func(word string) []float32, w *CommentWeights) *remarker {
	f := &remarker{t, make([]news.Voice, len(t.list)), make([]bool, len(t.list)), flavored{vector, w, make(map[string]*[flavors]float64)}}
	for _, q := range quotes {
		f.tells(q)
		first, end := t.within(q.Span)
		voice := news.Quoted
		if q.Form == news.Indirect {
			voice = news.Paraphrased
		}
		for i := first; i < end; i++ {
			if f.inside[i] != news.Quoted {
				f.inside[i] = voice
			}
		}
	}
	return f
}

// tells notes the words of a quote's attribution: the source, the cue, and what
// depends on that but for other clauses.
func (f *remarker) tells(q news.Quote) {
	mark := func(first, end int) {
		for i := first; i < min(end, first+longestPhrase); i++ {
			f.telling[i] = true
		}
	}
	first, end := f.within(q.Cue)
	if first >= end || !f.clausal(q) {
		return
	}
	cue := end - 1
	if d := f.list[cue].dep; f.list[cue].verb() && d != "ROOT" && d != "conj" && d != "parataxis" && d != "ccomp" {
		return // it goes with what else the sentence tells
	}
	mark(f.within(q.Source))
	mark(first, end)
	for _, i := range f.children(cue) {
		switch f.list[i].dep {
		case "advcl":
			if f.list[i].tag == "VBG" { // citing two officials
				mark(f.left[i], f.right[i]+1)
			}
		case "nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "npadvmod", "dobj", "dative", "prep", "agent":
			mark(f.left[i], f.right[i]+1)
		}
	}
}

// clausal reports whether a quote is speech, and not an act that is named by its
// aim, such as a refusal to sell: it has quoted words, or a clause, or asks for
// something.
func (f *remarker) clausal(q news.Quote) bool {
	first, end := f.within(q.Span)
	if q.Form != news.Indirect || first >= end {
		return true
	}
	head := f.head(first, end)
	if !f.list[head].verb() && f.child(head, "cop", "aux", "nsubj") < 0 {
		return false
	}
	aux := f.child(head, "aux")
	return q.Act == news.ActDemand || q.Act == news.ActSuggest || q.Act == news.ActPromise || aux < 0 || f.list[aux].lower != "to"
}

// features are those of the writer's own words in a sentence. Counts are
// taken as logarithms: the second of a kind says less than the first.
func (f *remarker) features(sentence int) []float64 {
	x := make([]float64, allFeatures)
	var own []int
	quoted, paraphrased := 0, 0
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ {
		switch f.inside[i] {
		case "":
			own = append(own, i)
		case news.Quoted:
			quoted++
		default:
			paraphrased++
		}
	}
	letters, count := 0, 0
	for _, i := range own {
		t := f.list[i]
		f.word(x, i)
		f.grammar(x, i)
		if t.word() {
			letters += utf8.RuneCountInString(t.text)
			count++
		}
	}
	for k := range markMixedQuotes {
		x[k] = math.Log1p(x[k])
	}
	f.opening(x, own)
	f.flavor(x, own)
	total := float64(len(own) + quoted + paraphrased)
	x[markQuotedWords] = float64(quoted) / total
	x[markParaphrase] = float64(paraphrased) / total
	if quoted > 0 && len(own) > 0 {
		x[markMixedQuotes] = 1
	}
	x[logLength] = math.Log(1 + float64(count))
	x[wordLength] = float64(letters) / float64(max(count, 1))
	return x
}

// word adds what the form of a word says.
func (f *remarker) word(x []float64, i int) {
	t := f.list[i]
	for k, words := range wordClasses {
		if words[t.lower] || words[t.lemma] && t.lemma != t.lower {
			x[k]++
		}
	}
	switch t.tag {
	case "JJ":
		x[tagAdjectives]++
	case "RB", "RP":
		x[tagAdverbs]++
	case "JJR", "RBR":
		x[tagComparatives]++
	case "JJS", "RBS":
		x[tagSuperlatives]++
	case "NN", "NNS":
		x[tagNouns]++
	case "NNP", "NNPS":
		x[tagNames]++
	case "CD":
		x[tagNumbers]++
	case "VBD":
		x[tagVerbsPast]++
	case "VBZ", "VBP":
		x[tagVerbsPresent]++
	case "VB":
		x[tagVerbsBase]++
	case "VBN":
		x[tagParticiples]++
	case "VBG":
		x[tagGerunds]++
	case "PRP", "PRP$":
		x[tagPronouns]++
	case "DT":
		x[tagDeterminers]++
	case "IN", "TO":
		x[tagPrepositions]++
	case "UH":
		x[tagInterjections]++
	case "WP", "WRB", "WDT":
		x[tagQuestionWords]++
	case "POS":
		x[tagPossessives]++
	}
	switch {
	case t.text == "?":
		x[markQuestion]++
	case t.text == "!":
		x[markExclamation]++
	case strings.Contains("—–--", t.text):
		x[markDash]++
	case t.text == ":":
		x[markColon]++
	case t.text == ";":
		x[markSemicolon]++
	case t.text == "…" || t.text == "...":
		x[markEllipsis]++
	case t.text == ",":
		x[markComma]++
	case t.text == "(":
		x[markParenthesis]++
	case strings.ContainsAny(t.text, "“\"‘") && f.lone(i):
		x[markScareQuotes]++
	}
	if t.lower == "n't" || strings.HasPrefix(t.lower, "'") && t.tag != "POS" && len(t.lower) > 1 && t.verb() {
		x[markContraction]++
	}
	switch t.label {
	case "DATE", "TIME":
		x[depDated]++
	case "MONEY", "PERCENT", "CARDINAL", "QUANTITY":
		x[depMoney]++
	case "":
	default:
		x[depEntities]++
	}
}

// cut notes quotation marks at either end of a sentence that are alone there:
// the rest of what is quoted stands in other sentences.
func (f *remarker) cut(x []float64, first, last int) {
	if s := f.list[first].text; strings.ContainsAny(s, "“\"") {
		x[markOpenQuote] = 1
	}
	if s := f.list[last].text; strings.ContainsAny(s, "”\"") {
		x[markCloseQuote] = 1
	}
}

// lone reports whether a quotation mark stands right before words that are no
// quote.
func (f *remarker) lone(i int) bool {
	return i+1 < len(f.list) && f.list[i+1].span.Start == f.list[i].span.End && f.inside[i+1] == ""
}

// grammar adds what the relation of a word to others says.
func (f *remarker) grammar(x []float64, i int) {
	t := f.list[i]
	if t.lemma == "be" {
		x[depBeVerbs]++
	}
	switch t.dep {
	case "nsubjpass":
		x[depPassives]++
	case "expl":
		x[depThereIs]++
	case "relcl":
		x[depRelatives]++
	case "neg":
		x[depNegatedVerbs]++
	case "acomp", "attr":
		x[depCopulas]++
	case "ccomp", "csubj":
		x[depThatClause]++
		if first := f.child(i, "nsubj", "dobj", "advmod", "attr"); first >= 0 && strings.HasPrefix(f.list[first].tag, "W") {
			x[depWhatClause]++
		}
	case "advcl":
		x[depIfClause]++
	}
	if t.dep == "nsubj" || t.dep == "nsubjpass" {
		head := f.list[t.head]
		switch {
		case t.lower == "it" && head.lemma == "be":
			x[depItIs]++
		case t.lower == "this" || t.lower == "that" || t.lower == "these" || t.lower == "those":
			x[depSubjectThis]++
		case t.proper():
			x[depSubjectName]++
		case t.tag == "PRP":
			x[depSubjectPronoun]++
		case t.tag == "NNS" && f.child(i, "det", "nummod", "poss") < 0:
			x[depSubjectPlural]++
		}
		if wordClasses[wordSays][head.lemma] && t.tag != "WDT" && !wordClasses[wordI][t.lower] && !wordClasses[wordWe][t.lower] {
			x[depSaidBySomebody]++
		}
	}
}

// opening adds what the beginning of a sentence and its end say.
func (f *remarker) opening(x []float64, own []int) {
	var first, last, root = -1, -1, -1
	for _, i := range own {
		if first < 0 && f.list[i].word() {
			first = i
		}
		if f.list[i].dep == "ROOT" && root < 0 {
			root = i
		}
		last = i
	}
	if first < 0 {
		return
	}
	f.cut(x, own[0], last)
	t := f.list[first]
	switch {
	case t.lower == "and" || t.lower == "or" || t.lower == "so":
		x[openAnd] = 1
	case t.lower == "but" || t.lower == "yet" || t.lower == "still":
		x[openBut] = 1
	case t.tag == "RB":
		x[openAdverb] = 1
	case strings.HasPrefix(t.tag, "W"):
		x[openWh] = 1
	case t.proper():
		x[openName] = 1
	}
	if root >= 0 {
		r := f.list[root]
		finite := r.verb() && r.tag != "VBG" && r.tag != "VBN" && r.tag != "VB" || f.child(root, "aux", "auxpass") >= 0
		switch {
		case r.tag == "VB" && f.child(root, "nsubj", "nsubjpass", "aux") < 0:
			x[depImperative] = 1
		case !finite:
			x[depFragment] = 1
		}
	}
	if r, _ := utf8.DecodeRuneInString(f.list[last].text); unicode.IsLetter(r) || unicode.IsDigit(r) {
		x[noEnd] = 1
	}
}

// share is the share of some sentences that have a word of a class outside of
// quotes.
func (f *remarker) share(sentences []int, class feature) float64 {
	count := 0.0
	for _, s := range sentences {
		for i := f.first[s]; i < f.first[s+1]; i++ {
			if t := f.list[i]; f.inside[i] == "" && !t.proper() && wordClasses[class][t.lower] {
				count++
				break
			}
		}
	}
	return count / float64(max(len(sentences), 1))
}
