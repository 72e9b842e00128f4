package nlp

import (
	"slices"
	"strings"

	"newsgraph/news"
)

// frames are the ways in which a word of saying or thinking takes what is said.
type frames uint16

const (
	clausal    frames = 1 << iota // a clause, or words in quotation marks: said (that) it fell, asked whether
	infinitive                    // what its subject is to do: promised to sell
	ordering                      // somebody and what they are to do: urged the firm to sell
	nominal                       // a noun for it: announced a plan
	calling                       // what something is said to be: called him a liar
	likening                      // the same behind "as": described it as a threat
	judging                       // somebody and, behind "for", "of" or "over", what they did: blamed him for it
	telling                       // its object is who is told: told reporters
	doing                         // a participle: denied doing it
	raising                       // in the passive its subject is part of it: he is said to be ill
)

// saying is what a verb or a noun of saying or thinking does with what is said.
type saying struct {
	act          news.Act
	frames       frames
	prepositions []string // behind which a noun for it may stand: warned of, called for
}

func (s saying) takes(f frames) bool { return s.frames&f != 0 }

// verbsOfSaying are the verbs of saying and thinking, by lemma. They are put
// together by the classes of Levin, English Verb Classes and Alternations (1993),
// and of VerbNet, which has their numbers.
var verbsOfSaying = wordsByClass([]sayingClass{
	// say-37.7, with tell-37.2, of news and of what is certain
	{news.ActSay, clausal | raising, "", "say state note remark observe mention add continue conclude recount relate recall reiterate repeat reply respond answer explain emphasize emphasise stress underline underscore joke quip deadpan exclaim interject rejoin retort muse opine pronounce begin murmur mutter mumble whisper shout scream yell cry shriek snap sigh laugh chuckle blog note volunteer offer signal affirm reaffirm testify narrate elaborate clarify posit chime venture counter relay reckon"},
	{news.ActSay, clausal, "", "rule decree convey confide scoff sneer vent put"},
	// manner_speaking-37.3
	{news.ActSay, clausal, "", "babble bark bawl bellow bleat boom bray burble cackle chant chatter chirp cluck coo croak croon crow drawl drone groan growl grunt hiss holler hoot howl jabber purr rage rasp roar rumble screech snarl splutter squawk squeal stammer stutter thunder trumpet wail wheeze whimper whoop yammer yelp"},
	{news.ActSay, clausal | raising, "", "report"},
	{news.ActSay, clausal | nominal | raising, "", "announce disclose reveal confirm proclaim indicate acknowledge concede admit confess outline clarify cite predict forecast foresee foretell"},
	{news.ActSay, clausal | raising, "", "declare detail describe document project show"},
	{news.ActSay, clausal | telling, "of about", "tell inform notify brief remind assure reassure advise alert apprise teach show convince persuade"},
	{news.ActSay, clausal, "", "write tweet retweet post read sing"},
	{news.ActSay, 0, "about of", "talk speak comment elaborate boast brag joke reminisce testify lecture"},
	{news.ActSay, clausal, "about", "boast brag"},
	{news.ActSay, clausal, "on with to", "agree disagree"},
	{news.ActSay, clausal, "at", "hint"},
	{news.ActSay, likening, "", "describe depict portray characterize characterise paint cast define frame bill tout cite hail present"},
	{news.ActSay, calling, "", "call label dub brand term deem declare pronounce proclaim"},
	{news.ActSay, clausal, "", "call"},
	{news.ActSay, nominal, "", "discuss debate dispute mention tout echo detail describe explain downplay float pitch outline preview recount relate stress emphasize underscore reiterate repeat"},
	{news.ActSay, clausal | nominal | raising, "", "remember shoot_back fire_back hit_back point_out spell_out lay_out set_out make_clear pass_on give_away"},
	{news.ActSay, 0, "to at", "allude refer point"},
	{news.ActSay, calling | judging, "", "liken compare attribute"},
	// claim: say-37.7 without vouching for it; confront with conjecture-29.5
	{news.ActClaim, clausal | raising, "", "claim maintain contend argue assert allege insist aver avow swear profess purport testify rumor rumour"},
	{news.ActClaim, nominal | infinitive, "", "claim allege assert profess"},
	{news.ActClaim, 0, "for against on", "argue insist"},
	// deny: admit-65's opposite, with reject and refuse
	{news.ActDeny, clausal | nominal, "", "deny refute rebut dispute contest disavow repudiate deride debunk"},
	{news.ActDeny, infinitive | nominal, "", "refuse decline reject"},
	{news.ActDeny, likening | nominal, "", "dismiss reject"},
	{news.ActDeny, nominal, "", "rule_out play_down brush_off shrug_off shoot_down turn_down wave_off brush_aside"},
	{news.ActDeny, doing, "", "deny dispute"},
	{news.ActSay, doing, "", "admit acknowledge confess recall remember mention"},
	{news.ActSuggest, doing, "", "suggest propose recommend advise advocate"},
	// promise-37.13, commit
	{news.ActPromise, clausal | infinitive | nominal, "", "promise pledge vow swear guarantee"},
	{news.ActPromise, infinitive, "to", "commit"},
	{news.ActPromise, infinitive, "", "offer volunteer undertake"},
	// accuse: judgment-33 with "of"
	{news.ActAccuse, judging, "", "accuse blame charge suspect"},
	{news.ActAccuse, clausal | likening, "", "denounce condemn indict charge"},
	// judgment-33, its negative side
	{news.ActCriticize, judging | nominal, "", "criticize criticise slam blast rebuke condemn denounce decry deplore chide chastise castigate lambast lambaste berate scold rap assail deride disparage mock ridicule fault reproach reprimand upbraid revile vilify excoriate rip pan bash belittle denigrate censure savage scorn skewer hammer pillory admonish insult"},
	{news.ActCriticize, clausal, "about of at against over", "complain grumble gripe whine fume protest moan lament rail"},
	{news.ActCriticize, nominal | clausal, "", "lament bemoan decry protest"},
	{news.ActCriticize, 0, "to", "object"},
	{news.ActCriticize, 0, "at against", "lash_out speak_out hit_back"},
	{news.ActCriticize, judging | nominal, "", "call_out take_on tear_into rip_into lay_into"},
	// judgment-33, its positive side; and support of the spoken sort
	{news.ActPraise, judging | nominal, "", "praise laud applaud commend hail extol celebrate compliment thank congratulate salute acclaim credit toast endorse champion welcome defend"},
	// inquire-37.1.2, ask
	{news.ActAsk, clausal | ordering | telling, "about for", "ask"},
	{news.ActAsk, clausal, "about", "inquire enquire wonder query"},
	{news.ActAsk, nominal, "", "question request"},
	{news.ActAsk, ordering, "for to", "plead appeal beg"},
	{news.ActAsk, ordering, "", "invite implore beseech entreat petition lobby"},
	// order-60, urge-58.1, demand
	{news.ActDemand, clausal | nominal | infinitive, "", "demand"},
	{news.ActDemand, clausal | ordering, "", "order command instruct direct urge exhort press require mandate"},
	{news.ActDemand, ordering, "", "call"},
	{news.ActDemand, 0, "for on", "call push press clamor clamour campaign agitate"},
	{news.ActSuggest, 0, "for", "advocate"},
	// warn: advise-37.9
	{news.ActWarn, clausal | telling | ordering, "of about against", "warn caution"},
	{news.ActWarn, infinitive | nominal, "", "threaten"},
	// suggest: reflexive of propose; conjecture-29.5
	{news.ActSuggest, clausal | nominal, "", "propose suggest recommend advocate imply insinuate hypothesize hypothesise theorize speculate conjecture surmise intimate"},
	{news.ActSuggest, infinitive, "", "propose"},
	{news.ActSuggest, clausal, "", "hint signal advise speculate quip"},
	// consider-29.9, conjecture-29.5, believe; want-32.1 and long-32.2 where they stand with a clause
	{news.ActThink, clausal | raising, "", "think believe suppose assume presume guess figure reckon feel doubt suspect fear worry expect anticipate imagine conclude fret realize realise understand know hold conceive trust sense decide determine judge foresee bet find estimate calculate learn hear concur wish dream acknowledge regret"},
	{news.ActThink, clausal | infinitive, "for", "hope"},
	{news.ActThink, infinitive, "", "plan intend expect want wish prefer"},
	{news.ActThink, ordering, "", "want expect"},
	{news.ActThink, calling | likening, "", "consider view regard see think find perceive deem interpret remember"},
	{news.ActThink, nominal, "", "support oppose favor favour back doubt fear prefer believe regret consider"},
	{news.ActThink, 0, "about", "worry care think fret"},
	{news.ActThink, 0, "in", "believe"},
})

