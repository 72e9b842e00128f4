package kb

import (
	"cmp"
	"slices"

	"newsgraph/news"
)

// merge makes one record of those with the same id. What an earlier one says
// stands before what later ones say.
func merge(records []*record) []*record {
	byID := make(map[string]*record, len(records))
	var merged []*record
	for _, rec := range records {
		if first, ok := byID[rec.item.ID]; ok {
			first.absorb(rec)
			continue
		}
		byID[rec.item.ID] = rec
		merged = append(merged, rec)
	}
	return merged
}

// absorb adds what another record says of the same item.
func (rec *record) absorb(more *record) {
	item, other := &rec.item, &more.item
	rec.signals.add(more.signals)
	rec.curated = rec.curated || more.curated
	if item.Type == "" {
		item.Type = other.Type
	}
	switch {
	case item.Description == "":
		item.Description = other.Description
	case more.own && other.Description != "" && other.Description != item.Description:
		item.Description = other.Description + "; " + item.Description
	}
	if item.Gender == "" && item.Type == news.Person {
		item.Gender = other.Gender
	}
	if item.Type == news.Other && !rec.curated {
		item.Type = other.Type
	}
	item.Kinds = union(item.Kinds, other.Kinds)
	item.Seats = union(item.Seats, other.Seats)
	item.Links = union(item.Links, other.Links)
	rec.addOffices(more)
	rec.addNames(more)
}

func (rec *record) addOffices(more *record) {
	if rec.item.Type == news.Person {
		for _, o := range more.item.Offices {
			if !slices.Contains(rec.item.Offices, o) {
				rec.item.Offices = append(rec.item.Offices, o)
			}
		}
	}
}

// addNames adds the names of another record, its main name as an alias.
func (rec *record) addNames(more *record) {
	known := make(map[string]bool, len(rec.names))
	for _, n := range rec.names {
		known[n.folded] = true
	}
	for _, n := range more.names {
		if !known[n.folded] {
			n.form = max(n.form, news.Alias)
			rec.names = append(rec.names, n)
		}
	}
	for _, name := range append(slices.Clone(more.item.Aliases), more.item.Name) {
		if !known[news.FoldName(name)] {
			known[news.FoldName(name)] = true
			rec.item.Aliases = append(rec.item.Aliases, name)
		}
	}
}

// identify gives the Wikidata identifiers of others to facts that have none:
// what is written by hand is what the news writes of, so that an item of the same
// type and full name is taken for the same, if it is the only one or, other than
// for people, by far the best known.
func identify(facts, others []*record) {
	taken := make(map[string]bool)
	byName := make(map[string][]*record)
	for _, rec := range facts {
		taken[rec.item.ID] = true
		if rec.item.WikidataID == "" {
			byName[news.FoldName(rec.item.Name)] = nil
		}
	}
	for _, rec := range others {
		folded := news.FoldName(rec.item.Name)
		if _, wanted := byName[folded]; wanted && rec.item.WikidataID != "" && rec.item.Type != "" {
			byName[folded] = append(byName[folded], rec)
		}
	}
	for _, rec := range facts {
		if rec.item.WikidataID != "" {
			continue
		}
		same := namesake(rec.item.Type, byName[news.FoldName(rec.item.Name)])
		if same != nil && !taken[same.item.ID] && (!same.own || same.mayBe(rec)) {
			rec.item.ID, rec.item.WikidataID = same.item.ID, same.item.WikidataID
			taken[rec.item.ID] = true
		}
	}
}

// namesake chooses among the items of one name; nil if that is not safe.
func namesake(typ news.EntityType, items []*record) *record {
	const farther = 0.15
	items = slices.DeleteFunc(slices.Clone(items), func(rec *record) bool { return rec.item.Type != typ })
	if len(items) == 0 || len(items) > 1 && typ == news.Person {
		return nil
	}
	slices.SortFunc(items, func(a, b *record) int { return cmp.Compare(b.popularity(), a.popularity()) })
	if len(items) > 1 && items[0].popularity() < items[1].popularity()+farther {
		return nil
	}
	return items[0]
}
