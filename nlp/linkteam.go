package nlp

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"newsgraph/news"
)

// Reports on sport name a team by its place, and its place by the same word.
// What tells them apart is what the article is about, what the name does, and
// whether the others may be teams of one sport.

// matches are words of reports on sport, and what is meant by their vectors.
var matches = set(`match game season team league championship cup tournament coach player striker goal score beat win defeat halftime overtime
inning referee standings playoff final champion qualifier`)

// nearMatches is how near a word must be to these for one of their kind.
const nearMatches = 0.5

// aboutSport says how much of an article is on sport, from 0 to 1: a quarter of
// its words is all that such articles have. Short ones tell less.
func (l *linker) aboutSport() float64 {
	kind := l.topics.of(slices.Sorted(maps.Keys(matches)))
	seen := make(map[string]bool)
	all, on := 5.0, 0.0
	for i, t := range l.list {
		if seen[t.lower] || t.label == "PERSON" || t.label == "GPE" || len(content(l.list[i:i+1])) == 0 {
			continue
		}
		seen[t.lower] = true
		all++
		if matches[strings.ToLower(t.lemma)] || sports[t.lower] || dot(l.topics.of([]string{t.lower}), kind) > nearMatches {
			on++
		}
	}
	return min(1, 4*on/all)
}

// sports are what teams play. Soccer is one with football.
var sports = set("football soccer basketball baseball hockey cricket rugby handball volleyball tennis golf cycling athletics boxing skiing swimming racing")

// leagues tell the sport of those whose description only names the league.
var leagues = map[string]string{"nba": "basketball", "wnba": "basketball", "mlb": "baseball", "nhl": "hockey", "nfl": "gridiron"}

// side is what an item has to do with sport.
type side struct {
	sport string // it plays; "" where that is not known
	team  bool
}

// sideOf reads it from the words of the kinds and the description, and the name.
func sideOf(item news.Item, about []string) side {
	var s side
	about = slices.Concat(about, strings.Fields(strings.ToLower(item.Name)))
	for _, w := range about {
		switch {
		case w == "team" || w == "club" || w == "franchise" || w == "franchises" || w == "clubs":
			s.team = item.Type == news.Organization
		case leagues[w] != "":
			s.sport = leagues[w]
		case sports[w] && s.sport == "":
			s.sport = strings.Replace(w, "soccer", "football", 1)
		}
	}
	if s.sport == "football" && slices.Contains(about, "american") && !slices.Contains(about, "association") && !slices.Contains(about, "soccer") {
		s.sport = "gridiron"
	}
	s.team = s.team && s.sport != ""
	return s
}

// teamFeatures say how much speaks for a team, or for somebody else of sport.
func (l *linker) teamFeatures(x []float64, c *choice, i int) {
	s := c.sides[i]
	switch c.referent[i].item.Type {
	case news.Geopolitical:
		x[placeScored], x[placePlays] = c.scored*l.sport, c.plays*l.sport
	case news.Person:
		x[elsewhereInSport] = yes(s.sport == "") * l.sport
	}
	if s.sport == "" {
		return
	}
	if !s.team {
		x[sportsInSport] = l.sport
		return
	}
	x[isTeam] = 1
	x[teamInSport] = l.sport
	x[teamLocated] = c.located
	x[teamScored] = c.scored
	x[teamPlays] = c.plays
	x[teamInBrackets] = c.bracketed
	x[teamSport] = yes(l.words[s.sport] || s.sport == "football" && l.words["soccer"])
	x[otherSport] = yes(x[teamSport] == 0 && l.namesSport())
}

// namesSport reports whether the article says which sport it is about.
func (l *linker) namesSport() bool {
	for w := range sports {
		if l.words[w] {
			return true
		}
	}
	return false
}

// league counts which sports the teams of an article may play.
type league struct {
	teams  int                // names that may be a team's
	chance map[string]float64 // by sport, the sum over them of how likely they play it
}

// newLeague counts the choices.
func newLeague(choices []*choice) league {
	lg := league{chance: make(map[string]float64)}
	for _, c := range choices {
		if chance := c.mayPlay(); chance != nil {
			lg.teams++
			for sport, p := range chance {
				lg.chance[sport] += p
			}
		}
	}
	return lg
}

// mayPlay gives how likely a choice is a team of each sport, compared with the
// likeliest team of the name; nil if it is none.
func (c *choice) mayPlay() map[string]float64 {
	var chance map[string]float64
	best := 0.0
	for i, r := range c.referent {
		if s := c.sides[i]; s.team && r.score > 0 {
			if chance == nil {
				chance = make(map[string]float64)
			}
			best, chance[s.sport] = max(best, r.score), max(chance[s.sport], r.score)
		}
	}
	for sport := range chance {
		chance[sport] /= best
	}
	return chance
}

// same is how likely the other names are those of teams that play the sport of
// a candidate, from which it is taken how likely they are not.
func (lg league) same(c *choice, i int) float64 {
	s := c.sides[i]
	if !s.team {
		return 0
	}
	teams, chance := float64(lg.teams), lg.chance[s.sport]
	if own := c.mayPlay(); own != nil {
		teams, chance = teams-1, chance-own[s.sport]
	}
	sum := 2*chance - teams
	return math.Copysign(math.Log1p(math.Abs(sum)), sum)
}

// plays are verbs of what teams do to each other.
var plays = set(`beat defeat win lose play draw score host face meet thrash crush edge rout trail lead visit tie rally qualify bat bowl sign trade
concede upset stun hold sweep down finish top travel overcome crush loan oust eliminate`)

// playing reports whether a name is the subject or object of such a verb, or
// stands behind "against" or "over".
func (f *finder) playing(n name) bool {
	last := f.list[n.end-1]
	head := f.list[last.head]
	switch last.dep {
	case "nsubj", "nsubjpass", "dobj":
		return plays[head.lemma]
	case "pobj":
		switch head.lower {
		case "against", "over", "v", "vs", "versus":
			return true
		case "for", "to", "with", "by", "at":
			return plays[f.list[head.head].lemma]
		}
	}
	return false
}

// beside reports whether a number stands beside a name, as in tables of scores.
func (f *finder) beside(n name) bool {
	number := func(i int) bool {
		if i < 0 || i >= len(f.list) || f.list[i].sentence != f.list[n.first].sentence && f.list[i].block != f.list[n.first].block {
			return false
		}
		return isNumber(f.list[i].text)
	}
	return number(n.end) || number(n.first-1)
}

func isNumber(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if !strings.ContainsRune("-.,/:", r) {
			return false
		}
	}
	return digits > 0
}

// bracketed reports whether a name stands alone in parentheses.
func (f *finder) bracketed(n name) bool {
	return n.first > 0 && n.end < len(f.list) && f.list[n.first-1].text == "(" && f.list[n.end].text == ")"
}
