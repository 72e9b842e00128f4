package kb

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// TestOwnColumns reads what people write into tables.
func TestOwnColumns(t *testing.T) {
	for _, text := range []string{
		"\uFEFF\"Name\",Type,Aliases,Gender\nAda Bell,person,A. Bell; Adabell|Bella;,Female\n",
		"name;gender;aliases\r\nAda Bell;F;A. Bell|Adabell|Bella\r\n",
	} {
		c, err := build(t, true, "own.csv", text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		ada, _ := c.Item("entity:kb-ada-bell")
		if ada.Type != news.Person || ada.Gender != news.Female || !reflect.DeepEqual(ada.Aliases, []string{"A. Bell", "Adabell", "Bella"}) {
			t.Errorf("%q gives %+v", text, ada)
		}
	}
}

// TestColumnsAreDescribed: the help and docs/NAMES.md tell of every column.
func TestColumnsAreDescribed(t *testing.T) {
	readme, err := os.ReadFile("../docs/NAMES.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range columns {
		if !strings.Contains(CSVColumns, "\n  "+column+" ") && !strings.HasPrefix(CSVColumns, "  "+column+" ") {
			t.Errorf("CSVColumns says nothing of %s", column)
		}
		if !strings.Contains(string(readme), "\n| "+column+" |") {
			t.Errorf("docs/NAMES.md says nothing of %s", column)
		}
	}
}

// shipped stands for the facts that ship, ahead of the user's own.
const shipped = `{"qid":"Q1","name":"John Roberts","types":["human"],"desc":"chief justice of the United States","sitelinks":60}
{"qid":"Q2","name":"Bell Works","types":["business"],"desc":"maker of bells","sitelinks":60}
{"qid":"Q3","name":"Satya Nadella","types":["human"],"desc":"chief executive of Microsoft","sitelinks":60}
{"qid":"Q4","name":"Ada Bell","types":["human"],"gender":"f","sitelinks":60}
`

// TestOwnRows: what becomes of a row that has the name of a known item, and what
// is said of that.
func TestOwnRows(t *testing.T) {
	for _, tt := range []struct {
		row, id string // of the row
		prior   float64
		note    string
	}{
		{"John Roberts,,,PERSON,,Fox News correspondent,,", "entity:kb-john-roberts", 0.9, `"John Roberts" stays apart from Q1 (John Roberts, PERSON, chief justice of the United States)`},
		{"Satya Nadella,,,PERSON,,my neighbor,,", "entity:kb-satya-nadella", 0.9, "stays apart from Q3"},
		{"Satya Nadella,,,PERSON,Nads,boss of Microsoft,,", "entity:Q3", 0.5, `joins Q3 (Satya Nadella, PERSON, chief executive of Microsoft), which has its name and type; to keep it apart, give it an id of its own; its description is added; 1 aliases are added`},
		{"Ada Bell,,,,,,m,", "entity:kb-ada-bell", 0.9, "stays apart from Q4"},
		{"Bell Works,,,ORGANIZATION,,our client,,", "entity:Q2", 0.5, "joins Q2"},
		{"Bell Works,17,,ORGANIZATION,,our client,,", "entity:kb-17", 0.9, ""},
		{"Bell Works,,,WORK,,a play,,", "entity:kb-bell-works", 0.9, "stays apart from Q2"},
		{"The Works,,Q2,PLACE,,our client,,", "entity:Q2", 0.5, `"The Works" joins Q2 (Bell Works, ORGANIZATION, maker of bells); its description is added; its type PLACE is left out`},
		{"Acme Widgets,,,ORGANIZATION,,,,", "entity:kb-acme-widgets", 0.99, ""},
		{"John Roberts=0.3,,,PERSON,,Fox News correspondent,,", "entity:kb-john-roberts", 0.3, "stays apart from Q1"},
	} {
		var told []Report
		b := Build{Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: true, Tell: func(r Report) { told = append(told, r) }}
		b.Sources = []string{writeSource(t, "rows.jsonl", shipped), writeSource(t, "own.csv", "name,id,qid,type,aliases,description,gender,office\n"+tt.row+"\n")}
		c, err := b.Run(t.Context())
		if err != nil {
			t.Errorf("%s: %v", tt.row, err)
			continue
		}
		name, _, _ := strings.Cut(strings.Split(tt.row, ",")[0], "=")
		named := c.Named(name)
		if i := slices.IndexFunc(named, func(r news.Referent) bool { return r.Entity == tt.id }); i < 0 || named[i].Prior < tt.prior-1e-9 {
			t.Errorf("%s: the name leads to %v, want %s with %.2f", tt.row, named, tt.id, tt.prior)
		}
		if notes := strings.Join(told[1].Notes, "; "); !strings.Contains(notes, tt.note) || tt.note == "" && notes != "" {
			t.Errorf("%s: told %q, want %q", tt.row, notes, tt.note)
		}
	}
}

// TestOwnDescription: what the user says stands before what was known.
func TestOwnDescription(t *testing.T) {
	c, err := build(t, true, "rows.jsonl", shipped, "own.csv", "name,qid,description,aliases\nBell Works,Q2,our client,The Bells\n")
	if err != nil {
		t.Fatal(err)
	}
	works, _ := c.Item("entity:Q2")
	if works.Description != "our client; maker of bells" || !reflect.DeepEqual(works.Aliases, []string{"The Bells"}) || works.Type != news.Organization {
		t.Errorf("got %+v", works)
	}
}

// TestNamesakes: people of one name are told apart by description, whatever the
// order of the rows, or by id.
func TestNamesakes(t *testing.T) {
	rows := []string{"Ada Bell,,f,singer in Halbrook\n", "Ada Bell,,f,judge\n", "Ada Bell,7,f,\n"}
	for range 2 {
		c, err := build(t, true, "own.csv", "name,id,gender,description\n"+strings.Join(rows, ""))
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, r := range c.Named("Ada Bell") {
			ids = append(ids, r.Entity)
		}
		if want := []string{"entity:kb-7", "entity:kb-ada-bell-judge", "entity:kb-ada-bell-singer-in-halbrook"}; !reflect.DeepEqual(ids, want) {
			t.Errorf("got %v, want %v", ids, want)
		}
		slices.Reverse(rows)
	}
}

// TestTwoTables: a row of a second table joins that of the first which has its
// name, unless they tell of different people.
func TestTwoTables(t *testing.T) {
	c, err := build(t, true, "a.csv", "name,gender,description\nAda Bell,f,judge in Halbrook\nBo Li,m,\n",
		"b.csv", "name,gender,description\nAda Bell,f,singer\nBo Li,m,painter\n", "c.csv", "name,gender,description\nAda Bell,f,a judge\n")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"entity:kb-ada-bell": "a judge; judge in Halbrook", "entity:kb-ada-bell-singer": "singer", "entity:kb-bo-li": "painter"} {
		if item, _ := c.Item(id); item.Description != want {
			t.Errorf("%s is %q, want %q", id, item.Description, want)
		}
	}
}

