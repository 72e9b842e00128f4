// Package server answers GraphQL about a graph. schema.graphqls at the root of
// the module is the schema; internal/view has its types.
package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"newsgraph/graph"
	"newsgraph/server/internal/gql"
	"newsgraph/server/internal/view"
)

// DefaultTimeout is how long a question may take where nothing else is said.
const DefaultTimeout = 20 * time.Second

// Server answers questions about a graph.
type Server struct {
	graph   *graph.Graph
	log     *slog.Logger
	schema  graphql.ExecutableSchema
	timeout time.Duration
}

// New gives a server for a graph. Faults that are not the asker's go to log.
func New(g *graph.Graph, log *slog.Logger, timeout time.Duration) *Server {
	return &Server{g, log, gql.NewExecutableSchema(gql.Config{Resolvers: resolver{view.Shower{Graph: g}}, Complexity: costs()}), timeout}
}

// engine is what gqlgen's two ways to run a question have in common.
type engine interface {
	Use(graphql.HandlerExtension)
	SetParserTokenLimit(int)
	SetErrorPresenter(graphql.ErrorPresenterFunc)
	SetRecoverFunc(graphql.RecoverFunc)
}

func (s *Server) limit(e engine) {
	e.SetParserTokenLimit(maxTokens)
	e.SetErrorPresenter(s.present)
	e.SetRecoverFunc(s.recovered)
	e.Use(extension.Introspection{})
	e.Use(depthLimit{})
	e.Use(extension.FixedComplexityLimit(maxCost))
}

// Query answers one question, without HTTP. The answer is the JSON of a GraphQL
// response; ok is false if it has errors.
func (s *Server) Query(ctx context.Context, query string, variables map[string]any) (answer json.RawMessage, ok bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	e := executor.New(s.schema)
	s.limit(e)
	now := graphql.Now()
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables, ReadTime: graphql.TraceTiming{Start: now, End: now}})
	var response *graphql.Response
	if errs != nil {
		response = e.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	} else {
		handle, ctx := e.DispatchOperation(ctx, op)
		response = handle(ctx)
	}
	answer, err = json.Marshal(response)
	return answer, len(response.Errors) == 0, err
}

// Handler answers at /graphql, and at /healthz, /readyz and /metrics for those
// who watch over the server.
func (s *Server) Handler() http.Handler {
	h := handler.New(s.schema)
	s.limit(h)
	h.AddTransport(transport.Options{})
	h.AddTransport(transport.GET{})
	h.AddTransport(transport.POST{})
	m := newMetrics(s.graph)
	mux := http.NewServeMux()
	mux.Handle("/graphql", m.watch(http.NewCrossOriginProtection().Handler(s.bounded(h))))
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("/readyz", s.ready)
	mux.Handle("/metrics", m.handler())
	return mux
}

// bounded holds requests to the limits of size and time.
func (s *Server) bounded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
		defer cancel()
		if r.ContentLength > maxBody {
			http.Error(w, fmt.Sprintf(`{"errors":[{"message":"the request has more than %d bytes","extensions":{"code":%q}}]}`, maxBody, view.BadInput), http.StatusRequestEntityTooLarge)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

// ready reports whether the store answers.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	if _, _, err := s.graph.ListArticles(ctx, graph.ArticleFilter{}, graph.Page{Limit: 1}); err != nil {
		s.log.Error("the store does not answer", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

// present gives an error the form in which the asker sees it. Faults of our own
// are logged, and not shown.
func (s *Server) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	var known *view.Error
	switch {
	case errors.As(err, &known):
		shown.Message = known.Message
		code(shown, known.Code)
	case errors.Is(err, graph.ErrNotFound):
		shown.Message = cause(err).Error()
		code(shown, view.NotFound)
	case errors.Is(err, context.DeadlineExceeded):
		shown.Message = fmt.Sprintf("the answer took longer than %v; ask for less", s.timeout)
		code(shown, view.TimedOut)
	case cause(err) == nil: // gqlgen's own, from reading the question
	default:
		s.log.Error("a question failed", "path", shown.Path.String(), "error", err)
		shown.Message = "internal error; the server's log has the cause"
		code(shown, view.Internal)
	}
	return shown
}

func code(e *gqlerror.Error, c view.Code) {
	e.Extensions = map[string]any{"code": c}
}

// cause is the error that gqlgen gave a place in the question; nil for one of
// gqlgen's own.
func cause(err error) error {
	var placed *gqlerror.Error
	if errors.As(err, &placed) {
		return placed.Err
	}
	return err
}

func (s *Server) recovered(_ context.Context, fault any) error {
	s.log.Error("panic while answering", "fault", fault, "stack", string(bytes.TrimSpace(debug.Stack())))
	return fmt.Errorf("panic: %v", fault)
}
