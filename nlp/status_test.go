package nlp

import "testing"

// example is a text with what it tells.
type example struct{ text, want string }

// checkTold compares what texts tell that are published on Friday, August 7, 2020.
func checkTold(t *testing.T, list []example) {
	t.Helper()
	r := reader(t)
	for _, tt := range list {
		a := article("2020-08-07", tt.text)
		if got := stated(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestDenied shows what did not happen, is told as not so, or as denied.
func TestDenied(t *testing.T) {
	checkTold(t, []example{
		{"Google bought neither Apple nor Intel.", "Google acquire Apple not HAPPENED; Google acquire Intel not HAPPENED"},
		{"Merkel met with neither Putin nor Macron.", "Merkel consult Putin not HAPPENED; Merkel consult Macron not HAPPENED"},
		{"Merkel met no Chinese officials.", "Merkel consult China not HAPPENED"},
		{"Google sued not Apple but Intel.", "Google sue Intel HAPPENED"},
		{"Google sued Apple but not Intel.", "Google sue Apple HAPPENED"},
		{"Google sued Apple, not Intel.", "Google sue Apple HAPPENED"},
		{"Not Google but Apple bought Intel.", "Apple acquire Intel HAPPENED"},
		{"Google not only sued Apple but bought Intel.", "Google sue Apple HAPPENED; Google acquire Intel HAPPENED"},
		{"Google did not buy Apple, nor did it sue Intel.", "Google acquire Apple not HAPPENED; Google sue Intel not HAPPENED"},
		{"Google did not buy Apple but sued Intel.", "Google acquire Apple not HAPPENED; Google sue Intel HAPPENED"},
		{"Google hardly ever sued Apple.", "Google sue Apple not HAPPENED"},
		{"Few countries have banned Huawei.", "'Few countries' sanction Huawei HAPPENED"},
		{"Google has by no means bought Apple.", "Google acquire Apple not HAPPENED"},
		{"A few countries have banned Huawei.", "'A few countries' sanction Huawei HAPPENED"},
		{"Google almost bought Apple.", "Google acquire Apple not HAPPENED"},
		{"Nearly 100 protesters were arrested by China.", "China coerce 'Nearly 100 protesters' HAPPENED"},
		{"Microsoft was unable to buy TikTok.", "Microsoft acquire TikTok not HAPPENED"},
		{"Microsoft was not able to buy TikTok.", "Microsoft acquire TikTok not HAPPENED"},
		{"Microsoft could not buy TikTok.", "Microsoft acquire TikTok not HAPPENED"},
		{"Apple has yet to sue Google.", "Apple sue Google not HAPPENED"},
		{"Google sued Intel without buying Apple.", "Google sue Intel HAPPENED; Google acquire Apple not HAPPENED"},
		{"Instead of buying Apple, Google sued Intel.", "Google acquire Apple not HAPPENED; Google sue Intel HAPPENED"},
		{"Google sued Intel rather than buying Apple.", "Google sue Intel HAPPENED; Google acquire Apple not HAPPENED"},
		{"Rather than buy Apple, Google sued Intel.", "Google acquire Apple not HAPPENED; Google sue Intel HAPPENED"},
		{"Far from buying Apple, Google sued Apple.", "Google acquire Apple not HAPPENED; Google sue Apple HAPPENED"},
		{"China failed in hacking Microsoft.", "China assault Microsoft not HAPPENED"},
		{"It is not true that France attacked Britain.", "France assault Britain DENIED"},
		{"It is false that France attacked Britain.", "France assault Britain DENIED"},
		{"It is not the case that China hacked Microsoft.", "China assault Microsoft DENIED"},
		{"Nobody believes that China hacked Microsoft.", "China assault Microsoft DENIED"},
		{"Hardly anyone believes that China hacked Microsoft.", "China assault Microsoft DENIED"},
		{"Merkel does not believe that China hacked Microsoft.", "China assault Microsoft DENIED"},
		{"Merkel did not know that China hacked Microsoft.", "China assault Microsoft HAPPENED"},
		{"Merkel did not say when China hacked Microsoft.", "Merkel say - not HAPPENED; China assault Microsoft HAPPENED"},
		{"Iran denied reports that it had bombed Israel.", "Iran reject 'reports' HAPPENED; Iran assault Israel DENIED"},
		{"Iran rejected claims that it had bombed Israel.", "Iran reject 'claims' HAPPENED; Iran assault Israel DENIED"},
		{"Iran dismissed suggestions that it had bombed Israel.", "Iran reject 'suggestions' HAPPENED; Iran assault Israel DENIED"},
		{"Iran denied claims it had bombed Israel.", "Iran reject 'claims' HAPPENED; Iran assault Israel DENIED"},
		{"Iran denied allegations of bombing Israel.", "Iran reject 'allegations' HAPPENED; Iran assault Israel DENIED"},
		{"Iran denied claims of attacks on Israel.", "Iran reject 'claims of attacks on Israel' HAPPENED; - assault Israel DENIED"},
		{"Iran denied ever having bombed Israel.", "Iran say - HAPPENED; Iran assault Israel DENIED"},
		{"The claim that China hacked Microsoft is false.", "China assault Microsoft DENIED"},
		{"The claim that China hacked Microsoft was denied by Putin.", "China assault Microsoft DENIED; Putin reject 'The claim' HAPPENED"},
		{"Reports of an attack on Israel by Iran were false.", "Iran assault Israel DENIED"},
		{"China was cleared of hacking Microsoft.", "China assault Microsoft DENIED"},
		{"Greece denied that Vlachos had spied and summoned the ambassador.", "Greece say - HAPPENED; Greece order 'the ambassador' HAPPENED"},
		{"Greece denied that Turkey had attacked Cyprus and sued Turkey.", "Greece say - HAPPENED; Turkey assault Cyprus DENIED; Greece sue Turkey HAPPENED"},
		{"Google denied buying Apple or suing Intel.", "Google say - HAPPENED; Google acquire Apple DENIED; Google sue Intel DENIED"},
		{"Google denies it bought Apple and says it sued Intel.", "Google say - HAPPENED; Google acquire Apple DENIED; Google say - HAPPENED; Google sue Intel HAPPENED"},
		{"Angela Merkel has pleaded not guilty to hacking Google.", "Angela Merkel assault Google DENIED"},
		{"A court acquitted Angela Merkel of hacking Google.", "'A court' concede Angela Merkel HAPPENED; Angela Merkel assault Google DENIED"},
		{"Germany said it was untrue that Russia attacked Angela Merkel.", "Germany say - HAPPENED; Russia assault Angela Merkel DENIED"},
		{"Brazil denied that Boeing bought Embraer, calling the claim “absurd”.", "Brazil say - HAPPENED; Boeing acquire Embraer DENIED; Brazil say - HAPPENED"},
		{"Brazil denied Boeing permission to buy Embraer.", "Boeing acquire Embraer DENIED"},
		{"The lack of an agreement between China and Japan angered Germany.", "China agree Japan not HAPPENED"},
		{"Germany imposed no sanctions on Russia.", "Germany sanction Russia not HAPPENED"},
	})
}

// TestUndone shows what is hindered, stopped, withdrawn or over.
func TestUndone(t *testing.T) {
	checkTold(t, []example{
		{"Boeing stopped Airbus from buying Ryanair.", "Airbus acquire Ryanair BLOCKED"},
		{"Merkel kept Broadcom, a chip maker, from buying Intel.", "Broadcom acquire Intel BLOCKED"},
		{"Merkel, who stopped Broadcom from buying Qualcomm, praised Intel.", "Broadcom acquire Qualcomm BLOCKED; Merkel support Intel HAPPENED"},
		{"Merkel dissuaded Google from buying Apple.", "Google acquire Apple BLOCKED"},
		{"Google was prevented from buying Apple.", "Google acquire Apple BLOCKED"},
		{"Kraft withdrew its offer for Unilever.", "Kraft acquire Unilever LAPSED"},
		{"ByteDance rejected Microsoft's bid for TikTok.", "ByteDance reject Microsoft HAPPENED; Microsoft acquire TikTok DENIED"},
		{"Microsoft made a bid for TikTok.", "Microsoft acquire TikTok PLANNED"},
		{"The judge dismissed the lawsuit against Tesla.", "- sue Tesla LAPSED"},
		{"The judge threw out a lawsuit by Apple against CNN.", "Apple sue CNN LAPSED"},
		{"The judge overturned the fine on Apple.", "'The judge' concede Apple HAPPENED; - sanction Apple BLOCKED"},
		{"The judge overturned the $120 million fine against Apple.", "'The judge' concede Apple HAPPENED; - sanction Apple BLOCKED"},
		{"The court annulled the ban on Huawei.", "'The court' concede Huawei HAPPENED; - sanction Huawei BLOCKED"},
		{"The court upheld the fine on Apple.", "- sanction Apple HAPPENED"},
		{"Microsoft no longer owns GitHub.", "Microsoft owns GitHub LAPSED"},
		{"Satya Nadella no longer heads Microsoft.", "Satya Nadella head_of Microsoft LAPSED"},
		{"Nadella is no longer the chief executive of Microsoft.", "Nadella head_of Microsoft LAPSED"},
		{"Nadella does not run Microsoft anymore.", "Nadella head_of Microsoft LAPSED"},
		{"Satya Nadella ceased to be the head of Google.", "Satya Nadella head_of Google LAPSED"},
		{"Google quit buying Apple.", "Google acquire Apple LAPSED"},
		{"Google gave up on buying Apple.", "Google acquire Apple LAPSED"},
		{"Google's plan to buy Apple collapsed.", "Google acquire Apple LAPSED"},
		{"China agreed to stop hacking Microsoft.", "China agree 'to stop hacking Microsoft' HAPPENED; China assault Microsoft not PLANNED"},
		{"China was told to stop hacking Microsoft.", "China assault Microsoft not ORDERED"},
		{"China refused to stop hacking Microsoft.", "China reject 'to stop hacking Microsoft' HAPPENED; China assault Microsoft HAPPENED"},
		{"China did not stop hacking Microsoft.", "China assault Microsoft HAPPENED"},
		{"The lifting of sanctions on Iran angered Israel.", "- sanction Iran LAPSED"},
		{"The cancellation of the ban on Huawei pleased China.", "- sanction Huawei BLOCKED"},
		{"The collapse of the merger of Fiat and Renault angered Italy.", "Fiat acquire Renault LAPSED"},
		{"Germany broke off talks with Russia.", "- consult Russia LAPSED"},
		{"Germany called off talks with Russia.", "- consult Russia BLOCKED"},
		{"Germany foiled an attack on Russia by Iran.", "Iran assault Russia BLOCKED"},
		{"Boeing pulled out of a deal to buy Embraer.", "Boeing reject 'a deal' HAPPENED; - acquire Embraer LAPSED"},
		{"Germany withdrew from an agreement with Russia.", "Germany reject 'an agreement with Russia' HAPPENED"},
		{"Boeing's planned purchase of Embraer collapsed.", "Boeing acquire Embraer LAPSED"},
		{"Boeing lost a bid to buy Embraer.", "Boeing acquire Embraer LAPSED"},
	})
}

// TestNegatedFuture shows what is not to come.
func TestNegatedFuture(t *testing.T) {
	checkTold(t, []example{
		{"William Ruto will not resign.", "William Ruto leave - not PLANNED"},
		{"Apple will not buy Tesla.", "Apple acquire Tesla not PLANNED"},
		{"France has no plans to ban TikTok.", "France sanction TikTok not PLANNED"},
		{"Microsoft does not intend to buy OpenAI.", "Microsoft acquire OpenAI not PLANNED"},
		{"Microsoft has no intention of buying OpenAI.", "Microsoft acquire OpenAI not PLANNED"},
		{"Microsoft is not going to buy OpenAI.", "Microsoft acquire OpenAI not PLANNED"},
		{"Microsoft is going to buy OpenAI.", "Microsoft acquire OpenAI PLANNED"},
		{"Microsoft decided not to buy OpenAI.", "Microsoft acquire OpenAI not PLANNED"},
		{"Microsoft decided against buying OpenAI.", "Microsoft acquire OpenAI not PLANNED"},
		{"Microsoft is unwilling to buy OpenAI.", "Microsoft acquire OpenAI DENIED"},
		{"Google ruled out buying Apple.", "Google acquire Apple DENIED"},
		{"Merkel has not ruled out banning TikTok.", "Merkel sanction TikTok HYPOTHETICAL"},
		{"Merkel said she does not plan to ban TikTok.", "Merkel say - HAPPENED; Merkel sanction TikTok not PLANNED"},
		{"Merkel vowed never to meet Putin.", "Merkel agree 'never to meet Putin' HAPPENED; Merkel consult Putin not PLANNED"},
		{"Merkel ordered Google not to buy Apple.", "Merkel order Google HAPPENED; Google acquire Apple not ORDERED"},
		{"Merkel warned Google against buying Apple.", "Merkel say Google HAPPENED; Google acquire Apple not HYPOTHETICAL"},
		{"There will be no ban on Huawei.", "- sanction Huawei not PLANNED"},
	})
}

// TestSupposed shows what is supposed, wanted, tried or asked.
func TestSupposed(t *testing.T) {
	checkTold(t, []example{
		{"Had Google bought Apple, Intel would have sued Google.", "Google acquire Apple HYPOTHETICAL; Intel sue Google HYPOTHETICAL"},
		{"Were Google to buy Apple, Intel would sue Google.", "Google acquire Apple HYPOTHETICAL; Intel sue Google HYPOTHETICAL"},
		{"Google would have bought Apple had Intel not sued Google.", "Google acquire Apple HYPOTHETICAL; Intel sue Google not HYPOTHETICAL"},
		{"If Google buys Apple and sues Intel, Merkel will praise Google.", "Google acquire Apple HYPOTHETICAL; Google sue Intel HYPOTHETICAL; Merkel support Google PLANNED"},
		{"Unless Google buys Apple, Intel will sue Apple.", "Google acquire Apple HYPOTHETICAL; Intel sue Apple PLANNED"},
		{"Until Google buys Apple, Intel will sue Apple.", "Google acquire Apple PLANNED; Intel sue Apple PLANNED"},
		{"Will Google buy Apple?", "Google acquire Apple HYPOTHETICAL"},
		{"Has Google bought Apple?", "Google acquire Apple HYPOTHETICAL"},
		{"It is unclear whether Google bought Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"It is possible that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"Merkel is not sure that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"There is no evidence that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"There is no evidence of an attack on Israel by Iran.", "Iran assault Israel HYPOTHETICAL"},
		{"Germany found no evidence that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"Nothing shows that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"Merkel did not say that Apple bought Tesla.", "Merkel say - not HAPPENED; Apple acquire Tesla HYPOTHETICAL"},
		{"Merkel refused to say that China hacked Microsoft.", "Merkel reject 'to say that China hacked Microsoft' HAPPENED; China assault Microsoft HYPOTHETICAL"},
		{"Merkel has yet to confirm that China hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"Merkel doubts that Apple bought Tesla.", "Apple acquire Tesla HYPOTHETICAL"},
		{"Fears that China would attack Taiwan grew.", "China assault Taiwan HYPOTHETICAL"},
		{"Perhaps Google bought Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"Google could have bought Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"China must have hacked Microsoft.", "China assault Microsoft HYPOTHETICAL"},
		{"Google pretended to buy Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"Google attempted to buy Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"Google sought to buy Apple.", "Google acquire Apple PLANNED"},
		{"Google dreamed of buying Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"Google was free to buy Apple.", "Google acquire Apple HYPOTHETICAL"},
		{"Google has to sell YouTube to Apple.", "Apple acquire YouTube ORDERED"},
		{"Google does not have to sell YouTube to Apple.", "Apple acquire YouTube HYPOTHETICAL"},
		{"China was too weak to attack Taiwan.", "China assault Taiwan HYPOTHETICAL"},
		{"China supports banning Microsoft.", "China sanction Microsoft HYPOTHETICAL"},
		{"Executing Julian Assange would not help America.", "- assault Julian Assange HYPOTHETICAL"},
		{"The European Commission must approve the deal.", ""},
		{"Merkel wants Microsoft to buy TikTok.", "Microsoft acquire TikTok HYPOTHETICAL"},
		{"Did Angela Merkel say that Google bought Apple?", "Google acquire Apple HYPOTHETICAL"},
		{"If Iran says that it bombed Israel, Merkel will sue Iran.", "Iran assault Israel HYPOTHETICAL; Merkel sue Iran PLANNED"},
		{"Boeing sued Brazil as if it had bought Embraer.", "Boeing sue Brazil HAPPENED; Boeing acquire Embraer HYPOTHETICAL"},
		{"Boeing sued Brazil in order to buy Embraer.", "Boeing sue Brazil HAPPENED; Boeing acquire Embraer PLANNED"},
		{"Boeing is interested in buying Embraer.", "Boeing acquire Embraer HYPOTHETICAL"},
		{"Boeing had no right to sue Embraer.", "Boeing sue Embraer not HYPOTHETICAL"},
		{"Brazil gave Boeing permission to buy Embraer.", "Boeing acquire Embraer HYPOTHETICAL"},
		{"Brazil cleared the way for Boeing to buy Embraer.", "Boeing acquire Embraer HYPOTHETICAL"},
		{"Boeing's purchase of Embraer has not been approved.", "Boeing acquire Embraer HYPOTHETICAL"},
		{"Germany opposes sanctions on Russia.", "Germany reject 'sanctions on Russia' ONGOING; - sanction Russia HYPOTHETICAL"},
		{"It is illegal to sue Boeing.", "- sue Boeing HYPOTHETICAL"},
		{"Germany could not confirm reports that Russia attacked Angela Merkel.", "Germany say - not HAPPENED; Russia assault Angela Merkel HYPOTHETICAL"},
		{"Angela Merkel supports a ban on Huawei.", "Angela Merkel support 'a ban on Huawei' ONGOING; - sanction Huawei HYPOTHETICAL"},
		{"Angela Merkel warned against a ban on Huawei.", "Angela Merkel say - HAPPENED; - sanction Huawei HYPOTHETICAL"},
		{"Angela Merkel agreed to a ban on Huawei.", "- sanction Huawei PLANNED"},
		{"There may be a ban on Huawei.", "- sanction Huawei HYPOTHETICAL"},
		{"If there is a ban on Huawei, China will sue Germany.", "- sanction Huawei HYPOTHETICAL; China sue Germany PLANNED"},
		{"A ban on Huawei is unlikely.", "- sanction Huawei HYPOTHETICAL"},
		{"Angela Merkel demanded the release of Alexei Navalny.", "Angela Merkel request 'the release of Alexei Navalny' HAPPENED; - concede Alexei Navalny HYPOTHETICAL"},
		{"Angela Merkel is certain to meet Putin.", "Angela Merkel consult Putin PLANNED"},
	})
}

// TestHearsay shows what others are said to say.
func TestHearsay(t *testing.T) {
	checkTold(t, []example{
		{"Kamau allegedly shot Peter Njoroge and attacked Mary Wanjiku.", "Kamau assault Peter Njoroge ALLEGED; Kamau assault Mary Wanjiku ALLEGED"},
		{"Google reportedly bought Apple.", "Google acquire Apple ALLEGED"},
		{"Satya Nadella is reportedly the head of Google.", "Satya Nadella head_of Google ALLEGED"},
		{"It is believed that China hacked Microsoft.", "China assault Microsoft ALLEGED"},
		{"China is thought to have hacked Microsoft.", "China assault Microsoft ALLEGED"},
		{"China appears to have hacked Microsoft.", "China assault Microsoft ALLEGED"},
		{"Claims that China hacked Microsoft spread.", "China assault Microsoft ALLEGED"},
		{"Iran faces allegations that it hacked Microsoft and bombed Israel.", "- accuse Iran HAPPENED; Iran assault Microsoft ALLEGED; Iran assault Israel ALLEGED"},
		{"Merkel did not deny that China hacked Microsoft.", "Merkel say - not HAPPENED; China assault Microsoft ALLEGED"},
		{"China was arrested for hacking Microsoft.", "China assault Microsoft ALLEGED"},
		{"Police suspect that Kamau attacked Google.", "Kamau assault Google ALLEGED"},
		{"Angela Merkel is wanted for hacking Google.", "Angela Merkel assault Google ALLEGED"},
		{"Angela Merkel was arrested on suspicion of hacking Google.", "- coerce Angela Merkel HAPPENED; Angela Merkel assault Google ALLEGED"},
		{"Germany is investigating claims that Russia attacked Angela Merkel.", "Germany accuse 'claims' ONGOING; Russia assault Angela Merkel ALLEGED"},
		{"Despite reports that Boeing bought Embraer, Brazil sued Airbus.", "Boeing acquire Embraer ALLEGED; Brazil sue Airbus HAPPENED"},
	})
}

// TestHappened shows what words like those leave as it is.
func TestHappened(t *testing.T) {
	checkTold(t, []example{
		{"Google managed to buy Apple.", "Google acquire Apple HAPPENED"},
		{"Google went on to buy Apple.", "Google acquire Apple HAPPENED"},
		{"China did not fail to hack Microsoft.", "China assault Microsoft HAPPENED"},
		{"China admitted hacking Microsoft.", "China say - HAPPENED; China assault Microsoft HAPPENED"},
		{"China was convicted of hacking Microsoft.", "China assault Microsoft HAPPENED"},
		{"Biden criticized Merkel for banning TikTok.", "Biden accuse Merkel HAPPENED; Merkel sanction TikTok HAPPENED"},
		{"Angela Merkel did not like being arrested by China.", "China coerce Angela Merkel HAPPENED"},
		{"Kay Hagan defeated Elizabeth Dole to become governor of Nevada.", "- appoint Kay Hagan HAPPENED; Kay Hagan head_of Nevada HAPPENED"},
		{"Kamala Harris was the first woman to lead Google.", "Kamala Harris head_of Google HAPPENED"},
		{"Tim Cook will be the first man to lead Google.", "Tim Cook head_of Google PLANNED"},
		{"The Senate voted to elect Kamala Harris.", "Senate appoint Kamala Harris HAPPENED"},
		{"The Senate voted to ban TikTok.", "Senate sanction TikTok PLANNED"},
		{"Susan Collins wanted Apple to sue Google and praised Intel.", "Apple sue Google HYPOTHETICAL; Susan Collins support Intel HAPPENED"},
		{"Angela Merkel considered Google's purchase of Apple.", "Google acquire Apple HAPPENED"},
		{"It is no secret that China hacked Microsoft.", "China assault Microsoft HAPPENED"},
		{"Google is being sued by Apple.", "Apple sue Google ONGOING"},
		{"Germany has evidence that China hacked Microsoft.", "China assault Microsoft HAPPENED"},
		{"Angela Merkel pleaded guilty to hacking Google.", "Angela Merkel concede 'hacking Google' HAPPENED; Angela Merkel assault Google HAPPENED"},
		{"Angela Merkel was jailed for hacking Google.", "- coerce Angela Merkel HAPPENED; Angela Merkel assault Google HAPPENED"},
		{"Germany confirmed reports that Russia attacked Angela Merkel.", "Germany say - HAPPENED; Russia assault Angela Merkel HAPPENED"},
		{"It was wrong to ban Boeing.", "- sanction Boeing HAPPENED"},
		{"Having failed to buy Embraer, Boeing sued Brazil.", "Boeing acquire Embraer not HAPPENED; Boeing sue Brazil HAPPENED"},
		{"There is a ban on Huawei.", "- sanction Huawei HAPPENED"},
		{"Angela Merkel backs the ban on Huawei.", "Angela Merkel support 'the ban on Huawei' ONGOING; - sanction Huawei HAPPENED"},
	})
}

// TestLemmas shows verbs whose lemmas the model gets wrong, and amounts that it
// takes for objects.
func TestLemmas(t *testing.T) {
	checkTold(t, []example{
		{"The FTC fined Apple.", "FTC sanction Apple HAPPENED"},
		{"Intel was fined in June 2024.", "- sanction Intel HAPPENED 2024-06"},
		{"The European Commission fined Google 2.4 billion euros in 2017.", "European Commission sanction Google HAPPENED 2017"},
		{"The European Commission fined Deutsche Bank $2.4 billion in 2017.", "European Commission sanction Deutsche Bank HAPPENED 2017"},
		{"The regulator fined Apple $3 million.", "'The regulator' sanction Apple HAPPENED"},
		{"Germany is fining Google.", "Germany sanction Google ONGOING"},
		{"Mark Zuckerberg cofounded Facebook.", "Mark Zuckerberg founded Facebook HAPPENED"},
		{"Facebook relaunched WhatsApp.", "Facebook launch WhatsApp HAPPENED"},
		{"China reappointed Xi Jinping.", "China appoint Xi Jinping HAPPENED"},
		{"Germany installed Merkel as chancellor.", "Germany appoint Merkel HAPPENED"},
		{"Google hoped to buy Apple.", "Google acquire Apple PLANNED"},
		{"France threatened to fine Google.", "France threaten 'to fine Google' HAPPENED; France sanction Google THREATENED"},
		{"The EU wants to fine Apple billions.", "EU sanction Apple PLANNED"},
	})
}
