package neo4j

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
	"newsgraph/news"
)

type object = map[string]any

// Apply writes a change in one managed transaction, which the driver repeats
// where the server asks for it.
func (s *Store) Apply(ctx context.Context, c *graph.Change) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database})
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		w := writer{ctx: ctx, tx: tx}
		w.change(c)
		return nil, w.err
	})
	return err
}

// writer runs statements until one fails.
type writer struct {
	ctx context.Context
	tx  neo4j.ManagedTransaction
	err error
}

// run gives the rows of a statement.
func (w *writer) run(cypher string, parameters object) (rows []*neo4j.Record) {
	if w.err != nil {
		return nil
	}
	result, err := w.tx.Run(w.ctx, cypher, parameters)
	if err == nil {
		rows, err = result.Collect(w.ctx)
	}
	w.err = err
	return rows
}

func (w *writer) doc(record any) string {
	data, err := json.Marshal(record)
	if err != nil && w.err == nil {
		w.err = err
	}
	return string(data)
}

func (w *writer) change(c *graph.Change) {
	if c.Source != nil {
		w.run("MERGE (s:Source {id: $id}) SET s.name = $name, s.domain = $domain, s.owner = $owner",
			object{"id": c.Source.ID, "name": c.Source.Name, "domain": c.Source.Domain, "owner": c.Source.Owner})
	}
	for _, e := range c.Entities {
		w.entity(e)
	}
	if c.Article != nil {
		w.article(c.Article)
	}
	if c.Reading != nil {
		w.reading(c.Reading)
	}
	for _, m := range c.Merges {
		w.merge(m)
	}
	for _, r := range c.Decided {
		w.decide(r)
	}
	for _, id := range c.Gone {
		w.unname(id, []string{})
		w.run("MATCH (e:Entity {id: $id}) DETACH DELETE e", object{"id": id})
	}
	for _, correction := range c.Corrections {
		w.run("MERGE (c:Correction {id: $id}) SET c.n = $n, c.kind = $kind, c.by = $by, c.why = $why, c.at = $at, c.doc = $doc", object{
			"id": correction.ID, "n": correction.N, "kind": string(correction.Kind), "by": correction.By, "why": correction.Why,
			"at": correction.At, "doc": w.doc(correction)})
	}
	for _, r := range c.Redirects {
		w.run("MERGE (from:Address {url: $from}) MERGE (to:Address {url: $to}) MERGE (from)-[:REDIRECTS_TO]->(to)",
			object{"from": r.From, "to": r.To})
	}
	if c.Article != nil {
		w.current(c.Article)
	}
	if c.Failure != nil {
		w.run("MERGE (f:Failure {id: $id}) SET f.url = $url, f.step = $step, f.doc = $doc",
			object{"id": c.Failure.ID(), "url": c.Failure.URL, "step": c.Failure.Step, "doc": w.doc(c.Failure)})
	}
	if c.Mark != nil {
		w.run("MERGE (m:Mark {reader: $reader}) SET m.file = $file, m.offset = $offset",
			object{"reader": c.Mark.Reader, "file": c.Mark.File, "offset": c.Mark.Offset})
	}
}

// labels are the labels that entities have for their types.
var labels = map[news.EntityType]string{
	news.Person: "Person", news.Organization: "Organization", news.Geopolitical: "Geopolitical", news.Place: "Place",
	news.NamedEvent: "NamedEvent", news.Work: "Work", news.Product: "Product", news.Group: "Group", news.Other: "Other",
}

