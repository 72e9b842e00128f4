package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// Event is an event as all articles that tell of it make it out.
type Event struct {
	ID           string
	Type         news.EventType
	Title        string
	Status       news.Status // of the first [Account]
	Time         string      // EDTF; "" where no article tells
	Deadline     string      // EDTF; "" where no article tells
	TimeText     string      // the words of one article that tell the time
	DeadlineText string
	Participants []Participant // by role, in the order in which articles name them
	Statements   []*Statement  // newest first
	Conflicts    []Conflict
	Articles     int
	Origins      int // articles, of which those are counted once that tell of it in the very same sentence
}

// Participant takes part in an event.
type Participant struct {
	Entity string // "" where the text names nobody
	Role   news.EventRole
	Text   string // the words of the first statement
}

// statementPage is how many statements are asked for at once.
const statementPage = 5000

// allStatements gives all statements that a filter lets pass, newest first.
func (g *Graph) allStatements(ctx context.Context, f StatementFilter) ([]*Statement, error) {
	var all []*Statement
	for p := (Page{Limit: statementPage}); ; {
		refs, _, err := g.ListStatements(ctx, f, p)
		if err != nil {
			return nil, err
		}
		var ids []string
		for _, r := range refs {
			ids = append(ids, r.ID)
		}
		found, err := g.Statements(ctx, ids)
		if err != nil {
			return nil, err
		}
		if all = append(all, found...); len(refs) < p.Limit {
			return all, nil
		}
		p.After = &refs[len(refs)-1].Cursor
	}
}

// Events looks up events; nil for an id of which no current reading tells. Ids
// that an event of one article had before it was found to be the same as that
// of another, or before a participant was found to be somebody else, lead to
// what it is now.
func (g *Graph) Events(ctx context.Context, ids []string) ([]*Event, error) {
	current, err := g.currentEvents(ctx, ids)
	if err != nil {
		return nil, err
	}
	statements, err := g.allStatements(ctx, StatementFilter{Events: union(current, nil)})
	if err != nil {
		return nil, err
	}
	of := make(map[string][]*Statement)
	var readings []string
	for _, s := range statements {
		of[s.EventID], readings = append(of[s.EventID], s), append(readings, s.Reading)
	}
	m, err := g.newMaker(ctx, union(readings, nil))
	if err != nil {
		return nil, err
	}
	events := make([]*Event, len(ids))
	for i, id := range current {
		if len(of[id]) > 0 {
			events[i] = m.event(id, of[id])
		}
	}
	return events, nil
}

// currentEvents gives the ids that events have now.
func (g *Graph) currentEvents(ctx context.Context, ids []string) ([]string, error) {
	current, err := g.EventIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		parts := strings.Split(id, "/")
		switch {
		case current[i] != "":
		case len(parts) != 4:
			current[i] = id
		default:
			if current[i], err = g.currentEvent(ctx, parts); err != nil {
				return nil, err
			}
		}
	}
	return current, nil
}

// currentEvent is the id of an event between two, whoever they are now.
func (g *Graph) currentEvent(ctx context.Context, parts []string) (string, error) {
	for i := 1; i <= 2; i++ {
		e, err := g.EntityByID(ctx, "entity:"+parts[i])
		switch {
		case errors.Is(err, ErrNotFound):
			return strings.Join(parts, "/"), nil
		case err != nil:
			return "", err
		}
		parts[i] = bare(e.ID)
	}
	kind := news.EventType(strings.ToUpper(strings.TrimPrefix(parts[0], "event:")))
	if Mutual(kind) && parts[2] < parts[1] {
		parts[1], parts[2] = parts[2], parts[1]
	}
	return strings.Join(parts, "/"), nil
}

// maker makes events out of statements.
type maker struct {
	readings map[string]*Reading
	texts    map[string]string // by reading
	dates    map[string]int64  // by reading: the article's sort time
}

