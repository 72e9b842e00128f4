package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"newsgraph/crawler"
	"newsgraph/press"
)

func demoFlags(c *config) {
	readFlags(c)
	addrFlag(c)
	data := c.set.Lookup("data")
	data.Usage, data.DefValue = "the `directory` of the archive and the embedded graph (default: a temporary one, which goes when the demo ends)", ""
	c.set.BoolVar(&c.once, "once", false, "answer the questions and stop, without serving")
}

// demo does the main job on the bundled press: it serves the outlets on
// loopback, crawls them like any site, reads, answers and goes on serving.
func (p *program) demo(ctx context.Context, c *config) error {
	if !c.given("neo4j") { // a sample does not belong among real data
		c.neo4j.URI = ""
	}
	if !c.given("data") { // nor here
		dir, err := os.MkdirTemp("", "newsgraph-demo-")
		if err != nil {
			return fmt.Errorf("make a directory for the demo: %w", err)
		}
		defer os.RemoveAll(dir)
		c.data = dir
	}
	w, err := p.openWriter(ctx, c)
	if err != nil {
		return err
	}
	defer w.close()
	if err := p.crawlPress(ctx, c, w); err != nil {
		return err
	}
	w.archive.Close() // what follows only reads
	g := w.line.Graph
	if err := p.answerQuestions(ctx, g); err != nil || c.once {
		return err
	}
	listener, err := p.listenForDemo(c)
	if err != nil {
		return err
	}
	return p.serveOn(ctx, listener, g)
}

// listenForDemo takes another port where the usual one is taken.
func (p *program) listenForDemo(c *config) (net.Listener, error) {
	listener, err := listen(c.addr)
	if err != nil && !c.given("addr") {
		return listen("127.0.0.1:0")
	}
	return listener, err
}

// crawlPress serves the press, crawls and reads all of it, lets one outlet
// correct an article, and fetches that again.
func (p *program) crawlPress(ctx context.Context, c *config, w *writer) error {
	outlets, err := press.New()
	if err != nil {
		return err
	}
	listener, err := listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: outlets, ReadHeaderTimeout: 10 * time.Second}
	go srv.Serve(listener) // ends with Close
	defer srv.Close()

	fmt.Fprintf(p.stderr, "crawling %d sample outlets: %s\n", len(outlets.Hosts()), strings.Join(outlets.Hosts(), ", "))
	cfg := crawler.Config{
		UserAgent: "newsgraph/" + release, Contact: "newsgraph demo", Depth: 1, Workers: len(outlets.Hosts()), Delay: -1, Now: p.now,
		Dial: dialPress(outlets.Hosts(), listener.Addr().String()),
	}
	c.args = outlets.Seeds()
	if err := p.fetch(ctx, c, cfg, w); err != nil {
		return err
	}
	outlets.Correct()
	fmt.Fprintf(p.stderr, "an outlet has corrected an article; fetching it again\n")
	c.args = []string{outlets.Corrected()}
	cfg.Depth = 0
	err = p.fetch(ctx, c, cfg, w)
	c.args = nil
	return err
}

// dialPress leads the names of the outlets to one address on loopback; nothing
// else can be reached.
func dialPress(hosts []string, to string) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, _, err := net.SplitHostPort(address)
		if err != nil || !slices.Contains(hosts, host) {
			return nil, fmt.Errorf("%s is not one of the sample outlets", address)
		}
		var d net.Dialer
		return d.DialContext(ctx, network, to)
	}
}
