package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"newsgraph/news"
	"newsgraph/nlp"
)

// Drawn is a statement that people are to judge. Offsets are code points of the
// article's text, end excluded.
type Drawn struct {
	ID          string   `json:"id"` // holds all that is judged, without a word of the text
	Article     string   `json:"article"`
	Start       int      `json:"start"` // of the sentence
	End         int      `json:"end"`
	Before      string   `json:"before"` // the text before the sentence, up to 300 code points
	Sentence    string   `json:"sentence"`
	Trigger     string   `json:"trigger"`
	Subject     string   `json:"subject"` // the words, and who they are taken to mean
	Predicate   string   `json:"predicate"`
	Object      string   `json:"object"`
	Voice       string   `json:"voice"`
	Status      string   `json:"status"`
	Negated     bool     `json:"negated"`
	Attribution []string `json:"attribution"`
	Time        string   `json:"time"`
}

// Draw reads the articles of Wikinews and draws n of the statements found in
// them, each kind (predicate) by its share of all, at random by a seed; articles
// of some ids are left out, and so is what was judged before, by the ids that it
// had. The same reader, articles, n and seed give the same sample.
func Draw(ctx context.Context, reader *nlp.Reader, dir string, without []string, n int, seed uint64) ([]Drawn, error) {
	kinds, left := make(map[string][]Drawn), make(map[string]bool)
	for _, id := range without {
		left[place(id)] = true
	}
	all := 0
	for row, err := range wikinews(ctx, dir) {
		if err != nil {
			return nil, err
		}
		if left[row.ID] {
			continue
		}
		for _, d := range row.statements(reader) {
			if left[place(d.ID)] {
				continue
			}
			kinds[d.Predicate] = append(kinds[d.Predicate], d)
			all++
		}
	}
	random := rand.New(rand.NewPCG(seed, seed))
	var drawn, rest []Drawn
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		of := kinds[kind]
		random.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
		share := min(n, all) * len(of) / all
		drawn, rest = append(drawn, of[:share]...), append(rest, of[share:]...)
	}
	random.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	drawn = append(drawn, rest[:min(len(rest), max(0, n-len(drawn)))]...)
	random.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	return drawn, nil
}

// place is the part of a statement's id that says where it stands, whatever is
// made of it there: the article and the trigger. The id of an article is itself.
func place(id string) string {
	parts := strings.SplitN(id, "/", 3)
	return strings.Join(parts[:min(len(parts), 2)], "/")
}

// wikinewsRow is an article of Wikinews.
type wikinewsRow struct{ ID, URL, Date, Title, Text string }

