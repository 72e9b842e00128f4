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
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"newsgraph/graph"
	"newsgraph/server/internal/gql"
	"newsgraph/server/internal/view"
)

// DefaultTimeout is how long a question may take where nothing else is said.
const DefaultTimeout = 20 * time.Second

// Server answers questions about a graph.
type Server struct {
	graph    *graph.Graph
	log      *slog.Logger
	executor *executor.Executor
	timeout  time.Duration
}

// New gives a server for a graph. Faults that are not the asker's go to log.
func New(g *graph.Graph, log *slog.Logger, timeout time.Duration) *Server {
	schema := gql.NewExecutableSchema(gql.Config{Resolvers: root{view.NewQuery(g)}, Complexity: costs()})
	s := &Server{g, log, executor.New(schema), timeout}
	s.executor.SetParserTokenLimit(maxTokens)
	s.executor.SetErrorPresenter(s.present)
	s.executor.SetRecoverFunc(s.recovered)
	s.executor.Use(extension.Introspection{})
	s.executor.Use(limits{schema})
	return s
}

// root leads gqlgen to where questions begin.
type root struct{ query view.Query }

// Query is what the schema calls so.
func (r root) Query() gql.QueryResolver { return r.query }

// response is the answer to a question.
type response struct {
	Errors gqlerror.List   `json:"errors,omitempty"`
	Data   json.RawMessage `json:"data,omitempty"` // none where the question was not begun
}

// Query answers one question, without HTTP. The answer is the JSON of a GraphQL
// response; ok is false if it has errors.
func (s *Server) Query(ctx context.Context, query string, variables map[string]any) (answer json.RawMessage, ok bool, err error) {
	r := s.run(ctx, &graphql.RawParams{Query: query, Variables: variables})
	answer, err = json.Marshal(r)
	return answer, len(r.Errors) == 0, err
}

// run answers one question.
func (s *Server) run(ctx context.Context, question *graphql.RawParams) (answer *response) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), s.timeout)
	defer cancel()
	defer func() {
		if fault := recover(); fault != nil {
			answer = s.failed(ctx, s.recovered(ctx, fault))
		}
	}()
	op, errs := s.executor.CreateOperationContext(ctx, question)
	if errs != nil {
		return &response{Errors: s.executor.DispatchError(graphql.WithOperationContext(ctx, op), errs).Errors}
	}
	handle, ctx := s.executor.DispatchOperation(ctx, op)
	if r := handle(ctx); r != nil {
		return &response{r.Errors, r.Data}
	}
	return s.failed(ctx, ctx.Err()) // gqlgen begins nothing when the time is over
}

// failed is the answer to a question that could not be begun.
func (s *Server) failed(ctx context.Context, err error) *response {
	return &response{Errors: gqlerror.List{s.present(ctx, err)}}
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
	case cause(err) == nil: // gqlgen's own, from reading the question
	case ctx.Err() != nil: // whatever the store makes of it
		shown.Message = fmt.Sprintf("the answer took longer than %v; ask for less", s.timeout)
		code(shown, view.TimedOut)
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
