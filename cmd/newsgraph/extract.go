package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"newsgraph/archive"
	"newsgraph/extract"
	"newsgraph/news"
)

func extractFlags(c *config) {
	c.set.StringVar(&c.url, "url", "", "the `address` of the page")
}

// found is an article as JSON for other programs.
type found struct {
	URL           string   `json:"url"`
	Headline      string   `json:"headline"`
	Authors       []string `json:"authors"`
	DatePublished *string  `json:"datePublished"` // as exactly as the page gives it
	DateModified  *string  `json:"dateModified"`
	Source        string   `json:"source"` // the outlet's name
	Domain        string   `json:"domain"`
	InLanguage    string   `json:"inLanguage"`
	Text          string   `json:"text"` // below the headline
}

// extract prints the article found in a page.
func (p *program) extract(_ context.Context, c *config) error {
	if len(c.args) != 1 {
		return usagef("extract: name one file, or - for standard input")
	}
	if err := checkGiven(c); err != nil {
		return err
	}
	in, err := p.open(c.args[0])
	if err != nil {
		return fmt.Errorf("%s: %w", c.args[0], err)
	}
	defer in.Close()
	data, kind, err := readPage(c.args[0], in)
	if err != nil {
		return fmt.Errorf("%s: %w", c.args[0], err)
	}
	read := extract.HTML
	if kind == "text/plain" {
		read = extract.Text
	}
	text, _ := archive.UTF8(data, kind)
	a, err := read(text, extract.Given{URL: c.url, Fetched: p.now(), Certain: true})
	if err != nil {
		return fmt.Errorf("%s: %w", c.args[0], err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(found{
		URL: a.URL, Headline: a.Headline, Authors: append([]string{}, a.Authors...), DatePublished: orNull(a.Published), DateModified: orNull(a.Modified),
		Source: a.Source.Name, Domain: a.Source.Domain, InLanguage: a.Language, Text: a.Body(),
	}); err != nil {
		return err
	}
	_, err = out.WriteTo(p.stdout)
	return err
}

func orNull(d news.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

// dump prints the whole graph.
func (p *program) dump(ctx context.Context, c *config) error {
	g, err := c.existingGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	return g.Dump(ctx, p.stdout)
}

// release is the version of newsgraph.
const release = "0.1.0"

// version prints the version, and the commit where the build knows it.
func (p *program) version(context.Context, *config) error {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = ", commit " + s.Value
			}
		}
	}
	_, err := fmt.Fprintf(p.stdout, "newsgraph %s (%s %s/%s%s)\n", release, runtime.Version(), runtime.GOOS, runtime.GOARCH, commit)
	return err
}
