package nlp

import (
	"math"
	"strings"
)

// flavor is a way in which a word may tell what the writer thinks, apart from
// what it means: as praise, as blame, as stance, as emphasis. Each has seeds, of
// the classes of words. How much of it another word has is told by the direction
// in the space of the model's vectors that parts the seeds from other words.
type flavor int

const (
	blame flavor = iota
	praise
	stance
	emphasis
	flavors // how many there are
)

// seeds are the words of each flavor.
var seeds = [flavors][]feature{
	blame:    {wordBad, wordCharged},
	praise:   {wordGood},
	stance:   {wordAlas, wordSurely, wordPerhaps},
	emphasis: {wordVery, wordRather, wordImportant},
}

// The features of a flavor: the sum, the greatest and the mean over all words,
// then the sums over adjectives, adverbs, nouns and verbs.
const (
	flavorSum = iota
	flavorMost
	flavorMean
	flavorByTag
	flavorParts = flavorByTag + 4
)

// flavored tells the flavors of words, remembering them while one article is
// read.
type flavored struct {
	vector func(word string) []float32 // of length 1
	of     *CommentWeights
	known  map[string]*[flavors]float64
}

// word gives the flavors of a word in lower case, from 0 to 1; nil if the model
// does not know it.
func (f *flavored) word(word string) *[flavors]float64 {
	if found, ok := f.known[word]; ok {
		return found
	}
	var found *[flavors]float64
	if v := f.vector(word); v != nil {
		found = new([flavors]float64)
		for k := range found {
			found[k] = logistic(f.of.Directions[k].side(v))
		}
	}
	f.known[word] = found
	return found
}

// Direction parts vectors: those on its side from the others.
type Direction struct {
	Bias float64
	Of   []float32
}

// side is how far a vector is on the side of the direction; negative beyond.
func (d Direction) side(v []float32) float64 { return d.Bias + float64(dot(d.Of, v)) }

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// flavor adds the flavors of the words that are no names.
func (f *remarker) flavor(x []float64, own []int) {
	count := 0.0
	for _, i := range own {
		t := f.list[i]
		tag := strings.Index("JJ RB NN VB", t.tag[:min(len(t.tag), 2)]) / 3
		if len(t.tag) < 2 || !hasFlavor(t) {
			continue
		}
		found := f.flavors.word(t.lower)
		if found == nil {
			continue
		}
		count++
		for k, value := range found {
			part := x[int(flavorFirst)+k*flavorParts:]
			part[flavorSum] += value
			part[flavorMost] = max(part[flavorMost], value)
			part[flavorByTag+tag] += value
		}
	}
	for k := range int(flavors) {
		part := x[int(flavorFirst)+k*flavorParts:]
		part[flavorMean] = part[flavorSum] / max(count, 1)
	}
}

// hasFlavor reports whether a word may tell what the writer thinks: adjectives,
// adverbs, nouns and verbs that are no names, dates or numbers.
func hasFlavor(t token) bool {
	if t.proper() || t.label != "" && t.label != "ORDINAL" || !t.word() {
		return false
	}
	switch t.tag[:min(len(t.tag), 2)] {
	case "JJ", "RB", "NN", "VB":
		return true
	}
	return false
}
