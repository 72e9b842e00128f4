package nlp

import (
	"maps"
	"math"
	"slices"
	"unicode"

	"newsgraph/news"
)

// The features of an entity that a group may be. None knows a word or a name:
// each would be as good for another text and another catalogue.
const (
	isAny            = iota // 1 for every candidate: how much speaks against nobody
	logPrior                // of the name that was looked up
	restPrior               // that the name means somebody outside the catalogue
	popular                 // how much is said of the entity
	byAlias                 // the name is an alias
	byDemonym               // a demonym
	byMetonym               // a metonym
	bySurname               // a surname
	byShortForm             // a short form
	byBentName              // found only by another name than stands in the text
	sameName                // the fullest name is the entity's own
	sameSpelling            // so is the fullest name's spelling, with a capital inside a word: TikTok
	longName                // words of the fullest name beyond the first, up to 3
	rightType               // share of the names to which the model gives the entity's type
	nearType                // share to which it gives a type that is often taken for it
	wrongType               // share to which it gives another
	noType                  // share to which it gives none
	crowd                   // how many others have the name
	nearFirst               // the prior beside the best one: 1 for the best
	behindFirst             // how far the prior is behind the best one
	gapToSecond             // how far the best one's prior is before the second's
	alikeNear               // topic of the description and of the sentences with the names
	alikeFar                // topic of the description and of the article
	wordsNear               // words of the description in these sentences
	wordsFar                // words of the description in the article
	otherForms              // share of the group's other names that are the entity's too
	seenByModel             // share of the names that the model takes for names, just as they stand
	often                   // how many names the group has
	inCapitals              // the fullest name is one word in capitals
	hasTitle                // a person with a title such as "Mr"
	titleNoOne              // something else with such a title
	hasRole                 // the words of a role before the name are in the description or the offices
	hasOffice               // the entity has an office of this role at the time
	otherRole               // a person before whose name stands a role that is none of these
	hasRegion               // what stands behind the comma is where the entity lies
	otherRegion             // a place elsewhere
	actsMetonym             // the name acts, and the entity acts from there
	liesMetonym             // the name does nothing, or is where something happens, and the entity acts from there
	isPerson                // a person
	isOrganized             // an organization
	isMade                  // a work or product
	isEvent                 // an event
	isNothing               // of no such type
	singlePerson            // a person by one word alone
	isTeam                  // a sports team
	teamInSport             // a team, by how much the article is about sport
	placeScored             // a place in sport with a number beside it: more likely its team
	placePlays              // a place that does what teams do
	teamLocated             // a team, and the name is where something happens
	teamScored              // a team, and a number stands beside the name
	teamPlays               // a team, and the name does what teams do
	teamInBrackets          // a team, and the name stands in parentheses: where an athlete is from
	teamSport               // a team of a sport that the article names
	otherSport              // a team, but the article names other sports only
	sportsInSport           // somebody else of sport, by how much the article is about it
	elsewhereInSport        // somebody not of sport, by how much the article is
	obscureWord             // how little is said of somebody who is named by one word
	obscureName             // or by several
	sameTrade               // a person described by the noun that stands behind the name: Adam Smith, an economist
	otherTrade              // a person who is not
	longDead                // a person who died long before, and acts as if alive
	isCalled                // something else than a person, described by the words beside the names
	linked                  // others in the article to whom the entity is linked
	home                    // others in the article that lie in the place, or have an office of it
	belonging               // others in which the entity lies, or of which it has an office
	described               // others in the article whom the description names
	inSameSport             // others who may be teams of the same sport
	together                // topic of the description and of those of the others
	features                // how many there are
)

// choice is a group's candidates with what the article tells of them.
type choice struct {
	*group
	near   topic      // of the sentences with the names
	places []*place   // these sentences
	topics []topic    // of each candidate's description
	about  [][]string // the words of each one
	sides  []side
}

// says reports whether a word in lower case stands in a sentence with a name.
func (c *choice) says(word string) bool {
	return slices.ContainsFunc(c.places, func(p *place) bool { return p.words[word] })
}

// local are the features of a candidate that depend on no other group.
func (l *linker) local(c *choice, i int) []float64 {
	x := make([]float64, features)
	r := c.referent[i]
	x[isAny] = 1
	nameFeatures(x, c.group, i)
	typeFeatures(x, c.group, r)
	l.contextFeatures(x, c, i)
	for _, form := range c.forms[1:] {
		if slices.ContainsFunc(l.catalogue.Named(form), func(o news.Referent) bool { return o.Entity == r.item.ID }) {
			x[otherForms] += 1 / float64(len(c.forms)-1)
		}
	}
	l.roleFeatures(x, c.group, r)
	l.regionFeatures(x, c.group, r)
	l.teamFeatures(x, c, i)
	calledFeatures(x, c, i)
	l.lifeFeatures(x, c, i)
	return x
}

