package graphtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// correctAt is when the corrections of the tests are made.
var correctAt = time.Date(2020, 8, 11, 12, 0, 0, 0, time.UTC)

// correct makes a correction and gives it.
func correct(t *testing.T, g *graph.Graph, c graph.Correction) *graph.Correction {
	t.Helper()
	c.By, c.Why = "Ann", "they are"
	if c.At.IsZero() {
		c.At = correctAt
	}
	if err := g.Draft(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	if err := g.Correct(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
	return &c
}

func undo(t *testing.T, g *graph.Graph, c *graph.Correction) {
	t.Helper()
	correct(t, g, graph.Correction{Kind: graph.UndoIt, Undoes: c.ID, At: correctAt.Add(time.Hour)})
}

func subject(t *testing.T, g *graph.Graph, id string) *graph.Subject {
	t.Helper()
	return must(g.Subject(t.Context(), id))(t)
}

// keyOf is the key of the first mention of a name in an article.
func keyOf(t *testing.T, g *graph.Graph, url, name string) graph.MentionKey {
	t.Helper()
	a := must(g.ArticleAt(t.Context(), url))(t)
	v := a.Current()
	start := strings.Index(v.Text, name)
	if start < 0 {
		t.Fatalf("%s does not name %s", url, name)
	}
	return graph.MentionKey{Article: a.ID, Digest: v.Digest, Span: news.Span{Start: start, End: start + len(name)}}
}

// whoIs is the entity that a name in an article is decided to be.
func whoIs(t *testing.T, g *graph.Graph, url, name string) string {
	t.Helper()
	n := must(g.ClusterAt(t.Context(), keyOf(t, g, url, name)))(t)
	return n.Reading.Clusters[n.Cluster].Entity
}

// bare is a dump without its corrections.
func bare(t testing.TB, g *graph.Graph) string {
	lines := strings.SplitAfter(dump(t, g), "\n")
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, `{"correction"`) }), "")
}

func testMerge(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const one, two, three = "https://a.example/1", "https://a.example/2", "https://a.example/3"
	add(t, g,
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}, who said <Huawei is good>."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Oracle|Q7}."))
	before := dump(t, g)
	bo := whoIs(t, g, one, "Bo Li")
	merge := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, bo), Into: subject(t, g, q1)})
	later := Build(t, three, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} dropped {Bo Li}.")
	add(t, g, later)
	equal(t, "decided, also later", whoIs(t, g, one, "Bo Li")+" "+whoIs(t, g, three, "Bo Li"), q1+" "+q1)
	equal(t, "entities", list(g.ListEntities(ctx, graph.EntityFilter{}, all)), "Q1:3 Q6:2 Q7:1 of 3")
	equal(t, "co-mentions", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), "Q6:2 Q7:1 of 2")
	if refs, _, _ := g.ListQuotes(ctx, graph.QuoteFilter{Speakers: []string{q1}}, all); len(refs) != 1 {
		t.Errorf("%d quotes, want 1", len(refs))
	}
	if refs, _, _ := g.ListShared(ctx, graph.SharedFilter{A: q1, B: q6}, all); len(refs) != 2 {
		t.Errorf("%d shared sentences, want 2", len(refs))
	}
	equal(t, "the old id", must(g.EntityByID(ctx, bo))(t).ID, q1)
	equal(t, "the old name", list(g.ListEntities(ctx, graph.EntityFilter{Name: "bo li"}, all))+", "+list(g.ListEntities(ctx, graph.EntityFilter{Query: "li"}, all)), "Q1:3 of 1, Q1:3 of 1")
	if former := must(g.FormerIDs(ctx, []string{q1}))(t)[0]; len(former) != 2 || !slices.Contains(former, bo) {
		t.Errorf("former ids %v, want two, %s among them", former, bo)
	}
	undo(t, g, merge)
	equal(t, "after the undo", list(g.ListEntities(ctx, graph.EntityFilter{Name: "bo li"}, all)), strings.TrimPrefix(whoIs(t, g, one, "Bo Li"), "entity:")+":2 of 1")
	other := graph.New(mem.New())
	add(t, other, later,
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}, who said <Huawei is good>."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Oracle|Q7}."))
	equal(t, "dump after the undo", bare(t, g), dump(t, other))
	if n := strings.Count(dump(t, g), `{"correction"`); n != 2 || strings.Contains(before, `"correction"`) {
		t.Errorf("%d corrections in the dump, want 2", n)
	}
}

