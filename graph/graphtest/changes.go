package graphtest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

func apply(t *testing.T, g *graph.Graph, c *graph.Change) {
	t.Helper()
	if err := g.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func testFailures(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	at := func(hour int, text, step string) *graph.Failure {
		when := time.Date(2020, 8, 8, hour, 0, 0, 0, time.FixedZone("", 3600))
		return &graph.Failure{URL: "https://a.example/1", Step: step, Error: text, At: when}
	}
	for _, f := range []*graph.Failure{
		at(1, "early", "fetch"), at(2, "no article", "extract"), at(2, "still no article", "extract"),
		at(3, "late", "fetch"), at(2, "in between", "fetch"), at(2, "no article", "extract"),
	} {
		if err := g.Note(ctx, f, nil); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, f := range must(g.Failures(ctx, []string{at(0, "", "fetch").ID(), "failure:none", at(0, "", "extract").ID()}))(t) {
		if f != nil {
			got = append(got, fmt.Sprint(f.Step, " ", f.At.UTC().Hour(), " ", f.Error))
		} else {
			got = append(got, "none")
		}
	}
	equal(t, "failures", strings.Join(got, "; "), "fetch 2 late; none; extract 1 still no article")
	before := dump(t, g)
	if n := strings.Count(before, `{"failure":`); n != 2 {
		t.Errorf("%d failures in the dump, want one for each step:\n%s", n, before)
	}
	same := at(3, "late", "fetch")
	same.At = same.At.UTC()
	if err := g.Note(ctx, same, nil); err != nil {
		t.Fatal(err)
	}
	equal(t, "dump after the same failure, told in another zone", dump(t, g), before)
}

func testAddresses(t *testing.T, g *graph.Graph) {
	// Each address is canonical for one article and leads to all others as well.
	var urls, ids []string
	for i := range 4 {
		urls = append(urls, fmt.Sprintf("https://a.example/%d", i))
		ids = append(ids, news.ArticleID(urls[i]))
	}
	for _, url := range urls {
		item := Build(t, url, "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke.")
		item.Article.Addresses = append(urls, "https://alias.example/")
		add(t, g, item)
	}
	got := must(g.ArticlesAt(t.Context(), append(urls, "https://alias.example/", "https://none.example/", urls[0])))(t)
	smallest := min(ids[0], ids[1], ids[2], ids[3])
	equal(t, "articles", fmt.Sprint(got), fmt.Sprint(append(ids, smallest, "", ids[0])))
}

func testRedirect(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	mark := graph.Mark{Reader: "r", File: "f"}
	redirect := func(from, to string) {
		mark.Offset++
		if err := g.Redirect(ctx, strings.Fields(from), to, &mark); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 25 {
		redirect(fmt.Sprintf("https://a.example/far%d", i), fmt.Sprintf("https://a.example/far%d", i+1))
	}
	redirect("https://a.example/first https://a.example/second", "https://a.example/third")
	redirect("https://a.example/third", "https://a.example/1")
	redirect("https://a.example/circle", "https://a.example/circle2")
	redirect("https://a.example/circle2 https://a.example/circle", "https://a.example/circle")
	redirect("https://a.example/1", "https://a.example/2")
	if _, err := g.ArticleAt(ctx, "https://a.example/first"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("before there is an article: %v, want none", err)
	}
	for _, n := range []string{"1", "2", "far25"} {
		add(t, g, Build(t, "https://a.example/"+n, "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke."))
	}
	redirect("https://a.example/late", "https://a.example/first")
	for address, want := range map[string]string{
		"1": "1", "2": "2", "third": "1", "first": "1", "second": "1", "late": "1", "circle": "", "far5": "far25", "far4": "",
	} {
		a, err := g.ArticleAt(ctx, "https://a.example/"+address)
		if found := err == nil; found != (want != "") || found && a.URL != "https://a.example/"+want {
			t.Errorf("%s leads to %v (%v), want %q", address, a, err, want)
		}
	}
	if got := must(g.Mark(ctx, "r"))(t); got != mark {
		t.Errorf("Mark = %v, want %v", got, mark)
	}
	got := must(g.Redirects(ctx, []string{"https://a.example/circle", "https://a.example/none", "https://a.example/third"}))(t)
	equal(t, "redirects", fmt.Sprint(got), "[[https://a.example/circle2] [] [https://a.example/1]]")
	if n := strings.Count(dump(t, g), `{"redirect":`); n != 32 {
		t.Errorf("%d redirects in the dump, want 32", n)
	}
}

// testAtomic has a change fail before it begins, and at its last statements:
// stores that keep quotes by id refuse two of one id, others may take them.
func testAtomic(t *testing.T, g *graph.Graph) {
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} told {Ann Olds}: <we know>.")
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	check := func(what, reader string, err error) {
		t.Helper()
		mark := must(g.Mark(t.Context(), reader))(t)
		written := strings.Contains(dump(t, g), item.Article.URL)
		if failed := err != nil; failed == written || written != (mark.File != "") {
			t.Errorf("%s: error %v, data written %v, mark %v; want all or nothing", what, err, written, mark)
		}
	}
	check("a canceled Add", "r", g.Add(canceled, item.Article, item.Reading, &graph.Mark{Reader: "r", File: "f", Offset: 1}))

	other := Build(t, "https://b.example/2", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} told {Ann Olds}: <we know>.")
	add(t, g, other)
	r := *must(g.Readings(t.Context(), []string{must(g.ArticleAt(t.Context(), other.Article.URL))(t).Current().Reading}))(t)[0]
	r.ID, r.Quotes = "reading:double", append(r.Quotes, r.Quotes...)
	item.Article.URL = "https://source.example/"
	before := dump(t, g)
	err := g.Apply(t.Context(), &graph.Change{
		Source: &news.Source{ID: "source:x", Name: item.Article.URL}, Reading: &r, Mark: &graph.Mark{Reader: "s", File: "f"},
		Redirects: []graph.Redirect{{From: "https://a.example/1", To: "https://a.example/2"}},
	})
	check("a change with two quotes of one id", "s", err)
	if err != nil {
		equal(t, "dump after a failure", dump(t, g), before)
	}
}

func testReplaced(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	item := Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Huawei|Q6}.")
	item.Article.Addresses = []string{"https://a.example/alias", "https://a.example/old"}
	add(t, g, item)
	add(t, g, Build(t, "https://a.example/1", "2020-08-07", "2020-08-09T01:00:00Z", "{Trump|Q1} met {Oracle|Q7}."))
	if err := g.Redirect(ctx, []string{"https://a.example/old"}, "https://a.example/elsewhere", nil); err != nil {
		t.Fatal(err)
	}
	record := *must(g.ArticleAt(ctx, item.Article.URL))(t)
	record.Source, record.Addresses, record.Versions = "source:other", []string{"https://a.example/1", "https://a.example/new"}, record.Versions[1:]
	apply(t, g, &graph.Change{Source: &news.Source{ID: "source:other", Name: "Other", Domain: "other.example"}, Article: &record})
	equal(t, "article", toJSON(must(g.Articles(ctx, []string{record.ID}))(t)[0]), toJSON(record))
	got := must(g.ArticlesAt(ctx, []string{"https://a.example/alias", "https://a.example/old", "https://a.example/new", "https://a.example/1"}))(t)
	equal(t, "articles at addresses", fmt.Sprint(got), fmt.Sprint([]string{"", "", record.ID, record.ID}))
	equal(t, "redirects", fmt.Sprint(must(g.Redirects(ctx, []string{"https://a.example/old"}))(t)), "[[https://a.example/elsewhere]]")

	e := *must(g.EntityByID(ctx, q1))(t)
	e.Name, e.Type, e.Aliases, e.Description = "The Trump Organization", news.Organization, nil, "a firm"
	apply(t, g, &graph.Change{Entities: []*graph.Entity{&e}})
	equal(t, "entity", toJSON(must(g.EntityByID(ctx, q1))(t)), toJSON(e))
	equal(t, "old alias", list(g.ListEntities(ctx, graph.EntityFilter{Name: "alias of q1"}, all)), "of 0")
}

func testKnownReading(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	add(t, g, Build(t, "https://a.example/1", "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} told {Ann Olds}: <we know>."))
	before := dump(t, g)
	a := must(g.ArticleAt(ctx, "https://a.example/1"))(t)
	changed := *must(g.Readings(ctx, []string{a.Current().Reading}))(t)[0]
	changed.Agent, changed.Quotes, changed.Clusters, changed.Mentions = "another", nil, changed.Clusters[:1], changed.Mentions[:1]
	apply(t, g, &graph.Change{Article: a, Reading: &changed})
	equal(t, "dump", dump(t, g), before)
	equal(t, "entities", strings.Join(entityNames(t, g), ", "), "Ann Olds, Entity Q1")
}

func testGivenOut(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	var records []any
	var then []string
	for i := range 5 { // in some of them the id changes
		url := fmt.Sprintf("https://a.example/%d", i)
		add(t, g, Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} told {Ann Olds}: <we know>."))
		a := must(g.ArticleAt(ctx, url))(t)
		r := must(g.Readings(ctx, []string{a.Current().Reading}))(t)[0]
		for _, record := range []any{a, r, must(g.EntityByName(ctx, "ann olds"))(t), must(g.Sources(ctx, []string{a.Source}))(t)[0]} {
			records, then = append(records, record), append(then, toJSON(record))
		}
	}
	for i, record := range records {
		equal(t, "a record after changes", toJSON(record), then[i])
	}
}

func testDump(t *testing.T, g *graph.Graph) {
	for i := range 5 {
		add(t, g, Build(t, fmt.Sprintf("https://a.example/%d", i), "2020-08-07", "2020-08-08T01:00:00Z", "{Trump|Q1} met {Ann Olds}."))
	}
	n, enough := 0, errors.New("enough")
	if err := g.Store.Dump(t.Context(), func(any) error { n++; return enough }); !errors.Is(err, enough) || n != 1 {
		t.Errorf("a dump went on to %d records after an error and gave %v", n, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			err := g.Store.Dump(ctx, func(any) error { time.Sleep(time.Millisecond); return nil })
			if err != nil {
				t.Errorf("a dump beside others: %v", err)
			}
		})
	}
	all.Wait()
}

