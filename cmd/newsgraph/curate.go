package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/user"
	"regexp"
	"strings"

	"newsgraph/graph"
	"newsgraph/news"
)

func curateFlags(c *config) {
	storeFlags(c)
	c.set.StringVar(&c.kb, "kb", "", "a `file` with the catalogue of names, for those whom no page names yet, instead of the one that ships with the program")
	c.set.StringVar(&c.why, "why", "", "the `reason`, which is kept")
	c.set.StringVar(&c.by, "by", "", "`who` says so (default: the name of the user)")
}

// curateHelp says what there is to correct, what arguments stand for and how far
// corrections reach.
func curateHelp() string { return "WHAT is one of\n" + forms() + curateScope }

const curateScope = `
ENTITY is an id (entity:...), a QID or an exact name; MENTION an id (mention:...) as 'curate show' and
the API give it; ARTICLE an address or an id; CORRECTION an id as 'curate log' gives it.

What is said of an ENTITY holds in all articles, also in later ones. What is said of a MENTION holds for
all that its article was read to call the same, also in later versions of the article: a single mention
cannot be taken out. Each correction is told with what it changes; 'curate undo' takes it back.
`

// forms are the subcommands with their arguments.
func forms() string {
	var b strings.Builder
	for _, sub := range curations() {
		fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(sub.name+" "+sub.arguments))
	}
	return b.String()
}

// curator is what the subcommands of curate work on.
type curator struct {
	*program
	*config
	graph *graph.Graph
}

// curation is a subcommand of curate.
type curation struct {
	name, arguments string
	least           int // arguments
	draft           func(u *curator, ctx context.Context, args []string) (*graph.Correction, error)
	tell            func(u *curator, ctx context.Context, args []string) error
}

func curations() []curation {
	return []curation{
		{"merge", "FROM INTO", 2, (*curator).merge, nil},
		{"split", "ENTITY ARTICLE... | MENTION...", 1, (*curator).split, nil},
		{"relink", "ENTITY|MENTION QID|ENTITY", 2, (*curator).relink, nil},
		{"reject", "ENTITY|MENTION ENTITY", 2, (*curator).reject, nil},
		{"undo", "CORRECTION", 1, (*curator).undo, nil},
		{"log", "", 0, nil, (*curator).log},
		{"show", "ENTITY", 1, nil, (*curator).show},
		{"export", "", 0, nil, (*curator).export},
	}
}

// curate runs a subcommand. An entity is given by its id, its QID or its exact
// name, a mention by its id, as 'curate show' and the API give them.
func (p *program) curate(ctx context.Context, c *config) error {
	for _, sub := range curations() {
		if len(c.args) == 0 || sub.name != c.args[0] {
			continue
		}
		args := c.args[1:]
		if most := len(strings.Fields(sub.arguments)); len(args) < sub.least || len(args) > most && sub.name != "split" {
			return usagef("usage: newsgraph curate %s %s", sub.name, sub.arguments)
		}
		return p.mend(ctx, c, sub, args)
	}
	return usagef("curate: say one of\n%s", strings.TrimSuffix(forms(), "\n"))
}

// mend makes a correction and prints its id, or answers a question about them.
func (p *program) mend(ctx context.Context, c *config, sub curation, args []string) error {
	g, err := c.existingGraph(ctx)
	if err != nil {
		return err
	}
	defer g.Close()
	u := &curator{program: p, config: c, graph: g}
	if sub.draft == nil {
		return sub.tell(u, ctx, args)
	}
	c.fetchOnly = true // the lock is wanted, not a reader
	w, err := p.openWriter(ctx, c)
	if err != nil {
		return err
	}
	defer w.close()
	if err := c.replay(ctx, g, p.stderr); err != nil {
		return err
	}
	correction, err := sub.draft(u, ctx, args)
	if err != nil {
		return err
	}
	correction.By, correction.Why, correction.At = c.who(), c.why, p.now().UTC()
	if err := g.Draft(ctx, correction); err != nil {
		return err
	}
	effect, err := g.Effect(ctx, correction)
	if err != nil {
		return err
	}
	if err := c.appendLog(correction); err != nil {
		return err
	}
	if err := g.Correct(ctx, correction); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, correction.ID)
	u.report(ctx, correction, effect)
	return nil
}