func testMergeKnown(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} met {Huawei|Q6}.")
	add(t, g, item)
	before := dump(t, g)
	merge := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q7), Into: subject(t, g, q6)})
	add(t, g, Build(t, "https://a.example/2", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} spoke."))
	equal(t, "entities", list(g.ListEntities(ctx, graph.EntityFilter{}, all)), "Q6:3 of 1")
	equal(t, "the old id", must(g.EntityByID(ctx, q7))(t).ID, q6)
	equal(t, "former ids", ids(must(g.FormerIDs(ctx, []string{q6, q7}))(t)), "[[Q7] []]")
	equal(t, "the old name", list(g.ListEntities(ctx, graph.EntityFilter{Name: "entity q7"}, all))+", "+list(g.ListEntities(ctx, graph.EntityFilter{Query: "alias of q7"}, all)), "Q6:3 of 1, Q6:3 of 1")
	into := correct(t, g, graph.Correction{Kind: graph.RelinkCluster, About: subject(t, g, q6), Into: &graph.Subject{Entity: &news.Entity{ID: "entity:Q99", Name: "New", Type: news.Organization, WikidataID: "Q99"}}})
	equal(t, "relinked", list(g.ListEntities(ctx, graph.EntityFilter{Name: "new"}, all)), "Q99:3 of 1")
	undo(t, g, into)
	undo(t, g, merge)
	if e := must(g.Entities(ctx, []string{"entity:Q99"}))(t)[0]; e != nil {
		t.Errorf("%s is left", e.ID)
	}
	other := graph.New(mem.New())
	add(t, other, Build(t, "https://a.example/2", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} spoke."))
	if dump(t, other) == before {
		t.Fatal("the dumps tell nothing")
	}
	add(t, other, item)
	equal(t, "dump after both undos", bare(t, g), dump(t, other))
}

func testSplitAndReject(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const one, two = "https://a.example/1", "https://a.example/2"
	add(t, g,
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} dropped {Bo Li} and {Oracle|Q7}."))
	bo := whoIs(t, g, one, "Bo Li")
	split := correct(t, g, graph.Correction{Kind: graph.SplitEntity, About: must(g.SubjectAt(ctx, keyOf(t, g, two, "Bo Li")))(t), Not: subject(t, g, bo)})
	apart := whoIs(t, g, two, "Bo Li")
	equal(t, "split", fmt.Sprint(whoIs(t, g, one, "Bo Li") == bo, apart == bo, " ", must(g.EntityByID(ctx, apart))(t).Name), "true false Bo Li")
	add(t, g, Build(t, two, "2020-08-07", "2020-08-09T01:00:00Z", "It was said that {Bo Li} lost {Huawei|Q6} and {Oracle|Q7}."))
	equal(t, "in a new version", whoIs(t, g, two, "Bo Li"), apart)
	merge := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, apart), Into: subject(t, g, q7)})
	equal(t, "the id of the part", must(g.EntityByID(ctx, apart))(t).ID, q7)
	c := graph.Correction{Kind: graph.UndoIt, Undoes: split.ID}
	if err := g.Draft(ctx, &c); err == nil || !strings.Contains(err.Error(), merge.ID) {
		t.Errorf("undoing what a later correction rests on: %v, want an error that names it", err)
	}
	undo(t, g, merge)
	undo(t, g, split)
	equal(t, "undone", whoIs(t, g, two, "Bo Li")+" "+must(g.EntityByID(ctx, apart))(t).ID, bo+" "+bo)

	reject := correct(t, g, graph.Correction{Kind: graph.RejectEntity, About: must(g.SubjectAt(ctx, keyOf(t, g, two, "Oracle")))(t), Not: subject(t, g, q7)})
	who := whoIs(t, g, two, "Oracle")
	if who == q7 || must(g.EntityByID(ctx, who))(t).Name != "Oracle" {
		t.Errorf("rejected, it is %s", who)
	}
	undo(t, g, reject)
	equal(t, "the id it had while it was rejected", must(g.EntityByID(ctx, who))(t).ID, q7)
	reject = correct(t, g, graph.Correction{Kind: graph.RejectEntity, About: subject(t, g, q6), Not: subject(t, g, q6)})
	equal(t, "nobody is rejected", list(g.ListEntities(ctx, graph.EntityFilter{Name: "entity q6"}, all)), "of 0")
	equal(t, "who they are not stays who it is", must(g.EntityByID(ctx, q6))(t).ID, q6)
	undo(t, g, reject)
	other := graph.New(mem.New())
	add(t, other, Build(t, two, "2020-08-07", "2020-08-09T01:00:00Z", "It was said that {Bo Li} lost {Huawei|Q6} and {Oracle|Q7}."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} dropped {Bo Li} and {Oracle|Q7}."),
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}."))
	equal(t, "dump after all undos", bare(t, g), dump(t, other))
}

