package neo4j

import (
	"context"
	"encoding/json"
	"slices"

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

// decoded reads JSON records; "" is none.
func decoded[T any](docs []string, err error) ([]*T, error) {
	found := make([]*T, len(docs))
	for i, doc := range docs {
		if err != nil {
			return nil, err
		}
		if doc != "" {
			err = json.Unmarshal([]byte(doc), &found[i])
		}
	}
	return found, err
}

// Sources looks up outlets.
func (s *Store) Sources(ctx context.Context, ids []string) ([]*news.Source, error) {
	nodes, err := byID[object](ctx, s, "MATCH (s:Source) WHERE s.id IN $ids RETURN s.id, properties(s)", ids)
	if err != nil {
		return nil, err
	}
	found := make([]*news.Source, len(ids))
	for i, node := range nodes {
		if node != nil {
			found[i] = sourceOf(node)
		}
	}
	return found, nil
}

func sourceOf(node object) *news.Source {
	text := func(property string) string { s, _ := node[property].(string); return s }
	return &news.Source{ID: text("id"), Name: text("name"), Domain: text("domain"), Owner: text("owner")}
}

// articles is the question for articles a, whole.
const articles = `
	MATCH (a)-[:PUBLISHED_BY]->(s:Source)
	RETURN a.id, {id: a.id, url: a.url, source: s.id,
		addresses: COLLECT { MATCH (d:Address)-[:LEADS_TO]->(a) RETURN d.url },
		versions: COLLECT { MATCH (a)-[:HAS_VERSION]->(v:Version) RETURN [v.doc, v.text] }}`

// Articles looks up articles.
func (s *Store) Articles(ctx context.Context, ids []string) ([]*graph.Article, error) {
	nodes, err := byID[object](ctx, s, "MATCH (a:Article) WHERE a.id IN $ids"+articles, ids)
	if err != nil {
		return nil, err
	}
	found := make([]*graph.Article, len(ids))
	for i, node := range nodes {
		if node == nil {
			continue
		}
		if found[i], err = articleOf(node); err != nil {
			return nil, err
		}
	}
	return found, nil
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
	return decoded[graph.Entity](byID[string](ctx, s, "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id, e.doc", ids))
}

// readings is the question for readings r, with the decisions in the order of
// their clusters.
const readings = `
	RETURN r.id, [r.doc] + COLLECT { MATCH (r)<-[:FOUND_IN]-(c:Cluster)-[:DECIDED_AS]->(e:Entity) RETURN e.id ORDER BY c.n }`

// Readings looks up readings.
func (s *Store) Readings(ctx context.Context, ids []string) ([]*graph.Reading, error) {
	rows, err := byID[[]any](ctx, s, "MATCH (r:Reading) WHERE r.id IN $ids"+readings, ids)
	if err != nil {
		return nil, err
	}
	found := make([]*graph.Reading, len(ids))
	for i, row := range rows {
		if row == nil {
			continue
		}
		if found[i], err = readingOf(row); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func readingOf(row []any) (*graph.Reading, error) {
	r := new(graph.Reading)
	err := json.Unmarshal([]byte(row[0].(string)), r)
	for i, entity := range row[1:] {
		r.Clusters[i].Entity = entity.(string)
	}
	return r, err
}

// Quotes looks up quotes, through their readings.
func (s *Store) Quotes(ctx context.Context, ids []string) ([]*graph.Quote, error) {
	of, err := byID[string](ctx, s, "MATCH (q:Quote)-[:READ_IN]->(r:Reading) WHERE q.id IN $ids RETURN q.id, r.id", ids)
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
	return byID[string](ctx, s, `
		MATCH (d:Address)-[:LEADS_TO]->(a:Article) WHERE d.url IN $ids
		RETURN d.url, a.id ORDER BY a.url = d.url, a.id DESC`, addresses)
}

// Redirects finds what clusters with given local ids are decided to be.
func (s *Store) Redirects(ctx context.Context, localIDs []string) ([]string, error) {
	return byID[string](ctx, s, `
		MATCH (c:Cluster)-[:DECIDED_AS]->(e:Entity) WHERE c.localId IN $ids
		RETURN c.localId, min(e.id)`, localIDs)
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

// Namesakes finds the local entities that a new cluster may be.
func (s *Store) Namesakes(ctx context.Context, n graph.Namesake) ([]string, error) {
	companions := n.Companions
	if companions == nil {
		companions = []string{}
	}
	rows, err := s.ask(ctx, `
		MATCH (c:Cluster {folded: $folded, type: $type})-[:DECIDED_AS]->(e:Entity), (c)-[:FOUND_IN]->(r:Reading)
		WHERE e.key <> '' AND (r.article = $article OR EXISTS { (r)-[:BESIDE]->(b:Entity) WHERE b.id IN $companions })
		RETURN DISTINCT e.id ORDER BY e.id`,
		object{"folded": n.Name, "type": string(n.Type), "article": n.Article, "companions": companions})
	if err != nil {
		return nil, err
	}
	var found []string
	for _, row := range rows {
		found = append(found, row.Values[0].(string))
	}
	return found, nil
}

// Dump yields all records.
func (s *Store) Dump(ctx context.Context, yield func(any) error) error {
	for _, part := range []struct {
		cypher string
		record func(row []any) (any, error)
	}{
		{"MATCH (s:Source) RETURN properties(s)", func(row []any) (any, error) { return sourceOf(row[0].(object)), nil }},
		{"MATCH (a:Article)" + articles, func(row []any) (any, error) { return articleOf(row[1].(object)) }},
		{"MATCH (r:Reading)" + readings, func(row []any) (any, error) { return readingOf(row[1].([]any)) }},
		{"MATCH (e:Entity) RETURN e.doc", record[graph.Entity]},
		{"MATCH (f:Failure) RETURN f.doc", record[graph.Failure]},
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

func record[T any](row []any) (any, error) {
	r := new(T)
	return r, json.Unmarshal([]byte(row[0].(string)), r)
}
