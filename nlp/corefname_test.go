package nlp

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// clustered writes the clusters that have several names as "name, name (TYPE)".
func clustered(a *news.Article, r *news.Reading) string {
	names := make([][]string, len(r.Clusters))
	for _, m := range r.Mentions {
		if name := m.Span.Of(a.Text); m.Form == news.ByName && !slices.Contains(names[m.Cluster], name) {
			names[m.Cluster] = append(names[m.Cluster], name)
		}
	}
	var out []string
	for i, c := range r.Clusters {
		if len(names[i]) > 1 {
			out = append(out, strings.Join(names[i], ", ")+" ("+strings.ToLower(string(c.Type))+")")
		}
	}
	return strings.Join(out, "; ")
}

func TestJoinNames(t *testing.T) {
	known := append(few{
		{Entity: news.Entity{ID: "entity:Q11223", Name: "U.S. Air Force", Type: news.Organization}},
		{Entity: news.Entity{ID: "entity:Q1", Name: "Daniel", Type: news.Other}},
	}, world...)
	r := &Reader{Names: known, Model: model(t)}
	for _, tt := range []struct{ name, text, want string }{
		{"given name", "Susan Anders left Ohio. A day later Susan told reporters that Ohio was cold.", "Susan Anders, Susan (person)"},
		{"given name of two", "Susan Anders met Susan Brolin in Ohio. A day later Susan told reporters that Ohio was cold.", ""},
		{"without a middle name", "Susan Maria Anders left Ohio. A day later Susan Anders told reporters that Ohio was cold.", "Susan Maria Anders, Susan Anders (person)"},
		{"first words", "Bolt Motor Company cut jobs. Bolt Motor said on Monday that sales fell.", "Bolt Motor Company, Bolt Motor (organization)"},
		{"first words of two", "Bolt Motor Company sued Bolt Motor Insurance Group. Bolt Motor said on Monday that sales fell.", ""},
		{"taken for a place", "Bribes were paid by Kestrel Harbor Logistics. The prosecutor said that Kestrel Harbor had paid them.", "Kestrel Harbor Logistics, Kestrel Harbor (organization)"},
		{"a place", "Bribes were paid by Kestrel Harbor Logistics. The prosecutor said that the people in Kestrel Harbor had been paid.", ""},
		{"last words", "The U.S. Air Force bought tankers. The Air Force said on Monday that it would buy more.", "U.S. Air Force, Air Force (organization)"},
		{"another one that is known", "Apple Records sang. Apple grew, and so did Amazon.", ""},
		{"by title", "Susan Brolin met Paul Brolin. A day later Mr. Brolin told reporters that Ohio was cold. Mrs. Brolin told them that she slept.", "Susan Brolin, Brolin (person); Paul Brolin, Brolin (person)"},
		{"by title, of two", "Robin Brolin met Paul Brolin. A day later Ms. Brolin told reporters that Ohio was cold.", "Robin Brolin, Brolin (person)"},
		{"by title, of three", "Robin Brolin met Alex Brolin and Paul Brolin. A day later Ms. Brolin told reporters that Ohio was cold.", ""},
		{"not by title", "Paul Brolin left Ohio. A day later Ms. Brolin told reporters that Ohio was cold.", ""},
		{"a known man", "Tim Cook left Ohio. A day later Ms. Cook told reporters that Ohio was cold.", ""},
		{"a noun alone", "The Acme Supreme Court met in Ohio. Then a judge left for the Court of Ohio Appeals.", ""},
	} {
		a := article("", tt.text)
		if got := clustered(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestJoinNamesOrder checks that mentions point to the clusters that are left,
// in the order of the text, and that no name is lost.
func TestJoinNamesOrder(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	a := article("", "Apple hired Susan Anders. Amazon hired Peter Brolin. Later Susan told reporters in Berlin that Peter was ill.")
	reading := read(t, r, a)
	var got []string
	for _, c := range reading.Clusters {
		got = append(got, c.Name+" "+strings.Join(c.Aliases, ","))
	}
	want := "Apple ; Susan Anders Susan; Amazon ; Peter Brolin Peter; Berlin "
	if got := strings.Join(got, "; "); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestItemGender checks what the catalogue tells of the gender of somebody.
func TestItemGender(t *testing.T) {
	for _, tt := range []struct {
		kind         news.EntityType
		description  string
		gender, want news.Gender
	}{
		{kind: news.Person, description: "German actress", want: news.Female},
		{kind: news.Person, description: "wife of a German actor", want: news.Female},
		{kind: news.Person, description: "German actor, singer", want: news.Male},
		{kind: news.Person, description: "German actress", gender: news.Male, want: news.Male},
		{kind: news.Person, description: "German singer"},
		{kind: news.Person},
		{kind: news.Organization, description: "sculpture of a girl"},
		{kind: news.Work, description: "queen"},
	} {
		item := news.Item{Entity: news.Entity{Type: tt.kind, Description: tt.description}, Gender: tt.gender}
		if got := itemGender(item); got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.kind, tt.description, got, tt.want)
		}
	}
}

// TestPersonify checks that who is called by a noun for persons is one, whatever
// the model takes the name for.
func TestPersonify(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	for _, tt := range []struct {
		text string
		want news.EntityType
	}{
		{"The agency carried an interview with Cui Fan, a professor of trade, who advised the company.", news.Person},
		{"The agency carried an interview with Cui Fan about trade, and then one with the company.", news.Organization},
	} {
		reading := read(t, r, article("", tt.text))
		if len(reading.Clusters) != 1 || reading.Clusters[0].Type != tt.want {
			t.Errorf("%q: got %v, want one %s", tt.text, reading.Clusters, tt.want)
		}
	}
}

// TestPersonifiedRole checks that who is only known for a person by what it is
// called has a role all the same.
func TestPersonifiedRole(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	reading := read(t, r, article("", "The agency carried an interview with Cui Fan, chief economist of Amazon, about trade."))
	if len(reading.Roles) != 1 || reading.Roles[0].Title != "chief economist" || reading.Clusters[reading.Roles[0].Person].Name != "Cui Fan" {
		t.Errorf("got %v, want that Cui Fan is chief economist", reading.Roles)
	}
}

// TestTitleOfTheSame checks that a title of the right gender leaves a name with
// whom it was linked to.
func TestTitleOfTheSame(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	reading := read(t, r, article("2023-03-01", "Mr. Scholz spoke in Berlin."))
	if m := reading.Mentions[0]; len(m.Candidates) == 0 || m.Candidates[0].Entity != "entity:Q61053" {
		t.Errorf("got %v, want Olaf Scholz", m)
	}
}

// TestHolds checks when an office is held: from its first day to its
// last, and on no known day only if it has no end.
func TestHolds(t *testing.T) {
	for _, tt := range []struct {
		from, to, on string
		want         bool
	}{
		{"2005-11-22", "2021-12-08", "2005-11-21", false},
		{"2005-11-22", "2021-12-08", "2005-11-22", true},
		{"2005-11-22", "2021-12-08", "2021-12-08", true},
		{"2005-11-22", "2021-12-08", "2021-12-09", false},
		{"2005-11-22", "2021-12-08", "2005-11", true},
		{"2005-11-22", "", "2030", true},
		{"", "2021-12-08", "1990", true},
		{"2005-11-22", "2021-12-08", "", false},
		{"2005-11-22", "", "", true},
	} {
		if got := holds(news.Office{From: day(tt.from), To: day(tt.to)}, day(tt.on)); got != tt.want {
			t.Errorf("from %q to %q, on %q: got %t, want %t", tt.from, tt.to, tt.on, got, tt.want)
		}
	}
}
