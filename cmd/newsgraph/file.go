package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/archive"
)

// maxFile is how many bytes a page or a text may have, as in a crawl. A WARC
// file, which has many, may be of any size.
const maxFile = 16 << 20

// maxText is how many bytes a plain text may have: it is all read, at some 6
// seconds a mebibyte, and what takes longer than 30 is given up.
const maxText = 2 << 20

// present are the files among those that are named; the others are reported.
func (p *program) present(names []string) []string {
	var found []string
	for _, name := range names {
		if _, err := os.Stat(name); err != nil && name != "-" {
			fmt.Fprintf(p.stderr, "%s: %v\n", name, errors.Unwrap(err))
			continue
		}
		found = append(found, name)
	}
	return found
}

// isWARC reports whether a file that begins with head, plain or compressed, is a
// WARC file.
func isWARC(name string, head []byte) bool {
	base := strings.ToLower(filepath.Base(name))
	if strings.HasSuffix(base, ".warc") || strings.HasSuffix(base, ".warc.gz") {
		return true
	}
	if gz, err := gzip.NewReader(bytes.NewReader(head)); err == nil {
		head, _ = io.ReadAll(io.LimitReader(gz, 5)) // head breaks off
	}
	return bytes.HasPrefix(head, []byte("WARC/"))
}

// open opens a file, or standard input for "-".
func (p *program) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(p.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, errors.Unwrap(err) // the caller says which file
	}
	return f, nil
}

// readPage reads a page or a text, and tells which it is.
func readPage(name string, in io.Reader) (data []byte, contentType string, err error) {
	data, err = io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, "", err
	case len(data) > maxFile:
		return nil, "", fmt.Errorf("the file has more than %d MiB, which is the most that a page or a text may have; split it", maxFile>>20)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, "", errors.New("the file is empty")
	}
	contentType, err = typeOf(name, data)
	if err == nil && contentType == "text/plain" && len(data) > maxText {
		err = fmt.Errorf("the text has more than %d MiB, which is the most that can be read as one article; split it", maxText>>20)
	}
	return data, contentType, err
}

// typeOf tells HTML from plain text, by the name or else by the first sign, and
// refuses what is neither.
func typeOf(name string, data []byte) (string, error) {
	kind := ""
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		kind = "text/html"
	case ext == ".txt" || ext == ".text" || ext == ".md":
		kind = "text/plain"
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")):
		kind = "text/html"
	case utf8.Valid(data):
		kind = "text/plain"
	}
	if kind == "" || !isText(data, kind) {
		return "", errors.New("this is neither HTML nor text nor WARC; text in another charset than UTF-8 needs the ending .html or .txt, and UTF-16 a byte order mark")
	}
	return kind, nil
}

// isText reports whether no more than one in a hundred characters is one that
// text does not have. Of what is compressed some ten are.
func isText(data []byte, kind string) bool {
	text, _ := archive.UTF8(data, kind)
	all, strange := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\r\b\x1b\u0085", r) {
			strange++
		}
	}
	return strange*100 <= all
}

// openWARC opens a WARC file, which in reads too. What is no regular file, and so
// can be read only once, is kept in one until done.
func openWARC(name string, in io.Reader) (from *archive.Reader, done func(), err error) {
	done = func() {}
	if info, err := os.Stat(name); name == "-" || err != nil || !info.Mode().IsRegular() {
		if name, err = spool(in); err != nil {
			return nil, nil, fmt.Errorf("keep it in a file: %w", err)
		}
		done = func() { os.Remove(name) }
	}
	if from, err = archive.OpenFile(name); err != nil {
		done()
	}
	return from, done, err
}

// spool copies what is left of in to a new file.
func spool(in io.Reader) (name string, err error) {
	f, err := os.CreateTemp("", "newsgraph-*.warc")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(f, in)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
}
