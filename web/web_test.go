package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/web"
)

// get asks h for a path; encoding is what the client accepts.
func get(t *testing.T, h http.Handler, path, encoding string) *http.Response {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPlaygroundFiles(t *testing.T) {
	h := web.Playground("/graphql")
	for _, test := range []struct{ path, contentType, contains string }{
		{"/playground/", "text/html; charset=utf-8", `data-endpoint="/graphql"`},
		{"/playground/main.js", "text/javascript; charset=utf-8", "GraphiQL"},
		{"/playground/editor.worker.js", "text/javascript; charset=utf-8", "onmessage"},
		{"/playground/graphql.worker.js", "text/javascript; charset=utf-8", "onmessage"},
		{"/playground/json.worker.js", "text/javascript; charset=utf-8", "onmessage"},
		{"/playground/main.css", "text/css; charset=utf-8", ".graphiql-container"},
		{"/playground/codicon.ttf", "font/ttf", "codicon"},
		{"/playground/icon.svg", "image/svg+xml", "<svg"},
		{"/playground/LICENSES.txt", "text/plain; charset=utf-8", "monaco-editor"},
	} {
		plain := get(t, h, test.path, "")
		if plain.StatusCode != http.StatusOK || plain.Header.Get("Content-Type") != test.contentType {
			t.Errorf("GET %s: got %s, %q, want 200, %q", test.path, plain.Status, plain.Header.Get("Content-Type"), test.contentType)
		}
		if got := plain.Header.Get("Content-Encoding"); got != "" {
			t.Errorf("GET %s without gzip: got encoding %q", test.path, got)
		}
		if !strings.Contains(body(t, plain), test.contains) {
			t.Errorf("GET %s: no %q in it", test.path, test.contains)
		}
		if got := get(t, h, test.path, "br, gzip").Header.Get("Content-Encoding"); got != "gzip" {
			t.Errorf("GET %s with gzip: got encoding %q", test.path, got)
		}
	}
}

func TestAllOfDistIsServed(t *testing.T) {
	h := web.Playground("/graphql")
	files, err := filepath.Glob("playground/dist/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("playground/dist: %d files, %v", len(files), err)
	}
	for _, file := range files {
		path := "/playground/" + strings.TrimSuffix(filepath.Base(file), ".gz")
		if got := get(t, h, path, ""); got.StatusCode != http.StatusOK || body(t, got) == "" {
			t.Errorf("GET %s: got %s, want 200 and a body", path, got.Status)
		}
	}
}

func TestPlaygroundOtherPathsAndMethods(t *testing.T) {
	h := web.Playground("/graphql")
	for _, test := range []struct {
		method, path string
		want         int
	}{
		{"GET", "/playground/nonesuch.js", http.StatusNotFound},
		{"GET", "/playground/main.js.gz", http.StatusNotFound},
		{"GET", "/playground/../web.go", http.StatusTemporaryRedirect},
		{"GET", "/playground", http.StatusTemporaryRedirect},
		{"HEAD", "/playground/", http.StatusOK},
		{"POST", "/playground/", http.StatusMethodNotAllowed},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
		if w.Code != test.want {
			t.Errorf("%s %s: got %d, want %d", test.method, test.path, w.Code, test.want)
		}
	}
}

func TestEndpointIsEscaped(t *testing.T) {
	page := body(t, get(t, web.Playground(`/q"><script>`), "/playground/", ""))
	if !strings.Contains(page, `data-endpoint="/q&#34;&gt;&lt;script&gt;"`) {
		t.Errorf("endpoint not escaped: %s", page)
	}
}

func TestNotModified(t *testing.T) {
	h := web.Playground("/graphql")
	first := get(t, h, "/playground/main.js", "gzip")
	r := httptest.NewRequest("GET", "/playground/main.js", nil)
	r.Header.Set("If-None-Match", first.Header.Get("ETag"))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("got %d and %d bytes, want 304 and none", w.Code, w.Body.Len())
	}
	if got := first.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("Cache-Control: got %q, want no-cache", got)
	}
}

