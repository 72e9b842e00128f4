package extract

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	"newsgraph/news"
)

// ErrNoArticle says that a page holds no article: an index page, an empty body.
var ErrNoArticle = errors.New("no article found")

// Given is what is known of an article from elsewhere, such as a feed or the
// command line. Where it is set, Headline and Published win over the page.
type Given struct {
	URL       string    // the address asked for
	Addresses []string  // others that led to it
	Fetched   time.Time // when the page was fetched; zero if that is not known
	Headline  string
	Published news.Date
	Certain   bool // the page is an article, however little there is of it: somebody chose it by hand
}

// HTML finds the article in a web page, which is UTF-8. Errors wrap
// [ErrNoArticle].
func HTML(page string, given Given) (a *news.Article, err error) {
	// Libraries walk the trees of pages that nobody foresaw; one page on which
	// one of them breaks must not end a crawl.
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("read the page: %v (%w)", r, ErrNoArticle)
		}
	}()
	return readHTML(page, given)
}

func readHTML(page string, given Given) (*news.Article, error) {
	doc, err := parse(page)
	if err != nil {
		return nil, err
	}
	unhide(doc)
	bound(doc)
	d := readDeclared(doc)
	a := d.facts(given)
	list := d.body(a)
	if reason := d.noArticle(list, given, !a.Published.IsZero() || len(a.Authors) > 0); reason != "" {
		return nil, fmt.Errorf("%s: %w", reason, ErrNoArticle)
	}
	lay(a, list)
	a.Language = languageOf(a.Body(), d.language, d.linked.text(d.article["inLanguage"]), d.meta("og:locale", "content-language", "language", "dc.language"))
	return a, nil
}

// facts is the article without its text and language.
func (d declared) facts(given Given) *news.Article {
	address := d.canonicalAddress(given.URL)
	source := sourceOf(address, d.siteName())
	published := given.Published
	if published.IsZero() {
		published = d.published(address, given.Fetched)
	}
	return &news.Article{
		ID:        news.ArticleID(address),
		URL:       address,
		Addresses: addresses(address, given),
		Source:    source,
		Headline:  cmp.Or(short(collapse(given.Headline)), d.headline(source)),
		Authors:   d.authors(source),
		Published: published,
		Modified:  d.modified(published, given.Fetched),
		Fetched:   given.Fetched.UTC(),
		Section:   d.section(),
		Genre:     d.genre(),
	}
}
