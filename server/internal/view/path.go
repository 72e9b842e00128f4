package view

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/news"
)

// Path is a chain of entities.
type Path struct {
	Length int // steps
	ids    []string
	list   *pathList
}

// Entities are the entities of the chain.
func (p *Path) Entities(ctx context.Context) ([]*Entity, error) {
	found, err := p.list.entities.all.get(ctx)
	return each(p.ids, func(id string) *Entity { return found[id] }), err
}

// Steps are the steps of the chain.
func (p *Path) Steps() []*PathStep {
	steps := make([]*PathStep, p.Length)
	for i := range steps {
		steps[i] = &PathStep{from: p.ids[i], to: p.ids[i+1], list: p.list}
	}
	return steps
}

// PathStep is a step of a chain.
type PathStep struct {
	from, to string
	list     *pathList
}

// Label is how the two are connected.
func (s *PathStep) Label(ctx context.Context) (string, error) {
	t, err := s.list.ties.get(ctx, pairOf(s.from, s.to).key())
	return t.label, err
}

// From is where the step begins.
func (s *PathStep) From(ctx context.Context) (*Entity, error) {
	return s.list.entities.get(ctx, s.from)
}

// To is where the step leads.
func (s *PathStep) To(ctx context.Context) (*Entity, error) { return s.list.entities.get(ctx, s.to) }

// Evidence are the sentences that tell the label.
func (s *PathStep) Evidence(ctx context.Context, first *int, after *string) (*EvidenceConnection, error) {
	pages, err := s.list.evidence(Window{First: first, After: after})
	if err != nil {
		return nil, err
	}
	return pages[pairOf(s.from, s.to)].get(ctx)
}

// pair are two entities that are named together, in the order of their ids:
// many paths have the same step, in this or that direction.
type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

func (p pair) key() string { return p[0] + " " + p[1] }

// pathList is what the paths of one list may be asked for.
type pathList struct {
	query    Query
	where    graph.Where
	pairs    map[pair]bool // the steps of all paths
	entities *batch[*Entity]
	mentions *batch[int]
	ties     *batch[tie] // by the keys of pairs

	mu    sync.Mutex
	pages map[string]evidencePages // by what was asked for
}

// evidencePages are the pages of one place and size in the evidence of each pair.
type evidencePages map[pair]*lazy[*EvidenceConnection]

// showPaths shows the paths of a list.
func (q Query) showPaths(found []graph.Path, where graph.Where) []*Path {
	ids := slices.Concat(each(found, func(p graph.Path) []string { return p })...)
	list := &pathList{
		query: q, where: where, pairs: make(map[pair]bool), pages: make(map[string]evidencePages),
		entities: later(ids, present(q.entities)), mentions: later(ids, q.graph.MentionCounts),
	}
	for _, p := range found {
		for i, to := range p[1:] {
			list.pairs[pairOf(p[i], to)] = true
		}
	}
	list.ties = batched(list.findTies)
	return each(found, func(p graph.Path) *Path { return &Path{Length: len(p) - 1, ids: p, list: list} })
}

// evidence are the pages that a window shows of the evidence of all pairs.
func (l *pathList) evidence(w Window) (evidencePages, error) {
	p, err := w.page()
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	asked := fmt.Sprint(p.Limit, p.After)
	if l.pages[asked] == nil {
		l.pages[asked] = l.newPages(w)
	}
	return l.pages[asked], nil
}

// newPages prepares pages. Each is looked up when it is asked for; what was read
// in the articles of all of them is looked up together.
func (l *pathList) newPages(w Window) evidencePages {
	pages := make(evidencePages)
	texts := batched(func(ctx context.Context) (map[string]text, error) {
		readings, err := pages.readings(ctx)
		if err != nil {
			return nil, err
		}
		return l.query.texts(ctx, readings)
	})
	for named := range l.pairs {
		pages[named] = &lazy[*EvidenceConnection]{find: func(ctx context.Context) (*EvidenceConnection, error) {
			t, err := l.ties.get(ctx, named.key())
			if err != nil {
				return nil, err
			}
			list := l.sentences(named)
			if len(t.refs) > 0 {
				list = listed(t.refs)
			}
			return connect(ctx, w, list, t.evidence(texts, named))
		}}
	}
	return pages
}

