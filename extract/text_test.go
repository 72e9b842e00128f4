package extract

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/news"
)

// TestTextDump reads the dump of a page whose article is followed by others and
// has the title of another in its midst. Offsets are bytes of the file.
func TestTextDump(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(evalDir(t), "..", "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	file := string(data)
	a, err := Text(file, Given{URL: "https://www.theregister.com/2020/08/07/example"})
	if err != nil {
		t.Fatal(err)
	}
	checkBlocks(t, a)
	if got, want := len(a.Blocks), 17; got != want {
		t.Errorf("%d blocks, want %d", got, want)
	}
	if got, want := a.Source.ID, "source:theregister.com"; got != want {
		t.Errorf("source %s, want %s", got, want)
	}
	if got, want := a.Language, "en"; got != want {
		t.Errorf("language %s, want %s", got, want)
	}
	inset := strings.Index(file, "Trump bans Feds")
	end := strings.Index(file, "Other stories you might like")
	if inset < 0 || end < 0 {
		t.Fatal("the file has no inset or no end")
	}
	// Every paragraph of the file is a block if it stands before the end and is not the inset.
	for at, paragraph := range paragraphs(file) {
		want := at < end && at != inset
		if got := strings.Contains(a.Text, collapse(paragraph)); got != want {
			t.Errorf("the paragraph at byte %d is in the article: %t, want %t", at, got, want)
		}
	}
}

// paragraphs gives the paragraphs of a file by their offset.
func paragraphs(file string) map[int]string {
	found := make(map[int]string)
	at := 0
	for part := range strings.SplitSeq(file, "\n\n") {
		if text := strings.TrimLeft(part, "\n "); text != "" {
			found[at+len(part)-len(text)] = text
		}
		at += len(part) + len("\n\n")
	}
	return found
}

func TestTextHeadline(t *testing.T) {
	const body = "\n\nThe vote was held on Thursday. It was close.\n"
	for _, tt := range []struct{ first, given, headline, text string }{
		{"Ban on nets", "", "Ban on nets", "Ban on nets\n\nThe vote was held on Thursday. It was close."},
		{"Ban on nets", "Ban on nets", "Ban on nets", "Ban on nets\n\nThe vote was held on Thursday. It was close."},
		{"Ban on nets", "“Ban on Nets”", "“Ban on Nets”", "“Ban on Nets”\n\nThe vote was held on Thursday. It was close."},
		{"Ban on nets", "Nets to be banned", "Nets to be banned", "Nets to be banned\n\nBan on nets\n\nThe vote was held on Thursday. It was close."},
		{"Nets are banned.", "", "", "Nets are banned.\n\nThe vote was held on Thursday. It was close."},
		{"Ban on\nnets", "", "", "Ban on nets\n\nThe vote was held on Thursday. It was close."},
	} {
		a, err := Text(tt.first+body, Given{Headline: tt.given})
		if err != nil {
			t.Errorf("%q: %v", tt.first, err)
			continue
		}
		if a.Headline != tt.headline || a.Text != tt.text {
			t.Errorf("%q given %q: headline %q, text %q, want %q, %q", tt.first, tt.given, a.Headline, a.Text, tt.headline, tt.text)
		}
	}
}

func TestTextInset(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       int // blocks
	}{
		{"set apart", "A b.\n\nC d.\n\nE f.\n\n\nHow to keep a goat\n\n\nG h.\n\nI j.\n", 5},
		{"not set apart", "A b.\n\nC d.\n\nE f.\n\nHow to keep a goat\n\nG h.\n\nI j.\n", 6},
		{"apart on one side", "A b.\n\nC d.\n\nE f.\n\n\nHow to keep a goat\n\nG h.\n\nI j.\n", 6},
		{"short", "A b.\n\nC d.\n\nE f.\n\n\nOn goats\n\n\nG h.\n\nI j.\n", 6},
		{"sentence", "A b.\n\nC d.\n\nE f.\n\n\nHow do you keep a goat?\n\n\nG h.\n\nI j.\n", 6},
		{"wide everywhere", "A b.\n\n\nC d.\n\n\nE f.\n\n\nHow to keep a goat\n\n\nG h.\n\n\nI j.\n", 6},
		{"Windows line ends", "A b.\r\n\r\nC d.\r\n\r\nE f.\r\n\r\n\r\nHow to keep a goat\r\n\r\n\r\nG h.\r\n\r\nI j.\r\n", 5},
		{"end", "One two three four five.\n\nMore from The Gazette\n\nA b.\n", 1},
		{"end in a sentence", "One two three four five.\n\nMore from The Gazette is to come.\n\nA b.\n", 3},
		{"end before the beginning", "Most read\n\nOne two three four five.\n", 2},
	} {
		a, err := Text(tt.text, Given{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		checkBlocks(t, a)
		if len(a.Blocks) != tt.want {
			t.Errorf("%s: %d blocks, want %d: %q", tt.name, len(a.Blocks), tt.want, a.Text)
		}
	}
}

func TestTextWithoutArticle(t *testing.T) {
	for _, text := range []string{"", " \n\t\n", "* * *", "Headline only", "\x00\xff"} {
		if a, err := Text(text, Given{}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("Text(%q) = %v, %v, want ErrNoArticle", text, a, err)
		}
	}
}

func TestTextLocalFile(t *testing.T) {
	a, err := Text("It is banned.", Given{URL: "urn:sha256:00", Published: news.Date{Precision: news.Year}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Source, (news.Source{ID: "source:file", Name: "Local files"}); got != want {
		t.Errorf("source %v, want %v", got, want)
	}
	if a.URL != "urn:sha256:00" || a.ID != news.ArticleID("urn:sha256:00") || a.Published.Precision != news.Year {
		t.Errorf("article %+v does not keep what is given", a)
	}
}
