package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

func testStatements(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g,
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
			"{Trump|Q1} [bans|SANCTION] {Huawei|Q6} and [will meet|CONSULT|PLANNED|2020-08-09] {Oracle|Q7}.", "{Huawei|Q6} [attacks|ACCUSE|QUOTED] {Trump|Q1}; [sleeps|rests]."),
		Build(t, "https://a.example/2", "2020-08-09", "2020-08-08T01:00:00Z", "{Huawei|Q6} [did not ban|SANCTION|PARAPHRASED|not] {Trump|Q1}."),
	)
	a := news.ArticleID("https://a.example/1")
	for _, tt := range []struct {
		filter graph.StatementFilter
		want   string
	}{
		{graph.StatementFilter{}, "did not ban|bans|will meet|attacks|sleeps"},
		{graph.StatementFilter{Entities: []string{q1}}, "did not ban|bans|attacks|sleeps"},
		{graph.StatementFilter{Entities: []string{q7, q6}}, "did not ban|bans|will meet|attacks"},
		{graph.StatementFilter{Entities: []string{"entity:Q99"}}, ""},
		{graph.StatementFilter{Predicates: []string{"sanction", "rests"}}, "did not ban|bans|sleeps"},
		{graph.StatementFilter{Voices: []news.Voice{news.Quoted, news.Paraphrased}}, "did not ban|attacks"},
		{graph.StatementFilter{Statuses: []news.Status{news.Planned}}, "will meet"},
		{graph.StatementFilter{Article: a, Entities: []string{q6}}, "bans|will meet|attacks"},
		{graph.StatementFilter{Published: graph.Period{From: date(t, "2020-08-08").Time}}, "did not ban"},
	} {
		equal(t, fmt.Sprint(tt.filter), stated(t, g, tt.filter), tt.want)
	}
	if got := must(g.Statements(ctx, []string{"statement:none"}))(t); got[0] != nil {
		t.Errorf("an unknown statement is %v, want nil", got[0])
	}
}

// stated gives the words of the statements that a filter lets pass.
func stated(t *testing.T, g *graph.Graph, f graph.StatementFilter) string {
	t.Helper()
	refs, total, err := g.ListStatements(t.Context(), f, all)
	if err != nil || total != len(refs) {
		t.Fatalf("%d of %d, %v", len(refs), total, err)
	}
	var ids, got []string
	for _, ref := range refs {
		ids = append(ids, ref.ID)
	}
	for _, s := range must(g.Statements(t.Context(), ids))(t) {
		a := must(g.Articles(t.Context(), []string{s.Article}))(t)[0]
		got = append(got, s.Trigger.Of(a.Current().Text))
	}
	return strings.Join(got, "|")
}

