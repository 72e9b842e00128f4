package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

func testLocal(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	one := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} hired {Brad Parscale}.")
	two := Build(t, "https://b.example/2", "2020-08-08", "2020-08-09T01:00:00Z", "{BRAD PARSCALE} left {Trump|Q1}.")
	add(t, g, one)
	first := must(g.EntityByName(ctx, "brad parscale"))(t)
	add(t, g, two)
	both := must(g.EntityByName(ctx, "Brad  Parscale"))(t)
	equal(t, "articles", list(g.ListEntities(ctx, graph.EntityFilter{Query: "parsc"}, all)), strings.TrimPrefix(both.ID, "entity:")+":2 of 1")
	if got := must(g.EntityByID(ctx, first.ID))(t); got.ID != both.ID {
		t.Errorf("the id %s leads to %s, want %s", first.ID, got.ID, both.ID)
	}
	if both.Key > first.Key || both.WikidataID != "" {
		t.Errorf("got key %s, want the smallest", both.Key)
	}
	other := graph.New(mem.New())
	add(t, other, two, one)
	equal(t, "dump in the other order", dump(t, other), dump(t, g))
}

func testStrangers(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	items := []Item{
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} hired {John Smith} in {China|Q4}."),
		Build(t, "https://b.example/2", "2020-08-07", "2020-08-08T01:00:00Z", "{Oracle|Q7} dropped {John Smith} in {China|Q4}."),
		Build(t, "https://c.example/3", "2020-08-07", "2020-08-08T01:00:00Z", "{John Smith|ORGANIZATION} is a brewery of {Huawei|Q6}."),
	}
	add(t, g, items...)
	if refs, _, _ := g.ListEntities(ctx, graph.EntityFilter{Name: "john smith"}, all); len(refs) != 3 {
		t.Errorf("got %d entities named John Smith, want 3: %v", len(refs), refs)
	}
	join := Build(t, "https://d.example/4", "2020-08-07", "2020-08-08T01:00:00Z", "{Huawei|Q6} and {Oracle|Q7} know {John Smith}.")
	add(t, g, join)
	refs, _, _ := g.ListEntities(ctx, graph.EntityFilter{Name: "john smith"}, all)
	if len(refs) != 2 || refs[0].Cursor.N != 3 {
		t.Errorf("got %v, want the person with 3 mentions and the firm with 1", refs)
	}
	other := graph.New(mem.New())
	add(t, other, join, items[1], items[2], items[0])
	equal(t, "dump in another order", dump(t, other), dump(t, g))
}

func testMergeLeavesNoTrace(t *testing.T, g *graph.Graph) {
	// Which of the two gets the smaller key is up to the hash of the addresses;
	// with several articles in turn both cases come.
	ctx := t.Context()
	seen := make(map[string]bool)
	for _, url := range strings.Fields("https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4 https://a.example/5") {
		add(t, g, Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Ann Olds}, who said <hello>."))
		e := must(g.EntityByName(ctx, "Ann Olds"))(t)
		seen[e.ID] = true
		name := strings.TrimPrefix(e.ID, "entity:")
		n := countArticles(t, g)
		for _, tt := range []struct{ what, got string }{
			{"by name", list(g.ListEntities(ctx, graph.EntityFilter{Name: "ann olds"}, all))},
			{"by beginning", list(g.ListEntities(ctx, graph.EntityFilter{Query: "olds"}, all))},
			{"co-mentions", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all))},
		} {
			equal(t, tt.what, tt.got, name+":"+string(rune('0'+n))+" of 1")
		}
		for id := range seen {
			if got := must(g.EntityByID(ctx, id))(t).ID; got != e.ID {
				t.Errorf("%s leads to %s, want %s", id, got, e.ID)
			}
			want := 0
			if id == e.ID {
				want = n
			}
			if refs, _, _ := g.ListQuotes(ctx, graph.QuoteFilter{Speakers: []string{id}}, all); len(refs) != want {
				t.Errorf("%d quotes of %s, want %d", len(refs), id, want)
			}
			if got := must(g.MentionCounts(ctx, []string{id}))(t)[0]; got != want {
				t.Errorf("%d mentions of %s, want %d", got, id, want)
			}
		}
	}
	if len(seen) < 2 {
		t.Fatal("no id ever changed: the test needs other addresses")
	}
}

