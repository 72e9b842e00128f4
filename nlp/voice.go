package nlp

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// speech tells, of any place in an article, in whose words and on whose word it
// is said. It goes by the quotes that the place lies in.
type speech struct {
	reading *news.Reading
	blocks  []news.Block
}

// voice is the voice of a place: that of the quotes around it, quoted if one of
// them is word for word. What no
// quote holds is a headline, the writer's own view, or reported as a fact.
func (s speech) voice(at news.Span, sentence int) news.Voice {
	if quotes := s.around(at); len(quotes) > 0 {
		if slices.ContainsFunc(quotes, func(q news.Quote) bool { return q.Form != news.Indirect }) {
			return news.Quoted
		}
		return news.Paraphrased
	}
	in := s.reading.Sentences[sentence]
	switch {
	case s.blocks[in.Block].Kind == news.Heading:
		return news.Headline
	case in.Voice == news.Commentary:
		return news.Commentary
	}
	return news.Reportage
}

// attribution is whom a place is attributed to, outermost first.
func (s speech) attribution(at news.Span) []news.Attribution {
	var found []news.Attribution
	for _, q := range s.around(at) {
		if q.Speaker < 0 && q.Source == (news.Span{}) {
			continue
		}
		a := news.Attribution{Argument: news.Argument{Cluster: q.Speaker, Span: q.Source}, Kind: q.Kind, Cue: q.Cue}
		// The quoted words of a sentence lie within what it paraphrases.
		if !slices.ContainsFunc(found, func(o news.Attribution) bool { return o.Argument == a.Argument && o.Cue == a.Cue }) {
			found = append(found, a)
		}
	}
	return found
}

// around gives the quotes that hold a place, outermost first. The cue of a quote
// is not what is said in it, even where it stands within.
func (s speech) around(at news.Span) []news.Quote {
	end, _ := slices.BinarySearchFunc(s.reading.Quotes, at.Start, func(q news.Quote, start int) int { return cmp.Compare(q.Span.Start, start+1) })
	var found []news.Quote
	for _, q := range s.reading.Quotes[:end] {
		if q.Span.Contains(at) && !q.Cue.Contains(at) {
			found = append(found, q)
		}
	}
	return found
}

// findVoices tells the voice of each sentence, and the genre of the article.
// The quotes of the reading are found.
//
// Reports are mostly free of comment, so that a sentence of a report must look
// very much like one. An article whose other sentences look like comments is
// another matter.
func (r *Reader) findVoices(a *news.Article, t tree, reading *news.Reading) {
	f := newRemarker(t, reading.Quotes, r.Model, &commentWeights)
	var own []int
	var odds []float64
	for s := range reading.Sentences {
		reading.Sentences[s].Voice = f.voice(s)
		if reading.Sentences[s].Voice == news.Reportage && t.blocks[reading.Sentences[s].Block].Kind != news.Caption {
			own, odds = append(own, s), append(odds, commentWeights.odds(f.features(s)))
		}
	}
	tone := toneOf(odds)
	reading.Genre = declaredGenre(a)
	if reading.Genre == "" {
		reading.Genre = tone.genre(f.share(own, wordI), f.share(own, wordWe))
	}
	least := tone.least(reading.Genre)
	for i, s := range own {
		if odds[i] >= least && !f.tellsSpeech(s) {
			reading.Sentences[s].Voice = news.Commentary
		}
	}
}

// voice is that of most of a sentence's words, as far as quotes and blocks tell
// it; [news.Reportage] for the writer's own words.
func (f *remarker) voice(sentence int) news.Voice {
	own, quoted, paraphrased := 0, 0, 0
	for i := f.first[sentence]; i < f.first[sentence+1]; i++ {
		switch {
		case !f.list[i].word():
		case f.inside[i] == news.Quoted:
			quoted++
		case f.inside[i] == news.Paraphrased:
			paraphrased++
		default:
			own++
		}
	}
	switch kind := f.blocks[f.sentences[sentence].Block].Kind; {
	case kind == news.Heading:
		return news.Headline
	case kind == news.Embed && own >= quoted+paraphrased:
		return news.Quoted // a post shown in the article is somebody else's
	case own >= quoted+paraphrased:
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
