package nlp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// stated writes statements as "subject predicate object STATUS", with "not"
// before a status that is negated, the time and the deadline.
func stated(a *news.Article, r *news.Reading) string {
	var out []string
	for i := range r.Statements {
		out = append(out, statedOne(a, r, &r.Statements[i]))
	}
	return strings.Join(out, "; ")
}

func statedOne(a *news.Article, r *news.Reading, s *news.Statement) string {
	line := fmt.Sprintf("%s %s %s ", called(a, r, s.Subject), s.Predicate, called(a, r, s.Object))
	if s.Negated {
		line += "not "
	}
	line += string(s.Status)
	if s.Time.EDTF != "" {
		line += " " + s.Time.EDTF
	}
	if s.Deadline != (news.When{}) {
		line += " due " + cmp.Or(s.Deadline.EDTF, s.Deadline.Span.Of(a.Text))
	}
	return line
}

// called is the name of a participant, in quotation marks the words for one that
// the reading does not know, "-" for none.
func called(a *news.Article, r *news.Reading, who news.Argument) string {
	switch {
	case who.Cluster >= 0:
		return r.Clusters[who.Cluster].Name
	case who.Span != (news.Span{}):
		return "'" + who.Span.Of(a.Text) + "'"
	}
	return "-"
}

// TestStatements shows what is told of whom, and how, sentence by sentence. They
// are published on Friday, August 7, 2020.
func TestStatements(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"China yesterday slammed the US for its unfair treatment of Huawei.", "China accuse US HAPPENED 2020-08-06"},
		{"The United States pulled out of the nuclear deal.", "United States reject 'the nuclear deal' HAPPENED"},
		{"Bernie Sanders dropped out of the race.", "Bernie Sanders leave 'the race' HAPPENED"},
		{"Turkey withdrew from Syria.", "Turkey retreat Syria HAPPENED"},
		{"Turkey attacked Syria from March 3-5, 2019.", "Turkey assault Syria HAPPENED 2019-03-03/2019-03-05"},
		{"Turkey attacked Syria from March to May 2019.", "Turkey assault Syria HAPPENED 2019-03/2019-05"},
		{"The court had ordered ByteDance in December to sell TikTok by January 19.", "'The court' order ByteDance HAPPENED 2019-12 due 2020-01-19; - acquire TikTok ORDERED /2020-01-19 due 2020-01-19"},
		{"Congress ordered ByteDance in April 2018 to sell TikTok by January 19.", "Congress order ByteDance HAPPENED 2018-04 due 2019-01-19; - acquire TikTok ORDERED /2019-01-19 due 2019-01-19"},
		{"Microsoft must buy TikTok within 90 days of July 14.", "Microsoft acquire TikTok ORDERED due 2020-10-12"},
		{"Microsoft missed a Monday deadline to buy TikTok.", "Microsoft acquire TikTok LAPSED due 2020-08-03"},
		{"Microsoft failed to meet a Monday deadline to buy TikTok.", "Microsoft acquire TikTok LAPSED due 2020-08-03"},
		{"Microsoft met a Monday deadline to buy TikTok.", "Microsoft acquire TikTok HAPPENED /2020-08-03 due 2020-08-03"},
		{"Microsoft will miss a Monday deadline to buy TikTok.", "Microsoft acquire TikTok PLANNED /2020-08-10 due 2020-08-10"},
		{"The deadline for Microsoft to buy TikTok passed on Monday.", "Microsoft acquire TikTok LAPSED due 2020-08-03"},
		{"The deadline for Microsoft to buy TikTok has not passed.", "Microsoft acquire TikTok PLANNED"},
		{"Turkey attacked Syria from last week.", "Turkey assault Syria HAPPENED 2020-07-27/"},
		{"Doris Day paid tribute to Herman Cain.", "Doris Day support Herman Cain HAPPENED"},
		{"Hezbollah claimed responsibility for the attack.", "Hezbollah concede 'the attack' HAPPENED"},
		{"China closed the US consulate.", "China sanction 'the US consulate' HAPPENED"},
		{"Twitter deleted a tweet.", "Twitter coerce 'a tweet' HAPPENED"},
		{"Boris Johnson was denied entry.", "- reject Boris Johnson HAPPENED"},
		{"Boris Johnson sued on Monday.", "Boris Johnson sue - HAPPENED 2020-08-03"},
		{"Congress passed a resolution condemning Turkey.", "Congress order 'a resolution' HAPPENED; Congress accuse Turkey HAPPENED"},
		{"Boeing halted production.", ""},
		{"Bernie Sanders ended his bid for the presidency.", "Bernie Sanders leave 'his bid for the presidency' HAPPENED"},
		{"Bernie Sanders won the nomination.", "- appoint Bernie Sanders HAPPENED"},
		{"Boris Johnson was found guilty of perjury.", "- coerce Boris Johnson HAPPENED"},
		{"Trump declared a national emergency.", "Trump order 'a national emergency' HAPPENED"},
		{"Serena Williams defended her title.", ""},
		{"Trump lifted tariffs on Canada.", "Trump concede Canada HAPPENED; - sanction Canada LAPSED"},
		{"Amazon appointed Andy Jassy chief executive.", "Amazon appoint Andy Jassy HAPPENED"},
		{"Turkey was condemned in a joint statement by Egypt and Greece.", "Egypt accuse Turkey HAPPENED; Greece accuse Turkey HAPPENED; Egypt say - HAPPENED; Greece say - HAPPENED"},
		{"Google removed TikTok from its store.", "Google sanction TikTok HAPPENED"},
		{"Trump's pardon of Roger Stone angered Congress.", "Trump concede Roger Stone HAPPENED"},
		{"US sanctions on Iran took effect.", "US sanction Iran HAPPENED"},
		{"The US withdrawal from the nuclear deal angered Iran.", "US reject 'the nuclear deal' HAPPENED"},
		{"The sale of Arm to Nvidia was blocked.", "Nvidia acquire Arm BLOCKED"},
		{"Trump's impeachment by the House angered Russia.", "House accuse Trump HAPPENED"},
		{"Doris Day was nominated for an Oscar.", ""},
		{"Doris Day criticized the deal via Twitter.", "Doris Day accuse 'the deal' HAPPENED"},
		{"Apple unveiled an iPod capable of displaying video.", "Apple launch iPod HAPPENED"},
		{"Many people have bought an iPhone.", "'Many people' acquire iPhone HAPPENED"},
		{"Two copies of the iPhone were sold.", ""},
		{"Mike Pence visited Auschwitz.", "Mike Pence consult Auschwitz HAPPENED"},
		{"Boris Johnson asked Germany for a delay.", "Boris Johnson request Germany HAPPENED"},
		{"Boeing was hit by lawsuits.", ""},
		{"Iran shot down a drone.", "Iran assault 'a drone' HAPPENED"},
		{"Russia invited Trump to Moscow.", "Russia request Trump HAPPENED"},
		{"Donald Trump called Xi Jinping a friend.", "Donald Trump say Xi Jinping HAPPENED"},
		{"Microsoft was founded in 1975.", "- launch Microsoft HAPPENED 1975"},
		{"Armenia and Azerbaijan accused each other of lying.", "Armenia accuse Azerbaijan HAPPENED; Azerbaijan accuse Armenia HAPPENED"},
		{"China detained the diplomats Michael Kovrig and Michael Spavor.", "China coerce Michael Kovrig HAPPENED; China coerce Michael Spavor HAPPENED"},
		{"An earthquake killed John Smith in Turkey.", ""},
		{"John Smith was killed in a train crash.", ""},
		{"Boris Johnson was released from the hospital.", ""},
		{"Iran freed Nazanin Ratcliffe from prison.", "Iran concede Nazanin Ratcliffe HAPPENED"},
		{"Boris Johnson pleaded guilty to perjury.", "Boris Johnson concede 'perjury' HAPPENED"},
		{"Boris Johnson pleaded not guilty to perjury.", ""},
		{"Raj Patel was acquitted.", "- concede Raj Patel HAPPENED"},
		{"Boeing sold its drone unit to Thales.", "Thales acquire 'its drone unit' HAPPENED"},
		{"Microsoft bought a stake in Didi.", "Microsoft invest Didi HAPPENED"},
		{"Microsoft is buying TikTok's business in Canada.", "Microsoft acquire TikTok ONGOING"},
		{"Oracle offered $20 billion for TikTok.", "Oracle acquire TikTok PLANNED"},
		{"Turkey expelled two Greek diplomats.", "Turkey sanction 'two Greek diplomats' HAPPENED"},
		{"Turkey withdrew its ambassador from Israel.", "Turkey sanction Israel HAPPENED"},
		{"An appeals court overturned a fine against Intel.", "'An appeals court' concede Intel HAPPENED; - sanction Intel BLOCKED"},
		{"Iran broke the nuclear treaty with the United States.", ""},
		{"Amazon hired Goldman Sachs.", "Amazon appoint Goldman Sachs HAPPENED"},
		{"Boris Johnson will be replaced by Liz Truss.", "- appoint Liz Truss PLANNED"},
		{"Liz Truss will meet the two leaders.", "Liz Truss consult 'the two leaders' PLANNED"},
		{"Liz Truss was interrupted by striking workers.", ""},
		{"Doris Day was nominated for an award.", ""},
		{"The Senate confirmed judge Amy Barrett.", "Senate appoint Amy Barrett HAPPENED"},
		{"Facebook pledged a donation.", "Facebook agree 'a donation' HAPPENED"},
		{"Facebook released its files.", "Facebook say - HAPPENED"},
		{"Trump accused his wife.", "Trump accuse 'his wife' HAPPENED"},
		{"Liz Truss wanted Trump to stay and criticized Iran.", "Liz Truss accuse Iran HAPPENED"},
		{"President Trump wants to ban WeChat, the app of Tencent, and TikTok.", "Trump sanction WeChat PLANNED; Trump sanction TikTok PLANNED"},
		{"Liz Truss, an adviser to the Bank of England who had investigated Iran, was silent.", "Liz Truss accuse Iran HAPPENED"},
		{"Trump drove a Tesla convertible and praised the Economic Bill of Rights.", "Trump support 'Economic Bill of Rights' HAPPENED"},
		{"Trump met Satya Nadella on Sunday.", "Trump consult Satya Nadella HAPPENED 2020-08-02"},
		{"Trump and Nadella met on Sunday.", "Trump consult Nadella HAPPENED 2020-08-02"},
		{"Trump met with Nadella.", "Trump consult Nadella HAPPENED"},
		{"Nadella held talks with Trump on Sunday.", "Nadella consult Trump HAPPENED 2020-08-02"},
		{"Talks between China and the United States collapsed.", "China consult United States LAPSED"},
		{"Microsoft will buy TikTok from ByteDance.", "Microsoft acquire TikTok PLANNED"},
		{"ByteDance will sell TikTok to Microsoft by September 15.", "Microsoft acquire TikTok PLANNED /2020-09-15 due 2020-09-15"},
		{"ByteDance refused to sell TikTok.", "ByteDance reject 'to sell TikTok' HAPPENED; - acquire TikTok DENIED"},
		{"TikTok was acquired by Microsoft in 2020.", "Microsoft acquire TikTok HAPPENED 2020"},
		{"Trump ordered ByteDance to sell TikTok within 45 days.", "Trump order ByteDance HAPPENED due 45 days; - acquire TikTok ORDERED due 45 days"},
		{"Trump on Friday ordered ByteDance to sell TikTok within 90 days.", "Trump order ByteDance HAPPENED 2020-08-07 due 2020-11-05; - acquire TikTok ORDERED due 2020-11-05"},
		{"Trump ordered ByteDance to sell TikTok by the end of next year.", "Trump order ByteDance HAPPENED due 2021; - acquire TikTok ORDERED /2021 due 2021"},
		{"Trump's order gives ByteDance until November 12 to sell TikTok to Microsoft.", "Trump order - HAPPENED due 2020-11-12; Microsoft acquire TikTok ORDERED /2020-11-12 due 2020-11-12"},
		{"TikTok has until September 19 to accept the offer from Microsoft.", "TikTok agree 'the offer from Microsoft' HYPOTHETICAL /2020-09-19 due 2020-09-19"},
		{"Siemens gave Nokia until Monday to accept its offer.", "Nokia agree 'its offer' HYPOTHETICAL /2020-08-10 due 2020-08-10"},
		{"A second order, signed by Trump on August 3, gives ByteDance 90 days to sell.", "Trump order 'A second order' HAPPENED 2020-08-03 due 2020-11-01"},
		{"On Monday Trump gave Microsoft 45 days to buy TikTok.", "Microsoft acquire TikTok HYPOTHETICAL /2020-09-17 due 2020-09-17"},
		{"Turkey threatened to recall its ambassador if Greece did not apologise by Monday.", "Turkey threaten 'to recall its ambassador if Greece did not apologise by Monday' HAPPENED due 2020-08-10"},
		{"The ban on TikTok will end on September 20.", "- sanction TikTok ONGOING due 2020-09-20"},
		{"The talks with Iran must be concluded by November 24.", "- consult Iran ONGOING due 2020-11-24"},
		{"Trump extended the deadline for the sale of TikTok to December 4.", "- acquire TikTok PLANNED /2020-12-04 due 2020-12-04"},
		{"Russia has two weeks to release Alexei Navalny.", "Russia concede Alexei Navalny HYPOTHETICAL due two weeks"},
		{"Turkey gave Greece 72 hours to release Abdullah Ocalan.", "Greece concede Abdullah Ocalan HYPOTHETICAL due 72 hours"},
		{"Germany set a deadline of September 15 for the sale of Opel to Fiat.", "Fiat acquire Opel PLANNED /2020-09-15 due 2020-09-15"},
		{"Siemens's offer for Nokia expires on September 20.", "Siemens acquire Nokia PLANNED due 2020-09-20"},
		{"The ban on Huawei expires on September 20.", "- sanction Huawei ONGOING due 2020-09-20"},
		{"The deadline for bids for Nokia is September 3.", "- acquire Nokia PLANNED /2020-09-03 due 2020-09-03"},
		{"Microsoft vowed to buy TikTok by September 15.", "Microsoft agree 'to buy TikTok by September 15' HAPPENED due 2020-09-15; Microsoft acquire TikTok PLANNED /2020-09-15 due 2020-09-15"},
		{"Siemens said on Monday it had agreed to buy Nokia.", "Siemens say - HAPPENED 2020-08-03; Siemens agree 'to buy Nokia' HAPPENED; Siemens acquire Nokia PLANNED"},
		{"Friday, August 7, 2020  Apple announced on Wednesday that it had sued Google.", "Apple say - HAPPENED 2020-08-05; Apple sue Google HAPPENED"},
		{"Tim Cook, chief executive of Apple since 2011, met Trump.", "Tim Cook head_of Apple ONGOING 2011/; Tim Cook consult Trump HAPPENED"},
		{"Tim Cook, president of Apple from 2001 to 2007, met Trump.", "Tim Cook head_of Apple LAPSED 2001/2007; Tim Cook consult Trump HAPPENED"},
		{"Tim Cook has been chief executive of Apple since 2011.", "Tim Cook head_of Apple HAPPENED 2011/"},
		{"Tim Cook led Apple from 2009 to 2017.", "Tim Cook head_of Apple HAPPENED 2009/2017"},
		{"Tim Cook was chief executive of Apple until 2019.", "Tim Cook head_of Apple HAPPENED /2019"},
		{"Trump issued an executive order banning TikTok.", "Trump order - HAPPENED; Trump sanction TikTok ORDERED"},
		{"Trump threatened to ban WeChat.", "Trump threaten 'to ban WeChat' HAPPENED; Trump sanction WeChat THREATENED"},
		{"China denied that it had attacked Google.", "China say - HAPPENED; China assault Google DENIED"},
		{"ByteDance and Microsoft agreed on a deal.", "ByteDance agree Microsoft HAPPENED"},
		{"TikTok sued Google on Monday.", "TikTok sue Google HAPPENED 2020-08-03"},
		{"TikTok filed a lawsuit against the United States.", "TikTok sue United States HAPPENED"},
		{"Kevin Mayer resigned from TikTok on Thursday.", "Kevin Mayer leave TikTok HAPPENED 2020-08-06"},
		{"Trump fired Mark Esper.", "Mark Esper leave - HAPPENED"},
		{"Trump appointed Bill Stepien as campaign manager.", "Trump appoint Bill Stepien HAPPENED"},
		{"A judge blocked the ban on WeChat.", "- sanction WeChat BLOCKED"},
		{"Trump lifted sanctions on Huawei.", "Trump concede Huawei HAPPENED; - sanction Huawei LAPSED"},
		{"Facebook launched Reels on Wednesday.", "Facebook launch Reels HAPPENED 2020-08-05"},
		{"Microsoft plans to invest in OpenAI.", "Microsoft invest OpenAI PLANNED"},
		{"Trump did not meet Nadella.", "Trump consult Nadella not HAPPENED"},
		{"Microsoft failed to buy TikTok.", "Microsoft acquire TikTok not HAPPENED"},
		{"The United States imposed sanctions on China in July 2020.", "United States sanction China HAPPENED 2020-07"},
		{"Trump said he would ban TikTok.", "Trump say - HAPPENED; Trump sanction TikTok PLANNED"},
		{"China criticised Britain's decision to ban Huawei.", "China accuse Britain HAPPENED; Britain sanction Huawei PLANNED"},
		{"Huawei, which was banned by Britain, sued Verizon.", "Britain sanction Huawei HAPPENED; Huawei sue Verizon HAPPENED"},
		{"Trump, who met Nadella on Friday, praised Microsoft.", "Trump consult Nadella HAPPENED 2020-08-07; Trump support Microsoft HAPPENED"},
		{"Boris Johnson urged Trump to release Julian Assange.", "Boris Johnson request Trump HAPPENED; Trump concede Julian Assange HYPOTHETICAL"},
		{"Police arrested Meng Wanzhou in Vancouver.", "'Police' coerce Meng Wanzhou HAPPENED"},
		{"Meng Wanzhou was arrested and charged with fraud.", "- coerce Meng Wanzhou HAPPENED; - accuse Meng Wanzhou HAPPENED"},
		{"Microsoft has a deal to buy TikTok.", "Microsoft acquire TikTok PLANNED"},
		{"Microsoft is in talks to acquire TikTok.", "Microsoft acquire TikTok PLANNED"},
		{"Huawei was accused of spying on Britain.", "- accuse Huawei HAPPENED"},
		{"Oracle’s bid for TikTok was accepted by ByteDance.", "Oracle acquire TikTok PLANNED"},
		{"Microsoft entered into an agreement with Oracle.", "Microsoft agree Oracle HAPPENED"},
		{"Microsoft won an order from Germany.", ""},
		{"Biden attacked Trump for the tweet.", "Biden accuse Trump HAPPENED"},
		{"Biden attacked the proposal.", "Biden accuse 'the proposal' HAPPENED"},
		{"They want Trump to resign.", "Trump leave - HYPOTHETICAL"},
		{"Trump confirmed the sale of TikTok to Oracle.", "Trump say - HAPPENED; Oracle acquire TikTok HAPPENED"},
		{"Tesla tested Starlink by launching Dragon.", "Tesla launch 'Dragon' HAPPENED"},
		{"Ford sales dropped in July 2020.", ""},
		{"Apple sold 3 million phones.", ""},
		{"Trump took office in 2017.", "- appoint Trump HAPPENED 2017"},
		{"Tencent owns WeChat. The ban on WeChat is wide. The ban takes effect on September 20.", "Tencent owns WeChat ONGOING; - sanction WeChat HAPPENED; - sanction WeChat PLANNED 2020-09-20"},
		{"Trump ordered Microsoft to buy TikTok. Trump did so after a talk with Nadella.", "Trump order Microsoft HAPPENED; Microsoft acquire TikTok ORDERED; Trump consult Nadella HAPPENED"},
		{"On Sunday Trump was willing to help Microsoft. Trump did so after a conversation with Satya Nadella.", "Trump aid Microsoft PLANNED; Trump consult Satya Nadella HAPPENED /2020-08-02"},
		{"Nadella, the chief executive of Microsoft, was criticized by Trump.", "Nadella head_of Microsoft ONGOING; Trump accuse Nadella HAPPENED"},
		{"Trump criticized TikTok and WeChat.", "Trump accuse TikTok HAPPENED; Trump accuse WeChat HAPPENED"},
		{"Tencent, sued by Apple on Monday, denied the allegations.", "Apple sue Tencent HAPPENED 2020-08-03; Tencent reject 'the allegations' HAPPENED"},
		{"Trump promised to meet Nadella.", "Trump agree 'to meet Nadella' HAPPENED; Trump consult Nadella PLANNED"},
		{"Trump asked Nadella to buy TikTok.", "Trump request Nadella HAPPENED; Nadella acquire TikTok HYPOTHETICAL"},
		{"Trump persuaded Microsoft to buy TikTok.", "Microsoft acquire TikTok HYPOTHETICAL"},
		{"Huawei tried to sue Canada.", "Huawei sue Canada HYPOTHETICAL"},
		{"Apple is investigating Google.", "Apple accuse Google ONGOING"},
		{"Facebook has been accused by Germany of violating the law.", "Germany accuse Facebook HAPPENED"},
		{"The court ordered Facebook to pay Germany.", "'The court' order Facebook HAPPENED"},
		{"Germany must release Alexei Navalny by Friday.", "Germany concede Alexei Navalny ORDERED /2020-08-07 due 2020-08-07"},
		{"Russia may attack Ukraine before December.", "Russia assault Ukraine HYPOTHETICAL /2020-12 due 2020-12"},
		{"Microsoft was forced to sell GitHub.", "- acquire GitHub ORDERED"},
		{"Trump has not fired Fauci.", "Fauci leave - not HAPPENED"},
		{"Trump never met Nadella.", "Trump consult Nadella not HAPPENED"},
		{"Neither Trump nor Nadella met Boris Johnson.", "Trump consult Boris Johnson not HAPPENED; Nadella consult Boris Johnson not HAPPENED"},
		{"Trump said that he had met Nadella before the order.", "Trump say - HAPPENED; Trump consult Nadella HAPPENED"},
		{"Trump met Nadella after criticizing TikTok on Sunday.", "Trump consult Nadella HAPPENED; Trump accuse TikTok HAPPENED 2020-08-02"},
		{"Before meeting Nadella on Sunday, Trump criticized TikTok.", "Trump consult Nadella HAPPENED 2020-08-02; Trump accuse TikTok HAPPENED"},
		{"On Sunday, Trump met Nadella and praised Microsoft.", "Trump consult Nadella HAPPENED 2020-08-02; Trump support Microsoft HAPPENED 2020-08-02"},
		{"Trump will meet Boris Johnson next Monday.", "Trump consult Boris Johnson PLANNED 2020-08-10"},
		{"Trump meets Boris Johnson on September 20.", "Trump consult Boris Johnson PLANNED 2020-09-20"},
		{"Trump's meeting with Johnson was cancelled.", "Trump consult Johnson BLOCKED"},
		{"Trump's criticism of China angered Xi Jinping.", "Trump accuse China HAPPENED"},
		{"A meeting between Trump and Xi Jinping is planned for October 2020.", "Trump consult Xi Jinping PLANNED 2020-10"},
		{"The WeChat ban takes effect on September 20.", "- sanction WeChat PLANNED 2020-09-20"},
		{"Talks with Microsoft resumed on Monday.", "- consult Microsoft HAPPENED 2020-08-03"},
		{"There was no agreement between China and the US.", "China agree US not HAPPENED"},
		{"The agreement between ByteDance and Oracle expired in July 2020.", "ByteDance agree Oracle LAPSED 2020-07"},
		{"The sale of TikTok to Oracle was approved by Trump.", "Oracle acquire TikTok HAPPENED; Trump support 'The sale of TikTok to Oracle' HAPPENED"},
		{"The purchase of GitHub by Microsoft was announced in 2018.", "Microsoft acquire GitHub HAPPENED 2018"},
		{"Britain's ban on Huawei could cost BT a fortune.", "Britain sanction Huawei HAPPENED"},
		{"The threat of sanctions against Iran remained.", "- sanction Iran THREATENED"},
		{"Iran faces sanctions on Friday.", "- sanction Iran PLANNED"},
		{"The proposed merger of Fiat and Renault failed.", "Fiat acquire Renault LAPSED"},
		{"Trump's order against TikTok was blocked by a judge.", "Trump order TikTok BLOCKED; 'a judge' reject Trump HAPPENED"},
		{"A lawsuit by Huawei against the US was dismissed.", "Huawei sue US LAPSED"},
		{"An attack on Iran by Israel would be a mistake.", "Israel assault Iran HYPOTHETICAL"},
		{"The Chinese government expelled the BBC in March 2020.", "Chinese government sanction BBC HAPPENED 2020-03"},
		{"Twitter suspended Donald Trump.", "Twitter sanction Donald Trump HAPPENED"},
		{"Protesters marched against Lukashenko in Minsk on Sunday.", "'Protesters' protest Lukashenko HAPPENED 2020-08-02"},
		{"Google said it would appeal against the ruling.", "Google say - HAPPENED; Google sue 'the ruling' PLANNED"},
		{"Australia will appoint Linda Reynolds.", "Australia appoint Linda Reynolds PLANNED"},
		{"Joe Biden was elected president.", "- appoint Joe Biden HAPPENED"},
		{"Angela Merkel was sworn in on Wednesday.", "- appoint Angela Merkel HAPPENED 2020-08-05"},
		{"Boris Johnson resigned as foreign secretary in July 2018.", "Boris Johnson leave 'foreign secretary' HAPPENED 2018-07"},
		{"Kevin Mayer quit TikTok.", "Kevin Mayer leave TikTok HAPPENED"},
		{"Google fired Timnit Gebru.", "Timnit Gebru leave Google HAPPENED"},
		{"Twitter was sold to Elon Musk in 2022.", "Elon Musk acquire Twitter HAPPENED 2022"},
		{"Elon Musk offered to buy Twitter.", "Elon Musk acquire Twitter PLANNED"},
		{"Elon Musk agreed to buy Twitter from its shareholders.", "Elon Musk agree 'to buy Twitter from its shareholders' HAPPENED; Elon Musk acquire Twitter PLANNED"},
		{"Uber sold its stake in Didi to SoftBank.", "SoftBank acquire 'its stake in Didi' HAPPENED"},
		{"SoftBank invested in Uber.", "SoftBank invest Uber HAPPENED"},
		{"SoftBank's investment in Uber doubled.", "SoftBank invest Uber HAPPENED"},
		{"Germany donated masks to Italy.", "Germany aid Italy HAPPENED"},
		{"The US withdrew its troops from Afghanistan.", "US retreat Afghanistan HAPPENED"},
		{"Russia deployed troops to Belarus.", "Russia mobilize Belarus HAPPENED"},
		{"North Korea threatened Japan.", "North Korea threaten Japan HAPPENED"},
		{"China warned the United States on Monday.", "China threaten United States HAPPENED 2020-08-03"},
		{"Greta Thunberg was arrested by police in London.", "'police' coerce Greta Thunberg HAPPENED"},
		{"China freed Michael Kovrig.", "China concede Michael Kovrig HAPPENED"},
		{"Canada called on China to release Michael Kovrig.", "Canada request China HAPPENED; China concede Michael Kovrig HYPOTHETICAL"},
		{"Canada called for the release of Michael Kovrig.", "Canada request 'the release of Michael Kovrig' HAPPENED; - concede Michael Kovrig HYPOTHETICAL"},
		{"Canada and China agreed to cooperate.", "Canada agree China HAPPENED; Canada cooperate China PLANNED"},
		{"Germany voted for the treaty.", "Germany support 'the treaty' HAPPENED"},
		{"If China attacks Taiwan, the US will defend Taiwan.", "China assault Taiwan HYPOTHETICAL; US support Taiwan PLANNED"},
		{"Did Trump meet Nadella?", "Trump consult Nadella HYPOTHETICAL"},
		{"Trump should meet Nadella.", "Trump consult Nadella HYPOTHETICAL"},
		{"Trump would meet Nadella, he said.", "Trump consult Nadella PLANNED"},
		{"Trump refused to meet Nadella on Monday.", "Trump reject 'to meet Nadella on Monday' HAPPENED; Trump consult Nadella DENIED 2020-08-10"},
		{"Trump had wanted Microsoft to buy TikTok.", "Microsoft acquire TikTok HYPOTHETICAL"},
		{"Microsoft stopped buying Nokia.", "Microsoft acquire Nokia LAPSED"},
		{"The judge prevented Trump from banning WeChat.", "Trump sanction WeChat BLOCKED"},
		{"Trump, accused of attacking Iran, denied the claims.", "- accuse Trump HAPPENED; Trump assault Iran ALLEGED; Trump reject 'the claims' HAPPENED"},
		{"Trump gave Microsoft a deadline of September 15 to buy TikTok.", "Microsoft acquire TikTok PLANNED /2020-09-15 due 2020-09-15"},
		{"Microsoft must buy TikTok no later than September 15.", "Microsoft acquire TikTok ORDERED /2020-09-15 due 2020-09-15"},
		{"Xi Jinping hosted Emmanuel Macron in Beijing.", "Xi Jinping consult Emmanuel Macron HAPPENED"},
		{"Russia is believed to have attacked Ukraine.", "Russia assault Ukraine ALLEGED"},
		{"GM cancelled a deal to sell Opel to Magna.", "Magna acquire Opel BLOCKED"},
		{"Oracle condemned the refusal of Microsoft to buy TikTok.", "Oracle accuse 'the refusal of Microsoft' HAPPENED; Microsoft acquire TikTok DENIED"},
		{"Trump accused the network of lying.", "Trump accuse 'the network' HAPPENED"},
		{"Trump attacked Boris Johnson.", "Trump accuse Boris Johnson HAPPENED"},
		{"TikTok is to be sold to Oracle.", "Oracle acquire TikTok PLANNED"},
		{"When Microsoft buys TikTok, Trump will praise Nadella.", "Microsoft acquire TikTok PLANNED; Trump support Nadella PLANNED"},
		{"China banned imports of the goods and all trade with Japan.", "China sanction 'imports of the goods' HAPPENED; China sanction Japan HAPPENED"},
		{"Arnor restored diplomatic ties with Japan.", "Arnor cooperate Japan HAPPENED"},
		{"Donald Trump told reporters that Joe Biden was late.", "Donald Trump say 'reporters' HAPPENED"},
		{"Nicolas Sarkozy said of Jacques Chirac that France mourned.", "Nicolas Sarkozy say Jacques Chirac HAPPENED"},
		{"Joe Biden called Donald Trump a clown.", "Joe Biden say Donald Trump HAPPENED"},
		{"Germany described itself as a neutral country.", "Germany say - HAPPENED"},
		{"A Turkish official said that it was late.", ""},
		{"Turkish officials said that it was late.", "Turkey say - HAPPENED"},
		{"Japan was flooded and claimed many lives.", ""},
		{"Joe Biden knew the policies that Donald Trump mentioned.", ""},
		{"Donald Trump told reporters Joe Biden left, adding that Germany was happy.", "Donald Trump say 'reporters' HAPPENED; Donald Trump say - HAPPENED"},
		{"Germany pledged support for Ukraine.", "Germany support Ukraine PLANNED"},
	} {
		a := article("2020-08-07", tt.text)
		if got := stated(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestHeadlines shows what headlines tell, in which the model often takes verbs
// for nouns.
func TestHeadlines(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Kevin Mayer Quits TikTok", "Kevin Mayer leave TikTok HAPPENED"},
		{"Microsoft Buys TikTok for $10 Billion", "Microsoft acquire TikTok HAPPENED"},
		{"Apple unveils iPhone 4", "Apple launch iPhone HAPPENED"},
		{"Satya Nadella named as chief of Microsoft", "- appoint Satya Nadella HAPPENED"},
		{"Trump to ban TikTok", "Trump sanction TikTok PLANNED"},
		{"Boris Johnson elected Conservative leader", "- appoint Boris Johnson HAPPENED"},
		{"Oracle Sues Google Over Java", "Oracle sue Google HAPPENED"},
		{"Iran frees British sailors after talks", "Iran concede 'British sailors' HAPPENED"},
	} {
		a := article("2020-08-07", "# "+tt.text, "Trump spoke to Microsoft.")
		reading := read(t, r, a)
		reading.Statements = slices.DeleteFunc(reading.Statements, func(s news.Statement) bool { return s.Voice != news.Headline })
		if got := stated(a, reading); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestEvents shows which statements are of one event, what it is called, and
// who takes part.
func TestEvents(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ text, want string }{
		{"Trump met Satya Nadella on Sunday. The meeting with Nadella was short, Trump said.", `CONSULT "Trump meets Satya Nadella" actor=Trump recipient=Satya Nadella on 2020-08-02: 2; SAY "Trump says" actor=Trump: 1`},
		{"China slammed the US on Thursday. China criticized the US in Beijing.", `ACCUSE "China criticizes United States" actor=China recipient=US place=Beijing on 2020-08-06: 2`},
		{"TikTok sued Google in July 2020. TikTok sued Google in May 2019.", `SUE "Lawsuit against TikTok" recipient=TikTok on 2020-07: 1; SUE "TikTok sues Google" actor=TikTok recipient=Google on 2019-05: 1`},
		{"Trump banned WeChat. The ban takes effect on September 20.", `SANCTION "Trump bans WeChat" actor=Trump recipient=WeChat on 2020-09-20: 2`},
		{"Microsoft may buy TikTok from ByteDance. ByteDance will sell TikTok to Microsoft by September 15.", `ACQUIRE "Microsoft buys TikTok" actor=Microsoft recipient=TikTok other=ByteDance on /2020-09-15 due 2020-09-15: 2`},
		{"Greta Thunberg was arrested by police in London. Police freed Greta Thunberg.", `COERCE "police arrest Greta Thunberg" actor='police' recipient=Greta Thunberg place=London: 1; CONCEDE "Police free Greta Thunberg" actor='Police' recipient=Greta Thunberg: 1`},
		{"Kevin Mayer resigned. Kevin Mayer resigned as chief executive on Monday.", `LEAVE "Kevin Mayer leaves" actor=Kevin Mayer recipient='chief executive' on 2020-08-03: 2`},
		{"Hundreds protested against Trump. We agree with Trump.", `PROTEST "Hundreds protest against Trump" actor='Hundreds' recipient=Trump: 1; AGREE "Agreement with Trump" actor='We' recipient=Trump: 1`},
		{"Trump attacked China. Trump attacked Iran.", `ASSAULT "Trump attacks China" actor=Trump recipient=China: 1; ASSAULT "Trump attacks Iran" actor=Trump recipient=Iran: 1`},
		{"Trump said so. Trump said no.", `SAY "Trump says" actor=Trump: 1; SAY "Trump says" actor=Trump: 1`},
	} {
		a := article("2020-08-07", tt.text)
		if got := happened(a, read(t, r, a)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// happened writes events with their title, participants, times and statements.
func happened(a *news.Article, r *news.Reading) string {
	var out []string
	for i := range r.Events {
		out = append(out, happenedOne(a, r, &r.Events[i]))
	}
	return strings.Join(out, "; ")
}

func happenedOne(a *news.Article, r *news.Reading, e *news.Event) string {
	line := fmt.Sprintf("%s %q", e.Type, e.Title)
	for _, p := range e.Participants {
		line += fmt.Sprintf(" %s=%s", strings.ToLower(string(p.Role)), called(a, r, p.Argument))
	}
	if e.Time.EDTF != "" {
		line += " on " + e.Time.EDTF
	}
	if e.Deadline != (news.When{}) {
		line += " due " + cmp.Or(e.Deadline.EDTF, e.Deadline.Span.Of(a.Text))
	}
	return fmt.Sprintf("%s: %d", line, len(e.Statements))
}
