package nlp

import (
	"testing"

	"newsgraph/news"
)

// TestFeatures reads texts that make a feature of the right entity differ from
// that of another text.
func TestFeatures(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		feature, entity string
		published       string
		with, without   string
	}{
		{"hasOffice", "entity:Q22686", "2020-08-07", "President Trump spoke.", "Trump spoke."},
		{"hasRole", "entity:Q22686", "2023-08-07", "President Trump spoke.", "Trump spoke."},
		{"described", "entity:Q23556", "2020-08-07", "Atlanta voted, as did the State of Georgia.", "Atlanta voted, as did the State of Ohio."},
		{"home", "entity:Q1428", "2020-08-07", "Georgia voted, as did Atlanta.", "Georgia voted, as did Denver."},
		{"isCalled", "entity:Q1428", "2020-08-07", "The state of Georgia voted.", "Most of Georgia voted."},
		{"sameTrade", "entity:Q11459", "2020-08-07", "Serena Williams, a tennis player, won.", "Serena Williams, a lawyer, won."},
		{"otherTrade", "entity:Q11459", "2020-08-07", "Serena Williams, a lawyer, won.", "Serena Williams, a tennis player, won."},
	} {
		with, without := featureOf(t, r, tt.feature, tt.entity, tt.published, tt.with), featureOf(t, r, tt.feature, tt.entity, tt.published, tt.without)
		if with <= 0 || without != 0 {
			t.Errorf("%s: %v for %q and %v for %q, want some and 0", tt.feature, with, tt.with, without, tt.without)
		}
	}
	if now, later := featureOf(t, r, "hasOffice", "entity:Q22686", "2020-08-07", "President Trump spoke."), featureOf(t, r, "hasOffice", "entity:Q22686", "2022-08-07", "President Trump spoke."); now != 1 || later != 0 {
		t.Errorf("hasOffice is %v in the term and %v after it", now, later)
	}
	near, far := "The maker of software was founded in Seattle. Microsoft sells programs for computers.", "The soup needs salt and onions. Microsoft sells carrots and butter."
	if a, b := featureOf(t, r, "alikeFar", "entity:Q2283", "2020-08-07", near), featureOf(t, r, "alikeFar", "entity:Q2283", "2020-08-07", far); a <= b {
		t.Errorf("alikeFar is %v in an article on software and %v in one on soup", a, b)
	}
}

// featureOf is the feature of an entity that a text may mean.
func featureOf(t *testing.T, r *Reader, feature, entity, published, text string) float64 {
	t.Helper()
	for _, c := range r.Choices(article(published, text), weights, nil) {
		for i, id := range c.Entities {
			for k := range features {
				if id == entity && FeatureName(k) == feature {
					return c.Features[i][k]
				}
			}
		}
	}
	t.Fatalf("%q: %s is no candidate, or there is no feature %s", text, entity, feature)
	return 0
}

// TestMerge: of two groups that are the same entity the surer one's candidates
// stay.
func TestMerge(t *testing.T) {
	of := func(surface string, score float64) *group {
		item := news.Item{Entity: news.Entity{ID: "entity:Q1"}}
		return &group{names: []name{{key: surface}}, referent: []referent{{item: item, score: score}}}
	}
	merged := merge([]*group{of("a", 0.6), of("b", 0.9), of("c", 0.7)})
	if len(merged) != 1 || len(merged[0].names) != 3 || merged[0].referent[0].score != 0.9 {
		t.Errorf("got %d groups, the first of %d names with the score %v; want one of 3 with 0.9", len(merged), len(merged[0].names), merged[0].referent[0].score)
	}
	if kept := merge([]*group{of("a", 0.4), of("b", 0.9)}); len(kept) != 2 {
		t.Errorf("a group that is hardly the entity was merged")
	}
}

// TestFits compares how names are written.
func TestFits(t *testing.T) {
	for _, tt := range []struct {
		surface, name string
		want          bool
	}{
		{"Google+", "Google", false}, {"Google", "Google+", false}, {"Google+", "Google+", true}, {"Google", "Google", true},
		{"us", "US", false}, {"Us", "US", false}, {"US", "US", true}, {"TIKTOK", "TikTok", true},
	} {
		if got := fits(tt.surface, news.Item{Entity: news.Entity{Name: tt.name}}); got != tt.want {
			t.Errorf("fits(%s, %s) = %v, want %v", tt.surface, tt.name, got, tt.want)
		}
	}
}

// TestDeathIn reads the end of lives.
func TestDeathIn(t *testing.T) {
	for text, want := range map[string]int{"Scottish economist (1723–1790)": 1790, "poet (65 - 8)": 0, "painter (born 1960)": 0, "": 0, "king (871-899)": 899} {
		if got := deathIn(text); got != want {
			t.Errorf("deathIn(%q) = %d, want %d", text, got, want)
		}
	}
}
