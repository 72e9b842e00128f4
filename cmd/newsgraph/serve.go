package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"newsgraph/graph"
	"newsgraph/server"
	"newsgraph/web"
)

func serveFlags(c *config) {
	storeFlags(c)
	addrFlag(c)
}

func addrFlag(c *config) {
	c.set.StringVar(&c.addr, "addr", "127.0.0.1:8080", "the `HOST:PORT` to listen on; other machines reach it only if the host says so")
}

func (p *program) serve(ctx context.Context, c *config) error {
	g, err := c.openGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	listener, err := listen(c.addr)
	if err != nil {
		return err
	}
	return p.serveOn(ctx, listener, g)
}

func listen(addr string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return nil, usagef("--addr: %q is not of the form HOST:PORT, such as 127.0.0.1:8080", addr)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%w; choose another address with --addr", err)
	}
	return listener, nil
}

// stopTimeout is how long open requests may go on after the server is told to
// stop.
const stopTimeout = 10 * time.Second

// serveOn answers until ctx is done.
func (p *program) serveOn(ctx context.Context, listener net.Listener, g *graph.Graph) error {
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	srv := &http.Server{
		Handler:           p.handler(g, log),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	base := "http://" + listener.Addr().String()
	fmt.Fprintf(p.stderr, "\nserving  %s/playground/   (GraphiQL)\n         %s/graphql       (GraphQL over HTTP)\nstop with Ctrl-C\n", base, base)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	if p.serving != nil {
		p.serving(base)
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := srv.Shutdown(stopping); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

func (p *program) handler(g *graph.Graph, log *slog.Logger) http.Handler {
	api := server.New(g, log, server.DefaultTimeout).Handler()
	mux := http.NewServeMux()
	mux.Handle("/", web.Home())
	mux.Handle("/playground", web.Playground("/graphql"))
	mux.Handle("/playground/", web.Playground("/graphql"))
	for _, path := range []string{"/graphql", "/healthz", "/readyz", "/metrics"} {
		mux.Handle(path, api)
	}
	return mux
}
