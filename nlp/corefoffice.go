package nlp

import (
	"slices"

	"newsgraph/news"
)

// office finds who holds the office that a description names, at the date of
// the article, in the country that it gives or that the article is about. Who
// is not named in the article gets a cluster.
func (f *resolver) office(d definite) (int, bool) {
	country := f.country
	if len(d.places) > 0 {
		country = d.places[0]
	} else if f.held[canonical(d.noun)] {
		return 0, false // it may mean one of the article
	}
	if country == "" || f.published.IsZero() {
		return 0, false
	}
	holder, asked := f.holders[[2]string{d.noun, country}]
	if !asked {
		holder = f.holderOf(d.noun, country)
		f.holders[[2]string{d.noun, country}] = holder
	}
	if holder == "" {
		return 0, false
	}
	return f.holder(holder, d), true
}

// shared are offices that several people hold at a time, of whom the catalogue
// may know one.
var shared = set("senator representative congressman congresswoman lawmaker legislator minister justice judge magistrate ambassador envoy commissioner director founder cofounder co-founder owner professor spokesman spokeswoman spokesperson adviser advisor")

// holderOf is who alone holds an office of a country at the date of the article;
// "" if the catalogue knows none or several.
func (f *resolver) holderOf(role, country string) string {
	if shared[role] {
		return ""
	}
	holder := ""
	for _, id := range f.catalogue.Holders(role) {
		item, ok := f.catalogue.Item(id)
		if !ok || !slices.ContainsFunc(item.Offices, func(o news.Office) bool {
			return o.Role == role && o.Of == country && holds(o, f.published)
		}) {
			continue
		}
		if holder != "" && holder != id {
			return ""
		}
		holder = id
	}
	return holder
}

// holder adds a mention of who holds an office.
func (f *resolver) holder(id string, d definite) int {
	cluster, ok := f.byItem[id]
	if !ok {
		item, _ := f.catalogue.Item(id)
		cluster = len(f.characters)
		f.byItem[id] = cluster
		f.reading.Clusters = append(f.reading.Clusters, news.Cluster{Name: item.Name, Type: item.Type})
		f.characters = append(f.characters, character{kind: item.Type, gender: item.Gender, item: item})
	}
	f.add(d.span, d.head, cluster, news.ByDescription, 0.6)
	f.added[len(f.added)-1].Candidates = []news.Candidate{{Entity: id, Score: 0.8}}
	return cluster
}
