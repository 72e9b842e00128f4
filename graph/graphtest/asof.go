package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
)

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