func testEvents(t *testing.T, g *graph.Graph) {
	items := []Item{
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} [met|CONSULT|2020-08-02] {Huawei|Q6}.", "{Trump|Q1} [called|CONSULT|2020-08] {Huawei|Q6}."),
		Build(t, "https://a.example/2", "2020-08-09", "2020-08-08T01:00:00Z", "{Huawei|Q6} [saw|CONSULT|2020-08-02|QUOTED] {Trump|Q1}.", "{Trump|Q1} [bans|SANCTION|2020-09-20|PLANNED] {Huawei|Q6}."),
		Build(t, "https://a.example/3", "2020-08-10", "2020-08-08T01:00:00Z", "{Huawei|Q6} [bans|SANCTION|2020-09-20] {Trump|Q1}.", "{Trump|Q1} [acts|COERCE]."),
	}
	add(t, g, items...)
	for _, tt := range []struct {
		filter graph.EventFilter
		want   string
	}{
		{graph.EventFilter{}, "called met bans bans acts"},
		{graph.EventFilter{Types: []news.EventType{news.Consult}}, "called met"},
		{graph.EventFilter{Participants: []string{q1, q6}, Types: []news.EventType{news.Sanction}}, "bans bans"},
		{graph.EventFilter{Actors: []string{q6}}, "met bans"},
		{graph.EventFilter{Recipients: []string{q6, q7}, Types: []news.EventType{news.Sanction}}, "bans"},
		{graph.EventFilter{Happened: graph.Period{From: date(t, "2020-08-03").Time, To: date(t, "2020-09-20").Time}}, "called"},
		{graph.EventFilter{Happened: graph.Period{From: date(t, "2020-08-03").Time}}, "called bans bans"},
		{graph.EventFilter{Published: graph.Period{To: date(t, "2020-08-08").Time}}, "called met"},
		{graph.EventFilter{Voices: []news.Voice{news.Quoted}}, "met"},
		{graph.EventFilter{Statuses: []news.Status{news.Planned}, Voices: []news.Voice{news.Quoted}}, ""},
		{graph.EventFilter{Statuses: []news.Status{news.Happened}, Voices: []news.Voice{news.Quoted}}, "met"},
		{graph.EventFilter{Statuses: []news.Status{news.Alleged, news.Denied}}, ""},
	} {
		equal(t, fmt.Sprint(tt.filter), strings.Join(titles(t, g, tt.filter), " "), tt.want)
	}
	other := graph.New(mem.New())
	add(t, other, items[2], items[1], items[0])
	equal(t, "events in another order", fmt.Sprint(titles(t, other, graph.EventFilter{})), fmt.Sprint(titles(t, g, graph.EventFilter{})))

	ids := append(events(t, g, graph.EventFilter{}), "event:none", "event:consult/Q1/Q6/2020-08-03")
	found := must(g.Events(t.Context(), ids))(t)
	met := found[1]
	equal(t, "status, time and participants", fmt.Sprint(met.Status, " ", met.Time, " ", met.Participants, " ", met.Articles, " ", len(met.Statements)),
		"HAPPENED 2020-08-02 [{entity:Q1 ACTOR } {entity:Q6 ACTOR } {entity:Q6 RECIPIENT } {entity:Q1 RECIPIENT }] 2 2")
	add(t, g, Build(t, "https://a.example/4", "2020-08-11", "2020-08-08T01:00:00Z", "{Trump|Q1} [will not sue|SUE|PLANNED|not] {Oracle|Q7}."))
	add(t, g,
		Build(t, "https://a.example/7", "2020-08-12", "2020-08-08T01:00:00Z", "{Huawei|Q6} [acquired|ACQUIRE|2020-08-02|QUOTED] {Oracle|Q7}."),
		Build(t, "https://a.example/8", "2020-08-13", "2020-08-08T01:00:00Z", "{Huawei|Q6} [did not acquire|ACQUIRE|2020-08-02|not] {Oracle|Q7}.", "{Oracle|Q7} [sued|SUE|PARAPHRASED] {Huawei|Q6}."),
	)
	for status, want := range map[news.Status]string{news.Denied: "acquired, will not sue", news.Alleged: "sued", news.Planned: "bans"} {
		filter := graph.EventFilter{Statuses: []news.Status{status}}
		equal(t, string(status), strings.Join(titles(t, g, filter), ", "), want)
		for _, e := range must(g.Events(t.Context(), events(t, g, filter)))(t) {
			equal(t, e.Title, string(e.Status), string(status))
		}
	}
	add(t, g, Build(t, "https://a.example/7", "2020-08-12", "2020-08-08T01:00:00Z", "{Trump|Q1} [hired|APPOINT|/2020-06] {Oracle|Q7}.", "{Trump|Q1} [hires|APPOINT|2020-07-01/] {Huawei|Q6}."))
	for _, tt := range []struct{ from, to, want string }{{"1900-01-01", "2020-06-01", ""}, {"2020-06-30", "2020-07-01", "hired"}, {"2020-07-01", "2020-07-02", "hires"}, {"2020-07-02", "2030-01-01", ""}} {
		period := graph.Period{From: date(t, tt.from).Time, To: date(t, tt.to).Time}
		equal(t, "no later or no earlier than a date: "+tt.from+" to "+tt.to, strings.Join(titles(t, g, graph.EventFilter{Types: []news.EventType{news.Appoint}, Happened: period}), " "), tt.want)
	}
	if found[5] != nil || found[6] != nil {
		t.Errorf("unknown events are %v and %v, want nil", found[5], found[6])
	}
	// An event that two articles tell has the id, too, that it had in each alone.
	for _, s := range met.Statements {
		r := must(g.Readings(t.Context(), []string{s.Reading}))(t)[0]
		local := must(g.Events(t.Context(), []string{r.LocalEventID(s.Event)}))(t)[0]
		if local == nil || local.ID != met.ID {
			t.Errorf("the id of the event in %s leads to %v, want %s", s.Article, local, met.ID)
		}
	}
}

// events gives the ids of the events that a filter lets pass.
func events(t *testing.T, g *graph.Graph, f graph.EventFilter) (ids []string) {
	t.Helper()
	refs, total, err := g.ListEvents(t.Context(), f, all)
	if err != nil || total != len(refs) {
		t.Fatalf("%d of %d, %v", len(refs), total, err)
	}
	for _, r := range refs {
		ids = append(ids, r.ID)
	}
	return ids
}

