package nlp

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/news"
)

// speech tells, of any place in an article, in whose words and on whose word it
// is said. It goes by the quotes that the place lies in.
type speech struct {
	reading *news.Reading
	blocks  []news.Block
	wider   []int // the last quote before each that ends behind it; -1 if there is none
}

// newSpeech makes ready to tell it of a reading whose quotes are found.
func newSpeech(r *news.Reading, blocks []news.Block) speech {
	s := speech{r, blocks, make([]int, len(r.Quotes))}
	for i, q := range r.Quotes {
		at := i - 1
		for at >= 0 && r.Quotes[at].Span.End <= q.Span.End {
			at = s.wider[at]
		}
		s.wider[i] = at
	}
	return s
}

// wording gives the voice of a place and whom it is attributed to, outermost first.
// The voice is that of the quotes around it, quoted if one of them is word for
// word. What no quote holds is a headline, the writer's own view, or reported as
// a fact.
func (s speech) wording(at news.Span, sentence int) (news.Voice, []news.Attribution) {
	in := s.reading.Sentences[sentence]
	voice := news.Reportage
	switch {
	case s.blocks[in.Block].Kind == news.Heading:
		voice = news.Headline
	case in.Voice == news.Commentary:
		voice = news.Commentary
	}
	var found []news.Attribution
	for i, q := range s.around(at) {
		if i == 0 {
			voice = news.Paraphrased
		}
		if q.Form != news.Indirect {
			voice = news.Quoted
		}
		if q.Speaker < 0 && q.Source == (news.Span{}) {
			continue
		}
		a := news.Attribution{Argument: news.Argument{Cluster: q.Speaker, Span: q.Source}, Kind: q.Kind, Cue: q.Cue}
		// The quoted words of a sentence lie within what it paraphrases.
		if !slices.ContainsFunc(found, func(o news.Attribution) bool { return o.Argument == a.Argument && o.Cue == a.Cue }) {
			found = append(found, a)
		}
	}
	return voice, found
}

// around gives the quotes that hold a place, outermost first; of more than anybody
// nests, the innermost. The cue of a quote is not what is said in it, even where
// it stands within.
func (s speech) around(at news.Span) []news.Quote {
	const most = 8
	end, _ := slices.BinarySearchFunc(s.reading.Quotes, at.Start, func(q news.Quote, start int) int { return cmp.Compare(q.Span.Start, start+1) })
	var found []news.Quote
	for i, steps := end-1, 0; i >= 0 && len(found) < most && steps < highest; steps++ {
		if q := s.reading.Quotes[i]; q.Span.Contains(at) && !q.Cue.Contains(at) {
			found = append(found, q)
			i--
		} else {
			i = s.wider[i]
		}
	}
	slices.Reverse(found)
	return found
}

// findVoices tells the voice of each sentence, and the genre of the article.
// The quotes of the reading are found.
//
// Reports are mostly free of comment, so that a sentence of a report must look
// very much like one. An article whose other sentences look like comments is
// another matter.
func (r *Reader) findVoices(a *news.Article, t tree, reading *news.Reading) {
	f := newRemarker(t, reading.Quotes, r.vector, &commentWeights)
	var own []int
	var odds []float64
	for s := range reading.Sentences {
		reading.Sentences[s].Voice = f.voice(s)
		if reading.Sentences[s].Voice == news.Reportage && f.remarks(s) {
			own, odds = append(own, s), append(odds, commentWeights.odds(f.features(s)))
		}
	}
	tone := toneOf(odds)
	reading.Genre = declaredGenre(a)
	least := tone.least(reading.Genre)
	if reading.Genre == "" {
		reading.Genre = tone.genre(f.share(own, wordI), f.share(own, wordWe))
		least = max(tone.least(reading.Genre), leastOdds)
	}
	for i, s := range own {
		if odds[i] >= least && !f.tellsSpeech(s) {
			reading.Sentences[s].Voice = news.Commentary
		}
	}
}

// remarks reports whether a sentence may be a comment at all: it stands in no
// caption, and it is more than a label, such as the name of a section or a
// signature.
func (f *remarker) remarks(sentence int) bool {
	block := f.blocks[f.sentences[sentence].Block]
	if block.Kind == news.Caption {
		return false
	}
	list := f.of(sentence)
	if f.sentences[sentence].Span != block.Span || strings.ContainsAny(list[len(list)-1].text, ".?!…:”\"") {
		return true
	}
	return slices.ContainsFunc(list, token.verb)
}

// voice is that of most of a sentence's words, as far as quotes and blocks tell
// it; [news.Reportage] for the writer's own words. Words that only say who says
// something do not count, unless they are very many.
func (f *remarker) voice(sentence int) news.Voice {
	own, telling, quoted, paraphrased := 0, 0, 0, 0
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ {
		switch {
		case !f.list[i].word():
		case f.inside[i] == news.Quoted:
			quoted++
		case f.inside[i] == news.Paraphrased:
			paraphrased++
		case f.telling[i]:
			telling++
		default:
			own++
		}
	}
	const few, most = 3, 4
	said := quoted + paraphrased
	switch kind := f.blocks[f.sentences[sentence].Block].Kind; {
	case kind == news.Heading:
		return news.Headline
	case own+telling+said == 0 && f.inside[f.first[sentence]] != "":
		return f.inside[f.first[sentence]]
	case own+telling >= said && (own >= said || said < few || telling > most*said):
		return news.Reportage
	case quoted >= paraphrased:
		return news.Quoted
	}
	return news.Paraphrased
}

// tellsSpeech reports whether a sentence tells in the past tense what somebody
// with a name said of something, with whatever strong words: "Lima slammed
// Quito for its shameful silence".
func (f *remarker) tellsSpeech(sentence int) bool {
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ {
		if t := f.list[i]; t.dep == "ROOT" && t.tag == "VBD" && (wordClasses[wordSays][t.lemma] || verdictVerbs[t.lemma]) {
			subject := f.child(i, "nsubj")
			return subject >= 0 && f.list[subject].proper()
		}
	}
	return false
}

// verdictVerbs are the lemmas of verbs of judgment (Levin, class 33) and of those
// that headlines have for them.
var verdictVerbs = set(`acclaim applaud attack back blame blast castigate censure chide commend condemn congratulate criticize criticise decry defend denounce
	deplore deride endorse fault hail laud lambast lambaste mock praise rebuke ridicule scold slam thank urge vilify welcome`)
