package extract

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"newsgraph/news"
)

// evalDir is the folder of the evaluation data. A test that needs it is skipped
// where it is not there, but fails if NEWSGRAPH_REQUIRE names "eval".
func evalDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("NEWSGRAPH_EVAL")
	if dir != "" {
		return dir
	}
	const message = "set NEWSGRAPH_EVAL to the folder of the evaluation data"
	if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "eval") {
		t.Fatal(message)
	}
	t.Skip(message)
	return ""
}

// goldPage is what is known of a page of the evaluation set "articles".
type goldPage struct {
	Set, URL, HTML string
	Publisher      string
	CrawlDate      string `json:"crawl_date"`
	Title          string
	Authors        []string
	Date           string
	Body           string
	Summary        []string
	MustContain    []string `json:"must_contain"`
	MustNotContain []string `json:"must_not_contain"`
	Author         any      // one string in some rows; a list in others
}

// goldPages reads the rows of a set.
func goldPages(t *testing.T, dir, set string) []goldPage {
	t.Helper()
	var pages []goldPage
	lines := bufio.NewScanner(bytes.NewReader(gunzip(t, filepath.Join(dir, "articles", "gold.jsonl.gz"))))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g goldPage
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatalf("read gold.jsonl.gz: %v", err)
		}
		if g.Set == set {
			pages = append(pages, g)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return pages
}

func gunzip(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatalf("read %s: %v", path, err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatalf("read %s: %v", path, err)
	}
	return data
}

// page is the page of g in UTF-8.
func (g goldPage) page(t *testing.T, dir string) string {
	t.Helper()
	data := gunzip(t, filepath.Join(dir, "articles", g.HTML))
	if utf8.Valid(data) {
		return string(data)
	}
	r, err := charset.NewReader(bytes.NewReader(data), "")
	if err != nil {
		t.Fatal(err)
	}
	if data, err = io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// given is what a crawler would know of g. The trafilatura pages have no date of
// their crawl; all are older than this.
func (g goldPage) given() Given {
	fetched, err := time.Parse("2006-01-02 15:04:05", g.CrawlDate[:min(len(g.CrawlDate), 19)])
	if err != nil {
		fetched = time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	}
	return Given{URL: g.URL, Fetched: fetched}
}

// overlap says how two texts agree: shares of what both have, of what only the
// second has, and of what only the first has.
type overlap struct{ both, extra, missing float64 }

// compareBodies compares the runs of four words of two texts, as
// article-extraction-benchmark does.
func compareBodies(want, got string) overlap {
	w, g := fourWords(want), fourWords(got)
	var o overlap
	for run, n := range w {
		o.both += float64(min(n, g[run]))
		o.missing += float64(max(0, n-g[run]))
	}
	for run, n := range g {
		o.extra += float64(max(0, n-w[run]))
	}
	if sum := o.both + o.extra + o.missing; sum > 0 {
		return overlap{o.both / sum, o.extra / sum, o.missing / sum}
	}
	return o
}

func fourWords(text string) map[string]int {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != '_'
	})
	runs := make(map[string]int)
	for i := range max(1, len(words)-3) {
		if run := strings.Join(words[i:min(len(words), i+4)], " "); run != "" {
			runs[run]++
		}
	}
	return runs
}

// compareBody compares a text with the body of g, with or without its summary,
// whichever fits better: outlets differ in what of a standfirst is body.
func (g goldPage) compareBody(got string) overlap {
	a := compareBodies(g.Body, got)
	b := compareBodies(strings.Join(g.Summary, "\n\n")+"\n\n"+g.Body, got)
	if b.f1() > a.f1() {
		return b
	}
	return a
}

// compareSegments looks for the segments that a text must and must not contain.
func (g goldPage) compareSegments(got string) overlap {
	var o overlap
	got = collapse(got)
	for _, s := range g.MustContain {
		if strings.Contains(got, collapse(s)) {
			o.both++
		} else {
			o.missing++
		}
	}
	for _, s := range g.MustNotContain {
		if strings.Contains(got, collapse(s)) {
			o.extra++
		}
	}
	return o
}

func (o overlap) f1() float64 {
	if o.both == 0 {
		return 0
	}
	return 2 * o.both / (2*o.both + o.extra + o.missing)
}

// sameTitle compares titles but for case, blanks and the forms of quotes and dashes.
func (g goldPage) sameTitle(title string) bool { return foldTitle(g.Title) == foldTitle(title) }

func foldTitle(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Pi, r) || unicode.Is(unicode.Pf, r) || strings.ContainsRune("\"'„‚`´", r):
			return -1
		case unicode.Is(unicode.Pd, r):
			return '-'
		}
		return unicode.ToLower(r)
	}, collapse(s))
}

// sameAuthors compares the sets of authors. The outlet itself is no author,
// though the gold has it where a page names nobody.
func (g goldPage) sameAuthors(authors []string, source news.Source) bool {
	want, got := make(map[string]bool), make(map[string]bool)
	for _, name := range g.Authors {
		if key := strings.ReplaceAll(news.FoldName(name), " ", ""); !isSite(name, source) && key != strings.ToLower(g.Publisher) {
			want[key] = true
		}
	}
	for _, name := range authors {
		if !isSite(name, source) {
			got[strings.ReplaceAll(news.FoldName(name), " ", "")] = true
		}
	}
	return len(want) == len(got) && !slices.ContainsFunc(g.Authors, func(name string) bool {
		key := strings.ReplaceAll(news.FoldName(name), " ", "")
		return want[key] && !got[key]
	})
}

// sameDay compares the days of publication. The zone of the gold need not be
// that of the page.
func (g goldPage) sameDay(d news.Date) bool {
	if len(g.Date) < len("2006-01-02") {
		return false
	}
	day := g.Date[:len("2006-01-02")]
	return d.EDTF() == day || d.Precision == news.Instant && d.Time.UTC().Format("2006-01-02") == day
}
