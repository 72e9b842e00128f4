package sqlite

import (
	"context"
	"fmt"
	"math"

	"newsgraph/graph"
)

// among is the condition that a column has one of some values, if there are any.
func among[T any](query *string, args *[]any, column string, values []T) {
	if len(values) > 0 {
		*query += " AND " + column + " IN (SELECT value FROM json_each(?))"
		*args = append(*args, list(values))
	}
}

// equal is the condition that a column has a value, if that is not "".
func equal(query *string, args *[]any, column, value string) {
	if value != "" {
		*query += " AND " + column + " = ?"
		*args = append(*args, value)
	}
}

// ListStatements lists statements, newest first.
func (s *Store) ListStatements(ctx context.Context, f graph.StatementFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT t.id, a.sort, t.place FROM statement t JOIN article a ON a.reading = t.reading WHERE "+published, period(f.Published)
	if len(f.Entities) > 0 {
		query += " AND t.id IN (" + of("statement", "subject") + " UNION " + of("statement", "object") + ")"
		args = append(args, list(f.Entities), list(f.Entities))
	}
	for _, id := range f.Between {
		query += " AND t.id IN (" + of("statement", "subject") + " UNION " + of("statement", "object") + ")"
		args = append(args, list([]string{id}), list([]string{id}))
	}
	if len(f.Relations) > 0 {
		query += " AND t.id IN (SELECT s.id FROM json_each(?) w CROSS JOIN cluster c ON c.entity = w.value->>'Subject'" + subjects +
			" AND s.predicate = w.value->>'Predicate' AND o.entity = w.value->>'Object')"
		args = append(args, list(f.Relations))
	}
	if len(f.Events) > 0 {
		query += " AND (t.reading, t.event) IN (SELECT h.reading, h.n FROM happening h WHERE h.id IN (SELECT value FROM json_each(?)) AND " + party + ")"
		args = append(args, list(f.Events), list(parties(f.Events)), list(f.Events))
	}
	equal(&query, &args, "a.id", f.Article)
	among(&query, &args, "t.predicate", f.Predicates)
	among(&query, &args, "t.voice", f.Voices)
	among(&query, &args, "t.status", f.Statuses)
	return s.list(ctx, p, query, args...)
}

// of finds the statements or opinions in which some entities have a role.
func of(table, role string) string {
	return "SELECT x.id FROM cluster k CROSS JOIN " + table + " x ON x.reading = k.reading AND x." + role + " = k.n WHERE k.entity IN (SELECT value FROM json_each(?))"
}

// ListOpinions lists opinions, newest first.
func (s *Store) ListOpinions(ctx context.Context, f graph.OpinionFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT t.id, a.sort, t.place FROM opinion t JOIN article a ON a.reading = t.reading WHERE "+published, period(f.Published)
	if len(f.Holders) > 0 {
		query += " AND t.id IN (" + of("opinion", "holder") + ")"
		args = append(args, list(f.Holders))
	}
	if len(f.Targets) > 0 {
		query += " AND t.id IN (" + of("opinion", "target") + ")"
		args = append(args, list(f.Targets))
	}
	if len(f.Authors) > 0 {
		query += " AND t.written AND a.id IN (SELECT w.article FROM author w WHERE w.folded IN (SELECT value FROM json_each(?)))"
		args = append(args, list(f.Authors))
	}
	equal(&query, &args, "a.id", f.Article)
	among(&query, &args, "t.stance", f.Stances)
	among(&query, &args, "t.voice", f.Voices)
	return s.list(ctx, p, query, args...)
}

// related finds statements s that tell a relation between entities c and o; see
// [graph.Statement.Related].
const related = `
	FROM statement s
	CROSS JOIN cluster c ON c.reading = s.reading AND c.n = s.subject
	CROSS JOIN cluster o ON o.reading = s.reading AND o.n = s.object
	CROSS JOIN article a ON a.reading = s.reading` + relates

// subjects finds those of which an entity c is the subject.
const subjects = `
	CROSS JOIN statement s ON s.reading = c.reading AND s.subject = c.n
	CROSS JOIN cluster o ON o.reading = s.reading AND o.n = s.object` + relates

const relates = `
	WHERE s.status IN ('HAPPENED', 'ONGOING') AND NOT s.negated AND o.entity <> c.entity`

