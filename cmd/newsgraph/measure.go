package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/news"
	"newsgraph/nlp"
	"newsgraph/nlp/spacy"
	"newsgraph/press"
)

func evalFlags(c *config) {
	modelFlags(c)
	c.set.StringVar(&c.kb, "kb", "", "a `file` with the catalogue of names, instead of the one that ships with the program")
	c.set.StringVar(&c.evalDir, "eval", c.evalDir, "the `directory` of the annotated texts (also NEWSGRAPH_EVAL)")
	c.set.StringVar(&c.errors, "errors", "", "linking, quotes, time, events: a `file` to write what is wrong to, as JSON lines, for the texts that were tuned on")
	c.set.StringVar(&c.times, "times", "", "time: a `file` of the expressions of time that another system found, to measure beside (see scripts/time)")
	c.set.StringVar(&c.labels, "labels", "", "voice: a `file` of the labels that another system gave, to measure beside (see scripts/voice)")
	c.set.StringVar(&c.chains, "chains", "", "coref: a `file` of the chains that another system found, to measure beside (see scripts/coref)")
}

// measurer measures a reader on the annotated texts of a directory. It may write
// what is wrong as JSON lines, where wrong is not nil.
type measurer func(ctx context.Context, reader *nlp.Reader, dir string, wrong io.Writer) ([]eval.Figure, error)

// measures are what eval measures, but for names, and how.
func (c *config) measures() map[string]measurer {
	plain := func(measure func(context.Context, *nlp.Reader, string) ([]eval.Figure, error)) measurer {
		return func(ctx context.Context, reader *nlp.Reader, dir string, _ io.Writer) ([]eval.Figure, error) {
			return measure(ctx, reader, dir)
		}
	}
	return map[string]measurer{
		"linking": eval.Linking, "coref": c.measureCoref, "roles": plain(eval.Roles), "time": c.measureTime, "events": eval.Events, "quotes": measureQuotes, "relations": plain(eval.Relations), "voice": c.measureVoice,
	}
}

// eval measures quality.
func (p *program) eval(ctx context.Context, c *config) error {
	if len(c.args) != 1 || c.measures()[c.args[0]] == nil && c.args[0] != "ner" {
		return usagef("eval: say what to measure: ner (names), linking (who is meant), coref (pronouns and descriptions), roles (offices), quotes (who says what), time (dates and durations), events (who did what), relations (who is what to whom) or voice (comment and report)")
	}
	if c.evalDir == "" {
		return usagef("eval: name the directory of the annotated texts with --eval, or in NEWSGRAPH_EVAL")
	}
	if c.args[0] == "ner" {
		return p.evalNER(ctx, c)
	}
	return p.evalFigures(ctx, c)
}

func (p *program) evalNER(ctx context.Context, c *config) error {
	model, err := c.pipeline()
	if err != nil {
		return err
	}
	scores, err := eval.NER(ctx, model, c.evalDir)
	if err != nil {
		return err
	}
	return eval.Write(p.stdout, scores)
}

// evalFigures measures a reader and prints the figures.
func (p *program) evalFigures(ctx context.Context, c *config) (failed error) {
	reader, err := c.reader()
	if err != nil {
		return err
	}
	var wrong io.Writer
	if c.errors != "" {
		f, err := os.Create(c.errors)
		if err != nil {
			return fmt.Errorf("write what is wrong: %w", err)
		}
		defer func() { failed = errors.Join(failed, f.Close()) }()
		wrong = f
	}
	figures, err := c.measures()[c.args[0]](ctx, reader, c.evalDir, wrong)
	if err == nil {
		err = eval.WriteFigures(p.stdout, figures)
	}
	if err != nil || c.args[0] != "linking" {
		return err
	}
	fmt.Fprintln(p.stdout, "\nF1 published for other systems, names/all mentions, on other versions or parts of the sets:")
	return eval.WritePublished(p.stdout, c.evalDir)
}

// measureCoref measures coreference, beside that of another system where a file
// of its chains is named.
func (c *config) measureCoref(ctx context.Context, reader *nlp.Reader, dir string, _ io.Writer) ([]eval.Figure, error) {
	var other eval.Chains
	if c.chains != "" {
		var err error
		if other, err = eval.ReadChains(c.chains); err != nil {
			return nil, err
		}
	}
	return eval.Coreference(ctx, reader, dir, other)
}

// measureQuotes measures quotes; what is wrong is told of the texts that were
// tuned on.
func measureQuotes(ctx context.Context, reader *nlp.Reader, dir string, wrong io.Writer) ([]eval.Figure, error) {
	set := "polnear-dev"
	if wrong != nil {
		set = "polnear-train"
	}
	return eval.Quotes(ctx, reader, dir, set, wrong)
}

