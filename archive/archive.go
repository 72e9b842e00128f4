// Package archive keeps every fetched page as it came, in order, in WARC 1.1
// files (ISO 28500:2017): one gzip member a record, so that any WARC tool reads
// them. All that newsgraph knows can be derived again from an archive.
//
// An archive is a directory:
//
//	archive-id                  a random name that tells archives apart
//	archive.lock                held by the one process that writes
//	newsgraph-000001.warc.gz    full; never changed again
//	newsgraph-000002.warc.gz    the newest; grows at its end
//
// A file begins with a warcinfo record. A page is a metadata record
// (application/warc-fields), if there is something to say, followed by a
// response record (HTTP header and body, encodings undone) or, for a file, a
// resource record. A page that could not be fetched is a metadata record with
// the field fetchError. All records of a page go out in one write and are on
// disk when [Archive.Append] returns.
//
// A process that dies in the middle of a write leaves a torn page at the end of
// the newest file. [Open] cuts it off and says so; readers, who need no lock
// and may follow a growing archive, take it for the end.
package archive

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

const (
	idFile   = "archive-id"
	lockFile = "archive.lock"
)

// ErrLocked is returned by Open while another process writes to the archive.
var ErrLocked = errors.New("another process is writing to this archive; wait until it is done, or stop it")

// ErrUnfit is within the error of Append about a page that no archive can keep.
var ErrUnfit = errors.New("the page does not fit into an archive")

// Options are how an archive is written. The zero Options are the defaults.
type Options struct {
	MaxFileSize int64            // bytes; a file that has as many takes no further page; 0 means 1 GB
	Now         func() time.Time // dates warcinfo records, and pages that have no date; nil means time.Now
}

// Archive is an archive that is open for writing. Its methods may be called
// from several goroutines.
type Archive struct {
	dir      string
	id       string
	max      int64
	now      func() time.Time
	lock     *flock.Flock
	repaired *Repair

	mu   sync.Mutex
	file *os.File // the newest file; nil before the first page and after Close
	name string
	size int64  // bytes of file
	info string // id of its warcinfo record
	err  error  // why no more can be appended
}

// Open opens the archive in dir for writing, and makes it where there is none.
// A torn page that an earlier process left at its end is cut off; see
// [Archive.Repaired]. The error is [ErrLocked] while another process writes.
func Open(dir string, opt Options) (*Archive, error) {
	a := &Archive{dir: dir, max: opt.MaxFileSize, now: opt.Now}
	if a.max <= 0 {
		a.max = 1e9
	}
	if a.now == nil {
		a.now = time.Now
	}
	if err := a.open(); err != nil {
		a.Close()
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	return a, nil
}

func (a *Archive) open() error {
	if err := os.MkdirAll(a.dir, 0o755); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(a.dir, lockFile))
	locked, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !locked {
		return ErrLocked
	}
	a.lock = lock
	if a.id, err = a.makeID(); err != nil {
		return err
	}
	return a.openNewest()
}

// openNewest opens the file to append to, after cutting off what is torn.
func (a *Archive) openNewest() error {
	name, err := newest(a.dir)
	if err != nil || name == "" {
		return err
	}
	whole, err := wholeSize(a.dir, name)
	if err != nil {
		return fmt.Errorf("check %s: %w", name, err)
	}
	f, err := os.OpenFile(filepath.Join(a.dir, name), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	a.file, a.name, a.size = f, name, whole.size
	if whole.torn > 0 {
		if err := errors.Join(f.Truncate(whole.size), f.Sync()); err != nil {
			return err
		}
		a.repaired = &Repair{File: name, Offset: whole.size, Cut: whole.torn}
	}
	if a.info = whole.info; a.info == "" {
		return a.begin()
	}
	return nil
}

// makeID reads the archive's id, or gives it one.
func (a *Archive) makeID() (string, error) {
	if id, err := ID(a.dir); !errors.Is(err, os.ErrNotExist) {
		return id, err
	}
	var b [10]byte
	rand.Read(b[:]) // never fails
	id := hex.EncodeToString(b[:])
	temporary := filepath.Join(a.dir, idFile+".new")
	f, err := os.Create(temporary)
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(id + "\n")
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", err
	}
	return id, errors.Join(os.Rename(temporary, filepath.Join(a.dir, idFile)), syncDir(a.dir))
}