func TestPolicy(t *testing.T) {
	for _, test := range []struct {
		handler http.Handler
		path    string
	}{
		{web.Playground("/graphql"), "/playground/"},
		{web.Playground("/graphql"), "/playground/graphql.worker.js"},
		{web.Playground("/graphql"), "/playground/nonesuch"},
		{web.Home(), "/"},
	} {
		header := get(t, test.handler, test.path, "").Header
		policy := header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none';") {
			t.Errorf("%s: policy %q", test.path, policy)
		}
		for _, forbidden := range []string{"http", "*", "unsafe-eval", "script-src 'self' 'unsafe-inline'"} {
			if strings.Contains(policy, forbidden) {
				t.Errorf("%s: policy has %q: %q", test.path, forbidden, policy)
			}
		}
		if got := header.Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options %q", test.path, got)
		}
	}
}

// loaded matches what makes a browser fetch something: an attribute of a page, a style sheet's url() and @import.
var loaded = regexp.MustCompile(`(?:src|href)="([^"]*)"|url\(["']?([^"')]*)|@import ["']([^"']*)`)

func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	playground := web.Playground("/graphql")
	for path, h := range map[string]http.Handler{
		"/":                    web.Home(),
		"/playground/":         playground,
		"/playground/main.css": playground,
	} {
		for _, match := range loaded.FindAllStringSubmatch(body(t, get(t, h, path, "")), -1) {
			address := strings.Join(match[1:], "")
			if strings.HasPrefix(address, "//") || strings.HasPrefix(address, "http") {
				t.Errorf("%s loads %s", path, address)
			}
		}
	}
}

func TestHome(t *testing.T) {
	r := get(t, web.Home(), "/", "")
	page := body(t, r)
	for _, link := range []string{"/playground/", "/graphql", "/healthz"} {
		if !strings.Contains(page, `href="`+link) {
			t.Errorf("no link to %s", link)
		}
	}
	if got := r.Header.Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("Content-Type: got %q", got)
	}
	if got := get(t, web.Home(), "/nonesuch", "").StatusCode; got != http.StatusNotFound {
		t.Errorf("GET /nonesuch: got %d, want 404", got)
	}
}

func TestExamples(t *testing.T) {
	operation := regexp.MustCompile(`(?m)^query (\w+)`)
	var names []string
	examples := web.Examples()
	for _, example := range examples {
		if !strings.HasSuffix(example.Title, "?") || !strings.HasPrefix(example.Query, "# "+example.Title+"\nquery ") {
			t.Errorf("example is no question with a query: %+v", example)
		}
		match := operation.FindAllStringSubmatch(example.Query, -1)
		if len(match) != 1 || slices.Contains(names, match[0][1]) {
			t.Errorf("want one operation with a name of its own: %s", example.Query)
			continue
		}
		names = append(names, match[0][1])
		if strings.Count(example.Query, "{") != strings.Count(example.Query, "}") {
			t.Errorf("braces do not match: %s", example.Query)
		}
	}
	want := []string{"Paths", "EntityAndArticles", "Quotes", "ArticlesAboutBoth", "CoMentions", "Node"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

// The bundle has the examples built in: a change of the file needs a build.
func TestBundleHasTheExamples(t *testing.T) {
	source, err := os.ReadFile("playground/examples.graphql")
	if err != nil {
		t.Fatal(err)
	}
	bundle := body(t, get(t, web.Playground("/graphql"), "/playground/main.js", ""))
	if !strings.Contains(bundle, "`"+string(source)+"`") {
		t.Error("playground/dist is older than playground/examples.graphql: build it again (playground/README.md)")
	}
}

func TestLockFileNamesNoRegistry(t *testing.T) {
	lock, err := os.ReadFile("playground/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(lock), `"resolved"`) {
		t.Error("playground/package-lock.json says where packages came from: see playground/.npmrc")
	}
}
