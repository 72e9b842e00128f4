package news

import (
	"encoding/json"
	"testing"
	"time"
)

func TestFoldName(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Donald Trump", "donald trump"},
		{"U.S.", "us"},
		{"Wal-Mart", "wal mart"},
		{"  AT&T  ", "at t"},
		{"Beyoncé", "beyonce"},
		{"Beyonce\u0301", "beyonce"},
		{"Łódź", "lodz"},
		{"McDonald’s", "mcdonalds"},
		{"Nguyễn Phú Trọng", "nguyen phu trong"},
		{"字节跳动", "字节跳动"},
		{"…", ""},
	} {
		if got := FoldName(tt.name); got != tt.want {
			t.Errorf("FoldName(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ in, str, edtf, from, to string }{
		{"2020", "2020", "2020", "2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"},
		{"2020-08", "2020-08", "2020-08", "2020-08-01T00:00:00Z", "2020-09-01T00:00:00Z"},
		{"2020-08-07", "2020-08-07", "2020-08-07", "2020-08-07T00:00:00Z", "2020-08-08T00:00:00Z"},
		{"2020-08-07T01:00:00+02:00", "2020-08-07T01:00:00+02:00", "2020-08-07", "2020-08-06T23:00:00Z", "2020-08-06T23:00:00.001Z"},
		{"2020-08-07T01:00:00.5Z", "2020-08-07T01:00:00.5Z", "2020-08-07", "2020-08-07T01:00:00.5Z", "2020-08-07T01:00:00.501Z"},
		{"2020-08-07T01:00:00+0000", "2020-08-07T01:00:00Z", "2020-08-07", "2020-08-07T01:00:00Z", "2020-08-07T01:00:00.001Z"},
		{"2020-08-07T23:30:00", "2020-08-07", "2020-08-07", "2020-08-07T00:00:00Z", "2020-08-08T00:00:00Z"},
		{"Fri, 07 Aug 2020 09:00:00 -0400", "2020-08-07T09:00:00-04:00", "2020-08-07", "2020-08-07T13:00:00Z", "2020-08-07T13:00:00.001Z"},
		{"Fri, 07 Aug 2020 09:00:00 GMT", "2020-08-07T09:00:00Z", "2020-08-07", "2020-08-07T09:00:00Z", "2020-08-07T09:00:00.001Z"},
	} {
		d, err := ParseDate(tt.in)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.in, err)
			continue
		}
		from, to := d.Bounds()
		got := []string{d.String(), d.EDTF(), from.Format(time.RFC3339Nano), to.Format(time.RFC3339Nano)}
		for i, want := range []string{tt.str, tt.edtf, tt.from, tt.to} {
			if got[i] != want {
				t.Errorf("ParseDate(%q): got %q, want %q", tt.in, got[i], want)
			}
		}
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back Date
		if err := json.Unmarshal(data, &back); err != nil || back != d {
			t.Errorf("%q comes back from JSON %s as %v (%v), want %v", tt.in, data, back, err, d)
		}
	}
	for _, bad := range []string{"", "yesterday", "2020-13-01", "07/08/2020", "2020-8-7"} {
		if d, err := ParseDate(bad); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", bad, d)
		}
	}
}

func TestBody(t *testing.T) {
	a := Article{Headline: "Ban", Text: "Ban\n\nIt is banned.", Blocks: []Block{{Heading, Span{0, 3}, ""}, {Paragraph, Span{5, 18}, ""}}}
	if got, want := a.Body(), "It is banned."; got != want {
		t.Errorf("Body() = %q, want %q", got, want)
	}
	a.Headline = ""
	if got, want := a.Body(), a.Text; got != want {
		t.Errorf("Body() without headline = %q, want %q", got, want)
	}
}

func FuzzFoldName(f *testing.F) {
	f.Add("Łódź – U.S.")
	f.Fuzz(func(t *testing.T, name string) {
		once := FoldName(name)
		if twice := FoldName(once); twice != once {
			t.Errorf("FoldName(%q) = %q, which folds on to %q", name, once, twice)
		}
	})
}
