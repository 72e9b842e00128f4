package graph

import (
	"testing"

	"newsgraph/news"
)

// TestEventDay shows which times part events of a type between the same two.
func TestEventDay(t *testing.T) {
	for _, tt := range []struct {
		kind       news.EventType
		time, want string
	}{
		{news.Consult, "2020-08-06", "2020-08-06"},
		{news.Consult, "2020-08", ""},
		{news.Acquire, "2017", "2017"},
		{news.Acquire, "2017-11", "2017-11"},
		{news.Appoint, "2020-06", "2020-06"},
		{news.Sanction, "2020-06-03", "2020-06-03"},
		{news.Sanction, "2020-06", ""},
		{news.Sue, "2020-06", ""},
		{news.Acquire, "/2020-09-15", ""},
		{news.Acquire, "", ""},
	} {
		r := &Reading{}
		r.Events = []news.Event{{Type: tt.kind, Time: news.When{EDTF: tt.time}}}
		if got := r.EventDay(0); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.kind, tt.time, got, tt.want)
		}
	}
}
