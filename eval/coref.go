package eval

import (
	"context"
	"slices"
	"strings"

	"newsgraph/news"
	"newsgraph/nlp"
)

// chains gives, for a document, the mentions that a system takes to mean the
// same, as spans in code points.
type chains func(gumRow) [][]span

// Coreference measures which mentions of people and organizations are taken to
// mean the same, on the sets of GUM, beside the chains that another system found
// in the same texts, if there are any (see [ReadChains]).
//
// A predicted mention is that mention of the set which has the same head, by
// the set's own tree, as in the CorefUD scorer: GUM takes whole phrases, with
// relative clauses, and newsgraph names. Where several have that head, it is
// the one that is nearest in length. Mentions that the set has as something
// else than a person or an organization are left out on both sides; so are,
// then, chains of one mention, as in CoNLL 2012. The mean is that of the F1 of
// MUC, B³ and CEAF-e.
//
// "Mean, nothing left out" is the same with all predicted mentions, so that what
// the set has as something else, or does not have, counts against the system.
//
// The figures "he, she" and "all pronouns" are of pronouns whose chain has a name
// in the set. One is right if most of the names in the chain that it is put into
// are of the right one. Those with "shown" are of all pronouns and descriptions
// that are put into a chain, whatever the set has there: a thing, somebody
// without a name, or nothing, which are all wrong. So is whatever is put with
// names that are none in the set.
func Coreference(ctx context.Context, reader *nlp.Reader, dir string, other Chains) ([]Figure, error) {
	systems := []struct {
		name string
		read chains
	}{{"newsgraph", func(r gumRow) [][]span { return readChains(reader, r) }}, {"other", other.of}}
	if other == nil {
		systems = systems[:1]
	}
	var list []Figure
	for _, set := range []string{"gum-news", "gum-interview", "gum-speech", "gum-court"} {
		texts, err := gumRows(ctx, dir, set)
		if err != nil {
			return nil, err
		}
		for _, system := range systems {
			some, err := measureChains(ctx, set+" "+system.name, texts, system.read)
			if err != nil {
				return nil, err
			}
			list = append(list, some...)
		}
	}
	return list, nil
}

func measureChains(ctx context.Context, label string, texts []gumRow, read chains) ([]Figure, error) {
	var all []counts
	for _, r := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := make(counts)
		d := newGumChains(r)
		found := d.match(read(r))
		key, response := d.clusters(), d.only(found)
		*c.of("MUC"), *c.of("B3"), *c.of("CEAF-e") = muc(key, response), bCubed(key, response), ceaf(key, response)
		everything := withOthers(found)
		*c.of("MUC, all"), *c.of("B3, all"), *c.of("CEAF-e, all") = muc(key, everything), bCubed(key, everything), ceaf(key, everything)
		d.pronouns(c, found)
		d.shown(c, found)
		all = append(all, c)
	}
	list := figures(label, all, "MUC", "B3", "CEAF-e")
	list = append(list, mean(label, "mean", all, "MUC", "B3", "CEAF-e"), mean(label, "mean, nothing left out", all, "MUC, all", "B3, all", "CEAF-e, all"))
	return append(list, figures(label, all, "he, she", "all pronouns", "he, she: shown", "I: shown", "it, they: shown", "descriptions: shown")...), nil
}

// mean is the mean of some figures.
func mean(set, name string, texts []counts, of ...string) Figure {
	value := func(some []counts) float64 {
		sum := 0.0
		for _, name := range of {
			sum += total(some, name).value()
		}
		return sum / float64(len(of))
	}
	f := Figure{Set: set, Name: name, Value: value(texts)}
	f.Low, f.High = interval(texts, value)
	return f
}

// readChains gives newsgraph's clusters that are people or organizations.
func readChains(reader *nlp.Reader, r gumRow) [][]span {
	t := newText(r.Title, r.Date, r.Text)
	reading := reader.Read(t.article)
	list := make([][]span, len(reading.Clusters))
	for _, m := range reading.Mentions {
		if kind := reading.Clusters[m.Cluster].Type; kind == news.Person || kind == news.Organization {
			start, end := t.points(m.Span)
			list[m.Cluster] = append(list[m.Cluster], span{start: start, end: end})
		}
	}
	return list
}

// gumChains is a document of GUM for the scorers, its mentions known by index;
// those that are predicted only get indexes above.
type gumChains struct {
	gumRow
	heads     []int           // of the entities
	predicted map[int]span    // by mention
	byHead    map[int][]int   // entities
	person    map[string]bool // by group: it is a person or an organization
}

func newGumChains(r gumRow) *gumChains {
	d := &gumChains{gumRow: r, byHead: make(map[int][]int), predicted: make(map[int]span), person: make(map[string]bool)}
	for i, e := range r.Entities {
		head := r.head(e.Start, e.End)
		d.heads = append(d.heads, head)
		d.byHead[head] = append(d.byHead[head], i)
		if _, ok := d.person[e.Group]; !ok {
			d.person[e.Group] = e.Type == "person" || e.Type == "organization"
		}
	}
	return d
}

// clusters are the chains of the key.
func (d *gumChains) clusters() []cluster {
	groups := make(map[string][]int)
	for i, e := range d.Entities {
		if d.person[e.Group] {
			groups[e.Group] = append(groups[e.Group], i)
		}
	}
	var list []cluster
	for _, mentions := range groups {
		if len(mentions) > 1 {
			list = append(list, clusterOf(mentions))
		}
	}
	return list
}

