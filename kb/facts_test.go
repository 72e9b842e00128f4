package kb

import (
	"reflect"
	"strings"
	"testing"

	"newsgraph/news"
)

const germany = "Q183\tGEOPOLITICAL\tGermany\tFRG\tcountry\tdemonym: German=0.7; demonym: Germans; metonym: Berlin\n" +
	"Q567\tPERSON\tAngela Merkel\t\tchancellor\tgender: f; kind: politician; office: chancellor, Germany, 2005-11-22/2021-12-08; office: leader, Bell & Sons, Ltd., 2000-04/; link: FRG; \n" +
	"\tORGANIZATION\tBell & Sons, Ltd.\tBell\tmaker of bells\tseat: Q183; link: Angela Merkel\n"

func TestFacts(t *testing.T) {
	c, err := Read(strings.NewReader(germany))
	if err != nil {
		t.Fatal(err)
	}
	merkel, _ := c.Item("entity:Q567")
	want := news.Item{
		Entity:     news.Entity{ID: "entity:Q567", WikidataID: "Q567", Name: "Angela Merkel", Type: news.Person, Description: "chancellor"},
		Popularity: merkel.Popularity, Gender: news.Female, Kinds: []string{"politician"}, Links: []string{"entity:Q183"},
		Offices: []news.Office{
			{Role: "chancellor", Of: "entity:Q183", From: day("2005-11-22"), To: day("2021-12-08")},
			{Role: "leader", Of: "entity:kb-bell-sons-ltd", From: day("2000-04")},
		},
	}
	if !reflect.DeepEqual(merkel, want) {
		t.Errorf("got  %+v\nwant %+v", merkel, want)
	}
	for _, tt := range []struct {
		name string
		form news.NameForm
	}{{"germany", news.FullName}, {"FRG", news.Alias}, {"German", news.Demonym}, {"Germans", news.Demonym}, {"Berlin", news.Metonym}, {"Merkel", news.Surname}} {
		got := c.Named(tt.name)
		if len(got) != 1 || got[0].Form != tt.form {
			t.Errorf("Named(%q) = %v, want one with the form %d", tt.name, got, tt.form)
		}
		if tt.name == "German" && got[0].Prior != 0.7 {
			t.Errorf("the prior of German is %v, want the 0.7 of the text", got[0].Prior)
		}
	}
	if got := c.Holders("chancellor"); !reflect.DeepEqual(got, []string{"entity:Q567"}) {
		t.Errorf("chancellors are %v", got)
	}
	if got := c.Holders("pilot"); got != nil {
		t.Errorf("pilots are %v", got)
	}
}

func TestFactErrors(t *testing.T) {
	for _, tt := range []struct{ facts, want string }{
		{"gender: female", `"female" is not a gender`},
		{"gender: f; gender: m", "there is a gender already"},
		{"kind", "write a key, a colon and a value"},
		{"colour: red", `there is no "colour"`},
		{"office: , Germany", "write the role first"},
		{"office: chancellor, Germany, 2005", "with a slash"},
		{"office: chancellor, , 2005-13/", "is not a date"},
		{"office: chancellor, , 2005/2004", "ends before it begins"},
		{"demonym: Ada", "is there twice"},
		{"link: Nobody", `nothing here has the name or QID "Nobody"`},
		{"seat: Q9", `nothing here has the name or QID "Q9"`},
		{"link: Twin", "may be any of"},
	} {
		text := "Q1\tPERSON\tAda\t\tengineer\t" + tt.facts + "\nQ2\tPLACE\tTwin\t\t\nQ3\tWORK\tTwin\t\t\n"
		_, err := Read(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), "line 1: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got error %v, want one of line 1 with %q", tt.facts, err, tt.want)
		}
	}
	_, err := Read(strings.NewReader("Q1\tPLACE\tIsle\t\tisland\tgender: f\n"))
	if err == nil || !strings.Contains(err.Error(), "only a PERSON") {
		t.Errorf("an island with a gender gives error %v", err)
	}
}

func TestForms(t *testing.T) {
	for _, tt := range []struct {
		typ        news.EntityType
		name, want string // other names, folded
	}{
		{news.Person, "Donald Trump", "trump"},
		{news.Person, "Donald J. Trump", "trump; donald trump"},
		{news.Person, "Martin Luther King Jr.", "king; martin luther king; martin king; luther king"},
		{news.Person, "Ursula von der Leyen", "leyen; der leyen; von der leyen"},
		{news.Person, "Bashar al-Assad", "al assad; assad"},
		{news.Person, "Xi Jinping", "xi"},
		{news.Person, "Kim Jong-un", "kim"},
		{news.Person, "Kim Kardashian", "kardashian"},
		{news.Person, "Jack Ma", "ma"},
		{news.Person, "Elizabeth II", ""},
		{news.Person, "Francis of Assisi", ""},
		{news.Person, "Adele", ""},
		{news.Organization, "Apple Inc.", "apple"},
		{news.Organization, "Kestrel Airlines, Inc.", "kestrel airlines; kestrel"},
		{news.Organization, "Federal Bureau of Investigation", "fbi"},
		{news.Organization, "The New York Times", "new york times; nyt"},
		{news.Organization, "First National Bank", "fnb; first national"},
		{news.Organization, "England national football team", "england"},
		{news.Organization, "FC Comet Strelsau", "fcs; comet strelsau; comet; strelsau"},
		{news.Organization, "Manchester City F.C.", "mcf; manchester city; manchester"},
		{news.Geopolitical, "Half Moon Bay, California", "half moon bay; half moon bay calif; half moon bay ca"},
		{news.Work, "Paris (album)", "paris"},
		{news.Group, "Sunni", "sunnis"},
	} {
		rec := &record{}
		rec.item.Entity = news.Entity{Name: tt.name, Type: tt.typ}
		rec.addForm(tt.name, news.FullName)
		rec.addForms()
		var got []string
		for _, n := range rec.names[1:] {
			got = append(got, n.folded)
		}
		if got := strings.Join(got, "; "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestClassify(t *testing.T) {
	for _, tt := range []struct {
		classes, description string
		typ                  news.EntityType
		kinds                string
	}{
		{"human|film-actors", "American actor and singer", news.Person, "film actor; actor; singer"},
		{"newspaper", "newspaper in Texas", news.Organization, "newspaper"},
		{"airlines", "", news.Organization, "airline"},
		{"city", "place in Alabama, United States", news.Geopolitical, "city"},
		{"municipality of Germany", "", news.Geopolitical, "municipality"},
		{"brand/organisation", "", news.Organization, ""},
		{"operator/organisation|college town", "city in Germany", news.Geopolitical, "college town; city"},
		{"", "2016 studio album by Rihanna", news.Work, "album"},
		{"", "fruit of the apple tree", news.Other, ""},
	} {
		var classes []string
		if tt.classes != "" {
			classes = strings.Split(tt.classes, "|")
		}
		typ, kinds := classify(classes, tt.description), strings.Join(kindsOf(classes, tt.description), "; ")
		if typ != tt.typ || kinds != tt.kinds {
			t.Errorf("%q, %q: got %s, %q; want %s, %q", tt.classes, tt.description, typ, kinds, tt.typ, tt.kinds)
		}
	}
}
