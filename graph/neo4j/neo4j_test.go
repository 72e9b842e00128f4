package neo4j

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/neo4j/neo4jtest"
	"newsgraph/news"
)

// opener gives empty stores, one at a time.
func opener(t *testing.T) func(t *testing.T) graph.Store {
	uri := neo4jtest.URI(t)
	return func(t *testing.T) graph.Store {
		neo4jtest.Empty(t, uri)
		s, err := Open(t.Context(), Config{URI: uri})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func TestStore(t *testing.T) { graphtest.TestStore(t, opener(t)) }

func TestIndexes(t *testing.T) {
	graphtest.TestIndexes(t, opener(t), func(t *testing.T, s graph.Store) string {
		return strings.Join(slices.Concat(
			lines(t, s, "MATCH (n) RETURN labels(n), apart(n)"),
			lines(t, s, "MATCH (n)-[r]->(m) RETURN type(r), key(n), key(m), properties(r)")), "\n")
	})
}

// lines are the rows of a statement, sorted. In it, key(n) stands for the key of
// a node, and apart(n) for its properties but for the document of a reading,
// which has the decisions as they were at first.
func lines(t *testing.T, s graph.Store, cypher string) (all []string) {
	t.Helper()
	for _, n := range []string{"n", "m"} {
		cypher = strings.NewReplacer(
			"key("+n+")", "coalesce("+n+".account, "+n+".id, "+n+".url, "+n+".folded, "+n+".hash)",
			"apart("+n+")", "CASE WHEN "+n+":Reading THEN "+n+" {.*, doc: null} ELSE properties("+n+") END",
		).Replace(cypher)
	}
	rows, err := s.(*Store).ask(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		data, err := json.Marshal(row.Values)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(data))
	}
	slices.Sort(all)
	return all
}

// TestSchema asks for the constraints and indexes that there have to be.
func TestSchema(t *testing.T) {
	open := opener(t)
	first := open(t)
	drops := lines(t, first, "SHOW CONSTRAINTS YIELD name RETURN 'DROP CONSTRAINT ' + name")
	drops = append(drops, lines(t, first, "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN 'DROP INDEX ' + name")...)
	for _, row := range drops {
		var drop []string
		if err := json.Unmarshal([]byte(row), &drop); err != nil {
			t.Fatal(err)
		}
		if _, err := first.(*Store).query(t.Context(), drop[0], nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t)
	defer s.Close()
	got := lines(t, s, "SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint, state WHERE labelsOrTypes IS NOT NULL AND size(labelsOrTypes) > 0 "+
		"RETURN labelsOrTypes[0], properties, CASE WHEN owningConstraint IS NULL THEN 'index' ELSE 'unique' END, state")
	want := []string{
		`["Address",["url"],"unique","ONLINE"]`,
		`["Article",["id"],"unique","ONLINE"]`,
		`["Article",["sort"],"index","ONLINE"]`,
		`["Cluster",["folded","type"],"index","ONLINE"]`,
		`["Cluster",["id"],"unique","ONLINE"]`,
		`["Cluster",["localId"],"index","ONLINE"]`,
		`["Correction",["id"],"unique","ONLINE"]`,
		`["Entity",["id"],"unique","ONLINE"]`,
		`["Entity",["mergedInto"],"index","ONLINE"]`,
		`["Entity",["wikidataId"],"index","ONLINE"]`,
		`["Event",["account"],"unique","ONLINE"]`,
		`["Event",["id"],"index","ONLINE"]`,
		`["Event",["localId"],"index","ONLINE"]`,
		`["Failure",["id"],"unique","ONLINE"]`,
		`["Mark",["reader"],"unique","ONLINE"]`,
		`["Name",["folded"],"unique","ONLINE"]`,
		`["Opinion",["id"],"unique","ONLINE"]`,
		`["Quote",["id"],"unique","ONLINE"]`,
		`["Reading",["article"],"index","ONLINE"]`,
		`["Reading",["id"],"unique","ONLINE"]`,
		`["Run",["hash"],"unique","ONLINE"]`,
		`["Source",["id"],"unique","ONLINE"]`,
		`["Statement",["id"],"unique","ONLINE"]`,
		`["Version",["id"],"unique","ONLINE"]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("indexes:\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// TestLabels has an entity change its type.
func TestLabels(t *testing.T) {
	s := opener(t)(t)
	defer s.Close()
	e := &graph.Entity{Entity: news.Entity{ID: "entity:x", Name: "X"}}
	for _, tt := range []struct{ which, want news.EntityType }{
		{news.Person, "Person"}, {news.NamedEvent, "NamedEvent"}, {"unheard of", "Other"}, {news.Organization, "Organization"},
	} {
		e.Type = tt.which
		if err := s.Apply(t.Context(), &graph.Change{Entities: []*graph.Entity{e}}); err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf(`[["Entity",%q]]`, tt.want)
		if got := lines(t, s, "MATCH (n:Entity) UNWIND labels(n) AS label WITH label ORDER BY label RETURN collect(label)"); len(got) != 1 || got[0] != want {
			t.Errorf("labels of a %s: %v, want %s", tt.which, got, want)
		}
	}
}

// TestOldLayout has clusters as an older newsgraph wrote them.
func TestOldLayout(t *testing.T) {
	s := opener(t)(t)
	defer s.Close()
	item := graphtest.Build(t, "https://a.example/1", "", "2020-08-08T01:00:00Z", "{Trump|Q1} spoke.")
	g := graph.New(s)
	if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.(*Store).query(t.Context(), "MATCH (c:Cluster) REMOVE c.told", nil); err != nil {
		t.Fatal(err)
	}
	if err := g.Add(t.Context(), item.Article, item.Reading, nil); err == nil || !strings.Contains(err.Error(), "made by an older newsgraph") {
		t.Errorf("error %v, want one that says that the graph is old", err)
	}
}

func TestRelationType(t *testing.T) {
	for predicate, want := range map[string]string{"head_of": "`HEAD_OF`", "a`b\\u0060 é": "`A_B_U0060__`"} {
		if got := relationType(predicate); got != want {
			t.Errorf("the type of %q is %s, want %s", predicate, got, want)
		}
	}
}

// TestRelationEdges follows the edges between entities through new articles, a
// new version and corrections.
func TestRelationEdges(t *testing.T) {
	s := opener(t)(t)
	defer s.Close()
	g := graph.New(s)
	add := func(url, fetched string, sentences ...string) {
		t.Helper()
		item := graphtest.Build(t, url, "2020-08-07", fetched, sentences...)
		if err := g.Add(t.Context(), item.Article, item.Reading, nil); err != nil {
			t.Fatal(err)
		}
	}
	edges := func(want ...string) {
		t.Helper()
		got := lines(t, s, "MATCH (s:Entity)-[x]->(o:Entity) RETURN s.name, type(x), o.name, x.articles, COUNT { MATCH (t:Statement) WHERE t.id IN x.statements }")
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("edges:\n got %v\nwant %v", got, want)
		}
	}
	add("https://a.example/1", "2020-08-08T01:00:00Z", "{Ann Olds} [heads|head_of] {Huawei|Q6}.", "{Ann Olds} [heads|head_of] {Huawei|Q6}.", "{Trump|Q1} [may meet|CONSULT|PLANNED] {Huawei|Q6}.")
	add("https://a.example/2", "2020-08-08T01:00:00Z", "{Trump|Q1} [heads|head_of] {Huawei|Q6}.", "{Huawei|Q6} [owns|owns] {Oracle|Q7}.")
	edges(`["Ann Olds","HEAD_OF","Entity Q6",1,2]`, `["Entity Q1","HEAD_OF","Entity Q6",1,1]`, `["Entity Q6","OWNS","Entity Q7",1,1]`)

	ann, err := g.EntityByName(t.Context(), "ann olds")
	if err != nil {
		t.Fatal(err)
	}
	merge := graph.Correction{Kind: graph.MergeEntities, By: "Ann"}
	if merge.About, err = g.Subject(t.Context(), ann.ID); err != nil {
		t.Fatal(err)
	}
	if merge.Into, err = g.Subject(t.Context(), "entity:Q1"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(g.Draft(t.Context(), &merge), g.Correct(t.Context(), &merge)); err != nil {
		t.Fatal(err)
	}
	edges(`["Entity Q1","HEAD_OF","Entity Q6",2,3]`, `["Entity Q6","OWNS","Entity Q7",1,1]`)
	add("https://a.example/2", "2020-08-09T01:00:00Z", "{Trump|Q1} [sues|SUE] {Huawei|Q6}.")
	edges(`["Entity Q1","HEAD_OF","Entity Q6",1,2]`, `["Entity Q1","SUE","Entity Q6",1,1]`)
}
