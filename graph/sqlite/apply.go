package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"newsgraph/graph"
	"newsgraph/news"
)

// Apply writes a change in one transaction.
func (s *Store) Apply(ctx context.Context, c *graph.Change) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	w := writer{ctx: ctx, tx: tx}
	w.change(c)
	if w.err != nil {
		return w.err
	}
	return tx.Commit()
}

// writer runs statements until one fails.
type writer struct {
	ctx context.Context
	tx  *sql.Tx
	err error
}

func (w *writer) exec(statement string, args ...any) (changed bool) {
	if w.err != nil {
		return false
	}
	result, err := w.tx.ExecContext(w.ctx, statement, args...)
	if err != nil {
		w.err = err
		return false
	}
	n, err := result.RowsAffected()
	w.err = err
	return n > 0
}

// doc is a record as JSON.
func (w *writer) doc(record any) string {
	data, err := json.Marshal(record)
	if err != nil && w.err == nil {
		w.err = err
	}
	return string(data)
}

func (w *writer) change(c *graph.Change) {
	if c.Source != nil {
		w.exec("INSERT OR REPLACE INTO source VALUES (?, ?)", c.Source.ID, w.doc(c.Source))
	}
	if c.Article != nil {
		w.article(c.Article)
	}
	for _, m := range c.Merges {
		w.exec("UPDATE cluster SET entity = ? WHERE entity = ?", m.Into, m.From)
		w.exec("UPDATE cluster SET automatic = ? WHERE automatic = ?", m.Into, m.From)
		w.exec("UPDATE OR REPLACE company SET entity = ? WHERE entity = ?", m.Into, m.From)
		w.gone(m.From)
	}
	for _, r := range c.Decided {
		for i, cluster := range r.Clusters {
			w.exec("UPDATE cluster SET entity = ?, automatic = ?, joined = ?, told = ? WHERE reading = ? AND n = ?",
				cluster.Entity, cluster.Automatic, cluster.Joined, list(cluster.Told), r.ID, i)
		}
		for _, claim := range r.Claims() {
			w.exec(`UPDATE claim SET state = ? WHERE folded = ? AND type = ? AND entity = ? AND state = ?
				AND beside IN (SELECT value FROM json_each(?)) AND reading = ? AND cluster = ?`,
				state(r, claim), claim.Name, claim.Type, claim.Entity, doubt(state(r, claim) != toldOf), list(r.Companions), r.ID, claim.Cluster)
		}
	}
	for _, e := range c.Entities {
		w.entity(e)
	}
	for _, id := range c.Gone {
		w.gone(id)
	}
	if c.Reading != nil {
		w.reading(c.Reading)
	}
	for _, r := range c.Redirects {
		w.exec("INSERT OR IGNORE INTO redirect VALUES (?, ?)", r.From, r.To)
	}
	if c.Failure != nil {
		w.exec("INSERT OR REPLACE INTO failure VALUES (?, ?)", c.Failure.ID(), w.doc(c.Failure))
	}
	for _, correction := range c.Corrections {
		w.exec("INSERT OR IGNORE INTO correction VALUES (?, ?, ?)", correction.N, correction.ID, w.doc(correction))
	}
	if c.Mark != nil {
		w.exec("INSERT OR REPLACE INTO mark VALUES (?, ?, ?)", c.Mark.Reader, c.Mark.File, c.Mark.Offset)
	}
}

// The states of claims.
const (
	inDoubt = iota
	beyondDoubt
	toldOf // in doubt
)

// state is the state of a claim of a reading.
func state(r *graph.Reading, c graph.Claim) int {
	if c.Linked {
		return beyondDoubt
	}
	return doubt(slices.Contains(r.Clusters[c.Cluster].Told, c.Entity))
}

// doubt is the state of a claim in doubt.
func doubt(told bool) int {
	if told {
		return toldOf
	}
	return inDoubt
}

// gone takes an entity away.
func (w *writer) gone(id string) {
	w.exec("DELETE FROM name WHERE entity = ?", id)
	w.exec("DELETE FROM entity WHERE id = ?", id)
}

