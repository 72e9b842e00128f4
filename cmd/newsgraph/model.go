package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"newsgraph/archive"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
	"newsgraph/nlp/spacy/en"
)

// modelFlags are the flags of commands that need the model alone.
func modelFlags(c *config) {
	c.set.StringVar(&c.model, "model", "", "a spaCy pipeline, as a `directory` or wheel, instead of the one that ships with the program")
}

// pipeline loads the model that reads English.
func (c *config) pipeline() (*spacy.Pipeline, error) {
	if c.model != "" {
		return spacy.Open(c.model)
	}
	files, err := en.Files()
	if err != nil {
		return nil, fmt.Errorf("open the built-in model: %w", err)
	}
	return spacy.Load(files)
}

// blankLines are what stands between paragraphs.
var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n)+`)

// parseFile prints what the model finds in a plain text, paragraph by paragraph
// as articles are read.
func (p *program) parseFile(ctx context.Context, c *config) error {
	if len(c.args) != 1 {
		return usagef("parse: name one file, or - for standard input")
	}
	in, err := p.open(c.args[0])
	if err != nil {
		return fmt.Errorf("%s: %w", c.args[0], err)
	}
	defer in.Close()
	data, kind, err := readPage(c.args[0], in)
	if err == nil && kind != "text/plain" {
		err = errors.New("this is HTML, and parse reads plain text; 'newsgraph extract' finds the text of a page")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.args[0], err)
	}
	model, err := c.pipeline()
	if err != nil {
		return err
	}
	text, _ := archive.UTF8(data, kind)
	sentence := 1
	for _, paragraph := range blankLines.Split(strings.ReplaceAll(text, "\r\n", "\n"), -1) {
		if strings.TrimSpace(paragraph) == "" {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(p.stdout, "# newpar"); err != nil {
			return err
		}
		if sentence, err = nlp.Parse(model, paragraph).WriteCoNLLU(p.stdout, sentence); err != nil {
			return err
		}
	}
	return nil
}

// modelInfo prints what is known of the model.
func (p *program) modelInfo(_ context.Context, c *config) error {
	if len(c.args) != 1 || c.args[0] != "info" {
		return usagef("model: say 'newsgraph model info'")
	}
	model, err := c.pipeline()
	if err != nil {
		return err
	}
	meta := model.Meta()
	fmt.Fprintf(p.stdout, "name      %s\nabout     %s\nauthor    %s <%s>, %s\nlicense   %s\n", meta, meta.Description, meta.Author, meta.Email, meta.URL, meta.License)
	for _, s := range meta.Sources {
		fmt.Fprintf(p.stdout, "made with %s (%s): %s\n", s.Name, s.License, s.URL)
	}
	if c.model == "" {
		_, err = fmt.Fprintf(p.stdout, "\n%s", en.Origin)
	}
	return err
}
