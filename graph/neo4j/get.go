package neo4j

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
	"newsgraph/news"
)

// Mark is how far a reader has come.
func (s *Store) Mark(ctx context.Context, reader string) (graph.Mark, error) {
	rows, err := s.ask(ctx, "MATCH (m:Mark {reader: $reader}) RETURN m.file, m.offset", object{"reader": reader})
	if err != nil || len(rows) == 0 {
		return graph.Mark{}, err
	}
	return graph.Mark{Reader: reader, File: rows[0].Values[0].(string), Offset: rows[0].Values[1].(int64)}, nil
}

// byID asks a question whose rows are an id and a value, and gives the values
// in the order of the ids. Of several rows with one id the last counts.
func byID[T any](ctx context.Context, s *Store, cypher string, ids []string) ([]T, error) {
	rows, err := s.ask(ctx, cypher, object{"ids": ids})
	if err != nil {
		return nil, err
	}
	found := make(map[string]T)
	for _, row := range rows {
		if value, ok := row.Values[1].(T); ok {
			found[row.Values[0].(string)] = value
		}
	}
	ordered := make([]T, len(ids))
	for i, id := range ids {
		ordered[i] = found[id]
	}
	return ordered, nil
}

// grouped puts rows of a key and a value into the order of the keys asked for.
func grouped[K comparable](rows []*neo4j.Record, keys []K) [][]string {
	found := make(map[K][]string)
	for _, row := range rows {
		key := row.Values[0].(K)
		found[key] = append(found[key], row.Values[1].(string))
	}
	ordered := make([][]string, len(keys))
	for i, key := range keys {
		ordered[i] = found[key]
	}
	return ordered
}

// records looks records up: a statement that gives an id and what read takes.
func records[V, T any](ctx context.Context, s *Store, cypher string, ids []string, read func(V) (*T, error)) ([]*T, error) {
	rows, err := s.ask(ctx, cypher, object{"ids": ids})
	if err != nil {
		return nil, err
	}
	found := make(map[string]*T)
	for _, row := range rows {
		if found[row.Values[0].(string)], err = read(row.Values[1].(V)); err != nil {
			return nil, err
		}
	}
	ordered := make([]*T, len(ids))
	for i, id := range ids {
		ordered[i] = found[id]
	}
	return ordered, nil
}

func recordOf[T any](doc string) (record *T, err error) {
	return record, json.Unmarshal([]byte(doc), &record)
}

// Sources looks up outlets.
func (s *Store) Sources(ctx context.Context, ids []string) ([]*news.Source, error) {
	return records(ctx, s, "MATCH (s:Source) WHERE s.id IN $ids RETURN s.id, properties(s)", ids, sourceOf)
}

func sourceOf(node object) (*news.Source, error) {
	text := func(property string) string { s, _ := node[property].(string); return s }
	return &news.Source{ID: text("id"), Name: text("name"), Domain: text("domain"), Owner: text("owner")}, nil
}

// articles is the question for articles a, whole.
const articles = `
	MATCH (a)-[:PUBLISHED_BY]->(s:Source)
	RETURN a.id, {id: a.id, url: a.url, source: s.id,
		addresses: COLLECT { MATCH (d:Address)-[:LEADS_TO]->(a) RETURN d.url },
		versions: COLLECT { MATCH (a)-[:HAS_VERSION]->(v:Version) RETURN [v.doc, v.text] }}`

// Articles looks up articles.
func (s *Store) Articles(ctx context.Context, ids []string) ([]*graph.Article, error) {
	return records(ctx, s, "MATCH (a:Article) WHERE a.id IN $ids"+articles, ids, articleOf)
}

func articleOf(node object) (*graph.Article, error) {
	a := &graph.Article{ID: node["id"].(string), URL: node["url"].(string), Source: node["source"].(string)}
	for _, url := range node["addresses"].([]any) {
		a.Addresses = append(a.Addresses, url.(string))
	}
	slices.Sort(a.Addresses)
	for _, row := range node["versions"].([]any) {
		var v graph.Version
		if err := json.Unmarshal([]byte(row.([]any)[0].(string)), &v); err != nil {
			return nil, err
		}
		v.Text = row.([]any)[1].(string)
		a.Versions = append(a.Versions, v)
	}
	slices.SortFunc(a.Versions, graph.Version.Order)
	return a, nil
}

