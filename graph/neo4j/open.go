// Package neo4j keeps a graph in a Neo4j database, version 5.23 or newer: for
// graphs that are too large for one machine, and for people who browse theirs.
//
// Layout. What a page said is kept in nodes that do not change:
//
//	(:Source {id, name, domain, owner})
//	(:Article {id, url, headline, authors, publishedAt, sort, pubFrom, pubTo})-[:PUBLISHED_BY]->(:Source)
//	(:Address {url})-[:LEADS_TO]->(:Article)-[:HAS_VERSION]->(:Version {id, headline, text, reading, doc})-[:HAS_READING]->(:Reading)
//	(:Address)-[:REDIRECTS_TO]->(:Address)
//	(:Reading {id, article, genre, doc})<-[:FOUND_IN]-(:Cluster {id, n, name, folded, type, localId, told})
//	(:Reading)<-[:READ_IN]-(:Quote {id, place})          its words stand in the reading's doc
//	(:Quote)-[:HAS]->(:Run {hash})                       runs of words, see graph.Graph.AlsoIn
//	(:Reading)<-[:STATED_IN]-(:Statement {id, place, predicate, voice, status, negated, time, validFrom, validTo, confidence})
//	(:Statement)-[:EVIDENCE {start, end, text}]->(:Article)
//	(:Reading)<-[:HELD_IN]-(:Opinion {id, place, stance, voice, written, words, confidence})
//	(:Reading)<-[:TOLD_IN]-(:Event {account, id, localId, type, title, time, sort, start, end, outcome})<-[:ABOUT]-(:Statement)
//	(:Reading)-[:BESIDE]->(:Entity)                      companions, see graph.Company
//	(:Cluster)-[:MAY_BE {told}]->(:Entity)               claims in doubt, see graph.Claim
//	(:Entity:Person {id, name, type, wikidataId, description, key, mergedInto, doc})-[:NAMED]->(:Name {folded})
//	(:Failure {id, url, step, doc})  (:Mark {reader, file, offset})  (:Correction {id, n, kind, by, why, at, doc})
//
// Who is meant and what is current are edges, which change:
//
//	(:Cluster)-[:DECIDED_AS]->(:Entity)   (:Cluster)-[:READ_AS]->(:Entity)   after corrections, and as its text tells
//	(:Cluster)-[:JOINS]->(:Entity)        as other articles tell
//	(:Quote)-[:SPOKEN_BY]->(:Entity)   (:Quote)-[:ABOUT]->(:Entity)
//	(:Statement)-[:SUBJECT]->(:Entity)   (:Statement)-[:OBJECT]->(:Entity)   (:Statement)-[:SAID_BY {n, kind}]->(:Entity)
//	(:Opinion)-[:HELD_BY]->(:Entity)   (:Opinion)-[:OPINION_OF]->(:Entity)
//	(:Event)-[:ACTOR {n}]->(:Entity)      as :RECIPIENT, :PLACE and :OTHER
//	(:Article)-[:CURRENT]->(:Reading)
//	(:Article)-[:MENTIONS {start, end, text, confidence, sentence, place, voice}]->(:Entity)   of the current reading
//
// An event node is what one reading tells of an event: nodes with one id are one
// event. The id follows who takes part in it, see [graph.Reading.EventID].
//
// What the current readings say of two entities is also an edge between them, for
// people who browse: one for each predicate, which is its type in capitals.
//
//	(:Person)-[:HEAD_OF {predicate, statements, articles, voices}]->(:Organization)
//
// It holds the ids of the statements that tell it, how many articles these are in,
// and their voices. Only what happened or goes on makes one, not what is denied or planned. So
// MATCH (s:Statement) WHERE s.id IN x.statements leads from an edge x to the words
// it rests on: where x.voices has neither REPORTAGE nor HEADLINE, it is no fact.
//
// On statements and events, time is EDTF; start and end are milliseconds of an
// event, and elsewhere bytes of the text; doc is a record, or what no property
// holds of it, as JSON.
package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Config says where the database is.
type Config struct {
	URI      string // bolt:// or neo4j://, with +s for an encrypted connection
	Username string // "" for a server without authentication
	Password string
	Database string // "" for the server's default
}

// Store is a [graph.Store] in a Neo4j database.
type Store struct {
	driver   neo4j.DriverWithContext
	database string
}

// connectTimeout is how long Open waits for a server that does not answer.
const connectTimeout = 15 * time.Second