// ID is the name of the archive in dir, which no other archive has: 20
// hexadecimal digits made when it was begun. Marks belong to the archive with
// that id. The error wraps [os.ErrNotExist] if there is no archive.
func ID(dir string) (string, error) {
	text, err := os.ReadFile(filepath.Join(dir, idFile))
	if err != nil {
		return "", fmt.Errorf("no archive in %s: %w", dir, err)
	}
	id := strings.TrimSpace(string(text))
	if id == "" {
		return "", fmt.Errorf("%s is empty: delete it and open the archive again", filepath.Join(dir, idFile))
	}
	return id, nil
}

// Repaired is what Open cut off; nil if the archive was whole.
func (a *Archive) Repaired() *Repair { return a.repaired }

// Close gives the archive free for other writers.
func (a *Archive) Close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var errs []error
	if a.file != nil {
		errs = append(errs, a.file.Close())
		a.file = nil
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Close())
	}
	a.err = errors.New("the archive is closed")
	return errors.Join(errs...)
}

// Append adds a page at the end and returns the mark after it. When it returns,
// the page is on disk and can be read. A page that cannot be kept (no address,
// too large) is an [ErrUnfit] and leaves the archive as it was; after an error
// of the disk the archive takes nothing more and must be opened again.
func (a *Archive) Append(p Page) (Pos, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.err != nil {
		return Pos{}, fmt.Errorf("append %s to archive: %w", p.URL, a.err)
	}
	if p.Fetched.IsZero() {
		p.Fetched = a.now()
	}
	records, err := p.records()
	if err != nil {
		return Pos{}, fmt.Errorf("append %.200s to archive: %w: %w", p.URL, ErrUnfit, err)
	}
	if err := a.write(records); err != nil {
		a.err = err
		return Pos{}, fmt.Errorf("append %s to archive: %w", p.URL, err)
	}
	return Pos{File: a.name, Offset: a.size}, nil
}

// write adds records in one go, to a new file if this one is full.
func (a *Archive) write(records []*record) error {
	if a.file == nil || a.size >= a.max {
		if err := a.rotate(); err != nil {
			return err
		}
	}
	data, err := pack(records, a.info)
	if err != nil {
		return err
	}
	return a.put(data)
}

// put adds bytes to the newest file and waits until they are on disk.
func (a *Archive) put(data []byte) error {
	if _, err := a.file.WriteAt(data, a.size); err != nil {
		return err
	}
	if err := a.file.Sync(); err != nil {
		return err
	}
	a.size += int64(len(data))
	return nil
}

// rotate begins the next file.
func (a *Archive) rotate() error {
	name := fileName(number(a.name) + 1)
	f, err := os.OpenFile(filepath.Join(a.dir, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if a.file != nil {
		a.file.Close() // all of it is synced
	}
	a.file, a.name, a.size = f, name, 0
	return errors.Join(a.begin(), syncDir(a.dir))
}

// begin writes the warcinfo record that stands first in a file.
func (a *Archive) begin() error {
	r := &record{header: Fields{
		{"WARC-Type", "warcinfo"},
		{"WARC-Record-ID", newRecordID()},
		{"WARC-Date", a.now().UTC().Format(time.RFC3339Nano)},
		{"WARC-Filename", a.name},
		{"Content-Type", "application/warc-fields"},
	}}
	var block bytes.Buffer
	writeFields(&block, Fields{{"software", "newsgraph"}, {"format", "WARC File Format 1.1"}, {"isPartOf", a.id}})
	r.block = block.Bytes()
	data, err := pack([]*record{r}, "")
	if err != nil {
		return err
	}
	a.info = r.header.Get("WARC-Record-ID")
	return a.put(data)
}

// pack turns records into gzip members. info is the id of the warcinfo record
// that they name; "" for that record itself.
func pack(records []*record, info string) ([]byte, error) {
	var out, plain bytes.Buffer
	for _, r := range records {
		plain.Reset()
		if info != "" {
			r = &record{header: append(r.header[:len(r.header):len(r.header)], Field{"WARC-Warcinfo-ID", info}), block: r.block}
		}
		r.appendTo(&plain)
		gz := gzip.NewWriter(&out)
		if _, err := gz.Write(plain.Bytes()); err != nil {
			return nil, err
		}
		if err := gz.Close(); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
