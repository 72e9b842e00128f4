// Command newsgraph keeps the news as a graph in which every edge leads to its
// sentence: it crawls, reads, stores and answers. See newsgraph help.
//
// Its exit codes are
//
//	0    all is done
//	1    something that was asked for by name could not be done: an address that
//	     gave nothing, a file that cannot be read, a damaged record of a WARC
//	     file or of the archive, which was passed over, a query with errors
//	2    it was called in a wrong way
//	130  it was interrupted
//
// Pages that a crawl found by itself, or that a WARC file holds, may fail
// without failure of the command: they are told of and recorded in the graph.
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
	context.AfterFunc(ctx, stop) // so that a second signal ends the program at once
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
	more                     func() string // for its help; may be nil
}

// commands are all there are, in the order of the usage.
func commands() []command {
	return []command{
		{"demo", "", "crawl, read and serve a bundled sample press", (*program).demo, demoFlags, nil},
		{"crawl", "URL...", "fetch pages, feeds and sitemaps into the archive and read them", (*program).crawl, crawlFlags, nil},
		{"ingest", "FILE...", "read HTML, text or WARC files", (*program).ingest, ingestFlags, nil},
		{"serve", "", "answer GraphQL, with a playground", (*program).serve, serveFlags, nil},
		{"query", "'QUERY'", "answer one GraphQL query", (*program).query, queryFlags, nil},
		{"curate", "WHAT...", "mend who is meant: merge, split, relink, reject, undo, log, show, export", (*program).curate, curateFlags, curateHelp},
		{"extract", "FILE", "print the article found in a page as JSON", (*program).extract, extractFlags, nil},
		{"parse", "FILE", "print the words, grammar and names of a plain text as CoNLL-U", (*program).parseFile, modelFlags, nil},
		{"model", "info", "print what is known of the model that reads English", (*program).modelInfo, modelFlags, nil},
		{"kb", "build|info|find", "build a catalogue of names, or look into one", (*program).catalogue, kbFlags, kbHelp},
		{"eval", "WHAT", "measure quality on annotated texts", (*program).eval, evalFlags, nil},
		{"judge", "draw|score|recall", "have people judge what is found", (*program).judge, judgeFlags, nil},
		{"bench", "nlp", "measure speed", (*program).bench, benchFlags, nil},
		{"dump", "", "print the whole graph as sorted JSON lines", (*program).dump, storeFlags, nil},
		{"version", "", "print the version", (*program).version, func(*config) {}, nil},
	}
}

// usageError is a fault in how the program was called.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errQuiet is a failure of which the user knows already.
var errQuiet = errors.New("failed")

// errGoesOn is the failure of an interrupted command that loses nothing by it.
var errGoesOn = errors.New("interrupted; what is done is kept, and the same command goes on")

// run does what the arguments say and gives the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	if len(args) == 0 {
		usage(p.stderr)
		return 2
	}
	switch args[0] {
	case "help", "--help", "-h":
		if len(args) == 1 {
			usage(p.stdout)
			return 0
		}
		args = []string{args[1], "--help"}
	case "--version":
		args = append([]string{"version"}, args[1:]...)
	}
	return p.exitCode(ctx, p.dispatch(ctx, args))
}

// exitCode says what went wrong.
func (p *program) exitCode(ctx context.Context, err error) int {
	var usage usageError
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return 0
	case ctx.Err() != nil: // whatever that broke
		if err != errGoesOn {
			err = errors.New("interrupted")
		}
		fmt.Fprintf(p.stderr, "newsgraph: %v\n", err)
		return 130
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
			if cmd.arguments == "" && len(c.args) > 0 {
				return usagef("%s takes no arguments, but got %q", cmd.name, c.args)
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

func usage(to io.Writer) {
	fmt.Fprint(to, "newsgraph keeps the news as a graph in which every edge leads to its sentence.\n\nusage: newsgraph COMMAND [flags] [arguments]\n\n")
	for _, cmd := range commands() {
		fmt.Fprintf(to, "  %-17s %s\n", cmd.name+" "+cmd.arguments, cmd.summary)
	}
	fmt.Fprint(to, "\nStart with 'newsgraph demo'. 'newsgraph COMMAND --help' lists the flags of a command.\n")
}
