package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// request makes a request; the header is a list of names and values.
func request(t *testing.T, method, address string, body io.Reader, header ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	if host := r.Header.Get("Host"); host != "" {
		r.Host = host
	}
	return r
}

func TestHTTP(t *testing.T) {
	srv := httptest.NewServer(newServer(t).Handler())
	defer srv.Close()
	get := func(path string, header ...string) *http.Request {
		return request(t, "GET", srv.URL+path, nil, header...)
	}
	post := func(body string, header ...string) *http.Request {
		return request(t, "POST", srv.URL+"/graphql", strings.NewReader(body), header...)
	}
	chunked := func(body string) *http.Request {
		return request(t, "POST", srv.URL+"/graphql", io.MultiReader(strings.NewReader(body)))
	}
	const plain, strict = "application/json", "application/graphql-response+json"
	question := `{"query":"query($n:String!){entity(by:{name:$n}){name}}","variables":{"n":"entity q1"}}`
	unparsable, invalid := `{"query":"{"}`, `{"query":"{nothing}"}`
	large := `{"query":"` + strings.Repeat(" ", 2<<20) + `"}`
	for _, tt := range []struct {
		name      string
		r         *http.Request
		status    int
		mediaType string
		want      string
	}{
		{"post", post(question), 200, plain, `{"data":{"entity":{"name":"Entity Q1"}}}`},
		{"post, graphql-response", post(question, "Accept", strict+";charset=utf-8, "+plain), 200, strict, `{"data":{"entity":{"name":"Entity Q1"}}}`},
		{"get", get("/graphql?query={articles{totalCount}}"), 200, plain, `{"data":{"articles":{"totalCount":2}}}`},
		{"get with variables", get(`/graphql?query=query($n:Int){articles(first:$n){totalCount}}&variables={"n":1}`), 200, plain, `{"data":{"articles":{"totalCount":2}}}`},
		{"nothing there", post(`{"query":"{entity(by:{name:\"Nobody\"}){name}}"}`, "Accept", strict), 200, strict, `{"data":{"entity":null}}`},
		{"cannot parse", post(unparsable), 200, plain, `"code":"GRAPHQL_PARSE_FAILED"}}]}`},
		{"cannot parse, graphql-response", post(unparsable, "Accept", strict), 400, strict, `"code":"GRAPHQL_PARSE_FAILED"}}]}`},
		{"invalid", post(invalid), 200, plain, `"code":"GRAPHQL_VALIDATION_FAILED"}}]}`},
		{"invalid, graphql-response", post(invalid, "Accept", strict), 400, strict, `"code":"GRAPHQL_VALIDATION_FAILED"}}]}`},
		{"invalid, json liked better", post(invalid, "Accept", strict+";q=0.5, "+plain), 200, plain, "GRAPHQL_VALIDATION_FAILED"},
		{"invalid, anything goes", get("/graphql?query={nothing}", "Accept", "text/html,*/*;q=0.8"), 200, plain, "GRAPHQL_VALIDATION_FAILED"},
		{"no json", post("{"), 400, plain, "BAD_USER_INPUT"},
		{"null", post("null"), 400, plain, "no query"},
		{"no query", get("/graphql"), 400, plain, "no query"},
		{"wrong variables", get("/graphql?query={__typename}&variables=["), 400, plain, "variables: "},
		{"wrong type", post(question, "Content-Type", "text/plain"), 415, plain, "BAD_USER_INPUT"},
		{"too large", post(large), 413, plain, `{"errors":[{"message":"the request has more than 1048576 bytes","extensions":{"code":"BAD_USER_INPUT"}}]}`},
		{"too large, chunked", chunked(large), 413, plain, `{"errors":[{"message":"the request has more than 1048576 bytes","extensions":{"code":"BAD_USER_INPUT"}}]}`},
		{"other site", post(question, "Sec-Fetch-Site", "cross-site"), 403, plain, `"code":"FORBIDDEN"`},
		{"other origin", post(question, "Origin", "http://evil.example"), 403, plain, `"code":"FORBIDDEN"`},
		{"own page", post(question, "Sec-Fetch-Site", "same-origin", "Origin", srv.URL), 200, plain, `{"data":`},
		{"other name", post(question, "Host", "evil.example:8080", "Origin", "http://evil.example:8080", "Sec-Fetch-Site", "same-origin"), 403, plain, `\"evil.example:8080\" is not a name`},
		{"other name, metrics", get("/metrics", "Host", "evil.example"), 403, plain, `"code":"FORBIDDEN"`},
		{"localhost", post(question, "Host", "localhost:8080"), 200, plain, `{"data":`},
		{"health", get("/healthz"), 200, "", "ok"},
		{"ready", get("/readyz"), 200, "", "ok"},
		{"metrics", get("/metrics"), 200, "", "newsgraph_articles 2"},
		{"elsewhere", get("/nothing"), 404, "", ""},
		{"method", request(t, "PUT", srv.URL+"/graphql", nil), 405, "", ""},
	} {
		response, err := http.DefaultClient.Do(tt.r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("%s: got %d %.300s, want %d %s", tt.name, response.StatusCode, body, tt.status, tt.want)
		}
		if got := response.Header.Get("Content-Type"); tt.mediaType != "" && got != tt.mediaType {
			t.Errorf("%s: got Content-Type %q, want %q", tt.name, got, tt.mediaType)
		}
	}
}

// TestOtherAddress asks by another address than loopback: there a server may
// have any name.
func TestOtherAddress(t *testing.T) {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "/graphql?query={__typename}", nil)
	r.Host = "newsgraph.internal:8080"
	newServer(t).Handler().ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("got %d %s, want 200", w.Code, w.Body)
	}
}

func TestNamesLoopback(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LocalHost:8080": true, "127.0.0.1": true, "127.0.0.1:80": true, "127.9.9.9:1": true,
		"[::1]": true, "[::1]:8080": true, "[::]:8080": true, "0.0.0.0:8080": true,
		"": false, ":8080": false, "evil.example": false, "localhost.evil.example:8080": false, "127.0.0.1.evil.example": false, "10.0.0.1:8080": false,
	} {
		if got := namesLoopback(host); got != want {
			t.Errorf("namesLoopback(%q) = %v, want %v", host, got, want)
		}
	}
}
