package nlp

// The words that judge, by the classes of Martin and White, The Language of
// Evaluation (judgment of people by capacity, tenacity, veracity and propriety;
// appreciation of things) and by those of Levin, English Verb Classes, each with
// the members that come to mind. What is bad for somebody is not what somebody
// does badly: words for harm, such as "deadly", are none of them.
var (
	// conductAdjectives judge what somebody is or does.
	conductAdjectives = valued(
		`admirable brave courageous heroic bold principled honest honorable honourable decent noble generous gracious wise sensible prudent shrewd astute clever
		brilliant gifted talented skillful skilful diligent conscientious trustworthy reliable dependable steadfast
		thoughtful far-sighted farsighted visionary judicious statesmanlike exemplary commendable praiseworthy laudable selfless magnanimous fair-minded
		even-handed evenhanded sincere truthful upright inspiring inspired masterful masterly deft`,
		`reckless irresponsible careless negligent foolish stupid idiotic dumb silly clumsy inept incompetent hapless feckless bungling cynical hypocritical
		dishonest deceitful disingenuous mendacious duplicitous untrustworthy unreliable corrupt crooked venal shameful disgraceful shameless scandalous
		outrageous unconscionable indefensible inexcusable unforgivable despicable contemptible deplorable reprehensible abhorrent odious vile wicked evil cruel
		callous heartless brutal vicious cowardly craven spineless arrogant pompous smug conceited selfish greedy petty vindictive spiteful malicious
		short-sighted shortsighted misguided wrongheaded wrong-headed ill-advised ill-conceived ill-judged unwise imprudent rash hasty impulsive erratic fickle
		bigoted racist sexist xenophobic intolerant tyrannical despotic authoritarian autocratic unscrupulous unprincipled immoral unethical indecent
		obnoxious insufferable insulting patronizing patronising dismissive evasive slippery devious sneaky underhanded lazy complacent toothless`)
	// qualityAdjectives judge how something is.
	qualityAdjectives = valued(
		`good great excellent superb outstanding wonderful marvelous marvellous fantastic terrific splendid magnificent impressive remarkable extraordinary
		exceptional delightful charming elegant beautiful lovely refreshing compelling persuasive convincing exhilarating worthwhile valuable
		promising encouraging perfect flawless first-rate world-class masterly memorable finest`,
		`bad terrible awful horrible dreadful appalling atrocious abysmal lousy pathetic pitiful ridiculous absurd ludicrous laughable preposterous
		farcical disappointing underwhelming mediocre lackluster lacklustre dull boring tedious unconvincing unpersuasive implausible flimsy shoddy sloppy
		useless worthless pointless meaningless hopeless hollow bogus phony phoney misleading deceptive unfair unjust flawed disastrous catastrophic
		counterproductive self-defeating wrong unacceptable intolerable unworthy alarming disturbing troubling worrying`)
	// verdictNouns are what somebody or something is or makes, in somebody's eyes.
	verdictNouns = valued(
		`triumph masterpiece masterstroke hero heroine genius visionary giant gem delight joy blessing godsend inspiration`,
		`disgrace shame scandal outrage disaster catastrophe debacle fiasco failure flop blunder mistake folly farce charade sham travesty mockery joke
		embarrassment nightmare mess menace bully coward liar hypocrite fraud fool idiot clown tyrant thug crook charlatan demagogue disappointment
		betrayal insult nonsense vandalism cop-out`)
	// characterNouns are what somebody has or shows.
	characterNouns = valued(
		`courage bravery wisdom integrity honesty decency brilliance competence generosity foresight statesmanship professionalism diligence candor candour`,
		`arrogance incompetence hypocrisy cowardice greed recklessness stupidity foolishness dishonesty deceit cynicism callousness cruelty complacency negligence
		ineptitude bigotry overreach hubris malice spite vanity`)
	// conductAdverbs judge somebody by how something is done, or that it is.
	conductAdverbs = valued(
		`rightly wisely sensibly bravely courageously admirably brilliantly skillfully skilfully commendably shrewdly honorably honourably nobly prudently deftly masterfully ably`,
		`wrongly foolishly stupidly recklessly irresponsibly shamefully shamelessly disgracefully cynically dishonestly cravenly callously cruelly clumsily
		ineptly incompetently arrogantly needlessly pathetically absurdly ridiculously wrongheadedly unwisely carelessly cowardly hypocritically scandalously
		unforgivably inexcusably outrageously spitefully vindictively`)
	// conductVerbs tell of what their subject does with the writer's judgment in them.
	conductVerbs = valued(
		`excel outshine`,
		`botch bungle mishandle mismanage squander betray mislead deceive dupe hoodwink grovel kowtow pander dither flounder backpedal stonewall gloat smear vilify
		demonize demonise scapegoat bully browbeat cheat swindle plunder overreach blunder misjudge miscalculate disgrace trample flout prevaricate`)
	// esteemVerbs have their subject hold their object in some regard: admire-31.2, and trust.
	esteemVerbs = valued(
		`admire love adore trust esteem revere cherish venerate idolize`,
		`dislike hate despise loathe detest resent abhor distrust mistrust scorn disdain pity deplore disapprove`)
	// verdictSayings say what one thinks of somebody: judgment-33.1.
	verdictSayings = valued(
		`praise applaud commend hail laud salute compliment acclaim extol thank endorse champion`,
		`criticize criticise condemn denounce slam blast rebuke decry castigate chastise chide berate censure deride disparage excoriate fault lambast lambaste
		malign mock reprimand reproach scold upbraid vilify ridicule bash deprecate assail accuse blame denigrate pillory lampoon insult belittle`)
	// movingVerbs move whoever is their object, or everybody: amuse-31.1.
	movingVerbs = valued(
		`impress delight charm inspire captivate thrill please gladden enchant hearten dazzle`,
		`disappoint infuriate anger enrage outrage appall appal disgust horrify dismay sicken annoy irritate exasperate offend bore embarrass alienate frustrate`)
	// deservedNouns are what somebody deserves.
	deservedNouns = valued(
		`praise credit applause thanks gratitude respect admiration congratulation congratulations medal better support sympathy`,
		`blame criticism condemnation contempt censure scorn rebuke ridicule punishment opprobrium`)
)