// who is the name of who makes a correction.
func (c *config) who() string {
	if c.by != "" {
		return c.by
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

var qid = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// entity finds the entity that an argument names.
func (u *curator) entity(ctx context.Context, arg string) (*graph.Subject, error) {
	switch {
	case strings.HasPrefix(arg, "entity:"):
		return u.graph.Subject(ctx, arg)
	case qid.MatchString(arg):
		return u.graph.Subject(ctx, news.WikidataEntityID(arg))
	}
	refs, _, err := u.graph.ListEntities(ctx, graph.EntityFilter{Name: news.FoldName(arg)}, graph.Page{Limit: 20})
	switch {
	case err != nil:
		return nil, err
	case len(refs) == 0 && strings.HasPrefix(arg, "kb-"): // as in a knowledge base of one's own
		return u.graph.Subject(ctx, "entity:"+arg)
	case len(refs) == 0 || news.FoldName(arg) == "":
		return nil, fmt.Errorf("there is no entity named %q in the graph; an id, a QID or a whole name is needed", arg)
	case len(refs) == 1:
		return u.graph.Subject(ctx, refs[0].ID)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%q is the name of several; say which by its id:", arg)
	for _, ref := range refs {
		e, err := u.graph.EntityByID(ctx, ref.ID)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n  %s  %s, %s, %d mentions  %s", e.ID, e.Name, e.Type, ref.Cursor.N, e.Description)
	}
	return nil, errors.New(b.String())
}

// clusters finds what an argument is about: a mention or an entity.
func (u *curator) clusters(ctx context.Context, arg string) (*graph.Subject, error) {
	if !strings.HasPrefix(arg, "mention:") {
		return u.entity(ctx, arg)
	}
	key, err := u.graph.MentionAt(ctx, arg)
	if err != nil {
		return nil, err
	}
	return u.graph.SubjectAt(ctx, key)
}

// target finds the entity that others shall be, if need be in the catalogue.
func (u *curator) target(ctx context.Context, arg string) (*graph.Subject, error) {
	into, err := u.entity(ctx, arg)
	if errors.Is(err, graph.ErrNotFound) && qid.MatchString(arg) {
		return u.known(arg)
	}
	return into, err
}

func (u *curator) merge(ctx context.Context, args []string) (*graph.Correction, error) {
	from, err := u.entity(ctx, args[0])
	if err != nil {
		return nil, err
	}
	into, err := u.target(ctx, args[1])
	return &graph.Correction{Kind: graph.MergeEntities, About: from, Into: into}, err
}

// split takes mentions, of one entity, or an entity and articles.
func (u *curator) split(ctx context.Context, args []string) (*graph.Correction, error) {
	var keys []graph.MentionKey
	var of *graph.Subject
	var err error
	if strings.HasPrefix(args[0], "mention:") {
		keys, of, err = u.mentions(ctx, args)
	} else if len(args) < 2 {
		return nil, usagef("usage: newsgraph curate split ENTITY ARTICLE... | MENTION...")
	} else if of, err = u.entity(ctx, args[0]); err == nil {
		keys, err = u.inArticles(ctx, of.Entity, args[1:])
	}
	if err != nil {
		return nil, err
	}
	about, err := u.graph.SubjectAt(ctx, keys...)
	return &graph.Correction{Kind: graph.SplitEntity, About: about, Not: of}, err
}

// mentions finds mentions and the entity that the first of them is.
func (u *curator) mentions(ctx context.Context, args []string) (keys []graph.MentionKey, of *graph.Subject, err error) {
	for _, arg := range args {
		key, err := u.graph.MentionAt(ctx, arg)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, key)
	}
	n, err := u.graph.ClusterAt(ctx, keys[0])
	if err != nil {
		return nil, nil, err
	}
	of, err = u.graph.Subject(ctx, n.Reading.Clusters[n.Cluster].Entity)
	return keys, of, err
}

// inArticles finds where an entity is named in articles, given by address or id.
func (u *curator) inArticles(ctx context.Context, e *news.Entity, articles []string) (keys []graph.MentionKey, err error) {
	all, err := u.graph.Clusters(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	for _, arg := range articles {
		id := arg
		if !strings.HasPrefix(arg, "article:") {
			a, err := u.graph.ArticleAt(ctx, cmp.Or(news.Address(arg), arg))
			if err != nil {
				return nil, err
			}
			id = a.ID
		}
		before := len(keys)
		for _, n := range all {
			if n.Article.ID == id {
				keys = append(keys, n.Key())
			}
		}
		if len(keys) == before {
			return nil, fmt.Errorf("%s does not name %s (%s)", arg, e.Name, e.ID)
		}
	}
	return keys, nil
}

func (u *curator) relink(ctx context.Context, args []string) (*graph.Correction, error) {
	about, err := u.clusters(ctx, args[0])
	if err != nil {
		return nil, err
	}
	into, err := u.target(ctx, args[1])
	return &graph.Correction{Kind: graph.RelinkCluster, About: about, Into: into}, err
}

// known finds an entity that no page named yet in the catalogue.
func (u *curator) known(id string) (*graph.Subject, error) {
	names, err := u.config.names()
	if err != nil {
		return nil, err
	}
	item, ok := names.Item(news.WikidataEntityID(id))
	if !ok {
		return nil, fmt.Errorf("neither the graph nor the catalogue of names knows %s; --kb names another catalogue", id)
	}
	return &graph.Subject{Entity: &item.Entity}, nil
}

func (u *curator) reject(ctx context.Context, args []string) (*graph.Correction, error) {
	about, err := u.clusters(ctx, args[0])
	if err != nil {
		return nil, err
	}
	not, err := u.entity(ctx, args[1])
	return &graph.Correction{Kind: graph.RejectEntity, About: about, Not: not}, err
}

func (u *curator) undo(_ context.Context, args []string) (*graph.Correction, error) {
	return &graph.Correction{Kind: graph.UndoIt, Undoes: args[0]}, nil
}
