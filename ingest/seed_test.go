package ingest

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/extract"
	"newsgraph/news"
)

var update = flag.Bool("update", false, "write the reading of testdata anew")

// TestSeed reads the article that the project began with, which is no part of
// it, and compares the whole reading with one that was looked through by hand,
// sentence by sentence. That holds offsets, ids, types and dates, but none of
// the article's words.
func TestSeed(t *testing.T) {
	folder := os.Getenv("NEWSGRAPH_EVAL")
	if folder == "" {
		if strings.Contains(os.Getenv("NEWSGRAPH_REQUIRE"), "eval") {
			t.Fatal("NEWSGRAPH_REQUIRE names eval, but NEWSGRAPH_EVAL names no folder")
		}
		t.Skip("set NEWSGRAPH_EVAL to the folder of the evaluation data; seed/article.txt stands beside it")
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(filepath.Clean(folder)), "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	published, err := news.ParseDate("2020-08-07")
	if err != nil {
		t.Fatal(err)
	}
	a, err := extract.Text(string(text), extract.Given{URL: "https://www.theregister.com/2020/08/07/example", Published: published})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("sha256 %x\n", sha256.Sum256(text)) + outline(a, reader(t).Read(a))
	const name = "testdata/seed.txt"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s, line %d: another reading (-update writes it):\n got %s\nwant %s", name, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", name, len(g), len(w))
}

// outliner writes a reading without a word of its article. Spans are bytes of
// the article's text, end excluded.
type outliner struct {
	strings.Builder
	*news.Reading
}

func outline(a *news.Article, r *news.Reading) string {
	o := &outliner{Reading: r}
	fmt.Fprintf(o, "%s, %d bytes in %d blocks\n", r.Genre, len(a.Text), len(a.Blocks))
	for i, s := range r.Sentences {
		fmt.Fprintf(o, "%s %s\n", offsets(s.Span), s.Voice)
		o.sentence(i, s.Span)
	}
	for i, e := range r.Events {
		fmt.Fprintf(o, "event %d %s%s%s, statements %v\n", i, e.Type, when(" at ", e.Time), when(" until ", e.Deadline), e.Statements)
		for _, p := range e.Participants {
			fmt.Fprintf(o, "\t%s %s\n", p.Role, o.argument(p.Argument))
		}
	}
	return o.String()
}

// sentence writes what stands in one sentence.
func (o *outliner) sentence(i int, span news.Span) {
	for _, m := range o.Mentions {
		if m.Sentence == i {
			fmt.Fprintf(o, "\t%s %s %s\n", offsets(m.Span), m.Form, o.who(m.Cluster))
		}
	}
	for _, q := range o.Quotes {
		if span.Contains(news.Span{Start: q.Span.Start, End: q.Span.Start}) {
			fmt.Fprintf(o, "\t%s quote %s by %s", offsets(q.Span), q.Form, o.argument(news.Argument{Cluster: q.Speaker, Span: q.Source}))
			fmt.Fprintf(o, " %s%s, to %s\n", q.Kind, strings.TrimRight(" "+string(q.Act), " "), o.who(q.Addressee))
		}
	}
	for _, e := range o.Times {
		if span.Contains(e.Span) {
			fmt.Fprintf(o, "\t%s %s %s %s\n", offsets(e.Span), e.Type, e.Value, e.EDTF)
		}
	}
	for k, s := range o.Statements {
		if s.Sentence == i {
			fmt.Fprintf(o, "\tstatement %d\n", k)
			o.statement(s)
		}
	}
}

func (o *outliner) statement(s news.Statement) {
	negated := ""
	if s.Negated {
		negated = "not "
	}
	fmt.Fprintf(o, "\t\t%s %s %s%s%s%s, event %d\n", s.Voice, s.Predicate, negated, s.Status, when(" at ", s.Time), when(" until ", s.Deadline), s.Event)
	fmt.Fprintf(o, "\t\t%s | %s | %s\n", o.argument(s.Subject), offsets(s.Trigger), o.argument(s.Object))
	for _, by := range s.Attribution {
		fmt.Fprintf(o, "\t\tby %s %s\n", o.argument(by.Argument), by.Kind)
	}
	if q := s.Quantity; q != nil {
		fmt.Fprintf(o, "\t\t%s %s%s %s\n", offsets(q.Span), q.Unit, q.Currency, offsets(q.OfWhat))
	}
}

// who is a cluster by the id of its best entity, or by its number and type.
func (o *outliner) who(cluster int) string {
	if cluster < 0 {
		return "nobody"
	}
	best := news.Candidate{Score: 0.5}
	for _, m := range o.Mentions {
		if m.Cluster == cluster && len(m.Candidates) > 0 && m.Candidates[0].Score >= best.Score {
			best = m.Candidates[0]
		}
	}
	if best.Entity != "" {
		return strings.TrimPrefix(best.Entity, "entity:")
	}
	return fmt.Sprintf("%s %d", o.Clusters[cluster].Type, cluster)
}

func (o *outliner) argument(a news.Argument) string {
	return strings.TrimSpace(offsets(a.Span) + " " + o.who(a.Cluster))
}

// offsets writes a span, "-" for none.
func offsets(s news.Span) string {
	if s == (news.Span{}) {
		return "-"
	}
	return fmt.Sprintf("%d-%d", s.Start, s.End)
}

// when is a time behind a word, if there is one.
func when(word string, w news.When) string {
	if w == (news.When{}) {
		return ""
	}
	return word + w.EDTF
}