// Entities looks up entities.
func (s *Store) Entities(ctx context.Context, ids []string) ([]*graph.Entity, error) {
	return records(ctx, s, "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id, e.doc", ids, recordOf[graph.Entity])
}

// Failures looks up failures.
func (s *Store) Failures(ctx context.Context, ids []string) ([]*graph.Failure, error) {
	return records(ctx, s, "MATCH (f:Failure) WHERE f.id IN $ids RETURN f.id, f.doc", ids, recordOf[graph.Failure])
}

// readings is the question for readings r, with the decisions in the order of
// their clusters.
const readings = `
	RETURN r.id, [r.doc]
		+ COLLECT { MATCH (r)<-[:FOUND_IN]-(c:Cluster)-[:DECIDED_AS]->(e:Entity) RETURN e.id ORDER BY c.n }
		+ COLLECT { MATCH (r)<-[:FOUND_IN]-(c:Cluster)-[:READ_AS]->(e:Entity) RETURN e.id ORDER BY c.n }
		+ COLLECT { MATCH (r)<-[:FOUND_IN]-(c:Cluster) OPTIONAL MATCH (c)-[:JOINS]->(e:Entity) RETURN coalesce(e.id, '') ORDER BY c.n }
		+ COLLECT { MATCH (r)<-[:FOUND_IN]-(c:Cluster) WHERE c.told IS NOT NULL AND r.genre IS NOT NULL RETURN c.told ORDER BY c.n }`

// Readings looks up readings.
func (s *Store) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	return records(ctx, s, "MATCH (r:Reading) WHERE r.id IN $ids"+readings, ids, readingOf)
}

func readingOf(row []any) (*graph.Reading, error) {
	r := new(graph.Reading)
	err := json.Unmarshal([]byte(row[0].(string)), r)
	if err == nil && len(row) != 1+4*len(r.Clusters) {
		return nil, errors.New("this graph was made by an older newsgraph: empty the database and run 'newsgraph ingest --again' to make a new one from the archive and the curation log")
	}
	n := len(r.Clusters)
	for i := range r.Clusters {
		c := &r.Clusters[i]
		c.Entity, c.Automatic, c.Joined, c.Told = row[1+i].(string), row[1+n+i].(string), row[1+2*n+i].(string), nil
		for _, id := range row[1+3*n+i].([]any) {
			c.Told = append(c.Told, id.(string))
		}
	}
	return r, err
}

// through looks up what stands in readings: the cypher gives the reading of each id,
// and pick takes what has the ids from these.
func through[T any](ctx context.Context, s *Store, cypher string, ids []string, pick func([]*graph.Reading, []string) []*T) ([]*T, error) {
	of, err := byID[string](ctx, s, cypher, ids)
	if err != nil {
		return nil, err
	}
	found, err := s.Readings(ctx, of)
	return pick(found, ids), err
}

// Quotes looks up quotes, through their readings.
func (s *Store) Quotes(ctx context.Context, ids []string) ([]*graph.Quote, error) {
	return through(ctx, s, "MATCH (q:Quote)-[:READ_IN]->(r:Reading) WHERE q.id IN $ids RETURN q.id, r.id", ids, graph.QuotesOf)
}

// Statements looks up statements, through their readings.
func (s *Store) Statements(ctx context.Context, ids []string) ([]*graph.Statement, error) {
	return through(ctx, s, "MATCH (s:Statement)-[:STATED_IN]->(r:Reading) WHERE s.id IN $ids RETURN s.id, r.id", ids, graph.StatementsOf)
}

// Opinions looks up opinions, through their readings.
func (s *Store) Opinions(ctx context.Context, ids []string) ([]*graph.Opinion, error) {
	return through(ctx, s, "MATCH (o:Opinion)-[:HELD_IN]->(r:Reading) WHERE o.id IN $ids RETURN o.id, r.id", ids, graph.OpinionsOf)
}

// EventIDs finds the events that events of one article are.
func (s *Store) EventIDs(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, `
		MATCH (h:Event)-[:TOLD_IN]->(:Reading)<-[:CURRENT]-(:Article) WHERE h.localId IN $ids
		RETURN h.localId, h.id ORDER BY h.id DESC`, localIDs)
}

// ArticlesAt finds articles by address.
func (s *Store) ArticlesAt(ctx context.Context, addresses []string) ([]string, error) {
	return byID[string](ctx, s, `
		MATCH (d:Address)-[:LEADS_TO]->(a:Article) WHERE d.url IN $ids
		RETURN d.url, a.id ORDER BY a.url = d.url, a.id DESC`, addresses)
}