// wikinews gives the articles of Wikinews.
func wikinews(ctx context.Context, dir string) func(func(wikinewsRow, error) bool) {
	return func(yield func(wikinewsRow, error) bool) {
		for _, year := range []string{"2019", "2020"} {
			for row, err := range rows[wikinewsRow](ctx, dir, "wikinews", "wikinews-"+year+".jsonl.gz") {
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}

// statements are the statements that a reader finds in the article.
func (w wikinewsRow) statements(reader *nlp.Reader) []Drawn {
	t := newText(w.Title, w.Date, w.Text)
	t.article.URL = w.URL
	r := reader.Read(t.article)
	var drawn []Drawn
	for i := range r.Statements {
		drawn = append(drawn, t.drawn(w.ID, r, i))
	}
	return drawn
}

// drawn shows statement i of a reading to those who judge it.
func (t *text) drawn(article string, r *news.Reading, i int) Drawn {
	s := r.Statements[i]
	span := r.Sentences[s.Sentence].Span
	d := Drawn{
		Article: article, Sentence: span.Of(t.article.Text), Before: t.before(span.Start),
		Trigger: s.Trigger.Of(t.article.Text), Subject: t.who(r, s.Subject), Object: t.who(r, s.Object), Predicate: s.Predicate,
		Voice: string(s.Voice), Status: string(s.Status), Negated: s.Negated, Time: s.Time.EDTF,
	}
	d.Start, d.End = t.points(span)
	for _, a := range s.Attribution {
		d.Attribution = append(d.Attribution, t.who(r, a.Argument))
	}
	d.ID = fmt.Sprintf("%s/%s/%s/%s/%s/%s/%s/%t", article, t.place(s.Trigger), s.Predicate, t.place(s.Subject.Span), t.place(s.Object.Span), s.Voice, s.Status, s.Negated)
	return d
}

// place is a span in code points, "" for none.
func (t *text) place(s news.Span) string {
	if s == (news.Span{}) {
		return ""
	}
	start, end := t.points(s)
	return fmt.Sprintf("%d-%d", start, end)
}

// before is the text before a byte, as far as it helps to understand what follows.
func (t *text) before(end int) string {
	points := []rune(t.article.Text[:end])
	return string(points[max(0, len(points)-300):])
}

// who are the words of an argument and, where they are no name, who is meant.
func (t *text) who(r *news.Reading, a news.Argument) string {
	words := a.Span.Of(t.article.Text)
	if a.Cluster >= 0 && r.Clusters[a.Cluster].Name != words {
		words += " = " + r.Clusters[a.Cluster].Name
	}
	return words
}

// Verdict is what one reader says of one drawn statement.
type Verdict struct {
	ID     string
	Right  [5]bool // subject, predicate, object, voice, status
	Reason string
}

// fields are what is judged, in order.
var fields = [5]string{"subject", "predicate", "object", "voice", "status"}

// all reports whether all is right.
func (v Verdict) all() bool { return v.Right == [5]bool{true, true, true, true, true} }

// ReadVerdicts reads lines of an id, five marks (y or n, for subject, predicate,
// object, voice and status) and a reason, parted by tabs.
func ReadVerdicts(r io.Reader) ([]Verdict, error) {
	var verdicts []Verdict
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) < 6 {
			return nil, fmt.Errorf("line %d has %d columns; want the id, five marks (y or n for %s), and a reason", n, len(parts), strings.Join(fields[:], ", "))
		}
		v := Verdict{ID: parts[0], Reason: strings.Join(parts[6:], " ")}
		for i := range v.Right {
			mark := strings.ToLower(strings.TrimSpace(parts[i+1]))
			if mark != "y" && mark != "n" {
				return nil, fmt.Errorf("line %d: the mark for the %s is %q, not y or n", n, fields[i], parts[i+1])
			}
			v.Right[i] = mark == "y"
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, lines.Err()
}

// Judged gives, from the verdicts of two readers on the same statements, the
// share that both hold right, with Wilson's interval of 95 %, of each field and
// of all together; and how far the two agree, also by Cohen's kappa. A statement
// counts as right only if both say so.
func Judged(one, other []Verdict) ([]Figure, error) {
	by := make(map[string]Verdict)
	for _, v := range other {
		by[v.ID] = v
	}
	if len(by) != len(one) || len(other) != len(one) {
		return nil, fmt.Errorf("the readers judged %d and %d statements; want the same ones, each once", len(one), len(other))
	}
	type pair struct{ a, b Verdict }
	var pairs []pair
	for _, v := range one {
		w, ok := by[v.ID]
		if !ok {
			return nil, fmt.Errorf("the first reader judged %s, which the second did not judge, or the first judged it twice", v.ID)
		}
		delete(by, v.ID)
		pairs = append(pairs, pair{v, w})
	}
	var list []Figure
	for i := range len(fields) + 1 {
		name, right := "all five", Verdict.all
		if i < len(fields) {
			name, right = fields[i], func(v Verdict) bool { return v.Right[i] }
		}
		var both, agree, first, second int
		for _, p := range pairs {
			a, b := right(p.a), right(p.b)
			both, agree, first, second = both+bit(a && b), agree+bit(a == b), first+bit(a), second+bit(b)
		}
		n := len(pairs)
		f := Figure{Set: "judged", Name: name, Predicted: float64(n), P: percent(both, n), Value: percent(both, n)}
		f.Low, f.High = Wilson(both, n)
		f.Note = fmt.Sprintf("the two agree on %.1f %%, kappa %.2f", percent(agree, n), kappa(agree, first, second, n))
		list = append(list, f)
	}
	return list, nil
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// kappa is Cohen's kappa of two readers who say yes first and second times of n,
// and the same agree times; 1 where both say yes to all.
func kappa(agree, first, second, n int) float64 {
	if n == 0 {
		return 0
	}
	a, b := float64(first)/float64(n), float64(second)/float64(n)
	chance := a*b + (1-a)*(1-b)
	if chance == 1 {
		return 1
	}
	return (float64(agree)/float64(n) - chance) / (1 - chance)
}

// Wilson is Wilson's score interval of 95 % for a share, in percent (E. B.
// Wilson, Probable inference, the law of succession, and statistical inference,
// JASA 22, 1927).
func Wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 100
	}
	const z = 1.959964
	p, m := float64(right)/float64(n), float64(n)
	center, width := p+z*z/(2*m), z*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return 100 * (center - width) / (1 + z*z/m), 100 * (center + width) / (1 + z*z/m)
}

// Annotated is a statement that people find in an article which they read whole.
// Offsets are code points; those of an object that the text does not name are -1.
type Annotated struct {
	Article                  string
	TriggerStart, TriggerEnd int
	Predicate                string
	SubjectStart, SubjectEnd int
	ObjectStart, ObjectEnd   int
	Voice, Status            string
}

// ReadAnnotated reads statements as JSON lines.
func ReadAnnotated(r io.Reader) ([]Annotated, error) {
	var all []Annotated
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	for {
		var a Annotated
		err := decoder.Decode(&a)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("statement %d: %w", len(all)+1, err)
		}
		all = append(all, a)
	}
}

// Recall measures how much of what people find in articles of Wikinews the
// reader finds: a statement with the same predicate, whose trigger overlaps, and
// whose subject and object are the annotated ones or somebody of the same chain
// of mentions. "with voice and status" asks for these too. Below them stand the
// statements of each predicate.
func Recall(ctx context.Context, reader *nlp.Reader, dir string, annotated []Annotated) ([]Figure, error) {
	of := make(map[string][]Annotated)
	for _, a := range annotated {
		of[a.Article] = append(of[a.Article], a)
	}
	var all []counts
	predicates := make(map[string]bool)
	for row, err := range wikinews(ctx, dir) {
		if err != nil {
			return nil, err
		}
		if len(of[row.ID]) == 0 {
			continue
		}
		t, c := newText(row.Title, row.Date, row.Text), make(counts)
		t.article.URL = row.URL
		r := reader.Read(t.article)
		for _, a := range of[row.ID] {
			found, whole := t.finds(r, a)
			c.of("statements").share(found)
			c.of("statements with voice and status").share(whole)
			c.of(a.Predicate).share(found)
			predicates[a.Predicate] = true
		}
		all = append(all, c)
		delete(of, row.ID)
	}
	if len(of) > 0 {
		return nil, fmt.Errorf("no article of Wikinews has the id %s", slices.Min(slices.Collect(maps.Keys(of))))
	}
	names := append([]string{"statements", "statements with voice and status"}, slices.Sorted(maps.Keys(predicates))...)
	return figures("wikinews", all, names...), nil
}

// finds reports whether a reading has an annotated statement, and whether with
// its voice and status.
func (t *text) finds(r *news.Reading, a Annotated) (found, whole bool) {
	for _, s := range r.Statements {
		if s.Trigger.Overlaps(t.span(a.TriggerStart, a.TriggerEnd)) && s.Predicate == a.Predicate && t.means(r, s.Subject, a.SubjectStart, a.SubjectEnd) && t.means(r, s.Object, a.ObjectStart, a.ObjectEnd) {
			found = true
			whole = whole || string(s.Voice) == a.Voice && string(s.Status) == a.Status
		}
	}
	return found, whole
}

// means reports whether an argument is what stands at some code points, or is
// mentioned there.
func (t *text) means(r *news.Reading, a news.Argument, start, end int) bool {
	if start < 0 {
		return true
	}
	at := t.span(start, end)
	return at.Overlaps(a.Span) || a.Cluster >= 0 && slices.ContainsFunc(r.Mentions, func(m news.Mention) bool { return m.Cluster == a.Cluster && at.Overlaps(m.Span) })
}