func testRenamed(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Huawei|Q6}.")
	add(t, g, item)
	item.Reading.Knowledge = "other"
	item.Reading.Entities[0].Name, item.Reading.Entities[0].Aliases = "Donald Trump", []string{"The Donald"}
	add(t, g, item)
	for query, want := range map[string]string{"entity q1": "of 0", "alias of q1": "of 0", "donald trump": "Q1:1 of 1", "the donald": "Q1:1 of 1", "alias of q6": "Q6:1 of 1"} {
		equal(t, query, list(g.ListEntities(ctx, graph.EntityFilter{Name: query}, all)), want)
		equal(t, query, list(g.ListEntities(ctx, graph.EntityFilter{Query: query}, all)), want)
	}
}

func countArticles(t *testing.T, g *graph.Graph) int {
	t.Helper()
	refs, _, err := g.ListArticles(t.Context(), graph.ArticleFilter{}, all)
	if err != nil {
		t.Fatal(err)
	}
	return len(refs)
}

func testPages(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	for _, day := range strings.Fields("2020-08-01 2020-08-02 2020-08-03 2020-08-03 2020-08-03 2020-08-04 2020") {
		url := "https://a.example/" + day + "/" + string(rune('a'+countArticles(t, g)))
		add(t, g, Build(t, url, day, "2020-08-08T01:00:00Z", "{Trump|Q1} spoke."))
	}
	whole, total, err := g.ListArticles(ctx, graph.ArticleFilter{}, all)
	if err != nil || total != 7 || len(whole) != 7 {
		t.Fatalf("got %d of %d articles (%v), want 7", len(whole), total, err)
	}
	if !slices.IsSortedFunc(whole, func(a, b graph.Ref) int { return a.Cursor.Compare(b.Cursor) }) {
		t.Errorf("the list is not in order: %v", whole)
	}
	for size := 1; size <= 8; size++ {
		equal(t, fmt.Sprint("forward by ", size), fmt.Sprint(turn(t, g, graph.Page{Limit: size})), fmt.Sprint(whole))
		equal(t, fmt.Sprint("backward by ", size), fmt.Sprint(turn(t, g, graph.Page{Limit: size, Reverse: true})), fmt.Sprint(whole))
	}
	// A cursor works after its article has gone elsewhere, and between articles.
	refs, _, err := g.ListArticles(ctx, graph.ArticleFilter{}, graph.Page{Limit: 9, After: &graph.Cursor{N: whole[2].Cursor.N, Key: ""}})
	if err != nil || len(refs) != 6 {
		t.Errorf("got %v (%v) after a cursor between articles, want 6", refs, err)
	}
}

// turn turns the pages of the list of articles to its end, in at most 10 steps.
func turn(t *testing.T, g *graph.Graph, p graph.Page) (all []graph.Ref) {
	t.Helper()
	for range 10 {
		refs, n, err := g.ListArticles(t.Context(), graph.ArticleFilter{}, p)
		if err != nil || n != 0 {
			t.Fatalf("page: total %d, error %v; want none", n, err)
		}
		if len(refs) == 0 {
			return all
		}
		if p.Reverse {
			all, p.After = append(refs, all...), &refs[0].Cursor
		} else {
			all, p.After = append(all, refs...), &refs[len(refs)-1].Cursor
		}
	}
	t.Fatalf("the pages of %d never end", p.Limit)
	return nil
}

