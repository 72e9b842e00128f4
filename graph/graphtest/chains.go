package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

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
