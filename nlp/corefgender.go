package nlp

import (
	"strings"

	"newsgraph/news"
)

// titledGender is the gender that a title right before a name or at its beginning
// tells: "Ms. Smith"; "" if there is none.
func (t *tokens) titledGender(span news.Span) news.Gender {
	first, end := t.within(span)
	if first == end {
		return ""
	}
	if word := strings.TrimSuffix(t.list[first].lower, "."); courtesy[word] {
		gender, _ := nounGender(word)
		return gender
	}
	if first == 0 || !t.list[first].glued {
		return ""
	}
	word := strings.TrimSuffix(t.list[first-1].lower, ".")
	if !courtesy[word] {
		return ""
	}
	gender, _ := nounGender(word)
	return gender
}

// genderOf is the gender of who is known, or of a full name; "" if neither tells.
func genderOf(item news.Item, name string) news.Gender {
	if gender := itemGender(item); gender != "" {
		return gender
	}
	if words := strings.Fields(strings.ToLower(name)); len(words) > 1 {
		return givenGender(words[0])
	}
	return ""
}

// itemGender is what the catalogue says of the gender of somebody, be it only by
// the noun of the description: "American actress".
func itemGender(item news.Item) news.Gender {
	if item.Gender != "" || item.Type != news.Person {
		return item.Gender
	}
	said, _, _ := strings.Cut(item.Description, ",")
	words := strings.Fields(strings.ToLower(said))
	for i, word := range words {
		if i > 0 && joining[word] {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 {
		return ""
	}
	gender, _ := nounGender(words[len(words)-1])
	return gender
}

// apartByTitle takes mentions with a title of another gender out of their
// clusters: "Ms. Smith" is not Will Smith.
func (j *joiner) apartByTitle(t *tokens) {
	r := j.reading
	apart := make(map[string]int) // new clusters, by name and gender
	for i := range r.Mentions {
		m := &r.Mentions[i]
		c, gender := r.Clusters[m.Cluster], t.titledGender(m.Span)
		if c.Type != news.Person || gender == "" {
			continue
		}
		if known := genderOf(j.item(m.Cluster), c.Name); known == "" || known == gender {
			continue
		}
		name := m.Span.Of(t.text)
		key := news.FoldName(name) + "/" + string(gender)
		cluster, ok := apart[key]
		if !ok {
			cluster = len(r.Clusters)
			apart[key] = cluster
			r.Clusters = append(r.Clusters, news.Cluster{Name: name, Type: news.Person})
			j.candidates, j.part, j.where = append(j.candidates, nil), append(j.part, true), append(j.where, false)
		}
		m.Cluster, m.Candidates = cluster, nil
	}
}

// genders gives what is known of the gender of each cluster: by the title of a
// mention, the catalogue or the name.
func (j *joiner) genders(t *tokens) []news.Gender {
	genders := make([]news.Gender, len(j.reading.Clusters))
	for _, m := range j.reading.Mentions {
		if gender := t.titledGender(m.Span); gender != "" {
			genders[m.Cluster] = gender
		}
	}
	for i, c := range j.reading.Clusters {
		if genders[i] == "" && c.Type == news.Person {
			genders[i] = genderOf(j.item(i), c.Name)
		}
	}
	return genders
}
