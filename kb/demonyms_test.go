package kb

import (
	"strings"
	"testing"
)

// TestDemonymShares: hardly a stranger is called by a demonym, unless others have
// the name.
func TestDemonymShares(t *testing.T) {
	c, err := Read(strings.NewReader("Q1\tGEOPOLITICAL\tItaly\t\tcountry\tdemonym: Italian; demonym: Alpine=0.3\n" +
		"Q2\tGEOPOLITICAL\tSouth Korea\t\tcountry\tdemonym: South Korean; demonym: Seoulite\n" +
		"Q3\tGEOPOLITICAL\tSeoul\t\tcity\tdemonym: Seoulite\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"Italian": 0.95, "Alpine": 0.3, "South Korean": 0.97, "Seoulite": 0.445500} {
		if got := c.Named(name)[0].Prior; got < want-0.01 || got > want+0.01 {
			t.Errorf("%s has the prior %v, want %v", name, got, want)
		}
	}
}

// TestBuiltinDemonyms: the demonyms of countries mostly mean the country.
func TestBuiltinDemonyms(t *testing.T) {
	c := builtinCatalogue(t)
	for name, id := range map[string]string{"French": "entity:Q142", "German": "entity:Q183", "British": "entity:Q145", "Dutch": "entity:Q55", "Spanish": "entity:Q29", "Italian": "entity:Q38", "Chinese": "entity:Q148"} {
		if best := c.Named(name)[0]; best.Entity != id || best.Prior < 0.85 {
			t.Errorf("%s: the best is %v, want %s with .85 or more", name, best, id)
		}
	}
}
