package view

import (
	"context"
	"net/url"
	"strings"

	"newsgraph/graph"
	"newsgraph/news"
)

// Path is a chain of entities.
type Path struct {
	show      Shower
	ids       []string
	published graph.Period
}

// Length is the number of steps.
func (p *Path) Length() int { return len(p.ids) - 1 }

// Entities are the entities of the chain.
func (p *Path) Entities(ctx context.Context) ([]*Entity, error) { return p.show.entities(ctx, p.ids) }

// Steps are the steps of the chain.
func (p *Path) Steps() []*PathStep {
	steps := []*PathStep{}
	for i, to := range p.ids[1:] {
		steps = append(steps, &PathStep{Label: "named together", path: p, from: p.ids[i], to: to})
	}
	return steps
}

// PathStep is a step of a chain.
type PathStep struct {
	Label    string
	path     *Path
	from, to string
}

// EndsOf gives one end of several steps at once.
func (s Shower) EndsOf(ctx context.Context, of []*PathStep, from bool) ([]*Entity, error) {
	return s.entities(ctx, each(of, func(p *PathStep) string {
		if from {
			return p.from
		}
		return p.to
	}))
}

// Evidence are the sentences that name both ends.
func (p *PathStep) Evidence(ctx context.Context, first *int, after *string) (*EvidenceConnection, error) {
	s := p.path.show
	list := func(ctx context.Context, page graph.Page) ([]graph.Ref, int, error) {
		return s.ListShared(ctx, graph.SharedFilter{A: p.from, B: p.to, Published: p.path.published}, page)
	}
	return connect(ctx, Window{First: first, After: after}, list, func(ctx context.Context, refs []graph.Ref) ([]*Evidence, error) {
		return s.evidence(ctx, ids(refs), p.from, p.to)
	})
}

// Evidence is a sentence of an article.
type Evidence struct {
	Version    int
	Sentence   string
	Position   *TextPositionSelector
	Quote      *TextQuoteSelector
	DeepLink   string
	Confidence float64
	article    string
}

// ArticlesOfEvidence gives the articles of several sentences at once.
func (s Shower) ArticlesOfEvidence(ctx context.Context, of []*Evidence) ([]*Article, error) {
	return s.articles(ctx, each(of, func(e *Evidence) string { return e.article }))
}

// evidence shows sentences that name some entities.
func (s Shower) evidence(ctx context.Context, sentences []string, named ...string) ([]*Evidence, error) {
	places := make([]int, len(sentences))
	readings := make([]string, len(sentences))
	for i, id := range sentences {
		var err error
		if readings[i], places[i], err = graph.ParseSentenceID(id); err != nil {
			return nil, err
		}
	}
	found, err := s.Readings(ctx, readings)
	if err != nil {
		return nil, err
	}
	articles, err := s.Articles(ctx, each(found, func(r *graph.Reading) string { return r.Article }))
	if err != nil {
		return nil, err
	}
	shown := []*Evidence{}
	for i, r := range found {
		shown = append(shown, sentenceEvidence(articles[i], r, places[i], named))
	}
	return shown, nil
}

func sentenceEvidence(a *graph.Article, r *graph.Reading, n int, named []string) *Evidence {
	v := a.Version(r.Digest)
	span := r.Sentences[n].Span
	quote := quoteSelector(v.Text, span)
	return &Evidence{
		Version: a.Number(v.Digest), Sentence: span.Of(v.Text), Position: NewText(v.Text).Position(span),
		Quote: quote, DeepLink: deepLink(a.URL, quote.Exact), Confidence: confidence(r, n, named), article: a.ID,
	}
}

// confidence is that of a sentence naming all of some entities: the product of
// those of the surest mention of each.
func confidence(r *graph.Reading, sentence int, named []string) float64 {
	product := 1.0
	for _, entity := range named {
		surest := 0.0
		for _, m := range r.Mentions {
			if m.Sentence == sentence && r.Clusters[m.Cluster].Entity == entity {
				surest = max(surest, m.Confidence)
			}
		}
		product *= surest
	}
	return product
}

// contextPoints is how many code points are given around a quoted stretch.
const contextPoints = 32

func quoteSelector(text string, span news.Span) *TextQuoteSelector {
	before, after := []rune(text[:span.Start]), []rune(text[span.End:])
	return &TextQuoteSelector{
		Exact:  span.Of(text),
		Prefix: orNull(string(before[max(0, len(before)-contextPoints):])),
		Suffix: orNull(string(after[:min(contextPoints, len(after))])),
	}
}

// deepLink is an address that leads a browser to words in the page (URL
// Fragment Text Directives, a WICG draft). Long stretches go by their first and
// last words.
func deepLink(address, exact string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return address
	}
	words := strings.Fields(exact)
	directive := escape(strings.Join(words, " "))
	if len(words) > 12 {
		directive = escape(strings.Join(words[:5], " ")) + "," + escape(strings.Join(words[len(words)-5:], " "))
	}
	u.Fragment = ""
	return u.String() + "#:~:text=" + directive
}

// escape escapes what has a meaning in a text directive: besides what QueryEscape
// does, the hyphen; blanks become %20.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}
