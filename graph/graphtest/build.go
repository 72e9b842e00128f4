// Package graphtest states, as tests, what all stores of a graph have in common.
package graphtest

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/news"
)

// Item is an article with what was read in it.
type Item struct {
	Article *news.Article
	Reading *news.Reading
}

// markup finds {Name}, {Name|Q1}, {Name|Q1?}, {Name|Q1?Q2?} and {Name|TYPE} in a
// sentence, <words> that somebody says, and [what|somebody does|or is]: the one
// named last before them in the sentence. A predicate in capitals is the type of
// an event; behind it may follow a time in EDTF, a voice, a status and "not". A
// stance makes it an opinion, behind which may follow a voice.
var markup = regexp.MustCompile(`\{([^}|]+)(?:\|([A-Z_]+\d*[Q\d?]*))?\}|<([^>]+)>|\[([^]]+)\]`)

// Build makes an article and its reading from marked sentences. A name with a
// Q-number is linked to the entity Q…, of the type that the suite's [Types]
// gives it (Q8 has no Wikidata id, for all that); one with a question mark may
// be that entity, or else the second. A name without one is nobody's that the
// catalogue knows, a person unless a type is given. What ends with a question
// mark is commentary. An empty date is an unknown one.
func Build(t testing.TB, url, published, fetched string, sentences ...string) Item {
	t.Helper()
	b := builder{clusters: make(map[string]int), known: make(map[string]bool)}
	b.reading = &news.Reading{Agent: "graphtest", AgentVersion: "1", Knowledge: "none"}
	for i, s := range sentences {
		b.sentence(i, s)
	}
	a := &news.Article{
		ID: news.ArticleID(url), URL: url, Headline: "About " + url, Authors: []string{"A. Writer"},
		Source:  news.Source{ID: news.SourceID("press.example"), Name: "Press", Domain: "press.example"},
		Fetched: date(t, fetched).Time, Language: "en", Text: b.text.String(), Blocks: b.blocks,
	}
	if published != "" {
		a.Published = date(t, published)
	}
	return Item{a, b.reading}
}

