package spacy

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/tinylib/msgp/msgp"
)

// vectors are the word vectors of a pipeline. They stay as they are stored:
// only those of words that are met are decoded.
type vectors struct {
	width  int
	stride int    // bytes of a row
	kind   string // numpy type of the numbers
	raw    []byte
	keys   []uint64 // string ids, ascending
	rows   []uint32 // the row of each key
}

// newVectors reads vocab/vectors (a .npy file of a row each) and
// vocab/key2row (a map of string ids to rows).
func newVectors(npy, key2row []byte) (*vectors, error) {
	v, rows, err := readNPY(npy)
	if err != nil {
		return nil, fmt.Errorf("vocab/vectors: %w", err)
	}
	if err := v.readKeys(key2row, rows); err != nil {
		return nil, fmt.Errorf("vocab/key2row: %w", err)
	}
	return v, nil
}

func (v *vectors) readKeys(data []byte, rows int) error {
	n, data, err := msgp.ReadMapHeaderBytes(data)
	if err != nil {
		return err
	}
	if int(n) > len(data)/2 {
		return fmt.Errorf("the file ends before its %d entries", n)
	}
	v.keys, v.rows = make([]uint64, n), make([]uint32, n)
	for i := range v.keys {
		if v.keys[i], data, err = msgp.ReadUint64Bytes(data); err != nil {
			return err
		}
		if v.rows[i], data, err = msgp.ReadUint32Bytes(data); err != nil {
			return err
		}
		if int(v.rows[i]) >= rows {
			return fmt.Errorf("row %d of %d", v.rows[i], rows)
		}
	}
	if !slices.IsSorted(v.keys) {
		v.sort()
	}
	return nil
}

// sort orders the keys, as spaCy's own files have them in no order.
func (v *vectors) sort() {
	order := make([]int, len(v.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if v.keys[a] < v.keys[b] {
			return -1
		}
		return 1
	})
	keys, rows := make([]uint64, len(v.keys)), make([]uint32, len(v.rows))
	for i, at := range order {
		keys[i], rows[i] = v.keys[at], v.rows[at]
	}
	v.keys, v.rows = keys, rows
}

// find returns the vector of a word, and whether it has one.
func (v *vectors) find(orth uint64) ([]float32, bool) {
	i, ok := slices.BinarySearch(v.keys, orth)
	if !ok {
		return nil, false
	}
	at := int(v.rows[i]) * v.stride
	out, err := floats(v.raw[at:at+v.stride], v.kind)
	return out, err == nil
}

// Vector returns the vector of a word as it is written, and whether the pipeline
// has one for it.
func (p *Pipeline) Vector(word string) ([]float32, bool) {
	if p.vectors == nil {
		return nil, false
	}
	return p.vectors.find(stringID(word))
}

// npyHeader matches the header of a .npy file of a C-ordered matrix:
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
var npyHeader = regexp.MustCompile(`^\{'descr': '(<f[24])', 'fortran_order': False, 'shape': \((\d{1,9}), (\d{1,9})\), \}\s*$`)

// readNPY reads a matrix and returns it with its number of rows.
func readNPY(data []byte) (*vectors, int, error) {
	if len(data) < 10 || string(data[:6]) != "\x93NUMPY" {
		return nil, 0, fmt.Errorf("not a .npy file")
	}
	end := 10 + int(binary.LittleEndian.Uint16(data[8:]))
	if data[6] != 1 || end > len(data) {
		return nil, 0, fmt.Errorf("a .npy file of version %d or with a torn header", data[6])
	}
	m := npyHeader.FindSubmatch(data[10:end])
	if m == nil {
		return nil, 0, fmt.Errorf("the header %q is not that of a matrix of <f4 or <f2 by rows", data[10:end])
	}
	rows, _ := strconv.Atoi(string(m[2]))
	width, _ := strconv.Atoi(string(m[3]))
	v := &vectors{width: width, kind: string(m[1]), raw: data[end:]}
	size := 4
	if v.kind == "<f2" {
		size = 2
	}
	v.stride = width * size
	if len(v.raw) != rows*v.stride {
		return nil, 0, fmt.Errorf("%d bytes of numbers, want %d x %d x %d", len(v.raw), rows, width, size)
	}
	return v, rows, nil
}
