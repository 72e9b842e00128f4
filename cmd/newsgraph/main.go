// Command newsgraph keeps the news as a graph in which every edge leads to its
// sentence: it crawls, reads, stores and answers. See newsgraph help.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := &program{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
		terminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
	code := p.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// program is the command with all that it needs from outside.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	terminal       bool             // stderr is one
	now            func() time.Time // set by run
	serving        func(url string) // told when the server listens; may be nil
}

// command is one thing that the program does.
type command struct {
	name, arguments, summary string
	run                      func(p *program, ctx context.Context, c *config) error
	flags                    func(c *config)
}

// commands are all there are, in the order of the usage.
func commands() []command {
	return []command{
		{"demo", "", "crawl, read and serve a bundled sample press", (*program).demo, demoFlags},
		{"crawl", "URL...", "fetch pages, feeds and sitemaps into the archive and read them", (*program).crawl, crawlFlags},
		{"ingest", "FILE...", "read HTML, text or WARC files", (*program).ingest, ingestFlags},
		{"serve", "", "answer GraphQL, with a playground", (*program).serve, serveFlags},
		{"query", "'QUERY'", "answer one GraphQL query", (*program).query, queryFlags},
		{"extract", "FILE", "print the article found in a page as JSON", (*program).extract, extractFlags},
		{"dump", "", "print the whole graph as sorted JSON lines", (*program).dump, dumpFlags},
		{"version", "", "print the version", (*program).version, func(*config) {}},
	}
}

// usageError is a fault in how the program was called.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errQuiet is a failure of which the user knows already.
var errQuiet = errors.New("failed")

// run does what the arguments say and gives the exit code: 0 for success, 1 for
// failure, 2 for a wrong call.
func (p *program) run(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		p.usage()
		if len(args) == 0 {
			return 2
		}
		return 0
	}
	err := p.dispatch(ctx, args)
	var usage usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(p.stderr, "newsgraph: %v\nRun 'newsgraph help' for the commands, 'newsgraph COMMAND --help' for the flags of one.\n", err)
		return 2
	case !errors.Is(err, errQuiet):
		fmt.Fprintf(p.stderr, "newsgraph: %v\n", err)
	}
	return 1
}

func (p *program) dispatch(ctx context.Context, args []string) error {
	if err := p.setClock(); err != nil {
		return err
	}
	for _, cmd := range commands() {
		if cmd.name == args[0] {
			c, err := p.parse(cmd, args[1:])
			if err != nil {
				return err
			}
			return cmd.run(p, ctx, c)
		}
	}
	return usagef("there is no command %q", args[0])
}

// setClock takes the time from NEWSGRAPH_NOW, where it is set: then every page
// is fetched in that moment, and the same pages give the same graph.
func (p *program) setClock() error {
	p.now = time.Now
	if fixed := p.getenv("NEWSGRAPH_NOW"); fixed != "" {
		t, err := time.Parse(time.RFC3339, fixed)
		if err != nil {
			return usagef("NEWSGRAPH_NOW: %q is not a time such as 2020-08-07T12:00:00Z", fixed)
		}
		p.now = func() time.Time { return t }
	}
	return nil
}

func (p *program) usage() {
	fmt.Fprint(p.stderr, "newsgraph keeps the news as a graph in which every edge leads to its sentence.\n\nusage: newsgraph COMMAND [flags] [arguments]\n\n")
	for _, cmd := range commands() {
		fmt.Fprintf(p.stderr, "  %-17s %s\n", cmd.name+" "+cmd.arguments, cmd.summary)
	}
	fmt.Fprint(p.stderr, "\nStart with 'newsgraph demo'. 'newsgraph COMMAND --help' lists the flags of a command.\n")
}
