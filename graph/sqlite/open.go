// Package sqlite keeps a graph in one SQLite file, by a driver in pure Go. It
// is the store of programs that run on one machine.
//
// Layout: a record is kept whole as JSON in the column doc of its table;
// everything else is index, made from the records when they are written:
//
//	source(id, doc)  failure(id, doc)  mark(reader, file, offset)
//	article(id, url, doc; sort, pub_from, pub_to, reading)   of the current version
//	author(folded, article)      of the current version
//	address(address, article)  redirect(address, target)  standing(reading, article)
//	reading(id, article, doc, genre)    what was read; the decisions stand in cluster
//	cluster(reading, n, local_id, mentions, entity, automatic, joined, told)
//	company(folded, type, beside, entity)   of local entities, see graph.Company
//	claim(folded, type, entity, state, beside, reading, cluster)   see graph.Claim
//	mention(reading, cluster, sentence, place, voice)
//	quote(id, reading, place, speaker)  quote_about(quote, reading, cluster)  quote_run(hash, quote)
//	statement(id, reading, place, predicate, subject, object, voice, status, negated, event)
//	opinion(id, reading, place, holder, target, stance, voice, written)
//	event(reading, n, local_id, type, mutual, day, sort, start, end, outcome)  participant(reading, event, n, cluster, role)
//	happening                    a view: the events with their ids
//	entity(id, key, merged_into, doc)  name(folded, entity)
//	correction(n, id, doc)       the curation log
package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"

	"modernc.org/sqlite" // and the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed schema.sql
var schema string

// schemaVersion is the version of schema.sql, kept in the file's user_version.
const schemaVersion = 7

// application is the file's application_id, "ngrf", which tells it from the
// files of other programs.
const application = 0x6e677266

// readers is how many questions are answered at once.
const readers = 4

// Store is a [graph.Store] in a file.
type Store struct {
	write *sql.DB // one connection: SQLite has one writer at a time
	read  *sql.DB
}

// Open opens the graph in a file, which is made if it is not there. Several
// programs may have it open at once, but only one of them may write: each
// change is whole, but what it says rests on what was read before it, and
// nothing here keeps another program from writing in between.
func Open(ctx context.Context, path string) (*Store, error) {
	write, err := connect(path, 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open the graph in %s: %w%s", path, err, advice(err)), write.Close())
	}
	read, err := connect(path, readers)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	return &Store{write: write, read: read}, nil
}

// connect opens a pool of connections. Write-ahead logging lets readers go on
// beside the writer; a commit is on the disk when it returns.
func connect(path string, connections int) (*sql.DB, error) {
	options := url.Values{
		"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "busy_timeout(10000)"},
		"_txlock": {"immediate"},
	}
	name := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, fmt.Errorf("open the graph in %s: %w", path, err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// migrate makes the tables of a new file.
func migrate(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var version, maker, tables int
	for question, answer := range map[string]*int{
		"PRAGMA user_version": &version, "PRAGMA application_id": &maker, "SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := tx.QueryRowContext(ctx, question).Scan(answer); err != nil {
			return err
		}
	}
	switch {
	case tables == 0:
		marks := fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", schemaVersion, application)
		if _, err := tx.ExecContext(ctx, schema+marks); err != nil {
			return err
		}
		return tx.Commit()
	case maker != application && (maker != 0 || version == 0):
		return errors.New("it is the database of another program: name another directory with --data")
	case version == schemaVersion:
		return nil
	}
	return fmt.Errorf("its layout has version %d, this program knows %d: use the newsgraph that made it, or move it away and run 'newsgraph ingest --again' to make a new one from the archive and the curation log beside it", version, schemaVersion)
}

// advice says what to do about an error of SQLite.
func advice(err error) string {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return ""
	}
	switch failure.Code() & 0xff { // the rest tells more exactly which
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ": the file is damaged; move it away and run 'newsgraph ingest --again' to make a new one from the archive"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return ": the file and its directory must be writable, even for questions; change that, or copy the data directory"
	}
	return ""
}

// Close closes the file.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }
