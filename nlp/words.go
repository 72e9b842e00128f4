package nlp

import "strings"

// set makes a lookup table of words.
func set(words string) map[string]bool {
	table := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		table[w] = true
	}
	return table
}

// abbreviations are written with a period that does not end a sentence by
// itself; titles never end one, as a name follows them. Both in lower case
// without the period.
var (
	titles        = set("mr mrs ms messrs dr prof sen sens rep reps gov gens gen lt col sgt capt cmdr maj adm rev hon st mt vs no fr supt det")
	abbreviations = union(titles, set("inc corp co ltd plc bros jr sr dept univ assn etc est approx jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m e.g i.e u.s u.k u.n ave blvd fig al"))
)

func union(tables ...map[string]bool) map[string]bool {
	all := make(map[string]bool)
	for _, table := range tables {
		for w := range table {
			all[w] = true
		}
	}
	return all
}

// common are words that begin sentences with a capital without being names.
var common = set(`
a an the this that these those it its he she they we you i his her their our my your who whom whose which what when where why how
in on at by for from with without within after before during since until till of to into onto over under about above below between among across against along around behind beside beyond despite near off out through throughout toward towards up upon via as than
and but or nor so yet if unless although though because while whereas whether once even also too then thus hence therefore however moreover furthermore meanwhile instead still again already almost just only perhaps maybe indeed
not no yes all any both each either every few many more most much neither none other others several some such one two three four five six seven eight nine ten eleven twelve first second third last next another
is are was were be been being am do does did has have had will would can could shall should may might must let
there here now today yesterday tomorrow tonight soon later earlier recently currently previously finally eventually ultimately initially originally separately
asked given according based following including among amid like unlike under new old
earlier later former late early critics officials analysts experts investors shares sources lawyers executives lawmakers people users companies
news read sign follow share subscribe photo image video analysis opinion comment update correction
`)

// roles are words with a capital that stand before a name, or between a firm's
// and a person's, without being part of either. In lower case.
var roles = set(`
mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister premier chancellor secretary chief executive officer ceo cfo coo cto cio chairman chairwoman chair chairperson
director general attorney senator sen representative rep congressman congresswoman governor gov mayor judge justice magistrate district circuit ambassador envoy spokesman spokeswoman spokesperson
commissioner commander captain colonel gen admiral sergeant lieutenant king queen prince princess pope bishop archbishop founder cofounder co-founder owner boss head deputy assistant acting former
then-president ex-president president-elect democrat democratic republican candidate nominee billionaire economist analyst journalist reporter correspondent editor columnist lawyer counsel
foreign finance trade commerce treasury state defense defence interior health home security national under-secretary undersecretary manager managing operating financial technology information global senior
spokespeople representatives executives
`)

// demonyms are words of nations, religions and parties with a capital that may
// stand before a name.
var demonyms = set(`
american chinese british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish polish czech hungarian greek turkish russian ukrainian
indian pakistani japanese korean taiwanese vietnamese thai indonesian malaysian singaporean filipino australian canadian mexican brazilian argentine israeli iranian iraqi saudi egyptian african european asian
western eastern northern southern republican democratic conservative labour liberal communist socialist muslim christian jewish catholic californian texan silicon
`)

// compass are words before a place name that make another place of it.
var compass = set("new north south east west northern southern eastern western upper lower great greater central saint san santa los las el la le fort mount lake port cape bay gulf old royal inner outer")

// organizationWords end names of organizations.
var organizationWords = set(`
inc corp corporation company co ltd limited llc plc group holdings holding partners capital ventures university college institute school academy ministry department agency administration commission committee council
court bank association federation foundation party union authority bureau service services society alliance league coalition board office fund network technologies systems industries laboratories labs airlines motors
`)

// calendar are the names of days and months, which are no names of anybody.
var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec")

