-- Version 7. Text is compared byte by byte (the BINARY collation), which for
-- UTF-8 is by code point, as in the other stores.
CREATE TABLE source (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE failure (id TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE redirect (address TEXT, target TEXT, PRIMARY KEY (address, target)) WITHOUT ROWID;
CREATE TABLE correction (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL);
CREATE TABLE mark (reader TEXT PRIMARY KEY, file TEXT NOT NULL, offset INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE article (
  id       TEXT PRIMARY KEY,
  url      TEXT NOT NULL,
  doc      TEXT NOT NULL,
  sort     INTEGER NOT NULL, -- milliseconds, see graph.Article.SortTime
  pub_from INTEGER,          -- milliseconds; null where the date is not known
  pub_to   INTEGER,
  reading  TEXT NOT NULL     -- the current reading of the current version
);
CREATE INDEX article_sort ON article (sort DESC, id);
CREATE UNIQUE INDEX article_reading ON article (reading);
CREATE TABLE author (folded TEXT, article TEXT, PRIMARY KEY (folded, article)) WITHOUT ROWID; -- of the current version
CREATE INDEX author_article ON author (article);
CREATE TABLE address (address TEXT, article TEXT, PRIMARY KEY (address, article)) WITHOUT ROWID;
CREATE INDEX address_article ON address (article);
CREATE TABLE standing (reading TEXT, article TEXT, PRIMARY KEY (reading, article)) WITHOUT ROWID; -- readings that count, of any version
CREATE INDEX standing_article ON standing (article);

CREATE TABLE reading (id TEXT PRIMARY KEY, article TEXT NOT NULL, doc TEXT NOT NULL, genre TEXT NOT NULL);
CREATE INDEX reading_article ON reading (article);
CREATE TABLE cluster (
  reading   TEXT NOT NULL,
  n         INTEGER NOT NULL,
  local_id  TEXT NOT NULL,
  mentions  INTEGER NOT NULL,
  entity    TEXT NOT NULL, -- the decision
  automatic TEXT NOT NULL, -- as its text tells
  joined    TEXT NOT NULL, -- as other articles tell, or ''
  told      TEXT NOT NULL, -- see graph.Cluster
  PRIMARY KEY (reading, n)
) WITHOUT ROWID;
CREATE INDEX cluster_entity ON cluster (entity, local_id);
CREATE INDEX cluster_automatic ON cluster (automatic);
CREATE INDEX cluster_joined ON cluster (joined) WHERE joined <> '';
CREATE INDEX cluster_local ON cluster (local_id, entity);
CREATE TABLE company ( -- of local entities, see graph.Company
  folded TEXT,
  type   TEXT,
  beside TEXT, -- an article that names the entity so, or a companion there
  entity TEXT,
  PRIMARY KEY (folded, type, beside, entity)
) WITHOUT ROWID;
CREATE INDEX company_entity ON company (entity);
CREATE TABLE claim ( -- see graph.Claim
  folded  TEXT,
  type    TEXT,
  entity  TEXT,
  state   INTEGER, -- 0 in doubt, 1 beyond doubt, 2 in doubt but told by other articles
  beside  TEXT, -- a companion other than the entity
  reading TEXT,
  cluster INTEGER,
  PRIMARY KEY (folded, type, entity, state, beside, reading, cluster)
) WITHOUT ROWID;
CREATE TABLE mention (
  reading  TEXT NOT NULL,
  cluster  INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  place    TEXT NOT NULL, -- of the sentence
  voice    TEXT NOT NULL, -- of the sentence
  PRIMARY KEY (reading, cluster, sentence)
) WITHOUT ROWID;
CREATE INDEX mention_sentence ON mention (reading, sentence, cluster);
CREATE TABLE quote (
  id      TEXT PRIMARY KEY,
  reading TEXT NOT NULL,
  place   TEXT NOT NULL,
  speaker INTEGER NOT NULL -- cluster, or -1
) WITHOUT ROWID;
CREATE INDEX quote_speaker ON quote (reading, speaker);
CREATE TABLE quote_about (quote TEXT, reading TEXT NOT NULL, cluster INTEGER, PRIMARY KEY (quote, cluster)) WITHOUT ROWID;
CREATE INDEX quote_about_cluster ON quote_about (reading, cluster);

CREATE TABLE quote_run (hash INTEGER, quote TEXT, PRIMARY KEY (hash, quote)) WITHOUT ROWID; -- see graph.Graph.AlsoIn

CREATE TABLE statement (
  id        TEXT PRIMARY KEY,
  reading   TEXT NOT NULL,
  place     TEXT NOT NULL,
  predicate TEXT NOT NULL,
  subject   INTEGER NOT NULL, -- cluster, or -1
  object    INTEGER NOT NULL, -- cluster, or -1
  voice     TEXT NOT NULL,
  status    TEXT NOT NULL,
  negated   INTEGER NOT NULL,
  event     INTEGER NOT NULL  -- of the reading, or -1
) WITHOUT ROWID;
CREATE INDEX statement_subject ON statement (reading, subject);
CREATE INDEX statement_object ON statement (reading, object);
CREATE INDEX statement_event ON statement (reading, event);
CREATE TABLE opinion (
  id      TEXT PRIMARY KEY,
  reading TEXT NOT NULL,
  place   TEXT NOT NULL,
  holder  INTEGER NOT NULL, -- cluster, or -1
  target  INTEGER NOT NULL, -- cluster
  stance  TEXT NOT NULL,
  voice   TEXT NOT NULL,
  written INTEGER NOT NULL -- by the writer; see news.Opinion.Written
) WITHOUT ROWID;
CREATE INDEX opinion_holder ON opinion (reading, holder);
CREATE INDEX opinion_target ON opinion (reading, target);
CREATE TABLE event (
  reading  TEXT NOT NULL,
  n        INTEGER NOT NULL,
  local_id TEXT NOT NULL, -- see graph.Reading.LocalEventID
  type     TEXT NOT NULL,
  mutual   INTEGER NOT NULL, -- see graph.Mutual
  day      TEXT NOT NULL,    -- '' where the event has no certain day
  sort     INTEGER NOT NULL, -- see graph.Reading.EventSpan
  start    INTEGER NOT NULL, -- milliseconds
  end      INTEGER NOT NULL,
  outcome  INTEGER NOT NULL, -- see graph.Outcome
  PRIMARY KEY (reading, n)
) WITHOUT ROWID;
CREATE INDEX event_local ON event (local_id);
CREATE INDEX event_day ON event (day, type);
CREATE TABLE participant (
  reading TEXT NOT NULL,
  event   INTEGER NOT NULL,
  n       INTEGER NOT NULL,
  cluster INTEGER NOT NULL, -- or -1
  role    TEXT NOT NULL,
  PRIMARY KEY (reading, event, n)
) WITHOUT ROWID;
CREATE INDEX participant_cluster ON participant (reading, cluster);
-- Events with their ids, see graph.Reading.EventID: by the one entity that acts and
-- the one that it is done to, if there are such.
CREATE VIEW happening AS
  SELECT e.*, coalesce((
    SELECT 'event:' || lower(e.type) || '/' || substr(iif(e.mutual, min(actor, recipient), actor), 8) || '/'
      || substr(iif(e.mutual, max(actor, recipient), recipient), 8) || '/' || e.day
    FROM (
      SELECT min(c.entity) FILTER (WHERE p.role = 'ACTOR') AS actor, max(c.entity) FILTER (WHERE p.role = 'ACTOR') AS actors,
        min(c.entity) FILTER (WHERE p.role = 'RECIPIENT') AS recipient, max(c.entity) FILTER (WHERE p.role = 'RECIPIENT') AS recipients,
        count(*) FILTER (WHERE c.entity IS NULL AND p.role IN ('ACTOR', 'RECIPIENT')) AS unknown
      FROM participant p LEFT JOIN cluster c ON c.reading = p.reading AND c.n = p.cluster
      WHERE p.reading = e.reading AND p.event = e.n)
    WHERE e.day <> '' AND actor = actors AND recipient = recipients AND unknown = 0), e.local_id) AS id
  FROM event e;

CREATE TABLE entity (
  id          TEXT PRIMARY KEY,
  key         TEXT NOT NULL,
  merged_into TEXT NOT NULL, -- see graph.Entity
  doc         TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into <> '';
CREATE TABLE name (folded TEXT, entity TEXT, PRIMARY KEY (folded, entity)) WITHOUT ROWID;
CREATE INDEX name_entity ON name (entity);
