package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"regexp"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/news"
)

// spy is a connection that keeps what it is asked.
type spy struct {
	driver.Conn
	asked *[]question
}

type question struct {
	query string
	args  []any
}

func (s spy) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	q := question{query: query}
	for _, arg := range args {
		q.args = append(q.args, arg.Value)
	}
	*s.asked = append(*s.asked, q)
	return s.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

// connector gives spies on connections of another pool's driver.
type connector struct {
	driver driver.Driver
	name   string
	asked  *[]question
}

func (c connector) Driver() driver.Driver { return c.driver }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	conn, err := c.driver.Open(c.name)
	return spy{conn, c.asked}, err
}

// TestPlans asks SQLite how it goes about each question: by the indexes that
// are made for it, from what the question names to the rest.
func TestPlans(t *testing.T) {
	file := t.TempDir() + "/graph.db"
	s := openFile(t, file)
	defer s.Close()
	var asked []question
	plain := s.read
	defer plain.Close()
	s.read = sql.OpenDB(connector{plain.Driver(), file, &asked})
	akin := []graph.Kinship{{Namesake: graph.Namesake{Name: "a"}, Entity: "b", Companions: []string{"c", "d"}}}
	ids, page := []string{"a", "b"}, graph.Page{Limit: 3, After: &graph.Cursor{}}
	period := graph.Period{From: time.Unix(0, 0)}
	for _, tt := range []struct {
		what string
		ask  func(ctx context.Context) error
		want string // the tables in their order, each with its index; pk is its primary key
	}{
		{"articles", func(ctx context.Context) error { _, err := s.Articles(ctx, ids); return err }, "article(pk)"},
		{"readings", func(ctx context.Context) error { _, err := s.Readings(ctx, ids); return err }, "reading(pk) cluster(pk)"},
		{"quotes", func(ctx context.Context) error { _, err := s.Quotes(ctx, ids); return err }, "quote(pk)"},
		{"articles at addresses", func(ctx context.Context) error { _, err := s.ArticlesAt(ctx, ids); return err }, "d(pk) a(pk)"},
		{"redirects", func(ctx context.Context) error { _, err := s.Redirects(ctx, ids); return err }, "redirect(pk)"},
		{"current ids", func(ctx context.Context) error { _, err := s.CurrentIDs(ctx, ids); return err },
			"c(cluster_entity) s(pk) c(cluster_local) s(pk) c(cluster_entity) c(cluster_local)"},
		{"former ids", func(ctx context.Context) error { _, err := s.FormerIDs(ctx, ids); return err },
			"k(cluster_entity) o(cluster_local) e(pk) c(cluster_entity) s(pk) c(cluster_local) s(pk) c(cluster_entity) c(cluster_local) entity(entity_merged)"},
		{"touching", func(ctx context.Context) error { _, err := s.Touching(ctx, ids, ids); return err }, "cluster(cluster_entity) cluster(cluster_automatic) cluster(cluster_joined) reading(reading_article)"},
		{"counts", func(ctx context.Context) error { _, err := s.MentionCounts(ctx, ids); return err }, "c(cluster_entity) a(article_reading)"},
		{"namesakes", func(ctx context.Context) error {
			_, err := s.Namesakes(ctx, []graph.Namesake{{Name: "a"}}, graph.Company{Article: "a"})
			return err
		}, "k(pk)"},
		{"told", func(ctx context.Context) error { _, err := s.Told(ctx, akin); return err }, "c(pk) s(pk) r(pk) t(pk)"},
		{"claimants", func(ctx context.Context) error { _, err := s.Claimants(ctx, akin, false); return err }, "c(pk) s(pk) r(pk)"},
		{"list of articles", func(ctx context.Context) error {
			_, _, err := s.ListArticles(ctx, graph.ArticleFilter{MentionsAll: ids[:1], Published: period}, page)
			return err
		}, "a(article_reading) cluster(cluster_entity)"},
		{"newest articles", func(ctx context.Context) error {
			_, _, err := s.ListArticles(ctx, graph.ArticleFilter{}, page)
			return err
		}, "a(article_sort) a(article_sort)"},
		{"entities of a name", func(ctx context.Context) error {
			_, _, err := s.ListEntities(ctx, graph.EntityFilter{Name: "a"}, page)
			return err
		}, "c(cluster_entity) n(pk) n(pk) e(pk) k(cluster_automatic) n(pk) e(pk) k(cluster_joined) a(article_reading)"},
		{"quotes of a speaker", func(ctx context.Context) error {
			_, _, err := s.ListQuotes(ctx, graph.QuoteFilter{Speakers: ids}, page)
			return err
		}, "q(pk) c(cluster_entity) s(quote_speaker) a(article_reading)"},
		{"quotes about", func(ctx context.Context) error {
			_, _, err := s.ListQuotes(ctx, graph.QuoteFilter{About: ids}, page)
			return err
		}, "q(pk) c(cluster_entity) b(quote_about_cluster) a(article_reading)"},
		{"quotes of the same words", func(ctx context.Context) error {
			_, _, err := s.ListQuotes(ctx, graph.QuoteFilter{Speakers: ids[:1], Runs: []int64{1, 2}, Elsewhere: "a"}, page)
			return err
		}, "q(pk) c(cluster_entity) s(quote_speaker) quote_run(pk) a(article_reading)"},
		{"co-mentions", func(ctx context.Context) error {
			_, _, err := s.ListCoMentions(ctx, graph.CoMentionFilter{Entity: "a", Where: graph.Where{Published: period}}, page)
			return err
		}, "c(cluster_entity) a(article_reading) m(pk) n(mention_sentence) o(pk)"},
		{"neighbors", func(ctx context.Context) error {
			_, err := s.Neighbors(ctx, ids, graph.Where{Published: period}, 10)
			return err
		}, "c(cluster_entity) a(article_reading) m(pk) n(mention_sentence) o(pk)"},
		{"shared", func(ctx context.Context) error {
			_, _, err := s.ListShared(ctx, graph.SharedFilter{A: "a", B: "b"}, page)
			return err
		}, "c(cluster_entity) a(article_reading) m(pk) n(mention_sentence) o(pk)"},
		{"statements", func(ctx context.Context) error { _, err := s.Statements(ctx, ids); return err }, "statement(pk)"},
		{"opinions", func(ctx context.Context) error { _, err := s.Opinions(ctx, ids); return err }, "opinion(pk)"},
		{"opinions of an entity", func(ctx context.Context) error {
			_, _, err := s.ListOpinions(ctx, graph.OpinionFilter{Targets: ids[:1], Holders: ids}, page)
			return err
		}, "t(pk) k(cluster_entity) x(opinion_holder) k(cluster_entity) x(opinion_target) a(article_reading)"},
		{"opinions of a writer", func(ctx context.Context) error {
			_, _, err := s.ListOpinions(ctx, graph.OpinionFilter{Authors: ids[:1]}, page)
			return err
		}, "a(pk) w(pk) t(opinion_target)"},
		{"opinions of a writer about an entity", func(ctx context.Context) error {
			_, _, err := s.ListOpinions(ctx, graph.OpinionFilter{Authors: ids[:1], Targets: ids}, page)
			return err
		}, "t(pk) k(cluster_entity) x(opinion_target) a(article_reading) w(pk)"},
		{"event ids", func(ctx context.Context) error { _, err := s.EventIDs(ctx, ids); return err }, "e(event_local) a(article_reading) p(pk) c(pk)"},
		{"articles of a genre", func(ctx context.Context) error {
			_, _, err := s.ListArticles(ctx, graph.ArticleFilter{Genres: []news.Genre{news.OpinionGenre}, Published: period}, page)
			return err
		}, "a(article_sort) a(article_sort) reading(pk)"},
		{"newest statements", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Published: period}, page)
			return err
		}, "a(article_sort) a(article_sort) t(statement_event)"},
		{"statements about", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Entities: ids, Published: period}, page)
			return err
		}, "t(pk) k(cluster_entity) x(statement_subject) k(cluster_entity) x(statement_object) a(article_reading)"},
		{"statements between", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Between: ids}, page)
			return err
		}, "t(pk) k(cluster_entity) x(statement_subject) k(cluster_entity) x(statement_object) k(cluster_entity) x(statement_subject) k(cluster_entity) x(statement_object) a(article_reading)"},
		{"statements of an article", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Article: "a"}, page)
			return err
		}, "a(pk) t(statement_event)"},
		{"statements of a relation", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Relations: []graph.Relation{{Subject: "a", Predicate: "b", Object: "c"}}}, page)
			return err
		}, "t(pk) c(cluster_entity) s(statement_subject) o(pk) a(article_reading)"},
		{"statements of events", func(ctx context.Context) error {
			_, _, err := s.ListStatements(ctx, graph.StatementFilter{Events: ids}, page)
			return err
		}, "a(article_reading) c(cluster_entity) p(participant_cluster) e(pk) e(event_local) p(pk) c(pk) t(statement_event) c(cluster_entity) p(participant_cluster) e(pk) e(event_local) p(pk) c(pk) c(cluster_entity) p(participant_cluster) e(pk) e(event_local) p(pk) c(pk)"},
		{"events of an article", func(ctx context.Context) error {
			_, _, err := s.ListEvents(ctx, graph.EventFilter{Article: "a"}, page)
			return err
		}, "a(pk) e(pk) p(pk) c(pk) p(pk) c(pk) p(pk) c(pk)"},
		{"events of participants", func(ctx context.Context) error {
			_, _, err := s.ListEvents(ctx, graph.EventFilter{Participants: ids, Happened: period, Voices: []news.Voice{news.Quoted}}, page)
			return err
		}, "e(pk) c(cluster_entity) p(participant_cluster) c(cluster_entity) p(participant_cluster) p(pk) c(pk) a(article_reading) t(statement_event) p(pk) c(pk) p(pk) c(pk)"},
		{"events of actors", func(ctx context.Context) error {
			_, _, err := s.ListEvents(ctx, graph.EventFilter{Actors: ids}, page)
			return err
		}, "e(pk) c(cluster_entity) p(pk) p(pk) c(pk) a(article_reading) p(pk) c(pk) p(pk) c(pk)"},
		{"events of a status", func(ctx context.Context) error {
			_, _, err := s.ListEvents(ctx, graph.EventFilter{Statuses: []news.Status{news.Denied}}, page)
			return err
		}, "all of e e(event_local) e(event_day) p(pk) c(pk) p(pk) c(pk) b(article_reading) p(pk) c(pk) a(article_reading) p(pk) c(pk) p(pk) c(pk)"},
		{"relations of an entity", func(ctx context.Context) error {
			_, _, err := s.ListRelations(ctx, graph.RelationFilter{Entity: "a"}, page)
			return err
		}, "s(pk) k(cluster_entity) x(statement_subject) k(cluster_entity) x(statement_object) c(pk) o(pk) a(article_reading)"},
		{"relations of a subject", func(ctx context.Context) error {
			_, _, err := s.ListRelations(ctx, graph.RelationFilter{Subject: "a", Predicates: ids}, page)
			return err
		}, "s(pk) k(cluster_entity) x(statement_subject) c(pk) o(pk) a(article_reading)"},
		{"relations of an object", func(ctx context.Context) error {
			_, _, err := s.ListRelations(ctx, graph.RelationFilter{Object: "a"}, page)
			return err
		}, "s(pk) k(cluster_entity) x(statement_object) c(pk) o(pk) a(article_reading)"},
	} {
		asked = nil
		if err := tt.ask(t.Context()); err != nil {
			t.Fatalf("%s: %v", tt.what, err)
		}
		if got := plan(t, plain, asked[0]); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.what, got, tt.want)
		}
	}
}

// access is a line of a plan that says how a table is read.
var access = regexp.MustCompile(`^(SEARCH|SCAN) (\w+)(?: EXISTS)?(?: USING (?:COVERING )?(?:INDEX (\w+)|(PRIMARY KEY))| (VIRTUAL TABLE))?`)

// plan gives the tables that a question reads, in their order.
func plan(t *testing.T, db *sql.DB, q question) string {
	t.Helper()
	var tables []string
	err := each(t.Context(), db, func(rows *sql.Rows) error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		m := access.FindStringSubmatch(detail)
		switch {
		case m == nil || m[5] != "" || m[2] == "list" || m[2] == "asked": // subqueries
		case m[1] == "SCAN":
			tables = append(tables, "all of "+m[2])
		case m[4] != "" || strings.HasPrefix(m[3], "sqlite_autoindex"):
			tables = append(tables, m[2]+"(pk)")
		default:
			tables = append(tables, m[2]+"("+m[3]+")")
		}
		return err
	}, "EXPLAIN QUERY PLAN "+q.query, q.args...)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(tables, " ")
}
