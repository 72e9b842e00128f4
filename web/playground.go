package web

import (
	"embed"
	"html"
	"net/http"
	"strings"
)

//go:embed playground/dist
var playgroundDist embed.FS

//go:embed playground/index.html
var playgroundPage string

// playgroundPolicy lets the page load from its own server only. The editor
// writes style elements and style attributes, and its style sheets hold images.
const playgroundPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Playground serves GraphiQL under /playground/. It sends its queries to
// endpoint, a path on the same server. The query and its variables stand in the
// fragment of the address (#query=…&variables=…), which browsers keep to
// themselves. The body element says data-state="ready" once queries can be run.
func Playground(endpoint string) http.Handler {
	page := strings.ReplaceAll(playgroundPage, "{{endpoint}}", html.EscapeString(endpoint))
	mux := http.NewServeMux()
	mux.Handle("GET /playground/{$}", newFile("index.html", compress([]byte(page))))
	for name, f := range playgroundFiles() {
		mux.Handle("GET /playground/"+name, f)
	}
	return withPolicy(playgroundPolicy, mux)
}

// playgroundFiles are the bundled files by name, as playground/build.mjs wrote them.
func playgroundFiles() map[string]file {
	const dir = "playground/dist"
	files := map[string]file{}
	for _, entry := range must(playgroundDist.ReadDir(dir)) {
		content := must(playgroundDist.ReadFile(dir + "/" + entry.Name()))
		name, compressed := strings.CutSuffix(entry.Name(), ".gz")
		if !compressed {
			content = compress(content)
		}
		files[name] = newFile(name, content)
	}
	return files
}

// must is for what is embedded in the program, where an error is a mistake of ours.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
