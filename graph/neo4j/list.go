package neo4j

import (
	"context"
	"maps"
	"slices"

	"newsgraph/graph"
)

// published is the condition that an article a was published in a period; see
// [period] for its parameters.
const published = "($always OR a.pubFrom < $to AND a.pubTo > $from)"

func period(p graph.Period) object {
	from, to := p.Millis()
	return object{"always": p.IsZero(), "from": from, "to": to}
}

// counts is the condition that the sentence of a mention m in an article a
// counts; see [where] for its parameters.
const counts = published + " AND ($voices = [] OR m.voice IN $voices)"

func where(in graph.Where) object {
	parameters := period(in.Published)
	parameters["voices"] = texts(in.Voices)
	return parameters
}

// texts are values as a parameter, a list even if there are none.
func texts[T ~string](values []T) []string {
	all := []string{}
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}

// list answers a question for a list: a statement that ends with id, n and key
// in scope.
func (s *Store) list(ctx context.Context, p graph.Page, match string, parameters object) (refs []graph.Ref, total int, err error) {
	if p.Total {
		rows, err := s.ask(ctx, match+" RETURN count(*)", parameters)
		if err != nil {
			return nil, 0, err
		}
		total = int(rows[0].Values[0].(int64))
	}
	parameters = maps.Clone(parameters)
	parameters["limit"] = p.Limit
	ahead, order := "n < $n OR n = $n AND key > $key", "n DESC, key"
	if p.Reverse {
		ahead, order = "n > $n OR n = $n AND key < $key", "n, key DESC"
	}
	if p.After != nil {
		match += " WITH * WHERE " + ahead
		parameters["n"], parameters["key"] = p.After.N, p.After.Key
	}
	rows, err := s.ask(ctx, match+" RETURN id, n, key ORDER BY "+order+" LIMIT $limit", parameters)
	if err != nil {
		return nil, 0, err
	}
	for _, row := range rows {
		refs = append(refs, graph.Ref{ID: row.Values[0].(string), Cursor: graph.Cursor{N: row.Values[1].(int64), Key: row.Values[2].(string)}})
	}
	if p.Reverse {
		slices.Reverse(refs)
	}
	return refs, total, nil
}

// ListArticles lists articles, newest first.
func (s *Store) ListArticles(ctx context.Context, f graph.ArticleFilter, p graph.Page) ([]graph.Ref, int, error) {
	parameters := period(f.Published)
	parameters["all"], parameters["genres"] = append([]string{}, f.MentionsAll...), texts(f.Genres)
	return s.list(ctx, p, `
		MATCH (a:Article) WHERE `+published+`
			AND all(entity IN $all WHERE EXISTS { (a)-[:MENTIONS]->(:Entity {id: entity}) })
			AND ($genres = [] OR EXISTS { (a)-[:CURRENT]->(r:Reading) WHERE r.genre IN $genres })
		WITH a.id AS id, a.sort AS n, a.id AS key`, parameters)
}

// named finds the entities e with a name w: one of their own, or of an entity
// that a cluster of theirs was taken for, which is local or merged.
const named = `
	CALL (w) {
		MATCH (w)<-[:NAMED]-(e:Entity) RETURN e
		UNION MATCH (w)<-[:NAMED]-(l:Entity)<-[:READ_AS|JOINS]-(:Cluster)-[:DECIDED_AS]->(e:Entity)
			WHERE (l.key <> '' OR l.mergedInto IS NOT NULL) AND l <> e RETURN e
	}`

// ListEntities lists entities, most mentioned first.
func (s *Store) ListEntities(ctx context.Context, f graph.EntityFilter, p graph.Page) ([]graph.Ref, int, error) {
	match := "MATCH (e:Entity)"
	if f.Name != "" {
		match = "MATCH (w:Name {folded: $name})" + named
	}
	if f.Query != "" {
		begins := "MATCH (w:Name) WHERE ' ' + w.folded CONTAINS ' ' + $query" + named
		if f.Name != "" {
			begins = match + " WITH DISTINCT e AS other " + begins + " WITH e, other WHERE e = other"
		}
		match = begins
	}
	return s.list(ctx, p, match+`
		WITH DISTINCT e WITH e, COUNT { (e)<-[:MENTIONS]-() } AS n WHERE n > 0
		WITH e.id AS id, n, e.id AS key`, object{"name": f.Name, "query": f.Query})
}

