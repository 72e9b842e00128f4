package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/neo4j/neo4jtest"
	"newsgraph/press"
	"newsgraph/web"
	"newsgraph/web/browsertest"
)

// required reports whether NEWSGRAPH_REQUIRE names something, so that a test
// without it fails instead of being skipped.
func required(what string) bool {
	return slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), what)
}

// seedArticle is the article that newsgraph grew from, in a folder beside that
// of the evaluation data.
func seedArticle(t *testing.T) string {
	t.Helper()
	eval := os.Getenv("NEWSGRAPH_EVAL")
	if eval == "" {
		if required("eval") {
			t.Fatal("NEWSGRAPH_REQUIRE names eval, but NEWSGRAPH_EVAL names no folder")
		}
		t.Skip("set NEWSGRAPH_EVAL to the folder of the evaluation data; seed/article.txt stands beside it")
	}
	return filepath.Join(filepath.Dir(filepath.Clean(eval)), "seed", "article.txt")
}

func TestSeedArticle(t *testing.T) {
	data := t.TempDir()
	ok(t, "ingest", "--url", "https://www.theregister.com/2020/08/07/example", "--date", "2020-08-07", "--data", data, seedArticle(t))
	var answer struct {
		Data struct {
			Article struct {
				Text      string
				Mentions  struct{ Nodes []mentionAnswer }
				Sentences []span
			}
			Entities struct {
				Nodes []struct{ ID, Name, WikidataID string }
			}
			Short, Full struct{ ID string }
		}
	}
	printed := ok(t, "query", "--data", data, `{
		article(url: "https://www.theregister.com/2020/08/07/example") { text sentences { text position { start end } }
			mentions(first: 1000) { nodes { text position { start end } entity { id name wikidataId } } } }
		entities(first: 1000) { nodes { id name wikidataId } }
		short: entity(by: {name: "Trump"}) { id } full: entity(by: {name: "Brad Parscale"}) { id }
	}`)
	if err := json.Unmarshal([]byte(printed), &answer); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, e := range answer.Data.Entities.Nodes {
		got[e.Name] = e.WikidataID
	}
	for name, qid := range map[string]string{
		"Donald Trump": "Q22686", "Microsoft": "Q2283", "Satya Nadella": "Q7426870", "Huawei": "Q160120", "TikTok": "Q48938223", "WeChat": "Q283233", "Brad Parscale": "",
	} {
		if found, there := got[name]; !there || found != qid {
			t.Errorf("%s: found %v with id %q, want %q", name, there, found, qid)
		}
	}
	if id := answer.Data.Full.ID; id != "entity:kb-brad-parscale" {
		t.Errorf("Brad Parscale has the id %q, want that of the catalogue, which knows no QID of his", id)
	}
	points := []rune(answer.Data.Article.Text)
	parscale := make(map[string]string)
	for _, m := range answer.Data.Article.Mentions.Nodes {
		inside := slices.ContainsFunc(answer.Data.Article.Sentences, func(s span) bool {
			return s.Position.Start <= m.Position.Start && m.Position.End <= s.Position.End
		})
		if words := string(points[m.Position.Start:m.Position.End]); words != m.Text || !inside {
			t.Errorf("mention %q: at its place stands %q; in a sentence: %v", m.Text, words, inside)
		}
		if strings.Contains(m.Text, "Parscale") {
			parscale[m.Text] = m.Entity.ID
		}
		if strings.Contains(m.Text, "Musk") || m.Text == "H-1B" {
			t.Errorf("%q is mentioned, which stands in a teaser only", m.Text)
		}
	}
	if len(parscale) != 2 || parscale["Parscale"] != parscale["Brad Parscale"] {
		t.Errorf("Parscale and Brad Parscale are %v, want one entity", parscale)
	}
	for _, s := range answer.Data.Article.Sentences {
		if strings.Contains(s.Text, "bans Feds") || strings.Contains(s.Text, "Other stories") || strings.Contains(s.Text, "Lacework") {
			t.Errorf("a teaser is read: %.40q", s.Text)
		}
	}
}

type mentionAnswer struct {
	span
	Entity struct{ ID, Name, WikidataID string }
}