func TestReports(t *testing.T) {
	var told []string
	b := Build{Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: true, Tell: func(r Report) { told = append(told, r.String()) }}
	b.Sources = []string{
		writeSource(t, "own.csv", "name,qid\nBell Works,Q2\n"), writeSource(t, "rows.jsonl", shipped+`{"qid":"Q9","name":"?"}`),
		writeSource(t, "anchors.tsv", "Kestrel\tQ2\t60\nkestrel\tQ99\t15\n"), writeSource(t, "titles.tsv", "Bell_Works\tQ2\n"),
	}
	if _, err := b.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"own.csv: 1 rows, 1 items added, 0 joined to those of sources before",
		"rows.jsonl: 5 rows, 3 items added, 1 joined to those of sources before, 1 ignored (names without a letter or digit)",
		"titles.tsv: 1 rows",
		"anchors.tsv: 2 rows, 1 ignored (counted for strangers: they lead to no item here)",
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
}

// TestOutputIsNoSource: nothing but a catalogue is overwritten.
func TestOutputIsNoSource(t *testing.T) {
	own := writeSource(t, "own.csv", ownCSV)
	notes := writeSource(t, "notes.txt", "precious")
	for _, tt := range []struct{ output, want string }{
		{own, "is a source and cannot be the output"},
		{filepath.Join(filepath.Dir(own), ".", "own.csv"), "is a source and cannot be the output"},
		{notes, "is there already and is no compiled catalogue"},
	} {
		b := Build{Sources: []string{own}, Output: tt.output}
		if _, err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want %q", tt.output, err, tt.want)
		}
	}
	for name, want := range map[string]string{own: ownCSV, notes: "precious"} {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s has %q, %v", name, got, err)
		}
	}
}
