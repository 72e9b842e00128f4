package neo4j

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"newsgraph/graph"
	"newsgraph/news"
)

// statements writes what a reading states, its opinions and the events that it tells, which do
// not change.
func (w *writer) statements(r *graph.Reading, text string) {
	var statements, events []object
	for i, s := range r.Statements {
		from, to := news.EDTFBounds(s.Time.EDTF)
		statements = append(statements, object{"event": accountID(r, s.Event), "evidence": object{"start": s.Span.Start, "end": s.Span.End, "text": s.Span.Of(text)}, "node": object{
			"id": s.ID, "place": r.Statements[i].Place(), "predicate": s.Predicate, "voice": string(s.Voice), "status": string(s.Status), "negated": s.Negated,
			"time": orNull(s.Time.EDTF), "validFrom": timeOrNull(from), "validTo": timeOrNull(to), "confidence": s.Confidence,
		}})
	}
	for n, e := range r.Events {
		from, to, sort := r.EventSpan(n)
		events = append(events, object{
			"account": accountID(r, n), "localId": r.LocalEventID(n), "type": string(e.Type), "title": e.Title, "time": orNull(e.Time.EDTF),
			"sort": sort, "start": from, "end": to, "outcome": int(r.Outcome(n)),
		})
	}
	var opinions []object
	for i := range r.Opinions {
		o := &r.Opinions[i]
		opinions = append(opinions, object{"id": o.ID, "place": o.Place(), "stance": string(o.Stance), "voice": string(o.Voice), "written": o.Written(), "words": o.Words.Of(text), "confidence": o.Confidence})
	}
	w.run("MATCH (r:Reading {id: $id}) UNWIND $opinions AS node CREATE (o:Opinion)-[:HELD_IN]->(r) SET o = node", object{"id": r.ID, "opinions": opinions})
	w.run("MATCH (r:Reading {id: $id}) UNWIND $events AS node CREATE (h:Event)-[:TOLD_IN]->(r) SET h = node", object{"id": r.ID, "events": events})
	w.run(`
		MATCH (r:Reading {id: $id}), (a:Article {id: $article}) UNWIND $statements AS row
		CREATE (s:Statement)-[:STATED_IN]->(r), (s)-[e:EVIDENCE]->(a) SET s = row.node, e = row.evidence
		WITH s, row MATCH (h:Event {account: row.event}) CREATE (s)-[:ABOUT]->(h)`,
		object{"id": r.ID, "article": r.Article, "statements": statements})
}

// accountID names what a reading tells of an event; that of none, -1, is nobody's.
func accountID(r *graph.Reading, n int) string { return fmt.Sprintf("%s/%d", r.ID, n) }

// timeOrNull is a time as a property, which is not there for a bound that is open.
func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC()
}

// roles are the types of the edges from events to participants.
var roles = []news.EventRole{news.ActorRole, news.RecipientRole, news.PlaceRole, news.OtherRole}

// tell writes who the statements, opinions and events of a reading are about.
func (w *writer) tell(r *graph.Reading) {
	ties := make(map[string][]object)
	tie := func(edge, from string, a news.Argument, properties object) {
		if a.Cluster >= 0 {
			ties[edge] = append(ties[edge], object{"from": from, "entity": r.Clusters[a.Cluster].Entity, "edge": properties})
		}
	}
	for _, s := range r.Statements {
		tie("SUBJECT", s.ID, s.Subject, object{})
		tie("OBJECT", s.ID, s.Object, object{})
		for n, a := range s.Attribution {
			tie("SAID_BY", s.ID, a.Argument, object{"n": n, "kind": string(a.Kind)})
		}
	}
	for _, o := range r.Opinions {
		tie("HELD_BY", o.ID, o.Holder, object{})
		tie("OPINION_OF", o.ID, o.Target, object{})
	}
	for _, edge := range []string{"HELD_BY", "OPINION_OF"} {
		w.tie("(x:Opinion {id: row.from})", edge, ties[edge])
	}
	for _, edge := range []string{"SUBJECT", "OBJECT", "SAID_BY"} {
		w.tie("(x:Statement {id: row.from})", edge, ties[edge])
	}
	var events []object
	for n, e := range r.Events {
		events = append(events, object{"account": accountID(r, n), "id": r.EventID(n)})
		for i, p := range e.Participants {
			tie(string(p.Role), accountID(r, n), p.Argument, object{"n": i})
		}
	}
	w.run("UNWIND $events AS row MATCH (h:Event {account: row.account}) SET h.id = row.id", object{"events": events})
	for _, role := range roles {
		w.tie("(x:Event {account: row.from})", string(role), ties[string(role)])
	}
}