func nameFeatures(x []float64, g *group, i int) {
	r, full := g.referent[i], g.forms[0]
	priors, rest := []float64{0, 0}, 1.0
	for _, o := range g.referent {
		rest -= o.prior
		priors = append(priors, o.prior)
	}
	slices.Sort(priors)
	best, second := priors[len(priors)-1], priors[len(priors)-2]
	x[logPrior], x[restPrior] = logOf(r.prior), logOf(rest)
	x[popular] = r.item.Popularity
	switch r.form {
	case news.Alias:
		x[byAlias] = 1
	case news.Demonym:
		x[byDemonym] = 1
	case news.Metonym:
		x[byMetonym], x[actsMetonym], x[liesMetonym] = 1, g.acts, (1+g.located-g.acts)/2
	case news.Surname:
		x[bySurname] = 1
	case news.ShortForm:
		x[byShortForm] = 1
	}
	x[byBentName] = yes(r.bent)
	x[sameName] = yes(news.FoldName(full) == news.FoldName(r.item.Name))
	x[sameSpelling] = yes(oddCase(full) && (full == r.item.Name || slices.Contains(r.item.Aliases, full)))
	x[longName] = float64(min(words(full), 4) - 1)
	x[crowd] = slow(len(g.referent) - 1)
	x[nearFirst] = r.prior / best
	x[behindFirst] = logOf(best) - logOf(r.prior)
	if r.prior == best {
		x[gapToSecond] = logOf(best) - logOf(second)
	}
	if obscure := max(0, 1-2*r.item.Popularity); words(full) == 1 {
		x[obscureWord] = obscure
	} else {
		x[obscureName] = obscure
	}
	x[seenByModel] = g.seen
	x[often] = slow(len(g.names) - 1)
	x[inCapitals] = yes(words(full) == 1 && !hasLower(full))
}

// oddCase reports whether a word has a capital behind a small letter.
func oddCase(word string) bool {
	small := false
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// logOf is the logarithm of a share, of at least a thousandth.
func logOf(share float64) float64 { return math.Log(max(share, 0.001)) }

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func typeFeatures(x []float64, g *group, r referent) {
	x[noType] = 1
	for _, kind := range slices.Sorted(maps.Keys(g.votes)) { // in one order: sums of floats depend on it
		votes := g.votes[kind]
		x[noType] -= votes
		switch {
		case kind == r.item.Type || kind == news.Group && r.form == news.Demonym:
			x[rightType] += votes
		case alike(kind, r.item.Type):
			x[nearType] += votes
		default:
			x[wrongType] += votes
		}
	}
	person := r.item.Type == news.Person
	switch r.item.Type {
	case news.Person:
		x[isPerson] = 1
	case news.Organization:
		x[isOrganized] = 1
	case news.Work, news.Product:
		x[isMade] = 1
	case news.NamedEvent:
		x[isEvent] = 1
	case news.Other, news.Group:
		x[isNothing] = 1
	}
	x[singlePerson] = yes(person && words(g.forms[0]) == 1)
	x[hasTitle] = yes(g.titled && person)
	x[titleNoOne] = yes(g.titled && !person)
}

// alike reports whether one of two types is often taken for the other.
func alike(a, b news.EntityType) bool {
	pair := func(x, y news.EntityType) bool { return a == x && b == y || a == y && b == x }
	return pair(news.Geopolitical, news.Place) || pair(news.Organization, news.Product) || pair(news.Work, news.Product) ||
		pair(news.Organization, news.Place) || pair(news.Organization, news.Geopolitical) || pair(news.Organization, news.Group) ||
		pair(news.Organization, news.Work) || a == news.Other || b == news.Other
}

func (l *linker) contextFeatures(x []float64, c *choice, i int) {
	x[alikeNear] = float64(dot(c.topics[i], c.near))
	x[alikeFar] = float64(dot(c.topics[i], l.far))
	near, far := 0, 0
	for _, w := range c.about[i] {
		near += int(yes(c.says(w)))
		far += int(yes(l.words[w]))
	}
	x[wordsNear], x[wordsFar] = slow(near), slow(far)
}