// nounsOfSaying are the nouns of saying and thinking. What is said stands
// behind them, or behind a form of "be".
var nounsOfSaying = wordsByClass([]sayingClass{
	{news.ActSay, clausal, "", "statement remark comment announcement declaration reply response answer explanation observation word news message acknowledgment acknowledgement admission confession testimony revelation disclosure confirmation prediction forecast point reminder tweet story"},
	{news.ActSay, 0, "about on", "comment remark statement"},
	{news.ActSay, 0, "of", "announcement description portrayal characterization admission prediction"},
	{news.ActSay, clausal, "of", "report"},
	{news.ActSay, 0, "of", "chant shout cry call"},
	{news.ActClaim, clausal, "of about", "claim assertion contention allegation argument insistence charge rumor rumour"},
	{news.ActClaim, 0, "for against", "argument case"},
	{news.ActDeny, clausal | infinitive, "of", "denial refusal rejection"},
	{news.ActPromise, clausal | infinitive, "of", "promise pledge vow commitment guarantee assurance oath"},
	{news.ActPromise, infinitive, "", "offer agreement"},
	{news.ActAccuse, clausal, "of against", "accusation complaint"},
	{news.ActCriticize, clausal, "of about against over", "criticism condemnation attack complaint denunciation rebuke mockery"},
	{news.ActPraise, 0, "for of", "praise endorsement"},
	{news.ActAsk, clausal | infinitive, "for about", "question request plea"},
	{news.ActDemand, clausal | infinitive, "for", "demand call"},
	{news.ActWarn, clausal | infinitive, "of about", "warning threat caution"},
	{news.ActSuggest, clausal | infinitive, "for of", "suggestion proposal recommendation advice hint speculation implication"},
	{news.ActThink, clausal, "of about", "belief view opinion conviction fear worry concern doubt suspicion assumption feeling hope impression theory notion realization expectation conclusion confidence certainty"},
	{news.ActThink, 0, "for to", "support opposition"},
	{news.ActThink, clausal, "", "idea sense thought"},
	{news.ActThink, infinitive, "", "desire intention wish hope intent willingness"},
})

