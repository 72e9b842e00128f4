package kb

import (
	"bytes"
	"compress/gzip"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"newsgraph/news"
)

const ownCSV = "Name,QID,type,aliases,description,gender,office,organization,seat\n" +
	"Ada Bell,,,A. Bell|Adabell,engineer,f,\"chief executive, Bell Works, 2019/\",,\n" +
	"Bell Works,Q77,organization,,maker of bells,,,,Germany\n" +
	"Bo Li,,,,,m,chair,Bell Works,\n"

// build makes a catalogue of sources, each a name and a text.
func build(t *testing.T, withoutBuiltin bool, sources ...string) (*Catalogue, error) {
	t.Helper()
	b := Build{Output: filepath.Join(t.TempDir(), "k"), WithoutBuiltin: withoutBuiltin}
	for i := 0; i < len(sources); i += 2 {
		b.Sources = append(b.Sources, writeSource(t, sources[i], sources[i+1]))
	}
	return b.Run(t.Context())
}

func TestBuildMerges(t *testing.T) {
	rows := `{"qid":"Q77","name":"Bell Works Inc.","aliases":["Glockenwerk","鐘"],"types":["business"],"desc":"firm in Germany","sitelinks":20}` + "\n" +
		`{"qid":"Q183","name":"Germany","types":["country"],"sitelinks":300}` + "\n"
	c, err := build(t, true, "own.csv", ownCSV, "rows.jsonl", rows)
	if err != nil {
		t.Fatal(err)
	}
	works, _ := c.Item("entity:Q77")
	works.Popularity = 0
	want := news.Item{
		Entity: news.Entity{ID: "entity:Q77", WikidataID: "Q77", Name: "Bell Works", Type: news.Organization, Description: "maker of bells",
			Aliases: []string{"Bell Works Inc.", "Glockenwerk"}},
		Kinds: []string{"business", "firm"}, Seats: []string{"entity:Q183"},
	}
	want.Kinds = []string{"business"}
	if !reflect.DeepEqual(works, want) {
		t.Errorf("got  %+v\nwant %+v", works, want)
	}
	ada, _ := c.Item("entity:kb-ada-bell")
	if ada.Gender != news.Female || !reflect.DeepEqual(ada.Offices, []news.Office{{Role: "chief executive", Of: "entity:Q77", From: day("2019")}}) {
		t.Errorf("Ada Bell is %+v", ada)
	}
	bo, _ := c.Item("entity:kb-bo-li")
	if !reflect.DeepEqual(bo.Offices, []news.Office{{Role: "chair", Of: "entity:Q77"}}) {
		t.Errorf("Bo Li is %+v", bo)
	}
	if sources := strings.Join(c.Sources(), "; "); sources != "own.csv (3 items); rows.jsonl (2 items)" {
		t.Errorf("sources are %q", sources)
	}
}

// TestRowFacts: a row may say the gender and the offices of a person.
func TestRowFacts(t *testing.T) {
	rows := `{"qid":"Q1","name":"Ada Bell","gender":"f","offices":["chair, Q2, 2019/"]}` + "\n" + `{"qid":"Q2","name":"Bell Works","types":["business"]}`
	c, err := build(t, true, "rows.jsonl", rows)
	if err != nil {
		t.Fatal(err)
	}
	ada, _ := c.Item("entity:Q1")
	if ada.Type != news.Person || ada.Gender != news.Female || !reflect.DeepEqual(ada.Offices, []news.Office{{Role: "chair", Of: "entity:Q2", From: day("2019")}}) {
		t.Errorf("got %+v", ada)
	}
}

