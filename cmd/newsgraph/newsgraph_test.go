package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain lets the test binary be the program: a test that has to kill one
// starts this.
func TestMain(m *testing.M) {
	if os.Getenv("NEWSGRAPH_TEST_PROGRAM") == "1" {
		main() // ends the process
	}
	os.Exit(m.Run())
}

// buffer is an output that may be read while it is written.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// clock is the time of all tests.
const clock = "2020-10-01T12:00:00Z"

// command runs the program and gives what it writes, and its exit code.
func run(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs buffer
	p := &program{stdin: strings.NewReader(stdin), stdout: &out, stderr: &errs, getenv: func(name string) string {
		return map[string]string{"NEWSGRAPH_NOW": clock}[name]
	}}
	code = p.run(t.Context(), args)
	return out.String(), errs.String(), code
}

// ok runs the program, which has to succeed.
func ok(t *testing.T, args ...string) string {
	t.Helper()
	stdout, stderr, code := run(t, "", args...)
	if code != 0 {
		t.Fatalf("newsgraph %q: exit code %d\n%s%s", args, code, stdout, stderr)
	}
	return stdout
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const story = `Trump meets Nadella

President Donald Trump spoke to Satya Nadella, the chief executive of Microsoft, on Sunday. “We had a good talk,” Nadella said.

Brad Parscale was not there. A spokesman for Trump said Parscale was at home.
`

func TestUsage(t *testing.T) {
	file := write(t, "story.txt", story)
	data := t.TempDir()
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "usage: newsgraph COMMAND"},
		{[]string{"help"}, 0, "newsgraph demo"},
		{[]string{"--help"}, 0, "usage"},
		{[]string{"fly"}, 2, `there is no command "fly"`},
		{[]string{"serve", "--help"}, 0, "-addr HOST:PORT"},
		{[]string{"serve", "--nothing"}, 2, "flag provided but not defined"},
		{[]string{"serve", "x"}, 2, "serve takes no arguments"},
		{[]string{"crawl"}, 2, "name at least one address"},
		{[]string{"crawl", "--data", data, "ftp://x.example/"}, 2, "seed"},
		{[]string{"crawl", "--depth", "-1", "https://x.example/"}, 2, "--depth"},
		{[]string{"ingest"}, 2, "name at least one file"},
		{[]string{"ingest", "--data", data, "--url", "https://a.example/", "a", "b"}, 2, "describe a single file"},
		{[]string{"ingest", "--data", data, "--url", "example.com", file}, 2, `"example.com" is not an address`},
		{[]string{"ingest", "--data", data, "--date", "yesterday", file}, 2, `"yesterday" is not a date`},
		{[]string{"ingest", "--data", data, "/nowhere.txt"}, 1, "/nowhere.txt: no such file"},
		{[]string{"query", "--data", "/nowhere", "{articles{totalCount}}"}, 1, "there is no graph in /nowhere"},
		{[]string{"query"}, 2, "give one GraphQL query"},
		{[]string{"query", "{x}", "--variables", "["}, 2, "--variables"},
		{[]string{"dump", "--data", "/nowhere"}, 1, "there is no graph"},
		{[]string{"extract"}, 2, "name one file"},
		{[]string{"extract", write(t, "empty.html", " ")}, 1, "the file is empty"},
		{[]string{"extract", write(t, "none.html", "<p>")}, 1, "no article found"},
		{[]string{"serve", "--data", data, "--neo4j", "http://x.example"}, 1, "is not one of a Neo4j server"},
		{[]string{"ingest", "--data", data, "--kb", write(t, "kb.tsv", "nonsense"), file}, 1, "line 1"},
		{[]string{"parse", write(t, "two.txt", "Trump met “Nadella”.\r\nHe left.")}, 0, "2\tmet\tmeet\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n3\t“\t"},
		{[]string{"parse", write(t, "page.html", "<p>")}, 1, "this is HTML"},
		{[]string{"parse", "--model", "/nowhere", file}, 1, "/nowhere: no such file"},
		{[]string{"ingest", "--data", data, "--model", "/nowhere", file}, 1, "/nowhere: no such file"},
		{[]string{"model", "info"}, 0, "en_core_web_md-3.8.0"},
		{[]string{"model"}, 2, "newsgraph model info"},
		{[]string{"eval"}, 2, "say what to measure"},
		{[]string{"eval", "ner", "--eval", "/nowhere"}, 1, "read the evaluation set"},
		{[]string{"bench"}, 2, "say what to measure"},
		{[]string{"bench", "nlp", "--text", "/nowhere"}, 1, "read the texts"},
		{[]string{"version"}, 0, "newsgraph " + release},
	} {
		stdout, stderr, code := run(t, "", tt.args...)
		if code != tt.code || !strings.Contains(stdout+stderr, tt.want) {
			t.Errorf("newsgraph %q: exit code %d, want %d, and %q in\n%s%s", tt.args, code, tt.code, tt.want, stdout, stderr)
		}
	}
}

