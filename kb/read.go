package kb

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// The share of a name's mentions that mean the entity, where its line does not
// say: most names in the news have one bearer that matters.
const (
	nameShare  = 0.9
	aliasShare = 0.8
)

var types = []news.EntityType{
	news.Person, news.Organization, news.Geopolitical, news.Place, news.NamedEvent,
	news.Work, news.Product, news.Group, news.Other,
}

var qid = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// Read reads a catalogue: UTF-8 text, one entity a line, in the form that the
// facts/README.md describes. Blank lines and lines that begin with # are
// left out. An error in the text names its line and says what to do.
func Read(r io.Reader) (*Catalogue, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read catalogue of names: %w", err)
	}
	return parse(string(text))
}

func parse(text string) (*Catalogue, error) {
	c := &Catalogue{items: make(map[string]news.Item), names: make(map[string][]news.Referent)}
	sum, lines, number := sha256.New(), make(map[string]int), 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		e, err := parseLine(line)
		if first := lines[e.entity.ID]; err == nil && first > 0 {
			err = fmt.Errorf("%s is already on line %d; make one line of the two, or give one another name or QID", e.entity.ID, first)
		}
		if err != nil {
			return nil, fmt.Errorf("catalogue of names, line %d: %w", number, err)
		}
		lines[e.entity.ID] = number
		c.add(e)
		io.WriteString(sum, line+"\n")
	}
	for _, candidates := range c.names {
		rank(candidates)
	}
	c.digest = hex.EncodeToString(sum.Sum(nil))
	return c, nil
}

// add puts an entry under all its names, with shares for scores.
func (c *Catalogue) add(e entry) {
	c.items[e.entity.ID] = news.Item{Entity: e.entity}
	for folded, share := range e.shares {
		form := news.Alias
		if folded == news.FoldName(e.entity.Name) {
			form = news.FullName
		}
		c.names[folded] = append(c.names[folded], news.Referent{Entity: e.entity.ID, Prior: share, Form: form})
	}
}

// rank turns the shares of one name into scores that add up to 1 at most, and
// sorts them.
func rank(candidates []news.Referent) {
	total := 0.0
	for _, c := range candidates {
		total += c.Prior
	}
	for i := range candidates {
		candidates[i].Prior /= max(total, 1)
	}
	slices.SortFunc(candidates, func(a, b news.Referent) int {
		return cmp.Or(cmp.Compare(b.Prior, a.Prior), cmp.Compare(a.Entity, b.Entity))
	})
}

// entry is what one line says.
type entry struct {
	entity news.Entity
	shares map[string]float64 // by folded name or alias
}

func parseLine(line string) (entry, error) {
	if !utf8.ValidString(line) {
		return entry{}, errors.New("not UTF-8; save the file in that encoding")
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 5 && len(fields) != 6 {
		return entry{}, fmt.Errorf("%d fields; write five or six, separated by tabs: QID (may be empty), type, name, aliases (may be empty), description, facts (may be left out)", len(fields))
	}
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	e := entry{
		entity: news.Entity{WikidataID: fields[0], Type: news.EntityType(fields[1]), Description: fields[4]},
		shares: make(map[string]float64),
	}
	if e.entity.WikidataID != "" && !qid.MatchString(e.entity.WikidataID) {
		return entry{}, fmt.Errorf("%q is not a Wikidata identifier such as Q2283; leave the field empty if there is none", e.entity.WikidataID)
	}
	if !slices.Contains(types, e.entity.Type) {
		return entry{}, fmt.Errorf("%q is not a type of entity; write one of %v", e.entity.Type, types)
	}
	return e, e.setNames(fields[2], fields[3])
}

// setNames reads the fields of the name and the aliases, and makes the id.
func (e *entry) setNames(name, aliases string) (err error) {
	if e.entity.Name, err = e.setShare(name, nameShare); err != nil {
		return err
	}
	if e.entity.WikidataID != "" {
		e.entity.ID = news.WikidataEntityID(e.entity.WikidataID)
	} else {
		e.entity.ID = "entity:kb-" + strings.ReplaceAll(news.FoldName(e.entity.Name), " ", "-")
	}
	if aliases == "" {
		return nil
	}
	for field := range strings.SplitSeq(aliases, "|") {
		alias, err := e.setShare(strings.TrimSpace(field), aliasShare)
		if err != nil {
			return err
		}
		e.entity.Aliases = append(e.entity.Aliases, alias)
	}
	slices.Sort(e.entity.Aliases)
	return nil
}

// setShare reads a name that may end in "=" and its share, and returns the name
// alone.
func (e *entry) setShare(field string, share float64) (name string, err error) {
	name = field
	if i := strings.LastIndexByte(field, '='); i >= 0 {
		name = strings.TrimSpace(field[:i])
		share, err = strconv.ParseFloat(field[i+1:], 64)
		if err != nil || !(share > 0 && share <= 1) { // put so that NaN is refused
			return "", fmt.Errorf("%q: write a number over 0 and up to 1 after =, the share of this name's mentions that mean the entity", field)
		}
	}
	folded := news.FoldName(name)
	if folded == "" {
		return "", fmt.Errorf("name or alias %q has no letter or digit; remove or complete it", name)
	}
	if _, ok := e.shares[folded]; ok {
		return "", fmt.Errorf("%q is there twice (case, accents and periods do not count); remove one", name)
	}
	e.shares[folded] = share
	return name, nil
}
