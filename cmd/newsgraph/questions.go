package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"newsgraph/graph"
	"newsgraph/server"
)

// question is one that the demo asks, with the way to tell the answer. tell
// gets the answer's data.
type question struct {
	text, query string
	tell        func(w io.Writer, data answer)
}

// answer has what the queries of the demo ask for.
type answer struct {
	Paths []struct {
		Entities []struct{ Name string }
		Steps    []struct {
			From, To struct{ Name string }
			Evidence struct{ Nodes []evidence }
		}
	}
	Entity struct {
		CoMentions struct {
			Nodes []struct {
				ArticleCount int
				Entity       struct{ Name, Type string }
			}
		}
		QuotesSpoken struct {
			Nodes []struct {
				Text    string
				Article article
			}
		}
	}
	Articles struct {
		TotalCount int
		Nodes      []article
	}
	First, Second struct{ ID string }
}

type evidence struct {
	Sentence string
	Article  article
}

type article struct {
	Headline          string
	DatePublishedEdtf string
	Source            struct{ Name string }
	Version           int
	Versions          []struct{ Headline string }
}

func (a article) String() string {
	return fmt.Sprintf("%s, %s: %s", a.Source.Name, a.DatePublishedEdtf, a.Headline)
}

// about is the fields of an article that the demo shows.
const about = "{ headline datePublishedEdtf source { name } }"

// questions are the demo's five.
func questions() []question {
	return []question{
		{"How is Donald Trump connected to Ren Zhengfei, the founder of Huawei?",
			`{ paths(input: {from: {name: "Donald Trump"}, to: {name: "Ren Zhengfei"}}, first: 3) { entities { name }
			  steps { from { name } to { name } evidence(first: 1) { nodes { sentence article ` + about + ` } } } } }`, tellPaths},
		{"What is Donald Trump quoted as saying?",
			`{ entity(by: {name: "Donald Trump"}) { quotesSpoken(first: 3) { nodes { text article ` + about + ` } } } }`, tellQuotes},
		{"Who and what is named together with Microsoft?",
			`{ entity(by: {name: "Microsoft"}) { coMentions(first: 6) { nodes { articleCount entity { name type } } } } }`, tellCoMentions},
		{"Which articles are about both Oracle and Walmart?",
			`query ($both: [ID!]) { articles(filter: {mentionsAll: $both}, first: 4) { totalCount nodes ` + about + ` } }`, tellArticles},
		{"What was corrected?",
			`{ articles(first: 100) { nodes { headline datePublishedEdtf source { name } version versions { headline } } } }`, tellCorrections},
	}
}

// answerQuestions asks the questions through the API, as anybody can.
func (p *program) answerQuestions(ctx context.Context, g *graph.Graph) error {
	s := server.New(g, slog.New(slog.NewTextHandler(p.stderr, nil)), server.DefaultTimeout)
	both, err := ask(ctx, s, `{ first: entity(by: {name: "Oracle"}) { id } second: entity(by: {name: "Walmart"}) { id } }`, nil)
	if err != nil {
		return err
	}
	variables := map[string]any{"both": []any{both.First.ID, both.Second.ID}}
	for i, q := range questions() {
		data, err := ask(ctx, s, q.query, variables)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "\n%d. %s\n", i+1, q.text)
		q.tell(p.stdout, data)
	}
	return nil
}

func ask(ctx context.Context, s *server.Server, query string, variables map[string]any) (answer, error) {
	var response struct{ Data answer }
	raw, ok, err := s.Query(ctx, query, variables)
	if err != nil {
		return answer{}, err
	}
	if !ok {
		return answer{}, fmt.Errorf("the demo's question failed: %s", raw)
	}
	err = json.Unmarshal(raw, &response)
	return response.Data, err
}

func tellPaths(w io.Writer, data answer) {
	for _, path := range data.Paths {
		var names []string
		for _, e := range path.Entities {
			names = append(names, e.Name)
		}
		fmt.Fprintf(w, "   %s\n", strings.Join(names, " – "))
		for _, step := range path.Steps {
			for _, e := range step.Evidence.Nodes {
				fmt.Fprintf(w, "     %s – %s: “%s”\n       (%s)\n", step.From.Name, step.To.Name, e.Sentence, e.Article)
			}
		}
	}
}

func tellQuotes(w io.Writer, data answer) {
	for _, q := range data.Entity.QuotesSpoken.Nodes {
		fmt.Fprintf(w, "   “%s”\n       (%s)\n", q.Text, q.Article)
	}
}

func tellCoMentions(w io.Writer, data answer) {
	for _, c := range data.Entity.CoMentions.Nodes {
		fmt.Fprintf(w, "   %s, in %d articles\n", c.Entity.Name, c.ArticleCount)
	}
}

func tellArticles(w io.Writer, data answer) {
	for _, a := range data.Articles.Nodes {
		fmt.Fprintf(w, "   %s\n", a)
	}
	if more := data.Articles.TotalCount - len(data.Articles.Nodes); more > 0 {
		fmt.Fprintf(w, "   and %d more\n", more)
	}
}

func tellCorrections(w io.Writer, data answer) {
	for _, a := range data.Articles.Nodes {
		if a.Version > 1 {
			fmt.Fprintf(w, "   %s\n     before: %s\n", a, a.Versions[0].Headline)
		}
	}
}
