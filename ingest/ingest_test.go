package ingest

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/archive"
	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/kb"
	"newsgraph/nlp"
)

func reader(t *testing.T) *nlp.Reader {
	t.Helper()
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return &nlp.Reader{Names: names}
}

// page is an HTML page with an article of enough words to be one.
func page(url, headline, sentence string) archive.Page {
	body := "<html lang=en><head><title>" + headline + "</title></head><body><article><h1>" + headline + "</h1>" +
		strings.Repeat("<p>"+sentence+" The talks went on for several hours, people who were in the room said later.</p>\n", 4) + "</article></body></html>"
	return html(url, body)
}

func html(url, body string) archive.Page {
	return archive.Page{
		URL: url, Status: 200, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}, Body: []byte(body),
		Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC),
	}
}

// fill makes an archive of pages.
func fill(t *testing.T, dir string, pages ...archive.Page) {
	t.Helper()
	a, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if _, err := a.Append(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

func dump(t *testing.T, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.Dump(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func samplePages() []archive.Page {
	redirected := page("https://a.example/2", "Trump meets Nadella", "Donald Trump spoke to Satya Nadella on Sunday.")
	redirected.Fields = archive.Fields{{Name: fieldFrom, Value: "https://a.example/old"}}
	feed := html("https://a.example/feed", "<rss/>")
	feed.Header.Set("Content-Type", "application/rss+xml")
	missing := html("https://a.example/gone", "gone")
	missing.Status = 404
	return []archive.Page{
		page("https://a.example/1", "Huawei sues", "Huawei sued the United States in March."),
		feed,
		redirected,
		{URL: "https://a.example/slow", Err: "no answer in 30s", Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC)},
		missing,
		html("https://a.example/", ""),
		{URL: "https://a.example/older", Status: 301, Header: http.Header{"Location": {"/2"}}, Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC)},
		{URL: "https://a.example/private", Err: "robots.txt of a.example does not allow it", Fields: archive.Fields{{Name: fieldRefused, Value: "robots.txt"}}, Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC)},
		feed,
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, samplePages()...)
	g := graph.New(mem.New())
	var got []string
	line := &Line{Dir: dir, Reader: reader(t), Graph: g, Workers: 3, Done: func(o Outcome) {
		got = append(got, fmt.Sprintf("%d %s %s", o.Kind, strings.TrimPrefix(o.URL, "https://a.example/"), o.Reason))
	}}
	if err := line.Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	want := []string{"0 1 ", "2 feed ", "0 2 ", "4 slow no answer in 30s", "4 gone the server answered 404 Not Found", "1  ", "2 older ", "3 private robots.txt", "2 feed "}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("outcomes:\n got %q\nwant %q", got, want)
		}
	}
	first := dump(t, g)
	if n := strings.Count(first, `{"failure"`); n != 4 {
		t.Errorf("%d failures in the dump, want 4:\n%s", n, first)
	}
	for _, old := range []string{"https://a.example/old", "https://a.example/older"} {
		if a, err := g.ArticleAt(t.Context(), old); err != nil || a.URL != "https://a.example/2" {
			t.Errorf("%s leads to %v (%v)", old, a, err)
		}
	}
	// Nothing is new, and nothing changes.
	got = nil
	if err := line.Run(t.Context(), false); err != nil || len(got) != 0 {
		t.Errorf("a second run: %v, %q; want nothing", err, got)
	}
	if err := line.Run(t.Context(), true); err != nil || len(got) != len(want) {
		t.Errorf("a run from the beginning: %v, %d pages, want %d", err, len(got), len(want))
	}
	if dump(t, g) != first {
		t.Error("reading everything again changes the graph")
	}
}

// stopping is a store that fails after some changes.
type stopping struct {
	graph.Store
	left int
}

func (s *stopping) Apply(ctx context.Context, c *graph.Change) error {
	if s.left--; s.left < 0 {
		return fmt.Errorf("the disk is full")
	}
	return s.Store.Apply(ctx, c)
}

func TestStopAnywhere(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, samplePages()...)
	whole := graph.New(mem.New())
	if err := (&Line{Dir: dir, Reader: reader(t), Graph: whole}).Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	for n := range 10 {
		store := mem.New()
		broken := &stopping{store, n}
		err := (&Line{Dir: dir, Reader: reader(t), Graph: graph.New(broken), Workers: 2}).Run(t.Context(), false)
		if failed := err != nil; failed != (broken.left < 0) {
			t.Errorf("after %d changes: %v", n, err)
		}
		g := graph.New(store)
		if err := (&Line{Dir: dir, Reader: reader(t), Graph: g}).Run(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		if dump(t, g) != dump(t, whole) {
			t.Errorf("stopped after %d changes and started again: another graph", n)
		}
	}
}

func TestDamage(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, samplePages()...)
	file := filepath.Join(dir, "newsgraph-000001.warc.gz")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		data[600+i] ^= 0x55
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	kinds := make(map[Kind]int)
	g := graph.New(mem.New())
	line := &Line{Dir: dir, Reader: reader(t), Graph: g, Done: func(o Outcome) { kinds[o.Kind]++ }}
	if err := line.Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if kinds[Damaged] == 0 || kinds[Read] == 0 {
		t.Errorf("outcomes %v, want damage and articles", kinds)
	}
}

func TestGivenByHand(t *testing.T) {
	dir := t.TempDir()
	p := archive.Page{
		URL: "https://a.example/note", Header: http.Header{"Content-Type": {"text/plain"}}, Fetched: time.Date(2020, 8, 9, 0, 0, 0, 0, time.UTC),
		Body:   []byte("Donald Trump met Satya Nadella yesterday.\n"),
		Fields: archive.Fields{{Name: FieldTitle, Value: "A note"}, {Name: FieldDate, Value: "2020-08-07"}},
	}
	fill(t, dir, p)
	g := graph.New(mem.New())
	if err := (&Line{Dir: dir, Reader: reader(t), Graph: g}).Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	a, err := g.ArticleAt(t.Context(), p.URL)
	if err != nil {
		t.Fatal(err)
	}
	v := a.Current()
	if v.Headline != "A note" || v.Published.String() != "2020-08-07" || v.Text != "A note\n\nDonald Trump met Satya Nadella yesterday." {
		t.Errorf("got %+v", v)
	}
}