func TestIngestAndQuery(t *testing.T) {
	data := t.TempDir()
	ok(t, "ingest", "--data", data, "--url", "https://www.a.example/2020/story?utm_source=x", "--date", "2020-08-07", write(t, "story.txt", story))
	answer := ok(t, "query", "--data", data, `query($n:String!){entity(by:{name:$n}){name wikidataId quotesSpoken{nodes{text speakerText}}} parscale:entity(by:{name:"parscale"}){name}
		article(url:"https://www.a.example/2020/story?utm_source=x"){url datePublished datePublishedEdtf dateFetched source{domain} headline mentions{totalCount}}}`, "--variables", `{"n":"nadella"}`)
	want := `{"data":{"entity":{"name":"Satya Nadella","wikidataId":"Q7426870","quotesSpoken":{"nodes":[{"text":"We had a good talk","speakerText":"Nadella"}]}},"parscale":{"name":"Brad Parscale"},"article":{"url":"https://www.a.example/2020/story","datePublished":null,"datePublishedEdtf":"2020-08-07","dateFetched":"2020-10-01T12:00:00Z","source":{"domain":"a.example"},"headline":"Trump meets Nadella","mentions":{"totalCount":10}}}}`
	if got := compact(t, answer); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Again changes nothing, from the file and from the archive.
	before := ok(t, "dump", "--data", data)
	ok(t, "ingest", "--data", data, "--url", "https://www.a.example/2020/story?utm_source=x", "--date", "2020-08-07", write(t, "story.txt", story))
	ok(t, "ingest", "--data", data, "--again")
	if after := ok(t, "dump", "--data", data); after != before {
		t.Errorf("ingesting again changed the graph:\n%s\n%s", before, after)
	}
	// A graph made anew from the archive is the same.
	for _, name := range []string{"graph.db", "graph.db-wal", "graph.db-shm"} {
		if err := os.Remove(filepath.Join(data, name)); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	ok(t, "ingest", "--data", data, "--again")
	if after := ok(t, "dump", "--data", data); after != before {
		t.Errorf("the graph made anew differs:\n%s\n%s", before, after)
	}
	if _, _, code := run(t, "{articles{totalCount}}", "query", "--data", data, "-"); code != 0 {
		t.Error("a query from standard input fails")
	}
	if stdout, _, code := run(t, "", "query", "--data", data, "{nothing}"); code != 1 || !strings.Contains(stdout, `"errors"`) {
		t.Errorf("a wrong query: exit code %d and %s, want 1 and the errors on standard output", code, stdout)
	}
}

func compact(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return b.String()
}

func TestIngestKinds(t *testing.T) {
	data := t.TempDir()
	html := "<html><body><h1>A page</h1><p>Donald Trump met Satya Nadella, and the two of them talked for a long time about TikTok.</p></body></html>"
	_, stderr, code := run(t, story, "ingest", "--data", data, "-", write(t, "page.HTM", html), write(t, "unnamed", html), write(t, "binary", "\x00\xff\x01"), write(t, "torn.warc", "WARC/1.1\r\nWARC-Type: response\r\n"))
	if code != 1 || !strings.Contains(stderr, "binary: this is neither HTML nor text nor WARC") {
		t.Errorf("exit code %d, want 1, and a word on the binary file in\n%s", code, stderr)
	}
	answer := compact(t, ok(t, "query", "--data", data, "{articles{nodes{url headline source{name domain}}}}"))
	if strings.Count(answer, "urn:sha256:") != 2 || !strings.Contains(answer, `"name":"Local files","domain":""`) {
		t.Errorf("got %s, want two articles without address: the two pages are the same", answer)
	}
	// The archive is itself a WARC file that can be ingested.
	other := t.TempDir()
	ok(t, "ingest", "--data", other, filepath.Join(data, "archive", "newsgraph-000001.warc.gz"))
	if got, want := ok(t, "dump", "--data", other), ok(t, "dump", "--data", data); got != want {
		t.Errorf("the WARC file gives another graph:\n%s\n%s", got, want)
	}
}

func TestExtract(t *testing.T) {
	page := `<html lang="en"><head><title>Trump &amp; co - The A</title><meta property="og:site_name" content="The A"><meta property="article:published_time" content="2020-08-07T10:00:00+02:00"></head>
		<body><nav>Home</nav><article><h1>Trump &amp; co</h1><p class=byline>By Jane Roe</p><p>Donald Trump met Satya Nadella, and the two of them talked for a long time about TikTok.</p></article></body></html>`
	var got map[string]any
	if err := json.Unmarshal([]byte(ok(t, "extract", write(t, "page.html", page), "--url", "https://a.example/1")), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"url": "https://a.example/1", "headline": "Trump & co", "datePublished": "2020-08-07T10:00:00+02:00", "dateModified": nil,
		"source": "The A", "domain": "a.example", "inLanguage": "en", "text": "Donald Trump met Satya Nadella, and the two of them talked for a long time about TikTok.",
	} {
		if got[key] != want {
			t.Errorf("%s = %v, want %v", key, got[key], want)
		}
	}
}

// demo runs the demo until the test is over and gives its address and what it
// printed.
func demo(t *testing.T, args ...string) (base string, printed string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	var out, errs buffer
	serving, done := make(chan string, 1), make(chan int, 1)
	p := &program{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }, serving: func(url string) { serving <- url }}
	go func() { done <- p.run(ctx, append([]string{"demo", "--addr", "127.0.0.1:0"}, args...)) }()
	t.Cleanup(func() {
		cancel()
		if code := <-done; code != 0 {
			t.Errorf("the demo ended with exit code %d:\n%s", code, errs.String())
		}
	})
	select {
	case base = <-serving:
	case code := <-done:
		done <- code
		t.Fatalf("the demo ended with exit code %d:\n%s%s", code, out.String(), errs.String())
	case <-time.After(time.Minute):
		t.Fatalf("the demo does not serve after a minute:\n%s%s", out.String(), errs.String())
	}
	return base, out.String()
}

