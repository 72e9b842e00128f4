package nlp

import (
	"math"
	"slices"
	"strings"

	"newsgraph/news"
)

// How far back the one whom a pronoun means is looked for.
const (
	sentencesBack   = 3
	occurrencesBack = 120
)

// How much the place tells whom a pronoun means: what is said fades with each
// sentence by a factor; a subject is likely meant by another, and more so by a
// pronoun that its verb governs.
const (
	fading    = 2.5
	parallel  = 35.0
	governing = 100.0
)

// How many times as much must speak for the best as for the next best. A thing
// or an organization has more rivals than the nouns of the text show, and "they"
// most often means people who have no name.
const (
	clearPerson = 1.25
	clearThing  = 1.5
	clearPlural = 3.0
)

// clear is how clear it must be whom a pronoun means.
func (p pronoun) clear() float64 {
	switch {
	case p.plural:
		return clearPlural
	case p.gender == "":
		return clearThing
	}
	return clearPerson
}

// firstPerson finds who says "I" in a quote: its speaker.
func (f *resolver) firstPerson(i int) (int, bool) {
	if f.quote[i] < 0 || f.list[i].lower == "i" && f.list[i].text != "I" {
		return 0, false
	}
	q := f.reading.Quotes[f.quote[i]]
	if q.Speaker < 0 || f.characters[q.Speaker].kind != news.Person {
		return 0, false
	}
	f.add(f.list[i].span, i, q.Speaker, news.ByPronoun, q.Confidence)
	return q.Speaker, true
}

// pronoun finds whom a pronoun of the third person means: a cluster, what has
// none, or one of several, which is unclear.
func (f *resolver) pronoun(i int, p pronoun) (int, bool) {
	if p == (pronoun{}) && f.pleonastic(i) {
		return 0, false
	}
	if p.reflexive {
		return f.reflexive(i, p)
	}
	if who, ok := f.coupled(i); ok && p.gender != "" && f.fitsPronoun(who, p) {
		f.add(f.list[i].span, i, who, news.ByPronoun, 0.85)
		return who, true
	}
	who, share := best(f.rank(i, p))
	if share < p.clear() {
		return unclear, true
	}
	if who < 0 {
		return who, true
	}
	c := &f.characters[who]
	if p.gender != "" && c.gender == "" && share >= clearThing {
		c.gender = p.gender
	}
	f.add(f.list[i].span, i, who, news.ByPronoun, confidence(p, share))
	return who, true
}

// coupled is the cluster of the name that a possessive pronoun's noun is
// coordinated with: "Joe Biden and his son".
func (f *resolver) coupled(i int) (int, bool) {
	t := f.list[i]
	if t.dep != "poss" || i < 2 || f.list[i-1].lower != "and" {
		return 0, false
	}
	noun := f.list[t.head]
	if noun.dep != "conj" || noun.head != i-2 {
		return 0, false
	}
	return f.meant(noun.head)
}

// confidence is how often such pronouns are right.
func confidence(p pronoun, share float64) float64 {
	switch {
	case p.gender != "" && share >= 2:
		return 0.9
	case p.gender != "":
		return 0.8
	case p.plural:
		return 0.7
	case share >= 2:
		return 0.9
	}
	return 0.75
}

// reflexive finds whom a reflexive pronoun means: the subject of its verb.
func (f *resolver) reflexive(i int, p pronoun) (int, bool) {
	for _, at := range f.ancestors(i) {
		if !f.list[at].verb() {
			continue
		}
		subject := f.antecedent(f.subjectOf(at))
		cluster, ok := f.meant(subject)
		if !ok || !f.fitsPronoun(cluster, p) {
			return 0, false
		}
		f.add(f.list[i].span, i, cluster, news.ByPronoun, 0.9)
		return cluster, true
	}
	return 0, false
}

// meant is the cluster that the token is a head for.
func (f *resolver) meant(token int) (int, bool) {
	if cluster, ok := f.named[token]; ok {
		return cluster, true
	}
	cluster, ok := f.resolved[token]
	return cluster, ok
}

// rank gives how much speaks for each that a pronoun may mean.
func (f *resolver) rank(i int, p pronoun) map[int]float64 {
	greatest := make(map[int]*[sentencesBack + 1]float64) // weights, by sentence
	barred := f.barred(i)
	subject := f.governor(i)
	spokenFor := f.spokenFor(subject)
	s := f.list[i].sentence
	if next := f.subjectAhead(i); next >= 0 {
		if cluster, ok := f.meant(next); ok && f.fitsPronoun(cluster, p) {
			greatest[cluster] = &[sentencesBack + 1]float64{f.weight(next)}
		}
	}
	for n, o := range slices.Backward(f.before(i)) {
		back := s - f.list[o.token].sentence
		if back > sentencesBack || len(f.context)-n > occurrencesBack {
			break
		}
		if slices.Contains(barred, o.cluster) || !f.agrees(o, p) || !f.sameVoice(i, o) {
			continue
		}
		weight := f.worth(o, p)
		if o.token == spokenFor {
			weight = 2 * ofSubject
		}
		if strings.HasPrefix(f.list[i].dep, "nsubj") && strings.HasPrefix(f.list[f.firstOf(o.token)].dep, "nsubj") {
			weight += parallel
		}
		if o.token == subject && !p.plural {
			weight += governing
		}
		if greatest[o.cluster] == nil {
			greatest[o.cluster] = new([sentencesBack + 1]float64)
		}
		greatest[o.cluster][back] = max(greatest[o.cluster][back], weight)
	}
	scores := make(map[int]float64)
	for cluster, weights := range greatest {
		for back, weight := range weights {
			scores[cluster] += weight / math.Pow(fading, float64(back))
		}
	}
	return scores
}

