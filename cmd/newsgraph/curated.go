package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/news"
)

// log prints the corrections, a line each.
func (u *curator) log(ctx context.Context, _ []string) error {
	log, err := u.graph.Corrections(ctx)
	undone := make(map[string]bool)
	for _, c := range log {
		undone[c.Undoes] = true
	}
	for _, c := range log {
		state := ""
		if undone[c.ID] {
			state = " (undone)"
		}
		fmt.Fprintf(u.stdout, "%s  %s  %s: %s%s", c.ID, c.At.Format(time.RFC3339), c.By, u.describe(ctx, c), state)
		if c.Why != "" {
			fmt.Fprintf(u.stdout, "  – %s", c.Why)
		}
		fmt.Fprintln(u.stdout)
	}
	return err
}

// describe says in words what a correction does.
func (u *curator) describe(ctx context.Context, c *graph.Correction) string {
	switch c.Kind {
	case graph.UndoIt:
		return "undo " + c.Undoes
	case graph.MergeEntities:
		return fmt.Sprintf("merge %s into %s", u.subject(ctx, c.About), u.subject(ctx, c.Into))
	case graph.SplitEntity:
		return fmt.Sprintf("split %s from %s, as %s", u.subject(ctx, c.About), u.subject(ctx, c.Not), c.Into.Entity.ID)
	case graph.RelinkCluster:
		return fmt.Sprintf("relink %s to %s", u.subject(ctx, c.About), u.subject(ctx, c.Into))
	}
	return fmt.Sprintf("%s is not %s", u.subject(ctx, c.About), u.subject(ctx, c.Not))
}

// subject names what a correction is about.
func (u *curator) subject(ctx context.Context, s *graph.Subject) string {
	if s.Entity != nil {
		return fmt.Sprintf("%s (%s)", s.Entity.Name, s.Entity.ID)
	}
	var places []string
	for _, key := range s.Mentions {
		places = append(places, fmt.Sprintf("%q at %s", key.Name, u.place(ctx, key)))
	}
	return strings.Join(places, ", ")
}

// place is the id of a mention; of one in a text that is not there, the words that
// say so.
func (u *curator) place(ctx context.Context, key graph.MentionKey) string {
	found, err := u.graph.Articles(ctx, []string{key.Article})
	if err != nil || found[0] == nil {
		return "an article that is not there"
	}
	v := found[0].Version(key.Digest)
	if v == nil {
		return "a text that is not there, of " + found[0].URL
	}
	return key.ID(v.Text)
}

// show prints the clusters that an entity is made of, with the decisions.
func (u *curator) show(ctx context.Context, args []string) error {
	s, err := u.entity(ctx, args[0])
	if err != nil {
		return err
	}
	former, err := u.graph.FormerIDs(ctx, []string{s.Entity.ID})
	if err != nil {
		return err
	}
	clusters, err := u.graph.Clusters(ctx, s.Entity.ID)
	if err != nil {
		return err
	}
	fmt.Fprintf(u.stdout, "%s  %s, %s  %s\n", s.Entity.ID, s.Entity.Name, s.Entity.Type, s.Entity.Description)
	if len(former[0]) > 0 {
		fmt.Fprintf(u.stdout, "also leading here: %s\n", strings.Join(former[0], " "))
	}
	for _, n := range clusters {
		if err := u.showCluster(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func (u *curator) showCluster(ctx context.Context, n graph.Named) error {
	id, err := u.graph.Identity(ctx, n.Key())
	if err != nil {
		return err
	}
	c, r := n.Reading.Clusters[n.Cluster], n.Reading
	fmt.Fprintf(u.stdout, "\n%s\n  mention   %s\n  names     %s\n", n.Article.URL, n.Key().ID(n.Version.Text), strings.Join(append([]string{c.Name}, c.Aliases...), "; "))
	for _, m := range r.Mentions {
		if m.Cluster == n.Cluster {
			fmt.Fprintf(u.stdout, "  sentence  %s\n", strings.Join(strings.Fields(r.Sentences[m.Sentence].Span.Of(n.Version.Text)), " "))
			break
		}
	}
	for _, candidate := range id.Candidates {
		fmt.Fprintf(u.stdout, "  candidate %.2f  %s\n", candidate.Score, u.called(ctx, candidate.Entity))
	}
	for _, d := range id.Decisions {
		to := "now"
		if !d.To.IsZero() {
			to = d.To.Format(time.RFC3339)
		}
		fmt.Fprintf(u.stdout, "  decision  %s to %s: %s, by %s: %s\n", d.From.Format(time.RFC3339), to, u.called(ctx, d.Entity), d.By, cmp.Or(d.Why, "no reason given"))
	}
	return nil
}

// called is an id with the name, where it is known.
func (u *curator) called(ctx context.Context, id string) string {
	found, err := u.graph.Entities(ctx, []string{id})
	if err != nil || found[0] == nil {
		return id
	}
	return fmt.Sprintf("%s (%s)", id, found[0].Name)
}

// testCase is a mention with who is meant there, as people say: a test for what
// links names. Positions are code points.
type testCase struct {
	Article  string       `json:"article"`
	Digest   string       `json:"digest"` // of the text
	Mention  string       `json:"mention"`
	Exact    string       `json:"exact"`
	Prefix   string       `json:"prefix"`
	Suffix   string       `json:"suffix"`
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Expected *news.Entity `json:"expected,omitempty"` // none: nobody that a catalogue knows
	Not      *news.Entity `json:"not,omitempty"`      // who it was taken for
	By       []string     `json:"corrections"`
}

// export prints test cases: the mentions of all clusters that corrections make
// somebody else.
func (u *curator) export(ctx context.Context, _ []string) error {
	corrected, err := u.graph.Corrected(ctx)
	if err != nil {
		return err
	}
	out := json.NewEncoder(u.stdout)
	out.SetEscapeHTML(false)
	for _, n := range corrected {
		c := n.Reading.Clusters[n.Cluster]
		found, err := u.graph.Entities(ctx, []string{c.Entity, c.Found()})
		if err != nil {
			return err
		}
		for _, m := range n.Reading.Mentions {
			if m.Cluster != n.Cluster {
				continue
			}
			t := quoted(n.Version.Text, m.Span)
			t.Article, t.Digest, t.Expected, t.Not = n.Article.URL, n.Reading.Digest, catalogued(found[0]), catalogued(found[1])
			t.Mention = graph.MentionID(n.Article.ID, n.Reading.Digest, t.Start, t.End)
			for _, correction := range n.By {
				t.By = append(t.By, correction.ID)
			}
			if err := out.Encode(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// catalogued is an entity that a catalogue knows; nil for others.
func catalogued(e *graph.Entity) *news.Entity {
	if e == nil || e.WikidataID == "" {
		return nil
	}
	return &e.Entity
}

// quoted is a stretch of a text with what stands around it.
func quoted(text string, s news.Span) testCase {
	const around = 32 // code points
	before, after := []rune(text[:s.Start]), []rune(text[s.End:])
	return testCase{
		Exact: s.Of(text), Prefix: string(before[max(0, len(before)-around):]), Suffix: string(after[:min(around, len(after))]),
		Start: len(before), End: len(before) + utf8.RuneCountInString(s.Of(text)),
	}
}
