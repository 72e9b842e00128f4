package graph

import "newsgraph/news"

// Linked gives, for each cluster of a reading, the best candidate of its
// mentions, and whether that is taken for who is meant: the decision that
// [Graph.Add] makes, for those who measure it.
func Linked(r *news.Reading) (best []news.Candidate, taken []bool) {
	best, taken = make([]news.Candidate, len(r.Clusters)), make([]bool, len(r.Clusters))
	for i, candidates := range candidates(r.Mentions, len(r.Clusters)) {
		if len(candidates) > 0 {
			best[i], taken[i] = candidates[0], candidates[0].Score >= linkThreshold
		}
	}
	return best, taken
}
