package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/news"
)

var update = flag.Bool("update", false, "write what the pages in testdata give as what they should give")

// TestGolden compares what the pages and texts in testdata give with the
// .want files beside them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".want" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			page, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := extractFile(file, string(page))
			if err == nil {
				checkBlocks(t, a)
			}
			got := describe(a, err)
			wantFile := file + ".want"
			if *update {
				if err := os.WriteFile(wantFile, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wantFile)
			if err != nil {
				t.Fatalf("%v; run go test -update to write it", err)
			}
			if got != string(want) {
				t.Errorf("%s gives\n%s\nwant\n%s", file, got, want)
			}
		})
	}
}

func extractFile(file, page string) (*news.Article, error) {
	hosts := map[string]string{
		"reportage.html": "https://amp.harbourgazette.example/news/port-strike?utm_medium=social",
		"front.html":     "https://harbourgazette.example/",
		"column.html":    "https://www.valleypost.example/opinion/bells.html?page=1&fbclid=abc",
	}
	given := Given{
		URL:     hosts[filepath.Base(file)],
		Fetched: time.Date(2020, 8, 8, 12, 0, 0, 0, time.UTC),
	}
	if given.URL == "" {
		given.URL = "https://www.lakeside.example/" + filepath.Base(file)
	}
	if filepath.Ext(file) == ".txt" {
		return Text(page, given)
	}
	return HTML(page, given)
}

// describe writes an article, or the error that came in its place, as text.
func describe(a *news.Article, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "url: %s\naddresses: %s\nsource: %s, %s, %s\nheadline: %s\nauthors: %s\npublished: %s\nmodified: %s\nlanguage: %s\n",
		a.URL, strings.Join(a.Addresses, " "), a.Source.ID, a.Source.Name, a.Source.Domain, a.Headline, strings.Join(a.Authors, "; "), a.Published, a.Modified, a.Language)
	for _, block := range a.Blocks {
		fmt.Fprintf(&b, "\n%s %s\n%s\n", block.Kind, block.Cite, block.Span.Of(a.Text))
	}
	return b.String()
}

// checkBlocks checks that the blocks of an article cover its text but for one
// blank line between two of them.
func checkBlocks(t *testing.T, a *news.Article) {
	t.Helper()
	end := 0
	for i, b := range a.Blocks {
		start := end
		if i > 0 {
			start += len("\n\n")
		}
		if b.Span.Start != start || b.Span.End <= start || b.Span.End > len(a.Text) {
			t.Fatalf("block %d is [%d,%d) of %d bytes, want it to begin at %d", i, b.Span.Start, b.Span.End, len(a.Text), start)
		}
		if text := b.Span.Of(a.Text); text != collapse(text) {
			t.Errorf("block %d is not clean: %q", i, text)
		}
		if i > 0 && a.Text[end:start] != "\n\n" {
			t.Errorf("before block %d stands %q, want a blank line", i, a.Text[end:start])
		}
		end = b.Span.End
	}
	if end != len(a.Text) {
		t.Errorf("the blocks end at %d, the text at %d", end, len(a.Text))
	}
	if a.Headline != "" && a.Blocks[0].Span.Of(a.Text) != a.Headline {
		t.Errorf("the first block is %q, want the headline %q", a.Blocks[0].Span.Of(a.Text), a.Headline)
	}
}
