package server

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// TestOpinions asks what a columnist has written of a firm.
func TestOpinions(t *testing.T) {
	column := graphtest.Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
		"How [dull|NEGATIVE] {Huawei|Q6} is, and {Trump|Q1} [adores|POSITIVE|QUOTED] {Huawei|Q6}?", "A [new|UNCLEAR] {Huawei|Q6}?")
	column.Article.Authors = []string{"Émile Zola"}
	g := graph.New(mem.New())
	if err := g.Add(t.Context(), column.Article, column.Reading, nil); err != nil {
		t.Fatal(err)
	}
	s := New(g, slog.New(slog.DiscardHandler), time.Second)
	for query, want := range map[string]string{
		`{opinions(filter:{authors:["emile zola"],targetIds:["entity:Q6"]}){totalCount nodes{words stance holder{name} authors{name} evidence{sentence}}}}`: `{"data":{"opinions":{"totalCount":2,"nodes":[` +
			`{"words":"dull","stance":"NEGATIVE","holder":null,"authors":[{"name":"ÉmileZola"}],"evidence":{"sentence":"HowdullHuaweiis,andTrumpadoresHuawei?"}},` +
			`{"words":"new","stance":"UNCLEAR","holder":null,"authors":[{"name":"ÉmileZola"}],"evidence":{"sentence":"AnewHuawei?"}}]}}}`,
		`{opinions(filter:{holderIds:["entity:Q1"],stances:[POSITIVE,NEGATIVE]}){nodes{words holder{id} authors{name} target{name} targetText voice aspect reading{agent}}}}`: `{"data":{"opinions":{"nodes":[` +
			`{"words":"adores","holder":{"id":"entity:Q1"},"authors":[],"target":{"name":"EntityQ6"},"targetText":"Huawei","voice":"QUOTED","aspect":null,"reading":{"agent":"graphtest"}}]}}}`,
		`{entity(by:{id:"entity:Q6"}){opinions(first:1){totalCount nodes{words}}}}`: `{"data":{"entity":{"opinions":{"totalCount":3,"nodes":[{"words":"dull"}]}}}}`,
	} {
		if got := strings.Join(strings.Fields(ask(t, s, query, nil)), ""); got != want {
			t.Errorf("%s:\n got %s\nwant %s", query, got, want)
		}
	}
	id := must(t)(g.ListOpinions(t.Context(), graph.OpinionFilter{}, graph.Page{Limit: 1}))
	if got := ask(t, s, `query($id:ID!){node(id:$id){id ...on Opinion{words}}}`, map[string]any{"id": id}); !strings.Contains(got, `"words": "dull"`) {
		t.Errorf("node %s is %s", id, got)
	}
}

// must gives the id of the first entry of a list.
func must(t *testing.T) func(refs []graph.Ref, total int, err error) string {
	return func(refs []graph.Ref, _ int, err error) string {
		t.Helper()
		if err != nil || len(refs) == 0 {
			t.Fatal(refs, err)
		}
		return refs[0].ID
	}
}

// TestConflicts asks for amounts that two articles give.
func TestConflicts(t *testing.T) {
	g := graph.New(mem.New())
	for url, amount := range map[string]float64{"https://a.example/1": 3e9, "https://a.example/2": 5e9} {
		item := graphtest.Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} [bought|ACQUIRE|2020-08-06] {Oracle|Q7}.")
		said := &item.Reading.Statements[0]
		said.Quantity = &news.Quantity{Span: said.Span, Low: &amount, High: &amount, Currency: "USD"}
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
	s := New(g, slog.New(slog.DiscardHandler), time.Second)
	got := strings.Join(strings.Fields(ask(t, s, `{events{nodes{conflicts{kind statements{quantity{value currency} evidence{article{url}}}}}}}`, nil)), "")
	for _, want := range []string{
		`{"data":{"events":{"nodes":[{"conflicts":[{"kind":"AMOUNT","statements":[{`, `{"quantity":{"value":3e+09,"currency":"USD"},"evidence":{"article":{"url":"https://a.example/1"}}}`,
		`{"quantity":{"value":5e+09,"currency":"USD"},"evidence":{"article":{"url":"https://a.example/2"}}}`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
