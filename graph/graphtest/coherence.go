package graphtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
)

// testJoined has other articles tell who a name is.
func testJoined(t *testing.T, g *graph.Graph) {
	const doubt = "https://a.example/doubt"
	for i, tt := range []struct {
		what, here string
		others     []string
		joined     bool
	}{
		{"in the same company", "{Li|Q1?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {E|Q6}."}, true},
		{"nobody tells", "{Li|Q1?} met {B|Q2} and {E|Q6}.", nil, false},
		{"with one companion", "{Li|Q1?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {F|Q7}.", "{Li|Q1} met {E|Q6}."}, false},
		{"in company of countries", "{Li|Q1?} met {B|Q4} and {E|Q5}.", []string{"{Li|Q1} met {B|Q4} and {E|Q5}."}, false},
		{"of another name", "{Li|Q1?} met {B|Q2} and {E|Q6}.", []string{"{Bo|Q1} met {B|Q2} and {E|Q6}."}, false},
		{"of another entity", "{Li|Q1?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q3} met {B|Q2} and {E|Q6}."}, false},
		{"without a candidate", "{Li} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {E|Q6}."}, false},
		{"in doubt there too", "{Li|Q1?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1?} met {B|Q2} and {E|Q6}."}, false},
		{"the best of two", "{Li|Q1?Q3?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {E|Q6}."}, true},
		{"the second of two", "{Li|Q3?Q1?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {E|Q6}."}, false},
		{"both of two", "{Li|Q1?Q3?} met {B|Q2} and {E|Q6}.", []string{"{Li|Q1} met {B|Q2} and {E|Q6}.", "{Li|Q3} met {B|Q2} and {E|Q6}."}, false},
	} {
		items := []Item{Build(t, doubt, "", "2020-08-08T01:00:00Z", tt.here)}
		for n, other := range tt.others {
			items = append(items, Build(t, fmt.Sprintf("https://b.example/%d", n), "", "2020-08-08T01:00:00Z", other))
		}
		for _, first := range []bool{true, false} {
			here := g
			if i > 0 || !first {
				here = graph.New(mem.New())
			}
			if !first {
				items = append(items[1:], items[0])
			}
			add(t, here, items...)
			n := must(here.ClusterAt(t.Context(), keyOf(t, here, doubt, "Li")))(t)
			c := n.Reading.Clusters[n.Cluster]
			if got := c.Joined == q1 && c.Entity == q1; got != tt.joined || !got && c.Entity != c.Automatic {
				t.Errorf("%s, in doubt first %t: %+v", tt.what, first, c)
			}
		}
	}
}

