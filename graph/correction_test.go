package graph

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/news"
)

// logLines is a curation log of a merge and its undo.
func logLines(t testing.TB) (lines string, log []*Correction) {
	t.Helper()
	key := MentionKey{"article:x", "00ff", news.Span{Start: 3, End: 9}, "Bo Li", news.Person}
	log = []*Correction{
		{Kind: MergeEntities, By: "Ann", Why: "one man", At: time.Date(2020, 8, 7, 0, 0, 0, 0, time.UTC),
			About: &Subject{&news.Entity{ID: "entity:a", Name: "Bo Li"}, []MentionKey{key}}, Into: &Subject{Entity: &news.Entity{ID: "entity:Q1"}}},
		{Kind: UndoIt, By: "Bo"},
	}
	for i, c := range log {
		if i == 1 {
			c.Undoes = log[0].ID
		}
		c.sign(i + 1)
		data, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		lines += string(data) + "\n"
	}
	return lines, log
}

func TestReadCorrections(t *testing.T) {
	lines, want := logLines(t)
	for _, tt := range []struct {
		what, data         string
		corrections, whole int
		err                string
	}{
		{"nothing", "", 0, 0, ""},
		{"a log", lines, 2, len(lines), ""},
		{"a line that breaks off", lines + `{"id":"corr`, 2, len(lines), ""},
		{"a last line without line feed", strings.TrimSuffix(lines, "\n"), 2, len(lines) - 1, ""},
		{"a changed one", strings.Replace(strings.TrimSuffix(lines, "\n"), `"by":"Bo"`, `"by":"Cy"`, 1), 1, strings.Index(lines, "\n") + 1, ""},
		{"a line that is changed", strings.Replace(lines, "one man", "two men", 1), 0, 0, "line 1: it was changed"},
		{"a line that is missing", lines[strings.Index(lines, "\n")+1:], 0, 0, "line 1: it was changed, or a line before it is missing"},
		{"no JSON", lines + "x\n", 0, 0, "line 3"},
	} {
		got, whole, err := ReadCorrections([]byte(tt.data))
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: got error %v, want %q", tt.what, err, tt.err)
			}
			continue
		}
		if err != nil || len(got) != tt.corrections || whole != tt.whole {
			t.Errorf("%s: got %d corrections in %d bytes (%v), want %d in %d", tt.what, len(got), whole, err, tt.corrections, tt.whole)
		}
		for i, c := range got {
			if c.ID != want[i].ID || c.Kind != want[i].Kind {
				t.Errorf("%s: correction %d is %+v, want %+v", tt.what, i, c, want[i])
			}
		}
	}
}

// TestSignForeignBytes signs what is no UTF-8, and reads it again.
func TestSignForeignBytes(t *testing.T) {
	bad := "caf\xe9"
	c := &Correction{Kind: RelinkCluster, By: bad, Why: bad, Into: &Subject{Entity: &news.Entity{ID: "entity:" + bad, Name: bad}},
		About: &Subject{Mentions: []MentionKey{{"article:x", "00ff", news.Span{Start: 3, End: 9}, bad, news.Person}}}}
	c.sign(1)
	line, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	log, _, err := ReadCorrections(append(line, '\n'))
	if err != nil || len(log) != 1 || log[0].ID != c.ID || log[0].Why != "caf\ufffd" || c.Why != "caf\ufffd" {
		t.Errorf("%s is read as %v (%v)", line, log, err)
	}
}

// FuzzReadCorrections checks that what is read is written the same again.
func FuzzReadCorrections(f *testing.F) {
	lines, _ := logLines(f)
	f.Add([]byte(lines))
	f.Add([]byte(`{"id":"x","n":1,"kind":"undo","undoes":"y"}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		log, whole, err := ReadCorrections(data)
		if err != nil {
			return
		}
		var again []byte
		for _, c := range log {
			line, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			again = append(append(again, line...), '\n')
		}
		same, _, err := ReadCorrections(again)
		if err != nil || !slices.EqualFunc(log, same, func(a, b *Correction) bool { return a.ID == b.ID }) {
			t.Errorf("%q (%d bytes) is read otherwise when written again: %v", data, whole, err)
		}
	})
}

// FuzzParseMentionKey checks that a key that is read is written the same.
func FuzzParseMentionKey(f *testing.F) {
	f.Add("article:x/00ff/3-9")
	f.Add("a/b/-1-2")
	f.Add("a/b/09-010")
	f.Fuzz(func(t *testing.T, s string) {
		k, err := ParseMentionKey(s)
		if err != nil {
			return
		}
		again, err := ParseMentionKey(k.String())
		if err != nil || again != k || k.Span.Start < 0 || k.Span.Len() <= 0 {
			t.Errorf("%q is %+v, and again %+v (%v)", s, k, again, err)
		}
	})
}
