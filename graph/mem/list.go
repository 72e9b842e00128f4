package mem

import (
	"context"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/news"
)

// view is an article as it stands: its current version and the reading of it.
type view struct {
	*graph.Article
	*graph.Reading
}

// views gives the articles whose current version was published in a period.
func (s *Store) views(p graph.Period) []view {
	var all []view
	for _, a := range s.articles {
		if v := a.Current(); published(v, p) {
			all = append(all, view{Article: a, Reading: s.readings[v.Reading]})
		}
	}
	return all
}

func published(v *graph.Version, p graph.Period) bool {
	if p.IsZero() {
		return true
	}
	from, to := v.Published.Bounds()
	start, end := p.Millis()
	return !v.Published.IsZero() && from.UnixMilli() < end && to.UnixMilli() > start
}

// mentioned gives what each mention of the article is decided to be.
func (v view) mentioned() []string {
	ids := make([]string, len(v.Mentions))
	for i, m := range v.Mentions {
		ids[i] = v.Clusters[m.Cluster].Entity
	}
	return ids
}

// sentences gives, for each sentence with mentions in one of some voices, the
// entities named in it.
func (v view) sentences(voices []news.Voice) map[int]map[string]bool {
	named := make(map[int]map[string]bool)
	for i, entity := range v.mentioned() {
		n := v.Mentions[i].Sentence
		if !among(voices, v.Sentences[n].Voice) {
			continue
		}
		if named[n] == nil {
			named[n] = make(map[string]bool)
		}
		named[n][entity] = true
	}
	return named
}

// page cuts the part out of a list that is asked for.
func page(refs []graph.Ref, p graph.Page) ([]graph.Ref, int, error) {
	slices.SortFunc(refs, func(a, b graph.Ref) int { return a.Cursor.Compare(b.Cursor) })
	total := 0
	if p.Total {
		total = len(refs)
	}
	refs = slices.DeleteFunc(refs, func(r graph.Ref) bool {
		if p.After == nil {
			return false
		}
		if p.Reverse {
			return !r.Cursor.Before(*p.After)
		}
		return !p.After.Before(r.Cursor)
	})
	n := min(p.Limit, len(refs))
	if p.Reverse {
		return refs[len(refs)-n:], total, nil
	}
	return refs[:n], total, nil
}

// counted makes a list of entities in the order of their counts.
func counted(counts map[string]int64) []graph.Ref {
	var refs []graph.Ref
	for id, n := range counts {
		refs = append(refs, graph.Ref{ID: id, Cursor: graph.Cursor{N: n, Key: id}})
	}
	return refs
}

// ListArticles lists articles, newest first.
func (s *Store) ListArticles(_ context.Context, f graph.ArticleFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var refs []graph.Ref
	for _, v := range s.views(f.Published) {
		mentioned := v.mentioned()
		if among(f.Genres, v.Genre) && !slices.ContainsFunc(f.MentionsAll, func(id string) bool { return !slices.Contains(mentioned, id) }) {
			id := v.Article.ID
			refs = append(refs, graph.Ref{ID: id, Cursor: graph.Cursor{N: v.SortTime(), Key: id}})
		}
	}
	return page(refs, p)
}

// MentionCounts counts mentions.
func (s *Store) MentionCounts(_ context.Context, entities []string) ([]int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	counts := s.mentionCounts()
	found := make([]int, len(entities))
	for i, id := range entities {
		found[i] = int(counts[id])
	}
	return found, nil
}

func (s *Store) mentionCounts() map[string]int64 {
	counts := make(map[string]int64)
	for _, v := range s.views(graph.Period{}) {
		for _, id := range v.mentioned() {
			counts[id]++
		}
	}
	return counts
}

// ListEntities lists entities, most mentioned first.
func (s *Store) ListEntities(_ context.Context, f graph.EntityFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	counts, names := s.mentionCounts(), s.names()
	for id := range counts {
		if !passes(names[id], f) {
			delete(counts, id)
		}
	}
	return page(counted(counts), p)
}

// names gives the folded names of all entities: their own, and those of the
// entities that their clusters were taken for, which are local or merged.
func (s *Store) names() map[string][]string {
	names := make(map[string][]string)
	for id, e := range s.entities {
		names[id] = e.FoldedNames()
	}
	for _, r := range s.readings {
		for _, c := range r.Clusters {
			for _, taken := range []string{c.Automatic, c.Joined} {
				if e := s.entities[taken]; e != nil && taken != c.Entity && (e.Key != "" || e.MergedInto != "") {
					names[c.Entity] = append(names[c.Entity], e.FoldedNames()...)
				}
			}
		}
	}
	return names
}

func passes(names []string, f graph.EntityFilter) bool {
	if f.Name != "" && !slices.Contains(names, f.Name) {
		return false
	}
	return f.Query == "" || slices.ContainsFunc(names, func(name string) bool {
		return strings.Contains(" "+name, " "+f.Query)
	})
}

// ListQuotes lists quotes, newest first.
func (s *Store) ListQuotes(_ context.Context, f graph.QuoteFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var refs []graph.Ref
	for _, v := range s.views(f.Published) {
		for i := range v.Quotes {
			q := v.Quote(v.Quotes[i].ID)
			said := len(f.Speakers) == 0 || slices.Contains(f.Speakers, q.SpeakerEntity)
			about := len(f.About) == 0 || slices.ContainsFunc(f.About, func(id string) bool { return slices.Contains(q.AboutEntities, id) })
			alike := len(f.Runs) == 0 || slices.ContainsFunc(f.Runs, func(run int64) bool { return slices.Contains(q.Runs, run) })
			if said && about && alike && v.Article.ID != f.Elsewhere {
				refs = append(refs, graph.Ref{ID: q.ID, Cursor: graph.Cursor{N: v.SortTime(), Key: q.Place()}})
			}
		}
	}
	return page(refs, p)
}

// ListCoMentions lists the entities that are named in one sentence with another.
func (s *Store) ListCoMentions(_ context.Context, f graph.CoMentionFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return page(counted(s.coMentions(f)), p)
}

func (s *Store) coMentions(f graph.CoMentionFilter) map[string]int64 {
	counts := make(map[string]int64)
	for _, v := range s.views(f.Published) {
		beside := make(map[string]bool)
		for _, named := range v.sentences(f.Voices) {
			for id := range named {
				if named[f.Entity] && id != f.Entity {
					beside[id] = true
				}
			}
		}
		for id := range beside {
			counts[id]++
		}
	}
	return counts
}

// Neighbors lists the strongest co-mentions of each entity.
func (s *Store) Neighbors(_ context.Context, entities []string, in graph.Where, limit int) ([][]graph.Ref, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	found := make([][]graph.Ref, len(entities))
	for i, id := range entities {
		found[i], _, _ = page(counted(s.coMentions(graph.CoMentionFilter{Entity: id, Where: in})), graph.Page{Limit: limit})
	}
	return found, nil
}

// ListShared lists the sentences that name two entities.
func (s *Store) ListShared(_ context.Context, f graph.SharedFilter, p graph.Page) ([]graph.Ref, int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var refs []graph.Ref
	for _, v := range s.views(f.Published) {
		for n, named := range v.sentences(f.Voices) {
			if named[f.A] && named[f.B] {
				refs = append(refs, graph.Ref{
					ID:     graph.SentenceID(v.Reading.ID, n),
					Cursor: graph.Cursor{N: v.SortTime(), Key: v.SentencePlace(n)},
				})
			}
		}
	}
	return page(refs, p)
}
