package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"

	"newsgraph/server"
)

func queryFlags(c *config) {
	storeFlags(c)
	c.set.StringVar(&c.knownAt, "known-at", "", "answer from what was known at this `time`, such as 2020-08-07 or 2020-08-07T12:00:00Z; needs memory for the whole graph")
	c.set.StringVar(&c.variables, "variables", "", "the query's variables as a `JSON` object")
}

// query answers one query without a server.
func (p *program) query(ctx context.Context, c *config) error {
	if len(c.args) != 1 {
		return usagef("query: give one GraphQL query, in quotes, or - to read it from standard input")
	}
	question := c.args[0]
	if question == "-" {
		data, err := io.ReadAll(p.stdin)
		if err != nil {
			return fmt.Errorf("read the query: %w", err)
		}
		question = string(data)
	}
	variables, err := parseVariables(c.variables)
	if err != nil {
		return err
	}
	g, err := c.existingGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	if c.knownAt != "" {
		if g, err = c.past(ctx, g); err != nil {
			return err
		}
	}
	answer, ok, err := server.New(g, slog.New(slog.NewTextHandler(p.stderr, nil)), server.DefaultTimeout).Query(ctx, question, variables)
	if err != nil {
		return err
	}
	if err := p.printJSON(answer); err != nil {
		return err
	}
	if !ok {
		return errQuiet // the answer has the errors
	}
	return nil
}

func parseVariables(text string) (map[string]any, error) {
	if text == "" {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.UseNumber()
	var variables map[string]any
	if err := decoder.Decode(&variables); err != nil {
		return nil, usagef(`--variables: not a JSON object such as {"name": "Huawei"}: %w`, err)
	}
	return variables, nil
}

// printJSON prints JSON with indents.
func (p *program) printJSON(data []byte) error {
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := b.WriteTo(p.stdout)
	return err
}
