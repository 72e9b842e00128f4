package archive

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
)

// Damage is what a reader could not read and has passed over: reading may go
// on after it with [Reader.Next].
type Damage struct {
	File   string // base name
	Offset int64  // where the unreadable bytes begin in the file
	Size   int64  // how many bytes of the file were passed over
	URL    string // the address they were about; "" where that is unknown
	Next   Pos    // the mark to keep once the damage has been dealt with
	Err    error
}

func (d *Damage) Error() string {
	about := ""
	if d.URL != "" {
		about = " (" + d.URL + ")"
	}
	return fmt.Sprintf("%s: %d bytes at offset %d%s passed over: %v", d.File, d.Size, d.Offset, about, d.Err)
}

func (d *Damage) Unwrap() error { return d.Err }

// Reader reads the pages of an archive, or of one WARC file, in order. It needs
// no lock: a writer may be adding to the archive. It is for one goroutine.
type Reader struct {
	dir     string    // "" where a single file is read
	file    *warcFile // nil before the first file
	sealed  bool      // nothing more will be added to file
	pos     Pos
	pending *record // a metadata record that waits for its page
}

// NewReader reads the archive in dir from a mark on. The error says so where the
// archive has no such place. Later files are opened by Next.
func NewReader(dir string, from Pos) (*Reader, error) {
	if _, err := ID(dir); err != nil {
		return nil, err
	}
	r := &Reader{dir: dir, pos: from}
	if from.File == "" {
		return r, nil
	}
	if err := r.goTo(from); err != nil {
		r.Close()
		return nil, fmt.Errorf("archive %s was read up to %q, but %w; if it was cut or replaced, 'newsgraph ingest --again' reads all of it anew", dir, from, err)
	}
	return r, nil
}

// goTo goes to a mark. The error, after "but", says why it cannot be one of this
// archive.
func (r *Reader) goTo(mark Pos) error {
	if number(mark.File) == 0 {
		return errors.New("that names no file of an archive")
	}
	if err := r.enter(mark.File); err != nil {
		return fmt.Errorf("that file cannot be opened: %w", err)
	}
	size, err := r.file.size()
	switch {
	case err != nil:
		return err
	case size < mark.Offset:
		return fmt.Errorf("the file ends at %d", size)
	case !r.file.begins(mark.Offset):
		return errors.New("no record begins there")
	}
	r.file.seek(mark.Offset)
	return nil
}

// OpenFile reads one WARC file of any origin, plain or compressed with gzip.
// Requests, conversions and the like are passed over. A revisit, which says that
// an address gave the same page as another, comes as an answer 304 (Not Modified)
// with the field revisitOf, the other address.
func OpenFile(path string) (*Reader, error) {
	f, err := openWARC(path)
	if err != nil {
		return nil, err
	}
	head, _ := f.in.Peek(5)
	if len(head) > 0 && head[0] != 0x1f && string(head) != "WARC/" {
		f.close()
		return nil, fmt.Errorf("%s is not a WARC file: it begins neither with WARC/ nor as gzip does", path)
	}
	return &Reader{file: f, sealed: true, pos: Pos{File: f.name}}, nil
}

// Close closes the file that is being read.
func (r *Reader) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.close()
}

// Next reads the next page. It returns io.EOF where there is none as yet: a
// later call goes on from there once a writer has added something, so a page
// that is only half written is not an error. A [*Damage] is returned for what
// cannot be read; a later call goes on after it. Any other error is final.
func (r *Reader) Next() (Page, error) {
	for {
		if r.file == nil {
			if err := r.advance(); err != nil {
				return Page{}, err
			}
		}
		start := r.file.offset()
		rec, err := r.file.next()
		switch {
		case err == io.EOF:
			err = r.advance()
		case err != nil:
			err = r.passOver(start, err)
		default:
			var page *Page
			if page, err = r.take(rec, start); page != nil {
				return *page, nil
			}
		}
		if err != nil {
			return Page{}, err
		}
	}
}

// take deals with one record: it gives a page if the record completes one.
func (r *Reader) take(rec *record, start int64) (*Page, error) {
	if rec.kind() == "metadata" && rec.err == nil && !rec.failed() {
		r.pending = rec
		return nil, nil
	}
	meta := r.pending
	r.pending = nil
	r.pos = Pos{File: r.file.name, Offset: r.file.offset()}
	page, err := rec.page(meta)
	if err != nil {
		return nil, &Damage{File: r.file.name, Offset: start, Size: r.pos.Offset - start, URL: rec.target(), Next: r.pos, Err: err}
	}
	if page != nil {
		page.Next = r.pos
	}
	return page, nil
}

// passOver deals with bytes that are not a record. If an intact record follows,
// or nothing more can be added to the file, they are damage. Otherwise they are
// what a writer has not finished, and the end for now.
func (r *Reader) passOver(start int64, cause error) error {
	if r.dir != "" && r.file.info == "" {
		r.file.readInfo()
	}
	found := r.file.seekIntact(start + 1)
	next := r.file.offset()
	if !r.sealed && (!found || r.finished(start)) {
		err := error(nil)
		if !found {
			err = r.advance()
		}
		r.rewind()
		return err
	}
	if !found {
		size, err := r.file.size()
		if err != nil {
			return err
		}
		next = size
	}
	if errors.Is(cause, io.ErrUnexpectedEOF) {
		cause = errors.New("the file breaks off in the middle of a record")
	}
	r.pos = Pos{File: r.file.name, Offset: next}
	r.rewind()
	return &Damage{File: r.file.name, Offset: start, Size: next - start, Next: r.pos, Err: cause}
}

// finished reports whether the record at start is whole by now: a writer may
// have finished it, and written the next, while the reader searched.
func (r *Reader) finished(start int64) bool {
	r.file.seek(start)
	_, err := r.file.next()
	return err == nil
}

// advance is called at the end of a file. It goes on to the next file, after
// another look at this one: the writer may have filled it up meanwhile.
func (r *Reader) advance() error {
	if r.dir == "" {
		return io.EOF
	}
	name := ""
	if r.file != nil {
		name = r.file.name
	}
	next, err := successor(r.dir, name)
	switch {
	case err != nil:
		return err
	case next == "":
		r.rewind()
		return io.EOF
	case r.file != nil && !r.sealed:
		r.sealed = true
		return nil
	}
	return r.enter(next)
}

// rewind puts the reader back at its mark: what follows may be cut off and
// written again.
func (r *Reader) rewind() {
	r.pending = nil
	if r.file != nil {
		r.file.seek(r.pos.Offset)
	}
}

// enter goes to the beginning of a file.
func (r *Reader) enter(name string) error {
	f, err := openWARC(filepath.Join(r.dir, name))
	if err != nil {
		return err
	}
	if r.file != nil {
		r.file.close()
	}
	r.file, r.sealed, r.pending = f, false, nil
	if r.pos.File != name {
		r.pos = Pos{File: name}
	}
	return nil
}
