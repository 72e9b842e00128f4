package graph

import (
	"maps"
	"slices"
)

// changed gives all that may be decided in another way by one set of rules than
// by the other: the clusters of some entities, and those of some articles.
func changed(before, after *rules) (entities, articles []string) {
	s := scope{make(map[string]bool), make(map[string]bool)}
	if n := len(before.list); n <= len(after.list) && slices.Equal(before.list, after.list[:n]) {
		for _, u := range after.list[n:] { // they have the last word
			maps.Copy(s.entities, u.from)
			s.visit(u)
		}
	} else {
		s.spread(before, after)
	}
	return slices.Sorted(maps.Keys(s.entities)), slices.Sorted(maps.Keys(s.articles))
}

// spread takes the rules that are not the same, and those that one led to, or
// that led to one, which have their say again.
func (s scope) spread(before, after *rules) {
	speaking := make(map[string][]*rule)
	for _, u := range slices.Concat(before.list, after.list) {
		for id := range u.ids() {
			speaking[id] = append(speaking[id], u)
		}
	}
	var ahead []string
	take := func(u *rule) {
		s.visit(u)
		for id := range u.ids() {
			if !s.entities[id] {
				s.entities[id] = true
				ahead = append(ahead, id)
			}
		}
	}
	for _, pair := range [][2]*rules{{before, after}, {after, before}} {
		others := make(map[string]*rule)
		for _, u := range pair[1].list {
			others[u.ID] = u
		}
		for _, u := range pair[0].list {
			if !u.same(others[u.ID]) {
				take(u)
			}
		}
	}
	for ; len(ahead) > 0; ahead = ahead[1:] {
		for _, u := range speaking[ahead[0]] {
			take(u)
		}
	}
}

// scope is what some rules are about.
type scope struct{ entities, articles map[string]bool }

// visit takes the articles of a rule.
func (s scope) visit(u *rule) {
	for article := range u.at {
		s.articles[article] = true
	}
}