func (w *writer) entity(e *graph.Entity) {
	label, ok := labels[e.Type]
	if !ok {
		label = labels[news.Other]
	}
	w.unname(e.ID, e.FoldedNames())
	w.run(`
		MERGE (e:Entity {id: $id})
		REMOVE e:`+strings.Join(slices.Sorted(maps.Values(labels)), ":")+`
		SET e:`+label+`, e.name = $name, e.type = $type, e.wikidataId = $qid, e.description = $description, e.key = $key, e.mergedInto = $into, e.doc = $doc
		WITH e UNWIND $names AS folded
		MERGE (n:Name {folded: folded}) MERGE (e)-[:NAMED]->(n)`,
		object{
			"id": e.ID, "name": e.Name, "type": string(e.Type), "qid": e.WikidataID, "description": e.Description,
			"key": e.Key, "into": orNull(e.MergedInto), "doc": w.doc(e), "names": e.FoldedNames(),
		})
}

// orNull is a text as a property, which is not there if the text is "".
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// unname takes from an entity the names that it has no more; a name that nobody
// has goes.
func (w *writer) unname(entity string, names []string) {
	w.run(`
		MATCH (:Entity {id: $id})-[old:NAMED]->(n:Name) WHERE NOT n.folded IN $names
		DELETE old WITH n WHERE NOT EXISTS { (n)--() } DELETE n`, object{"id": entity, "names": names})
}

// article writes an article and what it is tied to, in place of what was there.
func (w *writer) article(a *graph.Article) {
	w.run(`
		MATCH (d:Address)-[old:LEADS_TO]->(:Article {id: $id}) WHERE NOT d.url IN $addresses
		DELETE old WITH d WHERE NOT EXISTS { (d)--() } DELETE d`, object{"id": a.ID, "addresses": append([]string{}, a.Addresses...)})
	w.run("MATCH (:Article {id: $id})-[old:PUBLISHED_BY]->(s:Source) WHERE s.id <> $source DELETE old", object{"id": a.ID, "source": a.Source})
	v := a.Current()
	node := object{"url": a.URL, "headline": v.Headline, "authors": append([]string{}, v.FoldedAuthors()...), "sort": a.SortTime(), "pubFrom": nil, "pubTo": nil, "publishedAt": nil}
	if !v.Published.IsZero() {
		from, to := v.Published.Bounds()
		node["pubFrom"], node["pubTo"] = from.UnixMilli(), to.UnixMilli()
	}
	if v.Published.Precision == news.Instant {
		node["publishedAt"] = v.Published.Time.UTC()
	}
	w.run(`
		MERGE (a:Article {id: $id}) SET a += $node
		WITH a MATCH (s:Source {id: $source}) MERGE (a)-[:PUBLISHED_BY]->(s)
		WITH a UNWIND $addresses AS url
		MERGE (d:Address {url: url}) MERGE (d)-[:LEADS_TO]->(a)`,
		object{"id": a.ID, "source": a.Source, "node": node, "addresses": a.Addresses})
	var versions []object
	for _, v := range a.Versions {
		kept := v
		kept.Text = ""
		versions = append(versions, object{"id": a.ID + "/" + v.Digest, "headline": v.Headline, "text": v.Text, "reading": v.Reading, "doc": w.doc(kept)})
	}
	w.run("MATCH (:Article {id: $id})-[:HAS_VERSION]->(v:Version) WHERE NOT v.id IN [version IN $versions | version.id] DETACH DELETE v",
		object{"id": a.ID, "versions": versions})
	w.run(`
		MATCH (a:Article {id: $id}) UNWIND $versions AS version
		MERGE (v:Version {id: version.id}) SET v.headline = version.headline, v.text = version.text, v.reading = version.reading, v.doc = version.doc
		MERGE (a)-[:HAS_VERSION]->(v)`, object{"id": a.ID, "versions": versions})
}

