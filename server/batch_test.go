package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/mem"
	"newsgraph/news"
)

// counting is a store that counts what it is asked.
type counting struct {
	graph.Store
	mu     sync.Mutex
	asked  map[string]int
	shared []graph.SharedFilter
}

func (c *counting) count(method string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked[method]++
}

func (c *counting) ListShared(ctx context.Context, f graph.SharedFilter, p graph.Page) ([]graph.Ref, int, error) {
	c.count("ListShared")
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shared = append(c.shared, f)
	return c.Store.ListShared(ctx, f, p)
}

func (c *counting) ListStatements(ctx context.Context, f graph.StatementFilter, p graph.Page) ([]graph.Ref, int, error) {
	c.count("ListStatements")
	return c.Store.ListStatements(ctx, f, p)
}

func (c *counting) Articles(ctx context.Context, ids []string) ([]*graph.Article, error) {
	c.count("Articles")
	return c.Store.Articles(ctx, ids)
}

func (c *counting) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	c.count("Readings")
	return c.Store.Readings(ctx, ids)
}

func (c *counting) Entities(ctx context.Context, ids []string) ([]*graph.Entity, error) {
	c.count("Entities")
	return c.Store.Entities(ctx, ids)
}

func (c *counting) Sources(ctx context.Context, ids []string) ([]*news.Source, error) {
	c.count("Sources")
	return c.Store.Sources(ctx, ids)
}

func (c *counting) MentionCounts(ctx context.Context, ids []string) ([]int, error) {
	c.count("MentionCounts")
	return c.Store.MentionCounts(ctx, ids)
}

func (c *counting) FormerIDs(ctx context.Context, ids []string) ([][]string, error) {
	c.count("FormerIDs")
	return c.Store.FormerIDs(ctx, ids)
}

// TestBatches checks that a list costs one look-up of a kind, however many
// entries it has and however the question is nested.
func TestBatches(t *testing.T) {
	paths := `paths(input:{from:{id:"entity:Q1"},to:{id:"entity:Q6"},maxLength:3})`

	store := &counting{Store: sample(t).Store}
	s := New(graph.New(store), slog.New(slog.DiscardHandler), time.Second)
	for _, tt := range []struct{ query, want string }{
		{`{articles{nodes{source{name} sentences{text} timeExpressions{text} mentions(first:2){nodes{entity{name}}}}}}`, "map[Articles:1 Entities:1 Readings:1 Sources:1]"},
		{`{articles{edges{node{source{name} mentions{edges{node{entity{name mentionCount}}}}}}}}`, "map[Articles:1 Entities:1 MentionCounts:1 Readings:1 Sources:1]"},
		{`{articles{nodes{mentions{nodes{candidates{entity{name}}}} quotes{nodes{speaker{name} about{name} article{source{name}}}}}}}`, "map[Articles:1 Entities:2 Readings:1 Sources:1]"},
		{`{entities{nodes{formerIds mentionCount coMentions(first:0){totalCount}}}}`, "map[Entities:1 FormerIDs:1 MentionCounts:1]"},
		{`{quotes{edges{node{speaker{name} about{name} article{source{name}}}}}}`, "map[Articles:1 Entities:1 Readings:1 Sources:1]"},
		{`{articles{totalCount pageInfo{endCursor}} entities{totalCount} quotes{totalCount}}`, "map[]"},
		{`{relations{nodes{subject{name} object{name} voices status originCount}}}`, "map[Articles:1 Entities:1 ListStatements:1 Readings:1]"},
		// Of paths, two look-ups of entities and one of sentences find the paths themselves.
		{`{` + paths + `{entities{name} steps{from{name} to{name}}}}`, "map[Entities:3 ListShared:1]"},
		{`{` + paths + `{steps{evidence(first:1){nodes{sentence article{headline}} edges{cursor}}}}}`, "map[Articles:1 Entities:2 ListShared:5 ListStatements:5 MentionCounts:1 Readings:1]"},
		{`{` + paths + `{steps{evidence{totalCount}}}}`, "map[Entities:2 ListShared:5 ListStatements:5 MentionCounts:1]"},
		{`{` + paths + `{steps{all:evidence{nodes{sentence}} none:evidence(first:0){totalCount}}}}`, "map[Articles:1 Entities:2 ListShared:13 ListStatements:5 MentionCounts:1 Readings:1]"},
	} {
		store.asked = make(map[string]int)
		if got := ask(t, s, tt.query, nil); strings.Contains(got, "errors") {
			t.Errorf("%s: %s", tt.query, got)
		}
		if got := fmt.Sprint(store.asked); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.query, got, tt.want)
		}
	}
}

