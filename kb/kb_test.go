package kb

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newsgraph/news"
)

func builtinCatalogue(t testing.TB) *Catalogue {
	t.Helper()
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNamed(t *testing.T) {
	c := builtinCatalogue(t)
	for _, tt := range []struct{ name, want string }{ // names of the candidates, best first
		{"Donald J. Trump", "Donald Trump"},
		{"Ivanka Trump", "Ivanka Trump"},
		{"Trump administration", "Presidency of Donald Trump"},
		{"White House", "White House"},
		{"Microsoft", "Microsoft"},
		{"Satya Nadella", "Satya Nadella"},
		{"Nadella", "Satya Nadella"},
		{"Huawei", "Huawei"},
		{"TikTok", "TikTok"},
		{"WeChat", "WeChat"},
		{"ByteDance", "ByteDance"},
		{"China", "China; China Airlines"},
		{"US", "United States"},
		{"U.S.", "United States"},
		{"United States", "United States"},
		{"Chinese Communist Party", "Chinese Communist Party"},
		{"Commerce Department", "United States Department of Commerce"},
		{"U.S. Commerce Department", "United States Department of Commerce"},
		{"Executive Order on Addressing the Threat Posed by TikTok", "Executive Order 13942"},
		{"Amazon", "Amazon; Amazon rainforest; Amazon River"},
		{"Bloomberg", "Bloomberg News; Michael Bloomberg; Bloomberg L.P."},
		{"Supreme Court", "Supreme Court of the United States; Supreme Court of India"},
		{"Meta", "Meta Platforms"},
		{"Facebook", "Facebook; Meta Platforms"},
		{"Erdogan", "Recep Tayyip Erdoğan"},
		{"Chinese", "China"},
		{"Zebulon Parscale", ""},
		{"", ""},
	} {
		var got []string
		for _, candidate := range c.Named(tt.name) {
			e, _ := c.Item(candidate.Entity)
			got = append(got, e.Name)
		}
		if got := strings.Join(got, "; "); got != tt.want {
			t.Errorf("Named(%q): got %q, want %q", tt.name, got, tt.want)
		}
	}
	if got := c.Named("Zebulon Parscale"); got != nil {
		t.Errorf("Named of an unknown name = %v, want nil", got)
	}
}

func TestQIDs(t *testing.T) {
	c := builtinCatalogue(t)
	for _, tt := range []struct {
		qid, name string
		typ       news.EntityType
	}{
		{"Q22686", "Donald Trump", news.Person},
		{"Q7426870", "Satya Nadella", news.Person},
		{"Q27809653", "Presidency of Donald Trump", news.Organization},
		{"Q2283", "Microsoft", news.Organization},
		{"Q160120", "Huawei", news.Organization},
		{"Q55606242", "ByteDance", news.Organization},
		{"Q860580", "Tencent", news.Organization},
		{"Q48938223", "TikTok", news.Product},
		{"Q283233", "WeChat", news.Product},
		{"Q148", "China", news.Geopolitical},
		{"Q30", "United States", news.Geopolitical},
	} {
		e, ok := c.Item(news.WikidataEntityID(tt.qid))
		if !ok || e.Name != tt.name || e.Type != tt.typ || e.WikidataID != tt.qid {
			t.Errorf("Item(%q) = %+v, %t; want %s, %s", tt.qid, e, ok, tt.name, tt.typ)
		}
	}
	if e, ok := c.Item("entity:Q0"); ok {
		t.Errorf("Item of an unknown id = %+v", e)
	}
}

// TestPriors checks of every name that its referents come best first, and that
// they leave room for others.
func TestPriors(t *testing.T) {
	c := builtinCatalogue(t)
	for i := range c.names.len() {
		d := c.names.at(i)
		name := d.str()
		referents, total := c.Named(name), 0.0
		if !slices.IsSortedFunc(referents, byPrior) {
			t.Errorf("%q: %v is not sorted by prior", name, referents)
		}
		for _, r := range referents {
			total += r.Prior
		}
		if total > 0.991 || len(referents) == 0 || len(referents) > maxReferents {
			t.Errorf("%q: the priors of %v add up to %.3f; leave at least 0.01 for those who are not in the catalogue", name, referents, total)
		}
	}
}

func TestBuiltinIsWellWritten(t *testing.T) {
	records, err := builtinRecords()
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range records {
		if first, _ := utf8.DecodeRuneInString(rec.item.Description); rec.item.Description == "" || unicode.IsPunct(first) {
			t.Errorf("%s: description %q, want one", rec.where, rec.item.Description)
		}
		for _, n := range rec.names {
			if n.written && n.share == 0 && common[n.folded] {
				t.Errorf("%s: %q is a common word or a nationality; say in which share of its mentions it is this name", rec.where, n.folded)
			}
			if endings[n.folded] {
				t.Errorf("%s: %q only ends names", rec.where, n.folded)
			}
		}
	}
}

// endings of names are none.
var endings = words("jr sr ii iii iv corp ltd")

// common are words that begin sentences, or tell a nationality, more often than
// they name somebody of their own.
var common = words(`american americans apples blessed block british chairman chief chinese commons committee commission
	company congressman court department european europeans federal french gap german government house indian iranian
	israeli japanese jobs judge justice king korean line long man may ministry orange page parliament party pope president
	prime queen russian russians secretary senator son square state states sun swan target taiwanese the time times
	secretary union user visa white will young`)

func TestCatalogueCannotBeChanged(t *testing.T) {
	c := builtinCatalogue(t)
	c.Named("Trump")[0].Prior = 0
	if got := c.Named("Trump")[0].Prior; got != 0.93 {
		t.Errorf("after a caller wrote to its candidates, the score is %v, want 0.93", got)
	}
	e, _ := c.Item("entity:Q30")
	e.Aliases[0] = "changed"
	if again, _ := c.Item("entity:Q30"); again.Aliases[0] == "changed" {
		t.Error("a caller could write to the aliases of the catalogue")
	}
}

func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		builtinCatalogue(b)
	}
}