func clusterOf(mentions []int) cluster {
	c := make(cluster)
	for _, m := range mentions {
		c[m] = true
	}
	return c
}

// match gives the predicted chains as indexes of mentions. Each mention is in
// one chain at most.
func (d *gumChains) match(chains [][]span) [][]int {
	taken, next := make(map[int]bool), len(d.Entities)
	list := make([][]int, len(chains))
	for i, chain := range chains {
		for _, s := range chain {
			mention := d.nearest(s, taken)
			if mention < 0 {
				mention = next
				next++
			}
			taken[mention] = true
			d.predicted[mention] = s
			list[i] = append(list[i], mention)
		}
	}
	return list
}

// nearest is the mention with a span's head that is nearest in length; -1 if
// none is left.
func (d *gumChains) nearest(s span, taken map[int]bool) int {
	best, distance := -1, 0
	head := d.head(s.start, s.end)
	if head < 0 {
		return -1
	}
	for _, i := range d.byHead[head] {
		e := d.Entities[i]
		off := max(e.Start, s.start) - min(e.Start, s.start) + max(e.End, s.end) - min(e.End, s.end)
		if !taken[i] && (best < 0 || off < distance) {
			best, distance = i, off
		}
	}
	return best
}

// only leaves out what is not measured.
func (d *gumChains) only(chains [][]int) []cluster {
	var list []cluster
	for _, chain := range chains {
		kept := slices.DeleteFunc(slices.Clone(chain), func(m int) bool {
			return m < len(d.Entities) && !d.person[d.Entities[m].Group]
		})
		if len(kept) > 1 {
			list = append(list, clusterOf(kept))
		}
	}
	return list
}

// withOthers are the chains of two mentions or more.
func withOthers(chains [][]int) []cluster {
	var list []cluster
	for _, chain := range chains {
		if len(chain) > 1 {
			list = append(list, clusterOf(chain))
		}
	}
	return list
}

// shown counts the pronouns and descriptions that are put into chains.
func (d *gumChains) shown(c counts, chains [][]int) {
	for _, chain := range chains {
		group := d.group(chain)
		for _, m := range chain {
			if kind := d.form(m); kind != "" && len(chain) > 1 {
				c.of(kind).shown(m < len(d.Entities) && group != "" && d.Entities[m].Group == group)
			}
		}
	}
}

// form is the figure that a predicted mention belongs to; "" for a name.
func (d *gumChains) form(mention int) string {
	s := d.predicted[mention]
	switch word := strings.ToLower(string([]rune(d.Text)[s.start:s.end])); {
	case singular[word]:
		return "he, she: shown"
	case firstPerson[word]:
		return "I: shown"
	case pronouns[word]:
		return "it, they: shown"
	case d.proper(d.head(s.start, s.end)):
		return ""
	}
	return "descriptions: shown"
}

// pronouns counts the pronouns that mean somebody with a name.
func (d *gumChains) pronouns(c counts, chains [][]int) {
	names := make(map[string]bool) // groups with a name
	for i, e := range d.Entities {
		names[e.Group] = names[e.Group] || d.name(i)
	}
	of := make(map[int]string) // the group that each predicted mention is put with
	for _, chain := range chains {
		group := d.group(chain)
		for _, m := range chain {
			of[m] = group
		}
	}
	for i, e := range d.Entities {
		word := strings.ToLower(e.Text)
		if !pronouns[word] || !d.person[e.Group] || !names[e.Group] {
			continue
		}
		kinds := []string{"all pronouns"}
		if singular[word] {
			kinds = append(kinds, "he, she")
		}
		for _, kind := range kinds {
			c.of(kind).share(of[i] == e.Group)
			if of[i] != "" {
				c.of(kind).shown(of[i] == e.Group)
			}
		}
	}
}

// name reports whether an entity is mentioned by name.
func (d *gumChains) name(i int) bool { return d.proper(d.heads[i]) }

// group is the group that most names of a chain belong to, the first among
// equals; "" if there is no name that the set knows.
func (d *gumChains) group(chain []int) string {
	votes, best := make(map[string]int), ""
	for _, m := range chain {
		if m >= len(d.Entities) || !d.name(m) {
			continue
		}
		group := d.Entities[m].Group
		votes[group]++
		if best == "" || votes[group] > votes[best] {
			best = group
		}
	}
	return best
}

// Chains are what another system found: by the id of a document the chains, a
// mention being its first code point and the one after its last.
type Chains map[string][][][2]int

// ReadChains reads a file of JSON lines with the fields id and chains, one for
// each document.
func ReadChains(name string) (Chains, error) {
	type row struct {
		ID     string
		Chains [][][2]int
	}
	list := make(Chains)
	err := readOther(name, "the chains", "id and chains", func(r row) { list[r.ID] = r.Chains })
	return list, err
}

func (c Chains) of(r gumRow) [][]span {
	var list [][]span
	for _, chain := range c[r.ID] {
		var spans []span
		for _, s := range chain {
			spans = append(spans, span{start: s[0], end: s[1]})
		}
		list = append(list, spans)
	}
	return list
}
