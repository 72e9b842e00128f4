package kb

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/news"
)

func compiled(t testing.TB, text string) string {
	t.Helper()
	c, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return c.data
}

func TestOpenErrors(t *testing.T) {
	good := compiled(t, sample)
	for _, tt := range []struct{ name, data, want string }{
		{"empty", "", "no compiled catalogue"},
		{"foreign", "PK\x03\x04 and more", "no compiled catalogue"},
		{"header", good[:20], "cut short"},
		{"version", good[:8] + "\x09" + good[9:], "version 9"},
		{"cut", good[:len(good)-1], "cut short"},
		{"longer", good + "x", "do not fit"},
		{"index", good[:headerSize+8] + "\xff\xff" + good[headerSize+10:], ""}, // found by Verify alone
	} {
		path := filepath.Join(t.TempDir(), tt.name)
		if err := os.WriteFile(path, []byte(tt.data), 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := Open(path)
		if tt.want == "" {
			if err != nil || c.Verify() == nil {
				t.Errorf("%s: Open gives %v and Verify no error", tt.name, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got error %v, want one with %q and the name", tt.name, err, tt.want)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "absent")); !os.IsNotExist(unwrapAll(err)) {
		t.Errorf("got error %v for a file that is not there", err)
	}
	if _, err := Open(t.TempDir()); err == nil {
		t.Error("a directory could be opened")
	}
}

func unwrapAll(err error) error {
	for {
		inner, ok := err.(interface{ Unwrap() error })
		if !ok || os.IsNotExist(err) {
			return err
		}
		err = inner.Unwrap()
	}
}

// many is a catalogue of n people and firms.
func many(n int) []byte {
	var records []*record
	for i := range n {
		rec := &record{}
		rec.item.Entity = news.Entity{ID: fmt.Sprintf("entity:Q%d", i+1), WikidataID: fmt.Sprintf("Q%d", i+1), Type: types[i%2],
			Name: fmt.Sprintf("Name%d Family%d", i, i%5000), Description: strings.Repeat("what it is ", 8)}
		rec.addForm(rec.item.Name, news.FullName)
		records = append(records, rec)
	}
	return finish(records, nil, nil)
}

// TestOpenIsFast opens 150,000 items.
func TestOpenIsFast(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many")
	if err := writeFile(path, many(150000)); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	c, err := Open(path)
	if took := time.Since(start); err != nil || took > 50*time.Millisecond {
		t.Errorf("opened in %s with error %v, want under 50 ms", took, err)
	}
	if got := c.Named("Name7 Family7"); len(got) != 1 || got[0].Entity != "entity:Q8" {
		t.Errorf("Named gives %v", got)
	}
	if got := len(c.Named("Family8")); got != 30 {
		t.Errorf("%d have one surname, want 30", got)
	}
	if err := c.Verify(); err != nil {
		t.Error(err)
	}
}

func BenchmarkNamed(b *testing.B) {
	c, err := newCatalogue(string(many(150000)))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"Name777 Family777", "Nobody Knows"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Named(name)
			}
		})
	}
}

// FuzzOpen: any bytes give an error or a catalogue that can be asked.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(compiled(f, sample)))
	f.Add([]byte(compiled(f, "Q1\tPERSON\tAda\tBell\tx\toffice: queen, Isle, 2001-02/; gender: f\nQ2\tPLACE\tIsle\t\tisland\tdemonym: Islander\n")))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := newCatalogue(string(data))
		if err != nil {
			return
		}
		c.Verify()
		n := 0
		for item := range c.Items() {
			c.Item(item.ID)
			c.Named(item.Name)
			if n++; n > 100 {
				break
			}
		}
		c.Named("Bell")
		c.Holders("queen")
		c.Sources()
	})
}
