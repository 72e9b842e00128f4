package kb

import (
	"errors"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"newsgraph/news"
)

const sample = "# a comment\n" +
	"Q1\tPERSON\tAda Bell\tBell=0.25 | A. Bell | Zed\tengineer\n" +
	"\n" +
	"\tORGANIZATION\tBell & Sons, Ltd.\tBell\tmaker of bells\n" +
	"Q2\tPLACE\tBell\t\tisland\n"

func TestRead(t *testing.T) {
	c, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := c.Len(), 3; got != want {
		t.Errorf("Len() = %d, want %d", got, want)
	}
	for _, want := range []news.Entity{
		{ID: "entity:Q1", Name: "Ada Bell", Type: news.Person, WikidataID: "Q1", Aliases: []string{"A. Bell", "Bell", "Zed"}, Description: "engineer"},
		{ID: "entity:kb-bell-sons-ltd", Name: "Bell & Sons, Ltd.", Type: news.Organization, Aliases: []string{"Bell"}, Description: "maker of bells"},
		{ID: "entity:Q2", Name: "Bell", Type: news.Place, WikidataID: "Q2", Description: "island"},
	} {
		if got, ok := c.Item(want.ID); !ok || !reflect.DeepEqual(got.Entity, want) {
			t.Errorf("Item(%q) = %+v, %t; want %+v", want.ID, got, ok, want)
		}
	}
	for _, tt := range []struct {
		name string
		want []news.Referent
	}{
		{"ada bell", []news.Referent{{Entity: "entity:Q1", Prior: 0.959583}}},
		{"A Bell", []news.Referent{{Entity: "entity:Q1", Prior: 0.952269}}},
		{"Bell", []news.Referent{ // the share of Ada Bell stays; the others and strangers get the rest
			{Entity: "entity:Q2", Prior: 0.387243},
			{Entity: "entity:kb-bell-sons-ltd", Prior: 0.309795},
			{Entity: "entity:Q1", Prior: 0.25},
		}},
	} {
		if got := c.Named(tt.name); !sameCandidates(got, tt.want) {
			t.Errorf("Named(%q) = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func sameCandidates(got, want []news.Referent) bool {
	return slices.EqualFunc(got, want, func(g, w news.Referent) bool {
		return g.Entity == w.Entity && max(g.Prior-w.Prior, w.Prior-g.Prior) < 1e-9
	})
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"Q1\tPERSON\tAda", "line 2: 3 fields; write five"},
		{"Ada Bell", "line 2: 1 fields; write five"},
		{"1\tPERSON\tAda\t\tengineer", `line 2: "1" is not a Wikidata identifier`},
		{"Q1\tHUMAN\tAda\t\tengineer", `line 2: "HUMAN" is not a type of entity; write one of [PERSON `},
		{"Q1\tPERSON\t\t\tengineer", `line 2: name or alias "" has no letter or digit`},
		{"Q1\tPERSON\tAda\tBell | | Zed\tengineer", `line 2: name or alias "" has no letter or digit`},
		{"Q1\tPERSON\tAda\tADA\tengineer", `line 2: "ADA" is there twice`},
		{"Q1\tPERSON\tAda\tBell=1.5\tengineer", `line 2: "Bell=1.5": write a number over 0 and up to 1`},
		{"Q1\tPERSON\tAda\tBell=NaN\tengineer", `line 2: "Bell=NaN": write a number over 0 and up to 1`},
		{"Q1\tPERSON\tAda=often\t\tengineer", `line 2: "Ada=often": write a number over 0 and up to 1`},
		{"Q1\tPERSON\tAd\xe9\t\tengineer", "line 2: not UTF-8"},
		{"Q1\tPERSON\tAda\t\tengineer\nQ1\tPERSON\tBea\t\tpilot", "line 3: entity:Q1 is already on line 2"},
		{"\tPERSON\tAda\t\tengineer\n\tPERSON\tADA\t\tpilot", "line 3: entity:kb-ada is already on line 2"},
	} {
		_, err := Read(strings.NewReader("# head\n" + tt.line + "\n"))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Read(%q): got error %v, want one with %q", tt.line, err, tt.want)
		}
	}
	_, err := Read(iotest.ErrReader(io.ErrUnexpectedEOF))
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("Read from a failing reader: got error %v, want %v", err, io.ErrUnexpectedEOF)
	}
}

func TestDigest(t *testing.T) {
	digest := func(text string) string {
		c, err := Read(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return c.Digest()
	}
	want := digest(sample)
	for _, same := range []string{sample, "\uFEFF" + sample, strings.ReplaceAll(sample, "\n", "\r\n"), "# another\n\n" + sample} {
		if got := digest(same); got != want {
			t.Errorf("digest of %q is %s, want %s", same, got, want)
		}
	}
	if digest(strings.Replace(sample, "engineer", "pilot", 1)) == want {
		t.Error("another description gives the same digest")
	}
	if one, two := builtinCatalogue(t).Digest(), builtinCatalogue(t).Digest(); one != two {
		t.Errorf("the catalogue that ships has the digests %s and %s", one, two)
	}
}

var namesLine = regexp.MustCompile(`line [0-9]+: `)

// FuzzRead: an error names a line; what is read is found by its names, with
// scores in order that add up to 1 at most.
func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("\uFEFFQ1\tPERSON\tAda=1\tB=0.1|B'=2\t")
	f.Add("\t\t\t\t\n\tOTHER\t=\t=1\t")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Read(strings.NewReader(text))
		if err != nil {
			if !namesLine.MatchString(err.Error()) {
				t.Errorf("error %q names no line", err)
			}
			return
		}
		for e := range c.Items() {
			for _, name := range append(e.Aliases, e.Name) {
				checkCandidates(t, name, e.ID, c.Named(name))
			}
		}
	})
}

func checkCandidates(t *testing.T, name, id string, candidates []news.Referent) {
	found, total, last := false, 0.0, 1.0
	for _, candidate := range candidates {
		found = found || candidate.Entity == id
		total += candidate.Prior
		if candidate.Prior > last {
			t.Errorf("Named(%q) = %v is not sorted", name, candidates)
		}
		last = candidate.Prior
	}
	if !found || total > 1+1e-9 {
		t.Errorf("Named(%q) = %v: want %s among them, and scores that add up to 1 at most", name, candidates, id)
	}
}
