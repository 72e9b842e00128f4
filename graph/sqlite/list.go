package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"newsgraph/graph"
)

// published is the condition that an article a was published in a period, which
// takes four parameters: see [period].
const published = "(? OR a.pub_from < ? AND a.pub_to > ?)"

func period(p graph.Period) []any {
	from, to := p.Millis()
	return []any{p.IsZero(), to, from}
}

// counts is the condition that the sentence of a mention m, in an article a,
// counts, which takes five parameters: see [where].
const counts = published + " AND (? OR m.voice IN (SELECT value FROM json_each(?)))"

func where(in graph.Where) []any {
	return append(period(in.Published), len(in.Voices) == 0, list(in.Voices))
}

// list answers a question for a list: a query that gives id, n and key.
func (s *Store) list(ctx context.Context, p graph.Page, query string, args ...any) (refs []graph.Ref, total int, err error) {
	if p.Total {
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM ("+query+")", args...).Scan(&total); err != nil {
			return nil, 0, err
		}
	}
	ahead, order := "n < ? OR n = ? AND key > ?", "n DESC, key"
	if p.Reverse {
		ahead, order = "n > ? OR n = ? AND key < ?", "n, key DESC"
	}
	query = "WITH list(id, n, key) AS (" + query + ") SELECT id, n, key FROM list"
	if p.After != nil {
		query += " WHERE " + ahead
		args = append(args, p.After.N, p.After.N, p.After.Key)
	}
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		var r graph.Ref
		err := rows.Scan(&r.ID, &r.Cursor.N, &r.Cursor.Key)
		refs = append(refs, r)
		return err
	}, query+" ORDER BY "+order+" LIMIT ?", append(args, p.Limit)...)
	if p.Reverse {
		slices.Reverse(refs)
	}
	return refs, total, err
}

// ListArticles lists articles, newest first.
func (s *Store) ListArticles(ctx context.Context, f graph.ArticleFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT a.id, a.sort, a.id FROM article a WHERE "+published, period(f.Published)
	for _, entity := range f.MentionsAll {
		query += " AND a.reading IN (SELECT reading FROM cluster WHERE entity = ?)"
		args = append(args, entity)
	}
	if len(f.Genres) > 0 {
		query += " AND (SELECT genre FROM reading WHERE id = a.reading) IN (SELECT value FROM json_each(?))"
		args = append(args, list(f.Genres))
	}
	return s.list(ctx, p, query, args...)
}

// named is the condition that an entity c has a name n of some kind: one of its
// own, or of an entity that a cluster of its was taken for, which is local or
// merged.
const named = ` AND c.entity IN (
	SELECT n.entity FROM name n WHERE %[1]s
	UNION SELECT k.entity FROM name n CROSS JOIN entity e ON e.id = n.entity CROSS JOIN cluster k ON k.automatic = n.entity
	WHERE %[1]s AND (e.key <> '' OR e.merged_into <> '') AND k.entity <> n.entity
	UNION SELECT k.entity FROM name n CROSS JOIN entity e ON e.id = n.entity CROSS JOIN cluster k ON k.joined = n.entity
	WHERE %[1]s AND e.merged_into <> '' AND k.joined <> '' AND k.entity <> n.entity)`

// ListEntities lists entities, most mentioned first.
func (s *Store) ListEntities(ctx context.Context, f graph.EntityFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT c.entity, sum(c.mentions), c.entity FROM cluster c JOIN article a ON a.reading = c.reading WHERE true", []any{}
	if f.Name != "" {
		query += fmt.Sprintf(named, "n.folded = ?")
		args = append(args, f.Name, f.Name, f.Name)
	}
	if f.Query != "" {
		query += fmt.Sprintf(named, "instr(' ' || n.folded, ' ' || ?) > 0")
		args = append(args, f.Query, f.Query, f.Query)
	}
	return s.list(ctx, p, query+" GROUP BY c.entity", args...)
}