// post asks a server.
func post(t *testing.T, base, query string, variables map[string]any, answer any) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(base+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	var whole struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	if err := json.Unmarshal(data, &whole); err != nil || whole.Errors != nil {
		t.Fatalf("%s: %v %s", query, err, data)
	}
	if err := json.Unmarshal(whole.Data, answer); err != nil {
		t.Fatalf("%v in %s", err, whole.Data)
	}
}

func TestDemo(t *testing.T) {
	base, printed := demo(t)
	for _, want := range []string{
		"1. How is", "Donald Trump – Huawei – Ren Zhengfei", "2. What is Donald Trump quoted", "I have given the deal my blessing",
		"3. Who and what", "Satya Nadella, in", "4. Which articles", "and 5 more", "5. What was corrected?", "90 Days", "before: Trump Gives ByteDance 45 Days",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q is not in what the demo printed:\n%s", want, printed)
		}
	}
	var answer struct {
		Paths []struct {
			Entities []struct{ Name string }
			Steps    []struct {
				Label    string
				Evidence struct {
					Nodes []struct {
						Sentence string
						Article  struct{ Headline string }
					}
				}
			}
		}
	}
	post(t, base, `{ paths(input:{from:{name:"Donald Trump"}, to:{name:"Huawei"}}, first:3){ entities{name} steps{ label evidence(first:2){nodes{ sentence article{headline} }} } } }`, nil, &answer)
	if len(answer.Paths) != 3 || len(answer.Paths[0].Entities) != 2 {
		t.Fatalf("got %+v, want three paths, the first of one step", answer)
	}
	for _, path := range answer.Paths {
		for i, step := range path.Steps {
			if len(step.Evidence.Nodes) == 0 {
				t.Errorf("step %d of %v has no evidence", i, path.Entities)
			}
			for _, e := range step.Evidence.Nodes {
				if e.Sentence == "" || e.Article.Headline == "" {
					t.Errorf("empty evidence: %+v", e)
				}
			}
		}
	}
	if len(answer.Paths) > 0 && !strings.Contains(answer.Paths[0].Steps[0].Evidence.Nodes[0].Sentence, "Huawei") {
		t.Errorf("the evidence does not name Huawei: %+v", answer.Paths[0].Steps[0])
	}
	checkPositions(t, base)
	for path, want := range map[string]string{"/": "newsgraph", "/playground/": "newsgraph", "/healthz": "ok", "/readyz": "ok", "/metrics": "newsgraph_articles 29"} {
		response, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != 200 || !strings.Contains(string(body), want) {
			t.Errorf("%s: %d without %q", path, response.StatusCode, want)
		}
	}
}

