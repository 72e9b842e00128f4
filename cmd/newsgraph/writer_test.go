package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"newsgraph/archive"
)

// TestLock checks that a command which writes says so clearly when another does.
func TestLock(t *testing.T) {
	data, file := t.TempDir(), write(t, "story.txt", story)
	w, err := (&program{now: time.Now}).openWriter(t.Context(), &config{data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"ingest", file}, {"ingest", "--again"}, {"crawl", "http://127.0.0.1:1/"}, {"crawl", "--fetch-only", "http://127.0.0.1:1/"}, {"demo", "--once"}} {
		_, stderr, code := run(t, "", append(args, "--data", data)...)
		if want := "another newsgraph is writing into " + data; code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("newsgraph %q: exit code %d, want 1, and %q in\n%s", args, code, want, stderr)
		}
	}
	ok(t, "dump", "--data", data)
	w.close()
	ok(t, "ingest", "--data", data, file)
}

// hook is an output that does something before each write.
type hook func()

func (h hook) Write(p []byte) (int, error) { h(); return len(p), nil }

// TestLockIsHeldToTheEnd looks at the lock while pages are put into the graph:
// the one without article is told of then.
func TestLockIsHeldToTheEnd(t *testing.T) {
	data := t.TempDir()
	var locked []bool
	p := &program{stdout: io.Discard, getenv: func(string) string { return "" }, stderr: hook(func() {
		a, err := archive.Open(filepath.Join(data, "archive"), archive.Options{})
		locked = append(locked, errors.Is(err, archive.ErrLocked))
		if err == nil {
			a.Close()
		}
	})}
	if code := p.run(t.Context(), []string{"ingest", "--data", data, write(t, "none.html", "<p>")}); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	if len(locked) < 2 || !locked[0] || !locked[len(locked)-1] {
		t.Errorf("locked when it writes to standard error: %v, want always", locked)
	}
}

// TestContact checks that a crawl without contact says so, once, and that the
// contact is sent.
func TestContact(t *testing.T) {
	for _, tt := range []struct{ args, env, want string }{
		{"", "", "newsgraph/" + release},
		{"--contact=me@us.example", "", "newsgraph/" + release + " (+me@us.example)"},
		{"", "https://us.example/bot", "newsgraph/" + release + " (+https://us.example/bot)"},
	} {
		agents := make(chan string, 10)
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { agents <- r.UserAgent() }))
		var errs buffer
		p := &program{stdout: io.Discard, stderr: &errs, getenv: func(name string) string { return map[string]string{"NEWSGRAPH_CONTACT": tt.env}[name] }}
		p.run(t.Context(), append([]string{"crawl", "--allow-private", "--data", t.TempDir(), srv.URL + "/a", srv.URL + "/b", "--delay", "0"}, strings.Fields(tt.args)...))
		srv.Close()
		if got := <-agents; got != tt.want {
			t.Errorf("user agent %q, want %q", got, tt.want)
		}
		silent := tt.args+tt.env != ""
		if n := strings.Count(errs.String(), "--contact"); n > 1 || (n == 0) != silent {
			t.Errorf("%q, %q: --contact is asked for %d times:\n%s", tt.args, tt.env, n, errs.String())
		}
	}
}

// TestCatalogueIsReadOnce takes the catalogue away during a crawl.
func TestCatalogueIsReadOnce(t *testing.T) {
	kb := write(t, "kb.tsv", "")
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		os.Remove(kb)
		fmt.Fprint(w, goodPage)
	}))
	defer srv.Close()
	if _, stderr, code := run(t, "", "crawl", "--allow-private", "--kb", kb, "--data", t.TempDir(), "--delay", "0", srv.URL+"/good"); code != 0 || !strings.Contains(stderr, "1 articles read") {
		t.Errorf("exit code %d:\n%s", code, stderr)
	}
}

// TestUnfitPage ingests a WARC file of others, with a page that the archive does
// not take.
func TestUnfitPage(t *testing.T) {
	var warc strings.Builder
	for _, address := range []string{"https://a.example/%zz", "https://a.example/good"} {
		message := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + goodPage
		fmt.Fprintf(&warc, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2020-08-07T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(message), message)
	}
	_, stderr, _ := run(t, "", "ingest", "--data", t.TempDir(), write(t, "others.warc", warc.String()))
	if !strings.Contains(stderr, `"https://a.example/%zz" is not the address of a page`) || !strings.Contains(stderr, "1 articles read") {
		t.Errorf("want a word on the bad address, and the good page read:\n%s", stderr)
	}
}

// TestSecondSignal stops a server that waits for the end of an open request.
func TestSecondSignal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals to send")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "serve", "--data", t.TempDir(), "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "NEWSGRAPH_TEST_PROGRAM=1", "NEO4J_URI=")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	openRequest(t, bufio.NewScanner(stderr))
	start, ended := time.Now(), make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended by now
		select {
		case err := <-ended:
			if time.Since(start) > stopTimeout/2 || err == nil {
				t.Errorf("ended after %v: %v; want at once, by a signal", time.Since(start), err)
			}
			return
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// openRequest begins a request, and does not end it, to the server whose output
// this is.
func openRequest(t *testing.T, output *bufio.Scanner) {
	t.Helper()
	for output.Scan() {
		_, rest, _ := strings.Cut(output.Text(), "http://")
		address, _, ok := strings.Cut(rest, "/graphql")
		if !ok {
			continue
		}
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n", address)
		if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil { // it asks for the body
			t.Fatal(err)
		}
		return
	}
	t.Fatal("the server does not say where it serves")
}
