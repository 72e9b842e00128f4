package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/neo4j"
	"newsgraph/graph/sqlite"
	"newsgraph/kb"
	"newsgraph/nlp"
)

// config is what flags, environment and arguments say.
type config struct {
	set  *flag.FlagSet
	args []string

	data      string
	neo4j     neo4j.Config
	kb, model string
	evalDir   string
	catalogue *kb.Catalogue // that kb names, when it is open
	errors    string
	chains    string
	times     string
	labels    string
	text      string
	sample    int
	without   string
	seed      uint64

	output         string
	withoutBuiltin bool
	minSitelinks   int
	licenses       bool

	addr         string
	allowPrivate bool

	contact   string
	depth     int
	maxPages  int
	delay     time.Duration
	fetchOnly bool

	url, date, title string
	again            bool
	variables        string
	once             bool
	why, by, knownAt string
}

// parse reads flags, which may stand before and after the arguments.
func (p *program) parse(cmd command, args []string) (*config, error) {
	c := &config{set: flag.NewFlagSet("newsgraph "+cmd.name, flag.ContinueOnError)}
	c.set.SetOutput(io.Discard) // what is wrong is in the error
	c.set.Usage = func() {
		fmt.Fprintf(c.set.Output(), "usage: newsgraph %s [flags] %s\n\n%s\n\n", cmd.name, cmd.arguments, cmd.summary)
		if cmd.more != nil {
			fmt.Fprintf(c.set.Output(), "%s\n", cmd.more())
		}
		c.set.PrintDefaults()
	}
	c.neo4j = neo4j.Config{URI: p.getenv("NEO4J_URI"), Username: p.getenv("NEO4J_USERNAME"), Password: p.getenv("NEO4J_PASSWORD")}
	c.evalDir = p.getenv("NEWSGRAPH_EVAL")
	cmd.flags(c)
	for {
		if err := c.set.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				c.set.SetOutput(p.stdout)
				c.set.Usage()
				return nil, err
			}
			return nil, usageError{err}
		}
		if c.set.NArg() == 0 {
			return c, nil
		}
		c.args = append(c.args, c.set.Arg(0))
		args = c.set.Args()[1:]
	}
}

// given reports whether a flag was set by hand.
func (c *config) given(name string) bool {
	found := false
	c.set.Visit(func(f *flag.Flag) { found = found || f.Name == name })
	return found
}

// storeFlags are the flags of commands that need the graph.
func storeFlags(c *config) {
	c.set.StringVar(&c.data, "data", "newsgraph-data", "the `directory` of the archive and the embedded graph")
	c.set.StringVar(&c.neo4j.URI, "neo4j", c.neo4j.URI, "keep the graph in Neo4j at this `URI` instead (also NEO4J_URI; NEO4J_USERNAME and NEO4J_PASSWORD say who you are)")
}

// readFlags are the flags of commands that read articles.
func readFlags(c *config) {
	storeFlags(c)
	c.set.StringVar(&c.kb, "kb", "", "a `file` with the catalogue of names, instead of the one that ships with the program, which is called builtin; a name is linked to whom it may mean from a score of .80, else it gets an entity of its own")
	modelFlags(c)
}

// archive is the directory of the archive.
func (c *config) archive() string { return filepath.Join(c.data, "archive") }

// openGraph opens the graph, and makes an empty one where there is none.
func (c *config) openGraph(ctx context.Context) (*graph.Graph, error) {
	if c.neo4j.URI != "" {
		s, err := neo4j.Open(ctx, c.neo4j)
		if err != nil {
			return nil, err
		}
		return graph.New(s), nil
	}
	if err := os.MkdirAll(c.data, 0o755); err != nil {
		return nil, fmt.Errorf("make the data directory: %w", err)
	}
	s, err := sqlite.Open(ctx, c.file())
	if err != nil {
		return nil, err
	}
	return graph.New(s), nil
}

// file is where the embedded graph is.
func (c *config) file() string { return filepath.Join(c.data, "graph.db") }

// existingGraph opens the graph for a question; an embedded one has to be there.
func (c *config) existingGraph(ctx context.Context) (*graph.Graph, error) {
	if _, err := os.Stat(c.file()); c.neo4j.URI == "" && errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no graph in %s: make one with 'newsgraph crawl' or 'newsgraph ingest', or name its directory with --data", c.data)
	}
	return c.openGraph(ctx)
}

// reader gives the reader of articles.
func (c *config) reader() (*nlp.Reader, error) {
	names, err := c.names()
	if err != nil {
		return nil, err
	}
	model, err := c.pipeline()
	if err != nil {
		return nil, err
	}
	return &nlp.Reader{Names: names, Model: model}, nil
}