func date(t testing.TB, s string) news.Date {
	t.Helper()
	d, err := news.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Types gives the types of the entities of the tests, by their Q-number; all
// others are organizations.
func Types(qid string) news.EntityType {
	switch qid {
	case "Q1", "Q2", "Q3":
		return news.Person
	case "Q4", "Q5":
		return news.Geopolitical
	}
	return news.Organization
}

type builder struct {
	text     strings.Builder
	blocks   []news.Block
	reading  *news.Reading
	clusters map[string]int
	known    map[string]bool
	told     []int          // statements of the sentence at hand that have no object yet
	held     []news.Opinion // opinions of it that have no target yet
}

func (b *builder) sentence(n int, marked string) {
	if n > 0 {
		b.text.WriteString("\n\n")
	}
	start, last, speaker := b.text.Len(), 0, -1
	for _, m := range markup.FindAllStringSubmatchIndex(marked, -1) {
		b.text.WriteString(marked[last:m[0]])
		last = m[1]
		switch {
		case m[6] >= 0:
			b.quote(marked[m[6]:m[7]], speaker)
			continue
		case m[8] >= 0:
			parts := strings.Split(marked[m[8]:m[9]], "|")
			if slices.Contains(stances, news.Stance(parts[1])) {
				b.opinion(n, parts, speaker)
			} else {
				b.statement(n, parts, speaker)
			}
			continue
		}
		target := ""
		if m[4] >= 0 {
			target = marked[m[4]:m[5]]
		}
		speaker = b.mention(n, marked[m[2]:m[3]], target)
		b.object(speaker)
	}
	b.text.WriteString(marked[last:])
	span := news.Span{Start: start, End: b.text.Len()}
	b.told, b.held = nil, nil
	b.blocks = append(b.blocks, news.Block{Kind: news.Paragraph, Span: span})
	voice := news.Reportage
	if strings.HasSuffix(marked, "?") {
		voice = news.Commentary
	}
	b.reading.Sentences = append(b.reading.Sentences, news.Sentence{Span: span, Block: n, Voice: voice})
}

func (b *builder) mention(sentence int, name, target string) int {
	m := news.Mention{Span: b.write(name), Sentence: sentence, Confidence: 0.9}
	linked := len(target) > 1 && target[0] == 'Q'
	key, which := name+"|"+target, news.Person
	if linked {
		doubted := strings.Split(target, "?")
		which = Types(doubted[0])
		scores := []float64{0.6, 0.4}
		if len(doubted) == 1 {
			key, scores = target, []float64{0.8}
		}
		for i, qid := range doubted[:max(1, len(doubted)-1)] {
			m.Candidates = append(m.Candidates, news.Candidate{Entity: news.WikidataEntityID(qid), Score: scores[i]})
			b.entity(qid)
		}
	} else if target != "" {
		which = news.EntityType(target)
	}
	i, ok := b.clusters[key]
	if !ok {
		i = len(b.reading.Clusters)
		b.clusters[key] = i
		b.reading.Clusters = append(b.reading.Clusters, news.Cluster{Name: name, Type: which, Aliases: []string{name + " for short"}})
	}
	m.Cluster = i
	b.reading.Mentions = append(b.reading.Mentions, m)
	return i
}

// entity adds what the catalogue says of a linked entity: always the same.
func (b *builder) entity(qid string) {
	if !b.known[qid] {
		b.known[qid] = true
		e := news.Entity{
			ID: news.WikidataEntityID(qid), Name: "Entity " + qid, Type: Types(qid), WikidataID: qid, Aliases: []string{"Alias of " + qid},
		}
		if qid == "Q8" {
			e.WikidataID = "" // only a small catalogue knows it
		}
		b.reading.Entities = append(b.reading.Entities, e)
	}
}

func (b *builder) quote(words string, speaker int) {
	q := news.Quote{Span: b.write(words), Form: news.Direct, Speaker: speaker, Addressee: -1, Continues: -1, Confidence: 0.7}
	for i, c := range b.reading.Clusters {
		if strings.Contains(words, c.Name) {
			q.About = append(q.About, i)
		}
	}
	b.reading.Quotes = append(b.reading.Quotes, q)
}

// opinion adds an opinion of the words, stance and voice of a mark, the writer's
// own if no voice is given; its target is who is named next in the sentence.
func (b *builder) opinion(sentence int, parts []string, holder int) {
	o := news.Opinion{
		Sentence: sentence, Holder: news.Argument{Cluster: holder}, Words: b.write(parts[0]), Stance: news.Stance(parts[1]), Voice: news.Commentary, Confidence: 0.7,
	}
	if len(parts) > 2 {
		o.Voice = news.Voice(parts[2])
	} else {
		o.Holder.Cluster = -1
	}
	b.held = append(b.held, o)
}

// statement adds a statement of the words, predicate and qualities of a mark; its
// object is who is named next in the sentence.
func (b *builder) statement(sentence int, parts []string, subject int) {
	span := b.write(parts[0])
	s := news.Statement{
		Span: span, Trigger: span, Sentence: sentence, Predicate: strings.ToLower(parts[1]), Event: -1, Confidence: 0.8,
		Subject: news.Argument{Cluster: subject}, Object: news.Argument{Cluster: -1}, Voice: news.Reportage, Status: news.Happened,
	}
	for _, quality := range parts[2:] {
		switch {
		case quality == "not":
			s.Negated = true
		case slices.Contains(voices, news.Voice(quality)):
			s.Voice = news.Voice(quality)
		case quality[0] >= 'A':
			s.Status = news.Status(quality)
		default:
			s.Time = news.When{EDTF: quality}
		}
	}
	i := len(b.reading.Statements)
	if s.Predicate != parts[1] {
		s.Event = len(b.reading.Events)
		b.reading.Events = append(b.reading.Events, news.Event{
			Type: news.EventType(parts[1]), Title: parts[0], Time: s.Time, Statements: []int{i},
			Participants: []news.Participant{{Argument: s.Subject, Role: news.ActorRole}},
		})
	}
	b.reading.Statements = append(b.reading.Statements, s)
	b.told = append(b.told, i)
}

// stances are all stances.
var stances = []news.Stance{news.StancePositive, news.StanceNegative, news.StanceMixed, news.StanceUnclear}

// voices are all voices.
var voices = []news.Voice{news.Reportage, news.Quoted, news.Paraphrased, news.Commentary, news.Headline}

// object makes a cluster the object of the statements that have none, and the
// target of the opinions.
func (b *builder) object(cluster int) {
	for _, o := range b.held {
		o.Target = news.Argument{Cluster: cluster, Span: b.reading.Mentions[len(b.reading.Mentions)-1].Span}
		b.reading.Opinions = append(b.reading.Opinions, o)
	}
	b.held = nil
	for _, i := range b.told {
		s := &b.reading.Statements[i]
		s.Object.Cluster = cluster
		if s.Event >= 0 {
			e := &b.reading.Events[s.Event]
			e.Participants = append(e.Participants, news.Participant{Argument: s.Object, Role: news.RecipientRole})
		}
	}
	b.told = nil
}

func (b *builder) write(s string) news.Span {
	start := b.text.Len()
	b.text.WriteString(s)
	return news.Span{Start: start, End: b.text.Len()}
}
