package web

import (
	_ "embed"
	"strings"
)

//go:embed playground/examples.graphql
var examplesSource string

// Example is a query that the playground offers.
type Example struct {
	Title string // a question in plain words
	Query string // a document with one named operation, the title above it as a comment
}

// Examples returns the queries that the playground offers, in its order.
// Each begins with a comment at the start of a line, its title, and goes on to
// the next; playground/examples.jsx reads the same file by the same rule.
func Examples() []Example {
	var examples []Example
	for _, part := range strings.Split("\n"+examplesSource, "\n#")[1:] {
		title, _, _ := strings.Cut(part, "\n")
		examples = append(examples, Example{
			Title: strings.TrimSpace(title),
			Query: strings.TrimSpace("#" + part),
		})
	}
	return examples
}
