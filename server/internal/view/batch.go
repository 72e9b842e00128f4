package view

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// finder looks up things by their ids, in that order.
type finder[T any] func(ctx context.Context, ids []string) ([]T, error)

// lazy is what is looked up when it is asked for, and only once.
type lazy[T any] struct {
	find  func(ctx context.Context) (T, error)
	once  sync.Once
	found T
	err   error
}

func (l *lazy[T]) get(ctx context.Context) (T, error) {
	l.once.Do(func() { l.found, l.err = l.find(ctx) })
	return l.found, l.err
}

// batch is what the objects of one list may be asked for. The first that is
// asked looks it up for all of them, so that a list costs one look-up, however
// the question is nested.
type batch[T any] struct{ all lazy[map[string]T] }

// batched is the batch of what find finds.
func batched[T any](find func(ctx context.Context) (map[string]T, error)) *batch[T] {
	return &batch[T]{lazy[map[string]T]{find: find}}
}

// later is the batch of what has some ids.
func later[T any](ids []string, find finder[T]) *batch[T] {
	return batched(func(ctx context.Context) (map[string]T, error) { return byID(ctx, ids, find) })
}

// get gives one of the batch; nil for the id "".
func (b *batch[T]) get(ctx context.Context, id string) (T, error) {
	found, err := b.all.get(ctx)
	return found[id], err
}

// byID looks up each of some ids once, leaving "" out.
func byID[T any](ctx context.Context, ids []string, find finder[T]) (map[string]T, error) {
	ids = slices.Sorted(slices.Values(ids))
	ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
	found, err := find(ctx, ids)
	if err != nil {
		return nil, err
	}
	named := make(map[string]T, len(ids))
	for i, id := range ids {
		named[id] = found[i]
	}
	return named, nil
}

// present finds only what is there: what is not is an error of the store.
func present[T any](find finder[*T]) finder[*T] {
	return func(ctx context.Context, ids []string) ([]*T, error) {
		found, err := find(ctx, ids)
		if i := slices.Index(found, nil); err == nil && i >= 0 {
			return nil, fmt.Errorf("%s is not in the store", ids[i])
		}
		return found, err
	}
}

// one is the answer to a question about one id.
func one[T any](found []*T, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// each gives something of each object.
func each[T, V any](of []T, get func(T) V) []V {
	all := make([]V, len(of))
	for i, o := range of {
		all[i] = get(o)
	}
	return all
}
