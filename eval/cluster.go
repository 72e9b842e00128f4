package eval

import "math"

// cluster is a set of mentions, by number, that mean the same.
type cluster map[int]bool

// The scores compare the clusters of a key with those of a response, which must
// not share a mention among themselves, as the reference scorer of CoNLL does
// (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions").

// muc is the link-based score of Vilain et al. 1995.
func muc(key, response []cluster) count {
	var c count
	c.found, c.gold = keptLinks(key, response)
	c.correct, c.predicted = keptLinks(response, key)
	return c
}

// keptLinks counts the links that hold clusters together, and those of them
// that are left when others cut the clusters.
func keptLinks(clusters, others []cluster) (kept, links float64) {
	of := owners(others)
	for _, c := range clusters {
		parts, pieces := make(map[int]bool), 0
		for mention := range c {
			if other, ok := of[mention]; ok {
				parts[other] = true
			} else {
				pieces++
			}
		}
		links += float64(len(c) - 1)
		kept += float64(len(c) - len(parts) - pieces)
	}
	return kept, links
}

// bCubed is the mention-based score of Bagga and Baldwin 1998.
func bCubed(key, response []cluster) count {
	var c count
	c.found, c.gold = sharedMentions(key, response)
	c.correct, c.predicted = sharedMentions(response, key)
	return c
}

// sharedMentions adds up, over all mentions of the clusters, the share of its
// cluster that the mention's other cluster has.
func sharedMentions(clusters, others []cluster) (shared, mentions float64) {
	of := owners(others)
	for _, c := range clusters {
		mentions += float64(len(c))
		common := make(map[int]int)
		for mention := range c {
			if other, ok := of[mention]; ok {
				common[other]++
			}
		}
		for _, n := range common {
			shared += float64(n*n) / float64(len(c))
		}
	}
	return shared, mentions
}

// owners gives the cluster of each mention.
func owners(clusters []cluster) map[int]int {
	of := make(map[int]int)
	for i, c := range clusters {
		for mention := range c {
			of[mention] = i
		}
	}
	return of
}

// ceaf is the entity-based score CEAF-e of Luo 2005: the likeness of the
// clusters (φ4) when each is paired with one of the other side at most, in the
// way that makes the sum greatest.
func ceaf(key, response []cluster) count {
	like := make([][]float64, len(key))
	for i, k := range key {
		like[i] = make([]float64, len(response))
		for j, r := range response {
			common := 0
			for mention := range k {
				if r[mention] {
					common++
				}
			}
			like[i][j] = 2 * float64(common) / float64(len(k)+len(r))
		}
	}
	sum := assign(like)
	return count{gold: float64(len(key)), found: sum, predicted: float64(len(response)), correct: sum}
}

// assign gives the greatest sum of the values of a table when no row and no
// column is used twice: the Hungarian method with potentials, a row at a time.
func assign(table [][]float64) float64 {
	if len(table) == 0 || len(table[0]) == 0 {
		return 0
	}
	if len(table) > len(table[0]) {
		table = transposed(table)
	}
	rows, columns := len(table), len(table[0])
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	row := make([]int, columns+1) // that each column is paired with, counted from 1; column 0 is where a path begins
	for i := 1; i <= rows; i++ {
		row[0] = i
		augment(table, u, v, row)
	}
	sum := 0.0
	for j := 1; j <= columns; j++ {
		if row[j] > 0 {
			sum += table[row[j]-1][j-1]
		}
	}
	return sum
}

// augment pairs the row of column 0 along the cheapest path, the cost being the
// negative value.
func augment(table [][]float64, u, v []float64, row []int) {
	cost := make([]float64, len(v)) // of the cheapest path to each column, less the potentials
	for j := range cost {
		cost[j] = math.Inf(1)
	}
	from, used := make([]int, len(v)), make([]bool, len(v))
	at := 0
	for row[at] != 0 {
		used[at] = true
		step, next := math.Inf(1), 0
		for j := 1; j < len(v); j++ {
			if used[j] {
				continue
			}
			if reduced := -table[row[at]-1][j-1] - u[row[at]] - v[j]; reduced < cost[j] {
				cost[j], from[j] = reduced, at
			}
			if cost[j] < step {
				step, next = cost[j], j
			}
		}
		for j := range v {
			if used[j] {
				u[row[j]] += step
				v[j] -= step
			} else {
				cost[j] -= step
			}
		}
		at = next
	}
	for at != 0 {
		row[at], at = row[from[at]], from[at]
	}
}

func transposed(table [][]float64) [][]float64 {
	t := make([][]float64, len(table[0]))
	for j := range t {
		for i := range table {
			t[j] = append(t[j], table[i][j])
		}
	}
	return t
}
