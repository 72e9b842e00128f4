package extract

import (
	"testing"

	"newsgraph/news"
)

func TestGenre(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		want       news.Genre
	}{
		{"nothing", `<p>Text</p>`, ""},
		{"plain article", linked(`{"@type":"NewsArticle"}`), ""},
		{"opinion", linked(`{"@type":"OpinionNewsArticle"}`), news.OpinionGenre},
		{"two types", linked(`{"@type":["NewsArticle","AnalysisNewsArticle"]}`), news.Analysis},
		{"with the vocabulary", linked(`{"@type":"https://schema.org/BackgroundNewsArticle"}`), news.Background},
		{"reportage", linked(`{"@type":"ReportageNewsArticle"}`), news.ReportageGenre},
		{"review", linked(`{"@type":"ReviewNewsArticle"}`), news.Review},
		{"live blog beside an article", linked(`[{"@type":"NewsArticle"},{"@type":"LiveBlogPosting"}]`), news.LiveBlog},
		{"review of a product beside an article", linked(`[{"@type":"NewsArticle"},{"@type":"Review"}]`), ""},
		{"advertisement", linked(`{"@graph":[{"@type":"WebPage"},{"@type":"AdvertiserContentArticle"}]}`), news.AdvertiserContent},
		{"satire", linked(`{"@type":"SatiricalArticle"}`), news.Satire},
		{"of another article", linked(`{"@type":"NewsArticle","hasPart":{"@type":"OpinionNewsArticle"}}`), ""},
	} {
		if got := declare(t, tt.page).genre(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSection(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"nothing", `<p>Text</p>`, ""},
		{"JSON-LD", linked(`{"@type":"NewsArticle","articleSection":"World &amp; Sea"}`) + `<meta property="article:section" content="News">`, "World & Sea"},
		{"JSON-LD, several", linked(`{"@type":"NewsArticle","articleSection":["Opinion","Sea"]}`), "Opinion"},
		{"meta", `<meta property="article:section" content="Comment">`, "Comment"},
		{"microdata", `<span itemprop=articleSection>Letters</span>`, "Letters"},
	} {
		if got := declare(t, tt.page).section(); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
