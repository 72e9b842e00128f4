package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// attribution is something that a word of saying or thinking gives as said,
// thought or asked. All places are places of tokens, -1 for what is not there.
type attribution struct {
	cue       stretch
	act       news.Act
	source    int       // head of who says it
	addressee int       // head of who is told
	content   []stretch // what is said, in order
	thing     bool      // the content is a noun for it
}

// stretch is the tokens [first, end).
type stretch struct{ first, end int }

func (s stretch) has(i int) bool { return s.first <= i && i < s.end }

func (s stretch) empty() bool { return s.first >= s.end }

// sayer finds the attributions that the grammar of a text tells.
type sayer struct {
	phraser
	found []attribution
}

// attributions are what the words of saying in a text give as said, in the
// order of the words.
func (t tree) attributions() []attribution {
	left, right := t.edges()
	f := &sayer{phraser: phraser{t, left, right}}
	for i := range t.list {
		switch w := t.list[i]; {
		case w.lower == "according":
			f.according(i)
		case w.verb() && w.dep != "aux" && w.dep != "auxpass" && w.dep != "amod":
			f.ofVerb(i)
		case w.tag == "NN" || w.tag == "NNS":
			f.ofNoun(i, nounsOfSaying[w.lemma])
			f.view(i)
		case w.tag == "JJ":
			f.ofAdjective(i, adjectivesOfSaying[w.lower])
		case hearsay[w.lower] && w.dep == "advmod" && t.list[w.head].verb() && verbsOfSaying[t.list[w.head].lemma] == nil:
			f.around(attribution{cue: stretch{i, i + 1}, act: news.ActClaim, source: -1, addressee: -1}, w.head, i)
		}
	}
	return f.found
}

// hearsay are adverbs that say of a clause that somebody else says so.
var hearsay = set("reportedly allegedly purportedly supposedly")

// edges are the first and the last token of all that depends on each token, as
// far as it stands in the same sentence.
func (f tree) edges() (left, right []int) {
	left, right = make([]int, len(f.list)), make([]int, len(f.list))
	waiting := make([]int, len(f.list)) // how many that depend on one are not done
	for i, t := range f.list {
		left[i], right[i] = i, i
		if t.head != i {
			waiting[t.head]++
		}
	}
	var done []int
	for i := range f.list {
		if waiting[i] == 0 {
			done = append(done, i)
		}
	}
	for ; len(done) > 0; done = done[1:] {
		i := done[0]
		up := f.list[i].head
		if up == i {
			continue
		}
		if f.list[up].sentence == f.list[i].sentence {
			left[up], right[up] = min(left[up], left[i]), max(right[up], right[i])
		}
		if waiting[up]--; waiting[up] == 0 {
			done = append(done, up)
		}
	}
	return left, right
}

// all is a token with all that depends on it.
func (f *sayer) all(i int) stretch { return stretch{f.left[i], f.right[i] + 1} }

