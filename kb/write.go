package kb

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// compile makes the bytes of a catalogue of items, sorted by id, and names.
func compile(items []news.Item, names map[string][]news.Referent, sources []string) []byte {
	w := writer{number: make(map[string]uint64, len(items))}
	for i, item := range items {
		w.number[item.ID] = uint64(i)
	}
	var parts [sections][]byte
	parts[itemIndex], parts[itemRecords] = writeTable(len(items), func(e *encoder, i int) { w.item(e, items[i]) })
	folded := slices.Sorted(maps.Keys(names))
	parts[nameIndex], parts[nameRecords] = writeTable(len(folded), func(e *encoder, i int) { w.name(e, folded[i], names[folded[i]]) })
	holders := holdersOf(items)
	roles := slices.Sorted(maps.Keys(holders))
	parts[roleIndex], parts[roleRecords] = writeTable(len(roles), func(e *encoder, i int) {
		e.str(roles[i])
		w.ids(e, holders[roles[i]])
	})
	parts[sourceText] = []byte(strings.Join(sources, "\n"))
	return frame(parts)
}

// frame puts the header before the sections.
func frame(parts [sections][]byte) []byte {
	data := append([]byte(magic), make([]byte, headerSize-len(magic))...)
	binary.LittleEndian.PutUint32(data[len(magic):], version)
	binary.LittleEndian.PutUint32(data[len(magic)+4:], sections)
	for i, part := range parts {
		binary.LittleEndian.PutUint64(data[sizesAt+8*i:], uint64(len(part)))
		data = append(data, part...)
	}
	sum := sha256.Sum256(data[headerSize:])
	copy(data[digestAt:], sum[:])
	return data
}

// writeTable writes n records.
func writeTable(n int, write func(e *encoder, i int)) (index, records []byte) {
	var e encoder
	for i := range n {
		index = binary.LittleEndian.AppendUint64(index, uint64(len(e.bytes)))
		write(&e, i)
	}
	return binary.LittleEndian.AppendUint64(index, uint64(len(e.bytes))), e.bytes
}

// writer writes records, in which an id is the number of its item.
type writer struct{ number map[string]uint64 }

// ids leaves out the ids of items that are not there.
func (w writer) ids(e *encoder, ids []string) {
	known := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, ok := w.number[id]; return !ok })
	e.uint(uint64(len(known)))
	for _, id := range known {
		e.uint(w.number[id])
	}
}

func (w writer) item(e *encoder, item news.Item) {
	e.str(item.ID)
	e.str(item.Name)
	e.uint(uint64(slices.Index(types, item.Type)))
	e.str(item.Description)
	e.uint(uint64(math.Round(item.Popularity * popularityParts)))
	e.str(string(item.Gender))
	e.strs(item.Aliases)
	e.strs(item.Kinds)
	w.ids(e, item.Seats)
	w.ids(e, item.Links)
	e.uint(uint64(len(item.Offices)))
	for _, o := range item.Offices {
		e.str(o.Role)
		of, known := w.number[o.Of]
		if known {
			of++ // 0 is for nobody
		}
		e.uint(of)
		e.date(o.From)
		e.date(o.To)
	}
}

func (w writer) name(e *encoder, folded string, referents []news.Referent) {
	e.str(folded)
	e.uint(uint64(len(referents)))
	for _, r := range referents {
		e.uint(w.number[r.Entity])
		e.uint(uint64(math.Round(r.Prior * priorParts)))
		e.uint(uint64(r.Form))
	}
}

// holdersOf gives the ids of the people of each role, sorted.
func holdersOf(items []news.Item) map[string][]string {
	holders := make(map[string][]string)
	for _, item := range items { // which are sorted by id
		for _, o := range item.Offices {
			if ids := holders[o.Role]; len(ids) == 0 || ids[len(ids)-1] != item.ID {
				holders[o.Role] = append(ids, item.ID)
			}
		}
	}
	return holders
}

// byPrior is the order of referents: best first, then by id.
func byPrior(a, b news.Referent) int {
	return cmp.Or(cmp.Compare(b.Prior, a.Prior), cmp.Compare(a.Entity, b.Entity))
}
