package nlp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/news"
)

// joinNames makes one cluster of those that an article means by a full name and
// by a shorter form of it: Steve for Steve Jobs, AirTran for AirTran Airways,
// the Air Force for the U.S. Air Force. Who the shorter one is must not be known
// surely, and only one full name of the article may have that form.
func joinNames(t tree, r *news.Reading, names Catalogue) {
	personify(t, r)
	j := joiner{reading: r, catalogue: names, candidates: make([][]news.Candidate, len(r.Clusters)), part: make([]bool, len(r.Clusters)), where: make([]bool, len(r.Clusters)), of: make(map[string]int)}
	for _, m := range slices.Backward(r.Mentions) {
		j.candidates[m.Cluster] = m.Candidates
		j.part[m.Cluster] = j.part[m.Cluster] || !t.definite(m.Span)
		j.where[m.Cluster] = j.where[m.Cluster] || t.whereabouts(m.Span)
	}
	j.apartByTitle(t.tokens)
	j.gender = j.genders(t.tokens)
	for i := range r.Clusters {
		for _, form := range j.gendered(i, j.forms(i)) {
			if other, ok := j.of[form]; ok && other != i {
				j.of[form] = -1
			} else {
				j.of[form] = i
			}
		}
	}
	j.join()
}

// personify makes persons of what was taken for organizations and is called by
// nouns for persons: the model often errs at names of people from abroad.
func personify(f tree, r *news.Reading) {
	for _, m := range r.Mentions {
		c := &r.Clusters[m.Cluster]
		first, end := f.within(m.Span)
		if c.Type != news.Organization || len(m.Candidates) > 0 || len(strings.Fields(c.Name)) != 2 || body(nameNoun(c.Name)) || first == end {
			continue
		}
		head := f.head(first, end)
		for _, k := range append(f.apposed(head), f.predicate(head)) {
			if k < 0 {
				continue
			}
			if _, person := nounGender(f.list[k].lower); person {
				c.Type = news.Person
			}
		}
	}
}

// joiner joins the clusters of a reading. Forms of names are words as
// [news.FoldName] has them, with the way in which they are made before a colon.
type joiner struct {
	reading    *news.Reading
	catalogue  Catalogue
	candidates [][]news.Candidate // by cluster
	part       []bool             // by cluster: it is named without "the", or as a part of more
	where      []bool             // by cluster: something is where its name says, or comes from there
	gender     []news.Gender      // by cluster, "" if unknown
	of         map[string]int     // by form, the only cluster that has it; -1 for one of several
}

// join gives the mentions of each shorter form to the cluster of the full name.
func (j *joiner) join() {
	r := j.reading
	full, kept := make([]int, len(r.Clusters)), slices.Clone(r.Clusters)
	for i, c := range r.Clusters {
		full[i] = j.full(i)
		if to := full[i]; to != i {
			kept[to].Aliases = slices.Concat(kept[to].Aliases, []string{c.Name}, c.Aliases)
			if c.Type == news.Person {
				kept[to].Type = news.Person
			}
		}
	}
	for i, m := range r.Mentions {
		if to := full[m.Cluster]; to != m.Cluster {
			r.Mentions[i].Cluster, r.Mentions[i].Candidates = to, j.candidates[to]
		}
	}
	for i := range kept {
		c := &kept[i]
		slices.Sort(c.Aliases)
		c.Aliases = slices.DeleteFunc(slices.Compact(c.Aliases), func(name string) bool { return name == c.Name })
	}
	r.Clusters, r.Mentions = inOrder(kept, r.Mentions)
}

// definite reports whether what stands in a span has "the" before it, and
// neither another capital nor "of" behind it.
func (t *tokens) definite(span news.Span) bool {
	first, end := t.within(span)
	if first == 0 || first == end || t.list[first-1].lower != "the" {
		return false
	}
	return end == len(t.list) || t.list[end].lower != "of" && !t.list[end].proper()
}

// whereabouts reports whether a name stands behind a preposition of place or before
// a comma and another name.
func (t *tokens) whereabouts(span news.Span) bool {
	first, end := t.within(span)
	if first > 0 && first < end && slices.Contains([]string{"in", "at", "from", "near", "to", "outside", "around", "into", "across", "of"}, t.list[first-1].lower) {
		return true
	}
	return end+1 < len(t.list) && t.list[end].text == "," && t.list[end+1].proper()
}

// surelyFrom is the score from which on it is known who a cluster is, whatever
// the article says of others.
const surelyFrom = 0.8

// score is that of whom the catalogue most likely has for a cluster.
func (j *joiner) score(cluster int) float64 {
	if c := j.candidates[cluster]; len(c) > 0 {
		return c[0].Score
	}
	return 0
}

// item is what the catalogue knows of a cluster, if it is known who that is.
func (j *joiner) item(cluster int) news.Item {
	if j.score(cluster) < surelyFrom {
		return news.Item{}
	}
	item, _ := j.catalogue.Item(j.candidates[cluster][0].Entity)
	return item
}