// adjectivesOfSaying are the adjectives of what people are who think something,
// or who say it in some way.
var adjectivesOfSaying = wordsByClass([]sayingClass{
	{news.ActThink, clausal, "about of", "sure certain confident convinced hopeful optimistic pessimistic afraid worried concerned aware skeptical sceptical doubtful adamant fearful positive unsure uncertain glad proud sorry sad happy angry surprised disappointed grateful wary"},
	{news.ActSay, clausal, "about", "clear adamant insistent candid vocal"},
	{news.ActCriticize, 0, "of", "critical dismissive contemptuous"},
})

// sayingClass is a class of words that take what is said in the same ways.
type sayingClass struct {
	act          news.Act
	frames       frames
	prepositions string
	words        string
}

// wordsByClass gives the classes of words by the word. A word of several classes
// takes what is said in the ways of each; what it does is told by the class
// whose way it is.
func wordsByClass(classes []sayingClass) map[string][]saying {
	words := make(map[string][]saying)
	for _, c := range classes {
		for w := range set(c.words) {
			words[w] = append(words[w], saying{c.act, c.frames, strings.Fields(c.prepositions)})
		}
	}
	return words
}

// taking is the first way of a word that has one of some frames.
func taking(ways []saying, f frames) (saying, bool) {
	i := slices.IndexFunc(ways, func(s saying) bool { return s.takes(f) })
	if i < 0 {
		return saying{}, false
	}
	return ways[i], true
}

// taken is the first way of a word in which what is said stands behind a
// preposition.
func taken(ways []saying, preposition string) (saying, bool) {
	i := slices.IndexFunc(ways, func(s saying) bool { return slices.Contains(s.prepositions, preposition) })
	if i < 0 {
		return saying{}, false
	}
	return ways[i], true
}
