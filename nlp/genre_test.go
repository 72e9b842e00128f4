package nlp

import (
	"testing"

	"newsgraph/news"
	"newsgraph/press"
)

func TestDeclaredGenre(t *testing.T) {
	for _, tt := range []struct {
		name string
		a    news.Article
		want news.Genre
	}{
		{"nothing", news.Article{URL: "https://a.example/news/1", Headline: "Opinion of the court"}, ""},
		{"page", news.Article{URL: "https://a.example/opinion/1", Genre: news.Satire}, news.Satire},
		{"folder", news.Article{URL: "https://a.example/uk/opinion/2020/enough"}, news.OpinionGenre},
		{"folder of several words", news.Article{URL: "https://a.example/book-reviews/enough"}, news.Review},
		{"name of the article", news.Article{URL: "https://a.example/news/opinion"}, ""},
		{"host", news.Article{URL: "https://opinion.a.example/enough.html"}, news.OpinionGenre},
		{"section", news.Article{URL: "https://a.example/1", Section: "Op-Ed"}, news.OpinionGenre},
		{"section without a genre", news.Article{URL: "https://a.example/1", Section: "World"}, ""},
		{"live", news.Article{URL: "https://a.example/live/2020/storm"}, news.LiveBlog},
		{"sponsored", news.Article{URL: "https://a.example/paid-content/spa"}, news.AdvertiserContent},
		{"explainer", news.Article{Headline: "Explainer: How the vote works"}, news.Background},
		{"headline", news.Article{Headline: "Opinion | Enough of this"}, news.OpinionGenre},
		{"headline, behind", news.Article{Headline: "Enough of this | Letters"}, news.OpinionGenre},
		{"headline, analysis", news.Article{Headline: "Analysis: Why the vote failed"}, news.Analysis},
		{"headline of a person's words", news.Article{Headline: "Mayor: Live music must return"}, ""},
		{"no address", news.Article{URL: "urn:sha256:00"}, ""},
		{"no path", news.Article{URL: "https://a.example"}, ""},
		{"faulty address", news.Article{URL: "://opinion/1/"}, ""},
	} {
		if got := declaredGenre(&tt.a); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestGenreOfText tells columns of the sample press from reports by their text
// alone.
func TestGenreOfText(t *testing.T) {
	outlets, err := press.New()
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	for _, p := range outlets.Articles() {
		a := pressArticle(p)
		a.URL, a.Section, a.Genre = "", "", ""
		got := r.Read(a).Genre
		switch {
		case a.Language != "en":
		case p.Kind == "column" && got != news.OpinionGenre, p.Kind == "reportage" && got != news.ReportageGenre:
			t.Errorf("%s, %s: got %s", p.Kind, p.Headline, got)
		}
	}
}
