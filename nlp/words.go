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

// fields are the words of roles that say of what.
var fields = set(`
foreign finance trade commerce treasury state defense defence interior health home security national financial technology information global senior district circuit operating managing democrat democratic republican
`)

// parties are words of roles that name a party as well.
var parties = set("democrat democratic republican")

// commonCapitals are common nouns that are written in capitals, without full
// stops at their ends.
var commonCapitals = set(`
tv dvd cd pc ai it ok no yes dna rna gdp ipo gps hiv aids id vip ad pr hr faq pdf sms suv atm ngo mp mep mba phd vr am pm ev usb diy rv ufo iq mvp i a
`)

// compass are words before a place name that make another place of it.
var compass = set("new north south east west northern southern eastern western upper lower great greater central saint san santa los las el la le fort mount lake port cape bay gulf old royal inner outer")

// calendar are the names of days and months, which are no names of anybody.
var calendar = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec")

// suffixes end names of people and make others of them.
var suffixes = set("jr jr. sr sr. ii iii iv")

// surnamesFirst are Chinese surnames, which stand before the given name in the
// news: Zhang Yiming is Zhang for short.
var surnamesFirst = set(`
chen deng ding dong fan fang feng gao guo han hu huang jia jiang jin kong li liang lin liu lu luo ma meng ouyang pan peng qian qin ren shen shi song sun tan tang tian wang wei wen wu xi xia xiao xie xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou
`)

// sayings are the lemmas of verbs of saying.
var sayings = set(`
say tell add write tweet post claim argue warn ask reply respond answer announce declare state note insist explain acknowledge admit concede deny suggest continue comment observe recall remark read
testify vow pledge complain joke conclude confirm
`)
