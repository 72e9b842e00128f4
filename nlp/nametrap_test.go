package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// clutter is a catalogue that knows too much: names of somebody or something
// that in the news mostly are common words, titles and parts of other names.
const clutter = `
Q2001	WORK	Secretary=0.4		film	kind: film
Q2002	GEOPOLITICAL	Commerce=0.2		city in California
Q2003	WORK	Friends=0.4		television series
Q2004	GEOPOLITICAL	Mauritania	Mr.=0.3	country in Africa
Q2005	GEOPOLITICAL	Rowan=0.2		city in Iowa
Q2006	GEOPOLITICAL	Tuvalu	TV=0.3	country in the Pacific
Q2007	PERSON	Will Smith=0.9		American actor	gender: m; kind: actor
Q2008	PERSON	Adam Smith=0.9		Scottish economist (1723–1790)	gender: m; kind: economist
Q2009	ORGANIZATION	Cornell University	Cornell=0.7	American university	kind: university
Q2010	ORGANIZATION	Dell=0.8		American maker of computers	kind: company
Q2011	PERSON	Michael Dell	Dell=0.1	founder of Dell	gender: m; kind: businessman; link: Dell
Q2012	WORK	Kingdom=0.3		film	kind: film
Q2013	WORK	The Middle=0.5		television series
Q2014	PERSON	Serena Ashgrove	Ashgrove=0.4	American tennis player	gender: f
Q2015	GEOPOLITICAL	Washington=0.7		capital of the United States
Q2016	GEOPOLITICAL	Paris=0.8		capital of France
Q2017	PERSON	Swede Halbrook	Halbrook=0.5	American basketball player	gender: m
Q2018	GEOPOLITICAL	China=0.95	Middle Kingdom=0.9	country in Asia
Q2019	PERSON	Vice President=0.6		office
Q2020	PERSON	Donald Hale	Hale=0.8	president of Ruritania	gender: m
Q2021	PERSON	Melanie Hale	Hale=0.06	wife of Donald Hale	gender: f
Q2022	WORK	Friday=0.3		song
Q2023	ORGANIZATION	Hale Motor Works		maker of cars	kind: company
`

// TestNameTraps reads texts with names that a large catalogue knows too well.
func TestNameTraps(t *testing.T) {
	checkNames(t, clutter, "2023-08-07", []namesCase{
		{"titles", []string{"Commerce Secretary Orla Finch met Vice President Jonas Webb on Friday. The Secretary spoke first."}, "Orla Finch=Orla Finch/PERSON; Jonas Webb=Jonas Webb/PERSON"},
		{"Mr.", []string{"Mr. Finch was late."}, "Finch=Finch/PERSON"},
		{"common words", []string{"They met on Friday, on TV. No, said the chief."}, ""},
		{"a town in a name", []string{"Jim Rowan, its chief executive, said: “We will build more cars.” Mr. Rowan joined in 2022."}, "Jim Rowan=Jim Rowan/PERSON; Rowan=Jim Rowan/PERSON"},
		{"the same in a headline", []string{"# Jim Rowan Opens Plant in China", "Jim Rowan opened a plant in May."}, "Jim Rowan=Jim Rowan/PERSON; China=Q2018; Jim Rowan=Jim Rowan/PERSON"},
		{"one name that could be two", []string{"The Middle Kingdom was old."}, "Middle Kingdom=Q2018"},
		{"a name with a hyphen", []string{"Paris Meldrum-Clarke, a teacher, said she would leave."}, "Paris Meldrum-Clarke=Paris Meldrum-Clarke/PERSON"},
		{"two places that are a person", []string{"Paris Washington told voters that she would win. Washington was sworn in on Monday."}, "Paris Washington=Paris Washington/PERSON; Washington=Paris Washington/PERSON"},
		{"her city", []string{"Denise Washington flew to Washington on Monday. Washington said she was glad."}, "Denise Washington=Denise Washington/PERSON; Washington=Q2015; Washington=Denise Washington/PERSON"},
		{"a surname that is a university", []string{"Brian Cornell, the chief executive, resigned. Cornell has run the firm since 2014."}, "Brian Cornell=Brian Cornell/PERSON; Cornell=Brian Cornell/PERSON"},
		{"both of them", []string{"Cornell University hired Brian Cornell. Nora Bell is a graduate of Cornell. Cornell said he was glad."},
			"Cornell University=Q2009; Brian Cornell=Brian Cornell/PERSON; Nora Bell=Nora Bell/PERSON; Cornell=Q2009; Cornell=Brian Cornell/PERSON"},
		{"an age", []string{"Michael Dell founded the company. Dell, 54, is a billionaire."}, "Michael Dell=Q2011; Dell=Q2011"},
		{"its profit", []string{"Donald Hale visited Hale Motor Works. Hale said it would build more cars."}, "Donald Hale=Q2020; Hale Motor Works=Q2023; Hale=Q2020"},
		{"the last of the name", []string{"Will Smith, the actor, came with Adam Smith, a lawyer. Adam Smith said that the talks were good. “We are friends,” Mr. Smith said."},
			"Will Smith=Q2007; Adam Smith=Adam Smith/PERSON; Adam Smith=Adam Smith/PERSON; Smith=Adam Smith/PERSON"},
		{"a title of the other gender", []string{"Serena Ashgrove won. Mr. Ashgrove, her coach, was happy."}, "Serena Ashgrove=Q2014; Ashgrove=Mr. Ashgrove/PERSON"},
		{"both genders", []string{"Donald Hale spoke. Mrs. Hale did not. Mr. Hale waved."}, "Donald Hale=Q2020; Hale=Mrs. Hale/PERSON; Hale=Q2020"},
		{"two strangers", []string{"Jane Pellworth and Marcus Pellworth arrived. Pellworth, 61, said he was happy. Ms. Pellworth stayed. Mr. Pellworth left."},
			"Jane Pellworth=Jane Pellworth/PERSON; Marcus Pellworth=Marcus Pellworth/PERSON; Pellworth=Marcus Pellworth/PERSON; Pellworth=Jane Pellworth/PERSON; Pellworth=Marcus Pellworth/PERSON"},
		{"a dateline", []string{"HALBROOK, March 3 - The mayor spoke. Officials in Halbrook agreed."}, "HALBROOK=HALBROOK/GEOPOLITICAL; Halbrook=HALBROOK/GEOPOLITICAL"},
	})
}

// shownScores writes the candidates of a reading with all digits.
func shownScores(r *news.Reading) string {
	var b strings.Builder
	for _, m := range r.Mentions {
		fmt.Fprintln(&b, m.Span, m.Candidates)
	}
	return b.String()
}

// TestReadsAlike shows that the same text is always read alike, to the bit.
func TestReadsAlike(t *testing.T) {
	r := reader(t)
	a := article("2020-08-07", "Georgia beat Jordan 3-1. Georgia said it would ask Washington for help, and Target, Gap and Orange agreed. Ford and Clinton met in Cambridge.")
	first := shownScores(r.Read(a))
	for range 20 {
		if got := shownScores(r.Read(a)); got != first {
			t.Fatalf("read again:\n%s\nat first:\n%s", got, first)
		}
	}
}
