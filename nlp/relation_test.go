package nlp

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// relationsOf writes the relations of a reading as "subject predicate object", with
// the status where it is not ONGOING or HAPPENED.
func relationsOf(r *news.Reading) string {
	var out []string
	for _, s := range r.Statements {
		if s.Event >= 0 {
			continue
		}
		line := r.Clusters[s.Subject.Cluster].Name + " " + s.Predicate + " " + r.Clusters[s.Object.Cluster].Name
		if s.Status != news.Ongoing && s.Status != news.Happened {
			line += " " + string(s.Status)
		}
		if s.Negated {
			line += " not"
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "; ")
}

func TestRelations(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Microsoft CEO Satya Nadella spoke.", "Satya Nadella head_of Microsoft"},
		{"Satya Nadella, the chief executive of Microsoft, spoke.", "Satya Nadella head_of Microsoft"},
		{"Satya Nadella, Microsoft's chief executive, spoke.", "Satya Nadella head_of Microsoft"},
		{"Satya Nadella is the chief executive of Microsoft.", "Satya Nadella head_of Microsoft"},
		{"Satya Nadella became chief executive of Microsoft in 2014.", "Satya Nadella head_of Microsoft"},
		{"Former Microsoft chief executive Steve Ballmer spoke.", "Steve Ballmer head_of Microsoft LAPSED"},
		{"Steve Ballmer, a former chief executive of Microsoft, spoke.", "Steve Ballmer head_of Microsoft LAPSED"},
		{"Angela Merkel leads Germany.", "Angela Merkel head_of Germany"},
		{"Tim Cook heads Apple.", "Tim Cook head_of Apple"},
		{"Tim Cook does not run Microsoft.", "Tim Cook head_of Microsoft not"},
		{"Brad Smith, the vice chairman of Microsoft, spoke.", "Brad Smith employer Microsoft"},
		{"Jane Doe works for Huawei.", "Jane Doe employer Huawei"},
		{"Jane Doe, a spokeswoman for Huawei, declined to comment.", "Jane Doe employer Huawei"},
		{"ByteDance owns TikTok.", "ByteDance owns TikTok"},
		{"TikTok is owned by ByteDance.", "ByteDance owns TikTok"},
		{"TikTok's owner, ByteDance, objected.", "ByteDance owns TikTok"},
		{"ByteDance, the owner of TikTok, objected.", "ByteDance owns TikTok"},
		{"GitHub, a subsidiary of Microsoft, objected.", "GitHub part_of Microsoft"},
		{"GitHub is a unit of Microsoft.", "GitHub part_of Microsoft"},
		{"Bill Gates founded Microsoft in 1975.", "Bill Gates founded Microsoft"},
		{"Bill Gates, the co-founder of Microsoft, spoke.", "Bill Gates founded Microsoft"},
		{"Melania Trump, the wife of Donald Trump, spoke.", "Melania Trump spouse Donald Trump"},
		{"Ivanka Trump is the daughter of Donald Trump.", "Ivanka Trump child_of Donald Trump"},
		{"Huawei is based in China.", "Huawei located_in China"},
		{"Beijing-based Xiaomi sells phones.", "Xiaomi located_in Beijing"},
		{"Xiaomi, based in Beijing, sells phones.", "Xiaomi located_in Beijing"},
		{"Paris is the capital of France.", "Paris capital_of France"},
		{"Paris, the capital of France, is large.", "Paris capital_of France"},
		{"Germany is a member of the European Union.", "Germany member_of European Union"},
		{"Anne Hidalgo, the mayor of the French city of Paris, spoke.", "Anne Hidalgo head_of Paris"},
		{"Jane Doe, a Toronto lawyer, spoke.", ""},
		{"Jane Doe, the Canadian foreign minister, spoke.", "Jane Doe employer Canada"},
		{"Jane Doe commanded Microsoft units.", ""},
		{"Tim Cook, Apple's editorial director, spoke.", "Tim Cook employer Apple"},
		{"Aktobe, a city in Kazakhstan, is large.", "Aktobe located_in Kazakhstan"},
		{"Marseille is a city in France.", "Marseille located_in France"},
		{"The court in Munich, Germany confirmed it.", "Munich located_in Germany"},
		{"They met in Iraq, Germany and France.", ""},
		{"Jane Doe, the Kenyan hockey leader, spoke.", ""},
		{"Jane Doe, a U.S. representative, spoke.", ""},
		{"Satya Nadella met Tim Cook.", ""},
		{"Iran's Supreme Leader Ali Khamenei spoke.", "Ali Khamenei head_of Iran"},
		{"Michigan's Republican Governor Rick Snyder spoke.", "Rick Snyder head_of Michigan; Rick Snyder member_of Republican"},
		{"Jane Doe, the Democratic chairwoman of the House Oversight Committee, spoke.", "Jane Doe head_of House Oversight Committee"},
		{"WASHINGTON - President Donald Trump spoke.", ""},
		{"President Emmanuel Macron of France spoke.", "Emmanuel Macron head_of France"},
		{"Jane Doe of the University of Kansas spoke.", "Jane Doe employer University of Kansas"},
		{"Jane Doe of the Labour Party spoke.", "Jane Doe member_of Labour Party"},
		{"Former US Ambassador to the United Nations Nikki Haley spoke.", "Nikki Haley employer US LAPSED"},
		{"Jane Doe was mayor of Denver and governor of Colorado.", "Jane Doe head_of Colorado; Jane Doe head_of Denver"},
		{"Jane Doe, formerly the director of the FBI, spoke.", "Jane Doe head_of FBI LAPSED"},
		{"Jane Doe resigned as chief executive of Microsoft.", "Jane Doe head_of Microsoft LAPSED"},
		{"They endorsed Jane Doe as president of France.", ""},
		{"Akilisi Pohiva, the prime minister of Tonga, died on Sunday.", "Akilisi Pohiva head_of Tonga LAPSED"},
		{"Donald Trump spoke to Microsoft founder Bill Gates, Tim Cook and Satya Nadella.", "Bill Gates founded Microsoft"},
		{"Donald Trump praised his son-in-law, Jared Kushner.", "Jared Kushner relative_of Donald Trump"},
		{"Donald Trump asked Vladimir Putin about Joe Biden and his son, Hunter Biden.", "Hunter Biden child_of Joe Biden"},
		{"Jane Doe met John Doe's widow, Mary Doe.", "Mary Doe spouse John Doe LAPSED"},
		{"UN Secretary-General Jane Doe spoke.", "Jane Doe head_of UN"},
		{"U.S. Attorney General Jane Doe spoke.", "Jane Doe employer U.S."},
		{"French minister Jane Doe resigned.", "Jane Doe employer France LAPSED"},
		{"Jane Doe hopes to become president of France.", ""},
		{"Donald Trump made remarks on NASA administrator Jane Doe.", "Jane Doe head_of NASA"},
		{"Microsoft bought a German company.", ""},
		{"If Tim Cook ran Microsoft, things would change.", "Tim Cook head_of Microsoft HYPOTHETICAL"},
	} {
		a := article("2020-08-07", tt.text)
		if got := relationsOf(read(t, r, a)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