func testFilters(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	for url, day := range map[string]string{
		"https://a.example/day": "2020-08-07", "https://a.example/month": "2020-08", "https://a.example/year": "2020",
		"https://a.example/instant": "2020-08-07T23:30:00-04:00", "https://a.example/unknown": "",
	} {
		text := "{Trump|Q1} spoke."
		if day == "2020-08" {
			text = "{Trump|Q1} and {Huawei|Q6} spoke."
		}
		add(t, g, Build(t, url, day, "2020-08-09T01:00:00Z", text))
	}
	at := func(s string) time.Time {
		if s == "" {
			return time.Time{}
		}
		return date(t, s).Time
	}
	for _, tt := range []struct{ from, to, want string }{
		{"", "", "day instant month unknown year"},
		{"2020-08-07", "2020-08-08", "day month year"},
		{"2020-08-08T03:30:00Z", "2020-08-08T03:30:01Z", "instant month year"},
		{"2020-08-08", "", "instant month year"},
		{"", "2020-08-07", "month year"},
		{"2020-08-31T23:59:59Z", "2021-01-01", "month year"},
		{"2020-09-01", "", "year"},
		{"2021-01-01", "", ""},
		{"", "2020-01-01", ""},
	} {
		period := graph.Period{From: at(tt.from), To: at(tt.to)}
		refs, total, err := g.ListArticles(ctx, graph.ArticleFilter{Published: period, MentionsAll: []string{q1}}, all)
		if err != nil || total != len(refs) {
			t.Fatalf("%d of %d, %v", len(refs), total, err)
		}
		var got []string
		for _, ref := range refs {
			got = append(got, strings.TrimPrefix(must(g.Articles(ctx, []string{ref.ID}))(t)[0].URL, "https://a.example/"))
		}
		slices.Sort(got)
		equal(t, "published from "+tt.from+" to "+tt.to, strings.Join(got, " "), tt.want)
	}
	month := list(g.ListArticles(ctx, graph.ArticleFilter{MentionsAll: []string{q6, q1}}, all))
	if !strings.HasSuffix(month, "of 1") {
		t.Errorf("articles that mention both: %s, want one", month)
	}
	for query, want := range map[string]string{"": "Q1:5 Q6:1 of 2", "ent": "Q1:5 Q6:1 of 2", "q6": "Q6:1 of 1", "alias of q1": "Q1:5 of 1", "tity": "of 0", "of": "Q1:5 Q6:1 of 2", "%": "of 0", "q_": "of 0"} {
		equal(t, "entities "+query, list(g.ListEntities(ctx, graph.EntityFilter{Query: query}, all)), want)
	}
}

func testCoMentions(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g,
		Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Huawei|Q6} and {Trump|Q1}.", "{Trump|Q1} met {Huawei|Q6}.", "{Oracle|Q7} slept."),
		Build(t, "https://a.example/2", "2020-08-08", "2020-08-08T01:00:00Z", "{Huawei|Q6} met {Trump|Q1}.", "{Trump|Q1} met {Oracle|Q7}."),
	)
	equal(t, "of Trump", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), "Q6:2 Q7:1 of 2")
	equal(t, "of Oracle", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q7}, all)), "Q1:1 of 1")
	equal(t, "of Trump before the 8th", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1, Where: graph.Where{Published: graph.Period{To: date(t, "2020-08-08").Time}}}, all)), "Q6:1 of 1")
	add(t, g, Build(t, "https://a.example/4", "2020-08-05", "2020-08-08T01:00:00Z", "{Trump|Q1} and {Huawei|Q6} again?"))
	for _, tt := range []struct {
		voices []news.Voice
		want   string
	}{{nil, "Q6:3 Q7:1 of 2"}, {[]news.Voice{news.Reportage}, "Q6:2 Q7:1 of 2"}, {[]news.Voice{news.Commentary, news.Quoted}, "Q6:1 of 1"}} {
		in := graph.Where{Voices: tt.voices}
		equal(t, "of Trump in some voices", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1, Where: in}, all)), tt.want)
		equal(t, "neighbors in some voices", list(must(g.Neighbors(ctx, []string{q1}, in, 1))(t)[0], 0, nil), tt.want[:4]+" of 0")
	}
	if refs, _, err := g.ListShared(ctx, graph.SharedFilter{A: q6, B: q1, Where: graph.Where{Voices: []news.Voice{news.Commentary}}}, all); err != nil || len(refs) != 1 {
		t.Errorf("%v, %v; want one sentence of commentary", refs, err)
	}
	add(t, g, Build(t, "https://a.example/3", "2020-08-06", "2020-08-08T01:00:00Z", "{D|Q9} {B|Q5} {C|Q8} {E|Q2}."))
	equal(t, "neighbors of one strength", list(must(g.Neighbors(ctx, []string{"entity:Q9"}, graph.Where{}, 2))(t)[0], 0, nil), "Q2:1 Q5:1 of 0")
	near := must(g.Neighbors(ctx, []string{q7, q1, "entity:Q99"}, graph.Where{}, 1))(t)
	for i, want := range []string{"Q1:1 of 0", "Q6:3 of 0", "of 0"} {
		equal(t, "neighbors", list(near[i], 0, nil), want)
	}
	refs, total, err := g.ListShared(ctx, graph.SharedFilter{A: q6, B: q1}, graph.Page{Limit: 2, Total: true})
	if err != nil || total != 4 || len(refs) != 2 {
		t.Fatalf("got %d of %d shared sentences (%v), want 2 of 4", len(refs), total, err)
	}
	var got []string
	for _, ref := range refs {
		reading, n, err := graph.ParseSentenceID(ref.ID)
		if err != nil {
			t.Fatal(err)
		}
		r := must(g.Readings(ctx, []string{reading}))(t)[0]
		a := must(g.Articles(ctx, []string{r.Article}))(t)[0]
		got = append(got, r.Sentences[n].Span.Of(a.Version(r.Digest).Text))
	}
	equal(t, "sentences, newest first", strings.Join(got, " "), "Huawei met Trump. Trump met Huawei and Trump.")
}

