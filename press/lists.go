package press

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// rss is an RSS 2.0 feed.
type rss struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	DC      string   `xml:"xmlns:dc,attr"`
	Channel struct {
		Title       string    `xml:"title"`
		Link        string    `xml:"link"`
		Description string    `xml:"description"`
		Language    string    `xml:"language"`
		Items       []rssItem `xml:"item"`
	} `xml:"channel"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	Description string `xml:"description"`
	Category    string `xml:"category"`
	Creator     string `xml:"dc:creator"`
	PubDate     string `xml:"pubDate,omitempty"` // RFC 1123; a time of day is needed
	Date        string `xml:"dc:date,omitempty"` // may be a day
}

// atom is an Atom 1.0 feed (RFC 4287).
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Link    []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string       `xml:"id"`
	Title     string       `xml:"title"`
	Published string       `xml:"published"`
	Updated   string       `xml:"updated"`
	Authors   []atomAuthor `xml:"author"`
	Summary   string       `xml:"summary"`
	Link      atomLink     `xml:"link"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

// sitemap is a list of pages, or with Maps an index of sitemaps (sitemaps.org).
type sitemap struct {
	XMLName xml.Name
	Space   string       `xml:"xmlns,attr"`
	Pages   []sitemapURL `xml:"url"`
	Maps    []sitemapURL `xml:"sitemap"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// publishLists adds the feed and the sitemaps of o.
func (o *outlet) publishLists(add func(path, contentType string, body []byte)) error {
	addXML := func(path, contentType string, v any) error {
		body, err := xml.MarshalIndent(v, "", "  ")
		if err != nil {
			return fmt.Errorf("write %s: %w", o.URL(path), err)
		}
		add(path, contentType, append([]byte(xml.Header), body...))
		return nil
	}
	feed, contentType := any(o.rss()), "application/rss+xml"
	if o.atom {
		feed, contentType = o.atomFeed(), "application/atom+xml"
	}
	if err := addXML(o.Feed, contentType, feed); err != nil {
		return err
	}
	for path, m := range o.sitemaps() {
		if err := addXML(path, "application/xml", m); err != nil {
			return err
		}
	}
	return nil
}

func (o *outlet) rss() rss {
	f := rss{Version: "2.0", DC: "http://purl.org/dc/elements/1.1/"}
	f.Channel.Title, f.Channel.Link, f.Channel.Language = o.Name, o.URL("/"), o.Lang
	f.Channel.Description = o.Line + ". " + Notice
	for _, s := range o.Stories {
		item := rssItem{Title: s.Headline, Link: s.URL, GUID: s.URL, Description: s.Summary,
			Category: s.Section, Creator: strings.Join(s.Authors, ", ")}
		switch {
		case o.unmarked:
		case s.Date == s.Day:
			item.Date = s.Day
		default:
			item.PubDate = s.time.Format(time.RFC1123Z)
		}
		f.Channel.Items = append(f.Channel.Items, item)
	}
	return f
}

func (o *outlet) atomFeed() atom {
	f := atom{Lang: o.Lang, ID: o.URL("/"), Title: o.Name,
		Link: []atomLink{{"alternate", o.URL("/")}, {"self", o.URL(o.Feed)}}}
	for _, s := range o.Stories {
		var authors []atomAuthor
		for _, name := range s.Authors {
			authors = append(authors, atomAuthor{name})
		}
		f.Updated = max(f.Updated, s.lastModified())
		f.Entries = append(f.Entries, atomEntry{ID: s.URL, Title: s.Headline, Published: s.Published,
			Updated: s.lastModified(), Authors: authors, Summary: s.Summary, Link: atomLink{"alternate", s.URL}})
	}
	return f
}

// sitemaps are the sitemaps of o by path.
func (o *outlet) sitemaps() map[string]*sitemap {
	root := newSitemap("urlset")
	maps := map[string]*sitemap{o.sitemap: root}
	if o.indexed {
		root.XMLName.Local = "sitemapindex"
	}
	for _, s := range o.Stories {
		m := root
		if o.indexed {
			path := "/sitemaps/" + s.time.Format("2006-01") + ".xml"
			if maps[path] == nil {
				maps[path] = newSitemap("urlset")
				root.Maps = append(root.Maps, sitemapURL{Loc: o.URL(path)})
			}
			m = maps[path]
		}
		u := sitemapURL{Loc: s.URL}
		if !o.unmarked {
			u.LastMod = s.lastModified()
		}
		m.Pages = append(m.Pages, u)
	}
	return maps
}

func newSitemap(element string) *sitemap {
	return &sitemap{XMLName: xml.Name{Local: element}, Space: "http://www.sitemaps.org/schemas/sitemap/0.9"}
}

// lastModified is when s was last changed, as exactly as its outlet says.
func (s *story) lastModified() string {
	if s.Modified != "" {
		return s.Modified
	}
	return s.Date
}

// robots is the text of o's robots.txt (RFC 9309).
func (o *outlet) robots() string {
	lines := []string{"# " + Notice, "User-agent: *", "Disallow: " + o.Private}
	if o.delay != "" {
		lines = append(lines, "Crawl-delay: "+o.delay)
	}
	return strings.Join(append(lines, "", "Sitemap: "+o.URL(o.sitemap), ""), "\n")
}
