package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/news"
)

func testOpinions(t *testing.T, g *graph.Graph) {
	column := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
		"How [dull|NEGATIVE] {Huawei|Q6} is, and {Bo Li} [adores|POSITIVE|QUOTED] {Huawei|Q6}?", "The [new|UNCLEAR] {Oracle|Q7}?")
	column.Article.Authors = []string{"Émile Zola", "Jane Doe"}
	add(t, g, column, Build(t, "https://a.example/2", "2020-08-09", "2020-08-08T01:00:00Z",
		"{Trump|Q1} [slammed|NEGATIVE|REPORTAGE] {Huawei|Q6}.", "A [good and bad|MIXED] {Oracle|Q7}."))
	a := news.ArticleID("https://a.example/1")
	for _, tt := range []struct {
		filter graph.OpinionFilter
		want   string
	}{
		{graph.OpinionFilter{}, "slammed|good and bad|dull|adores|new"},
		{graph.OpinionFilter{Targets: []string{q6}}, "slammed|dull|adores"},
		{graph.OpinionFilter{Targets: []string{q6, q7}, Authors: []string{"emile zola"}}, "dull|new"},
		{graph.OpinionFilter{Authors: []string{"jane doe", "a writer"}, Stances: []news.Stance{news.StanceUnclear, news.StanceMixed}}, "good and bad|new"},
		{graph.OpinionFilter{Authors: []string{"jane"}}, ""},
		{graph.OpinionFilter{Holders: []string{q1}}, "slammed"},
		{graph.OpinionFilter{Stances: []news.Stance{news.StancePositive}}, "adores"},
		{graph.OpinionFilter{Voices: []news.Voice{news.Commentary}, Article: a}, "dull|new"},
		{graph.OpinionFilter{Published: graph.Period{From: date(t, "2020-08-08").Time}}, "slammed|good and bad"},
	} {
		equal(t, fmt.Sprint(tt.filter), held(t, g, tt.filter), tt.want)
	}
	if got := must(g.Opinions(t.Context(), []string{"opinion:none"}))(t); got[0] != nil {
		t.Errorf("an unknown opinion is %v, want nil", got[0])
	}
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, whoIs(t, g, "https://a.example/1", "Bo Li")), Into: subject(t, g, q1)})
	equal(t, "after a merge of the holder", held(t, g, graph.OpinionFilter{Holders: []string{q1}}), "slammed|adores")
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q7), Into: subject(t, g, q6)})
	equal(t, "after a merge of the target", held(t, g, graph.OpinionFilter{Targets: []string{q6}}), "slammed|good and bad|dull|adores|new")
}

// held gives the words of the opinions that a filter lets pass.
func held(t *testing.T, g *graph.Graph, f graph.OpinionFilter) string {
	t.Helper()
	refs, total, err := g.ListOpinions(t.Context(), f, all)
	if err != nil || total != len(refs) {
		t.Fatalf("%d of %d, %v", len(refs), total, err)
	}
	var ids, got []string
	for _, ref := range refs {
		ids = append(ids, ref.ID)
	}
	for _, o := range must(g.Opinions(t.Context(), ids))(t) {
		a := must(g.Articles(t.Context(), []string{o.Article}))(t)[0]
		got = append(got, o.Words.Of(a.Current().Text))
	}
	return strings.Join(got, "|")
}