func titles(t *testing.T, g *graph.Graph, f graph.EventFilter) (titles []string) {
	t.Helper()
	for _, e := range must(g.Events(t.Context(), events(t, g, f)))(t) {
		titles = append(titles, e.Title)
	}
	return titles
}

// testMergedEvents makes a participant of events somebody else.
func testMergedEvents(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g,
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Ann Olds} [sues|SUE|2020-08-02] {Huawei|Q6}.", "{Ann Olds} [heads|head_of] {Oracle|Q7}."),
		Build(t, "https://a.example/2", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} [sues|SUE|2020-08-02] {Huawei|Q6}.", "{Trump|Q1} [heads|head_of] {Oracle|Q7}."),
	)
	before := events(t, g, graph.EventFilter{})
	if len(before) != 2 {
		t.Fatalf("%d events, want 2", len(before))
	}
	ann := must(g.EntityByName(ctx, "ann olds"))(t).ID
	relations, _, _ := g.ListRelations(ctx, graph.RelationFilter{}, all)
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, ann), Into: subject(t, g, q1)})
	after := events(t, g, graph.EventFilter{})
	equal(t, "events after a merge", fmt.Sprint(after), "[event:sue/Q1/Q6/2020-08-02]")
	for _, id := range before {
		if e := must(g.Events(ctx, []string{id}))(t)[0]; e == nil || e.ID != after[0] || e.Articles != 2 {
			t.Errorf("%s leads to %v, want %s of 2 articles", id, e, after[0])
		}
	}
	equal(t, "relations", list(g.ListRelations(ctx, graph.RelationFilter{}, all)), "relation:Q1/head_of/Q7:2 relation:Q1/sue/Q6:2 of 2")
	for _, ref := range relations {
		r := must(graph.ParseRelationID(ref.ID))(t)
		if now := must(g.Relations(ctx, []string{ref.ID}))(t)[0]; now == nil || now.Subject != q1 || now.Predicate != r.Predicate {
			t.Errorf("%s leads to %v", ref.ID, now)
		}
	}
}

func testRelations(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g,
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
			"{Trump|Q1} [heads|head_of|2017/2021] {Huawei|Q6}.", "{Trump|Q1} [heads|head_of] {Huawei|Q6}.", "{Trump|Q1} [does not own|owns|not] {Oracle|Q7}.", "{Oracle|Q7} [owns|owns] {Huawei|Q6}."),
		Build(t, "https://a.example/2", "2020-08-09", "2020-08-08T01:00:00Z", "{Trump|Q1} [leads|head_of|2016/] {Huawei|Q6}.", "{Trump|Q1} [owns|owns] {Trump|Q1}.", "{Trump|Q1} [bans|SANCTION] {Oracle|Q7}.", "{Trump|Q1} [may ban|SANCTION|PLANNED] {China|Q4}."),
	)
	for _, tt := range []struct {
		filter graph.RelationFilter
		want   string
	}{
		{graph.RelationFilter{}, "relation:Q1/head_of/Q6:2 relation:Q1/sanction/Q7:1 relation:Q7/owns/Q6:1 of 3"},
		{graph.RelationFilter{Subject: q7}, "relation:Q7/owns/Q6:1 of 1"},
		{graph.RelationFilter{Object: q6}, "relation:Q1/head_of/Q6:2 relation:Q7/owns/Q6:1 of 2"},
		{graph.RelationFilter{Entity: q7}, "relation:Q1/sanction/Q7:1 relation:Q7/owns/Q6:1 of 2"},
		{graph.RelationFilter{Entity: q6, Predicates: []string{"head_of", "part_of"}}, "relation:Q1/head_of/Q6:2 of 1"},
		{graph.RelationFilter{Subject: q6}, "of 0"},
	} {
		equal(t, fmt.Sprint(tt.filter), list(g.ListRelations(ctx, tt.filter, all)), tt.want)
	}
	heads := graph.Relation{Subject: q1, Predicate: "head_of", Object: q6}
	equal(t, "statements of a relation", stated(t, g, graph.StatementFilter{Relations: []graph.Relation{heads, {Subject: q7, Predicate: "owns", Object: q1}}}), "leads|heads|heads")
	none := graph.Relation{Subject: q1, Predicate: "owns", Object: q7}
	valid := must(g.Relations(ctx, []string{heads.ID(), none.ID(), "relation:none"}))(t)
	equal(t, "what is told of relations", fmt.Sprintf("%+v %v", valid[0], valid[1:]), "&{Relation:{Subject:entity:Q1 Predicate:head_of Object:entity:Q6} From:2016 To:2021 Status:HAPPENED Voices:[REPORTAGE] Articles:2 Origins:2} [<nil> <nil>]")
	attributed := graph.Relation{Subject: q6, Predicate: "part_of", Object: q7}
	add(t, g, Build(t, "https://a.example/3", "2020-08-10", "2020-08-08T01:00:00Z", "{Huawei|Q6} [belongs to|part_of|QUOTED] {Oracle|Q7}.", "{Trump|Q1} [heads|head_of|PARAPHRASED] {Huawei|Q6}."))
	for _, tt := range []struct {
		voices []news.Voice
		want   string
	}{
		{[]news.Voice{news.Quoted, news.Paraphrased}, "relation:Q1/head_of/Q6:3 relation:Q6/part_of/Q7:1 of 2"},
		{[]news.Voice{news.Reportage}, "relation:Q1/head_of/Q6:3 relation:Q1/sanction/Q7:1 relation:Q7/owns/Q6:1 of 3"},
		{[]news.Voice{news.Headline}, "of 0"},
	} {
		equal(t, fmt.Sprint(tt.voices), list(g.ListRelations(ctx, graph.RelationFilter{Voices: tt.voices}, all)), tt.want)
	}
	for r, want := range map[graph.Relation]string{attributed: "ALLEGED [QUOTED]", heads: "HAPPENED [PARAPHRASED REPORTAGE]"} {
		told := must(g.Relations(ctx, []string{r.ID()}))(t)[0]
		equal(t, r.ID(), fmt.Sprint(told.Status, " ", told.Voices), want)
	}
}