func testLong(t *testing.T, g *graph.Graph) {
	ctx := t.Context()
	for _, tt := range []struct {
		bytes int
		fits  bool
	}{{4096, true}, {4097, false}, {9000, false}} {
		const site = "https://a.example/"
		url, name := site+strings.Repeat("a", tt.bytes-len(site)), strings.Repeat("Ⱥ", tt.bytes/2)+strings.Repeat("b", tt.bytes%2) // in lower case Ⱥ takes more bytes
		for what, item := range map[string]Item{
			"address": Build(t, url, "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke."),
			"name":    Build(t, fmt.Sprint(site, tt.bytes), "", "2020-08-08T01:00:00Z", "{"+name+"} spoke."),
		} {
			if err := g.Add(ctx, item.Article, item.Reading, nil); (err == nil) != tt.fits {
				t.Errorf("%s of %d bytes: error %.300v; fits is %v", what, tt.bytes, err, tt.fits)
			}
		}
		if err := g.Redirect(ctx, []string{site + "from"}, url, nil); err != nil {
			t.Errorf("redirect to %d bytes: %.300v", tt.bytes, err)
		}
	}
	if a := must(g.ArticleAt(ctx, "https://a.example/from"))(t); len(a.URL) != 4096 {
		t.Errorf("the redirect leads to %.40s", a.URL)
	}
}

// testBasis has the same text come with another date, by which its reader finds
// somebody else: what belongs to the page that was fetched last counts.
func testBasis(t *testing.T, g *graph.Graph) {
	const url = "https://a.example/1"
	old := Build(t, url, "2016-08-07", "2020-08-08T01:00:00Z", "The president {Li|Q1} spoke.")
	late := Build(t, url, "2020-08-07", "2020-08-08T02:00:00Z", "The president {Li|Q2} spoke.")
	other := graph.New(mem.New())
	add(t, g, old, late)
	add(t, other, late, old)
	equal(t, "who counts", whoIs(t, g, url, "Li"), q2)
	equal(t, "dump in two orders", dump(t, g), dump(t, other))
	if n := strings.Count(dump(t, g), `{"reading":{`); n != 2 {
		t.Errorf("%d readings, want 2", n)
	}
}