func testCorrectErrors(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const url = "https://a.example/1"
	add(t, g, Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li} of {Oracle|Q7}."))
	first := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q7), Into: subject(t, g, q6)})
	undo(t, g, first)
	last := must(g.Corrections(ctx))(t)[1]
	here := must(g.SubjectAt(ctx, keyOf(t, g, url, "Huawei")))(t)
	for what, tt := range map[string]struct {
		c    graph.Correction
		want string
	}{
		"into itself":            {graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q6), Into: subject(t, g, q6)}, "already"},
		"undone already":         {graph.Correction{Kind: graph.UndoIt, Undoes: first.ID}, "undone already"},
		"an undo":                {graph.Correction{Kind: graph.UndoIt, Undoes: last.ID}, "itself an undo"},
		"what is not there":      {graph.Correction{Kind: graph.UndoIt, Undoes: "correction:x"}, "not found"},
		"relink to the same":     {graph.Correction{Kind: graph.RelinkCluster, About: here, Into: subject(t, g, q6)}, "already"},
		"reject who it is not":   {graph.Correction{Kind: graph.RejectEntity, About: here, Not: subject(t, g, q7)}, "nothing to reject"},
		"reject whom it is not":  {graph.Correction{Kind: graph.RejectEntity, About: subject(t, g, q6), Not: subject(t, g, q7)}, "nothing to reject"},
		"split from another":     {graph.Correction{Kind: graph.SplitEntity, About: here, Not: subject(t, g, q7)}, "cannot be split"},
		"a merge of nobody":      {graph.Correction{Kind: graph.MergeEntities, Into: subject(t, g, q7)}, "does not say"},
		"a kind that is not one": {graph.Correction{Kind: "forget"}, "no correction of kind"},
	} {
		if err := g.Draft(ctx, &tt.c); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want an error with %q", what, err, tt.want)
		}
	}
	if _, err := g.Subject(ctx, "entity:none"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an unknown entity: %v", err)
	}
	log := must(g.Corrections(ctx))(t)
	if err := g.Correct(ctx, log...); err != nil {
		t.Errorf("corrections that are there: %v", err)
	}
	another := *log[0]
	another.ID = "correction:z"
	if err := g.Correct(ctx, &another); err == nil {
		t.Error("another correction in the place of the first is taken")
	}
	other := *log[1]
	other.N, other.ID = 5, "correction:y"
	if err := g.Correct(ctx, &other); err == nil {
		t.Error("a correction that does not follow on the others is taken")
	}
}

