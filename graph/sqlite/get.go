package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

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

// asker is a pool of connections or a transaction.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs a query and gives each row to scan.
func each(ctx context.Context, from asker, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := from.QueryContext(ctx, query, args...)
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
// gives an id and a value and takes the ids as its only parameter. Of several
// rows with one id the last counts.
func byID[T any](ctx context.Context, s *Store, query string, ids []string) ([]T, error) {
	found := make(map[string]T)
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var id string
		var value T
		err := rows.Scan(&id, &value)
		found[id] = value
		return err
	}, query, list(ids))
	return ordered(found, ids), err
}

// grouped puts what a query found into the order of the keys asked for. The
// query gives a key and a value; the values of a key keep their order.
func grouped[K comparable](ctx context.Context, s *Store, keys []K, query string, args ...any) ([][]string, error) {
	found := make(map[K][]string)
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var key K
		var value string
		err := rows.Scan(&key, &value)
		found[key] = append(found[key], value)
		return err
	}, query, args...)
	return ordered(found, keys), err
}

func ordered[K comparable, V any](found map[K]V, keys []K) []V {
	values := make([]V, len(keys))
	for i, key := range keys {
		values[i] = found[key]
	}
	return values
}

// table is where records of one kind are kept.
type table[T any] struct {
	query string // gives a key and what else scan takes
	scan  func(rows *sql.Rows) (key string, record *T, err error)
}

// documents is a table that keeps records in its column doc.
func documents[T any](name string) table[T] {
	return table[T]{"SELECT id, doc FROM " + name, func(rows *sql.Rows) (id string, record *T, err error) {
		var doc []byte
		if err := rows.Scan(&id, &doc); err != nil {
			return "", nil, err
		}
		return id, record, json.Unmarshal(doc, &record)
	}}
}

// readings are the readings with the decisions as they are now.
var readings = table[graph.Reading]{
	"SELECT id, doc, (SELECT json_group_array(json_object('entity', entity, 'automatic', automatic, 'joined', joined, 'told', json(told)) ORDER BY n) FROM cluster WHERE reading = id) FROM reading",
	func(rows *sql.Rows) (id string, r *graph.Reading, err error) {
		var doc, entities []byte
		if err := rows.Scan(&id, &doc, &entities); err != nil {
			return "", nil, err
		}
		var decided []graph.Cluster
		if err := errors.Join(json.Unmarshal(doc, &r), json.Unmarshal(entities, &decided)); err != nil {
			return "", nil, err
		}
		for i, d := range decided {
			c := &r.Clusters[i]
			c.Entity, c.Automatic, c.Joined, c.Told = d.Entity, d.Automatic, d.Joined, d.Told
		}
		return id, r, nil
	},
}

var redirects = table[graph.Redirect]{
	"SELECT address, target FROM redirect",
	func(rows *sql.Rows) (string, *graph.Redirect, error) {
		r := new(graph.Redirect)
		err := rows.Scan(&r.From, &r.To)
		return r.From, r, err
	},
}

// records looks records up.
func records[T any](ctx context.Context, s *Store, of table[T], ids []string) ([]*T, error) {
	found := make(map[string]*T)
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		id, record, err := of.scan(rows)
		found[id] = record
		return err
	}, of.query+" WHERE id IN (SELECT value FROM json_each(?))", list(ids))
	return ordered(found, ids), err
}

// Sources looks up outlets.
func (s *Store) Sources(ctx context.Context, ids []string) ([]*news.Source, error) {
	return records(ctx, s, documents[news.Source]("source"), ids)
}

// Articles looks up articles.
func (s *Store) Articles(ctx context.Context, ids []string) ([]*graph.Article, error) {
	return records(ctx, s, documents[graph.Article]("article"), ids)
}

// Entities looks up entities.
func (s *Store) Entities(ctx context.Context, ids []string) ([]*graph.Entity, error) {
	return records(ctx, s, documents[graph.Entity]("entity"), ids)
}

// Failures looks up failures.
func (s *Store) Failures(ctx context.Context, ids []string) ([]*graph.Failure, error) {
	return records(ctx, s, documents[graph.Failure]("failure"), ids)
}

// Readings looks up readings.
func (s *Store) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	return records(ctx, s, readings, ids)
}