func (g *Graph) newMaker(ctx context.Context, ids []string) (*maker, error) {
	m := &maker{make(map[string]*Reading), make(map[string]string), make(map[string]int64)}
	readings, err := g.Readings(ctx, ids)
	if err != nil {
		return nil, err
	}
	var articles []string
	for _, r := range readings {
		m.readings[r.ID], articles = r, append(articles, r.Article)
	}
	found, err := g.Articles(ctx, articles)
	if err != nil {
		return nil, err
	}
	for i, r := range readings {
		m.texts[r.ID], m.dates[r.ID] = found[i].Version(r.Digest).Text, found[i].SortTime()
	}
	return m, nil
}

// event makes an event out of its statements, which are newest first.
func (m *maker) event(id string, statements []*Statement) *Event {
	e := &Event{ID: id, Statements: statements, Status: m.status(statements), Conflicts: m.conflicts(statements)}
	articles := make(map[string]bool)
	told := make(map[string]bool)
	for _, s := range slices.Backward(statements) {
		articles[s.Article] = true
		r := m.readings[s.Reading]
		if account := fmt.Sprint(r.ID, "/", s.Event); !told[account] {
			told[account] = true
			m.tell(e, r, r.Events[s.Event])
		}
	}
	e.Articles, e.Origins = len(articles), m.origins(statements)
	slices.SortStableFunc(e.Participants, func(a, b Participant) int { return cmp.Compare(rank(a.Role), rank(b.Role)) })
	return e
}

// origins counts the articles that statements are in, of which those are one that
// have a sentence in common: a copy is no confirmation.
func (m *maker) origins(statements []*Statement) int {
	leads := make(map[string]string) // from an article or a sentence to another of the same origin
	root := func(id string) string {
		for leads[id] != "" {
			id = leads[id]
		}
		return id
	}
	articles := make(map[string]bool)
	for _, s := range statements {
		sentence := m.readings[s.Reading].Sentences[s.Sentence].Span.Of(m.texts[s.Reading])
		a, b := root(s.Article), root("sentence:"+news.FoldName(sentence))
		if a != b {
			leads[b] = a
		}
		articles[s.Article] = true
	}
	origins := make(map[string]bool)
	for id := range articles {
		origins[root(id)] = true
	}
	return len(origins)
}

// roles are the roles in the order in which participants are listed.
var roles = []news.EventRole{news.ActorRole, news.RecipientRole, news.OtherRole, news.PlaceRole}

func rank(role news.EventRole) int { return slices.Index(roles, role) }

// tell adds what one article tells of an event: the oldest names it.
func (m *maker) tell(e *Event, r *Reading, account news.Event) {
	text := m.texts[r.ID]
	if e.Title == "" {
		e.Type, e.Title = account.Type, account.Title
	}
	if e.Time == "" {
		e.Time, e.TimeText = account.Time.EDTF, account.Time.Span.Of(text)
	}
	if e.Deadline == "" {
		e.Deadline, e.DeadlineText = account.Deadline.EDTF, account.Deadline.Span.Of(text)
	}
	for _, p := range account.Participants {
		one := Participant{r.entityOf(p.Argument), p.Role, p.Span.Of(text)}
		if !slices.ContainsFunc(e.Participants, one.same) {
			e.Participants = append(e.Participants, one)
		}
	}
}

// same reports whether two are one participant.
func (p Participant) same(o Participant) bool {
	if p.Entity == "" && o.Entity == "" {
		return p.Role == o.Role && news.FoldName(p.Text) == news.FoldName(o.Text)
	}
	return p.Entity == o.Entity && p.Role == o.Role
}

// status is what statements, with their articles, make of an event.
func (m *maker) status(statements []*Statement) news.Status {
	account := func(s *Statement) Account { return Account{s.outcome(), m.dates[s.Reading]} }
	first := slices.MinFunc(statements, func(a, b *Statement) int { return account(a).Compare(account(b)) })
	return first.outcome().Status()
}
