package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/news"
)

// Mark is how far a reader has come.
func (s *Store) Mark(ctx context.Context, reader string) (graph.Mark, error) {
	m := graph.Mark{Reader: reader}
	err := s.read.QueryRowContext(ctx, "SELECT file, offset FROM mark WHERE reader = ?", reader).Scan(&m.File, &m.Offset)
	if errors.Is(err, sql.ErrNoRows) {
		return graph.Mark{}, nil
	}
	return m, err
}

// rows runs a query and gives each row to scan.
func (s *Store) rows(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list is a parameter for json_each: how a list goes into a statement.
func list[T any](items []T) string {
	data, _ := json.Marshal(items) // strings and numbers always can
	return string(data)
}

// byID puts what a query found into the order of the ids asked for. The query
// gives an id and a value and takes the ids as its only parameter.
func byID[T any](ctx context.Context, s *Store, query string, ids []string) ([]T, error) {
	found := make(map[string]T)
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var id string
		var value T
		if err := rows.Scan(&id, &value); err != nil {
			return err
		}
		found[id] = value
		return nil
	}, query, list(ids))
	ordered := make([]T, len(ids))
	for i, id := range ids {
		ordered[i] = found[id]
	}
	return ordered, err
}

// records reads the documents of a table.
func records[T any](ctx context.Context, s *Store, table string, ids []string) ([]*T, error) {
	docs, err := byID[string](ctx, s, "SELECT id, doc FROM "+table+" WHERE id IN (SELECT value FROM json_each(?))", ids)
	if err != nil {
		return nil, err
	}
	found := make([]*T, len(docs))
	for i, doc := range docs {
		if doc == "" {
			continue
		}
		if err := json.Unmarshal([]byte(doc), &found[i]); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Sources looks up outlets.
func (s *Store) Sources(ctx context.Context, ids []string) ([]*news.Source, error) {
	return records[news.Source](ctx, s, "source", ids)
}

// Articles looks up articles.
func (s *Store) Articles(ctx context.Context, ids []string) ([]*graph.Article, error) {
	return records[graph.Article](ctx, s, "article", ids)
}

// Entities looks up entities.
func (s *Store) Entities(ctx context.Context, ids []string) ([]*graph.Entity, error) {
	return records[graph.Entity](ctx, s, "entity", ids)
}

// Readings looks up readings.
func (s *Store) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	found, err := records[graph.Reading](ctx, s, "reading", ids)
	if err != nil {
		return nil, err
	}
	return found, s.decide(ctx, found)
}

// decide writes the decisions as they are now into readings.
func (s *Store) decide(ctx context.Context, readings []*graph.Reading) error {
	byID := make(map[string][]*graph.Reading)
	for _, r := range readings {
		if r != nil {
			byID[r.ID] = append(byID[r.ID], r)
		}
	}
	return s.rows(ctx, func(rows *sql.Rows) error {
		var id, entity string
		var n int
		if err := rows.Scan(&id, &n, &entity); err != nil {
			return err
		}
		for _, r := range byID[id] {
			r.Clusters[n].Entity = entity
		}
		return nil
	}, "SELECT reading, n, entity FROM cluster WHERE reading IN (SELECT value FROM json_each(?))", list(slices.Collect(maps.Keys(byID))))
}

// Quotes looks up quotes, through their readings.
func (s *Store) Quotes(ctx context.Context, ids []string) ([]*graph.Quote, error) {
	of, err := byID[string](ctx, s, "SELECT id, reading FROM quote WHERE id IN (SELECT value FROM json_each(?))", ids)
	if err != nil {
		return nil, err
	}
	readings, err := s.Readings(ctx, of)
	if err != nil {
		return nil, err
	}
	found := make([]*graph.Quote, len(ids))
	for i, r := range readings {
		if r != nil {
			found[i] = r.Quote(ids[i])
		}
	}
	return found, nil
}

// ArticlesAt finds articles by address.
func (s *Store) ArticlesAt(ctx context.Context, addresses []string) ([]string, error) {
	// Of the rows of one address the last counts: the canonical one, or else the
	// smallest id.
	return byID[string](ctx, s, `
		SELECT d.address, a.id FROM address d JOIN article a ON a.id = d.article
		WHERE d.address IN (SELECT value FROM json_each(?))
		ORDER BY a.url = d.address, a.id DESC`, addresses)
}

// Redirects finds what clusters with given local ids are decided to be.
func (s *Store) Redirects(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, `
		SELECT local_id, min(entity) FROM cluster
		WHERE local_id IN (SELECT value FROM json_each(?)) GROUP BY local_id`, localIDs)
}

// MentionCounts counts mentions.
func (s *Store) MentionCounts(ctx context.Context, entities []string) ([]int, error) {
	return byID[int](ctx, s, `
		SELECT c.entity, sum(c.mentions) FROM cluster c JOIN article a ON a.reading = c.reading
		WHERE c.entity IN (SELECT value FROM json_each(?)) GROUP BY c.entity`, entities)
}

// Namesakes finds the local entities that a new cluster may be.
func (s *Store) Namesakes(ctx context.Context, n graph.Namesake) ([]string, error) {
	var found []string
	err := s.rows(ctx, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		found = append(found, id)
		return err
	}, `
		SELECT DISTINCT c.entity FROM cluster c
		JOIN entity e ON e.id = c.entity AND e.key <> ''
		JOIN reading r ON r.id = c.reading
		WHERE c.folded = ? AND c.type = ? AND (r.article = ? OR EXISTS (
			SELECT 1 FROM companion k WHERE k.reading = c.reading AND k.entity IN (SELECT value FROM json_each(?))))
		ORDER BY c.entity`, n.Name, n.Type, n.Article, list(n.Companions))
	return found, err
}

// Dump yields all records.
func (s *Store) Dump(ctx context.Context, yield func(any) error) error {
	return errors.Join(
		dump[news.Source](ctx, s, "source", yield),
		dump[graph.Article](ctx, s, "article", yield),
		dump[graph.Entity](ctx, s, "entity", yield),
		dump[graph.Failure](ctx, s, "failure", yield),
		dump[graph.Reading](ctx, s, "reading", func(record any) error {
			if err := s.decide(ctx, []*graph.Reading{record.(*graph.Reading)}); err != nil {
				return err
			}
			return yield(record)
		}))
}

func dump[T any](ctx context.Context, s *Store, table string, yield func(any) error) error {
	return s.rows(ctx, func(rows *sql.Rows) error {
		var doc []byte
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		record := new(T)
		if err := json.Unmarshal(doc, record); err != nil {
			return err
		}
		return yield(record)
	}, "SELECT doc FROM "+table)
}