func testQuotes(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g, Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z",
		"{Trump|Q1} said <Huawei is bad> of {Huawei|Q6}.", "{Huawei|Q6} answered <we disagree> and <so does Trump>.", "Then <nobody spoke>."))
	add(t, g, Build(t, "https://a.example/2", "2020-08-09", "2020-08-08T01:00:00Z", "{Trump|Q1} said <not again>."))
	for _, tt := range []struct {
		filter graph.QuoteFilter
		want   string
	}{
		{graph.QuoteFilter{}, "not again|Huawei is bad|we disagree|so does Trump|nobody spoke"},
		{graph.QuoteFilter{Speakers: []string{q1}}, "not again|Huawei is bad"},
		{graph.QuoteFilter{Speakers: []string{q6, q7}}, "we disagree|so does Trump"},
		{graph.QuoteFilter{About: []string{q1}}, "so does Trump"},
		{graph.QuoteFilter{About: []string{q1, q6}, Speakers: []string{q6, q1}}, "so does Trump"},
		{graph.QuoteFilter{Published: graph.Period{From: date(t, "2020-08-08").Time}}, "not again"},
	} {
		refs, total, err := g.ListQuotes(ctx, tt.filter, all)
		if err != nil || total != len(refs) {
			t.Fatalf("%d of %d, %v", len(refs), total, err)
		}
		var ids, got []string
		for _, ref := range refs {
			ids = append(ids, ref.ID)
		}
		for _, q := range must(g.Quotes(ctx, ids))(t) {
			a := must(g.Articles(ctx, []string{q.Article}))(t)[0]
			got = append(got, q.Span.Of(a.Current().Text))
		}
		equal(t, "quotes", strings.Join(got, "|"), tt.want)
	}
	if got := must(g.Quotes(ctx, []string{"quote:none"}))(t); got[0] != nil {
		t.Errorf("an unknown quote is %v, want nil", got[0])
	}
}

