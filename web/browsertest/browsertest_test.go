package browsertest

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func serve(t *testing.T, page string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,">`, page)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestBrowser(t *testing.T) {
	b := Open(t)
	b.Navigate(serve(t, `<button>Press</button><p hidden>pressed – “yes” 🙂</p>
		<script>document.querySelector("button").onclick = () => setTimeout(() => { document.querySelector("p").hidden = false }, 50)</script>`))
	b.Click("button")
	b.WaitFor("p")
	if got, want := b.Text("p"), "pressed – “yes” 🙂"; got != want {
		t.Errorf("Text: got %q, want %q", got, want)
	}
	b.WaitUntil("document.querySelectorAll('p').length === 1")
	if got := Eval[[]int](b, "Promise.resolve([innerWidth, innerHeight])"); len(got) != 2 || got[0] != 1280 || got[1] != 800 {
		t.Errorf("Eval: got %v, want [1280 800]", got)
	}
	path := filepath.Join(t.TempDir(), "shot.png")
	b.Screenshot(path)
	if png, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Errorf("Screenshot: no PNG: %v", err)
	}
}

func TestProblemsAreNoticed(t *testing.T) {
	other := serve(t, "")
	b := Open(t)
	for _, test := range []struct{ name, script, want string }{
		{"console", "console.error('so', 1)", `console error: "so" 1`},
		{"exception", "setTimeout(() => { throw new Error('thrown') })", "uncaught exception: Error: thrown"},
		{"rejection", "Promise.reject(new Error('rejected'))", "uncaught exception: Error: rejected"},
		{"host", "fetch('" + other + "', {mode: 'no-cors'})", "request to another host: " + other},
		{"policy", "document.head.innerHTML = `<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\">`; document.body.innerHTML = '<img src=/x>'", "violates the following Content Security Policy"},
		{"nothing wrong", "console.warn('only a warning')", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b.Navigate(serve(t, "<body><script>"+test.script+"</script>"))
			Eval[int](b, "new Promise((done) => setTimeout(done, 200, 1))")
			got := strings.Join(b.watch.problems(), "\n")
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			b.watch.forget()
		})
	}
}

// forget lets a test that makes problems on purpose pass.
func (w *watch) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked, w.errors = nil, nil
}