// tie makes edges of one type from nodes x to entities.
func (w *writer) tie(x, edge string, rows []object) {
	if len(rows) > 0 {
		w.run("UNWIND $rows AS row MATCH "+x+", (e:Entity {id: row.entity}) CREATE (x)-[edge:"+edge+"]->(e) SET edge = row.edge", object{"rows": rows})
	}
}

// untell takes away what tell wrote.
func (w *writer) untell(reading string) {
	w.run("MATCH (:Reading {id: $id})<-[:STATED_IN]-(:Statement)-[old:SUBJECT|OBJECT|SAID_BY]->() DELETE old", object{"id": reading})
	w.run("MATCH (:Reading {id: $id})<-[:HELD_IN]-(:Opinion)-[old:HELD_BY|OPINION_OF]->() DELETE old", object{"id": reading})
	w.run("MATCH (:Reading {id: $id})<-[:TOLD_IN]-(:Event)-[old:ACTOR|RECIPIENT|PLACE|OTHER]->() DELETE old", object{"id": reading})
}

// relate adds the relations that a reading which counts tells to the edges
// between entities.
func (w *writer) relate(r *graph.Reading) {
	told := make(map[graph.Relation][]string)
	for i := range r.Statements {
		if s := r.StatementAt(i); s.Related() {
			told[s.Relation()] = append(told[s.Relation()], s.ID)
		}
	}
	rows := make(map[string][]object) // by predicate
	for of, ids := range told {
		rows[of.Predicate] = append(rows[of.Predicate], object{"subject": of.Subject, "predicate": of.Predicate, "object": of.Object, "ids": ids})
	}
	for predicate, rows := range rows {
		w.run(`
			UNWIND $rows AS row MATCH (s:Entity {id: row.subject}), (o:Entity {id: row.object})
			MERGE (s)-[x:`+relationType(predicate)+` {predicate: row.predicate}]->(o)
			WITH x, coalesce(x.statements, []) + row.ids AS ids
			SET x.statements = COLLECT { UNWIND ids AS id WITH DISTINCT id RETURN id ORDER BY id }, x.articles = `+articlesOf("ids")+`, x.voices = `+voicesOf("ids"),
			object{"rows": rows})
	}
}

// relationType is a predicate as the type of an edge: of letters, digits and
// underscores, as it becomes part of a statement.
func relationType(predicate string) string {
	return "`" + strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, predicate) + "`"
}

// articlesOf counts the articles of a list of ids of statements in readings that
// count, of which every article has one.
func articlesOf(ids string) string {
	return "COUNT { UNWIND " + ids + " AS id WITH DISTINCT split(id, '/')[0] AS reading RETURN reading }"
}

// voicesOf are the voices of a list of ids of statements.
func voicesOf(ids string) string {
	return "COLLECT { UNWIND " + ids + " AS id MATCH (of:Statement {id: id}) WITH DISTINCT of.voice AS voice RETURN voice ORDER BY voice }"
}

// unrelate takes away what relate added.
func (w *writer) unrelate(reading string) {
	w.run(`
		MATCH (r:Reading {id: $id})<-[:STATED_IN]-(s:Statement)-[:SUBJECT]->(:Entity)-[x]->(o:Entity)<-[:OBJECT]-(s)
		WHERE s.id IN x.statements
		WITH x, collect(s.id) AS gone WITH x, [id IN x.statements WHERE NOT id IN gone] AS ids
		SET x.statements = ids, x.articles = `+articlesOf("ids")+`, x.voices = `+voicesOf("ids")+`
		WITH x, ids WHERE ids = [] DELETE x`, object{"id": reading})
}

// decided is a reading with the decisions as they are now.
func (w *writer) decided(id string) *graph.Reading {
	r := new(graph.Reading)
	for _, row := range w.run("MATCH (r:Reading {id: $id})"+readings, object{"id": id}) {
		r, w.err = readingOf(row.Values[1].([]any))
	}
	return r
}

// readingsOf gives the readings with a cluster that is decided to be an entity.
func (w *writer) readingsOf(entity string) (ids []string) {
	for _, row := range w.run("MATCH (:Entity {id: $id})<-[:DECIDED_AS]-(:Cluster)-[:FOUND_IN]->(r:Reading) RETURN DISTINCT r.id", object{"id": entity}) {
		ids = append(ids, row.Values[0].(string))
	}
	slices.Sort(ids)
	return ids
}
