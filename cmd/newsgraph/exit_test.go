package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// response is a response of a WARC file, with its header.
func response(address, status, html string) string {
	message := "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n\r\n" + html
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-08-07T10:00:00Z\r\nWARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		address, len(message), message)
}

func zipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExitCodeOfIngest(t *testing.T) {
	good, gone := response("https://a.example/good", "200 OK", goodPage), response("https://a.example/gone", "404 Not Found", "gone")
	damaged := strings.Replace(good, "WARC-Target", strings.Repeat("#", 100), 1)
	file, none := write(t, "story.txt", story), write(t, "none.html", "<p>")
	for _, tt := range []struct {
		files []string
		code  int
		want  string
	}{
		{[]string{file}, 0, "1 articles read, 0 failed"},
		{[]string{file, "/nowhere.txt"}, 1, "/nowhere.txt: no such file"},
		{[]string{file, none}, 1, "1 articles read, 1 failed"},
		{[]string{file, write(t, "empty.txt", "\n")}, 1, "empty.txt: the file is empty"},
		{[]string{write(t, "a.warc", good+gone)}, 0, "1 articles read, 1 failed"},
		{[]string{write(t, "a.warc", good+damaged+gone)}, 1, "passed over"},
		{[]string{write(t, "a.warc", good+response("https://a.example/%zz", "200 OK", goodPage))}, 1, "is not the address of a page"},
		{[]string{file, write(t, "empty.warc", "")}, 1, "empty.warc: there is no page"},
		{[]string{write(t, "empty.warc.gz", zipped(t, ""))}, 1, "empty.warc.gz: "},
	} {
		if _, stderr, code := run(t, "", append([]string{"ingest", "--data", t.TempDir()}, tt.files...)...); code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("ingest %q: exit code %d, want %d, and %q in\n%s", tt.files, code, tt.code, tt.want, stderr)
		}
	}
	data := filepath.Join(t.TempDir(), "data")
	if _, _, code := run(t, "", "ingest", "--data", data, "/nowhere.txt"); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("a file that is not there leaves a data directory")
	}
}

func TestExitCodeOfCrawl(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<a href="/good">Good</a><a href="/gone">Gone</a>`)
		case "/good":
			fmt.Fprint(w, goodPage)
		case "/broken":
			fmt.Fprintf(w, `<?xml version="1.0"?><urlset><url><loc>http://%s/good</loc></url><url><`, r.Host)
		case "/nested":
			fmt.Fprint(w, strings.Repeat("<div>", 100_000))
		default:
			http.NotFound(w, r)
		}
	}))
	defer srv.Close()
	for _, tt := range []struct {
		args, want string
		code       int
	}{
		{"/good", "1 articles read", 0},
		{"/ --depth=1", "1 articles read, 1 failed", 0},
		{"/broken", "1 articles read, 1 failed", 0},
		{"/gone", "0 without article\n", 1},
		{"/good /gone", "1 articles read, 1 failed", 1},
		{"/gone --fetch-only", "404 Not Found", 1},
		{"/good --fetch-only", "1 pages fetched", 0},
		{"/", "the given pages; --depth 1 follows their links", 0},
		{"/nested", "/nested: the page has no running text", 0},
	} {
		args := []string{"crawl", "--allow-private", "--delay=0", "--contact=test", "--data", t.TempDir()}
		for arg := range strings.FieldsSeq(tt.args) {
			if strings.HasPrefix(arg, "/") {
				arg = srv.URL + arg
			}
			args = append(args, arg)
		}
		if _, stderr, code := run(t, "", args...); code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("crawl %s: exit code %d, want %d, and %q in\n%s", tt.args, code, tt.code, tt.want, stderr)
		}
	}
}

// TestDamagedArchive reads an archive again in which a page is damaged.
func TestDamagedArchive(t *testing.T) {
	data := t.TempDir()
	ok(t, "ingest", "--data", data, write(t, "a.html", goodPage), write(t, "story.txt", story))
	name := filepath.Join(data, "archive", "newsgraph-000001.warc.gz")
	bytes, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		bytes[len(bytes)/2+i] ^= 0x55
	}
	if err := os.WriteFile(name, bytes, 0o644); err != nil {
		t.Fatal(err)
	}
	_, stderr, code := run(t, "", "ingest", "--data", data, "--again")
	if code != 1 || !strings.HasPrefix(stderr, "newsgraph-000001.warc.gz: ") || !strings.Contains(stderr, "passed over") {
		t.Errorf("exit code %d; want 1, and the file named first in\n%s", code, stderr)
	}
}

