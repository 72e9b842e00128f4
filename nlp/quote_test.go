package nlp

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/news"
)

// TestSaid looks at everything that is found of a quote.
func TestSaid(t *testing.T) {
	r := reader(t)
	for _, tt := range saidTests {
		a := article("2020-08-07", tt.text...)
		if got := said(a, read(t, r, a)); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// said writes quotes as: form [content] source=speaker kind act cue >addressee +,
// with + for what goes on with another quote.
func said(a *news.Article, r *news.Reading) string {
	var lines []string
	for _, q := range r.Quotes {
		line := fmt.Sprintf("%s [%s]", strings.ToLower(string(q.Form)), q.Span.Of(a.Text))
		if words := q.Source.Of(a.Text); words != "" {
			line += " " + words
		}
		if q.Speaker >= 0 {
			line += "=" + r.Clusters[q.Speaker].Name
		}
		for _, part := range []string{string(q.Kind), string(q.Act), q.Cue.Of(a.Text)} {
			if part != "" {
				line += " " + part
			}
		}
		if q.Addressee >= 0 {
			line += " >" + r.Clusters[q.Addressee].Name
		}
		if q.Continues >= 0 {
			line += " +"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

var saidTests = []struct {
	text []string
	want string
}{
	{[]string{"Trump said that the app is a threat."},
		"indirect [that the app is a threat] Trump=Trump PERSON SAY said"},
	{[]string{"The app is a threat, Trump said."},
		"indirect [The app is a threat] Trump=Trump PERSON SAY said"},
	{[]string{"The app, Trump said, is a threat to the country."},
		"indirect [The app] Trump=Trump PERSON SAY said; indirect [is a threat to the country] Trump=Trump PERSON SAY said +"},
	{[]string{"The deal is over, said Satya Nadella, who runs Microsoft."},
		"indirect [The deal is over] Satya Nadella, who runs Microsoft=Satya Nadella PERSON SAY said"},
	{[]string{"TikTok denied that it shares data with Beijing."},
		"indirect [that it shares data with Beijing] TikTok=TikTok ORGANIZATION DENY denied"},
	{[]string{"Microsoft promised to protect the data of its users."},
		"indirect [to protect the data of its users] Microsoft=Microsoft ORGANIZATION PROMISE promised"},
	{[]string{"The ministry refused to explain the decision."},
		"indirect [to explain the decision] The ministry ORGANIZATION DENY refused"},
	{[]string{"Pompeo accused Huawei of spying on its customers."},
		"indirect [Huawei of spying on its customers] Pompeo=Pompeo PERSON ACCUSE accused"},
	{[]string{"China slammed the US for its unfair treatment of Huawei, labelled the US a bully and said its firms are innocent."},
		"indirect [the US for its unfair treatment of Huawei] China=China ORGANIZATION CRITICIZE slammed; indirect [the US a bully] China=China ORGANIZATION SAY labelled; indirect [its firms are innocent] China=China ORGANIZATION SAY said"},
	{[]string{"Merkel praised the nurses for their patience."},
		"indirect [the nurses for their patience] Merkel=Merkel PERSON PRAISE praised"},
	{[]string{"The senator called the plan “a gift to China”."},
		"indirect [the plan “a gift to China”] The senator UNNAMED SAY called; mixed [a gift to China] The senator UNNAMED SAY called"},
	{[]string{"Trump described the app as a danger to children."},
		"indirect [the app as a danger to children] Trump=Trump PERSON SAY described"},
	{[]string{"Trump warned Microsoft that the time was short."},
		"indirect [that the time was short] Trump=Trump PERSON WARN warned >Microsoft"},
	{[]string{"Trump warned of a long trade war."},
		"indirect [a long trade war] Trump=Trump PERSON WARN warned"},
	{[]string{"Lawmakers called for a ban on the app."},
		"indirect [a ban on the app] Lawmakers UNNAMED DEMAND called"},
	{[]string{"Pompeo urged allies to drop Huawei."},
		"indirect [allies to drop Huawei] Pompeo=Pompeo PERSON DEMAND urged"},
	{[]string{"Merkel asked whether the ban was legal."},
		"indirect [whether the ban was legal] Merkel=Merkel PERSON ASK asked"},
	{[]string{"The mayor demanded that the troops leave the city."},
		"indirect [that the troops leave the city] The mayor UNNAMED DEMAND demanded"},
	{[]string{"The panel suggested that the rule be changed."},
		"indirect [that the rule be changed] The panel ORGANIZATION SUGGEST suggested"},
	{[]string{"Johnson hopes that the talks will go on."},
		"indirect [that the talks will go on] Johnson=Johnson PERSON THINK hopes"},
	{[]string{"Nadella believes the deal is fair."},
		"indirect [the deal is fair] Nadella=Nadella PERSON THINK believes"},
	{[]string{"According to Microsoft, the talks will end in September."},
		"indirect [the talks will end in September] Microsoft=Microsoft ORGANIZATION SAY According to"},
	{[]string{"The talks will end in September, according to three people familiar with them."},
		"indirect [The talks will end in September] three people familiar with them UNNAMED SAY according to"},
	{[]string{"The talks will end in September, as Nadella said."},
		"indirect [The talks will end in September] Nadella=Nadella PERSON SAY said"},
	{[]string{"In Merkel's view, the ban breaks the law."},
		"indirect [the ban breaks the law] Merkel=Merkel PERSON THINK view"},
	{[]string{"Trump's claim that the app is dangerous was not proved."},
		"indirect [that the app is dangerous] Trump=Trump PERSON CLAIM claim"},
	{[]string{"The claim by Pompeo that the app is dangerous was repeated."},
		"indirect [The claim by Pompeo that the app is dangerous] SAY repeated; indirect [that the app is dangerous] Pompeo=Pompeo PERSON CLAIM claim"},
	{[]string{"Merkel repeated her call for a truce."},
		"indirect [her call for a truce] Merkel=Merkel PERSON SAY repeated"},
	{[]string{"The fear is that the app may close."},
		"indirect [that the app may close] THINK fear"},
	{[]string{"Huawei was accused of spying on its customers."},
		"indirect [Huawei] ACCUSE accused; indirect [of spying on its customers] ACCUSE accused +"},
	{[]string{"The app is said to collect too much data."},
		"indirect [The app] SAY said; indirect [to collect too much data] SAY said +"},
	{[]string{"It was reported that the talks had ended."},
		"indirect [that the talks had ended] SAY reported"},
	{[]string{"Officials were told that the app was safe."},
		"indirect [that the app was safe] SAY told"},
	{[]string{"The firm reportedly paid ten million dollars."},
		"indirect [The firm] CLAIM reportedly; indirect [paid ten million dollars] CLAIM reportedly +"},
	{[]string{"Three officials briefed on the plan said that the order was ready."},
		"indirect [that the order was ready] Three officials briefed on the plan UNNAMED SAY said"},
	{[]string{"Sources told Reuters that the order was ready."},
		"indirect [that the order was ready] Sources UNNAMED SAY told >Reuters"},
	{[]string{"The New York Times reported that the order was ready."},
		"indirect [that the order was ready] The New York Times=The New York Times OUTLET SAY reported"},
	{[]string{"The newspaper reported that the order was ready."},
		"indirect [that the order was ready] The newspaper OUTLET SAY reported"},
	{[]string{"The report says that the app is safe."},
		"indirect [that the app is safe] The report DOCUMENT SAY says"},
	{[]string{"The lawsuit claims that the order was issued without notice."},
		"indirect [that the order was issued without notice] The lawsuit DOCUMENT CLAIM claims"},
	{[]string{"Trump told reporters that he would sign the order."},
		"indirect [that he would sign the order] Trump=Trump PERSON SAY told"},
	{[]string{"Trump told Merkel that he would sign the order."},
		"indirect [that he would sign the order] Trump=Trump PERSON SAY told >Merkel"},
	{[]string{"Warren wrote to Zuckerberg that the rule was weak."},
		"indirect [that the rule was weak] Warren=Warren PERSON SAY wrote >Zuckerberg"},
	{[]string{"The order says the app “captures vast swaths of information” about its users."},
		"indirect [the app “captures vast swaths of information” about its users] The order DOCUMENT SAY says; mixed [captures vast swaths of information] The order DOCUMENT SAY says"},
	{[]string{"Trump said the campaign has a weapon that links “data, digital, TV, political, surrogates, coalitions, etc.”"},
		"indirect [the campaign has a weapon that links “data, digital, TV, political, surrogates, coalitions, etc.”] Trump=Trump PERSON SAY said; mixed [data, digital, TV, political, surrogates, coalitions, etc.] Trump=Trump PERSON SAY said"},
	{[]string{"“We won,” Johnson told Merkel. “It is over.”"},
		"direct [We won] Johnson=Johnson PERSON SAY told >Merkel; direct [It is over.] Johnson=Johnson PERSON SAY told >Merkel +"},
	{[]string{"“We won,” Johnson said, adding that the vote was fair."},
		"direct [We won] Johnson=Johnson PERSON SAY said; indirect [that the vote was fair] Johnson=Johnson PERSON SAY adding"},
	{[]string{"“It is,” said Nadella, “a long way to go.”"},
		"direct [It is] Nadella=Nadella PERSON SAY said; direct [a long way to go.] Nadella=Nadella PERSON SAY said +"},
	{[]string{"Nadella said: “We will buy it.”"},
		"direct [We will buy it.] Nadella=Nadella PERSON SAY said"},
	{[]string{"“Why now?” asked Merkel."},
		"direct [Why now?] Merkel=Merkel PERSON ASK asked"},
	{[]string{"Merkel was blunt: “This breaks the law.”"},
		"direct [This breaks the law.] Merkel=Merkel PERSON"},
	{[]string{"He read “War and Peace” and the “Death Star” story."}, ""},
	{[]string{"Trump said that Pompeo had told him that the deal was dead."},
		"indirect [that Pompeo had told him that the deal was dead] Trump=Trump PERSON SAY said; indirect [that the deal was dead] Pompeo=Pompeo PERSON SAY told >Trump"},
	{[]string{"Reuters reported that Trump said that the deal was dead."},
		"indirect [that Trump said that the deal was dead] Reuters=Reuters OUTLET SAY reported; indirect [that the deal was dead] Trump=Trump PERSON SAY said"},
	{[]string{"“Pompeo told me that the deal is dead,” Trump said."},
		"direct [Pompeo told me that the deal is dead] Trump=Trump PERSON SAY said; indirect [that the deal is dead] Pompeo=Pompeo PERSON SAY told"},
	{[]string{"Trump said he was fine and praised the nurses for their patience."},
		"indirect [he was fine] Trump=Trump PERSON SAY said; indirect [the nurses for their patience] Trump=Trump PERSON PRAISE praised"},
	{[]string{"Merkel, who said the ban was wrong, left early."},
		"indirect [the ban was wrong] Merkel=Merkel PERSON SAY said"},
	{[]string{"Speaking in Berlin, Merkel said the ban was wrong."},
		"indirect [the ban was wrong] Merkel=Merkel PERSON SAY said"},
	{[]string{"Merkel is confident that the ban will fall."},
		"indirect [that the ban will fall] Merkel=Merkel PERSON THINK confident"},
	{[]string{"Pompeo pointed out that the law is old."},
		"indirect [that the law is old] Pompeo=Pompeo PERSON SAY pointed out"},
	{[]string{"Johnson ruled out a second vote."},
		"indirect [a second vote] Johnson=Johnson PERSON DENY ruled out"},
	{[]string{"The company announced plans to sell the unit."},
		"indirect [plans to sell the unit] The company ORGANIZATION SAY announced"},
	{[]string{"I think that the ban is wrong."}, ""},
	{[]string{"The police ordered the owner to close the shop."},
		"indirect [the owner to close the shop] The police ORGANIZATION DEMAND ordered"},
	{[]string{"Microsoft agreed that the price was high."},
		"indirect [that the price was high] Microsoft=Microsoft ORGANIZATION SAY agreed"},
	{[]string{"Asked about the ban, Merkel said it was wrong."},
		"indirect [it was wrong] Merkel=Merkel PERSON SAY said"},
	{[]string{"This decision threatens to slow the recovery."}, ""},
	{[]string{"He knows where the money is."}, ""},
	{[]string{"Nobody said that the ban was legal."}, ""},
	{[]string{"The judge, Laurel Beeler, wrote that the evidence was “modest”."},
		"indirect [that the evidence was “modest”] The judge, Laurel Beeler=Laurel Beeler PERSON SAY wrote; mixed [modest] The judge, Laurel Beeler=Laurel Beeler PERSON SAY wrote"},
	{[]string{"The order has the following to say about the app:", "> TikTok captures vast swaths of information."},
		"direct [TikTok captures vast swaths of information.] The order DOCUMENT SAY say"},
	{[]string{"The reasons given in the order are as follows:", "> WeChat captures vast swaths of information.", "> It keeps tabs on people."},
		"direct [WeChat captures vast swaths of information.] the order DOCUMENT; direct [It keeps tabs on people.] the order DOCUMENT +"},
	{[]string{"Parscale wrote on Twitter:", "> We are winning."},
		"direct [We are winning.] Parscale=Parscale PERSON SAY wrote"},
	{[]string{"“One paragraph goes on", "“and the other ends,” Trump said."},
		"direct [One paragraph goes on] Trump=Trump PERSON SAY said; direct [and the other ends] Trump=Trump PERSON SAY said +"},
	{[]string{"“The ban is wrong,” Merkel said.", "“It will fall,” she added. “Soon.”"},
		"direct [The ban is wrong] Merkel=Merkel PERSON SAY said; direct [It will fall] she=Merkel PERSON SAY added; direct [Soon.] she=Merkel PERSON SAY added +"},
	{[]string{"Merkel defended the law.", "“It is a good law.”"},
		"direct [It is a good law.] Merkel=Merkel PERSON"},
	{[]string{"MERKEL: The ban is wrong.", "TRUMP: It is not.", "MERKEL: It will fall."},
		"direct [The ban is wrong.] MERKEL=MERKEL PERSON; direct [It is not.] TRUMP=TRUMP PERSON; direct [It will fall.] MERKEL=MERKEL PERSON"},
	{[]string{"# Merkel says ban on ‘dangerous’ app is wrong", "The ban is wrong, she said."},
		"indirect [ban on ‘dangerous’ app is wrong] Merkel=Merkel PERSON SAY says; mixed [dangerous] Merkel=Merkel PERSON SAY says; indirect [The ban is wrong] she=Merkel PERSON SAY said"},
	{[]string{"''We won,'' Johnson said."},
		"direct [We won] Johnson=Johnson PERSON SAY said"},
	{[]string{"Merkel spoke first.", "> We will stay.", "> We will pay.", "> — Boris Johnson, prime minister"},
		"direct [We will stay.] Boris Johnson, prime minister=Boris Johnson PERSON; direct [We will pay.] Boris Johnson, prime minister=Boris Johnson PERSON +"},
	{[]string{"“It was late,” Merkel told the BBC.", "> We will stay.", "> Greenpeace, on Monday"},
		"direct [It was late] Merkel=Merkel PERSON SAY told >BBC; direct [We will stay.] Greenpeace, on Monday=Greenpeace ORGANIZATION"},
	{[]string{"The office was silent.", "> We will stay. — Angela Merkel (@merkel) June 2, 2020"},
		"direct [We will stay.] Angela Merkel=Angela Merkel PERSON"},
	{[]string{"The office was silent.", "> We won. — and they lost"},
		"direct [We won. — and they lost]"},
	{[]string{"The office was silent.", "> Rome. — 1999"},
		"direct [Rome. — 1999]"},
	{[]string{"The office was silent.", "> We will stay. — angela (@merkel) June 2, 2020"},
		"direct [We will stay.] angela UNNAMED"},
	{[]string{"Merkel spoke first.", "> We will stay.", ">  "},
		"direct [We will stay.] Merkel=Merkel PERSON"},
	{[]string{"\"Pompeo told me, 'I will go,'\" Merkel said."},
		"direct [Pompeo told me, 'I will go,'] Merkel=Merkel PERSON SAY said; direct [I will go] Pompeo=Pompeo PERSON SAY told"},
	{[]string{"The ministry never showed that the app was unsafe."}, ""},
	{[]string{"Trump did not say that the app was safe."}, ""},
	{[]string{"Merkel refused to say whether the ban was legal."},
		"indirect [to say whether the ban was legal] Merkel=Merkel PERSON DENY refused"},
	{[]string{"Merkel does not believe that the ban is legal."},
		"indirect [that the ban is legal] Merkel=Merkel PERSON DENY does not believe"},
	{[]string{"The so-called “experts” left."}, ""},
	{[]string{"Merkel was named chancellor on Monday."}, ""},
	{[]string{"Microsoft reported revenue of $38 billion."}, ""},
	{[]string{"Microsoft declined to comment on the plan."}, ""},
	{[]string{"Beijing made a charge that Pompeo called “absurd”."},
		"mixed [absurd] Pompeo=Pompeo PERSON SAY called"},
	{[]string{"China threatened to recall its envoy."},
		"indirect [to recall its envoy] China=China ORGANIZATION WARN threatened"},
	{[]string{"Johnson was asked to resign by Merkel."},
		"indirect [Johnson] Merkel=Merkel PERSON ASK asked >Johnson; indirect [to resign] Merkel=Merkel PERSON ASK asked >Johnson +"},
	{[]string{"The deal is near, Reuters reported, citing two officials in Berlin."},
		"indirect [The deal is near] Reuters=Reuters OUTLET SAY reported"},
	{[]string{"Police deny firing at the crowd."},
		"indirect [firing at the crowd] Police UNNAMED DENY deny"},
	{[]string{"Merkel denied any involvement."},
		"indirect [any involvement] Merkel=Merkel PERSON DENY denied"},
	{[]string{"Trump called the envoy “weak” and promised to fire her."},
		"indirect [the envoy “weak”] Trump=Trump PERSON SAY called; mixed [weak] Trump=Trump PERSON SAY called; indirect [to fire her] Trump=Trump PERSON PROMISE promised"},
	{[]string{"Like most firms, “we want to be sure of what we buy,” Nadella said. “It is safer.”"},
		"indirect [Like most firms, “we want to be sure of what we buy,”] Nadella=Nadella PERSON SAY said; mixed [we want to be sure of what we buy] Nadella=Nadella PERSON SAY said; direct [It is safer.] Nadella=Nadella PERSON SAY said +"},
	{[]string{"# Boris Johnson: I will stay", "It rained."},
		"indirect [I will stay] Boris Johnson=Boris Johnson PERSON"},
	{[]string{"As Merkel put it, the ban is a mistake."},
		"indirect [the ban is a mistake] Merkel=Merkel PERSON SAY put"},
	{[]string{"The deal is near, per Reuters."},
		"indirect [The deal is near] Reuters=Reuters OUTLET SAY per"},
	{[]string{"The court ruled that the ban was illegal."},
		"indirect [that the ban was illegal] The court ORGANIZATION SAY ruled"},
	{[]string{"Merkel said the ban would fall, while Johnson said that it would stay."},
		"indirect [the ban would fall] Merkel=Merkel PERSON SAY said; indirect [that it would stay] Johnson=Johnson PERSON SAY said"},
	{[]string{"If the ban falls, Merkel said, “we will be glad to see them back.”"},
		"indirect [If the ban falls] Merkel=Merkel PERSON SAY said; direct [we will be glad to see them back.] Merkel=Merkel PERSON SAY said +"},
}
