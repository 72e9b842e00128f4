package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// description finds whom a noun with "the" or "this" means: somebody whom the
// text or the catalogue calls so, a firm if it is the only one spoken of, or who
// holds an office at the time.
func (f *resolver) description(head int) (int, bool) {
	d, ok := f.definite(head)
	if !ok {
		return 0, false
	}
	var fit []int
	called := false // by the text, the catalogue or its own name
	for _, i := range f.spokenOf(head) {
		switch f.fitsDescription(i, d) {
		case exactly:
			if !called {
				fit, called = nil, true
			}
			fit = append(fit, i)
		case roughly:
			if !called {
				fit = append(fit, i)
			}
		}
	}
	if len(fit) == 0 {
		return f.office(d)
	}
	own, known := f.ownFirm(head)
	if known = known && firms[d.noun]; known {
		fit = slices.DeleteFunc(fit, func(i int) bool { return !slices.Contains(own, i) })
	}
	who, ok := f.foremost(d, fit, known || called && !firms[d.noun])
	if !ok {
		return 0, false
	}
	confidence := 0.7
	if called || known {
		confidence = 0.8
	}
	f.add(d.span, head, who, news.ByDescription, confidence)
	return who, true
}

// spokenOf are the clusters that have been spoken of lately.
func (f *resolver) spokenOf(head int) []int {
	var found []int
	seen := make(map[int]bool)
	for _, o := range f.before(head) {
		if o.cluster >= 0 && !seen[o.cluster] {
			found, seen[o.cluster] = append(found, o.cluster), true
		}
	}
	return found
}

// definite is a description: "the Cupertino company".
type definite struct {
	head   int
	span   news.Span
	noun   string   // in lower case: "company", "prime minister"
	kind   string   // with all words before it but places: "social network"
	places []string // ids of the places before and behind it
	of     string   // what comes behind "of", in lower case
}

// definite takes the noun at a token for a description, if it is one: in the
// singular with "the" or "this", with nothing else that could tell one of its
// kind from another than a place or a word that is part of the kind.
func (f *resolver) definite(head int) (definite, bool) {
	t := f.list[head]
	if t.tag == "NNP" && !f.titleWord(head) || t.dep == "compound" || t.dep == "appos" {
		return definite{}, false
	}
	first := f.phraseStart(head)
	if det := f.list[first]; det.lower != "the" && det.lower != "this" || first == head {
		return definite{}, false
	}
	d := definite{head: head, span: news.Span{Start: f.list[first].span.Start, End: t.span.End}, noun: t.lower}
	i := head - 1
	for ; i > first && f.nounBefore(i, head); i-- {
		d.noun = f.list[i].lower + " " + d.noun
	}
	d.kind = d.noun
	for ; i > first; i-- {
		switch w := f.list[i]; {
		case neutral[w.lower]:
			d.kind = w.lower + " " + d.kind
		case w.text == "-" || w.lower == "based":
		case f.place(i) != nil:
			d.places = append(d.places, f.place(i)...)
		case i == head-1 && f.name[i] < 0:
			d.noun = w.lower + " " + d.noun // central bank
			d.kind = d.noun
		default:
			return definite{}, false
		}
	}
	return f.behindNoun(d)
}

// nounBefore reports whether the token before a noun makes one role of it:
// prime minister, chief executive, vice president.
func (f *resolver) nounBefore(i, head int) bool {
	w := f.list[i]
	return f.name[i] < 0 && w.label != "GPE" && w.label != "NORP" && (otherOffices[w.lower] || roles[w.lower] && roles[f.list[head].lower])
}

// place gives the ids of the places and countries that a token may name, in
// "Cupertino", "Seattle-based" and "German"; nil if none.
func (f *resolver) place(i int) []string {
	word := strings.TrimSuffix(strings.TrimSuffix(f.list[i].text, "based"), "-")
	var found []string
	if f.list[i].capital() {
		for _, r := range f.catalogue.Named(word) {
			if item, ok := f.catalogue.Item(r.Entity); ok && (item.Type == news.Geopolitical || item.Type == news.Place || item.Type == news.Group) {
				found = append(found, r.Entity)
			}
		}
	}
	return found
}