// valued gives the words for the better 1 and those for the worse -1.
func valued(good, bad string) map[string]int {
	words := make(map[string]int)
	for w := range set(good) {
		words[w] = 1
	}
	for w := range set(bad) {
		words[w] = -1
	}
	return words
}

var (
	// seemings are verbs that say what their subject is.
	seemings = set("be become remain seem look sound appear prove feel stay")
	// findings are verbs that say what somebody takes their object for.
	findings = set("call find consider deem think judge label brand term pronounce declare dub")
	// showings are verbs whose subject has or does what their object names.
	showings = set("make commit show display demonstrate exhibit perpetrate")
	// havings are verbs whose subject has, or has not, the character that their object names.
	havings = set("have lack")
	// likenings are verbs that say behind "as" what somebody takes their object for.
	likenings = set("describe denounce regard see view condemn dismiss portray characterize characterise depict decry deride")
	// generic are the pronouns for everybody whose view the writer shares.
	generic = set("nobody everybody everyone anybody anyone one")
	// deeds are nouns for what somebody does or has made.
	deeds = set(`plan decision policy handling response move idea proposal strategy behavior behaviour conduct performance record treatment argument approach effort
		attempt claim excuse apology statement speech remark comment book film album product service app campaign leadership management stance position reasoning
		logic explanation judgment judgement choice action act bid offer gambit ploy tactic scheme reform law order ruling refusal failure answer reaction announcement
		threat promise attack intervention diplomacy stewardship governance administration defense defence criticism ban design`)
	// shifters turn a word after them into its opposite.
	shifters = set("not n't never hardly barely scarcely less least neither nor no without anything")
	// doubters leave open whether it is so.
	doubters = set("may might could would can should if unless whether lest perhaps maybe possibly")
	// demanded are verbs for what is asked of those who did wrong.
	demanded = set("resign apologize apologise stop quit cease desist repent")
)
