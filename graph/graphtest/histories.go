package graphtest

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// histories is how many random histories a store is driven through.
const histories = 40

// testHistories does the same random things to a store and to memory and
// compares all their answers.
func testHistories(t *testing.T, open func(t *testing.T) graph.Store) {
	for seed := range uint64(histories) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := history{Rand: rand.New(rand.NewPCG(seed, 1)), readers: true}
			g, oracle := openGraph(t, open), graph.New(mem.New())
			steps := h.steps(t)
			do(t, g, steps)
			do(t, oracle, steps)
			equal(t, "dump", dump(t, g), dump(t, oracle))
			compare(t, g, oracle, h)
			coherent(t, g)
		})
	}
}

// testOrder does random things in two orders. What is the same for all stores is
// tried more often in memory.
func testOrder(t *testing.T, open func(t *testing.T) graph.Store) {
	for seed := range uint64(200) {
		h := history{Rand: rand.New(rand.NewPCG(seed, 2))}
		g, other := graph.New(mem.New()), graph.New(mem.New())
		if seed < 3 {
			g = openGraph(t, open)
		}
		steps := h.steps(t)
		do(t, g, steps)
		h.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
		do(t, other, steps)
		if got, want := dump(t, g), dump(t, other); got != want {
			t.Fatalf("history %d in two orders:\n%s\nand\n%s", seed, got, want)
		}
	}
}

// step is one thing that happens.
type step func(ctx context.Context, g *graph.Graph) error

func do(t *testing.T, g *graph.Graph, steps []step) {
	t.Helper()
	for _, step := range steps {
		if err := step(t.Context(), g); err != nil {
			t.Fatal(err)
		}
	}
}

// history makes up what happens.
type history struct {
	*rand.Rand
	readers bool // there are several; the last one's readings count
	past    []Item
}

func (h *history) steps(t *testing.T) []step {
	var steps []step
	for range 4 + h.IntN(8) {
		switch h.IntN(6) {
		case 0:
			from, to := h.address(), h.address()
			steps = append(steps, func(ctx context.Context, g *graph.Graph) error { return g.Redirect(ctx, []string{from}, to, nil) })
		case 1:
			f := &graph.Failure{URL: h.address(), Step: []string{"fetch", "read"}[h.IntN(2)], Error: fmt.Sprint(h.IntN(3)), At: h.fetched().In(time.FixedZone("", 3600*h.IntN(2)))}
			steps = append(steps, func(ctx context.Context, g *graph.Graph) error { return g.Note(ctx, f, nil) })
		default:
			item := h.item(t)
			steps = append(steps, func(ctx context.Context, g *graph.Graph) error { return g.Add(ctx, item.Article, item.Reading, nil) })
		}
	}
	return steps
}

func (h *history) address() string {
	return fmt.Sprintf("https://%s.example/%d", []string{"a", "alias"}[h.IntN(2)], h.IntN(4))
}

// item is a new article, another version of an old one, another reading of it,
// or the very same again.
func (h *history) item(t *testing.T) Item {
	if len(h.past) > 0 && h.IntN(3) == 0 {
		again := h.past[h.IntN(len(h.past))]
		a, r := *again.Article, *again.Reading
		a.Fetched = h.fetched()
		a.Addresses = append(a.Addresses, h.address())
		if h.readers && h.IntN(2) == 0 {
			r.AgentVersion = "2"
			r.Quotes = nil
		}
		return Item{&a, &r}
	}
	published := []string{"", "2020", "2020-08", "2020-08-07", "2020-08-08", "2020-08-08T01:02:03.004+02:00", "2020-08-09"}
	item := Build(t, fmt.Sprintf("https://a.example/%d", h.IntN(6)), published[h.IntN(len(published))], "2020-08-10T01:00:00Z", h.sentences()...)
	for _, past := range h.past { // one reader finds the same in the same text
		if past.Article.ID == item.Article.ID && past.Article.Text == item.Article.Text {
			item.Reading = past.Reading
		}
	}
	item.Article.Fetched = h.fetched()
	h.past = append(h.past, item)
	return item
}

