package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2020, 8, 7, 10, 0, 0, 123456789, time.UTC)

func now() time.Time { return day }

func open(t *testing.T, dir string, maxFileSize int64) *Archive {
	t.Helper()
	a, err := Open(dir, Options{MaxFileSize: maxFileSize, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func add(t *testing.T, a *Archive, pages ...Page) (last Pos) {
	t.Helper()
	for _, p := range pages {
		var err error
		if last, err = a.Append(p); err != nil {
			t.Fatal(err)
		}
	}
	return last
}

// drain reads to the present end: pages and damage.
func drain(t *testing.T, r *Reader) (pages []Page, damage []*Damage) {
	t.Helper()
	for {
		p, err := r.Next()
		var d *Damage
		switch {
		case err == io.EOF:
			return pages, damage
		case errors.As(err, &d):
			damage = append(damage, d)
		case err != nil:
			t.Fatal(err)
		default:
			pages = append(pages, p)
		}
	}
}

func read(t *testing.T, dir string, from Pos) ([]Page, []*Damage) {
	t.Helper()
	r, err := NewReader(dir, from)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	return drain(t, r)
}

// numbered is a page that is told from others by its number.
func numbered(n int) Page {
	return Page{
		URL:     fmt.Sprintf("https://news.example/%d", n),
		Fetched: day,
		Status:  200,
		Header:  http.Header{"Content-Type": {"text/html"}},
		Body:    fmt.Appendf(nil, "<p>page %d %s", n, strings.Repeat("text ", n%50)),
		Fields:  Fields{{"via", "https://news.example/"}, {"depth", fmt.Sprint(n)}},
	}
}

func urls(pages []Page) string {
	var list []string
	for _, p := range pages {
		list = append(list, strings.TrimPrefix(p.URL, "https://news.example/"))
	}
	return strings.Join(list, " ")
}

func TestRoundTrip(t *testing.T) {
	pages := []Page{
		{URL: "https://news.example/a?b=c", Status: 200, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "X-Two": {"1", "2"}}, Body: []byte("<p>hé\r\n\r\nllo")},
		{URL: "https://news.example/empty", Status: 404, Header: http.Header{}},
		{URL: "https://news.example/fields", Status: 200, Header: http.Header{}, Body: []byte("WARC/1.1\r\n\r\n\r\n\r\n"),
			Fields: Fields{{"via", "https://news.example/feed"}, {"redirectedFrom", "http://one.example/"}, {"redirectedFrom", "http://two.example/"}, {"title", "Ünï: \"code\""}}},
		{URL: "https://news.example/gone", Err: "the server answered 410 Gone", Fields: Fields{{"via", "x"}}},
		{URL: "https://news.example/alone", Err: "no such host"},
		{URL: "urn:sha256:abc", Header: http.Header{"Content-Type": {"text/plain"}}, Body: []byte("\x00\xff\n"), Fields: Fields{{"date", "2020-08-07"}}},
		{URL: "https://news.example/file", Header: http.Header{}, Body: []byte("x")},
	}
	dir := t.TempDir()
	a := open(t, dir, 0)
	var marks []Pos
	for _, p := range pages {
		p.Fetched = day.In(time.FixedZone("", 3600))
		marks = append(marks, add(t, a, p))
	}
	got, damage := read(t, dir, Pos{})
	if len(got) != len(pages) || len(damage) != 0 {
		t.Fatalf("read %d pages, damage %v; want %d pages", len(got), damage, len(pages))
	}
	for i, want := range pages {
		want.Fetched, want.Next = day, marks[i]
		if want.Status != 0 {
			want.Header = want.Header.Clone()
			want.Header.Set("Content-Length", fmt.Sprint(len(want.Body)))
		}
		if string(got[i].Body) != string(want.Body) {
			t.Errorf("%s: body %q, want %q", want.URL, got[i].Body, want.Body)
		}
		got[i].Body, want.Body = nil, nil
		if !reflect.DeepEqual(got[i], want) {
			t.Errorf("page %d: got\n%#v, want\n%#v", i, got[i], want)
		}
	}
	for i, mark := range marks { // from every mark, what follows
		rest, _ := read(t, dir, mark)
		if len(rest) != len(pages)-1-i {
			t.Errorf("from mark %s: %d pages, want %d", mark, len(rest), len(pages)-1-i)
		}
	}
}

func TestEncodingHeadersAreRenamed(t *testing.T) {
	dir := t.TempDir()
	add(t, open(t, dir, 0), Page{URL: "https://news.example/", Status: 200, Body: []byte("plain"),
		Header: http.Header{"Content-Encoding": {"gzip"}, "Transfer-Encoding": {"chunked"}, "Content-Length": {"999"}}})
	pages, _ := read(t, dir, Pos{})
	want := http.Header{"X-Crawler-Content-Encoding": {"gzip"}, "X-Crawler-Transfer-Encoding": {"chunked"},
		"X-Crawler-Content-Length": {"999"}, "Content-Length": {"5"}}
	if !reflect.DeepEqual(pages[0].Header, want) || string(pages[0].Body) != "plain" {
		t.Errorf("got %v %q, want %v", pages[0].Header, pages[0].Body, want)
	}
}

func TestAppendRefuses(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	add(t, a, numbered(1))
	tests := []struct {
		page Page
		want string
	}{
		{Page{URL: ""}, "is not the address of a page"},
		{Page{URL: "mailto:a@b"}, "is not the address of a page"},
		{Page{URL: "https://news.example/a b"}, "has a space, a control character"},
		{Page{URL: "https://news.example/a\u00a0"}, "has a space, a control character"},
		{Page{URL: "https://news.example/" + strings.Repeat("x", 300_000), Status: 200}, "address, header and metadata have 300"},
		{Page{URL: "https://news.example/", Err: "\r\n"}, "is blank"},
		{Page{URL: "https://news.example/", Status: 200, Header: http.Header{"A": {strings.Repeat("x", maxHeader)}}}, "header and metadata have 262"},
		{Page{URL: "https://news.example/", Status: 7}, "7 is not an HTTP status"},
		{Page{URL: "https://news.example/", Body: make([]byte, MaxBody+1)}, "at most 67108864"},
		{Page{URL: "https://news.example/", Fields: Fields{{"two words", ""}}}, "not one word"},
		{Page{URL: "https://news.example/", Fields: Fields{{"fetchError", "x"}}}, "reserved"},
		{Page{URL: "https://news.example/", Fields: Fields{{"a", strings.Repeat("x", maxHeader)}}}, "header and metadata have 262"},
	}
	for _, test := range tests {
		if _, err := a.Append(test.page); !errors.Is(err, ErrUnfit) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Append(%.40q) = %v, want %q", test.page.URL, err, test.want)
		}
	}
	add(t, a, numbered(2))
	if pages, _ := read(t, dir, Pos{}); urls(pages) != "1 2" {
		t.Errorf("pages %s, want 1 2", urls(pages))
	}
}

// FuzzAppend checks that what Append takes, Next gives.
func FuzzAppend(f *testing.F) {
	f.Add("https://news.example/a", "", "via", "x", "Content-Type", "text/html", []byte("<p>"), 200, 1)
	f.Add("https://news.example/"+strings.Repeat("x", 300_000), "", "via", "x", "A", "b", []byte("<p>"), 0, 1)
	f.Add("https://news.example/", "\n", "via", "x", "A", "b", []byte{}, 0, 1)
	f.Add("https://news.example/<b>", " gone\n\n\xff ", "WARC-Type", "a\r\nfetchError: x", "A", "b", []byte{}, 0, 1)
	f.Add("https://news.example/\u00a0", "", "v\x7f", "x", "content-encoding", "gzip", []byte("\x1f\x8b"), 404, 2)
	f.Add("urn:x", "", "via", "\xff", "a b", "\xff\r\n\r\n", []byte("WARC/1.1\r\n"), 999, 60_000)
	f.Fuzz(func(t *testing.T, url, reason, name, value, headerName, headerValue string, body []byte, status, times int) {
		dir := t.TempDir()
		a := open(t, dir, 0)
		p := Page{URL: url, Err: reason, Fields: Fields{{name, value}}}
		if reason == "" {
			p.Body, p.Status, p.Header = body, status, http.Header{headerName: slices.Repeat([]string{headerValue}, max(min(times, 1<<16), 0))}
		}
		if _, err := a.Append(p); err != nil {
			if !errors.Is(err, ErrUnfit) {
				t.Fatal(err)
			}
			return
		}
		a.Close()
		if a = open(t, dir, 0); a.Repaired() != nil {
			t.Errorf("%.200q is cut off: %v", p.URL, a.Repaired())
		}
		pages, damage := read(t, dir, Pos{})
		if len(pages) != 1 || len(damage) > 0 {
			t.Fatalf("%.200q: read %d pages, damage %v", p.URL, len(pages), damage)
		}
		got := pages[0]
		if got.URL != p.URL || got.Status != p.Status || !bytes.Equal(got.Body, p.Body) || (got.Err == "") != (p.Err == "") ||
			len(got.Fields) != 1 || got.Fields[0].Name != name {
			t.Errorf("got %+v, want %+v", got, p)
		}
	})
}

func TestMetadataCannotForge(t *testing.T) {
	dir := t.TempDir()
	add(t, open(t, dir, 0), Page{URL: "https://news.example/", Status: 200,
		Header: http.Header{"X-Evil": {"a\r\n\r\nbody"}},
		Fields: Fields{{"title", "a\r\nfetchError: forged\n\nx"}}, Body: []byte("b")})
	pages, damage := read(t, dir, Pos{})
	if len(pages) != 1 || len(damage) != 0 || pages[0].Err != "" || string(pages[0].Body) != "b" {
		t.Fatalf("got %+v, %v", pages, damage)
	}
	if got, want := pages[0].Fields.Get("TITLE"), "a fetchError: forged x"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

func TestRotation(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 1500)
	var want []string
	for n := range 30 {
		add(t, a, numbered(n))
		want = append(want, fmt.Sprint(n))
		if n%7 == 0 { // a new process goes on in the same file
			a.Close()
			a = open(t, dir, 1500)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil || len(files) < 5 || filepath.Base(files[0]) != "newsgraph-000001.warc.gz" {
		t.Fatalf("files %v, want at least 5", files)
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil || info.Size() > 3000 {
			t.Errorf("%s has %d bytes", file, info.Size())
		}
	}
	pages, damage := read(t, dir, Pos{})
	if urls(pages) != strings.Join(want, " ") || len(damage) > 0 {
		t.Fatalf("pages %s, damage %v", urls(pages), damage)
	}
	for i, p := range pages {
		if rest, _ := read(t, dir, p.Next); urls(rest) != strings.Join(want[i+1:], " ") {
			t.Errorf("from %s: %s", p.Next, urls(rest))
		}
	}
}

func TestSecondWriter(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 0)
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("second writer: %v, want ErrLocked", err)
	}
	add(t, a, numbered(1))
	if pages, _ := read(t, dir, Pos{}); urls(pages) != "1" {
		t.Errorf("a reader beside the writer sees %q", urls(pages))
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if _, err := a.Append(numbered(2)); err == nil {
		t.Error("a closed archive takes a page")
	}
	add(t, open(t, dir, 0), numbered(3))
}

func TestID(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	a := open(t, one, 0)
	open(t, two, 0)
	id, err := ID(one)
	if other, err2 := ID(two); id == other || len(id) != 20 || err != nil || err2 != nil {
		t.Errorf("ids %q and %q, %v, %v", id, other, err, err2)
	}
	a.Close()
	open(t, one, 0)
	if again, err := ID(one); again != id || err != nil {
		t.Errorf("the id changed from %q to %q, %v", id, again, err)
	}
	if _, err := NewReader(t.TempDir(), Pos{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("reader of an empty directory: %v", err)
	}
}

func TestPos(t *testing.T) {
	for _, p := range []Pos{{}, {"newsgraph-000001.warc.gz", 0}, {"newsgraph-000012.warc.gz", 1 << 40}} {
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var back Pos
		if err := json.Unmarshal(text, &back); err != nil || back != p {
			t.Errorf("%+v as JSON is %s, and back %+v, %v", p, text, back, err)
		}
	}
	for _, bad := range []string{"x", "@1", "x@", "x@-1", "x@1.5"} {
		if _, err := ParsePos(bad); err == nil {
			t.Errorf("ParsePos(%q) gives no error", bad)
		}
	}
	dir := t.TempDir()
	add(t, open(t, dir, 0), numbered(1))
	for _, wrong := range []Pos{{"other.warc.gz", 0}, {"../x", 0}, {fileName(1), 1e6}, {fileName(2), 0}} {
		if _, err := NewReader(dir, wrong); err == nil {
			t.Errorf("a reader starts at %s", wrong)
		}
	}
}

// TestFollow has a reader go along with a writer that fills several files.
func TestFollow(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, 2000)
	done := make(chan error, 1)
	const n = 200
	go func() {
		for i := range n {
			if _, err := a.Append(numbered(i)); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	r, err := NewReader(dir, Pos{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var got []Page
	for finished := false; ; {
		pages, damage := drain(t, r)
		if len(damage) > 0 {
			t.Fatal(damage)
		}
		if got = append(got, pages...); finished {
			break
		}
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			finished = true
		case <-time.After(time.Millisecond):
		}
	}
	if len(got) != n || got[n-1].URL != numbered(n-1).URL {
		t.Errorf("the reader saw %d pages, want %d", len(got), n)
	}
}
