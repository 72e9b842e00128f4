package kb

import (
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// placeByDescription takes from descriptions such as "place in Alabama, United
// States" and "American singer" where an item lies, or what it has to do with:
// the countries, states and cities that are well known by that name.
func placeByDescription(records []*record) {
	places := wellKnownPlaces(records)
	for _, rec := range records {
		if rec.curated {
			continue // whoever wrote that wrote the places too
		}
		lies := rec.item.Type == news.Geopolitical || rec.item.Type == news.Place || rec.item.Type == news.Organization
		for _, id := range placesIn(rec.item.Description, places) {
			switch {
			case id == rec.item.ID:
			case lies:
				rec.item.Seats = union(rec.item.Seats, []string{id})
			default:
				rec.item.Links = union(rec.item.Links, []string{id})
			}
		}
	}
}

// wellKnownPlaces gives the best known bearer of each name or demonym of a
// place with a government.
func wellKnownPlaces(records []*record) map[string]string {
	const wellKnown = 0.55
	ids, best := make(map[string]string), make(map[string]float64)
	for _, rec := range records {
		popularity := rec.popularity()
		if rec.item.Type != news.Geopolitical || popularity < wellKnown {
			continue
		}
		for _, n := range rec.names {
			if n.form != news.FullName && n.form != news.Demonym && !rec.curated || len(n.folded) < 4 {
				continue
			}
			if popularity > best[n.folded] {
				ids[n.folded], best[n.folded] = rec.item.ID, popularity
			}
		}
	}
	return ids
}

// placesIn finds names of up to four words that begin with a capital letter,
// the longest first, in the order of the text.
func placesIn(description string, places map[string]string) (ids []string) {
	parts := strings.Fields(description)
	for i := 0; i < len(parts); i++ {
		if !unicode.IsUpper([]rune(parts[i])[0]) {
			continue
		}
		for n := min(4, len(parts)-i); n > 0; n-- {
			if id, ok := places[news.FoldName(strings.Join(parts[i:i+n], " "))]; ok {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
				i += n - 1
				break
			}
		}
	}
	return ids
}
