package nlp

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"newsgraph/news"
)

// lexiconTable says which verbs and nouns tell of which events. Its head says
// how to read it.
//
//go:embed lexicon.tsv
var lexiconTable string

// lexicon is the table, ready to look things up.
var lexicon = mustParse(lexiconTable)

// senses are what words mean that tell of events.
type senses struct {
	verbs, nouns map[string][]*sense        // by lemma, in the order of the table
	sets         map[string]map[string]bool // nouns that conditions name
	saying       map[string]bool            // the verbs of saying
}

// sense is one meaning of a word, and who stands where in it.
type sense struct {
	kind        news.EventType
	does, done  string // titles with an actor and without: "criticizes", "Criticism of"
	roles       []roleRule
	with        []string // what must be there besides: "to", "as", or a preposition
	noObject    bool
	singular    bool
	active      bool
	ahead       bool     // it tells of what is still to come
	without     []string // prepositions
	particleOf  string   // "" for a verb without
	reciprocals bool     // several actors do it to each other
}

// roleRule says where one takes part.
type roleRule struct {
	role  news.EventRole
	slots []slotRule
}

// slotRule is a place where a participant may stand.
type slotRule struct {
	name      string // subject, object, receiver, poss, mod, or a preposition
	condition string
	not       []string // conditions of which none may be met
	only      bool     // who stands there must meet the condition
	several   bool     // what is coordinated there does it to each other
	required  bool
}

func mustParse(table string) *senses {
	s, err := parseSenses(table)
	if err != nil {
		panic(err)
	}
	return s
}

// parseSenses reads the table.
func parseSenses(table string) (*senses, error) {
	s := &senses{make(map[string][]*sense), make(map[string][]*sense), make(map[string]map[string]bool), make(map[string]bool)}
	for n, line := range strings.Split(table, "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case cells[0] == "set" && len(cells) == 3:
			s.sets[cells[1]] = set(cells[2])
		case (cells[0] == "verb" || cells[0] == "noun") && len(cells) == 6:
			if err := s.add(cells); err != nil {
				return nil, fmt.Errorf("line %d of the lexicon: %w", n+1, err)
			}
		default:
			return nil, fmt.Errorf("line %d of the lexicon has %d columns and begins with %q", n+1, len(cells), cells[0])
		}
	}
	return s, nil
}

// add adds the words of a line.
func (s *senses) add(cells []string) error {
	does, done, ok := strings.Cut(cells[3], "/")
	if !ok {
		return fmt.Errorf("one title only: %q", cells[3])
	}
	meaning := sense{kind: news.EventType(cells[1]), does: does, done: done}
	if err := meaning.frame(cells[4], s.sets); err != nil {
		return err
	}
	table := s.verbs
	if cells[0] == "noun" {
		table = s.nouns
	}
	for _, word := range strings.Fields(cells[5]) {
		one := meaning
		lemma, particle, _ := strings.Cut(word, "_")
		one.particleOf = particle
		table[lemma] = append(table[lemma], &one)
		if one.kind == news.Say {
			s.saying[lemma] = true
		}
	}
	// A verb with a particle is another one than without.
	for _, word := range strings.Fields(cells[5]) {
		lemma, _, _ := strings.Cut(word, "_")
		slices.SortStableFunc(table[lemma], func(a, b *sense) int { return min(1, len(b.particleOf)) - min(1, len(a.particleOf)) })
	}
	return nil
}

// frame reads a frame.
func (m *sense) frame(text string, sets map[string]map[string]bool) error {
	roles := map[string]news.EventRole{"A": news.ActorRole, "R": news.RecipientRole, "O": news.OtherRole}
	for _, part := range strings.Fields(text) {
		name, slots, assigned := strings.Cut(part, "=")
		switch {
		case assigned && roles[name] != "":
			rule := roleRule{role: roles[name]}
			for _, slot := range strings.Split(slots, "|") {
				one := readSlot(slot)
				for _, c := range append(one.not, one.condition) {
					if !conditions[c] && sets[c] == nil {
						return fmt.Errorf("no set of nouns is called %q", c)
					}
				}
				m.reciprocals = m.reciprocals || one.several
				rule.slots = append(rule.slots, one)
			}
			m.roles = append(m.roles, rule)
		case part == "-object":
			m.noObject = true
		case part == "-plural":
			m.singular = true
		case part == "-passive":
			m.active = true
		case part == "+ahead":
			m.ahead = true
		case strings.HasPrefix(part, "-"):
			m.without = append(m.without, part[1:])
		case strings.HasPrefix(part, "+"):
			m.with = append(m.with, part[1:])
		default:
			return fmt.Errorf("frame %q has a part %q that means nothing", text, part)
		}
	}
	return nil
}

func readSlot(text string) slotRule {
	var s slotRule
	text, s.required = strings.CutSuffix(text, "!")
	text, s.several = strings.CutSuffix(text, "&")
	text, s.only = strings.CutSuffix(text, "?")
	s.name, s.condition, _ = strings.Cut(text, ":")
	if unwanted, ok := strings.CutPrefix(s.condition, "~"); ok {
		s.condition, s.not = "", strings.Split(unwanted, "~")
	}
	return s
}

// conditions are those that are no sets of nouns.
var conditions = map[string]bool{"": true, "name": true, "agent": true, "state": true, "somebody": true, "money": true, "work": true, "place": true}
