package nlp

import (
	"slices"

	"newsgraph/news"
)

// Words that say how what depends on them is put, verbs and nouns alike, by
// lemma. The classes are those of VerbNet.
var governors = map[news.Status]map[string]bool{
	// want-32.1, promise-37.13, plan, intend; future_having-13.3
	news.Planned: set(`plan intend want hope aim agree decide vote expect prepare promise vow pledge propose set schedule due ready seek look offer choose opt determine resolve poise slate bind destine arrange
		deal agreement decision bid proposal promise intention deadline preparation commitment move push effort goal negotiation talk announce willing about postpone put_off delay face upcoming await`),
	// order-60, force-59
	news.Ordered: set("order require instruct direct command compel force mandate decree oblige tell law ruling ultimatum subpoena"),
	// threat
	news.Threatened: set("threaten threat warn warning"),
	// accuse, judgment-33, conjecture-29.5 of wrongs
	news.Alleged: set("accuse allege suspect charge blame allegation accusation claim suspicion indict criticize criticise condemn denounce"),
	// refuse, deny-29.5
	news.Denied: set("deny refuse decline reject refusal denial oppose rule rule_out"),
	// forbid-67, limit-76, of measures
	news.Blocked: set("ban bar prohibit prevent stop block forbid halt stay enjoin suspend cancel revoke overturn quash strike_down set_aside veto scrap scuttle thwart strike invalidate nullify annul void reverse foil strike_down call_off set_aside"),
	// end, of what was in force
	news.Lapsed: set("lift end expire lapse drop repeal rescind terminate collapse abandon withdraw retract ditch shelve give_up break_off wind_down quit cease"),
	// wish-62, urge-58.1, beg-58.2, allow-64, consider-29.9, try-61
	news.Hypothetical: set(`consider mull weigh contemplate explore discuss demand ask urge beg request call press appeal invite encourage recommend suggest advise want wish allow permit enable let try
		avoid avert pretend dream think mean possibility chance prospect idea option bill fear risk attempt ability right need unlikely likely able possible way permission approval clearance consent reason`),
}

// factual are verbs that say that what depends on them was so: begin-55.1 and
// the like, manage-74.
var factual = set("begin start continue keep help manage proceed go come resume get have make use see hear watch finish stop happen")

// dispositions are adjectives for how somebody is disposed to do something, beside
// those above.
var dispositions = map[string]news.Status{
	"certain": news.Planned, "sure": news.Planned, "keen": news.Planned, "eager": news.Planned, "anxious": news.Planned, "unwilling": news.Denied, "loath": news.Denied,
	"reluctant": news.Hypothetical, "hesitant": news.Hypothetical, "afraid": news.Hypothetical, "wary": news.Hypothetical, "tempted": news.Hypothetical, "inclined": news.Hypothetical,
	"interested": news.Hypothetical, "free": news.Hypothetical, "welcome": news.Hypothetical, "eligible": news.Hypothetical, "entitled": news.Hypothetical,
}

// hindering are verbs that keep somebody "from" doing something: forbid-67,
// limit-76, dissuade.
var hindering = set("keep stop prevent block ban bar prohibit forbid discourage dissuade deter restrain hinder inhibit preclude disqualify exclude hamper impede restrict enjoin save talk")

// feeling are verbs for how somebody feels about what was so: admire-31.2,
// admit-64.3.
var feeling = set("like dislike enjoy love hate resent mind regret remember recall admit acknowledge")

// criticizing are verbs of which what stands behind "for" was so: judgment-33.
var criticizing = set("criticize criticise condemn denounce")

// favoring are verbs for who wants something done: advocate, admire-31.2.
var favoring = set("support advocate back favor favour endorse approve")

// clearing are verbs for saying that somebody did not do something "of" which he
// was accused, suspecting those for what is done to somebody "for" what he may have
// done.
var (
	clearing   = set("clear acquit exonerate absolve innocent")
	suspecting = set("arrest detain charge indict sue investigate probe investigation probe inquiry trial prosecute question")
)

// debating are verbs for being for or against what there may not be: "supports a
// ban", "warned against a ban".
var debating = set("oppose reject support back favor favour endorse advocate suggest warn vote be argue advise speak")

// musing are verbs of thinking and speaking of which the object may be as real as
// not.
var musing = set("consider weigh contemplate discuss fear")

// undoing are words for not doing what depends on them: fail, neglect-75.
var undoing = set("fail failure unable inability neglect omit forget refrain abstain desist")

// suppositional are verbs that stand before their subject in what is supposed:
// "Had Google bought it".
var suppositional = set("had should were")