func TestInterrupted(t *testing.T) {
	asked := make(chan bool, 1)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<a href="/1">One</a><a href="/2">Two</a>`)
		case "/robots.txt":
			http.NotFound(w, r)
		default:
			asked <- true
			<-r.Context().Done()
		}
	}))
	defer srv.Close()
	data := t.TempDir()
	ok(t, "ingest", "--data", data, write(t, "a.warc", response("https://a.example/missing", "404 Not Found", "")), write(t, "story.txt", story))
	const goesOn = "newsgraph: interrupted; what is done is kept, and the same command goes on\n"
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"crawl", "--allow-private", "--delay=0", "--depth=1", srv.URL + "/"}, goesOn},
		{[]string{"ingest", "--again"}, goesOn},
		{[]string{"ingest", write(t, "a.warc", response("https://a.example/%zz", "200 OK", goodPage))}, goesOn},
		{[]string{"dump"}, "newsgraph: interrupted\n"},
		{[]string{"query", "{articles{totalCount}}"}, "newsgraph: interrupted\n"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		var out, errs buffer
		p := &program{stdout: &out, stderr: &errs, getenv: func(string) string { return "" }}
		switch tt.args[0] {
		case "crawl":
			go func() { <-asked; cancel() }()
		case "ingest": // as soon as it tells of a page
			p.stderr = io.MultiWriter(&errs, hook(cancel))
		default:
			cancel()
		}
		code := p.run(ctx, append(tt.args, "--data", data))
		cancel()
		if got := errs.String(); code != 130 || !strings.HasSuffix(got, tt.want) || strings.Contains(got, "canceled") || strings.Contains(got, "--max-pages") {
			t.Errorf("newsgraph %q: exit code %d, want 130, and at the end %q of\n%s", tt.args, code, tt.want, got)
		}
	}
}

// TestHelp checks where help goes.
func TestHelp(t *testing.T) {
	for _, tt := range []struct {
		args           string
		code           int
		stdout, stderr string
	}{
		{"", 2, "", "usage: newsgraph COMMAND"},
		{"help", 0, "usage: newsgraph COMMAND", ""},
		{"--help", 0, "usage: newsgraph COMMAND", ""},
		{"-h", 0, "usage: newsgraph COMMAND", ""},
		{"help crawl", 0, "usage: newsgraph crawl [flags] URL...", ""},
		{"crawl --help", 0, "usage: newsgraph crawl [flags] URL...", ""},
		{"crawl https://a.example/ -h", 0, "-max-pages int", ""},
		{"help fly", 2, "", `there is no command "fly"`},
		{"crawl --fly", 2, "", "newsgraph: flag provided but not defined: -fly\n"},
		{"version", 0, "newsgraph " + release, ""},
		{"--version", 0, "newsgraph " + release, ""},
		{"version x", 2, "", "version takes no arguments"},
		{"demo x", 2, "", "demo takes no arguments"},
	} {
		stdout, stderr, code := run(t, "", strings.Fields(tt.args)...)
		if code != tt.code || !strings.Contains(stdout, tt.stdout) || !strings.Contains(stderr, tt.stderr) || (stdout == "") != (tt.stdout == "") || (stderr == "") != (tt.stderr == "") {
			t.Errorf("newsgraph %s: exit code %d, want %d\nstdout %q, want %q\nstderr %q, want %q", tt.args, code, tt.code, stdout, tt.stdout, stderr, tt.stderr)
		}
	}
}

// TestDemoLeavesServerAlone has a Neo4j server in the environment, as somebody
// has who keeps real data there.
func TestDemoLeavesServerAlone(t *testing.T) {
	var out, errs buffer
	p := &program{stdout: &out, stderr: &errs, getenv: func(name string) string {
		return map[string]string{"NEO4J_URI": "bolt://127.0.0.1:1", "NEWSGRAPH_NOW": clock}[name]
	}}
	if code := p.run(t.Context(), []string{"demo", "--once"}); code != 0 || !strings.Contains(out.String(), "5. What was corrected?") {
		t.Errorf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}

func TestAddr(t *testing.T) {
	taken := httptest.NewServer(nil)
	defer taken.Close()
	for _, tt := range []struct {
		addr, want string
		code       int
	}{
		{"foo", `"foo" is not of the form HOST:PORT`, 2},
		{strings.TrimPrefix(taken.URL, "http://"), "choose another address with --addr", 1},
	} {
		if _, stderr, code := run(t, "", "serve", "--data", t.TempDir(), "--addr", tt.addr); code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("--addr %s: exit code %d, want %d, and %q in\n%s", tt.addr, code, tt.code, tt.want, stderr)
		}
	}
}