// readings are the ids of the readings of all sentences of all pages.
func (pages evidencePages) readings(ctx context.Context) ([]string, error) {
	var readings []string
	for _, page := range pages {
		c, err := page.get(ctx)
		if err != nil {
			return nil, err
		}
		for _, r := range c.refs {
			reading, _, err := graph.ParseSentenceID(r.ID)
			if err != nil {
				return nil, err
			}
			readings = append(readings, reading)
		}
	}
	return readings, nil
}

// sentences lists the sentences that name a pair. The store looks through those
// that name A for B: A is the one that is mentioned less.
func (l *pathList) sentences(named pair) lister {
	return func(ctx context.Context, p graph.Page) ([]graph.Ref, int, error) {
		mentions, err := l.mentions.all.get(ctx)
		if err != nil {
			return nil, 0, err
		}
		f := graph.SharedFilter{A: named[0], B: named[1], Where: l.where}
		if mentions[f.B] < mentions[f.A] {
			f.A, f.B = f.B, f.A
		}
		return l.query.graph.ListShared(ctx, f, p)
	}
}

// Evidence is a sentence of an article.
type Evidence struct {
	Article    *Article
	Version    int
	Sentence   string
	Position   *TextPositionSelector
	Quote      *TextQuoteSelector
	Voice      Voice
	Status     Status
	DeepLink   string
	Confidence float64
}

// evidence shows sentences that connect a pair, of readings that are in texts.
func (of tie) evidence(texts *batch[text], named pair) func(context.Context, []graph.Ref) ([]*Evidence, error) {
	return func(ctx context.Context, refs []graph.Ref) ([]*Evidence, error) {
		shown := make([]*Evidence, len(refs))
		for i, r := range refs {
			reading, sentence, err := graph.ParseSentenceID(r.ID)
			if err != nil {
				return nil, err
			}
			t, err := texts.get(ctx, reading)
			if err != nil {
				return nil, err
			}
			if s := of.said[r.ID]; s != nil {
				shown[i] = t.stated(s)
			} else {
				shown[i] = t.evidence(sentence, named)
			}
		}
		return shown, nil
	}
}

// evidence shows a sentence that names a pair.
func (t text) evidence(sentence int, named pair) *Evidence {
	voice := cmp.Or(t.reading.Sentences[sentence].Voice, news.Reportage)
	return t.sentence(sentence, voice, news.Happened, confidence(t.reading, sentence, named))
}

// sentence shows a sentence as evidence.
func (t text) sentence(n int, voice news.Voice, status news.Status, confidence float64) *Evidence {
	span := t.reading.Sentences[n].Span
	quote := quoteSelector(t.text.Text, span)
	return &Evidence{
		Article: t.article, Version: t.article.record.Number(t.reading.Digest), Sentence: quote.Exact, Position: t.text.Position(span),
		Quote: quote, Voice: Voice(voice), Status: Status(status), DeepLink: deepLink(t.article.URL, quote.Exact), Confidence: confidence,
	}
}

// confidence is that of a sentence naming both of a pair: the product of those
// of the surest mention of each.
func confidence(r *graph.Reading, sentence int, named pair) float64 {
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
	start, end := span.Start, span.End
	for range contextPoints {
		_, before := utf8.DecodeLastRuneInString(text[:start])
		_, behind := utf8.DecodeRuneInString(text[end:])
		start, end = start-before, end+behind
	}
	return &TextQuoteSelector{
		Exact: span.Of(text), Prefix: orNull(text[start:span.Start]), Suffix: orNull(text[span.End:end]),
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
