package news

// Voice says in whose words, and as whose view, an article says something.
type Voice string

// The voices, as in the schema.
const (
	Reportage   Voice = "REPORTAGE"   // the newsroom reports it as a fact
	Quoted      Voice = "QUOTED"      // somebody else's words
	Paraphrased Voice = "PARAPHRASED" // somebody else's view, in the newsroom's words
	Commentary  Voice = "COMMENTARY"  // the writer's own view
	Headline    Voice = "HEADLINE"    // in a headline or heading
)

// Genre is the kind of article that one is, as a whole.
type Genre string

// The genres, as in the schema, after the types of NewsArticle in schema.org.
const (
	ReportageGenre    Genre = "REPORTAGE"
	OpinionGenre      Genre = "OPINION"
	Analysis          Genre = "ANALYSIS"
	Background        Genre = "BACKGROUND"
	Review            Genre = "REVIEW"
	LiveBlog          Genre = "LIVE_BLOG"
	AdvertiserContent Genre = "ADVERTISER_CONTENT"
	Satire            Genre = "SATIRE"
)