// outcome is that of an event h by all its accounts; see [graph.Account].
var outcome = fmt.Sprintf(`(
	SELECT g.outcome FROM happening g JOIN article b ON b.reading = g.reading
	WHERE (g.local_id = h.local_id OR g.day = nullif(h.day, '') AND g.type = h.type) AND g.id = h.id
	ORDER BY g.outcome / %d, b.sort DESC, g.outcome LIMIT 1)`, graph.SecondHand)

// party is the condition that an event h has to do with an entity, or is one of
// a local id: it leads through indexes to the few events that may have an id.
const party = `((h.reading, h.n) IN (
		SELECT p.reading, p.event FROM cluster c CROSS JOIN participant p ON p.reading = c.reading AND p.cluster = c.n
		WHERE c.entity IN (SELECT value FROM json_each(?)))
	OR h.local_id IN (SELECT value FROM json_each(?)))`

func parties(events []string) []string {
	entities := []string{}
	for _, id := range events {
		entities = append(entities, graph.EventEntities(id)...)
	}
	return entities
}

// taking is the condition that one of some entities takes part in an event h.
const taking = ` AND (h.reading, h.n) IN (
	SELECT p.reading, p.event FROM cluster c CROSS JOIN participant p ON p.reading = c.reading AND p.cluster = c.n
	WHERE c.entity IN (SELECT value FROM json_each(?))`

// ListEvents lists events by time, those without a date last.
func (s *Store) ListEvents(ctx context.Context, f graph.EventFilter, p graph.Page) ([]graph.Ref, int, error) {
	query, args := "SELECT DISTINCT h.id, h.sort, h.id FROM happening h JOIN article a ON a.reading = h.reading WHERE "+published, period(f.Published)
	for _, entity := range f.Participants {
		query += taking + ")"
		args = append(args, list([]string{entity}))
	}
	if len(f.Actors) > 0 {
		query += taking + " AND p.role = 'ACTOR')"
		args = append(args, list(f.Actors))
	}
	if len(f.Recipients) > 0 {
		query += taking + " AND p.role = 'RECIPIENT')"
		args = append(args, list(f.Recipients))
	}
	if !f.Happened.IsZero() {
		from, to := f.Happened.Millis()
		query += " AND (h.start > ? OR h.end < ?) AND h.start < ? AND h.end > ?"
		args = append(args, math.MinInt64, math.MaxInt64, to, from)
	}
	among(&query, &args, "h.type", f.Types)
	equal(&query, &args, "a.id", f.Article)
	if len(f.Voices) > 0 {
		query += " AND EXISTS (SELECT 1 FROM statement t WHERE t.reading = h.reading AND t.event = h.n"
		among(&query, &args, "t.voice", f.Voices)
		query += ")"
	}
	if len(f.Statuses) > 0 {
		among(&query, &args, outcome, graph.Outcomes(f.Statuses))
	}
	return s.list(ctx, p, query, args...)
}

// ListRelations lists relations, those that most articles tell first.
func (s *Store) ListRelations(ctx context.Context, f graph.RelationFilter, p graph.Page) ([]graph.Ref, int, error) {
	const id = "'relation:' || substr(c.entity, 8) || '/' || s.predicate || '/' || substr(o.entity, 8)"
	query, args := "SELECT "+id+", count(DISTINCT a.id), "+id+related, []any{}
	if f.Subject != "" {
		query += " AND s.id IN (" + of("statement", "subject") + ")"
		args = append(args, list([]string{f.Subject}))
	}
	if f.Object != "" {
		query += " AND s.id IN (" + of("statement", "object") + ")"
		args = append(args, list([]string{f.Object}))
	}
	if f.Entity != "" {
		query += " AND s.id IN (" + of("statement", "subject") + " UNION " + of("statement", "object") + ")"
		args = append(args, list([]string{f.Entity}), list([]string{f.Entity}))
	}
	among(&query, &args, "s.predicate", f.Predicates)
	query += " GROUP BY c.entity, s.predicate, o.entity"
	if len(f.Voices) > 0 {
		query += " HAVING count(*) FILTER (WHERE s.voice IN (SELECT value FROM json_each(?))) > 0"
		args = append(args, list(f.Voices))
	}
	return s.list(ctx, p, query, args...)
}
