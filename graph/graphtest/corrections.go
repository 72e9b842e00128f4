package graphtest

import (
	"errors"
	"fmt"
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
