package archive

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// Repair is what Open cut off the end of an archive: a page that an earlier
// process had not written to its end.
type Repair struct {
	File   string // base name
	Offset int64  // where the torn page began, in bytes
	Cut    int64  // how many bytes were cut off
}

// String says what was done, for people.
func (r *Repair) String() string {
	return fmt.Sprintf("%s ended in the middle of a page, as after a crash: cut off %d bytes at offset %d; all pages before are whole",
		r.File, r.Cut, r.Offset)
}

// extent is how much of an archive's newest file is whole.
type extent struct {
	size int64  // bytes up to the end of the last whole page
	torn int64  // bytes after that
	info string // id of the warcinfo record; "" if that itself is torn
}

// wholeSize measures the newest file of an archive. Only its last pages are
// read, from the first intact record in a window at its end on, since all
// before them was on disk before they were begun.
func wholeSize(dir, name string) (extent, error) {
	f, err := openWARC(filepath.Join(dir, name))
	if err != nil {
		return extent{}, err
	}
	defer f.close()
	size, err := f.size()
	if err != nil {
		return extent{}, err
	}
	f.readInfo()
	if f.info == "" && size > 0 {
		return headless(f, size)
	}
	start := int64(0)
	for window := int64(1 << 20); window < size; window *= 2 {
		if f.seekIntact(size - window) {
			start = f.offset()
			break
		}
	}
	end, err := endOfPages(dir, f, start)
	return extent{size: end, torn: size - end, info: f.info}, err
}

// headless measures a file whose first record cannot be read: a new file that
// was torn right at its beginning, which is to be begun again, or a damaged one
// with pages in it, which is not ours to cut.
func headless(f *warcFile, size int64) (extent, error) {
	if f.seekIntact(1) {
		return extent{}, errors.New("its first record is damaged, so nothing can be added; move the file away and keep it (newsgraph ingest reads it)")
	}
	return extent{torn: size}, nil
}

// endOfPages reads pages from start on, up to the end of what is whole.
func endOfPages(dir string, f *warcFile, start int64) (int64, error) {
	f.seek(start)
	r := &Reader{dir: dir, file: f, pos: Pos{File: f.name, Offset: start}}
	for {
		_, err := r.Next()
		var damage *Damage
		switch {
		case err == io.EOF:
			return r.pos.Offset, nil
		case err != nil && !errors.As(err, &damage):
			return 0, err
		}
	}
}

// fileName and number turn the number of an archive's file, from 1, into its
// base name and back; number is 0 for any other name.
func fileName(n int) string { return fmt.Sprintf("newsgraph-%06d.warc.gz", n) }

func number(name string) int {
	n := 0
	if _, err := fmt.Sscanf(name, "newsgraph-%d.warc.gz", &n); err != nil || fileName(n) != name {
		return 0
	}
	return n
}

// successor is the name of the file that comes after another in an archive;
// after "", the first. It is "" if there is none.
func successor(dir, after string) (string, error) {
	next := 0
	err := eachNumber(dir, func(n int) {
		if n > number(after) && (next == 0 || n < next) {
			next = n
		}
	})
	if next == 0 {
		return "", err
	}
	return fileName(next), err
}

// newest is the name of an archive's last file; "" if it has none.
func newest(dir string) (string, error) {
	last := 0
	err := eachNumber(dir, func(n int) { last = max(last, n) })
	if last == 0 {
		return "", err
	}
	return fileName(last), err
}

func eachNumber(dir string, f func(int)) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if n := number(e.Name()); n > 0 {
			f(n)
		}
	}
	return err
}

// syncDir makes new names in a directory last. Windows does so by itself.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
