package nlp

import (
	"slices"

	"newsgraph/news"
)

// relateRoles adds what the titles tell that stand beside names, and gives the
// tokens of those titles.
func (f *teller) relateRoles() (titles map[int]bool) {
	titles = make(map[int]bool)
	for _, r := range f.reading.Roles {
		first, end := f.within(r.Span)
		if r.Organization < 0 || first == end || f.modifies(f.nearest(r.Organization, end-1), end-1) {
			continue
		}
		for i := first; i < end; i++ {
			titles[i] = true
		}
		noun := end - 1
		senses := relations.nouns[f.wordFor(noun)]
		if len(senses) == 0 {
			continue
		}
		o := &told{sense: f.rank(senses[0], noun), head: noun, noun: true, passing: true, sure: 0.9, outlook: f.heldAs(noun, -1)}
		for i := first; i < end; i++ {
			if gone[f.list[i].lower] {
				o.outlook.status = news.Lapsed
			}
		}
		o.actors, o.recipients = []news.Argument{f.nearest(r.Person, noun)}, []news.Argument{f.nearest(r.Organization, noun)}
		f.relate(o)
	}
	return titles
}

// modifies reports whether a name only says more of a common noun that is not
// the title: French in "the mayor of the French city of Paris".
func (f *teller) modifies(who news.Argument, title int) bool {
	first, end := f.within(who.Span)
	if first == end {
		return false
	}
	t := f.list[f.head(first, end)]
	head := f.list[t.head]
	return (t.dep == "amod" || t.dep == "compound" || t.dep == "nmod") && t.head != title && t.head > title && head.tag == "NN"
}

// nearest is a cluster at its mention nearest to a token, in the same sentence
// and not far away.
func (f *teller) nearest(cluster, token int) news.Argument {
	s := f.list[token].sentence
	for away := 0; away <= highest; away++ {
		for _, i := range []int{token - away, token + away} {
			if i < f.first[s] || i >= f.first[s+1] {
				continue
			}
			if c, ok := f.cluster[i]; ok && c == cluster {
				return news.Argument{Cluster: cluster, Span: f.words[i]}
			}
		}
	}
	return news.Argument{Cluster: cluster}
}

// assemblies are words in the names of bodies that have members.
var assemblies = set("party parliament congress senate house assembly committee council commission caucus alliance movement union front league coalition federation society club democrats republicans greens conservatives labour liberals")

// holds reports whether somebody has an office of a body by their title.
func (f *teller) holds(person, body int) bool {
	return slices.ContainsFunc(f.reading.Roles, func(r news.Role) bool { return r.Person == person && r.Organization == body })
}