func TestBuildCounts(t *testing.T) {
	rows := `{"qid":"Q1","name":"Kestrel Airlines","types":["airline"]}` + "\n" + `{"qid":"Q2","name":"Kestrel","types":["film"]}` + "\n"
	c, err := build(t, true, "rows.jsonl", rows, "anchors.tsv", "Kestrel\tKestrel_(airline)\t60\nkestrel\tQ2\t15\nKestrel\tVultur\t20\n", "title2qid.tsv", "Kestrel_(airline)\tQ1\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []news.Referent{{Entity: "entity:Q1", Prior: 0.6, Form: news.Alias}, {Entity: "entity:Q2", Prior: 0.15}}
	if got := c.Named("Kestrel"); !sameCandidates(got, want) || got[0].Form != news.Alias {
		t.Errorf("Named(Kestrel) = %v, want %v", got, want)
	}
}

func TestBuildErrors(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"own.csv", "qid\nQ1\n", "line 1: there is no column name"},
		{"own.csv", "name,colour\nAda,red\n", `line 1: there is no column "colour"`},
		{"own.csv", "name,name\n", "line 1: the column name is there twice"},
		{"own.csv", "name,qid\nAda,1\n", `line 2, column qid: "1" is not a Wikidata identifier`},
		{"own.csv", "name,type\nAda,HERO\n", `line 2, column type: "HERO" is not a type`},
		{"own.csv", "name,gender\n\nAda,lady\n", `line 3, column gender: "lady" is not a gender`},
		{"own.csv", "", "line 1: there is nothing in it"},
		{"own.csv", "name,type\nAda,person\nCaf\xe9,place\n", `line 3, column name: "Caf\xe9" is not UTF-8, but perhaps Latin-1`},
		{"own.csv", "name,Gr\xf6\xdfe\n", `line 1: "Gr\xf6\xdfe" is not UTF-8`},
		{"own.csv", "name\nBell Works\n", `line 2, column type: nothing says what "Bell Works" is; write one of [PERSON`},
		{"own.csv", "name,qid\nBell Works,Q77\n", "line 2: no source says what Q77 (Bell Works) is"},
		{"own.csv", "name,gender\nAda,f\nAda,f\n", "line 3: entity:kb-ada is already on own.csv, line 2; make one line of the two, or give one another name, QID or, in a CSV file, id"},
		{"own.csv", "name,qid,id,type\nAda,Q1,7,person\n", "line 2, column id: there is a qid"},
		{"own.csv.gz", gzippedText(ownCSV, 5), "own.csv.gz is cut short or damaged"},
		{"rows.jsonl.gz", gzippedText(`{"qid":"Q77","name":"Bell Works Inc.","types":["business"]}`, 20), "rows.jsonl.gz is cut short or damaged"},
		{"own.csv", "name,office\nAda,\"queen, Nowhere, /\"\n", `line 2: nothing here has the name or QID "Nowhere"`},
		{"own.csv", "name,qid\nAda\n", "line 2: wrong number of fields"},
		{"own.csv", "name,qid,type\nAda,Q1,person\nBea,Q1,person\n", "line 3: entity:Q1 is already on"},
		{"own.jsonl", "{\"qid\":\"x\"}\n", `line 1: qid "x" is not`},
		{"own.jsonl", `{"qid":"Q1","name":"Ada","gender":"queen"}`, `line 1: "queen" is not a gender`},
		{"own.jsonl", `{"qid":"Q1","name":"Ada","offices":["queen, , 2005"]}`, `line 1: office "queen, , 2005": "2005": write from and to`},
		{"own.jsonl", "nonsense\n", "line 1: write one JSON object a line"},
		{"own.json", "[\nnonsense\n", "line 2: this is no item of a Wikidata dump"},
		{"own.jsonl.gz", "plain", "is not compressed with gzip"},
		{"own.docx", "", "its name does not tell what it is"},
		{"anchors.tsv", "Ada\tQ1\n", "2 fields; write 3"},
		{"own.tsv", "Ada", "line 1: 1 fields"},
	} {
		_, err := build(t, true, tt.name, tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %q: got error %v, want one with %q", tt.name, tt.text, err, tt.want)
		}
	}
	if _, err := build(t, true); err == nil || !strings.Contains(err.Error(), "no items") {
		t.Errorf("nothing at all gives error %v", err)
	}
}

// FuzzCSV: an error names a line; what is read has its own name.
func FuzzCSV(f *testing.F) {
	f.Add(ownCSV)
	f.Add("name,office\n\"A\nB\",\"x,,/\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		records, _, err := readCSV("f.csv", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, rec := range records {
			if !rec.hasName(news.FoldName(rec.item.Name)) {
				t.Errorf("%q does not have its own name", rec.item.Name)
			}
		}
		finish(records, nil, nil)
	})
}

// gzippedText compresses a text and cuts some of the end off.
func gzippedText(text string, cut int) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()[:b.Len()-cut]
}