// testReread has a better reader read what corrections were about: it finds the
// same names in other words, and knows one of them.
func testReread(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	item := Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired old {Bo Li} and {Cy Oz}.")
	add(t, g, item, Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} dropped {Bo Li} and {Cy Oz}."))
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, whoIs(t, g, one, "Bo Li")), Into: subject(t, g, q7Item(t, g))})
	correct(t, g, graph.Correction{Kind: graph.RejectEntity, About: must(g.SubjectAt(t.Context(), keyOf(t, g, one, "Huawei")))(t), Not: subject(t, g, q6)})
	apart := whoIs(t, g, one, "Huawei")
	for i, again := range []Item{
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {old Bo Li} and {Cy Oz|Q1}."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} dropped {Bo Li|Q2} and {Cy Oz|Q1}."),
	} {
		cy := whoIs(t, g, two, "Cy Oz")
		again.Reading.AgentVersion = "2"
		add(t, g, again)
		equal(t, "merged and rejected", whoIs(t, g, one, "Bo Li")+" "+whoIs(t, g, two, "Bo Li")+" "+whoIs(t, g, one, "Huawei"), q7+" "+q7+" "+apart)
		if i == 0 && whoIs(t, g, two, "Cy Oz") != cy {
			t.Error("the namesake in an article that was not read again moved along")
		}
		want := cy
		if i == 1 {
			want = q1
		}
		equal(t, "who the local entity is", must(g.EntityByID(t.Context(), cy))(t).ID, want)
	}
	if former := must(g.FormerIDs(t.Context(), []string{q1}))(t)[0]; len(former) != 2 {
		t.Errorf("former ids %v, want the two that the local entity had", former)
	}
}

// q7Item adds an article that names Oracle.
func q7Item(t *testing.T, g *graph.Graph) string {
	add(t, g, Build(t, "https://a.example/oracle", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} spoke."))
	return q7
}

func testAsOf(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	first := Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}.")
	add(t, g, first)
	then := dump(t, g)
	add(t, g, Build(t, one, "2020-08-07", "2020-08-09T01:00:00Z", "{Huawei|Q6} hired {Bo Li} at last."))
	bo := whoIs(t, g, one, "Bo Li")
	merge := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, bo), Into: subject(t, g, q6)})
	merged := dump(t, g)
	undo(t, g, merge)
	add(t, g, Build(t, two, "2020-08-07", "2020-08-20T01:00:00Z", "{Oracle|Q7} spoke."))
	for _, tt := range []struct{ at, want string }{
		{"2020-08-08", ""}, {"2020-08-08T02:00:00Z", then}, {"2020-08-11T12:30:00Z", merged}, {"2021-01-01", dump(t, g)},
	} {
		past := must(g.AsOf(t.Context(), date(t, tt.at).Time, mem.New()))(t)
		equal(t, "as of "+tt.at, dump(t, past), tt.want)
	}
	// A correction whose clock was ahead keeps those behind it waiting.
	ahead := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q7), Into: subject(t, g, q6), At: correctAt.AddDate(2, 0, 0)})
	undo(t, g, ahead)
	if past := must(g.AsOf(t.Context(), date(t, "2021-01-01").Time, mem.New()))(t); strings.Count(dump(t, past), `{"correction"`) != 2 {
		t.Error("as of 2021 there are other corrections than the first two")
	}
	id := must(g.Identity(t.Context(), keyOf(t, g, one, "Bo Li")))(t)
	var got []string
	for _, d := range id.Decisions {
		got = append(got, fmt.Sprint(d.By, " ", d.Entity == bo, " ", d.From.Format("02T15"), "-", d.To.Format("02T15")))
	}
	equal(t, "decisions", strings.Join(got, "; "), "graphtest 1 true 09T01-11T12; Ann false 11T12-11T13; Ann true 11T13-01T00")
}

