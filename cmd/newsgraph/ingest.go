package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"

	"newsgraph/archive"
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

// ingest puts files into the archive and reads them from there, as pages that
// were crawled.
func (p *program) ingest(ctx context.Context, c *config) error {
	if len(c.args) == 0 && !c.again {
		return usagef("ingest: name at least one file, or - for standard input")
	}
	if err := checkGiven(c); err != nil {
		return err
	}
	files := p.present(c.args)
	if len(files) == 0 && !c.again {
		return errQuiet
	}
	if _, err := os.Stat(c.archive()); len(files) == 0 && err != nil {
		return fmt.Errorf("there is no archive in %s to read again; name its directory with --data: %w", c.data, err)
	}
	w, err := p.openWriter(ctx, c)
	if err != nil {
		return err
	}
	defer w.close()
	progress := p.newProgress()
	err = p.store(ctx, c, files, w.archive, progress)
	if err == nil {
		held := &held{progress: progress, failures: make(map[string]ingest.Outcome)}
		w.line.Done = progress.done
		if c.again {
			w.line.Done = held.done
		}
		err = w.line.Run(ctx, c.again)
		held.tell()
	}
	progress.finish()
	switch {
	case ctx.Err() != nil:
		return errGoesOn
	case err == nil && (len(files) < len(c.args) || progress.missed()):
		return errQuiet
	}
	return err
}

// held keeps failures back until the whole archive is read again: a page that
// could not be fetched once may have come later.
type held struct {
	progress *progress
	failures map[string]ingest.Outcome // by address
	order    []string                  // of the addresses
}

func (h *held) done(o ingest.Outcome) {
	address := news.Address(o.URL)
	if o.Kind == ingest.Failed || o.Kind == ingest.Refused {
		if _, known := h.failures[address]; !known {
			h.order = append(h.order, address)
		}
		h.failures[address] = o
		return
	}
	delete(h.failures, address)
	h.progress.done(o)
}

// tell passes on the failures that nothing came after.
func (h *held) tell() {
	for _, address := range h.order {
		if o, still := h.failures[address]; still {
			delete(h.failures, address)
			h.progress.done(o)
		}
	}
}

// checkGiven checks what is said of a page by hand.
func checkGiven(c *config) error {
	if len(c.args) != 1 && c.describes() {
		return usagef("--url, --date and --title describe a single file, but there are %d", len(c.args))
	}
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

// describes reports whether anything is said of a page by hand.
func (c *config) describes() bool { return c.url+c.date+c.title != "" }

// store puts files into the archive. A file that cannot be read is reported and
// left out; the error is about the call, or ctx.
func (p *program) store(ctx context.Context, c *config, files []string, to *archive.Archive, progress *progress) error {
	for _, name := range files {
		var usage usageError
		switch err := p.storeFile(ctx, c, name, to, progress); {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.As(err, &usage):
			return err
		case err != nil:
			progress.miss("%s: %v", name, err)
		}
	}
	return nil
}

func (p *program) storeFile(ctx context.Context, c *config, name string, to *archive.Archive, progress *progress) error {
	file, err := p.open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewReader(file)
	head, _ := in.Peek(512) // what is wrong comes again
	switch {
	case !isWARC(name, head):
		return p.storePage(c, name, in, to, progress)
	case c.describes():
		return usagef("--url, --date and --title describe a single page, but %s is a WARC file, which says these of all its pages", name)
	}
	pages, done, err := openWARC(name, in)
	if err != nil {
		return err
	}
	defer done()
	defer pages.Close()
	return copyPages(ctx, name, pages, to, progress)
}

func (p *program) storePage(c *config, name string, in io.Reader, to *archive.Archive, progress *progress) error {
	data, kind, err := readPage(name, in)
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
	progress.named(page.URL)
	_, err = to.Append(page)
	return err
}

// copyPages copies the pages of a WARC file into the archive. What is damaged,
// or does not fit into the archive, is reported and left out.
func copyPages(ctx context.Context, name string, from *archive.Reader, to *archive.Archive, progress *progress) error {
	for there := false; ctx.Err() == nil; there = true {
		page, err := from.Next()
		if err == nil {
			_, err = to.Append(page)
		}
		var damage *archive.Damage
		switch {
		case err == io.EOF && !there:
			return errors.New("there is no page in this WARC file")
		case err == io.EOF:
			return nil
		case errors.As(err, &damage) || errors.Is(err, archive.ErrUnfit):
			progress.miss("%s: %v", name, err)
		case err != nil:
			return err
		}
	}
	return ctx.Err()
}
