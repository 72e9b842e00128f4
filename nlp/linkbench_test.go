package nlp

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"newsgraph/kb"
	"newsgraph/news"
	"newsgraph/press"
)

// BenchmarkLink reads the sample press with the knowledge base that is made of
// the items that NEWSGRAPH_KB names, and tells which share of the time goes to
// finding the names and telling who is meant.
func BenchmarkLink(b *testing.B) {
	items := os.Getenv("NEWSGRAPH_KB")
	if items == "" {
		b.Skip("no items for a knowledge base: set NEWSGRAPH_KB to the path of entities.jsonl.gz")
	}
	names, err := (&kb.Build{Sources: []string{items}, Output: filepath.Join(b.TempDir(), "items.kb")}).Run(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	outlets, err := press.New()
	if err != nil {
		b.Fatal(err)
	}
	r := &Reader{Names: names, Model: model(b)}
	var articles []*news.Article
	for _, p := range outlets.Articles() {
		articles = append(articles, pressArticle(p))
	}
	var all, linking time.Duration
	for b.Loop() {
		for _, a := range articles {
			start := time.Now()
			r.Read(a)
			all += time.Since(start)
			t, known := parse(a, r.Model), newMemo(r.Names)
			start = time.Now()
			l := r.newLinker(findNames(t, known), a, weights)
			groups := l.groups()
			l.choices(groups)
			l.result(merge(groups))
			linking += time.Since(start)
		}
	}
	b.ReportMetric(100*float64(linking)/float64(all), "%-linking")
	b.ReportMetric(float64(all.Microseconds())/float64(b.N*len(articles)), "µs/article")
}
