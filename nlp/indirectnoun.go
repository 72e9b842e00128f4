package nlp

import (
	"strings"

	"newsgraph/news"
)

// according finds what is said according to somebody.
func (f *sayer) according(i int) {
	to := f.child(i, "prep")
	if to < i && i+1 < len(f.list) {
		to = i + 1
	}
	if to < 0 || f.list[to].lower != "to" {
		return
	}
	a := attribution{cue: stretch{i, to + 1}, act: news.ActSay, source: f.child(to, "pobj"), addressee: -1}
	if a.source < 0 {
		a.source = f.child(i, "pobj")
	}
	head := f.list[i].head
	if head == i || a.source < 0 {
		return
	}
	head = f.clauseAround(head, i)
	if comma := f.commaAfter(i); comma >= 0 {
		f.add(a, stretch{comma + 1, f.right[head] + 1})
		return
	}
	f.around(a, head, i)
}

// per finds what is so per somebody with a name, or per a document.
func (f *sayer) per(i int) {
	a := attribution{cue: stretch{i, i + 1}, act: news.ActSay, source: f.child(i, "pobj"), addressee: -1}
	if a.source < 0 || !f.list[a.source].proper() && !documents[f.list[a.source].lemma] && !outlets[f.list[a.source].lemma] {
		return
	}
	f.around(a, f.clauseAround(f.list[i].head, i), i)
}

// commaAfter is the first comma behind a token that begins a sentence; -1 if it
// does not.
func (f *sayer) commaAfter(i int) int {
	s := f.list[i].sentence
	if i != f.first[s] {
		return -1
	}
	for k := i; k < min(f.first[s+1], i+longestPhrase); k++ {
		if f.list[k].text == "," {
			return k
		}
	}
	return -1
}

// clauseAround is the head of the clause that a phrase belongs to which stands
// at a token: of the sentence, if the phrase stands at its beginning or its end.
func (f *sayer) clauseAround(head, phrase int) int {
	s := f.list[phrase].sentence
	atEnd := f.left[phrase] == f.first[s] || f.right[phrase]+2 >= f.first[s+1]
	for range highest {
		up := f.list[head].head
		if up == head || f.list[head].verb() && (!atEnd || f.list[head].dep != "conj" && f.list[head].dep != "advcl") {
			break
		}
		head = up
	}
	return head
}

// views are nouns for how somebody sees things, or words them: in her view.
var views = set("view opinion words telling account estimation judgment judgement eyes reckoning")

// view finds what is so in somebody's view.
func (f *sayer) view(i int) {
	in := f.list[i].head
	if !views[f.list[i].lower] || f.list[i].dep != "pobj" || f.list[in].lower != "in" {
		return
	}
	a := attribution{cue: stretch{i, i + 1}, act: news.ActThink, source: f.owner(i), addressee: -1}
	if head := f.list[in].head; head != in && f.list[head].verb() && a.source >= 0 {
		f.around(a, f.clauseAround(head, in), in)
	}
}

// owner is who a noun belongs to: "Trump's claim", "the view of the court"; -1
// if that is not said.
func (f tree) owner(noun int) int {
	if who := f.child(noun, "poss"); who >= 0 {
		return who
	}
	for _, i := range f.children(noun) {
		if p := f.list[i].lower; f.list[i].dep == "prep" && (p == "by" || p == "from" || p == "of" || p == "among") {
			return f.child(i, "pobj")
		}
	}
	return -1
}

// supporting are verbs that say of their subject that what their object names
// is its own: made a claim, issued a warning.
var supporting = set("make have issue give express voice raise share hold offer release deliver send publish repeat reiterate renew state harbor harbour get sign submit bring face keep lose take post file")

// ofNoun finds what a noun gives as said: "the claim that it fell", "his demand
// for a ban", "the promise to sell", "their view is that it fell".
func (f *sayer) ofNoun(noun int, ways []saying) {
	if len(ways) == 0 || f.list[noun].dep == "compound" {
		return
	}
	a := attribution{cue: stretch{noun, noun + 1}, source: f.owner(noun), addressee: -1}
	if a.source >= 0 && f.list[a.source].dep == "pobj" {
		if _, content := taken(ways, f.list[f.list[a.source].head].lower); content {
			a.source = -1 // criticism of them is not theirs
		}
	}
	if up := f.list[noun].head; a.source < 0 && f.list[noun].dep == "dobj" && supporting[f.list[up].lemma] {
		if c := f.clause(up); !c.passive {
			a.source = c.subject
		}
	}
	if a.source < 0 {
		a.source = f.sayerIn(noun)
	}
	for _, i := range f.children(noun) {
		if d := f.list[i].dep; d != "acl" && d != "ccomp" && d != "relcl" {
			continue
		}
		way, ok := f.contentOf(i, ways)
		if ok {
			a.act = way.act
			f.add(a, f.all(i))
			return
		}
	}
	if f.isThat(noun, a, ways) {
		return
	}
	f.behindPreposition(noun, a, ways)
}

// sayerIn is who says something in what a noun names: "he said in a statement
// that"; -1 if the noun does not stand so.
func (f *sayer) sayerIn(noun int) int {
	in := f.list[noun].head
	if f.list[noun].dep != "pobj" || f.list[in].lower != "in" || verbsOfSaying[f.list[f.list[in].head].lemma] == nil {
		return -1
	}
	if c := f.clause(f.list[in].head); !c.passive {
		return c.subject
	}
	return -1
}

// contentOf reports whether a clause that depends on a noun says what the noun
// names, and does not say more of it, as a relative clause does.
func (f *sayer) contentOf(clause int, ways []saying) (saying, bool) {
	if f.toInfinitive(clause) {
		return taking(ways, infinitive)
	}
	mark := f.child(clause, "mark")
	if mark < 0 && (f.list[clause].dep != "acl" || strings.HasPrefix(f.list[clause].tag, "VBG") || f.list[clause].tag == "VBN" || f.child(clause, "nsubj") < 0) {
		return saying{}, false
	}
	return taking(ways, clausal)
}

// isThat finds what a noun is said to be: "the fear is that it falls".
func (f *sayer) isThat(noun int, a attribution, ways []saying) bool {
	be := f.list[noun].head
	if f.list[noun].dep != "nsubj" || f.list[be].lemma != "be" {
		return false
	}
	content := f.child(be, "ccomp")
	way, ok := taking(ways, clausal)
	if content < 0 || !ok {
		return false
	}
	a.act = way.act
	f.add(a, f.all(content))
	return true
}

// ofAdjective finds what somebody is sure, afraid or critical of.
func (f *sayer) ofAdjective(i int, ways []saying) {
	if len(ways) == 0 || f.list[i].dep != "acomp" && f.list[i].dep != "oprd" && f.list[i].dep != "conj" {
		return
	}
	a := attribution{cue: stretch{i, i + 1}, source: f.clause(f.list[i].head).subject, addressee: -1}
	if a.source < 0 || f.list[a.source].lower == "it" || f.expletive(a.source) {
		return
	}
	content := f.child(i, "ccomp")
	if way, ok := taking(ways, clausal); ok && content >= 0 {
		a.act = way.act
		f.add(a, f.all(content))
		return
	}
	f.behindPreposition(i, a, ways)
}