// testAsOfReaders has two readers, of which the last counts.
func testAsOfReaders(t *testing.T, g *graph.Graph) {
	for i := range 8 {
		url := fmt.Sprintf("https://a.example/%d", i)
		for n := range 2 {
			item := Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}.")
			item.Reading.AgentVersion = fmt.Sprint((i + n) % 2)
			add(t, g, item)
		}
	}
	past := must(g.AsOf(t.Context(), date(t, "2021-01-01").Time, mem.New()))(t)
	equal(t, "as of later", dump(t, past), dump(t, g))
}

// testKnownBefore has a correction that is older than an article it is about.
func testKnownBefore(t *testing.T, g *graph.Graph) {
	add(t, g, Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} met {Huawei|Q6}."))
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q7), Into: subject(t, g, q6)})
	const two = "https://a.example/2"
	add(t, g, Build(t, two, "2020-08-07", "2020-08-20T01:00:00Z", "{Oracle|Q7} spoke."))
	id := must(g.Identity(t.Context(), keyOf(t, g, two, "Oracle")))(t)
	if len(id.Decisions) != 1 || id.Decisions[0].By != "Ann" || !id.Decisions[0].From.Equal(id.Version.FirstFetched) || !id.Decisions[0].To.IsZero() {
		t.Errorf("decisions %+v, want the one by Ann, from when the article came", id.Decisions)
	}
}

// testChain undoes the first of two merges that follow on each other.
func testChain(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	add(t, g,
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} hired {Cy Oz}."))
	bo, cy := whoIs(t, g, one, "Bo Li"), whoIs(t, g, two, "Cy Oz")
	first := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, bo), Into: subject(t, g, cy)})
	second := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, cy), Into: subject(t, g, q7)})
	equal(t, "merged twice", whoIs(t, g, one, "Bo Li")+" "+must(g.EntityByID(t.Context(), bo))(t).ID, q7+" "+q7)
	undo(t, g, first)
	equal(t, "after the first is undone", whoIs(t, g, one, "Bo Li")+" "+must(g.EntityByID(t.Context(), bo))(t).ID+" "+whoIs(t, g, two, "Cy Oz"), bo+" "+bo+" "+q7)
	undo(t, g, second)
	equal(t, "after both are undone", whoIs(t, g, two, "Cy Oz"), cy)
}

// testOtherText merges into somebody whose article is read anew in another text.
func testOtherText(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	first := Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {Bo Li}.")
	add(t, g, first, Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} hired {Cy Oz}."))
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, whoIs(t, g, one, "Bo Li")), Into: subject(t, g, whoIs(t, g, two, "Cy Oz"))})
	again := graph.New(mem.New())
	add(t, again, first, Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "It was said that {Oracle|Q7} hired {Cy Oz}."))
	if err := again.Correct(t.Context(), must(g.Corrections(t.Context()))(t)...); err != nil {
		t.Fatal(err)
	}
	equal(t, "in the other text", whoIs(t, again, one, "Bo Li"), whoIs(t, again, two, "Cy Oz"))
}

// testNextBest rejects the best of two candidates: the other is too doubtful.
func testNextBest(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	for url, score := range map[string]float64{one: 0.5, two: 0.8} {
		item := Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Bo Li|Q1} met {Ann|Q2}.")
		item.Reading.Mentions[0].Candidates = []news.Candidate{{Entity: q1, Score: 0.9}, {Entity: q2, Score: score}}
		add(t, g, item)
		correct(t, g, graph.Correction{Kind: graph.RejectEntity, About: must(g.SubjectAt(t.Context(), keyOf(t, g, url, "Bo Li")))(t), Not: subject(t, g, q1)})
	}
	equal(t, "a candidate that is good enough", whoIs(t, g, two, "Bo Li"), q2)
	if who := whoIs(t, g, one, "Bo Li"); who == q2 || who == q1 {
		t.Errorf("a doubtful candidate is taken: %s", who)
	}
}

