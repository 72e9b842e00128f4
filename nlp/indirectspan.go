package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// stretch is the tokens [first, end).
type stretch struct{ first, end int }

func (s stretch) has(i int) bool { return s.first <= i && i < s.end }

func (s stretch) empty() bool { return s.first >= s.end }

// all is a token with all that depends on it.
func (f *sayer) all(i int) stretch { return stretch{f.left[i], f.right[i] + 1} }

// add adds an attribution if it has any content. The pieces are cut off at the
// cue and the source where these stand inside, and freed from the signs
// around them.
func (f *sayer) add(a attribution, pieces ...stretch) {
	var list []stretch
	for _, p := range pieces {
		for _, piece := range f.without(p, a) {
			if piece = f.closeUp(f.trim(piece)); !piece.empty() && (piece.end > piece.first+1 || f.list[piece.first].tag[:1] != "W") {
				list = append(list, piece)
			}
		}
	}
	slices.SortFunc(list, func(x, y stretch) int { return x.first - y.first })
	for i := 1; i < len(list); i++ {
		if f.sideBySide(list[i-1], list[i]) {
			list[i-1].end = max(list[i-1].end, list[i].end)
			list[i-1] = f.closeUp(list[i-1])
			list = slices.Delete(list, i, i+1)
			i--
		}
	}
	if len(list) > 0 && slices.ContainsFunc(list, f.says) {
		if a.denied > 0 {
			a.act = news.ActDeny
		}
		a.content = list
		f.found = append(f.found, a)
	}
}

// indefinites are pronouns that the model takes for nouns.
var indefinites = set("anyone anybody anything someone somebody something everyone everybody everything nobody nothing")

// sideBySide reports whether no word stands between two pieces, and no comma.
func (f *sayer) sideBySide(a, b stretch) bool {
	for i := a.end; i < b.first; i++ {
		if t := f.list[i]; t.word() || t.text == "," || i > a.end+1 {
			return false
		}
	}
	return true
}

// says reports whether a stretch has a word that says something: not a pronoun
// or an article alone.
func (f *sayer) says(s stretch) bool {
	return slices.ContainsFunc(f.list[s.first:s.end], func(t token) bool {
		return t.word() && !strings.HasPrefix(t.tag, "PRP") && !strings.HasPrefix(t.tag, "W") && t.tag != "DT" && t.tag != "IN" && t.tag != "EX" && !indefinites[t.lower]
	})
}

// without leaves the words out of a stretch that tell who says it.
func (f *sayer) without(s stretch, a attribution) []stretch {
	out := a.cue
	if a.source >= 0 && s.has(a.source) || s.has(a.cue.first) {
		if a.source >= 0 && f.list[a.source].sentence == f.list[a.cue.first].sentence {
			who := f.phrase(a.source)
			if between(who, s) {
				out = stretch{min(out.first, who.first), max(out.end, who.end)}
			}
		}
		if between(out, s) {
			return []stretch{{s.first, out.first}, {out.end, s.end}}
		}
	}
	return []stretch{s}
}

// closeUp adds the mark right behind a stretch, or behind its full stop, that
// closes what is open in it.
func (f *sayer) closeUp(s stretch) stretch {
	for end := s.end + 1; end <= min(s.end+2, len(f.list)) && !s.empty(); end++ {
		if longer := (stretch{s.first, end}); f.closes(longer) {
			return longer
		}
		if f.list[end-1].word() {
			break
		}
	}
	return s
}

// between reports whether a stretch lies in another one.
func between(s, in stretch) bool { return in.first <= s.first && s.end <= in.end }

// trim leaves signs out that stand at the ends of a stretch.
func (f *sayer) trim(s stretch) stretch {
	for s.first < s.end && !f.begins(s.first) {
		s.first++
	}
	for s.end > s.first && !f.list[s.end-1].word() && !strings.Contains("%$€£", f.list[s.end-1].text) && !f.closes(s) {
		s.end--
	}
	return s
}

// begins reports whether a token may stand at the beginning of what is said.
func (f *sayer) begins(i int) bool {
	t := f.list[i]
	return t.word() || opening(t.text) || strings.Contains("$€£#@", t.text)
}

// whole is the clause that says what a verb tells, with what the parser hangs
// on the verb itself: the beginning of the sentence, where the clause stands
// before the verb, and what follows the clause without a comma.
func (f *sayer) whole(verb, content int) stretch {
	s := f.said(content)
	if s.end <= verb {
		return s
	}
	if before := s.first - 1; before > verb && f.list[before].lower == "that" {
		s.first = before // the model hangs it on the verb
	}
	return f.tail(verb, s)
}

