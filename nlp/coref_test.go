package nlp

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// few is a catalogue of a few entities.
type few []news.Item

func (c few) Named(name string) []news.Referent {
	var found []news.Referent
	for _, item := range c {
		for _, known := range append([]string{item.Name}, item.Aliases...) {
			if news.FoldName(known) == news.FoldName(name) {
				found = append(found, news.Referent{Entity: item.ID, Prior: 0.9})
			}
		}
	}
	return found
}

func (c few) Item(id string) (news.Item, bool) {
	i := slices.IndexFunc(c, func(item news.Item) bool { return item.ID == id })
	if i < 0 {
		return news.Item{}, false
	}
	return c[i], true
}

func (c few) Holders(role string) []string {
	var ids []string
	for _, item := range c {
		if slices.ContainsFunc(item.Offices, func(o news.Office) bool { return o.Role == role }) {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

func (c few) Digest() string { return "few" }

// world is what the tests of coreference know.
var world = few{
	{Entity: news.Entity{ID: "entity:Q183", Name: "Germany", Type: news.Geopolitical, Aliases: []string{"German"}}, Seats: []string{"entity:Q46"}},
	{Entity: news.Entity{ID: "entity:Q46", Name: "Europe", Type: news.Place}},
	{Entity: news.Entity{ID: "entity:Q154797", Name: "Bundestag", Type: news.Organization}, Kinds: []string{"parliament"}, Seats: []string{"entity:Q64"}},
	{Entity: news.Entity{ID: "entity:Q64", Name: "Berlin", Type: news.Geopolitical}, Seats: []string{"entity:Q183"}},
	{Entity: news.Entity{ID: "entity:Q30", Name: "United States", Type: news.Geopolitical, Aliases: []string{"American", "U.S."}}},
	{Entity: news.Entity{ID: "entity:Q110739", Name: "Cupertino", Type: news.Geopolitical}, Seats: []string{"entity:Q30"}},
	{Entity: news.Entity{ID: "entity:Q5083", Name: "Seattle", Type: news.Geopolitical}, Seats: []string{"entity:Q30"}},
	{Entity: news.Entity{ID: "entity:Q312", Name: "Apple", Type: news.Organization}, Kinds: []string{"company"}, Seats: []string{"entity:Q110739", "entity:Q30"}},
	{Entity: news.Entity{ID: "entity:Q3884", Name: "Amazon", Type: news.Organization}, Kinds: []string{"company", "retailer"}, Seats: []string{"entity:Q5083", "entity:Q30"}},
	{Entity: news.Entity{ID: "entity:Q265852", Name: "Tim Cook", Type: news.Person}, Gender: news.Male,
		Offices: []news.Office{{Role: "chief executive", Of: "entity:Q312", From: day("2011-08-24")}}},
	{Entity: news.Entity{ID: "entity:Q567", Name: "Angela Merkel", Type: news.Person, Aliases: []string{"Merkel"}}, Gender: news.Female,
		Offices: []news.Office{{Role: "chancellor", Of: "entity:Q183", From: day("2005-11-22"), To: day("2021-12-08")}}},
	{Entity: news.Entity{ID: "entity:Q61053", Name: "Olaf Scholz", Type: news.Person, Aliases: []string{"Scholz"}}, Gender: news.Male,
		Offices: []news.Office{{Role: "chancellor", Of: "entity:Q183", From: day("2021-12-08"), To: day("2025-05-06")}}},
	{Entity: news.Entity{ID: "entity:Q1397", Name: "Ohio", Type: news.Geopolitical}, Seats: []string{"entity:Q30"}},
	{Entity: news.Entity{ID: "entity:Q5", Name: "Act on Banning Amazon", Type: news.Work}},
	{Entity: news.Entity{ID: "entity:Q4", Name: "Loopy App", Type: news.Product}, Kinds: []string{"app"}},
	{Entity: news.Entity{ID: "entity:Q2", Name: "Bolt", Type: news.Organization}, Kinds: []string{"social network"}},
	{Entity: news.Entity{ID: "entity:Q3", Name: "Karl Brandt", Type: news.Person}, Gender: news.Male,
		Offices: []news.Office{{Role: "senator", Of: "entity:Q1397", From: day("2001-01-03")}}},
	{Entity: news.Entity{ID: "entity:Q96075", Name: "Kai Wegner", Type: news.Person}, Gender: news.Male,
		Offices: []news.Office{{Role: "mayor", Of: "entity:Q64", From: day("2023-04-27")}}},
}

func day(s string) news.Date {
	d, _ := news.ParseDate(s)
	return d
}

// pointed writes the mentions that are no names as "words=name of the cluster".
func pointed(a *news.Article, r *news.Reading) string {
	var out []string
	for _, m := range r.Mentions {
		if m.Form != news.ByName {
			out = append(out, m.Span.Of(a.Text)+"="+r.Clusters[m.Cluster].Name)
		}
	}
	return strings.Join(out, "; ")
}

func TestCoreference(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	for _, tt := range []struct {
		name, day, text, want string
	}{
		{"subject", "", "Angela Merkel spoke in Berlin. She praised her ministers.", "She=Angela Merkel; her=Angela Merkel"},
		{"no antecedent", "", "He left early. She stayed.", ""},
		{"gender of the catalogue", "", "Tim Cook met Angela Merkel. She smiled and he laughed.", "She=Angela Merkel; he=Tim Cook"},
		{"gender of a title", "", "Mrs. Anders met Mr. Brolin. She smiled and he laughed.", "She=Anders; he=Brolin"},
		{"gender of a given name", "", "Susan Anders met Peter Brolin. She smiled.", "She=Susan Anders"},
		{"two men", "", "Peter Brolin met Paul Anders. He smiled.", ""},
		{"another woman", "", "Susan Anders left. A woman waited outside. She was angry.", ""},
		{"object is not the subject", "", "Peter Brolin praised him.", ""},
		{"reflexive", "", "Peter Brolin met Paul Anders. Anders blamed himself.", "himself=Paul Anders"},
		{"possessor", "", "Tim Cook sold his house.", "his=Tim Cook"},
		{"possessor of a name", "", "Tim Cook came. Peter Brolin, his lawyer, spoke.", "his=Tim Cook; his lawyer=Peter Brolin"},
		{"cataphora is left out", "", "He said Tim Cook was ill.", ""},
		{"said that he", "", "Peter Brolin told Susan Anders that he was ill.", "he=Peter Brolin"},
		{"organization", "", "Amazon said it would hire workers.", "it=Amazon"},
		{"company or person", "", "Amazon hired Peter Brolin. It paid him well.", "It=Amazon; him=Peter Brolin"},
		{"weather", "", "Amazon closed the office. It rained.", ""},
		{"likely that", "", "Amazon grew. It is likely that Apple will grow.", ""},
		{"it is said", "", "Amazon grew. It was reported that Apple shrank.", ""},
		{"make it clear", "", "Amazon made it clear that Apple was late.", ""},
		{"of time", "", "Amazon grew. It was Monday.", ""},
		{"first person", "", "“I am glad,” Tim Cook said.", "I=Tim Cook"},
		{"first person, by pronoun", "", "Tim Cook spoke in Berlin. “I love my work,” he said.", "I=Tim Cook; my=Tim Cook; he=Tim Cook"},
		{"first person of nobody", "", "Tim Cook came. I saw it. “I did too,” a witness said.", ""},
		{"we is left out", "", "“We are glad,” Tim Cook said.", ""},
		{"the speaker is not he", "", "Peter Brolin met Paul Anders. “He lied,” Anders said.", "He=Peter Brolin"},
		{"role of the text", "", "Bolt Corp. CEO Susan Anders quit. The CEO gave no reason.", "The CEO=Susan Anders"},
		{"role of an apposition", "", "Susan Anders, a surgeon, was hurt. The surgeon survived.", "a surgeon=Susan Anders; The surgeon=Susan Anders"},
		{"vice president is no president", "", "Vice President Susan Anders spoke. The president did not.", ""},
		{"apposition before", "", "Bolt Corp.'s founder, Susan Anders, left. Her office is empty.", "Bolt Corp.'s founder=Susan Anders; Her=Susan Anders"},
		{"predicate is no rival", "", "Peter Brolin is a surgeon. He slept.", "He=Peter Brolin"},
		{"a firm in an apposition", "", "Bolt Corp., a retailer, failed. The retailer had few friends.", "a retailer=Bolt Corp.; The retailer=Bolt Corp."},
		{"whom the quote names", "", "Peter Brolin met Paul Anders. “Brolin is wrong,” he said.", "he=Paul Anders"},
		{"scene", "", "In Germany, it rains.", ""},
		{"two of a kind", "", "Susan Anders, a surgeon, met Jane Brolin, a surgeon. The surgeon smiled.", "a surgeon=Susan Anders; a surgeon=Jane Brolin"},
		{"office of the catalogue", "2021-03-01", "Angela Merkel met Tim Cook. The chancellor smiled.", "The chancellor=Angela Merkel"},
		{"office of another day", "2023-03-01", "Angela Merkel met Tim Cook. The chancellor smiled.", ""},
		{"who holds it", "2021-03-01", "Germany voted. The mood in Berlin was bad, and the chancellor was silent.", "the chancellor=Angela Merkel"},
		{"who holds it later", "2023-03-01", "Germany voted. The mood in Berlin was bad, and the chancellor was silent.", "the chancellor=Olaf Scholz"},
		{"no country", "2021-03-01", "The chancellor was silent.", ""},
		{"other country", "2021-03-01", "The United States voted. American cities slept, and the chancellor was silent.", ""},
		{"the other office", "2021-03-01", "Germany voted. Berlin slept. Vice Chancellor Paul Anders spoke, and the chancellor was silent.", "the chancellor=Angela Merkel"},
		{"the same office", "2021-03-01", "Germany voted. Berlin slept. Chancellor Paul Anders of Ohio spoke. Jane Brolin, a chancellor, spoke, and the chancellor was silent.", "a chancellor=Jane Brolin"},
		{"organs of a state", "2021-03-01", "The Bundestag met. The Bundestag rose, and the chancellor was silent.", "the chancellor=Angela Merkel"},
		{"just twice as often", "2021-03-01", "Germany and the United States voted. Germany slept, and the chancellor was silent.", "the chancellor=Angela Merkel"},
		{"two countries", "2021-03-01", "Germany and the United States voted. Germany and the United States slept. Germany rose, and the chancellor was silent.", ""},
		{"named once", "2021-03-01", "Germany voted, and the chancellor was silent.", ""},
		{"office of a town", "2024-03-01", "The mayor of Berlin was silent.", "The mayor of Berlin=Kai Wegner"},
		{"office on no known day", "", "The mayor of Berlin was silent.", ""},
		{"kind", "", "Amazon sued Apple. The retailer won.", "The retailer=Amazon"},
		{"from a place", "2024-03-01", "Susan Anders met Karl Brandt in Berlin. The senator from Ohio smiled.", "The senator from Ohio=Karl Brandt"},
		{"from another place", "2024-03-01", "Karl Brandt slept in Berlin. The senator from Germany smiled.", ""},
		{"one of several that hold an office", "2024-03-01", "Berlin slept. The senator from Ohio smiled.", ""},
		{"kind of two words, one of them common", "", "Amazon sued Bolt, and the social network won.", "the social network=Bolt"},
		{"seat", "", "Amazon sued Apple. The Cupertino company lost.", "The Cupertino company=Apple"},
		{"seat with based", "", "Amazon sued Apple. The Seattle-based retailer won.", "The Seattle-based retailer=Amazon"},
		{"another seat", "", "Apple grew. The Berlin company did not.", ""},
		{"the only company", "", "Apple grew. The company hired.", "The company=Apple"},
		{"another company", "", "Apple grew. The other company did not. A company failed.", ""},
		{"noun of the name", "", "The Acme Supreme Court met. The court rose.", "The court=Acme Supreme Court"},
		{"part of an adjective", "", "Peter Brolin, famous for his songs, slept.", "his=Peter Brolin"},
		{"predicate", "", "Peter Brolin is his lawyer.", ""},
		{"part of the object", "", "Apple got hold of it.", ""},
		{"coordinated subject", "", "Amazon and Apple bought it.", ""},
		{"several together", "", "Amazon and Apple sued. They lost.", ""},
		{"of an event", "", "Amazon praised the city. It was a useful answer.", ""},
		{"what was denied", "", "Peter Brolin took the plans to Amazon. Susan Anders denies it.", ""},
		{"what was known", "", "Amazon said that Peter Brolin slept, and that Susan Anders knew it.", ""},
		{"what was said", "", "Amazon grew. Many investors said it.", ""},
		{"an unclear one is no rival", "", "Peter Brolin met Paul Anders. He smiled. Anders slept and snored. Later he left.", "he=Paul Anders"},
		{"name of a woman", "", "Gloria wrote a book, and her editor sold it.", "her=Gloria"},
		{"people who are not named", "", "Amazon fined two traders. Amazon said they had lied.", ""},
		{"then an office", "", "Susan Anders, then the mayor of Springfield, slept.", "the mayor=Susan Anders"},
		{"now a job", "", "Wait for the former head, and now boss of data, Susan Anders.", ""},
		{"the nearer company", "", "Apple grew. Apple hired. Then Amazon cut jobs. Shares of the company fell.", "the company=Amazon"},
		{"the company of another", "", "Apple sued Amazon. Amazon said the company had lied.", ""},
		{"whose company", "2024-03-01", "Apple grew. Amazon grew too. Amazon hired. Tim Cook said the company was well.", "the company=Apple"},
		{"whose company by the text", "", "Amazon hired Acme Corp. CEO Susan Anders. Amazon grew. Anders said the company was well.", "the company=Acme Corp."},
		{"whose company it was", "", "Former Acme Corp. CEO Susan Anders slept. Amazon grew. Anders said the company was well.", "the company=Amazon"},
		{"whose company is not spoken of", "2024-03-01", "Amazon grew. Tim Cook said the company was well.", ""},
		{"whose company later", "2010-03-01", "Amazon grew. Tim Cook said the company was well.", "the company=Amazon"},
		{"company of a spokesman", "", "Amazon grew. Amazon hired. A spokesman for Apple said the company was well.", "the company=Apple"},
		{"a company by its kind", "", "Bolt grew. The company hired.", "The company=Bolt"},
		{"a parliament is no company", "", "The Bundestag met. The company hired.", ""},
		{"a name in a longer one", "", "Amazon and Apple grew. The Act on Banning Amazon is about the company.", "the company=Amazon"},
		{"a product that speaks", "", "Amazon grew. Loopy App said that it grew. The company hired.", "it=Loopy App; The company=Loopy App"},
		{"a company where somebody was", "", "Apple grew. At Amazon there was joy. The company hired.", "The company=Apple"},
		{"a company without a name", "", "Amazon grew. A startup failed in May, and the company fired all.", ""},
		{"an owner without a name", "", "Amazon grew. In a case about Chinese-owned farms, a judge held that the company had lied.", ""},
		{"another of the kind", "", "Susan Anders, a surgeon, slept. Another surgeon came. The surgeon smiled.", "a surgeon=Susan Anders"},
		{"kind of two words", "", "Apple sued Bolt Corp., a data broker, in May. The data broker won.", ""},
		{"subject ahead", "", "Peter Brolin slept. In his first speech, Paul Anders praised Ohio.", "his=Paul Anders"},
		{"subject ahead of a participle", "", "Peter Brolin slept. Discussing his plan, Paul Anders praised Ohio.", "his=Paul Anders"},
		{"first person in two parts", "", "“I am glad,” Tim Cook said. “My work is done.”", "I=Tim Cook; My=Tim Cook"},
		{"beside the subject", "", "Peter Brolin came. Then Paul Anders spoke in the hall, with Tim Cook beside him.", "him=Paul Anders"},
		{"next to the subject", "", "Paul Anders spoke with Tim Cook next to him.", "him=Paul Anders"},
		{"with one about another", "", "Paul Anders spoke with Tim Cook about him.", ""},
		{"for whom is spoken", "", "Apple fell, as did Amazon. A spokeswoman for Amazon said that it would not hire.", "it=Amazon"},
		{"whose founder speaks", "", "Apple fell, as did Amazon, and Amazon's founder said that it would not hire.", "it=Amazon"},
		{"spokeswoman who acts", "", "Apple fell, as did Amazon, and a spokeswoman for Amazon wept when it fell.", ""},
		{"a title of another gender", "", "Tim Cook came. Ms. Cook, the wife of Tim Cook, slept. She snored.", "the wife=Ms. Cook; She=Ms. Cook"},
		{"restricted", "", "Susan Anders, a surgeon, slept. The surgeon who operated was tired.", "a surgeon=Susan Anders"},
	} {
		a := article(tt.day, tt.text)
		if got := pointed(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s: %q:\n got %s\nwant %s", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestForms checks that each mention says of what form it is, and that the name
// of who is not named comes with a candidate.
func TestForms(t *testing.T) {
	r := &Reader{Names: world, Model: model(t)}
	a := article("2021-03-01", "Germany voted. The mood in Berlin was bad. “I am sad,” the chancellor said.")
	reading := read(t, r, a)
	var got []string
	for _, m := range reading.Mentions {
		line := m.Span.Of(a.Text) + " " + string(m.Form)
		if len(m.Candidates) > 0 {
			line += " " + strings.TrimPrefix(m.Candidates[0].Entity, "entity:")
		}
		got = append(got, line)
	}
	want := "Germany NAME Q183; Berlin NAME Q64; I PRONOUN; the chancellor DESCRIPTION Q567"
	if got := strings.Join(got, "; "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if q := reading.Quotes[0]; reading.Clusters[q.Speaker].Name != "Angela Merkel" || q.Source.Of(a.Text) != "the chancellor" {
		t.Errorf("the quote is by %q, cluster %d", q.Source.Of(a.Text), q.Speaker)
	}
	if !slices.ContainsFunc(reading.Entities, func(e news.Entity) bool { return e.ID == "entity:Q567" }) {
		t.Errorf("the entities are without Angela Merkel: %v", reading.Entities)
	}
}
