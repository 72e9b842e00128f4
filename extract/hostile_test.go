package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

const sentence = "<p>The quick brown fox jumps over the lazy dog, said the minister on Friday in Berlin.</p>\n"

// TestHostile gives pages that were made to exhaust a reader. Each must be
// answered soon; the limit is wide, as machines are slow and busy at times.
func TestHostile(t *testing.T) {
	var bolds strings.Builder
	for i := range 500 {
		fmt.Fprintf(&bolds, "<b a=%d>", i)
	}
	const limit = 30 * time.Second
	for _, tt := range []struct{ name, page string }{
		{"100,000 nested div", strings.Repeat("<div>", 100_000) + sentence},
		{"100,000 nested div with text", strings.Repeat("<div>x", 100_000)},
		{"100,000 nested b", strings.Repeat("<b>", 100_000) + sentence},
		{"100,000 nested blockquote", strings.Repeat("<blockquote>", 100_000) + sentence},
		{"100,000 nested lists", strings.Repeat("<ul><li>", 100_000) + sentence},
		{"100,000 nested tables", strings.Repeat("<table><tr><td>", 100_000) + sentence},
		{"100,000 nested svg", strings.Repeat("<svg>", 100_000) + sentence},
		{"formatting that every paragraph repeats", "<p>" + bolds.String() + strings.Repeat("<p>x", 100_000)},
		{"100,000 attributes", "<p " + strings.Repeat("a=1 ", 100_000) + ">" + sentence},
		{"JSON-LD nested a million deep", `<script type="application/ld+json">` + strings.Repeat("[", 1_000_000) + "</script>" + sentence},
		{"20,000 streamed parts", strings.Repeat("<div hidden id=S:1>x</div><template id=B:1></template>", 20_000)},
		{"30,000 bylines", strings.Repeat("<div class=author><span>Jane Doe</span></div>", 30_000)},
		{"a word of 4 MB", "<p>" + strings.Repeat("word", 1_000_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			a, err := HTML(tt.page, Given{URL: "https://www.example.org/news/1"})
			checkResult(t, a, err)
			if took := time.Since(start); took > limit {
				t.Errorf("took %v, want less than %v", took, limit)
			}
		})
	}
}

func TestTame(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"within the bounds", "<div><p>a<b>b</b></div>", "<div><p>a<b>b</b></div>"},
		{"formatting", "<p>" + strings.Repeat("<b>", 6) + "x" + strings.Repeat("</b>", 6) + "y", "<p>" + strings.Repeat("<b>", 4) + "x" + strings.Repeat("</b>", 4) + "y"},
		{"unclosed paragraphs", strings.Repeat("<p>a", 300), strings.Repeat("<p>a", 300)},
		{"a script", "<script>" + strings.Repeat("<b>", 9) + "</script>", "<script>" + strings.Repeat("<b>", 9) + "</script>"},
	} {
		if got := tame(tt.page); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := strings.Count(tame(strings.Repeat("<div>", 1000)), "<div>"); got != maxDepth {
		t.Errorf("%d elements nested, want %d", got, maxDepth)
	}
	if got := strings.Count(tame(strings.Repeat("<hr>", 2*maxTags)), "<hr>"); got > maxTags+1 {
		t.Errorf("%d tags, want at most %d", got, maxTags+1)
	}
}

// TestLinearTime checks that a page of eight times the size takes some eight
// times as long, and not sixty-four.
func TestLinearTime(t *testing.T) {
	page := func(paragraphs int) string {
		var b strings.Builder
		for i := range paragraphs {
			fmt.Fprintf(&b, "<div class=row><p>Paragraph %d tells of case %d and of <a href=/%d>other things</a>.</p></div>\n", i, 7*i, i)
		}
		return b.String()
	}
	text := func(paragraphs int) string {
		var b strings.Builder
		for i := range paragraphs {
			fmt.Fprintf(&b, "Paragraph %d tells of case %d\nand of other things.\n\n", i, 7*i)
		}
		return b.String()
	}
	for _, tt := range []struct {
		name string
		run  func(size int)
	}{
		{"HTML", func(size int) { mustExtract(t, page(300*size)) }},
		{"Text", func(size int) {
			if _, err := Text(text(3000*size), Given{}); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		tt.run(1)
		once, eight := fastest(tt.run, 1), fastest(tt.run, 8)
		if eight > 24*once {
			t.Errorf("%s: eight times the size took %v, %.0f times as long as %v", tt.name, eight, float64(eight)/float64(once), once)
		}
	}
}

func mustExtract(t *testing.T, page string) {
	t.Helper()
	if _, err := HTML(page, Given{URL: "https://www.example.org/news/1"}); err != nil {
		t.Fatal(err)
	}
}

// fastest is the least time of three runs.
func fastest(run func(size int), size int) time.Duration {
	least := time.Duration(1<<63 - 1)
	for range 3 {
		start := time.Now()
		run(size)
		least = min(least, time.Since(start))
	}
	return least
}

func TestWithoutArticle(t *testing.T) {
	for _, page := range []string{"", "<html>", "<body></body>", "<p>Too short.</p>", "\x00", "plain words"} {
		if a, err := HTML(page, Given{URL: "https://www.example.org/news/1"}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("HTML(%q) = %v, %v, want ErrNoArticle", page, a, err)
		}
	}
}
