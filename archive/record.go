package archive

import (
	"bufio"
	"bytes"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// MaxBody is the largest body, in bytes and after decompression, that an
	// archive takes and that reading gives: 64 MiB.
	MaxBody = 64 << 20

	maxHeader = 256 << 10 // bytes of a record's header, and of a stored HTTP header
	maxSkip   = 1 << 30   // bytes of a compressed record that is passed over unread
)

// record is one WARC record. Its block is kept only for the kinds that a page
// is made of.
type record struct {
	header Fields
	block  []byte
	err    error // why the block cannot be used, although the record's frame is whole
}

func (r *record) kind() string { return strings.ToLower(r.header.Get("WARC-Type")) }

// target is the address that r is about.
func (r *record) target() string { return r.address("WARC-Target-URI") }

// address is an address in r's header; old writers put it in angle brackets.
func (r *record) address(field string) string {
	address := r.header.Get(field)
	if inner, ok := strings.CutPrefix(address, "<"); ok {
		return strings.TrimSuffix(inner, ">")
	}
	return address
}

// date is WARC-Date in UTC, also in the shortened forms that WARC 1.1 allows.
func (r *record) date() (time.Time, error) {
	text := r.header.Get("WARC-Date")
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("record date %q is not of the form 2006-01-02T15:04:05Z", text)
}

// appendTo adds r in its WARC form to buf: header, block, two line ends.
func (r *record) appendTo(buf *bytes.Buffer) {
	buf.WriteString("WARC/1.1\r\n")
	writeFields(buf, r.header)
	fmt.Fprintf(buf, "WARC-Block-Digest: %s\r\nContent-Length: %d\r\n\r\n", digest(r.block), len(r.block))
	buf.Write(r.block)
	buf.WriteString("\r\n\r\n")
}

// readRecord reads one record. An error means that the frame is not whole:
// io.ErrUnexpectedEOF where the input ends too early.
func readRecord(in *bufio.Reader) (*record, error) {
	left := maxHeader
	version, err := readLine(in, &left)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, fmt.Errorf("a record should begin with WARC/, not with %.20q", version)
	}
	r := &record{}
	if r.header, err = readFields(in, &left); err != nil {
		return nil, err
	}
	if len(r.header.All("Content-Length")) > 1 {
		return nil, errors.New("the header of a record runs into that of the next")
	}
	size, err := strconv.ParseInt(r.header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return nil, fmt.Errorf("a record has the Content-Length %q", r.header.Get("Content-Length"))
	}
	return r, r.readBlock(in, size)
}

// readBlock reads the block where it is needed, checks it against its digest,
// and passes over it where it is not.
func (r *record) readBlock(in *bufio.Reader, size int64) error {
	switch kind := r.kind(); {
	case kind != "response" && kind != "resource" && kind != "metadata" && kind != "warcinfo":
		return discard(in, size)
	case size > MaxBody+maxHeader:
		r.err = fmt.Errorf("the record has %d bytes; at most %d are read", size, int64(MaxBody))
		return discard(in, size)
	}
	block, err := io.ReadAll(io.LimitReader(in, size))
	if err == nil && int64(len(block)) < size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	r.block = block
	if !digestFits(r.header.Get("WARC-Block-Digest"), block) {
		r.err = errors.New("the record's bytes do not fit its WARC-Block-Digest")
	}
	return nil
}

func discard(in *bufio.Reader, size int64) error {
	if size > maxSkip {
		return fmt.Errorf("a record claims to have %d bytes; at most %d are passed over", size, int64(maxSkip))
	}
	if _, err := io.CopyN(io.Discard, in, size); err == io.EOF {
		return io.ErrUnexpectedEOF
	} else if err != nil {
		return err
	}
	return nil
}

// readLine reads a line without its end. left is what may still be read, in
// bytes, and is counted down.
func readLine(in *bufio.Reader, left *int) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if *left -= len(part); *left < 0 {
			return "", fmt.Errorf("a header is longer than %d bytes", maxHeader)
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return string(bytes.TrimRight(line, "\r\n")), nil
		case err == io.EOF:
			return "", io.ErrUnexpectedEOF
		case err != bufio.ErrBufferFull:
			return "", err
		}
	}
}

// readFields reads "Name: value" lines up to an empty one. A line that begins
// with white space goes on with the value above it; one without a colon is
// passed over.
func readFields(in *bufio.Reader, left *int) (Fields, error) {
	var fields Fields
	for {
		line, err := readLine(in, left)
		if err != nil || line == "" {
			return fields, err
		}
		if (line[0] == ' ' || line[0] == '\t') && len(fields) > 0 {
			last := &fields[len(fields)-1]
			last.Value = strings.TrimSpace(last.Value + " " + oneLine(line))
		} else if name, value, ok := strings.Cut(line, ":"); ok {
			fields = append(fields, Field{strings.TrimSpace(name), oneLine(value)})
		}
	}
}

// oneLine is a value without the ends of lines and the white space around it.
func oneLine(value string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r == '\r' || r == '\n' }), " "))
}

// writeFields writes "Name: value" lines. A value is one line of UTF-8.
func writeFields(buf *bytes.Buffer, fields Fields) {
	for _, f := range fields {
		buf.WriteString(f.Name + ": " + strings.ToValidUTF8(oneLine(f.Value), string(utf8.RuneError)) + "\r\n")
	}
}

// digest names bytes as most WARC files do. It tells damage, not forgery, so
// SHA-1 serves; tools disagree about how to write longer sums.
func digest(b []byte) string {
	sum := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

// digestFits reports whether b has the digest "algorithm:value", the value in
// base32 or hexadecimal. No digest, or one of an unknown kind, always fits.
func digestFits(digest string, b []byte) bool {
	algorithm, value, ok := strings.Cut(digest, ":")
	hashes := map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha512": sha512.New}
	newHash := hashes[strings.ReplaceAll(strings.ToLower(algorithm), "-", "")]
	if !ok || newHash == nil {
		return true
	}
	h := newHash()
	h.Write(b)
	sum := h.Sum(nil)
	in32 := strings.TrimRight(base32.StdEncoding.EncodeToString(sum), "=")
	return strings.EqualFold(strings.TrimRight(value, "="), in32) || strings.EqualFold(value, hex.EncodeToString(sum))
}

// newRecordID is a random UUID (RFC 9562, version 4) as a WARC record id.
func newRecordID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
