package kb

import (
	"testing"

	"newsgraph/news"
)

// TestNamesake: of two things of one name only one that is far better known is
// taken for that of the facts, and of two people none.
func TestNamesake(t *testing.T) {
	rec := func(typ news.EntityType, sitelinks int) *record {
		return &record{item: news.Item{Entity: news.Entity{Type: typ}}, signals: signals{sitelinks: sitelinks}}
	}
	firm, near, far := rec(news.Organization, 200), rec(news.Organization, 190), rec(news.Organization, 3)
	ada, bea := rec(news.Person, 200), rec(news.Person, 3)
	for _, tt := range []struct {
		name  string
		typ   news.EntityType
		items []*record
		want  *record
	}{
		{"alone", news.Organization, []*record{firm, ada}, firm},
		{"far better known", news.Organization, []*record{far, firm}, firm},
		{"hardly better known", news.Organization, []*record{near, firm}, nil},
		{"people", news.Person, []*record{ada, bea}, nil},
		{"of another type", news.Work, []*record{firm}, nil},
	} {
		if got := namesake(tt.typ, tt.items); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestAnchorsOnce: a name under which something is linked once only is none of
// its names: it may be a slip.
func TestAnchorsOnce(t *testing.T) {
	counts := make(anchors)
	rec := &record{}
	counts.add("old works", rec, 1)
	if len(rec.names) != 0 {
		t.Errorf("after one mention it has the names %v", rec.names)
	}
	counts.add("old works", rec, 1)
	if len(rec.names) != 1 || rec.names[0].folded != "old works" {
		t.Errorf("after two mentions it has the names %v", rec.names)
	}
}
