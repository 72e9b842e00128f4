package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// python is an interpreter that has warcio: the one that NEWSGRAPH_PYTHON
// names, or python3. The test is skipped without, and fails if NEWSGRAPH_REQUIRE
// names python.
func python(t *testing.T) string {
	t.Helper()
	name := os.Getenv("NEWSGRAPH_PYTHON")
	if name == "" {
		name = "python3"
	}
	if out, err := exec.Command(name, "-c", "import warcio").CombinedOutput(); err != nil {
		message := fmt.Sprintf("%s with the package warcio is needed to check our WARC files against another implementation (pip install warcio; NEWSGRAPH_PYTHON names an interpreter): %v\n%s", name, err, out)
		if slices.Contains(strings.Split(os.Getenv("NEWSGRAPH_REQUIRE"), ","), "python") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	return name
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s%s", name, args, err, out, &stderr)
	}
	return out
}

func TestWarcioReadsOurs(t *testing.T) {
	python := python(t)
	dir := t.TempDir()
	a := open(t, dir, 2000)
	html := http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Content-Encoding": {"gzip"}, "Transfer-Encoding": {"chunked"}}
	pages := []Page{
		{URL: "https://news.example/ü", Status: 200, Header: html, Body: []byte("<p>hé\r\n\r\nllo"), Fields: Fields{{"via", "x"}}},
		{URL: "https://news.example/empty", Status: 200, Header: html},
		{URL: "https://news.example/gone", Err: "the server answered 410 Gone"},
		{URL: "urn:sha256:abc", Header: http.Header{"Content-Type": {"text/plain"}}, Body: []byte("a file\x00\xff")},
	}
	for i := range pages {
		pages[i].Fetched = day
	}
	add(t, a, pages...)
	for n := range 10 {
		add(t, a, numbered(n))
		pages = append(pages, numbered(n))
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil || len(files) < 3 {
		t.Fatalf("files %v, want several", files)
	}
	run(t, python, append([]string{"-m", "warcio.cli", "check", "-v"}, files...)...)

	lines := json.NewDecoder(bytes.NewReader(run(t, python, append([]string{"testdata/warcio_read.py"}, files...)...)))
	kinds := map[string]int{}
	for lines.More() {
		var got struct {
			Type, URL, Date, ContentType string
			Status                       int
			Body                         []byte
		}
		if err := lines.Decode(&got); err != nil {
			t.Fatal(err)
		}
		kinds[got.Type]++
		if got.Type != "response" && got.Type != "resource" {
			continue
		}
		i := slices.IndexFunc(pages, func(p Page) bool { return p.URL == got.URL })
		if i < 0 {
			t.Fatalf("warcio reads %q, which was not written", got.URL)
		}
		want := pages[i]
		if got.Status != want.Status || !bytes.Equal(got.Body, want.Body) || got.ContentType != want.Header.Get("Content-Type") || got.Date != "2020-08-07T10:00:00.123456789Z" {
			t.Errorf("warcio reads %+v, want %+v", got, want)
		}
	}
	if want := map[string]int{"warcinfo": len(files), "response": 12, "resource": 1, "metadata": 12}; !equal(kinds, want) {
		t.Errorf("warcio reads records %v, want %v", kinds, want)
	}
}

func equal(a, b map[string]int) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func TestWeReadWarcio(t *testing.T) {
	python := python(t)
	want := []string{"plain 200 <p>plain ü", "gzip 200 <p>packed", "chunked 200 <p>in chunks", "empty 200 ", "file 0 a file", "other 304 "}
	for _, name := range []string{"theirs.warc", "theirs.warc.gz"} {
		path := filepath.Join(t.TempDir(), name)
		run(t, python, "testdata/warcio_write.py", path)
		r, err := OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		pages, damage := drain(t, r)
		var got []string
		for _, p := range pages {
			got = append(got, fmt.Sprintf("%s %d %s", strings.TrimPrefix(p.URL, "https://news.example/"), p.Status, p.Body))
		}
		if !slices.Equal(got, want) || len(damage) > 0 {
			t.Errorf("%s: got %q, want %q; damage %v", name, got, want, damage)
		}
	}
}
