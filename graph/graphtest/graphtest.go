package graphtest

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/news"
)

// TestStore runs the whole suite. open gives an empty store, which is closed
// at the end of the test that it is given to.
func TestStore(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, tt := range []struct {
		name string
		test func(t *testing.T, g *graph.Graph)
	}{
		{"an empty store has nothing and says so", testEmpty},
		{"adding twice is adding once", testTwice},
		{"a new version takes the place of the old, which is kept", testVersions},
		{"an old version that comes late stays old", testLateVersion},
		{"a version was first fetched when it was fetched first", testFirstFetched},
		{"local entities of one name that share company are one", testLocal},
		{"two strangers of one name stay two until something joins them", testStrangers},
		{"an entity that was found to be another leaves no trace in lists", testMergeLeavesNoTrace},
		{"an entity that gets other names is found by these only", testRenamed},
		{"namesakes are local entities in the same company", testNamesakes},
		{"strangers without company are themselves in their article", testNoCompany},
		{"ids that an entity had lead to it", testFormerIDs},
		{"a local id that is decided in two ways follows the reading that counts", testTwoDecisions},
		{"a former id that is decided in two ways is one of the entity that counts", testForked},
		{"lists are paged both ways", testPages},
		{"filters", testFilters},
		{"co-mentions are counted by article and lead to sentences", testCoMentions},
		{"quotes", testQuotes},
		{"quotes of the same words in several articles", testAlsoIn},
		{"statements", testStatements},
		{"opinions", testOpinions},
		{"events that several articles tell are one", testEvents},
		{"events and relations follow who takes part in them", testMergedEvents},
		{"relations", testRelations},
		{"two clusters of one entity in a sentence are one co-mention", testDoubles},
		{"paths", testPaths},
		{"paths go through hubs", testHubs},
		{"marks", testMarks},
		{"the latest failure of a page and step is kept", testFailures},
		{"an address leads to its own article, or else to the smallest id", testAddresses},
		{"redirects lead on, whenever they are learned", testRedirect},
		{"a change is written whole or not at all", testAtomic},
		{"a record is written as it shall be", testReplaced},
		{"a reading that is known is left as it is", testKnownReading},
		{"what was read with another date is another reading", testBasis},
		{"records that were given out do not change", testGivenOut},
		{"a dump ends at the first error, and others go on beside it", testDump},
		{"text comes back as it was", testText},
		{"a source keeps its best name", testSource},
		{"a reading that does not fit its text is refused", testCheck},
		{"names and addresses may be long, but not too long", testLong},
		{"names within names are apart", testNested},
		{"ids lead to who a larger catalogue knows", testPromoted},
		{"a cluster is found by its name, or else by a pronoun", testKeys},
		{"a merge of a local entity, and its undo", testMerge},
		{"a merge of entities of the catalogue, and its undo", testMergeKnown},
		{"splits and rejections, and their undo", testSplitAndReject},
		{"corrections that make no sense are refused", testCorrectErrors},
		{"corrections hold when a better reader reads again, and strangers become known", testReread},
		{"the first of two merges is undone", testChain},
		{"a merge into somebody whose text is another", testOtherText},
		{"who is rejected is not followed by who is doubtful", testNextBest},
		{"what two readers need is there as long as one does", testApartTwice},
		{"what a correction would change", testEffect},
		{"other articles tell who is meant", testJoined},
		{"what is told comes and goes, and people have the last word", testUnjoined},
		{"the graph as it was known", testAsOf},
		{"the graph as several readers knew it", testAsOfReaders},
		{"a decision that is older than the article", testKnownBefore},
		{"an id leads to the full name, not to who has its place", testOtherPlace},
	} {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, openGraph(t, open)) })
	}
	t.Run("random histories join clusters", testJoinsHappen)
	t.Run("the order of pages does not matter", func(t *testing.T) { testOrder(t, open) })
	t.Run("the order of pages and corrections does not matter", func(t *testing.T) { testCuratedOrder(t, open) })
	t.Run("random histories give the same answers as memory", func(t *testing.T) { testHistories(t, open) })
}

