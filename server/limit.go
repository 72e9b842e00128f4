package server

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"newsgraph/server/internal/gql"
	"newsgraph/server/internal/view"
)

// The limits of one question.
const (
	maxBody   = 1 << 20 // bytes of a request
	maxTokens = 8_000   // of a query
	maxDepth  = 16      // fields within fields
	maxCost   = 50_000  // fields that the answer may have
)

// costs says what the lists of the schema cost: as many times what is asked of
// an entry as there may be entries. All other fields cost 1 and what is below.
func costs() gql.ComplexityRoot {
	var c gql.ComplexityRoot
	list := func(child int, first *int, _ *string) int { return cost(child, first) }
	c.Article.Mentions, c.Article.Quotes, c.Article.Events, c.Article.Statements = list, list, list, list
	c.Entity.Articles, c.Entity.QuotesSpoken, c.Entity.QuotesAbout, c.Entity.CoMentions = list, list, list, list
	c.Entity.Events, c.Entity.Relations, c.Entity.Statements = list, list, list
	c.Event.Statements, c.Event.Evidence, c.Relation.Statements, c.Relation.Evidence = list, list, list, list
	c.PathStep.Evidence, c.Quote.AlsoIn = list, list
	c.Query.Articles = func(child int, first *int, _ *string, last *int, _ *string, _ *view.ArticleFilter) int {
		if last != nil {
			first = last
		}
		return cost(child, first)
	}
	c.Query.Entities = func(child int, _ *string, first *int, _ *string) int { return cost(child, first) }
	c.Query.Quotes = func(child int, _ *view.QuoteFilter, first *int, _ *string) int { return cost(child, first) }
	c.Query.Events = func(child int, _ *view.EventFilter, first *int, _ *string) int { return cost(child, first) }
	c.Query.Relations = func(child int, _ *view.RelationFilter, first *int, _ *string) int { return cost(child, first) }
	c.Query.Statements = func(child int, _ *view.StatementFilter, first *int, _ *string) int { return cost(child, first) }
	c.Event.Participants = func(child int) int { return times(4, child) }
	c.Query.Paths = func(child int, in view.PathInput, first *int) int { return cost(child, first) + searchCost(in.Steps()) }
	c.Article.Sentences = func(child int) int { return times(30, child) }
	c.Path.Entities = func(child int) int { return times(5, child) }
	c.Path.Steps = func(child int) int { return times(4, child) }
	return c
}

func cost(child int, first *int) int {
	n := view.DefaultPage
	if first != nil {
		n = min(max(*first, 0), view.MaxPage)
	}
	return times(n, child)
}

// times is the cost of a list of n entries. What one entry costs is cut off
// above the limit, so that no product is too large for an int.
func times(n, child int) int { return n*min(child, maxCost+1) + 1 }

// cheapSteps is up to how many steps a search for paths costs less.
const cheapSteps = 4

// searchCost is what a search for paths costs beside its answer: as much as a
// field for every ten co-mentions that it may look at. Up to four steps these
// are 100 of either end and of each of those; beyond, they are as many as
// package graph allows.
func searchCost(steps int) int {
	if steps <= cheapSteps {
		return 2 * 100 * 100 / 10
	}
	return 200_000 / 10
}

// limits refuses questions that ask for too much before they are run. It is an
// extension of gqlgen.
type limits struct{ schema graphql.ExecutableSchema }

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "Limits" }

// Validate does nothing: the limits fit every schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is too deep or too costly.
func (l limits) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	left := maxCost
	switch deep := depth(op.Operation.SelectionSet, &left); {
	case left < 0:
		return tooComplex("the query has more than %d fields, with those of its fragments in every place", maxCost)
	case deep > maxDepth:
		return tooComplex("the query is nested too deep: at most %d fields within fields", maxDepth)
	}
	if cost := l.cost(ctx, op.Operation.SelectionSet, op.Variables); cost > maxCost {
		advice := strings.Join(append(l.advice(ctx, "", op.Operation.SelectionSet, op.Variables), "ask in several queries"), ", or ")
		return tooComplex("the answer may have %d fields, more than the limit of %d: %s", cost, maxCost, advice)
	}
	return nil
}

// cost is how many fields the answer to some selections may have.
func (l limits) cost(ctx context.Context, set ast.SelectionSet, variables map[string]any) int {
	return complexity.Calculate(ctx, l.schema, &ast.OperationDefinition{SelectionSet: set}, variables)
}

// advice says which arguments to lower, from the outside in, where most of the
// cost arises. The selections stand at some place in the query.
func (l limits) advice(ctx context.Context, place string, set ast.SelectionSet, variables map[string]any) []string {
	var dearest *ast.Field
	most := 1 // less is no list
	for _, f := range fields(set) {
		if cost := l.cost(ctx, ast.SelectionSet{f}, variables); cost > most {
			dearest, most = f, cost
		}
	}
	if dearest == nil {
		return nil
	}
	place += dearest.Alias
	return append(l.lowered(ctx, place, dearest, variables), l.advice(ctx, place+".", dearest.SelectionSet, variables)...)
}

// fields are the fields that selections select, those of fragments among them.
func fields(set ast.SelectionSet) []*ast.Field {
	var all []*ast.Field
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			all = append(all, s)
		case *ast.InlineFragment:
			all = append(all, fields(s.SelectionSet)...)
		case *ast.FragmentSpread:
			all = append(all, fields(s.Definition.SelectionSet)...)
		}
	}
	return all
}

// lowered says which arguments of a field to lower, if it costs more than once
// what is asked of it.
func (l limits) lowered(ctx context.Context, place string, f *ast.Field, variables map[string]any) (advice []string) {
	given := f.ArgumentMap(variables)
	if in, ok := given["input"].(map[string]any); ok {
		if steps, err := graphql.UnmarshalInt(in["maxLength"]); err == nil && steps > cheapSteps {
			advice = append(advice, fmt.Sprintf("lower maxLength of %s (%d) to %d", place, steps, cheapSteps))
		}
	}
	size, entries := "first", given["first"]
	if given["last"] != nil {
		size, entries = "last", given["last"]
	}
	if entries == nil {
		entries = view.DefaultPage
	}
	multiplies := l.cost(ctx, ast.SelectionSet{f}, variables) > 1+l.cost(ctx, f.SelectionSet, variables)
	if multiplies && f.Definition.Arguments.ForName(size) != nil {
		advice = append(advice, fmt.Sprintf("lower %s of %s (%v)", size, place, entries))
	}
	return advice
}

func tooComplex(format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	code(err, view.TooComplex)
	return err
}

// depth is how many fields stand within each other. It looks at no more
// selections than are left: fragments of fragments have no end in sight.
// Questions about the schema have a limit of their own, in gqlparser's validation.
func depth(set ast.SelectionSet, left *int) int {
	deepest := 0
	for _, selection := range set {
		if *left--; *left < 0 {
			break
		}
		deep := 0
		switch s := selection.(type) {
		case *ast.Field:
			if deep = 1 + depth(s.SelectionSet, left); s.Name == "__schema" || s.Name == "__type" {
				deep = 1
			}
		case *ast.InlineFragment:
			deep = depth(s.SelectionSet, left)
		case *ast.FragmentSpread:
			deep = depth(s.Definition.SelectionSet, left)
		}
		deepest = max(deepest, deep)
	}
	return deepest
}
