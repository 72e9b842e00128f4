package kb

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"newsgraph/news"
)

// anchors count how often a name leads to an item in Wikipedia, by folded name.
type anchors map[string]*anchorCounts

type anchorCounts struct {
	total int             // with the items that are not in the catalogue
	items map[*record]int // those that are
}

// share is that of an item, if it was counted. The rest, which is for items
// outside the catalogue, is bigger where little was counted.
func (a anchors) share(folded string, rec *record) float64 {
	const unseen = 5
	c := a[folded]
	if c == nil {
		return 0
	}
	return float64(c.items[rec]) / float64(c.total+unseen)
}

// readTitles reads lines of a title in Wikipedia, a tab and a QID.
func (in *sources) readTitles(file string, r io.Reader) error {
	told := Report{Source: file}
	err := eachLine(file, r, 2, func(fields []string) error {
		if !qid.MatchString(fields[1]) {
			return fmt.Errorf("%q is not a Wikidata identifier such as Q2283", fields[1])
		}
		in.titles[foldTitle(fields[0])] = fields[1]
		told.Rows++
		return nil
	})
	in.tables = append(in.tables, told)
	return err
}

// foldTitle undoes the escapes of addresses.
func foldTitle(title string) string {
	if plain, err := url.PathUnescape(title); err == nil {
		title = plain
	}
	return strings.ReplaceAll(title, "_", " ")
}

// readAnchors reads lines of a name, the title in Wikipedia or the QID that it
// leads to, and how often it does.
func (in *sources) readAnchors(name string, records []*record) error {
	r, err := openSource(context.Background(), name)
	if err != nil {
		return err
	}
	defer r.Close()
	byQID := make(map[string]*record, len(records))
	for _, rec := range records {
		if rec.item.WikidataID != "" {
			byQID[rec.item.WikidataID] = rec
		}
	}
	in.names = append(in.names, filepath.Base(name))
	told := Report{Source: filepath.Base(name), Ignored: make(skipped)}
	err = eachLine(filepath.Base(name), r, 3, func(fields []string) error {
		n, err := strconv.Atoi(fields[2])
		if err != nil || n < 0 {
			return fmt.Errorf("%q is not a count", fields[2])
		}
		to := fields[1]
		if known, ok := in.titles[foldTitle(to)]; ok {
			to = known
		}
		told.Rows++
		if byQID[to] == nil {
			told.Ignored["counted for strangers: they lead to no item here"]++
		}
		in.counts.add(news.FoldName(fields[0]), byQID[to], n)
		return nil
	})
	in.told = append(in.told, told)
	return err
}

// add counts n mentions of an item, nil for one outside the catalogue.
func (a anchors) add(folded string, rec *record, n int) {
	c := a[folded]
	if c == nil {
		c = &anchorCounts{items: make(map[*record]int)}
		a[folded] = c
	}
	c.total += n
	if rec != nil && folded != "" {
		c.items[rec] += n
		if !rec.hasName(folded) && c.items[rec] > 1 {
			rec.names = append(rec.names, nameOf{folded: folded, form: news.Alias})
		}
	}
}

// eachLine calls use with the fields of each line, which have tabs between them.
func eachLine(file string, r io.Reader, fields int, use func(fields []string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	number := 0
	for lines.Scan() {
		number++
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != fields {
			return fmt.Errorf("%s, line %d: %d fields; write %d, separated by tabs", file, number, len(parts), fields)
		}
		if err := use(parts); err != nil {
			return fmt.Errorf("%s, line %d: %w", file, number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return nil
}
