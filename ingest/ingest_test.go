package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"newsgraph/archive"
	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/kb"
	"newsgraph/news"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

// model loads the pipeline that ships with newsgraph, once.
var model = sync.OnceValues(func() (*spacy.Pipeline, error) {
	files, err := en.Files()
	if err != nil {
		return nil, err
	}
	return spacy.Load(files)
})

func reader(t *testing.T) *nlp.Reader {
	t.Helper()
	names, err := kb.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	model, err := model()
	if err != nil {
		t.Fatal(err)
	}
	return &nlp.Reader{Names: names, Model: model}
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
	moved := func(url string) archive.Page {
		return archive.Page{URL: url, Status: 301, Header: http.Header{"Location": {"/2"}}, Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC)}
	}
	return []archive.Page{
		moved("https://a.example/oldest"),
		page("https://a.example/1", "Huawei sues", "Huawei sued the United States in March."),
		feed,
		redirected,
		{URL: "https://a.example/slow", Err: "no answer in 30s", Fetched: time.Date(2020, 8, 7, 12, 0, 0, 0, time.UTC)},
		missing,
		html("https://a.example/", ""),
		moved("https://a.example/older"),
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
	want := []string{"2 oldest ", "0 1 ", "2 feed ", "0 2 ", "4 slow no answer in 30s", "4 gone the server answered 404 Not Found", "1  ", "2 older ", "3 private robots.txt", "2 feed "}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("outcomes:\n got %q\nwant %q", got, want)
		}
	}
	first := dump(t, g)
	if n := strings.Count(first, `{"failure"`); n != 4 {
		t.Errorf("%d failures in the dump, want 4:\n%s", n, first)
	}
	for _, old := range []string{"https://a.example/old", "https://a.example/older", "https://a.example/oldest"} {
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

// TestAddresses checks that all ways to write an address are one, and that an
// address which gave the same page as another leads there.
func TestAddresses(t *testing.T) {
	dir := t.TempDir()
	story := page("https://A.Example:443/story#top", "Huawei sues", "Huawei sued the United States in March.")
	story.Fields = archive.Fields{{Name: fieldFrom, Value: "http://a.example:80/old#top"}}
	moved := archive.Page{URL: "https://a.example:443/moved", Status: 301, Header: http.Header{"Location": {"/story#part"}}}
	same := archive.Page{URL: "https://a.example/same", Status: 304, Fields: archive.Fields{{Name: fieldSame, Value: "https://a.example:443/story"}}}
	gone := archive.Page{URL: "https://a.example:443/gone", Err: "no answer"}
	unchanged := archive.Page{URL: "https://a.example/unchanged", Status: 304}
	fill(t, dir, story, moved, same, gone, unchanged, page("https://a.example/story", "Huawei sues", "Huawei sued the United States in March."))
	g := graph.New(mem.New())
	if err := (&Line{Dir: dir, Reader: reader(t), Graph: g}).Run(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	d := dump(t, g)
	if n := strings.Count(d, `{"article"`); n != 1 || strings.Contains(d, ":443") || !strings.Contains(d, `"https://a.example/gone"`) {
		t.Errorf("%d articles, want 1, and no port 443 in\n%s", n, d)
	}
	for _, address := range []string{"https://a.example/story", "http://a.example/old", "https://a.example/moved", "https://a.example/same"} {
		if a, err := g.ArticleAt(t.Context(), address); err != nil || a.URL != "https://a.example/story" {
			t.Errorf("%s leads to %v (%v)", address, a, err)
		}
	}
}

func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		fields archive.Fields
		want   bool
	}{
		{archive.Fields{{Name: fieldDepth, Value: "0"}}, true},
		{archive.Fields{{Name: fieldDepth, Value: "0"}, {Name: fieldVia, Value: "https://a.example/feed"}}, false},
		{archive.Fields{{Name: fieldDepth, Value: "1"}, {Name: fieldVia, Value: "https://a.example/"}}, false},
		{nil, false}, // of an archive of others
	} {
		if got := failed(&archive.Page{Fields: tt.fields}, "fetch", "", Failed).outcome.Asked; got != tt.want {
			t.Errorf("a page with %v was asked for: %v, want %v", tt.fields, got, tt.want)
		}
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

// stuck is a catalogue that does not answer about one name until it may go on.
type stuck struct {
	nlp.Catalogue
	on   string
	goOn chan struct{}
}

func (s *stuck) Named(name string) []news.Referent {
	if strings.Contains(name, s.on) {
		<-s.goOn
	}
	return s.Catalogue.Named(name)
}

// stuckPages are pages of which all but the first are not read in time.
func stuckPages(n int) []archive.Page {
	pages := []archive.Page{page("https://a.example/1", "Huawei sues", "Huawei sued the United States in March.")}
	for i := range n {
		pages = append(pages, page(fmt.Sprintf("https://a.example/stuck/%d", i), "A long wait", "Spokesman Godot did not come in March."))
	}
	return pages
}

// stuckLine is a line that does not get through the stuckPages in dir. It is for
// a test in a bubble, where time passes only when all wait.
func stuckLine(t *testing.T, dir string, outcomes *[]Outcome) (*Line, *stuck) {
	r := reader(t)
	names := &stuck{r.Names, "Godot", make(chan struct{})}
	return &Line{Dir: dir, Reader: &nlp.Reader{Names: names, Model: r.Model}, Graph: graph.New(mem.New()), Workers: 2, Done: func(o Outcome) { *outcomes = append(*outcomes, o) }}, names
}

func TestPageThatTakesTooLong(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, append(stuckPages(1), samplePages()[3])...)
	synctest.Test(t, func(t *testing.T) {
		var got []Outcome
		line, names := stuckLine(t, dir, &got)
		start := time.Now()
		if err := line.Run(t.Context(), false); err != nil || time.Since(start) != 30*time.Second {
			t.Errorf("after %v: %v; want 30 s and no error", time.Since(start), err)
		}
		if len(got) != 3 || got[0].Kind != Read || got[1].Kind != Failed || got[1].Reason != "reading it takes longer than 30s" || got[2].Kind != Read {
			t.Errorf("outcomes %+v", got)
		}
		if d := dump(t, line.Graph); !strings.Contains(d, `"step":"read","error":"reading it takes longer than 30s"`) {
			t.Errorf("no failure at the step read in\n%s", d)
		}
		close(names.goOn)
		synctest.Wait()
		if len(line.places) != 0 {
			t.Errorf("%d pages are still being read", len(line.places))
		}
	})
}

// TestTooManyLatePages checks that the line goes on at first, gives up at last,
// and goes on behind the late pages when it is started again.
func TestTooManyLatePages(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, stuckPages(10)...)
	synctest.Test(t, func(t *testing.T) {
		var got []Outcome
		line, names := stuckLine(t, dir, &got)
		err := line.Run(t.Context(), false)
		if err == nil || !strings.Contains(err.Error(), "start again") || len(got) != 1+line.Workers+maxLate || len(line.places) != line.Workers+maxLate {
			t.Errorf("%v after %d pages, %d under way; want an error after %d", err, len(got), len(line.places), 1+line.Workers+maxLate)
		}
		close(names.goOn)
		if err := line.Run(t.Context(), false); err != nil || len(got) != 11 || got[10].Kind != Read {
			t.Errorf("started again: %v, %d outcomes, want 11", err, len(got))
		}
	})
}

func TestStopWhilePageIsRead(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, stuckPages(5)...)
	synctest.Test(t, func(t *testing.T) {
		var got []Outcome
		line, names := stuckLine(t, dir, &got)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		if err := line.Run(ctx, false); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second || len(got) != 1 {
			t.Errorf("after %v and %d pages: %v; want an end after 1s and 1", time.Since(start), len(got), err)
		}
		close(names.goOn)
	})
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
