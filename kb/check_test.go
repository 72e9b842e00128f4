package kb

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// extractRow is an item of the Wikidata extract that identifiers are checked against.
type extractRow struct {
	QID         string   `json:"qid"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Types       []string `json:"types"`
	Description string   `json:"desc"`
}

// TestQIDsAgainstWikidata checks every Wikidata identifier in kb/facts: the
// item exists, has one of our names, and is not of a kind that contradicts our
// type. It cannot tell two people of one name apart; with -v it prints both
// descriptions of each item for the eye.
func TestQIDsAgainstWikidata(t *testing.T) {
	c := builtinCatalogue(t)
	rows := readExtract(t, func(r extractRow) bool {
		_, ok := c.Item(news.WikidataEntityID(r.QID))
		return ok
	})
	for e := range c.Items() {
		if e.WikidataID == "" {
			continue
		}
		r, ok := rows[e.WikidataID]
		if !ok {
			t.Errorf("%s (%s) is not in the extract, so it cannot be checked; remove the QID", e.WikidataID, e.Name)
			continue
		}
		if !shareName(e.Entity, r) {
			t.Errorf("%s is %q there and %q here, and they have no alias in common", e.WikidataID, r.Name, e.Name)
		}
		for _, typ := range r.Types {
			if contradicts[e.Type] != nil && contradicts[e.Type].MatchString(typ) {
				t.Errorf("%s (%s) is a %s there and %s here", e.WikidataID, e.Name, typ, e.Type)
			}
		}
		if testing.Verbose() {
			t.Logf("%-11s %s: %s = %s: %s", e.WikidataID, e.Name, e.Description, r.Name, r.Description)
		}
	}
}

// readExtract returns the rows wanted of the gzipped JSON lines that the
// environment variable NEWSGRAPH_KB names.
func readExtract(t *testing.T, wanted func(extractRow) bool) map[string]extractRow {
	t.Helper()
	path := os.Getenv("NEWSGRAPH_KB")
	if path == "" {
		const why = "the QIDs are not checked: set NEWSGRAPH_KB to the path of entities.jsonl.gz"
		if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "eval") {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	rows := make(map[string]extractRow)
	for decoder := json.NewDecoder(plain); ; {
		var r extractRow
		if err := decoder.Decode(&r); errors.Is(err, io.EOF) {
			return rows
		} else if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if wanted(r) {
			rows[r.QID] = r
		}
	}
}

// shareName reports whether one of our names is one of the row's. A single word
// is not enough for a person: surnames are shared by strangers.
func shareName(e news.Entity, r extractRow) bool {
	theirs := make(map[string]bool)
	for _, name := range append(r.Aliases, r.Name) {
		theirs[news.FoldName(name)] = true
	}
	return slices.ContainsFunc(append(e.Aliases, e.Name), func(name string) bool {
		folded := news.FoldName(name)
		return theirs[folded] && (e.Type != news.Person || strings.Contains(folded, " "))
	})
}

// contradicts has, for our types, the kinds of item in the extract that betray a
// namesake: a film for a bank, a town in Maine for China.
var contradicts = map[news.EntityType]*regexp.Regexp{
	news.Person:       regexp.MustCompile(`^(` + works + `|` + towns + `|` + bodies + `)$`),
	news.Organization: regexp.MustCompile(`^(` + works + `|` + towns + `|` + people + `)$`),
	news.Geopolitical: regexp.MustCompile(`^(` + works + `|` + people + `|historical countr(y|ies)|business)$`),
	news.Place:        regexp.MustCompile(`^(` + works + `|` + people + `|` + towns + `|` + bodies + `)$`),
	news.Product:      regexp.MustCompile(`^(films?|albums?|television series|` + towns + `|` + people + `)$`),
	news.NamedEvent:   regexp.MustCompile(`^(` + works + `|` + towns + `|` + people + `|` + bodies + `)$`),
	news.Work:         regexp.MustCompile(`^(` + towns + `|` + people + `|` + bodies + `)$`),
}

const (
	people = `human|person:.*|politician|actor|singer|writer|musician|ice hockey player|famous-.*`
	works  = `.*films?|albums?|single|song|books?|television series.*|tv-shows|video[- ]games?|paintings?|musical group`
	towns  = `city|town|village|human settlement|census-designated place|county seat|(comune|commune|municipality) of .*|stadiums?`
	bodies = `operator/organisation|brand/organisation|business|political party|newspapers?`
)
