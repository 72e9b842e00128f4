package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"newsgraph/server/internal/view"
)

// The media types of an answer. With the first, the status is that of HTTP
// alone; with the second, it also says whether the question was begun
// (GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/).
const (
	plainJSON   = "application/json"
	graphqlJSON = "application/graphql-response+json"
)

// Handler answers at /graphql, and at /healthz, /readyz and /metrics for those
// who watch over the server. It refuses the pages of other sites.
func (s *Server) Handler() http.Handler {
	m := newMetrics(s.graph)
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(refusal{http.StatusForbidden, view.Forbidden, "a page of another site may not ask"})
	mux := http.NewServeMux()
	mux.Handle("GET /graphql", m.watch(s.answer(fromAddress)))
	mux.Handle("POST /graphql", m.watch(sameSite.Handler(s.answer(fromBody))))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/readyz", s.ready)
	mux.Handle("/metrics", m.handler())
	return ownName(mux)
}

// answer answers the questions that read finds in requests.
func (s *Server) answer(read func(*http.Request) (*graphql.RawParams, *refusal)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		question, refused := read(r)
		if refused == nil && question.Query == "" {
			refused = unreadable(errors.New("there is no query in it"))
		}
		if refused != nil {
			refused.ServeHTTP(w, r)
			return
		}
		a := s.run(r.Context(), question)
		write(w, r, status(a, accepted(r)), a)
	})
}

// fromAddress reads a question from a request's address.
func fromAddress(r *http.Request) (*graphql.RawParams, *refusal) {
	fields, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, unreadable(err)
	}
	question := &graphql.RawParams{Query: fields.Get("query"), OperationName: fields.Get("operationName")}
	if variables := fields.Get("variables"); variables != "" {
		if err := decode(strings.NewReader(variables), &question.Variables); err != nil {
			return nil, unreadable(fmt.Errorf("variables: %w", err))
		}
	}
	return question, nil
}

// fromBody reads a question from a request's body.
func fromBody(r *http.Request) (*graphql.RawParams, *refusal) {
	if mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); mediaType != plainJSON {
		return nil, &refusal{http.StatusUnsupportedMediaType, view.BadInput, "the request needs the Content-Type " + plainJSON}
	}
	question := &graphql.RawParams{}
	if err := decode(r.Body, question); err != nil {
		return nil, unreadable(err)
	}
	return question, nil
}

// unreadable is for a request in which no question can be found.
func unreadable(err error) *refusal {
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return &refusal{http.StatusRequestEntityTooLarge, view.BadInput, fmt.Sprintf("the request has more than %d bytes", tooLong.Limit)}
	}
	return &refusal{http.StatusBadRequest, view.BadInput, fmt.Sprintf("the request cannot be read: %v", err)}
}

// decode reads JSON without a loss of digits.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	return d.Decode(into)
}

// status is that of an answer to a request that could be read.
func status(a *response, mediaType string) int {
	switch {
	case a.Data != nil:
		return http.StatusOK
	case a.Errors[0].Extensions["code"] == view.Internal:
		return http.StatusInternalServerError
	case mediaType == graphqlJSON:
		return http.StatusBadRequest
	}
	return http.StatusOK
}

// accepted is the media type that a client likes best, of the two.
func accepted(r *http.Request) string {
	best, liking := plainJSON, 0.0
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		mediaType, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q, err := strconv.ParseFloat(params["q"], 64)
		if err != nil {
			q = 1
		}
		switch {
		case q <= liking:
		case mediaType == graphqlJSON:
			best, liking = graphqlJSON, q
		case mediaType == plainJSON || mediaType == "application/*" || mediaType == "*/*":
			best, liking = plainJSON, q
		}
	}
	return best
}

func write(w http.ResponseWriter, r *http.Request, status int, a *response) {
	body, err := json.Marshal(a)
	if err != nil { // a mistake of ours: both parts are JSON already
		panic(err)
	}
	w.Header().Set("Content-Type", accepted(r))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	w.Write(body)
}

// refusal answers a request that is no question, or may not ask.
type refusal struct {
	status  int
	code    view.Code
	message string
}

func (f refusal) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	shown := gqlerror.Errorf("%s", f.message)
	code(shown, f.code)
	write(w, r, f.status, &response{Errors: gqlerror.List{shown}})
}

// ownName refuses requests that come to the loopback address under a name that
// is not its own. A page of another site can have a name of that site lead
// there (DNS rebinding), and would then pass for one of ours.
func ownName(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		to, _ := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
		if to != nil && to.IP.IsLoopback() && !namesLoopback(r.Host) {
			message := fmt.Sprintf("%q is not a name of this server's address; ask localhost or 127.0.0.1, or let a proxy send that as Host", r.Host)
			refusal{http.StatusForbidden, view.Forbidden, message}.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// namesLoopback reports whether a Host header can only mean this machine.
func namesLoopback(host string) bool {
	name := (&url.URL{Host: host}).Hostname()
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip.IsLoopback() || ip.IsUnspecified() // :: and 0.0.0.0 lead here too
}