func (w *writer) article(a *graph.Article) {
	v := a.Current()
	var from, to sql.NullInt64
	if !v.Published.IsZero() {
		start, end := v.Published.Bounds()
		from, to = sql.NullInt64{Int64: start.UnixMilli(), Valid: true}, sql.NullInt64{Int64: end.UnixMilli(), Valid: true}
	}
	w.exec("DELETE FROM article WHERE id = ?", a.ID)
	w.exec("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", a.ID, a.URL, w.doc(a), a.SortTime(), from, to, v.Reading)
	w.exec("DELETE FROM standing WHERE article = ?", a.ID)
	for _, v := range a.Versions {
		w.exec("INSERT OR IGNORE INTO standing VALUES (?, ?)", v.Reading, a.ID)
	}
	w.exec("DELETE FROM author WHERE article = ?", a.ID)
	for _, name := range v.FoldedAuthors() {
		w.exec("INSERT INTO author VALUES (?, ?)", name, a.ID)
	}
	w.exec("DELETE FROM address WHERE article = ?", a.ID)
	for _, address := range a.Addresses {
		w.exec("INSERT OR IGNORE INTO address VALUES (?, ?)", address, a.ID)
	}
}

func (w *writer) reading(r *graph.Reading) {
	if !w.exec("INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?)", r.ID, r.Article, w.doc(r), r.Genre) {
		return // known already
	}
	mentions := make([]int, len(r.Clusters))
	for _, m := range r.Mentions {
		mentions[m.Cluster]++
		w.exec("INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?)", r.ID, m.Cluster, m.Sentence, r.SentencePlace(m.Sentence), r.Sentences[m.Sentence].Voice)
	}
	for i, c := range r.Clusters {
		w.exec("INSERT INTO cluster VALUES (?, ?, ?, ?, ?, ?, ?, ?)", r.ID, i, c.LocalID, mentions[i], c.Entity, c.Automatic, c.Joined, list(c.Told))
		w.exec(`
			INSERT OR IGNORE INTO company SELECT ?, ?, b.value, e.id
			FROM entity e, json_each(?) b WHERE e.id = ? AND e.key <> ''`,
			news.FoldName(c.Name), c.Type, list(append([]string{r.Article}, r.Companions...)), c.Automatic)
	}
	for _, c := range r.Claims() {
		w.exec("INSERT INTO claim SELECT ?, ?, ?, ?, value, ?, ? FROM json_each(?) WHERE value <> ?",
			c.Name, c.Type, c.Entity, state(r, c), r.ID, c.Cluster, list(r.Companions), c.Entity)
	}
	for _, q := range r.Quotes {
		w.exec("INSERT INTO quote VALUES (?, ?, ?, ?)", q.ID, r.ID, q.Place(), q.Speaker)
		for _, cluster := range q.About {
			w.exec("INSERT INTO quote_about VALUES (?, ?, ?)", q.ID, r.ID, cluster)
		}
		w.exec("INSERT INTO quote_run SELECT value, ? FROM json_each(?)", q.ID, list(append([]int64{}, q.Runs...)))
	}
	for _, s := range r.Statements {
		w.exec("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			s.ID, r.ID, s.Place(), s.Predicate, s.Subject.Cluster, s.Object.Cluster, s.Voice, s.Status, s.Negated, s.Event)
	}
	for _, o := range r.Opinions {
		w.exec("INSERT INTO opinion VALUES (?, ?, ?, ?, ?, ?, ?, ?)", o.ID, r.ID, o.Place(), o.Holder.Cluster, o.Target.Cluster, o.Stance, o.Voice, o.Written())
	}
	for i := range r.Events {
		w.event(r, i)
	}
}

// event writes event i of a reading.
func (w *writer) event(r *graph.Reading, i int) {
	e := r.Events[i]
	from, to, sort := r.EventSpan(i)
	w.exec("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		r.ID, i, r.LocalEventID(i), e.Type, graph.Mutual(e.Type), r.EventDay(i), sort, from, to, r.Outcome(i))
	for n, p := range e.Participants {
		w.exec("INSERT INTO participant VALUES (?, ?, ?, ?, ?)", r.ID, i, n, p.Cluster, p.Role)
	}
}

func (w *writer) entity(e *graph.Entity) {
	w.exec(`
		INSERT INTO entity VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET key = excluded.key, merged_into = excluded.merged_into, doc = excluded.doc`,
		e.ID, e.Key, e.MergedInto, w.doc(e))
	w.exec("DELETE FROM name WHERE entity = ?", e.ID)
	for _, name := range e.FoldedNames() {
		w.exec("INSERT INTO name VALUES (?, ?)", name, e.ID)
	}
}
