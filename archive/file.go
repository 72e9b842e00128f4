package archive

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// warcFile reads the records of one WARC file, compressed (gzip, one or more
// members) or plain. The file may grow meanwhile.
type warcFile struct {
	f     *os.File
	name  string // base name
	raw   counter
	in    *bufio.Reader // the file's bytes from raw on
	gz    gzip.Reader
	inner *bufio.Reader // what gz unpacks
	open  bool          // a member has been begun and not read to its end
	info  string        // id of the file's warcinfo record; "" until known
	tries int           // what seekIntact may still try
}

// counter reads a file from an offset on and keeps count.
type counter struct {
	f      *os.File
	offset int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.f.ReadAt(p, c.offset)
	c.offset += int64(n)
	return n, err
}

func openWARC(path string) (*warcFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	w := &warcFile{f: f, name: filepath.Base(path), raw: counter{f: f}, tries: maxTries}
	w.in = bufio.NewReaderSize(&w.raw, 64<<10)
	w.inner = bufio.NewReaderSize(nil, 64<<10)
	return w, nil
}

func (w *warcFile) close() error { return w.f.Close() }

// offset is where in the file, in bytes, the next unread byte stands.
func (w *warcFile) offset() int64 { return w.raw.offset - int64(w.in.Buffered()) }

func (w *warcFile) seek(offset int64) {
	w.raw.offset = offset
	w.in.Reset(&w.raw)
	w.open = false
}

func (w *warcFile) size() (int64, error) {
	info, err := w.f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// next reads the record at the present place. It returns io.EOF where the file
// ends between two records; after any other error the place is undefined.
func (w *warcFile) next() (*record, error) {
	from, err := w.begin()
	if err != nil {
		return nil, err
	}
	r, err := readRecord(from)
	if err == nil {
		err = w.end(from)
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return r, err
}

// begin finds out where to read the next record from: a new gzip member, the
// one begun before, or the file itself.
func (w *warcFile) begin() (*bufio.Reader, error) {
	if w.open {
		return w.inner, nil
	}
	head, err := w.in.Peek(2)
	switch {
	case len(head) == 0 && err == io.EOF:
		return nil, io.EOF
	case len(head) == 0:
		return nil, err
	case head[0] != 0x1f:
		return w.in, nil
	}
	if err := w.gz.Reset(w.in); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	w.gz.Multistream(false)
	w.inner.Reset(&w.gz)
	w.open = true
	return w.inner, nil
}

// begins reports whether, in a file of ours, a record may begin at an offset: a
// gzip member does, or the file ends there or soon after. It loses the present
// place.
func (w *warcFile) begins(offset int64) bool {
	w.seek(offset)
	from, err := w.begin()
	return err == nil && from != w.in || err == io.EOF || err == io.ErrUnexpectedEOF
}

// end passes over the line ends that close a record, up to the next record or
// the end. Reading on to the end of a member makes gzip check its sum.
func (w *warcFile) end(from *bufio.Reader) error {
	for range 1024 {
		head, err := from.Peek(len("WARC/"))
		switch {
		case len(head) == 0 && err == io.EOF:
			w.open = false
			return nil
		case len(head) == 0:
			return err
		case string(head) == "WARC/" || head[0] == 0x1f:
			return nil
		case head[0] != '\r' && head[0] != '\n':
			return errors.New("a record has more bytes than its Content-Length says")
		}
		from.Discard(1)
	}
	return errors.New("a record is followed by too many empty lines")
}

// maxTries is how many places of a file from elsewhere are tried in vain where
// a record might begin after damage: one made to waste time has very many.
const maxTries = 1000

// seekIntact goes to the first intact record that begins at offset or later,
// and reports whether there is one. In a file of our own it must name the
// file's warcinfo record, so that a page holding WARC data cannot pass for one.
func (w *warcFile) seekIntact(offset int64) bool {
	for ; w.tries > 0 || w.info != ""; offset++ {
		if offset = w.candidate(offset); offset < 0 {
			return false
		}
		w.seek(offset)
		r, err := w.next()
		if err == nil && (w.info == "" || r.header.Get("WARC-Warcinfo-ID") == w.info) {
			w.seek(offset)
			return true
		}
		w.tries--
	}
	return false
}

// candidate finds the next place at offset or later where bytes look like the
// beginning of a record; -1 if there is none.
func (w *warcFile) candidate(offset int64) int64 {
	const overlap = 8
	buf := make([]byte, 64<<10)
	for {
		n, err := w.f.ReadAt(buf, offset)
		if i := firstIndex(buf[:n], "\x1f\x8b\x08", "WARC/1."); i >= 0 {
			return offset + int64(i)
		}
		if err != nil || n <= overlap {
			return -1
		}
		offset += int64(n - overlap)
	}
}

func firstIndex(b []byte, signs ...string) int {
	first := -1
	for _, sign := range signs {
		if i := bytes.Index(b, []byte(sign)); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// readInfo learns the id of the warcinfo record that a file of ours begins
// with, if that can be read. It loses the present place.
func (w *warcFile) readInfo() {
	w.seek(0)
	if r, err := w.next(); err == nil && r.err == nil && r.kind() == "warcinfo" {
		w.info = r.header.Get("WARC-Record-ID")
	}
}