// Redirects finds where addresses lead.
func (s *Store) Redirects(ctx context.Context, addresses []string) ([][]string, error) {
	rows, err := s.ask(ctx, `
		MATCH (from:Address)-[:REDIRECTS_TO]->(to:Address) WHERE from.url IN $ids
		RETURN from.url, to.url ORDER BY to.url`, object{"ids": addresses})
	return grouped(rows, addresses), err
}

// current finds who local entities are now: rows of an id and an entity, for
// ids id.
const current = `
	WITH id, coalesce(
		head(COLLECT { MATCH (e:Entity {id: id})<-[:DECIDED_AS]-(:Cluster)-[:FOUND_IN]->(r:Reading)<-[:HAS_READING]-(v:Version) WHERE v.reading = r.id RETURN e.id LIMIT 1 }),
		head(COLLECT { MATCH (e:Entity)<-[:DECIDED_AS]-(:Cluster {localId: id})-[:FOUND_IN]->(r:Reading)<-[:HAS_READING]-(v:Version) WHERE v.reading = r.id RETURN e.id ORDER BY e.id LIMIT 1 }),
		head(COLLECT { MATCH (e:Entity {id: id})<-[:DECIDED_AS]-(:Cluster) RETURN e.id LIMIT 1 }),
		head(COLLECT { MATCH (e:Entity)<-[:DECIDED_AS]-(:Cluster {localId: id}) RETURN e.id ORDER BY e.id LIMIT 1 })) AS entity`

// CurrentIDs finds who local entities are now.
func (s *Store) CurrentIDs(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, "UNWIND $ids AS id "+current+" RETURN id, entity", localIDs)
}

// FormerIDs finds the ids that lead to entities.
func (s *Store) FormerIDs(ctx context.Context, entities []string) ([][]string, error) {
	rows, err := s.ask(ctx, `
		CALL () {
			MATCH (k:Entity)<-[:DECIDED_AS]-(c:Cluster)
			WHERE k.id IN $ids AND c.localId <> k.id AND EXISTS { (o:Cluster {localId: c.localId})-[:READ_AS]->(e:Entity) WHERE e.key <> '' }
			WITH DISTINCT k.id AS wanted, c.localId AS id `+strings.Replace(current, "WITH id,", "WITH wanted, id,", 1)+`
			WITH wanted, id WHERE entity = wanted RETURN wanted, id
			UNION MATCH (e:Entity) WHERE e.mergedInto IN $ids RETURN e.mergedInto AS wanted, e.id AS id
		}
		RETURN wanted, id ORDER BY id`, object{"ids": entities})
	return grouped(rows, entities), err
}

// Corrections gives all there are.
func (s *Store) Corrections(ctx context.Context) (log []*graph.Correction, err error) {
	rows, err := s.ask(ctx, "MATCH (c:Correction) RETURN c.doc ORDER BY c.n", nil)
	for _, row := range rows {
		c, err := recordOf[graph.Correction](row.Values[0].(string))
		if err != nil {
			return nil, err
		}
		log = append(log, c)
	}
	return log, err
}

// Touching finds the readings of articles and entities.
func (s *Store) Touching(ctx context.Context, entities, articles []string) (found []string, err error) {
	rows, err := s.ask(ctx, `
		CALL () {
			MATCH (e:Entity)<-[:DECIDED_AS|READ_AS|JOINS]-(:Cluster)-[:FOUND_IN]->(r:Reading) WHERE e.id IN $entities RETURN r
			UNION MATCH (r:Reading) WHERE r.article IN $articles RETURN r
		}
		RETURN DISTINCT r.id ORDER BY r.id`, object{"entities": append([]string{}, entities...), "articles": append([]string{}, articles...)})
	for _, row := range rows {
		found = append(found, row.Values[0].(string))
	}
	return found, err
}

// MentionCounts counts mentions.
func (s *Store) MentionCounts(ctx context.Context, entities []string) ([]int, error) {
	counts, err := byID[int64](ctx, s, "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id, COUNT { (e)<-[:MENTIONS]-() }", entities)
	found := make([]int, len(counts))
	for i, n := range counts {
		found[i] = int(n)
	}
	return found, err
}