// span is a stretch of a text with the words that are said to stand there.
type span struct {
	Text     string
	Position struct{ Start, End int }
}

// checkPositions checks, for every sentence, mention, quote and date of all
// articles, that the words shown stand at the position shown, in code points.
func checkPositions(t *testing.T, base string) {
	t.Helper()
	var list struct {
		Articles struct{ Nodes []struct{ ID string } }
	}
	post(t, base, `{articles(first:1000){nodes{id}}}`, nil, &list)
	checked, wide := 0, 0
	for _, node := range list.Articles.Nodes {
		var one struct {
			Article struct {
				URL, Text                  string
				Sentences, TimeExpressions []span
				Mentions, Quotes           struct{ Nodes []span }
			}
		}
		post(t, base, `query($id:ID!){article(id:$id){url text sentences{text position{start end}} timeExpressions{text position{start end}}
			mentions(first:1000){nodes{text position{start end}}} quotes(first:1000){nodes{text position{start end}}}}}`, map[string]any{"id": node.ID}, &one)
		a, points := one.Article, []rune(one.Article.Text)
		if slices.Max(points) > 0xFFFF {
			wide++
		}
		for _, s := range slices.Concat(a.Sentences, a.TimeExpressions, a.Mentions.Nodes, a.Quotes.Nodes) {
			checked++
			if s.Position.End > len(points) || string(points[s.Position.Start:s.Position.End]) != s.Text {
				t.Errorf("%s: at %v stands not %q", a.URL, s.Position, s.Text)
			}
		}
	}
	if checked < 1000 || wide == 0 {
		t.Errorf("%d spans checked, %d texts with characters beyond the BMP; want more than 1000 and some", checked, wide)
	}
}

// TestDemoOffsets reads texts that make counting hard through the whole line.
func TestHardTexts(t *testing.T) {
	data := t.TempDir()
	for i, text := range []string{
		"👩‍👩‍👧 Trump 🇺🇸\n\n“Huawei’s” café – naïve résumé – said “𝒳𝒴 we, Huawei, agree,” Trump said on Sunday. Ünïcödé Łukasz Żółć met Satya Nadella…",
		"Короткий заголовок\n\nTrump met “Nadella” ‘quietly’ on 7 August 2020. \u00a0Non-breaking\u00a0blank\u2028line Huawei\u0301.",
	} {
		ok(t, "ingest", "--data", data, "--date", "2020-08-07", "--url", fmt.Sprintf("https://a.example/%d", i), write(t, "t.txt", text))
	}
	var answer struct {
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
	printed := ok(t, "query", "--data", data, `{articles{nodes{text sentences{text position{start end}} mentions{nodes{text position{start end}}} quotes{nodes{text position{start end}}}}}}`)
	if err := json.Unmarshal([]byte(printed), &answer); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, a := range answer.Data.Articles.Nodes {
		points := []rune(a.Text)
		for _, s := range slices.Concat(a.Sentences, a.Mentions.Nodes, a.Quotes.Nodes) {
			checked++
			if got := string(points[s.Position.Start:s.Position.End]); got != s.Text {
				t.Errorf("at %v stands %q, want %q", s.Position, got, s.Text)
			}
		}
	}
	if checked < 12 {
		t.Errorf("only %d spans in %s", checked, printed)
	}
}