// testApartTwice has two readers take a name for two entities, neither of which it
// is: it is then one of its own for both, as long as one needs it.
func testApartTwice(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	for i, marked := range []string{"{Huawei|Q6} spoke.", "{Huawei|Q7} spoke."} {
		item := Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", marked)
		item.Reading.AgentVersion = fmt.Sprint(i + 1)
		add(t, g, item)
	}
	var last *graph.Correction
	for _, id := range []string{q7, q6} {
		last = correct(t, g, graph.Correction{Kind: graph.RejectEntity, About: subject(t, g, id), Not: subject(t, g, id)})
	}
	apart := whoIs(t, g, url, "Huawei")
	undo(t, g, last)
	equal(t, "who is nobody's candidate", whoIs(t, g, url, "Huawei")+" "+must(g.EntityByID(t.Context(), apart))(t).Name, apart+" Huawei")
}

// testEffect asks what corrections would change.
func testEffect(t *testing.T, g *graph.Graph) {
	const one, two = "https://a.example/1", "https://a.example/2"
	add(t, g,
		Build(t, one, "2020-08-07", "2020-08-08T01:00:00Z", "An old text names {Huawei|Q6}."),
		Build(t, one, "2020-08-07", "2020-08-09T01:00:00Z", "“Ä” {Huawei|Q6}, {Huawei Corp|Q6} and {Oracle|Q7}."),
		Build(t, two, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} spoke."))
	key := keyOf(t, g, one, "Huawei Corp")
	id := key.ID(must(g.ArticleAt(t.Context(), one))(t).Current().Text)
	equal(t, "the mention of an id", must(g.MentionAt(t.Context(), id))(t).String(), key.String())
	for _, bad := range []string{"mention:x/y/1-2", strings.Replace(id, "-", "-1", 1), strings.TrimPrefix(id, "mention:"), strings.Replace(id, "/12-", "/13-", 1)} {
		if key, err := g.MentionAt(t.Context(), bad); err == nil {
			t.Errorf("%s is a mention, %s", bad, key)
		}
	}
	for _, tt := range []struct {
		about *graph.Subject
		want  string
	}{
		{subject(t, g, q6), "2 [{entity:Q6 entity:Q7 3 [Huawei Huawei Corp]}]"},
		{must(g.SubjectAt(t.Context(), key))(t), "1 [{entity:Q6 entity:Q7 2 [Huawei Huawei Corp]}]"},
	} {
		c := graph.Correction{Kind: graph.RelinkCluster, By: "Ann", About: tt.about, Into: subject(t, g, q7)}
		if err := g.Draft(t.Context(), &c); err != nil {
			t.Fatal(err)
		}
		before := dump(t, g)
		e := must(g.Effect(t.Context(), &c))(t)
		equal(t, "effect", fmt.Sprint(e.Articles, " ", e.Moves), tt.want)
		equal(t, "a graph that was only asked", dump(t, g), before)
	}
}

// testCuratedOrder makes random corrections in a random graph, and then lets
// the log and the pages come in other orders: all at once, in halves, first the
// log or first the pages.
func testCuratedOrder(t *testing.T, open func(t *testing.T) graph.Store) {
	for seed := range uint64(150) {
		h := history{Rand: rand.New(rand.NewPCG(seed, 4))}
		g := graph.New(mem.New())
		if seed < 6 {
			g = openGraph(t, open)
		}
		steps := h.steps(t)
		half := len(steps) / 2
		do(t, g, steps[:half])
		for range 3 {
			h.correct(t, g)
		}
		do(t, g, steps[half:])
		for range 3 {
			h.correct(t, g)
		}
		want, log := dump(t, g), must(g.Corrections(t.Context()))(t)
		other := graph.New(mem.New())
		h.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		cut, part := h.IntN(len(log)+1), h.IntN(len(steps)+1)
		if err := other.Correct(t.Context(), log[:cut]...); err != nil {
			t.Fatal(err)
		}
		do(t, other, steps[:part])
		if err := other.Correct(t.Context(), log...); err != nil {
			t.Fatal(err)
		}
		do(t, other, steps[part:])
		if got := dump(t, other); got != want {
			t.Fatalf("history %d with its %d corrections in two orders (%d, %d):\n%s\n%s", seed, len(log), cut, part, difference(got, want), dump(t, g))
		}
		if past := must(g.AsOf(t.Context(), correctAt.AddDate(1, 0, 0), mem.New()))(t); dump(t, past) != want {
			t.Fatalf("history %d as of later:\n%s", seed, difference(dump(t, past), want))
		}
		compare(t, g, other, h)
		h.undoAll(t, g)
		plain := graph.New(mem.New())
		do(t, plain, steps)
		if got, want := bare(t, g), dump(t, plain); got != want {
			t.Fatalf("history %d after all is undone:\n%s", seed, difference(got, want))
		}
	}
}

// difference are the lines that two dumps do not share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for _, line := range g {
		if !slices.Contains(w, line) {
			fmt.Fprintln(&b, "got ", line)
		}
	}
	for _, line := range w {
		if !slices.Contains(g, line) {
			fmt.Fprintln(&b, "want", line)
		}
	}
	return b.String()
}