// ListQuotes lists quotes, newest first.
func (s *Store) ListQuotes(ctx context.Context, f graph.QuoteFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT q.id, a.sort, q.place FROM quote q JOIN article a ON a.reading = q.reading WHERE "+published, period(f.Published)
	if len(f.Speakers) > 0 {
		query += ` AND q.id IN (
			SELECT s.id FROM cluster c JOIN quote s ON s.reading = c.reading AND s.speaker = c.n
			WHERE c.entity IN (SELECT value FROM json_each(?)))`
		args = append(args, list(f.Speakers))
	}
	if len(f.About) > 0 {
		query += ` AND q.id IN (
			SELECT b.quote FROM cluster c JOIN quote_about b ON b.reading = c.reading AND b.cluster = c.n
			WHERE c.entity IN (SELECT value FROM json_each(?)))`
		args = append(args, list(f.About))
	}
	if len(f.Runs) > 0 {
		query += " AND q.id IN (SELECT quote FROM quote_run WHERE hash IN (SELECT value FROM json_each(?)))"
		args = append(args, list(f.Runs))
	}
	if f.Elsewhere != "" {
		query += " AND a.id <> ?"
		args = append(args, f.Elsewhere)
	}
	return s.list(ctx, p, query, args...)
}

// beside finds, for entities c, the entities o that are named in one sentence
// with them. CROSS JOIN keeps SQLite to this order, which is that of the
// indexes; left to itself it may begin with all mentions.
const beside = `
	FROM cluster c
	CROSS JOIN article a ON a.reading = c.reading
	CROSS JOIN mention m ON m.reading = c.reading AND m.cluster = c.n
	CROSS JOIN mention n ON n.reading = m.reading AND n.sentence = m.sentence
	CROSS JOIN cluster o ON o.reading = n.reading AND o.n = n.cluster`

// ListCoMentions lists the entities that are named in one sentence with another.
func (s *Store) ListCoMentions(ctx context.Context, f graph.CoMentionFilter, p graph.Page) ([]graph.Ref, int, error) {
	return s.list(ctx, p, `
		SELECT o.entity, count(DISTINCT a.id), o.entity`+beside+`
		WHERE `+counts+` AND c.entity = ? AND o.entity <> c.entity
		GROUP BY o.entity`, append(where(f.Where), f.Entity)...)
}

// Neighbors lists the strongest co-mentions of each entity, in one query.
func (s *Store) Neighbors(ctx context.Context, entities []string, in graph.Where, limit int) ([][]graph.Ref, error) {
	found := make(map[string][]graph.Ref)
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var of string
		var r graph.Ref
		err := rows.Scan(&of, &r.ID, &r.Cursor.N)
		r.Cursor.Key = r.ID
		found[of] = append(found[of], r)
		return err
	}, `
		SELECT entity, id, n FROM (
			SELECT entity, id, n, row_number() OVER (PARTITION BY entity ORDER BY n DESC, id) AS place FROM (
				SELECT c.entity AS entity, o.entity AS id, count(DISTINCT a.id) AS n`+beside+`
				WHERE `+counts+` AND c.entity IN (SELECT value FROM json_each(?)) AND o.entity <> c.entity
				GROUP BY c.entity, o.entity))
		WHERE place <= ? ORDER BY entity, place`, append(where(in), list(entities), limit)...)
	return ordered(found, entities), err
}

// ListShared lists the sentences that name two entities.
func (s *Store) ListShared(ctx context.Context, f graph.SharedFilter, p graph.Page) ([]graph.Ref, int, error) {
	return s.list(ctx, p, `
		SELECT DISTINCT m.reading || '`+graph.SentenceMark+`' || m.sentence, a.sort, m.place`+beside+`
		WHERE `+counts+` AND c.entity = ? AND o.entity = ?`, append(where(f.Where), f.A, f.B)...)
}
