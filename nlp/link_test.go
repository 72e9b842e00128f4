package nlp

import (
	"strings"
	"testing"

	"newsgraph/kb"
	"newsgraph/news"
)

// traps is a small catalogue of names that mean several.
const traps = `
Q1001	GEOPOLITICAL	Georgia=0.5		country in the Caucasus	demonym: Georgian=0.7
Q1002	GEOPOLITICAL	State of Georgia	Georgia=0.4	state of the United States	link: Ruritania
Q1003	GEOPOLITICAL	Cambridge=0.7		university town in England
Q1004	GEOPOLITICAL	Cambridge, Massachusetts	Cambridge=0.25	city in Massachusetts	seat: Massachusetts
Q1005	GEOPOLITICAL	Massachusetts		state of the United States
Q1006	ORGANIZATION	Target=0.5		American retailer	kind: retailer
Q1007	GEOPOLITICAL	Ruritania	Ruritanian Republic	kingdom in central Europe	demonym: Ruritanian
Q1008	GEOPOLITICAL	Strelsau		capital city of Ruritania	seat: Ruritania
Q1009	ORGANIZATION	Government of Ruritania	Ruritanian government	government of Ruritania	seat: Strelsau; link: Ruritania; metonym: Strelsau=0.3
Q1010	ORGANIZATION	Ford	Ford Motor Company | Ford Motor	American maker of cars	kind: carmaker
Q1011	PERSON	Harriet Ford	Ford=0.1	British politician, minister of transport	kind: politician
Q1012	ORGANIZATION	Meridian	Meridian Group | Old Lantern Inc. | Old Lantern	software company, formerly Old Lantern	kind: company
Q1013	PERSON	Rudolf Rassendyll	Rassendyll=0.8	king of Ruritania	office: king, Ruritania, 2000/
Q1015	ORGANIZATION	Rural Music Union	RMU	union of musicians
Q1014	PERSON	Flavia Rassendyll	Rassendyll=0.1	queen of Ruritania	office: queen, Ruritania, 2002/
`

// TestLinkTraps reads texts in which a name means one of several.
func TestLinkTraps(t *testing.T) {
	checkNames(t, traps, "2020-08-07", []namesCase{
		{"a city and its state", []string{"She moved to Cambridge, Massachusetts, in May."}, "Cambridge=Q1004; Massachusetts=Q1005"},
		{"the city without it", []string{"She moved to Cambridge in May to teach at a college in England."}, "Cambridge=Q1003; England=England/GEOPOLITICAL"},
		{"a common word", []string{"They hit the target. On Monday the American retailer Target said that its stores would open. Shares of Target rose."}, "Target=Q1006; Target=Q1006"},
		{"a person and a firm", []string{"Harriet Ford, the minister of transport, visited a plant of Ford Motor Company in May.", "“We need more cars,” Ms. Ford said."},
			"Harriet Ford=Q1011; Ford Motor Company=Q1010; Ford=Q1011"},
		{"two people", []string{"Rudolf Rassendyll and Flavia Rassendyll arrived. Rassendyll waved to the crowd."},
			"Rudolf Rassendyll=Q1013; Flavia Rassendyll=Q1014; Rassendyll=Q1013"},
		{"a stranger of the name", []string{"Bertram Rassendyll, a baker, won the prize. Rassendyll was glad."},
			"Bertram Rassendyll=Bertram Rassendyll/PERSON; Rassendyll=Bertram Rassendyll/PERSON"},
		{"a possessor", []string{"Ruritania's Flavia Rassendyll met Ruritanian officials."}, "Ruritania=Q1007; Flavia Rassendyll=Q1014; Ruritanian=Q1007"},
		{"a government", []string{"Strelsau condemned the plan and threatened sanctions."}, "Strelsau=Q1009"},
		{"where it sits", []string{"Thousands marched in Strelsau on Monday."}, "Strelsau=Q1008"},
		{"a headline in capitals", []string{"# RASSENDYLL VISITS STRELSAU", "Flavia Rassendyll visited the town of Strelsau in May."}, "RASSENDYLL=Q1014; STRELSAU=Q1008; Flavia Rassendyll=Q1014; Strelsau=Q1008"},
		{"a renamed firm", []string{"Meridian Group, which was called Old Lantern Inc. until May, sells software. Old Lantern was small."}, "Meridian Group=Q1012; Old Lantern Inc.=Q1012; Old Lantern=Q1012"},
		{"an acronym of a full name", []string{"The Ruritanian Mining Union called a strike. The RMU wants higher wages."}, "Ruritanian Mining Union=Ruritanian Mining Union/ORGANIZATION; RMU=Ruritanian Mining Union/ORGANIZATION"},
		{"a middle initial", []string{"Rudolf J. Rassendyll was crowned king of Ruritania."}, "Rudolf J. Rassendyll=Q1013; Ruritania=Q1007"},
	})
}

// namesCase is a text with the names in it and who they mean.
type namesCase struct {
	name string
	text []string
	want string
}

// checkNames reads texts of a day with a catalogue of names.
func checkNames(t *testing.T, catalogue, day string, cases []namesCase) {
	t.Helper()
	names, err := kb.Read(strings.NewReader(catalogue))
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{Names: names, Model: model(t)}
	for _, tt := range cases {
		a := article(day, tt.text...)
		if got := namesOnly(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", tt.name, tt.text, got, tt.want)
		}
	}
}

// namesOnly is [mentioned] for mentions by name.
func namesOnly(a *news.Article, r *news.Reading) string {
	named := *r
	named.Mentions = nil
	for _, m := range r.Mentions {
		if m.Form == news.ByName {
			named.Mentions = append(named.Mentions, m)
		}
	}
	return mentioned(a, &named)
}

func TestReadNames(t *testing.T) {
	r := reader(t)
	a := article("2020-08-07", "Mr Trump met the boss of Microsoft’s rival; he left.")
	at := func(words string) news.Span {
		start := strings.Index(a.Text, words)
		return news.Span{Start: start, End: start + len(words)}
	}
	spans := []news.Span{at("Microsoft’s"), at("Trump"), at("rival"), at("Trump"), at(" ")}
	got := mentioned(a, r.ReadNames(a, spans))
	if want := "Trump=Q22686; Microsoft’s=Q2283; rival=rival/OTHER"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