// correct makes a random correction that makes sense, if the first try gives one.
func (h *history) correct(t *testing.T, g *graph.Graph) {
	refs, _, err := g.ListEntities(t.Context(), graph.EntityFilter{}, all)
	if err != nil || len(refs) == 0 {
		return
	}
	some := func() string { return refs[h.IntN(len(refs))].ID }
	a, b := some(), some()
	clusters := must(g.Clusters(t.Context(), a))(t)
	if len(clusters) == 0 {
		return
	}
	place := must(g.SubjectAt(t.Context(), clusters[h.IntN(len(clusters))].Key()))(t)
	about := place
	if h.IntN(2) == 0 {
		about = subject(t, g, a)
	}
	c := graph.Correction{By: "Ann", At: correctAt, Into: subject(t, g, b)}
	switch h.IntN(6) {
	case 0, 1:
		c.Kind, c.About = graph.MergeEntities, subject(t, g, a)
	case 2:
		c.Kind, c.About = graph.RelinkCluster, about
		if h.IntN(2) == 0 {
			c.Into = &graph.Subject{Entity: &news.Entity{ID: "entity:Q77", Name: "Somebody", Type: news.Person, WikidataID: "Q77"}}
		}
	case 3:
		c.Kind, c.About, c.Into, c.Not = graph.SplitEntity, place, nil, subject(t, g, a)
	case 4:
		c.Kind, c.About, c.Into, c.Not = graph.RejectEntity, about, nil, subject(t, g, a)
	default:
		log := must(g.Corrections(t.Context()))(t)
		if len(log) == 0 {
			return
		}
		c.Kind, c.Into, c.Undoes = graph.UndoIt, nil, log[h.IntN(len(log))].ID
	}
	if err := g.Draft(t.Context(), &c); err != nil {
		return
	}
	if err := g.Correct(t.Context(), &c); err != nil {
		t.Fatal(err)
	}
}

// undoAll undoes all corrections that hold, the last first.
func (h *history) undoAll(t *testing.T, g *graph.Graph) {
	for _, c := range slices.Backward(must(g.Corrections(t.Context()))(t)) {
		undo := graph.Correction{Kind: graph.UndoIt, Undoes: c.ID, By: "Ann", At: correctAt}
		if err := g.Draft(t.Context(), &undo); err == nil {
			if err := g.Correct(t.Context(), &undo); err != nil {
				t.Fatal(err)
			}
		}
	}
}