// TestSharedSteps checks that the evidence of a step that many paths have, in
// this or that direction, is looked up once, beginning with the end that is
// mentioned less.
func TestSharedSteps(t *testing.T) {
	store := &counting{Store: mem.New(), asked: make(map[string]int)}
	g := graph.New(store)
	item := graphtest.Build(t, "https://a.example/", "", "2020-08-08T01:00:00Z", "{One|Q1} met {Seven|Q7}.", "{One|Q1} left.", "{One|Q1} and {One|Q1} slept.",
		"{Seven|Q7} met {Eight|Q8}.", "{Seven|Q7} met {Nine|Q9}.", "{Eight|Q8} met {Nine|Q9}.", "{Six|Q6} met {Eight|Q8}.", "{Six|Q6} met {Nine|Q9}.")
	if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
		t.Fatal(err)
	}
	s := New(g, slog.New(slog.DiscardHandler), time.Second)
	got := ask(t, s, `{paths(input:{from:{id:"entity:Q1"},to:{id:"entity:Q6"}}){length steps{evidence{totalCount nodes{sentence}}}}}`, nil)
	if n := strings.Count(got, `"totalCount": 1`); n != 3+3+4+4 {
		t.Errorf("%d steps with a sentence, want 14: %s", n, got)
	}
	var looked []string
	for _, f := range store.shared[1:] { // the first asks whether both are named together
		looked = append(looked, strings.TrimPrefix(f.A, "entity:")+strings.TrimPrefix(f.B, "entity:"))
	}
	slices.Sort(looked)
	if want := []string{"Q6Q8", "Q6Q9", "Q7Q1", "Q7Q8", "Q7Q9", "Q8Q9"}; !slices.Equal(looked, want) {
		t.Errorf("looked up %v, want %v", looked, want)
	}
}

// stale is a store whose readings name entities by ids that they had before
// they were merged, as when that happened between two look-ups.
type stale struct{ graph.Store }

func (s stale) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	found, err := s.Store.Readings(ctx, ids)
	for i, r := range found {
		old := *r
		old.Clusters = slices.Clone(r.Clusters)
		for n, c := range old.Clusters {
			if !strings.HasPrefix(c.Entity, "entity:Q") {
				old.Clusters[n].Entity = c.LocalID
			}
		}
		found[i] = &old
	}
	return found, err
}

func TestMerged(t *testing.T) {
	g := sample(t)
	local, err := g.EntityByName(t.Context(), "Brad Parscale")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`"id": %q`, local.ID)
	former, err := g.FormerIDs(t.Context(), []string{local.ID})
	if err != nil || len(former[0]) == 0 {
		t.Fatalf("no former ids of %s: %v", local.ID, err)
	}
	s := New(graph.New(stale{g.Store}), slog.New(slog.DiscardHandler), time.Second)
	for _, id := range former[0] {
		if got := ask(t, s, fmt.Sprintf(`{node(id:%q){id}}`, id), nil); !strings.Contains(got, want) {
			t.Errorf("%s leads to %s, want %s", id, got, want)
		}
	}
	got := ask(t, s, `{articles{nodes{mentions{nodes{entity{id}}}}}}`, nil)
	if strings.Contains(got, "errors") || strings.Count(got, want) != 2 || strings.Contains(got, former[0][0]) {
		t.Errorf("got %s, want no errors, and two times %s", got, want)
	}
}

// TestNodeFollowsMerges asks for who was merged into another.
func TestNodeFollowsMerges(t *testing.T) {
	g := sample(t)
	about, err := g.Subject(t.Context(), "entity:Q4")
	if err != nil {
		t.Fatal(err)
	}
	into, err := g.Subject(t.Context(), "entity:Q6")
	if err != nil {
		t.Fatal(err)
	}
	merge := graph.Correction{Kind: graph.MergeEntities, About: about, Into: into, By: "Ann"}
	if err := errors.Join(g.Draft(t.Context(), &merge), g.Correct(t.Context(), &merge)); err != nil {
		t.Fatal(err)
	}
	s := New(g, slog.New(slog.DiscardHandler), time.Second)
	if got := ask(t, s, `{node(id:"entity:Q4"){id ...on Entity{mentionCount}}}`, nil); !strings.Contains(got, `"id": "entity:Q6"`) || !strings.Contains(got, `"mentionCount": 5`) {
		t.Errorf("the old id leads to %s", got)
	}
}

// TestAlsoIn asks where else words are quoted.
func TestAlsoIn(t *testing.T) {
	g := graph.New(mem.New())
	for url, marked := range map[string]string{
		"https://a.example/1": "{Trump|Q1} said “<We will never, ever sign that café deal with them>”.",
		"https://a.example/2": "“Ä” – {Trump|Q1} said “<We will never, ever sign that café deal, believe me>”.",
	} {
		item := graphtest.Build(t, url, "2020-08-07", "2020-08-08T01:00:00Z", marked)
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
	s := New(g, slog.New(slog.DiscardHandler), time.Second)
	got := ask(t, s, `{article(url:"https://a.example/1"){quotes{nodes{alsoIn{totalCount nodes{quote{article{url}} leavesOut adds}}}}}}`, nil)
	got = strings.Join(strings.Fields(got), "")
	if want := `{"totalCount":1,"nodes":[{"quote":{"article":{"url":"https://a.example/2"}},"leavesOut":["withthem"],"adds":["believeme"]}]}`; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// slow is a store that takes as long as it may to give a reading.
type slow struct{ graph.Store }

func (slow) Readings(ctx context.Context, _ []string) ([]*graph.Reading, error) {
	select {
	case <-ctx.Done():
	case <-time.After(time.Minute):
	}
	return nil, ctx.Err()
}

func TestTimeIsKept(t *testing.T) {
	s := New(graph.New(slow{sample(t).Store}), slog.New(slog.DiscardHandler), 50*time.Millisecond)
	begun := time.Now()
	for _, field := range []string{"sentences{text}", "timeExpressions{text}", "mentions{nodes{text}}", "quotes{nodes{text}}"} {
		if got := ask(t, s, `{articles{nodes{`+field+`}}}`, nil); !strings.Contains(got, "TIMED_OUT") {
			t.Errorf("%s: got %s, want the code TIMED_OUT", field, got)
		}
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("four questions of 50 ms took %v", took)
	}
}
