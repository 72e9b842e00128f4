package kb

import (
	"math"
	"strconv"

	"newsgraph/news"
)

// signals are the traces of how much is said of an item.
type signals struct {
	views     int // of its page in Wikipedia, in the source's period
	sitelinks int // pages about it in all Wikimedia projects
	sources   int // that have it
	wikipedia bool
}

func (s *signals) add(more signals) {
	s.views = max(s.views, more.views)
	s.sitelinks = max(s.sitelinks, more.sitelinks)
	s.sources += more.sources
	s.wikipedia = s.wikipedia || more.wikipedia
}

// popularity is 0 to 1, on a logarithmic scale. Of views, 1,000 are 0 and 10
// million are 1; of sitelinks, 350 are 1; the mean counts where both are known.
// Where neither is, small identifiers (given early, to what everybody knew), a
// page in Wikipedia, many sources and many aliases speak for an item, up to 0.8.
// What somebody took the trouble to write into facts has at least 0.6.
func (rec *record) popularity() float64 {
	var sum, n float64
	if rec.signals.views > 0 {
		sum, n = sum+max(0, math.Log10(float64(rec.signals.views))-3)/4, n+1
	}
	if rec.signals.sitelinks > 0 {
		share := logShare(rec.signals.sitelinks, 350)
		sum, n = sum+share*share, n+1
	}
	p := sum / max(n, 1)
	if n == 0 {
		p = rec.weakPopularity()
	}
	if rec.curated {
		p = max(p, 0.6)
	}
	return min(p, 1)
}

func (rec *record) weakPopularity() float64 {
	p := 0.1*logShare(len(rec.item.Aliases), 50) + 0.1*logShare(rec.signals.sources, 5)
	if n, err := strconv.Atoi(trimQ(rec.item.WikidataID)); err == nil {
		p += 0.5 * (1 - logShare(n, 1e7))
	}
	if rec.signals.wikipedia {
		p += 0.1
	}
	return p
}

func trimQ(qid string) string { return qid[min(1, len(qid)):] }

// logShare is 0 for 0 and 1 for all or more.
func logShare(n int, all float64) float64 {
	return min(1, math.Log1p(float64(max(n, 0)))/math.Log1p(all))
}

// formWeight is how often an entity is called by a form of its name, beside its
// full name.
var formWeight = [...]float64{
	news.FullName: 1, news.Alias: 0.5, news.Demonym: 0.5, news.Metonym: 0.15, news.Surname: 0.1, news.ShortForm: 0.1,
}
