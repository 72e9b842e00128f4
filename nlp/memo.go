package nlp

import "newsgraph/news"

// memo is a catalogue that remembers what it was asked, for the time that one
// article is read: the same names stand there again and again.
type memo struct {
	Catalogue
	named map[string][]news.Referent
	items map[string]known
}

// known is an item, if there is one.
type known struct {
	item news.Item
	ok   bool
}

func newMemo(c Catalogue) *memo {
	return &memo{c, make(map[string][]news.Referent), make(map[string]known)}
}

func (m *memo) Named(name string) []news.Referent {
	found, ok := m.named[name]
	if !ok {
		found = m.Catalogue.Named(name)
		m.named[name] = found
	}
	return found
}

func (m *memo) Item(id string) (news.Item, bool) {
	k, ok := m.items[id]
	if !ok {
		k.item, k.ok = m.Catalogue.Item(id)
		m.items[id] = k
	}
	return k.item, k.ok
}
