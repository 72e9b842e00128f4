package spacy

import "sync"

// cache remembers what was computed for up to limit keys. When it is full it
// forgets all: which keys return soon is as hard to say as it is cheap to
// compute them again. It may be used by many goroutines at once.
type cache[K comparable, V any] struct {
	limit int
	mu    sync.RWMutex
	known map[K]V
}

func newCache[K comparable, V any](limit int) *cache[K, V] {
	return &cache[K, V]{limit: limit, known: make(map[K]V)}
}

// get returns the value of a key, computing it if it is not known. Two
// goroutines may compute the same value; one of the two is kept.
func (c *cache[K, V]) get(key K, compute func() V) V {
	c.mu.RLock()
	v, ok := c.known[key]
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = compute()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= c.limit {
		clear(c.known)
	}
	c.known[key] = v
	return v
}
