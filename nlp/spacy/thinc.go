package spacy

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/tinylib/msgp/msgp"
)

// array is a tensor of a saved model.
type array struct {
	shape []int
	data  []float32
}

// node is a layer of a saved thinc model: its name, and its settings and
// parameters as far as it has some.
type node struct {
	name   string
	attrs  map[string][]byte // not decoded
	params map[string]array
}

// layers are the nodes of a model, in the order in which thinc walks it: by
// breadth. Each kind is taken in turn.
type layers struct{ nodes []node }

// readLayers reads a model as thinc saves it (Model.to_bytes): a map of
// "nodes", "attrs" and "params", each a list with an entry for each node.
func readLayers(data []byte) (*layers, error) {
	var l layers
	grow := func(n int) {
		for len(l.nodes) < n {
			l.nodes = append(l.nodes, node{})
		}
	}
	err := eachKey(data, func(key string, value []byte) error {
		return eachItem(value, func(i int, item []byte) error {
			grow(i + 1)
			var err error
			switch n := &l.nodes[i]; key {
			case "nodes":
				n.name, err = readName(item)
			case "attrs":
				n.attrs, err = readAttrs(item)
			case "params":
				n.params, err = readParams(item)
			}
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("read the layers, of a file that may be damaged: %w", err)
	}
	return &l, nil
}

// take removes the first node with a name and returns it.
func (l *layers) take(name string) (node, error) {
	i := slices.IndexFunc(l.nodes, func(n node) bool { return n.name == name })
	if i < 0 {
		return node{}, fmt.Errorf("the model has no (further) layer %q", name)
	}
	n := l.nodes[i]
	l.nodes = slices.Delete(l.nodes, i, i+1)
	return n, nil
}

// has says whether a further node has the name.
func (l *layers) has(name string) bool {
	return slices.ContainsFunc(l.nodes, func(n node) bool { return n.name == name })
}

// done returns an error if a node with parameters has not been taken: the
// model would then compute something else than what was built from it.
func (l *layers) done() error {
	for _, n := range l.nodes {
		if len(n.params) > 0 {
			return fmt.Errorf("the model has a layer %q too many", n.name)
		}
	}
	return nil
}

// param returns a parameter that must have as many dimensions as given; a
// dimension above zero must be that long.
func (n node) param(name string, shape ...int) (array, error) {
	a, ok := n.params[name]
	if !ok {
		return array{}, fmt.Errorf("layer %q has no parameter %q", n.name, name)
	}
	fits := len(a.shape) == len(shape)
	for i := 0; fits && i < len(shape); i++ {
		fits = a.shape[i] > 0 && (shape[i] <= 0 || a.shape[i] == shape[i])
	}
	if !fits {
		return array{}, fmt.Errorf("parameter %q of layer %q has shape %v, want %v", name, n.name, a.shape, shape)
	}
	return a, nil
}

// number returns a setting that must be a whole number.
func (n node) number(name string) (int, error) {
	v, _, err := msgp.ReadIntBytes(n.attrs[name])
	if err != nil {
		return 0, fmt.Errorf("layer %q has no number %q", n.name, name)
	}
	return v, nil
}

func readName(data []byte) (name string, err error) {
	err = eachKey(data, func(key string, value []byte) error {
		if key != "name" {
			return nil
		}
		name, err = readText(value)
		return err
	})
	return name, err
}

// readAttrs reads settings; each value is itself msgpack, in a byte string, and
// is decoded when it is asked for. Settings without one are left out.
func readAttrs(data []byte) (map[string][]byte, error) {
	attrs := make(map[string][]byte)
	return attrs, eachKey(data, func(key string, value []byte) error {
		if packed, _, err := msgp.ReadBytesZC(value); err == nil {
			attrs[key] = packed
		}
		return nil
	})
}

func readParams(data []byte) (map[string]array, error) {
	params := make(map[string]array)
	return params, eachKey(data, func(key string, value []byte) error {
		if msgp.IsNil(value) {
			return nil
		}
		a, err := readArray(value)
		if err != nil {
			return fmt.Errorf("parameter %q: %w", key, err)
		}
		params[key] = a
		return nil
	})
}

// readArray reads a numpy array in the form of msgpack-numpy: a map of nd,
// type, shape and data. Half precision is widened.
func readArray(data []byte) (array, error) {
	var a array
	var kind string
	var raw []byte
	err := eachKey(data, func(key string, value []byte) (err error) {
		switch key {
		case "type":
			kind, err = readText(value)
		case "shape":
			err = eachItem(value, func(_ int, item []byte) error {
				n, _, err := msgp.ReadIntBytes(item)
				a.shape = append(a.shape, n)
				return err
			})
		case "data":
			raw, _, err = msgp.ReadBytesZC(value)
		}
		return err
	})
	if err != nil {
		return a, err
	}
	a.data, err = floats(raw, kind)
	if err != nil {
		return a, err
	}
	if size, ok := volume(a.shape); !ok || size != len(a.data) {
		return a, fmt.Errorf("shape %v does not fit %d numbers", a.shape, len(a.data))
	}
	return a, nil
}

// volume returns the product of dimensions, and whether it is a sane one.
func volume(shape []int) (int, bool) {
	size := 1
	for _, n := range shape {
		if n < 0 || n > math.MaxInt32 || size > math.MaxInt32 {
			return 0, false
		}
		size *= n
	}
	return size, true
}

// floats decodes numbers of a numpy type: "<f4", or "<f2" for half precision.
func floats(raw []byte, kind string) ([]float32, error) {
	switch {
	case kind == "<f4" && len(raw)%4 == 0:
		out := make([]float32, len(raw)/4)
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		}
		return out, nil
	case kind == "<f2" && len(raw)%2 == 0:
		out := make([]float32, len(raw)/2)
		for i := range out {
			out[i] = fromHalf(binary.LittleEndian.Uint16(raw[2*i:]))
		}
		return out, nil
	}
	return nil, fmt.Errorf("%d bytes of numbers of type %q cannot be read; they must be <f4 or <f2", len(raw), kind)
}

// eachKey calls f with every key of a msgpack map, and its value undecoded.
func eachKey(data []byte, f func(key string, value []byte) error) error {
	readKey := func(data []byte) (string, []byte, error) {
		key, rest, err := msgp.ReadMapKeyZC(data)
		return string(key), rest, err
	}
	return eachEntry(data, readKey, f)
}

// eachID is eachKey for a map whose keys are string ids.
func eachID(data []byte, f func(key uint64, value []byte) error) error {
	return eachEntry(data, msgp.ReadUint64Bytes, f)
}

func eachEntry[K any](data []byte, readKey func(data []byte) (K, []byte, error), f func(key K, value []byte) error) error {
	n, data, err := msgp.ReadMapHeaderBytes(data)
	if err != nil {
		return err
	}
	for range n {
		var key K
		if key, data, err = readKey(data); err != nil {
			return err
		}
		rest, err := msgp.Skip(data)
		if err != nil {
			return err
		}
		if err := f(key, data[:len(data)-len(rest)]); err != nil {
			return fmt.Errorf("%v: %w", key, err)
		}
		data = rest
	}
	return nil
}

// eachItem calls f with every item of a msgpack list, undecoded.
func eachItem(data []byte, f func(i int, item []byte) error) error {
	n, data, err := msgp.ReadArrayHeaderBytes(data)
	if err != nil {
		return err
	}
	for i := range int(n) {
		rest, err := msgp.Skip(data)
		if err != nil {
			return err
		}
		if err := f(i, data[:len(data)-len(rest)]); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
		data = rest
	}
	return nil
}

// readText reads a string, which Python may have saved as bytes.
func readText(data []byte) (string, error) {
	switch msgp.NextType(data) {
	case msgp.BinType:
		b, _, err := msgp.ReadBytesZC(data)
		return string(b), err
	case msgp.StrType:
		s, _, err := msgp.ReadStringBytes(data)
		return s, err
	}
	return "", errors.New("not a string")
}

// readTexts reads a list of strings.
func readTexts(data []byte) ([]string, error) {
	var list []string
	err := eachItem(data, func(_ int, item []byte) error {
		s, err := readText(item)
		list = append(list, s)
		return err
	})
	return list, err
}
