// Package nlp reads an article: it finds its sentences, who is mentioned, what
// is quoted from whom, which dates are given, and what happened between whom.
//
// A model reads the grammar: sentences, names and their types, verbs and their
// subjects (see the package spacy). What news is made of is found in that by
// rules: which names are known, who is quoted, which dates are meant. Each step
// is a function from what is known to what it finds; none changes the text.
// Where the rules are not sure they find nothing.
package nlp

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/news"
	"newsgraph/nlp/spacy"
)

// Catalogue knows names. It is safe for concurrent use.
type Catalogue interface {
	// Named gives who a name may refer to, by prior, best first; none for an
	// unknown name. The form of the name does not matter (see [news.FoldName]).
	Named(name string) []news.Referent
	// Item gives what is known of an entity.
	Item(id string) (news.Item, bool)
	// Holders gives the ids of the people who have or had an office of a role,
	// such as "chancellor".
	Holders(role string) []string
	// Digest names all that the catalogue knows.
	Digest() string
}

// Reader reads articles. It is safe for concurrent use.
type Reader struct {
	Names Catalogue
	Model *spacy.Pipeline

	vectors wordVectors
}

// Name and version of the reader, kept with every reading, the version with
// the model's name. It changes whenever the same text may be read differently.
const (
	agent        = "newsgraph"
	agentVersion = "6"
)

// Read gives all that is found in an article. Articles that are not in English
// get their sentences only: what cannot be read is not guessed at.
func (r *Reader) Read(a *news.Article) *news.Reading { return r.read(a, findNames) }

// ReadNames is like Read, but the names are given, as spans of bytes of the
// text in any order, and not looked for: each that holds a word is one mention,
// with just that span. It shows how well the reader tells who is meant, apart
// from how well it finds names.
func (r *Reader) ReadNames(a *news.Article, spans []news.Span) *news.Reading {
	reading := r.read(a, func(t *tokens, names Catalogue) *finder { return givenNames(t, names, spans) })
	reading.Mentions = slices.DeleteFunc(reading.Mentions, func(m news.Mention) bool { return m.Form != news.ByName })
	return reading
}

// read reads an article in which names are found in a certain way.
func (r *Reader) read(a *news.Article, find func(*tokens, Catalogue) *finder) *news.Reading {
	reading := &news.Reading{Agent: agent, AgentVersion: agentVersion + " " + r.Model.Meta().String(), Knowledge: r.Names.Digest()}
	t := parse(a, r.Model)
	t.attachSaying()
	t.attachHearers()
	reading.Sentences = t.sentences
	if !english(a.Language) {
		return reading
	}
	names := newMemo(r.Names)
	l := r.newLinker(find(t, names), a, weights)
	groups := l.groups()
	l.choices(groups)
	groups = l.plausible(groups)
	reading.Clusters, reading.Mentions = l.result(merge(l.shortened(groups)))
	t.reattach()
	parsed := newTree(t)
	joinNames(parsed, reading, names)
	reading.Roles = findRoles(t, reading.Mentions, reading.Clusters)
	corefer(parsed, reading, names, a.Published)
	addInterview(t, reading)
	r.findVoices(a, parsed, reading)
	reading.Entities = candidates(reading.Mentions, names)
	reading.Times = findTimes(parsed, a.Published)
	findEvents(parsed, reading, a.Published)
	return reading
}

// english reports whether a language tag is English or unknown.
func english(tag string) bool {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base == "en" || base == "und" || base == ""
}

// candidates gives what the catalogue says of all candidates, by id.
func candidates(mentions []news.Mention, names Catalogue) []news.Entity {
	entities := make(map[string]news.Entity)
	for _, m := range mentions {
		for _, c := range m.Candidates {
			if item, ok := names.Item(c.Entity); ok {
				entities[item.ID] = item.Entity
			}
		}
	}
	var sorted []news.Entity
	for _, e := range entities {
		sorted = append(sorted, e)
	}
	slices.SortFunc(sorted, func(a, b news.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return sorted
}
