package nlp

// The classes of words that tell a comment from a report. They are those that
// grammars of English and the studies of stance, hedging and appraisal speak of
// (Biber et al., Longman Grammar, chapter 12; Hyland, Metadiscourse; Martin and
// White, The Language of Evaluation; Levin, English Verb Classes), each with the
// members that come to mind. All are lemmas or words in lower case.
var wordClasses = map[feature]map[string]bool{
	// Persons.
	wordI:   set("i me my mine myself"),
	wordWe:  set("we us our ours ourselves let's"),
	wordYou: set("you your yours yourself yourselves"),
	wordOne: set("one oneself folks everybody everyone anybody anyone somebody someone nobody"),

	// Modality.
	wordMayBe:   set("may might could"),
	wordMustBe:  set("must should ought need shall better"),
	wordWillBe:  set("will 'll gonna"),
	wordWouldBe: set("would 'd"),
	wordCanBe:   set("can cannot"),
	wordPerhaps: set("perhaps maybe possibly probably presumably conceivably arguably likely unlikely supposedly seemingly apparently ostensibly"),
	wordSurely: set(`certainly clearly obviously surely undoubtedly doubtless indeed definitely evidently plainly naturally inevitably undeniably unquestionably
		manifestly truly really actually literally simply frankly honestly of-course needless`),
	wordAlas: set(`unfortunately sadly hopefully fortunately luckily ironically curiously strangely oddly thankfully alas regrettably mercifully sensibly wisely
		rightly wrongly predictably unsurprisingly surprisingly astonishingly amazingly remarkably shamefully disturbingly worryingly tellingly conveniently
		laughably absurdly bizarrely incredibly`),
	wordSeems:   set("seem appear look sound feel tend"),
	wordThinks:  set("think believe suppose guess imagine wonder suspect doubt hope fear wish know understand realize find mean bet reckon"),
	wordUnclear: set("unclear uncertain doubtful questionable debatable clear obvious evident plain inevitable possible impossible probable likely unlikely true false"),

	// Degree.
	wordVery: set(`very so too quite extremely utterly totally absolutely completely entirely deeply highly hugely enormously immensely incredibly terribly awfully
		profoundly thoroughly wholly perfectly downright outright sheer much far vastly wildly fiercely intensely especially particularly exceedingly such
		complete total utter absolute mere pure real`),
	wordRather: set("rather somewhat fairly pretty sort kind somehow almost nearly barely hardly scarcely merely just only practically virtually relatively slightly bit"),
	wordEven:   set("even still yet already anyway again ever never always forever constantly perpetually routinely"),
	wordAll:    set("all every everything nothing none no any whole entire each nowhere everywhere"),
	wordNot:    set("not n't never neither nor without hardly cannot"),

	// The course of an argument.
	wordBut:     set("but however yet though although nevertheless nonetheless instead whereas despite while rather unlike contrary"),
	wordBecause: set("because since therefore thus hence so consequently accordingly reason why cause"),
	wordIfs:     set("if unless whether suppose otherwise lest"),
	wordBesides: set("moreover furthermore besides indeed also too finally first second meanwhile similarly likewise"),
	wordThings:  set("thing fact point problem question issue reason idea notion way matter case sense truth reality lesson challenge irony trouble answer kind sort stuff"),

	// Evaluation.
	wordGood: set(`good great excellent wonderful admirable brilliant superb fine splendid noble wise sensible reasonable decent honest brave courageous heroic
		beautiful elegant delightful charming lovely impressive remarkable extraordinary outstanding magnificent marvelous fantastic terrific perfect ideal
		worthy valuable useful helpful effective successful skillful talented gifted gracious generous fair just moral ethical honorable sound sane smart
		clever refreshing welcome promising hopeful inspiring exciting fascinating interesting compelling powerful rich vivid memorable happy glad proud
		triumph genius masterpiece virtue wisdom courage grace beauty brilliance hero miracle blessing gem delight progress`),
	wordBad: set(`bad terrible awful horrible dreadful appalling atrocious abysmal wretched miserable poor pathetic ridiculous absurd ludicrous laughable silly
		stupid foolish idiotic dumb mindless insane crazy mad lunatic reckless irresponsible careless cynical hypocritical dishonest deceitful disingenuous
		corrupt shameful disgraceful shameless scandalous outrageous disgusting repugnant repulsive vile evil wicked cruel brutal heartless callous vicious
		toxic poisonous dangerous harmful destructive disastrous catastrophic tragic sad depressing dismal bleak grim ugly nasty petty cheap crude clumsy
		inept incompetent useless worthless pointless meaningless hopeless hollow empty bogus phony fake fraudulent false misleading deceptive wrong unfair
		unjust immoral unethical cowardly arrogant pompous smug selfish greedy lazy dull boring tedious tired stale weak flimsy lame shoddy bizarre weird odd
		strange egregious blatant flagrant brazen rabid radical extreme fanatical hysterical sinister ominous alarming troubling disturbing frightening scary
		nonsense rubbish garbage folly madness insanity stupidity idiocy lunacy absurdity farce charade sham travesty mockery joke disgrace shame scandal
		outrage hypocrisy cowardice greed arrogance ignorance cruelty tyranny oppression propaganda lie liar fraud hoax myth fantasy delusion disaster
		catastrophe debacle fiasco failure mess nightmare tragedy horror menace idiot fool thug bully tyrant villain coward zealot extremist mob cult puppet`),
	wordCharged: set(`peddle spew tout pander foist cram smear gloat whine rant rave demonize vilify brainwash indoctrinate bully ram trample gut ravage wreck ruin
		destroy poison corrupt betray abandon squander waste botch bungle cripple devastate decimate plunder loot rob steal cheat dupe deceive mislead distort
		twist peddle parrot cling pretend feign masquerade enslave terrorize brutalize exploit manipulate coddle embrace unleash fuel stoke spark whip hijack
		weaponize politicize flout defy mock ridicule scoff sneer glorify champion celebrate deserve fail refuse ignore dismiss`),
	wordImportant: set(`important crucial vital essential key critical significant fundamental central necessary serious grave profound major big huge enormous
		massive immense vast tremendous staggering sweeping unprecedented stunning shocking dramatic mere tiny meager scant little small real genuine
		historic iconic famous notorious infamous controversial so-called self-styled self-proclaimed`),
	wordExpected: set("inevitable inevitably soon eventually someday tomorrow future fate destiny prospect odds chance doomed bound poised likely unlikely sure"),

	// Report.
	wordSays: set(`say tell add announce state report declare write tweet post note explain confirm claim argue warn ask reply respond deny suggest acknowledge
		admit testify comment describe insist stress urge call according allege accuse predict estimate show find indicate reveal disclose`),
	wordNewsy: set(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
		yesterday today week month spokesman spokeswoman spokesperson official police agency department ministry court statement interview conference
		percent million billion survey poll study researcher author company`),
}

// neutralWords are common words that tell nothing of what the writer thinks.
var neutralWords = set(`
account adult agency agreement airport animal annual army arrive bank begin bill bird black blue book boy bread bring brother budget build building bus buy
camera campaign candidate car carry cat catch central chair child city close coach coal coffee come committee company computer conference continue contract cook
cost council court cow current cut daily data day department digital doctor dog dollar domestic door drink drive driver earn eastern eat economic election
electric electronic end enter evening factory family farmer father federal female film financial first fish fly food foreign former friend game gas girl give
glass go goal green group grow hear hold horse hospital hour house income industry international job join judge keep law lawyer leave legal letter lie listen
live local look make male man map market match mayor meat medical meet meeting member metal military milk minister minute mobile money month monthly morning
mother move music national neighbor new next night northern number nurse office officer oil old online open page paper patient pay percent phone photo picture
plan plane plant plastic play player police political president previous price private produce product program project public pull push rain read receive red
regional report resident return rice ride river road round run rural sail school screen season second see sell senator send ship shop sing sister sit sleep snow
soldier song southern speak spend spring square stand start station stay steel stop store storm street student study sugar summer table take talk tax tea
teacher team temperature third throw tourist town train treaty tree turn urban visit vote wage walk wash watch water weather week weekly western white wind
window winter woman wood work worker write year yellow young
`)
