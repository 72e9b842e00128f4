package nlp

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"newsgraph/news"
)

func TestSeedDump(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("SEED"))
	if err != nil {
		t.Skip()
	}
	var paras []string
	for _, p := range strings.Split(string(b), "\n") {
		if p = strings.TrimSpace(p); p != "" {
			paras = append(paras, p)
		}
	}
	paras[0] = "# " + paras[0]
	a := article("2020-08-07", paras...)
	r := reader(t)
	x := read(t, r, a)
	name := func(who news.Argument) string {
		if who.Cluster >= 0 {
			return x.Clusters[who.Cluster].Name
		}
		return "'" + who.Span.Of(a.Text) + "'"
	}
	for i, s := range x.Sentences {
		fmt.Println(s.Span.Of(a.Text))
		for _, st := range x.Statements {
			if st.Sentence == i {
				fmt.Printf("\t[%s] %s | %s | %s %v neg=%v time=%s due=%s %s ev=%d %.2f\n", st.Trigger.Of(a.Text), name(st.Subject), st.Predicate, name(st.Object), st.Status, st.Negated, st.Time.EDTF, st.Deadline.EDTF, st.Voice, st.Event, st.Confidence)
			}
		}
		for _, tm := range x.Times {
			if s.Span.Contains(tm.Span) {
				fmt.Printf("\t\t\t%s %s %s\n", tm.Span.Of(a.Text), tm.Type, tm.EDTF)
			}
		}
	}
	for i, e := range x.Events {
		fmt.Printf("%d %s %q %s due %s", i, e.Type, e.Title, e.Time.EDTF, e.Deadline.EDTF)
		for _, p := range e.Participants {
			fmt.Printf(" %s=%s", p.Role, name(p.Argument))
		}
		fmt.Println()
	}
}
