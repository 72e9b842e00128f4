package spacy

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"strings"

	"github.com/tinylib/msgp/msgp"
)

// Compact writes a pipeline in a small form: a zip archive of the files that
// [Load] needs, with all weights and vectors rounded to half precision and the
// vectors' keys sorted. The same files give the same bytes.
func Compact(w io.Writer, files fs.FS) error {
	root, err := findRoot(files)
	if err != nil {
		return err
	}
	if files, err = fs.Sub(files, root); err != nil {
		return err
	}
	z := zip.NewWriter(w)
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "vocab/strings.json" {
			return err // string ids are computed, the store of strings is not needed
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if data, err = shrink(name, data); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return err
	})
	if err != nil {
		return fmt.Errorf("write a compact pipeline: %w", err)
	}
	return z.Close()
}

// shrink returns the compact form of a file, which is itself for most.
func shrink(name string, data []byte) ([]byte, error) {
	switch {
	case name == "vocab/vectors":
		return shrinkNPY(data)
	case name == "vocab/key2row":
		return sortKeys(data)
	case path.Base(name) == "model":
		out, _, err := shrinkArrays(nil, data)
		return out, err
	}
	return data, nil
}

func shrinkNPY(data []byte) ([]byte, error) {
	v, rows, err := readNPY(data)
	if err != nil || v.kind == "<f2" {
		return data, err
	}
	header := fmt.Sprintf("{'descr': '<f2', 'fortran_order': False, 'shape': (%d, %d), }", rows, v.width)
	// The header is padded so that the numbers begin at a multiple of 64.
	header += strings.Repeat(" ", 63-(10+len(header))%64) + "\n"
	out := append([]byte("\x93NUMPY\x01\x00"), 0, 0)
	binary.LittleEndian.PutUint16(out[8:], uint16(len(header)))
	numbers, err := floats(v.raw, v.kind)
	if err != nil {
		return nil, err
	}
	return appendHalves(append(out, header...), numbers)
}

func sortKeys(data []byte) ([]byte, error) {
	var v vectors
	if err := v.readKeys(data, math.MaxInt32); err != nil {
		return nil, err
	}
	out := msgp.AppendMapHeader(nil, uint32(len(v.keys)))
	for i, key := range v.keys {
		out = msgp.AppendUint64(out, key)
		out = msgp.AppendUint32(out, v.rows[i])
	}
	return out, nil
}

// appendHalves appends numbers in half precision, little-endian.
func appendHalves(out []byte, numbers []float32) ([]byte, error) {
	for _, f := range numbers {
		h, err := toHalf(f)
		if err != nil {
			return nil, err
		}
		out = binary.LittleEndian.AppendUint16(out, h)
	}
	return out, nil
}

// shrinkArrays copies a msgpack value to out with all arrays in it rounded,
// and returns what follows it.
func shrinkArrays(out, data []byte) (result, rest []byte, err error) {
	switch msgp.NextType(data) {
	case msgp.ArrayType:
		n, rest, err := msgp.ReadArrayHeaderBytes(data)
		if err != nil {
			return nil, nil, err
		}
		out = msgp.AppendArrayHeader(out, n)
		for range n {
			if out, rest, err = shrinkArrays(out, rest); err != nil {
				return nil, nil, err
			}
		}
		return out, rest, nil
	case msgp.MapType:
		if a, rest, ok := singleArray(data); ok {
			out, err = appendArray(out, a)
			return out, rest, err
		}
		n, rest, err := msgp.ReadMapHeaderBytes(data)
		if err != nil {
			return nil, nil, err
		}
		out = msgp.AppendMapHeader(out, n)
		for range 2 * n { // keys and values
			if out, rest, err = shrinkArrays(out, rest); err != nil {
				return nil, nil, err
			}
		}
		return out, rest, nil
	}
	if rest, err = msgp.Skip(data); err != nil {
		return nil, nil, err
	}
	return append(out, data[:len(data)-len(rest)]...), rest, nil
}

// singleArray reads a map that is a numpy array of single precision.
func singleArray(data []byte) (a array, rest []byte, ok bool) {
	rest, err := msgp.Skip(data)
	if err != nil {
		return a, nil, false
	}
	data = data[:len(data)-len(rest)]
	if !bytes.Contains(data[:min(len(data), 64)], []byte("<f4")) {
		return a, nil, false
	}
	a, err = readArray(data)
	return a, rest, err == nil
}

func appendArray(out []byte, a array) ([]byte, error) {
	raw, err := appendHalves(nil, a.data)
	if err != nil {
		return nil, err
	}
	out = msgp.AppendMapHeader(out, 5)
	out = msgp.AppendBool(msgp.AppendBytes(out, []byte("nd")), true)
	out = msgp.AppendBytes(msgp.AppendBytes(out, []byte("type")), []byte("<f2"))
	out = msgp.AppendBytes(msgp.AppendBytes(out, []byte("kind")), nil)
	out = msgp.AppendArrayHeader(msgp.AppendBytes(out, []byte("shape")), uint32(len(a.shape)))
	for _, n := range a.shape {
		out = msgp.AppendInt(out, n)
	}
	return msgp.AppendBytes(msgp.AppendBytes(out, []byte("data")), raw), nil
}