func (w *writer) reading(r *graph.Reading) {
	if len(w.run("MATCH (r:Reading {id: $id}) RETURN 1", object{"id": r.ID})) > 0 {
		return // known already
	}
	var clusters, quotes []object
	for i, c := range r.Clusters {
		clusters = append(clusters, object{"id": c.ID, "n": i, "name": c.Name, "folded": news.FoldName(c.Name), "type": string(c.Type), "localId": c.LocalID})
	}
	for i := range r.Quotes {
		quotes = append(quotes, object{"id": r.Quotes[i].ID, "place": r.Quotes[i].Place(), "runs": append([]int64{}, r.Quotes[i].Runs...)})
	}
	versions := w.run(`
		CREATE (r:Reading {id: $id, article: $article, genre: $genre, doc: $doc})
		WITH r MATCH (a:Article {id: $article})-[:HAS_VERSION]->(v:Version {id: $version}) CREATE (v)-[:HAS_READING]->(r) RETURN v.text`,
		object{"id": r.ID, "article": r.Article, "version": r.Article + "/" + r.Digest, "genre": string(r.Genre), "doc": w.doc(r)})
	w.run("MATCH (r:Reading {id: $id}) UNWIND $companions AS id MATCH (e:Entity {id: id}) MERGE (r)-[:BESIDE]->(e)",
		object{"id": r.ID, "companions": append([]string{}, r.Companions...)})
	w.run(`
		MATCH (r:Reading {id: $id}) UNWIND $clusters AS row
		CREATE (:Cluster {id: row.id, n: row.n, name: row.name, folded: row.folded, type: row.type, localId: row.localId})-[:FOUND_IN]->(r)`,
		object{"id": r.ID, "clusters": clusters})
	w.run("MATCH (r:Reading {id: $id}) UNWIND $quotes AS row CREATE (q:Quote {id: row.id, place: row.place})-[:READ_IN]->(r) "+
		"WITH q, row UNWIND row.runs AS hash MERGE (n:Run {hash: hash}) CREATE (q)-[:HAS]->(n)",
		object{"id": r.ID, "quotes": quotes})
	for _, row := range versions {
		w.statements(r, row.Values[0].(string))
	}
	w.decisions(r)
}

// decisions writes who the clusters of a reading are, and with that who speaks
// and who is spoken of.
func (w *writer) decisions(r *graph.Reading) {
	var clusters, claims, quotes []object
	for _, c := range r.Clusters {
		clusters = append(clusters, object{"id": c.ID, "entity": c.Entity, "automatic": c.Automatic, "joined": c.Joined, "told": append([]string{}, c.Told...)})
	}
	for _, c := range r.Claims() {
		if !c.Linked { // else READ_AS says so
			of := r.Clusters[c.Cluster]
			claims = append(claims, object{"cluster": of.ID, "entity": c.Entity, "told": slices.Contains(of.Told, c.Entity)})
		}
	}
	for i := range r.Quotes {
		q := r.Quote(r.Quotes[i].ID)
		quotes = append(quotes, object{"id": q.ID, "speaker": q.SpeakerEntity, "about": q.AboutEntities})
	}
	w.run(`
		UNWIND $clusters AS row MATCH (c:Cluster {id: row.id}), (e:Entity {id: row.entity}), (o:Entity {id: row.automatic})
		SET c.told = row.told CREATE (c)-[:DECIDED_AS]->(e) CREATE (c)-[:READ_AS]->(o)
		WITH c, row MATCH (j:Entity {id: row.joined}) CREATE (c)-[:JOINS]->(j)`, object{"clusters": clusters})
	w.run("UNWIND $claims AS row MATCH (c:Cluster {id: row.cluster}), (e:Entity {id: row.entity}) CREATE (c)-[:MAY_BE {told: row.told}]->(e)",
		object{"claims": claims})
	w.run(`
		UNWIND $quotes AS row MATCH (q:Quote {id: row.id})
		WITH q, row OPTIONAL MATCH (s:Entity {id: row.speaker})
		FOREACH (e IN CASE WHEN s IS NULL THEN [] ELSE [s] END | CREATE (q)-[:SPOKEN_BY]->(e))
		WITH q, row UNWIND row.about AS id MATCH (e:Entity {id: id}) CREATE (q)-[:ABOUT]->(e)`, object{"quotes": quotes})
	w.tell(r)
}

