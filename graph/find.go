package graph

import (
	"context"
	"fmt"

	"newsgraph/news"
)

// EntityByID finds an entity by its id, or by an id that it had once: a local
// entity that was found to be another leads there.
func (g *Graph) EntityByID(ctx context.Context, id string) (*Entity, error) {
	e, err := one(g.Entities(ctx, []string{id}))
	if err != nil || e != nil {
		return e, err
	}
	to, err := one(g.Redirects(ctx, []string{id}))
	if err != nil {
		return nil, err
	}
	if to != "" {
		e, err = one(g.Entities(ctx, []string{to}))
	}
	if err == nil && e == nil {
		err = fmt.Errorf("entity %q: %w", id, ErrNotFound)
	}
	return e, err
}

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

// ArticleAt finds the article that was seen at an address.
func (g *Graph) ArticleAt(ctx context.Context, address string) (*Article, error) {
	id, err := one(g.ArticlesAt(ctx, []string{address}))
	if err != nil {
		return nil, err
	}
	if id == "" {
		return nil, fmt.Errorf("article at %s: %w", address, ErrNotFound)
	}
	return one(g.Articles(ctx, []string{id}))
}