// behindNoun looks at what follows a description: "of", "from" or "for" and a
// name belongs to it, and a clause or something else behind these makes it
// another one.
func (f *resolver) behindNoun(d definite) (definite, bool) {
	for _, k := range f.children(d.head) {
		if k < d.head {
			continue
		}
		switch w := f.list[k]; {
		case w.dep == "prep" && (w.lower == "of" || w.lower == "from" || w.lower == "for"):
			object := f.child(k, "pobj")
			if object < 0 || f.name[object] < 0 {
				return d, false
			}
			d.of = strings.ToLower(f.reading.Clusters[f.name[object]].Name)
			if id := f.characters[f.name[object]].item.ID; id != "" {
				d.places = append(d.places, id)
			}
			d.span.End = max(d.span.End, f.list[object].span.End)
		case w.dep == "relcl" && f.list[d.head+1].text != ",", w.dep == "acl", w.dep == "conj", w.dep == "case":
			return d, false
		case w.dep == "appos":
			if _, named := f.named[k]; !named {
				return d, false
			}
		}
	}
	return d, true
}

// fitness says how well a description fits.
type fitness int

const (
	badly   fitness = iota
	roughly         // it may stand for any of its kind
	exactly         // it is called so
)

// fitsDescription reports how well a description fits a cluster.
func (f *resolver) fitsDescription(cluster int, d definite) fitness {
	c := &f.characters[cluster]
	if c.kind != news.Person && c.kind != news.Organization && c.kind != news.Product || !f.fromPlaces(c, d) {
		return badly
	}
	gender, person := nounGender(d.noun[strings.LastIndex(d.noun, " ")+1:])
	if person != (c.kind == news.Person) || gender != "" && c.gender != "" && gender != c.gender {
		return badly
	}
	called := slices.ContainsFunc(c.nouns, func(noun string) bool { return endsRole(noun, d.noun) })
	switch {
	case called && (d.of == "" || f.sameOf(c, d)):
		return exactly
	case d.of != "" && len(d.places) == 0:
		return badly
	case slices.Contains(c.item.Kinds, d.noun) && !firms[d.noun], slices.Contains(c.item.Kinds, d.kind) && !firms[d.kind], c.kind == news.Person && c.hasOffice(d.noun, f.published):
		return exactly
	case c.kind == news.Organization && slices.Contains(c.names, d.noun):
		return exactly
	case c.kind != news.Person && firms[d.noun] && c.business():
		return roughly
	}
	return badly
}

// sameOf reports whether somebody has to do with what comes behind "of".
func (f *resolver) sameOf(c *character, d definite) bool {
	return len(d.places) > 0 && slices.ContainsFunc(c.item.Offices, func(o news.Office) bool { return o.Of == d.places[len(d.places)-1] })
}

// fromPlaces reports whether the places of a description are no others than
// those where somebody has a seat or an office.
func (f *resolver) fromPlaces(c *character, d definite) bool {
	if len(d.places) == 0 {
		return true
	}
	near := slices.Clone(c.item.Seats)
	for _, o := range c.item.Offices {
		near = append(near, o.Of)
	}
	return slices.ContainsFunc(d.places, func(id string) bool { return slices.Contains(near, id) })
}

// firmsBack is how many sentences back the firm is spoken of that "the company"
// means.
const firmsBack = 2

// foremost is the one of several that a description fits which stands out among
// what was spoken of so far, and among others of its kind that have no name; in
// the last sentences only, unless it is sure that they are called so.
func (f *resolver) foremost(d definite, fit []int, sure bool) (int, bool) {
	scores := make(map[int]float64)
	s := f.list[d.head].sentence
	back := firmsBack
	if sure {
		back = len(f.sentences)
	}
	for _, o := range f.before(d.head) {
		if far := s - f.list[o.token].sentence; far <= back && (slices.Contains(fit, o.cluster) || o.cluster < 0 && f.another(o.token, d)) && (f.quote[d.head] >= 0 || f.quote[o.token] < 0) {
			scores[o.cluster] += f.worth(o, pronoun{}) / float64(int(1)<<min(far, 10))
		}
	}
	who, share := best(scores)
	if who < 0 || share < clearThing || slices.Contains(f.barred(d.head), who) || slices.Contains(f.above(d.head), who) {
		return 0, false
	}
	return who, true
}

// above are the clusters that the subjects over a description in its sentence
// mean: "Meta said the company had lied" is about another one.
func (f *resolver) above(head int) []int {
	var out []int
	for _, at := range f.ancestors(head) {
		if subject := f.antecedent(f.subjectOf(at)); subject >= 0 && f.list[at].verb() {
			if cluster, ok := f.meant(subject); ok {
				out = append(out, cluster)
			}
		}
	}
	return out
}
