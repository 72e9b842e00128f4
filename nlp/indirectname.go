package nlp

import (
	"slices"
	"strings"
)

// predication finds what somebody or something is said to be or to have done:
// "called him a liar", "described it as a threat", "blamed them for the crash".
func (f *sayer) predication(verb int, a attribution, ways []saying, object int) bool {
	known := f.list[verb].tag == "VBN" && f.list[verb].dep == "acl" && f.child(verb, "agent") < 0 // a body called the council
	if way, ok := taking(ways, calling); ok && !known {
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
		return a.act != "" && f.called(verb, a)
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

// called finds what is said of the noun that a relative clause belongs to: "a
// charge Athens called absurd".
func (f *sayer) called(verb int, a attribution) bool {
	if f.list[verb].dep != "relcl" || a.source < 0 {
		return false
	}
	if what := f.child(verb, "oprd", "ccomp"); what > verb {
		f.add(a, f.all(what))
		return true
	}
	if end := f.quotedName(verb, verb); end >= 0 && opening(f.list[verb+1].text) {
		f.add(a, stretch{verb + 1, end})
		return true
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
	const near = 4
	if object < verb {
		return -1
	}
	from := f.right[object] + 1
	if object == verb {
		from = verb + 1
	}
	limit := min(f.first[f.list[verb].sentence+1], from+near)
	for i := from; i < limit; i++ {
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
			s := f.all(object)
			if more := f.child(i, "conj"); more >= 0 && f.list[more].lower == f.list[i].lower {
				s.end = f.right[more] + 1 // for one thing and for another
			}
			f.add(a, f.tail(cue, s))
			return true
		}
	}
	return false
}