// TestStoresAgree makes one graph from one archive in the embedded store and in
// a real Neo4j, and compares all of it and many answers.
func TestStoresAgree(t *testing.T) {
	uri := neo4jtest.URI(t)
	data := t.TempDir()
	ok(t, "demo", "--once", "--data", data)
	if path := os.Getenv("NEWSGRAPH_EVAL"); path != "" {
		ok(t, "ingest", "--data", data, "--date", "2020-08-07", "--url", "https://www.theregister.com/2020/08/07/example", seedArticle(t))
	}
	ok(t, "ingest", "--data", data, "--again", "--neo4j", uri)
	both := func(args ...string) {
		t.Helper()
		embedded := ok(t, append(args, "--data", data)...)
		if server := ok(t, append(args, "--data", data, "--neo4j", uri)...); server != embedded {
			t.Errorf("newsgraph %q differs:\nembedded %.2000s\nNeo4j    %.2000s", args, embedded, server)
		}
	}
	both("dump")
	for _, example := range web.Examples() {
		both("query", example.Query)
	}
	for _, query := range []string{
		`{entities(first:1000){totalCount nodes{id name type aliases description mentionCount articles(first:3){totalCount nodes{id}} quotesSpoken(first:2){totalCount nodes{id}}}}}`,
		`{entities(first:40){nodes{id quotesAbout(first:3){totalCount nodes{id}} coMentions(first:10){totalCount nodes{articleCount entity{id}} pageInfo{hasNextPage endCursor}}}}}`,
		`{articles(first:100){totalCount nodes{id url headline datePublished datePublishedEdtf version versions{number headline textDigest} source{id name} sentences{text} timeExpressions{text value edtf}}}}`,
		`{articles(last:7,filter:{published:{from:"2020-08-01T00:00:00Z",to:"2020-09-01T00:00:00Z"}}){totalCount nodes{url} pageInfo{hasPreviousPage startCursor}}}`,
		`{quotes(first:200){totalCount nodes{id text form speaker{id} speakerText cue about{id} article{id} position{start end}}}}`,
		`{paths(input:{from:{name:"Brad Parscale"},to:{name:"Huawei"}},first:20){length entities{id} steps{label evidence(first:3){totalCount nodes{sentence deepLink article{id}}}}}}`,
		`{paths(input:{from:{name:"Ren Zhengfei"},to:{name:"Walmart"},maxLength:6,published:{from:"2020-08-01T00:00:00Z"}},first:10){entities{id}}}`,
		`{entity(by:{name:"Parscale"}){id} nobody:entity(by:{name:"Nobody"}){id} none:node(id:"article:x"){id}}`,
	} {
		both("query", query)
	}
}

// site is a small site of many pages, each linked from the first.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		var n int
		if _, err := fmt.Sscanf(r.URL.Path, "/story/%d", &n); err == nil {
			names := []string{"Donald Trump", "Satya Nadella", "Huawei", "Brad Parscale", "Jane Roe", "Oracle"}
			fmt.Fprintf(w, `<html lang=en><head><title>Story %[1]d</title><meta property="article:published_time" content="2020-08-%02[2]dT10:00:00Z"></head><body><article><h1>Story %[1]d</h1>
				<p>Spokesman %[3]s met %[4]s on day %[1]d of the talks, people who were in the room said.</p><p>“We agree on point %[1]d,” %[3]s said to the reporters who had waited outside.</p></article></body></html>`,
				n, 1+n%28, names[n%6], names[n%5])
			return
		}
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		for i := range 60 {
			fmt.Fprintf(w, `<p><a href="/story/%d">Story %d</a></p>`, i, i)
		}
	}))
}

// TestKill kills crawls in the middle, and compares what a last one makes of it
// with what one makes that nobody kills.
func TestKill(t *testing.T) {
	srv := site(t)
	defer srv.Close()
	crawl := func(data string) *exec.Cmd {
		cmd := exec.Command(os.Args[0], "crawl", "--data", data, "--depth", "1", "--delay", "2ms", "--allow-private", srv.URL+"/")
		cmd.Env = append(os.Environ(), "NEWSGRAPH_TEST_PROGRAM=1", "NEWSGRAPH_NOW="+clock, "NEO4J_URI=")
		return cmd
	}
	whole, killed := t.TempDir(), t.TempDir()
	if out, err := crawl(whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		cmd := crawl(killed)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+random.IntN(500)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Log(err) // it was done already
		}
		_ = cmd.Wait() // it was killed
	}
	if out, err := crawl(killed).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, want := ok(t, "dump", "--data", killed), ok(t, "dump", "--data", whole)
	if n := strings.Count(want, `{"article"`); n != 60 {
		t.Errorf("%d articles, want 60", n)
	}
	if got != want {
		t.Errorf("the graph after kills differs:\n%.3000s\nwant\n%.3000s", got, want)
	}
}

