package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
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
		{"formatting around blocks", strings.Repeat("<b><p>x</p></b>", 6), strings.Repeat("<b><p>x</p></b>", 4) + strings.Repeat("<p>x</p>", 2)},
		{"a drawing", "a<svg width=1><title/><g><style>c</style></g></svg>b", "a<svg></svg>b"},
		{"a drawing left open", "<ul><li><svg><g>a</li><li>b<svg><path><p>c", "<ul><li><svg></svg></li><li>b<svg></svg><p>c"},
		{"HTML in a drawing", "<svg><foreignObject><p>a</p></foreignObject><p>b", "<svg></svg><p>b"},
		{"a tag of two parts", "<p><<svg></svg>b>a", "<p>< <svg></svg>b>a"},
		{"too many bodies", strings.Repeat("<body a=1>", 12) + "x", strings.Repeat("<body a=1>", 10) + "x"},
		{"a script where it is deep", strings.Repeat("<div>", 70) + "<script><b></script>", strings.Repeat("<div>", 64) + "<script><b></script>"},
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

func TestBound(t *testing.T) {
	long := strings.Repeat("a b c d ", 200)
	for _, tt := range []struct{ name, page, want string }{
		{"within the bounds", "<title>a</title><h1 class=b>a</h1>", `<title>a</title></head><body><h1 class="b">a</h1>`},
		{"a long title", "<title>" + long + "</title>x", "</head><body>x"},
		{"a long heading", "<body><h1>" + long, "</head><body><div>" + long + "</div>"},
		{"a long meta element", "<meta name=a content='" + long + "'>x", `<meta name="a"/></head><body>x`},
		{"a long attribute", "<body><p class=" + strings.Repeat("a", 6000) + " id=b>x", `</head><body><p id="b">x</p>`},
		{"much text", strings.Repeat("é", 1<<19) + "<p>x<i>y</i>", "</head><body>" + strings.Repeat("é", 1<<19) + "<p><i></i></p>"},
		{"much JSON-LD", strings.Repeat(script(strings.Repeat("1", 1<<20-1))+"<br>", 3), ""},
	} {
		doc, err := parse(tt.page)
		if err != nil {
			t.Fatal(err)
		}
		bound(doc)
		var b strings.Builder
		if err := html.Render(&b, doc); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(b.String(), "<html><head>"), "</body></html>")
		if tt.want == "" {
			got, tt.want = fmt.Sprint(strings.Count(got, "<script")), "2"
		}
		if got != tt.want {
			t.Errorf("%s: got %.200q, want %.200q", tt.name, got, tt.want)
		}
	}
}

func TestWithoutArticle(t *testing.T) {
	for _, page := range []string{"", "<html>", "<body></body>", "<p>Too short.</p>", "\x00", "plain words"} {
		if a, err := HTML(page, Given{URL: "https://www.example.org/news/1"}); !errors.Is(err, ErrNoArticle) {
			t.Errorf("HTML(%q) = %v, %v, want ErrNoArticle", page, a, err)
		}
	}
}