// add adds an attribution if it has any content. The pieces are cut off at the
// cue and the source where these stand inside, and freed from the signs
// around them.
func (f *sayer) add(a attribution, pieces ...stretch) {
	var list []stretch
	for _, p := range pieces {
		for _, piece := range f.without(p, a) {
			if piece = f.trim(piece); !piece.empty() && (piece.end > piece.first+1 || f.list[piece.first].tag[:1] != "W") {
				list = append(list, piece)
			}
		}
	}
	slices.SortFunc(list, func(x, y stretch) int { return x.first - y.first })
	for i := 1; i < len(list); i++ {
		if f.sideBySide(list[i-1], list[i]) {
			list[i-1].end = max(list[i-1].end, list[i].end)
			if s := (stretch{list[i-1].first, list[i-1].end + 1}); s.end < len(f.list) && f.closes(s) {
				list[i-1] = s
			}
			list = slices.Delete(list, i, i+1)
			i--
		}
	}
	if len(list) > 0 && slices.ContainsFunc(list, f.says) {
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

// ofVerb finds what a verb gives as said.
func (f *sayer) ofVerb(verb int) {
	ways := f.waysOf(verb)
	if len(ways) == 0 {
		return
	}
	c := f.clause(verb)
	a := attribution{cue: f.cueOf(c), source: c.subject, addressee: c.receiver}
	if c.passive || f.bareParticiple(verb) {
		a.source = f.agent(verb)
	}
	a.source = f.lastSubject(f.doer(a.source, verb))
	if f.expletive(a.source) {
		a.source = -1
	}
	if a.addressee < 0 {
		a.addressee = c.of("to")
	}
	object := f.child(verb, "dobj", "nsubjpass")
	vague := a.source >= 0 && abstract(f.list[a.source])
	switch {
	case vague && f.clauseOf(verb) < 0:
	case f.complement(verb, a, ways, object):
	case f.predication(verb, a, ways, object):
	case (object < 0 || tells(ways)) && f.behindPreposition(verb, a, ways):
	case object >= 0 && f.list[object].tag[:1] == "N":
		if way, ok := taking(ways, nominal); ok {
			a.act, a.thing = way.act, true
			f.add(a, f.tail(verb, f.all(object)))
		}
	}
}

// tells reports whether the object of a verb may be who is told: "warned him of it".
func tells(ways []saying) bool {
	_, ok := taking(ways, telling)
	return ok
}

// waysOf are the ways of a verb, with its particle if it has ways of its own with
// that.
func (f tree) waysOf(verb int) []saying {
	lemma := f.list[verb].verbLemma()
	if particle := f.child(verb, "prt", "acomp"); particle >= 0 {
		if ways := verbsOfSaying[lemma+"_"+f.list[particle].lower]; ways != nil {
			return ways
		}
	}
	return verbsOfSaying[lemma]
}

// verbLemma is the lemma of a verb. The model takes "hopes" for a form of "hop".
func (t token) verbLemma() string {
	if t.lemma == "hop" && !strings.HasPrefix(t.lower, "hopp") {
		return "hope"
	}
	return t.lemma
}

// bareParticiple reports whether a verb is a past participle that stands for a
// clause in the passive: "Asked about this, he said".
func (f *sayer) bareParticiple(verb int) bool {
	t := f.list[verb]
	return t.tag == "VBN" && t.dep != "conj" && f.child(verb, "aux", "auxpass", "nsubj") < 0
}

// cueOf is the verb of a clause with its particle, if that is next to it.
func (f *sayer) cueOf(c clause) stretch {
	if c.particle == c.head+1 {
		return stretch{c.head, c.head + 2}
	}
	return stretch{c.head, c.head + 1}
}

// doer is who says something by a verb for which the parser gives the source:
// in "issued a statement saying it", "won the support of many by saying it", it is
// the subject of the first verb.
func (f *sayer) doer(source, verb int) int {
	if source < 0 || source >= verb {
		return source
	}
	t, up := f.list[source], f.list[source].head
	switch v := f.list[verb]; {
	case v.dep == "acl" && v.tag == "VBG" && t.dep == "dobj" && supporting[f.list[up].lemma] && (documents[t.lemma] || nounsOfSaying[t.lemma] != nil):
	case v.dep == "pcomp" && t.dep == "dobj" && f.list[up].verb() && adverbial[f.list[v.head].lower]:
	default:
		return source
	}
	if s := f.clause(up).subject; s >= 0 {
		return s
	}
	return source
}

// adverbial are prepositions before a participle that says how or when a
// subject does something: "by saying".
var adverbial = set("by upon on after before while without in")

// lastSubject is the subject nearest to the verb where the parser gives it
// several: "The escalation first: China slammed the firm".
func (f *sayer) lastSubject(subject int) int {
	if subject < 0 || f.list[subject].dep != "nsubj" {
		return subject
	}
	verb := f.list[subject].head
	for _, i := range f.children(verb) {
		if f.list[i].dep == "nsubj" && i < verb {
			subject = i
		}
	}
	return subject
}

// expletive reports whether a subject is the "it" of "it seems that".
func (f *sayer) expletive(i int) bool { return i >= 0 && f.list[i].tag == "EX" }

// complement finds the clause or the infinitive that a verb has for what is
// said, or that it stands within.
func (f *sayer) complement(verb int, a attribution, ways []saying, object int) bool {
	say, clausal := taking(ways, clausal)
	if content := f.clauseOf(verb); content >= 0 {
		way, ok := say, clausal
		if f.toInfinitive(content) {
			way, ok = taking(ways, ordering|raising|infinitive)
		}
		if !ok || way.act == news.ActThink && f.question(content) {
			return false
		}
		a.act = way.act
		if way.takes(telling) {
			a.addressee = object
		}
		f.add(a, f.beyond(a, f.whole(verb, content))...)
		return true
	}
	if content := f.child(verb, "xcomp"); content >= 0 && f.toInfinitive(content) {
		return f.infinitive(verb, content, a, ways, object)
	}
	if head := f.parenthesis(verb); clausal && head >= 0 && (say.act != news.ActThink || musings[f.list[verb].lemma]) {
		a.act = say.act
		f.around(a, head, verb)
		return true
	}
	return false
}

// musings are the verbs of thinking that may stand within what is thought: "the
// wall, he thinks, is high".
var musings = set("think believe suppose guess reckon figure")

// clauseOf is the clause that is the object of a verb; -1 if there is none.
func (f *sayer) clauseOf(verb int) int {
	for _, i := range f.children(verb) {
		if f.asked(i, verb) {
			return i
		}
		if f.list[i].dep == "ccomp" && f.finite(i) && !f.participial(i, verb) && !f.apart(i, verb) {
			return i
		}
	}
	return -1
}

// question reports whether a clause is an indirect question: who knows where it
// is does not say where.
func (f *sayer) question(clause int) bool {
	first := f.list[f.left[clause]]
	return first.tag[:1] == "W" || first.lower == "whether"
}

// finite reports whether a clause is one of its own: it has a verb for its head,
// or a subject and a copula that the parser lost.
func (f *sayer) finite(i int) bool {
	return f.list[i].verb() || f.child(i, "cop", "aux", "mark") >= 0
}

// participial reports whether what looks like the clause of a verb is a
// participle that opens the sentence: "Asked about this, he said".
func (f *sayer) participial(clause, verb int) bool {
	t := f.list[clause]
	return clause < verb && (t.tag == "VBN" || t.tag == "VBG") && f.child(clause, "nsubj", "nsubjpass", "csubj", "aux", "auxpass", "expl") < 0
}

// asked reports whether a clause with "if" is what somebody asks.
func (f *sayer) asked(clause, verb int) bool {
	if f.list[clause].dep != "advcl" || clause < verb || f.list[verb].lemma != "ask" && f.list[verb].lemma != "wonder" {
		return false
	}
	mark := f.child(clause, "mark")
	return mark >= 0 && f.list[mark].lower == "if"
}

// apart reports whether what looks like the clause of a verb is one of its own
// before a colon, or says more of the noun before it: "told people who came".
func (f *sayer) apart(clause, verb int) bool {
	for i := f.right[clause] + 1; i < min(verb, f.right[clause]+longestPhrase); i++ {
		if f.list[i].text == ":" || f.list[i].text == ";" {
			return true
		}
	}
	first := f.left[clause]
	return f.list[first].tag == "WP" && first > verb+1 && strings.HasPrefix(f.list[first-1].tag, "NN")
}

// toInfinitive reports whether a verb is an infinitive with "to".
func (f *sayer) toInfinitive(verb int) bool {
	i := f.child(verb, "aux")
	return i >= 0 && f.list[i].lower == "to"
}

// whole is the clause that says what a verb tells, with what the parser hangs
// on the verb itself: the beginning of the sentence, where the clause stands
// before the verb, and what follows the clause without a comma.
func (f *sayer) whole(verb, content int) stretch {
	s := f.said(content)
	if s.end <= verb {
		return s
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
// coordinated clause that is said by somebody else, or that is told of the one
// who says it: "vowed to sell and praised the ruling".
func (f *sayer) said(content int) stretch {
	s := f.all(content)
	for _, i := range f.children(content) {
		if f.list[i].dep != "conj" || i < content {
			continue
		}
		cue := f.list[f.list[content].head]
		back := isPast(f.list[i]) && isPast(cue) && !isPast(f.list[content]) && f.child(i, "nsubj", "aux") < 0 && !f.toInfinitive(content)
		other := back || f.child(i, "nsubj") >= 0 && verbsOfSaying[f.list[i].lemma] != nil && f.child(i, "ccomp") >= 0 && f.list[i].tag != "VB"
		if told := f.toInfinitive(content) && f.list[i].tag != "VB" && f.list[i].tag != "VBG" && f.list[i].verb(); !other && !told {
			continue
		}
		s.end = f.left[i]
		for s.end > content+1 && (f.list[s.end-1].tag == "CC" || !f.list[s.end-1].word()) {
			s.end--
		}
		return s
	}
	return s
}

// isPast reports whether a verb is a past tense or a past participle.
func isPast(t token) bool { return t.tag == "VBD" || t.tag == "VBN" }

// tail adds to what is said what follows it without a comma and which the
// parser hangs on the verb of saying: "said it fell on Monday", "announced a plan
// to sell".
func (f *sayer) tail(verb int, s stretch) stretch {
	for _, i := range f.children(verb) {
		if f.left[i] != s.end || s.end <= verb {
			continue
		}
		switch f.list[i].dep {
		case "prep", "advmod", "npadvmod", "advcl", "dobj", "xcomp":
			s.end = f.right[i] + 1
		}
	}
	return s
}

// infinitive finds what somebody promises to do, wants somebody else to do, or
// is said to do.
func (f *sayer) infinitive(verb, content int, a attribution, ways []saying, object int) bool {
	if object < 0 {
		way, ok := taking(ways, infinitive)
		if ok {
			a.act = way.act
			f.add(a, f.said(content))
		}
		return ok
	}
	way, ok := taking(ways, ordering|raising)
	if !ok {
		return false
	}
	a.act = way.act
	if way.takes(ordering) {
		a.addressee = object
	}
	f.add(a, f.all(object), f.said(content))
	return true
}

// parenthesis is the head of the clause that a verb of saying stands within
// or behind: "the wall, he says, is high", "as he says, the wall is high"; -1
// if it does not.
func (f *sayer) parenthesis(verb int) int {
	t := f.list[verb]
	if t.head == verb || !f.list[t.head].verb() {
		return -1
	}
	switch mark := f.child(verb, "mark", "advmod"); {
	case t.dep == "parataxis":
		return t.head
	case t.dep == "advcl" && mark >= 0 && f.list[mark].lower == "as" && f.child(verb, "dobj") < 0 && f.ownSubject(verb) >= 0:
		return t.head
	}
	return -1
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

// predication finds what somebody or something is said to be or to have done:
// "called him a liar", "described it as a threat", "blamed them for the crash".
func (f *sayer) predication(verb int, a attribution, ways []saying, object int) bool {
	if way, ok := taking(ways, calling); ok {
		a.act = way.act
		if small := f.child(verb, "ccomp"); small >= 0 && !f.list[small].verb() {
			f.add(a, f.all(small))
			return true
		}
		if f.fused(object) {
			f.add(a, f.all(object))
			return true
		}
		if what := f.name(verb, object); what >= 0 {
			f.add(a, f.all(object), f.all(what))
			return true
		}
		if end := f.quotedName(verb, object); end >= 0 {
			f.add(a, stretch{f.left[object], end})
			return true
		}
	}
	if object < 0 {
		return false
	}
	for _, kind := range []struct {
		frames       frames
		prepositions string
	}{{likening, "as"}, {judging, "for of over with"}} {
		way, ok := taking(ways, kind.frames)
		if !ok {
			continue
		}
		for _, i := range f.children(verb) {
			if f.list[i].dep == "prep" && slices.Contains(strings.Fields(kind.prepositions), f.list[i].lower) {
				a.act = way.act
				f.add(a, f.all(object), f.all(i))
				return true
			}
		}
	}
	return false
}

// fused reports whether an object is two to the parser's one: "the two a threat".
func (f *sayer) fused(object int) bool {
	if object < 0 {
		return false
	}
	for _, i := range f.children(object) {
		if l := f.list[i].lower; (l == "a" || l == "an") && f.left[object] < i && i < object && f.list[i-1].word() {
			return true
		}
	}
	return false
}

// name is what a verb calls its object: what the parser says, or a noun or an
// adjective right behind it; -1 if there is none.
func (f *sayer) name(verb, object int) int {
	if object < 0 {
		return -1
	}
	if what := f.child(verb, "oprd"); what >= 0 {
		return what
	}
	for _, i := range f.children(verb) {
		if t := f.list[i].tag; f.left[i] == f.right[object]+1 && (t == "NN" || t == "NNS" || t == "JJ") {
			return i
		}
	}
	return -1
}

// quotedName is the end of words in quotation marks behind the object of a verb:
// "called the long lines “unacceptable”"; -1 if there are none.
func (f *sayer) quotedName(verb, object int) int {
	const near = 16
	if object < verb {
		return -1
	}
	limit := min(f.first[f.list[verb].sentence+1], object+near)
	for i := f.right[object] + 1; i < limit; i++ {
		switch t := f.list[i]; {
		case t.text == "“" || t.text == "\"" || t.text == "‘" || t.text == "''" || t.text == "``":
			for end := i + 2; end < f.first[t.sentence+1]; end++ {
				if closing(f.list[end].text) {
					return end + 1
				}
			}
			return -1
		case t.verb() || t.text == ",":
			return -1
		}
	}
	return -1
}

// behindPreposition finds what is said behind a preposition: "called for a ban".
func (f *sayer) behindPreposition(cue int, a attribution, ways []saying) bool {
	for _, i := range f.children(cue) {
		way, ok := taken(ways, f.list[i].lower)
		if !ok || f.list[i].dep != "prep" {
			continue
		}
		if object := f.child(i, "pobj", "pcomp"); object >= 0 {
			a.act, a.thing = way.act, true
			f.add(a, f.tail(cue, f.all(object)))
			return true
		}
	}
	return false
}