// full is the cluster of the full name that a cluster's name is short for, or
// the cluster itself. The way there may have two steps: Bolt, Bolt Corp.,
// Bolt Corp. of Ohio.
func (j *joiner) full(cluster int) int {
	for range 2 {
		at := cluster
		for _, form := range j.askedGendered(at) {
			// What is not taken for a person may be one that was named in full before.
			if other, ok := j.of[form]; ok && other >= 0 && (other < at || j.reading.Clusters[at].Type == j.reading.Clusters[other].Type) {
				cluster = other
				break
			}
		}
		if cluster == at {
			break
		}
	}
	return cluster
}

// gendered adds to the forms of a cluster's name those of each gender that it may
// have: that of Tom Smith for Mr. Smith, and not for Ms. Smith.
func (j *joiner) gendered(cluster int, forms []string) []string {
	gender := j.gender[cluster]
	for _, form := range forms {
		for _, g := range []news.Gender{news.Female, news.Male} {
			if gender == "" || gender == news.Neuter || gender == g {
				forms = append(forms, form+"/"+string(g))
			}
		}
	}
	return forms
}

// askedGendered are the forms that a cluster's name may be of another, of its
// gender if that is known.
func (j *joiner) askedGendered(cluster int) []string {
	forms := j.asked(cluster)
	if gender := j.gender[cluster]; gender == news.Female || gender == news.Male {
		for i := range forms {
			forms[i] += "/" + string(gender)
		}
	}
	return forms
}

// asked are the forms that a cluster's name may be of another.
func (j *joiner) asked(cluster int) []string {
	c, score := j.reading.Clusters[cluster], j.score(cluster)
	words := strings.Fields(strings.TrimPrefix(news.FoldName(c.Name), "the "))
	switch {
	case (c.Type == news.Geopolitical || c.Type == news.Place) && len(words) > 1 && len(j.candidates[cluster]) == 0 && !j.where[cluster]:
		return []string{"start:" + strings.Join(words, " ")} // of a firm that is called after a place, and does what firms do
	case len(words) == 0, score >= surelyFrom, c.Type == news.Geopolitical, c.Type == news.Place, c.Type == news.Group:
		return nil
	case len(words) == 1 && body(words[0]) && j.part[cluster]:
		return nil
	case c.Type == news.Person || score >= linkedFrom:
		return askedPerson(words)
	}
	name := strings.Join(words, " ")
	forms := []string{"start:" + name, "end:" + name}
	if len(words) == 1 && strings.ToUpper(c.Name) == c.Name {
		forms = append(forms, "initials:"+name)
	}
	return append(forms, askedPerson(words)...)
}

// askedPerson are the forms that the words of a name may be of a person's.
func askedPerson(words []string) []string {
	first, last := words[0], words[len(words)-1]
	if len(words) == 1 {
		return []string{"given:" + first, "last:" + first, "perhaps:" + first}
	}
	forms := []string{"ends:" + first + " " + last}
	if utf8.RuneCountInString(first) == 1 {
		forms = append(forms, "initial:"+first+" "+last)
	}
	return forms
}

// forms are the shorter forms of a cluster's name and, if it is known, of that
// which the catalogue has for it.
func (j *joiner) forms(cluster int) []string {
	c := j.reading.Clusters[cluster]
	words := strings.Fields(news.FoldName(c.Name))
	switch c.Type {
	case news.Person:
		return personForms(words)
	case news.Organization:
		item := j.item(cluster)
		forms := append(bodyForms(c.Name), bodyForms(item.Name)...)
		// Names of people from abroad are often taken for those of organizations.
		if len(words) == 2 && len(j.candidates[cluster]) == 0 && !body(words[1]) {
			forms = append(forms, "perhaps:"+words[1])
		}
		return forms
	}
	return nil
}

// personForms are the shorter forms of a person's name of two words or more.
func personForms(words []string) []string {
	if len(words) > 1 && suffixes[words[len(words)-1]] {
		return append(personForms(words[:len(words)-1]), "given:"+words[0])
	}
	if len(words) < 2 {
		return nil
	}
	first, last := words[0], words[len(words)-1]
	forms := []string{"given:" + first, "last:" + last}
	if len(words) > 2 {
		forms = append(forms, "ends:"+first+" "+last)
	}
	if r, size := utf8.DecodeRuneInString(first); size < len(first) {
		forms = append(forms, "initial:"+string(r)+" "+last)
	}
	return forms
}

// bodyForms are the shorter forms of an organization's name: its first words,
// its last if they tell what it is, and its initials.
func bodyForms(name string) []string {
	words := strings.Fields(news.FoldName(name))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) > longestName {
		return nil
	}
	var forms []string
	initials := ""
	for i, word := range words {
		if !joining[word] {
			r, _ := utf8.DecodeRuneInString(word)
			initials += string(r)
		}
		if i > 0 && !joining[words[i-1]] {
			forms = append(forms, "start:"+strings.Join(words[:i], " "))
		}
		if i > 0 && body(words[len(words)-1]) && !joining[word] {
			forms = append(forms, "end:"+strings.Join(words[i:], " "))
		}
	}
	if utf8.RuneCountInString(initials) > 2 {
		forms = append(forms, "initials:"+initials)
	}
	if first, _, _ := strings.Cut(name, " "); strings.EqualFold(first, "the") {
		forms = append(forms, "start:"+strings.Join(words, " "))
	}
	return forms
}

// joining are words that join others in names.
var joining = set("of for the and on in to de du la")