// TestHostile crawls what a crawler must survive, beside a good page.
func TestHostile(t *testing.T) {
	pages := map[string]func(w http.ResponseWriter, r *http.Request){
		"/good":   func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, goodPage) },
		"/nested": func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.Repeat("<div>", 100_000)+"deep") },
		"/large": func(w http.ResponseWriter, _ *http.Request) {
			for range 200 {
				if _, err := w.Write(bytes.Repeat([]byte("<p>large"), 1<<17)); err != nil {
					return
				}
			}
		},
		"/charset": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(bytes.ReplaceAll([]byte(goodPage), []byte("café"), []byte("caf\xe9")))
		},
		"/empty":  func(w http.ResponseWriter, _ *http.Request) {},
		"/circle": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle?", http.StatusFound) },
		"/feed": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">`+bomb()+`]><rss version="2.0"><channel><title>&x9;</title><item><link>&x9;</link></item></channel></rss>`)
		},
	}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page, there := pages[r.URL.Path]; there {
			w.Header().Set("Content-Type", "text/html")
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	defer srv.Close()
	args := []string{"crawl", "--data", t.TempDir(), "--delay", "1ms", "--allow-private"}
	for path := range pages {
		args = append(args, srv.URL+path)
	}
	_, stderr, code := run(t, "", args...)
	if code != 1 || !strings.Contains(stderr, "2 articles read") {
		t.Errorf("exit code %d; want 1, since some failed, and two articles read:\n%s", code, stderr)
	}
	dumped := ok(t, "dump", "--data", args[2])
	for path, want := range map[string]string{
		"/nested": "no article found", "/large": "larger than", "/empty": "empty page", "/circle": "redirects", "/feed": "entit",
	} {
		i := slices.IndexFunc(strings.Split(dumped, "\n"), func(line string) bool {
			return strings.Contains(line, `"failure"`) && strings.Contains(line, srv.URL+path+`"`) && strings.Contains(line, want)
		})
		if i < 0 {
			t.Errorf("%s left no failure with %q:\n%s\n%.2000s", path, want, stderr, dumped)
		}
	}
	if !strings.Contains(dumped, "café") || strings.Contains(dumped, `caf\ufffd`) {
		t.Error("the page with the wrong charset is not read right")
	}
	// Without the flag nothing private is fetched.
	_, stderr, _ = run(t, "", "crawl", "--data", t.TempDir(), srv.URL+"/good")
	if !strings.Contains(stderr, "--allow-private") && !strings.Contains(stderr, "not public") && !strings.Contains(stderr, "private") {
		t.Errorf("a private address is not refused in words:\n%s", stderr)
	}
}

const goodPage = `<html lang=en><body><article><h1>Talks at the café</h1><p>Donald Trump met Satya Nadella in a café on Sunday, and they talked about TikTok.</p></article></body></html>`

// bomb declares entities that are each ten times the one before.
func bomb() string {
	var b strings.Builder
	last := "b"
	for i := range 10 {
		fmt.Fprintf(&b, `<!ENTITY x%d "%s">`, i, strings.Repeat("&"+last+";", 10))
		last = fmt.Sprintf("x%d", i)
	}
	return b.String()
}

func TestPlayground(t *testing.T) {
	base, _ := demo(t)
	b := browsertest.Open(t) // after the server, so that it ends before the server does
	answer := b.RunQuery(base+"/playground/", `{ paths(input: {from: {name: "Donald Trump"}, to: {name: "Huawei"}}, first: 1) { entities { name } steps { evidence(first: 1) { nodes { sentence } } } } }`, "")
	if !strings.Contains(answer, `"name": "Huawei"`) || !strings.Contains(answer, "sentence") {
		t.Errorf("the playground shows %s", answer)
	}
	for _, example := range web.Examples() {
		answer := b.RunQuery(base+"/playground/", example.Query, "")
		if strings.Contains(answer, `"errors"`) || !strings.Contains(answer, `"data"`) {
			t.Errorf("example %q: %s", example.Title, answer)
		}
		if strings.Count(answer, "[]")+strings.Count(answer, "null") > 0 && len(answer) < 100 {
			t.Errorf("example %q finds nothing in the demo: %s", example.Title, answer)
		}
	}
}

// TestExtractionOfPress compares what is found in the pages of the sample press
// with what their authors wrote.
func TestExtractionOfPress(t *testing.T) {
	outlets, err := press.New()
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(outlets)
	defer srv.Close()
	client := &http.Client{Transport: &http.Transport{DialContext: dialPress(outlets.Hosts(), srv.Listener.Addr().(*net.TCPAddr).String())}}
	blocks, wrong := 0, 0
	for _, a := range outlets.Articles() {
		response, err := client.Get(a.URL)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		var got found
		if err := json.Unmarshal([]byte(ok(t, "extract", "--url", a.URL, write(t, "page.html", string(page)))), &got); err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, b := range a.Paragraphs {
			want = append(want, b.Text)
		}
		if got.Headline != a.Headline || got.URL != a.URL {
			t.Errorf("%s: got headline %q at %s, want %q", a.URL, got.Headline, got.URL, a.Headline)
		}
		if got.DatePublished == nil || !strings.HasPrefix(*got.DatePublished, a.Day) {
			t.Errorf("%s: got date %v, want %s", a.URL, got.DatePublished, a.Day)
		}
		list := strings.Split(got.Text, "\n\n")
		for _, block := range list {
			blocks++
			if !slices.Contains(want, block) {
				wrong++
				t.Logf("%s: not in the article: %q", a.URL, block)
			}
		}
		for _, block := range want {
			if !slices.Contains(list, block) {
				wrong++
				t.Logf("%s: missing: %q", a.URL, block)
			}
		}
	}
	if wrong > blocks/50 {
		t.Errorf("%d of %d blocks are wrong or missing; at most 2 %% may be", wrong, blocks)
	}
}
