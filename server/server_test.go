package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

var update = flag.Bool("update", false, "write the answers of testdata anew")

// sample is a small graph with every kind of thing in it.
func sample(t *testing.T) *graph.Graph {
	t.Helper()
	g := graph.New(mem.New())
	one := graphtest.Build(t, "https://a.example/1", "2020-08-07T10:00:00+02:00", "2020-08-08T01:00:00Z",
		"“🎉” {Trump|Q1} met {Huawei|Q6} – and {Brad Parscale}, who said “<Huawei’s café is shut>”.", "{Huawei|Q6} [trades|located_in] in {China|Q4}, and {Trump|Q1} [is to ban|SANCTION|PLANNED|2020-09-20] {Huawei|Q6}?")
	one.Article.Addresses = []string{"https://a.example/one"}
	two := graphtest.Build(t, "https://b.example/2", "2020-08", "2020-08-09T01:00:00Z", "{Trump|Q1} spoke of {China|Q4}.", "{Brad Parscale} left {Trump|Q1}.")
	old := graphtest.Build(t, "https://b.example/2", "2020-08", "2020-08-08T01:00:00Z", "{Trump|Q1} was silent.")
	for _, item := range []graphtest.Item{one, old, two} {
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func newServer(t *testing.T) *Server {
	return New(sample(t), slog.New(slog.DiscardHandler), time.Second)
}

// TestQueries asks what stands in testdata/*.graphql and compares the answers
// with those in *.json beside them.
func TestQueries(t *testing.T) {
	s := newServer(t)
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ask(t, s, string(query), nil)
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// ask gives the answer of a query, indented.
func ask(t *testing.T, s *Server, query string, variables map[string]any) string {
	t.Helper()
	answer, _, err := s.Query(t.Context(), query, variables)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, answer, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String() + "\n"
}

func TestRefused(t *testing.T) {
	s := newServer(t)
	nested := `{entity(by:{name:"Trump"})` + strings.Repeat(`{coMentions(first:1){nodes{entity`, 25) + `{id}` + strings.Repeat(`}}}`, 25) + `}`
	bomb := `{...f0} fragment f60 on Query{__typename}`
	for i := range 60 {
		bomb += fmt.Sprintf(` fragment f%d on Query{...f%d ...f%[2]d}`, i, i+1)
	}
	paths := func(n, steps int) string {
		var fields strings.Builder
		for i := range n {
			fmt.Fprintf(&fields, ` p%d:paths(input:{from:{name:"Entity Q1"},to:{name:"Nobody"},maxLength:%d}){length}`, i, steps)
		}
		return "{" + fields.String() + "}"
	}
	schema := `{__schema{types` + strings.Repeat(`{fields{type`, 6) + `{name}` + strings.Repeat(`}}`, 6) + `}}`
	for _, tt := range []struct{ query, code, message string }{
		{`{`, "GRAPHQL_PARSE_FAILED", "Expected Name"},
		{`{nothing}`, "GRAPHQL_VALIDATION_FAILED", `Cannot query field`},
		{`{entity(by:{name:"a", id:"b"}){id}}`, "GRAPHQL_VALIDATION_FAILED", "EntityKey"},
		{`{article{id}}`, "BAD_USER_INPUT", "give either id or url"},
		{`{articles(first:-1){totalCount}}`, "BAD_USER_INPUT", "first: -1 is not between 0 and 1000"},
		{`{articles(first:1001){totalCount}}`, "BAD_USER_INPUT", "first: 1001"},
		{`{articles(first:1,last:1){totalCount}}`, "BAD_USER_INPUT", "either with first and after"},
		{`{articles(after:"x"){totalCount}}`, "BAD_USER_INPUT", "is not a cursor"},
		{`{events(filter:{types:["sue","BANANA"]}){totalCount}}`, "BAD_USER_INPUT", `types: \"BANANA\" is none of AGREE, CONSULT, SUPPORT`},
		{`{events(filter:{participantIds:["Boris Pistorius"]}){totalCount}}`, "BAD_USER_INPUT", `participantIds: \"Boris Pistorius\" is no id`},
		{`{statements(filter:{predicates:["heads"]}){totalCount}}`, "BAD_USER_INPUT", `predicates: \"heads\" is none of head_of, employer`},
		{`{relations(filter:{predicates:[""]}){totalCount}}`, "BAD_USER_INPUT", "is none of head_of, employer"},
		{`{articles(filter:{published:{from:"2020-08-07"}}){totalCount}}`, "", "is not an instant such as"},
		{`{articles(filter:{published:{from:"2020-08-08T00:00:00Z",to:"2020-08-07T00:00:00Z"}}){totalCount}}`, "BAD_USER_INPUT", "from has to be before to"},
		{`{paths(input:{from:{name:"Trump"},to:{name:"Nobody"}}){length}}`, "NOT_FOUND", `entity named \"Trump\": not found`},
		{`{paths(input:{from:{name:"Entity Q1"},to:{name:"Nobody"}}){length}}`, "NOT_FOUND", `entity named \"Nobody\": not found`},
		{`{paths(input:{from:{name:"Entity Q1"},to:{name:"Entity Q6"},maxLength:7}){length}}`, "BAD_USER_INPUT", "maxLength: 7"},
		{`{articles(first:1000){nodes{mentions(first:1000){nodes{text}}}}}`, "QUERY_TOO_COMPLEX", "more than the limit of 50000: lower first of articles (1000), or lower first of articles.nodes.mentions (1000), or ask in several queries"},
		{`{entities{totalCount} some:articles(last:999){...x}} fragment x on ArticleConnection{totalCount nodes{id mentions{nodes{text candidates(first:9){score}}} source{name}}}`,
			"QUERY_TOO_COMPLEX", ": lower last of some (999), or lower first of some.nodes.mentions (20), or ask in several queries"},
		{`{a:articles(first:700){nodes{sentences{text position{start}}}}}`, "QUERY_TOO_COMPLEX", ": lower first of a (700), or ask in several queries"},
		{`{paths(input:{from:{name:"A"},to:{name:"B"},maxLength:6},first:100){steps{evidence{totalCount nodes{sentence version}}}}}`,
			"QUERY_TOO_COMPLEX", ": lower maxLength of paths (6) to 4, or lower first of paths (100), or lower first of paths.steps.evidence (20), or"},
		{bomb, "QUERY_TOO_COMPLEX", "more than 50000 fields"},
		{strings.NewReplacer("{...f0}", `{__type(name:"Query"){...f0}}`, "on Query", "on __Type", "__typename", "name").Replace(bomb), "QUERY_TOO_COMPLEX", "more than 50000 fields"},
		{paths(3, 6), "QUERY_TOO_COMPLEX", "more than the limit"},
		{paths(50, 4), "QUERY_TOO_COMPLEX", "more than the limit"},
		{paths(2, 6), "NOT_FOUND", "Nobody"},
		{paths(10, 4), "NOT_FOUND", "Nobody"},
		{nested, "QUERY_TOO_COMPLEX", "nested too deep"},
		{schema, "GRAPHQL_VALIDATION_FAILED", "Maximum introspection depth"},
		{`{` + strings.Repeat("a:__typename ", 5000) + `}`, "GRAPHQL_PARSE_FAILED", "exceeded token limit"},
		{`query($k:EntityKey!){entity(by:$k){id}}`, "GRAPHQL_VALIDATION_FAILED", "must be defined"},
	} {
		got := ask(t, s, tt.query, nil)
		if !strings.Contains(got, tt.message) || !strings.Contains(got, `"code": "`+tt.code) {
			t.Errorf("%.80s: got\n%.400s\nwant code %s and %q", tt.query, got, tt.code, tt.message)
		}
	}
	for _, k := range []map[string]any{{"name": "Trump", "id": "x"}, {}, {"name": nil}} {
		got := ask(t, s, `query($k:EntityKey!){entity(by:$k){id}}`, map[string]any{"k": k})
		if !strings.Contains(got, "errors") {
			t.Errorf("key %v: got %s, want an error", k, got)
		}
	}
}

// TestAddresses asks for an article by addresses that are written differently.
func TestAddresses(t *testing.T) {
	s := newServer(t)
	const query = `query($u:URL!){article(url:$u){url}}`
	for url, want := range map[string]string{
		"https://a.example/1":             "https://a.example/1",
		"https://a.example/one":           "https://a.example/1",
		"https://a.example/1#foo":         "https://a.example/1",
		"https://a.example:443/one":       "https://a.example/1",
		"HTTPS://A.Example/x/../1?#":      "https://a.example/1",
		"https://b.example/2#:~:text=a,b": "https://b.example/2",
		"https://a.example:8443/1":        "",
		"http://a.example/1":              "",
		"https://a.example/1?foo":         "",
		"urn:sha256:00":                   "",
		"no address":                      "",
	} {
		want = map[bool]string{true: `"article": null`, false: fmt.Sprintf(`"url": %q`, want)}[want == ""]
		if got := ask(t, s, query, map[string]any{"u": url}); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", url, got, want)
		}
	}
	answer := ask(t, s, `{paths(input:{from:{id:"entity:Q1"},to:{id:"entity:Q6"}}){steps{evidence{nodes{deepLink article{url}}}}}}`, nil)
	links := regexp.MustCompile(`"deepLink": "(.*)",\s*"article": {\s*("url": ".*")`).FindAllStringSubmatch(answer, -1)
	if len(links) == 0 {
		t.Fatalf("no links in %s", answer)
	}
	for _, link := range links {
		if got := ask(t, s, query, map[string]any{"u": link[1]}); !strings.Contains(got, link[2]) {
			t.Errorf("%s: got %s, want %s", link[1], got, link[2])
		}
	}
}

// broken is a store that fails.
type broken struct{ graph.Store }

func (broken) ListArticles(context.Context, graph.ArticleFilter, graph.Page) ([]graph.Ref, int, error) {
	return nil, 0, errors.New("secret: the password is swordfish")
}

func (broken) Articles(ctx context.Context, _ []string) ([]*graph.Article, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (broken) Sources(context.Context, []string) ([]*news.Source, error) { panic("secret") }

func TestFaults(t *testing.T) {
	var log bytes.Buffer
	s := New(graph.New(broken{mem.New()}), slog.New(slog.NewTextHandler(&log, nil)), 50*time.Millisecond)
	for query, want := range map[string]string{
		`{articles{totalCount}}`:        "internal error",
		`{article(id:"article:x"){id}}`: "took longer than 50ms",
		`{node(id:"source:x"){id}}`:     "internal error",
	} {
		got := ask(t, s, query, nil)
		if !strings.Contains(got, want) || strings.Contains(got, "secret") {
			t.Errorf("%s: got %s, want %q and no secret", query, got, want)
		}
	}
	if !strings.Contains(log.String(), "swordfish") {
		t.Errorf("the cause is not in the log: %s", log.String())
	}
}

// TestNoTimeLeft asks when there is no time left to begin.
func TestNoTimeLeft(t *testing.T) {
	s := New(graph.New(mem.New()), slog.New(slog.DiscardHandler), 0)
	if got := ask(t, s, `{articles{totalCount}}`, nil); !strings.Contains(got, "TIMED_OUT") {
		t.Errorf("got %s, want the code TIMED_OUT", got)
	}
}

// TestPositions checks that what is shown of every span is what stands there,
// counted in code points.
func TestPositions(t *testing.T) {
	answer := ask(t, newServer(t), `{articles{nodes{text blocks{position{start end}} sentences{text position{start end}}
		mentions{nodes{text position{start end}}} quotes{nodes{text position{start end}}}}}}`, nil)
	type span struct {
		Text     string
		Position struct{ Start, End int }
	}
	var all struct {
		Data struct {
			Articles struct {
				Nodes []struct {
					Text             string
					Sentences        []span
					Mentions, Quotes struct{ Nodes []span }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(answer), &all); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, a := range all.Data.Articles.Nodes {
		points := []rune(a.Text)
		for _, spans := range [][]span{a.Sentences, a.Mentions.Nodes, a.Quotes.Nodes} {
			for _, s := range spans {
				checked++
				if got := string(points[s.Position.Start:s.Position.End]); got != s.Text {
					t.Errorf("at %v stands %q, want %q", s.Position, got, s.Text)
				}
			}
		}
	}
	if checked < 12 {
		t.Errorf("only %d spans in %s", checked, answer)
	}
}

func TestPages(t *testing.T) {
	s := newServer(t)
	var got []string
	after := ""
	for range 3 {
		answer := ask(t, s, fmt.Sprintf(`{articles(first:1 %s){nodes{url} pageInfo{hasNextPage endCursor}}}`, after), nil)
		var page struct {
			Data struct {
				Articles struct {
					Nodes    []struct{ URL string }
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(answer), &page); err != nil {
			t.Fatal(err)
		}
		got = append(got, page.Data.Articles.Nodes[0].URL)
		if !page.Data.Articles.PageInfo.HasNextPage {
			break
		}
		after = fmt.Sprintf("after:%q", page.Data.Articles.PageInfo.EndCursor)
	}
	if want := "https://a.example/1 https://b.example/2"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
