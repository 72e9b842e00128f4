package graph

import (
	"context"
	"fmt"
	"slices"

	"newsgraph/news"
)

// EntityByName finds the most mentioned entity of a name or alias. Case,
// accents and punctuation do not matter.
func (g *Graph) EntityByName(ctx context.Context, name string) (*Entity, error) {
	if folded := news.FoldName(name); folded != "" {
		refs, _, err := g.ListEntities(ctx, EntityFilter{Name: folded}, Page{Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(refs) > 0 {
			return one(g.Entities(ctx, []string{refs[0].ID}))
		}
	}
	return nil, fmt.Errorf("entity named %q: %w", name, ErrNotFound)
}

// maxRedirects is how many redirects in a row are followed, as in browsers.
const maxRedirects = 20

// ArticleAt finds the article that was seen at an address, or else the one to
// which the address redirects, in as few steps as possible; of several the one
// with the smallest id.
func (g *Graph) ArticleAt(ctx context.Context, address string) (*Article, error) {
	here := []string{address}
	for steps := 0; len(here) > 0 && steps <= maxRedirects; steps++ {
		ids, err := g.ArticlesAt(ctx, here)
		if err != nil {
			return nil, err
		}
		if ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" }); len(ids) > 0 {
			return one(g.Articles(ctx, []string{slices.Min(ids)}))
		}
		targets, err := g.Redirects(ctx, here)
		if err != nil {
			return nil, err
		}
		here = union(nil, slices.Concat(targets...))
	}
	return nil, fmt.Errorf("article at %s: %w", address, ErrNotFound)
}
