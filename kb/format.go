package kb

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"newsgraph/news"
)

// A compiled catalogue is one file, made to be mapped into memory and read in
// place. All numbers of fixed size are little-endian.
//
//	magic      8 bytes
//	version    4 bytes
//	sections   4 bytes: how many follow
//	digest    32 bytes: SHA-256 of all that follows the section sizes
//	sizes      8 bytes for each section
//	sections   one after the other
//
// The sections are pairs, an index and its records, of the items by id, the
// names by folded name and the roles by name; the last section is a text, a
// line for each source. An index has the offset of each record and the end of
// the last, 8 bytes each. A record begins with its key, by which the records
// are sorted; strings have their length before them, and numbers within
// records are varints.
const (
	magic   = "NGKB\r\n\x1a\n"
	version = 1

	itemIndex, itemRecords = 0, 1
	nameIndex, nameRecords = 2, 3
	roleIndex, roleRecords = 4, 5
	sourceText             = 6
	sections               = 7

	digestAt   = len(magic) + 8
	sizesAt    = digestAt + 32
	headerSize = sizesAt + 8*sections
)

// Numbers from 0 to 1 are in records as whole numbers of millionths and of
// ten-thousandths.
const (
	priorParts      = 1e6
	popularityParts = 1e4
)

// newCatalogue looks at the frame of a compiled catalogue, not at its records.
func newCatalogue(data string) (*Catalogue, error) {
	if !strings.HasPrefix(data, magic) {
		return nil, errors.New("this is no compiled catalogue of names; make one with 'newsgraph kb build'")
	}
	if len(data) < headerSize {
		return nil, errors.New("the compiled catalogue is cut short; build it again")
	}
	v, n := littleUint32(data[len(magic):]), littleUint32(data[len(magic)+4:])
	if v != version || n != sections {
		return nil, fmt.Errorf("the compiled catalogue has version %d, and this program reads version %d; build it again", v, version)
	}
	var parts [sections]string
	rest := data[headerSize:]
	for i := range parts {
		size := littleUint64(data[sizesAt+8*i:])
		if size > uint64(len(rest)) {
			return nil, errors.New("the compiled catalogue is cut short or damaged; build it again")
		}
		parts[i], rest = rest[:size], rest[size:]
	}
	c := &Catalogue{data: data, digest: hex.EncodeToString([]byte(data[digestAt:sizesAt])), sources: parts[sourceText]}
	c.items = table{parts[itemIndex], parts[itemRecords]}
	c.names = table{parts[nameIndex], parts[nameRecords]}
	c.roles = table{parts[roleIndex], parts[roleRecords]}
	if rest != "" || !c.items.framed() || !c.names.framed() || !c.roles.framed() {
		return nil, errors.New("the compiled catalogue is damaged: its sections do not fit together; build it again")
	}
	return c, nil
}

func littleUint32(s string) uint32 { return binary.LittleEndian.Uint32([]byte(s[:4])) }
func littleUint64(s string) uint64 { return binary.LittleEndian.Uint64([]byte(s[:8])) }

// table is a sorted table of records. Of damaged bytes it may give wrong
// records, but never panics.
type table struct{ index, records string }

// framed reports whether the index has the right size and ends where the
// records end.
func (t table) framed() bool {
	return len(t.index) >= 8 && len(t.index)%8 == 0 && littleUint64(t.index[len(t.index)-8:]) == uint64(len(t.records))
}

// len is the number of records.
func (t table) len() int { return len(t.index)/8 - 1 }

// at gives a reader of a record; an empty one where there is no such record.
func (t table) at(i int) decoder {
	if i < 0 || i >= t.len() {
		return decoder{}
	}
	from, to := littleUint64(t.index[8*i:]), littleUint64(t.index[8*i+8:])
	if from > to || to > uint64(len(t.records)) {
		return decoder{}
	}
	return decoder{t.records[from:to]}
}

// find gives a reader of the record with the key, behind the key.
func (t table) find(key string) (decoder, bool) {
	low, high := 0, t.len()
	for low < high {
		middle := int(uint(low+high) / 2)
		d := t.at(middle)
		switch k := d.str(); {
		case k == key:
			return d, true
		case k < key:
			low = middle + 1
		default:
			high = middle
		}
	}
	return decoder{}, false
}

// decoder reads a record from its beginning. At the end of the record, whether
// it was due or not, it gives zeros.
type decoder struct{ rest string }

func (d *decoder) uint() uint64 {
	var n uint64
	for shift := 0; shift < 64 && d.rest != ""; shift += 7 {
		b := d.rest[0]
		d.rest = d.rest[1:]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	d.rest = ""
	return 0
}

func (d *decoder) str() string {
	n := d.uint()
	if n > uint64(len(d.rest)) {
		d.rest = ""
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// more counts down the elements of a list, and reports whether one is left.
func (d *decoder) more(n *uint64) bool {
	if *n == 0 || d.rest == "" {
		return false
	}
	*n--
	return true
}

func (d *decoder) strs() (list []string) {
	for n := d.uint(); d.more(&n); {
		list = append(list, d.str())
	}
	return list
}

// date reads a precision and, unless it is Unknown, the days since the
// beginning of the year 1.
func (d *decoder) date() news.Date {
	precision := news.Precision(d.uint())
	if precision == news.Unknown || precision > news.Day {
		return news.Date{}
	}
	days := min(d.uint(), 9999*366)
	return news.Date{Time: yearOne.AddDate(0, 0, int(days)), Precision: precision}
}

var yearOne = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// encoder writes what a decoder reads.
type encoder struct{ bytes []byte }

func (e *encoder) uint(n uint64) { e.bytes = binary.AppendUvarint(e.bytes, n) }

func (e *encoder) str(s string) {
	e.uint(uint64(len(s)))
	e.bytes = append(e.bytes, s...)
}

func (e *encoder) strs(list []string) {
	e.uint(uint64(len(list)))
	for _, s := range list {
		e.str(s)
	}
}

func (e *encoder) date(d news.Date) {
	e.uint(uint64(d.Precision))
	if !d.IsZero() {
		e.uint(uint64((d.Time.Unix() - yearOne.Unix()) / (24 * 60 * 60)))
	}
}