func (h *history) fetched() time.Time {
	return time.Date(2020, 8, 10, h.IntN(4), 0, 0, h.IntN(3)*1000, time.UTC)
}

func (h *history) sentences() []string {
	names := strings.Fields("{A|Q1} {B|Q2} {C|Q3} {D|Q4} {E|Q6} {F|Q7} {G|Q8} {Ann_Olds} {Bo_Li} {Bo_Li|ORGANIZATION} {Cy_Oz} {A|Q1?} {A|Q1?Q2?} {A|Q2} {B|Q2?}")
	var sentences []string
	if h.IntN(2) == 0 {
		sentences = append(sentences, "{C|Q3} met {E|Q6}.") // company enough to join others
	}
	for range 1 + h.IntN(3) {
		var words []string
		for range 1 + h.IntN(4) {
			words = append(words, strings.ReplaceAll(names[h.IntN(len(names))], "_", " "))
		}
		if h.IntN(2) == 0 {
			done := []string{"[met|CONSULT|2020-08-02]", "[met|CONSULT|2020-08|QUOTED]", "[sued|SUE]", "[sued|SUE|PLANNED|2020-08-02]", "[sued|SUE|2020-08-02|QUOTED]", "[sued|SUE|2020-08-02|not]", "[heads|head_of|QUOTED]", "[heads|head_of]", "[owns|owns|not]", "[owns|owns|2020/]", "[likes|POSITIVE|QUOTED]", "[bad|NEGATIVE]"}
			words = slices.Insert(words, h.IntN(len(words))+1, done[h.IntN(len(done))])
		}
		if h.IntN(3) == 0 {
			words = append(words, "said <we like B and Bo Li>")
		}
		sentences = append(sentences, strings.Join(words, " – ")+string(".?"[h.IntN(2)]))
	}
	return sentences
}

// known are the ids of what a graph holds.
type known struct {
	entities, articles, quotes, failures, statements, opinions, events, localEvents []string
	runs                                                                            []int64
}

func idsOf(t *testing.T, g *graph.Graph) known {
	k := known{entities: []string{"entity:none"}}
	for _, record := range recordsOf(t, g) {
		switch r := record.(type) {
		case *graph.Entity:
			k.entities = append(k.entities, r.ID)
		case *graph.Article:
			k.articles = append(k.articles, r.ID)
		case *graph.Failure:
			k.failures = append(k.failures, r.ID())
		case *graph.Reading:
			for _, c := range r.Clusters {
				k.entities = append(k.entities, c.LocalID)
			}
			for _, q := range r.Quotes {
				k.quotes, k.runs = append(k.quotes, q.ID), append(k.runs, q.Runs...)
			}
			for _, s := range r.Statements {
				k.statements = append(k.statements, s.ID)
			}
			for _, o := range r.Opinions {
				k.opinions = append(k.opinions, o.ID)
			}
			for n := range r.Events {
				k.events, k.localEvents = append(k.events, r.EventID(n)), append(k.localEvents, r.LocalEventID(n))
			}
		}
	}
	slices.Sort(k.entities)
	k.entities = slices.Compact(k.entities)
	return k
}