func openGraph(t *testing.T, open func(t *testing.T) graph.Store) *graph.Graph {
	s := open(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return graph.New(s)
}

func add(t *testing.T, g *graph.Graph, items ...Item) {
	t.Helper()
	for _, item := range items {
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func dump(t testing.TB, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// must gives the answer to a question that has one.
func must[T any](answer T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// list gives the ids and numbers of a list, to compare with literals.
func list(refs []graph.Ref, total int, err error) string {
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, r := range refs {
		fmt.Fprintf(&b, "%s:%d ", strings.TrimPrefix(r.ID, "entity:"), r.Cursor.N)
	}
	return fmt.Sprintf("%sof %d", b.String(), total)
}

func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, got, want)
	}
}

var all = graph.Page{Limit: 100, Total: true}

const (
	q1, q2, q6, q7 = "entity:Q1", "entity:Q2", "entity:Q6", "entity:Q7"
)

func testEmpty(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	equal(t, "articles", list(g.ListArticles(ctx, graph.ArticleFilter{}, all)), "of 0")
	equal(t, "entities", list(g.ListEntities(ctx, graph.EntityFilter{}, all)), "of 0")
	equal(t, "quotes", list(g.ListQuotes(ctx, graph.QuoteFilter{}, all)), "of 0")
	equal(t, "co-mentions", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), "of 0")
	equal(t, "shared", list(g.ListShared(ctx, graph.SharedFilter{A: q1, B: q2}, all)), "of 0")
	equal(t, "dump", dump(t, g), "")
	if got := must(g.Articles(ctx, []string{"article:x", "article:y"}))(t); len(got) != 2 || got[0] != nil || got[1] != nil {
		t.Errorf("Articles of unknown ids = %v, want two nils", got)
	}
	if got := must(g.Neighbors(ctx, []string{q1, q1}, graph.Where{}, 5))(t); len(got) != 2 || len(got[0])+len(got[1]) != 0 {
		t.Errorf("Neighbors of an unknown entity = %v, want two empty lists", got)
	}
	if got := must(g.MentionCounts(ctx, []string{q1}))(t); !slices.Equal(got, []int{0}) {
		t.Errorf("MentionCounts = %v, want [0]", got)
	}
	if _, err := g.EntityByName(ctx, "Nobody"); err == nil {
		t.Error("EntityByName of a stranger gives no error")
	}
	if _, err := g.EntityByID(ctx, "entity:x"); err == nil {
		t.Error("EntityByID of a stranger gives no error")
	}
	if _, err := g.ArticleAt(ctx, "https://nowhere.example/"); err == nil {
		t.Error("ArticleAt of an unknown address gives no error")
	}
	if got := must(g.Mark(ctx, "ingest"))(t); got != (graph.Mark{}) {
		t.Errorf("Mark = %v, want none", got)
	}
}

func testTwice(t *testing.T, g *graph.Graph) {
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
		"{Trump|Q1} and {Huawei|Q6} met {Brad Parscale}, who said <Huawei is here>.")
	add(t, g, item)
	once := dump(t, g)
	add(t, g, item)
	equal(t, "dump", dump(t, g), once)
	if !strings.Contains(once, `"name":"Brad Parscale"`) || !strings.Contains(once, "Entity Q6") {
		t.Errorf("entities are missing from the dump:\n%s", once)
	}
}