// Open connects to the database and makes the constraints and indexes that are
// not there yet.
func Open(ctx context.Context, c Config) (*Store, error) {
	auth := neo4j.NoAuth()
	if c.Username != "" {
		auth = neo4j.BasicAuth(c.Username, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, func(c *config.Config) {
		c.SocketConnectTimeout = connectTimeout
		c.ConnectionAcquisitionTimeout = connectTimeout
		c.MaxTransactionRetryTime = connectTimeout
	})
	if err != nil {
		return nil, fmt.Errorf("the address %q is not one of a Neo4j server such as bolt://127.0.0.1:7687: %w", c.URI, err)
	}
	s := &Store{driver: driver, database: c.Database}
	if err := s.prepare(ctx); err != nil {
		_ = driver.Close(ctx) // the first error says what is wrong
		return nil, fmt.Errorf("open the graph in Neo4j at %s (does it run, and are user name and password right?): %w", c.URI, err)
	}
	return s, nil
}

// prepare waits for the server and makes constraints and indexes.
func (s *Store) prepare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*connectTimeout)
	defer cancel()
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	for _, statement := range schema {
		if _, err := s.query(ctx, statement, nil); err != nil {
			return err
		}
	}
	_, err := s.query(ctx, "CALL db.awaitIndexes(20)", nil)
	return err
}

// schema makes every key unique, which also makes it an index, and indexes what
// is searched for otherwise.
var schema = []string{
	"CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT address_url IF NOT EXISTS FOR (n:Address) REQUIRE n.url IS UNIQUE",
	"CREATE CONSTRAINT version_id IF NOT EXISTS FOR (n:Version) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT reading_id IF NOT EXISTS FOR (n:Reading) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT cluster_id IF NOT EXISTS FOR (n:Cluster) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT quote_id IF NOT EXISTS FOR (n:Quote) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT run_hash IF NOT EXISTS FOR (n:Run) REQUIRE n.hash IS UNIQUE",
	"CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT opinion_id IF NOT EXISTS FOR (n:Opinion) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT event_account IF NOT EXISTS FOR (n:Event) REQUIRE n.account IS UNIQUE",
	"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT name_folded IF NOT EXISTS FOR (n:Name) REQUIRE n.folded IS UNIQUE",
	"CREATE CONSTRAINT failure_id IF NOT EXISTS FOR (n:Failure) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT correction_id IF NOT EXISTS FOR (n:Correction) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT mark_reader IF NOT EXISTS FOR (n:Mark) REQUIRE n.reader IS UNIQUE",
	"CREATE INDEX article_sort IF NOT EXISTS FOR (n:Article) ON (n.sort)",
	"CREATE INDEX entity_wikidata IF NOT EXISTS FOR (n:Entity) ON (n.wikidataId)",
	"CREATE INDEX entity_merged IF NOT EXISTS FOR (n:Entity) ON (n.mergedInto)",
	"CREATE INDEX reading_article IF NOT EXISTS FOR (n:Reading) ON (n.article)",
	"CREATE INDEX cluster_local IF NOT EXISTS FOR (n:Cluster) ON (n.localId)",
	"CREATE INDEX event_id IF NOT EXISTS FOR (n:Event) ON (n.id)",
	"CREATE INDEX event_local IF NOT EXISTS FOR (n:Event) ON (n.localId)",
	"CREATE INDEX cluster_name IF NOT EXISTS FOR (n:Cluster) ON (n.folded, n.type)",
}

// Close ends the connections.
func (s *Store) Close() error { return s.driver.Close(context.Background()) }

// query runs one statement in a transaction of its own and gives all rows.
func (s *Store) query(ctx context.Context, cypher string, parameters map[string]any) ([]*neo4j.Record, error) {
	options := []neo4j.ExecuteQueryConfigurationOption{neo4j.ExecuteQueryWithDatabase(s.database)}
	result, err := neo4j.ExecuteQuery(ctx, s.driver, cypher, parameters, neo4j.EagerResultTransformer, options...)
	if err != nil {
		return nil, err
	}
	return result.Records, nil
}

// ask is query for statements that only read.
func (s *Store) ask(ctx context.Context, cypher string, parameters map[string]any) ([]*neo4j.Record, error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: neo4j.AccessModeRead})
	defer session.Close(ctx)
	records, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		result, err := tx.Run(ctx, cypher, parameters)
		if err != nil {
			return nil, err
		}
		return result.Collect(ctx)
	})
	if err != nil {
		return nil, err
	}
	return records.([]*neo4j.Record), nil
}