// placeWords end names that begin like a person's and are not: Grace Church,
// Frank Street.
var placeWords = set(`
station street road avenue square church cathedral airport park river bridge hall house tower towers stadium arena hospital hotel beach island islands lake valley hills county city town village state
prize award day week act bill law times post journal tribune news today daily herald magazine show cup open league trophy island campus center centre mall market castle palace bay canal garden gardens
`)

// particles are words in lower case inside names of people.
var particles = set("de del della der van von bin bint ibn al el la le du da dos di ten ter zu")

// suffixes end names of people and make others of them.
var suffixes = set("jr jr. sr sr. ii iii iv")

// givenNames are common given names in English-language news, in lower case. A
// name of two or more words that begins with one is taken for a person's.
var givenNames = set(`
aaron abby abdul abdullah abigail abraham adam adrian agnes ahmad ahmed aidan aisha alan alana albert alejandro alex alexander alexandra alexandria alexei alfred ali alice alicia alison allan allen allison alvin amanda amber amelia amina amir amit amy ana andre andrea andreas andrei andres andrew andy angel angela angelina angus anita ann anna anne annette annie anthony antoine anton antonio archie ari ariel arjun arnold arthur arun asha ashley ashton astrid aubrey audrey ava
barbara barry bart beatrice becky bella ben benjamin bernard bernie beth bethany betty beverly bianca bill billy blake bob bobby boris brad bradley brandon brenda brendan brent brett brian bridget brittany brooke bruce bruno bryan bryce byron
caitlin caleb calvin cameron camilla carl carla carlos carly carmen carol caroline carolyn carrie carter casey catherine cathy cecilia celia chandra charles charlie chelsea cheng cheryl chloe chris christian christina christine christopher chuck cindy claire clara clarence clark claude claudia clayton cleo clifford clint clive cody colin colleen connie connor conor constance cora corey cory courtney craig cristina crystal curtis cynthia
daisy dale damian damien damon dan dana daniel daniela danielle danny daphne darren darryl dave david dawn dean deb debbie deborah declan denise dennis derek diana diane diego dieter dmitri dmitry dominic don donald donna donovan dora doreen doris dorothy doug douglas drew duncan dustin dwight dylan
earl ed eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elisabeth elise elizabeth ella ellen elliot elliott eloise elsa elsie emanuel emil emilia emily emma emmanuel enrique eric erica erik erika erin ernest esther ethan eugene eva evan eve evelyn ezra
fabian faith fatima felicia felicity felipe felix fergus fernando finn fiona frances francesca francis francisco francois frank franklin fred freddie frederick freya
gabriel gabriela gail gareth gary gavin gemma gene geoff geoffrey george georgina gerald gerard gerry gideon gilbert gillian gina giovanni glen glenn gloria gordon grace graham grant greg gregory greta gretchen guillermo gustavo guy gwen
hamza hannah harold harriet harris harrison harry harvey hassan hazel heather hector heidi helen helena henri henry herbert herman hilary hillary holly howard hugh hugo humphrey hussein
ian ibrahim ida ilya imran ingrid ira irene iris isaac isabel isabella isaiah isla ivan ivy
jack jackie jacob jacqueline jade jaime jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeff jeffrey jelani jen jenna jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie jill jim jimmy jo joan joanna joanne jodie joe joel joey johan johanna john johnny jon jonah jonas jonathan jorge jose joseph josephine josh joshua joy joyce juan juanita judith judy julia julian juliana julie juliet julio justin
kaitlyn kamal karen karim karl kate katherine kathleen kathryn kathy katie katrina kayla keith kelly kelsey ken kenneth kenny kevin khalid kim kimberly kirk kirsten klaus kofi kristen kristin kristina kurt kwame kyle
lana lance lara larry laura lauren laurence laurie lawrence leah lee leila lena leo leon leonard leroy leslie lester lewis liam lila lillian lily linda lindsay lindsey lionel lisa liu liz lloyd lois lorenzo lori lorraine louis louisa louise luca lucas lucia lucy luis luke luther lydia lynn
mabel mackenzie madeleine madeline maggie malcolm malik manuel marc marcel marcia marco marcus margaret margot maria mariah marian mariana marie marilyn mario marion marisa marissa marjorie mark marlene marshall martha martin martina marvin mary mason mateo matt matteo matthew maureen maurice max maxine maxwell maya meg megan mehmet mei melanie melinda melissa melvin mercedes meredith mia michael michel michelle miguel mikhail mike mildred miles milo mina miranda miriam mitch mitchell mohamed mohammad mohammed moira molly mona monica monique morgan moses muhammad murray mustafa myra
nadia nadine nancy naomi nasser natalia natalie natasha nate nathan nathaniel neil nelson nicholas nick nicola nicolas nicole nigel nikki nikolai nina noah noel nora norma norman
oliver olivia olga omar oscar osama otto owen
pablo paige pamela pat patricia patrick patsy paul paula pauline pedro peggy penelope penny percy perry pete peter petra phil philip philippa phillip phoebe phyllis pierre polly priscilla priya
quentin rachel rafael raj rajesh ralph ramon randall randy raquel rashid ravi ray raymond rebecca regina reginald rene reza rhys ricardo richard rick ricky riley rita rob robbie robert roberta roberto robin rochelle rod roderick rodney rodrigo roger roland roman ron ronald rory rosa rosalind rose rosemary ross rowan roy ruben ruby rupert russell ruth ryan
sabrina sadie sally salma sam samantha samir samuel sandra sandy sanjay santiago sara sarah saul scott sean sebastian serena sergei sergey sergio seth shane shannon sharon shaun shawn sheila shelley sherry shirley sidney sienna simon simone sofia sonia sophia sophie stacey stanley stefan stella stephanie stephen steve steven stewart stuart sue sunil susan susanna suzanne svetlana sylvia
tamara tania tanya tara tariq tatiana taylor ted teresa terrence terry tessa thea theo theodore theresa thomas tiffany tim timothy tina tobias toby todd tom tommy toni tony tracey tracy travis trevor tristan troy tyler
ursula valentina valeria valerie vanessa vera vernon veronica victor vijay vikram vince vincent viola violet vivek vivian vladimir
wade wallace walter wanda wang ward warren wayne wei wendy wesley wilbur wilfred will willem william wilson xavier xi
yan yasmin yolanda yuki yuri yusuf yvette yvonne zach zachary zack zara zoe
chen deng ding dong feng gao guo han hu huang jia jiang li liang lin liu lu luo ma meng ren shen song sun tan tang wang wu xiao xie xu yang yao ye yu yuan zeng zhang zhao zheng zhou zhu
`)

// surnamesFirst are Chinese surnames, which stand before the given name in the
// news: Zhang Yiming is Zhang for short.
var surnamesFirst = set(`
chen deng ding dong fan fang feng gao guo han hu huang jia jiang jin kong li liang lin liu lu luo ma meng ouyang pan peng qian qin ren shen shi song sun tan tang tian wang wei wen wu xi xia xiao xie xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou
`)

// goesOn are words after which a subject goes on without another noun of which
// the name before them would be a part.
var goesOn = set("has had have was were is are in on at of for also later then itself himself herself from who which that and or with by would will did today yesterday")

// sayings are verbs of saying, in the forms that news uses.
var sayings = set(`
said says say saying told tells telling added adds adding wrote writes writing tweeted tweets posted posts claimed claims argued argues warned warns asked asks replied replies responded responds answered answers
announced announces declared declares stated states noted notes insisted insists explained explains acknowledged acknowledges admitted admits conceded concedes denied denies suggested suggests continued continues
commented comments observed observes recalled recalls remarked remarks read reads testified testifies vowed vows pledged pledges complained complains joked jokes concluded concludes confirmed confirms
`)
