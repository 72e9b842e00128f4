package extract

import (
	"strings"
	"time"

	dps "github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-htmldate"
	"golang.org/x/net/html"

	"newsgraph/news"
)

// The years that dates of pages may have: before the first, there was no web.
const (
	minYear = 1990
	maxYear = 2100
)

var (
	publishedMetas = []string{"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date",
		"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "citation_publication_date", "citation_date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
		"publicationdate", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "date", "dc.date", "dcterms.date"}
	modifiedMetas = []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "article.updated", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "revised", "updated_time"}
)

// published is the date of publication: the first that JSON-LD, meta elements,
// microdata, time elements or, at last, the text of the page give. A day is
// refined by another source that gives an instant of that day.
func (d declared) published(address string, fetched time.Time) news.Date {
	given := []string{
		d.linked.text(d.article["datePublished"]),
		d.linked.text(d.article["dateCreated"]),
	}
	for _, name := range publishedMetas {
		given = append(given, d.metas[name]...)
	}
	given = append(given, d.property("datePublished"), d.headerTime())
	if date := bestDate(given, fetched); !date.IsZero() {
		return date
	}
	return searchDate(d.doc, address, fetched)
}

// modified is the date of the last change; unknown if it lies before the date
// of publication.
func (d declared) modified(published news.Date, fetched time.Time) news.Date {
	given := []string{d.linked.text(d.article["dateModified"])}
	for _, name := range modifiedMetas {
		given = append(given, d.metas[name]...)
	}
	given = append(given, d.property("dateModified"))
	date := bestDate(given, fetched)
	if _, end := date.Bounds(); !end.After(published.Time) {
		return news.Date{}
	}
	return date
}

// bestDate is the first date in the list; if it is a day, the first instant of
// this day.
func bestDate(given []string, fetched time.Time) news.Date {
	var first news.Date
	for _, s := range given {
		date := readDate(s)
		switch {
		case date.Precision < news.Day || !plausible(date.Time, fetched):
			continue
		case first.IsZero():
			first = date
		case first.Precision == news.Day && date.Precision == news.Instant && date.EDTF() == first.EDTF():
			return date
		}
		if first.Precision == news.Instant {
			return first
		}
	}
	return first
}

// plausible reports whether a page that was fetched then may be of this date.
// The day after is, as dates without zone may be of any.
func plausible(t, fetched time.Time) bool {
	if fetched.IsZero() {
		return t.Year() >= minYear && t.Year() <= maxYear
	}
	return t.Year() >= minYear && t.Before(fetched.AddDate(0, 0, 2))
}

// dayLayouts are forms of days that pages use besides ISO 8601 and that can be
// read in one way only.
var dayLayouts = []string{
	"2006/01/02", "2006.01.02", "2006年1月2日", "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "02.01.2006", "2.1.2006", "02-Jan-2006",
	"Monday, January 2, 2006", "Mon, 02 Jan 2006", "Mon Jan 02 2006",
}

// readDate reads a date as pages declare it; unknown if it cannot be read.
func readDate(s string) news.Date {
	if date, err := news.ParseDate(s); err == nil {
		return date
	}
	for _, form := range []string{strings.ToUpper(s), strings.Replace(s, " ", "T", 1), strings.ReplaceAll(s, " ", "")} {
		if date, err := news.ParseDate(form); err == nil {
			return date
		}
	}
	for _, layout := range dayLayouts {
		// A time of day may follow, mostly without a zone.
		if t, err := time.Parse(layout, s[:min(len(s), max(len(layout), dayLength(s)))]); err == nil {
			return news.Date{Time: t, Precision: news.Day}
		}
	}
	return news.Date{}
}

// dayLength is the length of s up to and with the first number of four digits,
// a year.
func dayLength(s string) int {
	digits := 0
	for i, r := range s {
		if r >= '0' && r <= '9' {
			if digits++; digits == 4 {
				return i + 1
			}
		} else {
			digits = 0
		}
	}
	return len(s)
}

// headerTime is the value of the first time element that is not part of a
// teaser or a comment and that stands at or above the first paragraphs.
func (d declared) headerTime() string {
	paragraphs := 0
	aside := func(n *html.Node) bool { return n.Data == "aside" || besideAuthor(n) }
	for n := range elementsOutside(d.doc, aside) {
		if n.Data == "p" {
			paragraphs++
		}
		if n.Data == "time" && attr(n, "datetime") != "" {
			return attr(n, "datetime")
		}
		if paragraphs > 5 {
			break
		}
	}
	return ""
}

// searchDate looks for a date in the address of the page, where pages show the
// date of an article, and in lines that are nothing but a date. What it finds
// is a day. Dates in sentences are not searched: most are of something else,
// and no date is better than a wrong one.
func searchDate(doc *html.Node, address string, fetched time.Time) news.Date {
	latest := fetched.AddDate(0, 0, 1)
	if fetched.IsZero() {
		latest = time.Date(maxYear, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, datelines := range []bool{false, true} {
		result, err := htmldate.FromDocument(datable(doc, datelines), htmldate.Options{
			UseOriginalDate:     true,
			URL:                 address,
			MinDate:             time.Date(minYear, 1, 1, 0, 0, 0, 0, time.UTC),
			MaxDate:             latest,
			SkipExtensiveSearch: !datelines || fetched.IsZero(),
			// Dates in words are read relative to a day, and never to that of the clock.
			DateParserConfig: &dps.Configuration{CurrentTime: fetched, PreferredDateSource: dps.Past, PreferredDayOfMonth: dps.First},
		})
		if err == nil && !result.IsZero() {
			t := result.DateTime
			return news.Date{Time: time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), Precision: news.Day}
		}
	}
	return news.Date{}
}