// through looks up what stands in readings: the query gives the reading of each id,
// and pick takes what has the ids from these.
func through[T any](ctx context.Context, s *Store, query string, ids []string, pick func([]*graph.Reading, []string) []*T) ([]*T, error) {
	of, err := byID[string](ctx, s, query, ids)
	if err != nil {
		return nil, err
	}
	found, err := s.Readings(ctx, of)
	return pick(found, ids), err
}

// Quotes looks up quotes, through their readings.
func (s *Store) Quotes(ctx context.Context, ids []string) ([]*graph.Quote, error) {
	return through(ctx, s, "SELECT id, reading FROM quote WHERE id IN (SELECT value FROM json_each(?))", ids, graph.QuotesOf)
}

// Statements looks up statements, through their readings.
func (s *Store) Statements(ctx context.Context, ids []string) ([]*graph.Statement, error) {
	return through(ctx, s, "SELECT id, reading FROM statement WHERE id IN (SELECT value FROM json_each(?))", ids, graph.StatementsOf)
}

// Opinions looks up opinions, through their readings.
func (s *Store) Opinions(ctx context.Context, ids []string) ([]*graph.Opinion, error) {
	return through(ctx, s, "SELECT id, reading FROM opinion WHERE id IN (SELECT value FROM json_each(?))", ids, graph.OpinionsOf)
}

// EventIDs finds the events that events of one article are.
func (s *Store) EventIDs(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, `
		SELECT h.local_id, h.id FROM happening h JOIN article a ON a.reading = h.reading
		WHERE h.local_id IN (SELECT value FROM json_each(?)) ORDER BY h.id DESC`, localIDs)
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

// Redirects finds where addresses lead.
func (s *Store) Redirects(ctx context.Context, addresses []string) ([][]string, error) {
	return grouped(ctx, s, addresses, redirects.query+" WHERE address IN (SELECT value FROM json_each(?)) ORDER BY address, target", list(addresses))
}

// current is who the local entity asked.id is now, or ”.
const current = `coalesce(
	(SELECT c.entity FROM cluster c WHERE c.entity = asked.id AND EXISTS (SELECT 1 FROM standing s WHERE s.reading = c.reading) LIMIT 1),
	(SELECT min(c.entity) FROM cluster c WHERE c.local_id = asked.id AND EXISTS (SELECT 1 FROM standing s WHERE s.reading = c.reading)),
	(SELECT c.entity FROM cluster c WHERE c.entity = asked.id LIMIT 1),
	(SELECT min(c.entity) FROM cluster c WHERE c.local_id = asked.id), '')`

// CurrentIDs finds who local entities are now.
func (s *Store) CurrentIDs(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, "SELECT asked.id, "+current+" FROM (SELECT value AS id FROM json_each(?)) asked", localIDs)
}

// FormerIDs finds the ids that lead to entities.
func (s *Store) FormerIDs(ctx context.Context, entities []string) ([][]string, error) {
	return grouped(ctx, s, entities, `
		SELECT asked.entity, asked.id FROM (
			SELECT DISTINCT k.entity, k.local_id AS id FROM cluster k
			WHERE k.entity IN (SELECT value FROM json_each(?)) AND k.local_id <> k.entity AND EXISTS (
				SELECT 1 FROM cluster o JOIN entity e ON e.id = o.automatic WHERE o.local_id = k.local_id AND e.key <> '')) asked
		WHERE `+current+` = asked.entity
		UNION SELECT merged_into, id FROM entity WHERE merged_into <> '' AND merged_into IN (SELECT value FROM json_each(?))
		ORDER BY 1, 2`, list(entities), list(entities))
}

// corrections are the curation log.
var corrections = table[graph.Correction]{documents[graph.Correction]("correction").query + " ORDER BY n", documents[graph.Correction]("").scan}

// Corrections gives all there are.
func (s *Store) Corrections(ctx context.Context) (log []*graph.Correction, err error) {
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		_, c, err := corrections.scan(rows)
		log = append(log, c)
		return err
	}, corrections.query)
	return log, err
}

// Touching finds the readings of articles and entities.
func (s *Store) Touching(ctx context.Context, entities, articles []string) (found []string, err error) {
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		found = append(found, id)
		return err
	}, `
		SELECT reading FROM cluster WHERE entity IN (SELECT value FROM json_each(?))
		UNION SELECT reading FROM cluster WHERE automatic IN (SELECT value FROM json_each(?))
		UNION SELECT reading FROM cluster WHERE joined <> '' AND joined IN (SELECT value FROM json_each(?))
		UNION SELECT id FROM reading WHERE article IN (SELECT value FROM json_each(?))
		ORDER BY 1`, list(entities), list(entities), list(entities), list(articles))
	return found, err
}

