package nlp

import (
	"testing"

	"newsgraph/news"
)

func TestBounded(t *testing.T) {
	for _, tt := range []struct{ edtf, relation, want string }{
		{"2020-08-02", "", "2020-08-02"},
		{"2020-08-02", "on", "2020-08-02"},
		{"2020-08-02", "by", "/2020-08-02"},
		{"2020-08-02", "before", "/2020-08-02"},
		{"2020-08-02", "until", "/2020-08-02"},
		{"2020-08-02", "after", "2020-08-02/"},
		{"2020-08-02", "since", "2020-08-02/"},
		{"2020-07-27/2020-08-02", "by", "/2020-08-02"},
		{"2020-07-27/2020-08-02", "after", "2020-07-27/"},
		{"", "by", ""},
	} {
		if when, _, _ := bounded(news.TimeExpression{EDTF: tt.edtf}, tt.relation); when.EDTF != tt.want {
			t.Errorf("%s %s: got %s, want %s", tt.relation, tt.edtf, when.EDTF, tt.want)
		}
	}
}

func TestCompatible(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"", "2020", true},
		{"2020-08", "2020-08-02", true},
		{"2020-07", "2020-08-02", false},
		{"/2020-08-02", "2020-08-01", true},
		{"/2020-08-02", "2020-08-03", false},
		{"2020-08-02/", "2020-08-03", true},
		{"2020-08-02/", "2020-08-01", false},
		{"2020-07-27/2020-08-02", "2020-07-30", true},
		{"2020-07-27/2020-08-02", "2020-08-03", false},
		{"2020", "2021", false},
	} {
		if got := compatible(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: got %t, want %t", tt.a, tt.b, got, tt.want)
		}
		if got := compatible(tt.b, tt.a); got != tt.want {
			t.Errorf("%q and %q: got %t, want %t", tt.b, tt.a, got, tt.want)
		}
	}
}
