package nlp

import (
	"slices"

	"newsgraph/news"
)

// Words that say how what depends on them is put, verbs and nouns alike, by
// lemma. The classes are those of VerbNet.
var governors = map[news.Status]map[string]bool{
	// want-32.1, promise-37.13, plan, intend; future_having-13.3
	news.Planned: set(`plan intend want hope aim agree decide expect prepare promise vow pledge propose set schedule due ready seek look offer choose opt determine resolve poise slate bind destine arrange
		deal agreement decision bid proposal promise intention deadline preparation commitment move push effort goal negotiation talk announce willing about postpone delay face upcoming await`),
	// order-60, force-59
	news.Ordered: set("order require instruct direct command compel force mandate decree oblige tell law ruling ultimatum subpoena demand"),
	// threat
	news.Threatened: set("threaten threat warn warning"),
	// accuse, judgment-33, conjecture-29.5 of wrongs
	news.Alleged: set("accuse allege suspect charge blame allegation accusation claim suspicion indict criticize criticise condemn denounce"),
	// refuse, deny-29.5
	news.Denied: set("deny refuse decline reject refusal denial oppose rule"),
	// forbid-67, limit-76, of measures
	news.Blocked: set("ban bar prohibit prevent stop block forbid halt stay enjoin suspend cancel revoke overturn quash veto scrap scuttle thwart strike invalidate nullify"),
	// end, of what was in force
	news.Lapsed: set("lift end expire lapse drop repeal rescind terminate collapse abandon"),
	// wish-62, urge-58.1, beg-58.2, allow-64, consider-29.9, try-61
	news.Hypothetical: set(`consider mull weigh contemplate explore discuss ask urge beg request call press appeal invite encourage recommend suggest advise want wish allow permit enable let try
		avoid avert mean possibility chance prospect idea option bill fear risk attempt ability right need unlikely likely able possible`),
}

// factual are verbs that say that what depends on them was so: begin-55.1 and
// the like, manage-74.
var factual = set("begin start continue keep help manage proceed go come resume get have make use see hear watch finish stop happen")

var conditional = set("if whether unless lest")

// reputed are verbs beside those of saying that tell in the passive what others
// hold to be so: "is believed to have".
var reputed = set("believe think report know suspect understand rumor rumour deem consider")

// wishes are verbs whose finite clauses tell what may be: wish-62, demand.
var wishes = set("hope wish fear demand suggest propose recommend insist request imagine suppose doubt wonder ask consider")

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