// MentionCounts counts mentions.
func (s *Store) MentionCounts(ctx context.Context, entities []string) ([]int, error) {
	return byID[int](ctx, s, `
		SELECT c.entity, sum(c.mentions) FROM cluster c JOIN article a ON a.reading = c.reading
		WHERE c.entity IN (SELECT value FROM json_each(?)) GROUP BY c.entity`, entities)
}

// Namesakes finds the local entities that new clusters may be.
func (s *Store) Namesakes(ctx context.Context, names []graph.Namesake, near graph.Company) ([][]string, error) {
	var pairs [][2]string
	var places []int
	for i, n := range names {
		pairs, places = append(pairs, [2]string{n.Name, string(n.Type)}), append(places, i)
	}
	return grouped(ctx, s, places, `
		SELECT DISTINCT n.key, k.entity FROM json_each(?) n CROSS JOIN json_each(?) b
		CROSS JOIN company k ON k.folded = n.value ->> 0 AND k.type = n.value ->> 1 AND k.beside = b.value
		ORDER BY n.key, k.entity`, list(pairs), list(append([]string{near.Article}, near.Companions...)))
}

// akin finds the claims c that are akin to what is asked: rows of a list whose
// values are the name, the type, the entity, the companions, how many of these
// have to be there, and the articles that are not asked. It begins with one
// companion and looks for as many as it takes in the same reading.
const akin = `json_each(asked.value ->> 3) b CROSS JOIN claim c ON c.folded = asked.value ->> 0 AND c.type = asked.value ->> 1
		AND c.entity = asked.value ->> 2 AND c.state = ? AND c.beside = b.value
	CROSS JOIN reading r ON r.id = c.reading
	WHERE r.article NOT IN (SELECT value FROM json_each(asked.value ->> 5)) AND asked.value ->> 4 <= (
		SELECT count(*) FROM json_each(asked.value ->> 3) o CROSS JOIN claim s ON s.folded = c.folded AND s.type = c.type
			AND s.entity = c.entity AND s.state = c.state AND s.beside = o.value AND s.reading = c.reading AND s.cluster = c.cluster)`

func askedAkin(akin []graph.Kinship) string {
	asked := [][]any{}
	for _, k := range akin {
		asked = append(asked, []any{k.Name, k.Type, k.Entity, append([]string{}, k.Companions...), graph.SharedCompany, append([]string{}, k.Except...)})
	}
	return list(asked)
}

// Told finds out what readings that count tell.
func (s *Store) Told(ctx context.Context, kinships []graph.Kinship) (told []bool, err error) {
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		var yes bool
		err := rows.Scan(&yes)
		told = append(told, yes)
		return err
	}, "SELECT EXISTS (SELECT 1 FROM "+akin+" AND EXISTS (SELECT 1 FROM standing t WHERE t.reading = c.reading)) FROM json_each(?) asked ORDER BY asked.key", beyondDoubt, askedAkin(kinships))
	return told, err
}

// Claimants finds the readings with clusters that may be an entity.
func (s *Store) Claimants(ctx context.Context, kinships []graph.Kinship, told bool) (found []string, err error) {
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		found = append(found, id)
		return err
	}, "SELECT DISTINCT c.reading FROM json_each(?) asked CROSS JOIN "+akin+" ORDER BY 1", askedAkin(kinships), doubt(told))
	return found, err
}

// Dump yields all records as they are in one moment.
func (s *Store) Dump(ctx context.Context, yield func(any) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, dump := range []func(context.Context, *sql.Tx, func(any) error) error{
		documents[news.Source]("source").dump, documents[graph.Article]("article").dump, documents[graph.Entity]("entity").dump,
		documents[graph.Failure]("failure").dump, redirects.dump, readings.dump, corrections.dump,
	} {
		if err := dump(ctx, tx, yield); err != nil {
			return err
		}
	}
	return nil
}

func (t table[T]) dump(ctx context.Context, tx *sql.Tx, yield func(any) error) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		_, record, err := t.scan(rows)
		if err != nil {
			return err
		}
		return yield(record)
	}, t.query)
}
