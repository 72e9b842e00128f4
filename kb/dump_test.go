package kb

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"newsgraph/news"
)

// gzipped writes the dump of testdata compressed.
func gzipped(t *testing.T) string {
	t.Helper()
	plain, err := os.ReadFile("testdata/dump.json")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(plain)
	w.Close()
	return writeSource(t, "dump.json.gz", b.String())
}

func writeSource(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func day(s string) news.Date {
	d, err := news.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestDump reads one dump in its three forms.
func TestDump(t *testing.T) {
	var digests []string
	for _, dump := range []string{"testdata/dump.json", "testdata/dump.json.bz2", gzipped(t)} {
		b := Build{Sources: []string{dump}, Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: true, MinSitelinks: 1}
		c, err := b.Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		checkDump(t, c)
		digests = append(digests, string(c.data[headerSize:len(c.data)-len(c.sources)]))
		if _, err := os.Stat(b.Output + ".partial"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: the partial file is still there (%v)", dump, err)
		}
	}
	if digests[0] != digests[1] || digests[0] != digests[2] {
		t.Error("the same dump gives other catalogues when it is compressed")
	}
}

func checkDump(t *testing.T, c *Catalogue) {
	t.Helper()
	if c.Len() != 3 {
		t.Errorf("%d items, want Freedonia, Ada von Bell and Condor Airlines", c.Len())
	}
	ada, _ := c.Item("entity:Q900004")
	ada.Popularity = 0
	want := news.Item{
		Entity: news.Entity{ID: "entity:Q900004", WikidataID: "Q900004", Name: "Ada von Bell", Type: news.Person, Description: "Freedonian politician"},
		Gender: news.Female,
		Offices: []news.Office{
			{Role: "chancellor", Of: "entity:Q900002", From: day("2005-11-22"), To: day("2021")},
			{Role: "chief executive", Of: "entity:Q900005", From: day("2022-03")},
		},
	}
	if !reflect.DeepEqual(ada, want) {
		t.Errorf("got  %+v\nwant %+v", ada, want)
	}
	condor, _ := c.Item("entity:Q900005")
	if condor.Type != news.Organization || !reflect.DeepEqual(condor.Kinds, []string{"cargo airline"}) ||
		!reflect.DeepEqual(condor.Seats, []string{"entity:Q900002"}) || !reflect.DeepEqual(condor.Links, []string{"entity:Q900004"}) {
		t.Errorf("Condor Airlines is %+v", condor)
	}
	if got := c.Holders("chancellor"); !reflect.DeepEqual(got, []string{"entity:Q900004"}) {
		t.Errorf("chancellors are %v", got)
	}
	if got := c.Named("Land of the Free"); len(got) != 1 || got[0].Form != news.Alias {
		t.Errorf("Land of the Free is %v", got)
	}
}

// TestDumpGoesOn interrupts the reading of a dump of 30,000 lines.
func TestDumpGoesOn(t *testing.T) {
	plain, err := os.ReadFile("testdata/dump.json")
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("{\"type\":\"property\",\"id\":\"P1\"},\n", 29000)
	dump := writeSource(t, "big.json", strings.Replace(string(plain), "\n{\"type\":\"property\"", "\n"+filler+"{\"type\":\"property\"", 1))
	ctx, cancel := context.WithCancel(t.Context())
	b := Build{Sources: []string{dump}, Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: true, MinSitelinks: 1, Progress: func(string) { cancel() }}
	if _, err := b.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("got error %v, want that it was interrupted", err)
	}
	if f, err := os.OpenFile(b.Output+".partial", os.O_APPEND|os.O_WRONLY, 0); err != nil {
		t.Fatal(err)
	} else {
		f.WriteString("{\"row\":{\"qid\":\"Q9") // as a crash leaves it
		f.Close()
	}
	told := 0
	b.Progress = func(string) { told++ }
	p, err := openPartial(b.Output+".partial", dump, 1)
	if err != nil || p.lines < markEvery || len(p.rows) != 4 || len(p.above) != 2 {
		t.Fatalf("the partial file has %+v, %v; want 10,000 lines or more, four items and two subclasses", p, err)
	}
	p.close()
	p.release()
	c, err := b.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	checkDump(t, c)
}

// TestDumpCut: a dump that ends at the end of a line is not taken for whole.
func TestDumpCut(t *testing.T) {
	plain, err := os.ReadFile("testdata/dump.json")
	if err != nil {
		t.Fatal(err)
	}
	whole := strings.TrimSpace(string(plain))
	for _, tt := range []struct{ text, want string }{
		{strings.TrimSuffix(whole, "]"), "the dump is cut short"},
		{strings.TrimSuffix(strings.TrimSuffix(whole, "]"), "\n"), "the dump is cut short"},
		{"[\n", "the dump is cut short"},
		{"", "there is nothing in it"},
		{"{\"qid\":\"Q1\"}\n", "line 1: this is no dump of Wikidata, which begins with a line of \"[\""},
	} {
		b := Build{Sources: []string{writeSource(t, "d.json", tt.text)}, Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: true}
		if _, err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.20q: got error %v, want %q", tt.text, err, tt.want)
		}
		if left, _ := filepath.Glob(b.Output + "*"); left != nil {
			t.Errorf("%.20q leaves %v", tt.text, left)
		}
	}
}

