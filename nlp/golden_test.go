package nlp

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
	"newsgraph/press"
)

var update = flag.Bool("update", false, "write the readings of testdata anew")

// TestPress reads every article of the sample press and compares the readings
// with those in testdata, which were looked through by hand: a line a sentence,
// and below it what is found in it.
func TestPress(t *testing.T) {
	outlets, err := press.New()
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	seen := make(map[string]bool)
	for _, p := range outlets.Articles() {
		a := pressArticle(p)
		got := describe(a, read(t, r, a))
		name := goldenName(t, p.URL)
		seen[name] = true
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: another reading (-update writes it)\n%s", name, difference(got, string(want)))
		}
	}
	files, _ := filepath.Glob("testdata/press/*")
	for _, name := range files {
		if !seen[filepath.ToSlash(name)] {
			t.Errorf("%s belongs to no article", name)
		}
	}
}

func goldenName(t *testing.T, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return "testdata/press/" + strings.TrimSuffix(path.Base(u.Path), ".html") + ".txt"
}

// pressArticle is an article of the press as it should be extracted.
func pressArticle(p press.Article) *news.Article {
	paragraphs := []string{"# " + p.Headline}
	for _, b := range p.Paragraphs {
		paragraphs = append(paragraphs, b.Text)
	}
	a := article(p.Published, paragraphs...)
	for i, b := range p.Paragraphs {
		a.Blocks[i+1].Kind = news.BlockKind(b.Kind)
	}
	if a.Published.IsZero() {
		a.Published, _ = news.ParseDate(p.Day)
	}
	a.URL, a.Language = p.URL, p.Language
	a.Genre = map[string]news.Genre{"column": news.OpinionGenre, "analysis": news.Analysis, "reportage": news.ReportageGenre}[p.Kind]
	return a
}

// describe writes a reading for people.
func describe(a *news.Article, r *news.Reading) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", strings.ToLower(string(r.Genre)))
	for i, s := range r.Sentences {
		fmt.Fprintf(&b, "%s\n", s.Span.Of(a.Text))
		if s.Voice != news.Reportage && s.Voice != "" {
			fmt.Fprintf(&b, "\t%s\n", strings.ToLower(string(s.Voice)))
		}
		for _, m := range r.Mentions {
			if m.Sentence == i {
				fmt.Fprintf(&b, "\t%s = %s\n", m.Span.Of(a.Text), who(r, m))
			}
		}
		for _, q := range r.Quotes {
			if s.Span.Start <= q.Span.Start && q.Span.Start < s.Span.End {
				fmt.Fprintf(&b, "\t%s %q by %s\n", strings.ToLower(string(q.Form)), q.Span.Of(a.Text), speaker(a, r, q)+manner(a, r, q))
			}
		}
		for _, e := range r.Times {
			if s.Span.Contains(e.Span) {
				fmt.Fprintf(&b, "\t%s: %s %s\n", e.Span.Of(a.Text), e.Type, timeValue(e))
			}
		}
		for k := range r.Statements {
			if one := r.Statements[k]; one.Sentence == i {
				fmt.Fprintf(&b, "\t[%d] %s %s\n", one.Event, strings.ToLower(string(one.Voice)), statedOne(a, r, &one))
			}
		}
		for _, o := range r.Opinions {
			if o.Sentence == i && o.Stance != news.StanceUnclear {
				fmt.Fprintf(&b, "\topinion of %s\n", heldOne(a, r, o))
			}
		}
	}
	if len(r.Events) > 0 {
		fmt.Fprintf(&b, "\nEvents\n")
	}
	for i := range r.Events {
		fmt.Fprintf(&b, "\t[%d] %s\n", i, happenedOne(a, r, &r.Events[i]))
	}
	return b.String()
}

// timeValue is the value of an expression, and its EDTF form if it is another.
func timeValue(e news.TimeExpression) string {
	if e.EDTF != e.Value && e.EDTF != "" {
		return e.Value + " " + e.EDTF
	}
	return e.Value
}

func who(r *news.Reading, m news.Mention) string {
	c := r.Clusters[m.Cluster]
	if len(m.Candidates) > 0 && m.Candidates[0].Score >= 0.5 {
		i := slices.IndexFunc(r.Entities, func(e news.Entity) bool { return e.ID == m.Candidates[0].Entity })
		return fmt.Sprintf("%s (%s)", r.Entities[i].Name, strings.TrimPrefix(r.Entities[i].ID, "entity:"))
	}
	return fmt.Sprintf("%s, %s", c.Name, strings.ToLower(string(c.Type)))
}

func speaker(a *news.Article, r *news.Reading, q news.Quote) string {
	who := "?"
	if q.Speaker >= 0 {
		who = r.Clusters[q.Speaker].Name
	}
	if words := q.Source.Of(a.Text); words != "" && words != who {
		who += fmt.Sprintf(" (%s)", words)
	}
	return who
}

// manner is how a quote is said, to whom, and which it goes on with.
func manner(a *news.Article, r *news.Reading, q news.Quote) string {
	var words []string
	if q.Kind != "" && q.Kind != news.FromPerson {
		words = append(words, strings.ToLower(string(q.Kind)))
	}
	if q.Cue != (news.Span{}) {
		words = append(words, fmt.Sprintf("%s %q", strings.ToLower(string(q.Act)), q.Cue.Of(a.Text)))
	}
	if q.Addressee >= 0 {
		words = append(words, "to "+r.Clusters[q.Addressee].Name)
	}
	if q.Continues >= 0 {
		words = append(words, "goes on")
	}
	if len(words) == 0 {
		return ""
	}
	return ": " + strings.Join(words, ", ")
}

// difference gives the first lines in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d:\n got %s\nwant %s", i+1, strings.Join(g[i:min(i+3, len(g))], "\n     "), strings.Join(w[min(i, len(w)):min(i+3, len(w))], "\n     "))
		}
	}
	return fmt.Sprintf("line %d is missing:\nwant %s", len(g), w[len(g)])
}

// BenchmarkRead reads the articles of the sample press, one an iteration.
func BenchmarkRead(b *testing.B) {
	outlets, err := press.New()
	if err != nil {
		b.Fatal(err)
	}
	r := reader(b)
	var articles []*news.Article
	bytes := 0
	for _, p := range outlets.Articles() {
		articles = append(articles, pressArticle(p))
		bytes += len(articles[len(articles)-1].Text)
	}
	b.SetBytes(int64(bytes / len(articles)))
	for i := 0; b.Loop(); i++ {
		r.Read(articles[i%len(articles)])
	}
}
