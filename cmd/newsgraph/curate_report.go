package main

import (
	"context"
	"fmt"
	"strings"

	"newsgraph/graph"
)

// report tells what a correction changes and how far it reaches.
func (u *curator) report(ctx context.Context, c *graph.Correction, e *graph.Effect) {
	mentions := 0
	for _, m := range e.Moves {
		mentions += m.Mentions
	}
	fmt.Fprintf(u.stderr, "%s of %s changed\n", count(mentions, "mention"), count(e.Articles, "article"))
	for _, m := range e.Moves {
		words := m.Words
		if len(words) > maxWords {
			words = append(words[:maxWords:maxWords], "...")
		}
		fmt.Fprintf(u.stderr, "  %d: %s, now %s (%s)\n", m.Mentions, u.called(ctx, m.From), u.called(ctx, m.To), strings.Join(words, "; "))
	}
	if reach := reach(c); reach != "" {
		fmt.Fprintln(u.stderr, reach)
	}
	if c.About != nil && c.About.Entity != nil && c.Into != nil && c.About.Entity.Type != c.Into.Entity.Type {
		fmt.Fprintf(u.stderr, "note: %s is a %s, %s a %s\n", c.About.Entity.Name, c.About.Entity.Type, c.Into.Entity.Name, c.Into.Entity.Type)
	}
}

// maxWords is how many of the words of mentions are shown.
const maxWords = 8

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// reach says which articles a correction is about.
func reach(c *graph.Correction) string {
	switch {
	case c.Kind == graph.UndoIt:
		return ""
	case c.About.Entity == nil:
		return "A mention stands for all that were taken for the same in its article, also in later versions of that. Other articles are left alone."
	case c.About.Entity.WikidataID != "":
		return fmt.Sprintf("This holds also for later articles, wherever a name is taken for %s.", c.About.Entity.Name)
	}
	return fmt.Sprintf("This holds also for later articles that name %s in the same company. Namesakes in other company are left alone.", c.About.Entity.Name)
}
