package press

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// outlet is one site. What is exported is read by its template.
type outlet struct {
	dir  string // name of its folder in content and of its template
	Host string
	Name string
	Line string // what stands below its name
	Lang string // BCP 47

	Charset  string // of its pages; feeds and sitemaps are UTF-8
	days     string // layout of the days that people see
	unmarked bool   // its dates are for people only

	Feed    string // path
	atom    bool   // Atom instead of RSS
	sitemap string // path
	indexed bool   // the sitemap is an index of one sitemap a month
	Private string // a path that robots.txt forbids
	delay   string // Crawl-delay in seconds, "" for none
	seed    string // path where a crawler may begin

	Stories []*story // newest first
}

// outlets are the sites of the press, without their stories.
func outlets() []*outlet {
	return []*outlet{{
		dir: "daily-ledger", Host: "daily-ledger.example", Name: "The Daily Ledger", Line: "Accounts of the day", Lang: "en-US",
		Charset: "utf-8", days: "January 2, 2006",
		Feed: "/feed.xml", sitemap: "/sitemap.xml", Private: "/account/", seed: "/feed.xml",
	}, {
		dir: "thameside-courier", Host: "thameside-courier.example", Name: "The Thameside Courier", Line: "News from both banks", Lang: "en-GB",
		Charset: "windows-1252", days: "Monday 2 January 2006",
		Feed: "/atom.xml", atom: true, sitemap: "/sitemap.xml", Private: "/signin", seed: "/atom.xml",
	}, {
		dir: "juniper-bay-post", Host: "juniper-bay-post.example", Name: "Juniper Bay Post", Line: "Business and technology on the Pacific", Lang: "en-US",
		Charset: "utf-8", days: "Jan. 2, 2006",
		Feed: "/rss", sitemap: "/sitemap-index.xml", indexed: true, Private: "/subscribe/", seed: "/sitemap-index.xml",
	}, {
		dir: "rotunda-dispatch", Host: "rotunda-dispatch.example", Name: "The Rotunda Dispatch", Line: "Politics, and nothing but", Lang: "en-US",
		Charset: "utf-8", days: "01/02/2006",
		Feed: "/feeds/all.rss", sitemap: "/sitemap.xml", Private: "/members", delay: "0.2", seed: "/",
	}, {
		dir: "gridwire", Host: "gridwire.example", Name: "Gridwire", Line: "Technology with the lid off", Lang: "en-US",
		Charset: "utf-8", days: "2 Jan 2006",
		Feed: "/index.xml", sitemap: "/sitemap.xml", Private: "/search", seed: "/sitemap.xml",
	}, {
		dir: "longshore-review", Host: "longshore-review.example", Name: "The Longshore Review", Line: "Essays, weekly", Lang: "en-US",
		Charset: "utf-8", days: "January 2, 2006", unmarked: true,
		Feed: "/rss.xml", sitemap: "/sitemap.xml", Private: "/archive-login.html", seed: "/",
	}}
}

// URL is the address of a path of o.
func (o *outlet) URL(path string) string { return "http://" + o.Host + path }

// load reads the articles of o: of those that have a second edition, the one
// asked for (0 or 1).
func (o *outlet) load(edition int) error {
	names, err := fs.Glob(files, "content/"+o.dir+"/*.txt")
	if err != nil {
		return fmt.Errorf("list the articles of %s: %w", o.Name, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".2.txt") {
			continue
		}
		second := strings.TrimSuffix(name, ".txt") + ".2.txt"
		if edition == 1 && slices.Contains(names, second) {
			name = second
		}
		s, err := o.read(name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		o.Stories = append(o.Stories, s)
	}
	slices.SortFunc(o.Stories, func(a, b *story) int {
		return cmp.Or(b.time.Compare(a.time), cmp.Compare(a.URL, b.URL))
	})
	return nil
}

// read reads the article in a file.
func (o *outlet) read(name string) (*story, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	s, err := parse(string(data))
	if err != nil {
		return nil, err
	}
	s.URL, s.Outlet, s.Language = o.URL(s.Path), o.Name, o.Lang
	s.Shown = s.time.Format(o.days)
	s.Published = s.Date
	if o.unmarked {
		s.Published = s.Shown
	}
	return s, nil
}

// Sections lists the sections of o's stories in alphabetical order.
func (o *outlet) Sections() []string {
	var names []string
	for _, s := range o.Stories {
		names = append(names, s.Section)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// publish adds every page of o to e.
func (o *outlet) publish(e *edition) error {
	for _, s := range o.Stories {
		e.articles = append(e.articles, s.Article)
	}
	add := func(path, contentType string, body []byte) {
		e.pages[o.Host+path] = page{contentType, body}
	}
	picture, err := files.ReadFile("templates/sample.svg")
	if err != nil {
		return fmt.Errorf("read the sample picture: %w", err)
	}
	add("/images/sample.svg", "image/svg+xml", picture)
	add("/robots.txt", "text/plain; charset=utf-8", []byte(o.robots()))
	if err := o.publishPages(add); err != nil {
		return err
	}
	return o.publishLists(add)
}

// publishPages adds the pages for people: articles, home page, and what
// stands behind the links at the foot.
func (o *outlet) publishPages(add func(path, contentType string, body []byte)) error {
	t, err := o.template()
	if err != nil {
		return fmt.Errorf("prepare the template of %s: %w", o.Name, err)
	}
	render := func(name, path string, v view) error {
		var out bytes.Buffer
		v.Outlet = o
		if err := t.ExecuteTemplate(&out, name, v); err != nil {
			return fmt.Errorf("render %s: %w", o.URL(path), err)
		}
		add(path, "text/html; charset="+o.Charset, o.encode(out.String()))
		return nil
	}
	for _, s := range o.Stories {
		if err := render("article", s.Path, view{Story: s}); err != nil {
			return err
		}
	}
	return errors.Join(
		render("home", "/", view{}),
		render("plain", "/about", view{Title: "About " + o.Name}),
		render("plain", o.Private, view{Title: "For readers with an account"}))
}
