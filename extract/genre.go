package extract

import (
	"slices"

	"newsgraph/news"
)

// genres are the types of schema.org that say which kind of article one is.
var genres = map[string]news.Genre{
	"ReportageNewsArticle":     news.ReportageGenre,
	"OpinionNewsArticle":       news.OpinionGenre,
	"AnalysisNewsArticle":      news.Analysis,
	"AskPublicNewsArticle":     news.ReportageGenre,
	"BackgroundNewsArticle":    news.Background,
	"ReviewNewsArticle":        news.Review,
	"Review":                   news.Review,
	"CriticReview":             news.Review,
	"LiveBlogPosting":          news.LiveBlog,
	"AdvertiserContentArticle": news.AdvertiserContent,
	"SatiricalArticle":         news.Satire,
}

// genre is the kind of article that the page declares; "" for a plain article.
func (d declared) genre() news.Genre {
	for _, name := range types(d.article) {
		if g := genres[name]; g != "" {
			return g
		}
	}
	// Of several objects, a review is that of something the article is about.
	for _, o := range d.linked.objects {
		names := types(o)
		if i := slices.IndexFunc(names, func(name string) bool { return isArticleType(name) && name != "Review" && genres[name] != "" }); i >= 0 {
			return genres[names[i]]
		}
	}
	return ""
}

// section is the section of the outlet as the page names it; "" if it does not.
func (d declared) section() string {
	for _, name := range []string{d.linked.text(d.article["articleSection"]), d.meta("article:section", "parsely-section", "sailthru.section", "section"), d.property("articleSection")} {
		if name != "" && runes(name) <= maxSite {
			return name
		}
	}
	return ""
}
