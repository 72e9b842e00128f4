package nlp

import "newsgraph/news"

// pronoun is what a personal pronoun says of who is meant.
type pronoun struct {
	gender    news.Gender // of he and she
	plural    bool        // they
	reflexive bool
	first     bool // I, me
}

// pronouns are the personal pronouns that are looked at, in lower case.
var pronouns = map[string]pronoun{
	"he": {gender: news.Male}, "him": {gender: news.Male}, "his": {gender: news.Male}, "himself": {gender: news.Male, reflexive: true},
	"she": {gender: news.Female}, "her": {gender: news.Female}, "hers": {gender: news.Female}, "herself": {gender: news.Female, reflexive: true},
	"it": {}, "its": {}, "itself": {reflexive: true},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "theirs": {plural: true}, "themselves": {plural: true, reflexive: true},
	"i": {first: true}, "me": {first: true}, "my": {first: true}, "mine": {first: true}, "myself": {first: true},
}

// men, women and people are nouns for persons; what ends in one of them is too.
var (
	men    = set("man boy father son brother husband uncle nephew grandfather grandson boyfriend gentleman guy king prince duke lord baron emperor businessman spokesman chairman congressman policeman actor waiter monk widower sir mr congressman salesman sportsman statesman councilman fireman fisherman cameraman frontman stepfather stepson godfather")
	women  = set("woman girl mother daughter sister wife aunt niece grandmother granddaughter girlfriend lady queen princess duchess baroness empress businesswoman spokeswoman chairwoman congresswoman policewoman actress waitress nun widow madam mrs ms miss saleswoman councilwoman heroine hostess stepmother stepdaughter")
	people = set(`
person adult child kid baby teenager teen student pupil teacher professor scientist researcher doctor physician nurse surgeon patient lawyer attorney solicitor barrister judge justice prosecutor defendant plaintiff suspect victim witness
prisoner inmate officer detective policeman soldier sergeant captain colonel general admiral commander lieutenant pilot astronaut driver passenger worker employee employer manager boss chief head leader director executive ceo cfo
founder cofounder co-founder owner chairperson chair president premier minister chancellor secretary governor mayor senator representative congressperson lawmaker legislator politician candidate nominee incumbent
ambassador envoy diplomat spokesperson adviser advisor aide official bureaucrat commissioner inspector analyst economist expert consultant critic activist campaigner protester demonstrator supporter voter citizen resident migrant refugee immigrant
journalist reporter editor columnist correspondent author writer novelist poet playwright translator artist painter sculptor photographer designer architect engineer programmer developer hacker musician singer songwriter rapper composer conductor guitarist drummer
pianist dancer comedian director producer presenter host anchor star celebrity model player footballer striker goalkeeper defender midfielder coach trainer athlete swimmer runner cyclist boxer golfer champion captain winner loser
priest pastor bishop archbishop cardinal pope imam rabbi monk saint farmer fisherman miner builder carpenter cook chef baker butcher gunman attacker killer murderer shooter robber thief terrorist militant rebel fighter hostage
friend neighbor neighbour colleague partner parent sibling cousin twin relative spouse fiance fiancee grandparent grandchild guest member volunteer veteran pensioner customer client user buyer seller investor shareholder trader banker
billionaire millionaire entrepreneur tycoon heir successor predecessor rival opponent ally deputy assistant interviewer interviewee participant speaker philosopher historian sociologist psychologist economist mathematician physicist
chemist biologist geologist astronomer linguist emperor monarch sheriff deputy firefighter paramedic postman caller survivor
`)
)

// firms are nouns that may stand for any business.
var firms = set("company firm corporation enterprise conglomerate startup start-up giant manufacturer maker multinational")

// bodies are nouns for organizations, beside those of firms and public.
var bodies = set(`
airline automaker bank bookseller brand brewer broadcaster builder bureau cabinet campaign carrier carmaker chain channel charity club coalition consortium consultancy cooperative developer distributor
exchange factory fund gallery grocer hotel insurer label laboratory lender library magazine mission museum newspaper operator orchestra outlet panel paper parent partnership platform producer provider publisher publication
railway regulator restaurant retailer seller service shipper site station store studio subsidiary supermarket supplier syndicate tabloid theater theatre think-tank trust union unit utility watchdog website weekly band choir troupe squad side legislature assembly
tribunal jury board authority alliance academy branch charity clinic company crew daily division firm group lobby militia ministry network organisation organization guild chamber treasury
`)

// body reports whether a noun may stand for an organization.
func body(noun string) bool { return bodies[noun] || firms[noun] || public[noun] }

// public are words in the names of organizations that are no businesses.
var public = set("department ministry court committee commission council university college school parliament congress senate house government office agency bureau administration party army navy force police union nations federation association foundation institute society church hospital club team league")

// otherOffices are words that make another office of the one that they stand before.
var otherOffices = set("vice deputy former ex ex- then-president ex-president assistant acting interim under under- shadow senior junior associate first second third next new previous last late other another future incoming outgoing")

// neutral are words that may stand before the noun of a description without
// telling one of its kind from another.
var neutral = set("embattled billionaire outspoken popular controversial veteran longtime long-time tech technology social media internet software online giant e-commerce troubled ailing beleaguered famous influential powerful young elderly old")