// ListQuotes lists quotes, newest first.
func (s *Store) ListQuotes(ctx context.Context, f graph.QuoteFilter, p graph.Page) ([]graph.Ref, int, error) {
	match, parameters := "", period(f.Published)
	if len(f.Runs) > 0 {
		match = "MATCH (n:Run)<-[:HAS]-(q:Quote) WHERE n.hash IN $runs WITH DISTINCT q "
		parameters["runs"] = f.Runs
	}
	match += "MATCH (a:Article)-[:CURRENT]->(:Reading)<-[:READ_IN]-(q:Quote) WHERE " + published
	if f.Elsewhere != "" {
		match += " AND a.id <> $elsewhere"
		parameters["elsewhere"] = f.Elsewhere
	}
	if len(f.Speakers) > 0 {
		match += " AND EXISTS { (q)-[:SPOKEN_BY]->(e:Entity) WHERE e.id IN $speakers }"
		parameters["speakers"] = f.Speakers
	}
	if len(f.About) > 0 {
		match += " AND EXISTS { (q)-[:ABOUT]->(e:Entity) WHERE e.id IN $about }"
		parameters["about"] = f.About
	}
	return s.list(ctx, p, match+" WITH q.id AS id, a.sort AS n, q.place AS key", parameters)
}

// beside finds, for an entity e, the entities o that are named in one sentence
// with it.
const beside = `
	MATCH (e)<-[m:MENTIONS]-(a:Article)-[n:MENTIONS]->(o:Entity)
	WHERE m.sentence = n.sentence AND o <> e AND ` + counts

// ListCoMentions lists the entities that are named in one sentence with another.
func (s *Store) ListCoMentions(ctx context.Context, f graph.CoMentionFilter, p graph.Page) ([]graph.Ref, int, error) {
	parameters := where(f.Where)
	parameters["entity"] = f.Entity
	return s.list(ctx, p, "MATCH (e:Entity {id: $entity})"+beside+`
		WITH o.id AS id, count(DISTINCT a) AS n, o.id AS key`, parameters)
}

// Neighbors lists the strongest co-mentions of each entity, in one query.
func (s *Store) Neighbors(ctx context.Context, entities []string, in graph.Where, limit int) ([][]graph.Ref, error) {
	parameters := where(in)
	parameters["ids"], parameters["limit"] = append([]string{}, entities...), limit
	rows, err := s.ask(ctx, `
		MATCH (e:Entity) WHERE e.id IN $ids
		CALL (e) {`+beside+`
			WITH o.id AS id, count(DISTINCT a) AS n
			RETURN id, n ORDER BY n DESC, id LIMIT $limit
		}
		RETURN e.id, id, n ORDER BY e.id, n DESC, id`, parameters)
	if err != nil {
		return nil, err
	}
	found := make(map[string][]graph.Ref)
	for _, row := range rows {
		of, id := row.Values[0].(string), row.Values[1].(string)
		found[of] = append(found[of], graph.Ref{ID: id, Cursor: graph.Cursor{N: row.Values[2].(int64), Key: id}})
	}
	ordered := make([][]graph.Ref, len(entities))
	for i, id := range entities {
		ordered[i] = found[id]
	}
	return ordered, nil
}

// ListShared lists the sentences that name two entities.
func (s *Store) ListShared(ctx context.Context, f graph.SharedFilter, p graph.Page) ([]graph.Ref, int, error) {
	parameters := where(f.Where)
	parameters["a"], parameters["b"] = f.A, f.B
	return s.list(ctx, p, `
		MATCH (:Entity {id: $a})<-[m:MENTIONS]-(a:Article)
		MATCH (a)-[n:MENTIONS]->(:Entity {id: $b}), (a)-[:CURRENT]->(r:Reading)
		WHERE m.sentence = n.sentence AND `+counts+`
		WITH DISTINCT r.id + '`+graph.SentenceMark+`' + m.sentence AS id, a.sort AS n, m.place AS key`, parameters)
}
