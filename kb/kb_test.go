package kb

import (
	"cmp"
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
		{"Trump", "Donald Trump; Ivanka Trump; Donald Trump Jr.; Melania Trump"},
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
		{"China", "China"},
		{"US", "United States"},
		{"U.S.", "United States"},
		{"USA", "United States"},
		{"United States", "United States"},
		{"Chinese Communist Party", "Chinese Communist Party"},
		{"CCP", "Chinese Communist Party"},
		{"Commerce Department", "United States Department of Commerce"},
		{"U.S. Commerce Department", "United States Department of Commerce"},
		{"Executive Order on Addressing the Threat Posed by TikTok", "Executive Order 13942"},
		{"Washington", "Washington, D.C.; Washington State; George Washington"},
		{"Georgia", "Georgia; Georgia"},
		{"Amazon", "Amazon; Amazon rainforest; Amazon River"},
		{"Bloomberg", "Bloomberg News; Michael Bloomberg; Bloomberg L.P."},
		{"Supreme Court", "Supreme Court of the United States; Supreme Court of India"},
		{"Meta", "Meta Platforms"},
		{"Facebook", "Facebook; Meta Platforms"},
		{"Ma", "Jack Ma; Ma Huateng"},
		{"Erdogan", "Recep Tayyip Erdoğan"},
		{"Brad Parscale", ""}, // nobody knows him: the program must do without
		{"Parscale", ""},
		{"Chinese", ""},
		{"American", ""},
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
	if got := c.Named("Brad Parscale"); got != nil {
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

// TestScores checks of every name in the file that its candidates come best
// first, that those of whom it is the main name come before the others, and
// that an ambiguous name has shares that leave room for others.
func TestScores(t *testing.T) {
	c := builtinCatalogue(t)
	for name, candidates := range c.names {
		if !slices.IsSortedFunc(candidates, func(a, b news.Referent) int { return cmp.Compare(b.Prior, a.Prior) }) {
			t.Errorf("%q: %v is not sorted by score", name, candidates)
		}
		total, aliasSeen := 0.0, false
		for _, candidate := range candidates {
			total += candidate.Prior
			isMain := news.FoldName(c.items[candidate.Entity].Name) == name
			if isMain && aliasSeen {
				t.Errorf("%q: %s has it as its name, but an entity with the alias comes first", name, candidate.Entity)
			}
			aliasSeen = aliasSeen || !isMain
		}
		if total > 0.991 {
			t.Errorf("%q: the shares of %v add up to %.2f; leave at least 0.01 for those who are not in the file", name, candidates, total)
		}
	}
}

func TestBuiltinIsWellWritten(t *testing.T) {
	c := builtinCatalogue(t)
	if c.Len() < 450 {
		t.Errorf("%d entities, want 450 or more", c.Len())
	}
	twoLetters := []string{"US", "UK", "EU", "UN", "G7", "GM", "VW", "HP", "BT", "QQ"}
	for id, e := range c.items {
		if first, _ := utf8.DecodeRuneInString(e.Description); e.Description == "" || unicode.IsPunct(first) {
			t.Errorf("%s: description %q, want one", id, e.Description)
		}
		if !slices.ContainsFunc(c.Named(e.Name), func(candidate news.Referent) bool { return candidate.Entity == id }) {
			t.Errorf("%s is not found by its own name %q", id, e.Name)
		}
		for _, name := range append(e.Aliases, e.Name) {
			folded := news.FoldName(name)
			if !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
				t.Errorf("%s: %q has neither capital letter nor digit", id, name)
			}
			if common[folded] {
				t.Errorf("%s: %q is a common word or a nationality, not a name", id, name)
			}
			isSurname := e.Type == news.Person && name != e.Name // Ma, Li, Xi
			if len(folded) < 3 && !isSurname && !slices.Contains(twoLetters, name) {
				t.Errorf("%s: %q is too short to be clear", id, name)
			}
		}
	}
}

// common are words that begin sentences, or tell a nationality, more often than
// they name somebody of their own.
var common = setOf(`american americans apples blessed block british chairman chief chinese commons committee commission
	company congressman court department european europeans federal french gap german government house indian iranian
	israeli japanese jobs judge justice king korean line long man may ministry orange page parliament party pope president
	prime queen russian russians secretary senator son square state states sun swan target taiwanese the time times
	secretary union user visa white will young`)

func setOf(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

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
