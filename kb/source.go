package kb

import (
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// source is an open file, decompressed, whose reading ends with the context.
type source struct {
	ctx  context.Context
	name string
	file *os.File
	io.Reader
}

// openSource opens a file, which is compressed if its name ends in .gz or .bz2.
func openSource(ctx context.Context, name string) (*source, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open a source of the catalogue: %w", err)
	}
	s := &source{ctx: ctx, name: name, file: f, Reader: f}
	switch {
	case strings.HasSuffix(name, ".gz"):
		if s.Reader, err = gzip.NewReader(f); err != nil {
			return nil, errors.Join(fmt.Errorf("%s is not compressed with gzip: %w", name, err), f.Close())
		}
	case strings.HasSuffix(name, ".bz2"):
		s.Reader = bzip2.NewReader(f)
	}
	return s, nil
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) && s.Reader != s.file {
		err = fmt.Errorf("%s is cut short or damaged, as its compression tells; copy or fetch it again: %w", s.name, err)
	}
	return n, err
}

// Close closes the file.
func (s *source) Close() error { return s.file.Close() }
