package nlp

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/news"
)

// character is what is known of a cluster, by the text and by the catalogue.
type character struct {
	kind   news.EntityType
	gender news.Gender
	item   news.Item // empty if the catalogue does not know it
	nouns  []string  // what the text calls it, in lower case: "chief executive", "retailer"
	speaks bool      // it says or expects something
	firms  []int     // the organizations where the text says that it has an office
	names  []string  // the nouns of its names, in lower case: "court" of Supreme Court of Ohio
}

// describeCharacters gathers what is known of each cluster.
func (f *resolver) describeCharacters() {
	f.characters = make([]character, len(f.reading.Clusters))
	for i, item := range f.items() {
		c, cluster := &f.characters[i], f.reading.Clusters[i]
		c.kind, c.item, c.gender = cluster.Type, item, itemGender(item)
		if id := item.ID; id != "" {
			if _, known := f.byItem[id]; !known {
				f.byItem[id] = i
			}
		}
		for _, name := range append([]string{cluster.Name}, cluster.Aliases...) {
			if noun := nameNoun(name); body(noun) {
				c.names = also(c.names, noun)
			}
		}
	}
	for _, role := range f.reading.Roles {
		c, title := &f.characters[role.Person], strings.ToLower(role.Title)
		c.call(title)
		first, _, _ := strings.Cut(title, " ")
		if of := role.Organization; of >= 0 && f.characters[of].kind == news.Organization && first != "former" && first != "ex" && len(c.firms) < highest {
			c.firms = append(c.firms, of)
		}
	}
	for _, m := range f.reading.Mentions {
		f.describe(m)
	}
	for i := range f.characters {
		c := &f.characters[i]
		f.noteRoles(c)
		words := strings.Fields(f.reading.Clusters[i].Name)
		if c.kind != news.Person || c.gender != "" || len(words) == 0 {
			continue
		}
		// A name of one word may be a surname: so are many men's names, and few women's.
		if gender := givenGender(strings.ToLower(words[0])); len(words) > 1 || gender == news.Female {
			c.gender = gender
		}
	}
}

// noteRoles notes what people of the article are called, or may be for an office.
func (f *resolver) noteRoles(c *character) {
	if c.kind != news.Person {
		return
	}
	phrases := slices.Clone(c.nouns)
	for _, o := range c.item.Offices {
		if holds(o, f.published) {
			phrases = append(phrases, o.Role)
		}
	}
	for _, phrase := range phrases {
		words := strings.Fields(canonical(phrase))
		for i := range words {
			if role := strings.Join(words[i:], " "); endsRole(phrase, role) {
				f.held[role] = true
			}
		}
	}
}

