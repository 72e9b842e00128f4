package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"newsgraph/eval"
)

func judgeFlags(c *config) {
	modelFlags(c)
	c.set.StringVar(&c.kb, "kb", "", "a `file` with the catalogue of names, instead of the one that ships with the program")
	c.set.StringVar(&c.evalDir, "eval", c.evalDir, "the `directory` of the annotated texts (also NEWSGRAPH_EVAL)")
	c.set.StringVar(&c.without, "without", "", "draw: a `file` of articles to leave out, and of statements that were judged: on each line, first, the id of one")
	c.set.IntVar(&c.sample, "n", 400, "draw: how `many` statements")
	c.set.Uint64Var(&c.seed, "seed", 1, "draw: the `number` that the sample follows from")
}

// judge has people judge what is found: it draws statements for them, and adds
// up what they say.
func (p *program) judge(ctx context.Context, c *config) error {
	steps := map[string]func(context.Context, *config) error{"draw": p.judgeDraw, "score": p.judgeScore, "recall": p.judgeRecall}
	if len(c.args) == 0 || steps[c.args[0]] == nil {
		return usagef("judge: say what to do: draw (print statements to judge, as JSON lines), score FILE FILE (add up the verdicts of two readers) or recall FILE (look for what a reader found)")
	}
	return steps[c.args[0]](ctx, c)
}

func (p *program) judgeDraw(ctx context.Context, c *config) error {
	if len(c.args) != 1 || c.evalDir == "" {
		return usagef("judge draw: name the directory of the annotated texts with --eval, or in NEWSGRAPH_EVAL, and nothing else")
	}
	without, err := firstFields(c.without)
	if err != nil {
		return fmt.Errorf("read what to leave out: %w", err)
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	drawn, err := eval.Draw(ctx, reader, c.evalDir, without, c.sample, c.seed)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(p.stdout)
	lines.SetEscapeHTML(false)
	for _, d := range drawn {
		if err := lines.Encode(d); err != nil {
			return err
		}
	}
	return nil
}

// firstFields are the first words of the lines of a file; none without a file.
func firstFields(name string) (ids []string, err error) {
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			ids = append(ids, fields[0])
		}
	}
	return ids, nil
}

func (p *program) judgeScore(_ context.Context, c *config) error {
	if len(c.args) != 3 {
		return usagef("judge score: name the files of two readers' verdicts: on each line an id, five marks (y or n for subject, predicate, object, voice and status) and a reason, parted by tabs")
	}
	var verdicts [2][]eval.Verdict
	for i, name := range c.args[1:] {
		f, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("read the verdicts: %w", err)
		}
		defer f.Close()
		if verdicts[i], err = eval.ReadVerdicts(f); err != nil {
			return fmt.Errorf("read the verdicts of %s: %w", name, err)
		}
	}
	figures, err := eval.Judged(verdicts[0], verdicts[1])
	if err != nil {
		return err
	}
	return eval.WriteFigures(p.stdout, figures)
}

func (p *program) judgeRecall(ctx context.Context, c *config) error {
	if len(c.args) != 2 || c.evalDir == "" {
		return usagef("judge recall: name a file of annotated statements, and the directory of the annotated texts with --eval, or in NEWSGRAPH_EVAL")
	}
	f, err := os.Open(c.args[1])
	if err != nil {
		return fmt.Errorf("read the annotated statements: %w", err)
	}
	defer f.Close()
	annotated, err := eval.ReadAnnotated(f)
	if err != nil {
		return fmt.Errorf("read the annotated statements of %s: %w", c.args[1], err)
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	figures, err := eval.Recall(ctx, reader, c.evalDir, annotated)
	if err != nil {
		return err
	}
	return eval.WriteFigures(p.stdout, figures)
}
