package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf8"

	"newsgraph/archive"
	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/news"
)

func ingestFlags(c *config) {
	readFlags(c)
	c.set.StringVar(&c.url, "url", "", "the `address` of a single file")
	c.set.StringVar(&c.date, "date", "", "the `date` of publication of a single file, such as 2020-08-07 or 2020-08-07T10:00:00+02:00")
	c.set.StringVar(&c.title, "title", "", "the `headline` of a single file")
	c.set.BoolVar(&c.again, "again", false, "read the whole archive again")
}

// maxFile is how many bytes a file may have that is not a WARC.
const maxFile = 64 << 20

// ingest puts files into the archive and reads them from there, as pages that
// were crawled.
func (p *program) ingest(ctx context.Context, c *config) error {
	if len(c.args) == 0 && !c.again {
		return usagef("ingest: name at least one file, or - for standard input")
	}
	if len(c.args) != 1 && (c.url != "" || c.date != "" || c.title != "") {
		return usagef("ingest: --url, --date and --title describe a single file, but there are %d", len(c.args))
	}
	if err := checkGiven(c); err != nil {
		return err
	}
	failed, err := p.store(c)
	if err != nil {
		return err
	}
	g, err := c.openGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	progress := p.newProgress()
	err = p.readArchive(ctx, c, g, progress)
	progress.finish()
	if err == nil && (failed || len(c.args) > 0 && progress.failed.Load() > 0) {
		err = errQuiet
	}
	return err
}

func checkGiven(c *config) error {
	if u, err := url.Parse(c.url); c.url != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		return usagef("--url: %q is not an address such as https://www.example.com/story", c.url)
	}
	if c.date != "" {
		if _, err := news.ParseDate(c.date); err != nil {
			return usagef("--date: %w", err)
		}
	}
	return nil
}

// readArchive moves what is new in the archive into the graph.
func (p *program) readArchive(ctx context.Context, c *config, g *graph.Graph, progress *progress) error {
	reader, err := c.reader()
	if err != nil {
		return err
	}
	line := &ingest.Line{Dir: c.archive(), Reader: reader, Graph: g, Workers: runtime.GOMAXPROCS(0), Done: progress.done}
	return line.Run(ctx, c.again)
}

// store puts the files into the archive. A file that cannot be read is reported
// and left out.
func (p *program) store(c *config) (failed bool, err error) {
	to, err := p.openArchive(c)
	if err != nil {
		return false, err
	}
	for _, name := range c.args {
		if err := p.storeFile(c, name, to); err != nil {
			fmt.Fprintf(p.stderr, "%s: %v\n", name, err)
			failed = true
		}
	}
	return failed, to.Close()
}

// openArchive opens the archive for writing, and tells of what it had to mend.
func (p *program) openArchive(c *config) (*archive.Archive, error) {
	a, err := archive.Open(c.archive(), archive.Options{Now: p.now})
	if err != nil {
		return nil, err
	}
	if r := a.Repaired(); r != nil {
		fmt.Fprintf(p.stderr, "archive: %v\n", r)
	}
	return a, nil
}

func (p *program) storeFile(c *config, name string, to *archive.Archive) error {
	if base := strings.ToLower(filepath.Base(name)); strings.HasSuffix(base, ".warc") || strings.HasSuffix(base, ".warc.gz") {
		return p.copyWARC(name, to)
	}
	data, err := p.readFile(name)
	if err != nil {
		return err
	}
	kind, err := contentType(name, data)
	if err != nil {
		return err
	}
	page := archive.Page{URL: c.url, Fetched: p.now().UTC(), Header: http.Header{"Content-Type": {kind}}, Body: data}
	if page.URL == "" {
		sum := sha256.Sum256(data)
		page.URL = "urn:sha256:" + hex.EncodeToString(sum[:])
	}
	for _, field := range []archive.Field{{Name: ingest.FieldDate, Value: c.date}, {Name: ingest.FieldTitle, Value: c.title}} {
		if field.Value != "" {
			page.Fields = append(page.Fields, field)
		}
	}
	_, err = to.Append(page)
	return err
}

// readFile reads a file, or standard input for "-".
func (p *program) readFile(name string) ([]byte, error) {
	in := p.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, errors.Unwrap(err) // the caller says which file
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxFile:
		return nil, fmt.Errorf("the file has more than %d bytes", maxFile)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errors.New("the file is empty")
	}
	return data, nil
}

// contentType tells HTML from plain text, by the name or else by the first sign.
func contentType(name string, data []byte) (string, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return "text/html", nil
	case ".txt", ".text", ".md":
		return "text/plain", nil
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("<")) {
		return "text/html", nil
	}
	if utf8.Valid(data) && !bytes.ContainsRune(data, 0) {
		return "text/plain", nil
	}
	return "", errors.New("this is neither HTML nor text nor WARC; give it the ending .html or .txt if it is one of these in an unusual charset")
}

// copyWARC copies the pages of a WARC file into the archive. What is damaged is
// reported and left out.
func (p *program) copyWARC(name string, to *archive.Archive) error {
	from, err := archive.OpenFile(name)
	if err != nil {
		return err
	}
	defer from.Close()
	for {
		page, err := from.Next()
		var damage *archive.Damage
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &damage):
			fmt.Fprintf(p.stderr, "%s: %v\n", name, damage)
			continue
		case err != nil:
			return err
		}
		if _, err := to.Append(page); err != nil {
			return err
		}
	}
}
