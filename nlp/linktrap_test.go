package nlp

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// shownFrom is the score from which on the graph links a name.
const shownFrom = 0.8

// shown writes the names of a reading and whom the graph would link them to: a
// Wikidata identifier, or - for nobody.
func shown(a *news.Article, r *news.Reading) string {
	var list []string
	for _, m := range r.Mentions {
		if m.Form != news.ByName {
			continue
		}
		who := "-"
		if len(m.Candidates) > 0 && m.Candidates[0].Score >= shownFrom {
			who = strings.TrimPrefix(m.Candidates[0].Entity, news.WikidataEntityID(""))
		}
		list = append(list, fmt.Sprintf("%s=%s", m.Span.Of(a.Text), who))
	}
	return strings.Join(slices.Compact(list), "; ")
}

// TestLinkTrapsShipped reads names that mean several, with the names that ship.
func TestLinkTrapsShipped(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		name string
		text []string
		want string
	}{
		{"a country", []string{"Georgia and Armenia border Turkey. The parliament in Tbilisi, the capital of Georgia, met on Monday."},
			"Georgia=Q230; Armenia=Q399; Turkey=Q43; Tbilisi=Q994; Georgia=Q230"},
		{"a state", []string{"Voters in Georgia and Florida chose a senator. Atlanta, the capital of Georgia, counted late."},
			"Georgia=-; Florida=Q812; Atlanta=Q23556; Georgia=-"},
		{"a state called one", []string{"The American state of Georgia has many peaches."}, "American=Q30; Georgia=Q1428"},
		{"demonyms", []string{"French voters were angry. A British company and a Dutch one said that Spanish, German and Chinese firms would come."},
			"French=Q142; British=Q145; Dutch=Q55; Spanish=Q29; German=Q183; Chinese=Q148"},
		{"a king", []string{"King Abdullah of Jordan met President Joe Biden in Amman."}, "King Abdullah=kb-king-abdullah-ii; Jordan=Q810; Joe Biden=Q6279; Amman=Q3805"},
		{"titles before names", []string{"Commerce Secretary Wilbur Ross met the CEO, Tim Cook, and Vice President Mike Pence. The Secretary of State did not come, said Judge Merrick Garland."},
			"Wilbur Ross=kb-wilbur-ross; Tim Cook=Q265852; Mike Pence=Q24313; Merrick Garland=kb-merrick-garland"},
		{"given names", []string{"Georgia Holloway and her brother Chad Holloway opened a bakery with Jordan Peake.", "“It sells well,” Georgia said. Chad keeps the books."},
			"Georgia Holloway=-; Chad Holloway=-; Jordan Peake=-; Georgia=-; Chad=-"},
		{"countries", []string{"Jordan and Chad asked the United Nations for help with refugees. The king of Jordan spoke in Amman."},
			"Jordan=Q810; Chad=Q657; United Nations=Q1065; Jordan=Q810; Amman=Q3805"},
		{"a surname that is a country", []string{"Jim Jordan, a Republican representative from Ohio, objected. Jordan spoke for an hour in the House of Representatives."},
			"Jim Jordan=Q186215; Republican=-; Ohio=Q1397; Jordan=Q186215; House of Representatives=-"},
		{"Orange the firm", []string{"The French telecommunications company Orange said on Tuesday that it had won customers in Spain. Shares of Orange rose."},
			"French=Q142; Orange=Q1431486; Spain=Q29; Orange=Q1431486"},
		{"orange the color", []string{"Orange is her favorite color. The walls are orange, and an orange carpet covers the floor."},
			"Orange=-"},
		{"Gap the firm", []string{"The clothing retailer Gap will close stores. Gap said sales had fallen."},
			"Gap=Q420822"},
		{"a gap", []string{"Mind the gap. Gap years are popular with students who want to travel."}, ""},
		{"a target", []string{"The bank missed its target. Target prices were cut by analysts."}, ""},
		{"Target the firm", []string{"The American retailer Target raised its target for sales. Target has stores in Minneapolis."},
			"American=Q30; Target=Q1046951; Minneapolis=Q36091"},
		{"OAS spelled out", []string{"The Organization of American States sent observers. The OAS will report in May."},
			"Organization of American States=Q123759; OAS=Q123759"},
		{"OAS of somebody else", []string{"The Orchard Artists Society (OAS) rents a barn in Vermont. The OAS has forty members."},
			"Orchard Artists Society=-; OAS=-; Vermont=Q16551; OAS=-"},
		{"one surname for two people", []string{"Hillary Clinton spoke in Iowa on Monday, and Bill Clinton watched from the front row.", "“We are ready,” Mrs. Clinton said."},
			"Hillary Clinton=Q6294; Iowa=Q1546; Bill Clinton=Q1124; Clinton=Q6294"},
		{"a namesake", []string{"Wendell Trump, a plumber from Leeds, won the lottery. Trump bought a boat."},
			"Wendell Trump=-; Leeds=Q39121; Trump=-"},
		{"a person and a firm", []string{"Doug Ford, the premier of Ontario, visited a plant of the Ford Motor Company. Mr. Ford praised the workers."},
			"Doug Ford=kb-doug-ford; Ontario=Q1904; Ford Motor Company=Q44294; Ford=kb-doug-ford"},
		{"all capitals", []string{"# TRUMP BANS TIKTOK AND WECHAT", "President Donald Trump banned TikTok and WeChat on Thursday."},
			"TRUMP=Q22686; TIKTOK=Q48938223; WECHAT=Q283233; Donald Trump=Q22686; TikTok=Q48938223; WeChat=Q283233"},
		{"a renamed firm", []string{"Facebook changed the name of its parent company to Meta Platforms in October. Mark Zuckerberg announced it."},
			"Facebook=Q355; Meta Platforms=Q380; Mark Zuckerberg=Q36215"},
		{"a city elsewhere", []string{"She studied at a college in Cambridge, Massachusetts, and now lives in Boston."},
			"Cambridge=Q49111; Massachusetts=Q771; Boston=Q100"},
		{"a team and its city", []string{"# Boston beat Denver in overtime", "Boston beat Denver 112-98 in a basketball game on Friday. The coach praised his players after the game in Boston."},
			"Boston=Q131371; Denver=-; Boston=Q131371; Denver=-; Boston=-"},
		{"possessors", []string{"China's Huawei and Germany's Siemens signed a contract in Beijing."},
			"China=Q148; Huawei=Q160120; Germany=Q183; Siemens=Q81230; Beijing=Q956"},
		{"a hyphen", []string{"The US-China trade talks go on. A professor at the University of Wisconsin–Madison doubts that they help."},
			"US=Q30; China=Q148; University of Wisconsin–Madison=Q838330"},
	} {
		a := article("2020-10-07", tt.text...)
		if got := shown(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestStateByItsPeople: who governs a place and what lies in it tell which one
// of the name is likelier.
func TestStateByItsPeople(t *testing.T) {
	a := article("2020-11-12", "Gov. Brian Kemp of Georgia spoke in Atlanta on Monday. The race in Georgia is close.")
	want := "Brian Kemp=Q4964973; Georgia=Q1428; Atlanta=Q23556; Georgia=Q1428"
	if got := namesOnly(a, read(t, reader(t), a)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