// hedges are adverbs by which the newsroom does not vouch for what it tells.
var hedges = map[string]news.Status{
	"allegedly": news.Alleged, "reportedly": news.Alleged, "supposedly": news.Alleged, "purportedly": news.Alleged, "ostensibly": news.Alleged, "apparently": news.Alleged, "reputedly": news.Alleged,
	"possibly": news.Hypothetical, "perhaps": news.Hypothetical, "maybe": news.Hypothetical, "probably": news.Hypothetical, "presumably": news.Hypothetical, "potentially": news.Hypothetical, "conceivably": news.Hypothetical,
}

// leavings are verbs for leaving what one had agreed to, with "out of", "away
// from" or "from".
var leavings = set("pull back walk withdraw drop retreat bow")

var conditional = set("if whether unless lest")

// reputed are verbs beside those of saying that tell in the passive what others
// hold to be so: "is believed to have".
var reputed = set("believe think report know suspect understand rumor rumour deem consider")

// wishes are verbs whose finite clauses tell what may be: wish-62, demand.
var wishes = set("hope wish fear demand suggest propose recommend request imagine suppose doubt wonder ask consider")

// opinions are verbs of which a denial denies what is in their clause: "nobody
// believes that it was so". Verbs of knowing leave that as it is.
var (
	opinions = set("believe think suppose imagine expect feel accept")
	knowing  = set("know realize realise forget remember regret notice mind care like understand learn discover see hear")
)

// What "it is" or "is not" that something was so: of the first kind is what is
// false, of the second what is so, of the third what nobody knows.
var (
	falsehoods = set("false untrue incorrect wrong inaccurate bogus fictitious unfounded baseless groundless lie myth hoax fabrication falsehood nonsense fiction")
	truths     = set("true correct accurate right case")
	guesses    = set("possible likely unlikely conceivable plausible probable doubtful unclear uncertain impossible inconceivable unthinkable unproven unconfirmed possibility chance")
)

// deniers are verbs that deny what is said with a noun: deny a report, reject a
// claim.
var deniers = set("deny reject dismiss refute dispute rebut repudiate debunk discredit contradict disprove rule_out disavow ridicule deride scotch quash")

// certainties are adjectives of which a denial leaves open what they are said of.
var certainties = set("clear certain sure evident obvious proven known confirmed established convinced confident")

// offering are words for an offer to buy, and dropping verbs for what a court does
// to a suit that it does not hear.
var (
	offering = set("bid offer")
	dropping = set("dismiss reject throw_out toss toss_out strike_out")
)

// confirming are verbs for saying that what a noun says is so.
var confirming = set("confirm verify corroborate prove acknowledge admit")

// rumors are nouns for what somebody says and the newsroom does not vouch for.
var rumors = set("claim report allegation accusation rumor rumour suspicion assertion contention charge insinuation story")

// notions are nouns for what may be.
var notions = set("speculation suggestion theory idea notion belief possibility chance prospect risk hope fear doubt concern worry expectation likelihood assumption hypothesis")

// phases are verbs by which what their subject names happens.
var phases = set("come take begin start end expire happen occur proceed continue resume run last go follow be")

// adjectives put the noun that they stand with.
var adjectives = map[string]news.Status{
	"possible": news.Hypothetical, "potential": news.Hypothetical, "hypothetical": news.Hypothetical, "attempted": news.Hypothetical, "would-be": news.Hypothetical,
	"proposed": news.Planned, "planned": news.Planned, "upcoming": news.Planned, "looming": news.Planned, "future": news.Planned, "pending": news.Planned, "forthcoming": news.Planned, "impending": news.Planned, "imminent": news.Planned, "scheduled": news.Planned, "prospective": news.Planned,
	"alleged": news.Alleged, "suspected": news.Alleged, "threatened": news.Threatened, "expired": news.Lapsed, "failed": news.Lapsed, "ongoing": news.Ongoing, "continuing": news.Ongoing, "continued": news.Ongoing, "blocked": news.Blocked, "cancelled": news.Blocked, "canceled": news.Blocked,
}

// ahead reports whether a status looks ahead.
func looksAhead(s news.Status) bool {
	return slices.Contains([]news.Status{news.Planned, news.Ordered, news.Threatened, news.Hypothetical}, s)
}

// ending are nouns for the end of what was in force, or its undoing, lacking those
// for what is not there.
var (
	ending = map[string]news.Status{
		"lifting": news.Lapsed, "removal": news.Lapsed, "expiry": news.Lapsed, "expiration": news.Lapsed, "termination": news.Lapsed, "repeal": news.Lapsed, "collapse": news.Lapsed, "abandonment": news.Lapsed,
		"suspension": news.Blocked, "cancellation": news.Blocked, "annulment": news.Blocked, "reversal": news.Blocked, "overturning": news.Blocked,
	}
	lacking = set("lack absence")
)