// compare asks both graphs the same questions, with every entity and article
// that either has.
func compare(t *testing.T, g, oracle *graph.Graph, h history) {
	ids := idsOf(t, oracle)
	period := graph.Period{From: date(t, "2020-08-07").Time, To: date(t, "2020-08-09").Time}
	addresses := strings.Fields("https://alias.example/0 https://alias.example/1 https://alias.example/2 https://a.example/0 https://a.example/1 https://a.example/9")
	asked := questions{h.Rand, ids.entities, append(ids.events, "event:none"), append(ids.runs, 0), period}
	for what, ask := range map[string]func(g *graph.Graph) any{
		"articles":    func(g *graph.Graph) any { return answer(g.Articles(bg, ids.articles)) },
		"entities":    func(g *graph.Graph) any { return answer(g.Entities(bg, ids.entities)) },
		"current ids": func(g *graph.Graph) any { return answer(g.CurrentIDs(bg, ids.entities)) },
		"former ids":  func(g *graph.Graph) any { return answer(g.FormerIDs(bg, ids.entities)) },
		"counts":      func(g *graph.Graph) any { return answer(g.MentionCounts(bg, ids.entities)) },
		"neighbors": func(g *graph.Graph) any {
			return answer(g.Neighbors(bg, ids.entities, graph.Where{Published: period}, 2))
		},
		"failures":  func(g *graph.Graph) any { return answer(g.Failures(bg, ids.failures)) },
		"addresses": func(g *graph.Graph) any { return answer(g.ArticlesAt(bg, addresses)) },
		"redirects": func(g *graph.Graph) any { return answer(g.Redirects(bg, addresses)) },
		"quotes": func(g *graph.Graph) any {
			found, err := g.Quotes(bg, ids.quotes)
			var said []string
			for _, q := range found {
				said = append(said, fmt.Sprint(*q))
			}
			return answer(said, err)
		},
		"statements": func(g *graph.Graph) any {
			found, err := g.Statements(bg, ids.statements)
			var told []string
			for _, s := range found {
				told = append(told, fmt.Sprint(*s))
			}
			return answer(told, err)
		},
		"opinions": func(g *graph.Graph) any {
			found, err := g.Opinions(bg, ids.opinions)
			var held []string
			for _, o := range found {
				held = append(held, fmt.Sprint(*o))
			}
			return answer(held, err)
		},
		"told": func(g *graph.Graph) any {
			refs, _, err := g.ListRelations(bg, graph.RelationFilter{}, all)
			if err != nil {
				return err.Error()
			}
			var ids []string
			for _, r := range refs {
				ids = append(ids, r.ID)
			}
			return answer(g.Relations(bg, ids))
		},
		"local events": func(g *graph.Graph) any { return answer(g.EventIDs(bg, ids.localEvents)) },
		"events":       func(g *graph.Graph) any { return answer(g.Events(bg, slices.Concat(ids.events, ids.localEvents))) },
	} {
		equalJSON(t, what, ask(g), ask(oracle))
	}
	for range 60 {
		what, ask := asked.list()
		equalJSON(t, what, ask(g), ask(oracle))
	}
}

var bg = context.Background()

func equalJSON(t *testing.T, what string, got, want any) {
	t.Helper()
	equal(t, what, toJSON(got), toJSON(want))
}

func toJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// answer is an answer or its error, to compare.
func answer[T any](found T, err error) any {
	if err != nil {
		return err.Error()
	}
	return found
}

// questions makes up questions for lists.
type questions struct {
	*rand.Rand
	entities []string
	events   []string
	runs     []int64
	period   graph.Period
}

func (q questions) entity() string { return q.entities[q.IntN(len(q.entities))] }

func (q questions) some() []string {
	var ids []string
	for range q.IntN(3) {
		ids = append(ids, q.entity())
	}
	return ids
}

// page asks for some part; its cursor is that of a likely entry or of none.
func (q questions) page() graph.Page {
	p := graph.Page{Limit: 1 + q.IntN(5), Reverse: q.IntN(2) == 0, Total: q.IntN(2) == 0}
	if q.IntN(2) == 0 {
		n := []int64{0, 1, 2, 3, time.Date(2020, 8, 7+q.IntN(3), 0, 0, 0, 0, time.UTC).UnixMilli()}
		p.After = &graph.Cursor{N: n[q.IntN(len(n))], Key: q.entity()}
	}
	return p
}