// nameNoun is the noun of a name, in lower case: the last word, or the last before
// "of", "for" or "and".
func nameNoun(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if end := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "for" || w == "on" }); end > 0 {
		words = words[:end]
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// items gives what the catalogue knows of who each cluster most likely is.
func (f *resolver) items() []news.Item {
	scores := make([]map[string]float64, len(f.characters))
	mentions := make([]float64, len(f.characters))
	for _, m := range f.reading.Mentions {
		if scores[m.Cluster] == nil {
			scores[m.Cluster] = make(map[string]float64)
		}
		mentions[m.Cluster]++
		for _, c := range m.Candidates {
			scores[m.Cluster][c.Entity] += c.Score
		}
	}
	items := make([]news.Item, len(f.characters))
	for i, of := range scores {
		best, top := "", mentions[i]/2
		for id, sum := range of {
			if sum > top || sum == top && (best == "" || id < best) {
				best, top = id, sum
			}
		}
		if best != "" {
			items[i], _ = f.catalogue.Item(best)
		}
	}
	return items
}

// describe notes what the text says of a character beside its name: titles
// before it, appositions and predicates.
func (f *resolver) describe(m news.Mention) {
	first, end := f.within(m.Span)
	if first == end {
		return
	}
	c := &f.characters[m.Cluster]
	c.call(f.title(first))
	head := f.head(first, end)
	for _, k := range f.apposed(head) {
		if f.name[k] < 0 && c.call(f.nounPhrase(k)) && f.child(k, "conj") < 0 {
			f.apposition(k, m.Cluster)
		}
	}
	if k := f.predicate(head); k >= 0 && f.name[k] < 0 {
		c.call(f.nounPhrase(k))
	}
	if verb := f.list[head].head; f.list[head].dep == "nsubj" {
		c.speaks = c.speaks || sayings[f.list[verb].lemma] || f.child(verb, "ccomp") > verb
	}
}

// apposition adds a mention by a noun that stands beside a name: "then the
// governor of Ohio", but not "now boss of data", which alone stands for nobody.
func (f *resolver) apposition(noun, cluster int) {
	first := f.phraseStart(noun)
	if strings.HasPrefix(f.list[first].tag, "RB") {
		if first++; f.list[first].tag != "DT" {
			return
		}
	}
	f.resolved[noun] = cluster
	f.add(news.Span{Start: f.list[first].span.Start, End: f.list[noun].span.End}, noun, cluster, news.ByDescription, 0.9)
}

// call notes that a character is called something, if that is a noun for one of
// its type.
func (c *character) call(phrase string) bool {
	noun := strings.TrimSuffix(phrase[strings.LastIndex(phrase, " ")+1:], ".")
	gender, person := nounGender(noun)
	if person != (c.kind == news.Person) || !person && !(c.kind == news.Organization && body(noun) || c.kind == news.Product && (wares[noun] || body(noun))) {
		return false
	}
	c.nouns = also(c.nouns, phrase)
	if c.kind == news.Person && itemGender(c.item) == "" && gender != "" {
		c.gender = gender
	}
	return true
}

// also adds a phrase to a list, if it is not there and there are not more than
// anybody is called.
func also(list []string, phrase string) []string {
	if len(list) < highest && !slices.Contains(list, phrase) {
		list = append(list, phrase)
	}
	return list
}

// title is the words of a role before token i, in lower case.
func (f *resolver) title(i int) string {
	first := i
	for first > 0 && f.list[first].glued && first > i-5 && f.name[first-1] < 0 && f.titleWord(first-1) {
		first--
	}
	return f.lower(first, i)
}

func (f *resolver) titleWord(i int) bool {
	word := strings.TrimSuffix(f.list[i].lower, ".")
	_, person := nounGender(word)
	return strings.HasPrefix(f.list[i].tag, "N") && (person || roles[word])
}

// lower gives the words of tokens [first, end) in lower case.
func (f *resolver) lower(first, end int) string {
	var words []string
	for _, t := range f.list[first:end] {
		words = append(words, t.lower)
	}
	return strings.Join(words, " ")
}

// nounPhrase is a noun with the words before it that belong to it, in lower
// case, without its article.
func (f *resolver) nounPhrase(head int) string {
	first := f.phraseStart(head)
	for first < head && (f.list[first].tag == "DT" || f.list[first].tag == "PRP$" || f.list[first].tag == "POS" || f.name[first] >= 0) {
		first++
	}
	return f.lower(first, head+1)
}

// phraseStart is the first token of the words before a noun that belong to it.
func (f *resolver) phraseStart(head int) int {
	first := head
	for first > f.first[f.list[head].sentence] && head-first < 8 {
		before := first - 1
		if !slices.Contains(f.ancestors(before), head) || f.list[before].tag == "," {
			break
		}
		first = before
	}
	return first
}

// hasOffice reports whether a person has an office of a role at the time of the
// article: one whose last words are those of the role.
func (c *character) hasOffice(role string, on news.Date) bool {
	return slices.ContainsFunc(c.item.Offices, func(o news.Office) bool { return endsRole(o.Role, role) && holds(o, on) })
}

// holds reports whether an office is held at a date. Where the date is not
// known, only one without an end is.
func holds(o news.Office, on news.Date) bool {
	if on.IsZero() {
		return o.To.IsZero()
	}
	from, to := on.Bounds()
	if start, _ := o.From.Bounds(); !o.From.IsZero() && !start.Before(to) {
		return false
	}
	_, end := o.To.Bounds()
	return o.To.IsZero() || from.Before(end)
}

// endsRole reports whether a role is another one, or ends in it: "commerce
// secretary" in "secretary". A vice president is no president.
func endsRole(role, end string) bool {
	role, end = canonical(role), canonical(end)
	rest, ok := strings.CutSuffix(role, end)
	if !ok || rest == "" {
		return ok
	}
	words := strings.Fields(rest)
	return strings.HasSuffix(rest, " ") && !otherOffices[words[len(words)-1]] && !otherOffices[words[0]]
}

// canonical writes a role in one way.
func canonical(role string) string {
	return strings.NewReplacer("chief executive officer", "ceo", "chief executive", "ceo", "chairwoman", "chairman", "chairperson", "chairman", "prime minister", "premier").Replace(role)
}

// organs are nouns for what belongs to a state.
var organs = set("government administration court chamber parliament congress ministry department agency regulator army navy police")

// homeCountry is the country that the article is about: the one that is named
// twice at least, and twice as often as any other, by itself, by its places or by
// what belongs to the state.
func (f *resolver) homeCountry() string {
	count := make(map[string]int)
	for _, m := range f.reading.Mentions {
		c := f.characters[m.Cluster]
		if c.kind == news.Geopolitical || c.kind == news.Organization && slices.ContainsFunc(c.item.Kinds, func(kind string) bool { return organs[kind] }) {
			if country := f.countryOf(c.item); country != "" {
				count[country]++
			}
		}
	}
	first, second := "", 0
	for _, id := range slices.Sorted(maps.Keys(count)) {
		if count[id] > count[first] {
			first, second = id, count[first]
		} else {
			second = max(second, count[id])
		}
	}
	if count[first] < 2 || second*2 > count[first] {
		return ""
	}
	return first
}

// countryOf is the country that something is or lies in; "" if that is not known.
// A continent is none.
func (f *resolver) countryOf(item news.Item) string {
	country := ""
	for range 4 { // a court lies in a town, that in a county, that in a state, that in a country
		if item.Type == news.Geopolitical {
			country = item.ID
		}
		var above news.Item
		for _, id := range item.Seats {
			if place, ok := f.catalogue.Item(id); ok && place.Type == news.Geopolitical {
				above = place
			}
		}
		item = above
	}
	return country
}
