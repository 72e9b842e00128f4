package nlp

import "slices"

// order gives a list in an order, with what is equal as it was, and for each
// place in the old list the place in the new one.
func order[T any](list []T, compare func(a, b T) int) (sorted []T, place []int) {
	from := make([]int, len(list))
	for i := range from {
		from[i] = i
	}
	slices.SortStableFunc(from, func(a, b int) int { return compare(list[a], list[b]) })
	sorted, place = make([]T, len(list)), make([]int, len(list))
	for now, old := range from {
		sorted[now], place[old] = list[old], now
	}
	return sorted, place
}
