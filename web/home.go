package web

import (
	_ "embed"
	"net/http"
)

//go:embed home.html
var homePage []byte

// homePolicy lets the page use nothing but itself.
const homePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Home serves the page at /, which says what newsgraph is and where its parts
// are. Any other path is not found.
func Home() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", newFile("home.html", compress(homePage)))
	return withPolicy(homePolicy, mux)
}
