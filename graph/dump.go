package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"newsgraph/news"
)

// Dump writes the whole graph as JSON lines in sorted order, each with its kind,
// so that two graphs can be compared byte by byte.
func (g *Graph) Dump(ctx context.Context, w io.Writer) error {
	var lines [][]byte
	err := g.Store.Dump(ctx, func(record any) error {
		data, err := json.Marshal(map[string]any{kind(record): record})
		lines = append(lines, append(data, '\n'))
		return err
	})
	if err != nil {
		return fmt.Errorf("dump the graph: %w", err)
	}
	slices.SortFunc(lines, bytes.Compare)
	for _, line := range lines {
		if _, err := w.Write(line); err != nil {
			return fmt.Errorf("dump the graph: %w", err)
		}
	}
	return nil
}

func kind(record any) string {
	switch record.(type) {
	case *news.Source:
		return "source"
	case *Article:
		return "article"
	case *Reading:
		return "reading"
	case *Entity:
		return "entity"
	case *Redirect:
		return "redirect"
	case *Failure:
		return "failure"
	case *Correction:
		return "correction"
	}
	panic(fmt.Sprintf("graph: a store dumped a %T", record))
}
