package server

import (
	"context"

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
	c.Article.Mentions, c.Article.Quotes = list, list
	c.Entity.Articles, c.Entity.QuotesSpoken, c.Entity.QuotesAbout, c.Entity.CoMentions = list, list, list, list
	c.PathStep.Evidence = list
	c.Query.Articles = func(child int, first *int, _ *string, last *int, _ *string, _ *view.ArticleFilter) int {
		if last != nil {
			first = last
		}
		return cost(child, first)
	}
	c.Query.Entities = func(child int, _ *string, first *int, _ *string) int { return cost(child, first) }
	c.Query.Quotes = func(child int, _ *view.QuoteFilter, first *int, _ *string) int { return cost(child, first) }
	c.Query.Paths = func(child int, _ view.PathInput, first *int) int { return cost(child, first) }
	c.Article.Sentences = func(child int) int { return 30*child + 1 }
	c.Path.Entities = func(child int) int { return 5*child + 1 }
	c.Path.Steps = func(child int) int { return 4*child + 1 }
	return c
}

func cost(child int, first *int) int {
	n := view.DefaultPage
	if first != nil {
		n = min(max(*first, 0), view.MaxPage)
	}
	return n*child + 1
}

// depthLimit refuses questions that are nested too deep. It is an extension of
// gqlgen.
type depthLimit struct{}

// ExtensionName names the extension to gqlgen.
func (depthLimit) ExtensionName() string { return "DepthLimit" }

// Validate does nothing: the limit fits every schema.
func (depthLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation before it is run.
func (depthLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if tooDeep(op.Operation.SelectionSet, 1) {
		err := gqlerror.Errorf("the query is nested too deep: at most %d fields within fields", maxDepth)
		err.Extensions = map[string]any{"code": view.TooComplex}
		return err
	}
	return nil
}

// tooDeep looks at fields at some depth. Questions about the schema have a limit
// of their own, in gqlparser's validation.
func tooDeep(set ast.SelectionSet, depth int) bool {
	for _, selection := range set {
		deep := false
		switch s := selection.(type) {
		case *ast.Field:
			about := s.Name == "__schema" || s.Name == "__type"
			deep = !about && (depth > maxDepth || tooDeep(s.SelectionSet, depth+1))
		case *ast.InlineFragment:
			deep = tooDeep(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			deep = tooDeep(s.Definition.SelectionSet, depth)
		}
		if deep {
			return true
		}
	}
	return false
}