// testUnjoined has what was told come and go, and people correct it.
func testUnjoined(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const doubt, sure = "https://a.example/doubt", "https://a.example/sure"
	open := Build(t, doubt, "2020-08-07", "2020-08-08T01:00:00Z", "{Li|Q1?} met {B|Q2} and {E|Q6}, who said <Li spoke>.")
	told := Build(t, sure, "2020-08-07", "2020-08-08T02:00:00Z", "{Li|Q1} met {B|Q2} and {E|Q6}.")
	add(t, g, open)
	alone, local := dump(t, g), whoIs(t, g, doubt, "Li")
	add(t, g, told)
	joined := dump(t, g)
	equal(t, "joined", whoIs(t, g, doubt, "Li"), q1)
	equal(t, "entities", list(g.ListEntities(ctx, graph.EntityFilter{}, all)), "Q1:2 Q2:2 Q6:2 of 3")
	equal(t, "the local id", must(g.EntityByID(ctx, local))(t).ID, q1)
	if id := must(g.Identity(ctx, keyOf(t, g, doubt, "Li")))(t); !strings.Contains(id.Decisions[0].Why, "other articles") {
		t.Errorf("decisions: %+v", id.Decisions)
	}
	equal(t, "as of before", dump(t, must(g.AsOf(ctx, date(t, "2020-08-08T01:30:00Z").Time, mem.New()))(t)), alone)
	equal(t, "as of after", dump(t, must(g.AsOf(ctx, date(t, "2020-08-09").Time, mem.New()))(t)), joined)

	for _, c := range []graph.Correction{
		{Kind: graph.RejectEntity, About: must(g.SubjectAt(ctx, keyOf(t, g, doubt, "Li")))(t), Not: subject(t, g, q1)},
		{Kind: graph.RelinkCluster, About: must(g.SubjectAt(ctx, keyOf(t, g, doubt, "Li")))(t), Into: subject(t, g, q6)},
		{Kind: graph.SplitEntity, About: must(g.SubjectAt(ctx, keyOf(t, g, doubt, "Li")))(t), Not: subject(t, g, q1)},
	} {
		made := correct(t, g, c)
		if who := whoIs(t, g, doubt, "Li"); who == q1 {
			t.Errorf("after a %s it is still %s", c.Kind, who)
		}
		if c.Kind == graph.RejectEntity {
			equal(t, "rejected", whoIs(t, g, doubt, "Li"), local)
		}
		undo(t, g, made)
		equal(t, "after the undo of a "+string(c.Kind), bare(t, g), joined)
	}
	merge := correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, q1), Into: subject(t, g, q6)})
	equal(t, "merged", whoIs(t, g, doubt, "Li"), q6)
	equal(t, "by the name of what was merged", list(g.ListEntities(ctx, graph.EntityFilter{Name: "entity q1"}, all)), "Q6:4 of 1")
	undo(t, g, merge)

	// The other article says something else now, and then again what it said.
	add(t, g, Build(t, sure, "2020-08-07", "2020-08-09T02:00:00Z", "{B|Q2} met {E|Q6}."))
	equal(t, "while an old version tells", whoIs(t, g, doubt, "Li"), q1)
	better := Build(t, sure, "2020-08-07", "2020-08-08T02:00:00Z", "{Li|Q1?} met {B|Q2} and {E|Q6}.")
	better.Reading.AgentVersion = "2"
	add(t, g, better)
	equal(t, "when nobody tells", whoIs(t, g, doubt, "Li"), local)
	add(t, g, told)
	equal(t, "when it is told again", whoIs(t, g, doubt, "Li"), q1)
}

// testJoinsHappen makes sure that the random histories have something to join.
func testJoinsHappen(t *testing.T) {
	joins := 0
	for seed := range uint64(50) {
		h := history{Rand: rand.New(rand.NewPCG(seed, 2))}
		g := graph.New(mem.New())
		do(t, g, h.steps(t))
		joins += strings.Count(dump(t, g), `"joined":`)
	}
	if joins < 20 {
		t.Errorf("%d clusters join others in 50 histories: too few to tell anything", joins)
	}
}

// coherent compares what clusters join with what the readings that count tell,
// found by looking at all there are.
func coherent(t *testing.T, g *graph.Graph) {
	t.Helper()
	var readings []*graph.Reading
	counts := make(map[string]bool)
	for _, record := range recordsOf(t, g) {
		switch r := record.(type) {
		case *graph.Reading:
			readings = append(readings, r)
		case *graph.Article:
			for _, v := range r.Versions {
				counts[v.Reading] = true
			}
		}
	}
	for _, r := range readings {
		told := make([][]string, len(r.Clusters))
		best := make([]string, len(r.Clusters))
		for _, claim := range r.Claims() {
			best[claim.Cluster] = cmp.Or(best[claim.Cluster], claim.Entity)
			for _, o := range readings {
				if !claim.Linked && counts[o.ID] && o.Article != r.Article && tells(o, claim, r.Companions) {
					told[claim.Cluster] = append(told[claim.Cluster], claim.Entity)
				}
			}
		}
		for i, c := range r.Clusters {
			slices.Sort(told[i])
			all, want := slices.Compact(told[i]), ""
			if len(all) == 1 && all[0] == best[i] {
				want = best[i]
			}
			equal(t, "what "+c.Name+" joins", fmt.Sprint(c.Joined, c.Told), fmt.Sprint(want, all))
		}
	}
}

// tells reports whether a reading claims the same beyond doubt, beside two of
// some companions.
func tells(r *graph.Reading, claim graph.Claim, companions []string) bool {
	shared := 0
	for _, id := range companions {
		if id != claim.Entity && slices.Contains(r.Companions, id) {
			shared++
		}
	}
	return shared >= 2 && slices.ContainsFunc(r.Claims(), func(c graph.Claim) bool {
		return c.Linked && c.Namesake == claim.Namesake && c.Entity == claim.Entity
	})
}