// Namesakes finds the local entities that new clusters may be.
func (s *Store) Namesakes(ctx context.Context, names []graph.Namesake, near graph.Company) ([][]string, error) {
	var places []int64
	var wanted []object
	for i, n := range names {
		places = append(places, int64(i))
		wanted = append(wanted, object{"place": i, "folded": n.Name, "type": string(n.Type)})
	}
	rows, err := s.ask(ctx, `
		UNWIND $names AS name
		MATCH (c:Cluster {folded: name.folded, type: name.type})-[:READ_AS]->(e:Entity), (c)-[:FOUND_IN]->(r:Reading)
		WHERE e.key <> '' AND (r.article = $article OR EXISTS { (r)-[:BESIDE]->(b:Entity) WHERE b.id IN $companions })
		RETURN DISTINCT name.place, e.id ORDER BY e.id`,
		object{"names": wanted, "article": near.Article, "companions": append([]string{}, near.Companions...)})
	return grouped(rows, places), err
}

// akin finds the clusters c of readings r that make a claim akin to what is
// asked: rows k of $kinships. Those beyond doubt are READ_AS the entity, others
// MAY_BE it.
const akin = `
	MATCH (c:Cluster {folded: k.folded, type: k.type})-[:CLAIMS]->(:Entity {id: k.entity}), (c)-[:FOUND_IN]->(r:Reading)
	WHERE NOT r.article IN k.except AND COUNT { (r)-[:BESIDE]->(b:Entity) WHERE b.id IN k.companions } >= $shared`

func askedAkin(kinships []graph.Kinship) object {
	asked := []object{}
	for i, k := range kinships {
		asked = append(asked, object{
			"n": i, "folded": k.Name, "type": string(k.Type), "entity": k.Entity,
			"companions": append([]string{}, k.Companions...), "except": append([]string{}, k.Except...),
		})
	}
	return object{"kinships": asked, "shared": graph.SharedCompany}
}

// Told finds out what readings that count tell.
func (s *Store) Told(ctx context.Context, kinships []graph.Kinship) ([]bool, error) {
	told := make([]bool, len(kinships))
	rows, err := s.ask(ctx, `
		UNWIND $kinships AS k WITH k WHERE EXISTS {`+strings.Replace(akin, "CLAIMS", "READ_AS", 1)+` AND EXISTS { (r)<-[:HAS_READING]-(v:Version) WHERE v.reading = r.id } }
		RETURN k.n`, askedAkin(kinships))
	for _, row := range rows {
		told[row.Values[0].(int64)] = true
	}
	return told, err
}

// Claimants finds the readings with clusters that may be an entity.
func (s *Store) Claimants(ctx context.Context, kinships []graph.Kinship, told bool) (found []string, err error) {
	parameters := askedAkin(kinships)
	parameters["told"] = told
	rows, err := s.ask(ctx, `
		UNWIND $kinships AS k `+strings.Replace(akin, "CLAIMS", "MAY_BE {told: $told}", 1)+`
		RETURN DISTINCT r.id ORDER BY r.id`, parameters)
	for _, row := range rows {
		found = append(found, row.Values[0].(string))
	}
	return found, err
}

// Dump yields all records.
func (s *Store) Dump(ctx context.Context, yield func(any) error) error {
	for _, part := range []struct {
		cypher string
		record func(row []any) (any, error)
	}{
		{"MATCH (s:Source) RETURN properties(s)", func(row []any) (any, error) { return sourceOf(row[0].(object)) }},
		{"MATCH (a:Article)" + articles, func(row []any) (any, error) { return articleOf(row[1].(object)) }},
		{"MATCH (r:Reading)" + readings, func(row []any) (any, error) { return readingOf(row[1].([]any)) }},
		{"MATCH (e:Entity) RETURN e.doc", func(row []any) (any, error) { return recordOf[graph.Entity](row[0].(string)) }},
		{"MATCH (f:Failure) RETURN f.doc", func(row []any) (any, error) { return recordOf[graph.Failure](row[0].(string)) }},
		{"MATCH (c:Correction) RETURN c.doc", func(row []any) (any, error) { return recordOf[graph.Correction](row[0].(string)) }},
		{"MATCH (from:Address)-[:REDIRECTS_TO]->(to:Address) RETURN from.url, to.url", func(row []any) (any, error) {
			return &graph.Redirect{From: row[0].(string), To: row[1].(string)}, nil
		}},
	} {
		rows, err := s.ask(ctx, part.cypher, nil)
		if err != nil {
			return err
		}
		for _, row := range rows {
			r, err := part.record(row.Values)
			if err == nil {
				err = yield(r)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
