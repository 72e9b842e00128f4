package extract

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"newsgraph/news"
)

func FuzzHTML(f *testing.F) {
	addFiles(f, "testdata/*.html")
	f.Add("<p>" + strings.Repeat("<b>", 600) + "x")
	f.Add(`<script type="application/ld+json">[{"@type":"NewsArticle","author":[{"@id":"a"}],"@id":"a"},]</script>`)
	f.Add("<table><p>a\x00\xff<br><br>b<plaintext><li>c")
	f.Fuzz(func(t *testing.T, page string) {
		a, err := readHTML(page, Given{URL: "https://www.example.org/news/1", Fetched: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC)})
		checkResult(t, a, err)
		checkTree(t, page)
	})
}

func FuzzText(f *testing.F) {
	addFiles(f, "testdata/*.txt")
	f.Add("A\n\n\nb c d e f\n\n\n• g\r\n  h\u2028i\u200b\ufeff\u00ad\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := Text(text, Given{URL: "urn:sha256:0"})
		checkResult(t, a, err)
	})
}

func addFiles(f *testing.F, pattern string) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
}

// checkResult checks what holds for every page: no article, or one whose text is
// clean and covered by its blocks.
func checkResult(t *testing.T, a *news.Article, err error) {
	t.Helper()
	if err != nil {
		if !errors.Is(err, ErrNoArticle) || a != nil {
			t.Fatalf("got %v, %v; want only errors that wrap ErrNoArticle", a, err)
		}
		return
	}
	if !utf8.ValidString(a.Text) || strings.ContainsRune(a.Text, 0) {
		t.Errorf("the text is not clean UTF-8: %q", a.Text)
	}
	checkBlocks(t, a)
}