// measureVoice measures how comment is told from report, beside another system
// where a file of its labels is named.
func (c *config) measureVoice(ctx context.Context, reader *nlp.Reader, dir string, _ io.Writer) ([]eval.Figure, error) {
	var other eval.Labels
	if c.labels != "" {
		var err error
		if other, err = eval.ReadLabels(c.labels); err != nil {
			return nil, err
		}
	}
	return eval.Voice(ctx, reader, dir, other)
}

// measureTime measures expressions of time, beside those of another system where
// a file of them is named.
func (c *config) measureTime(ctx context.Context, reader *nlp.Reader, dir string, wrong io.Writer) ([]eval.Figure, error) {
	var other eval.Times
	if c.times != "" {
		var err error
		if other, err = eval.ReadTimes(c.times); err != nil {
			return nil, err
		}
	}
	return eval.TimeExpressions(ctx, reader, dir, other, wrong)
}

func benchFlags(c *config) {
	modelFlags(c)
	c.set.StringVar(&c.kb, "kb", "", "a `file` with the catalogue of names, instead of the one that ships with the program")
	c.set.StringVar(&c.text, "text", "", "a `file` of texts to read, as JSON lines with a field text, instead of the sample press")
}

// bench measures how fast the model parses, and how much longer it takes to read
// whole articles, which is to parse them and find what they say.
func (p *program) bench(ctx context.Context, c *config) error {
	if len(c.args) != 1 || c.args[0] != "nlp" {
		return usagef("bench: say what to measure: nlp (reading English)")
	}
	texts, err := benchTexts(c.text)
	if err != nil {
		return err
	}
	loading := time.Now()
	model, err := c.pipeline()
	if err != nil {
		return err
	}
	loaded := time.Since(loading)
	names, err := c.names()
	if err != nil {
		return err
	}
	reader := &nlp.Reader{Names: names, Model: model}
	var articles []*news.Article
	for _, text := range texts {
		a, err := extract.Text(text, extract.Given{Certain: true})
		if err != nil {
			return fmt.Errorf("read the texts: %w", err)
		}
		articles = append(articles, a)
	}
	runtime.GOMAXPROCS(1)
	tokens := readAll(ctx, model, texts) // to warm up
	parsing, reading := medians(5, func() { readAll(ctx, model, texts) }, func() {
		for _, a := range articles {
			if ctx.Err() == nil {
				reader.Read(a)
			}
		}
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	_, err = fmt.Fprintf(p.stdout, "model             %s\nloaded in         %d ms\ntexts             %d\ntokens            %d\ntokens/cpu-second %.0f\nwhole reading     %.2f x the parse\npeak memory       %s\n",
		model.Meta(), loaded.Milliseconds(), len(texts), tokens, float64(tokens)/parsing, reading/parsing, peakMemory())
	return err
}

// medians runs two functions in turn, and gives the medians of their CPU seconds.
func medians(times int, one, other func()) (float64, float64) {
	var first, second []float64
	for range times {
		before := cpuTime()
		one()
		between := cpuTime()
		other()
		first, second = append(first, (between-before).Seconds()), append(second, (cpuTime()-between).Seconds())
	}
	slices.Sort(first)
	slices.Sort(second)
	return first[times/2], second[times/2]
}

// readAll gives the number of tokens of all texts, unless it is interrupted.
func readAll(ctx context.Context, model *spacy.Pipeline, texts []string) int {
	tokens := 0
	for _, text := range texts {
		if ctx.Err() != nil {
			break
		}
		tokens += len(model.Parse(text).Tokens)
	}
	return tokens
}

// benchTexts are the texts of a file, or those of the sample press.
func benchTexts(name string) ([]string, error) {
	var texts []string
	if name == "" {
		outlets, err := press.New()
		if err != nil {
			return nil, err
		}
		for _, a := range outlets.Articles() {
			var paragraphs []string
			for _, b := range a.Paragraphs {
				paragraphs = append(paragraphs, b.Text)
			}
			texts = append(texts, strings.Join(paragraphs, "\n\n"))
		}
		return texts, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the texts: %w", err)
	}
	defer f.Close()
	decoder := json.NewDecoder(f)
	for {
		var row struct{ Text string }
		err := decoder.Decode(&row)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read the texts of %s, which must have a JSON object with a field text on each line: %w", name, err)
		}
		texts = append(texts, row.Text)
	}
	return texts, nil
}
