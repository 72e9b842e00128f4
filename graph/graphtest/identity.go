package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/news"
)

// ids gives ids without what all of them begin with.
func ids(lists [][]string) string { return strings.ReplaceAll(fmt.Sprint(lists), "entity:", "") }

func testNamesakes(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	one := Build(t, "https://a.example/1", "", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Bo Li} and {Cy Oz}.")
	two := Build(t, "https://a.example/2", "", "2020-08-08T01:00:00Z", "{Huawei|Q6} met {Bo Li}.")
	three := Build(t, "https://a.example/3", "", "2020-08-08T01:00:00Z", "{Bo Li|Q2} met {Bo Li|ORGANIZATION}.")
	add(t, g, one, two, three)
	local := func(item Item, name string, which news.EntityType) string {
		v := must(g.ArticleAt(ctx, item.Article.URL))(t).Current()
		for _, c := range must(g.Readings(ctx, []string{v.Reading}))(t)[0].Clusters {
			if c.Name == name && c.Type == which && c.Entity != q2 {
				return c.Entity
			}
		}
		t.Fatalf("%s does not name %s", item.Article.URL, name)
		return ""
	}
	bo1, bo2, cy := local(one, "Bo Li", news.Person), local(two, "Bo Li", news.Person), local(one, "Cy Oz", news.Person)
	firm := local(three, "Bo Li", news.Organization)
	both := slices.Sorted(slices.Values([]string{bo1, bo2}))
	bo, oz, firms := graph.Namesake{Name: "bo li", Type: news.Person}, graph.Namesake{Name: "cy oz", Type: news.Person}, graph.Namesake{Name: "bo li", Type: news.Organization}
	for _, tt := range []struct {
		what  string
		names []graph.Namesake
		near  graph.Company
		want  [][]string
	}{
		{"nobody", nil, graph.Company{Article: one.Article.ID}, nil},
		{"without company", []graph.Namesake{bo}, graph.Company{Article: "article:none"}, [][]string{nil}},
		{"in the article", []graph.Namesake{oz, bo}, graph.Company{Article: one.Article.ID}, [][]string{{cy}, {bo1}}},
		{"beside one", []graph.Namesake{bo, firms, oz}, graph.Company{Companions: []string{q6}}, [][]string{{bo2}, nil, nil}},
		{"beside either", []graph.Namesake{bo}, graph.Company{Companions: []string{q1, q6, q7}}, [][]string{both}},
		{"beside and in the article", []graph.Namesake{bo}, graph.Company{Article: two.Article.ID, Companions: []string{q1, q6}}, [][]string{both}},
		{"of the other type, not of the catalogue", []graph.Namesake{firms, bo}, graph.Company{Article: three.Article.ID}, [][]string{{firm}, nil}},
	} {
		equal(t, tt.what, ids(must(g.Namesakes(ctx, tt.names, tt.near))(t)), ids(tt.want))
	}
	var many []string
	var near graph.Company
	for i := range 8 {
		item := Build(t, fmt.Sprintf("https://b.example/%d", i), "", "2020-08-08T01:00:00Z", fmt.Sprintf("{C|Q1%d} met {Bo Li}.", i))
		add(t, g, item)
		many, near.Companions = append(many, local(item, "Bo Li", news.Person)), append(near.Companions, fmt.Sprintf("entity:Q1%d", i))
	}
	slices.Sort(many)
	equal(t, "beside each of many", ids(must(g.Namesakes(ctx, []graph.Namesake{bo}, near))(t)), ids([][]string{many}))
}

func testNoCompany(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	add(t, g, Build(t, url, "", "2020-08-08T01:00:00Z", "{Ann Olds} met {Bo Li}."))
	add(t, g, Build(t, url, "", "2020-08-09T01:00:00Z", "{Bo Li} was seen by {Ann Olds}."))
	add(t, g, Build(t, "https://a.example/2", "", "2020-08-09T01:00:00Z", "{Bo Li} slept."))
	for name, want := range map[string]int{"ann olds": 1, "bo li": 2} {
		if refs, _, err := g.ListEntities(t.Context(), graph.EntityFilter{Name: name}, all); err != nil || len(refs) != want {
			t.Errorf("%s: got %v (%v), want %d", name, refs, err, want)
		}
	}
}

