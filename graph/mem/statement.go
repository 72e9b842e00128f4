package mem

import (
	"context"
	"maps"
	"math"
	"slices"

	"newsgraph/graph"
	"newsgraph/news"
)

// statements gives the statements of an article.
func (v view) statements() []*graph.Statement {
	var all []*graph.Statement
	for i := range v.Statements {
		all = append(all, v.StatementAt(i))
	}
	return all
}

// among reports whether a filter lets a value pass: it names it, or nothing.
func among[T comparable](values []T, v T) bool { return len(values) == 0 || slices.Contains(values, v) }

// ListStatements lists statements, newest first.
func (s *Store) ListStatements(_ context.Context, f graph.StatementFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var refs []graph.Ref
	for _, v := range s.views(f.Published) {
		for _, statement := range v.statements() {
			if among(one(f.Article), v.Article.ID) && told(statement, f) {
				refs = append(refs, graph.Ref{ID: statement.ID, Cursor: graph.Cursor{N: v.SortTime(), Key: statement.Place()}})
			}
		}
	}
	return page(refs, p)
}

// one is a filter of one value; of none for "".
func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func told(s *graph.Statement, f graph.StatementFilter) bool {
	about := len(f.Entities) == 0 || slices.Contains(f.Entities, s.SubjectEntity) || slices.Contains(f.Entities, s.ObjectEntity)
	related := len(f.Relations) == 0 || s.Related() && slices.Contains(f.Relations, s.Relation())
	between := !slices.ContainsFunc(f.Between, func(id string) bool { return id != s.SubjectEntity && id != s.ObjectEntity })
	return about && between && related && among(f.Predicates, s.Predicate) && among(f.Voices, s.Voice) && among(f.Statuses, s.Status) && among(f.Events, s.EventID)
}

// ListOpinions lists opinions, newest first.
func (s *Store) ListOpinions(_ context.Context, f graph.OpinionFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var refs []graph.Ref
	for _, v := range s.views(f.Published) {
		for i := range v.Opinions {
			o := v.OpinionAt(i)
			written := len(f.Authors) == 0 || o.Written() && some(f.Authors, v.Current().FoldedAuthors())
			if among(one(f.Article), v.Article.ID) && written && among(f.Holders, o.HolderEntity) && among(f.Targets, o.TargetEntity) &&
				among(f.Stances, o.Stance) && among(f.Voices, o.Voice) {
				refs = append(refs, graph.Ref{ID: o.ID, Cursor: graph.Cursor{N: v.SortTime(), Key: o.Place()}})
			}
		}
	}
	return page(refs, p)
}

// ListEvents lists events by time, those without a date last.
func (s *Store) ListEvents(_ context.Context, f graph.EventFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	events, accounts := make(map[string]graph.Ref), s.accounts()
	for _, v := range s.views(f.Published) {
		for n := range v.Events {
			id := v.EventID(n)
			if _, _, sort := v.EventSpan(n); among(one(f.Article), v.Article.ID) && v.passes(n, f) && among(f.Statuses, accounts[id].Outcome.Status()) {
				events[id] = graph.Ref{ID: id, Cursor: graph.Cursor{N: sort, Key: id}}
			}
		}
	}
	var refs []graph.Ref
	for _, r := range events {
		refs = append(refs, r)
	}
	return page(refs, p)
}

// accounts gives, for each event, the account that tells how it stands.
func (s *Store) accounts() map[string]graph.Account {
	accounts := make(map[string]graph.Account)
	for _, v := range s.views(graph.Period{}) {
		for n := range v.Events {
			id, a := v.EventID(n), graph.Account{Outcome: v.Outcome(n), Time: v.SortTime()}
			if known, ok := accounts[id]; !ok || a.Compare(known) < 0 {
				accounts[id] = a
			}
		}
	}
	return accounts
}

// passes reports whether a filter lets an article's account of an event pass.
func (v view) passes(n int, f graph.EventFilter) bool {
	e := v.Events[n]
	if !among(f.Types, e.Type) || !v.happened(n, f.Happened) {
		return false
	}
	all, actors, recipients := []string{}, []string{}, []string{}
	for _, p := range e.Participants {
		if p.Cluster < 0 {
			continue
		}
		entity := v.Clusters[p.Cluster].Entity
		all = append(all, entity)
		switch p.Role {
		case news.ActorRole:
			actors = append(actors, entity)
		case news.RecipientRole:
			recipients = append(recipients, entity)
		}
	}
	absent := func(id string) bool { return !slices.Contains(all, id) }
	return !slices.ContainsFunc(f.Participants, absent) && some(f.Actors, actors) && some(f.Recipients, recipients) &&
		slices.ContainsFunc(e.Statements, func(i int) bool { return among(f.Voices, v.Statements[i].Voice) })
}

// some reports whether a filter names one of some values, or nothing.
func some(values, of []string) bool {
	return len(values) == 0 || slices.ContainsFunc(of, func(v string) bool { return slices.Contains(values, v) })
}

// happened reports whether an event is dated within a period, or may be.
func (v view) happened(n int, p graph.Period) bool {
	if p.IsZero() {
		return true
	}
	from, to, _ := v.EventSpan(n)
	start, end := p.Millis()
	return (from > math.MinInt64 || to < math.MaxInt64) && from < end && to > start
}

// ListRelations lists relations, those that most articles tell first.
func (s *Store) ListRelations(_ context.Context, f graph.RelationFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	counts, said := make(map[string]int64), make(map[string]bool)
	for _, v := range s.views(graph.Period{}) {
		told := make(map[string]bool)
		for _, statement := range v.statements() {
			r := statement.Relation()
			either := f.Entity == "" || r.Subject == f.Entity || r.Object == f.Entity
			if statement.Related() && either && among(one(f.Subject), r.Subject) && among(one(f.Object), r.Object) && among(f.Predicates, r.Predicate) {
				told[r.ID()] = true
				said[r.ID()] = said[r.ID()] || among(f.Voices, statement.Voice)
			}
		}
		for id := range told {
			counts[id]++
		}
	}
	maps.DeleteFunc(counts, func(id string, _ int64) bool { return !said[id] })
	return page(counted(counts), p)
}
