package extract

import (
	"strings"
	"sync"
	"testing"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"newsgraph/news"
)

// figures are the figures of one extractor. Text is the body without headings,
// captions and embedded posts, which the gold leaves out.
type figures struct {
	Body, Text, Title, Authors, Date, Segments float64
}

// floors are what this package reached when they were last raised, less half a
// point: a change may raise them, not lower them.
var floors = figures{Body: 0.934, Text: 0.970, Title: 0.805, Authors: 0.875, Date: 0.978, Segments: 0.923}

// sampleStep thins out the trafilatura pages, so that the test takes seconds.
const sampleStep = 3

// TestFloors measures this package beside go-trafilatura alone, on the pages of
// fundus (body, title, authors, date) and of trafilatura (segments).
func TestFloors(t *testing.T) {
	if testing.Short() {
		t.Skip("extracts hundreds of pages")
	}
	dir := evalDir(t)
	fundus := goldPages(t, dir, "fundus")
	var sample []goldPage
	for i, g := range goldPages(t, dir, "trafilatura") {
		if i%sampleStep == 0 {
			sample = append(sample, g)
		}
	}
	got := measure(t, dir, fundus, sample, ours)
	plain := measure(t, dir, fundus, sample, plainTrafilatura)
	t.Logf("%d fundus pages, %d trafilatura pages", len(fundus), len(sample))
	t.Logf("extract        %+.4v", got)
	t.Logf("go-trafilatura %+.4v", plain)
	for _, f := range []struct {
		name       string
		got, floor float64
	}{
		{"body F1", got.Body, floors.Body},
		{"text F1", got.Text, floors.Text},
		{"title", got.Title, floors.Title},
		{"authors", got.Authors, floors.Authors},
		{"date", got.Date, floors.Date},
		{"segment F1", got.Segments, floors.Segments},
	} {
		if f.got < f.floor {
			t.Errorf("%s is %.4f, want at least %.4f", f.name, f.got, f.floor)
		}
	}
}

// result is what an extractor finds in a page.
type result struct {
	body, text string
	title      string
	authors    []string
	published  news.Date
	source     news.Source
}

// measure runs an extractor over the pages, two at a time.
func measure(t *testing.T, dir string, fundus, sample []goldPage, extractor func(page string, g goldPage) result) figures {
	t.Helper()
	var mu sync.Mutex
	var f figures
	var body, text, segments overlap
	each(t, dir, fundus, func(g goldPage, page string) {
		r := extractor(page, g)
		b, x := g.compareBody(r.body), g.compareBody(r.text)
		mu.Lock()
		defer mu.Unlock()
		body.add(b)
		text.add(x)
		f.Title += share(g.sameTitle(r.title), fundus)
		f.Authors += share(g.sameAuthors(r.authors, r.source), fundus)
		f.Date += share(g.sameDay(r.published), fundus)
	})
	each(t, dir, sample, func(g goldPage, page string) {
		s := g.compareSegments(extractor(page, g).body)
		mu.Lock()
		defer mu.Unlock()
		segments.add(s)
	})
	f.Body, f.Text, f.Segments = body.f1(), text.f1(), segments.f1()
	return f
}

func (o *overlap) add(p overlap) {
	o.both += p.both
	o.extra += p.extra
	o.missing += p.missing
}

func share(right bool, of []goldPage) float64 {
	if right {
		return 1 / float64(len(of))
	}
	return 0
}

// each calls f for each page, from two goroutines.
func each(t *testing.T, dir string, pages []goldPage, f func(g goldPage, page string)) {
	t.Helper()
	var wg sync.WaitGroup
	turns := make(chan bool, 2)
	for _, g := range pages {
		page := g.page(t, dir)
		turns <- true
		wg.Go(func() {
			f(g, page)
			<-turns
		})
	}
	wg.Wait()
}

// ours is this package. The gold has no headings, captions and embedded posts.
func ours(page string, g goldPage) result {
	a, err := HTML(page, g.given())
	if err != nil {
		return result{}
	}
	var text strings.Builder
	for _, b := range a.Blocks {
		if b.Kind == news.Paragraph || b.Kind == news.BlockQuote || b.Kind == news.ListItem {
			text.WriteString(b.Span.Of(a.Text) + "\n\n")
		}
	}
	return result{a.Body(), text.String(), a.Headline, a.Authors, a.Published, a.Source}
}

// plainTrafilatura is go-trafilatura with its own metadata and dates, at its
// best setting.
func plainTrafilatura(page string, g goldPage) result {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return result{}
	}
	x, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return result{}
	}
	var text strings.Builder
	for _, p := range cut(x.ContentNode) {
		if p.kind != news.Heading {
			text.WriteString(p.text + "\n\n")
		}
	}
	return result{
		body: x.ContentText, text: text.String(), title: x.Metadata.Title,
		authors:   strings.FieldsFunc(x.Metadata.Author, func(r rune) bool { return r == ';' }),
		published: news.Date{Time: x.Metadata.Date, Precision: news.Day},
		source:    sourceOf(g.URL, x.Metadata.Sitename),
	}
}