// beyond adds to what stands before somebody and a word of saying what follows
// behind a comma: "it fell, he said, on Monday". A participle there belongs to the one who says
// it: "he said, adding".
func (f *sayer) beyond(a attribution, s stretch) []stretch {
	cue := a.cue
	limit := f.first[f.list[cue.first].sentence+1]
	if a.source > a.cue.first || s.end > cue.first || cue.end+1 >= limit || f.list[cue.end].text != "," {
		return []stretch{s}
	}
	switch next := f.list[cue.end+1]; {
	case next.tag == "VBG" || next.tag == "VBN" || next.tag[:1] == "W" || next.tag == "CC" || opening(next.text) || next.tag == "RB":
		return []stretch{s}
	}
	return []stretch{s, {cue.end + 1, limit}}
}

// said is a clause that somebody says with all that depends on it, up to a
// coordinated or an adverbial clause that is said by somebody else, or that is
// told of the one who says it: "vowed to sell and praised the ruling".
func (f *sayer) said(content int) stretch {
	s := f.all(content)
	for _, i := range f.children(content) {
		if i < content || !f.list[i].verb() || !f.other(i, content) && !f.besides(i, content) {
			continue
		}
		s.end = f.left[i]
		for s.end > content+1 && (f.list[s.end-1].tag == "CC" || !f.list[s.end-1].word() && !closing(f.list[s.end-1].text)) {
			s.end--
		}
		return s
	}
	return s
}

// other reports whether a clause that is coordinated with what is said is not
// part of it: it tells in the past what the same one did, or says, by a verb of
// saying in the same form, what the same one or somebody else says.
func (f *sayer) other(i, content int) bool {
	t, said, cue := f.list[i], f.list[content], f.list[f.list[content].head]
	if t.dep != "conj" {
		return false
	}
	subject := f.ownSubject(i)
	saying := verbsOfSaying[t.verbLemma()] != nil && f.child(i, "ccomp", "xcomp", "dobj") > i && t.tag != "VB"
	switch {
	case f.toInfinitive(content):
		return t.tag != "VB" && t.tag != "VBG" || saying && subject >= 0
	case subject >= 0:
		return saying && f.child(i, "ccomp") >= 0
	case isPast(t) && isPast(cue) && !isPast(said) && f.child(i, "aux") < 0:
		return true
	}
	return saying && t.tag == cue.tag && f.child(i, "aux", "auxpass") < 0 && (said.tag != t.tag || f.child(i, "ccomp") >= 0)
}

// besides reports whether a clause that depends on what is said says, behind a
// comma or a dash, what somebody else says, or the same one besides: "said it
// fell, adding that it was late", "said so, while Merkel said that".
func (f *sayer) besides(i, content int) bool {
	t, before := f.list[i], f.left[i]-1
	if t.dep != "advcl" || before <= content || verbsOfSaying[t.lemma] == nil {
		return false
	}
	mark := f.child(i, "mark", "advmod")
	switch {
	case t.tag == "VBG" && f.ownSubject(i) < 0:
		return strings.ContainsAny(f.list[before].text, ",—–") && f.child(i, "ccomp") > i && (mark < 0 || f.list[mark].tag == "RB")
	case mark >= 0 && f.list[mark].lower == "while":
		return f.ownSubject(i) >= 0 && f.child(i, "ccomp") > i
	}
	return false
}

// isPast reports whether a verb is a past tense or a past participle.
func isPast(t token) bool { return t.tag == "VBD" || t.tag == "VBN" }

// tail adds to what is said what follows it without a comma and which the
// parser hangs on the verb of saying: "said it fell on Monday", "announced a plan
// to sell".
func (f *sayer) tail(verb int, s stretch) stretch {
	for _, i := range f.children(verb) {
		if f.left[i] != s.end || s.end <= verb || f.addsTo(i) {
			continue
		}
		switch f.list[i].dep {
		case "prep", "advmod", "npadvmod", "advcl", "dobj", "xcomp":
			s.end = f.right[i] + 1
		}
	}
	return s
}

// around adds an attribution whose content is the clause around it, without the
// part that depends on one of its words.
func (f *sayer) around(a attribution, head, part int) {
	in, out := f.all(head), f.all(part)
	if !between(out, in) {
		f.add(a, in)
		return
	}
	f.add(a, stretch{in.first, out.first}, stretch{out.end, in.end})
}
