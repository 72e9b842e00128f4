package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// kinds says what the news calls those of a category of the name-suggestion-index. Categories that are not here are of
// things by the roadside whose operators the news calls otherwise.
var kinds = map[string]string{
	"shop/supermarket": "supermarket chain", "shop/convenience": "convenience store chain", "shop/department_store": "department store",
	"shop/clothes": "clothing retailer", "shop/shoes": "shoe retailer", "shop/electronics": "electronics retailer", "shop/furniture": "furniture retailer",
	"shop/doityourself": "home improvement retailer", "shop/car": "carmaker", "shop/motorcycle": "motorcycle maker", "shop/truck": "truck maker",
	"shop/jewelry": "jeweler", "shop/watches": "watchmaker", "shop/cosmetics": "cosmetics company", "shop/perfumery": "perfume retailer",
	"shop/sports": "sports retailer", "shop/optician": "optician", "shop/bakery": "bakery chain", "shop/toys": "toy retailer",
	"shop/books": "bookseller", "shop/chemist": "drugstore chain", "shop/wholesale": "wholesaler", "shop/variety_store": "discount retailer",
	"shop/mobile_phone": "phone company", "shop/telecommunication": "telecom company", "shop/travel_agency": "travel agency",
	"shop/bag": "luggage maker", "shop/chocolate": "chocolate maker", "shop/confectionery": "candy maker", "shop/tea": "tea company",
	"shop/tyres": "tire maker", "shop/hifi": "electronics maker", "shop/bicycle": "bicycle maker", "shop/houseware": "retailer",
	"shop/interior_decoration": "retailer", "shop/outdoor": "outdoor retailer", "shop/pet": "pet retailer", "shop/baby_goods": "retailer",
	"shop/fashion_accessories": "fashion company", "shop/beauty": "beauty chain", "shop/stationery": "retailer", "shop/alcohol": "drinks company",
	"amenity/bank": "bank", "amenity/fast_food": "fast-food chain", "amenity/cafe": "coffee chain", "amenity/restaurant": "restaurant chain",
	"amenity/fuel": "oil company", "amenity/pharmacy": "pharmacy chain", "amenity/car_rental": "car rental company", "amenity/cinema": "cinema chain",
	"amenity/ice_cream": "ice cream maker", "amenity/casino": "casino operator", "amenity/bureau_de_change": "currency exchange company",
	"amenity/bicycle_rental": "bike-sharing company", "amenity/charging_station": "charging company", "amenity/post_office": "postal service",
	"amenity/hospital": "hospital operator", "tourism/hotel": "hotel chain", "tourism/theme_park": "theme park operator",
	"leisure/fitness_centre": "gym chain", "office/insurance": "insurer", "office/estate_agent": "real estate company", "office/consulting": "consultancy",
	"office/employment_agency": "staffing company", "office/coworking": "office company", "office/financial": "financial company",
	"office/company": "company", "office/energy_supplier": "energy company", "power/generator": "energy company", "power/plant": "energy company",
	"telecom/data_center": "data center operator", "man_made/pipeline": "pipeline company", "man_made/works": "manufacturer",
}

// item is one brand or operator of the name-suggestion-index, as it shows in one set of countries.
type item struct {
	DisplayName string `json:"displayName"`
	LocationSet struct {
		Include []any `json:"include"` // country codes, "001" for the world, names of regions, circles
	} `json:"locationSet"`
	MatchNames []string          `json:"matchNames"`
	Tags       map[string]string `json:"tags"`
}

// spread reports whether the item is at home in the whole world or in three countries.
func (i item) spread() bool {
	countries := 0
	for _, place := range i.LocationSet.Include {
		switch code, _ := place.(string); {
		case code == "001":
			return true
		case len(code) == 2:
			countries++
		}
	}
	return countries >= 3
}

// readBrands returns the well-spread brands and operators that have a kind, sorted by kind and name.
func readBrands(dir string) ([]entry, error) {
	var index struct {
		Categories map[string]struct{ Items []item } `json:"nsi"`
	}
	if err := readJSON(filepath.Join(dir, "dist/json/nsi.json"), &index); err != nil {
		return nil, err
	}
	var entries []entry
	for path, category := range index.Categories {
		tree, rest, _ := strings.Cut(path, "/")
		kind, known := kinds[rest]
		if !known || tree != "brands" && tree != "operators" {
			continue
		}
		for _, i := range category.Items {
			if e, ok := i.entry(strings.TrimSuffix(tree, "s"), kind); ok {
				entries = append(entries, e)
			}
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.description, b.description), cmp.Compare(a.name, b.name), cmp.Compare(a.qid, b.qid))
	})
	return entries, nil
}

var (
	identifier = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	inBrackets = regexp.MustCompile(`\s*\([^)]*\)$`)
)

// entry turns an item into one, and reports whether it can.
func (i item) entry(tag, kind string) (entry, bool) {
	name := i.Tags[tag+":en"]
	if name == "" {
		name = i.Tags[tag]
	}
	e := entry{
		qid: i.Tags[tag+":wikidata"], typ: "ORGANIZATION", name: inBrackets.ReplaceAllString(name, ""),
		description: kind + " with shops or sites in several countries", facts: "kind: " + kind,
	}
	if shown := inBrackets.ReplaceAllString(i.DisplayName, ""); isName(shown) && shown != e.name {
		e.aliases = append(e.aliases, shown)
	}
	return e, i.spread() && identifier.MatchString(e.qid) && isName(e.name)
}

// isName reports whether a name is in Latin letters, begins as names do, and keeps out of the way of the format.
func isName(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || strings.ContainsRune("|=;\t", r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2 && len(name) <= 40
}

func readJSON(path string, v any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}