func testFormerIDs(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	var had []string
	for _, url := range strings.Fields("https://a.example/1 https://a.example/2 https://a.example/3 https://a.example/4") {
		item := Build(t, url, "", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Ann Olds}.")
		add(t, g, item)
		v := must(g.ArticleAt(ctx, url))(t).Current()
		had = append(had, must(g.Readings(ctx, []string{v.Reading}))(t)[0].Clusters[1].LocalID)
	}
	ann := must(g.EntityByName(ctx, "ann olds"))(t).ID
	former := slices.DeleteFunc(slices.Sorted(slices.Values(had)), func(id string) bool { return id == ann })
	if len(former) != 3 {
		t.Fatalf("%s is not one of %v", ann, had)
	}
	equal(t, "former ids", ids(must(g.FormerIDs(ctx, []string{q1, ann, former[0], ann, "entity:none"}))(t)), ids([][]string{nil, former, nil, former, nil}))
	for _, id := range former {
		equal(t, id, must(g.EntityByID(ctx, id))(t).ID, ann)
	}
}

// testTwoDecisions has one reader link a name that another does not know: the
// reading that counts has its say.
func testTwoDecisions(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	for i, order := range [][]string{{"{Bo Li|Q6} spoke.", "{Bo Li} spoke."}, {"{Bo Li} spoke.", "{Bo Li|Q6} spoke."}} {
		url := fmt.Sprintf("https://a.example/%d", i)
		var local, entity string
		for n, marked := range order {
			item := Build(t, url, "", "2020-08-08T01:00:00Z", marked)
			item.Reading.Knowledge = fmt.Sprint(n)
			add(t, g, item)
			v := must(g.ArticleAt(ctx, url))(t).Current()
			c := must(g.Readings(ctx, []string{v.Reading}))(t)[0].Clusters[0]
			local, entity = c.LocalID, c.Entity
		}
		equal(t, "current id", must(g.CurrentIDs(ctx, []string{local}))(t)[0], entity)
		want := [][]string{nil, nil}
		if i == 1 {
			want[0] = []string{local}
		}
		equal(t, "former ids", ids(must(g.FormerIDs(ctx, []string{q6, local}))(t)), ids(want))
		equal(t, "entity", must(g.EntityByID(ctx, local))(t).ID, entity)
	}
}

// testForked has a reader link a name in an article where another reader's
// entity has become one with that of other articles.
func testForked(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	for i := range 8 {
		company := fmt.Sprintf("{C|Q1%d}", i)
		local := make(map[string]string) // address → local id
		for _, url := range []string{fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("https://b.example/%d", i)} {
			add(t, g, Build(t, url, "", "2020-08-08T01:00:00Z", "{Bo Li} met "+company+"."))
			v := must(g.ArticleAt(ctx, url))(t).Current()
			local[url] = must(g.Readings(ctx, []string{v.Reading}))(t)[0].Clusters[0].LocalID
		}
		for url, id := range local {
			entity := must(g.EntityByID(ctx, id))(t).ID
			if id == entity {
				continue
			}
			equal(t, "former ids", ids(must(g.FormerIDs(ctx, []string{entity}))(t)), ids([][]string{{id}}))
			who := fmt.Sprintf("entity:Q2%d", i)
			linked := Build(t, url, "", "2020-08-08T01:00:00Z", fmt.Sprintf("{Bo Li|Q2%d} met %s.", i, company))
			linked.Reading.Knowledge = "other"
			add(t, g, linked)
			equal(t, "current id", must(g.CurrentIDs(ctx, []string{id}))(t)[0], who)
			equal(t, "former ids", ids(must(g.FormerIDs(ctx, []string{entity, who}))(t)), ids([][]string{nil, {id}}))
		}
	}
}

// testNested has names within names: each is somebody of its own.
func testNested(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const url = "https://a.example/1"
	item := Build(t, url, "", "2020-08-08T01:00:00Z", "{Olds} Bank spoke.")
	item.Reading.Clusters = append(item.Reading.Clusters, news.Cluster{Name: "Olds Bank", Type: news.Organization})
	item.Reading.Mentions = append(item.Reading.Mentions, news.Mention{Span: news.Span{Start: 0, End: 9}, Cluster: 1, Confidence: 0.9})
	add(t, g, item)
	for name, length := range map[string]int{"olds": 4, "olds bank": 9} {
		e := must(g.EntityByName(ctx, name))(t)
		key := keyOf(t, g, url, "Olds")
		key.Span.End = length
		n := must(g.ClusterAt(ctx, key))(t)
		equal(t, name, n.Reading.Clusters[n.Cluster].Entity, e.ID)
		equal(t, "mentions of "+name, fmt.Sprint(must(g.MentionCounts(ctx, []string{e.ID}))(t)), "[1]")
	}
}

