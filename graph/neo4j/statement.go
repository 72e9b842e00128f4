package neo4j

import (
	"context"
	"fmt"
	"math"

	"newsgraph/graph"
)

// among is the condition that a property has one of some values, if there are any.
func among[T ~string](match *string, parameters object, property, name string, values []T) {
	if len(values) > 0 {
		*match += " AND " + property + " IN $" + name
		parameters[name] = texts(values)
	}
}

// ListStatements lists statements, newest first. It begins with what leads to
// few of them.
func (s *Store) ListStatements(ctx context.Context, f graph.StatementFilter, p graph.Page) ([]graph.Ref, int, error) {
	match, parameters := "", period(f.Published)
	if len(f.Relations) > 0 {
		match += `
			UNWIND $relations AS tie
			MATCH (subject:Entity {id: tie.subject})<-[:SUBJECT]-(s:Statement {predicate: tie.predicate, negated: false})-[:OBJECT]->(object:Entity {id: tie.object})
			WHERE s.status IN ['HAPPENED', 'ONGOING'] AND subject <> object WITH DISTINCT s`
		var relations []object
		for _, r := range f.Relations {
			relations = append(relations, object{"subject": r.Subject, "predicate": r.Predicate, "object": r.Object})
		}
		parameters["relations"] = relations
	}
	if len(f.Events) > 0 {
		match += " MATCH (h:Event)<-[:ABOUT]-(s:Statement) WHERE h.id IN $events WITH DISTINCT s"
		parameters["events"] = f.Events
	}
	touch := func(name string, entities []string) {
		match += " MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(s:Statement) WHERE e.id IN $" + name + " WITH DISTINCT s"
		parameters[name] = entities
	}
	for i, id := range f.Between {
		touch(fmt.Sprint("between", i), []string{id})
	}
	if len(f.Entities) > 0 {
		touch("entities", f.Entities)
	}
	match += " MATCH (s:Statement)-[:STATED_IN]->(:Reading)<-[:CURRENT]-(a:Article) WHERE " + published
	among(&match, parameters, "a.id", "article", one(f.Article))
	among(&match, parameters, "s.predicate", "predicates", f.Predicates)
	among(&match, parameters, "s.voice", "voices", f.Voices)
	among(&match, parameters, "s.status", "statuses", f.Statuses)
	return s.list(ctx, p, match+" WITH s.id AS id, a.sort AS n, s.place AS key", parameters)
}

// one is a list of one value; of none for "".
func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// ListOpinions lists opinions, newest first.
func (s *Store) ListOpinions(ctx context.Context, f graph.OpinionFilter, p graph.Page) ([]graph.Ref, int, error) {
	match, parameters := "", period(f.Published)
	touch := func(edge, name string, entities []string) {
		if len(entities) > 0 {
			match += " MATCH (e:Entity)<-[:" + edge + "]-(o:Opinion) WHERE e.id IN $" + name + " WITH DISTINCT o"
			parameters[name] = entities
		}
	}
	touch("OPINION_OF", "targets", f.Targets)
	touch("HELD_BY", "holders", f.Holders)
	match += " MATCH (o:Opinion)-[:HELD_IN]->(:Reading)<-[:CURRENT]-(a:Article) WHERE " + published
	if len(f.Authors) > 0 {
		match += " AND o.written AND any(name IN a.authors WHERE name IN $authors)"
		parameters["authors"] = f.Authors
	}
	among(&match, parameters, "a.id", "article", one(f.Article))
	among(&match, parameters, "o.stance", "stances", f.Stances)
	among(&match, parameters, "o.voice", "voices", f.Voices)
	return s.list(ctx, p, match+" WITH o.id AS id, a.sort AS n, o.place AS key", parameters)
}

// ListEvents lists events by time, those without a date last.
func (s *Store) ListEvents(ctx context.Context, f graph.EventFilter, p graph.Page) ([]graph.Ref, int, error) {
	match, parameters := "", period(f.Published)
	take := func(name, roles string, entities []string) {
		match += " MATCH (e:Entity)<-[:" + roles + "]-(h:Event) WHERE e.id IN $" + name + " WITH DISTINCT h"
		parameters[name] = entities
	}
	for i, id := range f.Participants {
		take(fmt.Sprint("participant", i), "ACTOR|RECIPIENT|PLACE|OTHER", []string{id})
	}
	if len(f.Actors) > 0 {
		take("actors", "ACTOR", f.Actors)
	}
	if len(f.Recipients) > 0 {
		take("recipients", "RECIPIENT", f.Recipients)
	}
	match += " MATCH (h:Event)-[:TOLD_IN]->(:Reading)<-[:CURRENT]-(a:Article) WHERE " + published
	if !f.Happened.IsZero() {
		match += " AND (h.start > $first OR h.end < $last) AND h.start < $until AND h.end > $since"
		parameters["first"], parameters["last"] = int64(math.MinInt64), int64(math.MaxInt64)
		parameters["since"], parameters["until"] = f.Happened.Millis()
	}
	among(&match, parameters, "h.type", "types", f.Types)
	among(&match, parameters, "a.id", "article", one(f.Article))
	if len(f.Voices) > 0 {
		match += " AND EXISTS { (h)<-[:ABOUT]-(s:Statement) WHERE true"
		among(&match, parameters, "s.voice", "voices", f.Voices)
		match += " }"
	}
	if len(f.Statuses) > 0 {
		match += standing
		parameters["outcomes"], parameters["secondHand"] = graph.Outcomes(f.Statuses), graph.SecondHand
	}
	return s.list(ctx, p, match+" WITH DISTINCT h.id AS id, h.sort AS n, h.id AS key", parameters)
}

// standing is the condition that an event h has one of some outcomes by all its
// accounts; see [graph.Account].
const standing = `
	WITH DISTINCT h CALL (h) {
		MATCH (g:Event {id: h.id})-[:TOLD_IN]->(:Reading)<-[:CURRENT]-(b:Article)
		RETURN g.outcome AS outcome ORDER BY g.outcome / $secondHand, b.sort DESC, g.outcome LIMIT 1
	}
	WITH h, outcome WHERE outcome IN $outcomes`

// ListRelations lists relations, those that most articles tell first: the edges
// between entities.
func (s *Store) ListRelations(ctx context.Context, f graph.RelationFilter, p graph.Page) ([]graph.Ref, int, error) {
	match, parameters := "MATCH (s:Entity)-[x]->(o:Entity) WHERE true", object{}
	if f.Entity != "" {
		match = "MATCH (e:Entity {id: $entity})-[x]-(:Entity) WITH DISTINCT x, startNode(x) AS s, endNode(x) AS o WHERE true"
		parameters["entity"] = f.Entity
	}
	among(&match, parameters, "s.id", "subject", one(f.Subject))
	among(&match, parameters, "o.id", "object", one(f.Object))
	among(&match, parameters, "x.predicate", "predicates", f.Predicates)
	if len(f.Voices) > 0 {
		match += " AND any(voice IN x.voices WHERE voice IN $voices)"
		parameters["voices"] = texts(f.Voices)
	}
	return s.list(ctx, p, match+`
		WITH 'relation:' + substring(s.id, 7) + '/' + x.predicate + '/' + substring(o.id, 7) AS id, x.articles AS n
		WITH id, n, id AS key`, parameters)
}