func testVersions(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	old := Build(t, url, "2020-08-07", "2020-08-07T01:00:00Z", "{Trump|Q1} met {Huawei|Q6}, said {Ann Olds}: <Huawei won>.")
	add(t, g, old)
	add(t, g, Build(t, url, "2020-08-07", "2020-08-09T01:00:00Z", "{Trump|Q1} met {Oracle|Q7}."))
	ctx := t.Context()
	a := must(g.ArticleAt(ctx, url))(t)
	if len(a.Versions) != 2 || a.Number(a.Current().Digest) != 2 || a.Versions[0].Text != old.Article.Text {
		t.Errorf("got versions %+v, want the old and the new one, the new one current", a.Versions)
	}
	equal(t, "entities", list(g.ListEntities(ctx, graph.EntityFilter{}, all)), "Q1:1 Q7:1 of 2")
	equal(t, "co-mentions", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), "Q7:1 of 1")
	equal(t, "quotes", list(g.ListQuotes(ctx, graph.QuoteFilter{}, all)), "of 0")
	equal(t, "shared", list(g.ListShared(ctx, graph.SharedFilter{A: q1, B: q6}, all)), "of 0")
	equal(t, "articles", list(g.ListArticles(ctx, graph.ArticleFilter{MentionsAll: []string{q6}}, all)), "of 0")
	if e := must(g.EntityByID(ctx, q6))(t); e.Name != "Entity Q6" {
		t.Errorf("what the old version named is gone: %v", e)
	}
	// Seen again as it was at first: the old text is current again.
	again := *old.Article
	again.Fetched = again.Fetched.Add(72 * time.Hour)
	add(t, g, Item{&again, old.Reading})
	equal(t, "co-mentions after the return", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)))
	a = must(g.ArticleAt(ctx, url))(t)
	if len(a.Versions) != 2 || a.Number(a.Current().Digest) != 1 {
		t.Errorf("current is version %d of %d, want 1 of 2", a.Number(a.Current().Digest), len(a.Versions))
	}
	equal(t, "entities after the return", strings.Join(entityNames(t, g), ", "), "Ann Olds, Entity Q1, Entity Q6")
}

// entityNames are the names of all entities that are mentioned, sorted.
func entityNames(t *testing.T, g *graph.Graph) []string {
	t.Helper()
	refs, _, err := g.ListEntities(t.Context(), graph.EntityFilter{}, all)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, ref := range refs {
		names = append(names, must(g.EntityByID(t.Context(), ref.ID))(t).Name)
	}
	slices.Sort(names)
	return names
}

func testLateVersion(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	add(t, g, Build(t, url, "2020-08-07", "2020-08-09T01:00:00Z", "{Trump|Q1} met {Oracle|Q7}."))
	want := list(g.ListEntities(t.Context(), graph.EntityFilter{}, all))
	add(t, g, Build(t, url, "2020-08-07", "2020-08-07T01:00:00Z", "{Trump|Q1} met {Huawei|Q6}."))
	equal(t, "entities", list(g.ListEntities(t.Context(), graph.EntityFilter{}, all)), want)
	a := must(g.ArticleAt(t.Context(), url))(t)
	if a.Number(a.Current().Digest) != 2 {
		t.Errorf("the late version is current: %+v", a.Versions)
	}
}

func testFirstFetched(t *testing.T, g *graph.Graph) {
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-09T03:00:00Z", "{Trump|Q1} met {Oracle|Q7}.")
	for _, hour := range []int{3, 1, 2} {
		again := *item.Article
		again.Fetched = time.Date(2020, 8, 9, hour, 0, 0, 0, time.UTC)
		add(t, g, Item{&again, item.Reading})
	}
	v := must(g.ArticleAt(t.Context(), item.Article.URL))(t).Current()
	equal(t, "hours fetched", fmt.Sprint(v.FirstFetched.Hour(), v.LastFetched.Hour()), "1 3")
}

func testMarks(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	item := Build(t, "https://a.example/1", "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke.")
	mark := graph.Mark{Reader: "ingest/x", File: "1.warc.gz", Offset: 1 << 40}
	if err := g.Add(ctx, item.Article, item.Reading, &mark); err != nil {
		t.Fatal(err)
	}
	if got := must(g.Mark(ctx, "ingest/x"))(t); got != mark {
		t.Errorf("Mark = %v, want %v", got, mark)
	}
	before := dump(t, g)
	mark.Offset++
	if err := g.Advance(ctx, &mark); err != nil {
		t.Fatal(err)
	}
	equal(t, "dump after Advance", dump(t, g), before)
	other := graph.Mark{Reader: "other", File: "2", Offset: 3}
	if err := g.Note(ctx, &graph.Failure{URL: "https://a.example/2", Step: "extract", Error: "no article", At: item.Article.Fetched}, &other); err != nil {
		t.Fatal(err)
	}
	for _, want := range []graph.Mark{mark, other} {
		if got := must(g.Mark(ctx, want.Reader))(t); got != want {
			t.Errorf("Mark = %v, want %v", got, want)
		}
	}
}

