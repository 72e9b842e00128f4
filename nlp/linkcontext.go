package nlp

import (
	"math"
	"strings"

	"newsgraph/news"
)

// topic is what a stretch of text is about: the mean direction of its words'
// vectors, of length 1, or nil where no word has a vector.
type topic []float32

// topics makes topics of the words' vectors, which have the length 1.
type topics func(word string) []float32

// of gives the topic of words in lower case.
func (t topics) of(words []string) topic { return unit(t.sum(words)) }

// sum is the sum of the words' vectors.
func (t topics) sum(words []string) topic {
	var sum topic
	for _, word := range words {
		sum = plus(sum, t(word), 1)
	}
	return sum
}

// plus adds a vector times a factor to a sum, in place where it can.
func plus(sum topic, v []float32, factor float32) topic {
	if v == nil {
		return sum
	}
	if sum == nil {
		sum = make(topic, len(v))
	}
	for i, x := range v {
		sum[i] += factor * x
	}
	return sum
}

// unit gives a vector the length 1. It makes a new one.
func unit(v []float32) []float32 {
	length := math.Sqrt(float64(dot(v, v)))
	if length == 0 {
		return nil
	}
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = x / float32(length)
	}
	return out
}

// dot is the cosine of two topics; 0 where one is unknown.
func dot(a, b []float32) float32 {
	sum := float32(0)
	for i := range min(len(a), len(b)) {
		sum += a[i] * b[i]
	}
	return sum
}

// content gives the words of tokens that tell what is spoken of, in lower case.
func content(list []token) []string {
	var words []string
	for _, t := range list {
		if len(t.tag) > 1 && strings.Contains("NN VB JJ", t.tag[:2]) && len(t.lower) > 2 && !empty[t.lower] {
			words = append(words, t.lower)
		}
	}
	return words
}

// empty are words that say nothing on what is spoken of.
var empty = set(`the and for with from that this its his her their was were are been has had have not who which into also one two other many more most such based known best located
be is am do does did being having said say says told made make get got go went come came may would could should will can new first last former own same part serving served since until between`)

// descriptive gives the words in which an item is described, in lower case.
func descriptive(item news.Item) []string {
	var words []string
	for _, text := range append([]string{item.Description}, item.Kinds...) {
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !inWord(r) }) {
			if len(w) > 2 && !empty[w] {
				words = append(words, w)
			}
		}
	}
	return words[:min(len(words), mostWords)]
}

// mostWords is how many words of a description count: some are whole
// paragraphs.
const mostWords = 30
