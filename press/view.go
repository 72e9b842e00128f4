package press

import (
	"html/template"
	"strings"
)

// view is what a template is given.
type view struct {
	Outlet *outlet
	Story  *story // nil but on an article's page
	Title  string // of a page that is neither article nor home
}

// template is the template of o's pages.
func (o *outlet) template() (*template.Template, error) {
	funcs := template.FuncMap{
		"join":   strings.Join,
		"lower":  strings.ToLower,
		"notice": func() string { return Notice },
	}
	return template.New(o.dir).Funcs(funcs).ParseFS(files, "templates/plain.html", "templates/"+o.dir+".html")
}

// Others are at most n stories of the outlet beside the one shown.
func (v view) Others(n int) []*story {
	var others []*story
	for _, s := range v.Outlet.Stories {
		if s != v.Story && len(others) < n {
			others = append(others, s)
		}
	}
	return others
}

// Next is another story, for a teaser in the middle of the one shown; nil if
// the outlet has no other.
func (v view) Next() *story {
	others := v.Others(len(v.Outlet.Stories))
	if len(others) == 0 {
		return nil
	}
	return others[len(others)-1]
}

// Byline names the authors.
func (v view) Byline() string { return strings.Join(v.Story.Authors, " and ") }

// NewsArticle describes the story for search engines, in the terms of schema.org.
func (v view) NewsArticle() map[string]any {
	s := v.Story
	var authors []map[string]any
	for _, name := range s.Authors {
		kind := "Person"
		if s.Kind == "wire" {
			kind = "Organization"
		}
		authors = append(authors, map[string]any{"@type": kind, "name": name})
	}
	d := map[string]any{
		"@context": "https://schema.org", "@type": v.Type(), "@id": s.URL + "#article",
		"mainEntityOfPage": s.URL, "url": s.URL,
		"headline": s.Headline, "description": s.Summary, "articleSection": s.Section,
		"author": authors, "inLanguage": s.Language, "datePublished": s.Published,
		"publisher": v.publisher(), "isAccessibleForFree": true,
	}
	if s.Modified != "" {
		d["dateModified"] = s.Modified
		d["correction"] = map[string]any{"@type": "CorrectionComment", "text": s.Correction, "datePublished": s.Modified}
	}
	return d
}

// Graph is the description as one graph of an article, a page and a site that
// refer to each other.
func (v view) Graph() map[string]any {
	article, site := v.NewsArticle(), v.Outlet.URL("/")
	delete(article, "@context")
	article["isPartOf"] = map[string]any{"@id": v.Story.URL}
	article["publisher"] = map[string]any{"@id": site + "#organization"}
	return map[string]any{
		"@context": "https://schema.org",
		"@graph": []map[string]any{
			{"@type": "WebSite", "@id": site + "#website", "url": site, "name": v.Outlet.Name},
			v.publisher(),
			{"@type": "WebPage", "@id": v.Story.URL, "url": v.Story.URL, "name": v.Story.Headline,
				"isPartOf": map[string]any{"@id": site + "#website"}},
			article,
		},
	}
}

func (v view) publisher() map[string]any {
	site := v.Outlet.URL("/")
	return map[string]any{"@type": "NewsMediaOrganization", "@id": site + "#organization", "name": v.Outlet.Name, "url": site}
}

// Type is the term of schema.org for the story's kind.
func (v view) Type() string {
	switch v.Story.Kind {
	case "column":
		return "OpinionNewsArticle"
	case "analysis":
		return "AnalysisNewsArticle"
	case "reportage":
		return "ReportageNewsArticle"
	}
	return "NewsArticle"
}