func testText(t *testing.T, g *graph.Graph) {
	item := Build(t, "https://a.example/ünï?q=“1”", "2020-08-07T10:00:00.123456+02:00", "2020-08-08T01:00:00.654321Z",
		"“Curly” ‘quotes’ – {Łukasz Żółć} 🇵🇱👩‍👩‍👧 \u0301 said <𝒳 ≠ \"y\" 'z' \\ $1 {{}}>.", "Second\tblock \u2028 here {Trump|Q1}.")
	item.Article.Blocks[1].Kind, item.Article.Blocks[1].Cite = news.BlockQuote, "https://cite.example/"
	item.Article.Authors = []string{"Zoë", "Ann"}
	item.Article.Addresses = []string{"https://a.example/2", "https://a.example/other"}
	item.Reading.Times = []news.TimeExpression{{Span: news.Span{Start: 0, End: 3}, Type: "DATE", Value: "2020-W32", EDTF: "2020-08-03/2020-08-09"}}
	add(t, g, item)
	a := must(g.ArticleAt(t.Context(), "https://a.example/other"))(t)
	v := a.Current()
	r := must(g.Readings(t.Context(), []string{v.Reading}))(t)[0]
	for _, tt := range []struct{ what, got, want any }{
		{"text", v.Text, item.Article.Text},
		{"published", v.Published.String(), item.Article.Published.String()},
		{"fetched", v.FirstFetched, item.Article.Fetched},
		{"authors", fmt.Sprint(v.Authors), fmt.Sprint(item.Article.Authors)},
		{"blocks", fmt.Sprint(v.Blocks), fmt.Sprint(item.Article.Blocks)},
		{"times", fmt.Sprint(r.Times), fmt.Sprint(item.Reading.Times)},
		{"mentions", fmt.Sprint(r.Mentions), fmt.Sprint(item.Reading.Mentions)},
		{"sentences", fmt.Sprint(r.Sentences), fmt.Sprint(item.Reading.Sentences)},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.what, tt.got, tt.want)
		}
	}
}

func testSource(t *testing.T, g *graph.Graph) {
	names := []string{"a.example", "The A Post of Record", "The A Post", "a.example"}
	for i, name := range names {
		item := Build(t, fmt.Sprintf("https://a.example/%d", i), "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke.")
		item.Article.Source = news.Source{ID: news.SourceID("a.example"), Name: name, Domain: "a.example"}
		add(t, g, item)
	}
	got := must(g.Sources(t.Context(), []string{"source:a.example", "source:none"}))(t)
	if got[0] == nil || got[0].Name != "The A Post" || got[1] != nil {
		t.Errorf("Sources = %+v, %v; want The A Post and nil", got[0], got[1])
	}
}

func testCheck(t *testing.T, g *graph.Graph) {
	for name, spoil := range map[string]func(i Item){
		"a span past the end":            func(i Item) { i.Reading.Mentions[0].Span.End = 999 },
		"a span inside a character":      func(i Item) { i.Reading.Mentions[0].Span.Start++ },
		"an empty span":                  func(i Item) { i.Reading.Quotes[0].Span.End = i.Reading.Quotes[0].Span.Start },
		"a mention outside its sentence": func(i Item) { i.Reading.Sentences[0].Span.Start = 5 },
		"a cluster that is not there":    func(i Item) { i.Reading.Mentions[0].Cluster = 7 },
		"a cluster without mention":      func(i Item) { i.Reading.Clusters = append(i.Reading.Clusters, news.Cluster{}) },
		"a speaker that is not there":    func(i Item) { i.Reading.Quotes[0].Speaker = 7 },
		"a block that is not there":      func(i Item) { i.Reading.Sentences[0].Block = -1 },
		"an opinion of nobody":           func(i Item) { i.Reading.Opinions = []news.Opinion{{Target: news.Argument{Cluster: 1}}} },
		"text that is not UTF-8":         func(i Item) { i.Article.Text = strings.Repeat("\xff", 40) },
	} {
		item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Éva|Q1} said <we are here>.")
		spoil(item)
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err == nil {
			t.Errorf("a reading with %s is taken", name)
		}
	}
	equal(t, "dump", dump(t, g), "")
}