// TestPartialOfAnother: what is kept of one dump is not used for another of its
// name and size.
func TestPartialOfAnother(t *testing.T) {
	dump := writeSource(t, "d.json", "[\n"+`{"type":"item","id":"Q1"}`+"\n]\n")
	name := filepath.Join(t.TempDir(), "k.partial")
	p, err := openPartial(name, dump, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.readDump(t.Context(), dump, &Build{}); err != nil || !p.done {
		t.Fatalf("%v, done: %t", err, p.done)
	}
	if _, err := openPartial(name, dump, 1); err == nil || !strings.Contains(err.Error(), "another newsgraph is building") {
		t.Errorf("a second one gets error %v", err)
	}
	p.close()
	p.release()
	info, err := os.Stat(dump)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text  string
		later time.Duration
		done  bool
	}{
		{"[\n" + `{"type":"item","id":"Q1"}` + "\n]\n", 0, true},
		{"[\n" + `{"type":"item","id":"Q1"}` + "\n]\n", time.Second, false},
		{"[\n" + `{"type":"item","id":"Q2"}` + "\n]\n", 0, false},
	} {
		if err := errors.Join(os.WriteFile(dump, []byte(tt.text), 0o644), os.Chtimes(dump, time.Time{}, info.ModTime().Add(tt.later))); err != nil {
			t.Fatal(err)
		}
		p, err := openPartial(name, dump, 1)
		if err != nil {
			t.Fatal(err)
		}
		if p.done != tt.done {
			t.Errorf("%q, %v later: done is %t, want %t", tt.text, tt.later, p.done, tt.done)
		}
		p.file.Close() // not what is begun anew
		p.release()
	}
}

// TestStatements: where an item was, and what is said with less weight, do not
// count.
func TestStatements(t *testing.T) {
	statement := func(to, rank, end string) string {
		qualifiers := "{}"
		if end != "" {
			qualifiers = `{"P582":[` + end + `]}`
		}
		return `{"mainsnak":{"datavalue":{"value":{"id":"` + to + `"}}},"qualifiers":` + qualifiers + `,"rank":"` + rank + `"}`
	}
	const ended, unknown = `{"datavalue":{"value":{"time":"+1945-00-00T00:00:00Z","precision":9}}}`, `{"snaktype":"somevalue"}`
	for _, tt := range []struct {
		statements []string
		want       []string
	}{
		{[]string{statement("Q183", "preferred", ""), statement("Q7318", "normal", ended)}, []string{"Q183"}},
		{[]string{statement("Q7318", "normal", ended), statement("Q183", "normal", "")}, []string{"Q183"}},
		{[]string{statement("Q7318", "normal", unknown), statement("Q183", "normal", "")}, []string{"Q183"}},
		{[]string{statement("Q1", "normal", ""), statement("Q2", "deprecated", ""), statement("Q3", "normal", "")}, []string{"Q1", "Q3"}},
		{[]string{statement("Q7318", "normal", ended)}, []string{"Q7318"}},
		{[]string{statement("Q7318", "preferred", ended), statement("Q183", "normal", "")}, []string{"Q183"}},
	} {
		line := `{"type":"item","id":"Q64","labels":{"en":{"value":"Berlin"}},"claims":{"P31":[` + statement("Q515", "normal", "") + `],"P17":[` + strings.Join(tt.statements, ",") + `]}}`
		row, err := parseDumpLine([]byte(line), 0)
		if err != nil || !reflect.DeepEqual(row.Seats, tt.want) {
			t.Errorf("%s: got %v, %v, want %v", tt.statements, row.Seats, err, tt.want)
		}
	}
}

func FuzzDumpLine(f *testing.F) {
	plain, err := os.ReadFile("testdata/dump.json")
	if err != nil {
		f.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(plain)); lines.Scan(); {
		f.Add(lines.Bytes())
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		row, err := parseDumpLine(line, 0)
		if err != nil || row == nil {
			return
		}
		for _, rec := range dumpRecords([]*dumpRow{row}, &taxonomy{above: pairsOf(row.QID, row.Parents)}) {
			if !rec.hasName(news.FoldName(row.Name)) {
				t.Errorf("%q does not have its own name", row.Name)
			}
		}
	})
}