func testDoubles(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g, Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Ann Olds} alias {ANN OLDS} met {Trump|Q1} and {Trump|Q1}."))
	ann := must(g.EntityByName(ctx, "ann olds"))(t).ID
	equal(t, "mentions", fmt.Sprint(must(g.MentionCounts(ctx, []string{ann, q1}))(t)), "[2 2]")
	equal(t, "co-mentions", list(g.ListCoMentions(ctx, graph.CoMentionFilter{Entity: q1}, all)), strings.TrimPrefix(ann, "entity:")+":1 of 1")
	if refs, total, err := g.ListShared(ctx, graph.SharedFilter{A: q1, B: ann}, all); err != nil || len(refs) != 1 || total != 1 {
		t.Errorf("got %v of %d (%v), want one sentence", refs, total, err)
	}
}

func testPaths(t *testing.T, g *graph.Graph) {
	for i, s := range []string{
		"{A|Q1} {B|Q2}.", "{A|Q1} {B|Q2}.", "{B|Q2} {C|Q3}.", "{A|Q1} {D|Q4}.", "{D|Q4} {C|Q3}.", "{C|Q3} {E|Q5}.", "{E|Q5} {F|Q6}.", "{X|Q7} {Y|Q8}.",
	} {
		add(t, g, Build(t, "https://a.example/"+string(rune('a'+i)), "2020-08-07", "2020-08-08T01:00:00Z", s))
	}
	for _, tt := range []struct {
		from, to   string
		max, first int
		want       string
	}{
		{"Q1", "Q2", 4, 5, "Q1 Q2; Q1 Q4 Q3 Q2"},
		{"Q2", "Q1", 1, 5, "Q2 Q1"},
		{"Q1", "Q3", 4, 5, "Q1 Q2 Q3; Q1 Q4 Q3"},
		{"Q1", "Q3", 4, 1, "Q1 Q2 Q3"},
		{"Q1", "Q6", 4, 5, "Q1 Q2 Q3 Q5 Q6; Q1 Q4 Q3 Q5 Q6"},
		{"Q1", "Q6", 3, 5, ""},
		{"Q1", "Q8", 6, 5, ""},
		{"Q1", "Q1", 4, 5, ""},
		{"Q1", "Q99", 4, 5, ""},
	} {
		equal(t, tt.from+" to "+tt.to, paths(t, g, tt.from, tt.to, tt.max, tt.first), tt.want)
	}
}

func paths(t *testing.T, g *graph.Graph, from, to string, longest, first int) string {
	t.Helper()
	found := must(g.Paths(t.Context(), graph.PathQuery{From: "entity:" + from, To: "entity:" + to, MaxLength: longest, First: first}))(t)
	var got []string
	for _, p := range found {
		got = append(got, strings.ReplaceAll(strings.Join(p, " "), "entity:", ""))
	}
	return strings.Join(got, "; ")
}

// testHubs asks for paths over links that are not among the strongest of a hub.
func testHubs(t *testing.T, g *graph.Graph) {
	for _, hub := range []string{"Q1", "Q2"} {
		var sentences []string
		for i := range 101 {
			sentences = append(sentences, fmt.Sprintf("{Hub|%s} {N|%s0%03d}.", hub, hub, i))
		}
		for _, end := range []string{"One.", "Two."} { // each link is in two articles
			add(t, g, Build(t, "https://a.example/"+hub+end, "2020-08-07", "2020-08-08T01:00:00Z", append(sentences, end)...))
		}
	}
	add(t, g, Build(t, "https://a.example/weak", "2020-08-07", "2020-08-08T01:00:00Z", "{Hub|Q1} {Hub|Q2}.", "{Hub|Q1} {L|Q9999}.", "{L|Q9999} {M|Q9998}."))
	for _, tt := range []struct {
		from, to string
		longest  int
		want     string
	}{
		{"Q9999", "Q1", 1, "Q9999 Q1"},
		{"Q1", "Q9999", 1, "Q1 Q9999"},
		{"Q1", "Q2", 1, "Q1 Q2"},
		{"Q9998", "Q1", 2, "Q9998 Q9999 Q1"},
		{"Q1", "Q9998", 2, "Q1 Q9999 Q9998"},
	} {
		equal(t, fmt.Sprint(tt.from, " to ", tt.to, " in ", tt.longest), paths(t, g, tt.from, tt.to, tt.longest, 5), tt.want)
	}
}