// subjectAhead is the subject to which a possessive pronoun in a phrase before it
// points ahead: "In his first speech, Biden said"; -1 if there is none.
func (f *resolver) subjectAhead(i int) int {
	if f.list[i].tag != "PRP$" {
		return -1
	}
	for _, at := range f.ancestors(i) {
		if !f.list[at].verb() {
			continue
		}
		if subject := f.child(at, "nsubj", "nsubjpass"); subject > i && !slices.Contains(f.ancestors(i), subject) {
			return subject
		} else if subject >= 0 || f.list[at].dep != "advcl" && f.list[at].dep != "pcomp" {
			break
		}
	}
	return -1
}

// before is what has been spoken of before a token.
func (f *resolver) before(i int) []occurrence {
	n, _ := slices.BinarySearchFunc(f.context, i, func(o occurrence, i int) int { return o.token - i })
	return f.context[max(0, n-occurrencesBack):n]
}

// worth is how much an occurrence speaks for what occurs there.
func (f *resolver) worth(o occurrence, p pronoun) float64 {
	switch {
	case o.cluster < 0 && p.gender != "":
		return o.weight * 0.8
	case o.cluster < 0:
		return o.weight
	case p == (pronoun{}) && f.setting(o.token):
		return o.weight * 0.3
	case p.gender != "" && f.characters[o.cluster].gender == "":
		return o.weight * 0.9
	case p.plural && f.characters[o.cluster].gender != news.Neuter:
		return o.weight * 0.6
	}
	return o.weight
}

// setting reports whether a name only says where or when something happens: "in
// Berlin", or before the dash that begins a report.
func (f *resolver) setting(i int) bool {
	t := f.list[i]
	if i+1 < len(f.list) && strings.Contains("—–-", f.list[i+1].text) && i < f.first[t.sentence]+4 {
		return true
	}
	return t.dep == "pobj" && slices.Contains([]string{"in", "at", "from", "near", "across", "throughout"}, f.list[t.head].lower)
}

// best is that for which most speaks, and how many times as much as for what
// comes next.
func best(scores map[int]float64) (cluster int, share float64) {
	best, first, second := unclear, 0.0, 0.0
	for cluster, score := range scores {
		if score > first || score == first && cluster > best {
			best, first, second = cluster, score, first
		} else {
			second = max(second, score)
		}
	}
	return best, first / max(second, 1)
}

// agrees reports whether a pronoun may mean what is spoken of at a place.
func (f *resolver) agrees(o occurrence, p pronoun) bool {
	if o.cluster >= 0 {
		return f.fitsPronoun(o.cluster, p) && !(p.plural && f.coordinated(o.token))
	}
	if p.plural {
		return o.plural
	}
	noun := f.list[o.token]
	gender, person := nounGender(noun.lemma)
	if p.gender == "" {
		return !person && !o.plural && noun.label == ""
	}
	return (person || noun.label == "PERSON") && !o.plural && (gender == "" || gender == p.gender)
}

// coordinated reports whether a noun, or the one that it stands in apposition
// to, is one of several: "TikTok and its owner, ByteDance".
func (f *resolver) coordinated(i int) bool {
	if t := f.list[i]; t.dep == "appos" {
		i = t.head
	}
	return f.child(i, "conj") >= 0 || f.firstOf(i) != i
}

// fitsPronoun reports whether a pronoun may mean a cluster.
func (f *resolver) fitsPronoun(cluster int, p pronoun) bool {
	c := f.characters[cluster]
	switch {
	case p.gender != "":
		return c.kind == news.Person && (c.gender == "" || c.gender == p.gender)
	case p.plural:
		return c.kind == news.Organization || c.kind == news.Group || c.gender == news.Neuter
	}
	return c.kind != news.Person && c.kind != news.Group
}

// nounGender is what a noun says of the gender of who it is used for, and
// whether that is a person.
func nounGender(lemma string) (news.Gender, bool) {
	lemma = strings.ToLower(lemma)
	if p := pronouns[lemma]; p.gender != "" {
		return p.gender, true
	}
	switch {
	case women[lemma]:
		return news.Female, true
	case men[lemma]:
		return news.Male, true
	case strings.HasSuffix(lemma, "woman"):
		return news.Female, true
	case strings.HasSuffix(lemma, "man"):
		return news.Male, true
	}
	return "", people[lemma]
}