func (q questions) list() (what string, ask func(g *graph.Graph) any) {
	var period graph.Period
	if q.IntN(2) == 0 {
		period = q.period
	}
	p, a, b, some, others := q.page(), q.entity(), q.entity(), q.some(), q.some()
	var ids []string
	for range q.IntN(3) {
		ids = append(ids, q.events[q.IntN(len(q.events))])
	}
	predicates, kinds := [][]string{nil, {"owns"}, {"sue", "head_of"}}[q.IntN(3)], [][]news.EventType{nil, {news.Sue}}[q.IntN(2)]
	said, statuses := [][]news.Voice{nil, {news.Quoted}, {news.Reportage}, {news.Commentary, news.Quoted}}[q.IntN(4)], [][]news.Status{nil, {news.Planned}, {news.Alleged, news.Denied}}[q.IntN(3)]
	in := graph.Where{Published: period, Voices: said}
	same, elsewhere := []int64{q.runs[q.IntN(len(q.runs))], q.runs[q.IntN(len(q.runs))]}, []string{"", news.ArticleID("https://a.example/1")}[q.IntN(2)]
	relation := [][]graph.Relation{nil, {{Subject: a, Predicate: "head_of", Object: b}}, {{Subject: a, Predicate: "sue", Object: b}, {Subject: b, Predicate: "owns", Object: a}}}[q.IntN(3)]
	writers, held := [][]string{nil, {"a writer"}, {"b writer"}}[q.IntN(3)], stances[:q.IntN(3)]
	type lister func(g *graph.Graph) ([]graph.Ref, int, error)
	lists := []struct {
		what string
		list lister
	}{
		{"articles", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListArticles(bg, graph.ArticleFilter{MentionsAll: some, Published: period}, p)
		}},
		{"entities", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListEntities(bg, graph.EntityFilter{Query: []string{"", "b", "bo", "ol", "entity q", "zz"}[len(some)+len(others)]}, p)
		}},
		{"named", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListEntities(bg, graph.EntityFilter{Name: []string{"bo li", "ann olds", "entity q1", "a", "zz"}[len(some)+len(others)]}, p)
		}},
		{"quotes", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListQuotes(bg, graph.QuoteFilter{Speakers: some, About: others, Published: period}, p)
		}},
		{"quotes of the same words", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListQuotes(bg, graph.QuoteFilter{Speakers: some, Runs: same, Elsewhere: elsewhere, Published: period}, p)
		}},
		{"statements", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListStatements(bg, graph.StatementFilter{Entities: some, Predicates: predicates, Voices: said, Statuses: statuses, Events: ids, Published: period}, p)
		}},
		{"statements of a relation", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListStatements(bg, graph.StatementFilter{Between: []string{a, b}, Relations: relation}, p)
		}},
		{"opinions", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListOpinions(bg, graph.OpinionFilter{Targets: some, Voices: said, Stances: held, Published: period}, p)
		}},
		{"opinions of some", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListOpinions(bg, graph.OpinionFilter{Holders: some, Authors: writers, Article: elsewhere}, p)
		}},
		{"events", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListEvents(bg, graph.EventFilter{Participants: some, Types: kinds, Happened: period, Voices: said, Statuses: statuses}, p)
		}},
		{"events of actors", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListEvents(bg, graph.EventFilter{Actors: some, Recipients: others, Published: period}, p)
		}},
		{"relations", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListRelations(bg, graph.RelationFilter{Entity: strings.Join(some[:min(1, len(some))], ""), Predicates: predicates, Voices: said}, p)
		}},
		{"relations of two", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListRelations(bg, graph.RelationFilter{Subject: a, Object: b, Voices: said}, p)
		}},
		{"co-mentions", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListCoMentions(bg, graph.CoMentionFilter{Entity: a, Where: in}, p)
		}},
		{"shared", func(g *graph.Graph) ([]graph.Ref, int, error) {
			return g.ListShared(bg, graph.SharedFilter{A: a, B: b, Where: in}, p)
		}},
	}
	l := lists[q.IntN(len(lists))]
	what = fmt.Sprintf("%s, page %s, period %v, %s, %s, %v, %v", l.what, toJSON(p), period, a, b, some, others)
	return what, func(g *graph.Graph) any {
		refs, total, err := l.list(g)
		return fmt.Sprint(refs, total, err)
	}
}