// decide gives a reading other decisions.
func (w *writer) decide(r *graph.Reading) {
	w.unrelate(r.ID)
	w.untell(r.ID)
	w.run("MATCH (:Reading {id: $id})<-[:FOUND_IN]-(:Cluster)-[old:DECIDED_AS|READ_AS|JOINS|MAY_BE]->() DELETE old", object{"id": r.ID})
	w.run("MATCH (:Reading {id: $id})<-[:READ_IN]-(:Quote)-[old:SPOKEN_BY|ABOUT]->() DELETE old", object{"id": r.ID})
	w.decisions(r)
	for _, row := range w.run(`
		MATCH (a:Article)-[:CURRENT]->(:Reading {id: $id}), (a)-[:HAS_VERSION]->(v:Version {reading: $id})
		RETURN a.id, v.text`, object{"id": r.ID}) {
		w.run("MATCH (:Article {id: $id})-[old:MENTIONS]->() DELETE old", object{"id": row.Values[0]})
		w.mentions(row.Values[0].(string), r, row.Values[1].(string))
		w.relate(r)
	}
}

// merge makes the clusters of one entity those of another.
func (w *writer) merge(m graph.Merge) {
	affected := w.readingsOf(m.From)
	for _, edge := range []string{"DECIDED_AS", "READ_AS"} {
		w.run(`
			MATCH (x)-[:`+edge+`]->(:Entity {id: $from}), (into:Entity {id: $into})
			MERGE (x)-[:`+edge+`]->(into)`, object{"from": m.From, "into": m.Into})
	}
	w.unname(m.From, []string{})
	w.run("MATCH (e:Entity {id: $from}) DETACH DELETE e", object{"from": m.From})
	for _, id := range affected {
		if r := w.decided(id); w.err == nil {
			w.decide(r)
		}
	}
}

// current makes an article's edges those of its current reading.
func (w *writer) current(a *graph.Article) {
	v := a.Current()
	if len(w.run("MATCH (a:Article {id: $id})-[:CURRENT]->(r:Reading {id: $reading}) RETURN 1", object{"id": a.ID, "reading": v.Reading})) > 0 {
		return
	}
	for _, row := range w.run("MATCH (:Article {id: $id})-[:CURRENT]->(r:Reading) RETURN r.id", object{"id": a.ID}) {
		w.unrelate(row.Values[0].(string))
	}
	w.run("MATCH (:Article {id: $id})-[old:MENTIONS|CURRENT]->() DELETE old", object{"id": a.ID})
	w.run("MATCH (a:Article {id: $id}), (r:Reading {id: $reading}) CREATE (a)-[:CURRENT]->(r)", object{"id": a.ID, "reading": v.Reading})
	if r := w.decided(v.Reading); w.err == nil {
		w.mentions(a.ID, r, v.Text)
		w.relate(r)
	}
}

// mentions makes the edges of an article's current reading.
func (w *writer) mentions(article string, r *graph.Reading, text string) {
	var mentions []object
	for _, m := range r.Mentions {
		mentions = append(mentions, object{"cluster": m.Cluster, "edge": object{
			"start": m.Span.Start, "end": m.Span.End, "text": m.Span.Of(text), "confidence": m.Confidence,
			"sentence": m.Sentence, "place": r.SentencePlace(m.Sentence), "voice": string(r.Sentences[m.Sentence].Voice),
		}})
	}
	w.run(`
		MATCH (a:Article {id: $id}) UNWIND $mentions AS row
		MATCH (:Reading {id: $reading})<-[:FOUND_IN]-(:Cluster {n: row.cluster})-[:DECIDED_AS]->(e:Entity)
		CREATE (a)-[m:MENTIONS]->(e) SET m = row.edge`, object{"id": article, "reading": r.ID, "mentions": mentions})
}