// testPromoted has larger and larger catalogues know who is meant.
func testPromoted(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	const one, two = "https://a.example/1", "https://a.example/2"
	const small = "entity:kb-old-li"
	read := func(url, marked, knowledge string) Item {
		item := Build(t, url, "", "2020-08-08T01:00:00Z", marked)
		item.Reading.Knowledge = knowledge
		return item
	}
	// inSmall has the catalogue know a person without a Wikidata id.
	inSmall := func(item Item) Item {
		for i, m := range item.Reading.Mentions {
			if len(m.Candidates) > 0 && m.Candidates[0].Entity == q1 {
				item.Reading.Mentions[i].Candidates = []news.Candidate{{Entity: small, Score: 0.9}}
			}
		}
		item.Reading.Entities[0] = news.Entity{ID: small, Name: "Old Li", Type: news.Person}
		return item
	}
	who := func(id string) string { return must(g.EntityByID(ctx, id))(t).ID }
	add(t, g, read(one, "Old {Li} met {E|Q6}.", "none"), read(two, "{E|Q6} met old {Li}.", "none"))
	local := whoIs(t, g, one, "Li")
	equal(t, "at first", who(local), local)
	add(t, g, inSmall(read(one, "{Old Li|Q1} met {E|Q6}.", "small")))
	add(t, g, inSmall(read(two, "{E|Q6} met {old Li|Q1}.", "small")))
	equal(t, "in a small catalogue", whoIs(t, g, one, "Li")+" "+who(local), small+" "+small)
	const three = "https://a.example/3"
	add(t, g, read(three, "{Cy Oz} slept.", "none"))
	correct(t, g, graph.Correction{Kind: graph.MergeEntities, About: subject(t, g, whoIs(t, g, three, "Cy Oz")), Into: subject(t, g, small)})
	equal(t, "merged into one of a small catalogue", whoIs(t, g, three, "Cy Oz"), small)
	add(t, g, read(one, "{Old Li|Q1} met {E|Q6}.", "large"))
	equal(t, "while the small one knows him elsewhere", who(small), small)
	add(t, g, read(two, "{E|Q6} met {old Li|Q1}.", "large"))
	equal(t, "in a large catalogue", whoIs(t, g, one, "Li")+" "+who(small)+" "+who(local)+" "+whoIs(t, g, three, "Cy Oz"), q1+" "+q1+" "+q1+" "+q1)
	add(t, g, read(two, "{E|Q6} met {old Li|Q3}.", "other"))
	equal(t, "in two halves", who(small), small)
}

// testOtherPlace has another catalogue know somebody by the surname that stands
// first.
func testOtherPlace(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	first := Build(t, url, "", "2020-08-08T01:00:00Z", "{Ann Olds} speaks.", "Mrs {Ann Olds} met {E|Q6}, said Mrs {Ann Olds}.")
	first.Reading.Mentions[0].Span.Start += len("Ann ")
	add(t, g, first)
	id := whoIs(t, g, url, "Ann Olds met")
	again := Build(t, url, "", "2020-08-08T01:00:00Z", "Ann {Olds|Q1} speaks.", "{Mrs Ann Olds} met {E|Q6}, said {Mrs Ann Olds}.")
	again.Reading.Knowledge = "other"
	add(t, g, again)
	if now := whoIs(t, g, url, "Ann Olds met"); now == q1 || now == id {
		t.Fatalf("Ann Olds is %s", now)
	}
	equal(t, "the id that she had", must(g.EntityByID(t.Context(), id))(t).ID, whoIs(t, g, url, "Ann Olds met"))
	equal(t, "former ids", ids(must(g.FormerIDs(t.Context(), []string{q1}))(t)), "[[]]")
}

// testKeys has pronouns before names.
func testKeys(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	item := Build(t, url, "", "2020-08-08T01:00:00Z", "When {he} came, {Li|Q1} saw {her}.")
	item.Reading.Clusters = item.Reading.Clusters[1:]
	for i, cluster := range []int{0, 0, 1} {
		item.Reading.Mentions[i].Cluster = cluster
	}
	item.Reading.Mentions[0].Form, item.Reading.Mentions[2].Form = news.ByPronoun, news.ByPronoun
	add(t, g, item)
	for _, tt := range []struct{ id, want string }{{q1, "Li"}, {whoIs(t, g, url, "her"), "her"}} {
		key := must(g.Clusters(t.Context(), tt.id))(t)[0].Key()
		equal(t, "key of "+tt.id, key.Span.Of(item.Article.Text), tt.want)
	}
}