func testAlsoIn(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	item := func(n int, marked string) Item {
		return Build(t, fmt.Sprintf("https://a.example/%d", n), "2020-08-07", "2020-08-08T01:00:00Z", marked)
	}
	indirect := item(6, "{Trump|Q1} said <we’ll make a great deal, a very great deal, with China>.")
	indirect.Reading.Quotes[0].Form = news.Indirect
	add(t, g,
		item(1, "{Trump|Q1} said <We’ll make a great deal, a very great deal, with China>."),
		item(2, "{Trump|Q1} said <we'll make a great deal with China>; later <... we'll make a GREAT deal, a very big one>."),
		item(3, "{Huawei|Q6} said <we’ll make a great deal, a very great deal, with China>."),
		item(4, "{Bo Li} said <a great deal, a very great deal, for all>."),
		item(5, "{Trump|Q1} said <a great deal, a very fine deal>."),
		indirect)
	also := func(url string) string {
		t.Helper()
		var all []string
		a := must(g.ArticleAt(ctx, url))(t)
		r := must(g.Readings(ctx, []string{a.Current().Reading}))(t)[0]
		for _, q := range r.Quotes {
			refs, total, err := g.AlsoIn(ctx, must(g.Quotes(ctx, []string{q.ID}))(t)[0], graph.Page{Limit: 100, Total: true})
			if err != nil || total != len(refs) {
				t.Fatal(total, err)
			}
			for _, ref := range refs {
				other := must(g.Quotes(ctx, []string{ref.ID}))(t)[0]
				all = append(all, other.Span.Of(must(g.Articles(ctx, []string{other.Article}))(t)[0].Current().Text))
			}
			all = append(all, "/")
		}
		return strings.Join(all, " ")
	}
	const whole, cut, more = "We’ll make a great deal, a very great deal, with China", "we'll make a great deal with China", "... we'll make a GREAT deal, a very big one"
	equal(t, "the whole", also("https://a.example/1"), more+" /")
	equal(t, "its parts", also("https://a.example/2"), "/ "+whole+" /")
	equal(t, "another speaker", also("https://a.example/3"), "/")
	equal(t, "too few words", also("https://a.example/5"), "/")
	equal(t, "the writer's words", also("https://a.example/6"), "/")
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, whoIs(t, g, "https://a.example/4", "Bo Li")), Into: subject(t, g, q1)})
	equal(t, "after a merge", also("https://a.example/4"), whole+" /")
	onlyA, onlyB := graph.Differences(whole, cut)
	equal(t, "what one has more", fmt.Sprint(onlyA, onlyB), "[{27 44}] []")
}
